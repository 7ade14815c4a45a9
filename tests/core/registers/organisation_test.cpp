#include <string>
#include <vector>

#include "core/registers/activity.h"
#include "core/registers/deliverable.h"
#include "core/registers/department.h"
#include "core/registers/department_duty.h"
#include "core/registers/hand_over.h"
#include "core/registers/person.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a department has a head who stays and another deputy") {
    rule(r::department::kType, "department.no_head", {{"name", "Finance"}}, {{"head", "jiang"}});
    rule(r::department::kType, "department.no_head", {{"name", "Finance"}}, {{"inactive", "true"}});
    rule(r::department::kType, "department.own_deputy", {{"head", "jiang"}, {"deputy", "jiang"}}, {{"deputy", "wang"}});
    Book book;
    book.add(r::person::kType, "jiang", {{"name", "Jiang"}, {"left", "2026-09-30"}});
    auto const finance = book.add(r::department::kType, "finance", {{"head", "jiang"}});
    CHECK(book.args(finance, "owner.left") == std::vector<std::string>{"Jiang", "2026-09-30"});
    auto const closed = book.add(r::department::kType, "closed", {{"head", "jiang"}, {"inactive", "true"}});
    CHECK_FALSE(book.says(closed, "owner.left"));
}

TEST_CASE("a duty is entered once for a phase") {
    Book book;
    auto const one = book.add(r::department_duty::kType, "one", {{"department", "hr"}, {"phase", "planning"}, {"title", "Staffing"}});
    book.add(r::department_duty::kType, "later", {{"department", "hr"}, {"phase", "execution"}, {"title", "Staffing"}});
    CHECK_FALSE(book.says(one, "department_duty.twice"));
    book.add(r::department_duty::kType, "two", {{"department", "hr"}, {"phase", "planning"}, {"title", "Staffing"}});
    CHECK(book.says(one, "department_duty.twice"));
}

TEST_CASE("roles do not report to themselves, directly or in a circle") {
    rule(r::role::kType, "role.own_superior", {{"reports_to", "wrong"}}, {{"reports_to", "director"}});
    rule(r::role::kType, "role.negative_limit", {{"approval_limit", "-1 CNY"}}, {{"approval_limit", "1 CNY"}});
    Book book;
    auto const a = book.add(r::role::kType, "a", {{"reports_to", "b"}});
    book.add(r::role::kType, "b", {{"reports_to", "c"}});
    CHECK_FALSE(book.says(a, "role.superior_circle"));
    book.add(r::role::kType, "c", {{"reports_to", "a"}});
    CHECK(book.says(a, "role.superior_circle"));
}

TEST_CASE("a chain that runs into a circle elsewhere ends the walk") {
    Book book;
    auto const a = book.add(r::role::kType, "a", {{"reports_to", "b"}});
    auto const b = book.add(r::role::kType, "b", {{"reports_to", "c"}});
    book.add(r::role::kType, "c", {{"reports_to", "b"}});
    CHECK_FALSE(book.says(a, "role.superior_circle"));
    CHECK(book.says(b, "role.superior_circle"));
}

TEST_CASE("a person's dates, superior, employer and rates fit together") {
    rule(r::person::kType, "person.left_before_joined", {{"joined", "2026-03-02"}, {"left", "2026-03-01"}}, {{"left", "2026-03-02"}});
    rule(r::person::kType, "person.own_superior", {{"reports_to", "wrong"}}, {{"reports_to", "chen"}});
    rule(r::person::kType, "person.supplier_not_external", {{"supplier", "huaxin"}}, {{"external", "true"}});
    rule(r::person::kType, "person.negative_rate", {{"cost_rate", "-320 CNY"}}, {{"cost_rate", "320 CNY"}});
    rule(r::person::kType, "person.overtime_cheaper", {{"cost_rate", "320 CNY"}, {"overtime_rate", "300 CNY"}}, {{"overtime_rate", "480 CNY"}});
    rule(r::person::kType, "person.overtime_cheaper", {{"cost_rate", "320 CNY"}, {"overtime_rate", "300 CNY"}}, {{"overtime_rate", "60 USD"}});
    Book book;
    auto const a = book.add(r::person::kType, "a", {{"reports_to", "b"}});
    book.add(r::person::kType, "b", {{"reports_to", "a"}});
    CHECK(book.says(a, "person.superior_circle"));
    CHECK_FALSE(book.says(a, "person.own_superior"));
}

