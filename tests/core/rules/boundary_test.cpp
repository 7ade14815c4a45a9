// Overlaps and gaps between the project office, the project management department and the others.

#include "core/registers/department_duty.h"
#include "core/rules/boundary.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/raci_book.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using rules::Side;

Id id(std::string_view key) { return id_from_key(key); }

struct Edge : RaciBook {
    Edge() {
        add(reg::department::kType, "pmo", {{"name", "PMO"}, {"kind", "pmo"}});
        add(reg::department::kType, "pm", {{"name", "项目管理部"}, {"kind", "project_management"}});
        add(reg::department::kType, "fin", {{"name", "财务部"}, {"kind", "finance"}});
        Record below(reg::department::kType, id("pmo-risk"));
        below.set(reg::department::place.slot, {Value(Place(id("pmo"), "a")), Stamp{1, 1}});
        store.add(std::move(below));
    }
    std::vector<rules::Hit> hits() const {
        Derived const derived{store};
        return rules::check_boundary({store, derived, today}, rules::boundary_of(store, matrix()));
    }
};

TEST_CASE("a department stands on the side of the one above it") {
    Edge book;
    CHECK(rules::side_of(book.store, id("pmo-risk")) == Side::office);
    CHECK(rules::side_of(book.store, id("pm")) == Side::project);
    CHECK(rules::side_of(book.store, id("fin")) == Side::functional);
    CHECK(rules::side_of(book.store, id("ghost")) == Side::functional);
}

TEST_CASE("the two sides do not decide or do the same") {
    Edge book;
    auto const clear = book.activity("clear", "pmo:a pm:r fin:c");
    auto const decide = book.activity("decide", "pmo-risk:a pm:a");
    auto const both = book.activity("both", "pmo:a pmo-risk:r pm:r");
    auto const judge = book.activity("judge", "pmo:ar pm:c");
    auto const hits = book.hits();
    fires(hits, "boundary.both_decide", decide);
    fires(hits, "boundary.both_do", both);
    fires(hits, "boundary.judge_and_doer", judge);
    silent(hits, "boundary.judge_and_doer", both);
    silent(hits, "boundary.both_decide", clear);
    silent(hits, "boundary.both_do", clear);
    silent(hits, "boundary.judge_and_doer", clear);
}

TEST_CASE("one result has one owner") {
    Edge book;
    book.activity("first", "pmo:a pm:r", {{"output", "风险登记册"}});
    auto const twin = book.activity("twin", "pm:ar", {{"output", " 风险登记册 "}});
    fires(book.hits(), "boundary.same_output", twin);
    Edge same;
    same.activity("first", "pmo:a pm:r", {{"output", "风险登记册"}});
    auto const again = same.activity("again", "pmo:a pm:r", {{"output", "风险登记册"}});
    same.activity("none", "pm:ar");
    same.activity("neither", "pmo:a pm:r");
    silent(same.hits(), "boundary.same_output", again);
}

TEST_CASE("each phase is steered by one of the two and seen by the office") {
    Edge book;
    auto const ph2 = book.add(reg::phase::kType, "ph2", {{"method", "m"}, {"name", "规划"}, {"kind", "planning"}, {"place", "b"}});
    auto const ph3 = book.add(reg::phase::kType, "ph3", {{"method", "m"}, {"name", "执行"}, {"kind", "execution"}, {"place", "c"}});
    book.activity("a", "pmo:i pm:ar");
    book.activity("b", "fin:ar pm:c", {{"phase", "ph2"}});
    auto const hits = book.hits();
    fires(hits, "boundary.no_decision", ph2);
    fires(hits, "boundary.unseen", ph2);
    fires(hits, "boundary.phase_without_activity", ph3);
    silent(hits, "boundary.no_decision", id("ph"));
    silent(hits, "boundary.unseen", id("ph"));
    silent(hits, "boundary.phase_without_activity", id("ph"));
    silent(hits, "boundary.no_decision", ph3);
}

TEST_CASE("duties of departments and letters of the matrix say the same") {
    Edge book;
    book.departments("leg");
    book.activity("a", "pmo:a pm:r fin:r");
    book.add(reg::department_duty::kType, "d1", {{"department", "leg"}, {"phase", "initiation"}, {"title", "法务意见"}});
    book.add(reg::department_duty::kType, "d2", {{"department", "pm"}, {"phase", "initiation"}, {"title", "起草章程"}});
    book.add(reg::department_duty::kType, "d3", {{"department", "leg"}, {"phase", "closing"}, {"title", "没有活动的阶段"}});
    auto const hits = book.hits();
    fires(hits, "boundary.duty_without_letter", id("leg"));
    silent(hits, "boundary.duty_without_letter", id("pm"));
    fires(hits, "boundary.letter_without_duty", id("fin"));
    silent(hits, "boundary.letter_without_duty", id("pm"));
    CHECK(std::ranges::count(hits, std::string_view("boundary.duty_without_letter"), &rules::Hit::rule) == 1);
}

TEST_CASE("an empty scope has a life and no findings") {
    Edge book;
    auto const empty = rules::boundary_of(book.store, book.matrix("no-such"));
    CHECK(empty.phases.size() == 5);
    Derived const derived{book.store};
    CHECK(rules::check_boundary({book.store, derived, book.today}, empty).empty());
    book.activity("nowhere", "pm:ar", {{"phase", ""}});
    auto const stray = rules::boundary_of(book.store, book.matrix());
    REQUIRE(stray.phases.size() == 6);
    CHECK(stray.phases.back().life.empty());
    CHECK(stray.phases.back().sides[1].does.size() == 1);
}

}  // namespace
