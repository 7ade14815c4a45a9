#include <doctest/doctest.h>

#include "core/registers/interruption.h"
#include "core/registers/task.h"
#include "tests/ui/plan_fixture.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/gantt_drag.h"

using namespace pmo;
using namespace pmo::ui;
using namespace pmo::ui::gantt;
using test::MesPlan;

namespace {

double day(int month, int d) { return days_from_civil({2026, month, d}); }

Preview drag(MesPlan const& mes, char const* wbs, Grip grip, double from, double to, std::int32_t over = -1, bool at_end = false) {
    return preview(mes.plan(), {.grip = grip, .task = mes.task(wbs), .grabbed_day = from}, {.day = to, .row = over, .at_end = at_end});
}

void let_go(MesPlan& mes, char const* wbs, Grip grip, Preview const& result) {
    auto edit = edit_of(mes.store(), mes.plan(), {.grip = grip, .task = mes.task(wbs)}, result, mes.ids);
    REQUIRE(edit);
    mes.commit(*edit);
}

std::string text(Minute t) { return to_text(Moment{t}); }

}  // namespace

TEST_CASE("gantt drag: a bar moves by whole days onto working days") {
    MesPlan mes;
    // 5.1 begins on Friday 10-30; two days later is Sunday, so Monday.
    auto moved = drag(mes, "5.1", Grip::body, day(11, 3), day(11, 5));
    CHECK(moved.changed);
    CHECK(text(moved.start) == "2026-11-02T08:00");
    CHECK(moved.duration == 12 * 480);
    CHECK(text(moved.finish) == "2026-11-17T17:00");
    let_go(mes, "5.1", Grip::body, moved);
    CHECK(test::start_text(mes.placed("5.1")) == "2026-11-02T08:00");
    CHECK(std::string(mes.workspace->undoable()->label.code) == "plan.move");
    mes.undo();
    CHECK(test::start_text(mes.placed("5.1")) == "2026-10-30T08:00");
    // Less than half a day is nothing.
    CHECK_FALSE(drag(mes, "5.1", Grip::body, day(11, 3), day(11, 3) + 0.4).changed);
    CHECK_FALSE(edit_of(mes.store(), mes.plan(), {.grip = Grip::body, .task = mes.task("5.1")}, drag(mes, "5.1", Grip::body, day(11, 3), day(11, 3)), mes.ids));
}

TEST_CASE("gantt drag: a milestone stays at the end of a day") {
    MesPlan const mes;
    auto const moved = drag(mes, "6.5", Grip::body, day(12, 29) + 0.5, day(12, 30) + 0.5);
    CHECK(text(moved.finish) == "2026-12-30T17:00");
    CHECK(moved.start == moved.finish);
}

TEST_CASE("gantt drag: the right edge sets the duration in working days") {
    MesPlan mes;
    // Pulled to the end of 09-30: 中秋 lies between.
    auto const longer = drag(mes, "4.2", Grip::finish, day(9, 25), day(10, 1));
    CHECK(text(longer.finish) == "2026-09-30T17:00");
    CHECK(longer.duration == 55 * 480);
    // Into the holiday: the same, since nobody works there.
    CHECK(drag(mes, "4.2", Grip::finish, day(9, 25), day(10, 5)).duration == 55 * 480);
    // Never to nothing.
    CHECK(drag(mes, "4.2", Grip::finish, day(9, 25), day(3, 1)).duration == 480);
    let_go(mes, "4.2", Grip::finish, longer);
    CHECK(mes.line("4.2").duration == 55 * 480);
}

TEST_CASE("gantt drag: progress goes by steps of five and reaches both ends") {
    MesPlan const mes;
    CHECK(drag(mes, "4.2", Grip::progress, day(9, 10), day(7, 1)).percent == 0);
    CHECK(drag(mes, "4.2", Grip::progress, day(9, 10), day(12, 1)).percent == 100);
    auto const half = drag(mes, "4.2", Grip::progress, day(9, 10), day(8, 21));
    CHECK(half.percent == 50);
}

TEST_CASE("gantt drag: a link goes to the start or the finish, or says why not") {
    MesPlan mes;
    auto const result = drag(mes, "4.3", Grip::link, 0, 0, mes.row("5.2"));
    CHECK(result.changed);
    CHECK(result.type == engine::LinkType::finish_to_start);
    CHECK(drag(mes, "4.3", Grip::link, 0, 0, mes.row("5.2"), true).type == engine::LinkType::finish_to_finish);
    auto const links = mes.plan().links.size();
    let_go(mes, "4.3", Grip::link, result);
    CHECK(mes.plan().links.size() == links + 1);
    auto const back = drag(mes, "6.4", Grip::link, 0, 0, mes.row("2.1"));
    CHECK(back.refused == "plan.refused.circle");
    CHECK_FALSE(back.changed);
    CHECK(has_word(back.refused));
    CHECK_FALSE(drag(mes, "4.3", Grip::link, 0, 0, -1).changed);
}

TEST_CASE("gantt drag: finished work stays where it was") {
    MesPlan const mes;
    auto const result = drag(mes, "4.1", Grip::body, day(7, 1), day(7, 9));
    CHECK_FALSE(result.changed);
    CHECK(has_word(result.refused));
}

TEST_CASE("gantt drag: grips of a bar") {
    CHECK(grip_at(120, 100, 200, 150, true, false) == Grip::body);
    CHECK(grip_at(199, 100, 200, 150, true, false) == Grip::finish);
    CHECK(grip_at(151, 100, 200, 150, true, false) == Grip::progress);
    CHECK(grip_at(151, 100, 200, 150, true, true) == Grip::body);
    CHECK(grip_at(208, 100, 200, 150, true, false) == Grip::link);
    CHECK(grip_at(199, 100, 200, 150, false, false) == Grip::body);
    CHECK(grip_at(90, 100, 200, 150, true, false) == Grip::none);
}

