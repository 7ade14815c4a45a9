#include <string>
#include <vector>

#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/closing_item.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/review.h"
#include "core/registers/satisfaction.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a quality standard is reviewed after it takes effect") {
    auto const& type = r::quality_standard::kType;
    rule(type, "quality_standard.review_before_effective", {{"effective_from", "2026-09-18"}, {"review_on", "2026-09-01"}}, {{"review_on", "2027-09-18"}});
    rule(type, "quality_standard.replaces_itself", {{"replaced_by", "wrong"}}, {{"replaced_by", "newer"}});
}

TEST_CASE("a planned check has a subject, a valid standard and in the end a review") {
    auto const& type = r::quality_plan_item::kType;
    rule(type, "quality_plan_item.done_without_review", {{"status", "done"}}, {{"review", "qr"}});
    rule(type, "quality_plan_item.no_subject", {}, {{"deliverable", "d"}});
    rule(type, "quality_plan_item.no_subject", {}, {{"task", "t"}});
    Book book;
    book.add(r::quality_standard::kType, "old", {{"name", "GB/T 1"}, {"status", "withdrawn"}});
    book.add(r::quality_standard::kType, "new", {{"name", "GB/T 2"}, {"status", "in_force"}});
    auto const wrong = book.add(type, "wrong", {{"standard", "old"}});
    auto const right = book.add(type, "right", {{"standard", "new"}});
    auto const past = book.add(type, "past", {{"standard", "old"}, {"status", "done"}});
    CHECK(book.args(wrong, "quality_plan_item.standard_withdrawn") == std::vector<std::string>{"GB/T 1"});
    CHECK_FALSE(book.says(right, "quality_plan_item.standard_withdrawn"));
    CHECK_FALSE(book.says(past, "quality_plan_item.standard_withdrawn"));
}

TEST_CASE("a checklist item belongs somewhere and says who ticked it when") {
    auto const& type = r::checklist_item::kType;
    rule(type, "checklist_item.no_subject", {}, {{"standard", "s"}});
    rule(type, "checklist_item.no_subject", {}, {{"subject", "d"}});
    rule(type, "checklist_item.done_without_date", {{"done", "true"}}, {{"done_on", "2026-09-18"}});
    rule(type, "checklist_item.done_by_nobody", {{"done", "true"}}, {{"done_by", "tang"}});
    rule(type, "checklist_item.date_without_done", {{"done_on", "2026-09-18"}}, {{"done", "true"}});
}

TEST_CASE("a review that was held has a result, and its result fits its findings") {
    auto const& type = r::review::kType;
    rule(type, "review.result_without_date", {{"result", "passed"}}, {{"held_on", "2026-09-18"}});
    rule(type, "review.result_not_held", {{"result", "passed"}, {"status", "planned"}}, {{"status", "held"}});
    rule(type, "review.held_without_result", {{"status", "held"}}, {{"result", "failed"}});
    rule(type, "review.held_without_result", {{"status", "held"}, {"result", "pending"}}, {{"result", "passed"}});

    Book book;
    auto const failed = book.add(type, "failed", {{"result", "failed"}});
    auto const passed = book.add(type, "passed", {{"result", "passed"}});
    CHECK(book.says(failed, "review.no_finding"));
    CHECK_FALSE(book.says(passed, "review.no_finding"));
    book.add(r::finding::kType, "one", {{"review", "failed"}});
    CHECK_FALSE(book.says(failed, "review.no_finding"));
    book.add(r::finding::kType, "fixed", {{"review", "passed"}, {"severity", "critical"}, {"status", "verified"}});
    book.add(r::finding::kType, "small", {{"review", "passed"}, {"severity", "minor"}, {"status", "open"}});
    CHECK_FALSE(book.says(passed, "review.open_findings"));
    book.add(r::finding::kType, "grave", {{"review", "passed"}, {"severity", "major"}, {"status", "open"}});
    CHECK(book.args(passed, "review.open_findings") == std::vector<std::string>{"1"});
}

TEST_CASE("a finding is fixed in order and verified by somebody else") {
    auto const& type = r::finding::kType;
    rule(type, "finding.due_before_found", {{"found_on", "2026-09-18"}, {"due", "2026-09-17"}}, {{"due", "2026-09-25"}});
    rule(type, "finding.fixed_before_found", {{"found_on", "2026-09-18"}, {"fixed_on", "2026-09-17"}}, {{"fixed_on", "2026-09-18"}});
    rule(type, "finding.verified_before_fixed", {{"fixed_on", "2026-09-18"}, {"verified_on", "2026-09-17"}}, {{"verified_on", "2026-09-18"}});
    rule(type, "finding.fixed_without_date", {{"status", "fixed"}}, {{"fixed_on", "2026-09-18"}});
    rule(type, "finding.verified_by_nobody", {{"status", "verified"}}, {{"verified_by", "tang"}});
    rule(type, "finding.waived_without_reason", {{"status", "waived"}}, {{"notes", "Agreed with the customer"}});
    rule(type, "finding.own_verification", {{"owner", "liu"}, {"verified_by", "liu"}}, {{"verified_by", "tang"}});
    rule(type, "finding.no_due", {{"severity", "critical"}, {"status", "open"}}, {{"due", "2026-09-25"}});
    rule(type, "finding.no_due", {{"severity", "critical"}, {"status", "open"}}, {{"severity", "trivial"}});
    rule(type, "finding.cost_without_kind", {{"cost", "800 CNY"}}, {{"quality_cost_kind", "internal_failure"}});
}

