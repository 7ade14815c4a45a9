// Every screen of the list, with whatever a workspace may hold: nothing, the sample, and records that no schema would allow. It draws, everything on it has a
// name, and no word is missing.

#include <doctest/doctest.h>

#include "tests/support/workspaces.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;

namespace {

void visit_all(Desk& desk, Id project) {
    for (auto const& entry : ui::all_views())
        for (auto const where : {kNoId, project}) {
            if (where && !desk.store().live(where)) continue;
            CAPTURE(entry.id);
            CAPTURE(to_text(where));
            desk.view = nullptr;
            desk.session.location = {.view = std::string(entry.id), .project = where, .detail = {}};
            desk.session.selection.clear();
            check_names(desk);
            CHECK(desk.stage.tree().nodes().size() > 1);
        }
}

Id first_project(Store const& store) {
    for (auto const& record : store.table(*find_register("project")).rows())
        if (!record.deleted()) return record.id();
    return kNoId;
}

TEST_CASE("every screen: an empty workspace") {
    Desk desk(Document{.identity = identity(), .store = Store{}, .seen = {}, .replica = 1, .exporter = {}, .exported_ms = kNow, .schema = 1});
    visit_all(desk, kNoId);
}

TEST_CASE("every screen: the sample") {
    Desk desk;
    visit_all(desk, desk.by_code("project", "P-2601")->id());
}

// A workspace of records that no schema would allow, changed and changed again by one device.
Document broken(std::uint64_t seed, Mood mood) {
    Random random(seed);
    Device device(identity(), 5, kNow, seed);
    std::vector<TypeDef const*> const types(all_registers().begin(), all_registers().end());
    for (auto const* type : types) device.edit(random, with_targets(*type), 12, mood);
    for (int i = 0; i < 40; ++i) device.edit(random, types, 40, mood);
    return device.document();
}

TEST_CASE("every screen: records that break every rule") {
    for (std::uint64_t const seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        Desk desk(broken(seed, Mood::odd));
        visit_all(desk, first_project(desk.store()));
    }
}

TEST_CASE("every screen: amounts at the ends of 64 bits") {
    Desk desk(broken(4, Mood::wild));
    Edit edit("ends");
    // Every amount of money is one of the ends: sums of them cannot be right, but they must stop there.
    std::size_t n = 0;
    for (auto const* type : all_registers())
        for (auto const& record : desk.store().table(*type).rows())
            for (std::uint8_t slot = 0; slot < type->fields.size() && !record.deleted(); ++slot)
                if (type->fields[slot].kind == Kind::money) edit.set(record.id(), slot, Value(Money{n++ % 3 ? INT64_MAX : INT64_MIN, {}}));
    REQUIRE(n > 100);
    desk.edit(edit);
    visit_all(desk, first_project(desk.store()));
}

}  // namespace
