#include "ui/views/register_edits.h"

#include <algorithm>

#include "core/base/order_key.h"
#include "core/model/tree.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

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
