#include "core/actions/new_record.h"

#include <algorithm>

#include "core/base/order_key.h"

namespace pmo {

namespace {

// Fields that say when and by whom a record came up: known the moment it is made.
constexpr std::string_view kRaisedOn[] = {"identified_on", "raised_on", "requested_on", "found_on", "received_on", "noted_on", "asked_on"};
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

}  // namespace

std::string pending_order(Edit const& edit, Id parent, std::string last, std::string_view before) {
    for (auto const& operation : edit.operations())
        if (auto const* place = std::get_if<Place>(&operation.value); place && place->parent() == parent && place->order() > last && (before.empty() || place->order() < before)) last = place->order();
    return last;
}

Value last_place(EditContext const& context, Edit const& edit, TypeDef const& type, std::uint8_t slot, Id parent) {
    std::string last;
    for (auto const& record : context.store.table(type).rows()) {
        auto const* place = std::get_if<Place>(&record.value(slot));
        if (!place || record.deleted() || place->parent() != parent) continue;
        if (place->order() > last) last = place->order();
    }
    return Place(parent, order_between(pending_order(edit, parent, last), {}, context.ids.jitter()));
}

std::string next_code(Store const& store, TypeDef const& type, Id project, int further) {
    auto const slot = slot_with(type, FieldFlag::code);
    if (slot == kNoSlot || type.prefix.empty()) return {};
    auto const of = numbered_within(type);
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

}  // namespace pmo
