#include "core/actions/draft_exception.h"

#include <doctest/doctest.h>

#include "core/actions/install_methods.h"
#include "core/io/method_library.h"
#include "core/model/workspace.h"
#include "core/registers/exception_report.h"
#include "core/registers/finding.h"
#include "core/registers/issue.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/tolerance.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Id id(std::string_view key) { return id_from_key(key); }
Date const kDay = *parse_date("2026-09-18");

}  // namespace

TEST_CASE("an exception report is drafted once for a tolerance") {
    Book book;
    book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", "active"}, {"manager", "ann"}});
    book.add(r::tolerance::kType, "t", {{"project", "p"}, {"dimension", "quality"}, {"plus", "0"}, {"unit", "items"}, {"status", "active"}});
    book.add(r::finding::kType, "f", {{"project", "p"}, {"title", "Crack"}, {"severity", "critical"}, {"status", "open"}});
    book.add(r::issue::kType, "i", {{"project", "p"}, {"title", "Late steel"}, {"cause", "Strike"}, {"status", "open"}});
    Workspace workspace({id("w"), "W", 0}, std::move(book.store), {}, 9);
    Derived const derived(workspace.store());
    auto const facts = exception_facts({workspace.store(), derived, kDay}, *workspace.store().find(id("t")));
    CHECK(facts.state.level == rules::ToleranceLevel::broken);
    REQUIRE(facts.causes.size() == 1);
    IdSource ids{3, 4};
    auto const draft = [&](Id tolerance) {
        Edit edit("test");
        Adding adding(edit, {workspace.store(), ids, id("p"), kNoId, kDay});
        auto const made = draft_exception(adding, tolerance, facts, {.title = "Cracks", .forecast = "One crack", .cause = "Strike", .consequence = "", .options = "A, B"});
        if (made) REQUIRE(workspace.commit(edit, 1000).ok());
        else CHECK(edit.empty());
        return made;
    };
    auto const made = draft(id("t"));
    REQUIRE(made);
    auto const* report = workspace.store().live(made);
    CHECK(report->get(r::exception_report::status) == "draft");
    CHECK(report->get(r::exception_report::owner) == id("ann"));
    CHECK(report->get(r::exception_report::due).day == kDay.day + 7);
    CHECK(report->get(r::exception_report::raised_on) == kDay);
    CHECK(report->get(r::exception_report::cause) == "Strike");
    CHECK_FALSE(draft(id("t")));
    CHECK_FALSE(draft(id("nobody")));
    workspace.undo(2000);
    CHECK(workspace.store().live(made) == nullptr);
    CHECK(draft(id("t")));
}

TEST_CASE("methods are installed whole, once, and come back when they were deleted") {
    auto const library = read_method_library();
    REQUIRE(library.ok());
    Workspace workspace({id("w"), "W", 0}, Store{}, {}, 9);
    auto const agile = id("method/agile");
    CHECK(missing_methods(workspace.store(), library->store).size() == 4);
    Edit edit("test");
    install_method(edit, workspace.store(), library->store, agile);
    REQUIRE(workspace.commit(edit, 1000).ok());
    CHECK(missing_methods(workspace.store(), library->store).size() == 3);
    CHECK(workspace.store().referrers(r::phase::kType, r::phase::method, agile).size() == 5);
    Edit again("test");
    install_method(again, workspace.store(), library->store, agile);
    CHECK(again.empty());
    Edit removal("test");
    removal.remove(agile);
    REQUIRE(workspace.commit(removal, 2000).ok());
    Edit back("test");
    install_method(back, workspace.store(), library->store, agile);
    REQUIRE(workspace.commit(back, 3000).ok());
    CHECK(workspace.store().live(agile) != nullptr);
    Edit nothing("test");
    install_method(nothing, workspace.store(), library->store, id("nobody"));
    CHECK(nothing.empty());
}
