// Early warnings, each with a plan in which it speaks and one in which it keeps silent.

#include "core/rules/warnings.h"

#include "core/registers/action_item.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/gate.h"
#include "core/registers/leave.h"
#include "core/registers/risk.h"
#include "core/registers/status_report.h"
#include "core/registers/warning_answer.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;
using pmo::test::fires;
using pmo::test::silent;
namespace r = pmo::registers;

namespace {

std::vector<rules::Hit> warnings(Office const& office) {
    Derived const derived(office.store);
    return rules::project_warnings({office.store, derived, office.today}, office.project);
}

// Fifteen working days from 1 September: ends on Monday the 21st.
std::vector<Given> const kRunning{{"duration", "7200"}, {"actual_start", "2026-09-01T08:00"}, {"percent_complete", "50"}};

std::vector<Given> with(std::vector<Given> cells, std::vector<Given> const& more) {
    for (auto const& cell : more) {
        std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace

TEST_CASE("a critical task that is behind its baseline is an early warning, one that has time is not") {
    Office late, fine;
    auto const id = late.task("a", kRunning, "2026-09-15T17:00");
    fires(warnings(late), "warning.critical_late", id);
    auto const other = fine.task("a", kRunning, "2026-09-18T17:00");
    silent(warnings(fine), "warning.critical_late", other);
    auto const hits = warnings(late);
    CHECK(hits.front().args == std::vector<std::string>{"2026-09-21", "4"});
}

TEST_CASE("a forecast behind a deadline, and time that constraints do not leave") {
    Office late, fine;
    auto const id = late.task("a", with(kRunning, {{"deadline", "2026-09-18T17:00"}}));
    fires(warnings(late), "warning.deadline_missed", id);
    fires(warnings(late), "warning.negative_slack", id);
    fine.task("a", with(kRunning, {{"deadline", "2026-09-21T17:00"}}));
    silent(warnings(fine), "warning.deadline_missed");
    silent(warnings(fine), "warning.negative_slack");
}

TEST_CASE("work that should be done, should have begun, or lags behind its time") {
    Office office;
    office.task("done", {{"duration", "2400"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-07T17:00"}, {"percent_complete", "100"}});
    silent(warnings(office), "warning.task_overrun");
    auto const over = office.task("over", {{"duration", "2400"}, {"actual_start", "2026-09-01T08:00"}, {"percent_complete", "50"}});
    fires(warnings(office), "warning.task_overrun", over);
    auto const idle = office.task("idle", {{"duration", "9600"}});
    fires(warnings(office), "warning.start_overdue", idle);
    auto const soon = office.task("soon", {{"duration", "2400"}, {"constraint", "snet"}, {"constraint_on", "2026-09-16T08:00"}});
    silent(warnings(office), "warning.start_overdue", soon);
    auto const behind = office.task("behind", with(kRunning, {{"percent_complete", "20"}}));
    fires(warnings(office), "warning.progress_behind", behind);
    auto const ahead = office.task("ahead", with(kRunning, {{"percent_complete", "80"}}));
    silent(warnings(office), "warning.progress_behind", ahead);
}

TEST_CASE("float that a delay has eaten, milestones and the finish that slip") {
    std::vector<Given> const part{{"duration", "2400"}, {"constraint", "snet"}, {"constraint_on", "2026-10-12T08:00"}};
    std::vector<Given> const milestone{{"duration", "0"}, {"milestone", "true"}, {"constraint", "snet"}, {"constraint_on", "2026-10-15T08:00"}};
    Office late, fine;
    for (auto* office : {&late, &fine}) office->task("long", with(kRunning, {{"duration", "19200"}}));
    auto const eaten = late.task("part", part, "2026-10-07T17:00"), moved = late.task("milestone", milestone, "2026-10-01T17:00");
    fires(warnings(late), "warning.slack_eaten", eaten);
    fires(warnings(late), "warning.milestone_slips", moved);
    fires(warnings(late), "warning.finish_slips", late.project);
    fine.task("part", part, "2026-10-14T17:00");
    fine.task("milestone", milestone, "2026-10-13T17:00");
    fine.add(r::baseline_task::kType, "long.b", {{"baseline", "b"}, {"task", "long"}, {"start", "2026-09-01T08:00"}, {"finish", "2026-10-23T17:00"}});
    silent(warnings(fine), "warning.slack_eaten");
    silent(warnings(fine), "warning.milestone_slips");
    silent(warnings(fine), "warning.finish_slips");
}

TEST_CASE("money: a forecast above the budget, indices that fall, a reserve that is too small") {
    Office bad(std::vector<Given>{{"reserve", "1000 CNY"}}), good(std::vector<Given>{{"reserve", "3000 CNY"}});
    bad.task("a", with(kRunning, {{"budget", "10000 CNY"}, {"actual_cost", "5400 CNY"}}));
    good.task("a", with(kRunning, {{"budget", "10000 CNY"}, {"actual_cost", "5000 CNY"}, {"percent_complete", "95"}}));
    for (auto* office : {&bad, &good}) {
        office->add(r::status_report::kType, "july", {{"project", "p"}, {"period_to", "2026-07-31"}, {"cpi", "102"}, {"spi", "96"}});
        office->add(r::status_report::kType, "august", {{"project", "p"}, {"period_to", "2026-08-31"}, {"cpi", "97"}, {"spi", "90"}});
        office->add(r::risk::kType, "risk", {{"project", "p"}, {"status", "monitoring"}, {"probability_percent", "50"}, {"impact_cost", "5000 CNY"}});
    }
    auto const hits = warnings(bad), none = warnings(good);
    fires(hits, "warning.forecast_overrun", bad.project);
    fires(hits, "warning.cpi_falling", bad.project);
    fires(hits, "warning.spi_falling", bad.project);
    fires(hits, "warning.reserve_short", bad.project);
    silent(none, "warning.forecast_overrun");
    silent(none, "warning.cpi_falling");
    silent(none, "warning.spi_falling");
    silent(none, "warning.reserve_short");
}

TEST_CASE("people: overloaded with critical work, on leave during it, gone before it ends") {
    Office bad, good;
    for (auto* office : {&bad, &good}) office->task("long", with(kRunning, {{"duration", "19200"}, {"owner", "wang"}}));
    bad.add(r::assignment::kType, "a", {{"project", "p"}, {"task", "long"}, {"person", "wang"}, {"units", "200"}});
    good.add(r::assignment::kType, "a", {{"project", "p"}, {"task", "long"}, {"person", "wang"}, {"units", "100"}});
    auto const wang = id_from_key("wang"), task = id_from_key("long");
    fires(warnings(bad), "warning.person_overloaded", wang);
    silent(warnings(good), "warning.person_overloaded");
    bad.add(r::leave::kType, "leave", {{"person", "wang"}, {"from", "2026-09-21"}, {"to", "2026-09-25"}, {"status", "approved"}});
    good.add(r::leave::kType, "leave", {{"person", "wang"}, {"from", "2026-09-21"}, {"to", "2026-09-25"}, {"status", "rejected"}});
    fires(warnings(bad), "warning.leave_on_critical", task);
    silent(warnings(good), "warning.leave_on_critical");
    silent(warnings(good), "warning.person_leaves");
    bad.add(r::person::kType, "gone", {{"name", "Gone"}, {"left", "2026-09-30"}});
    bad.task("hers", with(kRunning, {{"duration", "19200"}, {"owner", "gone"}}));
    fires(warnings(bad), "warning.person_leaves", id_from_key("gone"));
}

TEST_CASE("contracts that end too early, their milestones, and gates that are not ready") {
    Office office;
    office.task("long", with(kRunning, {{"duration", "19200"}}));
    auto const soon = office.add(r::contract::kType, "soon", {{"project", "p"}, {"status", "in_force"}, {"ends", "2026-09-30"}});
    auto const later = office.add(r::contract::kType, "later", {{"project", "p"}, {"status", "in_force"}, {"ends", "2027-03-31"}});
    fires(warnings(office), "warning.contract_expires", soon);
    silent(warnings(office), "warning.contract_expires", later);
    auto const missed = office.add(r::contract_milestone::kType, "missed", {{"contract", "soon"}, {"due", "2026-09-15"}});
    auto const ahead = office.add(r::contract_milestone::kType, "ahead", {{"contract", "soon"}, {"due", "2026-10-15"}});
    fires(warnings(office), "warning.contract_milestone_late", missed);
    silent(warnings(office), "warning.contract_milestone_late", ahead);
    auto const gate = office.add(r::gate::kType, "gate", {{"project", "p"}, {"status", "preparing"}, {"planned_on", "2026-09-25"}});
    silent(warnings(office), "warning.gate_unready");
    office.add(r::gate_criterion::kType, "open", {{"gate", "gate"}, {"kind", "must_meet"}, {"met", "open"}});
    fires(warnings(office), "warning.gate_unready", gate);
}

TEST_CASE("a gate is unready by what its computed criteria say today, not by what was recorded") {
    Office office;
    auto const gate = office.add(r::gate::kType, "gate", {{"project", "p"}, {"status", "preparing"}, {"planned_on", "2026-09-25"}});
    office.add(r::gate_criterion::kType, "signed", {{"gate", "gate"}, {"kind", "must_meet"}, {"met", "met"}, {"computed", "charter_approved"}});
    fires(warnings(office), "warning.gate_unready", gate);           // recorded as met, and there is no charter
    Office named(std::vector<Given>{{"sponsor", "wang"}});
    auto const ready = named.add(r::gate::kType, "gate", {{"project", "p"}, {"status", "preparing"}, {"planned_on", "2026-09-25"}});
    named.add(r::gate_criterion::kType, "named", {{"gate", "gate"}, {"kind", "must_meet"}, {"met", "open"}, {"computed", "sponsor_and_manager_named"}});
    silent(warnings(named), "warning.gate_unready", ready);          // recorded as open, and both are named
}

TEST_CASE("routine that is not kept: reviews and actions") {
    Office office;
    auto const risk = [&](std::string_view key) { office.add(r::risk::kType, key, {{"project", "p"}, {"status", "monitoring"}, {"next_review", "2026-09-01"}}); };
    auto const action = [&](std::string_view key) { office.add(r::action_item::kType, key, {{"project", "p"}, {"status", "open"}, {"due", "2026-09-01"}}); };
    risk("r1");
    action("a1");
    action("a2");
    silent(warnings(office), "warning.reviews_overdue");
    silent(warnings(office), "warning.actions_overdue");
    risk("r2");
    action("a3");
    fires(warnings(office), "warning.reviews_overdue", office.project);
    fires(warnings(office), "warning.actions_overdue", office.project);
}

TEST_CASE("no warnings of a project that is closed, unknown or empty") {
    Office closed(std::vector<Given>{{"status", "closed"}});
    closed.task("a", kRunning, "2026-09-10T17:00");
    CHECK(warnings(closed).empty());
    Office empty;
    CHECK(warnings(empty).empty());
    Derived const derived(empty.store);
    CHECK(rules::project_warnings({empty.store, derived, empty.today}, id_from_key("nobody")).empty());
}

TEST_CASE("an answer stands as long as its day has not passed or its record is open") {
    Office office;
    auto const id = office.task("a", kRunning, "2026-09-15T17:00");
    auto const hit = warnings(office).front();
    REQUIRE(hit.subject == id);
    auto const stands = [&](Office const& at) { return rules::standing_answer(at.store, hit, at.today) != nullptr; };
    CHECK_FALSE(stands(office));
    std::string const rule(hit.rule);
    office.add(r::warning_answer::kType, "old", {{"project", "p"}, {"rule", rule}, {"subject", "a"}, {"answer", "dismissed"}, {"until", "2026-09-17"}});
    CHECK_FALSE(stands(office));
    office.add(r::warning_answer::kType, "other", {{"project", "p"}, {"rule", "warning.task_overrun"}, {"subject", "a"}, {"answer", "dismissed"}, {"until", "2026-10-17"}});
    CHECK_FALSE(stands(office));
    office.add(r::warning_answer::kType, "taken", {{"project", "p"}, {"rule", rule}, {"subject", "a"}, {"answer", "accepted"}, {"result", "risk"}});
    CHECK_FALSE(stands(office));                       // a link that leads nowhere is no answer
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"status", "monitoring"}});
    CHECK(stands(office));
}
