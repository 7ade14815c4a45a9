#include "core/rules/charter.h"

#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/goal.h"
#include "core/registers/role_assignment.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
using tests::Given;
namespace cha = registers::charter;

namespace {

std::vector<Given> full(std::vector<Given> const& other = {}) {
    std::vector<Given> cells = {{"project", "p"}, {"title", "c"}, {"status", "approved"}, {"background", "b"}, {"purpose", "u"}, {"scope_in", "i"}, {"scope_out", "o"}, {"success_factors", "s"},
                                {"assumptions", "a"}, {"constraints", "k"}, {"main_risks", "r"}, {"organisation", "g"}, {"authority", "t"}, {"budget_frame", "100 CNY"}, {"target_start", "2026-09-21"},
                                {"target_finish", "2026-12-31"}, {"approved_by", "boss"}, {"approved_on", "2026-09-01"}};
    for (auto const& cell : other) {
        std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
        cells.push_back(cell);
    }
    return cells;
}

struct Charters : IntakeBook {
    Charters(std::string_view stage = "execution") {
        add(registers::project::kType, "p", {{"name", "p"}, {"status", "active"}, {"stage", stage}, {"start", "2026-09-21T08:00"}, {"schedule_from", "start"}});
        add(registers::task::kType, "t", {{"project", "p"}, {"name", "t"}, {"duration", "4800"}, {"budget", "200 CNY"}});
        add(registers::task::kType, "m", {{"project", "p"}, {"name", "m"}, {"milestone", "true"}});
    }
    std::vector<Hit> hits() { return check_charter(facts(), id_from_key("p")); }
};

}  // namespace

TEST_CASE("a running project has a charter, and it is complete and approved") {
    Charters book;
    auto const project = id_from_key("p");
    fires(book.hits(), "charter.none", project);
    auto const draft = book.add(cha::kType, "c", {{"project", "p"}, {"title", "c"}, {"status", "draft"}});
    auto hits = book.hits();
    silent(hits, "charter.none", project);
    fires(hits, "charter.incomplete", draft);
    fires(hits, "charter.not_approved", project);
    auto const parts = completeness(book.facts(), book.at("c"));
    CHECK(parts.parts.size() == 15);
    CHECK(parts.filled == 1);                                      // the plan's milestone
    CHECK(parts.permille() == 66);

    Charters other;
    other.add(cha::kType, "c", full({{"budget_frame", "900000 CNY"}}));
    other.add(registers::goal::kType, "g", {{"project", "p"}, {"title", "g"}, {"weight", "100"}});
    hits = other.hits();
    silent(hits, "charter.incomplete");
    silent(hits, "charter.not_approved");
    CHECK(completeness(other.facts(), other.at("c")).permille() == 1000);
}

TEST_CASE("a project in initiation may still be without an approved charter") {
    Charters book("initiation");
    book.add(cha::kType, "c", {{"project", "p"}, {"title", "c"}, {"status", "in_review"}});
    silent(book.hits(), "charter.not_approved");
}

TEST_CASE("the forecast stays within the charter's frame of time and money") {
    Charters book;
    auto const tight = book.add(cha::kType, "c", full({{"target_finish", "2026-09-25"}}));
    auto const hits = book.hits();
    fires(hits, "charter.finish_exceeded", tight);
    fires(hits, "charter.cost_exceeded", tight);
    Charters wide;
    auto const id = wide.add(cha::kType, "c", full({{"budget_frame", "900 CNY"}}));
    silent(wide.hits(), "charter.finish_exceeded", id);
    silent(wide.hits(), "charter.cost_exceeded", id);
    Charters foreign;                                              // another currency is not compared
    auto const other = foreign.add(cha::kType, "c", full({{"budget_frame", "1 USD"}}));
    silent(foreign.hits(), "charter.cost_exceeded", other);
}

TEST_CASE("an approved charter has SMART goals that weigh 100 together") {
    Charters book;
    auto const charter = book.add(cha::kType, "c", full());
    silent(book.hits(), "charter.goals_not_smart", charter);       // none
    book.add(registers::goal::kType, "g", {{"project", "p"}, {"title", "g"}, {"weight", "60"}});
    fires(book.hits(), "charter.goals_not_smart", charter);
    fires(book.hits(), "charter.goal_weights", charter);
    book.add(registers::goal::kType, "h", {{"project", "p"}, {"title", "h"}, {"weight", "40"}});
    silent(book.hits(), "charter.goal_weights", charter);
}

TEST_CASE("nobody is left out of an approval") {
    Charters book;
    auto const charter = book.add(cha::kType, "c", full());
    book.add(registers::approval::kType, "yes", {{"project", "p"}, {"subject", "c"}, {"title", "y"}, {"approver", "boss"}, {"decision", "approved"}, {"step", "2"}});
    silent(book.hits(), "charter.open_approval", charter);
    book.add(registers::approval::kType, "no", {{"project", "p"}, {"subject", "c"}, {"title", "n"}, {"approver", "gone"}, {"decision", "pending"}, {"step", "1"}});
    fires(book.hits(), "charter.open_approval", charter);
    auto const asked = approvals_of(book.store, charter);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0]->id() == id_from_key("no"));                    // by step
}

TEST_CASE("the approved charter holds, else the latest that was not refused") {
    Charters book;
    CHECK(charter_of(book.store, id_from_key("p")) == nullptr);
    book.add(cha::kType, "old", {{"project", "p"}, {"title", "old"}, {"status", "superseded"}});
    CHECK(charter_of(book.store, id_from_key("p")) == nullptr);
    book.add(cha::kType, "a", {{"project", "p"}, {"title", "a"}, {"status", "draft"}});
    book.add(cha::kType, "b", {{"project", "p"}, {"title", "b"}, {"status", "draft"}});
    CHECK(charter_of(book.store, id_from_key("p"))->id() == id_from_key("b"));
    book.add(cha::kType, "v1", full());
    book.add(cha::kType, "late", {{"project", "p"}, {"title", "late"}, {"status", "draft"}});
    CHECK(charter_of(book.store, id_from_key("p"))->id() == id_from_key("v1"));
    book.remove("v1");
    CHECK(charter_of(book.store, id_from_key("p"))->id() == id_from_key("late"));
    CHECK(check_charter(book.facts(), id_from_key("nobody")).empty());
}
