// The merge of a colleague's file: what is asked, what is decided, what is written, and its screens driven by role and name. See data_fixture.h for pictures.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/views/merge_work.h"
#include "ui/views/text_diff.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace tsk = registers::task;
namespace rsk = registers::risk;

namespace {

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
        desk.edit(setting<std::int64_t>(both, tsk::percent_complete, 78));
        other = desk.colleague();
        desk.edit(setting<std::int64_t>(both, tsk::percent_complete, 85));
        desk.edit(setting<std::int64_t>(both, tsk::duration, 52 * 480));
        desk.edit(setting<std::int64_t>(both, tsk::priority, 700));
        auto note = Edit("set");
        note.set(both, tsk::notes, note_mine);
        desk.edit(note);
        auto mine_gone = Edit("delete");
        mine_gone.remove(gone_here);
        desk.edit(mine_gone);

        other.commit(setting<std::int64_t>(both, tsk::percent_complete, 80));
        other.commit(setting<std::int64_t>(both, tsk::duration, 50 * 480));
        other.commit(setting<std::int64_t>(changed, tsk::percent_complete, 65));
        other.commit(setting<std::int64_t>(gone_here, tsk::percent_complete, 10));
        auto their_note = Edit("set");
        their_note.set(both, tsk::notes, note_theirs);
        their_note.set(both, tsk::cause, "供应商延期");
        other.commit(their_note);
        auto gone = Edit("delete");
        gone.remove(deleted);
        other.commit(gone);
        IdSource their_ids(99, 98);
        added = their_ids.next();
        auto fresh = Edit("create");
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
    apart.desk.edit(setting<std::int64_t>(apart.both, tsk::percent_complete, 90));
    auto fresh = apart.review();
    keep_decisions(review, fresh);
    CHECK(counts_of(fresh).open_deletions == 0);
    CHECK(counts_of(fresh).open_conflicts == 1);     // 90 against 80 has not been asked yet
    for (std::size_t i = 0; i < fresh.plan.conflicts.size(); ++i)
        CHECK((fresh.decisions[i].take == Take::undecided) == (fresh.plan.conflicts[i].slot == tsk::percent_complete.slot));
}

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
