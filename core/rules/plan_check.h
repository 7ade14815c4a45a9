#pragma once
// How sound a plan is as a network: the fourteen points by which schedules are commonly assessed, and what else makes the dates of a plan
// untrustworthy. It judges how the plan is built, not whether the project is doing well (core/rules/warnings.h does that).
//
// Each point counts how many of those it looks at (its population) offend, and compares the share, the index or the number with its limit. Points one to
// fourteen stand in their customary order. Populations: "open" tasks are leaves that are neither finished nor inactive.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kPlanCheckRules[] = {
    {"plan_check.open_end", Severity::warning},        // linked to nothing at all
    {"plan_check.lead", Severity::warning},            // {0} predecessor, {1} lead in days
    {"plan_check.lag", Severity::hint},                // {0} predecessor, {1} lag in days
    {"plan_check.link_type", Severity::hint},          // {0} predecessor, {1} fs ss ff sf
    {"plan_check.hard_constraint", Severity::warning}, // {0} constraint, {1} day
    {"plan_check.high_float", Severity::hint},         // {0} days
    {"plan_check.negative_float", Severity::error},    // {0} days
    {"plan_check.high_duration", Severity::hint},      // {0} days
    {"plan_check.invalid_date", Severity::error},      // an actual date in the future. {0} day
    {"plan_check.no_resource", Severity::warning},
    {"plan_check.missed", Severity::warning},          // not finished. {0} baseline finish
    {"plan_check.critical_test", Severity::error},     // {0} days added, {1} days that the finish moved
    {"plan_check.cpli", Severity::warning},            // {0} hundredths, {1} length of the critical path, {2} float against the baseline, days
    {"plan_check.bei", Severity::warning},             // {0} hundredths, {1} finished, {2} due by the baseline
    // Beyond the fourteen.
    {"plan_check.circle", Severity::error},            // {0} the chain
    {"plan_check.broken_constraint", Severity::error}, // a constraint and a link contradict each other
    {"plan_check.out_of_sequence", Severity::warning}, // {0} predecessor: work began although it must wait for it
    {"plan_check.half_open", Severity::hint},          // linked, but nothing holds its start
    {"plan_check.long_lag", Severity::warning},        // {0} predecessor, {1} lag in days
    {"plan_check.summary_link", Severity::warning},    // {0} predecessor
    {"plan_check.duplicate_link", Severity::hint},     // {0} predecessor
    {"plan_check.milestone_duration", Severity::hint}, // {0} days
    {"plan_check.no_duration", Severity::hint},        // work that nobody has estimated
    {"plan_check.manual", Severity::hint},
    {"plan_check.outside_wbs", Severity::hint},
    // Other findings of the points above.
    {"plan_check.no_predecessor", Severity::warning},  // of open_end
    {"plan_check.no_successor", Severity::warning},    // of open_end
    {"plan_check.forecast_past", Severity::error},     // of invalid_date: what is still to do lies before the data date. {0} day
    {"plan_check.finished_late", Severity::warning},   // of missed. {0} baseline finish, {1} finish
    {"plan_check.half_open_finish", Severity::hint},   // of half_open: nothing waits for its finish
};
inline constexpr std::size_t kPlanPoints = 25;        // the rules that are points of their own stand first

// Limits. Days are working days of the project's calendar.
namespace plan_limit {
inline constexpr std::int32_t kFloatDays = 44, kDurationDays = 44, kLongLagDays = 10;
inline constexpr std::int32_t kShare = 50;            // permille that may offend where some are tolerated
inline constexpr std::int32_t kLinkTypeShare = 100;   // permille of links that may be of another kind than finish to start
inline constexpr std::int32_t kIndex = 95;            // hundredths: CPLI and BEI
inline constexpr std::int32_t kTestDays = 100;        // added to a critical task
}  // namespace plan_limit

enum class PlanVerdict : std::uint8_t { nothing, good, bad };              // nothing: nothing to judge, as without a baseline

// How a point is judged.
enum class PlanMeasure : std::uint8_t {
    none,                                             // none may offend
    share,                                            // at most `limit` permille of the population
    index,                                            // at least `limit` hundredths
};

struct PlanPoint {
    std::string_view rule;
    PlanMeasure measure = PlanMeasure::none;
    std::int32_t limit = 0;                           // permille or hundredths
    std::int32_t found = 0, population = 0;
    std::optional<std::int32_t> value{};              // permille found of population, or hundredths of the index
    PlanVerdict verdict = PlanVerdict::nothing;
    std::vector<Hit> hits{};                          // subject: a task, a dependency (evidence: successor, predecessor) or the project
    bool customary = false;                           // of the fourteen
};

struct PlanCheck {
    Id project;
    std::vector<PlanPoint> points;                    // kPlanPoints, in the order of kPlanCheckRules
    std::int32_t good = 0, bad = 0;
    std::int32_t score = 0;                           // good of those judged, percent
    PlanPoint const* point(std::string_view rule) const;
};

// An empty plan: every point has nothing to judge. The test of the critical path schedules the plan once more, so that it is left out (nothing to judge)
// where many projects are looked at.
enum class PlanTrial : std::uint8_t { carried_out, left_out };
PlanCheck check_plan(Facts const& facts, Id project, PlanTrial trial = PlanTrial::carried_out);
std::vector<Hit> hits_of(PlanCheck const& check);    // of all points, in their order

// What a hit leads to in the plan: the task, of a link its successor; kNoId: the whole project.
Id task_of(Hit const& hit, Plan const& plan);

}  // namespace pmo::rules
