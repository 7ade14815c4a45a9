// Ties between projects: only shown, or links of the one network over all projects.

#include "core/project/plan_ties.h"

#include <algorithm>

#include "core/project/cross_links.h"
#include "core/project/plan_why.h"
#include "core/registers/project_dependency.h"
#include "tests/core/project/plan_office.h"
#include "tests/support/random.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

namespace agr = registers::project_dependency;

// Project q supplies project p.
struct Two : PlanOffice {
    Two() {
        project("q");
        task("x", 2, {}, "q");
        task("y", 10, {}, "q");
        task("a", 1);
        task("b", 5);
    }
    void tie(std::string_view key, std::string_view from, std::string_view to, bool drives = true) {
        add(dep::kType, key);
        set(key, dep::predecessor, id_from_key(from));
        set(key, dep::successor, id_from_key(to));
        if (drives) set(key, dep::drives, true);
    }
    void agreed(std::string_view key, std::string_view provider, std::string_view of, std::string_view receiver, std::string_view in) {
        add(agr::kType, key);
        set(key, agr::title, key);
        set(key, agr::project, id_from_key(in));
        set(key, agr::provider, id_from_key(of));
        set(key, agr::task, id_from_key(receiver));
        set(key, agr::provider_task, id_from_key(provider));
    }
    bool says_circle(std::string_view of) const {
        return std::ranges::any_of(plan(of).problems, [](Problem const& problem) { return problem.code == "plan.cycle_across"; });
    }
};

TEST_CASE("a tie is only shown until its switch is on, and then moves dates at once") {
    Two office;
    office.agreed("tie", "x", "q", "a", "p");
    CHECK(office.dates("a") == "03-02T08:00 03-02T17:00");
    CHECK(office.dates("x", "q") == "03-02T08:00 03-03T17:00");
    CHECK(office.placed("x", "q").total_slack == 8 * kDay);
    office.commit(drive_dates(office.store(), id_from_key("tie"), true));
    CHECK(office.dates("a") == "03-04T08:00 03-04T17:00");
    CHECK(office.placed("a").total_slack == 2 * kDay);
    CHECK(office.placed("x", "q").total_slack == 2 * kDay);         // as much as the other project can bear
    CHECK_FALSE(office.placed("x", "q").critical);
    CHECK(office.plan().finish == PlanOffice::moment("2026-03-06T17:00").minute);
    CHECK(office.plan().rows.size() == office.plan().schedule.placed.size());
    REQUIRE(office.plan().ties.size() == 1);
    CHECK(office.plan().ties[0].before);
    CHECK(office.plan().ties[0].task == id_from_key("x"));
    REQUIRE(office.plan("q").ties.size() == 1);
    CHECK_FALSE(office.plan("q").ties[0].before);

    office.set("x", tsk::duration, 6 * kDay);                       // late: the other project's finish follows
    CHECK(office.dates("a") == "03-10T08:00 03-10T17:00");
    CHECK(office.plan().finish == PlanOffice::moment("2026-03-10T17:00").minute);
    CHECK(office.placed("x", "q").critical);
    CHECK(office.derived.summary(id_from_key("p")).finish == office.plan().finish);
    office.undo();
    CHECK(office.dates("a") == "03-04T08:00 03-04T17:00");
    office.commit(drive_dates(office.store(), id_from_key("tie"), false));
    CHECK(office.dates("a") == "03-02T08:00 03-02T17:00");
    CHECK(office.placed("x", "q").total_slack == 8 * kDay);
}

TEST_CASE("why: the date names the other project's task, and without the tie the date is another") {
    Two office;
    office.tie("tie", "x", "a");
    auto const row = office.plan().row_of(id_from_key("a"));
    auto const why = why_start(office.store(), office.plan(), row);
    CHECK(why.kind == Why::Kind::tie);
    REQUIRE(why.tie == 0);
    CHECK(office.plan().ties[0].task == id_from_key("x"));
    CHECK(office.plan().ties[0].project == id_from_key("q"));
    CHECK(office.plan().ties[0].finish == office.placed("x", "q").finish);
    auto const before = office.placed("a").start;
    Edit edit("test");
    edit.remove(id_from_key("tie"));
    office.commit(edit);
    CHECK(office.placed("a").start < before);
    CHECK(why_start(office.store(), office.plan(), row).kind == Why::Kind::project_start);
    CHECK(trace_of(office.plan(), row).empty());
}