TEST_CASE("an activity has exactly one accountable and somebody who does it") {
    rule(r::activity::kType, "activity.nowhere", {{"name", "Budgeting"}}, {{"method", "standard"}});
    rule(r::activity::kType, "activity.nowhere", {{"name", "Budgeting"}}, {{"project", "mes"}});
    rule(r::activity::kType, "activity.own_origin", {{"origin", "wrong"}}, {{"origin", "other"}});
    Book book;
    auto const activity = book.add(r::activity::kType, "budgeting", {{"name", "Budgeting"}, {"method", "standard"}});
    auto const cell = [&](std::string_view party, std::string_view value) {
        book.add(r::raci_cell::kType, std::string("cell.") + std::string(party), {{"activity", "budgeting"}, {"party", party}, {"value", value}});
    };
    CHECK(book.problems(activity).empty());                // a heading
    cell("technology", "c");
    CHECK(book.says(activity, "activity.no_accountable"));
    CHECK(book.says(activity, "activity.nobody_responsible"));
    cell("pmo", "ar");
    CHECK(book.problems(activity).empty());
    cell("finance", "a");
    CHECK(book.args(activity, "activity.many_accountable") == std::vector<std::string>{"2"});
}

TEST_CASE("an activity with many consulted parties is slow") {
    Book book;
    auto const activity = book.add(r::activity::kType, "change", {{"method", "standard"}});
    book.add(r::raci_cell::kType, "pmo", {{"activity", "change"}, {"party", "pmo"}, {"value", "ar"}});
    for (auto const party : {"finance", "technology", "operations", "marketing", "legal"})
        book.add(r::raci_cell::kType, party, {{"activity", "change"}, {"party", party}, {"value", "c"}});
    CHECK_FALSE(book.says(activity, "activity.many_consulted"));
    book.add(r::raci_cell::kType, "it", {{"activity", "change"}, {"party", "it"}, {"value", "c"}});
    CHECK(book.args(activity, "activity.many_consulted") == std::vector<std::string>{"6"});
}

TEST_CASE("a department has one letter for an activity") {
    Book book;
    book.add(r::department::kType, "finance", {{"name", "Finance"}});
    book.add(r::deliverable::kType, "plan", {{"title", "Plan"}});
    auto const cell = book.add(r::raci_cell::kType, "cell", {{"activity", "budgeting"}, {"party", "finance"}, {"value", "r"}});
    book.add(r::raci_cell::kType, "elsewhere", {{"activity", "closing"}, {"party", "finance"}, {"value", "a"}});
    CHECK(book.problems(cell).empty());
    book.add(r::raci_cell::kType, "again", {{"activity", "budgeting"}, {"party", "finance"}, {"value", "a"}});
    CHECK(book.says(cell, "raci_cell.twice"));
    auto const odd = book.add(r::raci_cell::kType, "odd", {{"activity", "budgeting"}, {"party", "plan"}, {"value", "i"}});
    CHECK(book.args(odd, "raci_cell.party") == std::vector<std::string>{"deliverable"});
}

TEST_CASE("a hand-over goes to another department, in order of time") {
    auto const& type = r::hand_over::kType;
    rule(type, "hand_over.same_department", {{"from_department", "hr"}, {"to_department", "hr"}}, {{"to_department", "finance"}});
    rule(type, "hand_over.received_without_date", {{"status", "received"}}, {{"received_on", "2026-09-18"}});
    rule(type, "hand_over.rejected_without_answer", {{"status", "rejected"}}, {{"answer", "No capacity"}});
    rule(type, "hand_over.due_before_request", {{"requested_on", "2026-09-18"}, {"due", "2026-09-17"}}, {{"due", "2026-09-18"}});
    rule(type, "hand_over.delivered_before_request", {{"requested_on", "2026-09-18"}, {"delivered_on", "2026-09-17"}}, {{"delivered_on", "2026-09-19"}});
    rule(type, "hand_over.received_before_delivery", {{"delivered_on", "2026-09-18"}, {"received_on", "2026-09-17"}}, {{"received_on", "2026-09-18"}});
    Book book;
    book.add(r::deliverable::kType, "manual", {{"project", "erp"}, {"title", "Manual"}});
    auto const request = book.add(type, "request", {{"project", "mes"}, {"deliverable", "manual"}});
    CHECK(book.args(request, "link.other_project") == std::vector<std::string>{"Manual"});
}

TEST_CASE("a person takes a role in a project once at a time and only while employed") {
    auto const& type = r::role_assignment::kType;
    rule(type, "role_assignment.to_before_from", {{"from", "2026-09-18"}, {"to", "2026-09-17"}}, {{"to", "2026-09-18"}});
    Book book;
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"left", "2026-09-30"}});
    auto const first = book.add(type, "first", {{"project", "mes"}, {"role", "tester"}, {"person", "wang"}, {"from", "2026-03-01"}, {"to", "2026-05-31"}});
    book.add(type, "second", {{"project", "mes"}, {"role", "tester"}, {"person", "wang"}, {"from", "2026-06-01"}, {"to", "2026-09-30"}});
    CHECK(book.problems(first).empty());
    auto const third = book.add(type, "third", {{"project", "mes"}, {"role", "tester"}, {"person", "wang"}, {"from", "2026-09-30"}});
    CHECK(book.says(third, "role_assignment.twice"));
    CHECK(book.says(third, "owner.left"));
}
