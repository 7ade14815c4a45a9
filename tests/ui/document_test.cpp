// The screen of documents, by role and name: of a project by phase with its versions, of the portfolio as completeness.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/document_map.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace doc = registers::document;
namespace ver = registers::document_version;

namespace {

void open_project(Desk& desk, std::string_view code) {
    desk.show("document");
    desk.session.location = {.view = "document", .project = desk.by_code("project", code)->id(), .detail = {}};
    desk.frame(3);
}

Record const* document_of(Desk& desk, std::string_view project, std::string_view code) {
    for (auto const* one : desk.store().referrers(doc::kType, doc::project, desk.by_code("project", project)->id()))
        if (code_of(*one) == code) return one;
    return nullptr;
}

}  // namespace

TEST_CASE("a project's documents stand by phase beside what the method expects") {
    Desk desk;
    open_project(desk, "P-2601");
    auto const phases = documents_by_phase(desk.store(), desk.by_code("project", "P-2601")->id());
    auto const sum = sum_of(phases);
    CHECK(sum.missing == 2);
    CHECK(sum.there > sum.missing);
    CHECK(bool(desk.stage.find(Role::grid, "文档")));
    desk.session.select(document_of(desk, "P-2601", "DOC-05")->id());
    desk.frame(3);
    pictures(desk, "document");
    check_names(desk);
    desk.session.inspector_open = false;
    desk.frame(2);
    picture(desk, "document-wide");
}

TEST_CASE("what is missing is made from its template") {
    Desk desk;
    open_project(desk, "P-2601");
    auto const before = desk.store().table(doc::kType).live();
    for (auto const* node : desk.stage.all(Role::radio))
        if (node->name.starts_with("检查")) desk.stage.act(node->id, sem::ActionKind::click);
    desk.frame(2);
    picture(desk, "document-checks");
    check_names(desk);
    sem::Node const* make = nullptr;
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name.starts_with("从模板新建")) make = node;
    REQUIRE_MESSAGE(make, desk.stage.dump());
    desk.stage.act(make->id, sem::ActionKind::click);
    desk.frame(3);
    CHECK(desk.store().table(doc::kType).live() == before + 1);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(bool(made));
    CHECK(made->has(doc::template_));
    CHECK(sum_of(documents_by_phase(desk.store(), made->get(doc::project))).missing == 1);
    desk.undo();
    CHECK(desk.store().table(doc::kType).live() == before);
}

TEST_CASE("a document gets a version, an approval by another than its owner, and goes to the archive") {
    Desk desk;
    open_project(desk, "P-2601");
    auto const id = document_of(desk, "P-2601", "DOC-05")->id();
    desk.session.select(id);
    desk.frame(3);
    auto const versions = desk.store().referrers(ver::kType, ver::document, id).size();
    REQUIRE_MESSAGE(desk.stage.click(Role::button, "新版本"), desk.stage.dump());
    desk.frame(2);
    picture(desk, "document-version");
    check_names(desk);
    auto const* change = desk.stage.find(Role::textarea, "修订内容");
    REQUIRE_MESSAGE(change, desk.stage.dump());
    desk.stage.act(change->id, sem::ActionKind::set_value, "补充重传规则");
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "记录版本"));
    desk.frame(3);
    CHECK(desk.store().referrers(ver::kType, ver::document, id).size() == versions + 1);
    CHECK(desk.store().live(id)->get(doc::version) == "V1.4");
    REQUIRE(desk.stage.click(Role::button, "批准"));
    desk.frame(3);
    CHECK(desk.store().live(id)->get(doc::state) == "approved");
    CHECK(desk.store().live(id)->get(doc::approved_by) == desk.session.person);
    REQUIRE(desk.stage.click(Role::button, "归档"));
    desk.frame(3);
    CHECK(desk.store().live(id)->get(doc::state) == "archived");
    CHECK(desk.store().live(id)->get(doc::archive_number) == "HC-P-2601-07");
    CHECK_FALSE(desk.stage.find(Role::button, "新版本"));
}

TEST_CASE("the owner cannot approve") {
    Desk desk;
    open_project(desk, "P-2601");
    auto const* document = document_of(desk, "P-2601", "DOC-05");
    desk.session.person = document->get(doc::owner);
    desk.session.select(document->id());
    desk.frame(3);
    auto const* approve = desk.stage.find(Role::button, "批准");
    REQUIRE(bool(approve));
    CHECK((approve->state & sem::disabled) != 0);
}

TEST_CASE("a missing document shows what its template wants") {
    Desk desk;
    open_project(desk, "P-2601");
    Id wanted;
    for (auto const& phase : documents_by_phase(desk.store(), desk.session.location.project))
        for (auto const& line : phase.lines)
            if (line.need == DocumentNeed::missing && !wanted) wanted = line.template_;
    REQUIRE(bool(wanted));
    auto const name = document_name(*desk.store().live(wanted));
    desk.session.inspector_open = false;
    desk.frame(2);
    for (auto const* node : desk.stage.all(Role::row))
        if (node->name.find(name) != std::string::npos) desk.stage.act(node->id, sem::ActionKind::click);
    desk.frame(3);
    picture(desk, "document-missing");
    CHECK_MESSAGE(desk.stage.find(Role::button, "查看模板"), desk.stage.dump());
    check_names(desk);
}

TEST_CASE("the portfolio compares projects by life phase") {
    Desk desk;
    desk.show("document");
    CHECK(bool(desk.stage.find(Role::grid, "完整性")));
    pictures(desk, "document-portfolio");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::radio, "登记册"));
    desk.frame(3);
    CHECK(bool(desk.stage.find(Role::grid, "文档")));
}

TEST_CASE("the registers of the tab are there, and a lesson finds its list") {
    Desk desk;
    open_project(desk, "P-2601");
    desk.session.select(desk.by_code("lesson", "LL-01")->id());
    desk.frame(3);
    CHECK(bool(desk.stage.find(Role::grid, "经验教训")));
    check_names(desk);
}

TEST_CASE("a project without documents and phases says how to begin") {
    Desk desk;
    Edit clear("clear");
    for (auto const* id : {"document", "phase", "template"})
        for (auto const& record : desk.store().table(*find_register(id)).rows())
            if (!record.deleted()) clear.remove(record.id());
    desk.edit(clear);
    open_project(desk, "P-2601");
    picture(desk, "document-empty");
    check_names(desk);
    auto const* start = desk.stage.find(Role::button, "新建文档");
    REQUIRE(bool(start));
    desk.stage.key(ImGuiKey_N);
    desk.frame(3);
    CHECK(desk.store().table(doc::kType).live() == 1);
    Edit gone("gone");
    for (auto const& record : desk.store().table(*find_register("project")).rows())
        if (!record.deleted()) gone.remove(record.id());
    desk.edit(gone);
    desk.show("document");
    check_names(desk);
}
