#pragma once
// One question of a gate: must be met, or counts by its weight (C5).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::gate_criterion {

inline constexpr std::string_view kKind[] = {"must_meet", "should_meet"};
inline constexpr std::string_view kMet[] = {"open", "met", "failed", "waived"};
inline constexpr std::string_view kMetClosed[] = {"met", "failed", "waived"};

// How a criterion is evaluated from the data; "none": somebody judges it. What each of them demands is in core/rules/gate_criteria.h.
inline constexpr std::string_view kComputed[] = {
    "none", "sponsor_and_manager_named", "business_case_checked", "charter_approved", "budget_approved", "baseline_set", "plan_has_no_errors",
    "requirements_agreed", "requirements_traced", "deliverables_accepted", "documents_approved", "no_overdue_critical_finding",
    "no_open_critical_issue", "risk_reviews_done", "high_risks_answered", "no_overdue_action", "conditions_met", "contracts_signed",
    "compliance_passed", "tolerances_kept", "resources_committed", "handed_over", "archived", "lessons_recorded"};

inline constexpr FieldDef kFields[] = {
    {.id = "gate", .kind = Kind::link, .flags = required | listed, .target = "gate"},
    {.id = "place", .kind = Kind::place},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "weight", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "met", .kind = Kind::choice, .flags = listed | status, .options = kMet, .closed = kMetClosed},
    {.id = "score", .kind = Kind::number, .scale = 1, .min = 0, .max = 100},
    {.id = "evidence", .kind = Kind::note, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "origin", .kind = Kind::link, .target = "gate_criterion"},
    {.id = "computed", .kind = Kind::choice, .flags = listed, .options = kComputed},
    {.id = "title_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto gate = handle<Id>(kFields, "gate");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto met = handle<std::string>(kFields, "met");
inline constexpr auto score = handle<std::int64_t>(kFields, "score");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto computed = handle<std::string>(kFields, "computed");
inline constexpr auto title_en = handle<std::string>(kFields, "title_en");

// Evaluated from the data, not by a person.
inline bool is_computed(Record const& criterion) { return criterion.has(computed) && !is(criterion, computed, "none"); }

inline void check(Record const& criterion, Store const& store, Problems& problems) {
    if (is(criterion, met, "met") && !criterion.has(evidence_record) && !is_computed(criterion))
        expect(criterion, evidence, problems, Severity::hint, "gate_criterion.no_evidence");
    if (is(criterion, met, "waived")) expect(criterion, comment, problems, Severity::warning, "gate_criterion.waived_without_reason");
    expect_present(criterion, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "gate_criterion", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::gate_criterion
