#pragma once
// What a levelling says to whoever reads it: why a task starts later, and how much somebody has to do before and after. Pure functions over what
// level_plan.h made; it changes nothing and knows no words.

#include "core/project/level_plan.h"

namespace pmo {

// What keeps a levelled task from starting sooner.
struct LevelCause {
    enum class Kind : std::uint8_t {
        nothing,       // it does not start later than planned
        resource,      // `resource` has no room in the working minute before it starts, or before it goes on after a gap: `tasks` hold it, until `until` at the soonest
        link,          // `tasks` come before it and end, or start, later than planned
        whole,         // it could start sooner, but the projects as a whole end sooner or the weightier ones do
    };
    Kind kind = Kind::nothing;
    Id resource{};
    std::vector<Id> tasks{};
    Minute until = kNoTime;
};

// `task`: index into LevelResult::tasks.
LevelCause level_cause(LevelWork const& work, LevelResult const& result, std::size_t task);

// Working minutes of its own calendar by which a task starts later than planned; negative: sooner.
Minute level_moved(LevelWork const& work, LevelResult const& result, std::size_t task);

// No schedule lets the levelled projects end sooner: by their links alone and, where no other project holds their people, by the search's lower bound (in
// the problem's periods). kNoTime: there are no projects.
Minute level_bound(LevelWork const& work, LevelResult const& result, levelling::Time lower_bound);

// Percent of somebody that tasks ask for from an instant on, until the next step; the last step asks for nothing.
struct LevelLoad {
    Minute from = 0;
    std::int64_t asked = 0;
};

// By time. Empty: nobody asks. `there` is what LevelConflict::there says.
struct LevelLoads {
    std::vector<LevelLoad> before{}, after{};
    std::int64_t there = 100;
};
LevelLoads level_loads(LevelWork const& work, LevelResult const& result, Id resource);
// Before a result exists: as planned today, `after` is empty.
LevelLoads level_loads(LevelWork const& work, Id resource);

}  // namespace pmo
