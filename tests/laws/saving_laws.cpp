// Whatever happens to the page or the storage, what is found at the next start is everything up to some change, or says what is missing.

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "core/io/saver.h"
#include "tests/support/fake_storage.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

std::vector<TypeDef const*> some_registers() { return with_targets(*find_register("person")); }

std::optional<OpenedWorkspace> reopen(FakeStorage& storage, Replica fresh = 99) {
    Saver saver(storage);
    std::optional<OpenedWorkspace> result;
    saver.open(identity().id, fresh, [&](Result<OpenedWorkspace> opened) { if (opened.ok()) result.emplace(std::move(*opened)); });
    storage.run();
    return result;
}

std::string text_of(Workspace const& workspace) { return write_document(identity(), workspace.store(), {}, {}); }

struct Session {
    FakeStorage storage;
    Device device{identity(), 42, kNow, 1};
    Saver saver{storage};
    Random random{1};
    std::vector<std::string> states;                 // the workspace after each change, from none on

    explicit Session(std::uint64_t seed) : random(seed) {
        device.edit(random, some_registers(), 5);
        saver.create(device.workspace, kNow);
        states.push_back(text_of(device.workspace));
    }
    void change() {
        device.clock_ms += 1000;
        auto const done = device.workspace.commit(random_edit(random, device.workspace.store(), device.ids, some_registers(), 3, Mood::wild), device.clock_ms);
        REQUIRE(done.ok());
        if (done->empty()) return;
        saver.note(device.workspace, *done, "me", device.clock_ms);
        states.push_back(text_of(device.workspace));
    }
    void tick() { saver.tick(device.workspace, device.clock_ms); }
    // Which of the states it is; -1: none of them, which must not be.
    int state_of(Workspace const& workspace) const {
        auto const text = text_of(workspace);
        for (std::size_t i = states.size(); i-- > 0;)
            if (states[i] == text) return static_cast<int>(i);
        return -1;
    }
};

}  // namespace

TEST_CASE("what was saved is there again, with its name, replica and what it has seen") {
    Session s(1);
    s.storage.run();
    CHECK(s.saver.status().state == SaveState::saved);
    for (int i = 0; i < 20; ++i) s.change();
    CHECK(s.saver.status().state == SaveState::saving);
    CHECK(s.saver.status().waiting > 0);
    s.storage.run();
    CHECK(s.saver.status().state == SaveState::saved);
    auto const again = reopen(s.storage);
    REQUIRE(again);
    CHECK(again->report.clean());
    CHECK(again->workspace.replica() == 42);
    CHECK(again->workspace.identity().name == identity().name);
    CHECK(again->workspace.seen() == s.device.workspace.seen());
    CHECK(s.state_of(again->workspace) == static_cast<int>(s.states.size()) - 1);
}

TEST_CASE("a crash at any moment leaves everything up to some change") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Session s(seed);
        int confirmed = -1;
        for (int step = 0; step < 30; ++step) {
            if (s.random.chance(60)) s.change();
            if (s.random.chance(50)) s.storage.run(s.random.below(4));
            if (s.random.chance(10)) s.saver.touch(s.device.clock_ms);       // snapshots in between
            if (s.random.chance(40)) s.tick();
            if (s.saver.status().state == SaveState::saved) confirmed = static_cast<int>(s.states.size()) - 1;
        }
        s.storage.crash();
        auto const again = reopen(s.storage);
        if (!again) { CHECK(confirmed == -1); continue; }
        CHECK(again->report.clean());
        auto const state = s.state_of(again->workspace);
        CHECK(state >= 0);
        CHECK(state >= confirmed);                   // "saved" was true
    }
}

