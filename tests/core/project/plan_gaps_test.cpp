// Interrupted work: how long it takes, where its pieces lie, and that it goes with the task.

#include "core/project/plan_gaps.h"

#include "core/actions/interrupt_work.h"
#include "core/project/plan_impact.h"
#include "core/registers/interruption.h"
#include "tests/core/project/plan_office.h"

using namespace pmo;
using namespace pmo::test;

namespace {

std::string pieces(PlanOffice const& office, std::string_view task) {
    std::string text;
    auto const text_of = [](engine::Minute t) { return to_text(Moment{t}).substr(5); };
    auto const& plan = office.plan();
    for (auto const& piece : pieces_of(plan, plan.row_of(id_from_key(task)))) text += (text.empty() ? "" : ", ") + text_of(piece.from) + " " + text_of(piece.to);
    return text;
}

TEST_CASE("work rests in its gaps, and the duration is the work alone") {
    PlanOffice office;
    office.task("a", 4);
    office.task("next", 1);
    office.link("a", "next");
    CHECK(pieces(office, "a") == "03-02T08:00 03-05T17:00");
    office.gap("g", "a", 2 * kDay, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-06T17:00");
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-05T08:00 03-06T17:00");
    CHECK(office.row("a").duration == 4 * kDay);
    CHECK(office.dates("next") == "03-09T08:00 03-09T17:00");
    CHECK(office.placed("a").total_slack == 0);
    office.gap("h", "a", 3 * kDay, kDay / 2);
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-05T08:00 03-05T17:00, 03-06T13:00 03-09T12:00");
    office.undo();
    office.undo();
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-05T08:00 03-06T17:00");
}

TEST_CASE("gaps go with the task, whatever moves it") {
    PlanOffice office;
    office.task("before", 1);
    office.task("a", 4);
    office.gap("g", "a", 2 * kDay, kDay);
    office.link("before", "a");
    CHECK(pieces(office, "a") == "03-03T08:00 03-04T17:00, 03-06T08:00 03-09T17:00");
    office.set("before", tsk::duration, 3 * kDay);
    CHECK(pieces(office, "a") == "03-05T08:00 03-06T17:00, 03-10T08:00 03-11T17:00");
}

TEST_CASE("a gap outside of the work, of a task set by hand and of a summary count for nothing") {
    PlanOffice office;
    office.task("a", 2);
    office.gap("at the end", "a", 2 * kDay, kDay);
    office.gap("at the start", "a", 0, kDay);
    office.gap("no length", "a", kDay, 0);
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00");
    office.set("a", tsk::duration, 3 * kDay);              // now the first lies inside
    CHECK(office.dates("a") == "03-02T08:00 03-05T17:00");
    office.gap("again", "a", 2 * kDay, 2 * kDay);          // the same place twice: one stands
    CHECK(office.row("a").gap_count == 1);
    office.set("a", tsk::start_on, PlanOffice::moment("2026-03-02T08:00"));
    office.set("a", tsk::finish_on, PlanOffice::moment("2026-03-03T17:00"));
    office.set("a", tsk::mode, "manual");
    CHECK(office.dates("a") == "03-02T08:00 03-03T17:00");
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00");
    office.set("a", tsk::mode, "auto");
    office.task("in it", 1, "a");
    CHECK(office.row("a").gap_count == 0);
}

TEST_CASE("what is done lies before its gap, what is left behind it") {
    PlanOffice office;
    office.task("a", 4);
    office.gap("g", "a", 2 * kDay, kDay);
    office.set("a", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    office.set("a", tsk::remaining_duration, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-06T17:00");
    office.set("a", tsk::stop, PlanOffice::moment("2026-03-05T17:00"));
    office.set("a", tsk::resume, PlanOffice::moment("2026-03-09T08:00"));
    CHECK(office.dates("a") == "03-02T08:00 03-09T17:00");
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-05T08:00 03-05T17:00, 03-09T08:00 03-09T17:00");
    office.set("a", tsk::remaining_duration, 5 * kDay / 2);
    office.set("a", tsk::stop, PlanOffice::moment("2026-03-03T12:00"));
    office.set("a", tsk::resume, PlanOffice::moment("2026-03-04T08:00"));
    CHECK(office.dates("a") == "03-02T08:00 03-09T12:00");
}

TEST_CASE("everybody on the task rests") {
    PlanOffice office;
    office.task("a", 4);
    office.person("li");
    office.person("wang");
    office.work("li", "a", 50, 2 * kDay);
    office.gap("g", "a", 2 * kDay, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-06T17:00");
    office.work("wang", "a", 100, 4 * kDay);               // begins a day later and rests as long
    office.set("wang@a", asg::delay, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-09T17:00");
}

TEST_CASE("interrupting keeps how much work lies before it") {
    PlanOffice office;
    office.task("a", 4);
    IdSource ids{5, 6};
    auto const cut = [&](std::string_view from, std::string_view to) { return interrupt_work(office.store(), office.plan(), id_from_key("a"), PlanOffice::moment(from).minute, PlanOffice::moment(to).minute, ids); };
    CHECK_FALSE(cut("2026-03-02T08:00", "2026-03-03T08:00"));      // no work before it
    CHECK_FALSE(cut("2026-03-06T08:00", "2026-03-09T08:00"));      // none behind it
    CHECK_FALSE(cut("2026-03-03T18:00", "2026-03-04T07:00"));      // at night nobody works anyway
    CHECK_FALSE(cut("2026-03-04T08:00", "2026-03-03T08:00"));
    auto const edit = cut("2026-03-03T13:00", "2026-03-04T13:00");
    REQUIRE(edit);
    office.commit(*edit);
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T12:00, 03-04T13:00 03-06T17:00");
    CHECK_FALSE(cut("2026-03-03T13:00", "2026-03-04T13:00"));      // it rests there already
    auto const second = cut("2026-03-05T13:00", "2026-03-05T17:00");
    REQUIRE(second);
    office.commit(*second);
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T12:00, 03-04T13:00 03-05T12:00, 03-06T08:00 03-09T12:00");
    office.undo();
    office.undo();
    CHECK(office.row("a").gap_count == 0);
    CHECK(interrupt_work(office.store(), office.plan(), id_from_key("nobody"), 0, 480, ids) == std::nullopt);
}

TEST_CASE("a proposed interruption is one that can be made") {
    PlanOffice office;
    office.task("a", 4);
    office.task("point", 0);
    IdSource ids{5, 6};
    for (int round = 0; round < 3; ++round) {              // each finds a place of its own
        auto const place = proposed_interruption(office.store(), office.plan(), id_from_key("a"));
        REQUIRE(place);
        auto const edit = interrupt_work(office.store(), office.plan(), id_from_key("a"), place->from, place->to, ids);
        REQUIRE(edit);
        office.commit(*edit);
        CHECK(office.row("a").gap_count == round + 1);
    }
    CHECK_FALSE(proposed_interruption(office.store(), office.plan(), id_from_key("point")));
    office.set("a", tsk::mode, "manual");
    office.set("a", tsk::start_on, PlanOffice::moment("2026-03-02T08:00"));
    CHECK_FALSE(proposed_interruption(office.store(), office.plan(), id_from_key("a")));
}

}  // namespace

TEST_CASE("an interruption gets another length, or is taken away") {
    PlanOffice office;
    office.task("a", 4);
    office.gap("g", "a", 2 * kDay, kDay);
    auto const gap = id_from_key("g");
    CHECK_FALSE(set_interruption(office.store(), gap, kDay));
    CHECK_FALSE(set_interruption(office.store(), id_from_key("a"), kDay));
    CHECK_FALSE(set_interruption(office.store(), id_from_key("nobody"), kDay));
    auto const longer = set_interruption(office.store(), gap, 2 * kDay);
    REQUIRE(longer);
    office.commit(*longer);
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-06T08:00 03-09T17:00");
    auto const none = set_interruption(office.store(), gap, 0);
    REQUIRE(none);
    office.commit(*none);
    CHECK(pieces(office, "a") == "03-02T08:00 03-05T17:00");
    CHECK_FALSE(set_interruption(office.store(), gap, kDay));
    office.undo();
    CHECK(pieces(office, "a") == "03-02T08:00 03-03T17:00, 03-06T08:00 03-09T17:00");
}

TEST_CASE("what may rest") {
    PlanOffice office;
    office.task("sum", 1);
    office.task("a", 4, "sum");
    office.task("point", 0);
    office.task("by hand", 2);
    office.set("by hand", tsk::mode, "manual");
    office.task("done", 2);
    office.set("done", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    office.set("done", tsk::actual_finish, PlanOffice::moment("2026-03-03T17:00"));
    auto const can = [&](std::string_view task) { return can_be_interrupted(office.store(), office.plan(), id_from_key(task)); };
    CHECK(can("a"));
    for (auto const task : {"sum", "point", "by hand", "done", "nobody"}) CHECK_FALSE(can(task));
}

TEST_CASE("what an edit would do to dates counts the gaps that there are") {
    PlanOffice office;
    office.task("a", 4);
    office.set("a", tsk::project, id_from_key("p"));
    office.task("next", 1);
    office.link("a", "next");
    office.gap("g", "a", 2 * kDay, kDay);
    Edit edit{"test"};
    edit.set(id_from_key("next"), tsk::duration, 2 * kDay);
    auto const effect = date_effect(office.store(), office.derived, id_from_key("p"), edit, id_from_key("next"));
    REQUIRE(effect);
    CHECK(to_text(Moment{effect->start}) == "2026-03-09T08:00");
    CHECK(to_text(Moment{effect->plan_finish}) == "2026-03-10T17:00");
    CHECK(effect->critical);
    CHECK_FALSE(date_effect(office.store(), office.derived, id_from_key("p"), edit, id_from_key("nobody")));
    CHECK_FALSE(date_effect(office.store(), office.derived, id_from_key("nobody"), edit, id_from_key("next")));
}
