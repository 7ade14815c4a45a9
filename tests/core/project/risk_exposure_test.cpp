// Exposure over time and by category.

#include "core/project/risk_exposure.h"

#include "core/registers/risk.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

ExposureSummary summary(Book const& book, int months = 3) {
    std::vector<Record const*> risks;
    for (auto const& row : book.store.table(r::risk::kType).rows()) risks.push_back(&row);
    return exposure_summary(book.store, risks, *parse_date("2026-09-18"), months);
}

}  // namespace

TEST_CASE("nothing is at stake without risks") {
    Book const book;
    auto const sum = summary(book);
    CHECK(sum.exposure == 0);
    CHECK(sum.months.empty());
    CHECK(sum.categories.empty());
}

TEST_CASE("open threats count with probability times cost, chances for themselves, other currencies are left out") {
    Book book;
    book.add(r::risk::kType, "a", {{"status", "monitoring"}, {"category", "technical"}, {"probability_percent", "50"}, {"impact_cost", "1000 CNY"}, {"impact", "4"}, {"residual_probability", "1"}, {"residual_impact", "2"}});
    book.add(r::risk::kType, "b", {{"status", "monitoring"}, {"probability_percent", "10"}, {"impact_cost", "2000 CNY"}});
    book.add(r::risk::kType, "c", {{"status", "closed"}, {"probability_percent", "90"}, {"impact_cost", "9000 CNY"}});
    book.add(r::risk::kType, "d", {{"status", "monitoring"}, {"kind", "opportunity"}, {"probability_percent", "50"}, {"impact_cost", "600 CNY"}});
    book.add(r::risk::kType, "e", {{"status", "monitoring"}, {"probability_percent", "50"}, {"impact_cost", "100 USD"}});
    auto const sum = summary(book);
    CHECK(sum.exposure == 70000);
    CHECK(sum.upside == 30000);
    CHECK(sum.threats == 3);
    CHECK(sum.opportunities == 1);
    CHECK(sum.other_currency == 1);
    CHECK(sum.residual == 5000 + 20000);               // 10 % of half of 1000, and b as it stands
    REQUIRE(sum.categories.size() == 2);
    CHECK(sum.categories[0].category == "technical");
    CHECK(sum.categories[1].category == "other");
}

TEST_CASE("what was open at a month's end counts as its last review then said") {
    Book book;
    book.add(r::risk::kType, "a", {{"status", "monitoring"}, {"identified_on", "2026-07-10"}, {"probability_percent", "50"}, {"impact_cost", "1000 CNY"}});
    book.add(r::risk_review::kType, "r1", {{"risk", "a"}, {"on", "2026-07-20"}, {"exposure", "900 CNY"}});
    book.add(r::risk_review::kType, "r2", {{"risk", "a"}, {"on", "2026-08-20"}, {"exposure", "700 CNY"}});
    book.add(r::risk::kType, "b", {{"status", "closed"}, {"identified_on", "2026-07-01"}, {"closed_on", "2026-08-15"}, {"probability_percent", "10"}, {"impact_cost", "1000 CNY"}});
    auto const sum = summary(book, 5);
    REQUIRE(sum.months.size() == 3);                    // May and June had nothing
    CHECK(to_text(sum.months[0].day) == "2026-07-31");
    CHECK(sum.months[0].exposure == 90000 + 10000);
    CHECK(sum.months[1].exposure == 70000);
    CHECK(sum.months[2].exposure == 50000);
    CHECK(to_text(sum.months[2].day) == "2026-09-18");
}
