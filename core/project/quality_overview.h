#pragma once
// Quality of a project (or of all) as tables: what is to be checked when, how old the open findings are, how far each deliverable's acceptance is,
// how satisfied customers were. Rows for screens, made of records; judgements are core/rules/quality.h.

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

// A check that is planned or was held: a plan item with its review, or a review that nobody planned.
enum class CheckState : std::uint8_t { missed, due, planned, running, held, cancelled };   // due: within seven days
struct PlannedCheck {
    Id item, review;                                 // at least one
    Id project;
    CheckState state = CheckState::planned;
    Date planned{}, held{};                          // day 0: unknown
    Id subject() const { return review ? review : item; }
};
// By day: what comes first stands first, undated ones last.
std::vector<PlannedCheck> planned_checks(Store const& store, Id project, Date today);

// Open findings by days since they were found and by severity (critical, major, minor, trivial, unrated).
inline constexpr int kAges = 4, kSeverities = 5;     // 0–7, 8–30, 31–60 days, older
inline constexpr std::array<std::int32_t, kAges - 1> kAgeLimits = {7, 30, 60};
struct FindingAges {
    std::array<std::array<std::int32_t, kSeverities>, kAges> count{};
    std::int32_t open = 0, overdue = 0, undated = 0, closed = 0;
    std::int64_t mean_days_to_verify = -1;           // of those verified; -1: none
};
int age_bucket(std::int32_t days);
FindingAges finding_ages(Store const& store, Id project, Date today);

// A deliverable on its way to a signature.
struct DeliverableAcceptance {
    Id deliverable, project;
    Id acceptance;                                   // the undecided one, else the newest; kNoId: nobody has asked for it
    std::int32_t points = 0, ticked = 0;             // of its checklist
    std::int32_t findings = 0, grave = 0;            // open ones; critical and major among them
};
std::vector<DeliverableAcceptance> deliverable_acceptances(Store const& store, Id project);

// Points of a checklist by subject.
struct ChecklistOf { Id subject, project; std::int32_t points = 0, done = 0, must_open = 0; std::vector<Id> items{}; };
std::vector<ChecklistOf> checklists(Store const& store, Id project);

// Surveys by day, and the mean of each dimension in hundredths of a point (1 to 5), over the newest survey of each customer and over the one before.
inline constexpr int kDimensions = 4;                // quality, schedule, service, communication
struct SatisfactionTrend {
    std::vector<Id> surveys;                         // oldest first
    std::array<std::int64_t, kDimensions> now{}, before{};   // 0: nobody rated it
    std::int64_t mean_score = -1;                    // of the newest survey of each customer, weighted by respondents
    std::int64_t recommend = -1;                     // mean of 0 to 10, in hundredths
};
SatisfactionTrend satisfaction_trend(Store const& store, Id project);

}  // namespace pmo
