// A change: what it would do is computed on a copy, nothing moves before approval, approval carries everything out in one step that can be undone.

#include "core/actions/decide_change.h"

#include <algorithm>

#include "core/actions/change_effects.h"
#include "core/registers/approval.h"
#include "core/registers/baseline.h"
#include "core/registers/budget_line.h"
#include "core/registers/budget_version.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/dependency.h"
#include "tests/core/actions/worked.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;
namespace chg = r::change_request;
namespace eff = r::change_effect;

namespace {

// Two tasks in a row, five days each, and a milestone behind them; budget 10,000, reserve 1,000.
Office plan() {
    Office office(std::vector<Given>{{"budget", "10000 CNY"}, {"reserve", "1000 CNY"}});
    office.task("a", {{"duration", "2400"}, {"budget", "4000 CNY"}, {"owner", "wang"}}, "2026-09-07T17:00");
    office.task("b2", {{"duration", "2400"}, {"budget", "6000 CNY"}}, "2026-09-14T17:00");
    office.task("end", {{"duration", "0"}, {"milestone", "true"}}, "2026-09-14T17:00");
    office.add(r::baseline::kType, "b", {{"project", "p"}, {"name", "First"}, {"number", "0"}});
    office.add(r::dependency::kType, "a-b", {{"project", "p"}, {"predecessor", "a"}, {"successor", "b2"}, {"kind", "fs"}});
    office.add(r::dependency::kType, "b-end", {{"project", "p"}, {"predecessor", "b2"}, {"successor", "end"}, {"kind", "fs"}});
    office.add(r::budget_version::kType, "v1", {{"project", "p"}, {"name", "V1"}, {"status", "approved"}});
    office.add(chg::kType, "c", {{"project", "p"}, {"code", "CR-1"}, {"title", "Buffer"}, {"status", "board"}, {"requested_by", "wang"}});
    office.add(eff::kType, "buffer", {{"change", "c"}, {"title", "Buffer"}, {"kind", "new_task"}, {"task", "b2"}, {"other", "end"}, {"minutes", "1440"}});
    office.add(eff::kType, "money", {{"change", "c"}, {"title", "On site"}, {"kind", "budget"}, {"amount", "500 CNY"}, {"category", "service"}, {"funding", "reserve"}});
    return office;
}

}  // namespace

TEST_CASE("the impact of a change is computed before anything moves") {
    Worked work(plan());
    auto const revision = work.store().revision();
    auto const impact = change_impact(work.store(), work.derived(), id_from_key("c"));
    REQUIRE(impact.computed);
    CHECK(impact.finish_days == 3);
    CHECK(impact.budget_after - impact.budget_before == 50000);
    CHECK(impact.reserve_after - impact.reserve_before == -50000);
    CHECK(impact.critical_after == impact.critical_before + 1);
    REQUIRE(impact.milestones.size() == 1);
    CHECK(impact.milestones[0].finish_after > impact.milestones[0].finish_before);
    CHECK(work.store().revision() == revision);
    CHECK_FALSE(change_impact(work.store(), work.derived(), id_from_key("nobody")).computed);
}

TEST_CASE("every kind of effect does to the plan what it says") {
    struct Case { char const* name; std::vector<Given> effect; std::int32_t days; };
    Case const cases[] = {
        {"longer", {{"kind", "duration"}, {"task", "a"}, {"minutes", "960"}}, 2},
        {"shorter", {{"kind", "duration"}, {"task", "a"}, {"minutes", "-480"}}, -1},
        {"later", {{"kind", "start"}, {"task", "a"}, {"date", "2026-09-03"}}, 2},
        {"dropped", {{"kind", "drop_task"}, {"task", "a"}}, -5},
        {"unlinked", {{"kind", "drop_link"}, {"task", "a"}, {"other", "b2"}}, -5},
        {"lagging", {{"kind", "new_link"}, {"task", "a"}, {"other", "end"}, {"minutes", "4800"}}, 5},
    };
    for (auto const& one : cases) {
        CAPTURE(one.name);
        auto office = plan();
        office.add(chg::kType, "other", {{"project", "p"}, {"title", "Other"}, {"status", "assessing"}});
        auto cells = one.effect;
        cells.push_back({"change", "other"});
        office.add(eff::kType, "effect", cells);
        Worked work(std::move(office));
        CHECK(refuse_effect(work.store(), work.the("effect")) == "");
        auto const impact = change_impact(work.store(), work.derived(), id_from_key("other"));
        CHECK(impact.computed);
        CHECK(impact.finish_days == one.days);
    }
}

