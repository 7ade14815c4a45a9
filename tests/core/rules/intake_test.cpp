#include "core/rules/intake.h"

#include "core/registers/criterion.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "core/registers/score.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
namespace ppl = registers::proposal;
namespace cri = registers::criterion;
namespace sco = registers::score;

TEST_CASE("a proposal may stay so long in each stage") {
    for (auto const& stage : kIntakeStages) {
        IntakeBook book;
        CAPTURE(stage.stage);
        auto const limit = to_text(Date{book.today.day - stage.days}), beyond = to_text(Date{book.today.day - stage.days - 1});
        auto const in_time = book.add(ppl::kType, "a", {{"title", "a"}, {"stage", stage.stage}, {"stage_since", limit}});
        auto const stale = book.add(ppl::kType, "b", {{"title", "b"}, {"stage", stage.stage}, {"requested_on", beyond}});
        auto const hits = check_intake(book.facts());
        silent(hits, "intake.stale", in_time);
        fires(hits, "intake.stale", stale);
    }
    IntakeBook book;
    book.add(ppl::kType, "over", {{"title", "over"}, {"stage", "rejected"}, {"requested_on", "2020-01-01"}, {"due", "2020-02-01"}});
    CHECK(check_intake(book.facts()).empty());
}

TEST_CASE("a stage that was changed after its day was noted counts from the change") {
    Record proposal(ppl::kType, id_from_key("p"));
    CHECK_FALSE(in_stage_since(proposal).has_value());
    auto const stamp = [](int day) { return Stamp{static_cast<std::uint64_t>(day) * 86'400'000u << 16, 1}; };
    proposal.set(ppl::stage.slot, {Value(std::string("analysis")), stamp(100)});
    proposal.set(ppl::stage_since.slot, {Value(Date{90}), stamp(100)});
    CHECK(in_stage_since(proposal) == Date{90});
    proposal.set(ppl::stage.slot, {Value(std::string("decision")), stamp(120)});
    CHECK(in_stage_since(proposal) == Date{120});
}

TEST_CASE("dates, story, scores and crowds are watched") {
    IntakeBook book;
    book.add(cri::kType, "c1", {{"name", "c1"}, {"weight", "60"}});
    book.add(cri::kType, "c2", {{"name", "c2"}, {"weight", "40"}, {"direction", "lower"}});
    auto const bare = book.add(ppl::kType, "bare", {{"title", "bare"}, {"stage", "decision"}, {"due", "2026-09-17"}});
    auto const full = book.add(ppl::kType, "full", {{"title", "full"}, {"stage", "decision"}, {"due", "2026-09-18"}, {"need", "n"}, {"department", "d"}, {"background", "b"}, {"benefit", "b"},
        {"solution", "s"}, {"cost", "1 CNY"}, {"objective", "o"}, {"alternatives", "a"}, {"main_risks", "r"}, {"sponsor", "p"}, {"target_start", "2027-01-01"}, {"target_finish", "2027-02-01"}});
    book.add(sco::kType, "s1", {{"subject", "full"}, {"criterion", "c1"}, {"value", "80"}});
    book.add(sco::kType, "s2", {{"subject", "full"}, {"criterion", "c2"}, {"value", "30"}});
    auto hits = check_intake(book.facts());
    fires(hits, "intake.overdue", bare);
    fires(hits, "intake.no_story", bare);
    fires(hits, "intake.not_scored", bare);
    silent(hits, "intake.overdue", full);
    silent(hits, "intake.no_story", full);
    silent(hits, "intake.not_scored", full);
    silent(hits, "intake.crowded");
    for (auto const* key : {"x", "y", "z"}) book.add(ppl::kType, key, {{"title", key}, {"stage", "decision"}});
    hits = check_intake(book.facts());
    fires(hits, "intake.crowded");
}

