// What follows when work, units or duration is typed, in cells: each direction for each type of task, and that one undo takes it back.

#include "core/actions/effort_edits.h"

#include "tests/core/project/plan_office.h"

using namespace pmo;
using namespace pmo::test;

namespace {

// Ten days: Li works all of the time, Wang half of it.
struct Team : PlanOffice {
    explicit Team(std::string_view type, bool driven = false) {
        for (auto const who : {"li", "wang", "zhao"}) person(who);
        task("t", 10);
        set("t", tsk::task_type, std::string(type));
        if (driven) set("t", tsk::effort_driven, true);
        work("li", "t", 100, 10 * kDay);
        work("wang", "t", 50, 5 * kDay);
    }
    // "10d: li 10d@100% wang 5d@50%", as the edit leaves it; days with a half as ".5".
    std::string after(EffortEdit const& change) {
        if (!change.edit.empty()) commit(change.edit);
        if (change.duration) set("t", tsk::duration, *change.duration);
        return text();
    }
    std::string text() const {
        auto const days = [](std::int64_t minutes) { return std::to_string(minutes / kDay) + (minutes % kDay == kDay / 2 ? ".5" : minutes % kDay ? "+" : "") + "d"; };
        std::string out = days(store().find(id_from_key("t"))->get(tsk::duration)) + ":";
        for (auto const who : {"li", "wang", "zhao"})
            for (auto const* line : store().referrers(asg::kType, asg::task, id_from_key("t")))
                if (line->get(asg::person) == id_from_key(who)) out += ' ' + std::string(who) + ' ' + (line->has(asg::effort) ? days(line->get(asg::effort)) : "-") + '@' + std::to_string(line->get(asg::units)) + '%';
        return out;
    }
    Id line(std::string_view who) const { return id_from_key(std::string(who) + "@t"); }
};

TEST_CASE("what is typed stands, and the type of the task says what follows") {
    struct Case { std::string_view type, duration, work, units; };
    Case const cases[] = {
        {"fixed_units", "5d: li 5d@100% wang 2.5d@50%", "20d: li 20d@100% wang 5d@50%", "10d: li 10d@100% wang 5d@100%"},
        {"fixed_duration", "5d: li 5d@100% wang 2.5d@50%", "10d: li 20d@200% wang 5d@50%", "10d: li 10d@100% wang 10d@100%"},
        {"fixed_work", "5d: li 10d@200% wang 5d@100%", "20d: li 20d@100% wang 5d@50%", "10d: li 10d@100% wang 5d@100%"},
    };
    for (auto const& c : cases) {
        CAPTURE(c.type);
        Team duration(c.type), work(c.type), units(c.type);
        auto const change = follow_duration(duration.store(), id_from_key("t"), 5 * kDay);
        CHECK_FALSE(change.duration);
        duration.commit(change.edit);
        duration.set("t", tsk::duration, 5 * kDay);
        CHECK(duration.text() == c.duration);
        CHECK(work.after(type_work(work.store(), work.line("li"), 20 * kDay)) == c.work);
        CHECK(units.after(type_units(units.store(), units.line("wang"), 100)) == c.units);
    }
}

TEST_CASE("the plan takes the cells as they were meant") {
    Team team("fixed_work");
    team.commit(follow_duration(team.store(), id_from_key("t"), 7 * kDay).edit);   // 143 %, rounded
    team.set("t", tsk::duration, 7 * kDay);
    CHECK(team.dates("t") == "03-02T08:00 03-10T17:00");
    Team units("fixed_units");
    units.after(type_work(units.store(), units.line("li"), 20 * kDay));
    CHECK(units.dates("t") == "03-02T08:00 03-27T17:00");
}

TEST_CASE("whose work nobody has typed gets a cell only when it is no longer duration x units") {
    Team team("fixed_units");
    Edit edit("test");
    for (auto const who : {"li", "wang"}) edit.clear(team.line(who), asg::effort);
    team.commit(edit);
    CHECK(follow_duration(team.store(), id_from_key("t"), 5 * kDay).edit.empty());
    CHECK(team.after(type_work(team.store(), team.line("li"), 20 * kDay)) == "20d: li 20d@100% wang 5d@50%");
    team.undo();
    team.undo();
    CHECK(team.text() == "10d: li -@100% wang -@50%");
}

TEST_CASE("the task's own work is the sum, and typing it shares it as it was shared") {
    Team team("fixed_units");
    team.set("t", tsk::effort, 15 * kDay);
    team.set("t", tsk::actual_effort, 3 * kDay);
    team.set("t", tsk::remaining_effort, 12 * kDay);
    CHECK(team.after(type_task_work(team.store(), id_from_key("t"), 30 * kDay)) == "20d: li 20d@100% wang 10d@50%");
    auto const& task = *team.store().find(id_from_key("t"));
    CHECK(task.get(tsk::effort) == 30 * kDay);
    CHECK(task.get(tsk::remaining_effort) == 27 * kDay);
    PlanOffice nobody;
    nobody.task("t", 10);
    auto const change = type_task_work(nobody.store(), id_from_key("t"), 4 * kDay);
    nobody.commit(change.edit);
    CHECK(nobody.store().find(id_from_key("t"))->get(tsk::effort) == 4 * kDay);
    CHECK_FALSE(change.duration);
}

TEST_CASE("another pair of hands shares the work when it is effort-driven, else brings its own") {
    Team driven("fixed_units", true), own("fixed_units"), shorter("fixed_duration", true);
    IdSource ids{8, 9};
    CHECK(own.after(add_worker(own.store(), id_from_key("t"), id_from_key("zhao"), 100, ids)) == "10d: li 10d@100% wang 5d@50% zhao -@100%");
    CHECK(driven.after(add_worker(driven.store(), id_from_key("t"), id_from_key("zhao"), 150, ids)) == "5d: li 5d@100% wang 2.5d@50% zhao -@150%");
    CHECK(shorter.after(add_worker(shorter.store(), id_from_key("t"), id_from_key("zhao"), 150, ids)) == "10d: li 5d@50% wang 2.5d@25% zhao -@75%");
    CHECK(add_worker(driven.store(), id_from_key("t"), id_from_key("li"), 100, ids).edit.empty());       // is on it already
    CHECK(add_worker(driven.store(), id_from_key("t"), id_from_key("nobody"), 100, ids).edit.empty());
    CHECK(driven.after(remove_worker(driven.store(), driven.line("li"))) == "7.5d: wang 3+d@50% zhao -@150%");
    CHECK(own.after(remove_worker(own.store(), own.line("wang"))) == "10d: li 10d@100% zhao -@100%");
}

TEST_CASE("elapsed durations, equipment and records that are gone let nothing follow") {
    Team team("fixed_units");
    CHECK(type_work(team.store(), id_from_key("gone"), kDay).edit.empty());
    CHECK(type_work(team.store(), id_from_key("t"), kDay).edit.empty());
    CHECK_FALSE(task_effort(team.store(), id_from_key("li")));
    team.set("t", tsk::duration_elapsed, true);
    CHECK_FALSE(task_effort(team.store(), id_from_key("t")));
    CHECK(follow_duration(team.store(), id_from_key("t"), kDay).edit.empty());
    CHECK(team.after(type_units(team.store(), team.line("li"), 70)) == "10d: li 10d@70% wang 5d@50%");
}

}  // namespace
