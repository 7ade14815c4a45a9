// The levelling screen: conflicts as planned, a search in the background, its result, applying and undoing, pins, plans that change meanwhile.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/io/seed.h"
#include "core/project/level_plan.h"
#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/support/source_folder.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using ui::sem::Role;

namespace {

namespace tsk = registers::task;

std::int64_t delayed(Store const& store) {
    return std::ranges::count_if(store.table(tsk::kType).rows(), [](Record const& task) { return !task.deleted() && task.has(tsk::level_delay); });
}

void show(Desk& desk, Id project = kNoId) {
    desk.session.location.project = project;
    desk.show("levelling");
    desk.session.location.project = project;
    desk.frame(3);
}

bool any_text(Desk& desk, Role role, std::string_view part) {
    return std::ranges::any_of(desk.stage.all(role), [&](auto const* node) { return node->name.find(part) != std::string::npos; });
}

// The button whose name begins so: apply carries a count.
std::string button_beginning(Desk& desk, std::string_view words) {
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name.starts_with(words)) return node->name;
    return {};
}

// The wall decides the end; two tasks of one person begin together.
constexpr std::string_view kOffice = R"({"seed": 1, "workspace": {"key": "w", "name": "办公室"}, "time": "2026-09-18T08:00:00Z", "registers": {
"project": [{"key": "p", "code": "P-1", "name": "搬迁", "status": "active", "start": "2026-10-12T08:00"}],
"person": [{"key": "ann", "name": "安然"}, {"key": "bob", "name": "鲍波"}],
"task": [
  {"key": "wall", "project": "@p", "name": "砌墙", "duration": "10d"},
  {"key": "move", "project": "@p", "name": "搬家", "duration": "3d"},
  {"key": "paint", "project": "@p", "name": "刷漆", "duration": "2d"}],
"assignment": [
  {"key": "a1", "task": "@wall", "person": "@bob", "units": 100},
  {"key": "a2", "task": "@move", "person": "@ann", "units": 100},
  {"key": "a3", "task": "@paint", "person": "@ann", "units": 100}]}})";

void level(Desk& desk) {
    REQUIRE(desk.stage.click(Role::button, "开始平衡"));
    desk.frame(2);
    REQUIRE(desk.jobs.waiting() == 1);
    desk.jobs.run();
    desk.frame(3);
}

}  // namespace

TEST_CASE("levelling screen: the portfolio's conflicts, in both languages") {
    Desk desk;
    show(desk);
    CHECK(any_text(desk, Role::heading, "资源平衡"));
    CHECK(any_text(desk, Role::img, "最高负荷"));
    CHECK(button_beginning(desk, "应用").empty());
    check_names(desk);
    pictures(desk, "levelling");
}

TEST_CASE("levelling screen: search, look, apply in one step, undo") {
    Desk desk;
    show(desk);
    auto const before = delayed(desk.store());
    level(desk);
    auto const apply = button_beginning(desk, "应用");
    REQUIRE_FALSE(apply.empty());
    CHECK(delayed(desk.store()) == before);
    check_names(desk);
    pictures(desk, "levelling-result");
    REQUIRE(desk.stage.click(Role::button, apply));
    desk.frame(3);
    CHECK(delayed(desk.store()) > before + 5);
    CHECK(button_beginning(desk, "应用").empty());
    picture(desk, "levelling-applied");
    desk.undo();
    desk.frame(3);
    CHECK(delayed(desk.store()) == before);
    CHECK_FALSE(button_beginning(desk, "应用").empty());
    REQUIRE(desk.stage.click(Role::button, button_beginning(desk, "应用")));
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "清除平衡延迟"));
    desk.frame(3);
    CHECK(delayed(desk.store()) == 0);
}

