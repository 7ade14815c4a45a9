// The data screens: what a merge asks and writes, what a table means, which lines the history has, and that each screen can be driven by role and name in
// both languages. With PMO_PICTURES set to a folder the screens are also written there as PNG files.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/ui/data_fixture.h"
#include "ui/views/exchange_parts.h"
#include "ui/views/history_list.h"
#include "ui/views/import_csv.h"
#include "ui/views/import_plan.h"
#include "ui/views/merge_work.h"
#include "ui/views/notices.h"
#include "ui/views/text_diff.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace tsk = registers::task;
namespace rsk = registers::risk;

namespace {

void picture(Desk& desk, std::string const& name) {
    if (char const* folder = std::getenv("PMO_PICTURES")) desk.stage.png(std::string(folder) + "/" + name + ".png");
}

// In both languages and themes, when somebody wants to look.
void pictures(Desk& desk, std::string const& name) {
    if (!std::getenv("PMO_PICTURES")) return;
    picture(desk, name + "-zh-light");
    desk.stage.theme(true);
    desk.frame(2);
    picture(desk, name + "-zh-dark");
    set_language(Language::en);
    desk.frame(2);
    picture(desk, name + "-en-dark");
    desk.stage.theme(false);
    desk.frame(2);
    picture(desk, name + "-en-light");
    set_language(Language::zh);
    desk.frame(2);
}

// Every interactive item of the screen has a name, in both languages.
void check_names(Desk& desk) {
    for (auto const tongue : {Language::en, Language::zh}) {
        set_language(tongue);
        desk.frame(2);
        for (auto const& item : desk.stage.unnamed_items()) FAIL_CHECK(item);
        for (auto const& node : desk.stage.tree().nodes()) {
            CAPTURE(node.name);
            CHECK(node.name.find("⟦") == std::string::npos);
            CHECK(node.value.find("⟦") == std::string::npos);
        }
    }
}

Edit one(char const* code) { return Edit{code}; }

template <class T> Edit set(Id record, Field<T> field, T value) {
    auto edit = one("set");
    edit.set(record, field, std::move(value));
    return edit;
}

std::vector<Record const*> leaves(Desk& desk) {
    std::vector<Record const*> found;
    auto const project = desk.by_code("project", "P-2601")->id();
    for (auto const& record : desk.store().table(tsk::kType).rows())
        if (record.get(tsk::project) == project && record.get(tsk::duration) > 0) found.push_back(&record);
    return found;
}

struct Apart {
    Desk desk;
    Desk::Colleague other;
    Id both, deleted, changed, quiet, added, gone_here;
    std::string note_mine = "派工规则引擎返工 1 次；已申请外包 2 人驻场至 09-24，CR-012 待 CCB 评审。";
    std::string note_theirs = "派工规则引擎返工 1 次；外包驻场名额已获批 1 人，CR-012 待 CCB 评审。";

    Apart() : desk(1440 - 208, 900 - 68) {
        auto const tasks = leaves(desk);
        both = tasks[20]->id();
        deleted = tasks[21]->id();
        changed = tasks[22]->id();
        quiet = tasks[23]->id();
        gone_here = tasks[24]->id();
        desk.edit(set<std::int64_t>(both, tsk::percent_complete, 78));
        other = desk.colleague();
        desk.edit(set<std::int64_t>(both, tsk::percent_complete, 85));
        desk.edit(set<std::int64_t>(both, tsk::duration, 52 * 480));
        desk.edit(set<std::int64_t>(both, tsk::priority, 700));
        auto note = one("set");
        note.set(both, tsk::notes, note_mine);
        desk.edit(note);
        auto mine_gone = one("delete");
        mine_gone.remove(gone_here);
        desk.edit(mine_gone);

        other.commit(set<std::int64_t>(both, tsk::percent_complete, 80));
        other.commit(set<std::int64_t>(both, tsk::duration, 50 * 480));
        other.commit(set<std::int64_t>(changed, tsk::percent_complete, 65));
        other.commit(set<std::int64_t>(gone_here, tsk::percent_complete, 10));
        auto their_note = one("set");
        their_note.set(both, tsk::notes, note_theirs);
        their_note.set(both, tsk::cause, "供应商延期");
        other.commit(their_note);
        auto gone = one("delete");
        gone.remove(deleted);
        other.commit(gone);
        IdSource their_ids(99, 98);
        added = their_ids.next();
        auto fresh = one("create");
        fresh.add(rsk::kType, added);
        fresh.set(added, rsk::project, desk.by_code("project", "P-2601")->id());
        fresh.set(added, rsk::code, "R-99");
        fresh.set(added, rsk::title, "国庆前后外包驻场缺口");
        fresh.set(added, rsk::probability, std::int64_t{4});
        fresh.set(added, rsk::impact, std::int64_t{2});
        other.commit(fresh);
    }

