// The data screens without the merge: what a table means, which lines the history has, and that each screen can be driven by role and name in both
// languages. See data_fixture.h for pictures.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/ui/data_fixture.h"
#include "ui/views/exchange_parts.h"
#include "ui/views/history_list.h"
#include "ui/views/import_csv.h"
#include "ui/views/import_plan.h"
#include "ui/views/merge_work.h"
#include "ui/views/notices.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace tsk = registers::task;
namespace rsk = registers::risk;

// ------------------------------------------------------------------------------------------------ pure logic

TEST_CASE("a table is recognised by its headers in either language") {
    for (auto const tongue : {Language::zh, Language::en}) {
        set_language(tongue);
        auto const zh = read_csv("编号,风险,概率,影响,负责人\nR-77,停电,4,5,王磊\n");
        REQUIRE(zh.ok());
        auto const* type = guess_register(*zh);
        REQUIRE(type);
        CHECK(type->id == "risk");
        CsvWork work{.file = "x.csv", .table = *zh};
        work.choose(*type);
        REQUIRE(work.columns.size() == 5);
        CHECK(std::ranges::count(work.columns, kNoSlot) == 0);
    }
    set_language(Language::zh);
    auto const unknown = read_csv("foo,bar\n1,2\n");
    CHECK(guess_register(*unknown) == nullptr);
}

TEST_CASE("a table says what each row will do, and why a cell is left out") {
    Desk desk;
    auto const* risk = [&]() -> Record const* {
        for (auto const& record : desk.store().table(rsk::kType).rows())
            if (!record.deleted() && !code_of(record).empty()) return &record;
        return nullptr;
    }();
    REQUIRE(risk);
    auto const risk_id = risk->id();
    auto const project = std::string(code_of(*desk.store().find(risk->get(rsk::project))));
    auto table = read_csv("项目,编号,风险,概率\n" + project + "," + std::string(code_of(*risk)) + ",改过的标题,很高\n" + project + ",R-901,全新,3\n");
    REQUIRE(table.ok());
    CsvWork work{.file = "x.csv", .table = std::move(table).value()};
    work.choose(rsk::kType);
    IdSource ids(1, 2);
    work.replan(desk.store(), ids);
    REQUIRE(work.plan.rows.size() == 2);
    CHECK(work.fate(0) == RowFate::changed);
    CHECK(work.fate(1) == RowFate::added);
    REQUIRE(work.refused_cells() == 1);
    CHECK(work.problem_at.contains({1, 3}));
    CHECK(work.edit().label().code == "import.csv");
    desk.edit(work.edit());
    CHECK(desk.store().find(risk_id)->text(rsk::title.slot) == "改过的标题");
}

TEST_CASE("files are recognised by what they contain") {
    CHECK(kind_of("{\"format\":\"pmo-workspace\",\"version\":1}") == FileKind::document);
    CHECK(kind_of("{\"seed\": 1, \"registers\": {}}") == FileKind::seed);
    CHECK(kind_of("\xEF\xBB\xBF<?xml version=\"1.0\"?><Project/>") == FileKind::xml);
    CHECK(kind_of("{\"other\": true}") == FileKind::other_json);
    CHECK(kind_of(std::string_view("PK\x03\x04zip", 7)) == FileKind::excel);
    CHECK(kind_of("a,b\n1,2\n") == FileKind::csv);
    CHECK(kind_of("") == FileKind::csv);
}

TEST_CASE("an export is old after a week or after much work") {
    std::int64_t const day = 86'400'000, now = 1789718400000;
    CHECK_FALSE(export_is_old({.fault = {}, .exported_ms = 0, .edits_since_export = 0}, now));
    CHECK(export_is_old({.fault = {}, .exported_ms = 0, .edits_since_export = 1}, now));
    CHECK_FALSE(export_is_old({.fault = {}, .exported_ms = now - 6 * day, .edits_since_export = 20}, now));
    CHECK(export_is_old({.fault = {}, .exported_ms = now - 8 * day, .edits_since_export = 20}, now));
    CHECK(export_is_old({.fault = {}, .exported_ms = now, .edits_since_export = 100}, now));
}

