#pragma once
// A project: what it is called, who leads it, where it stands, how its plan is computed, and how its manager judges it (B6, D1–D3, F3).
// Computed dates and indices are not here: see core/project/derived.h.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/baseline.h"
#include "core/registers/choices.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::project {

inline constexpr std::string_view kStage[] = {"initiation", "planning", "execution", "trial", "go_live", "acceptance", "closing", "closed"};
inline constexpr std::string_view kStatus[] = {"proposed", "active", "on_hold", "stopped", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"stopped", "closed"};
inline constexpr std::string_view kScheduleFrom[] = {"start", "finish"};
inline constexpr std::string_view kOutOfSequence[] = {"progress_override", "retained_logic"};
inline constexpr std::string_view kContractKind[] = {"internal", "fixed_price", "time_and_material", "cost_plus", "framework"};
inline constexpr std::string_view kHealth[] = {"not_rated", "green", "amber", "red"};
inline constexpr std::string_view kTrend[] = {"better", "same", "worse"};
inline constexpr std::string_view kForecast[] = {"typical", "atypical", "combined", "bottom_up"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "place", .kind = Kind::place},
    {.id = "manager", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "sponsor", .kind = Kind::link, .target = "person"},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "programme", .kind = Kind::link, .flags = listed, .target = "programme"},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "method", .kind = Kind::link, .target = "method"},
    {.id = "phase", .kind = Kind::link, .target = "phase"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kProjectKind},
    {.id = "stage", .kind = Kind::choice, .flags = listed, .options = kStage},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "priority", .kind = Kind::number, .flags = listed, .min = 0, .max = 1000},
    {.id = "starred", .kind = Kind::flag},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "customer", .kind = Kind::text, .flags = searched},
    {.id = "contract_kind", .kind = Kind::choice, .options = kContractKind},
    {.id = "target_start", .kind = Kind::date},
    {.id = "target_finish", .kind = Kind::date, .flags = listed | due},
    {.id = "start", .kind = Kind::moment},
    {.id = "finish", .kind = Kind::moment},
    {.id = "schedule_from", .kind = Kind::choice, .options = kScheduleFrom},
    {.id = "status_date", .kind = Kind::date, .flags = listed},
    {.id = "calendar", .kind = Kind::link, .target = "calendar"},
    {.id = "minutes_per_day", .kind = Kind::number, .unit = Unit::minutes, .min = 1, .max = 1440},
    {.id = "minutes_per_week", .kind = Kind::number, .unit = Unit::minutes, .min = 1, .max = 10080},
    {.id = "days_per_month", .kind = Kind::number, .unit = Unit::days, .min = 1, .max = 31},
    {.id = "default_start", .kind = Kind::number, .unit = Unit::minutes, .min = 0, .max = 1439},
    {.id = "default_finish", .kind = Kind::number, .unit = Unit::minutes, .min = 1, .max = 1440},
    {.id = "critical_slack", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "links_win", .kind = Kind::flag},
    {.id = "new_tasks_manual", .kind = Kind::flag},
    {.id = "baseline", .kind = Kind::link, .target = "baseline"},
    {.id = "currency", .kind = Kind::text},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "reserve", .kind = Kind::money},
    {.id = "forecast_method", .kind = Kind::choice, .options = kForecast},
    {.id = "health_schedule", .kind = Kind::choice, .options = kHealth},
    {.id = "health_schedule_trend", .kind = Kind::choice, .options = kTrend},
    {.id = "health_schedule_reason", .kind = Kind::note, .flags = searched},
    {.id = "health_cost", .kind = Kind::choice, .options = kHealth},
    {.id = "health_cost_trend", .kind = Kind::choice, .options = kTrend},
    {.id = "health_cost_reason", .kind = Kind::note, .flags = searched},
    {.id = "health_scope", .kind = Kind::choice, .options = kHealth},
    {.id = "health_scope_trend", .kind = Kind::choice, .options = kTrend},
    {.id = "health_scope_reason", .kind = Kind::note, .flags = searched},
    {.id = "health_risk", .kind = Kind::choice, .options = kHealth},
    {.id = "health_risk_trend", .kind = Kind::choice, .options = kTrend},
    {.id = "health_risk_reason", .kind = Kind::note, .flags = searched},
    {.id = "health_quality", .kind = Kind::choice, .options = kHealth},
    {.id = "health_quality_trend", .kind = Kind::choice, .options = kTrend},
    {.id = "health_quality_reason", .kind = Kind::note, .flags = searched},
    {.id = "health_reason", .kind = Kind::note, .flags = searched},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "external", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "out_of_sequence", .kind = Kind::choice, .options = kOutOfSequence},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto manager = handle<Id>(kFields, "manager");
