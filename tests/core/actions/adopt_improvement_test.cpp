#include "core/actions/adopt_improvement.h"

#include <array>

#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/template.h"
#include "tests/core/actions/knowledge_acts.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;
namespace imp = pmo::registers::improvement;

namespace {

Id const kOne = id_from_key("i"), kProject = id_from_key("p"), kTemplate = id_from_key("t");

Book office(std::string_view status, std::vector<Given> more = {}) {
    Book book;
    book.add(r::project::kType, "p", {{"code", "P-1"}, {"name", "P"}});
    book.add(r::template_::kType, "t", {{"name", "检查单"}, {"version", "V3.2"}});
    book.add(r::lesson::kType, "l", {{"title", "先压测"}, {"recommendation", "压测两轮"}, {"effect", "少一轮返工"}});
    std::vector<Given> cells = {{"title", "增加门槛"}, {"status", status}};
    for (auto const& cell : more) cells.push_back(cell);
    book.add(imp::kType, "i", cells);
    return book;
}

}  // namespace

TEST_CASE("a lesson becomes a proposal") {
    Acts acts(office("proposed"));
    Id made;
    REQUIRE(acts.carry_out(propose_improvement(acts.context(), id_from_key("l"), &made)));
    auto const& one = acts.the(made);
    CHECK(title_of(one) == "先压测");
    CHECK(one.get(imp::origin) == id_from_key("l"));
    CHECK(one.get(imp::proposal) == "压测两轮");
    CHECK(one.get(imp::benefit) == "少一轮返工");
    CHECK(one.get(imp::status) == "proposed");
    CHECK(one.get(imp::proposer) == id_from_key("lin"));
    acts.take_back();
    CHECK(acts.count(imp::kType) == 1);
    CHECK(propose_improvement(acts.context(), kProject, &made).empty());
    CHECK_FALSE(made);
}

TEST_CASE("it is assessed, tried in a project, adopted with what it changes") {
    Acts acts(office("proposed"));
    REQUIRE(acts.carry_out(assess_improvement(acts.context(), kOne)));
    CHECK(assess_improvement(acts.context(), kOne).empty());
    CHECK(start_trial(acts.context(), kOne, {kProject, *parse_date("2026-09-18")}).empty());
    CHECK(start_trial(acts.context(), kOne, {kTemplate, *parse_date("2026-10-18")}).empty());
    REQUIRE(acts.carry_out(start_trial(acts.context(), kOne, {kProject, *parse_date("2026-10-18")})));
    CHECK(acts.the(kOne).get(imp::status) == "trial");
    CHECK(acts.the(kOne).get(imp::trial_from) == *parse_date("2026-09-18"));
    auto const edit = adopt_improvement(acts.context(), kOne, {.changed = kTemplate, .new_version = true, .comment = " 同意 "});
    CHECK(edit.label() == Label{"improvement.adopt", {"增加门槛"}});
    REQUIRE(acts.carry_out(edit));
    auto const& one = acts.the(kOne);
    CHECK(one.get(imp::status) == "adopted");
    CHECK(one.get(imp::changed) == kTemplate);
    CHECK(one.get(imp::decided_by) == id_from_key("lin"));
    CHECK(one.get(imp::decision_comment) == "同意");
    CHECK(one.get(imp::measure_due) == *parse_date("2026-12-17"));
    CHECK(acts.the(kTemplate).get(r::template_::version) == "V3.3");
    acts.take_back();
    CHECK(acts.the(kOne).get(imp::status) == "trial");
    CHECK(acts.the(kTemplate).get(r::template_::version) == "V3.2");
}

