#pragma once
// A forecast that a tolerance will be broken, with options, and what the next level decided (G3, B6).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::exception_report {

inline constexpr std::string_view kStatus[] = {"draft", "submitted", "decided", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"closed"};
inline constexpr std::string_view kVerdict[] = {"continue", "adjust", "replan", "request_change", "stop"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "tolerance", .kind = Kind::link, .flags = listed, .target = "tolerance"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "raised_on", .kind = Kind::date, .flags = listed},
    {.id = "forecast", .kind = Kind::note, .flags = searched},
    {.id = "forecast_days", .kind = Kind::number, .unit = Unit::days},
    {.id = "forecast_cost", .kind = Kind::money},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "consequence", .kind = Kind::note, .flags = searched},
    {.id = "options", .kind = Kind::note, .flags = searched},
    {.id = "recommendation", .kind = Kind::note, .flags = searched},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "verdict", .kind = Kind::choice, .options = kVerdict},
    {.id = "decision", .kind = Kind::note, .flags = searched},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "change", .kind = Kind::link, .target = "change_request"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto tolerance = handle<Id>(kFields, "tolerance");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto raised_on = handle<Date>(kFields, "raised_on");
inline constexpr auto forecast = handle<std::string>(kFields, "forecast");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto consequence = handle<std::string>(kFields, "consequence");
inline constexpr auto forecast_days = handle<std::int64_t>(kFields, "forecast_days");
inline constexpr auto forecast_cost = handle<Money>(kFields, "forecast_cost");
inline constexpr auto options = handle<std::string>(kFields, "options");
inline constexpr auto recommendation = handle<std::string>(kFields, "recommendation");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto verdict = handle<std::string>(kFields, "verdict");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto change = handle<Id>(kFields, "change");

inline void check(Record const& report, Store const& store, Problems& problems) {
    if (is(report, status, "decided", "closed") && (!report.has(verdict) || !report.has(decided_by)))
        problems.add(report, report.has(verdict) ? decided_by.slot : verdict.slot, Severity::warning, "exception_report.no_decision");
    expect_order(report, raised_on, decided_on, problems, "exception_report.decided_before_raised");
    if (is(report, status, "submitted") && (!report.has(options) || !report.has(recommendation)))
        problems.add(report, report.has(options) ? recommendation.slot : options.slot, Severity::hint, "exception_report.no_recommendation");
    if (is(report, verdict, "request_change")) expect(report, change, problems, Severity::hint, "exception_report.no_change");
    expect_same_project(report, store, project, tolerance, problems);
    expect_present(report, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "exception_report", .prefix = "EX", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::exception_report
