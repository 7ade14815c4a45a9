#pragma once
// What somebody reports about a task for one week; applied, it becomes the task's progress (D4).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo::registers::progress_report {

inline constexpr std::string_view kStatus[] = {"due", "collected", "missed"};
inline constexpr std::string_view kStatusClosed[] = {"collected", "missed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "reporter", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "week", .kind = Kind::date, .flags = required | listed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "reported_on", .kind = Kind::date},
    {.id = "percent_complete", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "remaining_duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "actual_start", .kind = Kind::date},
    {.id = "actual_finish", .kind = Kind::date},
    {.id = "actual_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "expected_finish", .kind = Kind::date, .flags = listed},
    {.id = "summary", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "correction_due", .kind = Kind::date},
    {.id = "help_needed", .kind = Kind::note, .flags = searched},
    {.id = "applied", .kind = Kind::flag, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto reporter = handle<Id>(kFields, "reporter");
inline constexpr auto week = handle<Date>(kFields, "week");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto reported_on = handle<Date>(kFields, "reported_on");
inline constexpr auto percent_complete = handle<std::int64_t>(kFields, "percent_complete");
inline constexpr auto remaining_duration = handle<std::int64_t>(kFields, "remaining_duration");
inline constexpr auto actual_start = handle<Date>(kFields, "actual_start");
inline constexpr auto actual_finish = handle<Date>(kFields, "actual_finish");
inline constexpr auto actual_effort = handle<std::int64_t>(kFields, "actual_effort");
inline constexpr auto expected_finish = handle<Date>(kFields, "expected_finish");
inline constexpr auto summary = handle<std::string>(kFields, "summary");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto correction = handle<std::string>(kFields, "correction");
inline constexpr auto correction_due = handle<Date>(kFields, "correction_due");
inline constexpr auto help_needed = handle<std::string>(kFields, "help_needed");
inline constexpr auto applied = handle<bool>(kFields, "applied");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& report, Store const& store, Problems& problems) {
    if (is(report, status, "collected")) {
        expect(report, percent_complete, problems, Severity::warning, "progress_report.no_percent");
        expect(report, reported_on, problems, Severity::hint, "progress_report.no_date");
    }
    if (report.get(applied) && !is(report, status, "collected"))
        problems.add(report, status.slot, Severity::warning, "progress_report.applied_not_collected");
    if (report.has(cause)) expect(report, correction, problems, Severity::hint, "progress_report.no_correction");
    expect_order(report, actual_start, actual_finish, problems, "progress_report.finish_before_start");
    if (report.has(actual_finish) && report.has(percent_complete) && report.get(percent_complete) < 100)
        problems.add(report, percent_complete.slot, Severity::warning, "progress_report.finished_not_complete",
                     {std::to_string(report.get(percent_complete))});
    if (report.has(week) && weekday(report.get(week)) != 1)
        problems.add(report, week.slot, Severity::hint, "progress_report.not_monday", {to_text(report.get(week))});
    expect_unique(report, store, task, problems, "progress_report.twice", [&](Record const& other) {
        return report.has(week) && other.has(week) && other.get(week) == report.get(week) && other.get(reporter) == report.get(reporter);
    });
    expect_same_project(report, store, project, task, problems);
    expect_present(report, store, reporter, due, problems);
}

inline constexpr TypeDef kType{.id = "progress_report", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::progress_report
