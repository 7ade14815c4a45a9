#pragma once
// Who could do a piece of work: candidates with a score and the figures it is made of, the best first. A pure function; it books nobody
// (core/actions/resource_edits.h does) and knows nothing of personal matters, so its answer is a proposal to talk about.
//
// Score 0–100 = 45 % skill + 35 % free time + 20 % cost.
//   skill  the wanted skill: 100 at the wanted level or above, below it 70 × level / wanted, without it no candidate; a role alone: 100 for people of that
//          role, others are no candidates; instead of somebody: the share of that person's own skills (from level 3 on) that the candidate masters as well
//   free   free minutes in the period (capacity less firm bookings, week by week) ÷ minutes needed, at most 100
//   cost   the cheapest candidate's hourly rate ÷ this one's; 50 when a rate is not known or in another currency

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/money.h"
#include "core/project/resource_load.h"

namespace pmo {

struct WantedPerson {
    Id skill, role, instead;                 // any of them; instead: somebody who is to be relieved, never a candidate
    int level = 0;                           // 1–5 of the skill; 0: independent (3)
    Date from{}, to{};                       // both days included
    std::int64_t units = 100;                // percent of the time in between …
    std::int64_t effort = 0;                 // … unless there is an effort, minutes
};
WantedPerson wanted_by_request(Record const& request);
// What is left of an assignment from `today` on; its skill is that of whoever does it now.
WantedPerson wanted_by_assignment(Store const& store, LoadLine const& line, Record const& assignment, Date today);

struct PersonFit {
    Id person;
    int score = 0, skill = 0, free = 0, cost = 0;    // each 0–100
    int level = 0;                           // of the wanted skill; 0: none asked for
    std::int64_t free_minutes = 0, needed_minutes = 0;
    std::optional<int> busiest_before{}, busiest_after{};   // permille in the busiest week
    Money rate{};
    bool on_leave = false;                   // away for a part of the period
};

// `load` by weeks; what lies outside of its periods counts as free of nobody. At most `most` fits.
std::vector<PersonFit> suggest_people(Store const& store, Derived const& derived, ResourceLoad const& load, WantedPerson const& wanted, std::size_t most = 5);

// A booking of an overloaded week that somebody else could take over. Permille of the capacity of that week, before and after.
struct Relief {
    Id record, task, project;                // record: the assignment or the granted request
    Id person;                               // who could take it
    int score = 0, skill = 0;                // as PersonFit
    std::int64_t minutes = 0;                // of that week that the first one is relieved of
    std::optional<int> from_before{}, from_after{};   // nothing: that person is away all week
    int to_before = 0, to_after = 0;
};
// For each booking the best candidate who stays within a full week; those that end the overload come first, then by score. Nothing when the week is not
// overloaded or nobody has time.
std::vector<Relief> suggest_reliefs(Store const& store, Derived const& derived, ResourceLoad const& load, int worker, int week, Date today, std::size_t most = 3);

// Hourly rate on a day: the latest line of rate table "a" from that day or earlier, else the person's own.
Money rate_on(Store const& store, Record const& person, Date day);

}  // namespace pmo
