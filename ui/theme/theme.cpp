#include "ui/theme/theme.h"

#include <cmath>

namespace pmo::ui {
namespace {

float linear(int channel) {
    float const c = static_cast<float>(channel) / 255.0f;
    return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

float luminance(ImU32 color) {
    int const r = static_cast<int>((color >> IM_COL32_R_SHIFT) & 255);
    int const g = static_cast<int>((color >> IM_COL32_G_SHIFT) & 255);
    int const b = static_cast<int>((color >> IM_COL32_B_SHIFT) & 255);
    return 0.2126f * linear(r) + 0.7152f * linear(g) + 0.0722f * linear(b);
}

}  // namespace

Theme strong_contrast(Theme theme) {
    theme.field_line = theme.text3;
    theme.line_strong = theme.text3;
    theme.line = theme.grey;
    theme.grid = theme.line_strong;
    return theme;
}

float row_height(Density density) {
    switch (density) {
        case Density::compact: return metric::row_compact;
        case Density::relaxed: return metric::row_relaxed;
        case Density::standard: break;
    }
    return metric::row_default;
}

float contrast(ImU32 a, ImU32 b) {
    float const la = luminance(a), lb = luminance(b);
    return (std::fmax(la, lb) + 0.05f) / (std::fmin(la, lb) + 0.05f);
}

void apply(Theme const& theme, ImGuiStyle& style) {
    style.FontSizeBase = 13;
    style.WindowPadding = {0, 0};
    style.FramePadding = {8, 7.5f};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {8, 0};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.WindowRounding = 0;
    style.ChildRounding = 8;
    style.PopupRounding = 8;
    style.FrameRounding = 5;
    style.GrabRounding = 3;
    style.TabRounding = 0;
    style.TabBarBorderSize = 1;
    style.TabBarOverlineSize = 0;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.DisabledAlpha = 1;  // fading would break the contrast figures; widgets take the disabled colours instead
    style.HoverDelayNormal = 0.4f;
    style.CircleTessellationMaxError = 0.2f;
    style.AntiAliasedLines = true;
    style.AntiAliasedFill = true;
#if IMGUI_VERSION_NUM >= 19290
    style.InputTextCursorSize = 1;
    style.DragDropTargetRounding = 4;
    style.DragDropTargetBorderSize = 2;
    style.DragDropTargetPadding = 0;
#endif

    auto set = [&style](ImGuiCol slot, ImU32 color) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color); };
    for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, 0);
    set(ImGuiCol_Text, theme.text1);
    set(ImGuiCol_TextDisabled, theme.text3);
    set(ImGuiCol_WindowBg, theme.canvas);
    set(ImGuiCol_ChildBg, theme.surface);
    set(ImGuiCol_PopupBg, theme.raised);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_FrameBg, theme.field);
    set(ImGuiCol_FrameBgHovered, theme.field);
    set(ImGuiCol_FrameBgActive, theme.field);
    set(ImGuiCol_ScrollbarGrab, theme.line_strong);
    set(ImGuiCol_ScrollbarGrabHovered, theme.grey);
    set(ImGuiCol_ScrollbarGrabActive, theme.text3);
    set(ImGuiCol_CheckMark, theme.on_accent);
    set(ImGuiCol_SliderGrab, theme.accent);
    set(ImGuiCol_SliderGrabActive, theme.accent_hover);
    set(ImGuiCol_Button, theme.surface);
    set(ImGuiCol_ButtonHovered, theme.hover);
    set(ImGuiCol_ButtonActive, theme.pressed);
    set(ImGuiCol_Header, theme.selected);
    set(ImGuiCol_HeaderHovered, theme.hover);
    set(ImGuiCol_HeaderActive, theme.selected_hover);
    set(ImGuiCol_Separator, theme.line);
    set(ImGuiCol_SeparatorHovered, theme.accent_line);
    set(ImGuiCol_SeparatorActive, theme.accent);
    set(ImGuiCol_InputTextCursor, theme.text1);
    set(ImGuiCol_PlotLines, theme.c1);
    set(ImGuiCol_PlotHistogram, theme.b1);
    set(ImGuiCol_TableHeaderBg, theme.sunken);
    set(ImGuiCol_TableBorderStrong, theme.line);
    set(ImGuiCol_TableBorderLight, theme.grid);
    set(ImGuiCol_TextLink, theme.accent_text);
    set(ImGuiCol_TextSelectedBg, theme.accent_line);
    set(ImGuiCol_TreeLines, theme.line_strong);
    set(ImGuiCol_DragDropTarget, theme.accent);
    set(ImGuiCol_NavCursor, theme.accent);
    set(ImGuiCol_ModalWindowDimBg, theme.scrim);
}

}  // namespace pmo::ui
