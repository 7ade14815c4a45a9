#include <doctest/doctest.h>

#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/assignment.h"
#include "core/registers/benefit.h"
#include "core/registers/change_request.h"
#include "core/registers/closing_audit.h"
#include "core/registers/closing_item.h"
#include "core/registers/contract.h"
#include "core/registers/deliverable.h"
#include "core/registers/document.h"
#include "core/registers/finding.h"
#include "core/registers/fund_request.h"
#include "core/registers/gate.h"
#include "core/registers/hand_over.h"
#include "core/registers/issue.h"
#include "core/registers/lesson.h"
#include "core/registers/payment.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/role_assignment.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"
#include "core/rules/closing.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using tests::Given;
namespace reg = pmo::registers;

struct Ending : tests::Book {
    Ending() { add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"status", "active"}, {"start", "2026-03-02T08:00"}, {"status_date", "2026-09-18"}}); }
    std::vector<rules::Hit> hits() {
        derived.rebind(store);
        return rules::check_closing({store, derived, *parse_date("2026-09-18")}, id_from_key("p"));
    }
    Id put(TypeDef const& type, std::string_view key, std::vector<Given> cells) {
        cells.push_back({"project", "p"});
        return add(type, key, cells);
    }
    Derived derived{store};
    Id const project = id_from_key("p");
};

TEST_CASE("an empty project misses what every closing needs") {
    Ending book;
    auto hits = book.hits();
    fires(hits, "closing.no_checklist", book.project);
    fires(hits, "closing.no_hand_over", book.project);
    fires(hits, "closing.no_report", book.project);
    fires(hits, "closing.no_lesson", book.project);
    CHECK(hits.size() == 4);
    book.put(reg::closing_item::kType, "i", {{"title", "移交"}, {"kind", "hand_over"}, {"status", "not_applicable"}});
    book.put(reg::status_report::kType, "r", {{"title", "结项报告"}, {"kind", "closing"}, {"state", "final"}, {"period_to", "2026-09-18"}});
    book.put(reg::lesson::kType, "l", {{"title", "教训"}, {"status", "published"}});
    hits = book.hits();
    silent(hits, "closing.no_checklist");
    silent(hits, "closing.no_hand_over");
    silent(hits, "closing.no_report");
    silent(hits, "closing.no_lesson");
    CHECK(hits.empty());
    CHECK(rules::check_closing({book.store, book.derived, *parse_date("2026-09-18")}, id_from_key("l")).empty());
}

struct Case { TypeDef const* type; std::vector<Given> open, over; };

// The hits of a record that is open, and of the same record when it is over.
std::pair<std::vector<rules::Hit>, std::vector<rules::Hit>> both(Case const& one) {
    Ending open, over;
    open.put(*one.type, "x", one.open);
    over.put(*one.type, "x", one.over);
    return {open.hits(), over.hits()};
}

