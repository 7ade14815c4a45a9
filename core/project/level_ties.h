#pragma once
// Driving ties between projects (plan_ties.h) while those are levelled: every project is scheduled by itself, and what it waits for in others stands in its
// network, behind its own activities and links, with the dates that it has there. Between two levelled projects these dates follow each other; the task of a
// project that is not levelled stands where it is planned. A part of level_plan.h.

#include "core/project/level_plan.h"

namespace pmo {

// Puts what the plan waits for into its inputs and LevelWork::ties, and says what others wait for in it. The first `levelled` of the inputs move.
void connect_ties(Derived const& derived, LevelWork& work, std::size_t plan, std::size_t levelled);

// The dates that the others' tasks have now into the activities of a plan; `placed` gives those of a row of another levelled plan. Whether one has changed.
template <class Placed> bool place_ties(LevelWork const& work, std::size_t plan, std::vector<engine::Activity>& activities, Placed&& placed) {
    bool changed = false;
    for (auto const& tie : work.ties) {
        if (tie.to_plan != static_cast<std::int32_t>(plan) || tie.from_plan < 0) continue;
        engine::Placed const& other = placed(static_cast<std::size_t>(tie.from_plan), static_cast<std::size_t>(tie.from_row));
        auto& stands = activities[static_cast<std::size_t>(tie.stands)];
        changed = changed || stands.manual_start != other.start || stands.manual_finish != other.finish;
        stands.manual_start = other.start;
        stands.manual_finish = other.finish;
    }
    return changed;
}

// As planned today.
void place_ties_as_planned(LevelWork const& work, std::size_t plan, std::vector<engine::Activity>& activities);

}  // namespace pmo
