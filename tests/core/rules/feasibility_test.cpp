#include "core/rules/feasibility.h"

#include "core/registers/department.h"
#include "core/registers/feasibility.h"
#include "core/registers/person.h"
#include "core/registers/proposal.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
using tests::Given;
namespace ppl = registers::proposal;
namespace fea = registers::feasibility;

namespace {

struct Office : IntakeBook {
    explicit Office(std::string_view stage) {
        for (auto const* kind : {"it", "finance", "operations", "legal", "pmo"}) add(registers::department::kType, kind, {{"name", kind}, {"kind", kind}});
        for (auto const* person : {"asker", "judge"}) add(registers::person::kType, person, {{"name", person}});
        add(ppl::kType, "p", {{"title", "p"}, {"stage", stage}, {"requester", "asker"}, {"owner", "asker"}, {"target_start", "2027-03-01"}});
    }
    Id side(std::string_view key, std::string_view dimension, std::vector<Given> cells) {
        cells.insert(cells.begin(), {{"proposal", "p"}, {"dimension", dimension}});
        return add(fea::kType, key, cells);
    }
    void all(std::string_view verdict) {
        constexpr std::string_view kOwners[] = {"it", "finance", "operations", "legal", "pmo"};
        for (std::size_t i = 0; i < std::size(kOwners); ++i)
            side(std::string("side.") + std::string(fea::kDimension[i]), fea::kDimension[i], {{"status", "done"}, {"verdict", verdict}, {"department", kOwners[i]}, {"assessor", "judge"}, {"assessed_on", "2026-09-01"}});
    }
    std::vector<Hit> hits() { return check_feasibility(facts()); }
};

}  // namespace

TEST_CASE("a proposal to be decided has all five sides judged") {
    Office book("decision");
    auto const proposal = id_from_key("p");
    fires(book.hits(), "feasibility.missing", proposal);
    book.all("feasible");
    auto const hits = book.hits();
    silent(hits, "feasibility.missing", proposal);
    silent(hits, "feasibility.unfinished");
    silent(hits, "feasibility.overdue");
    silent(hits, "feasibility.contradictory", proposal);
    silent(hits, "feasibility.against", proposal);
    silent(hits, "feasibility.no_department");
    silent(hits, "feasibility.other_department");
    silent(hits, "feasibility.own_assessment");
    silent(hits, "feasibility.dates_tight", proposal);
    for (auto const& side : sides_of(book.facts(), proposal)) CHECK(side.state == SideState::feasible);
    Office early("demand");
    CHECK(early.hits().empty());
}

TEST_CASE("late, unfinished, unowned and partial assessments are named") {
    Office book("decision");
    auto const late = book.side("late", "legal", {{"status", "planned"}, {"due", "2026-09-17"}, {"department", "finance"}, {"assessor", "asker"}});
    auto const today = book.side("today", "economic", {{"status", "in_progress"}, {"due", "2026-09-18"}});
    auto const hits = book.hits();
    fires(hits, "feasibility.overdue", late);
    fires(hits, "feasibility.unfinished", late);
    fires(hits, "feasibility.other_department", late);
    fires(hits, "feasibility.own_assessment", late);
    silent(hits, "feasibility.overdue", today);
    fires(hits, "feasibility.no_department", today);
    auto const sides = sides_of(book.facts(), id_from_key("p"));
    CHECK(sides[3].state == SideState::overdue);
    CHECK(sides[1].state == SideState::in_progress);
    CHECK(sides[0].state == SideState::missing);
}

TEST_CASE("verdicts that disagree, and a verdict against") {
    Office book("decision");
    book.all("feasible");
    book.side("again", "legal", {{"status", "done"}, {"verdict", "infeasible"}, {"department", "legal"}, {"assessor", "judge"}, {"assessed_on", "2026-09-10"}});
    auto const hits = book.hits();
    fires(hits, "feasibility.contradictory", id_from_key("p"));
    fires(hits, "feasibility.against", id_from_key("p"));            // the later one counts
    CHECK(sides_of(book.facts(), id_from_key("p"))[3].assessment->id() == id_from_key("again"));
}

TEST_CASE("a schedule that is feasible needs time before the start") {
    Office book("decision");
    auto const soon = book.add(ppl::kType, "soon", {{"title", "soon"}, {"stage", "decision"}, {"target_start", "2026-10-10"}});
    book.add(fea::kType, "s", {{"proposal", "soon"}, {"dimension", "schedule"}, {"status", "done"}, {"verdict", "feasible"}, {"department", "pmo"}});
    fires(book.hits(), "feasibility.dates_tight", soon);
}

TEST_CASE("the owner of a side is the department of its kind nearest to the top") {
    IntakeBook book;
    CHECK(owner_of_side(book.store, "legal") == nullptr);
    book.add(registers::department::kType, "shut", {{"name", "shut"}, {"kind", "legal"}, {"inactive", "true"}});
    CHECK(owner_of_side(book.store, "legal") == nullptr);
    book.add(registers::department::kType, "legal", {{"name", "legal"}, {"kind", "legal"}});
    REQUIRE(owner_of_side(book.store, "legal") != nullptr);
    CHECK(owner_of_side(book.store, "legal")->id() == id_from_key("legal"));
    CHECK(owner_of_side(book.store, "nonsense") == nullptr);
    CHECK(owns_side(book.at("legal"), "legal"));
    CHECK_FALSE(owns_side(book.at("legal"), "economic"));
    CHECK(check_feasibility(book.facts()).empty());
    for (auto const& side : sides_of(book.facts(), kNoId)) CHECK(side.state == SideState::missing);
}
