#include <vector>

#include "core/project/expected_documents.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

// A staged project in its build phase; the method wants a charter, a design and a report at the end.
struct Desk : Book {
    Id method = add(r::method::kType, "m", {{"name", "Staged"}});
    Id project = add(r::project::kType, "p", {{"name", "P"}, {"method", "m"}});
    Id plan = add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"place", "a"}, {"kind", "planning"}, {"status", "done"}});
    Id build = add(r::phase::kType, "build", {{"project", "p"}, {"name", "Build"}, {"place", "b"}, {"kind", "execution"}, {"status", "active"}});
    Id close = add(r::phase::kType, "close", {{"project", "p"}, {"name", "Close"}, {"place", "c"}, {"kind", "closing"}, {"status", "planned"}});
    Id charter = wanted("charter", "T-1", "initiation");
    Id design = wanted("design", "T-2", "execution");
    Id report = wanted("report", "T-3", "closing");
    Id wanted(std::string_view key, std::string_view code, std::string_view phase, std::string_view status = "published") {
        return add(r::template_::kType, key, {{"code", code}, {"name", key}, {"kind", "document"}, {"phase", phase}, {"method", "m"}, {"status", status}});
    }
    ExpectedDocument of(Id template_) const {
        for (auto const& one : expected_documents(store, project))
            if (one.template_ == template_) return one;
        FAIL("not expected");
        return {};
    }
};

}  // namespace

TEST_CASE("each template of the method is looked for in its phase") {
    Desk desk;
    auto const all = expected_documents(desk.store, desk.project);
    REQUIRE(all.size() == 3);
    CHECK(all[0].template_ == desk.charter);
    CHECK(all[0].phase == desk.plan);                  // there is no initiation: the first phase later in life
    CHECK(all[0].need == DocumentNeed::missing);
    CHECK(all[1].phase == desk.build);
    CHECK(all[1].need == DocumentNeed::due);
    CHECK(all[2].phase == desk.close);
    CHECK(all[2].need == DocumentNeed::later);
}

TEST_CASE("a document is found by its template, else by its kind in that phase") {
    Desk desk;
    auto const made = desk.add(r::document::kType, "d1", {{"project", "p"}, {"title", "Charter"}, {"template", "charter"}, {"phase", "build"}});
    CHECK(desk.of(desk.charter).document == made);
    CHECK(desk.of(desk.charter).phase == desk.build);    // it is shown where the project put it
    CHECK_FALSE(desk.of(desk.charter).guessed);
    auto const typed = desk.add(r::template_::kType, "typed", {{"code", "T-4"}, {"name", "Test report"}, {"kind", "document"}, {"phase", "execution"}, {"method", "m"}, {"status", "published"}, {"document_kind", "test"}});
    desk.add(r::document::kType, "d2", {{"project", "p"}, {"title", "Old test"}, {"kind", "test"}, {"phase", "plan"}});
    CHECK(desk.of(typed).need == DocumentNeed::due);
    auto const test = desk.add(r::document::kType, "d3", {{"project", "p"}, {"title", "Test"}, {"kind", "test"}, {"phase", "build"}});
    CHECK(desk.of(typed).document == test);
    CHECK(desk.of(typed).guessed);
}

TEST_CASE("a document that is called like its template is taken for it") {
    Desk desk;
    auto const plan = desk.add(r::template_::kType, "pm", {{"code", "T-5"}, {"name", "项目管理计划（阶段门）"}, {"kind", "document"}, {"phase", "planning"}, {"method", "m"}, {"status", "published"}});
    auto const made = desk.add(r::document::kType, "d", {{"project", "p"}, {"title", "MES 项目管理计划 V2"}});
    CHECK(desk.of(plan).document == made);
    CHECK(desk.of(plan).guessed);
    auto const other = desk.add(r::template_::kType, "short", {{"code", "T-6"}, {"name", "计划"}, {"kind", "document"}, {"phase", "planning"}, {"method", "m"}, {"status", "published"}});
    desk.add(r::document::kType, "d2", {{"project", "p"}, {"title", "培训计划"}});
    CHECK(desk.of(other).need == DocumentNeed::missing);
}