TEST_CASE("an acceptance has criteria, signatures and conditions that are met") {
    auto const& type = r::acceptance::kType;
    rule(type, "acceptance.no_subject", {}, {{"deliverable", "d"}});
    rule(type, "acceptance.no_subject", {}, {{"requirement", "q"}});
    rule(type, "acceptance.no_criteria", {}, {{"criteria", "200 orders a minute"}});
    rule(type, "acceptance.not_signed", {{"decision", "rejected"}}, {{"signed_on", "2026-09-18"}});
    rule(type, "acceptance.no_customer", {{"decision", "accepted"}}, {{"customer_signatory", "赵总"}});
    rule(type, "acceptance.no_conditions", {{"decision", "conditional"}, {"conditions", "Manual"}}, {{"conditions_due", "2026-10-31"}});
    rule(type, "acceptance.conditions_open", {{"decision", "accepted"}, {"conditions", "Manual"}}, {{"conditions_met_on", "2026-10-20"}});
    rule(type, "acceptance.signed_before_meeting", {{"meeting_on", "2026-09-18"}, {"signed_on", "2026-09-17"}}, {{"signed_on", "2026-09-18"}});
    rule(type, "acceptance.conditions_before_signed", {{"signed_on", "2026-09-18"}, {"conditions_met_on", "2026-09-17"}}, {{"conditions_met_on", "2026-10-20"}});
    rule(type, "acceptance.own_signature", {{"owner", "chen"}, {"signed_by", "chen"}}, {{"signed_by", "lin"}});
}

TEST_CASE("a survey's total fits its parts and a low one is followed up") {
    auto const& type = r::satisfaction::kType;
    rule(type, "satisfaction.no_follow_up", {{"score", "59"}}, {{"follow_up", "Visit in October"}});
    rule(type, "satisfaction.no_follow_up", {{"score", "59"}}, {{"score", "60"}});
    std::vector<Given> const parts{{"score", "40"}, {"quality", "4"}, {"schedule", "3"}, {"service", "4"}, {"communication", "5"}};
    rule(type, "satisfaction.score_differs", parts, {{"score", "80"}});
    rule(type, "satisfaction.too_many_answers", {{"respondents", "12"}, {"invited", "10"}}, {{"invited", "12"}});
    rule(type, "satisfaction.no_customer", {}, {{"customer", "A 公司"}});
    rule(type, "satisfaction.no_customer", {}, {{"stakeholder", "s"}});
    Book book;
    auto const survey = book.add(type, "survey", parts);
    CHECK(r::satisfaction::average_of_parts(*book.store.find(survey)) == 80);
    CHECK(r::satisfaction::average_of_parts(*book.store.find(book.add(type, "empty", {}))) == -1);
}

TEST_CASE("a closing item is dated, proved and received") {
    auto const& type = r::closing_item::kType;
    rule(type, "closing_item.done_without_date", {{"status", "done"}}, {{"done_on", "2026-12-20"}});
    rule(type, "closing_item.no_evidence", {{"status", "done"}, {"kind", "archive"}}, {{"evidence", "AR-2026-17"}});
    rule(type, "closing_item.no_evidence", {{"status", "done"}, {"kind", "archive"}}, {{"evidence_record", "doc"}});
    rule(type, "closing_item.no_evidence", {{"status", "done"}, {"kind", "contract"}}, {{"kind", "resource"}});
    rule(type, "closing_item.no_receiver", {{"kind", "hand_over"}}, {{"department", "ops"}});
    rule(type, "closing_item.no_receiver", {{"kind", "hand_over"}}, {{"receiver", "huang"}});
    rule(type, "closing_item.not_applicable_without_reason", {{"status", "not_applicable"}}, {{"comment", "No contract"}});
    Book book;
    book.add(r::project::kType, "closed", {{"name", "MES"}, {"status", "closed"}});
    book.add(r::project::kType, "active", {{"name", "ERP"}, {"status", "active"}});
    auto const wrong = book.add(type, "wrong", {{"project", "closed"}, {"status", "open"}});
    auto const done = book.add(type, "done", {{"project", "closed"}, {"status", "done"}});
    auto const running = book.add(type, "running", {{"project", "active"}, {"status", "open"}});
    CHECK(book.args(wrong, "closing_item.project_closed") == std::vector<std::string>{"MES"});
    CHECK_FALSE(book.says(done, "closing_item.project_closed"));
    CHECK_FALSE(book.says(running, "closing_item.project_closed"));
}
