// The laws of merging, over every register with seeded generators: whoever receives what in whatever order, how often, and however wrong
// the clocks are, everybody arrives at the same workspace.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

#include "core/io/merge.h"
#include "core/model/problems.h"
#include "core/model/tree.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

constexpr std::int64_t kTenYears = std::int64_t{3653} * 86'400'000;
constexpr std::array<std::int64_t, 4> kClocks = {kNow, kNow - kTenYears, kNow + kTenYears, kNow + 1};

// A workspace that several people copied and then edited apart.
std::vector<Device> apart(Random& random, TypeDef const& type, std::size_t people) {
    auto const types = with_targets(type);
    Device first(identity(), 1, kNow, random.next());
    for (int i = 0; i < 3; ++i) first.edit(random, types, 6);
    std::vector<Device> devices;
    for (std::size_t p = 0; p < people; ++p) {
        devices.emplace_back(first.document(), 10 + p, kClocks[p % kClocks.size()], random.next());
        for (auto n = 1 + random.below(4); n > 0; --n) devices.back().edit(random, types, 4);
    }
    return devices;
}

Device copy_of(Device const& device) { return Device(device.document(), device.workspace.replica(), device.clock_ms, 99); }

template <class Test> void for_every_register(char const* law, int seeds, Test test) {
    for (auto const* type : all_registers())
        for (int seed = 1; seed <= seeds; ++seed) {
            CAPTURE(std::string(law));
            CAPTURE(std::string(type->id));
            CAPTURE(seed);
            Random random(static_cast<std::uint64_t>(seed) * 1000 + type->fields.size());
            test(random, *type);
        }
}

}  // namespace

TEST_CASE("merging is commutative: it does not matter who receives whose file") {
    for_every_register("commutative", 3, [](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 2);
        auto a = copy_of(d[0]), b = copy_of(d[1]);
        a.receive(d[1].document());
        b.receive(d[0].document());
        CHECK(a.text() == b.text());
    });
}

TEST_CASE("merging is associative: it does not matter who joins first") {
    for_every_register("associative", 3, [](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 3);
        auto left = copy_of(d[0]);
        left.receive(d[1].document());
        left.receive(d[2].document());
        auto right = copy_of(d[1]);
        right.receive(d[2].document());
        auto whole = copy_of(d[0]);
        whole.receive(right.document());
        CHECK(left.text() == whole.text());
    });
}

TEST_CASE("merging is idempotent: the same file twice, or one's own, changes nothing") {
    for_every_register("idempotent", 2, [](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 2);
        auto a = copy_of(d[0]);
        CHECK(a.receive(a.document()).diff.empty());
        a.receive(d[1].document());
        auto const once = a.text();
        auto const again = a.receive(d[1].document());
        CHECK(again.diff.empty());
        CHECK(again.conflicts.empty());
        CHECK(a.text() == once);
        CHECK_FALSE(again.clone);
    });
}

TEST_CASE("five people exchange files at random, some twice, some through a third, and arrive at one workspace") {
    for_every_register("converges", 2, [](Random& random, TypeDef const& type) {
        auto d = apart(random, type, 5);
        auto const types = with_targets(type);
        for (int step = 0; step < 20; ++step) {
            auto const to = random.below(d.size()), from = random.below(d.size());
            d[to].receive(d[from].document());
            if (random.chance(40)) d[to].edit(random, types, 2);
        }
        for (std::size_t i = 1; i < d.size(); ++i) d[0].receive(d[i].document());
        for (std::size_t i = 1; i < d.size(); ++i) d[i].receive(d[0].document());
        for (std::size_t i = 1; i < d.size(); ++i) CHECK(d[0].text() == d[i].text());
    });
}

TEST_CASE("an edit made after seeing another wins, however wrong the clock is") {
    for_every_register("causal", 1, [](Random& random, TypeDef const& type) {
        auto const types = with_targets(type);
        Device ahead(identity(), 1, kNow + kTenYears, 5);
        ahead.edit(random, types, 5);
        Device behind(ahead.document(), 2, kNow - kTenYears, 6);
        auto const id = behind.workspace.store().table(type).rows()[0].id();
        Edit edit("test");
        edit.remove(id);
        if (behind.workspace.store().find(id)->deleted()) return;
        REQUIRE(behind.workspace.commit(edit, behind.clock_ms).ok());
        auto const plan = ahead.receive(behind.document());
        CHECK(plan.conflicts.empty());
        CHECK(ahead.workspace.store().find(id)->deleted());
    });
}

TEST_CASE("undoing a merge is an ordinary edit that travels") {
    for_every_register("undo", 2, [](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 2);
        auto a = copy_of(d[0]);
        auto const before = a.document();
        auto const plan = a.receive(d[1].document());
        if (plan.diff.empty()) return;
        auto const step = a.workspace.undo(a.clock_ms);
        CHECK(step.skipped == static_cast<std::size_t>(std::ranges::count_if(plan.diff.added, [](Record const& r) { return r.deleted(); })));
        for (std::size_t t = 0; t < before.store.tables(); ++t)
            for (auto const& record : before.store.table(static_cast<std::uint16_t>(t)).rows()) {
                auto const* now = a.workspace.store().find(record.id());
                REQUIRE(now);
                CHECK(now->deleted() == record.deleted());
                for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot) CHECK(now->value(slot) == record.value(slot));
            }
        auto b = copy_of(d[1]);
        b.receive(a.document());
        CHECK(a.text() == b.text());
    });
}

