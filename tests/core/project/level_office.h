#pragma once
// A small office to try levelling in: projects, tasks with who does them, links, written as text; and what levelling makes of them.

#include <string>
#include <string_view>
#include <vector>

#include "core/levelling/levelling.h"
#include "core/project/level_plan.h"
#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/task.h"
#include "tests/core/actions/bench.h"

namespace pmo::tests {

namespace tsk = registers::task;

// A project that starts on Monday, 2026-03-02; tasks in days of eight hours on the standard week.
struct Plans : Bench {
    Plans() { project("q", {{"priority", "500"}}); }
    void project(std::string_view key, std::vector<Given> more) {
        std::vector<Given> cells{{"code", key}, {"name", key}, {"status", "active"}, {"start", "2026-03-02T08:00"}};
        cells.insert(cells.end(), more.begin(), more.end());
        book.add(registers::project::kType, key, cells);
    }
    void task(std::string_view key, int days, std::string_view who, std::vector<Given> more = {}, std::string_view of = "q") {
        auto const minutes = std::to_string(480 * days);
        auto const order = order_text();
        std::vector<Given> cells{{"project", of}, {"name", key}, {"duration", minutes}, {"place", order}};
        cells.insert(cells.end(), more.begin(), more.end());
        book.add(tsk::kType, key, cells);
        if (!who.empty()) assign(who, key);
    }
    void assign(std::string_view who, std::string_view task, std::string_view units = "100", std::string_view field = "person") {
        book.add(registers::assignment::kType, std::string(who) + "@" + std::string(task), {{"task", task}, {field, who}, {"units", units}});
    }
    void person(std::string_view key, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"name", key}};
        cells.insert(cells.end(), more.begin(), more.end());
        book.add(registers::person::kType, key, cells);
    }
    void link(std::string_view from, std::string_view to, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"project", "q"}, {"predecessor", from}, {"successor", to}};
        cells.insert(cells.end(), more.begin(), more.end());
        book.add(registers::dependency::kType, std::string(from) + ">" + std::string(to), cells);
    }
    void rest(std::string_view task, double after_days, double days) {
        auto const after = std::to_string(static_cast<int>(480 * after_days)), length = std::to_string(static_cast<int>(480 * days));
        book.add(registers::interruption::kType, "rest of " + std::string(task) + after, {{"task", task}, {"after", after}, {"length", length}});
    }
    LevelResult level(LevelScope const& scope, std::int64_t schedules = 500) {
        work = level_work(store(), derived, scope);
        auto const faults = levelling::faults_of(work.problem);
        REQUIRE(faults.empty());
        levelling::Levelling run(work.problem, {.seed = 1, .expected = schedules});
        run.step(schedules - run.schedules());
        return level_result(work, run.starts());
    }
    LevelResult level() { return level({.projects = {id("q")}}); }
    std::string start(std::string_view key, std::string_view of = "q") const {
        auto const& plan = derived.plan(id(of));
        return to_text(Moment{plan.schedule.placed[static_cast<std::size_t>(plan.row_of(id(key)))].start}).substr(5);
    }
    LevelWork work;

private:
    std::string order_text() {
        auto const n = m_order++;
        return "a" + std::string(1, static_cast<char>('a' + n / 26)) + std::string(1, static_cast<char>('a' + n % 26));
    }
    int m_order = 0;
};

}  // namespace pmo::tests
