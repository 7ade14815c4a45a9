// The sample portfolio: it can be read, nothing in it dangles or contradicts, and its figures are those that it is meant to show.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/base/text.h"
#include "core/io/seed.h"
#include "core/project/derived.h"
#include "core/registers/project.h"
#include "tests/support/sample.h"

namespace {

using namespace pmo;

Document read_sample() {
    std::vector<Error> errors;
    auto document = test::chinese_sample(&errors);
    for (auto const& error : errors) {
        std::string words = error.code;
        for (auto const& arg : error.args) words += " | " + arg;
        MESSAGE(words);
    }
    REQUIRE(document.ok());
    return std::move(*document);
}

TEST_CASE("the sample portfolio can be read and has twelve projects") {
    auto const document = read_sample();
    Derived const derived(document.store);
    CHECK(derived.active_projects().size() == 12);
}

TEST_CASE("nothing in the sample portfolio contradicts the rules") {
    auto const document = read_sample();
    auto const problems = check_store(document.store);
    for (auto const& problem : problems.found) {
        if (problem.severity == Severity::hint || problem.code.starts_with("activity.")) continue;   // the matrix shows findings, as in the design
        auto const* record = document.store.find(problem.record);
        std::string words = problem.code + ": " + (record ? std::string(record->type().id) + " " + std::string(title_of(*record)) : "?");
        for (auto const& arg : problem.args) words += " | " + arg;
        FAIL_CHECK(words);
    }
}

TEST_CASE("the plans of the sample portfolio have no scheduling problem and end when they are meant to") {
    auto const document = read_sample();
    Derived const derived(document.store);
    struct Expected { char const* code; char const* baseline; char const* finish; };
    constexpr Expected kExpected[] = {
        {"P-2601", "2026-12-17", "2026-12-29"}, {"P-2602", "2027-01-29", "2027-02-26"}, {"P-2603", "2027-03-31", "2027-06-11"},
        {"P-2604", "2026-12-18", "2026-12-11"}, {"P-2605", "2026-10-16", "2026-10-20"}, {"P-2606", "2027-03-12", "2027-03-26"},
        {"P-2607", "2026-12-25", "2026-12-25"}, {"P-2608", "2026-10-30", "2026-10-27"}, {"P-2609", "2027-06-30", "2027-07-30"},
        {"P-2610", "2026-12-31", "2026-12-24"}, {"P-2611", "2026-10-23", "2026-10-27"}, {"P-2612", "2027-01-15", "2027-03-05"}};
    for (auto const id : derived.projects()) {
        auto const& plan = derived.plan(id);
        auto const code = std::string(document.store.find(id)->get(registers::project::code));
        CAPTURE(code);
        CHECK(plan.problems.empty());
        auto const* expected = std::ranges::find(kExpected, code, &Expected::code);
        if (expected == std::end(kExpected)) continue;
        CHECK(to_text(date_of(Moment{plan.baseline_finish})) == expected->baseline);
        CHECK(to_text(date_of(Moment{plan.finish})) == expected->finish);
    }
}

TEST_CASE("the flagship's earned value is that of its task network") {
    auto const document = read_sample();
    Derived const derived(document.store);
    auto const& summary = derived.summary(id_from_key("project/P-2601"));
    auto const& plan = derived.plan(id_from_key("project/P-2601"));
    CHECK(plan.rows.size() >= 150);
    CHECK(summary.value.bac == 1280'0000'00);
    CHECK(summary.spi.value_or(0) == 90);
    CHECK(summary.cpi.value_or(0) == 94);
    CHECK(summary.slip_days == 8);
}

TEST_CASE("the portfolio shows all three colours, and work is never done in the future") {
    auto const document = read_sample();
    Derived const derived(document.store);
    int colours[4] = {0, 0, 0, 0};
    for (auto const id : derived.active_projects()) {
        ++colours[static_cast<int>(derived.summary(id).overall.health)];
        auto const& plan = derived.plan(id);
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            CAPTURE(plan.rows[i].wbs);
            CAPTURE(plan.project.low);
            auto const& row = plan.rows[i];
            if (row.summary) continue;
            if (row.percent == 100) CHECK(plan.schedule.placed[i].finish <= plan.status);
            if (row.percent > 0) CHECK(plan.schedule.placed[i].start < plan.status);
        }
    }
    CHECK(colours[1] == 6);
    CHECK(colours[2] == 4);
    CHECK(colours[3] == 2);
}

}  // namespace