TEST_CASE("a conflict shows both values, and choosing the other one is an edit that everybody gets") {
    std::size_t met = 0;
    for_every_register("choose", 2, [&](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 2);
        auto a = copy_of(d[0]), b = copy_of(d[1]);
        auto const plan = a.receive(d[1].document());
        for (auto const& c : plan.conflicts) {
            auto const* record = a.workspace.store().find(c.record);
            REQUIRE(record);
            if (c.kind == ConflictKind::value) {
                CHECK(c.mine.value != c.theirs.value);
                auto const* now = record->find(c.slot);
                REQUIRE(now);
                CHECK(*now == (c.theirs_wins ? c.theirs : c.mine));
                CHECK(c.theirs_wins == newer(c.theirs, c.mine));
            } else CHECK(record->deleted());
        }
        met += plan.conflicts.size();
        auto const done = a.workspace.commit(resolve(plan, std::vector<bool>(plan.conflicts.size(), true)), a.clock_ms);
        REQUIRE(done.ok());
        for (auto const& c : plan.conflicts) {
            auto const* record = a.workspace.store().find(c.record);
            if (c.kind != ConflictKind::value) CHECK_FALSE(record->deleted());
            else if (c.slot != kDeletedSlot) CHECK(record->value(c.slot) == (c.theirs_wins ? c.mine : c.theirs).value);
        }
        auto const theirs = b.receive(a.document());
        CHECK(a.text() == b.text());
        CHECK(theirs.conflicts.empty());             // a has seen all of b
    });
    CHECK(met >= all_registers().size());
}

TEST_CASE("two innocent moves that make a cycle are cut the same way everywhere and reported") {
    for (auto const* type : all_registers()) {
        auto const slot = place_slot(*type);
        if (slot == kNoSlot) continue;
        CAPTURE(std::string(type->id));
        Device a(identity(), 1, kNow, 1);
        Edit make("test");
        auto const x = a.ids.next(), y = a.ids.next(), z = a.ids.next();
        for (auto const id : {x, y, z}) { make.add(*type, id); make.set(id, slot, Place(kNoId, "V")); }
        REQUIRE(a.workspace.commit(make, kNow).ok());
        Device b(a.document(), 2, kNow + 10, 2);
        auto const move = [&](Device& d, Id id, Id parent) {
            Edit edit("test");
            edit.set(id, slot, Place(parent, "V"));
            REQUIRE(d.workspace.commit(edit, d.clock_ms).ok());
        };
        move(a, x, y);
        move(b, y, x);                               // later: y is set aside
        auto const b_alone = b.document();
        b.receive(a.document());
        a.receive(b_alone);
        CHECK(a.text() == b.text());
        auto const tree = make_tree(a.workspace.store(), *type);
        CHECK(tree.rows.size() == 3);
        REQUIRE(tree.cut.size() == 1);
        CHECK(tree.cut[0] == y);
        CHECK(tree.rows[static_cast<std::size_t>(tree.row_of(x))].parent == tree.row_of(y));
        auto const problems = check_store(a.workspace.store());
        CHECK(std::ranges::count_if(problems.found, [&](Problem const& p) { return p.code == "tree_cycle" && p.record == y; }) == 1);
    }
}

TEST_CASE("two devices under one replica id still converge, and are told") {
    for_every_register("clone", 2, [](Random& random, TypeDef const& type) {
        auto const types = with_targets(type);
        Device a(identity(), 7, kNow, 1);
        a.edit(random, types, 6);
        Device b(a.document(), 7, kNow, 2);          // a copied profile folder
        a.clock_ms = b.clock_ms = kNow + 100'000;
        for (int i = 0; i < 3; ++i) { a.edit(random, types, 4); b.edit(random, types, 4); }
        auto const b_alone = b.document();
        b.receive(a.document());
        auto const plan = a.receive(b_alone);
        CHECK(a.text() == b.text());
        CHECK((plan.clone || b_alone.seen.at(7) <= a.workspace.seen().at(7)));
    });
    Device a(identity(), 7, kNow, 1);
    auto const& type = *all_registers().front();
    Edit make("test");
    auto const id = a.ids.next();
    make.add(type, id);
    REQUIRE(a.workspace.commit(make, kNow).ok());
    Device b(a.document(), 7, kNow + 5, 2);
    Edit more("test");
    more.remove(id);
    REQUIRE(b.workspace.commit(more, b.clock_ms).ok());
    CHECK(a.receive(b.document()).clone);
}

TEST_CASE("joining two documents gives the same workspace from either side") {
    for_every_register("join", 1, [](Random& random, TypeDef const& type) {
        auto const d = apart(random, type, 2);
        auto const ab = join(d[0].document(), d[1].document(), kNow + kTenYears);
        auto const ba = join(d[1].document(), d[0].document(), kNow + kTenYears);
        REQUIRE(ab.ok());
        REQUIRE(ba.ok());
        CHECK(canonical(ab->document) == canonical(ba->document));
        auto a = copy_of(d[0]);
        a.receive(d[1].document());
        CHECK(a.text() == canonical(ab->document));
    });
}
