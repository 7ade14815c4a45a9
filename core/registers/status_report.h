#pragma once
// A report as it was sent, with the figures of its day. The archive of these is what trends over time are drawn from (I4, M3).

#include <cstdint>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::status_report {

inline constexpr std::string_view kKind[] = {"weekly", "monthly", "gate", "closing", "portfolio"};
inline constexpr std::string_view kState[] = {"draft", "submitted", "final"};
inline constexpr std::string_view kStateClosed[] = {"final"};
inline constexpr std::string_view kOverall[] = {"green", "amber", "red"};
inline constexpr std::string_view kSchedule[] = {"green", "amber", "red"};
inline constexpr std::string_view kCost[] = {"green", "amber", "red"};
inline constexpr std::string_view kScope[] = {"green", "amber", "red"};
inline constexpr std::string_view kRisk[] = {"green", "amber", "red"};
inline constexpr std::string_view kQuality[] = {"green", "amber", "red"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "subject", .kind = Kind::link, .target = "*"},
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "period_from", .kind = Kind::date, .flags = required | listed},
    {.id = "period_to", .kind = Kind::date, .flags = required | listed},
    {.id = "author", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = due},
    {.id = "state", .kind = Kind::choice, .flags = listed | status, .options = kState, .closed = kStateClosed},
    {.id = "overall", .kind = Kind::choice, .flags = listed, .options = kOverall},
    {.id = "schedule", .kind = Kind::choice, .flags = listed, .options = kSchedule},
    {.id = "cost", .kind = Kind::choice, .flags = listed, .options = kCost},
    {.id = "scope", .kind = Kind::choice, .flags = listed, .options = kScope},
    {.id = "risk", .kind = Kind::choice, .flags = listed, .options = kRisk},
    {.id = "quality", .kind = Kind::choice, .flags = listed, .options = kQuality},
    {.id = "summary", .kind = Kind::note, .flags = searched},
    {.id = "achievements", .kind = Kind::note, .flags = searched},
    {.id = "next_steps", .kind = Kind::note, .flags = searched},
    {.id = "deviations", .kind = Kind::note, .flags = searched},
    {.id = "help_needed", .kind = Kind::note, .flags = searched},
    {.id = "percent_complete", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "spi", .kind = Kind::number, .flags = listed, .scale = 2, .min = 0},
    {.id = "cpi", .kind = Kind::number, .flags = listed, .scale = 2, .min = 0},
    {.id = "bac", .kind = Kind::money},
    {.id = "pv", .kind = Kind::money},
    {.id = "ev", .kind = Kind::money},
    {.id = "ac", .kind = Kind::money},
    {.id = "eac", .kind = Kind::money},
    {.id = "baseline_finish", .kind = Kind::date},
    {.id = "forecast_finish", .kind = Kind::date, .flags = listed},
    {.id = "open_risks", .kind = Kind::number, .min = 0},
    {.id = "open_issues", .kind = Kind::number, .min = 0},
    {.id = "open_changes", .kind = Kind::number, .min = 0},
    {.id = "exposure", .kind = Kind::money},
    {.id = "approved_by", .kind = Kind::link, .target = "person"},
    {.id = "sent_on", .kind = Kind::date},
    {.id = "body", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto period_from = handle<Date>(kFields, "period_from");
inline constexpr auto period_to = handle<Date>(kFields, "period_to");
inline constexpr auto author = handle<Id>(kFields, "author");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto state = handle<std::string>(kFields, "state");
inline constexpr auto overall = handle<std::string>(kFields, "overall");
inline constexpr auto schedule = handle<std::string>(kFields, "schedule");
inline constexpr auto cost = handle<std::string>(kFields, "cost");
inline constexpr auto scope = handle<std::string>(kFields, "scope");
inline constexpr auto risk = handle<std::string>(kFields, "risk");
inline constexpr auto quality = handle<std::string>(kFields, "quality");
inline constexpr auto summary = handle<std::string>(kFields, "summary");
inline constexpr auto deviations = handle<std::string>(kFields, "deviations");
inline constexpr auto percent_complete = handle<std::int64_t>(kFields, "percent_complete");
inline constexpr auto spi = handle<std::int64_t>(kFields, "spi");
inline constexpr auto cpi = handle<std::int64_t>(kFields, "cpi");
inline constexpr auto bac = handle<Money>(kFields, "bac");
inline constexpr auto pv = handle<Money>(kFields, "pv");
inline constexpr auto ev = handle<Money>(kFields, "ev");
inline constexpr auto ac = handle<Money>(kFields, "ac");
inline constexpr auto eac = handle<Money>(kFields, "eac");
inline constexpr auto baseline_finish = handle<Date>(kFields, "baseline_finish");
inline constexpr auto forecast_finish = handle<Date>(kFields, "forecast_finish");
inline constexpr auto open_risks = handle<std::int64_t>(kFields, "open_risks");
inline constexpr auto open_issues = handle<std::int64_t>(kFields, "open_issues");
inline constexpr auto open_changes = handle<std::int64_t>(kFields, "open_changes");
inline constexpr auto exposure = handle<Money>(kFields, "exposure");
inline constexpr auto approved_by = handle<Id>(kFields, "approved_by");
inline constexpr auto sent_on = handle<Date>(kFields, "sent_on");

// Red if schedule or cost is red or any two dimensions are red; amber if one is red or two are amber; else green. Empty: none is rated.
inline std::string_view overall_from_dimensions(Record const& report) {
    int reds = 0, ambers = 0, greens = 0;
    for (auto const dimension : {schedule, cost, scope, risk, quality}) {
        reds += is(report, dimension, "red");
        ambers += is(report, dimension, "amber");
        greens += is(report, dimension, "green");
    }
    if (reds + ambers + greens == 0) return {};
    if (is(report, schedule, "red") || is(report, cost, "red") || reds >= 2) return "red";
    return reds == 1 || ambers >= 2 ? "amber" : "green";
}

// An index in hundredths against the amounts it is made of, where these are known.
inline void check_index(Record const& report, Field<std::int64_t> index, Field<Money> below, std::string_view name, Problems& problems) {
    auto const earned = report.get(ev), base = report.get(below);
    if (!report.has(index) || !report.has(ev) || base.minor <= 0 || base.currency != earned.currency) return;
    auto const expected = scale({100, {}}, earned.minor, base.minor).minor;
    auto const given = report.get(index);
    if (given < expected - 1 || given > expected + 1)
        problems.add(report, index.slot, Severity::warning, "status_report.index_differs",
                     {std::string(name), decimal_text(given, 2), decimal_text(expected, 2)});
}

inline void check(Record const& report, Store const& store, Problems& problems) {
    expect_order(report, period_from, period_to, problems, "status_report.period_order");
    if (!report.has(project)) expect(report, subject, problems, Severity::hint, "status_report.no_subject");
    if (is(report, overall, "amber", "red") && !report.has(summary) && !report.has(deviations))
        problems.add(report, summary.slot, Severity::warning, "status_report.no_reason");
    if (auto const expected = overall_from_dimensions(report); !expected.empty() && report.has(overall) && report.get(overall) != expected) {
        bool const better = is(report, overall, "green") || expected == "red";
        problems.add(report, overall.slot, Severity::hint, better ? "status_report.overall_too_good" : "status_report.overall_too_bad");
    }
    check_index(report, spi, pv, "SPI", problems);
    check_index(report, cpi, ac, "CPI", problems);
    if (auto const earned = report.get(ev), budget = report.get(bac);
        report.has(bac) && earned.currency == budget.currency && earned.minor > budget.minor)
        problems.add(report, ev.slot, Severity::error, "status_report.earned_too_much", {to_text(earned), to_text(budget)});
    if (is(report, state, "final")) expect(report, summary, problems, Severity::warning, "status_report.final_without_summary");
    expect_unique(report, store, project, problems, "status_report.twice", [&](Record const& other) {
        return other.get(kind) == report.get(kind) && other.has(period_to) && other.get(period_to) == report.get(period_to);
    });
    expect_present(report, store, author, due, problems);
}

inline constexpr TypeDef kType{.id = "status_report", .prefix = "REP", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::status_report
