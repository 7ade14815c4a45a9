// Modal questions and toasts.

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {
namespace {

constexpr float kBar = 52, kPadding = 20;
constexpr float kToastWidth = 320, kToastHeight = 56, kToastGap = 8, kToastBottom = 12;
constexpr double kToastSeconds = 5;

}  // namespace

ModalScope::ModalScope(Ui& ui, ModalSpec const& spec) : m_ui(ui) {
    Theme const& t = ui.theme();
    ImGuiID const id = detail::child_id(detail::make_id(spec.id), "modal");
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const width = std::min(spec.width, display.x - 32);
    auto const lines = wrap_text(ui.fonts(), Type::body, spec.text, width - 2 * kPadding);
    auto const warning = wrap_text(ui.fonts(), Type::small, spec.warning, width - 2 * kPadding - 44);
    float const text_height = spec.text.empty() ? 0 : 20 * static_cast<float>(lines.size());
    float const warning_height = spec.warning.empty() ? 0 : 18 * static_cast<float>(warning.size()) + 16;
    float const between = (text_height > 0 && warning_height > 0 ? 12.0f : 0.0f) + (spec.body_height > 0 ? 12.0f : 0.0f);
    float const height = std::min(display.y - 32, kBar + text_height + warning_height + between + spec.body_height + 16 + kBar);
    Box const box{std::round((display.x - width) / 2), std::round(std::max(16.0f, (display.y - height) * 0.4f)), width, height};

    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.w, box.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, metric::radius_modal);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, 0);
    // It is open as long as the caller draws it. "###" and the id make a name that no language changes.
    char name[24];
    ImFormatString(name, IM_ARRAYSIZE(name), "###%08X", id);
    ImGuiID const popup = ImGui::GetCurrentWindow()->GetID(name);
    if (!ImGui::IsPopupOpen(popup, ImGuiPopupFlags_None)) ImGui::OpenPopupEx(popup, ImGuiPopupFlags_None);
    m_shown = ImGui::BeginPopupModal(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    if (!m_shown) return;

    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    ui.pen().fill(box.moved(0, 8), t.offset, metric::radius_modal);
    list->PopClipRect();
    Pen const pen = ui.pen();
    pen.panel(box, t.raised, t.line_strong, metric::radius_modal);
    ui.tree().push_above();
    if (sem::Node* node = detail::emit_static(ui, id, box, spec.danger ? sem::Role::alertdialog : sem::Role::dialog, spec.title)) {
        node->state |= sem::modal;
        node->description = spec.text;
    }
    ui.tree().push(id);

    // The answer that loses nothing has the keyboard at first; the library's own choice would be the cross.
    ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
    int const fresh = ImGui::IsWindowAppearing() ? 3 : storage.GetInt(id, 0);
    if (fresh > 0) {
        ui.focus_request = detail::make_id(spec.danger ? "cancel" : "confirm");
        ui.wake(0);
    }
    storage.SetInt(id, std::max(0, fresh - 1));
    Box rest = box;
    Box const head = rest.cut_top(kBar);
    Box const foot = rest.cut_bottom(kBar);
    rest = rest.inset(kPadding, 0);
    heading(ui, 2, spec.title, Type::record, {head.x + kPadding, head.y + 4, head.w - 2 * kPadding - 32, head.h - 4});
    if (button(ui, {.id = "close", .icon = Icon::x, .kind = ButtonKind::ghost, .name = tr("widget.close"), .at = {head.right() - 40, head.y + 12, 28, 28}}))
        m_answer = ModalAnswer::cancel;
    if (text_height > 0) {
        text(ui, {.text = spec.text, .color = t.text1, .wrap = true, .at = rest.cut_top(text_height)});
        rest.cut_top(warning_height > 0 ? 12 : 0);
    }
    if (warning_height > 0) {
        Box const note = rest.cut_top(warning_height);
        pen.panel(note, t.amber_soft, t.amber_line, metric::radius_button);
        pen.icon(note.x + 10, note.y + 17, Icon::triangle_alert, t.amber_text, metric::icon_field);
        pen.lines(note.x + 32, note.y + 8, t.amber_text, Type::small, warning);
        detail::emit_static(ui, detail::child_id(id, "warning"), note, sem::Role::text, spec.warning);
    }
    rest.cut_top(spec.body_height > 0 ? 12 : 0);
    m_body = rest;

    // Foot: keys at the left, buttons at the right, the confirming one last.
    list->AddRectFilled({foot.x + 1, foot.y}, {foot.right() - 1, foot.bottom() - 1}, t.sunken, metric::radius_modal, ImDrawFlags_RoundCornersBottom);
    pen.line_h(foot.x + 1, foot.right() - 1, foot.y, t.line);
    Box buttons = foot.inset(16, 12);
    std::string_view const cancel = spec.cancel.empty() ? tr("widget.cancel") : spec.cancel;
    std::string_view const confirm = spec.confirm.empty() ? tr("widget.confirm") : spec.confirm;
    auto act = [&](std::string_view key, std::string_view label, ButtonKind kind, bool disabled, ModalAnswer what) {
        Button b{.id = key, .label = label, .kind = kind, .disabled = disabled};
        b.at = buttons.cut_right(button_width(ui, b), 8);
        b.at.h = metric::control;
        if (button(ui, b)) m_answer = what;
    };
    float key_x = buttons.x;
    key_x += paint_key(pen, key_x + key_width(ui.fonts(), "Ctrl Enter"), buttons.cy(), "Ctrl Enter") + 6;
    pen.text(key_x, buttons.cy(), t.text3, Type::small, confirm);
    act("confirm", confirm, spec.danger ? ButtonKind::danger_confirm : ButtonKind::primary, spec.confirm_disabled, ModalAnswer::confirm);
    act("cancel", cancel, ButtonKind::secondary, false, ModalAnswer::cancel);
    if (!spec.other.empty()) act("other", spec.other, ButtonKind::secondary, false, ModalAnswer::other);
    if (ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows)) {
        if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter) && !spec.confirm_disabled) m_answer = ModalAnswer::confirm;
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !ui.typing()) m_answer = ModalAnswer::cancel;
    }
    place(m_body.x, m_body.y);
}

