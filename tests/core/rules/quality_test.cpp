#include <doctest/doctest.h>

#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/review.h"
#include "core/registers/satisfaction.h"
#include "core/rules/quality.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using tests::Given;
namespace reg = pmo::registers;

// A book with a running project "p" on 2026-09-18.
struct Quality : tests::Book {
    Quality() { add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"status", "active"}}); }
    std::vector<rules::Hit> hits(Id project = id_from_key("p")) {
        derived.rebind(store);
        return rules::check_quality({store, derived, *parse_date("2026-09-18")}, project);
    }
    Id put(TypeDef const& type, std::string_view key, std::vector<Given> cells) {
        cells.push_back({"project", "p"});
        return add(type, key, cells);
    }
    Derived derived{store};
};

TEST_CASE("a review that was not held by its day is missed") {
    Quality book;
    auto const late = book.put(reg::review::kType, "late", {{"title", "a"}, {"planned_on", "2026-09-17"}, {"status", "planned"}});
    auto const today = book.put(reg::review::kType, "today", {{"title", "b"}, {"planned_on", "2026-09-18"}, {"status", "planned"}});
    auto const held = book.put(reg::review::kType, "held", {{"title", "c"}, {"planned_on", "2026-09-01"}, {"status", "held"}});
    auto const undated = book.put(reg::review::kType, "undated", {{"title", "d"}});
    auto const hits = book.hits();
    fires(hits, "quality.review_missed", late);
    silent(hits, "quality.review_missed", today);
    silent(hits, "quality.review_missed", held);
    silent(hits, "quality.review_missed", undated);
}

TEST_CASE("a plan item is missed unless its review was moved") {
    Quality book;
    book.put(reg::review::kType, "moved", {{"title", "r"}, {"planned_on", "2026-10-01"}, {"status", "planned"}});
    auto const late = book.put(reg::quality_plan_item::kType, "q1", {{"title", "a"}, {"planned_on", "2026-09-01"}});
    auto const dangling = book.put(reg::quality_plan_item::kType, "q2", {{"title", "b"}, {"planned_on", "2026-09-01"}, {"review", "nothing"}});
    auto const moved = book.put(reg::quality_plan_item::kType, "q3", {{"title", "c"}, {"planned_on", "2026-09-01"}, {"review", "moved"}});
    auto const done = book.put(reg::quality_plan_item::kType, "q4", {{"title", "d"}, {"planned_on", "2026-09-01"}, {"status", "done"}});
    auto const hits = book.hits();
    fires(hits, "quality.plan_missed", late);
    fires(hits, "quality.plan_missed", dangling);
    silent(hits, "quality.plan_missed", moved);
    silent(hits, "quality.plan_missed", done);
}

TEST_CASE("a deliverable that is due soon has a planned check") {
    Quality book;
    auto const bare = book.put(reg::deliverable::kType, "bare", {{"title", "a"}, {"due", "2026-10-20"}, {"status", "in_progress"}});
    auto const planned = book.put(reg::deliverable::kType, "planned", {{"title", "b"}, {"due", "2026-10-20"}, {"status", "in_progress"}});
    auto const later = book.put(reg::deliverable::kType, "later", {{"title", "c"}, {"due", "2027-03-01"}, {"status", "planned"}});
    auto const accepted = book.put(reg::deliverable::kType, "accepted", {{"title", "d"}, {"due", "2026-09-20"}, {"status", "accepted"}});
    book.put(reg::quality_plan_item::kType, "q", {{"title", "a"}, {"deliverable", "planned"}, {"planned_on", "2026-10-01"}});
    auto const hits = book.hits();
    fires(hits, "quality.deliverable_unplanned", bare);
    silent(hits, "quality.deliverable_unplanned", planned);
    silent(hits, "quality.deliverable_unplanned", later);
    silent(hits, "quality.deliverable_unplanned", accepted);
}

