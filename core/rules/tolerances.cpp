#include "core/rules/tolerances.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/decimal.h"
#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/benefit.h"
#include "core/registers/benefit_measurement.h"
#include "core/registers/change_request.h"
#include "core/registers/exception_report.h"
#include "core/registers/finding.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/requirement.h"
#include "core/registers/risk.h"
#include "core/registers/rules.h"
#include "core/registers/tolerance.h"

namespace pmo::rules {

namespace {

using namespace registers;

constexpr std::int64_t kHighScore = 15;
constexpr std::int32_t kMost = 9999;

struct Measured {
    std::int64_t deviation = 0;              // hundredths, or minor units of an amount
    std::vector<Id> evidence{};
};

// part of whole in hundredths of a percent; nothing of nothing is nothing.
std::int64_t percent_hundredths(std::int64_t part, std::int64_t whole) { return whole > 0 ? scale({10000, {}}, part, whole).minor : 0; }

// Rounded to whole working days as people count them.
std::int64_t days_between(Plan const& plan, engine::Minute from, engine::Minute to) {
    auto const minutes = plan.calendars[0].between(moment_of(date_of(Moment{from - 1}), 0).minute, moment_of(date_of(Moment{to - 1}), 0).minute);
    auto const day = std::max(plan.minutes_per_day, 1);
    return minutes >= 0 ? (minutes + day / 2) / day : -((-minutes + day / 2) / day);
}

// The unfinished critical tasks that end last: what the forecast hangs on.
std::vector<Id> drivers(Plan const& plan) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        if (!plan.rows[i].summary && !plan.rows[i].inactive && plan.rows[i].percent < 100 && plan.schedule.placed[i].critical) rows.push_back(i);
    sort_stably(rows, [&](std::size_t a, std::size_t b) { return plan.schedule.placed[a].start < plan.schedule.placed[b].start; });
    std::vector<Id> found;
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 5); ++i) found.push_back(plan.rows[rows[i]].task);
    return found;
}

std::optional<Measured> time(Facts const& facts, Record const& tolerance) {
    auto const& plan = facts.derived.plan(tolerance.get(tolerance::project));
    if (plan.rows.empty() || plan.calendars.empty()) return std::nullopt;
    auto finish = plan.finish, begin = plan.baseline_start, baseline = plan.baseline_finish;
    Measured out{.deviation = 0, .evidence = drivers(plan)};
    if (auto const* phase = linked(tolerance, facts.store, tolerance::phase)) {
        auto const row = plan.row_of(phase->get(phase::task));
        if (row < 0) return std::nullopt;
        auto const at = static_cast<std::size_t>(row);
        finish = plan.schedule.placed[at].finish;
        begin = plan.rows[at].baseline_start;
        baseline = plan.rows[at].baseline_finish;
        out.evidence = {plan.rows[at].task};
    }
    if (finish == kNoTime || baseline == kNoTime) return std::nullopt;
    auto const days = days_between(plan, baseline, finish);
    if (is(tolerance, tolerance::unit, "percent")) {
        if (begin == kNoTime || begin >= baseline) return std::nullopt;
        out.deviation = percent_hundredths(days * std::max(plan.minutes_per_day, 1), plan.calendars[0].between(begin, baseline));
    } else if (is(tolerance, tolerance::unit, "days")) {
        out.deviation = days * 100;
    } else {
        return std::nullopt;
    }
    return out;
}

std::optional<Measured> cost(Facts const& facts, Record const& tolerance) {
    auto const& summary = facts.derived.summary(tolerance.get(tolerance::project));
    if (summary.value.bac <= 0) return std::nullopt;
    auto const over = minus(summary.eac, summary.value.bac);
    Measured out{.deviation = over, .evidence = {tolerance.get(tolerance::project)}};
    if (is(tolerance, tolerance::unit, "percent")) out.deviation = percent_hundredths(over, summary.value.bac);
    else if (!is(tolerance, tolerance::unit, "amount")) return std::nullopt;
    return out;
}

using Records = std::vector<Record const*>;

std::optional<Measured> counted(Record const& tolerance, Records const& wrong, std::size_t of) {
    Measured out;
    for (auto const* record : wrong) out.evidence.push_back(record->id());
    auto const count = static_cast<std::int64_t>(wrong.size());
    if (is(tolerance, tolerance::unit, "items")) out.deviation = count * 100;
    else if (is(tolerance, tolerance::unit, "percent")) out.deviation = percent_hundredths(count, static_cast<std::int64_t>(of));
    else return std::nullopt;
    return out;
}

template <class Keep>
Records those(Records records, Keep keep) {
    std::erase_if(records, [&](Record const* record) { return !keep(*record); });
    return records;
}