TEST_CASE("a storage that fails keeps everything in memory, says so, and is tried again") {
    for (auto const fault : {StorageFault::refused, StorageFault::full, StorageFault::lost, StorageFault::unknown}) {
        for (bool const lands : {false, true}) {
            CAPTURE(static_cast<int>(fault));
            CAPTURE(lands);
            Session s(7);
            s.storage.run();
            s.storage.fault = fault;
            s.storage.lands_anyway = lands;
            for (int i = 0; i < 5; ++i) { s.change(); s.storage.run(); s.tick(); s.storage.run(); }
            CHECK(s.saver.status().state == SaveState::unsaved);
            CHECK(s.saver.status().fault == fault);
            CHECK(s.saver.status().due_ms > 0);
            auto const tried = s.storage.appends;
            s.tick();
            s.storage.run();
            CHECK(s.storage.appends <= tried + 1);
            s.storage.fault = StorageFault::none;
            for (int i = 0; i < 5; ++i) { s.device.clock_ms += 40'000; s.tick(); s.storage.run(); }
            CHECK(s.saver.status().state == SaveState::saved);
            auto const again = reopen(s.storage);
            REQUIRE(again);
            CHECK(again->report.clean());
            CHECK(s.state_of(again->workspace) == static_cast<int>(s.states.size()) - 1);
        }
    }
}

TEST_CASE("a storage that never works is waited for with growing patience") {
    Session s(8);
    s.storage.fault = StorageFault::refused;
    s.storage.run();
    std::size_t tries = 0;
    for (int second = 0; second < 600; ++second) {
        s.device.clock_ms += 1000;
        auto const before = s.storage.snapshots;
        s.tick();
        s.storage.run();
        tries += s.storage.snapshots - before;
    }
    CHECK(tries >= 15);
    CHECK(tries <= 40);
    CHECK(s.saver.status().state == SaveState::unsaved);
    s.storage.fault = StorageFault::none;
    s.saver.hurry(s.device.workspace, s.device.clock_ms);
    s.storage.run();
    CHECK(s.saver.status().state == SaveState::saved);
}

TEST_CASE("an unreadable log entry ends the log there; later changes are not hidden behind it") {
    Session s(9);
    s.storage.run();
    for (int i = 0; i < 10; ++i) { s.change(); s.storage.run(); }
    auto& log = s.storage.disk.begin()->second.log;
    REQUIRE(log.size() >= 6);
    auto at = log.begin();
    std::advance(at, 4);
    at->second[at->second.size() / 2] ^= 0x10;
    auto again = reopen(s.storage);
    REQUIRE(again);
    CHECK_FALSE(again->report.clean());
    CHECK(again->report.lost_entries == log.size() - 4);
    CHECK(s.state_of(again->workspace) == 4);
    CHECK(again->workspace.replica() == 99);         // what it had written since is unknown
    // Go on working: a snapshot comes first.
    Saver saver(s.storage);
    std::optional<OpenedWorkspace> opened;
    saver.open(identity().id, 99, [&](Result<OpenedWorkspace> o) { opened.emplace(std::move(*o)); });
    s.storage.run();
    Edit edit("test");
    edit.add(*find_register("person"), {1, 2});
    auto const done = opened->workspace.commit(edit, kNow);
    REQUIRE(done.ok());
    saver.note(opened->workspace, *done, "me", kNow);
    saver.tick(opened->workspace, kNow);
    s.storage.run();
    CHECK(saver.status().state == SaveState::saved);
    again = reopen(s.storage);
    REQUIRE(again);
    CHECK(again->report.clean());
    CHECK(text_of(again->workspace) == text_of(opened->workspace));
}

TEST_CASE("an entry that is missing in the middle is noticed") {
    Session s(10);
    s.storage.run();
    for (int i = 0; i < 8; ++i) { s.change(); s.storage.run(); }
    auto& log = s.storage.disk.begin()->second.log;
    log.erase(std::next(log.begin(), 3));
    auto const again = reopen(s.storage);
    REQUIRE(again);
    CHECK(s.state_of(again->workspace) == 3);
    CHECK(again->report.lost_entries > 0);
}

TEST_CASE("a damaged snapshot is replaced by the one before and the log since then") {
    for (bool const manifest_too : {false, true}) {
        Session s(11);
        s.storage.run();
        for (int i = 0; i < 6; ++i) { s.change(); s.storage.run(); }
        s.saver.touch(s.device.clock_ms);
        s.tick();
        s.storage.run();
        for (int i = 0; i < 3; ++i) { s.change(); s.storage.run(); }
        auto& kept = s.storage.disk.begin()->second;
        REQUIRE(kept.generations.size() == 2);
        kept.generations.back().chunks[0][20] ^= 1;
        if (manifest_too) kept.manifest[10] ^= 1;
        auto const again = reopen(s.storage);
        REQUIRE(again);
        CHECK(again->report.older_snapshot);
        CHECK(again->report.damaged_chunks == 1);
        CHECK(again->report.lost_manifest == manifest_too);
        CHECK(s.state_of(again->workspace) == static_cast<int>(s.states.size()) - 1);       // nothing is lost
    }
}

TEST_CASE("any damage to the stored bytes is survived") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Session s(3);
        s.storage.run();
        for (int i = 0; i < 5; ++i) { s.change(); s.storage.run(); }
        Random random(seed);
        auto& kept = s.storage.disk.begin()->second;
        auto const spoil = [&](Bytes& bytes) {
            if (bytes.empty()) return;
            if (random.chance(30)) bytes.resize(random.below(bytes.size()));
            else bytes[random.below(bytes.size())] ^= static_cast<std::uint8_t>(1 + random.below(255));
        };
        if (random.chance(40)) spoil(kept.manifest);
        if (random.chance(40)) spoil(kept.generations.back().chunks[0]);
        for (auto& [sequence, bytes] : kept.log)
            if (random.chance(20)) spoil(bytes);
        static_cast<void>(reopen(s.storage));
    }
}

