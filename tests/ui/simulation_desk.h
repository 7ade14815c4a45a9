#pragma once
// What tests of the risk analysis screen share: its Workers run to their end, and what the screen says.

#include <algorithm>
#include <string_view>

#include "tests/ui/data_fixture.h"

namespace pmo::test {

// Lets the Workers finish: the shares of the runs, then what they say.
inline void finish_runs(Desk& desk) {
    for (int i = 0; i < 4; ++i) {
        desk.frame(2);
        desk.jobs.run();
    }
    desk.frame(2);
}

inline bool says(Desk& desk, std::string_view words) {
    return std::ranges::any_of(desk.stage.tree().nodes(), [&](auto const& node) { return (node.name + node.value + node.description).find(words) != std::string::npos; });
}

}  // namespace pmo::test