    MergeReview review() {
        auto document = read_document(other.file());
        REQUIRE(document.ok());
        theirs = std::move(document).value();
        auto plan = plan_merge({desk.store(), desk.workspace->seen(), desk.workspace->identity().id, 42, desk.now_ms, [&](std::string_view id) -> TypeDef const& { return desk.workspace->unknown_type(id); }}, *theirs);
        REQUIRE(plan.ok());
        return make_review(std::move(plan).value(), desk.store());
    }
    std::optional<Document> theirs;
};

ReviewItem& item_of(MergeReview& review, Id record) {
    auto const at = std::ranges::find(review.items, record, &ReviewItem::record);
    REQUIRE(at != review.items.end());
    return *at;
}

std::int64_t percent(Desk const& desk, Id task) { return desk.store().find(task)->get(tsk::percent_complete); }

}  // namespace

// ------------------------------------------------------------------------------------------------ pure logic

TEST_CASE("two versions of a text are cut into what both have and what only one has") {
    auto const pieces = diff_texts("返工 1 次；已申请外包 2 人", "返工 1 次；外包获批 1 人");
    std::string mine, theirs;
    for (auto const& piece : pieces) {
        if (piece.of != PieceOf::theirs) mine += piece.text;
        if (piece.of != PieceOf::mine) theirs += piece.text;
    }
    CHECK(mine == "返工 1 次；已申请外包 2 人");
    CHECK(theirs == "返工 1 次；外包获批 1 人");
    CHECK(pieces.front() == TextPiece{PieceOf::both, "返工 1 次；"});
    CHECK(pieces.back() == TextPiece{PieceOf::both, " 人"});
    CHECK(diff_texts("", "").empty());
    CHECK(diff_texts("same", "same") == std::vector{TextPiece{PieceOf::both, "same"}});
    CHECK(diff_texts("", "new") == std::vector{TextPiece{PieceOf::theirs, "new"}});
    CHECK(both_texts(diff_texts("a b", "a c")) == "a bc");
    CHECK(diff_texts("word", "words") == std::vector{TextPiece{PieceOf::mine, "word"}, TextPiece{PieceOf::theirs, "words"}});
    // Two very long texts are compared at their ends only, and still say everything.
    std::string a = "begin ", b = "begin ";
    for (int i = 0; i < 6000; ++i) { a += "x" + std::to_string(i) + " "; b += "y" + std::to_string(i) + " "; }
    CHECK(diff_texts(a + "end", b + "end").front() == TextPiece{PieceOf::both, "begin "});
}

TEST_CASE("a review has one item for each record, and says what needs a decision") {
    Apart apart;
    auto review = apart.review();
    auto const counts = counts_of(review);
    CHECK(counts.conflicts == 2);                    // edited on both sides; deleted here and edited there
    CHECK(counts.deletions == 1);
    CHECK(counts.changes == 1);
    CHECK(counts.additions == 1);
    CHECK(counts.open() == 3);
    auto const& both = item_of(review, apart.both);
    CHECK(both.conflicts.size() == 3);
    auto const fields = fields_of(review, both, apart.desk.store(), apart.theirs->store);
    CHECK(std::ranges::count(fields, FieldState::conflict, &ReviewField::state) == 3);
    CHECK(std::ranges::count(fields, FieldState::only_mine, &ReviewField::state) == 1);      // priority
    CHECK(std::ranges::count(fields, FieldState::only_theirs, &ReviewField::state) == 1);    // cause
    CHECK(fields.front().state == FieldState::conflict);
}

