#pragma once
// The plan screen of "智能工厂 MES 一期" on a stage, as a person uses it. PMO_PICTURES=<folder> also writes what it looks like.

#include <cstdlib>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "core/registers/task.h"
#include "tests/ui/plan_fixture.h"
#include "tests/ui/register_fixture.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {
std::unique_ptr<View> make_plan_view();
}

namespace pmo::test {

inline void picture(Office& office, std::string const& name) {
    if (char const* folder = std::getenv("PMO_PICTURES")) office.stage.png(std::string(folder) + "/" + name + ".png");
}

struct PlanStage {
    explicit PlanStage(float width = 1392, float height = 832) : office(width, height, Content::none) {
        MesPlan mes;
        office.workspace = std::move(mes.workspace);
        office.derived = std::make_unique<Derived>(office.workspace->store());
        office.project = mes.project;
        office.search.build(office.store());
        office.stage.ui().density = ui::Density::compact;
        office.show(ui::make_plan_view(), {.view = "plan", .project = office.project, .detail = {}});
    }
    Plan const& plan() const { return office.derived->plan(office.project); }
    Id task(std::string_view wbs) const {
        for (auto const& row : plan().rows)
            if (row.wbs == wbs) return row.task;
        return kNoId;
    }
    std::int32_t row(std::string_view wbs) const { return plan().row_of(task(wbs)); }
    engine::Placed const& placed(std::string_view wbs) const { return plan().schedule.placed[static_cast<std::size_t>(row(wbs))]; }
    ui::sem::Node const* bar(std::string_view wbs) const {
        auto const name = std::string(wbs) + ' ' + std::string(office.store().find(task(wbs))->get(registers::task::title));
        return office.stage.find(ui::sem::Role::button, name);
    }
    void choose(std::string_view wbs) {
        office.session.select(task(wbs));
        office.frame(3);
    }
    void save(std::string_view item) {               // of the menu of files
        REQUIRE(office.stage.click(ui::sem::Role::button, ui::tr("plan_print.button")));
        office.frame(2);
        REQUIRE(office.stage.click(ui::sem::Role::menuitem, item));
        office.frame(2);
    }
    Office office;
};

}  // namespace pmo::test
