// The end of a project: settling what is open, the final report, closing and reopening.

#include <doctest/doctest.h>

#include "core/actions/close_project.h"
#include "core/actions/closing_handlings.h"
#include "core/actions/draft_closing_report.h"
#include "core/project/closed.h"
#include "core/project/closing_facts.h"
#include "core/registers/action_item.h"
#include "core/registers/assignment.h"
#include "core/registers/closing_item.h"
#include "core/registers/decision.h"
#include "core/registers/document.h"
#include "core/registers/finding.h"
#include "core/registers/lesson.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/role_assignment.h"
#include "core/registers/satisfaction.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"
#include "core/rules/closing.h"
#include "tests/core/actions/bench.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;
namespace prj = registers::project;

rules::Hit hit(std::string_view rule, std::string_view key) { return {.rule = rule, .severity = Severity::warning, .subject = id(key), .project = id("p")}; }

TEST_CASE("open records are settled with one click, as the register wants it") {
    Bench bench;
    bench.book.add(reg::risk::kType, "risk", {{"project", "p"}, {"title", "风险"}, {"status", "monitoring"}});
    bench.book.add(reg::document::kType, "doc", {{"project", "p"}, {"code", "DOC-07"}, {"title", "报告"}, {"state", "approved"}});
    bench.book.add(reg::role_assignment::kType, "role", {{"project", "p"}, {"person", "me"}, {"from", "2026-03-01"}});
    bench.book.add(reg::resource_request::kType, "now", {{"project", "p"}, {"title", "在"}, {"status", "fulfilled"}, {"from", "2026-07-01"}, {"to", "2026-12-01"}});
    bench.book.add(reg::resource_request::kType, "later", {{"project", "p"}, {"title", "后"}, {"status", "fulfilled"}, {"from", "2026-11-01"}, {"to", "2026-12-01"}});
    bench.book.add(reg::task::kType, "t", {{"project", "p"}, {"name", "任务"}});
    bench.book.add(reg::assignment::kType, "new", {{"project", "p"}, {"task", "t"}, {"person", "me"}});
    bench.book.add(reg::assignment::kType, "begun", {{"project", "p"}, {"task", "t"}, {"person", "x"}, {"actual_effort", "60"}, {"remaining_effort", "60"}});
    bench.book.add(reg::lesson::kType, "lesson", {{"project", "p"}, {"title", "教训"}, {"status", "draft"}});
    bench.open();
    auto const handle = [&](std::string_view rule, std::string_view key, Handling how) { bench.commit(handle_hit(bench.context(), hit(rule, key), how, {})); };
    handle("closing.risk_open", "risk", Handling::close);
    CHECK(bench.at("risk").get(reg::risk::status) == "closed");
    CHECK(bench.at("risk").get(reg::risk::closed_on) == bench.today);
    handle("closing.document_not_archived", "doc", Handling::archive);
    CHECK(bench.at("doc").get(reg::document::state) == "archived");
    CHECK(bench.at("doc").get(reg::document::archive_number) == "P-1-DOC-07");
    handle("closing.role_open", "role", Handling::release);
    CHECK(bench.at("role").get(reg::role_assignment::to) == bench.today);
    handle("closing.booking_open", "now", Handling::release);
    CHECK(bench.at("now").get(reg::resource_request::to) == bench.today);
    CHECK(bench.at("now").get(reg::resource_request::status) == "fulfilled");
    handle("closing.booking_open", "later", Handling::release);
    CHECK(bench.at("later").get(reg::resource_request::status) == "cancelled");
    handle("closing.assignment_open", "new", Handling::release);
    CHECK(bench.at("new").deleted());
    handle("closing.assignment_open", "begun", Handling::release);
    CHECK(bench.at("begun").get(reg::assignment::remaining_effort) == 0);
    handle("closing.lesson_draft", "lesson", Handling::publish);
    CHECK(bench.at("lesson").get(reg::lesson::status) == "published");
    CHECK_FALSE(handle_hit(bench.context(), hit("closing.payment_open", "doc"), Handling::close, {}));
    CHECK_FALSE(handle_hit(bench.context(), hit("closing.risk_open", "nobody"), Handling::close, {}));
    CHECK(handlings_of(hit("closing.no_report", "p"), bench.store()).empty());
}

