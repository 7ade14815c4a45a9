#include "core/rules/method_deviation.h"

#include "core/registers/activity.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::tests;
using namespace pmo::rules;
using pmo::test::fires;
using pmo::test::silent;
namespace r = pmo::registers;

namespace {

Id id(std::string_view key) { return id_from_key(key); }

// A method with one phase, a gate with two musts, an activity and a document; a project that has taken up everything.
struct Case {
    Book book;
    explicit Case(std::string_view method = "m", std::string_view kind = "must_meet", std::string_view gate_name = "Start") {
        book.add(r::method::kType, "m", {{"name", "Way"}});
        book.add(r::phase::kType, "m1", {{"method", "m"}, {"name", "First"}});
        book.add(r::gate::kType, "mg", {{"method", "m"}, {"phase", "m1"}, {"name", "Start"}});
        book.add(r::gate_criterion::kType, "mk1", {{"gate", "mg"}, {"title", "Charter"}, {"kind", "must_meet"}});
        book.add(r::gate_criterion::kType, "mk2", {{"gate", "mg"}, {"title", "Budget"}, {"kind", "must_meet"}});
        book.add(r::activity::kType, "ma", {{"method", "m"}, {"phase", "m1"}, {"name", "Argue"}});
        book.add(r::template_::kType, "mt", {{"method", "m"}, {"name", "Plan"}, {"kind", "document"}});
        book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", "active"}, {"method", method}});
        book.add(r::phase::kType, "p1", {{"project", "p"}, {"name", "First"}, {"origin", "m1"}});
        book.add(r::gate::kType, "pg", {{"project", "p"}, {"name", gate_name}, {"origin", "mg"}});
        book.add(r::gate_criterion::kType, "pk1", {{"gate", "pg"}, {"title", "Charter"}, {"kind", kind}, {"origin", "mk1"}});
    }
    Case& with(TypeDef const& type, std::string_view key, std::vector<Given> const& cells) { book.add(type, key, cells); return *this; }
    std::vector<Hit> hits() const {
        Derived const derived(book.store);
        return method_hits({book.store, derived, *parse_date("2026-09-18")});
    }
};

}  // namespace

TEST_CASE("a running project has a method") {
    fires(Case("").hits(), "method.none", id("p"));
    fires(Case("a method that is gone").hits(), "method.none", id("p"));
    silent(Case().hits(), "method.none", id("p"));
}

TEST_CASE("what the method demands is there or its absence is recorded") {
    fires(Case().hits(), "method.must_dropped", id("mk2"));
    silent(Case().with(r::gate_criterion::kType, "pk2", {{"gate", "pg"}, {"title", "Budget"}, {"kind", "must_meet"}}).hits(), "method.must_dropped", id("mk2"));
    silent(Case().with(r::deviation::kType, "d", {{"project", "p"}, {"title", "No budget"}, {"kind", "omitted"}, {"method_item", "mk2"}, {"reason", "Small"}}).hits(), "method.must_dropped", id("mk2"));
    fires(Case().with(r::deviation::kType, "d", {{"project", "p"}, {"title", "No budget"}, {"kind", "omitted"}, {"method_item", "mk2"}, {"status", "rejected"}}).hits(), "method.must_dropped", id("mk2"));
    fires(Case("m", "should_meet").hits(), "method.must_weakened", id("pk1"));
    silent(Case("m", "must_meet").hits(), "method.must_weakened", id("pk1"));
    auto more = Case();
    more.with(r::gate::kType, "mg2", {{"method", "m"}, {"phase", "m1"}, {"name", "End"}});
    fires(more.hits(), "method.missing", id("mg2"));
    silent(Case().hits(), "method.missing", id("mg"));
}

TEST_CASE("what a project has besides or otherwise is named") {
    fires(Case().with(r::gate::kType, "own", {{"project", "p"}, {"name", "Customer gate"}}).hits(), "method.added", id("own"));
    silent(Case().with(r::gate::kType, "own", {{"project", "p"}, {"name", "Customer gate"}}).with(r::deviation::kType, "d", {{"project", "p"}, {"title", "Customer gate"}, {"kind", "added"}, {"reason", "Contract"}}).hits(), "method.added", id("own"));
    silent(Case("m", "must_meet", "Begin").hits(), "method.changed", id("pg"));       // another name is no departure
    auto judged = Case();
    judged.with(r::gate_criterion::kType, "mk3", {{"gate", "mg"}, {"title", "Risks"}, {"computed", "risk_reviews_done"}}).with(r::gate_criterion::kType, "pk3", {{"gate", "pg"}, {"title", "Risks"}, {"origin", "mk3"}});
    fires(judged.hits(), "method.changed", id("pk3"));
    silent(judged.hits(), "method.changed", id("pk1"));
}

TEST_CASE("activities and documents are compared once the project has any") {
    silent(Case().hits(), "method.missing", id("ma"));
    auto own = Case();
    own.with(r::activity::kType, "else", {{"method", "m"}, {"phase", "m1"}, {"name", "Decide"}}).with(r::activity::kType, "pa", {{"project", "p"}, {"name", "Decide"}, {"origin", "else"}});
    fires(own.hits(), "method.missing", id("ma"));
    silent(Case().hits(), "method.missing", id("mt"));
    fires(Case().with(r::document::kType, "pd", {{"project", "p"}, {"title", "Charter"}, {"required_by_method", "true"}}).hits(), "method.missing", id("mt"));
}

TEST_CASE("a document is missing when its work is over, not before") {
    for (auto const& [stage, missing] : {std::pair("planning", false), std::pair("execution", true), std::pair("closing", true), std::pair("", true)}) {
        CAPTURE(stage);
        Book book;
        book.add(r::method::kType, "m", {{"name", "Way"}});
        book.add(r::template_::kType, "mt", {{"method", "m"}, {"name", "Plan"}, {"kind", "document"}, {"phase", "planning"}});
        book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", "active"}, {"method", "m"}, {"stage", stage}});
        book.add(r::document::kType, "pd", {{"project", "p"}, {"title", "Charter"}, {"required_by_method", "true"}});
        CHECK(find_deviations(book.store, id("p")).size() == (missing ? 1u : 0u));
    }
}

TEST_CASE("a deviation gives its reason and is decided in time") {
    auto late = Case();
    late.with(r::deviation::kType, "d", {{"project", "p"}, {"title", "Less"}, {"kind", "omitted"}, {"status", "proposed"}, {"due", "2026-09-17"}});
    fires(late.hits(), "method.no_reason", id("d"));
    fires(late.hits(), "method.undecided", id("d"));
    auto fine = Case();
    fine.with(r::deviation::kType, "d", {{"project", "p"}, {"title", "Less"}, {"kind", "omitted"}, {"status", "approved"}, {"due", "2026-09-17"}, {"reason", "Small"}});
    silent(fine.hits(), "method.no_reason", id("d"));
    silent(fine.hits(), "method.undecided", id("d"));
    Book empty;
    CHECK(find_deviations(empty.store, id("nobody")).empty());
}