std::optional<Measured> scope(Facts const& facts, Record const& tolerance) {
    auto const project = tolerance.get(tolerance::project);
    auto const changes = those(facts.store.referrers(change_request::kType, change_request::project, project), [](Record const& row) {
        return is(row, change_request::kind, "scope") && is(row, change_request::status, "approved", "implemented", "closed");
    });
    return counted(tolerance, changes, facts.store.referrers(requirement::kType, requirement::project, project).size());
}

std::optional<Measured> risk(Facts const& facts, Record const& tolerance) {
    auto const project = tolerance.get(tolerance::project);
    auto threats = those(facts.store.referrers(risk::kType, risk::project, project), [](Record const& row) { return is_open(row) && !is(row, risk::kind, "opportunity"); });
    sort_stably(threats, std::greater{}, [](Record const* row) { return risk::score(*row); });
    auto const& summary = facts.derived.summary(project);
    Measured out;
    for (std::size_t i = 0; i < std::min<std::size_t>(threats.size(), 5); ++i) out.evidence.push_back(threats[i]->id());
    if (is(tolerance, tolerance::unit, "amount")) out.deviation = summary.exposure;
    else if (is(tolerance, tolerance::unit, "percent")) out.deviation = percent_hundredths(summary.exposure, summary.value.bac);
    else if (is(tolerance, tolerance::unit, "points")) out.deviation = threats.empty() ? 0 : risk::score(*threats.front()) * 100;
    else return counted(tolerance, those(threats, [](Record const& row) { return risk::score(row) >= kHighScore; }), threats.size());
    return out;
}

std::optional<Measured> quality(Facts const& facts, Record const& tolerance) {
    auto const all = facts.store.referrers(finding::kType, finding::project, tolerance.get(tolerance::project));
    return counted(tolerance, those(all, [](Record const& row) { return is_open(row) && is(row, finding::severity, "critical", "major"); }), all.size());
}

// How much of the way from baseline to target is missing at the latest measurement, in hundredths of a percent of what should be there.
std::optional<std::int64_t> shortfall(Facts const& facts, Record const& benefit) {
    Record const* latest = nullptr;
    for (auto const* row : facts.store.referrers(benefit_measurement::kType, benefit_measurement::benefit, benefit.id()))
        if (row->has(benefit_measurement::value) && (!latest || row->get(benefit_measurement::date) > latest->get(benefit_measurement::date))) latest = row;
    auto const way = benefit.get(benefit::target) - benefit.get(benefit::baseline);
    if (!latest || !benefit.has(benefit::target) || !benefit.has(benefit::baseline) || way == 0) return std::nullopt;
    auto const gone = latest->get(benefit_measurement::value) - benefit.get(benefit::baseline);
    auto const reached = way > 0 ? percent_hundredths(gone, way) : percent_hundredths(-gone, -way);
    return 10000 - reached;
}

std::optional<Measured> benefit(Facts const& facts, Record const& tolerance) {
    auto const all = facts.store.referrers(benefit::kType, benefit::project, tolerance.get(tolerance::project));
    if (is(tolerance, tolerance::unit, "items"))
        return counted(tolerance, those(all, [](Record const& row) { return is(row, benefit::status, "missed"); }), all.size());
    if (!is(tolerance, tolerance::unit, "percent")) return std::nullopt;
    std::optional<Measured> worst;
    for (auto const* row : all)
        if (auto const missing = is_open(*row) ? shortfall(facts, *row) : std::nullopt; missing && (!worst || *missing > worst->deviation)) worst = Measured{*missing, {row->id()}};
    return worst;
}

std::optional<Measured> measure(Facts const& facts, Record const& tolerance) {
    auto const dimension = tolerance.get(tolerance::dimension);
    if (dimension == "time") return time(facts, tolerance);
    if (dimension == "cost") return cost(facts, tolerance);
    if (dimension == "scope") return scope(facts, tolerance);
    if (dimension == "risk") return risk(facts, tolerance);
    if (dimension == "quality") return quality(facts, tolerance);
    if (dimension == "benefit") return benefit(facts, tolerance);
    return std::nullopt;
}

// The limit in the direction of the deviation; nothing: that direction is not limited.
std::optional<std::int64_t> limit_of(Record const& tolerance, bool worse) {
    if (is(tolerance, tolerance::unit, "amount")) {
        auto const field = worse ? tolerance::plus_amount : tolerance::minus_amount;
        return tolerance.has(field) ? std::optional(tolerance.get(field).minor) : std::nullopt;
    }
    auto const field = worse ? tolerance::plus : tolerance::minus;
    return tolerance.has(field) ? std::optional(tolerance.get(field)) : std::nullopt;
}