TEST_CASE("a workspace that is not there, or of a newer version, is an answer") {
    FakeStorage storage;
    Saver saver(storage);
    std::string code;
    auto const open = [&] {
        saver.open(identity().id, 1, [&](Result<OpenedWorkspace> opened) { code = opened.ok() ? "ok" : opened.error().code; });
        storage.run();
    };
    open();
    CHECK(code == "storage.missing");
    storage.fault = StorageFault::refused;
    open();
    CHECK(code == "storage.refused");
    storage.fault = StorageFault::none;
    storage.disk[to_text(identity().id)].manifest = {1, 2, 3};
    open();
    CHECK(code == "storage.damaged");
}

TEST_CASE("after many changes a snapshot is written at rest") {
    Session s(12);
    s.storage.run();
    auto const before = s.storage.snapshots;
    Edit edit("test");
    auto const id = s.device.ids.next();
    edit.add(*find_register("person"), id);
    for (int i = 0; i < 1100; ++i) {
        Edit e("test");
        if (i == 0) e = edit;
        e.set(id, 0, std::to_string(i));
        auto const done = s.device.workspace.commit(e, kNow);
        REQUIRE(done.ok());
        s.saver.note(s.device.workspace, *done, "", kNow);
        s.storage.run();
    }
    s.saver.tick(s.device.workspace, kNow + 100);
    s.storage.run();
    CHECK(s.storage.snapshots == before);            // somebody is typing
    CHECK(s.saver.status().due_ms == kNow + 2000);
    s.saver.tick(s.device.workspace, kNow + 3000);
    s.storage.run();
    CHECK(s.storage.snapshots == before + 1);
    CHECK(s.saver.status().due_ms == 0);
    auto const again = reopen(s.storage);
    REQUIRE(again);
    CHECK(text_of(again->workspace) == text_of(s.device.workspace));
}

TEST_CASE("what a merge has shown us is remembered although no cell says so") {
    Session s(13);
    s.storage.run();
    Device other(s.device.document(), 77, kNow, 2);
    auto theirs = other.document();
    theirs.seen[123] = 456;
    MergeSide const side{s.device.workspace.store(), s.device.workspace.seen(), identity().id, 42, kNow, {}};
    auto const plan = plan_merge(side, theirs);
    REQUIRE(plan.ok());
    s.device.workspace.apply_merge(plan->diff, theirs.seen);
    s.saver.note(s.device.workspace, plan->diff, "me", kNow);
    s.storage.run();
    auto const again = reopen(s.storage);
    REQUIRE(again);
    CHECK(again->workspace.seen().at(123) == 456);
}
