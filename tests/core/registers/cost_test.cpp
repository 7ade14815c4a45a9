#include <string>
#include <vector>

#include "core/registers/audit_finding.h"
#include "core/registers/budget_line.h"
#include "core/registers/budget_version.h"
#include "core/registers/change_request.h"
#include "core/registers/closing_audit.h"
#include "core/registers/cost_entry.h"
#include "core/registers/cost_overrun.h"
#include "core/registers/fund_request.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/role.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a budget version is approved once, with a signature that is not its author's") {
    auto const& type = r::budget_version::kType;
    rule(type, "budget_version.approved_before_submitted", {{"submitted_on", "2026-03-02"}, {"approved_on", "2026-03-01"}}, {{"approved_on", "2026-03-09"}});
    rule(type, "budget_version.approved_without_date", {{"status", "approved"}}, {{"approved_on", "2026-03-09"}});
    rule(type, "budget_version.approved_by_nobody", {{"status", "approved"}}, {{"approved_by", "jiang"}});
    rule(type, "budget_version.submitted_without_date", {{"status", "submitted"}}, {{"submitted_on", "2026-03-02"}});
    rule(type, "budget_version.rejected_without_comment", {{"status", "rejected"}}, {{"comment", "Travel too high"}});
    rule(type, "budget_version.own_approval", {{"owner", "jiang"}, {"approved_by", "jiang"}}, {{"owner", "chen"}});
    Book book;
    book.add(r::change_request::kType, "foreign", {{"project", "erp"}, {"title", "CR"}});
    auto const one = book.add(type, "one", {{"project", "mes"}, {"name", "V1"}, {"status", "approved"}, {"change_request", "foreign"}});
    CHECK(book.says(one, "link.other_project"));
    book.add(type, "draft", {{"project", "mes"}, {"name", "V3"}});
    CHECK_FALSE(book.says(one, "budget_version.two_approved"));
    book.add(type, "two", {{"project", "mes"}, {"name", "V2"}, {"status", "approved"}});
    CHECK(book.args(one, "budget_version.two_approved") == std::vector<std::string>{"V2"});
}

TEST_CASE("a budget line is the product of quantity and price, in the project's currency and version") {
    auto const& type = r::budget_line::kType;
    rule(type, "budget_line.negative", {{"amount", "-5 CNY"}}, {{"amount", "5 CNY"}});
    rule(type, "budget_line.product", {{"quantity", "1250"}, {"unit_price", "10 CNY"}, {"amount", "120 CNY"}}, {{"amount", "125 CNY"}});
    rule(type, "budget_line.product", {{"quantity", "1250"}, {"unit_price", "10 CNY"}, {"amount", "120 CNY"}}, {{"unit_price", "10 USD"}});
    Book book;
    book.add(r::project::kType, "mes", {{"budget", "5 CNY"}});
    book.add(r::budget_version::kType, "v1", {{"project", "mes"}, {"name", "V1"}});
    book.add(r::budget_version::kType, "foreign", {{"project", "erp"}, {"name", "V2"}});
    CHECK(book.problems(book.add(type, "fine", {{"project", "mes"}, {"version", "v1"}, {"amount", "3 CNY"}})).empty());
    auto const odd = book.add(type, "odd", {{"project", "mes"}, {"version", "foreign"}, {"amount", "3 EUR"}});
    CHECK(book.args(odd, "link.other_project") == std::vector<std::string>{"V2"});
    CHECK(book.args(odd, "project.other_currency") == std::vector<std::string>{"EUR", "CNY"});
}

TEST_CASE("a cost entry says something, and settles what was committed") {
    auto const& type = r::cost_entry::kType;
    rule(type, "cost_entry.nothing", {{"amount", "0 CNY"}}, {{"amount", "5 CNY"}});
    rule(type, "cost_entry.settles_itself", {{"settles", "wrong"}}, {{"settles", "order"}});
    Book book;
    auto const order = book.add(type, "order", {{"project", "mes"}, {"kind", "commitment"}, {"description", "Servers"}, {"amount", "100 CNY"}});
    auto const paid = book.add(type, "paid", {{"project", "mes"}, {"kind", "actual"}, {"description", "First half"}, {"amount", "60 CNY"}, {"settles", "order"}});
    book.add(type, "back", {{"project", "mes"}, {"kind", "actual"}, {"amount", "-10 CNY"}, {"settles", "order"}});
    book.add(type, "rest", {{"project", "mes"}, {"kind", "actual"}, {"amount", "50 CNY"}, {"settles", "order"}});
    CHECK(book.problems(order).empty());
    CHECK(book.problems(paid).empty());
    book.add(type, "more", {{"project", "mes"}, {"kind", "actual"}, {"amount", "0.01 CNY"}, {"settles", "order"}});
    CHECK(book.args(order, "cost_entry.overpaid") == std::vector<std::string>{"100.01 CNY", "100.00 CNY"});
    auto const wrong = book.add(type, "wrong", {{"project", "mes"}, {"kind", "actual"}, {"amount", "5 CNY"}, {"settles", "paid"}});
    CHECK(book.args(wrong, "cost_entry.settles_actual") == std::vector<std::string>{"First half"});
}

