// The rules about stakeholders: each fires and keeps silent, and nothing is said of those who are over or whose project is.

#include "core/rules/stakeholders.h"

#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/stakeholder.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using namespace pmo::tests;
namespace reg = pmo::registers;
namespace stk = pmo::registers::stakeholder;

struct People {
    Book book;
    Derived derived{book.store};
    People() {
        book.add(reg::project::kType, "p", {{"name", "甲"}, {"code", "P-1"}, {"status", "active"}});
        book.add(reg::project::kType, "closed", {{"name", "乙"}, {"code", "P-2"}, {"status", "closed"}});
        book.add(reg::person::kType, "wang", {{"name", "王磊"}});
    }
    Id add(std::string_view key, std::vector<Given> cells, std::string_view project = "p") {
        cells.push_back({"project", project});
        cells.push_back({"name", key});
        return book.add(stk::kType, key, cells);
    }
    std::vector<rules::Hit> hits(std::string_view project = "p") {
        derived.rebind(book.store);
        return rules::stakeholder_hits({book.store, derived, *parse_date("2026-09-18")}, project.empty() ? kNoId : id_from_key(project));
    }
};

TEST_CASE("engagement below what is wanted is a gap; of a key player it is grave; without a strategy that is said too") {
    People people;
    auto const key = people.add("总裁", {{"power", "5"}, {"interest", "5"}, {"engagement_now", "neutral"}, {"engagement_wanted", "supportive"}, {"strategy", "两周一次"}, {"owner", "wang"}});
    auto const other = people.add("工会", {{"power", "2"}, {"interest", "2"}, {"engagement_now", "unaware"}, {"engagement_wanted", "supportive"}});
    auto const fine = people.add("质量", {{"power", "5"}, {"interest", "5"}, {"engagement_now", "supportive"}, {"engagement_wanted", "leading"}, {"strategy", "x"}, {"owner", "wang"}});
    auto const level = people.add("财务", {{"power", "3"}, {"interest", "3"}, {"engagement_now", "leading"}, {"engagement_wanted", "neutral"}});
    auto const unknown = people.add("未评估", {});
    auto const hits = people.hits();
    fires(hits, "stakeholder.key_not_won", key);
    silent(hits, "stakeholder.key_not_won", fine);
    fires(hits, "stakeholder.gap", other);
    fires(hits, "stakeholder.gap", fine);
    silent(hits, "stakeholder.gap", level);
    silent(hits, "stakeholder.gap", unknown);
    fires(hits, "stakeholder.no_strategy", other);
    silent(hits, "stakeholder.no_strategy", key);
    silent(hits, "stakeholder.no_strategy", level);
}

TEST_CASE("people on opposite sides are found where one of them can decide") {
    People people;
    auto const against = people.add("班组长", {{"power", "2"}, {"attitude", "against"}});
    auto const boss = people.add("总裁", {{"power", "5"}, {"attitude", "for"}});
    people.add("同事", {{"power", "4"}, {"engagement_now", "supportive"}});
    auto const hits = people.hits();
    fires(hits, "stakeholder.opposed", against);
    silent(hits, "stakeholder.opposed", boss);
    for (auto const& hit : hits)
        if (hit.rule == "stakeholder.opposed") {
            CHECK(hit.args == std::vector<std::string>{"总裁", "2"});
            CHECK(hit.evidence.front() == boss);
        }
    People weak;
    auto const small = weak.add("一", {{"power", "2"}, {"attitude", "against"}});
    weak.add("二", {{"power", "3"}, {"attitude", "for"}});
    silent(weak.hits(), "stakeholder.opposed", small);
}

TEST_CASE("noted conflicts, old assessments and key players without an owner are said") {
    People people;
    auto const noted = people.add("方敏", {{"power", "4"}, {"interest", "5"}, {"conflict", "旺季产量与试点窗口冲突。"}, {"review_on", "2026-09-10"}, {"owner", "gone"}});
    auto const calm = people.add("彭飞", {{"power", "4"}, {"interest", "5"}, {"review_on", "2026-09-18"}, {"owner", "wang"}});
    auto const hits = people.hits();
    fires(hits, "stakeholder.conflict_noted", noted);
    silent(hits, "stakeholder.conflict_noted", calm);
    fires(hits, "stakeholder.review_overdue", noted);
    silent(hits, "stakeholder.review_overdue", calm);
    fires(hits, "stakeholder.no_owner", noted);
    silent(hits, "stakeholder.no_owner", calm);
}

TEST_CASE("those who are inactive and those of closed projects are left out of the whole; a long text is quoted") {
    People people;
    std::string long_text;
    for (int i = 0; i < 5000; ++i) long_text += "争";
    auto const loud = people.add("吵", {{"conflict", long_text}});
    auto const inactive = people.add("走了", {{"conflict", "x"}, {"status", "inactive"}});
    auto const closed = people.add("旧项目", {{"conflict", "x"}}, "closed");
    auto const hits = people.hits("");
    fires(hits, "stakeholder.conflict_noted", loud);
    silent(hits, "stakeholder.conflict_noted", inactive);
    silent(hits, "stakeholder.conflict_noted", closed);
    for (auto const& hit : hits)
        if (hit.subject == loud) CHECK(hit.args[0].size() < 200);
    CHECK(people.hits("nowhere").empty());
}

TEST_CASE("each engagement has its advice") {
    People people;
    auto const advice = [&](std::string_view key, std::string_view now, std::string_view wanted) {
        return std::string(rules::engagement_advice(*people.book.store.live(people.add(key, {{"engagement_now", now}, {"engagement_wanted", wanted}}))));
    };
    CHECK(advice("1", "unaware", "supportive") == "inform");
    CHECK(advice("2", "resistant", "supportive") == "listen");
    CHECK(advice("3", "neutral", "supportive") == "involve");
    CHECK(advice("4", "supportive", "leading") == "delegate");
    CHECK(advice("5", "leading", "neutral") == "ease");
    CHECK(advice("6", "neutral", "neutral") == "keep");
    CHECK(advice("7", "", "neutral") == "assess");
}

}  // namespace
