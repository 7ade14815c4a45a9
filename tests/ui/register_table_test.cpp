// The rows of a register are kept while nothing changes that they follow from. Whatever is edited, they are those that would be made anew.

#include <doctest/doctest.h>

#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/support/workspaces.h"
#include "tests/ui/data_fixture.h"
#include "ui/views/register_table.h"

using namespace pmo;
using namespace pmo::test;

namespace {

// Draws nothing: prepares one table that lives on and one that is new, and compares what they show.
struct Comparing final : ui::View {
    ui::RegisterQuery query;
    ui::RegisterTable kept;
    int compared = 0;
    void draw(ui::Frame& frame, ui::Box) override {
        ui::RegisterTable fresh;
        kept.prepare(frame, query, true);
        fresh.prepare(frame, query, true);
        CHECK(kept.ids() == fresh.ids());
        CHECK(kept.total() == fresh.total());
        CHECK(kept.open() == fresh.open());
        CHECK(kept.rows() == fresh.rows());
        for (std::int64_t i = 0; i < std::min<std::int64_t>(kept.rows(), 30) && kept.rows() == fresh.rows(); ++i) CHECK(kept.cell(i, 0).text == fresh.cell(i, 0).text);
        ++compared;
    }
};

std::vector<ui::RegisterQuery> queries() {
    namespace risk = registers::risk;
    ui::RegisterQuery all;
    all.type = &risk::kType;
    auto open = all, sorted = all, grouped = all, searched = all, tree = all;
    tree.type = &registers::task::kType;
    auto const status = slot_with(risk::kType, FieldFlag::status);
    open.where = {{.slot = status, .test = Test::open}};
    sorted.sort = "title";
    grouped.group = status;
    searched.text = "需求";
    return {all, open, sorted, grouped, searched, tree};
}

TEST_CASE("kept rows of a register are those that would be made anew") {
    for (auto const& query : queries()) {
        CAPTURE(query.type->id);
        Random random(11);
        Device device(identity(), 5, kNow, 11);
        for (int i = 0; i < 8; ++i) device.edit(random, with_targets(*query.type), 20, Mood::tame);
        Desk desk(device.document());
        auto view = std::make_unique<Comparing>();
        auto& comparing = *view;
        comparing.query = query;
        desk.view = std::move(view);
        desk.frame();
        for (int i = 0; i < 40; ++i) {
            desk.edit(random_edit(random, desk.store(), desk.ids, {query.type}, 1 + random.below(3), Mood::tame));
            desk.frame();
        }
        CHECK(comparing.compared > 40);
    }
}

TEST_CASE("a field's revision grows with that field alone, the deleted flag's with every record that comes or goes") {
    namespace risk = registers::risk;
    Device device(identity(), 5, kNow, 1);
    auto const table = [&]() -> Table const& { return device.workspace.store().table(risk::kType); };
    auto const commit = [&](Edit const& edit) { CHECK(device.workspace.commit(edit, ++device.clock_ms).ok()); };
    Edit made("create");
    auto const id = device.ids.next();
    made.add(risk::kType, id);
    commit(made);
    auto const there = table().revision(kDeletedSlot), title = table().revision(risk::title.slot);
    CHECK(there == table().revision());
    Edit named("set");
    named.set(id, risk::title, "供货延迟");
    commit(named);
    CHECK(table().revision(risk::title.slot) > title);
    CHECK(table().revision(kDeletedSlot) == there);
    Edit gone("delete");
    gone.remove(id);
    commit(gone);
    CHECK(table().revision(kDeletedSlot) > there);
}

}  // namespace
