// The risk analysis screen as people use it: runs in the background, what they say, estimates in the cells, single runs, projects that take part.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/jobs/simulation_bytes.h"
#include "core/registers/risk_impact.h"
#include "core/registers/task.h"
#include "tests/support/workspaces.h"
#include "tests/ui/simulation_desk.h"
#include "ui/views/simulation_run.h"

using namespace pmo;
using namespace pmo::test;
using ui::sem::Role;

namespace {

namespace tsk = registers::task;

void open(Desk& desk, std::string_view code) {
    desk.view = ui::find_view("simulation")->make();
    desk.session.location = {.view = "simulation", .project = code.empty() ? kNoId : desk.by_code("project", code)->id(), .detail = {}};
    desk.frame(3);
}

ui::sem::Node const* containing(Desk& desk, Role role, std::string_view words) {
    for (auto const* node : desk.stage.all(role))
        if (node->name.find(words) != std::string::npos) return node;
    return nullptr;
}

void mode(Desk& desk, std::string_view words) {
    REQUIRE(desk.stage.click(Role::radio, words));
    desk.frame(3);
}

std::string value_of(Desk& desk, Role role, std::string_view name) {
    auto const* node = desk.stage.find(role, name);
    return node ? node->value : std::string{};
}

}  // namespace

TEST_CASE("simulation view: the first visit simulates in the background and says how sure the plan is") {
    Desk desk;
    open(desk, "P-2601");
    CHECK(desk.jobs.waiting() == 8);
    CHECK(desk.stage.find(Role::button, "停止"));
    CHECK(says(desk, "已完成 0 / 1,000 次"));
    desk.jobs.run();
    desk.frame(2);
    CHECK(says(desk, "已完成 1,000 / 1,000 次"));           // all came in, what they say is being worked out
    CHECK(desk.jobs.waiting() == 1);
    finish_runs(desk);
    CHECK(desk.jobs.waiting() == 0);
    CHECK(desk.stage.find(Role::button, "开始模拟"));
    CHECK(value_of(desk, Role::button, "计划完工") == "2026-12-29");
    CHECK(value_of(desk, Role::button, "承诺完工") == "2026-12-17");
    CHECK(value_of(desk, Role::button, "P80 完工") > "2026-12-29");
    CHECK(value_of(desk, Role::button, "P80 完工") < "2027-03-01");       // weeks, not years
    CHECK(says(desk, "有 80% 把握的日期是"));
    CHECK_FALSE(says(desk, "在模拟之后有改动"));
    check_names(desk);
    pictures(desk, "simulation");
}

TEST_CASE("simulation view: the same seed gives the same answer, stopping leaves nothing running") {
    Desk desk;
    open(desk, "P-2603");
    finish_runs(desk);
    auto const first = value_of(desk, Role::button, "P80 完工");
    REQUIRE_FALSE(first.empty());
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 8);
    REQUIRE(desk.stage.click(Role::button, "停止"));
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 0);
    CHECK(desk.stage.find(Role::button, "开始模拟"));
    CHECK(value_of(desk, Role::button, "P80 完工") == first);            // the last result stays
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    finish_runs(desk);
    CHECK(value_of(desk, Role::button, "P80 完工") == first);
}

TEST_CASE("simulation view: stopping the first runs leaves a way to begin again") {
    Desk desk;
    open(desk, "P-2603");
    REQUIRE(desk.stage.click(Role::button, "停止"));
    desk.frame(3);
    CHECK(desk.jobs.waiting() == 0);                                      // not by itself a second time
    CHECK(says(desk, "还没有模拟结果"));
    check_names(desk);
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 8);
}

TEST_CASE("simulation view: a change of the plan makes the result stale, another record does not") {
    Desk desk;
    open(desk, "P-2603");
    finish_runs(desk);
    auto const* task = desk.task("功能测试");
    REQUIRE(task);
    desk.edit(setting(task->id(), tsk::notes, std::string("看过")));
    desk.frame(2);
    CHECK_FALSE(says(desk, "在模拟之后有改动"));
    desk.edit(setting<std::int64_t>(task->id(), tsk::duration, 40 * 480));
    desk.frame(2);
    CHECK(says(desk, "在模拟之后有改动"));
    CHECK(desk.jobs.waiting() == 0);                                      // nothing is computed behind anybody's back
    REQUIRE(desk.stage.click(Role::link, "重新模拟"));
    finish_runs(desk);
    CHECK_FALSE(says(desk, "在模拟之后有改动"));
    desk.undo();
    desk.frame(2);
    CHECK(says(desk, "在模拟之后有改动"));
}

