#pragma once
// Who and what is booked how much, and how much of them there is: working minutes by person or equipment and by week or month, over all running
// projects. A pure function of the records and the plans; screens remember it by the store's revision. It judges nothing (core/rules/resources.h), moves
// nothing (core/project/level_plan.h), and skills are core/project/skill_supply.h.
//
//     auto const load = resource_load(store, derived, load_weeks(today, 16));
//     auto const percent = load_permille(load.at(worker, week).firm(), load.at(worker, week).capacity);
//
// Work of an assignment: its effort, else its units of the task's working time. What is done lies between the task's start and the status date, what is
// left between the status date and its finish, evenly over the working minutes of the task's own calendar.
// A granted request reserves a share of the person's time in a project; what the plan spells out for that person there is part of it, so that only the
// rest of the reservation counts in addition (the greater of the two, as in core/project/portfolio.h).
// Capacity: working minutes of the own calendar × the share somebody is available (availability, else max_units), less approved leave.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/id_map.h"
#include "core/project/derived.h"

namespace pmo {

struct LoadPeriod {
    Date from, to;                           // `to` is the day after its last
    bool operator==(LoadPeriod const&) const = default;
};
std::vector<LoadPeriod> load_weeks(Date day, int count);             // from the Monday of that day's week on
std::vector<LoadPeriod> load_months(Date day, int count);            // from the first of that day's month on

enum class LoadKind : std::uint8_t {
    committed,                               // an assignment
    reserved,                                // what a granted request holds beyond the assignments of its project
    proposed,                                // an assignment that is only proposed
    asked,                                   // a request that waits for its answer
};

// One booking. worker -1: nobody is named, it is the demand for `role`.
struct LoadLine {
    Id record, project, task, role;          // record: the assignment or the request
    std::int32_t worker = -1;
    LoadKind kind = LoadKind::committed;
    std::int32_t first = 0, count = 0, offset = 0;   // periods with work, and where their minutes stand
    Minute from = kNoTime, to = kNoTime;     // of the booking, not cut to the periods
    Minute slack = kNoTime;                  // total slack of its task, working minutes; kNoTime: none
    std::int64_t units = 100;                // percent of one
};

struct LoadCell {
    std::int64_t committed = 0, reserved = 0, proposed = 0, asked = 0;   // minutes, as LoadKind
    std::int64_t capacity = 0;               // minutes there are
    std::int64_t leave = 0;                  // minutes that approved leave takes off
    std::int64_t firm() const { return committed + reserved; }
    std::int64_t all() const { return firm() + proposed + asked; }
};

struct LoadWorker {
    Id id, department, role;
    bool person = true;                      // else equipment or a room
    bool booked = false;                     // has a line in these periods
};

struct ResourceLoad {
    std::vector<LoadPeriod> periods;
    std::vector<LoadWorker> workers;         // people first, in order of arrival
    std::vector<LoadLine> lines;             // by worker
    std::vector<LoadCell> cells;             // workers × periods
    std::vector<std::int32_t> minutes;
    std::map<std::pair<std::int32_t, Id>, std::vector<std::int64_t>> grants;   // worker, project: all that granted requests hold, by period
    IdMap index;

    int worker_of(Id id) const {             // -1: not among them
        auto const* at = index.find(id);
        return at ? static_cast<int>(*at) : -1;
    }
    LoadCell const& at(int worker, int period) const { return cells[static_cast<std::size_t>(worker) * periods.size() + static_cast<std::size_t>(period)]; }
    std::int64_t minutes_of(LoadLine const& line, int period) const {
        auto const i = period - line.first;
        return i >= 0 && i < line.count ? minutes[static_cast<std::size_t>(line.offset + i)] : 0;
    }
    std::span<LoadLine const> lines_of(int worker) const;            // -1: those of nobody
    // How many minutes less a worker has in a period without that line: what a reservation would take up again does not count.
    std::int64_t relief_of(LoadLine const& line, int period) const;
    int period_of(Date day) const;                                   // -1: in none of them
};

// Everybody who is there at some time of these periods, equipment and rooms; placeholders ("generic") are left out.
ResourceLoad resource_load(Store const& store, Derived const& derived, std::vector<LoadPeriod> periods);

// The same capacity for one person or piece over any days, `to` excluded: minutes there, and minutes that leave takes.
struct Capacity { std::int64_t minutes = 0, leave = 0; };
Capacity capacity_between(Store const& store, Derived const& derived, Record const& worker, Date from, Date to);

// Thousandths of the capacity; nothing when there is no capacity to speak of.
std::optional<int> load_permille(std::int64_t load, std::int64_t capacity);

}  // namespace pmo
