#pragma once
// A project of the portfolio: who leads it, what frame it has, how it is scheduled and judged (B6, C, D). Its dates, progress, earned value and the
// health of schedule and cost are computed from its tasks and never stored; scope, risk and quality are judged by the project manager.

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::project {

inline constexpr std::string_view kStage[] = {"initiation", "planning", "execution", "trial", "go_live", "acceptance", "closing", "closed"};
inline constexpr std::string_view kStatus[] = {"proposed", "active", "on_hold", "stopped", "closed"};
inline constexpr std::string_view kClosed[] = {"stopped", "closed"};
inline constexpr std::string_view kScheduleFrom[] = {"start", "finish"};
inline constexpr std::string_view kHealth[] = {"not_rated", "green", "amber", "red"};
inline constexpr std::string_view kTrend[] = {"better", "same", "worse"};
inline constexpr std::string_view kKind[] = {"product", "process", "it_system", "construction", "research", "compliance", "service", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "manager", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "sponsor", .kind = Kind::link, .flags = plain, .target = "person"},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "programme", .kind = Kind::link, .flags = plain, .target = "programme"},
    {.id = "method", .kind = Kind::link, .flags = plain, .target = "method"},
    {.id = "kind", .kind = Kind::choice, .flags = plain, .options = kKind},
    {.id = "stage", .kind = Kind::choice, .flags = listed, .options = kStage},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kClosed},
    {.id = "priority", .kind = Kind::number, .flags = plain, .min = 0, .max = 1000},
    {.id = "start", .kind = Kind::moment, .flags = listed},
    {.id = "schedule_from", .kind = Kind::choice, .flags = plain, .options = kScheduleFrom},
    {.id = "finish", .kind = Kind::moment, .flags = plain},
    {.id = "target_finish", .kind = Kind::date, .flags = listed},
    {.id = "status_date", .kind = Kind::date, .flags = plain},
    {.id = "calendar", .kind = Kind::link, .flags = plain, .target = "calendar"},
    {.id = "minutes_per_day", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 1, .max = 1440},
    {.id = "minutes_per_week", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 1, .max = 10080},
    {.id = "days_per_month", .kind = Kind::number, .flags = plain, .unit = Unit::days, .min = 1, .max = 31},
    {.id = "default_start", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0, .max = 1439},
    {.id = "default_finish", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0, .max = 1440},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "reserve", .kind = Kind::money, .flags = plain},
    {.id = "currency", .kind = Kind::text, .flags = plain},
    {.id = "customer", .kind = Kind::text, .flags = searched},
    {.id = "baseline", .kind = Kind::link, .flags = plain, .target = "baseline"},
    {.id = "health_scope", .kind = Kind::choice, .flags = plain, .options = kHealth},
    {.id = "health_scope_trend", .kind = Kind::choice, .flags = plain, .options = kTrend},
    {.id = "health_risk", .kind = Kind::choice, .flags = plain, .options = kHealth},
    {.id = "health_risk_trend", .kind = Kind::choice, .flags = plain, .options = kTrend},
    {.id = "health_quality", .kind = Kind::choice, .flags = plain, .options = kHealth},
    {.id = "health_quality_trend", .kind = Kind::choice, .flags = plain, .options = kTrend},
    {.id = "health_reason", .kind = Kind::note, .flags = searched},
    {.id = "starred", .kind = Kind::flag, .flags = plain},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto manager = handle<Id>(kFields, "manager");
inline constexpr auto sponsor = handle<Id>(kFields, "sponsor");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto programme = handle<Id>(kFields, "programme");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto stage = handle<std::string>(kFields, "stage");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto priority = handle<std::int64_t>(kFields, "priority");
inline constexpr auto start = handle<Moment>(kFields, "start");
inline constexpr auto schedule_from = handle<std::string>(kFields, "schedule_from");
inline constexpr auto finish = handle<Moment>(kFields, "finish");
inline constexpr auto target_finish = handle<Date>(kFields, "target_finish");
inline constexpr auto status_date = handle<Date>(kFields, "status_date");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto minutes_per_day = handle<std::int64_t>(kFields, "minutes_per_day");
inline constexpr auto minutes_per_week = handle<std::int64_t>(kFields, "minutes_per_week");
inline constexpr auto days_per_month = handle<std::int64_t>(kFields, "days_per_month");
inline constexpr auto default_start = handle<std::int64_t>(kFields, "default_start");
inline constexpr auto default_finish = handle<std::int64_t>(kFields, "default_finish");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto reserve = handle<Money>(kFields, "reserve");
inline constexpr auto currency = handle<std::string>(kFields, "currency");
inline constexpr auto customer = handle<std::string>(kFields, "customer");
inline constexpr auto baseline = handle<Id>(kFields, "baseline");
inline constexpr auto health_scope = handle<std::string>(kFields, "health_scope");
inline constexpr auto health_scope_trend = handle<std::string>(kFields, "health_scope_trend");
inline constexpr auto health_risk = handle<std::string>(kFields, "health_risk");
inline constexpr auto health_risk_trend = handle<std::string>(kFields, "health_risk_trend");
inline constexpr auto health_quality = handle<std::string>(kFields, "health_quality");
inline constexpr auto health_quality_trend = handle<std::string>(kFields, "health_quality_trend");
inline constexpr auto health_reason = handle<std::string>(kFields, "health_reason");
inline constexpr auto starred = handle<bool>(kFields, "starred");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const&, Problems& problems) {
    if (is_open(record)) expect(record, manager, problems, Severity::warning, "project.no_manager");
    if (record.has(start) && record.has(target_finish) && record.get(target_finish) < date_of(record.get(start)))
        problems.add(record, target_finish.slot, Severity::error, "project.target_before_start", {to_text(record.get(target_finish)), to_text(date_of(record.get(start)))});
    if (is(record, schedule_from, "finish")) expect(record, finish, problems, Severity::error, "project.no_finish");
    if (is(record, stage, "closed") && is_open(record)) problems.add(record, status.slot, Severity::warning, "project.stage_closed");
}

inline constexpr TypeDef kType{.id = "project", .prefix = "P", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::project