TEST_CASE("what operations take over is their action, outside of the project") {
    Bench bench;
    bench.book.add(reg::person::kType, "ops", {{"name", "运维"}});
    bench.book.add(reg::closing_item::kType, "h", {{"project", "p"}, {"title", "移交"}, {"kind", "hand_over"}, {"receiver", "ops"}, {"status", "open"}});
    bench.book.add(reg::finding::kType, "f", {{"project", "p"}, {"title", "发现"}, {"status", "open"}});
    bench.book.add(reg::finding::kType, "g", {{"project", "p"}, {"title", "第二"}, {"status", "open"}, {"notes", "原注"}});
    bench.open();
    std::vector<rules::Hit> const hits{hit("closing.finding_open", "f"), hit("closing.finding_open", "g"), hit("closing.finding_open", "g"), hit("closing.payment_open", "f")};
    bench.commit(handle_all(bench.context(), hits, Handling::to_operations, {.action = "遗留：", .note = "转运维"}));
    int actions = 0;
    for (auto const& record : bench.store().table(reg::action_item::kType).rows()) {
        ++actions;
        CHECK(record.get(reg::action_item::owner) == id("ops"));
        CHECK_FALSE(record.has(reg::action_item::project));
        CHECK(title_of(record).starts_with("遗留："));
    }
    CHECK(actions == 2);
    CHECK(bench.at("f").get(reg::finding::status) == "waived");
    CHECK(bench.at("g").get(reg::finding::notes) == "原注\n转运维");
    bench.undo();
    CHECK(bench.at("f").get(reg::finding::status) == "open");
    CHECK_FALSE(handle_all(bench.context(), {}, Handling::close, {}));
}

TEST_CASE("the closing begins with a checklist, once") {
    Bench bench;
    bench.open();
    std::vector<ClosingItemWords> const words{{"archive", "归档"}, {"report", "报告"}};
    bench.commit(begin_closing(bench.context(), id("p"), words));
    CHECK(bench.at("p").get(prj::stage) == "closing");
    auto const items = bench.store().referrers(reg::closing_item::kType, reg::closing_item::project, id("p"));
    REQUIRE(items.size() == 2);
    CHECK(items[0]->get(reg::closing_item::kind) == "archive");
    CHECK(items[0]->get(reg::closing_item::place).order() < items[1]->get(reg::closing_item::place).order());
    CHECK_FALSE(begin_closing(bench.context(), id("p"), words));
    bench.commit(tick_closing_item(bench.context(), items[0]->id(), true));
    auto const first = bench.store().referrers(reg::closing_item::kType, reg::closing_item::project, id("p"))[0]->id();
    CHECK(bench.store().live(first)->get(reg::closing_item::done_on) == bench.today);
    CHECK_FALSE(tick_closing_item(bench.context(), first, true));
    bench.commit(tick_closing_item(bench.context(), first, false));
    CHECK_FALSE(bench.store().live(first)->has(reg::closing_item::done_on));
    CHECK_FALSE(begin_closing(bench.context(), first, words));
}

TEST_CASE("the checklist of the project's method is copied, the method keeps its own") {
    Bench bench;
    bench.book.add(prj::kType, "q", {{"code", "P-2"}, {"name", "二"}, {"status", "active"}, {"method", "m"}, {"manager", "me"}});
    bench.book.add(reg::closing_item::kType, "m1", {{"method", "m"}, {"title", "源码入库"}, {"kind", "archive"}});
    bench.book.add(reg::closing_item::kType, "m2", {{"method", "m"}, {"title", "运维移交"}, {"kind", "hand_over"}});
    bench.open();
    bench.commit(begin_closing(bench.context(), id("q"), {{"report", "标准项"}}));
    auto const items = bench.store().referrers(reg::closing_item::kType, reg::closing_item::project, id("q"));
    REQUIRE(items.size() == 2);
    CHECK(items[0]->get(reg::closing_item::title) == "源码入库");
    CHECK(items[0]->get(reg::closing_item::owner) == id("me"));
    CHECK_FALSE(items[0]->has(reg::closing_item::method));
    CHECK_FALSE(bench.at("m1").has(reg::closing_item::project));
}

// A project without anything open.
struct Ready : Bench {
    Ready() {
        book.add(reg::closing_item::kType, "i", {{"project", "p"}, {"title", "移交"}, {"kind", "hand_over"}, {"status", "not_applicable"}});
        book.add(reg::status_report::kType, "rep", {{"project", "p"}, {"title", "结项报告"}, {"kind", "closing"}, {"state", "final"}, {"period_to", "2026-09-18"}});
        open();
    }
};

TEST_CASE("a project without obligatory items closes, in one step that can be undone") {
    Ready bench;
    CHECK(closing_fault(bench.facts(), {.project = id("p")}).empty());
    bench.commit(close_project(bench.context(), bench.facts(), {.project = id("p")}));
    CHECK(bench.at("p").get(prj::status) == "closed");
    CHECK(bench.at("p").get(prj::stage) == "closed");
    CHECK(date_of(bench.at("p").get(prj::finish)) == bench.today);
    CHECK(closing_fault(bench.facts(), {.project = id("p")}) == "already_closed");
    CHECK(is_closed_project(bench.store(), id("p")));
    bench.undo();
    CHECK(bench.at("p").get(prj::status) == "active");
    CHECK_FALSE(bench.at("p").has(prj::finish));
}

