#include "ui/widgets/combo.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/edit.h"
#include "ui/widgets/field.h"

namespace pmo::ui {
namespace {

constexpr float kRow = 26;
constexpr std::size_t kFilterFrom = 9;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool contains_folded(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

void paint_option(Pen const& pen, Box box, Option const& option, ImU32 ink) {
    if (option.avatar) {
        paint_avatar(pen, box.x, box.cy(), option.label, 18);
        box.cut_left(24);
    } else if (option.icon != Icon::none) {
        pen.icon(box.x, box.cy(), option.icon, ink, metric::icon_field);
        box.cut_left(20);
    }
    if (!option.caption.empty()) {
        float const width = std::min(box.w * 0.5f, std::ceil(pen.width(Type::small, option.caption)));
        pen.text(box.cut_right(width, 8), pen.theme->text3, Type::small, option.caption, Align::right);
    }
    pen.text(box, ink, Type::body, option.label);
}

float option_width(Fonts const& fonts, Option const& option) {
    float width = text_width(fonts, Type::body, option.label) + (option.avatar ? 24.0f : option.icon != Icon::none ? 20.0f : 0.0f);
    if (!option.caption.empty()) width += 16 + text_width(fonts, Type::small, option.caption);
    return width;
}

}  // namespace

OptionListAnswer option_list(Ui& ui, OptionListSpec const& spec) {
    Theme const& t = ui.theme();
    OptionListAnswer answer;
    ImGuiID const list = detail::make_id(spec.id);
    PopupMemory& memory = ui.popup;
    if (spec.filter) {
        place(ImGui::GetWindowPos().x + 4, ImGui::GetWindowPos().y + 4);
        if (auto typed = search_field(ui, {.id = "filter", .name = tr("widget.filter_options"), .value = memory.filter,
                                           .placeholder = tr("widget.filter_options"), .focus = memory.just_opened, .width = spec.width - 8})) {
            memory.filter = *typed;
            memory.highlighted = -1;
        }
        place(ImGui::GetWindowPos().x, ImGui::GetWindowPos().y + 4 + metric::control + 4);
    }
    std::vector<int> shown;
    for (std::size_t i = 0; i < spec.options.size(); ++i) {
        Option const& option = spec.options[i];
        if (memory.filter.empty() || contains_folded(option.label, memory.filter) || contains_folded(option.caption, memory.filter))
            shown.push_back(static_cast<int>(i));
    }
    int const count = static_cast<int>(shown.size());
    auto const at_of = [&](int option) { auto const it = std::find(shown.begin(), shown.end(), option); return it == shown.end() ? -1 : static_cast<int>(it - shown.begin()); };
    if (memory.just_opened) memory.highlighted = spec.chosen;
    int at = at_of(memory.highlighted);

    // Keys work while the filter box has the focus too.
    bool moved = memory.just_opened;
    if (count > 0) {
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) at = std::min(count - 1, at + 1), moved = true;
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) at = std::max(0, at - 1), moved = true;
        if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) at = std::min(count - 1, at + 8), moved = true;
        if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) at = std::max(0, at - 8), moved = true;
        if (!spec.filter && ImGui::IsKeyPressed(ImGuiKey_Home, false)) at = 0, moved = true;
        if (!spec.filter && ImGui::IsKeyPressed(ImGuiKey_End, false)) at = count - 1, moved = true;
        if (!memory.filter.empty() && at < 0) at = 0;
        if (at >= 0) memory.highlighted = shown[static_cast<std::size_t>(at)];
        bool const enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
        if (enter && at >= 0 && !memory.just_opened && !spec.options[static_cast<std::size_t>(shown[static_cast<std::size_t>(at)])].disabled)
            answer.chosen = shown[static_cast<std::size_t>(at)];
    }

    float const top = spec.filter ? 8 + metric::control : 0;
    float const height = std::min(spec.max_height - top, static_cast<float>(std::max(1, count)) * kRow + 8);
    Box const area{ImGui::GetWindowPos().x, ImGui::GetWindowPos().y + top, spec.width, height};
    detail::emit_static(ui, list, area, sem::Role::listbox, tr("widget.selected_option"));
    ui.tree().push(list);
    {
        PanelScope panel{ui, {.id = "rows", .at = area, .padding_x = 4, .padding_y = 4}};
        Pen const pen = ui.pen();
        Box const inner = panel.inner();
        if (count == 0) pen.text({inner.x + 8, inner.y, inner.w - 16, kRow}, t.text3, Type::small, tr("widget.no_matches"));
        if (moved && at >= 0) {
            float const y = static_cast<float>(at) * kRow, scroll = ImGui::GetScrollY();
            if (y < scroll) ImGui::SetScrollY(y);
            if (y + kRow > scroll + height - 8) ImGui::SetScrollY(y + kRow - height + 8);
        }
        reserve({inner.x, inner.y, 1, static_cast<float>(count) * kRow});
        for (int row = 0; row < count; ++row) {
            int const index = shown[static_cast<std::size_t>(row)];
            Option const& option = spec.options[static_cast<std::size_t>(index)];
            Box const box{inner.x, inner.y + static_cast<float>(row) * kRow, inner.w, kRow};
            if (detail::visible_part(box).empty()) continue;
            detail::Item const it = detail::item(ui, detail::child_id(list, option.key), box, {.disabled = option.disabled, .tab_stop = false, .nav = false});
            if (it.pressed) answer.chosen = index;
            if (!it.visible) continue;
            bool const chosen = index == spec.chosen;
            if (chosen) pen.fill(box, t.selected, metric::radius_button);
            if (it.hovered || index == memory.highlighted) pen.fill(box, chosen ? t.selected_hover : t.hover, metric::radius_button);
            if (it.ring) pen.ring(box, metric::radius_button, -2, t.accent);
            Box words = box.inset(8, 0);
            if (chosen) {
                pen.icon(words.right() - 14, words.cy(), Icon::check, t.accent_text, metric::icon_field);
                words.cut_right(20);
            }
            paint_option(pen, words, option, it.disabled ? t.text3 : chosen ? t.accent_text : t.text1);
            if (sem::Node* node = detail::emit(ui, it, sem::Role::option, option.label, chosen ? sem::selected : 0u, option.caption)) {
                node->row = row + 1, node->rows = count;
                if (index == memory.highlighted) node->state |= sem::current;
            }
        }
    }
    ui.tree().pop();
    memory.just_opened = false;
    if (answer.chosen) answer.closed = true;
    return answer;
}

