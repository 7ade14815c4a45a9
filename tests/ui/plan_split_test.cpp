// Splitting a task on the chart: with the tool, with Ctrl, by keyboard; pulling a piece; what is refused and why. The arithmetic of the drag is in
// plan_drag_test.cpp.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/plan_gaps.h"
#include "core/registers/interruption.h"
#include "tests/ui/plan_stage.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::ui;
using test::picture;
namespace irr = registers::interruption;
namespace tsk = registers::task;

namespace {

struct Screen : test::PlanStage {
    std::string pieces(std::string_view wbs) const {
        std::string text;
        for (auto const& piece : pieces_of(plan(), row(wbs))) text += (text.empty() ? "" : ", ") + format_date_short(engine::day_of(piece.from)) + " " + format_date_short(engine::day_of(piece.to));
        return text;
    }
    // Presses the bar at a day of the week zoom and pulls; the button stays down.
    void pull(std::string_view wbs, double from_day, double days) {
        auto const* found = bar(wbs);
        REQUIRE(found);
        float const x = found->rect.x + 3 + 4 * static_cast<float>(from_day), y = found->rect.y + 10;
        auto& stage = office.stage;
        stage.pointer(x, y);
        stage.press();
        stage.pointer(x + (days < 0 ? -8.0f : 8.0f), y);
        stage.pointer(x + 4 * static_cast<float>(days), y);
    }
    std::string said() const {
        for (auto const* node : office.stage.all(sem::Role::status))
            if (node->name.find("→") != std::string::npos || node->name == tr("plan.refused.done_work") || node->name == tr("plan.refused.rest")) return std::string(node->name);
        return {};
    }
    void ctrl(bool down) {
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, down);
        office.frame(1);
    }
    // A week's rest in 5.1 from Thursday, 11-05.
    void open_gap() {
        ctrl(true);
        pull("5.1", 6.4, 7);
        office.stage.release();
        ctrl(false);
    }
};

}  // namespace

TEST_CASE("plan split: the tool opens a gap from the day that was pressed, for one drag") {
    Screen screen;
    auto& stage = screen.office.stage;
    CHECK(screen.pieces("5.1") == "10-30 11-16");
    int const edits = screen.office.edits;
    REQUIRE(stage.click(sem::Role::button, tr("plan.split")));
    screen.pull("5.1", 6.4, 7);                                      // Thursday, 11-05
    picture(screen.office, "plan-split-drag");
    CHECK(screen.office.edits == edits);
    auto const said = screen.said();
    CHECK(said.find(tr("plan.drag.gap", {"11-05", "11-11", format_workdays(5 * 480, 480)})) != std::string::npos);
    CHECK(said.find("11-16 → 11-23") != std::string::npos);
    CHECK(said.find(tr("plan.drag.project")) != std::string::npos);
    stage.release();
    CHECK(screen.office.edits == edits + 1);
    CHECK(screen.pieces("5.1") == "10-30 11-04, 11-12 11-23");
    auto const* bar = screen.bar("5.1");
    REQUIRE(bar);
    CHECK(bar->value.find(tr("plan.gaps", 1, {format_workdays(5 * 480, 480)})) != std::string::npos);
    picture(screen.office, "plan-split");

    // The tool has been laid down: the next drag on the first piece moves the task.
    screen.pull("5.1", 1.5, 7);
    stage.release();
    CHECK(screen.pieces("5.1") == "11-06 11-11, 11-19 11-30");
    screen.office.undo();
    screen.office.undo();
    screen.office.frame(2);
    CHECK(screen.pieces("5.1") == "10-30 11-16");
}

TEST_CASE("plan split: Ctrl splits, Esc gives it up") {
    Screen screen;
    auto& stage = screen.office.stage;
    int const edits = screen.office.edits;
    screen.ctrl(true);
    screen.pull("5.1", 6.4, 7);
    stage.key(ImGuiKey_Escape);
    stage.release();
    CHECK(screen.office.edits == edits);
    screen.pull("5.1", 6.4, -5);                                     // to the left there is nothing to open
    stage.release();
    CHECK(screen.office.edits == edits);
    screen.pull("5.1", 6.4, 2);                                      // over the weekend: Thursday and Friday
    stage.release();
    screen.ctrl(false);
    CHECK(screen.pieces("5.1") == "10-30 11-04, 11-09 11-18");
}

