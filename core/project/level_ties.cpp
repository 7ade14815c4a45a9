#include "core/project/level_ties.h"

#include <algorithm>

namespace pmo {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::int32_t plan_of(LevelWork const& work, Id project, std::size_t levelled) {
    for (std::size_t p = 0; p < levelled; ++p)
        if (work.inputs[p].plan->project == project) return static_cast<std::int32_t>(p);
    return -1;
}

// Its lag and type: of the ties that have effect the plan knows the ends only.
engine::Link const* link_of(PlanInputs const& inputs, PlanTie const& tie) {
    for (auto const& outside : inputs.outside)
        if (outside.predecessor == tie.task && outside.link.to == tie.row && outside.link.type == tie.type) return &outside.link;
    return nullptr;
}

Minute duration_of(Derived const& derived, PlanTie const& tie) {
    auto const& other = derived.plan(tie.project);
    auto const row = other.row_of(tie.task);
    if (row < 0) return 0;
    return other.rows[at(row)].summary ? other.calendars[0].between(tie.start, tie.finish) : other.rows[at(row)].duration;
}

}  // namespace

void connect_ties(Derived const& derived, LevelWork& work, std::size_t plan, std::size_t levelled) {
    auto& inputs = work.inputs[plan];
    auto const own = static_cast<std::int32_t>(plan);
    for (auto const& tie : derived.plan(inputs.plan->project).ties) {
        auto const other = plan_of(work, tie.project, levelled);
        if (!tie.before) {
            if (other < 0 && plan < levelled) work.ties.push_back({.from_plan = own, .from_row = tie.row});
            continue;
        }
        auto const* link = link_of(inputs, tie);
        if (!link) continue;
        // What stays where it is waits for dates that stay as well.
        auto const from = plan < levelled ? other : -1;
        LevelTie told{.from_plan = from, .from_row = from < 0 ? -1 : work.inputs[at(from)].plan->row_of(tie.task), .to_plan = own, .to_row = tie.row,
                      .stands = static_cast<std::int32_t>(inputs.activities.size()), .start = tie.start, .finish = tie.finish};
        if (told.from_row < 0) told.from_plan = -1;
        inputs.activities.push_back({.duration = duration_of(derived, tie), .manual_start = tie.start, .manual_finish = tie.finish, .mode = engine::Mode::outside});
        told.link = *link;
        told.link.from = told.stands;
        inputs.links.push_back(told.link);
        work.ties.push_back(told);
    }
}

void place_ties_as_planned(LevelWork const& work, std::size_t plan, std::vector<engine::Activity>& activities) {
    for (auto const& tie : work.ties) {
        if (tie.to_plan != static_cast<std::int32_t>(plan)) continue;
        activities[at(tie.stands)].manual_start = tie.start;
        activities[at(tie.stands)].manual_finish = tie.finish;
    }
}

}  // namespace pmo
