#pragma once
// One side of a proposal's feasibility: technical, economic, operational, legal or schedule, examined by a department (B2).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::feasibility {

inline constexpr std::string_view kDimension[] = {"technical", "economic", "operational", "legal", "schedule"};
inline constexpr std::string_view kVerdict[] = {"feasible", "conditional", "infeasible"};
inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "done"};
inline constexpr std::string_view kStatusClosed[] = {"done"};

inline constexpr FieldDef kFields[] = {
    {.id = "proposal", .kind = Kind::link, .flags = required | listed, .target = "proposal"},
    {.id = "dimension", .kind = Kind::choice, .flags = required | listed, .options = kDimension},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "assessor", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "verdict", .kind = Kind::choice, .flags = listed, .options = kVerdict},
    {.id = "assessed_on", .kind = Kind::date},
    {.id = "finding", .kind = Kind::note, .flags = searched},
    {.id = "conditions", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto proposal = handle<Id>(kFields, "proposal");
inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto assessor = handle<Id>(kFields, "assessor");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto verdict = handle<std::string>(kFields, "verdict");
inline constexpr auto assessed_on = handle<Date>(kFields, "assessed_on");
inline constexpr auto finding = handle<std::string>(kFields, "finding");
inline constexpr auto conditions = handle<std::string>(kFields, "conditions");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (is(row, status, "done")) expect(row, verdict, problems, Severity::warning, "feasibility.no_verdict");
    if (is(row, verdict, "conditional")) expect(row, conditions, problems, Severity::warning, "feasibility.no_conditions");
    if (is(row, verdict, "infeasible")) expect(row, finding, problems, Severity::warning, "feasibility.no_finding");
    expect_unique(row, store, proposal, problems, "feasibility.twice", [&](Record const& other) {
        return row.has(dimension) && other.get(dimension) == row.get(dimension);
    });
    expect_present(row, store, assessor, due, problems);
}

inline constexpr TypeDef kType{.id = "feasibility", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::feasibility
