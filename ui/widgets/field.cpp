#include "ui/widgets/field.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/edit.h"

namespace pmo::ui {
namespace {

detail::EditSpec base_of(Ui& ui, TextField const& spec, Box const& frame) {
    detail::EditSpec e;
    e.id = detail::make_id(spec.id);
    e.key = spec.id;
    e.frame = frame;
    e.value = e.edit_value = spec.value;
    e.placeholder = spec.placeholder;
    e.name = detail::field_name(ui, spec.name);
    if (e.name.empty()) e.name = spec.placeholder;
    e.problem = detail::field_problem(ui, spec.problem);
    e.warning = detail::field_warning(ui, spec.warning);
    e.unit = spec.unit;
    e.type = spec.size == Size::small ? Type::small : Type::body;
    e.read_only = spec.read_only || ui.read_only;
    e.disabled = spec.disabled;
    e.required = spec.required || ui.form_required;
    e.focus = spec.focus;
    if (spec.leading != Icon::none) e.left = 8 + metric::icon_field + 6;
    if (!spec.unit.empty()) e.right = 16 + text_width(ui.fonts(), Type::small, spec.unit);
    else if (spec.trailing != Icon::none) e.right = 8 + metric::icon_field + 6;
    return e;
}

void paint_icons(Ui& ui, TextField const& spec, Box const& frame) {
    Pen const pen = ui.pen();
    ImU32 const ink = spec.disabled ? ui.theme().disabled : ui.theme().text3;
    if (spec.leading != Icon::none) pen.icon(frame.x + 8, frame.cy(), spec.leading, ink, metric::icon_field);
    if (spec.trailing != Icon::none && spec.unit.empty())
        pen.icon(frame.right() - 8 - metric::icon_field, frame.cy(), spec.trailing, ink, metric::icon_field);
}

}  // namespace

std::optional<std::string> text_field(Ui& ui, TextField const& spec) {
    float const height = spec.size == Size::small ? metric::control_small : metric::control;
    Box const frame = detail::take_place(spec.at, spec.width, 160, height);
    detail::EditSpec e = base_of(ui, spec, frame);
    if (spec.search) e.role = sem::Role::searchbox;
    detail::Edit edit = detail::edit_box(ui, e);
    paint_icons(ui, spec, frame);
    return std::move(edit.committed);
}

std::optional<std::string> search_field(Ui& ui, TextField const& spec) {
    float const height = spec.size == Size::small ? metric::control_small : metric::control;
    Box const frame = detail::take_place(spec.at, spec.width, 200, height);
    TextField with_icon = spec;
    if (with_icon.leading == Icon::none) with_icon.leading = Icon::search;
    detail::EditSpec e = base_of(ui, with_icon, frame);
    e.role = sem::Role::searchbox;
    bool const filled = !spec.value.empty();
    if (filled) e.right = 8 + metric::icon_field + 6;
    detail::Edit edit = detail::edit_box(ui, e);
    paint_icons(ui, with_icon, frame);
    if (filled) {
        Box const cross{frame.right() - 26, frame.y + 2, 24, frame.h - 4};
        detail::Item const it = detail::item(ui, detail::child_id(e.id, "clear"), cross, {.tab_stop = false});
        if (it.visible) {
            ui.pen().icon(cross.cx() - 7, cross.cy(), Icon::x, it.hovered ? ui.theme().text1 : ui.theme().text3, metric::icon_field);
            if (it.ring) ui.pen().ring(cross, 4, -2, ui.theme().accent);
            detail::emit(ui, it, sem::Role::button, tr("widget.clear"));
        }
        if (it.pressed) {
            if (edit.active) detail::replace_draft(ui, e.id, {});
            return std::string();
        }
    }
    // Esc gives back what was there when typing began, as in every field.
    if (edit.cancelled) return std::string();
    if (edit.committed) return std::move(edit.committed);
    if (edit.active && edit.text != spec.value) return std::move(edit.text);
    return std::nullopt;
}

std::optional<std::string> text_area(Ui& ui, TextArea const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    float const line = Fonts::line_of(Type::body);
    float const width = !(spec.at == Box{}) ? spec.at.w : spec.width < 0 ? ImGui::GetContentRegionAvail().x : spec.width > 0 ? spec.width : 240;
    auto const shown = pen.wrap(Type::body, spec.value.empty() ? spec.placeholder : spec.value, width - 18);
    float const rows = static_cast<float>(std::max(spec.lines, static_cast<int>(shown.size())));
    Box const frame = detail::take_place(spec.at, width, width, std::round(rows * line + 12));
    ImGuiID const id = detail::make_id(spec.id);
    bool const read_only = spec.read_only || ui.read_only;

    detail::EditSpec e;
    e.id = id;
    e.key = spec.id;
    e.frame = frame;
    e.value = e.edit_value = spec.value;
    e.name = detail::field_name(ui, spec.name);
    e.problem = detail::field_problem(ui, spec.problem);
    e.role = sem::Role::textarea;
    e.read_only = read_only;
    e.required = spec.required || ui.form_required;
    e.lines = true;

#if IMGUI_VERSION_NUM >= 19230
    bool const boxed = true;
#else
    // Without word wrap in the library's box, the text at rest is ours, broken by our rules; the box comes when somebody types.
    ImGuiContext& g = *GImGui;
    bool const moved = g.NavJustMovedToId == id && g.NavJustMovedToIsTabbing;
    bool const moving = g.NavMoveSubmitted && (g.NavMoveFlags & ImGuiNavMoveFlags_IsTabbing) != 0;      // Ui::begin_frame has said: here
    bool const tabbed = g.NavId == id && (moved || moving);
    bool const boxed = ui.draft.id == id || std::any_of(ui.leaving.begin(), ui.leaving.end(), [id](Draft const& d) { return d.id == id; });
    if (!boxed) {
        if (auto value = ui.tree().take_value(id); value && !read_only && *value != spec.value) return value;
        detail::Item const it = detail::item(ui, id, frame);
        if (it.visible) {
            detail::paint_field(pen, frame, it.hovered, it.ring, !e.problem.empty(), read_only, false);
            pen.list->PushClipRect(frame.min(), frame.max(), true);
            pen.lines(frame.x + 8, frame.y + 6, spec.value.empty() ? t.text3 : t.text1, Type::body, shown);
            pen.list->PopClipRect();
            std::uint32_t const state = (read_only ? sem::readonly : 0u) | (e.required ? sem::required : 0u) | (e.problem.empty() ? 0u : sem::invalid);
            if (sem::Node* node = detail::emit(ui, it, sem::Role::textarea, e.name, state, spec.value)) {
                node->description = e.problem;
                node->font_size = Fonts::size_of(Type::body);
                node->text_x = 8, node->text_y = 6;
            }
            if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        }
        if (!(it.pressed || tabbed || (it.focused && ui.focus_request == id)) || read_only) return std::nullopt;
        // From the next frame on the box with the same id is drawn; it takes the keyboard at once.
        if (ui.draft.id) ui.leaving.push_back(std::move(ui.draft));
        ui.draft = Draft{.id = id, .text = std::string(spec.value), .initial = std::string(spec.value)};
        ImGui::ClearActiveID();
        ui.focus_request = 0;
        ImGui::ActivateItemByID(id);
        g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
        ui.wake(0);
        return std::nullopt;
    }
#endif
    (void)boxed;
    (void)t;
    detail::Edit edit = detail::edit_box(ui, e);
    return std::move(edit.committed);
}

}  // namespace pmo::ui