std::size_t rank(std::span<std::string_view const> options, std::string_view option) { return static_cast<std::size_t>(std::ranges::find(options, option) - options.begin()); }

Hit hit_of(Rule const& rule, ToleranceState const& state, std::vector<std::string> args = {}) {
    return {.rule = rule.id, .severity = rule.severity, .subject = state.tolerance->id(), .project = state.tolerance->get(tolerance::project), .args = std::move(args), .evidence = state.evidence};
}

// An exception report about this tolerance whose matter is not settled.
bool reported(Facts const& facts, Record const& tolerance) {
    auto const reports = facts.store.referrers(exception_report::kType, exception_report::tolerance, tolerance.id());
    return std::ranges::any_of(reports, [](Record const* report) { return is_open(*report); });
}

std::string amount_text(Record const& tolerance, std::int64_t value) {
    if (!is(tolerance, tolerance::unit, "amount")) return decimal_text(value, 2);
    auto const currency = tolerance.has(tolerance::plus_amount) ? tolerance.get(tolerance::plus_amount).currency : tolerance.get(tolerance::minus_amount).currency;
    return to_text(Money{value, currency});
}

void hits_of(Facts const& facts, Id project, std::vector<Hit>& out) {
    auto const* record = facts.store.live(project);
    if (!record || !is_open(*record) || is(*record, project::status, "proposed")) return;
    auto const states = tolerance_states(facts, project);
    for (auto const dimension : {std::string_view("time"), std::string_view("cost")})
        if (std::ranges::none_of(states, [&](ToleranceState const& state) { return state.tolerance->get(tolerance::dimension) == dimension; }))
            out.push_back({.rule = kToleranceRules[5].id, .severity = kToleranceRules[5].severity, .subject = project, .project = project, .args = {std::string(dimension)}});
    for (auto const& state : states) {
        if (state.level == ToleranceLevel::unknown) out.push_back(hit_of(kToleranceRules[4], state));
        if (state.level != ToleranceLevel::near && state.level != ToleranceLevel::broken) continue;
        bool const broken = state.level == ToleranceLevel::broken;
        out.push_back(hit_of(kToleranceRules[broken ? 0 : 1], state,
                             {amount_text(*state.tolerance, state.deviation), amount_text(*state.tolerance, state.limit), std::string(state.tolerance->get(tolerance::unit)), std::to_string(state.used / 10)}));
        if (broken && !reported(facts, *state.tolerance)) out.push_back(hit_of(kToleranceRules[2], state));
    }
    for (auto const* report : facts.store.referrers(exception_report::kType, exception_report::project, project))
        if (is(*report, exception_report::status, "submitted") && report->has(exception_report::due) && report->get(exception_report::due) < facts.today)
            out.push_back({.rule = kToleranceRules[3].id, .severity = kToleranceRules[3].severity, .subject = report->id(), .project = project, .args = {to_text(report->get(exception_report::due))}});
}

}  // namespace

ToleranceState tolerance_state(Facts const& facts, Record const& tolerance) {
    ToleranceState state{.tolerance = &tolerance};
    auto measured = measure(facts, tolerance);
    if (!measured) return state;
    state.evidence = std::move(measured->evidence);
    state.deviation = measured->deviation;
    auto const limit = limit_of(tolerance, state.deviation >= 0);
    state.level = ToleranceLevel::kept;
    if (!limit) return state;
    state.limit = *limit;
    auto const size = state.deviation < 0 ? -state.deviation : state.deviation;
    if (*limit > 0) state.used = static_cast<std::int32_t>(std::min<std::int64_t>(scale({1000, {}}, size, *limit).minor, kMost));
    else state.used = size > 0 ? kMost : 0;
    if (size > *limit) state.level = ToleranceLevel::broken;
    else if (*limit > 0 && state.used >= kNearPermille) state.level = ToleranceLevel::near;
    return state;
}

std::vector<ToleranceState> tolerance_states(Facts const& facts, Id project) {
    std::vector<ToleranceState> states;
    for (auto const* row : facts.store.referrers(tolerance::kType, tolerance::project, project))
        if (is_open(*row)) states.push_back(tolerance_state(facts, *row));
    sort_stably(states, {}, [](ToleranceState const& state) {
        return std::tuple(rank(tolerance::kDimension, state.tolerance->get(tolerance::dimension)), rank(tolerance::kLevel, state.tolerance->get(tolerance::level)));
    });
    return states;
}

std::vector<Hit> tolerance_hits(Facts const& facts, Id project) {
    std::vector<Hit> out;
    if (project) hits_of(facts, project, out);
    else for (auto const id : facts.derived.active_projects()) hits_of(facts, id, out);
    return out;
}

}  // namespace pmo::rules
