// The English edition of the sample portfolio: complete, the same records and the same figures.
#include <doctest/doctest.h>

#include "core/project/derived.h"
#include "core/registers/project.h"
#include "tests/support/sample.h"

using namespace pmo;

TEST_CASE("every text of the sample portfolio has its English") {
    auto const missing = test::sample_texts_without_english();
    for (std::size_t i = 0; i < missing.size() && i < 20; ++i) MESSAGE(missing[i]);
    CHECK(missing.empty());
}

TEST_CASE("the English edition has the same records, dates and figures") {
    auto const chinese = test::chinese_sample(), english = test::english_sample();
    REQUIRE(chinese.ok());
    REQUIRE(english.ok());
    Derived const here(chinese->store), there(english->store);
    CHECK(check_store(english->store).found.size() == check_store(chinese->store).found.size());
    for (auto const* type : all_registers()) {
        CAPTURE(type->id);
        auto const& ours = chinese->store.table(*type).rows();
        auto const& theirs = english->store.table(*type).rows();
        REQUIRE(ours.size() == theirs.size());
        std::size_t other_values = 0;
        for (auto const& record : ours) {
            auto const* twin = english->store.find(record.id());
            REQUIRE(twin);
            for (std::uint8_t slot = 0; slot < type->fields.size(); ++slot) {
                auto const kind = type->fields[slot].kind;
                if (kind != Kind::text && kind != Kind::note) other_values += record.value(slot) != twin->value(slot);
            }
        }
        CHECK(other_values == 0);
    }
    for (auto const project : here.active_projects()) {
        auto const& ours = here.summary(project);
        auto const& theirs = there.summary(project);
        CHECK(ours.slip_days == theirs.slip_days);
        CHECK(here.plan(project).finish == there.plan(project).finish);
    }
}