TEST_CASE("adopting without a target leaves versions alone, and is done once") {
    Acts acts(office("assessing", {{"measure_due", "2026-10-01"}}));
    REQUIRE(acts.carry_out(adopt_improvement(acts.context(), kOne, {.changed = id_from_key("gone"), .new_version = true})));
    CHECK_FALSE(acts.the(kOne).has(imp::changed));
    CHECK(acts.the(kOne).get(imp::measure_due) == *parse_date("2026-10-01"));
    CHECK(adopt_improvement(acts.context(), kOne, {}).empty());
    CHECK(reject_improvement(acts.context(), kOne, "late").empty());
    CHECK(adopt_improvement(acts.context(), kProject, {}).empty());
}

TEST_CASE("a refusal gives its reason") {
    Acts acts(office("trial"));
    CHECK(reject_improvement(acts.context(), kOne, "  ").empty());
    REQUIRE(acts.carry_out(reject_improvement(acts.context(), kOne, "夜班无法执行")));
    CHECK(acts.the(kOne).get(imp::status) == "rejected");
    CHECK(acts.the(kOne).get(imp::decision_comment) == "夜班无法执行");
}

TEST_CASE("the effect is measured against the value before") {
    Acts vague(office("adopted"));
    CHECK(measure_improvement(vague.context(), kOne, 80).empty());
    Acts acts(office("adopted", {{"measure", "Hours"}, {"before", "250"}, {"direction", "lower"}}));
    REQUIRE(acts.carry_out(measure_improvement(acts.context(), kOne, 80)));
    CHECK(acts.the(kOne).get(imp::status) == "measured");
    CHECK(effect_permille(acts.the(kOne)) == 680);
    acts.take_back();
    CHECK(effect_permille(acts.the(kOne)) == std::nullopt);
    Acts open(office("proposed", {{"measure", "Hours"}, {"before", "250"}}));
    CHECK(measure_improvement(open.context(), kOne, 80).empty());
}

TEST_CASE("an effect that cannot be said is not said") {
    Book book;
    auto const of = [&](std::string_view key, std::string_view before, std::string_view after, std::string_view direction = "higher") {
        return effect_permille(*book.store.find(book.add(imp::kType, key, {{"title", key}, {"before", before}, {"after", after}, {"direction", direction}})));
    };
    CHECK(of("a", "100", "150") == 500);
    CHECK(of("b", "100", "150", "lower") == -500);
    CHECK(of("c", "0", "150") == std::nullopt);
    CHECK(of("d", "-100", "-50") == 500);
    CHECK(of("e", "9223372036854775807", "1") == std::nullopt);
    CHECK(of("f", "", "1") == std::nullopt);
}

TEST_CASE("from where it stands, a state is reached by one step or not at all") {
    using enum ImprovementStep;
    struct Row { std::string_view from; std::array<ImprovementStep, 6> to; };   // proposed assessing trial adopted measured rejected
    for (auto const& [from, to] : {Row{"", {none, assess, trial, adopt, none, reject}}, Row{"proposed", {none, assess, trial, adopt, none, reject}}, Row{"assessing", {take_back, none, trial, adopt, none, reject}},
                                   Row{"trial", {take_back, take_back, none, adopt, none, reject}}, Row{"adopted", {none, none, none, none, measure, none}}, Row{"measured", {}}, Row{"rejected", {}}}) {
        CAPTURE(from);
        Acts acts(office(from));
        for (std::size_t i = 0; i < to.size(); ++i) {
            CAPTURE(imp::kStatus[i]);
            CHECK(improvement_step(acts.the(kOne), imp::kStatus[i]) == to[i]);
            CHECK(take_back_improvement(acts.context(), kOne, imp::kStatus[i]).empty() == (to[i] != take_back));
        }
    }
    Acts acts(office("trial"));
    REQUIRE(acts.carry_out(take_back_improvement(acts.context(), kOne, "assessing")));
    CHECK(acts.the(kOne).get(imp::status) == "assessing");
    acts.take_back();
    CHECK(acts.the(kOne).get(imp::status) == "trial");
    CHECK(take_back_improvement(acts.context(), kProject, "proposed").empty());
}