ModalScope::~ModalScope() {
    if (!m_shown) return;
    if (m_answer != ModalAnswer::open) ImGui::CloseCurrentPopup();
    m_ui.tree().pop();
    m_ui.tree().pop_above();
    ImGui::EndPopup();
}

void draw_toasts(Ui& ui, Box const& area) {
    if (ui.toasts.empty()) return;
    Theme const& t = ui.theme();
    double const now = ImGui::GetTime();
    std::uint32_t closed = 0;
    std::function<void()> run;
    float y = area.bottom() - kToastBottom;
    for (std::size_t n = ui.toasts.size(); n-- > 0;) {
        ToastMessage& message = ui.toasts[n];
        if (message.born < 0) message.born = now;
        Box const box{area.right() - kToastWidth - 12, y - kToastHeight, kToastWidth, kToastHeight};
        y -= kToastHeight + kToastGap;
        char name[24];
        ImFormatString(name, IM_ARRAYSIZE(name), "toast###t%u", message.number);
        ImGui::SetNextWindowPos({std::round(box.x), std::round(box.y)});
        ImGui::SetNextWindowSize({box.w, box.h});
        ImGui::PushStyleColor(ImGuiCol_WindowBg, 0);
        ImGui::Begin(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNavInputs);
        ImGui::PopStyleColor();
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
        bool const hovered = ImGui::IsWindowHovered();
        if (hovered) message.born = std::max(message.born, now - kToastSeconds + 1);
        ImDrawList* const list = ImGui::GetWindowDrawList();
        list->PushClipRectFullScreen();
        ui.pen().floating({std::round(box.x), std::round(box.y), box.w, box.h}, metric::radius_card);
        list->PopClipRect();
        Pen const pen = ui.pen();
        ImGuiID const id = detail::make_id("toast");
        if (sem::Node* node = detail::emit_static(ui, id, box, message.tone == Tone::red ? sem::Role::alert : sem::Role::status, message.title))
            node->description = message.text;
        ui.tree().push(id);
        bool const two = !message.text.empty();
        float const first = std::round(two ? box.cy() - 9 : box.cy());
        Icon const icon = message.tone == Tone::red ? Icon::circle_alert : message.tone == Tone::amber ? Icon::triangle_alert
                          : message.tone == Tone::green ? Icon::circle_check : Icon::info;
        pen.icon(box.x + 12, first, icon, tone_text_color(t, message.tone));
        Box words{box.x + 36, box.y, box.w - 36 - 40, box.h};
        if (button(ui, {.id = "close", .icon = Icon::x, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("widget.close"),
                        .at = {box.right() - 34, first - 10, 24, 24}})) closed = message.number;
        if (!message.action.empty()) {
            Button act{.id = "action", .label = message.action, .size = Size::small};
            float const width = button_width(ui, act);
            act.at = {box.right() - 42 - width, first - 10, width, 24};
            words.w -= width + 8;
            if (button(ui, act)) { closed = message.number; run = message.on_action; }
        }
        pen.text({words.x, first - 10, words.w, 20}, t.text1, Type::strong, message.title);
        if (two) pen.text({words.x, first + 9, words.w, 18}, t.text2, Type::small, message.text);
        ui.tree().pop();
        ImGui::End();
        if (!message.stays && now - message.born > kToastSeconds) closed = message.number;
        else if (!message.stays) ui.wake(static_cast<int>((kToastSeconds - (now - message.born)) * 1000) + 50);
    }
    if (closed != 0) std::erase_if(ui.toasts, [closed](ToastMessage const& m) { return m.number == closed; });
    if (run) run();
}

}  // namespace pmo::ui