inline constexpr auto sponsor = handle<Id>(kFields, "sponsor");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto programme = handle<Id>(kFields, "programme");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto stage = handle<std::string>(kFields, "stage");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto priority = handle<std::int64_t>(kFields, "priority");
inline constexpr auto starred = handle<bool>(kFields, "starred");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto customer = handle<std::string>(kFields, "customer");
inline constexpr auto contract_kind = handle<std::string>(kFields, "contract_kind");
inline constexpr auto target_start = handle<Date>(kFields, "target_start");
inline constexpr auto target_finish = handle<Date>(kFields, "target_finish");
inline constexpr auto start = handle<Moment>(kFields, "start");
inline constexpr auto finish = handle<Moment>(kFields, "finish");
inline constexpr auto schedule_from = handle<std::string>(kFields, "schedule_from");
inline constexpr auto status_date = handle<Date>(kFields, "status_date");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto minutes_per_day = handle<std::int64_t>(kFields, "minutes_per_day");
inline constexpr auto minutes_per_week = handle<std::int64_t>(kFields, "minutes_per_week");
inline constexpr auto days_per_month = handle<std::int64_t>(kFields, "days_per_month");
inline constexpr auto default_start = handle<std::int64_t>(kFields, "default_start");
inline constexpr auto default_finish = handle<std::int64_t>(kFields, "default_finish");
inline constexpr auto critical_slack = handle<std::int64_t>(kFields, "critical_slack");
inline constexpr auto links_win = handle<bool>(kFields, "links_win");
inline constexpr auto new_tasks_manual = handle<bool>(kFields, "new_tasks_manual");
inline constexpr auto baseline = handle<Id>(kFields, "baseline");
inline constexpr auto currency = handle<std::string>(kFields, "currency");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto reserve = handle<Money>(kFields, "reserve");
inline constexpr auto forecast_method = handle<std::string>(kFields, "forecast_method");
inline constexpr auto health_schedule = handle<std::string>(kFields, "health_schedule");
inline constexpr auto health_schedule_trend = handle<std::string>(kFields, "health_schedule_trend");
inline constexpr auto health_schedule_reason = handle<std::string>(kFields, "health_schedule_reason");
inline constexpr auto health_cost = handle<std::string>(kFields, "health_cost");
inline constexpr auto health_cost_trend = handle<std::string>(kFields, "health_cost_trend");
inline constexpr auto health_cost_reason = handle<std::string>(kFields, "health_cost_reason");
inline constexpr auto health_scope = handle<std::string>(kFields, "health_scope");
inline constexpr auto health_scope_trend = handle<std::string>(kFields, "health_scope_trend");
inline constexpr auto health_scope_reason = handle<std::string>(kFields, "health_scope_reason");
inline constexpr auto health_risk = handle<std::string>(kFields, "health_risk");
inline constexpr auto health_risk_trend = handle<std::string>(kFields, "health_risk_trend");
inline constexpr auto health_risk_reason = handle<std::string>(kFields, "health_risk_reason");
inline constexpr auto health_quality = handle<std::string>(kFields, "health_quality");
inline constexpr auto health_quality_trend = handle<std::string>(kFields, "health_quality_trend");
inline constexpr auto health_quality_reason = handle<std::string>(kFields, "health_quality_reason");
inline constexpr auto health_reason = handle<std::string>(kFields, "health_reason");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto external = handle<std::string>(kFields, "external");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto out_of_sequence = handle<std::string>(kFields, "out_of_sequence");   // progress override unless it says otherwise

// What a project counts in: its budget's currency, else the one it names, else CNY.
inline Currency currency_of(Record const& project) {
    if (project.has(budget)) return project.get(budget).currency;
    return parse_currency(project.get(currency)).value_or(Currency{});
}

// A colour that is not green needs a reason.
inline void expect_reason(Record const& project, Field<std::string> health, Field<std::string> reason, Problems& problems) {
    if (is(project, health, "amber", "red")) expect(project, reason, problems, Severity::hint, "project.no_reason");
}

inline void check_money(Record const& project, Problems& problems) {
    expect_positive(project, budget, problems, "project.negative_budget");
    if (!project.has(currency)) return;
    auto const named = parse_currency(project.get(currency));
    if (!named)
        problems.add(project, currency.slot, Severity::error, "project.currency", {std::string(project.get(currency))});
    else if (project.has(budget) && project.get(budget).currency != *named)
        problems.add(project, budget.slot, Severity::warning, "project.budget_currency",
                     {std::string(project.get(budget).currency.text()), std::string(named->text())});
}

inline void check(Record const& project, Store const& store, Problems& problems) {
    expect_moments(project, start, finish, problems, "project.finish_before_start");
    expect_order(project, target_start, target_finish, problems, "project.target_before_start");
    if (is(project, schedule_from, "finish")) expect(project, finish, problems, Severity::error, "project.no_finish");
    if (is(project, status, "active")) expect(project, manager, problems, Severity::warning, "project.no_manager");
    if (project.has(default_start) && project.has(default_finish) && project.get(default_finish) <= project.get(default_start))
        problems.add(project, default_finish.slot, Severity::error, "project.day_order");
    if (is(project, stage, "closed") && is(project, status, "proposed", "active", "on_hold"))
        problems.add(project, status.slot, Severity::warning, "project.stage_closed");
    if (is(project, status, "closed") && project.has(stage) && !is(project, stage, "closed"))
        problems.add(project, stage.slot, Severity::hint, "project.status_closed");
    check_money(project, problems);
    expect_reason(project, health_scope, health_scope_reason, problems);
    expect_reason(project, health_risk, health_risk_reason, problems);
    expect_reason(project, health_quality, health_quality_reason, problems);
    auto const* current = store.live(project.get(baseline));
    if (current && &current->type() == &baseline::kType && current->get(baseline::project) != project.id())
        problems.add(project, baseline.slot, Severity::error, "link.other_project", {std::string(title_of(*current))});
    expect_present(project, store, manager, target_finish, problems);
}

inline constexpr TypeDef kType{.id = "project", .prefix = "P", .area = Area::schedule, .fields = kFields, .check = check};

// An amount in another currency than its project's is left out of every sum. {0} its currency, {1} the project's.
inline void expect_project_currency(Record const& record, Store const& store, Field<Id> project, Field<Money> amount, Problems& problems) {
    auto const* owner = store.live(record.get(project));
    if (!owner || &owner->type() != &kType || !record.has(amount)) return;
    auto const own = record.get(amount).currency, wanted = currency_of(*owner);
    if (own != wanted)
        problems.add(record, amount.slot, Severity::warning, "project.other_currency",
                     {std::string(own.text()), std::string(wanted.text())});
}

}  // namespace pmo::registers::project
