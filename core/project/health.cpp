#include "core/project/health.h"

#include <algorithm>
#include <array>

#include "core/registers/change_request.h"
#include "core/registers/issue.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/status_report.h"

namespace pmo {

Health health_of_index(std::optional<std::int32_t> hundredths) {
    if (!hundredths) return Health::none;
    return *hundredths >= 95 ? Health::green : *hundredths >= 85 ? Health::amber : Health::red;
}

Health overall_health(Health schedule, Health cost, Health scope, Health risk, Health quality) {
    std::array const all = {schedule, cost, scope, risk, quality};
    auto const reds = std::ranges::count(all, Health::red), ambers = std::ranges::count(all, Health::amber);
    if (std::ranges::count(all, Health::none) == 5) return Health::none;
    if (schedule == Health::red || cost == Health::red || reds >= 2) return Health::red;
    return reds == 1 || ambers >= 2 ? Health::amber : Health::green;
}

namespace {

namespace prj = registers::project;
namespace report = registers::status_report;

Health health_of(std::string_view id) {
    return id == "green" ? Health::green : id == "amber" ? Health::amber : id == "red" ? Health::red : Health::none;
}

Trend trend_of(std::string_view id) {
    return id == "better" ? Trend::better : id == "same" ? Trend::same : id == "worse" ? Trend::worse : Trend::none;
}

// An index against the last archived report: a hundredth counts.
Trend trend_of(std::optional<std::int32_t> now, Record const* before, Field<std::int64_t> field) {
    if (!now || !before || !before->has(field)) return Trend::none;
    auto const then = before->get(field);
    return *now > then ? Trend::better : *now < then ? Trend::worse : Trend::same;
}

Trend trend_of(Health now, Record const* before, Field<std::string> field) {
    auto const then = before ? health_of(before->get(field)) : Health::none;
    if (now == Health::none || then == Health::none) return Trend::none;
    return now < then ? Trend::better : now > then ? Trend::worse : Trend::same;
}

Record const* last_report(Store const& store, Id project, Date before) {
    Record const* last = nullptr;
    for (auto const* row : store.referrers(report::kType, report::project, project)) {
        auto const end = row->get(report::period_to);
        if (!row->has(report::period_to) || end >= before) continue;
        if (!last || end > last->get(report::period_to)) last = row;
    }
    return last;
}

template <class Register>
std::int32_t count_open(Store const& store, TypeDef const& type, std::uint8_t project_slot, Id project, Register&& each) {
    auto const status = slot_with(type, pmo::status);
    std::int32_t open = 0;
    for (auto const* row : store.referrers(type, project_slot, project)) {
        if (status != kNoSlot && is_closed(type.fields[status], row->text(status))) continue;
        each(*row);
        ++open;
    }
    return open;
}

}  // namespace

ProjectSummary make_summary(Store const& store, Plan const& plan) {
    ProjectSummary out;
    out.project = plan.project;
    out.currency = plan.currency;
    out.value = plan.value;
    out.spi = engine::spi(plan.value);
    out.cpi = engine::cpi(plan.value);
    out.eac = engine::eac(plan.value);
    out.permille = plan.permille;
    if (plan.value.bac > 0) out.planned_permille = static_cast<std::int32_t>(scale({1000, {}}, plan.value.pv, plan.value.bac).minor);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (row.summary || row.inactive) continue;
        ++out.tasks;
        if (row.percent < 100 && plan.schedule.placed[i].finish <= plan.status) ++out.overdue;
    }
    out.critical = plan.critical_count;
    if (!plan.rows.empty()) {
        out.start = plan.start;
        out.finish = plan.finish;
    }
    out.baseline_finish = plan.baseline_finish;
    if (out.finish != kNoTime && out.baseline_finish != kNoTime && !plan.calendars.empty()) {
        // Whole working days between the two finishing days, as people count them.
        auto const& calendar = plan.calendars[0];
        auto const minutes = calendar.between(moment_of(date_of(Moment{out.baseline_finish - 1}), 0).minute, moment_of(date_of(Moment{out.finish - 1}), 0).minute);
        auto const per_day = std::max(plan.minutes_per_day, 1);
        out.slip_days = static_cast<std::int32_t>(minutes >= 0 ? (minutes + per_day / 2) / per_day : -((-minutes + per_day / 2) / per_day));
    }
    auto const* project = store.live(plan.project);
    if (!project) return out;

    out.open_risks = count_open(store, registers::risk::kType, registers::risk::project.slot, plan.project, [&](Record const& risk) {
        if (risk.get(registers::risk::kind) == "opportunity") return;
        auto const impact = risk.get(registers::risk::impact_cost);
        if (impact.currency.text() == out.currency) out.exposure += scale(impact, risk.get(registers::risk::probability_percent), 100).minor;
    });
    out.open_issues = count_open(store, registers::issue::kType, registers::issue::project.slot, plan.project, [](Record const&) {});
    out.open_changes = count_open(store, registers::change_request::kType, registers::change_request::project.slot, plan.project, [](Record const&) {});

    auto const* before = last_report(store, plan.project, plan.status_date);
    out.schedule = {health_of_index(out.spi), trend_of(out.spi, before, report::spi)};
    out.cost = {health_of_index(out.cpi), trend_of(out.cpi, before, report::cpi)};
    out.scope = {health_of(project->get(prj::health_scope)), trend_of(project->get(prj::health_scope_trend))};
    out.risk = {health_of(project->get(prj::health_risk)), trend_of(project->get(prj::health_risk_trend))};
    out.quality = {health_of(project->get(prj::health_quality)), trend_of(project->get(prj::health_quality_trend))};
    auto const all = overall_health(out.schedule.health, out.cost.health, out.scope.health, out.risk.health, out.quality.health);
    out.overall = {all, trend_of(all, before, report::overall)};
    return out;
}

}  // namespace pmo
