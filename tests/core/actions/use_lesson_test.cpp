#include "core/actions/use_lesson.h"

#include "core/registers/checklist_item.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/risk.h"
#include "tests/core/actions/knowledge_acts.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Id const kProject = id_from_key("p"), kLesson = id_from_key("l");

Book shelf(std::vector<Given> more = {}) {
    Book book;
    book.add(r::project::kType, "p", {{"code", "P-1"}, {"name", "P"}, {"manager", "zheng"}});
    std::vector<Given> cells = {{"code", "LL-1"}, {"title", "先谈授权"}, {"kind", "bad"}, {"category", "governance"}, {"cause", "并行"}, {"situation", "退回"}, {"effect", "停工三周"},
                                {"recommendation", "立项门要求意向书"}, {"status", "published"}};
    for (auto const& cell : more) cells.push_back(cell);
    book.add(r::lesson::kType, "l", cells);
    return book;
}

}  // namespace

TEST_CASE("adopting a lesson counts as its use and brings its checklist and its risk, in one step") {
    Acts acts(shelf({{"checklist_text", "意向书已签\n\n　 条款已审 \n"}, {"risk_title", "授权条款谈不妥"}}));
    LessonOutcome made;
    auto const edit = use_lesson(acts.context(kProject), {.lesson = kLesson, .verdict = "adopted", .checklist = true, .risk = true, .comment = "本周落实"}, &made);
    CHECK(edit.label() == Label{"lesson.use", {"先谈授权"}});
    REQUIRE(acts.carry_out(edit));
    auto const& use = acts.the(made.use);
    CHECK(use.get(r::lesson_use::lesson) == kLesson);
    CHECK(use.get(r::lesson_use::project) == kProject);
    CHECK(use.get(r::lesson_use::verdict) == "adopted");
    CHECK(use.get(r::lesson_use::by) == id_from_key("lin"));
    CHECK(use.get(r::lesson_use::comment) == "本周落实");
    CHECK(use.get(r::lesson_use::result) == made.risk);
    CHECK(r::lesson::reuse_count(acts.the(kLesson), acts.store()) == 1);
    REQUIRE(made.items.size() == 2);
    CHECK(title_of(acts.the(made.items[0])) == "意向书已签");
    CHECK(title_of(acts.the(made.items[1])) == "条款已审");
    CHECK(acts.the(made.items[0]).get(r::checklist_item::subject) == kProject);
    CHECK(acts.the(made.items[0]).get(r::checklist_item::place) < acts.the(made.items[1]).get(r::checklist_item::place));
    auto const& risk = acts.the(made.risk);
    CHECK(title_of(risk) == "授权条款谈不妥");
    CHECK(risk.get(r::risk::kind) == "threat");
    CHECK(risk.get(r::risk::category) == "compliance");
    CHECK(risk.get(r::risk::owner) == id_from_key("zheng"));
    CHECK(risk.get(r::risk::response) == "立项门要求意向书");
    CHECK(code_of(risk) == "R-01");
    acts.take_back();
    for (auto const* type : {&r::lesson_use::kType, &r::checklist_item::kType, &r::risk::kType}) CHECK(acts.count(*type) == 0);
}

TEST_CASE("a good practice is an opportunity, and without a checklist its recommendation is one item") {
    Acts acts(shelf({{"kind", "good"}, {"category", "other"}}));
    LessonOutcome made;
    REQUIRE(acts.carry_out(use_lesson(acts.context(kProject), {.lesson = kLesson, .verdict = "adapted", .checklist = true, .risk = true}, &made)));
    REQUIRE(made.items.size() == 1);
    CHECK(title_of(acts.the(made.items[0])) == "立项门要求意向书");
    CHECK(title_of(acts.the(made.risk)) == "先谈授权");
    CHECK(acts.the(made.risk).get(r::risk::kind) == "opportunity");
    CHECK(acts.the(made.risk).get(r::risk::strategy) == "enhance");
    CHECK(acts.the(made.risk).get(r::risk::category) == "other");
}

TEST_CASE("declining takes nothing over, and a later answer changes the same record") {
    auto book = shelf();
    auto const waiting = book.add(r::lesson_use::kType, "u", {{"lesson", "l"}, {"project", "p"}, {"verdict", "proposed"}, {"on", "2026-09-01"}});
    Acts acts(std::move(book));
    LessonOutcome made;
    auto const edit = use_lesson(acts.context(kProject), {.lesson = kLesson, .verdict = "rejected", .checklist = true, .risk = true, .comment = "不涉及数据"}, &made);
    CHECK(edit.label().code == "lesson.reject");
    REQUIRE(acts.carry_out(edit));
    CHECK(made.use == waiting);
    CHECK(made.items.empty());
    CHECK_FALSE(made.risk);
    CHECK(acts.count(r::lesson_use::kType) == 1);
    CHECK(acts.the(waiting).get(r::lesson_use::on) == *parse_date("2026-09-18"));
    acts.take_back();
    CHECK(acts.the(waiting).get(r::lesson_use::verdict) == "proposed");
}

TEST_CASE("without lesson, project or a known verdict nothing happens") {
    Acts acts(shelf());
    LessonOutcome made;
    CHECK(use_lesson(acts.context(kProject), {.lesson = id_from_key("gone")}, &made).empty());
    CHECK(use_lesson(acts.context(kNoId), {.lesson = kLesson}, &made).empty());
    CHECK(use_lesson(acts.context(kLesson), {.lesson = kLesson}, &made).empty());
    CHECK(use_lesson(acts.context(kProject), {.lesson = kProject}, &made).empty());
    CHECK(use_lesson(acts.context(kProject), {.lesson = kLesson, .verdict = "maybe"}, &made).empty());
    CHECK_FALSE(made.use);
}

TEST_CASE("a checklist has an end") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "line\n";
    Acts acts(shelf({{"checklist_text", text}}));
    CHECK(checklist_of(acts.the(kLesson)).size() == kMaxChecklist);
}
