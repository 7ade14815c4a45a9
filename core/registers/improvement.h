#pragma once
// A proposal to change a standard or process, from the lesson to the adopted change and its measured effect (L3).

#include <cstdint>
#include <string_view>

#include "core/base/decimal.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::improvement {

inline constexpr std::string_view kArea[] = {"process", "standard", "template", "tool", "organisation", "training"};
inline constexpr std::string_view kPriority[] = {"high", "normal", "low"};
inline constexpr std::string_view kStatus[] = {"proposed", "assessing", "trial", "adopted", "measured", "rejected"};
inline constexpr std::string_view kStatusClosed[] = {"rejected", "measured"};
inline constexpr std::string_view kDirection[] = {"higher", "lower"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "origin", .kind = Kind::link, .flags = listed, .target = "lesson"},
    {.id = "source", .kind = Kind::link, .target = "*"},
    {.id = "area", .kind = Kind::choice, .flags = listed, .options = kArea},
    {.id = "proposal", .kind = Kind::note, .flags = searched},
    {.id = "benefit", .kind = Kind::note, .flags = searched},
    {.id = "cost", .kind = Kind::money},
    {.id = "proposer", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "proposed_on", .kind = Kind::date, .flags = listed},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decision_comment", .kind = Kind::note, .flags = searched},
    {.id = "adopted_on", .kind = Kind::date},
    {.id = "changed", .kind = Kind::link, .target = "*"},
    {.id = "measure", .kind = Kind::text, .flags = searched},
    {.id = "direction", .kind = Kind::choice, .options = kDirection},
    {.id = "unit", .kind = Kind::text},
    {.id = "before", .kind = Kind::number, .scale = 2},
    {.id = "after", .kind = Kind::number, .scale = 2},
    {.id = "measured_on", .kind = Kind::date},
    {.id = "effect", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "trial_project", .kind = Kind::link, .target = "project"},
    {.id = "trial_from", .kind = Kind::date},
    {.id = "trial_until", .kind = Kind::date},
    {.id = "trial_result", .kind = Kind::note, .flags = searched},
    {.id = "measure_due", .kind = Kind::date},       // when the effect can be seen
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto source = handle<Id>(kFields, "source");
inline constexpr auto area = handle<std::string>(kFields, "area");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto proposer = handle<Id>(kFields, "proposer");
inline constexpr auto proposed_on = handle<Date>(kFields, "proposed_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decision_comment = handle<std::string>(kFields, "decision_comment");
inline constexpr auto adopted_on = handle<Date>(kFields, "adopted_on");
inline constexpr auto changed = handle<Id>(kFields, "changed");
inline constexpr auto measure = handle<std::string>(kFields, "measure");
inline constexpr auto direction = handle<std::string>(kFields, "direction");
inline constexpr auto unit = handle<std::string>(kFields, "unit");
inline constexpr auto before = handle<std::int64_t>(kFields, "before");
inline constexpr auto after = handle<std::int64_t>(kFields, "after");
inline constexpr auto measured_on = handle<Date>(kFields, "measured_on");
inline constexpr auto proposal = handle<std::string>(kFields, "proposal");
inline constexpr auto benefit = handle<std::string>(kFields, "benefit");
inline constexpr auto effect = handle<std::string>(kFields, "effect");
inline constexpr auto trial_project = handle<Id>(kFields, "trial_project");
inline constexpr auto trial_from = handle<Date>(kFields, "trial_from");
inline constexpr auto trial_until = handle<Date>(kFields, "trial_until");
inline constexpr auto trial_result = handle<std::string>(kFields, "trial_result");
inline constexpr auto measure_due = handle<Date>(kFields, "measure_due");

inline void check(Record const& improvement, Store const& store, Problems& problems) {
    if (is(improvement, status, "adopted", "measured"))
        expect(improvement, adopted_on, problems, Severity::warning, "improvement.adopted_without_date");
    if (is(improvement, status, "rejected")) expect(improvement, decision_comment, problems, Severity::hint, "improvement.rejected_without_reason");
    expect_order(improvement, proposed_on, adopted_on, problems, "improvement.adopted_before_proposed");
    expect_order(improvement, trial_from, trial_until, problems, "improvement.trial_until_before");
    if (is(improvement, status, "trial")) expect(improvement, trial_until, problems, Severity::hint, "improvement.trial_without_end");
    expect_order(improvement, adopted_on, measured_on, problems, "improvement.measured_before_adopted");
    bool const both = improvement.has(before) && improvement.has(after);
    if (is(improvement, status, "measured") && (!both || !improvement.has(measure))) {
        auto const slot = !improvement.has(measure) ? measure.slot : !improvement.has(before) ? before.slot : after.slot;
        problems.add(improvement, slot, Severity::warning, "improvement.not_measured");
    }
    auto const was = improvement.get(before), now = improvement.get(after);
    if (both && ((is(improvement, direction, "higher") && now <= was) || (is(improvement, direction, "lower") && now >= was)))
        problems.add(improvement, after.slot, Severity::hint, "improvement.no_effect", {decimal_text(now, 2), decimal_text(was, 2)});
    expect_present(improvement, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "improvement", .prefix = "IMP", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::improvement
