// Plans from records: numbers, roll-ups, baseline, money, circles, calendars; and what is forgotten when something changes.

#include <doctest/doctest.h>

#include "tests/core/project/plan_office.h"

using namespace pmo;

using namespace pmo::test;

TEST_CASE("tasks are numbered by their place; a code of their own heads the numbers below") {
    PlanOffice office;
    office.task("a", 1);
    office.task("b", 1);
    office.task("b1", 1, "b");
    office.task("b2", 1, "b");
    office.task("b21", 1, "b2");
    office.task("c", 1);
    office.set("b2", tsk::wbs, "X");
    std::string codes;
    for (auto const& row : office.plan().rows) codes += row.wbs + ' ';
    CHECK(codes == "1 2 2.1 X X.1 3 ");
    CHECK(office.row("b").summary);
    CHECK(office.row("b").end == 5);
    CHECK(office.row("b21").level == 2);
    CHECK_FALSE(office.row("a").summary);
}

TEST_CASE("a summary spans its tasks and weighs their progress by duration") {
    PlanOffice office;
    office.task("s", 99);
    office.task("a", 3, "s");
    office.task("b", 1, "s");
    office.link("a", "b");
    office.set("a", tsk::percent_complete, 100);
    CHECK(office.dates("s") == "03-02T08:00 03-05T17:00");
    CHECK(office.row("s").duration == 4 * kDay);       // its own 99 days mean nothing
    CHECK(office.row("s").percent == 75);
    CHECK(office.plan().permille == 750);
    CHECK(office.plan().critical_count == 2);
    CHECK(office.plan().links[0].critical);
    office.set("b", tsk::inactive, true);
    CHECK(office.row("s").percent == 100);
}

TEST_CASE("the baseline of a summary without its own line spans those below") {
    PlanOffice office;
    office.task("s", 0);
    office.task("a", 2, "s");
    office.task("b", 2, "s");
    office.add(registers::baseline::kType, "base");
    office.set("base", registers::baseline::project, id_from_key("p"));
    office.set("p", prj::baseline, id_from_key("base"));
    auto const line = [&](std::string const& task, std::string_view start, std::string_view finish) {
        namespace bl = registers::baseline_task;
        office.add(bl::kType, "line " + task);
        office.set("line " + task, bl::baseline, id_from_key("base"));
        office.set("line " + task, bl::task, id_from_key(task));
        office.set("line " + task, bl::start, PlanOffice::moment(start));
        office.set("line " + task, bl::finish, PlanOffice::moment(finish));
    };
    line("a", "2026-02-02T08:00", "2026-02-03T17:00");
    line("b", "2026-02-04T08:00", "2026-02-06T17:00");
    CHECK(to_text(Moment{office.row("s").baseline_start}) == "2026-02-02T08:00");
    CHECK(to_text(Moment{office.row("s").baseline_finish}) == "2026-02-06T17:00");
    CHECK(office.plan().baseline_finish == office.row("s").baseline_finish);
}

