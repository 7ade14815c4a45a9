#include <string>
#include <vector>

#include "core/registers/availability.h"
#include "core/registers/leave.h"
#include "core/registers/person.h"
#include "core/registers/rate.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/supply_risk.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a resource is available in order and counted in a unit") {
    auto const& type = r::resource::kType;
    rule(type, "resource.to_before_from", {{"available_from", "2026-09-18"}, {"available_to", "2026-09-17"}}, {{"available_to", "2026-12-31"}});
    rule(type, "resource.no_unit", {{"kind", "material"}}, {{"unit_label", "t"}});
    rule(type, "resource.no_unit", {{"kind", "material"}}, {{"kind", "equipment"}});
    rule(type, "resource.negative_rate", {{"rate", "-5 CNY"}}, {{"rate", "5 CNY"}});
    rule(type, "resource.negative_rate", {{"cost_per_use", "-5 CNY"}}, {{"cost_per_use", "5 CNY"}});
    Book book;
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"left", "2026-09-30"}});
    CHECK(book.says(book.add(type, "crane", {{"owner", "wang"}}), "owner.left"));
}

TEST_CASE("a skill level is entered once and its certificate is valid") {
    auto const& type = r::skill_level::kType;
    rule(type, "skill_level.no_certificate", {{"certified", "true"}}, {{"certificate", "PMP"}});
    rule(type, "skill_level.valid_before_certified", {{"certified_on", "2026-03-01"}, {"valid_until", "2025-03-01"}}, {{"valid_until", "2029-03-01"}});
    Book book;
    auto const one = book.add(type, "one", {{"person", "wang"}, {"skill", "plc"}, {"level", "4"}});
    book.add(type, "other", {{"person", "wang"}, {"skill", "sql"}, {"level", "3"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"person", "wang"}, {"skill", "plc"}, {"level", "5"}});
    CHECK(book.says(one, "skill_level.twice"));
}

TEST_CASE("a rate is of one person or resource and begins once") {
    auto const& type = r::rate::kType;
    rule(type, "rate.one_of", {{"from", "2026-01-01"}}, {{"person", "wang"}});
    rule(type, "rate.one_of", {{"person", "wang"}, {"resource", "crane"}}, {{"person", ""}});
    rule(type, "rate.negative", {{"overtime_rate", "-5 CNY"}}, {{"overtime_rate", "5 CNY"}});
    Book book;
    auto const one = book.add(type, "one", {{"person", "wang"}, {"from", "2026-01-01"}, {"cost_rate", "320 CNY"}});
    book.add(type, "next", {{"person", "wang"}, {"from", "2026-07-01"}, {"cost_rate", "340 CNY"}});
    book.add(type, "table", {{"person", "wang"}, {"from", "2026-01-01"}, {"table", "b"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"person", "wang"}, {"from", "2026-01-01"}, {"table", "a"}});
    CHECK(book.says(one, "rate.twice"));
}

TEST_CASE("periods of availability do not meet") {
    auto const& type = r::availability::kType;
    rule(type, "availability.one_of", {{"units", "100"}}, {{"resource", "crane"}});
    rule(type, "availability.to_before_from", {{"from", "2026-09-18"}, {"to", "2026-09-17"}}, {{"to", "2026-09-18"}});
    Book book;
    auto const one = book.add(type, "one", {{"person", "wang"}, {"to", "2026-06-30"}, {"units", "50"}});
    book.add(type, "two", {{"person", "wang"}, {"from", "2026-07-01"}, {"units", "100"}});
    CHECK(book.problems(one).empty());
    auto const three = book.add(type, "three", {{"person", "wang"}, {"from", "2026-06-30"}, {"to", "2026-06-30"}, {"units", "0"}});
    CHECK(book.says(one, "availability.overlap"));
    CHECK(book.says(three, "availability.overlap"));
}

