#include "core/io/method_library.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/problems.h"
#include "core/project/method_content.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/method.h"
#include "core/registers/raci_cell.h"
#include "core/registers/rules.h"

using namespace pmo;
namespace r = pmo::registers;

TEST_CASE("the program brings four complete methods along") {
    auto const library = read_method_library();
    REQUIRE(library.ok());
    auto const& store = library->store;
    CHECK(store.table(r::method::kType).live() == 4);
    for (auto const& method : store.table(r::method::kType).rows()) {
        CAPTURE(title_of(method));
        auto const content = method_content(store, method.id());
        CHECK(method.has(r::method::name_en));
        CHECK((content.phases.size() >= 3 && content.phases.size() <= 7));
        CHECK((content.activities.size() >= 15 && content.activities.size() <= 25));
        CHECK((content.gates.size() >= 4 && content.gates.size() <= 6));
        CHECK((content.deliverables.size() >= 10 && content.deliverables.size() <= 15));
        CHECK(content.templates.size() >= 5);
        CHECK(content.communication.size() >= 3);
        CHECK(content.closing.size() >= 5);
        CHECK(content.roles.size() >= 5);
        for (auto const* gate : content.gates) {
            CAPTURE(title_of(*gate));
            auto const criteria = content.criteria_of(gate->id());
            CHECK((criteria.size() >= 4 && criteria.size() <= 8));
            CHECK(std::ranges::any_of(criteria, [](Record const* each) { return r::is(*each, r::gate_criterion::kind, "must_meet"); }));
            CHECK(std::ranges::any_of(criteria, [](Record const* each) { return r::gate_criterion::is_computed(*each); }));
            CHECK(phase_of_item(content, *gate) != nullptr);
        }
        for (auto const* activity : content.activities) CHECK(phase_of_item(content, *activity) != nullptr);
    }
}

TEST_CASE("nothing is wrong with the methods that the program brings along") {
    auto const library = read_method_library();
    REQUIRE(library.ok());
    for (auto const& problem : check_store(library->store).found) {
        CAPTURE(problem.code);
        CAPTURE(title_of(*library->store.find(problem.record)));
        CHECK(problem.severity == Severity::hint);
    }
}

TEST_CASE("a seed may use the methods once, and nothing else") {
    SeedFile const one{"a", R"({"seed": 1, "workspace": {"key": "w"}, "uses": ["methods"], "registers": {"project": [{"key": "p", "name": "P", "method": "@agile"}]}})"};
    SeedFile const two{"b", R"({"seed": 1, "uses": ["methods"], "registers": {}})"};
    SeedFile const both[] = {one, two};
    auto const read = read_seed(both);
    REQUIRE(read.ok());
    CHECK(read->store.table(r::method::kType).live() == 4);
    SeedFile const wrong{"c", R"({"seed": 1, "workspace": {"key": "w"}, "uses": ["magic"], "registers": {}})"};
    auto const refused = read_seed(std::span(&wrong, 1));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "seed.header");
    SeedFile const without{"d", R"({"seed": 1, "workspace": {"key": "w"}, "registers": {"project": [{"key": "p", "name": "P", "method": "@agile"}]}})"};
    CHECK_FALSE(read_seed(std::span(&without, 1)).ok());
}