TEST_CASE("effects that cannot be carried out say why, and are left out") {
    struct Case { char const* why; std::vector<Given> effect; };
    Case const cases[] = {
        {"no_kind", {{"task", "a"}}},
        {"no_task", {{"kind", "duration"}, {"task", "nobody"}, {"minutes", "480"}}},
        {"no_minutes", {{"kind", "duration"}, {"task", "a"}}},
        {"no_date", {{"kind", "start"}, {"task", "a"}}},
        {"no_other", {{"kind", "new_link"}, {"task", "a"}}},
        {"no_link", {{"kind", "drop_link"}, {"task", "a"}, {"other", "end"}}},
        {"no_amount", {{"kind", "budget"}}},
        {"currency", {{"kind", "budget"}, {"amount", "5 USD"}}},
        {"task_done", {{"kind", "duration"}, {"task", "finished"}, {"minutes", "480"}}},
        {"other_project", {{"kind", "duration"}, {"task", "elsewhere"}, {"minutes", "480"}}},
        {"applied", {{"kind", "duration"}, {"task", "a"}, {"minutes", "480"}, {"applied_on", "2026-09-01"}}},
    };
    for (auto const& one : cases) {
        CAPTURE(one.why);
        auto office = plan();
        office.task("finished", {{"duration", "480"}, {"percent_complete", "100"}});
        office.add(r::task::kType, "elsewhere", {{"project", "q"}, {"name", "Elsewhere"}});
        office.add(chg::kType, "other", {{"project", "p"}, {"title", "Other"}, {"status", "assessing"}});
        auto cells = one.effect;
        cells.push_back({"change", "other"});
        office.add(eff::kType, "effect", cells);
        Worked work(std::move(office));
        CHECK(refuse_effect(work.store(), work.the("effect")) == one.why);
        CHECK_FALSE(change_impact(work.store(), work.derived(), id_from_key("other")).computed);
    }
}

TEST_CASE("a circle that a change would make is seen before it is made") {
    auto office = plan();
    office.add(chg::kType, "circle", {{"project", "p"}, {"title", "Circle"}, {"status", "assessing"}});
    office.add(eff::kType, "back", {{"change", "circle"}, {"title", "Back"}, {"kind", "new_link"}, {"task", "b2"}, {"other", "a"}});
    Worked work(std::move(office));
    auto const impact = change_impact(work.store(), work.derived(), id_from_key("circle"));
    REQUIRE(impact.problems.size() == 1);
    CHECK(impact.problems[0].code == "plan.cycle");
}

TEST_CASE("approval carries out the effects, sets a baseline, writes the log, and is undone in one step") {
    Worked work(plan());
    auto const change = id_from_key("c");
    auto const before = work.derived().plan(id_from_key("p")).finish;
    auto const expected = change_impact(work.store(), work.derived(), change);
    auto edit = decide_change(work.context(), work.derived(), change, {.outcome = ChangeOutcome::approve, .comment = "Yes", .log_title = "CR-1", .log_outcome = "Approved", .baseline_name = "After CR-1"});
    REQUIRE(edit);
    work.commit(*edit);
    auto const& plan_now = work.derived().plan(id_from_key("p"));
    CHECK(plan_now.finish == expected.finish_after);
    CHECK(work.the("c").get(chg::status) == "implemented");
    CHECK(work.the("c").get(chg::decided_by) == id_from_key("lin"));
    CHECK(work.the("c").get(chg::owner) == id_from_key("wang"));
    CHECK(work.the("p").get(r::project::budget).minor == 1050000);
    CHECK(work.the("p").get(r::project::reserve).minor == 50000);
    auto const made = work.the("buffer").get(eff::result);
    CHECK(work.the(made).get(r::task::name) == "Buffer");
    CHECK(work.the(made).get(r::task::duration) == 1440);
    CHECK(work.the("buffer").get(eff::applied_on) == work.today);
    auto const lines = work.store().referrers(r::budget_line::kType, r::budget_line::version, id_from_key("v1"));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]->get(r::budget_line::amount).minor == 50000);

    auto const baseline = work.the("c").get(chg::baseline);
    REQUIRE(baseline);
    CHECK(work.the("p").get(r::project::baseline) == baseline);
    CHECK(work.the(baseline).get(r::baseline::number) == 1);
    CHECK(work.the(baseline).get(r::baseline::change_request) == change);
    CHECK(work.store().referrers(r::baseline_task::kType, r::baseline_task::baseline, baseline).size() == 4);
    CHECK(plan_now.baseline_finish == plan_now.finish);

    auto const log = work.store().referrers(r::decision::kType, r::decision::subject, change);
    REQUIRE(log.size() == 1);
    CHECK(log[0]->get(r::decision::forum) == "change_board");
    CHECK_FALSE(change_impact(work.store(), work.derived(), change).computed);
    CHECK_FALSE(decide_change(work.context(), work.derived(), change, {}));

    work.undo();
    CHECK(work.derived().plan(id_from_key("p")).finish == before);
    CHECK(work.the("c").get(chg::status) == "board");
    CHECK(work.the("p").get(r::project::baseline) == id_from_key("b"));
    CHECK(work.the("p").get(r::project::budget).minor == 1000000);
    CHECK(work.store().live(made) == nullptr);
    CHECK_FALSE(work.the("buffer").has(eff::applied_on));
}

