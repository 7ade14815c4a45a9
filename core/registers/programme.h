#pragma once
// Projects that are led together because only together they bring the benefit; programmes can contain programmes (B4). Projects name theirs.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::programme {

inline constexpr std::string_view kStatus[] = {"proposed", "active", "on_hold", "stopped", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"stopped", "closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "manager", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "sponsor", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "objective", .kind = Kind::link, .flags = listed, .target = "objective"},
    {.id = "start", .kind = Kind::date, .flags = listed},
    {.id = "finish", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "vision", .kind = Kind::note, .flags = searched},
    {.id = "governance", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto manager = handle<Id>(kFields, "manager");
inline constexpr auto sponsor = handle<Id>(kFields, "sponsor");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto start = handle<Date>(kFields, "start");
inline constexpr auto finish = handle<Date>(kFields, "finish");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto vision = handle<std::string>(kFields, "vision");
inline constexpr auto governance = handle<std::string>(kFields, "governance");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& programme, Store const& store, Problems& problems) {
    expect_order(programme, start, finish, problems, "programme.finish_before_start");
    expect_positive(programme, budget, problems, "programme.negative_budget");
    if (is(programme, status, "active")) expect(programme, manager, problems, Severity::warning, "programme.no_manager");
    expect_present(programme, store, manager, finish, problems);
}

inline constexpr TypeDef kType{.id = "programme", .prefix = "PG", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::programme
