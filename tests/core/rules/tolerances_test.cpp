#include "core/rules/tolerances.h"

#include "core/registers/benefit.h"
#include "core/registers/benefit_measurement.h"
#include "core/registers/change_request.h"
#include "core/registers/exception_report.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/tolerance.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::tests;
using namespace pmo::rules;
using pmo::test::fires;
using pmo::test::silent;
namespace r = pmo::registers;

namespace {

Date const kToday = *parse_date("2026-09-18");
Id const kTolerance = id_from_key("t"), kProject = id_from_key("p");

struct Case {
    Book book;
    explicit Case(std::vector<Given> tolerance, std::string_view status = "active") {
        book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", status}});
        tolerance.push_back({"project", "p"});
        tolerance.push_back({"status", "active"});
        book.add(r::tolerance::kType, "t", tolerance);
    }
    Case& with(TypeDef const& type, std::string_view key, std::vector<Given> cells) {
        if (slot_of(type, "project") != kNoSlot) cells.push_back({"project", "p"});
        book.add(type, key, cells);
        return *this;
    }
    Case& findings(int count) {
        for (int i = 0; i < count; ++i) with(r::finding::kType, "f" + std::to_string(i), {{"title", "Crack"}, {"severity", "major"}, {"status", "open"}});
        return *this;
    }
    std::vector<Hit> hits() const {
        Derived const derived(book.store);
        return tolerance_hits({book.store, derived, kToday});
    }
    ToleranceState state() const {
        Derived const derived(book.store);
        return tolerance_state({book.store, derived, kToday}, *book.store.find(kTolerance));
    }
};

std::vector<Given> quality(std::string_view plus) { return {{"dimension", "quality"}, {"plus", plus}, {"unit", "items"}}; }

}  // namespace

TEST_CASE("a tolerance is kept, nearly used up, or broken") {
    fires(Case(quality("300")).findings(4).hits(), "tolerance.broken", kTolerance);
    silent(Case(quality("300")).findings(3).hits(), "tolerance.broken", kTolerance);
    fires(Case(quality("500")).findings(4).hits(), "tolerance.near", kTolerance);
    silent(Case(quality("500")).findings(3).hits(), "tolerance.near", kTolerance);
    auto const state = Case(quality("500")).findings(4).state();
    CHECK(state.deviation == 400);
    CHECK(state.used == 800);
    CHECK(state.evidence.size() == 4);
    CHECK(Case(quality("0")).state().level == ToleranceLevel::kept);
    CHECK(Case(quality("0")).findings(1).state().level == ToleranceLevel::broken);
    CHECK(Case(quality("")).findings(9).state().level == ToleranceLevel::kept);           // that direction is not limited
    silent(Case(quality("0"), "closed").findings(1).hits(), "tolerance.broken", kTolerance);
}

TEST_CASE("a broken tolerance asks for a report, a report for a decision") {
    auto broken = Case(quality("0"));
    fires(broken.findings(1).hits(), "tolerance.no_report", kTolerance);
    broken.with(r::exception_report::kType, "e", {{"title", "Cracks"}, {"tolerance", "t"}, {"status", "submitted"}, {"due", "2026-09-17"}});
    silent(broken.hits(), "tolerance.no_report", kTolerance);
    fires(broken.hits(), "tolerance.report_waiting", id_from_key("e"));
    auto decided = Case(quality("0"));
    decided.with(r::exception_report::kType, "e", {{"title", "Cracks"}, {"tolerance", "t"}, {"status", "decided"}, {"due", "2026-09-17"}});
    silent(decided.hits(), "tolerance.report_waiting", id_from_key("e"));
}

TEST_CASE("what cannot be measured is unknown; what is not agreed is missing") {
    fires(Case({{"dimension", "time"}, {"plus", "1000"}, {"unit", "days"}}).hits(), "tolerance.unmeasured", kTolerance);     // there is no plan
    fires(Case({{"dimension", "quality"}, {"plus", "1000"}, {"unit", "amount"}}).hits(), "tolerance.unmeasured", kTolerance);
    silent(Case(quality("300")).hits(), "tolerance.unmeasured", kTolerance);
    fires(Case(quality("300")).hits(), "tolerance.missing", kProject);
    auto both = Case({{"dimension", "time"}, {"plus", "1000"}, {"unit", "days"}});
    both.with(r::tolerance::kType, "c", {{"dimension", "cost"}, {"plus", "500"}, {"unit", "percent"}, {"status", "active"}});
    silent(both.hits(), "tolerance.missing", kProject);
}

TEST_CASE("risk, scope and benefit have measures of their own") {
    auto risky = Case({{"dimension", "risk"}, {"plus", "1200"}, {"unit", "points"}});
    risky.with(r::risk::kType, "a", {{"title", "Flood"}, {"status", "monitoring"}, {"probability", "4"}, {"impact", "4"}});
    risky.with(r::risk::kType, "b", {{"title", "Chance"}, {"kind", "opportunity"}, {"status", "monitoring"}, {"probability", "5"}, {"impact", "5"}});
    CHECK(risky.state().deviation == 1600);
    auto scope = Case({{"dimension", "scope"}, {"plus", "100"}, {"unit", "items"}});
    scope.with(r::change_request::kType, "c1", {{"title", "More"}, {"kind", "scope"}, {"status", "approved"}});
    scope.with(r::change_request::kType, "c2", {{"title", "Refused"}, {"kind", "scope"}, {"status", "rejected"}});
    CHECK(scope.state().deviation == 100);
    CHECK(scope.state().level == ToleranceLevel::near);
    auto benefit = Case({{"dimension", "benefit"}, {"plus", "1000"}, {"unit", "percent"}});
    CHECK(benefit.state().level == ToleranceLevel::unknown);
    benefit.with(r::benefit::kType, "b", {{"name", "Speed"}, {"baseline", "10000"}, {"target", "5000"}, {"status", "tracking"}});
    benefit.with(r::benefit_measurement::kType, "m", {{"benefit", "b"}, {"date", "2026-08-01"}, {"value", "6000"}});
    CHECK(benefit.state().deviation == 2000);        // 80 % of the way down
    CHECK(benefit.state().level == ToleranceLevel::broken);
}
