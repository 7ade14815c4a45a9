#pragma once
// The plan as it was agreed at one moment, to measure against (D3). Its lines are baseline_task; the current one is project.baseline.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::baseline {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "number", .kind = Kind::number, .flags = listed, .min = 0, .max = 10},
    {.id = "set_on", .kind = Kind::date, .flags = listed},
    {.id = "set_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "approved", .kind = Kind::flag, .flags = listed},
    {.id = "approved_on", .kind = Kind::date},
    {.id = "approved_by", .kind = Kind::link, .target = "person"},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "change_request", .kind = Kind::link, .target = "change_request"},
    {.id = "bac", .kind = Kind::money, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto number = handle<std::int64_t>(kFields, "number");
inline constexpr auto set_on = handle<Date>(kFields, "set_on");
inline constexpr auto set_by = handle<Id>(kFields, "set_by");
inline constexpr auto approved = handle<bool>(kFields, "approved");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto approved_by = handle<Id>(kFields, "approved_by");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto change_request = handle<Id>(kFields, "change_request");
inline constexpr auto bac = handle<Money>(kFields, "bac");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& baseline, Store const& store, Problems& problems) {
    if (baseline.get(approved)) {
        expect(baseline, approved_by, problems, Severity::hint, "baseline.approved_by_nobody");
        expect(baseline, approved_on, problems, Severity::hint, "baseline.approved_without_date");
    } else if (baseline.has(approved_on)) {
        problems.add(baseline, approved.slot, Severity::hint, "baseline.date_without_approval", {to_text(baseline.get(approved_on))});
    }
    expect_order(baseline, set_on, approved_on, problems, "baseline.approved_before_set");
    if (baseline.has(number))
        expect_unique(baseline, store, project, problems, "baseline.twice", [&](Record const& other) {
            return other.has(number) && other.get(number) == baseline.get(number);
        });
    expect_same_project(baseline, store, project, change_request, problems);
}

inline constexpr TypeDef kType{.id = "baseline", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::baseline
