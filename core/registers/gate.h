#pragma once
// A decision point between phases, of a project or of a method as a pattern (C5). The code has no flag: every method has its own G1. What is
// asked is gate_criterion, who agrees approval.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/rules.h"

namespace pmo::registers::gate {

inline constexpr std::string_view kDecision[] = {"none", "go", "conditional", "hold", "recycle", "stop"};
inline constexpr std::string_view kStatus[] = {"planned", "preparing", "ready", "held", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"held", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "method", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "phase", .kind = Kind::link, .flags = listed, .target = "phase"},
    {.id = "place", .kind = Kind::place},
    {.id = "planned_on", .kind = Kind::date, .flags = listed | due},
    {.id = "held_on", .kind = Kind::date, .flags = listed},
    {.id = "chair", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "decision", .kind = Kind::choice, .flags = listed, .options = kDecision},
    {.id = "decision_reason", .kind = Kind::note, .flags = searched},
    {.id = "conditions", .kind = Kind::note, .flags = searched},
    {.id = "conditions_due", .kind = Kind::date},
    {.id = "meeting", .kind = Kind::link, .target = "meeting"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "origin", .kind = Kind::link, .target = "gate"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto planned_on = handle<Date>(kFields, "planned_on");
inline constexpr auto held_on = handle<Date>(kFields, "held_on");
inline constexpr auto chair = handle<Id>(kFields, "chair");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto decision = handle<std::string>(kFields, "decision");
inline constexpr auto decision_reason = handle<std::string>(kFields, "decision_reason");
inline constexpr auto conditions = handle<std::string>(kFields, "conditions");
inline constexpr auto conditions_due = handle<Date>(kFields, "conditions_due");
inline constexpr auto meeting = handle<Id>(kFields, "meeting");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline bool decided(Record const& gate) { return gate.has(decision) && !is(gate, decision, "none"); }

inline void check_criteria(Record const& gate, Store const& store, Problems& problems) {
    std::int64_t all = 0, unmet = 0;
    for (auto const* criterion : store.referrers(gate_criterion::kType, gate_criterion::gate, gate.id())) {
        ++all;
        bool const answered = gate_criterion::is_computed(*criterion) && !is(*criterion, gate_criterion::met, "failed");   // by the data of that day
        unmet += !answered && is(*criterion, gate_criterion::kind, "must_meet") && !is(*criterion, gate_criterion::met, "met", "waived");
    }
    if (is(gate, status, "ready", "held") && all == 0) problems.add(gate, status.slot, Severity::hint, "gate.no_criteria");
    if (is(gate, decision, "go") && unmet > 0)
        problems.add(gate, decision.slot, Severity::warning, "gate.must_meet_open", {std::to_string(unmet)});
}

inline void check(Record const& gate, Store const& store, Problems& problems) {
    if (!gate.has(project) && !gate.has(method)) problems.add(gate, project.slot, Severity::warning, "gate.nowhere");
    if (decided(gate)) expect(gate, held_on, problems, Severity::warning, "gate.decided_without_date");
    if (is(gate, status, "held") && !decided(gate)) problems.add(gate, decision.slot, Severity::warning, "gate.held_without_decision");
    if (decided(gate) && gate.has(project) && !is(gate, status, "held"))
        problems.add(gate, status.slot, Severity::hint, "gate.decided_not_held");
    if (is(gate, decision, "conditional")) {
        expect(gate, conditions, problems, Severity::warning, "gate.no_conditions");
        expect(gate, conditions_due, problems, Severity::hint, "gate.no_conditions_date");
    }
    if (is(gate, decision, "hold", "recycle", "stop")) expect(gate, decision_reason, problems, Severity::hint, "gate.no_reason");
    expect_order(gate, held_on, conditions_due, problems, "gate.conditions_before_decision");
    check_criteria(gate, store, problems);
    for (auto const link : {phase, meeting, task}) expect_same_project(gate, store, project, link, problems);
    expect_present(gate, store, owner, planned_on, problems);
}

inline constexpr TypeDef kType{.id = "gate", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::gate