TEST_CASE("a document is booked once") {
    auto const& type = r::cost_entry::kType;
    Book book;
    book.add(r::project::kType, "mes", {{"budget", "5 CNY"}});
    auto const one = book.add(type, "one", {{"project", "mes"}, {"kind", "actual"}, {"document_number", "V-17"}, {"amount", "5 CNY"}});
    book.add(type, "split", {{"project", "mes"}, {"kind", "actual"}, {"document_number", "V-17"}, {"amount", "7 CNY"}});
    book.add(type, "order", {{"project", "mes"}, {"kind", "commitment"}, {"document_number", "V-17"}, {"amount", "5 CNY"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"project", "mes"}, {"kind", "actual"}, {"document_number", "V-17"}, {"amount", "5 CNY"}, {"description", "Gateway"}});
    CHECK(book.args(one, "cost_entry.document_twice") == std::vector<std::string>{"Gateway"});
    CHECK(book.says(book.add(type, "foreign", {{"project", "mes"}, {"amount", "5 USD"}}), "project.other_currency"));
}

TEST_CASE("a fund request is decided in order and by somebody else") {
    auto const& type = r::fund_request::kType;
    rule(type, "fund_request.negative", {{"amount", "-5 CNY"}}, {{"amount", "5 CNY"}});
    rule(type, "fund_request.decided_without_date", {{"status", "approved"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "fund_request.approved_by_nobody", {{"status", "approved"}}, {{"approver", "jiang"}});
    rule(type, "fund_request.paid_without_date", {{"status", "paid"}}, {{"paid_on", "2026-09-18"}});
    rule(type, "fund_request.rejected_without_reason", {{"status", "rejected"}}, {{"comment", "Not in the budget"}});
    rule(type, "fund_request.own_approval", {{"requested_by", "chen"}, {"approver", "chen"}}, {{"approver", "jiang"}});
    rule(type, "fund_request.more_than_asked", {{"amount", "5 CNY"}, {"approved_amount", "6 CNY"}}, {{"approved_amount", "4 CNY"}});
    rule(type, "fund_request.needed_before_requested", {{"requested_on", "2026-09-18"}, {"needed_by", "2026-09-17"}}, {{"needed_by", "2026-09-30"}});
    rule(type, "fund_request.decided_before_requested", {{"requested_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "fund_request.paid_before_decided", {{"decided_on", "2026-09-18"}, {"paid_on", "2026-09-17"}}, {{"paid_on", "2026-09-18"}});
}

TEST_CASE("nobody approves more money than their role allows") {
    auto const& type = r::fund_request::kType;
    Book book;
    book.add(r::role::kType, "director", {{"name", "Director"}, {"approval_limit", "5000000 CNY"}});
    book.add(r::person::kType, "lin", {{"name", "Lin"}, {"role", "director"}});
    auto const large = book.add(type, "large", {{"status", "approved"}, {"decided_on", "2026-09-18"}, {"approver", "lin"}, {"amount", "6000000 CNY"}});
    CHECK(book.args(large, "fund_request.above_limit") == std::vector<std::string>{"6000000.00 CNY", "5000000.00 CNY", "Lin"});
    auto const cut = book.add(type, "cut", {{"status", "approved"}, {"decided_on", "2026-09-18"}, {"approver", "lin"}, {"amount", "6000000 CNY"},
                                            {"approved_amount", "5000000 CNY"}});
    CHECK(book.problems(cut).empty());
    auto const open = book.add(type, "open", {{"status", "submitted"}, {"approver", "lin"}, {"amount", "6000000 CNY"}});
    CHECK(book.problems(open).empty());
}

TEST_CASE("an overrun has a cause and a proposal before it is decided") {
    auto const& type = r::cost_overrun::kType;
    rule(type, "cost_overrun.negative", {{"amount", "-5 CNY"}}, {{"amount", "5 CNY"}});
    rule(type, "cost_overrun.no_cause", {{"status", "proposed"}}, {{"cause", "Rework"}});
    rule(type, "cost_overrun.no_proposal", {{"status", "proposed"}}, {{"proposal", "Use the reserve"}});
    rule(type, "cost_overrun.no_proposal", {{"status", "proposed"}}, {{"status", "open"}});
    rule(type, "cost_overrun.decided_without_date", {{"status", "accepted"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "cost_overrun.decided_before_found", {{"found_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
}

TEST_CASE("an audit ends with an opinion, and its findings with an answer") {
    auto const& audit = r::closing_audit::kType;
    rule(audit, "closing_audit.no_opinion", {{"status", "reported"}}, {{"opinion", "clean"}});
    rule(audit, "closing_audit.reported_without_date", {{"status", "closed"}}, {{"reported_on", "2026-12-18"}});
    rule(audit, "closing_audit.no_summary", {{"opinion", "adverse"}}, {{"summary", "Two payments without papers"}});
    rule(audit, "closing_audit.reported_before_held", {{"held_on", "2026-12-18"}, {"reported_on", "2026-12-17"}}, {{"reported_on", "2026-12-20"}});
    auto const& finding = r::audit_finding::kType;
    rule(finding, "audit_finding.closed_without_date", {{"status", "closed"}}, {{"closed_on", "2026-12-18"}});
    rule(finding, "audit_finding.accepted_without_answer", {{"status", "accepted"}}, {{"answer", "Below the threshold"}});
    rule(finding, "audit_finding.closed_before_found", {{"found_on", "2026-12-18"}, {"closed_on", "2026-12-17"}}, {{"closed_on", "2026-12-18"}});
    rule(finding, "audit_finding.two_currencies", {{"planned", "5 CNY"}, {"actual", "5 USD"}}, {{"actual", "6 CNY"}});
    Book book;
    book.add(audit, "audit", {{"project", "erp"}, {"title", "ERP"}});
    CHECK(book.says(book.add(finding, "odd", {{"project", "mes"}, {"audit", "audit"}}), "link.other_project"));
}