TEST_CASE("a finished task keeps the baseline it was measured by") {
    auto office = plan();
    office.task("0", {{"duration", "480"}, {"percent_complete", "100"}, {"actual_start", "2026-09-02T08:00"}, {"actual_finish", "2026-09-02T17:00"}}, "2026-09-01T17:00");
    Worked work(std::move(office));
    work.commit(*decide_change(work.context(), work.derived(), id_from_key("c"), {.outcome = ChangeOutcome::approve, .baseline_name = "New"}));
    auto const& now = work.derived().plan(id_from_key("p"));
    auto const row = now.row_of(id_from_key("0"));
    REQUIRE(row >= 0);
    CHECK(to_text(Moment{now.rows[static_cast<std::size_t>(row)].baseline_finish}) == "2026-09-01T17:00");
}

TEST_CASE("a change that is rejected or deferred touches nothing of the plan") {
    for (auto const outcome : {ChangeOutcome::reject, ChangeOutcome::defer}) {
        Worked work(plan());
        auto const before = work.derived().plan(id_from_key("p")).finish;
        work.commit(*decide_change(work.context(), work.derived(), id_from_key("c"), {.outcome = outcome, .comment = "Later"}));
        CHECK(work.the("c").get(chg::status) == (outcome == ChangeOutcome::reject ? "rejected" : "deferred"));
        CHECK(work.the("c").get(chg::decision_comment) == "Later");
        CHECK(work.derived().plan(id_from_key("p")).finish == before);
        CHECK_FALSE(work.the("buffer").has(eff::applied_on));
        CHECK(work.the("p").get(r::project::budget).minor == 1000000);
        CHECK(is_undecided(work.the("c")) == (outcome == ChangeOutcome::defer));
    }
}

TEST_CASE("the board: votes are asked once, answered, and withdrawn by the decision") {
    Worked work(plan());
    auto const change = id_from_key("c");
    std::vector const people{id_from_key("wang"), id_from_key("nobody")};
    auto const day = Date{work.today.day + 7};
    work.commit(*submit_change(work.context(), change, people, "CR-1", day));
    work.commit(*submit_change(work.context(), change, people, "CR-1", day));
    auto votes = work.store().referrers(r::approval::kType, r::approval::subject, change);
    REQUIRE(votes.size() == 1);
    auto const first = votes[0]->id();
    CHECK(work.the("c").get(chg::board_date) == day);
    work.commit(*submit_change(work.context(), change, std::vector{id_from_key("lin")}, "CR-1", day));
    work.commit(*answer_vote(work.context(), first, Vote::conditional, "Only at night"));
    CHECK(work.the(first).get(r::approval::conditions) == "Only at night");
    CHECK_FALSE(answer_vote(work.context(), change, Vote::approved, {}));
    work.commit(*decide_change(work.context(), work.derived(), change, {.outcome = ChangeOutcome::approve, .carry_out = false}));
    votes = work.store().referrers(r::approval::kType, r::approval::subject, change);
    CHECK(std::ranges::count_if(votes, [](Record const* vote) { return vote->get(r::approval::decision) == "withdrawn"; }) == 1);
    CHECK(work.the("c").get(chg::status) == "approved");
    CHECK_FALSE(work.the("buffer").has(eff::applied_on));
    CHECK_FALSE(submit_change(work.context(), change, people, "CR-1", day));

    auto const later = carry_out_change(work.context(), work.derived(), change, {});
    REQUIRE(later);
    work.commit(*later);
    CHECK(work.the("c").get(chg::status) == "implemented");
    CHECK(work.the("p").get(r::project::baseline) == id_from_key("b"));
    CHECK_FALSE(carry_out_change(work.context(), work.derived(), change, {}));
}