TEST_CASE("earned value: budgets, progress, and cost entries in place of a task's own figure") {
    PlanOffice office;
    office.task("a", 2);
    office.task("b", 2);
    office.link("a", "b");
    office.set("p", prj::status_date, *parse_date("2026-03-04"));
    office.set("a", tsk::budget, Money{100'00, {}});
    office.set("b", tsk::budget, Money{200'00, {}});
    office.set("a", tsk::percent_complete, 100);
    office.set("a", tsk::actual_cost, Money{90'00, {}});
    CHECK(office.plan().value == engine::EarnedValue{.bac = 300'00, .pv = 200'00, .ev = 100'00, .ac = 90'00});
    auto const book = [&](std::string_view key, std::string_view task, Money amount, std::string_view date) {
        namespace ce = registers::cost_entry;
        office.add(ce::kType, key);
        office.set(key, ce::project, id_from_key("p"));
        if (!task.empty()) office.set(key, ce::task, id_from_key(task));
        office.set(key, ce::kind, "actual");
        office.set(key, ce::amount, amount);
        office.set(key, ce::date, *parse_date(date));
    };
    book("c1", "a", {50'00, {}}, "2026-03-02");
    book("c2", "a", {25'00, {}}, "2026-03-03");
    book("c3", "", {5'00, {}}, "2026-03-03");                            // on the project itself
    book("c4", "a", {999'00, {}}, "2026-03-05");                         // after the status date
    book("c5", "a", {999'00, *parse_currency("USD")}, "2026-03-02");     // another currency
    CHECK(office.plan().value.ac == 80'00);
    CHECK(office.row("a").value.ac == 75'00);
    CHECK(office.plan().permille == 333);
}

TEST_CASE("nothing is due in a plan that nobody has reported on yet") {
    PlanOffice office;
    office.task("a", 2);
    office.set("a", tsk::budget, Money{100'00, {}});
    CHECK(office.plan().value.pv == 0);
    CHECK_FALSE(engine::spi(office.plan().value));
    office.set("p", prj::status_date, *parse_date("2026-03-02"));       // the first day of the plan is over
    CHECK(office.plan().value.pv > 0);
    CHECK(engine::spi(office.plan().value) == 0);
}

TEST_CASE("the currency of a plan without a budget is the one that the project names") {
    PlanOffice office;
    office.set("p", prj::currency, "USD");
    office.task("a", 2);
    office.set("a", tsk::budget, Money{100'00, *parse_currency("USD")});
    CHECK(office.plan().currency == "USD");
    CHECK(office.plan().value.bac == 100'00);
}

TEST_CASE("a circle of links is a problem with its members, and everything still has dates") {
    PlanOffice office;
    office.task("a", 1);
    office.task("b", 1);
    office.link("a", "b");
    office.link("b", "a");
    REQUIRE(office.plan().problems.size() == 1);
    auto const& problem = office.plan().problems[0];
    CHECK(problem.code == "plan.cycle");
    CHECK((problem.record == id_from_key("a>b") || problem.record == id_from_key("b>a")));
    CHECK(problem.args[0].find("→") != std::string::npos);
    CHECK(office.plan().start < office.plan().finish);
}

TEST_CASE("links that lead nowhere or into another project are left out") {
    PlanOffice office;
    office.project("q");
    office.task("a", 1);
    office.task("b", 1);
    office.task("elsewhere", 5, {}, "q");
    office.link("nobody", "b");
    office.link("elsewhere", "b");
    CHECK(office.plan().links.empty());
    CHECK(office.plan().problems.empty());
    office.link("a", "b");
    CHECK(office.plan().links.size() == 1);
    Edit edit("test");
    edit.remove(id_from_key("a"));
    office.commit(edit);
    CHECK(office.plan().links.empty());
    CHECK(office.dates("b") == "03-02T08:00 03-02T17:00");
}

TEST_CASE("holidays, make-up days and weeks with other hours move the dates") {
    PlanOffice office;
    office.calendar("c", "08:00-12:00 13:00-17:00");
    office.set("p", prj::calendar, id_from_key("c"));
    office.task("a", 6);
    CHECK(office.dates("a") == "03-02T08:00 03-09T17:00");
    office.exception("holiday", "c", "2026-03-04", "2026-03-05", "");
    CHECK(office.dates("a") == "03-02T08:00 03-11T17:00");
    office.exception("make-up", "c", "2026-03-07", "2026-03-07", "08:00-12:00 13:00-17:00");
    CHECK(office.dates("a") == "03-02T08:00 03-10T17:00");
    // A day inside a longer exception wins, whichever was written first.
    office.exception("long", "c", "2026-03-06", "2026-03-08", "");
    CHECK(office.dates("a") == "03-02T08:00 03-11T17:00");
    namespace ww = registers::work_week;
    office.add(ww::kType, "summer");
    office.set("summer", ww::calendar, id_from_key("c"));
    office.set("summer", ww::from, *parse_date("2026-03-09"));
    office.set("summer", ww::to, *parse_date("2026-03-13"));
    office.set("summer", ww::monday, "none");
    CHECK(office.dates("a") == "03-02T08:00 03-12T17:00");
}

TEST_CASE("a duration around the clock does not know week-ends") {
    PlanOffice office;
    office.task("a", 5);
    office.task("b", 0);
    office.link("a", "b");
    office.set("b", tsk::duration, 3 * 1440);
    office.set("b", tsk::duration_elapsed, true);
    CHECK(office.dates("b") == "03-06T17:00 03-09T17:00");
}

TEST_CASE("work runs on the calendars of those who do it") {
    PlanOffice office;
    office.calendar("late", "14:00-22:00");
    office.add(registers::person::kType, "ann");
    office.add(registers::person::kType, "bob");
    office.set("ann", registers::person::calendar, id_from_key("late"));
    office.task("a", 2);
    office.work("ann", "a", 100, 2 * kDay);
    CHECK(office.dates("a") == "03-02T14:00 03-03T22:00");
    CHECK(office.row("a").calendar != 0);
    // Two people, two calendars: the last of them ends it.
    office.work("bob", "a", 50, 2 * kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-05T17:00");
    office.set("bob@a", asg::delay, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-06T17:00");
    office.set("a", tsk::task_type, "fixed_duration");
    CHECK(office.dates("a") == "03-02T08:00 03-03T17:00");
    // Somebody new on a task without effort changes nothing but whose hours count.
    office.task("b", 3);
    office.add(asg::kType, "x");
    office.set("x", asg::task, id_from_key("b"));
    office.set("x", asg::person, id_from_key("ann"));
    CHECK(office.dates("b") == "03-02T14:00 03-04T22:00");
}

TEST_CASE("a contour stretches the work of one person among others") {
    PlanOffice office;
    for (auto const who : {"ann", "bob"}) office.add(registers::person::kType, who);
    office.task("a", 2);
    office.work("ann", "a", 100, 2 * kDay);
    office.work("bob", "a", 100, 2 * kDay);
    office.set("bob@a", asg::delay, kDay);
    CHECK(office.dates("a") == "03-02T08:00 03-04T17:00");
    office.set("bob@a", asg::contour, "bell");         // half intensity on average: four days, from Tuesday
    CHECK(office.dates("a") == "03-02T08:00 03-06T17:00");
}

TEST_CASE("a task's calendar and a person's count together, unless the task ignores people's") {
    PlanOffice office;
    office.calendar("late", "14:00-22:00");
    office.calendar("early", "06:00-16:00");
    office.add(registers::person::kType, "ann");
    office.set("ann", registers::person::calendar, id_from_key("late"));
    office.task("a", 1);
    office.set("a", tsk::calendar, id_from_key("early"));
    office.work("ann", "a", 100, kDay);
    CHECK(office.dates("a") == "03-02T14:00 03-05T16:00");               // two hours a day
    office.set("a", tsk::ignore_resource_calendar, true);
    CHECK(office.dates("a") == "03-02T08:00 03-02T16:00");
}

TEST_CASE("links may win over constraints, and slack may be critical up to a limit") {
    PlanOffice office;
    office.task("a", 3);
    office.task("b", 1);
    office.task("c", 2);
    office.link("a", "b");
    office.set("b", tsk::constraint, "mso");
    office.set("b", tsk::constraint_on, PlanOffice::moment("2026-03-03T08:00"));
    CHECK(office.dates("b") == "03-03T08:00 03-03T17:00");
    office.set("p", prj::links_win, true);
    CHECK(office.dates("b") == "03-05T08:00 03-05T17:00");
    auto const critical = [&] { return office.plan().schedule.placed[static_cast<std::size_t>(office.plan().row_of(id_from_key("c")))].critical; };
    CHECK_FALSE(critical());
    office.set("p", prj::critical_slack, 2 * kDay);
    CHECK(critical());
}

TEST_CASE("a manual task stands where it was put; a note without a length is no milestone") {
    PlanOffice office;
    office.task("a", 2);
    office.task("b", 0);
    office.link("a", "b");
    Edit edit("test");
    edit.clear(id_from_key("b"), tsk::duration);
    edit.set(id_from_key("b"), tsk::mode, "manual");
    edit.set(id_from_key("b"), tsk::start_on, PlanOffice::moment("2026-03-02T08:00"));
    edit.set(id_from_key("b"), tsk::finish_on, PlanOffice::moment("2026-03-02T17:00"));
    office.commit(edit);
    CHECK(office.dates("b") == "03-02T08:00 03-02T17:00");
    CHECK_FALSE(office.row("b").milestone);
}

TEST_CASE("numbers at the end of their range do not break a plan") {
    PlanOffice office;
    auto const most = std::numeric_limits<std::int64_t>::max();
    office.task("s", 1);
    for (auto const* key : {"a", "b", "c"}) {
        office.task(key, 1, "s");
        office.set(key, tsk::duration, most);
        office.set(key, tsk::percent_complete, 99);
        office.set(key, tsk::budget, Money{most, {}});
        office.set(key, tsk::actual_cost, Money{-most, {}});
        office.set(key, tsk::level_delay, most);
    }
    office.link("a", "b", most);
    CHECK(office.plan().rows.size() == 4);
    // A very deep tree has bounded numbers.
    std::string above;
    for (int i = 0; i < 400; ++i) {
        auto const key = "deep" + std::to_string(i);
        office.task(key, 1, above);
        above = key;
    }
    CHECK(office.row("deep399").wbs.size() < 1000);
}

TEST_CASE("only the plans that a change touches are computed again") {
    PlanOffice office;
    office.project("q");
    office.task("a", 1);
    office.task("b", 1, {}, "q");
    auto const computed = [&] {
        static_cast<void>(office.plan("p"));
        static_cast<void>(office.plan("q"));
        return office.derived.plans_computed();
    };
    auto before = computed();
    CHECK(computed() == before);
    office.set("a", tsk::duration, 2 * kDay);
    CHECK(computed() == before + 1);
    before = computed();
    office.link("a", "nobody");
    CHECK(computed() > before);
    before = computed();
    office.add(registers::person::kType, "ann");
    CHECK(computed() == before);                       // nobody works with her yet
    office.work("ann", "b", 100, kDay);
    before = computed();
    office.calendar("late", "14:00-22:00");
    office.set("ann", registers::person::calendar, id_from_key("late"));
    computed();
    CHECK(to_text(Moment{office.plan("q").start}) == "2026-03-02T08:00");
    CHECK(to_text(Moment{office.plan("q").schedule.placed[0].start}) == "2026-03-02T14:00");
    before = computed();
    office.set("b", tsk::project, id_from_key("p"));   // moved: both
    CHECK(computed() == before + 2);
}
