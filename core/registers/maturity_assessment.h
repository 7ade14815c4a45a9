#pragma once
// One assessment of the PMO's or a department's maturity: who, when, what level is aimed at (K4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::maturity_assessment {

inline constexpr std::string_view kScope[] = {"pmo", "portfolio", "programme", "project", "department"};
inline constexpr std::string_view kStatus[] = {"planned", "running", "done"};
inline constexpr std::string_view kStatusClosed[] = {"done"};

inline constexpr FieldDef kFields[] = {
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "scope", .kind = Kind::choice, .flags = listed, .options = kScope},
    {.id = "subject", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "assessor", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "due", .kind = Kind::date, .flags = due},
    {.id = "target_level", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "target_on", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "summary", .kind = Kind::note, .flags = searched},
    {.id = "previous", .kind = Kind::link, .target = "maturity_assessment"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto scope = handle<std::string>(kFields, "scope");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto assessor = handle<Id>(kFields, "assessor");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto target_level = handle<std::int64_t>(kFields, "target_level");
inline constexpr auto target_on = handle<Date>(kFields, "target_on");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto previous = handle<Id>(kFields, "previous");

inline void check(Record const& assessment, Store const& store, Problems& problems) {
    expect_order(assessment, on, target_on, problems, "maturity_assessment.target_before");
    expect_other_than_itself(assessment, previous, problems, "maturity_assessment.own_previous");
    if (is(assessment, status, "done")) expect(assessment, on, problems, Severity::warning, "maturity_assessment.done_without_date");
    expect_present(assessment, store, assessor, due, problems);
}

inline constexpr TypeDef kType{.id = "maturity_assessment", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::maturity_assessment