TEST_CASE("the history is laid out by day, filtered by person, register and text") {
    Desk desk;
    auto const tasks = leaves(desk);
    std::deque<HistoryItem> items;
    std::int64_t const now = 1789718400000, day = 86'400'000;
    auto const add = [&](std::uint64_t sequence, std::int64_t ms, std::string who, Id record, std::uint8_t slot) {
        HistoryItem item{sequence, ms, std::move(who), {}};
        item.diff.label = {"take_back", {"完成"}};
        item.diff.changed.push_back({record, 0, slot, {}, {}});
        items.push_back(std::move(item));
    };
    add(3, now, "林晓岚", tasks[0]->id(), 1);
    add(2, now - day, "韩志远", tasks[1]->id(), 1);
    add(1, now - day, "林晓岚", desk.by_code("project", "P-2601")->id(), 1);
    auto const all = lay_out_history(items, {}, {}, desk.store(), 480);
    CHECK(all.shown == 3);
    CHECK(std::ranges::count(all.lines, HistoryLineKind::day, &HistoryLine::kind) == 2);
    CHECK(lay_out_history(items, {.person = "韩志远", .register_id = {}, .text = {}}, {}, desk.store(), 480).shown == 1);
    CHECK(lay_out_history(items, {.person = {}, .register_id = "project", .text = {}}, {}, desk.store(), 480).shown == 1);
    CHECK(lay_out_history(items, {.person = {}, .register_id = {}, .text = std::string(title_of(*tasks[1]))}, {}, desk.store(), 480).shown >= 1);
    CHECK(lay_out_history(items, {.person = {}, .register_id = {}, .text = "没有这样的"}, {}, desk.store(), 480).lines.empty());
    auto const opened = lay_out_history(items, {}, {opening_key(items[0])}, desk.store(), 480);
    CHECK(std::ranges::count(opened.lines, HistoryLineKind::change, &HistoryLine::kind) == 1);
    CHECK(opened.height > all.height);
}

TEST_CASE("the notices are cut into one part for each library") {
    auto const line = std::string(72, '-');
    auto const text = "Dear ImGui\n\nThe MIT License (MIT)\n\nCopyright\n\n" + line + "\n\nLucide\n\nISC License\n";
    auto const parts = split_notices(text);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].name == "Dear ImGui");
    CHECK(parts[0].summary == "The MIT License (MIT)");
    CHECK(parts[1].name == "Lucide");
    CHECK(parts[1].text == "ISC License");
    CHECK(split_notices("").empty());
}

// ------------------------------------------------------------------------------------------------ the screens

TEST_CASE("a damaged file is refused in words and changes nothing") {
    Desk desk;
    desk.show("merge");
    auto file = desk.colleague().file();
    desk.receive("broken.json", file.substr(0, file.size() / 2), FilePurpose::merge_document);
    REQUIRE(desk.session.merging->fault);
    CHECK(desk.stage.all(sem::Role::alert).size() == 1);
    check_names(desk);
    picture(desk, "merge-fault");
    desk.show("exchange");
    desk.receive("broken.json", file.substr(0, file.size() / 2));
    CHECK(desk.stage.all(sem::Role::alert).size() == 1);
    desk.receive("table.xlsx", std::string("PK\x03\x04", 4));
    CHECK(desk.stage.all(sem::Role::alert).size() == 1);
    picture(desk, "exchange-fault");
}

TEST_CASE("the exchange screen exports, and takes a table with its preview") {
    Desk desk;
    desk.show("exchange");
    check_names(desk);
    pictures(desk, "exchange");
    REQUIRE(desk.stage.click(sem::Role::button, tr("command.export")));
    CHECK(std::ranges::find(desk.done, "export") != desk.done.end());
    desk.receive("风险.csv", "编号,风险,概率,项目\nR-901,全新,3,P-2601\nR-902,坏,很高,P-2601\n");
    check_names(desk);
    pictures(desk, "import-csv");
    auto const before = desk.store().table(rsk::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, tr("csv.import", std::int64_t{2})));
    desk.frame(3);
    CHECK(desk.store().table(rsk::kType).live() == before + 2);
    CHECK(desk.session.location.view == "register");
}

