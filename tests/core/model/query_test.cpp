#include "core/model/query.h"

#include <doctest/doctest.h>

#include <string>

#include "core/model/text_match.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

TypeDef const& project() { return *find_register("project"); }
std::uint8_t slot(char const* name) { return slot_of(project(), name); }

Store three_projects() {
    Store store;
    auto const add = [&](std::uint64_t id, char const* name, char const* code, std::int64_t budget, char const* finish) {
        Record r(project(), {0, id});
        r.set(slot("name"), {Value(std::string(name)), {1, 1}});
        r.set(slot("code"), {Value(std::string(code)), {1, 1}});
        if (budget) r.set(slot("budget"), {Value(Money{budget, {}}), {1, 1}});
        if (*finish) r.set(slot("target_finish"), {Value(*parse_date(finish)), {1, 1}});
        store.add(std::move(r));
    };
    add(1, "ERP 升级", "P-10", 500, "2026-09-18");
    add(2, "数据平台", "P-9", 700, "2026-09-02");
    add(3, "erp 培训", "P-2", 0, "");
    return store;
}

std::string ids(QueryResult const& result) {
    std::string text;
    for (auto const* r : result.rows) text += std::to_string(r->id().low);
    return text;
}

}  // namespace

TEST_CASE("rows are filtered by values, ranges and words") {
    auto const store = three_projects();
    auto const where = [&](Condition c) { return ids(run({.type = &project(), .where = {std::move(c)}}, store)); };
    CHECK(ids(run({.type = &project()}, store)) == "123");
    CHECK(where({.slot = slot("budget"), .test = Test::at_least, .values = {Money{700, {}}}}) == "2");
    CHECK(where({.slot = slot("budget"), .test = Test::less, .values = {Money{700, {}}}}) == "1");
    CHECK(where({.slot = slot("budget"), .test = Test::less, .values = {Money{700, *parse_currency("USD")}}}) == "");
    CHECK(where({.slot = slot("target_finish"), .test = Test::between, .values = {*parse_date("2026-09-01"), *parse_date("2026-09-10")}}) == "2");
    CHECK(where({.slot = slot("target_finish"), .test = Test::between, .values = {Value{}, *parse_date("2026-09-18")}}) == "12");
    CHECK(where({.slot = slot("target_finish"), .test = Test::empty}) == "3");
    CHECK(where({.slot = slot("name"), .test = Test::contains, .text = "ERP"}) == "13");
    CHECK(where({.slot = slot("code"), .test = Test::equal, .values = {std::string("P-9"), std::string("P-2")}}) == "23");
    CHECK(ids(run({.type = &project(), .text = "升级 erp"}, store)) == "1");
    CHECK(ids(run({.type = &project(), .text = "p-9"}, store)) == "2");
}

TEST_CASE("rows are sorted by several keys, numbers in texts by value, empty cells last") {
    auto const store = three_projects();
    CHECK(ids(run({.type = &project(), .sort = {{slot("code"), false}}}, store)) == "321");
    CHECK(ids(run({.type = &project(), .sort = {{slot("code"), true}}}, store)) == "123");
    CHECK(ids(run({.type = &project(), .sort = {{slot("budget"), false}}}, store)) == "123");
    CHECK(ids(run({.type = &project(), .sort = {{slot("budget"), true}}}, store)) == "213");
    CHECK(ids(run({.type = &project(), .sort = {{slot("target_finish"), false}, {slot("code"), false}}}, store)) == "213");
}

TEST_CASE("rows are grouped, also by month") {
    auto const store = three_projects();
    auto const months = run({.type = &project(), .sort = {{slot("code"), false}}, .group = slot("target_finish"), .group_by = GroupBy::month}, store);
    REQUIRE(months.groups.size() == 2);
    CHECK(months.groups[0].key == Value(*parse_date("2026-09-01")));
    CHECK(months.groups[0].count == 2);
    CHECK(empty(months.groups[1].key));
    CHECK(ids(months) == "213");
}

TEST_CASE("natural order") {
    CHECK(compare_natural("R-2", "R-10") < 0);
    CHECK(compare_natural("r-2", "R-10") < 0);
    CHECK(compare_natural("R-02", "R-2") != 0);
    CHECK(compare_natural("a", "a") == 0);
    CHECK(compare_natural("a", "ab") < 0);
    CHECK(compare_natural("第2章", "第10章") < 0);
    Random random(3);
    for (int i = 0; i < 20'000; ++i) {
        auto const a = random_text(random, Mood::wild), b = random_text(random, Mood::wild), c = random_text(random, Mood::wild);
        CHECK((compare_natural(a, b) == -compare_natural(b, a)));
        if (compare_natural(a, b) < 0 && compare_natural(b, c) < 0) CHECK(compare_natural(a, c) < 0);
        std::string x, y;
        append_natural_key(x, a);
        append_natural_key(y, b);
        if (x < y) CHECK(compare_natural(a, b) < 0);
    }
}

TEST_CASE("texts are sorted as they are compared, both ways") {
    Random random(4);
    Store store;
    auto const name = slot("name");
    for (std::uint64_t i = 1; i <= 3000; ++i) {
        Record r(project(), {0, i});
        if (random.chance(95)) r.set(name, {Value("项目名称一样长 " + random_text(random, Mood::wild)), {1, 1}});
        store.add(std::move(r));
    }
    auto const up = run({.type = &project(), .sort = {{name, false}}}, store).rows, down = run({.type = &project(), .sort = {{name, true}}}, store).rows;
    for (std::size_t i = 1; i < up.size(); ++i) {
        if (!up[i]->has(name)) { CHECK_FALSE(down[i]->has(name)); continue; }
        CHECK(compare_natural(up[i - 1]->text(name), up[i]->text(name)) <= 0);
        CHECK(compare_natural(down[i - 1]->text(name), down[i]->text(name)) >= 0);
    }
}