TEST_CASE("a resource request says what is needed and ends with an answer") {
    auto const& type = r::resource_request::kType;
    rule(type, "resource_request.to_before_from", {{"from", "2026-09-18"}, {"to", "2026-09-17"}}, {{"to", "2026-10-18"}});
    rule(type, "resource_request.decided_before_requested", {{"requested_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "resource_request.nothing_named", {{"title", "Two testers"}}, {{"role", "tester"}});
    rule(type, "resource_request.nothing_named", {{"title", "Two testers"}}, {{"skill", "testing"}});
    rule(type, "resource_request.decided_without_date", {{"status", "approved"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "resource_request.nobody_assigned", {{"status", "fulfilled"}}, {{"assigned", "wang"}});
    rule(type, "resource_request.nobody_assigned", {{"status", "fulfilled"}}, {{"resource", "crane"}});
    rule(type, "resource_request.rejected_without_reason", {{"status", "rejected"}}, {{"comment", "All busy"}});
    rule(type, "resource_request.level_of_nothing", {{"skill_level", "4"}}, {{"skill", "plc"}});
    Book book;
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"left", "2026-09-30"}});
    book.add(r::task::kType, "task", {{"project", "erp"}, {"name", "Test"}});
    auto const request = book.add(type, "request", {{"project", "mes"}, {"task", "task"}, {"assigned", "wang"}, {"to", "2026-10-31"}, {"status", "approved"}});
    CHECK(book.says(request, "owner.left"));
    CHECK(book.says(request, "link.other_project"));
}

TEST_CASE("a supply risk names what may be missing, a plan and a trigger") {
    auto const& type = r::supply_risk::kType;
    rule(type, "supply_risk.nothing_named", {{"title", "Chips"}}, {{"supplier", "huaxin"}});
    rule(type, "supply_risk.no_plan", {{"status", "open"}}, {{"contingency", "Second source"}});
    rule(type, "supply_risk.no_plan", {{"status", "open"}}, {{"status", "closed"}});
    rule(type, "supply_risk.no_trigger", {{"status", "monitoring"}}, {{"trigger", "Lead time above eight weeks"}});
}

TEST_CASE("a time sheet fits into a day and is approved by somebody else") {
    auto const& type = r::time_sheet::kType;
    rule(type, "time_sheet.more_than_a_day", {{"minutes", "1200"}, {"overtime_minutes", "300"}}, {{"overtime_minutes", "240"}});
    rule(type, "time_sheet.nothing", {{"minutes", "0"}}, {{"minutes", "480"}});
    rule(type, "time_sheet.nothing", {{"minutes", "0"}}, {{"overtime_minutes", "120"}});
    rule(type, "time_sheet.approved_by_nobody", {{"status", "approved"}}, {{"approver", "chen"}});
    rule(type, "time_sheet.own_approval", {{"person", "wang"}, {"approver", "wang"}}, {{"approver", "chen"}});
    Book book;
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"joined", "2026-03-02"}, {"left", "2026-09-30"}});
    auto const one = book.add(type, "one", {{"person", "wang"}, {"task", "t"}, {"date", "2026-09-30"}, {"minutes", "480"}});
    book.add(type, "next", {{"person", "wang"}, {"task", "t"}, {"date", "2026-09-29"}, {"minutes", "480"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"person", "wang"}, {"task", "t"}, {"date", "2026-09-30"}, {"minutes", "60"}});
    CHECK(book.says(one, "time_sheet.twice"));
    for (auto const day : {"2026-03-01", "2026-10-01"}) {
        auto const outside = book.add(type, day, {{"person", "wang"}, {"date", day}});
        CHECK(book.args(outside, "time_sheet.not_employed") == std::vector<std::string>{"Wang", day});
    }
}

TEST_CASE("leave is in order, does not meet other leave and has another approver and deputy") {
    auto const& type = r::leave::kType;
    rule(type, "leave.to_before_from", {{"from", "2026-09-18"}, {"to", "2026-09-17"}}, {{"to", "2026-09-18"}});
    rule(type, "leave.own_deputy", {{"person", "wang"}, {"deputy", "wang"}}, {{"deputy", "chen"}});
    rule(type, "leave.own_approval", {{"person", "wang"}, {"approver", "wang"}}, {{"approver", "chen"}});
    rule(type, "leave.approved_by_nobody", {{"status", "approved"}}, {{"approver", "chen"}});
    Book book;
    auto const one = book.add(type, "one", {{"person", "wang"}, {"from", "2026-08-03"}, {"to", "2026-08-07"}});
    book.add(type, "rejected", {{"person", "wang"}, {"from", "2026-08-05"}, {"to", "2026-08-12"}, {"status", "rejected"}});
    book.add(type, "after", {{"person", "wang"}, {"from", "2026-08-08"}, {"to", "2026-08-12"}});
    CHECK(book.problems(one).empty());
    book.add(type, "meets", {{"person", "wang"}, {"from", "2026-08-07"}, {"to", "2026-08-07"}});
    CHECK(book.args(one, "leave.overlap") == std::vector<std::string>{"2026-08-07", "2026-08-07"});
}