TEST_CASE("type and lag of a tie count as within a project, also to and from summaries") {
    Two office;
    office.tie("tie", "x", "a");
    office.set("tie", dep::lag, kDay);
    CHECK(office.dates("a") == "03-05T08:00 03-05T17:00");
    CHECK(office.placed("x", "q").total_slack == kDay);
    office.set("tie", dep::kind, "ss");
    CHECK(office.dates("a") == "03-03T08:00 03-03T17:00");
    office.set("tie", dep::kind, "ff");
    CHECK(office.dates("a") == "03-04T08:00 03-04T17:00");
    office.set("tie", dep::lag, std::int64_t{50});
    office.set("tie", dep::lag_kind, "percent");                    // half of two days after x
    CHECK(office.dates("a") == "03-04T08:00 03-04T17:00");
    office.set("tie", dep::kind, "fs");
    office.set("tie", dep::lag, std::int64_t{0});
    office.task("in b", 1, "b");
    office.set("tie", dep::successor, id_from_key("b"));
    CHECK(office.dates("in b") == "03-04T08:00 03-04T17:00");
    CHECK(why_start(office.store(), office.plan(), office.plan().row_of(id_from_key("in b"))).kind == Why::Kind::tie);
}

TEST_CASE("ties in a row, through several projects and back into the first") {
    Two office;
    office.project("r");
    office.task("z", 3, {}, "r");
    office.tie("1", "a", "x");
    office.tie("2", "x", "z");
    office.tie("3", "z", "b");
    CHECK(office.dates("x", "q") == "03-03T08:00 03-04T17:00");
    CHECK(office.dates("z", "r") == "03-05T08:00 03-09T17:00");
    CHECK(office.dates("b") == "03-10T08:00 03-16T17:00");
    CHECK(office.placed("a").critical);
    CHECK(office.placed("x", "q").critical);
    CHECK(office.placed("z", "r").critical);
    office.set("a", tsk::duration, 2 * kDay);
    CHECK(office.dates("b") == "03-11T08:00 03-17T17:00");
    CHECK_FALSE(office.says_circle("p"));
}

TEST_CASE("a circle across projects is reported to both and the rest goes on") {
    Two office;
    office.link("a", "b");
    office.tie("1", "b", "x");
    office.tie("2", "x", "a");
    CHECK(office.says_circle("p"));
    CHECK(office.says_circle("q"));
    auto const& problem = *std::ranges::find(office.plan().problems, "plan.cycle_across", &Problem::code);
    CHECK((problem.record == id_from_key("1") || problem.record == id_from_key("2")));
    REQUIRE(problem.args.size() == 1);
    for (auto const* name : {"p 1", "p 2", "q 1"}) CHECK(problem.args[0].find(name) != std::string::npos);
    CHECK(office.plan().ties.size() == 1);
    auto const links = cross_links(office.store(), office.derived, id_from_key("x"));
    REQUIRE(links.size() == 2);
    CHECK(links[0].drives);
    CHECK(links[0].aside != links[1].aside);
    office.commit(drive_dates(office.store(), problem.record, false));
    CHECK_FALSE(office.says_circle("p"));
    CHECK_FALSE(office.says_circle("q"));
}