TEST_CASE("simulation view: settings change the next run") {
    Desk desk;
    open(desk, "P-2604");
    finish_runs(desk);
    REQUIRE(desk.stage.click(Role::button, "模拟设置"));
    desk.frame(3);
    CHECK(desk.stage.find(Role::spinbutton, "随机种子"));
    check_names(desk);
    REQUIRE(desk.stage.click(Role::radio, "500"));
    desk.frame(2);
    picture(desk, "simulation-settings");
    desk.stage.key(ImGuiKey_Escape);
    desk.frame(3);
    CHECK(says(desk, "在模拟之后有改动"));
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 4);
    finish_runs(desk);
    CHECK(says(desk, "500 次，种子 1"));
}

TEST_CASE("simulation view: drivers, risks and single runs") {
    Desk desk;
    open(desk, "P-2601");
    finish_runs(desk);
    mode(desk, "关键任务");
    CHECK(says(desk, "决定完工日期的任务"));
    check_names(desk);
    pictures(desk, "simulation-drivers");
    auto const* row = containing(desk, Role::row, "生产订单下传联调");
    REQUIRE(row);
    desk.stage.act(row->id, ui::sem::ActionKind::click);
    desk.frame(2);
    CHECK(desk.store().live(desk.session.selected()) == desk.task("生产订单下传联调"));
    mode(desk, "风险影响");
    CHECK(says(desk, "A 线停产窗口被旺季订单挤占"));
    CHECK(says(desk, "未能使用的内容"));
    check_names(desk);
    pictures(desk, "simulation-risks");
    mode(desk, "单次推演");
    CHECK(says(desk, "这一次发生的风险"));
    check_names(desk);
    pictures(desk, "simulation-runs");
    auto const safe = value_of(desk, Role::spinbutton, "第几次模拟");
    REQUIRE(desk.stage.click(Role::button, "最接近 P10"));
    desk.frame(2);
    CHECK(value_of(desk, Role::spinbutton, "第几次模拟") != safe);
    REQUIRE(desk.stage.click(Role::button, "最接近 P80"));
    desk.frame(2);
    CHECK(value_of(desk, Role::spinbutton, "第几次模拟") == safe);
    REQUIRE(desk.stage.click(Role::button, "下一次"));
    desk.frame(2);
    CHECK(value_of(desk, Role::spinbutton, "第几次模拟") != safe);
    desk.stage.key(ImGuiKey_Space);                                       // the button has the keyboard
    desk.frame(2);
    CHECK(says(desk, "次模拟"));
}

TEST_CASE("simulation view: estimates are typed into the cells, filled in for all and undone in one step") {
    Desk desk;
    open(desk, "P-2604");
    finish_runs(desk);
    REQUIRE(containing(desk, Role::link, "没有三点估算"));
    desk.stage.act(containing(desk, Role::link, "没有三点估算")->id, ui::sem::ActionKind::click);
    desk.frame(3);
    auto const* fill = containing(desk, Role::button, "−10% / +25%");
    REQUIRE(fill);
    check_names(desk);
    pictures(desk, "simulation-estimates");
    auto const open_tasks = [&](bool estimated) {
        std::int64_t count = 0;
        for (auto const* task : desk.store().referrers(tsk::kType, tsk::project, desk.by_code("project", "P-2604")->id())) count += task->has(tsk::estimate_high) == estimated && task->get(tsk::percent_complete) < 100;
        return count;
    };
    CHECK(open_tasks(true) == 0);
    desk.stage.act(fill->id, ui::sem::ActionKind::click);
    desk.frame(3);
    CHECK(open_tasks(true) > 2);
    CHECK(says(desk, "未完成的任务都有三点估算"));
    mode(desk, "已估算 " + std::to_string(open_tasks(true)));
    CHECK_FALSE(containing(desk, Role::button, "−10% / +25%"));
    desk.undo();
    desk.frame(2);
    CHECK(open_tasks(true) == 0);
}