TEST_CASE("what both sides began with is known from the log") {
    Apart apart;
    auto review = apart.review();
    std::deque<HistoryItem> log;
    Stamp const old{1, 0}, shared{2, 42}, mine{apart.theirs->seen.rbegin()->second + 1000, 42};
    auto const change = [&](Stamp before, std::int64_t from, Stamp after, std::int64_t to) {
        HistoryItem item;
        item.diff.changed.push_back({apart.both, 0, tsk::percent_complete.slot, {Value(from), before}, {Value(to), after}});
        log.push_front(std::move(item));
    };
    change(old, 10, shared, 78);
    change(shared, 78, mine, 85);
    auto const at = std::ranges::find(review.plan.conflicts, tsk::percent_complete.slot, &Conflict::slot);
    REQUIRE(at != review.plan.conflicts.end());
    CHECK(common_base(log, *at, Seen{{42, 5}}) == std::optional<Value>(std::int64_t{78}));
    CHECK(common_base({}, *at, Seen{{42, 5}}) == std::nullopt);
}

TEST_CASE("what was decided is what stands in the record, whatever the rule of the merge says") {
    for (auto const take : {Take::mine, Take::theirs}) {
        Apart apart;
        auto review = apart.review();
        for (auto& item : review.items) decide(review, item, take);
        CHECK(counts_of(review).open() == 0);
        auto const expected = merged_record(review, item_of(review, apart.both), apart.desk.store());
        auto const follow = follow_up(review);
        apart.desk.workspace->apply_merge(review.plan.diff, apart.theirs->seen);
        REQUIRE(apart.desk.workspace->commit(follow, apart.desk.now_ms + 10'000'000).ok());
        bool const mine = take == Take::mine;
        auto const& store = apart.desk.store();
        CHECK(percent(apart.desk, apart.both) == (mine ? 85 : 80));
        CHECK(store.find(apart.both)->get(tsk::duration) == (mine ? 52 : 50) * 480);
        CHECK(store.find(apart.both)->text(tsk::notes.slot) == (mine ? apart.note_mine : apart.note_theirs));
        CHECK(store.find(apart.both)->get(tsk::priority) == 700);
        CHECK(store.find(apart.both)->text(tsk::cause.slot) == "供应商延期");
        CHECK(store.find(apart.deleted)->deleted() == !mine);
        CHECK(store.find(apart.gone_here)->deleted() == mine);
        CHECK((store.live(apart.added) != nullptr) == !mine);
        CHECK((percent(apart.desk, apart.changed) == 65) == !mine);
        for (auto const slot : {tsk::percent_complete.slot, tsk::duration.slot, tsk::notes.slot, tsk::cause.slot, tsk::priority.slot}) CHECK(expected.value(slot) == store.find(apart.both)->value(slot));
    }
}

TEST_CASE("a third value is written, and everybody gets it") {
    Apart apart;
    auto review = apart.review();
    decide_all(review, Take::theirs, false);
    for (std::size_t i = 0; i < review.plan.conflicts.size(); ++i)
        if (review.plan.conflicts[i].slot == tsk::percent_complete.slot) review.decisions[i] = {.take = Take::custom, .custom = std::int64_t{82}};
    CHECK(merged_record(review, item_of(review, apart.both), apart.desk.store()).get(tsk::percent_complete) == 82);
    auto const follow = follow_up(review);
    apart.desk.workspace->apply_merge(review.plan.diff, apart.theirs->seen);
    REQUIRE(apart.desk.workspace->commit(follow, apart.desk.now_ms + 10'000'000).ok());
    CHECK(percent(apart.desk, apart.both) == 82);
}

TEST_CASE("a review keeps its decisions when the workspace changes under it, but for what is another question now") {
    Apart apart;
    auto review = apart.review();
    decide_all(review, Take::mine, true);
    apart.desk.edit(set<std::int64_t>(apart.both, tsk::percent_complete, 90));
    auto fresh = apart.review();
    keep_decisions(review, fresh);
    CHECK(counts_of(fresh).open_deletions == 0);
    CHECK(counts_of(fresh).open_conflicts == 1);     // 90 against 80 has not been asked yet
    for (std::size_t i = 0; i < fresh.plan.conflicts.size(); ++i)
        CHECK((fresh.decisions[i].take == Take::undecided) == (fresh.plan.conflicts[i].slot == tsk::percent_complete.slot));
}

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

