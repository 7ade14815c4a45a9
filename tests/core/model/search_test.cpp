#include "core/model/search.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

struct Office {
    Device device{identity(), 1, kNow, 1};
    SearchIndex index;
    Office() { index.build(device.workspace.store()); }
    Id add(char const* type, char const* name, char const* notes = "") {
        auto const& def = *find_register(type);
        auto const id = device.ids.next();
        Edit edit("test");
        edit.add(def, id);
        edit.set(id, slot_with(def, title), std::string(name));
        if (*notes) edit.set(id, slot_of(def, "notes"), std::string(notes));
        commit(edit);
        return id;
    }
    void commit(Edit const& edit) {
        auto const diff = device.workspace.commit(edit, kNow);
        REQUIRE(diff.ok());
        index.update(*diff, device.workspace.store());
    }
};

}  // namespace

TEST_CASE("search ranks whole names before beginnings, names before notes") {
    Office o;
    auto const notes = o.add("person", "李雷", "负责 合同 评审");
    auto const inside = o.add("person", "外部合同专家");
    auto const begins = o.add("person", "合同管理员");
    auto const whole = o.add("project", "合同");
    auto const result = o.index.find("合同");
    REQUIRE(result.hits.size() == 4);
    CHECK(result.hits[0].record == whole);
    CHECK(result.hits[1].record == begins);
    CHECK(result.hits[2].record == inside);
    CHECK(result.hits[3].record == notes);
    CHECK(result.hits[3].rank == 3);
    CHECK(o.index.find("评审 合同").hits.size() == 1);
    CHECK(o.index.find("合同", {.limit = 1}).total == 4);
    CHECK(o.index.find("").hits.empty());
    CHECK(o.index.find("没有").hits.empty());
}

TEST_CASE("search does not mind case, accents and full-width letters") {
    Office o;
    o.add("person", "Ｒéné MÜLLER");
    for (auto const* typed : {"rene", "MULLER", "müller rené", "ｒｅｎｅ"}) CHECK(o.index.find(typed).hits.size() == 1);
}

TEST_CASE("the index follows edits, deletions and undo") {
    Office o;
    auto const id = o.add("person", "王磊");
    Edit rename("test");
    rename.set(id, slot_with(*find_register("person"), title), std::string("王磊磊，改了一个长得多的名字"));
    o.commit(rename);
    CHECK(o.index.find("长得多").hits.size() == 1);
    Edit remove("test");
    remove.remove(id);
    o.commit(remove);
    CHECK(o.index.find("王磊").hits.empty());
    o.index.update(o.device.workspace.undo(kNow).diff, o.device.workspace.store());
    CHECK(o.index.find("王磊").hits.size() == 1);
}

TEST_CASE("an index that followed many edits answers like a fresh one") {
    Random random(5);
    Device device(identity(), 1, kNow, 1);
    auto const types = with_targets(*find_register("risk"));
    SearchIndex followed;
    followed.build(device.workspace.store());
    for (int i = 0; i < 150; ++i) {
        auto const diff = device.workspace.commit(random_edit(random, device.workspace.store(), device.ids, types, 5, Mood::wild), kNow + i);
        REQUIRE(diff.ok());
        followed.update(*diff, device.workspace.store());
    }
    SearchIndex fresh;
    fresh.build(device.workspace.store());
    for (auto const* typed : {"erp", "需求", "设计 版", "2026", "z"}) {
        auto const a = followed.find(typed, {.limit = 100'000}), b = fresh.find(typed, {.limit = 100'000});
        REQUIRE(a.hits.size() == b.hits.size());
        for (std::size_t i = 0; i < a.hits.size(); ++i) CHECK(a.hits[i].record == b.hits[i].record);
    }
}