TEST_CASE("levelling screen: what changed meanwhile makes a result old, what does not leaves it") {
    Desk desk;
    show(desk);
    level(desk);
    auto const* risk = &desk.store().table(registers::risk::kType).rows().front();
    desk.edit(setting(risk->id(), registers::risk::title, std::string("另一个")));
    desk.frame(2);
    CHECK_FALSE(button_beginning(desk, "应用").empty());
    auto const tasks = leaves(desk);
    auto const open = std::ranges::find_if(tasks, [](Record const* task) { return !task->has(tsk::actual_start) && task->get(tsk::duration) > 480; });
    REQUIRE(open != tasks.end());
    desk.edit(setting((*open)->id(), tsk::duration, (*open)->get(tsk::duration) + 480));
    desk.frame(3);
    CHECK(button_beginning(desk, "应用").empty());
    picture(desk, "levelling-outdated");
    desk.undo();
    desk.frame(3);
    CHECK_FALSE(button_beginning(desk, "应用").empty());
    // The answer to a question that was asked before a change is shown as old at once.
    REQUIRE(desk.stage.click(Role::button, "重新计算"));
    desk.frame(2);
    desk.edit(setting((*open)->id(), tsk::duration, (*open)->get(tsk::duration) + 480));
    desk.jobs.run();
    desk.frame(3);
    CHECK(button_beginning(desk, "应用").empty());
}

TEST_CASE("levelling screen: cancelling keeps nothing") {
    Desk desk;
    show(desk);
    REQUIRE(desk.stage.click(Role::button, "开始平衡"));
    desk.frame(2);
    CHECK(any_text(desk, Role::progressbar, "平衡进度"));
    picture(desk, "levelling-running");
    REQUIRE(desk.stage.click(Role::button, "取消"));
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 0);
    CHECK(button_beginning(desk, "应用").empty());
    CHECK(desk.stage.find(Role::button, "开始平衡"));
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 1);
    desk.stage.key(ImGuiKey_Escape);
    desk.frame(2);
    CHECK(desk.jobs.waiting() == 0);
}

TEST_CASE("levelling screen: a pinned task stays, projects can be left out") {
    Desk desk;
    show(desk);
    level(desk);
    auto const rows = desk.stage.all(Role::row);
    REQUIRE_FALSE(rows.empty());
    // The first moved task is chosen and pinned; the result is old until the search has run again.
    auto const& derived = *desk.derived;
    auto const work = level_work(desk.store(), derived, {.projects = derived.active_projects()});
    auto const task = std::ranges::find_if(work.tasks, [](LevelTask const& one) { return !one.stays(); })->task;
    desk.session.selection = {task};
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::button, "固定所选任务（1）"));
    desk.frame(3);
    CHECK(button_beginning(desk, "应用").empty());
    REQUIRE(desk.stage.click(Role::button, "重新计算"));
    desk.frame(2);
    desk.jobs.run();
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, button_beginning(desk, "应用")));
    desk.frame(2);
    CHECK_FALSE(desk.store().find(task)->has(tsk::level_delay));
    REQUIRE(desk.stage.click(Role::checkbox, "全部在建项目"));
    desk.frame(2);
    check_names(desk);
    REQUIRE(desk.stage.click(Role::checkbox, "全部在建项目"));
    desk.frame(2);
    CHECK_FALSE(button_beginning(desk, "不再固定").empty());
}

TEST_CASE("levelling screen: the table pins by a click, the chart moves by keys, rows lead to their tasks") {
    Desk desk;
    show(desk);
    level(desk);
    auto const cells = desk.stage.all(Role::gridcell);
    auto const free = std::ranges::find_if(cells, [](auto const* node) { return node->name.find("可移动") != std::string::npos || node->value == "可移动"; });
    REQUIRE(free != cells.end());
    auto const at = (*free)->rect;
    desk.stage.pointer(at.x + at.w / 2, at.y + at.h / 2);
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(3);
    CHECK_FALSE(button_beginning(desk, "不再固定").empty());
    CHECK(button_beginning(desk, "应用").empty());
    CHECK(desk.session.selected() != kNoId);
    REQUIRE(desk.stage.click(Role::button, button_beginning(desk, "不再固定")));
    desk.frame(3);
    CHECK_FALSE(button_beginning(desk, "应用").empty());
    for (auto const zoom : {"放大", "缩小", "显示全部时间"}) CHECK(desk.stage.click(Role::button, zoom));
    desk.frame(2);
    auto const* chart = desk.stage.find(Role::group, "平衡前后的时间图");
    REQUIRE(chart);
    desk.stage.act(chart->id, ui::sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow);
    desk.frame(2);
    check_names(desk);
}

