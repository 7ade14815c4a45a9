#include "core/project/document_map.h"

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

Book desk() {
    Book book;
    book.add(r::method::kType, "m", {{"name", "M"}});
    book.add(r::project::kType, "p", {{"name", "P"}, {"method", "m"}});
    book.add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"place", "a"}, {"kind", "planning"}, {"status", "done"}});
    book.add(r::phase::kType, "build", {{"project", "p"}, {"name", "Build"}, {"place", "b"}, {"kind", "execution"}, {"status", "planned"}});
    for (auto const& [key, phase] : {std::pair{"charter", "planning"}, {"scope", "planning"}, {"risk", "planning"}, {"design", "execution"}})
        book.add(r::template_::kType, key, {{"code", key}, {"name", key}, {"kind", "document"}, {"phase", phase}, {"method", "m"}, {"status", "published"}});
    book.add(r::deviation::kType, "v", {{"project", "p"}, {"title", "v"}, {"method_item", "risk"}, {"kind", "omitted"}, {"status", "approved"}});
    book.add(r::document::kType, "d1", {{"project", "p"}, {"title", "Charter"}, {"template", "charter"}, {"phase", "plan"}, {"state", "archived"}});
    book.add(r::document::kType, "d3", {{"project", "p"}, {"code", "DOC-10"}, {"title", "Notes"}, {"phase", "plan"}});
    book.add(r::document::kType, "d2", {{"project", "p"}, {"code", "DOC-9"}, {"title", "Survey"}, {"phase", "plan"}});
    book.add(r::document::kType, "d4", {{"project", "p"}, {"title", "Lost"}, {"phase", "gone"}});
    return book;
}

}  // namespace

TEST_CASE("documents stand in their phase beside what is expected there") {
    auto const book = desk();
    auto const phases = documents_by_phase(book.store, id_from_key("p"));
    REQUIRE(phases.size() == 3);
    auto const& plan = phases[0];
    REQUIRE(plan.lines.size() == 5);
    CHECK(plan.lines[0].document == id_from_key("d1"));
    CHECK(plan.lines[1].need == DocumentNeed::left_out);
    CHECK(plan.lines[2].template_ == id_from_key("scope"));
    CHECK(plan.lines[2].need == DocumentNeed::missing);
    CHECK(plan.lines[3].document == id_from_key("d2"));               // DOC-9 before DOC-10
    CHECK_FALSE(plan.lines[3].expected);
    CHECK(plan.counts.expected == 2);
    CHECK(plan.counts.there == 1);
    CHECK(plan.counts.approved == 1);
    CHECK(plan.counts.missing == 1);
    CHECK(plan.counts.own == 2);
    CHECK(phases[1].lines[0].need == DocumentNeed::later);
    CHECK(phases[1].counts.missing == 0);
    CHECK(phases[2].phase == kNoId);
    CHECK(phases[2].lines[0].document == id_from_key("d4"));
}

TEST_CASE("counts add up over phases and life phases") {
    auto const book = desk();
    auto const phases = documents_by_phase(book.store, id_from_key("p"));
    auto const sum = sum_of(phases);
    CHECK(sum.expected == 3);
    CHECK(sum.there == 1);
    CHECK(sum.missing == 1);
    CHECK(sum.own == 3);
    auto const life = by_life_phase(book.store, phases);
    CHECK(life[1].expected == 2);
    CHECK(life[2].expected == 1);
    CHECK(life[kLifePhases].own == 1);
    CHECK(documents_by_phase(book.store, kNoId).empty());
    CHECK(sum_of({}).expected == 0);
}
