// The life of a document: from a template, through versions and approval, into the archive.

#include "core/actions/document_from_template.h"
#include "core/actions/new_version.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/template.h"
#include "tests/core/actions/knowledge_acts.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;
namespace doc = pmo::registers::document;
namespace ver = pmo::registers::document_version;

namespace {

Id const kDocument = id_from_key("d"), kProject = id_from_key("p");

Book desk(std::string_view state = "approved") {
    Book book;
    book.add(r::project::kType, "p", {{"code", "P-1"}, {"name", "P"}, {"manager", "chen"}, {"method", "m"}});
    for (auto const key : {"chen", "lin", "qin"}) book.add(r::person::kType, key, {{"name", key}});
    book.add(doc::kType, "d", {{"project", "p"}, {"title", "Plan"}, {"owner", "chen"}, {"version", "V1.2"}, {"state", state}, {"approved_by", state == "approved" ? "qin" : ""}, {"approved_on", state == "approved" ? "2026-04-03" : ""}});
    book.add(ver::kType, "v", {{"document", "d"}, {"version", "V1.2"}, {"on", "2026-04-01"}, {"state", "review"}});
    return book;
}

}  // namespace

TEST_CASE("versions count on in their own form") {
    CHECK(next_version("V1.2") == "V1.3");
    CHECK(next_version("V1.9") == "V1.10");
    CHECK(next_version("V1.2", true) == "V2.0");
    CHECK(next_version("3") == "4");
    CHECK(next_version("3", true) == "4");
    CHECK(next_version("V0.09") == "V0.10");
    CHECK(next_version("") == "V0.1");
    CHECK(next_version("final") == "final.1");
    CHECK(next_version("99999999999999999999") == "99999999999999999999.1");
}

TEST_CASE("a new draft enters the history and ends the approval") {
    Acts acts(desk());
    auto const edit = new_version(acts.context(), kDocument, {.version = {}, .change = "容量重算", .link = "//files/plan"});
    CHECK(edit.label() == Label{"document.version", {"Plan"}});
    REQUIRE(acts.carry_out(edit));
    auto const& document = acts.the(kDocument);
    CHECK(document.get(doc::version) == "V1.3");
    CHECK(document.get(doc::state) == "draft");
    CHECK(document.get(doc::link) == "//files/plan");
    CHECK_FALSE(document.has(doc::approved_by));
    CHECK_FALSE(document.has(doc::approved_on));
    auto const* latest = doc::latest_version(document, acts.store());
    REQUIRE(bool(latest));
    CHECK(latest->get(ver::change) == "容量重算");
    CHECK(latest->get(ver::author) == id_from_key("lin"));
    acts.take_back();
    CHECK(acts.the(kDocument).get(doc::state) == "approved");
    CHECK(acts.the(kDocument).get(doc::version) == "V1.2");
    CHECK(acts.count(ver::kType) == 1);
}

TEST_CASE("a review asks for approval, a release keeps it") {
    Acts acts(desk());
    REQUIRE(acts.carry_out(new_version(acts.context(), kDocument, {.version = "V1.3", .state = "review"})));
    CHECK(acts.the(kDocument).get(doc::state) == "in_review");
    acts.take_back();
    REQUIRE(acts.carry_out(new_version(acts.context(), kDocument, {.version = "V2.0", .state = "released"})));
    CHECK(acts.the(kDocument).get(doc::state) == "approved");
    CHECK(acts.the(kDocument).get(doc::approved_on) == *parse_date("2026-09-18"));
    CHECK(acts.the(kDocument).get(doc::approved_by) == id_from_key("qin"));
}

TEST_CASE("a version is not given twice, and what is archived has no new ones") {
    Acts acts(desk());
    CHECK(new_version(acts.context(), kDocument, {.version = "V1.2"}).empty());
    CHECK(new_version(acts.context(), kDocument, {.version = "V1.3", .state = "lost"}).empty());
    CHECK(new_version(acts.context(), kProject, {.version = "V1.3"}).empty());
    CHECK(new_version(acts.context(), id_from_key("gone"), {.version = "V1.3"}).empty());
    Acts archive(desk("archived"));
    CHECK(new_version(archive.context(), kDocument, {.version = "V1.3"}).empty());
}

