// A levelling problem as a project: what is made, one step to undo, and that levelling the project finds what the problem's own search finds. The teaching
// example of the samples is read here too.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/actions/apply_levelling.h"
#include "core/actions/import_problem.h"
#include "core/io/psplib.h"
#include "core/levelling/levelling.h"
#include "core/project/level_plan.h"
#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"
#include "tests/core/actions/bench.h"
#include "tests/core/levelling/problems.h"
#include "tests/support/source_folder.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

std::string teaching_example() {
    std::ifstream file(std::filesystem::path(pmo::test::source_folder()) / "assets/samples/teaching/trade-fair.sm", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t live(Store const& store, TypeDef const& type) { return store.table(type).live(); }

}  // namespace

TEST_CASE("the teaching example: people make it longer than its links, and a search proves the shortest schedule") {
    auto const problem = read_psplib(teaching_example());
    REQUIRE(problem.ok());
    CHECK(problem->activities.size() == 12);
    CHECK(problem->resources.size() == 3);
    levelling::Levelling run(*problem, {.seed = 1, .expected = 5'000});
    run.step(5'000);
    CHECK(run.optimal());
    CHECK(run.makespan() == 35);
    CHECK(run.first_makespan() > 35);                  // no plain rule finds it
    CHECK(run.bounds().critical_path == 25);
    CHECK(level_test::fault_by_hand(*problem, run.starts()).empty());
}

TEST_CASE("import of a problem: the project is levelled like the problem, and one undo takes all of it back") {
    Bench bench;
    bench.open();
    auto const problem = read_psplib(teaching_example());
    REQUIRE(problem.ok());
    auto const tasks = live(bench.store(), registers::task::kType);
    auto imported = import_problem(bench.context(), *problem, "展会");
    CHECK(imported.edit.label().code == "import.problem");
    bench.commit(imported.edit);
    auto const* project = bench.store().live(imported.project);
    REQUIRE(project);
    CHECK(title_of(*project) == "展会");
    CHECK_FALSE(code_of(*project).empty());
    CHECK(live(bench.store(), registers::task::kType) == tasks + 12);
    CHECK(live(bench.store(), registers::dependency::kType) == problem->links.size());
    CHECK(live(bench.store(), registers::resource::kType) == 3);
    auto const& plan = bench.derived.plan(imported.project);
    REQUIRE(plan.rows.size() == 12);
    CHECK(plan.rows[0].milestone);
    CHECK(plan.calendars[0].between(plan.start, plan.finish) == 25 * 480);
    CHECK(plan.problems.empty());

    auto const work = level_work(bench.store(), bench.derived, {.projects = {imported.project}});
    REQUIRE(levelling::faults_of(work.problem).empty());
    levelling::Levelling run(work.problem, {.seed = 1, .expected = 2'000});
    run.step(2'000);
    auto const result = level_result(work, run.starts());
    CHECK(result.after.empty());
    bench.commit(apply_levelling(bench.store(), result));
    auto const& levelled = bench.derived.plan(imported.project);
    CHECK(levelled.calendars[0].between(levelled.start, levelled.finish) == 35 * 480);
    bench.undo();
    bench.undo();
    CHECK_FALSE(bench.store().live(imported.project));
    CHECK(live(bench.store(), registers::task::kType) == tasks);
    CHECK(live(bench.store(), registers::resource::kType) == 0);
}

TEST_CASE("import of a problem: links of all types with lags, and a problem of nothing") {
    Bench bench;
    bench.open();
    auto problem = level_test::simple({{2, 1}, {3, 2}}, 4);
    problem.links = {{.from = 0, .to = 1, .lag = 2, .type = levelling::LinkType::start_to_start}, {.from = 0, .to = 1, .type = levelling::LinkType::finish_to_finish}};
    auto const imported = import_problem(bench.context(), problem, "x");
    bench.commit(imported.edit);
    auto const& plan = bench.derived.plan(imported.project);
    REQUIRE(plan.links.size() == 2);
    CHECK(plan.calendars[0].between(plan.start, plan.finish) == 5 * 480);
    auto const nothing = import_problem(bench.context(), {}, "y");
    bench.commit(nothing.edit);
    CHECK(bench.derived.plan(nothing.project).rows.empty());
}
