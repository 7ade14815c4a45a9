#pragma once
// Which skills people have, which are needed, and what is missing: the skills matrix and its balance by quarter. Counted in heads, not in hours: a
// person with a skill counts for every need of that skill, also while booked elsewhere (capacity is core/project/portfolio.h).
//
// Levels are those of skill_level: 1 aware, 2 with guidance, 3 independent, 4 expert, 5 authority; 0 stands for none. A need for level L is met by
// anyone at L or above, so of several needs at once the gap is the greatest shortage over all levels:
//     gap = max over L of (heads needed at L or above − people at L or above)

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

inline constexpr int kIndependent = 3;               // from this level on a person does the work alone
inline constexpr int kLevels = 5;

// People who are there: live, neither left nor inactive, no placeholder ("generic"). In order of department, then name.
bool person_present(Record const& person, Date day);
std::vector<Id> people_present(Store const& store, Date day);

struct SkillCell {
    Id record;                                       // of skill_level; kNoId: none
    int level = 0, wanted = 0;                       // 0–5
    bool certified = false, expired = false;         // expired: valid_until has passed
};

// Person × skill. Of several records of one pair (a merge) the highest level counts. Skills that are inactive or deleted are left out.
class SkillMatrix {
public:
    SkillMatrix(Store const& store, Date today);
    std::vector<Id> const& people() const { return m_people; }
    std::vector<Id> const& skills() const { return m_skills; }
    SkillCell const& at(Id person, Id skill) const;  // without a record: level 0
    int holders(Id skill, int level) const;          // people at that level or above
private:
    std::vector<Id> m_people, m_skills;
    std::map<std::pair<Id, Id>, SkillCell> m_cells;
    std::map<Id, std::array<int, kLevels + 1>> m_at_least;      // [L]: people at L or above
};

struct Period { Date from, to; };                    // both days included
// The day itself, then the quarters of the calendar from that day's on.
std::vector<Period> supply_periods(Date today, int quarters = 4);

// One need of a skill, from skill_need (open or planned) or an open resource request that names a skill. A request of a project that answers one of its needs
// (same skill, overlapping days, no more heads and no higher level) is not a second need.
struct SkillDemand { Id record, skill, subject; int level = kIndependent, heads = 1; Date from, to; };
std::vector<SkillDemand> skill_demands(Store const& store, Date today);

struct PeriodBalance {
    int needed = 0;                                  // most heads needed on one day of the period, any level
    int supply = 0;                                  // people at the level of the shortage, or at the lowest level needed
    int gap = 0;                                     // > 0: heads missing
    int level = 0;                                   // the level of the shortage; 0: nothing is needed
    std::vector<Id> needs{};
};

// Somebody below the level that is missing, and what stands between.
struct Candidate { Id person; int level = 0, wanted = 0; };

struct SkillBalance {
    Id skill;
    std::array<int, kLevels + 1> at_least{};         // people at that level or above
    std::vector<PeriodBalance> periods{};            // as supply_periods
    int worst_gap = 0, worst_level = 0;
    std::size_t worst_period = 0;
    bool single_holder = false;                      // exactly one independent person: bus factor one
    Id holder{};                                     // that person
    std::vector<Candidate> candidates{};             // who could be trained for the worst gap, else as the second holder: the nearest first
};
std::vector<SkillBalance> skill_balances(Store const& store, SkillMatrix const& matrix, Date today, int quarters = 4);

}  // namespace pmo
