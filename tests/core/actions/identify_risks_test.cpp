// Risks from a list of prompts: what is offered, what a tick makes, that it is one step.

#include "core/actions/identify_risks.h"

#include <algorithm>

#include "core/actions/risk_prompts.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/risk.h"
#include "tests/core/actions/knowledge_acts.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Id const kProject = id_from_key("p"), kLesson = id_from_key("l"), kElsewhere = id_from_key("e");

Book shelf() {
    Book book;
    book.add(r::project::kType, "p", {{"code", "P-1"}, {"name", "接口平台"}, {"manager", "zheng"}, {"kind", "it_system"}, {"description", "接口 联调"}});
    book.add(r::project::kType, "q", {{"code", "P-2"}, {"name", "Q"}, {"kind", "it_system"}});
    book.add(r::project::kType, "z", {{"code", "P-3"}, {"name", "Z"}, {"kind", "construction"}});
    book.add(r::lesson::kType, "l", {{"code", "LL-1"}, {"title", "接口先冻结"}, {"kind", "bad"}, {"category", "technical"}, {"tags", "接口"}, {"recommendation", "先签字"}, {"status", "published"}, {"project_kind", "it_system"}});
    book.add(r::lesson::kType, "draft", {{"code", "LL-2"}, {"title", "草稿"}, {"category", "technical"}, {"tags", "接口"}, {"status", "draft"}, {"project_kind", "it_system"}});
    book.add(r::risk::kType, "e", {{"project", "q"}, {"title", "网关晚到"}, {"category", "procurement"}, {"cause", "单一来源"}, {"status", "occurred"}});
    book.add(r::risk::kType, "e2", {{"project", "z"}, {"title", "雨季"}, {"category", "external"}, {"status", "occurred"}});
    book.add(r::risk::kType, "e3", {{"project", "q"}, {"title", "没有发生"}, {"category", "procurement"}, {"status", "closed"}});
    return book;
}

RiskPrompt const* prompt_of(std::vector<RiskPrompt> const& prompts, Id source) {
    auto const at = std::ranges::find(prompts, source, &RiskPrompt::source);
    return at == prompts.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the checklist has a question for each category, fitting lessons, and what occurred in projects of the same kind") {
    Acts acts(shelf());
    auto const prompts = risk_prompts(acts.store(), kProject);
    CHECK(std::ranges::count(prompts, PromptSource::category, &RiskPrompt::from) == static_cast<std::ptrdiff_t>(std::size(r::risk::kCategory)));
    REQUIRE(prompt_of(prompts, kLesson));
    CHECK(prompt_of(prompts, kLesson)->category == "technical");
    CHECK(prompt_of(prompts, kLesson)->fit >= kPromptFit);
    CHECK_FALSE(prompt_of(prompts, id_from_key("draft")));
    REQUIRE(prompt_of(prompts, kElsewhere));
    CHECK_FALSE(prompt_of(prompts, id_from_key("e2")));              // of another kind of project
    CHECK_FALSE(prompt_of(prompts, id_from_key("e3")));              // it never occurred
    CHECK(risk_prompts(acts.store(), kLesson).empty());
    CHECK(risk_prompts(acts.store(), id_from_key("nowhere")).empty());
}

TEST_CASE("what is ticked becomes identified risks of the project's manager in one step, and is known afterwards") {
    Acts acts(shelf());
    std::vector<Id> made;
    auto const edit = identify_risks(acts.context(kProject), {{.category = "technical", .title = {}, .source = kLesson}, {.category = "procurement", .title = {}, .source = kElsewhere}, {.category = "people", .title = " 培训不足 ", .source = kNoId}}, &made);
    CHECK(edit.label().code == "risk.identify");
    REQUIRE(acts.carry_out(edit));
    REQUIRE(made.size() == 3);
    for (auto const id : made) {
        CHECK(acts.the(id).get(r::risk::owner) == id_from_key("zheng"));
        CHECK(acts.the(id).get(r::risk::status) == "identified");
        CHECK(to_text(acts.the(id).get(r::risk::next_review)) == "2026-10-02");
        CHECK(r::risk::score(acts.the(id)) == 0);
    }
    CHECK(title_of(acts.the(made[0])) == "接口先冻结");
    CHECK(acts.the(made[1]).get(r::risk::cause) == "单一来源");
    CHECK(title_of(acts.the(made[2])) == "培训不足");
    CHECK(acts.count(r::lesson_use::kType) == 1);
    auto const prompts = risk_prompts(acts.store(), kProject);
    CHECK(prompt_of(prompts, kLesson)->present == made[0]);
    CHECK(prompt_of(prompts, kElsewhere)->present == made[1]);
    acts.take_back();
    CHECK(acts.count(r::risk::kType) == 3);
    CHECK(acts.count(r::lesson_use::kType) == 0);
}

TEST_CASE("nothing is drafted of nothing") {
    Acts acts(shelf());
    std::vector<Id> made;
    CHECK(identify_risks(acts.context(kProject), {}, &made).empty());
    CHECK(identify_risks(acts.context(kProject), {{.category = "people", .title = "  ", .source = kNoId}, {.category = "people", .title = "x", .source = id_from_key("gone")}}, &made).empty());
    CHECK(identify_risks(acts.context(kNoId), {{.category = "people", .title = "x", .source = kNoId}}, &made).empty());
    CHECK(made.empty());
}