TEST_CASE("obligatory points of a checklist are done when the deliverable is handed in") {
    Quality book;
    auto const handed = book.put(reg::deliverable::kType, "handed", {{"title", "a"}, {"status", "submitted"}});
    auto const working = book.put(reg::deliverable::kType, "working", {{"title", "b"}, {"status", "in_progress"}});
    auto const complete = book.put(reg::deliverable::kType, "complete", {{"title", "c"}, {"status", "accepted"}});
    auto const reviewed = book.put(reg::deliverable::kType, "reviewed", {{"title", "d"}, {"status", "in_progress"}});
    book.put(reg::review::kType, "soon", {{"title", "r"}, {"deliverable", "reviewed"}, {"planned_on", "2026-09-21"}, {"status", "planned"}});
    for (auto const* key : {"handed", "working", "reviewed"}) book.add(reg::checklist_item::kType, std::string("i-") + key, {{"title", "点"}, {"subject", key}, {"must", "true"}});
    book.add(reg::checklist_item::kType, "i-done", {{"title", "点"}, {"subject", "complete"}, {"must", "true"}, {"done", "true"}});
    book.add(reg::checklist_item::kType, "i-may", {{"title", "可选"}, {"subject", "complete"}});
    book.add(reg::checklist_item::kType, "i-lost", {{"title", "孤"}, {"subject", "nobody"}, {"must", "true"}});
    auto const hits = book.hits();
    fires(hits, "quality.checklist_incomplete", handed);
    fires(hits, "quality.checklist_incomplete", reviewed);
    silent(hits, "quality.checklist_incomplete", working);
    silent(hits, "quality.checklist_incomplete", complete);
}

TEST_CASE("findings are overdue, old, or corrected and never verified") {
    Quality book;
    auto const& type = reg::finding::kType;
    auto const grave = book.put(type, "grave", {{"title", "a"}, {"severity", "critical"}, {"due", "2026-09-10"}, {"status", "open"}});
    auto const small = book.put(type, "small", {{"title", "b"}, {"severity", "minor"}, {"due", "2026-09-10"}, {"status", "in_progress"}});
    auto const old = book.put(type, "old", {{"title", "c"}, {"found_on", "2026-07-01"}, {"due", "2026-10-10"}, {"status", "open"}});
    auto const young = book.put(type, "young", {{"title", "d"}, {"found_on", "2026-09-01"}, {"due", "2026-09-30"}, {"status", "open"}});
    auto const fixed = book.put(type, "fixed", {{"title", "e"}, {"due", "2026-09-01"}, {"fixed_on", "2026-09-02"}, {"status", "fixed"}});
    auto const verified = book.put(type, "verified", {{"title", "f"}, {"due", "2026-09-01"}, {"fixed_on", "2026-09-02"}, {"status", "verified"}});
    auto const hits = book.hits();
    fires(hits, "quality.finding_overdue", grave);
    fires(hits, "quality.finding_overdue", small);
    CHECK(hits.front().subject == grave);
    CHECK(hits.front().severity == Severity::error);
    silent(hits, "quality.finding_overdue", young);
    silent(hits, "quality.finding_overdue", fixed);
    fires(hits, "quality.finding_aged", old);
    silent(hits, "quality.finding_aged", young);
    silent(hits, "quality.finding_aged", grave);
    fires(hits, "quality.finding_not_verified", fixed);
    silent(hits, "quality.finding_not_verified", verified);
}

TEST_CASE("the same cause found again is a repetition, in whichever project") {
    Quality book;
    book.add(reg::project::kType, "other", {{"code", "P-2"}, {"name", "另一个"}, {"status", "active"}});
    auto const& type = reg::finding::kType;
    book.add(type, "first", {{"project", "other"}, {"title", "x"}, {"cause", "施工遗漏"}, {"found_on", "2026-03-01"}, {"status", "verified"}});
    auto const again = book.put(type, "again", {{"title", "y"}, {"cause", " 施工遗漏 "}, {"found_on", "2026-09-01"}});
    auto const single = book.put(type, "single", {{"title", "z"}, {"cause", "别的"}, {"found_on", "2026-09-01"}});
    book.put(type, "ancient", {{"title", "w"}, {"cause", "很久以前"}, {"found_on", "2024-01-01"}});
    auto const after = book.put(type, "after", {{"title", "v"}, {"cause", "很久以前"}, {"found_on", "2026-09-01"}});
    auto hits = book.hits();
    fires(hits, "quality.repeat_finding", again);
    silent(hits, "quality.repeat_finding", single);
    silent(hits, "quality.repeat_finding", after);
    silent(book.hits(id_from_key("other")), "quality.repeat_finding");
    for (auto const& hit : hits)
        if (hit.rule == "quality.repeat_finding") CHECK(hit.evidence == std::vector{id_from_key("first")});
}