TEST_CASE("plan split: a piece behind a gap is pulled, to the first one when nothing is to be left of it") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.open_gap();
    screen.pull("5.1", 15, 5);                                       // 11-12 to 11-17
    picture(screen.office, "plan-split-piece");
    stage.release();
    CHECK(screen.pieces("5.1") == "10-30 11-04, 11-17 11-26");
    screen.pull("5.1", 20, -4);
    stage.release();
    CHECK(screen.pieces("5.1") == "10-30 11-04, 11-13 11-24");
    screen.pull("5.1", 18, -30);
    CHECK(screen.said().find(tr("plan.drag.no_gap", {"11-05"})) != std::string::npos);
    stage.release();
    CHECK(screen.pieces("5.1") == "10-30 11-16");
    CHECK(screen.office.store().referrers(irr::kType, irr::task, screen.task("5.1")).empty());
    screen.office.undo();
    screen.office.frame(2);
    CHECK(screen.pieces("5.1") == "10-30 11-04, 11-13 11-24");
}

TEST_CASE("plan split: what cannot rest says why") {
    Screen screen;
    auto& stage = screen.office.stage;
    int const edits = screen.office.edits;
    screen.ctrl(true);
    screen.pull("4.2", 20, 7);                                       // 85 % are done there
    CHECK(screen.said().find(tr("plan.refused.done_work")) != std::string::npos);
    picture(screen.office, "plan-split-refused");
    stage.release();
    screen.pull("5", 5, 7);
    CHECK(screen.said().find(tr("plan.refused.rest")) != std::string::npos);
    stage.release();
    screen.ctrl(false);
    CHECK(screen.office.edits == edits);
}

TEST_CASE("plan split: the ghost says when a task becomes critical, and when the project's finish stays") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.ctrl(true);
    screen.pull("5.2", 5, 7);                                        // eleven days of float
    CHECK(screen.said().find(tr("plan.drag.project_same", {"12-29"})) != std::string::npos);
    CHECK(screen.said().find(tr("plan.drag.critical")) == std::string::npos);
    stage.key(ImGuiKey_Escape);
    stage.release();
    screen.pull("5.2", 5, 28);
    CHECK(screen.said().find(tr("plan.drag.critical")) != std::string::npos);
    stage.key(ImGuiKey_Escape);
    stage.release();
    screen.ctrl(false);
    CHECK(screen.plan().gaps.empty());
}

TEST_CASE("plan split: the keyboard rests each chosen task for a day") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.office.session.selection = {screen.task("5.1"), screen.task("5.2"), screen.task("6.5")};
    screen.office.frame(3);
    int const edits = screen.office.edits;
    stage.key(ImGuiKey_S, false, true);
    CHECK(screen.office.edits == edits + 1);
    CHECK(pieces_of(screen.plan(), screen.row("5.1")).size() == 2);
    CHECK(pieces_of(screen.plan(), screen.row("5.2")).size() == 2);
    CHECK(screen.office.store().table(irr::kType).rows().size() == 2);     // a milestone cannot rest
    screen.office.undo();
    screen.office.frame(2);
    CHECK(screen.plan().gaps.empty());
}

TEST_CASE("plan split: a reader splits nothing") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.office.writable = false;
    screen.office.frame(2);
    auto const* tool = stage.find(sem::Role::button, tr("plan.split"));
    REQUIRE(tool);
    CHECK((tool->state & sem::disabled) != 0);
    int const edits = screen.office.edits;
    screen.open_gap();
    screen.choose("5.1");
    stage.key(ImGuiKey_S, false, true);
    CHECK(screen.office.edits == edits);
}

TEST_CASE("plan split: lanes and diagram say how often the work rests") {
    Screen screen;
    auto& stage = screen.office.stage;
    screen.open_gap();
    auto const words = tr("plan.gaps", 1, {format_workdays(5 * 480, 480)});
    REQUIRE(stage.click(sem::Role::radio, tr("plan_swim.title")));
    screen.office.frame(2);
    picture(screen.office, "plan-split-lanes");
    auto const* bar = screen.bar("5.1");
    REQUIRE(bar);
    CHECK(bar->value.find(words) != std::string::npos);
    REQUIRE(stage.click(sem::Role::radio, tr("plan_network.title")));
    screen.choose("5.1");
    picture(screen.office, "plan-split-network");
    auto const* box = screen.bar("5.1");
    REQUIRE(box);
    CHECK(box->value.find(words) != std::string::npos);
}
