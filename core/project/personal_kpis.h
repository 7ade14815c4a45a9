#pragma once
// Key figures of a person or a team for a period, computed from what is in the records: what was due in the period, and how much of it was done by its
// day. They inform an appraisal and do not make one: comments, entered scores and the agreed score are the appraiser's (registers appraisal, appraisal_item).
//
//   tasks        40   own tasks that ought to finish in the period: finished by the baseline's day, or, where they could only start later, within the
//                     baseline's duration from their start; without a baseline their own finish counts
//   actions      20   own action items due in the period: done by their day
//   findings     15   own findings due in the period: fixed by their day
//   issues       15   own issues due in the period: resolved by their day
//   time sheets  10   working days of the weeks in which the person booked anything: days with a sheet that is submitted or approved
//
// Only what is due by `today` counts. A figure without anything due does not count; the score is the mean of the others by these weights. Cancelled
// and waived records are left out.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"
#include "core/project/derived.h"
#include "core/project/skill_supply.h"

namespace pmo {

inline constexpr std::array<std::string_view, 5> kPersonalKpis = {"tasks", "actions", "findings", "issues", "time_sheets"};
inline constexpr std::array<int, 5> kPersonalKpiWeights = {40, 20, 15, 15, 10};

struct PersonalKpi {
    int good = 0, all = 0;
    std::vector<Id> misses{};                        // what was late or is still open past its day
    std::optional<int> percent() const { return all ? std::optional((good * 100 + all / 2) / all) : std::nullopt; }
};

struct PersonalKpis {
    std::array<PersonalKpi, kPersonalKpis.size()> kpi{};
    std::optional<int> score() const;                // 0–100
    int counted() const;                             // records behind it: a score from two or three says little
};

// Of a person over all projects.
PersonalKpis personal_kpis(Store const& store, Derived const& derived, Id person, Period period, Date today);

// Of a team: a project (everybody's work in it) or a department (all work of its people). Another or a deleted record: nothing.
PersonalKpis team_kpis(Store const& store, Derived const& derived, Id team, Period period, Date today);

// What an appraisal is about, by its kind, person, team and period. An open period ends today; without a beginning it is the half-year before the end.
PersonalKpis appraisal_kpis(Store const& store, Derived const& derived, Record const& appraisal, Date today);
Period appraisal_period(Record const& appraisal, Date today);

// excellent from 90, good from 80, qualified from 70, improve from 60, below unqualified: options of appraisal.grade.
std::string_view grade_of_score(std::int64_t score);

}  // namespace pmo