TEST_CASE("open records of every register are found") {
    auto const x = id_from_key("x");
    {
        auto const [open, over] = both({&reg::closing_item::kType, {{"title", "a"}, {"status", "in_progress"}}, {{"title", "a"}, {"status", "done"}}});
        fires(open, "closing.item_open", x);
        silent(over, "closing.item_open", x);
    }
    {
        auto const [open, over] = both({&reg::deliverable::kType, {{"title", "a"}, {"status", "conditional"}}, {{"title", "a"}, {"status", "accepted"}}});
        fires(open, "closing.deliverable_not_accepted", x);
        silent(over, "closing.deliverable_not_accepted", x);
    }
    {
        auto const [open, over] = both({&reg::acceptance::kType, {{"title", "a"}, {"decision", "conditional"}}, {{"title", "a"}, {"decision", "conditional"}, {"conditions_met_on", "2026-09-01"}}});
        fires(open, "closing.condition_open", x);
        silent(over, "closing.condition_open", x);
    }
    {
        auto const [open, over] = both({&reg::issue::kType, {{"title", "a"}, {"status", "open"}}, {{"title", "a"}, {"status", "resolved"}}});
        fires(open, "closing.issue_open", x);
        silent(over, "closing.issue_open", x);
    }
    {
        auto const [open, over] = both({&reg::change_request::kType, {{"title", "a"}, {"status", "board"}}, {{"title", "a"}, {"status", "implemented"}}});
        fires(open, "closing.change_open", x);
        silent(over, "closing.change_open", x);
    }
    {
        auto const [open, over] = both({&reg::finding::kType, {{"title", "a"}, {"severity", "major"}, {"status", "open"}}, {{"title", "a"}, {"status", "waived"}}});
        fires(open, "closing.finding_open", x);
        silent(over, "closing.finding_open", x);
        for (auto const& hit : open)
            if (hit.subject == x) CHECK(hit.severity == Severity::error);
    }
    {
        auto const [open, over] = both({&reg::risk::kType, {{"title", "a"}, {"status", "monitoring"}}, {{"title", "a"}, {"status", "closed"}}});
        fires(open, "closing.risk_open", x);
        silent(over, "closing.risk_open", x);
    }
    {
        auto const [open, over] = both({&reg::action_item::kType, {{"title", "a"}, {"status", "open"}}, {{"title", "a"}, {"status", "cancelled"}}});
        fires(open, "closing.action_open", x);
        silent(over, "closing.action_open", x);
    }
    {
        auto const [open, over] = both({&reg::gate::kType, {{"name", "a"}, {"status", "preparing"}}, {{"name", "a"}, {"status", "held"}}});
        fires(open, "closing.gate_open", x);
        silent(over, "closing.gate_open", x);
    }
    {
        auto const [open, over] = both({&reg::benefit::kType, {{"name", "a"}, {"status", "tracking"}}, {{"name", "a"}, {"status", "realised"}}});
        fires(open, "closing.benefit_open", x);
        silent(over, "closing.benefit_open", x);
    }
    {
        auto const [open, over] = both({&reg::hand_over::kType, {{"title", "a"}, {"kind", "operations_hand_over"}, {"status", "delivered"}}, {{"title", "a"}, {"kind", "operations_hand_over"}, {"status", "received"}}});
        fires(open, "closing.hand_over_open", x);
        silent(open, "closing.no_hand_over");
        silent(over, "closing.hand_over_open", x);
    }
    {
        auto const [open, over] = both({&reg::document::kType, {{"title", "a"}, {"state", "approved"}, {"required_by_method", "true"}}, {{"title", "a"}, {"state", "archived"}}});
        fires(open, "closing.document_not_archived", x);
        silent(over, "closing.document_not_archived", x);
        for (auto const& hit : open)
            if (hit.subject == x) CHECK(hit.severity == Severity::error);
    }
    {
        auto const [open, over] = both({&reg::contract::kType, {{"title", "a"}, {"status", "in_force"}}, {{"title", "a"}, {"status", "closed"}}});
        fires(open, "closing.contract_open", x);
        silent(over, "closing.contract_open", x);
    }
    {
        auto const [open, over] = both({&reg::payment::kType, {{"title", "a"}, {"amount", "100 CNY"}, {"status", "planned"}}, {{"title", "a"}, {"amount", "100 CNY"}, {"status", "paid"}}});
        fires(open, "closing.payment_open", x);
        silent(over, "closing.payment_open", x);
    }
    {
        auto const [open, over] = both({&reg::fund_request::kType, {{"title", "a"}, {"status", "approved"}}, {{"title", "a"}, {"status", "paid"}}});
        fires(open, "closing.fund_request_open", x);
        silent(over, "closing.fund_request_open", x);
    }
    {
        auto const [open, over] = both({&reg::closing_audit::kType, {{"title", "a"}, {"status", "planned"}}, {{"title", "a"}, {"status", "reported"}}});
        fires(open, "closing.audit_open", x);
        silent(over, "closing.audit_open", x);
    }
    {
        auto const [open, over] = both({&reg::role_assignment::kType, {{"from", "2026-03-01"}}, {{"from", "2026-03-01"}, {"to", "2026-09-18"}}});
        fires(open, "closing.role_open", x);
        silent(over, "closing.role_open", x);
    }
    {
        auto const [open, over] = both({&reg::resource_request::kType, {{"title", "a"}, {"status", "fulfilled"}, {"to", "2026-12-01"}}, {{"title", "a"}, {"status", "fulfilled"}, {"to", "2026-09-01"}}});
        fires(open, "closing.booking_open", x);
        silent(over, "closing.booking_open", x);
    }
    {
        auto const [open, over] = both({&reg::status_report::kType, {{"title", "a"}, {"kind", "closing"}, {"state", "draft"}}, {{"title", "a"}, {"kind", "closing"}, {"state", "final"}}});
        fires(open, "closing.report_draft", x);
        silent(over, "closing.report_draft", x);
    }
    {
        auto const [open, over] = both({&reg::lesson::kType, {{"title", "a"}, {"status", "draft"}}, {{"title", "a"}, {"status", "retired"}}});
        fires(open, "closing.lesson_draft", x);
        silent(over, "closing.lesson_draft", x);
    }
}