TEST_CASE("somebody else than the owner approves") {
    Acts acts(desk("in_review"));
    CHECK(approve_document(acts.context(), kDocument, id_from_key("chen")).empty());
    CHECK(approve_document(acts.context(), kDocument, kNoId).empty());
    CHECK(approve_document(acts.context(), kDocument, id_from_key("nobody")).empty());
    REQUIRE(acts.carry_out(approve_document(acts.context(), kDocument, id_from_key("qin"))));
    auto const& document = acts.the(kDocument);
    CHECK(document.get(doc::state) == "approved");
    CHECK(document.get(doc::approved_by) == id_from_key("qin"));
    CHECK(acts.the(id_from_key("v")).get(ver::state) == "released");
    acts.take_back();
    CHECK(acts.the(kDocument).get(doc::state) == "in_review");
    CHECK(acts.the(id_from_key("v")).get(ver::state) == "review");
}

TEST_CASE("the archive numbers on within the project") {
    auto book = desk();
    CHECK(next_archive_number(book.store, *book.store.find(kDocument)) == "P-1-01");
    book.add(doc::kType, "old", {{"project", "p"}, {"title", "Old"}, {"archive_number", "HC-P-1-09"}});
    CHECK(next_archive_number(book.store, *book.store.find(kDocument)) == "HC-P-1-10");
    auto const office = book.add(doc::kType, "office", {{"title", "Handbook"}});
    CHECK(next_archive_number(book.store, *book.store.find(office)) == "AR-01");
    Acts acts(std::move(book));
    REQUIRE(acts.carry_out(archive_document(acts.context(), kDocument)));
    CHECK(acts.the(kDocument).get(doc::state) == "archived");
    CHECK(acts.the(kDocument).get(doc::archive_number) == "HC-P-1-10");
    CHECK(archive_document(acts.context(), kDocument).empty());
    acts.take_back();
    CHECK_FALSE(acts.the(kDocument).has(doc::archived_on));
    Acts early(desk("in_review"));
    CHECK(archive_document(early.context(), kDocument, "X-1").empty());
}

TEST_CASE("a template becomes a document of the project with its first version") {
    auto book = desk();
    book.add(r::method::kType, "m", {{"name", "M"}});
    book.add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"place", "a"}, {"kind", "planning"}, {"status", "done"}, {"finish", "2026-08-01"}});
    book.add(r::phase::kType, "build", {{"project", "p"}, {"name", "Build"}, {"place", "b"}, {"kind", "execution"}, {"status", "active"}, {"finish", "2026-10-30"}});
    book.add(r::template_::kType, "t", {{"code", "T-1"}, {"name", "设计说明"}, {"kind", "document"}, {"document_kind", "design"}, {"phase", "execution"}, {"method", "m"}, {"status", "published"}, {"guidance", "先画图"}});
    book.add(r::template_::kType, "retired", {{"name", "旧"}, {"kind", "document"}, {"status", "retired"}});
    Acts acts(std::move(book));
    Id made;
    auto const edit = document_from_template(acts.context(kProject), {.template_ = id_from_key("t"), .title = " 派工设计 "}, &made);
    CHECK(edit.label() == Label{"document.from_template", {"设计说明"}});
    REQUIRE(acts.carry_out(edit));
    auto const& document = acts.the(made);
    CHECK(title_of(document) == "派工设计");
    CHECK(document.get(doc::kind) == "design");
    CHECK(document.get(doc::phase) == id_from_key("build"));
    CHECK(document.get(doc::due) == *parse_date("2026-10-30"));
    CHECK(document.get(doc::owner) == id_from_key("chen"));
    CHECK(document.get(doc::required_by_method));
    CHECK(document.get(doc::abstract) == "先画图");
    CHECK(code_of(document) == "DOC-01");
    REQUIRE(bool(doc::latest_version(document, acts.store())));
    CHECK(doc::latest_version(document, acts.store())->get(ver::version) == document.get(doc::version));
    acts.take_back();
    CHECK(acts.count(doc::kType) == 1);
    CHECK(acts.count(ver::kType) == 1);

    // A phase that is over gives no date; one that was chosen counts.
    REQUIRE(acts.carry_out(document_from_template(acts.context(kProject), {.template_ = id_from_key("t"), .phase = id_from_key("plan")}, &made)));
    CHECK(acts.the(made).get(doc::phase) == id_from_key("plan"));
    CHECK_FALSE(acts.the(made).has(doc::due));
    CHECK(title_of(acts.the(made)) == "设计说明");

    REQUIRE(acts.carry_out(document_from_template(acts.context(), {.template_ = id_from_key("t")}, &made)));
    CHECK_FALSE(acts.the(made).has(doc::project));
    for (auto const& wrong : {"retired", "gone", "p"}) {
        CHECK(document_from_template(acts.context(kProject), {.template_ = id_from_key(wrong)}, &made).empty());
        CHECK_FALSE(made);
    }
    CHECK(document_from_template(acts.context(id_from_key("m")), {.template_ = id_from_key("t")}, &made).empty());
}
