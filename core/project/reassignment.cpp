#include "core/project/reassignment.h"

#include <algorithm>
#include <map>

namespace pmo {

namespace {

struct Moved { std::int64_t committed = 0, reserved = 0; };      // minutes of one project in one period

std::int64_t held(ResourceLoad const& load, int worker, Id project, int period) {
    auto const grant = load.grants.find({worker, project});
    return grant == load.grants.end() ? 0 : grant->second[static_cast<std::size_t>(period)];
}

std::int64_t planned(ResourceLoad const& load, int worker, Id project, int period) {
    std::int64_t minutes = 0;
    for (auto const& line : load.lines_of(worker))
        if (line.kind == LoadKind::committed && line.project == project) minutes += load.minutes_of(line, period);
    return minutes;
}

// How many minutes more a worker has when `moved` comes (positive) or goes (negative).
std::int64_t difference(ResourceLoad const& load, int worker, Id project, int period, Moved const& moved) {
    auto const own = planned(load, worker, project, period), kept = held(load, worker, project, period);
    return std::max(own + moved.committed, kept) - std::max(own, kept) + moved.reserved;
}

void count(LoadChange& change, int first) {
    for (auto i = static_cast<std::size_t>(std::max(first, 0)); i < change.before.size(); ++i) {
        change.over_before += change.before[i].value_or(0) > 1000;
        change.over_after += change.after[i].value_or(0) > 1000;
    }
}

}  // namespace

ReassignmentPreview preview_reassignment(ResourceLoad const& load, std::span<LoadLine const* const> lines, int giver, int taker, int first) {
    ReassignmentPreview out;
    for (int period = 0; period < static_cast<int>(load.periods.size()); ++period) {
        std::map<Id, Moved> moved;
        for (auto const* line : lines) {
            if (line->kind == LoadKind::committed) moved[line->project].committed += load.minutes_of(*line, period);
            if (line->kind == LoadKind::reserved) moved[line->project].reserved += load.minutes_of(*line, period);
        }
        std::int64_t less = 0, more = 0;
        for (auto const& [project, minutes] : moved) {
            less -= difference(load, giver, project, period, {-minutes.committed, -minutes.reserved});
            more += difference(load, taker, project, period, minutes);
        }
        auto const side = [&](LoadChange& change, int worker, std::int64_t by) {
            auto const& cell = load.at(worker, period);
            change.before.push_back(load_permille(cell.firm(), cell.capacity));
            change.after.push_back(load_permille(std::max<std::int64_t>(0, cell.firm() + by), cell.capacity));
        };
        side(out.giver, giver, -less);
        side(out.taker, taker, more);
    }
    count(out.giver, first);
    count(out.taker, first);
    return out;
}

}  // namespace pmo
