// The weekly round: who is asked, what is written down, what the plan takes over, and that each is one step.

#include "core/actions/progress_round.h"

#include "core/registers/action_item.h"
#include "core/registers/progress_report.h"
#include "core/registers/task.h"
#include "tests/core/actions/knowledge_acts.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;
namespace tsk = registers::task;
namespace rep = registers::progress_report;
namespace act = registers::action_item;

namespace {

Id key(std::string_view name) { return id_from_key(name); }
Date day(std::string_view text) { return *parse_date(text); }

// Data date Friday 2026-09-18; the week of Monday the 14th.
Office sample() {
    Office office;
    office.task("running", {{"duration", "4800"}, {"owner", "wang"}, {"actual_start", "2026-09-14T08:00"}, {"percent_complete", "20"}}, "2026-09-18T17:00");
    office.task("starts", {{"duration", "4800"}, {"constraint", "snet"}, {"constraint_on", "2026-09-16T08:00"}});
    office.task("late", {{"duration", "480"}, {"owner", "wang"}});
    office.task("done", {{"duration", "480"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}, {"percent_complete", "100"}});
    office.task("later", {{"duration", "480"}, {"constraint", "snet"}, {"constraint_on", "2026-10-12T08:00"}});
    return office;
}

struct Bench : Acts {
    explicit Bench(Office office) : Acts(std::move(office)) {}
    Round round() const {
        Derived const derived(store());
        return progress_round(store(), derived, key("p"), day("2026-09-16"), day("2026-09-19"));
    }
    RoundLine const line(Round const& all, std::string_view task) const {
        for (auto const& one : all.lines)
            if (one.task == key(task)) return one;
        return {};
    }
    std::optional<Edit> write(std::string_view task, std::uint8_t slot, Value value) {
        auto const all = round();
        return write_report(context(key("p")), all, line(all, task), {slot, std::move(value)});
    }
    std::optional<Edit> accept() {
        Derived const derived(store());
        std::vector<Id> ids;
        for (auto const& one : round().lines)
            if (one.report) ids.push_back(one.report);
        return accept_reports(context(key("p")), derived, ids);
    }
};

}  // namespace

TEST_CASE("who has to report: work that runs, begins, or is late; not what is done or far away") {
    Bench bench(sample());
    auto const round = bench.round();
    CHECK(round.week == day("2026-09-14"));
    CHECK(round.lines.size() == 3);
    CHECK(bench.line(round, "running").reason == RoundReason::running);
    CHECK(bench.line(round, "running").planned_percent == 50);
    CHECK(bench.line(round, "running").deviation_days == 5);
    CHECK(bench.line(round, "starts").reason == RoundReason::starts);
    CHECK(bench.line(round, "starts").reporter == key("lin"));        // nobody's task: the manager reports
    CHECK(bench.line(round, "late").reason == RoundReason::late_start);
    CHECK(round.wanted == 3);
    CHECK(week_of(day("2026-09-20")) == day("2026-09-14"));
    Bench empty{Office{}};
    CHECK(empty.round().lines.empty());
}

TEST_CASE("reports are asked for once, and are overdue after Friday") {
    Bench bench(sample());
    auto const edit = ask_for_reports(bench.context(key("p")), bench.round());
    REQUIRE(edit);
    CHECK(edit->label() == Label{"round.ask", {"3"}});
    REQUIRE(bench.carry_out(*edit));
    CHECK(bench.count(rep::kType) == 3);
    auto const round = bench.round();
    CHECK(round.overdue == 3);                                        // it is Saturday
    CHECK_FALSE(ask_for_reports(bench.context(key("p")), round));
    bench.take_back();
    CHECK(bench.count(rep::kType) == 0);
}

TEST_CASE("a cell makes the report, a wrong percent does not") {
    Bench bench(sample());
    CHECK_FALSE(bench.write("running", rep::percent_complete.slot, std::int64_t{130}));
    REQUIRE(bench.carry_out(*bench.write("running", rep::percent_complete.slot, std::int64_t{30})));
    CHECK(bench.count(rep::kType) == 1);
    auto const line = bench.line(bench.round(), "running");
    CHECK(line.state == RoundState::collected);
    CHECK(line.reported_percent == 30);
    CHECK(line.needs_cause);
    REQUIRE(bench.carry_out(*bench.write("running", rep::cause.slot, std::string("人手不足"))));
    CHECK(bench.count(rep::kType) == 1);
    CHECK_FALSE(bench.line(bench.round(), "running").needs_cause);
    CHECK(bench.line(bench.round(), "running").needs_action);
    CHECK_FALSE(write_report(bench.context(key("p")), bench.round(), RoundLine{}, {rep::summary.slot, std::string("x")}));
}

