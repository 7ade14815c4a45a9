#include "ui/views/register_edits.h"

#include <algorithm>

#include "core/base/order_key.h"
#include "core/model/tree.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

// Fields that say when and by whom a record came up: known the moment it is made.
constexpr std::string_view kRaisedOn[] = {"identified_on", "raised_on", "requested_on", "found_on", "received_on", "submitted_on", "noted_on", "asked_on"};
constexpr std::string_view kRaisedBy[] = {"identified_by", "raised_by", "requested_by", "found_by", "submitted_by", "asked_by", "author"};

template <std::size_t N>
bool one_of(std::string_view text, std::string_view const (&list)[N]) { return std::ranges::find(list, text) != std::end(list); }

// The number at the end of a code with this prefix; -1: another form.
std::int64_t number_in(std::string_view text, std::string_view prefix, std::size_t& digits) {
    if (!text.starts_with(prefix)) return -1;
    text.remove_prefix(prefix.size());
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > 9) return -1;
    std::int64_t number = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    digits = std::max(digits, text.size());
    return number;
}

// The greatest order key that this edit has given below `parent` so far, less than `before`: several moves keep their order.
std::string pending_order(Edit const& edit, Id parent, std::string last, std::string_view before = {}) {
    for (auto const& operation : edit.operations())
        if (auto const* place = std::get_if<Place>(&operation.value); place && place->parent() == parent && place->order() > last && (before.empty() || place->order() < before)) last = place->order();
    return last;
}

// An order key behind all children of `parent`.
Value last_place(EditContext const& context, Edit const& edit, TypeDef const& type, std::uint8_t slot, Id parent) {
    std::string last;
    for (auto const& record : context.store.table(type).rows()) {
        auto const* place = std::get_if<Place>(&record.value(slot));
        if (!place || record.deleted() || place->parent() != parent) continue;
        if (place->order() > last) last = place->order();
    }
    return Place(parent, order_between(pending_order(edit, parent, last), {}, context.ids.jitter()));
}

std::string name_of(Store const& store, std::span<Id const> records) {
    auto const* first = records.empty() ? nullptr : store.find(records[0]);
    if (!first) return {};
    if (records.size() > 1) return tr("edit.some", {register_words(first->type().id), std::to_string(records.size())});
    auto const name = title_of(*first);
    return name.empty() ? register_words(first->type().id) : std::string(name);
}

Place place_of(Record const& record, std::uint8_t slot) {
    auto const* place = std::get_if<Place>(&record.value(slot));
    return place ? *place : Place{};
}

std::vector<Record const*> siblings_of(Store const& store, Record const& record) {
    std::vector<Record const*> rows;
    auto const project = slot_of(record.type(), "project");
    for (auto const& other : store.table(record.type()).rows())
        if (!other.deleted() && (project == kNoSlot || other.value(project) == record.value(project))) rows.push_back(&other);
    return rows;
}

}  // namespace

std::string next_code(Store const& store, TypeDef const& type, Id project, int further) {
    auto const slot = slot_with(type, FieldFlag::code);
    if (slot == kNoSlot || type.prefix.empty()) return {};
    auto const of = slot_of(type, "project");
    std::int64_t greatest = 0;
    std::size_t digits = 2;
    for (auto const& record : store.table(type).rows()) {
        if (of != kNoSlot && project && record.value(of) != Value(project)) continue;
        greatest = std::max(greatest, number_in(record.text(slot), type.prefix, digits));
    }
    auto number = std::to_string(greatest + further);
    if (number.size() < digits) number.insert(0, digits - number.size(), '0');
    return std::string(type.prefix) + '-' + number;
}

Id add_record(Edit& edit, EditContext const& context, NewRecord const& wanted) {
    auto const& type = wanted.type;
    auto const id = context.ids.next();
    edit.add(type, id);
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
        auto const& field = type.fields[slot];
        auto const demanded = std::ranges::find_if(wanted.where, [&](Condition const& c) { return c.slot == slot && c.test == Test::equal && c.values.size() == 1 && !empty(c.values[0]); });
        if (demanded != wanted.where.end()) edit.set(id, slot, demanded->values[0]);
        else if (field.flags & FieldFlag::code) { if (auto text = next_code(context.store, type, context.project, wanted.further); !text.empty()) edit.set(id, slot, std::move(text)); }
        else if (field.id == "project" && field.kind == Kind::link) { if (context.project) edit.set(id, slot, context.project); }
        else if (field.flags & FieldFlag::status) { if (!field.options.empty()) edit.set(id, slot, std::string(field.options[0])); }
        else if (field.kind == Kind::link && field.target == "person") { if (context.person && ((field.flags & FieldFlag::owner) || one_of(field.id, kRaisedBy))) edit.set(id, slot, context.person); }
        else if (field.kind == Kind::date) { if (one_of(field.id, kRaisedOn)) edit.set(id, slot, context.today); }
        else if (field.kind == Kind::place) edit.set(id, slot, last_place(context, edit, type, slot, wanted.parent));
    }
    return id;
}

Edit new_record_edit(EditContext const& context, NewRecord const& wanted, Id& made) {
    Edit edit(Label{"create", {register_words_within(wanted.type.id)}});
    made = add_record(edit, context, wanted);
    return edit;
}