namespace {

void rest(MesPlan& mes, char const* wbs, std::int64_t after_days, std::int64_t days) {
    namespace irr = registers::interruption;
    Edit edit{"test"};
    auto const id = id_from_key("gap");
    edit.add(irr::kType, id);
    edit.set(id, irr::project, mes.project);
    edit.set(id, irr::task, mes.task(wbs));
    edit.set(id, irr::after, after_days * 480);
    edit.set(id, irr::length, days * 480);
    mes.commit(edit);
}

}  // namespace

TEST_CASE("gantt drag: a bar is split from the day under the hand, by the hour where it is short") {
    MesPlan mes;
    auto const result = drag(mes, "5.1", Grip::split, day(11, 5) + 0.6, day(11, 12) + 0.6);
    REQUIRE(result.changed);
    CHECK(text(result.gap_from) == "2026-11-05T08:00");
    CHECK(text(result.gap_to) == "2026-11-12T08:00");
    CHECK(text(result.finish) == "2026-11-23T17:00");
    REQUIRE(result.pieces.size() == 2);
    let_go(mes, "5.1", Grip::split, result);
    CHECK(test::finish_text(mes.placed("5.1")) == "2026-11-23T17:00");
    // On the first day: from the second. Half a day's way is none.
    CHECK(text(drag(mes, "5.2", Grip::split, engine::day_of(mes.placed("5.2").start), engine::day_of(mes.placed("5.2").start) + 3).gap_from) > text(mes.placed("5.2").start));
    CHECK_FALSE(drag(mes, "5.2", Grip::split, day(11, 10), day(11, 10) + 0.4).changed);
    // Where it rests already, in what is done, and where it cannot rest at all.
    CHECK(drag(mes, "5.1", Grip::split, day(11, 9), day(11, 12)).refused == "plan.refused.rests_there");
    CHECK(drag(mes, "4.2", Grip::split, day(8, 10), day(8, 20)).refused == "plan.refused.done_work");
    auto const summary = preview(mes.plan(), {.grip = Grip::split, .task = mes.task("5"), .grabbed_day = day(11, 10), .can_rest = false}, {.day = day(11, 20)});
    CHECK(summary.refused == "plan.refused.rest");
    for (auto const word : {"plan.refused.rests_there", "plan.refused.done_work", "plan.refused.rest", "plan.refused.no_work"}) CHECK(has_word(word));
    // A task of one day: by the hour.
    Edit edit{"test"};
    edit.set(mes.task("5.2"), registers::task::duration, std::int64_t{480});
    mes.commit(edit);
    auto const first = engine::day_of(mes.placed("5.2").start);
    auto const inside = drag(mes, "5.2", Grip::split, first + 0.5, first + 2.5);
    REQUIRE(inside.changed);
    CHECK(inside.gap_from - mes.placed("5.2").start < 480);
    CHECK(inside.gap_from > mes.placed("5.2").start);
}

TEST_CASE("gantt drag: a piece is pulled along, its gap with it") {
    MesPlan mes;
    rest(mes, "5.1", 4, 5);
    Drag const held{.grip = Grip::piece, .task = mes.task("5.1"), .grabbed_day = day(11, 13), .interruption = id_from_key("gap")};
    auto const result = preview(mes.plan(), held, {.day = day(11, 16)});      // 11-12 to Sunday: Monday
    CHECK(result.changed);
    CHECK(text(result.gap_to) == "2026-11-16T08:00");
    CHECK(text(result.finish) == "2026-11-25T17:00");
    auto edit = edit_of(mes.store(), mes.plan(), held, result, mes.ids);
    REQUIRE(edit);
    mes.commit(*edit);
    CHECK(mes.store().live(id_from_key("gap"))->get(registers::interruption::length) == 7 * 480);
    auto const gone = preview(mes.plan(), held, {.day = day(10, 1)});
    CHECK(gone.changed);
    CHECK(gone.pieces.empty());
    CHECK(text(gone.finish) == "2026-11-16T17:00");
    edit = edit_of(mes.store(), mes.plan(), held, gone, mes.ids);
    REQUIRE(edit);
    mes.commit(*edit);
    CHECK_FALSE(mes.store().live(id_from_key("gap")));
    CHECK_FALSE(preview(mes.plan(), held, {.day = day(11, 20)}).changed);     // what is held is gone
}

TEST_CASE("gantt drag: a bar with a gap is moved, stretched and filled by its work alone") {
    MesPlan mes;
    rest(mes, "5.1", 4, 5);
    auto const moved = drag(mes, "5.1", Grip::body, day(11, 2), day(11, 9));
    CHECK(text(moved.start) == "2026-11-06T08:00");
    CHECK(text(moved.finish) == "2026-11-30T17:00");
    CHECK(moved.pieces.size() == 2);
    auto const longer = drag(mes, "5.1", Grip::finish, day(11, 24), day(11, 26));
    CHECK(longer.duration == 14 * 480);
    CHECK(text(longer.finish) == "2026-11-25T17:00");
    auto const shorter = drag(mes, "5.1", Grip::finish, day(11, 24), day(11, 20));
    CHECK(shorter.duration == 10 * 480);
    let_go(mes, "5.1", Grip::finish, longer);
    CHECK(test::finish_text(mes.placed("5.1")) == "2026-11-25T17:00");
    CHECK(drag(mes, "5.1", Grip::progress, day(11, 2), day(11, 9)).percent == 30);    // 4 of 14 days, in steps of five
}