TEST_CASE("an obsolete document is none, and one document does not stand for two templates") {
    Desk desk;
    desk.add(r::document::kType, "d1", {{"project", "p"}, {"title", "Charter"}, {"template", "charter"}, {"state", "obsolete"}});
    CHECK(desk.of(desk.charter).need == DocumentNeed::missing);
    for (auto const key : {"x", "y"}) desk.add(r::template_::kType, key, {{"name", key}, {"kind", "document"}, {"phase", "execution"}, {"method", "m"}, {"status", "published"}, {"document_kind", "manual"}});
    desk.add(r::document::kType, "d2", {{"project", "p"}, {"title", "Manual"}, {"kind", "manual"}});
    CHECK((desk.of(id_from_key("x")).need == DocumentNeed::present) != (desk.of(id_from_key("y")).need == DocumentNeed::present));
}

TEST_CASE("an approved deviation lifts the expectation, a proposed one does not") {
    Desk desk;
    desk.add(r::deviation::kType, "v", {{"project", "p"}, {"title", "No design"}, {"method_item", "design"}, {"kind", "omitted"}, {"status", "proposed"}});
    CHECK(desk.of(desk.design).need == DocumentNeed::due);
    auto const approved = desk.add(r::deviation::kType, "w", {{"project", "p"}, {"title", "No charter"}, {"method_item", "charter"}, {"kind", "merged"}, {"status", "approved"}});
    CHECK(desk.of(desk.charter).need == DocumentNeed::left_out);
    CHECK(desk.of(desk.charter).deviation == approved);
}

TEST_CASE("drafts, retired templates and checklists are not expected; what the project itself says is") {
    Desk desk;
    desk.wanted("draft", "T-8", "planning", "draft");
    desk.add(r::template_::kType, "list", {{"name", "List"}, {"kind", "checklist"}, {"phase", "planning"}, {"method", "m"}, {"status", "published"}});
    CHECK(expected_documents(desk.store, desk.project).size() == 3);
    auto const own = desk.add(r::document::kType, "own", {{"project", "p"}, {"title", "Safety plan"}, {"required_by_method", "true"}, {"phase", "close"}});
    auto const all = expected_documents(desk.store, desk.project);
    REQUIRE(all.size() == 4);
    CHECK(all[3].document == own);
    CHECK_FALSE(all[3].template_);
    CHECK(all[3].need == DocumentNeed::present);
}

TEST_CASE("without documents of its own a method has those of its base, also in a circle") {
    Book book;
    book.add(r::method::kType, "base", {{"name", "Base"}, {"base", "hybrid"}});
    book.add(r::method::kType, "hybrid", {{"name", "Hybrid"}, {"base", "base"}});
    auto const project = book.add(r::project::kType, "p", {{"name", "P"}, {"method", "hybrid"}});
    CHECK(documents_method(book.store, project) == kNoId);
    CHECK(expected_documents(book.store, project).empty());
    book.add(r::template_::kType, "t", {{"name", "Charter"}, {"kind", "document"}, {"phase", "any"}, {"method", "base"}, {"status", "published"}});
    CHECK(documents_method(book.store, project) == id_from_key("base"));
    auto const all = expected_documents(book.store, project);
    REQUIRE(all.size() == 1);
    CHECK(all[0].phase == kNoId);
    CHECK(all[0].need == DocumentNeed::due);
    CHECK(expected_documents(book.store, kNoId).empty());
    CHECK(expected_documents(book.store, id_from_key("base")).empty());
}

TEST_CASE("a document is called as its template without the word template") {
    Book book;
    auto const name = [&](std::string_view text) { return document_name(*book.store.find(book.add(r::template_::kType, text, {{"name", text}}))); };
    CHECK(name("项目章程模板") == "项目章程");
    CHECK(name("结项报告模板（阶段法）") == "结项报告");
    CHECK(name("Test report template") == "Test report");
    CHECK(name("模板") == "模板");
    CHECK(name("（草）") == "（草）");
}

TEST_CASE("a skipped phase is passed over") {
    Desk desk;
    auto const pilot = desk.add(r::phase::kType, "pilot", {{"project", "p"}, {"name", "Pilot"}, {"place", "bb"}, {"kind", "monitoring"}, {"status", "skipped"}});
    auto const phases = phases_of(desk.store, desk.project);
    REQUIRE(phases.size() == 4);
    CHECK(phases[2]->id() == pilot);
    CHECK(phase_for(phases, "monitoring")->id() == desk.close);
    CHECK(phase_for(phases, "any") == nullptr);
    CHECK(phase_for({}, "planning") == nullptr);
    CHECK(has_begun(*phases[0]));
    CHECK_FALSE(has_begun(*phases[3]));
}