TEST_CASE("simulation view: a cell takes days and refuses a wrong order") {
    Desk desk;
    open(desk, "P-2603");
    mode(desk, "三点估算");
    auto const* task = desk.task("功能测试");
    REQUIRE(task);
    auto const low = task->get(tsk::estimate_low);
    auto const type_into = [&](std::string_view column, std::string_view words) {
        auto const* row = containing(desk, Role::row, "功能测试");
        REQUIRE(row);
        auto const cells = desk.stage.all(Role::gridcell);
        auto const cell = std::ranges::find_if(cells, [&](auto const* one) { return one->parent == row->id && one->name == column; });
        REQUIRE(cell != cells.end());
        auto const box = (*cell)->rect;
        desk.stage.pointer(box.x + box.w / 2, box.y + box.h / 2);
        desk.stage.press();
        desk.stage.release();
        desk.frame(2);
        desk.stage.type(words);
        desk.frame(2);
        desk.stage.key(ImGuiKey_Enter);
        desk.frame(3);
    };
    type_into("乐观", "20");
    CHECK(task->get(tsk::estimate_low) == 20 * 480);
    type_into("乐观", "90");                                              // more than the most likely
    CHECK(task->get(tsk::estimate_low) == 20 * 480);
    CHECK(says(desk, "应为乐观 ≤ 最可能 ≤ 悲观"));
    desk.stage.key(ImGuiKey_Escape);
    desk.frame(2);
    desk.undo();
    CHECK(task->get(tsk::estimate_low) == low);
}

TEST_CASE("simulation view: the portfolio, its projects, one of them shown, one left out, the table as a file") {
    Desk desk;
    open(desk, "");
    finish_runs(desk);
    CHECK(says(desk, "12 个项目参与"));
    check_names(desk);
    pictures(desk, "simulation-portfolio");
    auto const whole = value_of(desk, Role::button, "P80 完工");
    auto const* row = containing(desk, Role::row, "智能工厂");
    REQUIRE(row);
    desk.stage.act(row->id, ui::sem::ActionKind::click);
    desk.frame(3);
    CHECK(value_of(desk, Role::button, "P80 完工") < whole);
    REQUIRE(desk.stage.click(Role::button, "回到全组合"));
    desk.frame(2);
    CHECK(value_of(desk, Role::button, "P80 完工") == whole);
    REQUIRE(desk.stage.click(Role::button, "导出百分位、关键任务、风险和每一次的结果（CSV）"));
    desk.frame(2);
    CHECK(desk.saved_name == "进度风险分析.csv");
    CHECK(desk.saved_bytes.find("P80," + whole) != std::string::npos);
    for (auto const& [words, key] : {std::pair{"关键任务", "drivers"}, {"风险影响", "risks"}, {"单次推演", "runs"}, {"三点估算", "estimates"}}) {
        mode(desk, words);
        check_names(desk);
        pictures(desk, "simulation-portfolio-" + std::string(key));
    }
}

TEST_CASE("simulation view: English") {
    Desk desk;
    desk.set_language(false);
    open(desk, "P-2609");
    finish_runs(desk);
    CHECK(says(desk, "the date with 80% confidence is"));
    check_names(desk);
    desk.set_language(true);
}

TEST_CASE("simulation view: nothing to simulate") {
    Desk desk(Document{.identity = identity(), .store = Store{}, .seen = {}, .replica = 1, .exporter = {}, .exported_ms = kNow, .schema = 1});
    desk.show("simulation");
    CHECK(says(desk, "没有可模拟的任务"));
    CHECK(desk.jobs.waiting() == 0);
    check_names(desk);
}

TEST_CASE("simulation view: tasks and risks that go after the runs leave no gap, and no fault") {
    Desk desk;
    open(desk, "P-2601");
    finish_runs(desk);
    Edit edit("remove");
    for (auto const* task : desk.store().referrers(tsk::kType, tsk::project, desk.by_code("project", "P-2601")->id())) edit.remove(task->id());
    for (auto const& risk : desk.store().table(*find_register("risk")).rows())
        if (!risk.deleted()) edit.remove(risk.id());
    mode(desk, "单次推演");
    Edit some("remove");
    some.remove(desk.task("生产订单下传联调")->id());
    some.remove(desk.by_code("risk", "R-11")->id());
    desk.edit(some);
    for (auto const words : {"单次推演", "风险影响", "关键任务", "把握"}) mode(desk, words);
    desk.edit(edit);
    desk.frame(3);
    CHECK(says(desk, "没有可模拟的任务"));
    check_names(desk);
}