TEST_CASE("a Microsoft Project file becomes a project") {
    Desk desk;
    desk.show("exchange");
    std::string tasks;
    for (int i = 1; i <= 12; ++i)
        tasks += "<Task><UID>" + std::to_string(i) + "</UID><ID>" + std::to_string(i) + "</ID><Name>任务 " + std::to_string(i) + "</Name><OutlineLevel>" + (i % 4 == 1 ? "1" : "2") + "</OutlineLevel><Duration>PT24H0M0S</Duration><Start>2026-09-21T08:00:00</Start><Finish>2026-09-23T17:00:00</Finish></Task>";
    desk.receive("厂房.xml", R"(<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Title>厂房改造</Title><StartDate>2026-09-21T08:00:00</StartDate><FinishDate>2026-12-18T17:00:00</FinishDate><Tasks>)" + tasks + "</Tasks></Project>");
    check_names(desk);
    pictures(desk, "import-plan");
    REQUIRE(desk.stage.click(sem::Role::button, tr("mspdi.import")));
    desk.frame(2);
    bool found = false;
    for (auto const& record : desk.store().table(*find_register("project")).rows()) found |= title_of(record) == "厂房改造";
    CHECK(found);
    CHECK(desk.session.location.view == "plan");
}

TEST_CASE("a copy of the open workspace goes to the merge screen, another one is offered to open") {
    Desk desk;
    desk.show("exchange");
    desk.receive("copy.json", desk.colleague().file());
    CHECK(desk.session.location.view == "merge");
    REQUIRE(desk.session.merging);
    desk.frame(4);
    CHECK(desk.session.merging->review->items.empty());
    picture(desk, "merge-same");
    desk.session.merging.reset();
    desk.show("exchange");
    Workspace other({{1, 2}, "另一个", 5}, Store{}, {}, 9);
    desk.receive("other.json", write_document(other.identity(), other.store(), other.seen(), {.replica = 9, .exporter = "张三", .now_ms = 5}));
    check_names(desk);
    picture(desk, "exchange-foreign");
    REQUIRE(desk.stage.click(sem::Role::button, tr("import.open_own")));
    CHECK(desk.opened == "另一个");
}

TEST_CASE("the history shows what was done and takes it back") {
    Desk desk;
    auto const tasks = leaves(desk);
    desk.edit(setting<std::int64_t>(tasks[0]->id(), tsk::percent_complete, 42));
    auto gone = Edit("delete");
    gone.remove(tasks[1]->id());
    desk.edit(gone);
    desk.show("history");
    check_names(desk);
    auto const entries = [&] { std::vector<sem::NodeId> found; for (auto const* node : desk.stage.all(sem::Role::button)) if (node->state & sem::expandable) found.push_back(node->id); return found; };
    auto const ids = entries();
    REQUIRE(ids.size() == 2);
    desk.stage.act(ids[0], sem::ActionKind::click);
    desk.stage.act(entries()[1], sem::ActionKind::click);
    desk.frame(2);
    pictures(desk, "history");
    check_names(desk);
    auto const before = tasks[1]->deleted();
    CHECK(before);
    std::string name;
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name.find("恢复") == 0) { name = node->name; break; }
    REQUIRE(!name.empty());
    REQUIRE(desk.stage.click(sem::Role::button, name));
    desk.frame(2);
    CHECK_FALSE(desk.store().find(tasks[1]->id())->deleted());
}

TEST_CASE("settings, keys and about say what they should and change what they may") {
    Desk desk;
    desk.notices = "Dear ImGui\n\nThe MIT License (MIT)\n\n" + std::string(72, '-') + "\n\nNoto Sans CJK\n\nSIL Open Font License\n";
    desk.show("settings");
    check_names(desk);
    pictures(desk, "settings");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("settings.theme_dark")));
    CHECK(desk.session.theme == ThemeChoice::dark);
    REQUIRE(desk.stage.click(sem::Role::radio, tr("register.compact")));
    CHECK(desk.session.density == Density::compact);
    desk.show("keys");
    check_names(desk);
    pictures(desk, "keys");
    desk.show("about");
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::button, "Dear ImGui"));
    desk.frame(2);
    pictures(desk, "about");
}
