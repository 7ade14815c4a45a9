#include <algorithm>

#include "core/model/tree.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector_parts.h"
#include "ui/screens/screens.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 28;
constexpr std::size_t kShown = 12;                   // of one register; the rest is behind a button

// Slots of `type` that may point at records of `target`.
std::vector<std::uint8_t> slots_towards(TypeDef const& type, std::string_view target, bool any) {
    std::vector<std::uint8_t> slots;
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
        if (type.fields[slot].kind == Kind::link && (type.fields[slot].target == target || (any && type.fields[slot].target == "*"))) slots.push_back(slot);
    return slots;
}

// A record of `type` that points at this one; the first field that can do so is filled in.
void create_referring(Frame& frame, Record const& record, TypeDef const& type) {
    auto const slots = slots_towards(type, record.type().id, true);
    if (slots.empty()) return;
    auto const project_slot = slot_of(record.type(), "project");
    auto const* project = project_slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(project_slot));
    Id made;
    auto const within = record.type().id == "project" ? record.id() : project ? *project : frame.session.location.project;
    auto edit = new_record_edit({frame.store, frame.ids, within, frame.session.person, frame.today}, {.type = type}, made);
    edit.set(made, slots[0], Value(record.id()));
    frame.edit(std::move(edit));
    frame.select(made);
}

void new_relation(Frame& frame, Record const& record) {
    if (!frame.writable || record.deleted()) return;
    auto& ui = frame.ui;
    std::vector<TypeDef const*> types;
    for (auto const* type : all_registers())
        if (!slots_towards(*type, record.type().id, false).empty()) types.push_back(type);
    if (types.empty()) return;
    skip(8);
    if (button(ui, {.id = "relation.new", .label = tr("inspector.new_relation"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .opens_menu = true})) open_menu(ui, "relation.types");
    if (!menu_is_open(ui, "relation.types")) return;
    std::vector<std::string> words;
    for (auto const* type : types) words.push_back(register_words(type->id));
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < types.size(); ++i) items.push_back({.key = types[i]->id, .label = words[i], .icon = register_icon(types[i]->id), .shortcut = {}, .tip = {}});
    if (auto const picked = menu(ui, {.id = "relation.types", .name = tr("inspector.new_relation"), .items = items})) create_referring(frame, record, *types[static_cast<std::size_t>(*picked)]);
}

}  // namespace

std::vector<Referring> referring_records(Store const& store, Record const& record) {
    std::vector<Referring> found;
    for (std::size_t t = 0; t < store.tables(); ++t) {
        auto const& table = store.table(static_cast<std::uint16_t>(t));
        if (table.live() == 0) continue;
        Referring of{&table.type(), {}};
        for (auto const slot : slots_towards(table.type(), record.type().id, true))
            for (auto const* other : store.referrers(table.type(), slot, record.id()))
                if (std::ranges::find(of.records, other) == of.records.end()) of.records.push_back(other);
        if (!of.records.empty()) found.push_back(std::move(of));
    }
    return found;
}

std::size_t relation_count(Store const& store, Record const& record, std::vector<Referring> const& referring) {
    std::size_t count = 0;
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
        if (auto const* id = std::get_if<Id>(&record.value(slot)); id && record.type().fields[slot].target != "person" && store.live(*id)) ++count;
    for (auto const& of : referring) count += of.records.size();
    return count;
}

void record_line(Frame& frame, Record const& record, std::string_view key, std::string_view note) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box box = remaining();
    box.h = kLine;
    IdScope const scope{record.id()};
    auto const name = record_name(record);
    auto const number = code_of(record);
    auto const hot = hot_area(ui, {.id = key, .name = name, .value = number, .description = note, .role = sem::Role::link, .at = {box.x - 6, box.y, box.w + 12, box.h}});
    skip(kLine);
    if (hot.clicked) frame.go(location_of(frame, record), record.id());
    if (!hot.visible) return;
    auto const pen = ui.pen();
    if (hot.hovered) pen.fill({box.x - 6, box.y, box.w + 12, box.h}, theme.hover, metric::radius_button);
    if (record.type().id == "person") paint_avatar(pen, box.x - 2, box.cy(), name, 18);
    else pen.icon(box.x, box.cy(), register_icon(record.type().id), theme.text3, metric::icon_field);
    box.cut_left(22);
    auto const status_slot = slot_with(record.type(), FieldFlag::status);
    if (status_slot != kNoSlot && record.has(status_slot)) {
        auto const& field = record.type().fields[status_slot];
        auto const words = option_words(record.type(), status_slot, record.text(status_slot));
        Badge const badge{.label = words, .tone = option_tone(field, record.text(status_slot))};
        float const width = badge_width(ui.fonts(), badge);
        if (width < box.w * 0.5f) paint_badge(pen, box.cut_right(width, 8).x, box.cy(), badge);
    } else if (!note.empty()) {
        float const width = std::min(pen.width(Type::small, note) + 1, box.w * 0.5f);
        pen.text(box.cut_right(width, 8), theme.text3, Type::small, note, Align::right);
    }
    if (!number.empty() && number != title_of(record)) {
        float const width = pen.width(Type::body, number) + 8;
        pen.text(box.cut_left(width), theme.text3, Type::body, number);
    }
    pen.text(box, is_over(record) ? theme.text3 : theme.text1, Type::body, name);
}

void draw_relations(Frame& frame, Record const& record, std::vector<Referring> const& referring) {
    auto& ui = frame.ui;
    bool any = false;
    bool first = true;
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot) {
        auto const* id = std::get_if<Id>(&record.value(slot));
        auto const* other = id ? frame.store.live(*id) : nullptr;
        if (!other) continue;
        auto const label = field_words(record.type(), slot);
        if (first) caption(ui, tr("inspector.points_at"));
        first = false;
        record_line(frame, *other, record.type().fields[slot].id, label);
        any = true;
    }
    for (auto const& of : referring) {
        IdScope const scope{of.type->id};
        auto const words = register_words(of.type->id);
        section(ui, words, format_integer(static_cast<std::int64_t>(of.records.size())));
        auto& storage = *ImGui::GetStateStorage();
        auto const key = ImGui::GetID("relations.all");
        auto const shown = storage.GetBool(key) ? of.records.size() : std::min(of.records.size(), kShown);
        for (std::size_t i = 0; i < shown; ++i) record_line(frame, *of.records[i], "line");
        if (shown < of.records.size()) {
            auto const more = tr("inspector.more_relations", {format_integer(static_cast<std::int64_t>(of.records.size() - shown))});
            if (button(ui, {.id = "relations.more", .label = more, .icon = Icon::chevron_down, .kind = ButtonKind::ghost, .size = Size::small})) storage.SetBool(key, true);
        }
        any = true;
    }
    if (!any) empty_state(ui, {.id = "relations.none", .icon = Icon::link_2, .title = tr("inspector.no_relations"), .text = tr("inspector.no_relations_text"), .primary = {}, .secondary = {}, .dashed = true, .at = {remaining().x, remaining().y, remaining().w, 120}}), skip(120);
    new_relation(frame, record);
}

}  // namespace pmo::ui
