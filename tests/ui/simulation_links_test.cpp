// The risk analysis beside the plan: from a task to its criticality and back, what is said when a task has no row; any confidence for a date, two results
// side by side; and its tables make their rows once, not in every frame.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/task.h"
#include "tests/support/workspaces.h"
#include "tests/ui/simulation_desk.h"
#include "ui/views/simulation_parts.h"

using namespace pmo;
using namespace pmo::test;
using ui::sem::Role;

namespace {

namespace tsk = registers::task;

ui::sem::Node const* row_with(Desk& desk, std::string_view words) {
    for (auto const* node : desk.stage.all(Role::row))
        if (node->name.find(words) != std::string::npos) return node;
    return nullptr;
}

Id project(Desk& desk, std::string_view code) { return desk.by_code("project", code)->id(); }

void open(Desk& desk, std::string_view view, Id where, std::string detail, Id selected) {
    desk.view = nullptr;
    desk.session.location = {.view = std::string(view), .project = where, .detail = std::move(detail)};
    desk.session.select(selected);
    desk.frame(3);
}

// The first task of a plan that answers.
template <class Fits> Record const& task_where(Desk& desk, Id plan, Fits fits) {
    for (auto const& row : desk.derived->plan(plan).rows)
        if (fits(row)) return *desk.store().live(row.task);
    REQUIRE(false);
    return *desk.task("生产订单下传联调");
}

// The drivers alone, of a few runs.
class DriversOnly final : public ui::View {
public:
    void draw(ui::Frame& frame, ui::Box area) override {
        run.step(frame);
        if (!run.asked()) run.start(frame, frame.derived.active_projects(), {.runs = 16});
        if (run.result()) drivers.draw(frame, {*run.result()}, area);
    }
    ui::SimulationRun run;
    ui::SimulationDrivers drivers;
};

// Rows that count how often they are asked.
class Counted final : public ui::View {
public:
    explicit Counted(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) m_rows.list.push_back({.id = Id{7, i + 1}, .name = {}});
    }
    void draw(ui::Frame& frame, ui::Box area) override {
        std::array const columns = {ui::Column{.id = "a", .title = "A"}, ui::Column{.id = "b", .title = "B"}};
        m_rows.make = [&](std::size_t row, int) { return ++made, ui::TableCell{.text = std::to_string(row)}; };
        m_rows.order = [&](std::size_t row, int) -> ui::Order { return ++ordered, static_cast<std::int64_t>(row * 7919 % 10'007); };
        ui::draw_figures(frame, {.id = "rows", .name = "rows", .columns = columns, .at = area}, m_rows, state);
    }
    ui::TableState state = ui::sorted_by("a");
    std::size_t made = 0, ordered = 0;

private:
    ui::FigureRows m_rows;
};

}  // namespace

TEST_CASE("figure table: rows that are kept are sorted once for a column and made only where they are seen") {
    Desk desk;
    auto owned = std::make_unique<Counted>(10'000);
    auto& counted = *owned;
    desk.view = std::move(owned);
    desk.frame(3);
    CHECK(counted.ordered == 10'000);
    CHECK(counted.made > 0);
    counted.made = 0;
    desk.frame(4);
    CHECK(counted.ordered == 10'000);
    CHECK(counted.made < 4 * 2 * 80);                                     // four frames, two columns, the rows of one screen
    counted.state.sort_descending = false;
    desk.frame(2);
    CHECK(counted.ordered == 20'000);
}

TEST_CASE("simulation drivers: rows of a large portfolio are made once, and again when records change") {
    Desk desk(governed_workspace(12, 1, 3));
    auto owned = std::make_unique<DriversOnly>();
    auto& view = *owned;
    desk.view = std::move(owned);
    finish_runs(desk);
    REQUIRE(view.run.result());
    REQUIRE(view.run.result()->findings.summary.tasks.size() > 500);
    desk.frame();
    CHECK(view.drivers.rows_made() == 2);                                 // tasks and joins
    desk.stage.wheel(-3);
    desk.frame(10);
    CHECK(view.drivers.rows_made() == 2);
    auto const task = view.run.result()->source.tasks.front();
    desk.edit(setting(task, tsk::notes, std::string("看过")));
    desk.frame(5);
    CHECK(view.drivers.rows_made() == 4);
}

TEST_CASE("simulation links: from the plan's inspector to the task's row, and back to the plan") {
    Desk desk;
    auto const where = project(desk, "P-2601");
    auto const* task = desk.task("用户验收会");
    REQUIRE(task);
    for (auto const& [role, name] : {std::pair{Role::link, "看它在模拟中的关键度"}, {Role::button, "在模拟中看关键度"}}) {
        CAPTURE(name);
        open(desk, "plan", where, {}, task->id());
        REQUIRE(desk.stage.find(role, name));
        desk.stage.act(desk.stage.find(role, name)->id, ui::sem::ActionKind::click);
        CHECK(desk.session.location == ui::Location{.view = "simulation", .project = where, .detail = "drivers"});
        finish_runs(desk);
        auto const* part = desk.stage.find(Role::radio, "关键任务");
        REQUIRE(part);
        CHECK((part->state & ui::sem::checked) != 0);
        auto const* row = row_with(desk, "用户验收会");                    // far down, and yet on the screen
        REQUIRE(row);
        CHECK((row->state & ui::sem::selected) != 0);
        check_names(desk);
    }
    pictures(desk, "simulation-arrived");
    REQUIRE(desk.stage.click(Role::button, "在计划中查看所选任务"));
    desk.frame(3);
    CHECK(desk.session.location.view == "plan");
    CHECK(desk.session.selected() == task->id());
    auto const* row = row_with(desk, "用户验收会");
    REQUIRE(row);
    CHECK((row->state & ui::sem::selected) != 0);
}

TEST_CASE("simulation links: without a result it is said what the runs will show, with the button that starts them") {
    Desk desk;
    open(desk, "simulation", project(desk, "P-2601"), "drivers", desk.task("用户验收会")->id());
    REQUIRE(desk.stage.click(Role::button, "停止"));
    desk.frame(3);
    CHECK(says(desk, "先模拟一次，就能看到「用户验收会」"));
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    finish_runs(desk);
    CHECK(row_with(desk, "用户验收会"));
}

TEST_CASE("simulation links: a milestone has a row while it is selected; what cannot have one is explained") {
    Desk desk;
    auto const where = project(desk, "P-2601");
    auto const& milestone = task_where(desk, where, [](PlanRow const& row) { return row.milestone && row.percent < 100 && !row.inactive; });
    open(desk, "simulation", where, "drivers", milestone.id());
    finish_runs(desk);
    CHECK(row_with(desk, title_of(milestone)));
    auto const& done = task_where(desk, where, [](PlanRow const& row) { return !row.summary && !row.milestone && row.percent == 100; });
    desk.session.select(done.id());
    desk.frame(3);
    CHECK_FALSE(row_with(desk, title_of(milestone)));
    CHECK(says(desk, "已完成，日期不再变化"));
    auto const& summary = task_where(desk, where, [](PlanRow const& row) { return row.summary && row.percent < 100; });
    desk.session.select(summary.id());
    desk.frame(3);
    CHECK(says(desk, "是汇总任务"));
    picture(desk, "simulation-absent");
    auto const* task = desk.task("用户验收会");
    desk.session.select(task->id());
    desk.frame(3);
    CHECK_FALSE(says(desk, "不参与模拟"));
    CHECK_FALSE(says(desk, "是汇总任务"));
    desk.edit(setting(task->id(), tsk::inactive, true));
    desk.session.select(done.id());
    desk.frame(3);
    CHECK(says(desk, "已完成，日期不再变化"));
    desk.session.select(desk.by_code("risk", "R-11")->id());              // not a task: nothing to explain
    desk.frame(3);
    CHECK_FALSE(says(desk, "已完成，日期不再变化"));
}

TEST_CASE("simulation links: a task of a project that is not shown, and one of a project that took no part") {
    Desk desk;
    open(desk, "simulation", kNoId, {}, kNoId);
    finish_runs(desk);
    auto const* other = row_with(desk, "集团 ERP");
    REQUIRE(other);
    desk.stage.act(other->id, ui::sem::ActionKind::click);
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::radio, "关键任务"));
    desk.frame(3);
    desk.session.select(desk.task("用户验收会")->id());
    desk.frame(3);
    CHECK(says(desk, "属于另一个项目"));
    REQUIRE(desk.stage.click(Role::link, "回到全组合"));
    desk.frame(3);
    CHECK_FALSE(says(desk, "属于另一个项目"));
    CHECK(row_with(desk, "用户验收会"));
}

TEST_CASE("simulation percentiles: a confidence gives its date, a date its confidence, a kept result the difference") {
    Desk desk;
    open(desk, "simulation", project(desk, "P-2601"), {}, kNoId);
    finish_runs(desk);
    auto const value = [&](Role role, std::string_view name) {
        auto const* node = desk.stage.find(role, name);
        return node ? node->value : std::string{};
    };
    auto const field = [&](std::string_view name) -> ui::sem::Node const* {
        for (auto const& node : desk.stage.tree().nodes())
            if (node.name == name && (node.role == Role::textbox || node.role == Role::spinbutton || node.role == Role::combobox)) return &node;
        return nullptr;
    };
    auto const type = [&](std::string_view name, std::string words) {
        REQUIRE(field(name));
        desk.stage.act(field(name)->id, ui::sem::ActionKind::set_value, std::move(words));
        desk.frame(2);
    };
    REQUIRE(field("完工不晚于"));
    auto const p80 = value(Role::button, "P80 完工");
    CHECK(field("完工不晚于")->value.find(p80) != std::string::npos);
    type("把握", "100");
    CHECK(field("完工不晚于")->value > p80);
    type("完工不晚于", p80);
    CHECK(std::stoi(field("把握")->value) >= 80);
    CHECK(std::stoi(field("把握")->value) < 100);
    type("完工不晚于", "2020-01-01");
    CHECK(field("把握")->value == "0");
    type("完工不晚于", p80);
    CHECK(says(desk, "同样把握的成本"));
    CHECK(says(desk, "超预算"));
    REQUIRE(desk.stage.click(Role::button, "保留作比较"));
    desk.frame(3);
    CHECK(says(desk, "与保留的结果相比"));
    CHECK(says(desk, "成本之差"));
    CHECK_FALSE(says(desk, "超预算"));
    Edit longer("set");
    for (auto const points : {tsk::duration, tsk::estimate_low, tsk::estimate_likely, tsk::estimate_high}) longer.set(desk.task("用户验收会")->id(), points, std::int64_t{20 * 480});
    desk.edit(longer);
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    finish_runs(desk);
    auto const* row = row_with(desk, "P80");
    REQUIRE(row);
    bool later = false;
    for (auto const& node : desk.stage.tree().nodes()) later = later || (node.parent == row->id && node.name == "晚（工作日）" && node.value.starts_with("+") && node.value != "+0.0");
    CHECK(later);
    check_names(desk);
    pictures(desk, "simulation-compared");
    REQUIRE(desk.stage.click(Role::button, "不再比较"));
    desk.frame(3);
    CHECK_FALSE(says(desk, "与保留的结果相比"));
}

TEST_CASE("simulation export: percentiles, drivers, risks and the end of every run") {
    Desk desk;
    open(desk, "simulation", project(desk, "P-2601"), {}, kNoId);
    finish_runs(desk);
    REQUIRE(desk.stage.click(Role::button, "导出百分位、关键任务、风险和每一次的结果（CSV）"));
    desk.frame(2);
    CHECK(std::ranges::count(desk.saved_bytes, '\n') > 1000);
    CHECK(desk.saved_bytes.find("\r\n1000,20") != std::string::npos);     // the last run with its date
}
