#pragma once
// What the checks of several registers have in common. Each reports at most one problem, beside the field that has to change. A check
// knows no "today": what is overdue is computed where the date is known.

#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"

namespace pmo::registers {

template <class... Options>
bool is(Record const& record, Field<std::string> field, Options... options) {
    auto const value = record.get(field);
    return ((value == std::string_view(options)) || ...);
}

// By the register's own life cycle; a record without a status is open.
inline bool is_open(Record const& record) {
    auto const slot = slot_with(record.type(), FieldFlag::status);
    return slot == kNoSlot || !is_closed(record.type().fields[slot], record.text(slot));
}

// The live record that a link points at; nullptr when the link is empty, dangling or leads to a deleted record.
inline Record const* linked(Record const& record, Store const& store, Field<Id> link) {
    auto const id = record.get(link);
    return id ? store.live(id) : nullptr;
}

// A field that must be filled in by now.
template <class T>
void expect(Record const& record, Field<T> field, Problems& problems, Severity severity, std::string_view problem) {
    if (!record.has(field)) problems.add(record, field.slot, severity, std::string(problem));
}

// Where both days are known, the later one must not come before the earlier one. {0} the later field's day, {1} the earlier field's.
inline void expect_order(Record const& record, Field<Date> earlier, Field<Date> later, Problems& problems, std::string_view problem,
                         Severity severity = Severity::error) {
    if (!record.has(earlier) || !record.has(later) || record.get(earlier) <= record.get(later)) return;
    problems.add(record, later.slot, severity, std::string(problem), {to_text(record.get(later)), to_text(record.get(earlier))});
}

inline void expect_other_than_itself(Record const& record, Field<Id> link, Problems& problems, std::string_view problem) {
    if (record.get(link) == record.id()) problems.add(record, link.slot, Severity::error, std::string(problem));
}

// A linked record that has a project of its own must have this one's.
inline void expect_same_project(Record const& record, Store const& store, Field<Id> project, Field<Id> link, Problems& problems) {
    auto const* other = linked(record, store, link);
    if (!other || !record.has(project)) return;
    auto const slot = slot_of(other->type(), "project");
    if (slot == kNoSlot || !other->has(slot) || other->value(slot) == Value(record.get(project))) return;
    problems.add(record, link.slot, Severity::warning, "link.other_project", {std::string(title_of(*other))});
}

// What is still open must not be due from somebody who will have left by then. The field is looked up by name: person.h needs this header.
inline void expect_present(Record const& record, Store const& store, Field<Id> who, Field<Date> by, Problems& problems) {
    auto const* person = is_open(record) ? linked(record, store, who) : nullptr;
    auto const slot = person ? slot_of(person->type(), "left") : kNoSlot;
    if (slot == kNoSlot || !person->has(slot)) return;
    auto const* left = std::get_if<Date>(&person->value(slot));
    if (left && (!record.has(by) || record.get(by) > *left))
        problems.add(record, who.slot, Severity::warning, "owner.left", {std::string(title_of(*person)), to_text(*left)});
}

// No two live records may say the same: both are told of the other. `same` compares the other one with this one.
template <class Same>
void expect_unique(Record const& record, Store const& store, Field<Id> link, Problems& problems, std::string_view problem, Same same) {
    if (!record.has(link)) return;
    for (auto const* other : store.referrers(record.type(), link, record.get(link))) {
        if (other->id() == record.id() || !same(*other)) continue;
        problems.add(record, link.slot, Severity::warning, std::string(problem), {std::string(title_of(*other))});
        return;
    }
}

}  // namespace pmo::registers
