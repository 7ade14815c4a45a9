// Published versions of a responsibility matrix: what a version holds, and what has changed since.

#include "core/actions/publish_raci.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/actions/raci_edits.h"
#include "core/model/workspace.h"
#include "core/registers/person.h"
#include "core/registers/raci_version.h"
#include "core/registers/raci_version_letter.h"
#include "core/registers/role.h"
#include "core/rules/raci_versions.h"
#include "tests/core/rules/raci_book.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using rules::Duty;
using rules::Tailored;
namespace ver = reg::raci_version;
namespace vlt = reg::raci_version_letter;

Id id(std::string_view key) { return id_from_key(key); }

struct Office {
    Workspace workspace;
    IdSource ids{3, 4};
    std::int64_t now = 1789718400000;

    explicit Office(RaciBook&& book) : workspace(WorkspaceIdentity{.id = id("w"), .name = "w"}, std::move(book.store), Seen{}, 1) {}
    Store const& store() const { return workspace.store(); }
    EditContext context() { return {store(), ids, kNoId, id("me"), *parse_date("2026-09-18")}; }
    void commit(Edit const& edit) { REQUIRE(workspace.commit(edit, now += 1000).ok()); }
    Id publish(std::string_view scope = "m") {
        Id made;
        commit(publish_raci(context(), id(scope), made));
        return made;
    }
    void set(std::string_view activity, std::string_view party, Duty duty) {
        RaciChange const change{id(activity), id(party), duty};
        commit(set_raci(context(), std::span(&change, 1)));
    }
    std::vector<rules::RaciDifference> since(Id version, rules::Parties side = rules::Parties::departments) const {
        return rules::changes_since(store(), rules::raci_matrix(store(), {.scope = id("m"), .parties = side}), version);
    }
};

RaciBook matrix() {
    RaciBook book;
    book.departments("pmo pm fin");
    book.add(reg::person::kType, "me", {{"name", "林晓岚"}});
    book.add(reg::role::kType, "sponsor", {{"name", "发起人"}});
    book.activity("a", "pmo:a pm:r sponsor:a");
    book.activity("b", "fin:ar");
    return book;
}

TEST_CASE("a version holds every letter, who published it and when, in one step") {
    Office office(matrix());
    auto const first = office.publish();
    auto const& version = *office.store().live(first);
    CHECK(version.get(ver::name) == "V1");
    CHECK(version.get(ver::method) == id("m"));
    CHECK_FALSE(version.has(ver::project));
    CHECK(version.get(ver::published_by) == id("me"));
    CHECK(to_text(version.get(ver::published_on)) == "2026-09-18");
    auto const letters = office.store().referrers(vlt::kType, vlt::version, first);
    CHECK(letters.size() == 4);
    CHECK(std::ranges::count_if(letters, [](Record const* one) { return one->get(vlt::title) == "a"; }) == 3);
    CHECK(office.since(first).empty());
    CHECK(office.since(first, rules::Parties::roles).empty());
    auto const second = office.publish();
    CHECK(office.store().live(second)->get(ver::number) == 2);
    auto const all = rules::raci_versions_of(office.store(), id("m"));
    REQUIRE(all.size() == 2);
    CHECK(all[0]->id() == second);
    office.workspace.undo(office.now += 1000);
    CHECK(rules::raci_versions_of(office.store(), id("m")).size() == 1);
    CHECK(office.store().table(vlt::kType).live() == 4);
}

TEST_CASE("what changed since a version is told letter by letter, each side by itself") {
    Office office(matrix());
    auto const version = office.publish();
    office.set("a", "pm", Duty::none);
    office.set("a", "pmo", Duty::both);
    office.set("b", "pmo", Duty::informed);
    office.set("a", "sponsor", Duty::consulted);
    auto const changes = office.since(version);
    REQUIRE(changes.size() == 3);
    auto const at = [&](std::string_view activity, std::string_view party) { return *std::ranges::find_if(changes, [&](auto const& one) { return one.activity == id(activity) && one.party == id(party); }); };
    CHECK(at("a", "pm").kind == Tailored::removed);
    CHECK(at("a", "pm").pattern == Duty::responsible);
    CHECK(at("a", "pmo").kind == Tailored::changed);
    CHECK(at("a", "pmo").now == Duty::both);
    CHECK(at("b", "pmo").kind == Tailored::added);
    auto const roles = office.since(version, rules::Parties::roles);
    REQUIRE(roles.size() == 1);
    CHECK(roles[0].party == id("sponsor"));
    CHECK(roles[0].now == Duty::consulted);
}

TEST_CASE("an activity that is gone is told with its letters; a version that is gone holds none") {
    Office office(matrix());
    auto const version = office.publish();
    Edit edit("remove");
    edit.remove(id("b"));
    office.commit(edit);
    auto const changes = office.since(version);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].activity == id("b"));
    CHECK(changes[0].kind == Tailored::removed);
    CHECK(changes[0].pattern == Duty::both);
    CHECK(std::ranges::all_of(office.since(id("none")), [](auto const& one) { return one.kind == Tailored::added; }));
}

TEST_CASE("nothing is published where there is nothing to publish") {
    RaciBook book;
    book.departments("pmo");
    book.activity("a", "");
    Office office(std::move(book));
    Id made = id("x");
    CHECK(publish_raci(office.context(), id("m"), made).empty());
    CHECK(made == kNoId);
    CHECK(publish_raci(office.context(), id("pmo"), made).empty());
    CHECK(publish_raci(office.context(), id("none"), made).empty());
}

}  // namespace