TEST_CASE("a colleague's file is reviewed, decided and applied, and can be undone as one") {
    Apart apart;
    auto& desk = apart.desk;
    desk.show("merge");
    check_names(desk);
    pictures(desk, "merge-source");
    desk.receive("韩志远_2026-09-18.json", apart.other.file(), FilePurpose::merge_document);
    REQUIRE(desk.session.merging);
    REQUIRE(desk.session.merging->review);
    CHECK(desk.session.merging->current == apart.both);
    check_names(desk);
    pictures(desk, "merge-review");
    auto const* apply = desk.stage.find(sem::Role::button, tr("merge.apply_open", std::int64_t{3}));
    REQUIRE(apply);
    CHECK((apply->state & sem::disabled) != 0);

    // The fields of the first record, one by one.
    auto const label = std::string("完成");
    auto const radios = desk.stage.all(sem::Role::radio);
    REQUIRE(radios.size() >= 6);
    std::vector<sem::NodeId> mine;
    for (auto const* node : radios)
        if (node->name.find("，本机：") != std::string::npos) mine.push_back(node->id);
    REQUIRE(mine.size() == 3);
    for (auto const id : mine) desk.stage.act(id, sem::ActionKind::click);
    CHECK(is_decided(*desk.session.merging->review, *desk.session.merging->item(apart.both)));
    CHECK(desk.stage.find(sem::Role::button, tr("merge.apply_open", std::int64_t{2})));
    pictures(desk, "merge-decided");

    // The rest at once; then it asks, because something is deleted.
    REQUIRE(desk.stage.click(sem::Role::button, tr("merge.take_all")));
    REQUIRE(desk.stage.click(sem::Role::menuitem, tr("merge.take_all_theirs")));
    desk.frame(3);
    pictures(desk, "merge-confirm");
    REQUIRE(desk.stage.find(sem::Role::dialog, tr("merge.ask_all_theirs")));
    REQUIRE(desk.stage.click(sem::Role::button, tr("widget.cancel")));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::button, tr("merge.take_all")));
    REQUIRE(desk.stage.click(sem::Role::menuitem, tr("merge.rest_theirs")));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::button, tr("merge.apply")));
    desk.frame(3);
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(4);
    REQUIRE(desk.session.merging);
    REQUIRE(desk.session.merging->outcome);
    CHECK(percent(desk, apart.both) == 85);
    CHECK(desk.store().live(apart.added));
    CHECK(desk.store().find(apart.deleted)->deleted());
    CHECK_FALSE(desk.store().find(apart.gone_here)->deleted());
    pictures(desk, "merge-done");
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::button, tr("command.undo")));
    desk.frame(3);
    CHECK_FALSE(desk.store().live(apart.added));
    CHECK_FALSE(desk.store().find(apart.deleted)->deleted());
    CHECK(desk.store().find(apart.gone_here)->deleted());
    REQUIRE(desk.stage.click(sem::Role::button, tr("merge.finish")));
    desk.frame(2);
    CHECK_FALSE(desk.session.merging);
}

TEST_CASE("the review shows additions, changes and deletions too") {
    Apart apart;
    auto& desk = apart.desk;
    desk.show("merge");
    desk.receive("a.json", apart.other.file(), FilePurpose::merge_document);
    REQUIRE(desk.session.merging->review);
    for (auto const id : {apart.added, apart.changed, apart.deleted, apart.gone_here}) {
        desk.session.merging->current = id;
        desk.frame(3);
        check_names(desk);
    }
    picture(desk, "merge-deleted-here");
    desk.session.merging->current = apart.added;
    desk.frame(3);
    picture(desk, "merge-added");
    REQUIRE(desk.stage.click(sem::Role::button, tr("merge.export_differences")));
    CHECK(desk.saved_bytes.find("R-99") != std::string::npos);
}

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
    desk.edit(set<std::int64_t>(tasks[0]->id(), tsk::percent_complete, 42));
    auto gone = one("delete");
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