std::optional<int> combo(Ui& ui, Combo const& spec) {
    Theme const& t = ui.theme();
    float const height = spec.size == Size::small ? metric::control_small : metric::control;
    Box const frame = detail::take_place(spec.at, spec.width, 140, height);
    ImGuiID const id = detail::make_id(spec.id), popup = detail::child_id(id, "list");
    bool const read_only = spec.read_only || ui.read_only;
    std::string_view const name = detail::field_name(ui, spec.name);
    std::string_view const problem = detail::field_problem(ui, spec.problem);
    bool const has_choice = spec.chosen >= 0 && static_cast<std::size_t>(spec.chosen) < spec.options.size();
    std::optional<int> answer;
    int const first = spec.can_clear ? 1 : 0;

    // A value set from outside: a label or a key.
    if (auto value = ui.tree().take_value(id); value && !read_only && !spec.disabled) {
        for (std::size_t i = 0; i < spec.options.size(); ++i)
            if (spec.options[i].label == *value || spec.options[i].key == *value) answer = static_cast<int>(i);
        if (value->empty() && spec.can_clear) answer = -1;
        if (answer == spec.chosen) answer.reset();
    }

    detail::Item const it = detail::item(ui, id, frame, {.disabled = spec.disabled});
    bool open = detail::popup_open(popup);
    if (!read_only && !it.disabled) {
        bool const down = it.ring && ImGui::GetIO().KeyAlt && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false);
        if ((it.pressed || down) && !open) {
            ui.popup = PopupMemory{.id = popup, .filter = {}, .just_opened = true};
            detail::open_popup_id(popup);
            open = true;
        }
        int step = 0;
        if (ui.tree().take(id, sem::ActionKind::increment)) step = 1;
        if (ui.tree().take(id, sem::ActionKind::decrement)) step = -1;
        int const next = spec.chosen + step;
        if (step != 0 && next >= 0 && static_cast<std::size_t>(next) < spec.options.size()) answer = next;
    }
    if (it.visible) {
        Pen const pen = ui.pen();
        detail::paint_field(pen, frame, it.hovered, open || it.ring, !problem.empty(), read_only, it.disabled);
        Box inner = frame.inset(8, 0);
        if (!read_only) {
            Box const arrow = inner.cut_right(metric::icon_field, 4);
            pen.icon(arrow.x, arrow.cy(), Icon::chevron_down, it.disabled ? t.disabled : t.text3, metric::icon_field);
        }
        if (has_choice) {
            Option option = spec.options[static_cast<std::size_t>(spec.chosen)];
            option.caption = {};
            paint_option(pen, inner, option, it.disabled ? t.text3 : t.text1);
            if (it.hovered && pen.width(Type::body, option.label) > inner.w - (option.avatar ? 24 : 0)) tooltip_for(ui, frame, option.label, spec.id);
        } else {
            pen.text(inner, t.text3, Type::body, spec.placeholder.empty() ? tr("widget.not_chosen") : spec.placeholder);
        }
        std::uint32_t state = sem::has_popup | (open ? sem::expanded : sem::collapsed);
        if (read_only) state |= sem::readonly;
        if (spec.required || ui.form_required) state |= sem::required;
        if (!problem.empty()) state |= sem::invalid;
        if (sem::Node* node = detail::emit(ui, it, sem::Role::combobox, name, state,
                                           has_choice ? spec.options[static_cast<std::size_t>(spec.chosen)].label : std::string_view{})) {
            node->description = !problem.empty() ? problem : detail::field_warning(ui, spec.warning);
        }
    }
    if (!open) return answer;

    std::vector<Option> options;
    options.reserve(spec.options.size() + 1);
    if (spec.can_clear) options.push_back({.key = "", .label = tr("widget.none")});
    options.insert(options.end(), spec.options.begin(), spec.options.end());
    bool const filter = spec.options.size() >= kFilterFrom;
    float width = frame.w;
    for (Option const& option : options) width = std::max(width, std::min(420.0f, option_width(ui.fonts(), option) + 56));
    float const rows = static_cast<float>(std::clamp<std::size_t>(options.size(), 1, 11));
    float const list_height = rows * kRow + 8 + (filter ? 8 + metric::control : 0);
    if (detail::begin_popup(ui, popup, detail::popup_place(frame, std::ceil(width), list_height), metric::radius_button, 0)) {
        OptionListAnswer const picked = option_list(ui, {.id = "options", .options = options, .chosen = spec.chosen + first, .filter = filter,
                                                         .width = std::ceil(width), .max_height = list_height});
        if (picked.chosen) {
            int const index = *picked.chosen - first;
            if (index != spec.chosen) answer = index;
            ImGui::CloseCurrentPopup();
        }
        detail::end_popup(ui);
    }
    return answer;
}

}  // namespace pmo::ui
