#include "core/model/workspace.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

// Everything that the store says about links and liveness, counted by hand.
void check_indexes(Store const& store) {
    for (std::size_t t = 0; t < store.tables(); ++t) {
        auto const& table = store.table(static_cast<std::uint16_t>(t));
        std::size_t live = 0;
        for (auto const& record : table.rows()) {
            live += !record.deleted();
            CHECK(store.find(record.id()) == &record);
            CHECK((store.live(record.id()) == nullptr) == record.deleted());
        }
        CHECK(table.live() == live);
        for (std::uint8_t slot = 0; slot < table.type().fields.size(); ++slot) {
            if (table.type().fields[slot].kind != Kind::link) continue;
            for (auto const& record : table.rows()) {
                auto const* target = std::get_if<Id>(&record.value(slot));
                if (!target) continue;
                std::vector<Record const*> expected;
                for (auto const& other : table.rows())
                    if (!other.deleted() && other.value(slot) == Value(*target)) expected.push_back(&other);
                CHECK(store.referrers(table.type(), slot, *target) == expected);
            }
        }
    }
}

}  // namespace

TEST_CASE("indexes follow every edit, undo and redo") {
    Random random(1);
    Device device(identity(), 1, kNow, 1);
    auto const types = with_targets(*find_register("risk"));
    for (auto const* type : types)                   // the link indexes are built before the first edit
        for (std::uint8_t slot = 0; slot < type->fields.size(); ++slot)
            if (type->fields[slot].kind == Kind::link) device.workspace.store().referrers(*type, slot, {1, 1});
    for (int i = 0; i < 60; ++i) {
        device.edit(random, types, 5);
        if (random.chance(30) && device.workspace.undoable()) device.workspace.undo(kNow);
        if (random.chance(15) && device.workspace.redoable()) device.workspace.redo(kNow);
    }
    check_indexes(device.workspace.store());
    check_indexes(device.workspace.store().clone());
}

TEST_CASE("undo and redo bring back every value, in any depth") {
    Random random(2);
    Device device(identity(), 1, kNow, 2);
    auto const types = with_targets(*find_register("task"));
    auto const values = [&] {
        std::vector<std::tuple<Id, std::uint8_t, Value>> all;
        for (std::size_t t = 0; t < device.workspace.store().tables(); ++t)
            for (auto const& record : device.workspace.store().table(static_cast<std::uint16_t>(t)).rows()) {
                if (record.deleted()) continue;
                for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
                    if (record.has(slot)) all.emplace_back(record.id(), slot, record.value(slot));
            }
        std::ranges::sort(all);
        return all;
    };
    std::vector<decltype(values())> states{values()};
    for (int i = 0; i < 40; ++i) {
        auto const done = device.workspace.commit(random_edit(random, device.workspace.store(), device.ids, types, 4, Mood::wild), kNow);
        REQUIRE(done.ok());
        if (!done->empty()) states.push_back(values());
    }
    for (std::size_t i = states.size(); i-- > 1;) {
        REQUIRE(device.workspace.undoable());
        CHECK(device.workspace.undo(kNow).skipped == 0);
        CHECK(values() == states[i - 1]);
    }
    CHECK_FALSE(device.workspace.undoable());
    for (std::size_t i = 1; i < states.size(); ++i) {
        REQUIRE(device.workspace.redoable());
        device.workspace.redo(kNow);
        CHECK(values() == states[i]);
    }
}

TEST_CASE("an edit that cannot be made changes nothing") {
    Device device(identity(), 1, kNow, 3);
    auto const& person = *find_register("person");
    auto const name = slot_with(person, title);
    auto const text = device.text();
    auto const refuse = [&](auto build, char const* code) {
        Edit edit("test");
        build(edit);
        auto const done = device.workspace.commit(edit, kNow);
        REQUIRE_FALSE(done.ok());
        CHECK(done.error().code == code);
        CHECK(device.text() == text);
        CHECK_FALSE(device.workspace.undoable());
    };
    refuse([&](Edit& e) { e.add(person, {1, 1}); e.add(person, {1, 1}); }, "edit.exists");
    refuse([&](Edit& e) { e.add(person, kNoId); }, "edit.exists");
    refuse([&](Edit& e) { e.set({1, 1}, name, std::string("x")); }, "edit.unknown_record");
    refuse([&](Edit& e) { e.add(person, {1, 1}); e.set({1, 1}, name, std::int64_t{5}); }, "edit.wrong_kind");
    refuse([&](Edit& e) { e.add(person, {1, 1}); e.set({1, 1}, 62, std::string("x")); }, "edit.wrong_kind");
    refuse([&](Edit& e) { e.add(person, {1, 1}); e.set({1, 1}, name, std::string("\xff")); }, "edit.text_too_long");
}

TEST_CASE("undo leaves alone what somebody else has changed since") {
    Device a(identity(), 1, kNow, 4);
    auto const& person = *find_register("person");
    auto const name = slot_with(person, title);
    Edit make("test");
    make.add(person, {1, 1});
    make.set({1, 1}, name, std::string("mine"));
    REQUIRE(a.workspace.commit(make, kNow).ok());
    Edit rename("test");
    rename.set({1, 1}, name, std::string("mine too"));
    REQUIRE(a.workspace.commit(rename, kNow).ok());
    Device b(a.document(), 2, kNow + 1000, 5);
    Edit theirs("test");
    theirs.set({1, 1}, name, std::string("theirs"));
    auto const foreign = b.workspace.commit(theirs, b.clock_ms);
    REQUIRE(foreign.ok());
    a.workspace.apply_foreign(*foreign);
    auto const step = a.workspace.undo(kNow);
    CHECK(step.skipped == 1);
    CHECK(a.workspace.store().find({1, 1})->text(name) == "theirs");
}
