#pragma once
// A threat or an opportunity of a project: cause, event, effect, its assessment, the response and what remains after it (G1). Scores,
// exposure and residual exposure are computed here and never stored.

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/issue.h"
#include "core/registers/risk_action.h"
#include "core/registers/risk_level.h"
#include "core/registers/risk_review.h"
#include "core/registers/rules.h"

namespace pmo::registers::risk {

inline constexpr std::string_view kKind[] = {"threat", "opportunity"};
inline constexpr std::string_view kCategory[] = {
    "technical", "resource", "procurement", "operations", "legal", "compliance", "data", "people", "demand", "financial", "external",
    "other"};
inline constexpr std::string_view kProximity[] = {"imminent", "near", "medium", "far"};
inline constexpr std::string_view kStrategy[] = {"avoid", "transfer", "mitigate", "accept", "exploit", "share", "enhance"};
inline constexpr std::string_view kStatus[] = {"identified", "analysing", "responding", "monitoring", "occurred", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"occurred", "closed"};
inline constexpr std::string_view kTrend[] = {"up", "same", "down"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "event", .kind = Kind::note, .flags = searched},
    {.id = "effect", .kind = Kind::note, .flags = searched},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCategory},
    {.id = "probability", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "impact", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "probability_percent", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "impact_cost", .kind = Kind::money},
    {.id = "impact_days", .kind = Kind::number, .unit = Unit::days},
    {.id = "proximity", .kind = Kind::choice, .options = kProximity},
    {.id = "exposure_from", .kind = Kind::date},
    {.id = "exposure_to", .kind = Kind::date},
    {.id = "strategy", .kind = Kind::choice, .flags = listed, .options = kStrategy},
    {.id = "response", .kind = Kind::note, .flags = searched},
    {.id = "trigger", .kind = Kind::text, .flags = searched},
    {.id = "contingency", .kind = Kind::note, .flags = searched},
    {.id = "contingency_reserve", .kind = Kind::money},
    {.id = "residual_probability", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "residual_impact", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "secondary_of", .kind = Kind::link, .target = "risk"},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "identified_by", .kind = Kind::link, .target = "person"},
    {.id = "identified_on", .kind = Kind::date},
    {.id = "next_review", .kind = Kind::date, .flags = listed | due},
    {.id = "review_every_days", .kind = Kind::number, .unit = Unit::days, .min = 1},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "trend", .kind = Kind::choice, .flags = listed, .options = kTrend},
    {.id = "occurred_on", .kind = Kind::date},
    {.id = "closed_on", .kind = Kind::date},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "issue", .kind = Kind::link, .target = "issue"},
    {.id = "phase", .kind = Kind::link, .target = "phase"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "trigger_on", .kind = Kind::date},
    {.id = "trigger_met", .kind = Kind::flag},
    {.id = "exclusive_group", .kind = Kind::text},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto probability = handle<std::int64_t>(kFields, "probability");
inline constexpr auto impact = handle<std::int64_t>(kFields, "impact");
inline constexpr auto probability_percent = handle<std::int64_t>(kFields, "probability_percent");
inline constexpr auto impact_cost = handle<Money>(kFields, "impact_cost");
inline constexpr auto impact_days = handle<std::int64_t>(kFields, "impact_days");
inline constexpr auto proximity = handle<std::string>(kFields, "proximity");
inline constexpr auto exposure_from = handle<Date>(kFields, "exposure_from");
inline constexpr auto exposure_to = handle<Date>(kFields, "exposure_to");
inline constexpr auto strategy = handle<std::string>(kFields, "strategy");
inline constexpr auto response = handle<std::string>(kFields, "response");
inline constexpr auto trigger = handle<std::string>(kFields, "trigger");
inline constexpr auto trigger_on = handle<Date>(kFields, "trigger_on");     // the day by which somebody looks whether it is met
inline constexpr auto trigger_met = handle<bool>(kFields, "trigger_met");
inline constexpr auto exclusive_group = handle<std::string>(kFields, "exclusive_group");   // of the risks of a project with the same word at most one happens
inline constexpr auto contingency = handle<std::string>(kFields, "contingency");
inline constexpr auto contingency_reserve = handle<Money>(kFields, "contingency_reserve");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto event = handle<std::string>(kFields, "event");
inline constexpr auto effect = handle<std::string>(kFields, "effect");
inline constexpr auto residual_probability = handle<std::int64_t>(kFields, "residual_probability");
inline constexpr auto residual_impact = handle<std::int64_t>(kFields, "residual_impact");
inline constexpr auto secondary_of = handle<Id>(kFields, "secondary_of");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto identified_by = handle<Id>(kFields, "identified_by");
inline constexpr auto identified_on = handle<Date>(kFields, "identified_on");
inline constexpr auto next_review = handle<Date>(kFields, "next_review");
inline constexpr auto review_every_days = handle<std::int64_t>(kFields, "review_every_days");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto trend = handle<std::string>(kFields, "trend");
inline constexpr auto occurred_on = handle<Date>(kFields, "occurred_on");
inline constexpr auto closed_on = handle<Date>(kFields, "closed_on");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto issue = handle<Id>(kFields, "issue");
inline constexpr auto phase = handle<Id>(kFields, "phase");

// What a level stands for where the organisation has not said otherwise in risk_level.
inline constexpr std::array<std::int64_t, 5> kPercentOfLevel = {10, 30, 50, 70, 90};

// From these scores on a risk is medium, high, very high; the matrix has 25.
inline constexpr std::int64_t kMediumScore = 5, kHighScore = 10, kVeryHighScore = 15;

