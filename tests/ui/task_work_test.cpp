// Work in the task inspector: the type, work, units and duration that follow each other, interruptions, and ties that drive dates.

#include <doctest/doctest.h>

#include <cstdlib>

#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/ui/plan_fixture.h"
#include "tests/ui/register_fixture.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {
std::unique_ptr<View> make_plan_view();
}

using namespace pmo;
using namespace pmo::ui;
using test::Office;
namespace tsk = registers::task;
namespace asg = registers::assignment;
namespace irr = registers::interruption;

namespace {

struct Form {
    Form() : office(1392, 1400, test::Content::none) {
        test::MesPlan mes;
        office.workspace = std::move(mes.workspace);
        office.derived = std::make_unique<Derived>(office.workspace->store());
        office.project = mes.project;
        office.search.build(office.store());
        office.show(make_plan_view(), {.view = "plan", .project = office.project, .detail = {}});
        for (auto const& row : plan().rows)
            if (row.wbs == "5.1") task = row.task;
        office.session.select(task);
        office.frame(3);
    }
    Plan const& plan() const { return office.derived->plan(office.project); }
    PlanRow const& row() const { return plan().rows[static_cast<std::size_t>(plan().row_of(task))]; }
    engine::Placed const& placed() const { return plan().schedule.placed[static_cast<std::size_t>(plan().row_of(task))]; }
    void tab(std::string_view key) {
        sem::NodeId id = 0;                            // the project has tabs too: the inspector's is the later one
        for (auto const* node : office.stage.all(sem::Role::tab))
            if (node->name == tr_key("plan.tab." + std::string(key))) id = node->id;
        REQUIRE(id != 0);
        office.stage.act(id, sem::ActionKind::click);
        office.frame(2);
    }
    void put(std::string_view name, std::string value) {
        auto const* node = office.stage.find(sem::Role::spinbutton, name);
        REQUIRE_MESSAGE(node, std::string(name));
        office.stage.act(node->id, sem::ActionKind::set_value, std::move(value));
        office.frame(3);
    }
    void picture(std::string const& name) {
        if (char const* folder = std::getenv("PMO_PICTURES")) office.stage.png(std::string(folder) + "/" + name + ".png");
    }
    Office office;
    Id task;
};

}  // namespace

TEST_CASE("task form: an interruption is added, changed and taken back, and the dates follow at once") {
    Form form;
    auto& stage = form.office.stage;
    auto const finish = form.placed().finish;
    CHECK(form.office.store().referrers(irr::kType, irr::task, form.task).empty());
    REQUIRE(stage.click(sem::Role::button, tr("plan.interrupt")));
    form.office.frame(3);
    REQUIRE(form.office.store().referrers(irr::kType, irr::task, form.task).size() == 1);
    CHECK(form.row().gap_count == 1);
    auto const with_one = form.placed().finish;
    CHECK(with_one > finish);
    form.picture("task-interrupted");
    form.put(tr("plan.gap_length.name", {"1"}), "3");
    CHECK(form.office.store().referrers(irr::kType, irr::task, form.task)[0]->get(irr::length) == 3 * 480);
    CHECK(form.placed().finish > with_one);
    CHECK(stage.unnamed_items().empty());
    set_language(Language::en);
    form.office.frame(2);
    form.picture("task-interrupted-english");
    CHECK(stage.find(sem::Role::button, tr("plan.interrupt")));
    set_language(Language::zh);
    form.office.frame(2);
    REQUIRE(stage.click(sem::Role::button, tr("plan.remove_interruption", {"1"})));
    form.office.frame(3);
    CHECK(form.placed().finish == finish);
}

TEST_CASE("task form: work, units and duration follow each other by the type of the task") {
    Form form;
    Edit edit{"test"};
    auto const person = form.office.ids.next(), line = form.office.ids.next();
    edit.add(registers::person::kType, person);
    edit.set(person, registers::person::name, "钱多");
    edit.add(asg::kType, line);
    edit.set(line, asg::task, form.task);
    edit.set(line, asg::project, form.office.project);
    edit.set(line, asg::person, person);
    edit.set(line, asg::units, std::int64_t{100});
    form.office.edit(std::move(edit));
    form.tab("resources");
    form.picture("task-work");
    auto const duration = form.row().duration;
    form.put(tr("plan.work_of", {"钱多"}), std::to_string(duration / 240));        // twice the work
    CHECK(form.row().duration == 2 * duration);
    form.put(tr("plan.units_of", {"钱多"}), "200");
    CHECK(form.row().duration == duration);
    CHECK(form.office.store().find(line)->get(asg::effort) == 2 * duration);
    CHECK(form.office.stage.unnamed_items().empty());
}

TEST_CASE("task form: a tie to another project is switched on and moves the dates") {
    Form form;
    Edit edit{"test"};
    auto const other = form.office.ids.next(), task = form.office.ids.next(), tie = form.office.ids.next();
    edit.add(registers::project::kType, other);
    edit.set(other, registers::project::code, "P-9");
    edit.set(other, registers::project::name, "别的项目");
    edit.set(other, registers::project::start, *parse_moment("2027-01-04T08:00"));
    edit.add(tsk::kType, task);
    edit.set(task, tsk::project, other);
    edit.set(task, tsk::name, "供货");
    edit.set(task, tsk::duration, std::int64_t{480});
    edit.add(registers::dependency::kType, tie);
    edit.set(tie, registers::dependency::predecessor, task);
    edit.set(tie, registers::dependency::successor, form.task);
    form.office.edit(std::move(edit));
    form.office.frame(3);
    auto const start = form.placed().start;
    REQUIRE(form.office.stage.click(sem::Role::switch_control, tr("cross.drives")));
    form.office.frame(3);
    CHECK(form.office.store().find(tie)->get(registers::dependency::drives));
    CHECK(form.placed().start > start);
    form.picture("task-tie");
    CHECK(form.office.stage.unnamed_items().empty());
}