TEST_CASE("simulation view: settings, projects and risks that were left out are there again after a reload") {
    Desk desk;
    open(desk, "");
    finish_runs(desk);
    REQUIRE(desk.stage.click(Role::button, "模拟设置"));
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::radio, "500"));
    desk.frame(2);
    desk.stage.key(ImGuiKey_Escape);
    desk.frame(3);
    mode(desk, "风险影响");
    auto const* risk = desk.by_code("risk", "R-11");
    REQUIRE(risk);
    auto const* row = containing(desk, Role::row, title_of(*risk));
    REQUIRE(row);
    auto const rows = desk.stage.all(Role::rowheader);                    // the tick stands first
    auto const tick = std::ranges::find_if(rows, [&](auto const* cell) { return cell->parent == row->id; });
    REQUIRE(tick != rows.end());
    auto const at = (*tick)->rect;
    desk.stage.pointer(at.x + at.w / 2, at.y + at.h / 2);
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(3);
    CHECK(says(desk, "在模拟之后有改动"));
    REQUIRE(desk.preferences->size() == 1);
    CHECK(desk.preferences->begin()->second.find("runs=500") != std::string::npos);
    CAPTURE(desk.preferences->begin()->second);
    CHECK(desk.preferences->begin()->second.find("risks_out=" + to_text(risk->id())) != std::string::npos);
    open(desk, "");                                                       // a new view, as after a reload
    CHECK(desk.jobs.waiting() == 4);                                      // 500 runs are four shares
    finish_runs(desk);
    CHECK(says(desk, "500 次，种子 1"));
    mode(desk, "风险影响");
    CHECK(containing(desk, Role::row, title_of(*risk)));                  // still listed, so that it can be ticked again
    check_names(desk);
    picture(desk, "simulation-risk-left-out");
}

TEST_CASE("simulation view: what cannot be read of kept settings leaves them as they are") {
    ui::SimulationSettings settings;
    settings.read("runs=-4 seed=abc below=95 above=60 correlation= shape=9 status=2 risks_out=zz,,q stray");
    CHECK(settings == ui::SimulationSettings{.above = 60});
    settings = {.runs = 700, .seed = 12, .below = 5, .above = 80, .correlation = 0, .from_status = false, .shape = simulation::Shape::pert, .left_out = {id_from_key("a"), id_from_key("b")}};
    ui::SimulationSettings back;
    back.read(settings.text());
    CHECK(back == settings);
}

TEST_CASE("simulation view: runs are leafed through by keys, the worst is one button away, the chart moves") {
    Desk desk;
    open(desk, "P-2601");
    finish_runs(desk);
    mode(desk, "单次推演");
    REQUIRE(desk.stage.click(Role::button, "最差的一次"));
    desk.frame(2);
    CHECK(says(desk, "100% 的模拟"));
    auto const worst = value_of(desk, Role::spinbutton, "第几次模拟");
    desk.stage.key(ImGuiKey_LeftBracket);
    desk.frame(2);
    auto const before = value_of(desk, Role::spinbutton, "第几次模拟");
    CHECK(before != worst);
    desk.stage.key(ImGuiKey_RightBracket);
    desk.frame(2);
    CHECK(value_of(desk, Role::spinbutton, "第几次模拟") == worst);
    REQUIRE(desk.stage.click(Role::button, "放大"));
    auto const* chart = desk.stage.find(Role::group, "这一次的日程");
    REQUIRE(chart);
    desk.stage.act(chart->id, ui::sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow);
    desk.frame(2);
    check_names(desk);
    picture(desk, "simulation-runs-worst");
}

TEST_CASE("simulation view: a large portfolio is read over several frames, and again when it changes meanwhile") {
    auto document = governed_workspace(40, 20, 3);
    Desk desk(std::move(document));
    desk.view = ui::find_view("simulation")->make();
    desk.session.location = {.view = "simulation", .project = kNoId, .detail = {}};
    desk.frame();
    CHECK(desk.jobs.waiting() == 0);                                      // 4,000 tasks are more than one frame reads
    CHECK(desk.stage.find(Role::button, "停止"));
    desk.frame(4);
    CHECK(desk.jobs.waiting() == 8);
    REQUIRE(desk.stage.click(Role::button, "停止"));
    REQUIRE(desk.stage.click(Role::button, "开始模拟"));
    auto const& task = desk.store().table(tsk::kType).rows().front();
    desk.edit(setting(task.id(), tsk::notes, std::string("看过")));
    desk.frame(6);
    CHECK(desk.jobs.waiting() == 8);
}