TEST_CASE("accepted, a report is the task's progress, with its correction as an action item, in one step") {
    Bench bench(sample());
    REQUIRE(bench.carry_out(*bench.write("running", rep::percent_complete.slot, std::int64_t{40})));
    REQUIRE(bench.carry_out(*bench.write("running", rep::expected_finish.slot, day("2026-09-29"))));
    REQUIRE(bench.carry_out(*bench.write("running", rep::cause.slot, std::string("人手不足"))));
    REQUIRE(bench.carry_out(*bench.write("running", rep::correction.slot, std::string("借调两人"))));
    REQUIRE(bench.carry_out(*bench.write("running", rep::correction_due.slot, day("2026-09-23"))));
    REQUIRE(bench.carry_out(*bench.write("late", rep::actual_finish.slot, day("2026-09-17"))));
    REQUIRE(bench.carry_out(*bench.write("late", rep::actual_start.slot, day("2026-09-16"))));
    auto const edit = bench.accept();
    REQUIRE(edit);
    CHECK(edit->label() == Label{"round.accept", {"2"}});
    REQUIRE(bench.carry_out(*edit));
    auto const& running = bench.the(key("running"));
    CHECK(running.get(tsk::percent_complete) == 40);
    CHECK(running.get(tsk::duration) == 12 * 480);                    // 14 to 29 September
    CHECK(running.get(tsk::remaining_duration) == 12 * 480 * 60 / 100);
    CHECK(running.get(tsk::cause) == "人手不足");
    auto const& late = bench.the(key("late"));
    CHECK(late.get(tsk::percent_complete) == 100);
    CHECK(late.get(tsk::actual_start) == *parse_moment("2026-09-16T08:00"));
    CHECK(late.get(tsk::actual_finish) == *parse_moment("2026-09-17T17:00"));
    REQUIRE(bench.count(act::kType) == 1);
    auto const line = bench.line(bench.round(), "running");
    CHECK(line.state == RoundState::applied);
    CHECK_FALSE(line.needs_action);
    auto const actions = bench.store().referrers(act::kType, act::source, line.report);
    REQUIRE(actions.size() == 1);
    CHECK(actions.front()->get(act::due) == day("2026-09-23"));
    CHECK(actions.front()->get(act::owner) == key("wang"));
    CHECK_FALSE(bench.accept());
    bench.take_back();
    CHECK(bench.the(key("running")).get(tsk::percent_complete) == 20);
    CHECK(bench.count(act::kType) == 0);
}

TEST_CASE("what is written after it was accepted is accepted again; remaining work is taken as it is said") {
    Bench bench(sample());
    REQUIRE(bench.carry_out(*bench.write("running", rep::percent_complete.slot, std::int64_t{50})));
    REQUIRE(bench.carry_out(*bench.accept()));
    REQUIRE(bench.carry_out(*bench.write("running", rep::remaining_duration.slot, std::int64_t{960})));
    REQUIRE(bench.carry_out(*bench.accept()));
    CHECK(bench.the(key("running")).get(tsk::remaining_duration) == 960);
    CHECK(bench.the(key("running")).get(tsk::duration) == 2400 + 960);
}

TEST_CASE("two people report on one task: one line, the later word counts, and both are accepted in one step") {
    Office office = sample();
    office.add(registers::person::kType, "zhao", {{"name", "Zhao"}});
    auto const report = [&](std::string_view id, std::string_view who, std::string_view status, std::string_view percent, std::string_view on) {
        office.add(rep::kType, id, {{"project", "p"}, {"task", "running"}, {"reporter", who}, {"week", "2026-09-14"}, {"due", "2026-09-18"}, {"status", status}, {"percent_complete", percent}, {"reported_on", on}});
    };
    report("first", "wang", "collected", "30", "2026-09-17");
    report("second", "zhao", "collected", "45", "2026-09-18");
    report("asked", "lin", "due", "", "");
    Bench bench(std::move(office));
    auto const all = bench.round();
    CHECK(all.wanted == 3);
    CHECK(all.overdue == 1);                                          // the third one has not answered by Saturday
    auto const line = bench.line(all, "running");
    CHECK(line.report == key("second"));
    CHECK(line.reporter == key("zhao"));
    CHECK(line.reported_percent == 45);
    CHECK(line.contradicted);
    REQUIRE(line.others.size() == 2);
    CHECK(std::ranges::count(line.others, RoundState::overdue, &RoundVoice::state) == 1);
    CHECK(waiting_reports(all) == std::vector{key("first"), key("second")});
    Derived const derived(bench.store());
    REQUIRE(bench.carry_out(*accept_reports(bench.context(key("p")), derived, waiting_reports(all))));
    CHECK(bench.the(key("running")).get(tsk::percent_complete) == 45);
    CHECK(bench.the(key("first")).get(rep::applied));
    CHECK(waiting_reports(bench.round()).empty());
    bench.take_back();
    CHECK(bench.the(key("running")).get(tsk::percent_complete) == 20);
}

TEST_CASE("a correction becomes an action item once; without one nothing happens") {
    Bench bench(sample());
    REQUIRE(bench.carry_out(*bench.write("running", rep::correction.slot, std::string("加班"))));
    auto const report = bench.line(bench.round(), "running").report;
    REQUIRE(bench.carry_out(*action_from_report(bench.context(key("p")), report)));
    CHECK_FALSE(action_from_report(bench.context(key("p")), report));
    CHECK_FALSE(action_from_report(bench.context(key("p")), key("running")));
    CHECK_FALSE(action_from_report(bench.context(key("p")), kNoId));
}
