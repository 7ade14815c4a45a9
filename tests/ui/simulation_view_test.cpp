// The risk analysis screen as people use it: runs in the background, what they say, estimates in the cells, single runs, projects that take part.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/task.h"
#include "tests/support/workspaces.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using ui::sem::Role;

namespace {

namespace tsk = registers::task;

void finish_runs(Desk& desk) {
    for (int i = 0; i < 4; ++i) {
        desk.frame(2);
        desk.jobs.run();
    }
    desk.frame(2);
}

void open(Desk& desk, std::string_view code) {
    desk.view = ui::find_view("simulation")->make();
    desk.session.location = {.view = "simulation", .project = code.empty() ? kNoId : desk.by_code("project", code)->id(), .detail = {}};
    desk.frame(3);
}

bool says(Desk& desk, std::string_view words) {
    return std::ranges::any_of(desk.stage.tree().nodes(), [&](auto const& node) { return node.name.find(words) != std::string::npos || node.value.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("simulation view: pictures") {
    Desk desk;
    open(desk, "P-2601");
    finish_runs(desk);
    CHECK(says(desk, "80%"));
    pictures(desk, "simulation");
    for (auto const& [mode, name] : {std::pair{"关键任务", "drivers"}, {"风险影响", "risks"}, {"单次推演", "runs"}, {"三点估算", "estimates"}}) {
        CAPTURE(mode);
        REQUIRE(desk.stage.click(Role::radio, mode));
        desk.frame(3);
        pictures(desk, std::string("simulation-") + name);
    }
}

TEST_CASE("simulation view: pictures of the portfolio") {
    Desk desk;
    open(desk, "");
    finish_runs(desk);
    pictures(desk, "simulation-portfolio");
}
