#pragma once
// More rules that several registers share (core/registers/rules.h has the others): moments, money, people who leave, links to any
// register. Each reports at most one problem, beside the field that has to change.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"

namespace pmo::registers {

// {0} the later field's moment, {1} the earlier field's.
inline void expect_moments(Record const& record, Field<Moment> earlier, Field<Moment> later, Problems& problems, std::string_view problem,
                           Severity severity = Severity::error) {
    if (!record.has(earlier) || !record.has(later) || record.get(earlier) <= record.get(later)) return;
    problems.add(record, later.slot, severity, std::string(problem), {to_text(record.get(later)), to_text(record.get(earlier))});
}

// Amounts are entered without a sign: a field or a kind says which way they go. {0} the amount.
inline void expect_positive(Record const& record, Field<Money> amount, Problems& problems, std::string_view problem) {
    if (record.has(amount) && record.get(amount).minor < 0)
        problems.add(record, amount.slot, Severity::warning, std::string(problem), {to_text(record.get(amount))});
}

// Somebody with a leaving date should not be in charge of something that has no end.
inline void expect_stays(Record const& record, Store const& store, Field<Id> who, Problems& problems) {
    auto const* person = store.live(record.get(who));
    auto const slot = person ? slot_of(person->type(), "left") : kNoSlot;
    if (slot == kNoSlot) return;
    if (auto const* left = std::get_if<Date>(&person->value(slot)))
        problems.add(record, who.slot, Severity::warning, "owner.left", {std::string(title_of(*person)), to_text(*left)});
}

// A link to any register that makes sense only for some. {0} the register that it points at.
inline void expect_target(Record const& record, Store const& store, Field<Id> link, std::initializer_list<std::string_view> types,
                          Problems& problems, std::string_view problem) {
    auto const* other = store.live(record.get(link));
    if (!other) return;
    for (auto const type : types)
        if (other->type().id == type) return;
    problems.add(record, link.slot, Severity::error, std::string(problem), {std::string(other->type().id)});
}

// A chain of links within one register must end. Two innocent edits can close it; each member of the circle is told.
inline void expect_no_circle(Record const& record, Store const& store, Field<Id> link, Problems& problems, std::string_view problem) {
    constexpr int kLongest = 64;
    Record const* at = &record;
    for (int step = 0; step < kLongest; ++step) {
        at = store.live(at->get(link));
        if (!at || &at->type() != &record.type()) return;
        if (at->id() != record.id()) continue;
        problems.add(record, link.slot, Severity::error, std::string(problem));
        return;
    }
}

}  // namespace pmo::registers