TEST_CASE("a score is the weighted mean of what was scored") {
    IntakeBook book;
    CHECK_FALSE(score_of(book.store, id_from_key("p")).known());
    book.add(cri::kType, "c1", {{"name", "c1"}, {"weight", "60"}});
    book.add(cri::kType, "c2", {{"name", "c2"}, {"weight", "40"}, {"direction", "lower"}});
    book.add(cri::kType, "off", {{"name", "off"}, {"weight", "40"}, {"inactive", "true"}});
    book.add(sco::kType, "s1", {{"subject", "p"}, {"criterion", "c1"}, {"value", "80"}});
    CHECK(score_of(book.store, id_from_key("p")).hundredths == 800);      // only one criterion is scored
    book.add(sco::kType, "s1b", {{"subject", "p"}, {"criterion", "c1"}, {"value", "60"}});
    book.add(sco::kType, "s2", {{"subject", "p"}, {"criterion", "c2"}, {"value", "30"}});
    book.add(sco::kType, "s3", {{"subject", "p"}, {"criterion", "off"}, {"value", "100"}});
    book.add(sco::kType, "s4", {{"subject", "p"}, {"criterion", "gone"}, {"value", "100"}});
    auto const score = score_of(book.store, id_from_key("p"));
    CHECK(score.hundredths == 700);                                       // 0.6 × 7.0 + 0.4 × (10 − 3.0)
    CHECK(score.complete());
    REQUIRE(score.parts.size() == 2);
    CHECK(score.parts[0].scorers == 2);
}

TEST_CASE("the next step of a proposal follows from what its stage still lacks") {
    IntakeBook book;
    auto const next = [&](std::string_view key) { return next_step(book.facts(), book.at(key)); };
    book.add(ppl::kType, "bare", {{"title", "bare"}, {"stage", "demand"}, {"owner", "ann"}});
    CHECK(next("bare").act == NextAct::fill);
    CHECK(next("bare").what == "need");
    CHECK(next("bare").further == 1);                // the department too
    CHECK(next("bare").who == id_from_key("ann"));
    book.add(ppl::kType, "told", {{"title", "told"}, {"stage", "demand"}, {"need", "n"}, {"department", "d"}});
    CHECK(next("told").act == NextAct::advance);
    CHECK(next("told").what == "analysis");
    std::vector<tests::Given> const story{{"title", "x"}, {"need", "n"}, {"department", "d"}, {"background", "b"}, {"benefit", "b"}, {"solution", "s"}, {"cost", "1 CNY"}, {"objective", "o"}, {"alternatives", "a"}, {"main_risks", "r"},
                                   {"sponsor", "boss"}, {"target_start", "2027-01-01"}, {"target_finish", "2027-02-01"}};
    auto const at = [&](std::string_view key, std::string_view stage) {
        auto cells = story;
        cells.push_back({"stage", stage});
        book.add(ppl::kType, key, cells);
    };
    at("study", "feasibility");
    CHECK(next("study").act == NextAct::assess);
    CHECK(next("study").further == 4);
    for (auto const side : registers::feasibility::kDimension) book.add(registers::feasibility::kType, side, {{"proposal", "study"}, {"dimension", side}, {"assessor", "ann"}});
    CHECK(next("study").act == NextAct::finish);
    CHECK(next("study").who == id_from_key("ann"));
    at("board", "decision");
    for (auto const side : registers::feasibility::kDimension)
        book.add(registers::feasibility::kType, "b" + std::string(side), {{"proposal", "board"}, {"dimension", side}, {"verdict", "feasible"}, {"status", "done"}});
    book.add(cri::kType, "c1", {{"name", "c1"}, {"weight", "60"}});
    CHECK(next("board").act == NextAct::score);
    CHECK(next("board").further == 1);
    book.add(sco::kType, "s1", {{"subject", "board"}, {"criterion", "c1"}, {"value", "80"}});
    CHECK(next("board").act == NextAct::decide);
    CHECK(next("board").who == id_from_key("boss"));
    at("parked", "parked");
    CHECK(next("parked").act == NextAct::resume);
    at("over", "rejected");
    CHECK(next("over").act == NextAct::none);
}
