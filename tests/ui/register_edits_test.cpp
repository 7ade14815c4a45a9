// What the register screens ask for, without a screen: numbers, defaults, copies, moves, pasted cells, and values as people write them.

#include <doctest/doctest.h>

#include "core/model/tree.h"
#include "core/registers/department.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "tests/ui/register_fixture.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_edits.h"

namespace pmo::test {

using namespace pmo::ui;
namespace risk = registers::risk;

namespace {

EditContext context(Office& office) { return {office.store(), office.ids, office.project, office.session.person, Date{20714}}; }

}  // namespace

TEST_CASE("a new record has a number, its project, the first state, an owner and a date") {
    Office office;
    CHECK(next_code(office.store(), risk::kType, office.project) == "R-15");
    Condition const where[] = {{.slot = slot_of(risk::kType, "category"), .test = Test::equal, .values = {Value(std::string("data"))}}};
    Id made;
    office.edit(new_record_edit(context(office), {.type = risk::kType, .where = where}, made));
    auto const* record = office.store().live(made);
    REQUIRE(record);
    CHECK(code_of(*record) == "R-15");
    CHECK(record->get(risk::project) == office.project);
    CHECK(record->get(risk::status) == "identified");
    CHECK(record->get(risk::owner) == office.session.person);
    CHECK(record->get(risk::identified_on) == Date{20714});
    CHECK(record->get(risk::category) == "data");            // what the filter demands
    CHECK(next_code(office.store(), risk::kType, office.project) == "R-16");
    CHECK(next_code(office.store(), risk::kType, office.by_code("project", "P-2602")->id()) == "R-01");
    office.undo();
    CHECK(!office.store().live(made));
    CHECK(next_code(office.store(), risk::kType, office.project) == "R-16");   // a number is not given twice
}

TEST_CASE("copies take everything but the number") {
    Office office;
    std::vector<Id> copies;
    Id const sources[] = {office.by_code("risk", "R-07")->id(), office.by_code("risk", "R-11")->id()};
    office.edit(duplicate_edit(context(office), sources, copies));
    REQUIRE(copies.size() == 2);
    auto const* copy = office.store().live(copies[1]);
    CHECK(code_of(*copy) == "R-16");
    CHECK(title_of(*copy) == "A 线停产窗口被旺季订单挤占（副本）");
    CHECK(copy->get(risk::impact) == 4);
    CHECK(copy->get(risk::strategy) == "transfer");
}

TEST_CASE("pasted cells change rows and make new ones in one edit") {
    Office office;
    std::uint8_t const columns[] = {risk::title.slot, risk::probability.slot, risk::owner.slot, risk::next_review.slot, risk::status.slot, risk::impact_cost.slot};
    Id const rows[] = {office.by_code("risk", "R-10")->id()};
    std::vector<std::vector<std::string>> const cells = {{"汇率", "3", "王磊", "2026/10/8", "应对中", "12.5万元"}, {"新的风险", "二", "没有此人", "10-09", "identified", "20"}};
    int const before = office.edits;
    auto result = paste_edit(context(office), {.type = risk::kType}, columns, rows, cells);
    CHECK(result.refused == std::vector<std::string>{"二", "没有此人"});
    REQUIRE(result.made.size() == 1);
    office.edit(std::move(result.edit));
    CHECK(office.edits == before + 1);
    auto const* changed = office.by_code("risk", "R-10");
    CHECK(title_of(*changed) == "汇率");
    CHECK(changed->get(risk::probability) == 3);
    CHECK(changed->get(risk::owner) == office.person("王磊"));
    CHECK(changed->get(risk::next_review) == *pmo::parse_date("2026-10-08"));
    CHECK(changed->get(risk::status) == "responding");
    CHECK(changed->get(risk::impact_cost) == Money{12'500'000, {}});
    auto const* made = office.store().live(result.made[0]);
    CHECK(code_of(*made) == "R-15");
    CHECK(made->get(risk::next_review) == *pmo::parse_date("2026-10-09"));
    CHECK(made->get(risk::impact_cost) == Money{20'000'000, {}});      // a bare amount is in the unit of the screen
}

TEST_CASE("records move in and out in a tree and keep their order") {
    Office office(800, 600, Content::none);
    namespace dep = registers::department;
    std::vector<Id> ids;
    for (auto const* name : {"a", "b", "c", "d"}) {
        Id made;
        office.edit(new_record_edit(context(office), {.type = dep::kType}, made));
        Edit named("set");
        named.set(made, slot_with(dep::kType, FieldFlag::title), Value(std::string(name)));
        office.edit(std::move(named));
        ids.push_back(made);
    }
    auto const shape = [&] {
        std::string text;
        for (auto const& row : make_tree(office.store(), dep::kType).rows) text += std::string(static_cast<std::size_t>(row.level), '-') + std::string(title_of(*row.record)) + ' ';
        return text;
    };
    CHECK(shape() == "a b c d ");
    Id const both[] = {ids[1], ids[2]};
    office.edit(indent_edit(context(office), both));
    CHECK(shape() == "a -b -c d ");
    office.edit(outdent_edit(context(office), both));
    CHECK(shape() == "a b c d ");
    office.edit(place_edit(context(office), ids[0], ids[3]));
    CHECK(shape() == "b c d -a ");
    CHECK(place_edit(context(office), ids[3], ids[0]).empty());       // not below itself
}

TEST_CASE("durations as people write them") {
    CHECK(parse_duration("5d") == 2400);
    CHECK(parse_duration("5 天") == 2400);
    CHECK(parse_duration("4h") == 240);
    CHECK(parse_duration("1.5小时") == 90);
    CHECK(parse_duration("1d 4h") == 720);
    CHECK(parse_duration("2周") == 4800);
    CHECK(parse_duration("３") == 1440);
    CHECK(!parse_duration("soon"));
    CHECK(!parse_duration(""));
    CHECK(duration_words(2400) == "5 天");
    CHECK(duration_words(90) == "1.5 小时");
}

TEST_CASE("a value survives its words in a field") {
    Office office;
    auto const& type = risk::kType;
    ReadContext const reading{office.store(), 20714, office.project};
    for (auto const tongue : {Language::zh, Language::en}) {
        set_language(tongue);
        for (auto const& record : office.store().table(type).rows())
            for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
                auto const& field = type.fields[slot];
                if (field.kind == Kind::link || field.kind == Kind::place || field.kind == Kind::flag) continue;
                auto const words = field.kind == Kind::choice ? option_words(type, slot, record.text(slot)) : edit_words(type, slot, record.value(slot));
                auto const back = parse_value(type, slot, words, reading);
                REQUIRE(back);
                CHECK(*back == record.value(slot));
            }
    }
    set_language(Language::zh);
    Value const dollars{Money{123456, *parse_currency("USD")}};
    CHECK(parse_value(type, risk::impact_cost.slot, edit_words(type, risk::impact_cost.slot, dollars), reading) == dollars);
    CHECK(value_words(type, risk::owner.slot, Value(office.person("王磊")), office.store()) == "王磊");
    CHECK(value_words(type, risk::probability_percent.slot, Value(std::int64_t{70}), office.store()) == "70%");
}

