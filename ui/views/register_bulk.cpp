#include "ui/views/register_bulk.h"

#include <algorithm>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

bool can_set(FieldDef const& field) {
    return !(field.flags & (FieldFlag::hidden | FieldFlag::code | FieldFlag::title)) && field.kind != Kind::place && field.kind != Kind::note;
}

// A button that opens the field's own editor; what is chosen there goes to all.
void set_button(Frame& frame, TypeDef const& type, std::uint8_t slot, std::span<Id const> records, Box& bar, Icon icon) {
    if (slot == kNoSlot) return;
    auto& ui = frame.ui;
    auto const& field = type.fields[slot];
    auto const label = field_words(type, slot);
    auto const id = "set." + std::string(field.id);
    Button spec{.id = id, .label = label, .icon = icon, .trailing = Icon::chevron_down, .opens_menu = true};
    float const width = button_width(ui, spec);
    if (bar.w < width + 240) return;                       // the menu of all fields has it too
    spec.at = bar.cut_left(width, 6);
    spec.at = {spec.at.x, bar.cy() - metric::control / 2, width, metric::control};
    if (button(ui, spec)) open_popup(ui, id);
    PopupScope popup{ui, {.id = id, .name = label, .width = 300, .padding = 12}};
    if (!popup.open()) return;
    auto const sentence = tr("bulk.set", {label, format_integer(static_cast<std::int64_t>(records.size()))});
    caption(ui, sentence);
    skip(4);
    bool all_equal = true;
    auto const* first = frame.store.live(records[0]);
    for (auto const record : records)
        if (auto const* other = frame.store.live(record); !other || !first || other->value(slot) != first->value(slot)) all_equal = false;
    if (auto value = field_editor(frame, {.id = field.id, .type = type, .slot = slot, .value = first && all_equal ? first->value(slot) : Value{}, .project = frame.session.location.project, .mixed = !all_equal, .name = label})) {
        frame.edit(set_edit(frame.store, records, slot, *value));
        popup.close();
    }
}

}  // namespace

BulkAnswer bulk_toolbar(Frame& frame, TypeDef const& type, std::span<Id const> records, Box bar) {
    BulkAnswer answer;
    auto& ui = frame.ui;
    IdScope const scope{"bulk"};
    RegionScope const region{ui, {.id = "toolbar", .role = sem::Role::toolbar, .name = tr("bulk.name"), .at = bar}};
    auto const middle = [&](Box box) { return Box{box.x, bar.cy() - metric::control / 2, box.w, metric::control}; };
    Button const close{.id = "clear", .label = {}, .icon = Icon::x, .kind = ButtonKind::ghost, .name = tr("bulk.clear"), .tip = tr("bulk.clear"), .at = middle(bar.cut_left(28, 4))};
    answer.clear = button(ui, close);
    auto const count = tr("status.selected", {format_integer(static_cast<std::int64_t>(records.size()))});
    text_at(ui, bar.cut_left(ui.pen().width(Type::strong, count), 16), count, Type::strong, ui.theme().text1);

    Button remove{.id = "delete", .label = tr("register.delete"), .icon = Icon::trash_2, .kind = ButtonKind::danger, .disabled = !frame.writable};
    remove.at = middle(bar.cut_right(button_width(ui, remove), 8));
    answer.remove = button(ui, remove);
    Button duplicate{.id = "duplicate", .label = tr("register.duplicate"), .icon = Icon::copy, .disabled = !frame.writable};
    duplicate.at = middle(bar.cut_right(button_width(ui, duplicate), 8));
    answer.duplicate = button(ui, duplicate);
    if (!frame.writable) return answer;

    set_button(frame, type, slot_with(type, FieldFlag::owner), records, bar, Icon::user);
    set_button(frame, type, slot_with(type, FieldFlag::status), records, bar, Icon::circle_dot);
    set_button(frame, type, slot_with(type, FieldFlag::due), records, bar, Icon::calendar);
    std::vector<std::uint8_t> slots;
    std::vector<std::string> labels;
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
        auto const& field = type.fields[slot];
        if (!can_set(field)) continue;
        slots.push_back(slot);
        labels.push_back(field_words(type, slot));
    }
    // Any other field: chosen from a menu, then edited in the same kind of panel.
    Button more{.id = "more", .label = tr("bulk.more"), .icon = Icon::pencil, .trailing = Icon::chevron_down, .opens_menu = true};
    more.at = middle(bar.cut_left(button_width(ui, more), 6));
    auto& storage = *ImGui::GetStateStorage();
    auto const open_key = ImGui::GetID("bulk.field");
    if (button(ui, more)) {
        open_popup(ui, "bulk.fields");
        ui.popup = {.id = 0, .filter = {}, .highlighted = -1, .just_opened = true};
    }
    int picked = -1;
    if (PopupScope popup{ui, {.id = "bulk.fields", .name = tr("bulk.more"), .width = 240, .padding = 0}}; popup.open()) {
        std::vector<Option> options;
        for (std::size_t i = 0; i < slots.size(); ++i) options.push_back({.key = type.fields[slots[i]].id, .label = labels[i], .caption = {}});
        auto const chosen = option_list(ui, {.id = "fields", .options = options, .filter = options.size() > 8, .width = popup.inner().w});
        if (chosen.chosen || chosen.closed || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();
        picked = chosen.chosen.value_or(-1);
    }
    if (picked >= 0) storage.SetInt(open_key, slots[static_cast<std::size_t>(picked)] + 1);
    if (int const chosen = storage.GetInt(open_key, 0); chosen > 0 && chosen <= static_cast<int>(type.fields.size())) {
        auto const slot = static_cast<std::uint8_t>(chosen - 1);
        IdScope const chosen_scope{"chosen"};
        if (can_set(type.fields[slot])) set_button(frame, type, slot, records, bar, Icon::pencil);
    }
    return answer;
}

}  // namespace pmo::ui
