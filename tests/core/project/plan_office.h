#pragma once
// A workspace with plans for tests: projects that start on Monday, 2026-03-02, with tasks, links, people and calendars named by keys.

#include <doctest/doctest.h>

#include <string>

#include "core/base/order_key.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/cost_entry.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "core/registers/work_week.h"

#include "core/registers/interruption.h"
#include "core/registers/project_dependency.h"

namespace pmo::test {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace cal = registers::calendar;
namespace exc = registers::calendar_exception;
namespace asg = registers::assignment;

inline constexpr std::int64_t kDay = 480;

// A workspace with one project that starts on Monday, 2026-03-02, and its plan. Records are named by keys.
struct PlanOffice {
    Workspace workspace{{id_from_key("workspace"), "Test", 0}, Store{}, {}, 5};
    Derived derived{workspace.store()};
    std::uint32_t position = 0;
    std::int64_t clock = 1'789'718'400'000;

    PlanOffice() { project("p"); }
    Store const& store() const { return workspace.store(); }
    void commit(Edit const& edit) {
        auto const diff = workspace.commit(edit, ++clock);
        REQUIRE(diff.ok());
        derived.apply(*diff);
    }
    template <class T, class V> void set(std::string_view key, Field<T> field, V const& value) {
        Edit edit("test");
        edit.set(id_from_key(key), field, T(value));
        commit(edit);
    }
    void add(TypeDef const& type, std::string_view key) {
        Edit edit("test");
        edit.add(type, id_from_key(key));
        commit(edit);
    }
    void project(std::string_view key) {
        add(prj::kType, key);
        set(key, prj::name, key);
        set(key, prj::code, key);
        set(key, prj::start, moment("2026-03-02T08:00"));
    }
    void task(std::string_view key, std::int64_t days, std::string_view above = {}, std::string_view of = "p") {
        add(tsk::kType, key);
        set(key, tsk::project, id_from_key(of));
        set(key, tsk::name, key);
        set(key, tsk::place, Place(above.empty() ? kNoId : id_from_key(above), order_at(position++)));
        set(key, tsk::duration, days * kDay);
    }
    void link(std::string_view from, std::string_view to, std::int64_t lag = 0) {
        auto const key = std::string(from) + ">" + std::string(to);
        add(dep::kType, key);
        set(key, dep::predecessor, id_from_key(from));
        set(key, dep::successor, id_from_key(to));
        set(key, dep::lag, lag);
    }
    void calendar(std::string_view key, std::string_view hours) {
        add(cal::kType, key);
        for (auto const day : {cal::monday, cal::tuesday, cal::wednesday, cal::thursday, cal::friday}) set(key, day, hours);
        for (auto const day : {cal::saturday, cal::sunday}) set(key, day, "none");
    }
    void exception(std::string_view key, std::string_view calendar, std::string_view from, std::string_view to, std::string_view hours) {
        add(exc::kType, key);
        set(key, exc::calendar, id_from_key(calendar));
        set(key, exc::from, *parse_date(from));
        set(key, exc::to, *parse_date(to));
        set(key, exc::working, !hours.empty());
        if (!hours.empty()) set(key, exc::hours, hours);
    }
    void work(std::string_view person, std::string_view task, std::int64_t units, std::int64_t effort) {
        auto const key = std::string(person) + "@" + std::string(task);
        add(asg::kType, key);
        set(key, asg::task, id_from_key(task));
        set(key, asg::person, id_from_key(person));
        set(key, asg::units, units);
        set(key, asg::effort, effort);
    }
    void person(std::string_view key) {
        add(registers::person::kType, key);
        set(key, registers::person::name, key);
    }
    void gap(std::string_view key, std::string_view task, std::int64_t after, std::int64_t length, std::string_view of = "p") {
        namespace irr = registers::interruption;
        add(irr::kType, key);
        set(key, irr::project, id_from_key(of));
        set(key, irr::task, id_from_key(task));
        set(key, irr::after, after);
        set(key, irr::length, length);
    }
    void undo() { derived.apply(workspace.undo(++clock).diff); }
    static Moment moment(std::string_view text) { return *parse_moment(text); }
    Plan const& plan(std::string_view key = "p") const { return derived.plan(id_from_key(key)); }
    PlanRow const& row(std::string_view key) const { return plan().rows[static_cast<std::size_t>(plan().row_of(id_from_key(key)))]; }
    engine::Placed const& placed(std::string_view key, std::string_view of = "p") const {
        auto const& of_project = plan(of);
        return of_project.schedule.placed[static_cast<std::size_t>(of_project.row_of(id_from_key(key)))];
    }
    std::string dates(std::string_view key, std::string_view of = "p") const {
        auto const& placed = this->placed(key, of);
        return to_text(Moment{placed.start}).substr(5) + " " + to_text(Moment{placed.finish}).substr(5);
    }
};

}  // namespace pmo::test