TEST_CASE("a payment is found once, through its contract or its project") {
    Ending book;
    book.put(reg::contract::kType, "c", {{"title", "合同"}, {"status", "closed"}});
    auto const both_ways = book.put(reg::payment::kType, "a", {{"title", "一"}, {"contract", "c"}, {"amount", "1 CNY"}, {"status", "due"}});
    auto const by_contract = book.add(reg::payment::kType, "b", {{"title", "二"}, {"contract", "c"}, {"amount", "1 CNY"}, {"status", "due"}});
    auto const lost = book.put(reg::payment::kType, "d", {{"title", "三"}, {"contract", "gone"}, {"amount", "1 CNY"}, {"status", "due"}});
    int found = 0;
    auto const hits = book.hits();
    for (auto const& hit : hits) found += hit.rule == "closing.payment_open";
    CHECK(found == 3);
    for (auto const id : {both_ways, by_contract, lost}) fires(hits, "closing.payment_open", id);
}

TEST_CASE("unfinished work and the people on it are found by the plan") {
    Ending book;
    book.put(reg::task::kType, "done", {{"name", "一"}, {"duration", "480"}, {"percent_complete", "100"}, {"actual_start", "2026-03-02T08:00"}, {"actual_finish", "2026-03-02T17:00"}, {"place", "a"}});
    book.put(reg::assignment::kType, "past", {{"task", "done"}, {"person", "w"}, {"units", "100"}});
    silent(book.hits(), "closing.tasks_open");
    silent(book.hits(), "closing.assignment_open");
    book.put(reg::task::kType, "left", {{"name", "二"}, {"duration", "96000"}, {"place", "b"}});
    auto const busy = book.put(reg::assignment::kType, "busy", {{"task", "left"}, {"person", "w"}, {"units", "100"}});
    auto const hits = book.hits();
    fires(hits, "closing.tasks_open", book.project);
    for (auto const& hit : hits)
        if (hit.rule == "closing.tasks_open") {
            CHECK(hit.severity == Severity::error);
            CHECK(hit.evidence == std::vector{id_from_key("left")});
        }
    fires(hits, "closing.assignment_open", busy);
    silent(hits, "closing.assignment_open", id_from_key("past"));
}

TEST_CASE("each hit stands in a step, and the steps count what is done") {
    Ending book;
    book.put(reg::closing_item::kType, "a", {{"title", "归档"}, {"kind", "archive"}, {"status", "done"}});
    book.put(reg::closing_item::kType, "b", {{"title", "合同"}, {"kind", "contract"}, {"status", "open"}});
    book.put(reg::closing_item::kType, "c", {{"title", "决算"}, {"kind", "finance"}, {"status", "open"}});
    book.put(reg::closing_item::kType, "d", {{"title", "其他"}, {"status", "open"}});
    book.put(reg::risk::kType, "r", {{"title", "风险"}, {"status", "monitoring"}});
    auto const hits = book.hits();
    CHECK(std::ranges::is_sorted(hits, {}, [&](rules::Hit const& hit) { return rules::step_of(hit, book.store); }));
    auto const progress = rules::closing_progress(book.store, book.project, hits);
    auto const at = [&](rules::ClosingStep step) { return progress[static_cast<std::size_t>(step)]; };
    CHECK(at(rules::ClosingStep::archive).clear());
    CHECK(at(rules::ClosingStep::contracts).items == 2);
    CHECK(at(rules::ClosingStep::contracts).must == 2);
    CHECK(at(rules::ClosingStep::checklist).must == 1);
    CHECK(at(rules::ClosingStep::open_items).should == 1);
    CHECK(at(rules::ClosingStep::close).items == 4);
    CHECK(at(rules::ClosingStep::close).done == 1);
    CHECK_FALSE(at(rules::ClosingStep::close).clear());
}

}  // namespace