TEST_CASE("acceptances have criteria, are decided in time, and their conditions are met") {
    Quality book;
    book.put(reg::deliverable::kType, "d", {{"title", "d"}, {"quality_criteria", "全部通过"}});
    auto const& type = reg::acceptance::kType;
    auto const blind = book.put(type, "blind", {{"title", "a"}, {"decision", "accepted"}});
    auto const far = book.put(type, "far", {{"title", "b"}, {"decision", "pending"}, {"due", "2026-12-01"}});
    auto const inherited = book.put(type, "inherited", {{"title", "c"}, {"decision", "accepted"}, {"deliverable", "d"}});
    auto const late = book.put(type, "late", {{"title", "e"}, {"decision", "pending"}, {"due", "2026-09-10"}, {"criteria", "x"}});
    auto const overdue = book.put(type, "overdue", {{"title", "f"}, {"decision", "conditional"}, {"criteria", "x"}, {"conditions_due", "2026-09-01"}});
    auto const met = book.put(type, "met", {{"title", "g"}, {"decision", "conditional"}, {"criteria", "x"}, {"conditions_due", "2026-09-01"}, {"conditions_met_on", "2026-08-30"}});
    auto const hits = book.hits();
    fires(hits, "quality.acceptance_no_criteria", blind);
    silent(hits, "quality.acceptance_no_criteria", far);
    silent(hits, "quality.acceptance_no_criteria", inherited);
    fires(hits, "quality.acceptance_overdue", late);
    silent(hits, "quality.acceptance_overdue", far);
    fires(hits, "quality.condition_overdue", overdue);
    silent(hits, "quality.condition_overdue", met);
}

TEST_CASE("nothing is accepted over grave open findings") {
    Quality book;
    auto const wrong = book.put(reg::deliverable::kType, "wrong", {{"title", "a"}, {"status", "accepted"}});
    auto const right = book.put(reg::deliverable::kType, "right", {{"title", "b"}, {"status", "accepted"}});
    book.put(reg::finding::kType, "f1", {{"title", "x"}, {"deliverable", "wrong"}, {"severity", "major"}, {"status", "open"}});
    book.put(reg::finding::kType, "f2", {{"title", "y"}, {"deliverable", "right"}, {"severity", "minor"}, {"status", "open"}});
    auto const hits = book.hits();
    fires(hits, "quality.accepted_with_findings", wrong);
    silent(hits, "quality.accepted_with_findings", right);
}

TEST_CASE("satisfaction is low, falls, or its follow-up is late") {
    Quality book;
    auto const& type = reg::satisfaction::kType;
    auto const first = book.put(type, "s1", {{"title", "六月"}, {"on", "2026-06-30"}, {"customer", "甲"}, {"score", "82"}});
    auto const second = book.put(type, "s2", {{"title", "九月"}, {"on", "2026-09-10"}, {"customer", "甲"}, {"score", "66"}, {"status", "following"}, {"due", "2026-09-15"}});
    auto const other = book.put(type, "s3", {{"title", "乙"}, {"on", "2026-09-10"}, {"customer", "乙"}, {"score", "80"}, {"status", "following"}, {"due", "2026-09-25"}});
    auto const hits = book.hits();
    fires(hits, "quality.satisfaction_low", second);
    silent(hits, "quality.satisfaction_low", first);
    fires(hits, "quality.satisfaction_falling", second);
    silent(hits, "quality.satisfaction_falling", other);
    fires(hits, "quality.follow_up_overdue", second);
    silent(hits, "quality.follow_up_overdue", other);
}

TEST_CASE("all projects are looked at together, without those that are over") {
    Quality book;
    book.add(reg::project::kType, "gone", {{"code", "P-9"}, {"name", "结束"}, {"status", "closed"}});
    auto const mine = book.put(reg::review::kType, "mine", {{"title", "a"}, {"planned_on", "2026-09-01"}, {"status", "planned"}});
    auto const over = book.add(reg::review::kType, "over", {{"project", "gone"}, {"title", "b"}, {"planned_on", "2026-09-01"}, {"status", "planned"}});
    auto const hits = book.hits(kNoId);
    CHECK(rules::has_hit(hits, "quality.review_missed", mine));
    CHECK_FALSE(rules::has_hit(hits, "quality.review_missed", over));
    CHECK(Quality().hits().empty());
    CHECK(Quality().hits(id_from_key("nowhere")).empty());
}

}  // namespace
