#include "core/rules/smart.h"

#include "core/registers/goal.h"
#include "core/registers/objective.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
using tests::Given;
namespace gol = registers::goal;

namespace {

// A goal without a fault, and the same with other cells.
std::vector<Given> goal(std::vector<Given> const& other = {}) {
    std::vector<Given> cells = {{"project", "p"}, {"title", "把 A 线的拣选效率提高到每小时 110 行"}, {"specific", "单人平均"}, {"measure", "每小时行数"}, {"target", "110"},
                                {"achievable", "八月试运行已达 96 行"}, {"objective", "o"}, {"due", "2026-12-01"}, {"status", "agreed"}};
    for (auto const& cell : other) {
        std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
        cells.push_back(cell);
    }
    return cells;
}

struct Goals : IntakeBook {
    Goals() {
        project("p", "2026-03-02", 10);
        add(registers::objective::kType, "o", {{"name", "o"}, {"status", "active"}});
        add(registers::objective::kType, "old", {{"name", "old"}, {"status", "dropped"}});
        Record record = at("p");
        Diff diff;
        diff.changed.push_back({.record = record.id(), .table = store.index_of(record.type()), .slot = registers::project::target_finish.slot, .before = {}, .after = {Value(*parse_date("2026-12-17")), Stamp{2, 1}}});
        store.apply(diff);
        derived.rebind(store);
    }
    std::vector<Hit> hits() { return check_smart(facts(), id_from_key("p")); }
};

}  // namespace

TEST_CASE("a goal that says what, how much, why, what for and when is SMART") {
    Goals book;
    auto const id = book.add(gol::kType, "g", goal());
    auto const marks = smart_marks(book.facts(), book.at("g"));
    for (auto const& mark : marks) { CAPTURE(mark.letter); CHECK(mark.met()); }
    CHECK(smart_letters(marks) == 5);
    auto const hits = book.hits();
    silent(hits, "smart.too_short", id);
    silent(hits, "smart.no_verb", id);
    silent(hits, "smart.no_measure", id);
    silent(hits, "smart.no_number", id);
    silent(hits, "smart.no_evidence", id);
    silent(hits, "smart.not_agreed", id);
    silent(hits, "smart.no_objective", id);
    silent(hits, "smart.objective_over", id);
    silent(hits, "smart.no_due", id);
    silent(hits, "smart.due_outside", id);
}

TEST_CASE("each letter has faults of its own") {
    Goals book;
    auto const with = [&](char const* key, std::vector<Given> const& cells) { return book.add(gol::kType, key, goal(cells)); };
    auto const brief = with("brief", {{"title", "提高效率"}, {"specific", ""}});
    auto const still = with("still", {{"title", "电流环带宽指标为 3 kHz 以上水平"}});
    auto const vague = with("vague", {{"measure", ""}, {"target", "明显改善"}});
    auto const hope = with("hope", {{"achievable", "可以"}, {"status", "draft"}});
    auto const alone = with("alone", {{"objective", "gone"}});
    auto const late = with("late", {{"objective", "old"}, {"due", "2027-01-05"}});
    auto const never = with("never", {{"due", ""}});
    auto const hits = book.hits();
    fires(hits, "smart.too_short", brief);
    fires(hits, "smart.no_verb", still);
    fires(hits, "smart.no_measure", vague);
    fires(hits, "smart.no_number", vague);
    fires(hits, "smart.no_evidence", hope);
    fires(hits, "smart.not_agreed", hope);
    fires(hits, "smart.no_objective", alone);
    fires(hits, "smart.objective_over", late);
    fires(hits, "smart.due_outside", late);
    fires(hits, "smart.no_due", never);
    CHECK(smart_letters(smart_marks(book.facts(), book.at("late"))) == 3);
}

TEST_CASE("a benefit may come up to a year after the project") {
    Goals book;
    auto const in_time = book.add(gol::kType, "in", goal({{"dimension", "benefit"}, {"due", "2027-12-17"}}));
    auto const after = book.add(gol::kType, "after", goal({{"dimension", "benefit"}, {"due", "2027-12-18"}}));
    auto const before = book.add(gol::kType, "before", goal({{"due", "2026-03-01"}}));
    auto const hits = book.hits();
    silent(hits, "smart.due_outside", in_time);
    fires(hits, "smart.due_outside", after);
    fires(hits, "smart.due_outside", before);
}

TEST_CASE("goals that are over are not judged, empty and unknown projects have none") {
    Goals book;
    book.add(gol::kType, "done", {{"project", "p"}, {"title", "x"}, {"status", "achieved"}});
    CHECK(book.hits().empty());
    CHECK(check_smart(book.facts(), id_from_key("nobody")).empty());
    CHECK(check_smart(book.facts(), kNoId).empty());
    book.add(gol::kType, "lost", goal({{"project", "nobody"}}));
    CHECK(smart_marks(book.facts(), book.at("lost"))[4].met());       // without a project every day is within
}

TEST_CASE("words, verbs and numbers are seen in Chinese and English") {
    CHECK(word_count("") == 0);
    CHECK(word_count("A 线上线") == 3);
    CHECK(word_count("Cut the lead-time to 7 days") == 7);
    CHECK(word_count(std::string(100'000, ' ')) == 0);
    CHECK(says_change("缩短交期"));
    CHECK(says_change("Reducing cost"));
    CHECK_FALSE(says_change("an unsaved product, unkept"));        // "sav" only at the beginning of a word
    CHECK_FALSE(says_change("客户满意"));
    CHECK_FALSE(says_change(""));
    CHECK(has_number("T+1"));
    CHECK(has_number("两家"));
    CHECK(has_number("１００"));
    CHECK_FALSE(has_number("显著"));
    CHECK_FALSE(has_number("\xFF\xFE"));
}