Edit duplicate_edit(EditContext const& context, std::span<Id const> records, std::vector<Id>& copies) {
    Edit edit(Label{"duplicate", {name_of(context.store, records)}});
    int further = 0;
    for (auto const source : records) {
        auto const* record = context.store.live(source);
        if (!record) continue;
        auto const& type = record->type();
        auto const id = context.ids.next();
        edit.add(type, id);
        auto const of = slot_of(type, "project");
        auto const* project = of == kNoSlot ? nullptr : std::get_if<Id>(&record->value(of));
        for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
            auto const& field = type.fields[slot];
            auto const& value = record->value(slot);
            if (field.flags & FieldFlag::code) { if (auto text = next_code(context.store, type, project ? *project : kNoId, ++further); !text.empty()) edit.set(id, slot, std::move(text)); }
            else if (empty(value)) continue;
            else if (field.flags & FieldFlag::title) edit.set(id, slot, field.kind == Kind::text ? Value(tr("edit.copy_of", {record->text(slot)})) : value);
            else if (field.kind == Kind::place) edit.set(id, slot, Place(place_of(*record, slot).parent(), order_between(place_of(*record, slot).order(), {}, context.ids.jitter())));
            else edit.set(id, slot, value);
        }
        copies.push_back(id);
    }
    return edit;
}

Edit remove_edit(Store const& store, std::span<Id const> records) {
    Edit edit(Label{"delete", {name_of(store, records)}});
    for (auto const id : records)
        if (store.live(id)) edit.remove(id);
    return edit;
}

Edit restore_edit(Store const& store, std::span<Id const> records) {
    Edit edit(Label{"restore", {name_of(store, records)}});
    for (auto const id : records) edit.restore(id);
    return edit;
}

Edit set_edit(Store const& store, std::span<Id const> records, std::uint8_t slot, Value const& value) {
    auto const* first = records.empty() ? nullptr : store.find(records[0]);
    Edit edit(Label{"set", {first ? field_words(first->type(), slot) : std::string{}, name_of(store, records)}});
    for (auto const id : records)
        if (auto const* record = store.find(id); record && first && &record->type() == &first->type()) edit.set(id, slot, value);
    return edit;
}

Edit indent_edit(EditContext const& context, std::span<Id const> records) {
    Edit edit(Label{"indent", {name_of(context.store, records)}});
    for (auto const id : records) {
        auto const* record = context.store.live(id);
        auto const slot = record ? place_slot(record->type()) : kNoSlot;
        if (slot == kNoSlot) continue;
        auto const tree = make_tree(siblings_of(context.store, *record), slot);
        auto const row = tree.row_of(id);
        if (row < 0) continue;
        // The sibling above is the last row before this one that has the same parent.
        auto const parent = tree.rows[static_cast<std::size_t>(row)].parent;
        // One that moves along is passed over, so that neighbours stay together.
        auto const moves = [&](std::int32_t i) { return std::ranges::find(records, tree.rows[static_cast<std::size_t>(i)].record->id()) != records.end(); };
        std::int32_t above = row - 1;
        while (above > parent && (tree.rows[static_cast<std::size_t>(above)].parent != parent || moves(above))) --above;
        if (above <= parent || (parent >= 0 && moves(parent))) continue;
        auto const under = tree.rows[static_cast<std::size_t>(above)].record->id();
        edit.set(id, slot, last_place(context, edit, record->type(), slot, under));
    }
    return edit;
}

Edit outdent_edit(EditContext const& context, std::span<Id const> records) {
    Edit edit(Label{"outdent", {name_of(context.store, records)}});
    for (auto const id : records) {
        auto const* record = context.store.live(id);
        auto const slot = record ? place_slot(record->type()) : kNoSlot;
        if (slot == kNoSlot) continue;
        auto const* parent = context.store.live(place_of(*record, slot).parent());
        if (!parent || std::ranges::find(records, parent->id()) != records.end()) continue;
        auto const above = place_of(*parent, slot);
        std::string next;                                   // the first order key behind the parent's
        for (auto const* other : siblings_of(context.store, *record)) {
            auto const place = place_of(*other, slot);
            if (place.parent() == above.parent() && place.order() > above.order() && (next.empty() || place.order() < next)) next = place.order();
        }
        edit.set(id, slot, Place(above.parent(), order_between(pending_order(edit, above.parent(), std::string(above.order()), next), next, context.ids.jitter())));
    }
    return edit;
}

Edit place_edit(EditContext const& context, Id id, Id parent) {
    Edit edit(Label{"move", {name_of(context.store, {&id, 1})}});
    auto const* record = context.store.live(id);
    auto const slot = record ? place_slot(record->type()) : kNoSlot;
    if (slot == kNoSlot) return edit;
    for (auto at = parent; at;) {                           // not below itself
        if (at == id) return edit;
        auto const* above = context.store.live(at);
        at = above ? place_of(*above, slot).parent() : kNoId;
    }
    edit.set(id, slot, last_place(context, edit, record->type(), slot, parent));
    return edit;
}

PasteResult paste_edit(EditContext const& context, NewRecord const& wanted, std::span<std::uint8_t const> columns, std::span<Id const> rows,
                       std::vector<std::vector<std::string>> const& cells) {
    PasteResult result;
    result.edit = Edit(Label{"paste", {register_words(wanted.type.id)}});
    ReadContext const reading{context.store, context.today.day, context.project};
    for (std::size_t y = 0; y < cells.size(); ++y) {
        Id record = y < rows.size() ? rows[y] : kNoId;
        if (!record) {
            if (std::ranges::all_of(cells[y], [](std::string const& text) { return text.empty(); })) continue;
            auto next = wanted;
            next.further = static_cast<int>(result.made.size()) + 1;
            record = add_record(result.edit, context, next);
            result.made.push_back(record);
        }
        for (std::size_t x = 0; x < cells[y].size() && x < columns.size(); ++x) {
            if (columns[x] == kNoSlot) continue;
            if (auto value = parse_value(wanted.type, columns[x], cells[y][x], reading)) {
                result.edit.set(record, columns[x], std::move(*value));
                ++result.cells;
            } else {
                result.refused.push_back(cells[y][x]);
            }
        }
    }
    return result;
}

}  // namespace pmo::ui
