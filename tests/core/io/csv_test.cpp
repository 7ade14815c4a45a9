#include "core/io/csv.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

TypeDef const& project() { return *find_register("project"); }

std::string shown(std::string_view bytes) {
    auto const table = read_csv(bytes);
    if (!table.ok()) return table.error().code;
    std::string text;
    for (auto const& row : table->rows) {
        for (auto const& cell : row) text += '<' + cell + '>';
        text += '|';
    }
    return text;
}

struct Imported { CsvPlan plan; Store store; };

Imported import(std::string const& csv, TypeDef const& type, Store store, CsvWords const& words = {}, CsvImport const& options = {}) {
    auto const table = read_csv(csv);
    REQUIRE(table.ok());
    static IdSource ids(1, 2);
    auto plan = plan_csv(*table, match_columns(*table, type, words), type, store, ids, words, options);
    auto const diff = make_diff(plan.edit, store, {100, 1});
    REQUIRE(diff.ok());
    store.apply(*diff);
    return {std::move(plan), std::move(store)};
}

Value value_of(Store const& store, TypeDef const& type, std::size_t row, char const* field) { return store.table(type).rows()[row].value(slot_of(type, field)); }

}  // namespace

TEST_CASE("tables are read as RFC 4180 and spreadsheets write them") {
    CHECK(shown("a,b\r\n1,2\r\n") == "<a><b>|<1><2>|");
    CHECK(shown("\xEF\xBB\xBF" "a;b\n1;\"x;y\"\n\n;\n") == "<a><b>|<1><x;y>|");
    CHECK(shown("a\tb\n\"one\ntwo\"\t\"say \"\"hi\"\"\"") == "<a><b>|<one\ntwo><say \"hi\">|");
    CHECK(shown("sep=;\r\na,b;c\r\n") == "<a,b><c>|");
    CHECK(shown("") == "csv.empty");
    CHECK(shown("a,\"b") == "csv.quote");
    CHECK(shown("a,\xC4\xE3\n") == "csv.not_utf8");
    CHECK(shown("\xFF\xFE" "a") == "csv.utf16");
    auto const table = read_csv("a,\"x\ny\"\nb,c\n");
    REQUIRE(table.ok());
    CHECK(table->lines == std::vector<std::size_t>{1, 3});
}

TEST_CASE("texts that a spreadsheet would run are made harmless, and come back as they were") {
    for (auto const* text : {"=1+1", "+7", "-x", "@me", "'=a", "''", "'", "plain", "'quoted'", "\t=x"}) CHECK(unguard_formula(guard_formula(text)) == text);
    CHECK(guard_formula("=1+1") == "'=1+1");
    CHECK(guard_formula("it's") == "it's");
    CsvWriter out;
    out.guarded("=SUM(A1)");
    out.guarded("a,b");
    out.cell("-5");
    out.end_row();
    CHECK(out.take() == "\xEF\xBB\xBF'=SUM(A1),\"a,b\",-5\r\n");
}

TEST_CASE("columns are found by id and by the words of a language") {
    auto const table = read_csv("Project_Name,预算,TARGET FINISH,unknown,budget\n");
    REQUIRE(table.ok());
    CsvWords words;
    words.field_names = [](std::uint8_t slot) {
        std::vector<std::string> names;
        if (slot == slot_of(project(), "budget")) names = {"预算", "Budget"};
        if (slot == slot_of(project(), "name")) names = {"名称", "project name"};
        return names;
    };
    CHECK(match_columns(*table, project(), words) ==
          std::vector<std::uint8_t>{slot_of(project(), "name"), slot_of(project(), "budget"), slot_of(project(), "target_finish"), kNoSlot, kNoSlot});
}

TEST_CASE("rows become records, with amounts, days and links as people write them") {
    auto people = import("name,code\n王磊,E-1\n李雷,E-2\n", *find_register("person"), Store());
    CHECK(people.plan.added == 2);
    auto [plan, store] = import("name,code,budget,target_finish,manager,parent\n"
                                "总项目,P-1,12.5万,2026年9月18日,王磊,\n"
                                "子项目,P-2,\"1,234.50 USD\",2026/9/8,e-2,总项目\n"
                                "坏的,P-3,lots,soon,赵四,没有\n", project(), std::move(people.store));
    CHECK(plan.added == 3);
    CHECK(value_of(store, project(), 0, "budget") == Value(Money{12'500'000, {}}));
    CHECK(value_of(store, project(), 0, "target_finish") == Value(*parse_date("2026-09-18")));
    CHECK(value_of(store, project(), 1, "budget") == Value(Money{123'450, *parse_currency("USD")}));
    CHECK(value_of(store, project(), 1, "manager") == Value(store.table(*find_register("person")).rows()[1].id()));
    CHECK(std::get<Place>(value_of(store, project(), 1, "place")).parent() == store.table(project()).rows()[0].id());
    std::string codes;
    for (auto const& p : plan.problems) codes += p.code + "@" + std::to_string(p.row) + ":" + std::to_string(p.column) + " ";
    CHECK(codes == "csv.bad_value@3:2 csv.bad_value@3:3 csv.unknown_link@3:4 csv.unknown_link@3:5 ");

    auto again = import("code,name,budget\nP-1,新名字,\nP-9,另一个,5\nP-2,子项目,\n", project(), std::move(store));
    CHECK(again.plan.added == 1);
    CHECK(again.plan.changed == 1);
    CHECK(again.plan.unchanged == 1);
    CHECK(value_of(again.store, project(), 0, "name") == Value(std::string("新名字")));
    CHECK(value_of(again.store, project(), 0, "budget") == Value(Money{12'500'000, {}}));
    auto cleared = import("code,budget\nP-1,\n", project(), std::move(again.store), {}, {.empty_clears = true});
    CHECK(empty(value_of(cleared.store, project(), 0, "budget")));
}

TEST_CASE("options are understood by id and by word, codes twice in a file are noticed") {
    auto const slot = slot_with(project(), status);
    auto const second = std::string(project().fields[slot].options[1]);
    CsvWords words;
    words.option_names = [&](std::uint8_t, std::string_view option) { return option == second ? std::vector<std::string>{"进行中"} : std::vector<std::string>{}; };
    auto const field = std::string(project().fields[slot].id);
    auto const [plan, store] = import("name,code," + field + "\na,X,进行中\nb,X," + second + "\nc,Y,nonsense\n", project(), Store(), words);
    CHECK(store.table(project()).rows()[0].value(slot) == Value(second));
    CHECK(store.table(project()).rows()[1].value(slot) == Value(second));
    REQUIRE(plan.problems.size() == 2);
    CHECK(plan.problems[0].code == "csv.twice");
    CHECK(plan.problems[1].code == "csv.unknown_option");
}