TEST_CASE("what leads nowhere drives nothing") {
    Two office;
    office.agreed("tie", "x", "q", "a", "p");
    office.set("tie", agr::drives, true);
    office.set("tie", agr::status, "delivered");                    // over
    CHECK(office.plan().ties.empty());
    CHECK(tie_groups(office.store()).groups.empty());
    office.set("tie", agr::status, "agreed");
    CHECK(office.plan().ties.size() == 1);
    Edit edit("test");
    edit.remove(id_from_key("x"));
    office.commit(edit);
    CHECK(office.plan().ties.empty());
    CHECK(office.dates("a") == "03-02T08:00 03-02T17:00");
    office.undo();
    CHECK(office.plan().ties.size() == 1);
    office.set("x", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    office.set("x", tsk::actual_finish, PlanOffice::moment("2026-03-02T17:00"));
    CHECK(office.dates("a") == "03-03T08:00 03-03T17:00");          // finished: it still counts from its finish
    office.tie("in one project", "a", "b");                         // a dependency as every other
    CHECK(driving_ties(office.store()).size() == 1);
    CHECK(drive_dates(office.store(), id_from_key("a"), true).empty());
    CHECK(drive_dates(office.store(), id_from_key("gone"), true).empty());
}

// All plans of a group as one network of the engine.
struct Whole {
    std::vector<engine::Activity> activities;
    std::vector<engine::Link> links;
    std::vector<engine::WorkingTime> calendars;
    std::vector<engine::Part> parts;
    std::vector<std::pair<std::size_t, std::size_t>> where;
};

TEST_CASE("plans that drive each other have the early dates of one network over all of them") {
    auto document = test::big_workspace({.projects = 3, .tasks = 60, .links = 70}, 11);
    Workspace workspace(document.identity, std::move(document.store), document.seen, 5);
    test::Random random(4);
    auto const& tasks = workspace.store().table(tsk::kType).rows();
    IdSource ids{1, 99};
    Edit edit("test");
    auto const start = PlanOffice::moment("2026-03-02T08:00");
    for (auto const& row : workspace.store().table(prj::kType).rows()) edit.set(row.id(), prj::start, start);
    for (int i = 0; i < 14; ++i) {
        auto const id = ids.next();
        edit.add(dep::kType, id);
        edit.set(id, dep::predecessor, tasks[random.below(tasks.size())].id());
        edit.set(id, dep::successor, tasks[random.below(tasks.size())].id());
        edit.set(id, dep::drives, true);
        if (i % 3 == 0) edit.set(id, dep::lag, std::int64_t{480});
    }
    REQUIRE(workspace.commit(edit, test::kNow).ok());
    Derived const derived(workspace.store());
    auto const groups = tie_groups(workspace.store());
    REQUIRE(!groups.groups.empty());
    auto const& group = groups.groups.front();
    auto const calendars = [&](Id id) -> engine::WorkingTime const& { return derived.working_time(id); };
    Whole whole;
    std::vector<std::int32_t> first;
    bool constraints_win = true;
    for (auto const project : group.projects) {
        auto inputs = plan_inputs(workspace.store(), project, calendars);
        constraints_win = inputs.constraints_win;
        auto const base = static_cast<std::int32_t>(whole.activities.size()), calendar = static_cast<std::int32_t>(whole.calendars.size()), part = static_cast<std::int32_t>(whole.parts.size());
        first.push_back(base);
        for (auto a : inputs.activities) {
            if (a.parent >= 0) a.parent += base;
            a.calendar += calendar, a.first_part += part;
            whole.activities.push_back(a);
        }
        for (auto link : inputs.links) link.from += base, link.to += base, whole.links.push_back(link);
        for (auto p : inputs.parts) p.calendar += calendar, whole.parts.push_back(p);
        whole.calendars.insert(whole.calendars.end(), inputs.plan->calendars.begin(), inputs.plan->calendars.end());
    }
    std::size_t driving = 0;
    for (std::size_t m = 0; m < group.projects.size(); ++m)
        for (auto const& tie : derived.plan(group.projects[m]).ties) {
            if (!tie.before) continue;
            auto const other = static_cast<std::size_t>(std::ranges::find(group.projects, tie.project) - group.projects.begin());
            auto const row = derived.plan(tie.project).row_of(tie.task);
            whole.links.push_back(engine_link(*workspace.store().find(tie.record), first[other] + row, first[m] + tie.row));
            ++driving;
        }
    CHECK(driving >= 4);
    auto const wanted = engine::schedule({.activities = whole.activities, .links = whole.links, .calendars = whole.calendars, .parts = whole.parts, .start = start.minute, .constraints_win = constraints_win});
    for (std::size_t m = 0; m < group.projects.size(); ++m) {
        auto const& plan = derived.plan(group.projects[m]);
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            CAPTURE(m);
            CAPTURE(i);
            CHECK(plan.schedule.placed[i].early_start == wanted.placed[static_cast<std::size_t>(first[m]) + i].early_start);
            CHECK(plan.schedule.placed[i].early_finish == wanted.placed[static_cast<std::size_t>(first[m]) + i].early_finish);
        }
    }
}

}  // namespace
