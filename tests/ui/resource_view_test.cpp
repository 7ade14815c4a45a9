// The resource screen, driven by role and name in the sample portfolio and in an empty workspace: the map and what is behind a cell, conflicts, requests,
// capacity with the pipeline, working time.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/assignment.h"
#include "core/registers/resource_request.h"
#include "core/registers/time_sheet.h"
#include "core/rules/resources.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace r = registers;

namespace {

// A segment of the screen by the begin of its name.
void open_side(Desk& desk, std::string_view begin) {
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(begin)) {
            desk.stage.act(node->id, sem::ActionKind::click);
            desk.frame(3);
            return;
        }
    FAIL("no such side");
}

TEST_CASE("the resource screen opens on all sides, in both languages, over the portfolio and in a project") {
    Desk desk;
    for (bool const inside : {false, true}) {
        desk.show("resource");
        if (inside) desk.session.location.project = desk.by_code("project", "P-2601")->id();
        desk.frame(3);
        for (auto const side : {"热图", "直方图", "冲突", "申请", "容量与需求", "供给风险", "工时", "资源池"}) {
            CAPTURE(side);
            open_side(desk, side);
            check_names(desk);
            pictures(desk, std::string("resource-") + (inside ? "project-" : "") + side);
        }
    }
}

}  // namespace
