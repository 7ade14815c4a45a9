// Handing bookings over on the map of loads: a cell is carried to another row, or a key is pressed; the dialog shows both loads; one step to undo.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/resource_load.h"
#include "core/registers/assignment.h"
#include "core/rules/resources.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace asg = registers::assignment;

namespace {

struct Screen {
    Screen() {
        desk.show("resource");
        desk.frame(3);
    }
    ResourceLoad load() const { return resource_load(desk.store(), *desk.derived, load_weeks(*parse_date("2026-09-18"), rules::kLoadWeeks)); }
    // A cell of the map by row and week, as it is drawn.
    sem::Node const* cell(std::string_view who, int week) const {
        for (auto const* row : desk.stage.all(sem::Role::row)) {
            if (!row->name.starts_with(who)) continue;
            for (auto const* node : desk.stage.all(sem::Role::gridcell))
                if (node->parent == row->id && node->column == week + 3) return node;
        }
        return nullptr;
    }
    // Somebody with assignments in the week after this, and somebody else, both in view.
    std::pair<std::string, std::string> two_people(int week) const {
        auto const found = load();
        std::string giver, taker;
        for (std::size_t w = 0; w < found.workers.size() && taker.empty(); ++w) {
            auto const name = std::string(shown_title(*desk.store().find(found.workers[w].id)));
            if (!found.workers[w].person || !cell(name, week)) continue;
            auto const lines = found.lines_of(static_cast<int>(w));
            bool const works = std::ranges::any_of(lines, [&](LoadLine const& line) { return line.kind == LoadKind::committed && found.minutes_of(line, week) > 0; });
            if (works && giver.empty()) giver = name;
            else if (!giver.empty()) taker = name;
        }
        return {giver, taker};
    }
    std::size_t assignments_of(std::string_view name) const {
        std::size_t count = 0;
        for (auto const& row : desk.store().table(asg::kType).rows())
            if (!row.deleted() && desk.store().live(row.get(asg::person)) && shown_title(*desk.store().live(row.get(asg::person))) == name) ++count;
        return count;
    }
    Desk desk;
};

ImVec2 middle(sem::Node const& node) { return {node.rect.x + node.rect.w / 2, node.rect.y + node.rect.h / 2}; }

}  // namespace

TEST_CASE("a cell carried to another row asks what goes, and hands it over in one step") {
    Screen screen;
    auto const [giver, taker] = screen.two_people(1);
    REQUIRE_FALSE(taker.empty());
    auto const had = screen.assignments_of(giver), others = screen.assignments_of(taker);
    auto const from = middle(*screen.cell(giver, 1)), to = middle(*screen.cell(taker, 1));
    auto const revision = screen.desk.store().revision();
    screen.desk.stage.pointer(from.x, from.y);
    screen.desk.stage.press();
    screen.desk.stage.pointer(from.x, from.y + 4);
    screen.desk.stage.pointer(to.x, to.y);
    screen.desk.frame(2);
    pictures(screen.desk, "hand-over-drag");
    CHECK_FALSE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
    screen.desk.stage.release();
    screen.desk.frame(4);
    CHECK(screen.desk.store().revision() == revision);
    REQUIRE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
    check_names(screen.desk);
    pictures(screen.desk, "hand-over");
    CHECK(screen.desk.stage.find(sem::Role::text, taker));                 // both loads, before and after
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("resources.hand_over_confirm")));
    screen.desk.frame(4);
    CHECK_FALSE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
    CHECK(screen.assignments_of(taker) == others + 1);
    screen.desk.undo();
    screen.desk.frame(2);
    CHECK(screen.assignments_of(giver) == had);
    CHECK(screen.assignments_of(taker) == others);
}

TEST_CASE("a cell that is let go elsewhere, or given up with Escape, changes nothing") {
    Screen screen;
    auto const [giver, taker] = screen.two_people(1);
    REQUIRE_FALSE(taker.empty());
    auto const from = middle(*screen.cell(giver, 1)), to = middle(*screen.cell(taker, 1));
    for (bool const escape : {false, true}) {
        screen.desk.stage.pointer(from.x, from.y);
        screen.desk.stage.press();
        screen.desk.stage.pointer(to.x, to.y);
        if (escape) screen.desk.stage.key(ImGuiKey_Escape);
        else screen.desk.stage.pointer(from.x + 3, from.y);                // back to its own row
        screen.desk.stage.release();
        screen.desk.frame(3);
        CHECK_FALSE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
    }
}

TEST_CASE("the same by keyboard: H, a person, Enter; Escape gives it up") {
    Screen screen;
    auto const [giver, taker] = screen.two_people(1);
    REQUIRE_FALSE(taker.empty());
    screen.desk.stage.act(screen.cell(giver, 1)->id, sem::ActionKind::click);
    screen.desk.frame(3);
    screen.desk.stage.key(ImGuiKey_H);
    screen.desk.frame(4);
    REQUIRE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
    auto const* confirm = screen.desk.stage.find(sem::Role::button, tr("resources.hand_over_confirm"));
    REQUIRE(confirm);
    CHECK((confirm->state & sem::disabled) != 0);                     // nobody takes it yet
    screen.desk.stage.key(ImGuiKey_Escape);
    screen.desk.frame(3);
    CHECK_FALSE(screen.desk.stage.find(sem::Role::dialog, tr("resources.hand_over_title", {giver})));
}

TEST_CASE("conflicts lead to levelling") {
    Screen screen;
    for (auto const* node : screen.desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(tr("resources.conflicts"))) {
            screen.desk.stage.act(node->id, sem::ActionKind::click);
            break;
        }
    screen.desk.frame(3);
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("resources.level")));
    screen.desk.frame(2);
    CHECK(screen.desk.session.location.view == "levelling");
}