TEST_CASE("every problem the sample can have is a sentence") {
    Office office(1232, 832, Content::sample);
    for (auto const tongue : {Language::zh, Language::en}) {
        set_language(tongue);
        for (auto const& problem : check_store(office.store()).found) {
            auto const words = sentence(problem, office.store());
            CHECK_MESSAGE(words.find("{") == std::string::npos, problem.code << ": " << words);
            CHECK_MESSAGE(words.find("⟦") == std::string::npos, problem.code);
            CHECK_MESSAGE(has_word("problem." + problem.code), problem.code);
        }
    }
    set_language(Language::zh);
    CHECK(sentence(Error{"edit.exists"}) == "记录已存在");
    CHECK(sentence(Error{"never.heard_of"}).find("never.heard_of") != std::string::npos);
}

TEST_CASE("money by the hour is shown and typed in whole units, other money in ten thousands") {
    Store const store;
    ReadContext const reading{store, 0, {}};
    auto const& person = *find_register("person");
    auto const& risk = *find_register("risk");
    auto const rate = slot_of(person, "cost_rate"), cost = slot_of(risk, "impact_cost");
    Value const money = Money{52'050, {}};
    CHECK(value_words(person, rate, money, store, UnitStyle::without) == "520.50");
    CHECK(value_words(person, rate, money, store) == "520.50 CNY/小时");
    CHECK(column_words(person, rate).ends_with("（CNY/小时）"));
    CHECK(edit_words(person, rate, money) == "520.5");
    CHECK(parse_value(person, rate, "520.5", reading) == money);
    CHECK(parse_value(person, rate, "520.50 CNY/小时", reading) == money);
    CHECK(parse_value(person, rate, "0.05205万元", reading) == money);
    CHECK(parse_value(risk, cost, "520.5", reading) == Value(Money{520'500'000, {}}));
}

}  // namespace pmo::test