TEST_CASE("levelling screen: a conflict names the task that can give way, one click delays it and one undo takes it back") {
    SeedFile const file{"office.json", kOffice};
    auto office = read_seed(std::span(&file, 1));
    REQUIRE(office.ok());
    Desk desk(std::move(office.value()));
    show(desk);
    CHECK(any_text(desk, Role::text, "可以化解：“搬家”推迟 2 天（总时差 7 天 之内）"));
    check_names(desk);
    pictures(desk, "levelling-way-out");
    REQUIRE(desk.stage.click(Role::button, "推迟这一项"));
    desk.frame(3);
    auto const* task = desk.task("搬家");
    REQUIRE(task);
    CHECK(task->get(tsk::level_delay) == 33 * 60);                       // until the other ends, on Tuesday evening
    CHECK(any_text(desk, Role::text, "没有人员或设备超负荷"));
    CHECK_FALSE(desk.stage.find(Role::button, "推迟这一项"));
    desk.undo();
    desk.frame(2);
    CHECK_FALSE(desk.task("搬家")->has(tsk::level_delay));
    CHECK(desk.stage.find(Role::button, "推迟这一项"));
    desk.writable = false;
    desk.frame(2);
    auto const* button = desk.stage.find(Role::button, "推迟这一项");
    REQUIRE(button);
    CHECK((button->state & ui::sem::disabled) != 0);
}

TEST_CASE("levelling screen: pins, projects and effort are there again after a reload, each project with its own") {
    Desk desk;
    show(desk);
    REQUIRE(desk.stage.click(Role::radio, "充分"));
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::checkbox, "全部在建项目"));
    desk.frame(2);
    auto const* task = leaves(desk).front();
    desk.session.selection = {task->id()};
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::button, "固定所选任务（1）"));
    desk.frame(2);
    REQUIRE(desk.preferences->size() == 1);
    show(desk);                                                           // a new view, as after a reload
    CHECK_FALSE(button_beginning(desk, "不再固定").empty());
    auto const* all = desk.stage.find(Role::checkbox, "全部在建项目");
    REQUIRE(all);
    CHECK((all->state & ui::sem::checked) == 0);
    show(desk, desk.by_code("project", "P-2601")->id());
    CHECK(button_beginning(desk, "不再固定").empty());
    CHECK(desk.preferences->size() == 1);                                 // looking writes nothing
}

TEST_CASE("levelling screen: one project, the others hold their people") {
    Desk desk;
    show(desk, desk.by_code("project", "P-2601")->id());
    check_names(desk);
    level(desk);
    pictures(desk, "levelling-project");
    REQUIRE_FALSE(button_beginning(desk, "应用").empty());
    REQUIRE(desk.stage.click(Role::button, button_beginning(desk, "应用")));
    desk.frame(2);
    auto const project = desk.by_code("project", "P-2601")->id();
    for (auto const& task : desk.store().table(tsk::kType).rows())
        if (!task.deleted() && task.has(tsk::level_delay)) CHECK(task.get(tsk::project) == project);
    CHECK(delayed(desk.store()) > 0);
}

TEST_CASE("levelling screen: projects before and after, conflicts that are left, the stories of rows") {
    Desk desk;
    show(desk);
    level(desk);
    REQUIRE(desk.stage.click(Role::radio, "项目对比"));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "levelling-projects");
    REQUIRE(desk.stage.click(Role::radio, "冲突"));
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::radio, "平衡后"));
    desk.frame(2);
    picture(desk, "levelling-left");
    CHECK(any_text(desk, Role::text, "这些任务都不能移动"));
    auto const links = desk.stage.all(Role::link);
    auto const task = std::ranges::find_if(links, [](auto const* node) { return node->value.find("%") != std::string::npos; });
    REQUIRE(task != links.end());
    REQUIRE(desk.stage.click(Role::link, std::string((*task)->name)));
    desk.frame(2);
    auto const* chosen = desk.store().find(desk.session.selected());
    REQUIRE(chosen);
    CHECK(&chosen->type() == &tsk::kType);
}