TEST_CASE("obligatory items stop the closing unless a waiver gives the reason") {
    Ready bench;
    Edit open("set");
    open.set(id("i"), reg::closing_item::status, "open");
    bench.commit(open);
    CHECK(closing_fault(bench.facts(), {.project = id("p")}) == "must_open");
    CHECK(closing_fault(bench.facts(), {.project = id("p"), .waiver = "  "}) == "must_open");
    CHECK_FALSE(close_project(bench.context(), bench.facts(), {.project = id("p")}));
    CHECK(closing_fault(bench.facts(), {.project = id("i")}) == "unknown");
    bench.commit(close_project(bench.context(), bench.facts(), {.project = id("p"), .waiver = "客户同意", .waiver_title = "带遗留项收尾", .waiver_outcome = "1 项", .note = "存档"}));
    CHECK(bench.at("p").get(prj::status) == "closed");
    CHECK(bench.at("p").get(prj::notes) == "存档");
    auto const decisions = bench.store().referrers(reg::decision::kType, reg::decision::project, id("p"));
    REQUIRE(decisions.size() == 1);
    CHECK(decisions[0]->get(reg::decision::decided_by) == id("me"));
    CHECK(decisions[0]->text(slot_of(reg::decision::kType, "reason")) == "客户同意");
}

TEST_CASE("a closed project is reopened for a reason, and the edit passes the closed project's refusal") {
    Ready bench;
    CHECK_FALSE(reopen_project(bench.context(), {.project = id("p"), .reason = "早"}));
    bench.commit(close_project(bench.context(), bench.facts(), {.project = id("p")}));
    CHECK_FALSE(reopen_project(bench.context(), {.project = id("p"), .reason = " "}));
    auto const edit = reopen_project(bench.context(), {.project = id("p"), .reason = "漏验一项", .title = "重新打开", .outcome = "继续"});
    REQUIRE(edit);
    CHECK_FALSE(closed_project_touched(*edit, bench.store()));
    bench.commit(edit);
    CHECK(bench.at("p").get(prj::status) == "active");
    CHECK(bench.at("p").get(prj::stage) == "closing");
    CHECK_FALSE(bench.at("p").has(prj::finish));
}

TEST_CASE("the final report is drafted from the records and written anew while it is a draft") {
    Bench bench;
    bench.book.add(reg::satisfaction::kType, "s1", {{"project", "p"}, {"title", "一"}, {"on", "2026-06-01"}, {"score", "80"}});
    bench.book.add(reg::satisfaction::kType, "s2", {{"project", "p"}, {"title", "二"}, {"on", "2026-08-01"}, {"score", "91"}});
    bench.book.add(reg::lesson::kType, "l", {{"project", "p"}, {"title", "好"}, {"kind", "good"}});
    bench.book.add(reg::risk::kType, "r", {{"project", "p"}, {"title", "险"}, {"status", "occurred"}});
    bench.open();
    auto const facts = closing_facts(bench.store(), bench.derived, id("p"), bench.today);
    CHECK(facts.last_score == 91);
    CHECK(facts.mean_score == 86);
    CHECK(facts.lessons == 1);
    CHECK(facts.good_lessons == 1);
    CHECK(facts.risks.of == 1);
    CHECK(facts.risks.done == 0);
    CHECK(facts.deliverables.of == 0);
    auto made = draft_closing_report(bench.context(), bench.derived, id("p"), {.title = "结项报告", .summary = "摘要", .achievements = "成果", .deviations = "偏差", .next_steps = "后续", .body = "正文"});
    REQUIRE(made);
    bench.commit(made->edit);
    auto const* report = closing_report(bench.store(), id("p"));
    REQUIRE(report);
    CHECK(report->id() == made->report);
    CHECK(report->get(reg::status_report::kind) == "closing");
    CHECK(report->text(slot_of(reg::status_report::kType, "body")) == "正文");
    auto again = draft_closing_report(bench.context(), bench.derived, id("p"), {.title = "结项报告", .summary = "新摘要", .achievements = {}, .deviations = {}, .next_steps = {}, .body = {}});
    REQUIRE(again);
    CHECK(again->report == made->report);
    bench.commit(again->edit);
    CHECK(closing_report(bench.store(), id("p"))->text(slot_of(reg::status_report::kType, "summary")) == "新摘要");
    Edit final("set");
    final.set(made->report, reg::status_report::state, "final");
    bench.commit(final);
    CHECK_FALSE(draft_closing_report(bench.context(), bench.derived, id("p"), {}));
    CHECK_FALSE(draft_closing_report(bench.context(), bench.derived, id("l"), {}));
    CHECK(closing_report(bench.store(), id("nowhere")) == nullptr);
}

}  // namespace
