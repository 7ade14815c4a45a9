#include "core/rules/strategy.h"

#include "core/registers/contribution.h"
#include "core/registers/objective.h"
#include "core/registers/proposal.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
using tests::Given;
namespace obj = registers::objective;
namespace ctr = registers::contribution;

namespace {

struct Plans : IntakeBook {
    Id objective(std::string_view key, std::vector<Given> more = {}) {
        more.insert(more.begin(), {"name", key});
        return add(obj::kType, key, more);
    }
    Id runs(std::string_view key, std::vector<Given> more = {}) {
        more.insert(more.begin(), {{"name", key}, {"status", "active"}});
        return add(registers::project::kType, key, more);
    }
    void serves(std::string_view project, std::string_view objective, std::string_view strength = "2") {
        add(ctr::kType, std::string(project) + ">" + std::string(objective), {{"objective", objective}, {"project", project}, {"strength", strength}});
    }
    std::vector<Hit> hits() { return check_strategy(facts()).hits; }
};

}  // namespace

TEST_CASE("an objective without a running project is unserved, a project without an objective astray") {
    Plans book;
    auto const served = book.objective("served"), bare = book.objective("bare"), old = book.objective("old", {{"status", "achieved"}});
    auto const works = book.runs("works"), astray = book.runs("astray");
    auto const over = book.runs("over", {{"status", "closed"}});
    book.serves("works", "served");
    book.serves("over", "bare");
    book.serves("astray", "bare", "0");
    auto const hits = book.hits();
    silent(hits, "strategy.unserved", served);
    fires(hits, "strategy.unserved", bare);
    silent(hits, "strategy.unserved", old);
    silent(hits, "strategy.no_objective", works);
    fires(hits, "strategy.no_objective", astray);
    silent(hits, "strategy.no_objective", over);
}

TEST_CASE("an objective above others is served through them") {
    Plans book;
    auto const top = book.objective("top");
    Record child(obj::kType, id_from_key("child"));
    child.set(obj::name.slot, {Value(std::string("child")), Stamp{1, 1}});
    child.set(obj::place.slot, {Value(Place(top, "m")), Stamp{1, 1}});
    book.store.add(std::move(child));
    book.runs("p");
    book.serves("p", "child");
    auto const result = check_strategy(book.facts());
    silent(result.hits, "strategy.unserved", top);
    REQUIRE(result.objectives.size() == 2);
    CHECK(result.objectives[0].below == 1);
    CHECK(result.objectives[0].projects == 0);
    CHECK(result.objectives[1].level == 1);
}

TEST_CASE("weak service, service by projects in trouble, service of what is over") {
    Plans book;
    auto const weak = book.objective("weak"), strong = book.objective("strong"), old = book.objective("old", {{"status", "dropped"}});
    auto const a = book.runs("a", {{"health_scope", "red"}, {"health_risk", "red"}, {"health_quality", "red"}});
    auto const b = book.runs("b"), c = book.runs("c");
    book.serves("a", "weak", "1");
    book.serves("b", "strong", "3");
    book.serves("c", "old", "3");
    auto const hits = book.hits();
    fires(hits, "strategy.weak", weak);
    silent(hits, "strategy.weak", strong);
    fires(hits, "strategy.at_risk", weak);
    silent(hits, "strategy.at_risk", strong);
    fires(hits, "strategy.closed_objective", c);
    silent(hits, "strategy.closed_objective", b);
    silent(hits, "strategy.no_objective", a);
    (void)old;
}

TEST_CASE("what a project names and what it contributes agree") {
    Plans book;
    book.objective("o");
    auto const says = book.runs("says", {{"objective", "o"}}), does = book.runs("does", {{"objective", "o"}});
    book.serves("does", "o");
    auto const hits = book.hits();
    fires(hits, "strategy.not_counted", says);
    silent(hits, "strategy.not_counted", does);
}

TEST_CASE("objectives beside each other weigh 100 together") {
    Plans book;
    auto const first = book.objective("a", {{"weight", "60"}});
    book.objective("b", {{"weight", "30"}});
    book.objective("gone", {{"weight", "99"}, {"status", "dropped"}});
    fires(book.hits(), "strategy.weights", first);
    book.objective("c", {{"weight", "10"}});
    silent(book.hits(), "strategy.weights", first);
    Plans unweighted;
    unweighted.objective("a");
    silent(unweighted.hits(), "strategy.weights");
}

TEST_CASE("how far an objective is, where its texts are numbers") {
    struct { std::string_view from, to, now; std::optional<int> share; } const cases[] = {
        {"100", "118", "104", 22}, {"18%", "30%", "19%", 8}, {"2", "0", "0", 100}, {"42", "42", "46", {}}, {"", "5", "3", {}}, {"低", "高", "中", {}}, {"1,000", "2,000", "1,500", 50}, {"0", "10", "−5", -50}};
    for (auto const& c : cases) {
        CAPTURE(c.from);
        Plans book;
        book.objective("o", {{"baseline_value", c.from}, {"target", c.to}, {"actual", c.now}});
        CHECK(check_strategy(book.facts()).objectives[0].attained == c.share);
    }
    CHECK(leading_number("≤ 5") == 5.0);
    CHECK(leading_number("1,280.5 万元") == 1280.5);
    CHECK_FALSE(leading_number("x").has_value());
    CHECK_FALSE(leading_number("").has_value());
    CHECK(check_strategy(Plans{}.facts()).objectives.empty());
}