TEST_CASE("levelling screen: a PSPLIB file arrives as a project that can be levelled at once") {
    Desk desk;
    desk.show("exchange");
    auto const bytes = read_bytes(std::string(source_folder()) + "/assets/samples/teaching/trade-fair.sm");
    desk.receive("trade-fair.sm", std::string(bytes.begin(), bytes.end()));
    desk.frame(6);
    CHECK(desk.session.location.view == "levelling");
    auto const* project = desk.store().live(desk.session.location.project);
    REQUIRE(project);
    CHECK(title_of(*project) == "trade-fair");
    show(desk, project->id());
    check_names(desk);
    level(desk);
    pictures(desk, "levelling-teaching");
    CHECK(std::ranges::any_of(desk.stage.all(Role::button), [](auto const* node) { return node->description.find("不存在更早完成的排程") != std::string::npos; }));
    // Damaged: refused in words, nothing made.
    auto const projects = desk.store().table(project->type()).live();
    desk.show("exchange");
    desk.receive("trade-fair.sm", std::string(bytes.begin(), bytes.begin() + 1200));
    desk.frame(6);
    CHECK(desk.stage.all(Role::alert).size() == 1);
    CHECK(desk.store().table(project->type()).live() == projects);
}

TEST_CASE("levelling screen: beside an open inspector, and on a low window") {
    for (auto const& [width, height] : {std::pair{892.0f, 832.0f}, std::pair{1000.0f, 420.0f}}) {
        Desk desk(width, height);
        show(desk);
        check_names(desk);
        level(desk);
        check_names(desk);
        picture(desk, "levelling-narrow-" + std::to_string(static_cast<int>(width)));
        CHECK_FALSE(button_beginning(desk, "应用").empty());
    }
}

TEST_CASE("levelling screen: nothing to level is said, not levelled") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{.id = id_from_key("none"), .name = "空"}, Store{}, Seen{}, 1);
    desk.derived = std::make_unique<Derived>(desk.workspace->store());
    desk.session.person = kNoId;
    show(desk);
    check_names(desk);
    picture(desk, "levelling-empty");
    CHECK(any_text(desk, Role::button, "去建立计划"));
}

TEST_CASE("levelling screen: where nothing can be written, it can be looked at") {
    Desk desk;
    desk.writable = false;
    show(desk);
    level(desk);
    CHECK(button_beginning(desk, "清除").empty());
    auto const apply = button_beginning(desk, "应用");
    REQUIRE_FALSE(apply.empty());
    desk.stage.click(Role::button, apply);
    desk.frame(2);
    CHECK(delayed(desk.store()) == 0);
}

TEST_CASE("levelling screen: a large portfolio is looked at over several pictures, and old figures stay until the new ones are there") {
    std::string office(kOffice.substr(0, kOffice.find("\"task\": [") + 9));
    for (int i = 0; i < 4'600; ++i) office += "\n  {\"key\": \"t" + std::to_string(i) + "\", \"project\": \"@p\", \"name\": \"活动 " + std::to_string(i) + "\", \"duration\": \"1d\"},";
    office += std::string(kOffice.substr(kOffice.find("\"task\": [") + 9));
    SeedFile const file{"office.json", office};
    auto document = read_seed(std::span(&file, 1));
    REQUIRE(document.ok());
    Desk desk(std::move(document.value()));
    show(desk);
    desk.frame(12);
    CHECK(any_text(desk, Role::img, "最高负荷"));
    REQUIRE(desk.stage.find(Role::button, "开始平衡"));
    CHECK((desk.stage.find(Role::button, "开始平衡")->state & ui::sem::disabled) == 0);
    // An edit: for a moment nothing can be started, and the screen stays.
    Edit edit{"test"};
    edit.set(desk.task("搬家")->id(), tsk::duration, std::int64_t{960});
    desk.edit(std::move(edit));
    desk.frame(1);
    CHECK(any_text(desk, Role::img, "最高负荷"));
    auto const* button = desk.stage.find(Role::button, "开始平衡");
    REQUIRE(button);
    CHECK((button->state & ui::sem::disabled) != 0);
    desk.frame(12);
    CHECK((desk.stage.find(Role::button, "开始平衡")->state & ui::sem::disabled) == 0);
}