// Probability × impact, 0 while one of them is missing or out of range.
inline std::int64_t product_of_levels(std::int64_t a, std::int64_t b) { return a >= 1 && a <= 5 && b >= 1 && b <= 5 ? a * b : 0; }
inline std::int64_t score(Record const& risk) { return product_of_levels(risk.get(probability), risk.get(impact)); }
inline std::int64_t residual_score(Record const& risk) { return product_of_levels(risk.get(residual_probability), risk.get(residual_impact)); }

inline std::int64_t percent_of(Record const& risk) {
    if (risk.has(probability_percent)) return risk.get(probability_percent);
    auto const level = risk.get(probability);
    return level >= 1 && level <= 5 ? kPercentOfLevel[static_cast<std::size_t>(level - 1)] : 0;
}

// Expected monetary value: what a threat is expected to cost; negative for an opportunity.
inline Money exposure(Record const& risk) {
    auto const value = scale(risk.get(impact_cost), percent_of(risk), 100);
    return is(risk, kind, "opportunity") ? scale(value, -1, 1) : value;
}

inline void check_response(Record const& risk, Store const& store, Problems& problems) {
    bool const upside = is(risk, kind, "opportunity");
    if (upside && is(risk, strategy, "avoid", "transfer", "mitigate"))
        problems.add(risk, strategy.slot, Severity::error, "risk.strategy_of_threat");
    if (!upside && is(risk, strategy, "exploit", "share", "enhance"))
        problems.add(risk, strategy.slot, Severity::error, "risk.strategy_of_opportunity");
    if (is(risk, status, "responding", "monitoring")) expect(risk, strategy, problems, Severity::warning, "risk.no_strategy");
    if (is(risk, status, "responding") && risk.has(strategy) && !is(risk, strategy, "accept") && !risk.has(response) &&
        store.referrers(risk_action::kType, risk_action::risk, risk.id()).empty())
        problems.add(risk, response.slot, Severity::warning, "risk.no_response");
    if (!upside && is_open(risk) && is(risk, strategy, "accept") && score(risk) >= kHighScore && !risk.has(contingency) && !risk.has(contingency_reserve))
        problems.add(risk, contingency.slot, Severity::warning, "risk.no_contingency", {std::to_string(score(risk))});
    if (!upside && score(risk) && residual_score(risk) > score(risk))
        problems.add(risk, residual_probability.slot, Severity::warning, "risk.residual_higher",
                     {std::to_string(residual_score(risk)), std::to_string(score(risk))});
}

inline void check_review(Record const& risk, Store const& store, Problems& problems) {
    expect_order(risk, identified_on, next_review, problems, "risk.review_before_identified");
    if (!is_open(risk)) return;
    expect(risk, next_review, problems, Severity::hint, "risk.no_review");
    if (!risk.has(next_review) || !risk.has(review_every_days)) return;
    Date last = risk.get(identified_on);
    for (auto const* review : store.referrers(risk_review::kType, risk_review::risk, risk.id()))
        if (auto const day = review->get(risk_review::on); day > last) last = day;
    auto const cycle = risk.get(review_every_days);
    if (last == Date{} || cycle < 1 || cycle > 3660) return;
    Date const latest{last.day + static_cast<std::int32_t>(cycle)};
    if (risk.get(next_review) > latest)
        problems.add(risk, next_review.slot, Severity::warning, "risk.review_too_late", {to_text(risk.get(next_review)), to_text(latest)});
}

inline void check_probability(Record const& risk, Store const& store, Problems& problems) {
    if (!risk.has(probability) || !risk.has(probability_percent)) return;
    auto const* level = risk_level::find(store, "probability", risk.get(probability), risk.get(project));
    if (!level || !level->has(risk_level::percent_from) || !level->has(risk_level::percent_to)) return;
    auto const percent = risk.get(probability_percent), from = level->get(risk_level::percent_from), to = level->get(risk_level::percent_to);
    if (percent < from || percent > to)
        problems.add(risk, probability_percent.slot, Severity::hint, "risk.probability_outside",
                     {std::to_string(percent), std::to_string(risk.get(probability)), std::to_string(from), std::to_string(to)});
}

inline void check(Record const& risk, Store const& store, Problems& problems) {
    check_response(risk, store, problems);
    check_review(risk, store, problems);
    check_probability(risk, store, problems);
    if (is(risk, status, "responding", "monitoring") && !score(risk)) problems.add(risk, probability.slot, Severity::warning, "risk.not_assessed");
    expect_order(risk, exposure_from, exposure_to, problems, "risk.exposure_order");
    expect_order(risk, identified_on, closed_on, problems, "risk.closed_before_identified");
    expect_other_than_itself(risk, secondary_of, problems, "risk.own_secondary");
    expect_same_project(risk, store, project, phase, problems);
    expect_present(risk, store, owner, next_review, problems);
    if (is(risk, status, "closed")) {
        expect(risk, closed_on, problems, Severity::warning, "risk.closed_without_date");
        std::int64_t open = 0;
        for (auto const* action : store.referrers(risk_action::kType, risk_action::risk, risk.id())) open += is_open(*action);
        if (open) problems.add(risk, status.slot, Severity::hint, "risk.open_actions", {std::to_string(open)});
    }
    if (is(risk, status, "occurred") && !risk.has(issue) && store.referrers(issue::kType, issue::risk, risk.id()).empty())
        problems.add(risk, issue.slot, Severity::warning, "risk.occurred_without_issue");
}

inline constexpr TypeDef kType{.id = "risk", .prefix = "R", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::risk
