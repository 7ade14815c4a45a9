#include <doctest/doctest.h>

#include "core/project/quality_overview.h"
#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/review.h"
#include "core/registers/satisfaction.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
namespace reg = pmo::registers;
Date const kToday = *parse_date("2026-09-18");
Id const kProject = id_from_key("p");

struct Office : tests::Book {
    Office() { add(reg::project::kType, "p", {{"name", "项目"}}); }
    Id put(TypeDef const& type, std::string_view key, std::vector<tests::Given> cells) {
        cells.push_back({"project", "p"});
        return add(type, key, cells);
    }
};

TEST_CASE("checks stand by day, a plan item together with its review") {
    Office book;
    book.put(reg::review::kType, "held", {{"title", "a"}, {"planned_on", "2026-05-21"}, {"held_on", "2026-05-22"}, {"status", "held"}});
    book.put(reg::review::kType, "alone", {{"title", "b"}, {"planned_on", "2026-09-20"}, {"status", "planned"}});
    book.put(reg::review::kType, "moved", {{"title", "c"}, {"planned_on", "2026-11-20"}, {"status", "planned"}});
    book.put(reg::quality_plan_item::kType, "q1", {{"title", "a"}, {"planned_on", "2026-05-20"}, {"status", "done"}, {"review", "held"}});
    book.put(reg::quality_plan_item::kType, "q2", {{"title", "c"}, {"planned_on", "2026-08-20"}, {"status", "in_progress"}, {"review", "moved"}});
    book.put(reg::quality_plan_item::kType, "q3", {{"title", "d"}, {"planned_on", "2026-09-01"}, {"status", "planned"}});
    book.put(reg::quality_plan_item::kType, "q4", {{"title", "e"}, {"status", "cancelled"}});
    auto const rows = planned_checks(book.store, kProject, kToday);
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].state == CheckState::held);
    CHECK(rows[0].review == id_from_key("held"));
    CHECK(rows[1].state == CheckState::missed);
    CHECK(rows[1].item == id_from_key("q3"));
    CHECK(rows[2].state == CheckState::due);
    CHECK(rows[2].subject() == id_from_key("alone"));
    CHECK(rows[3].state == CheckState::planned);
    CHECK(rows[3].planned == *parse_date("2026-11-20"));
    CHECK(rows[4].state == CheckState::cancelled);
    CHECK(planned_checks(book.store, id_from_key("nobody"), kToday).empty());
}

TEST_CASE("open findings are counted by age and severity") {
    Office book;
    auto const& type = reg::finding::kType;
    book.put(type, "a", {{"title", "a"}, {"severity", "critical"}, {"found_on", "2026-09-11"}, {"status", "open"}, {"due", "2026-09-17"}});
    book.put(type, "b", {{"title", "b"}, {"severity", "major"}, {"found_on", "2026-09-10"}, {"status", "open"}});
    book.put(type, "c", {{"title", "c"}, {"found_on", "2026-01-10"}, {"status", "fixed"}, {"due", "2026-02-01"}});
    book.put(type, "d", {{"title", "d"}, {"severity", "minor"}, {"status", "open"}});
    book.put(type, "e", {{"title", "e"}, {"found_on", "2026-08-01"}, {"verified_on", "2026-08-11"}, {"status", "verified"}});
    auto const ages = finding_ages(book.store, kProject, kToday);
    CHECK(ages.open == 4);
    CHECK(ages.overdue == 1);
    CHECK(ages.undated == 1);
    CHECK(ages.closed == 1);
    CHECK(ages.mean_days_to_verify == 10);
    CHECK(ages.count[0][0] == 1);
    CHECK(ages.count[1][1] == 1);
    CHECK(ages.count[3][4] == 1);
    CHECK(age_bucket(0) == 0);
    CHECK(age_bucket(30) == 1);
    CHECK(age_bucket(61) == 3);
    CHECK(finding_ages(book.store, id_from_key("nobody"), kToday).mean_days_to_verify == -1);
}

TEST_CASE("a deliverable shows its undecided acceptance, else the newest") {
    Office book;
    book.put(reg::deliverable::kType, "d", {{"title", "件"}});
    book.put(reg::deliverable::kType, "bare", {{"title", "空"}});
    book.put(reg::acceptance::kType, "old", {{"title", "一"}, {"deliverable", "d"}, {"decision", "rejected"}, {"signed_on", "2026-06-01"}});
    book.put(reg::acceptance::kType, "new", {{"title", "二"}, {"deliverable", "d"}, {"decision", "pending"}});
    book.add(reg::checklist_item::kType, "c1", {{"title", "1"}, {"subject", "d"}, {"done", "true"}});
    book.add(reg::checklist_item::kType, "c2", {{"title", "2"}, {"subject", "d"}, {"must", "true"}});
    book.put(reg::finding::kType, "f", {{"title", "f"}, {"deliverable", "d"}, {"severity", "major"}, {"status", "open"}});
    auto const rows = deliverable_acceptances(book.store, kProject);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].acceptance == id_from_key("new"));
    CHECK(rows[0].points == 2);
    CHECK(rows[0].ticked == 1);
    CHECK(rows[0].grave == 1);
    CHECK(rows[1].acceptance == kNoId);
    auto const lists = checklists(book.store, kProject);
    REQUIRE(lists.size() == 1);
    CHECK(lists[0].must_open == 1);
    CHECK(lists[0].done == 1);
}

TEST_CASE("the trend of satisfaction compares each customer with themselves") {
    Office book;
    auto const& type = reg::satisfaction::kType;
    book.put(type, "a2", {{"title", "b"}, {"on", "2026-08-01"}, {"customer", "甲"}, {"score", "90"}, {"respondents", "30"}, {"quality", "5"}, {"recommend", "9"}});
    book.put(type, "a1", {{"title", "a"}, {"on", "2026-03-01"}, {"customer", "甲"}, {"score", "60"}, {"quality", "3"}});
    book.put(type, "b1", {{"title", "c"}, {"on", "2026-07-01"}, {"customer", "乙"}, {"score", "50"}, {"respondents", "10"}, {"quality", "4"}});
    book.put(type, "undated", {{"title", "d"}, {"customer", "丙"}, {"score", "10"}});
    auto const trend = satisfaction_trend(book.store, kProject);
    CHECK(trend.surveys == std::vector{id_from_key("a1"), id_from_key("b1"), id_from_key("a2")});
    CHECK(trend.now[0] == 450);
    CHECK(trend.before[0] == 300);
    CHECK(trend.now[1] == 0);
    CHECK(trend.mean_score == 80);
    CHECK(trend.recommend == 900);
    CHECK(satisfaction_trend(book.store, id_from_key("nobody")).mean_score == -1);
}

}  // namespace
