#include "core/rules/documents.h"

#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::tests;
using namespace pmo::test;
namespace r = pmo::registers;

namespace {

struct Office : Book {
    Id project = add(r::project::kType, "p", {{"code", "P-1"}, {"name", "P"}, {"method", "m"}});
    std::vector<rules::Hit> hits() const {
        Derived const derived(store);
        return rules::document_hits({store, derived, *parse_date("2026-09-18")});
    }
    std::vector<rules::Hit> templates() const {
        Derived const derived(store);
        return rules::template_hits({store, derived, *parse_date("2026-09-18")});
    }
    Id document(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        return add(r::document::kType, key, cells);
    }
};

}  // namespace

TEST_CASE("what the method expects is missing when its phase is over, and soon missing when it ends") {
    Office office;
    office.add(r::method::kType, "m", {{"name", "M"}});
    office.add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"place", "a"}, {"kind", "planning"}, {"status", "done"}});
    office.add(r::phase::kType, "build", {{"project", "p"}, {"name", "Build"}, {"place", "b"}, {"kind", "execution"}, {"status", "active"}, {"finish", "2026-10-01"}});
    office.add(r::phase::kType, "close", {{"project", "p"}, {"name", "Close"}, {"place", "c"}, {"kind", "closing"}, {"status", "active"}, {"finish", "2026-12-01"}});
    auto const wanted = [&](std::string_view key, std::string_view phase) {
        return office.add(r::template_::kType, key, {{"name", key}, {"kind", "document"}, {"phase", phase}, {"method", "m"}, {"status", "published"}});
    };
    auto const charter = wanted("charter", "planning"), design = wanted("design", "execution"), report = wanted("report", "closing");
    fires(office.hits(), "document.missing", charter);
    silent(office.hits(), "document.missing", design);
    fires(office.hits(), "document.missing_soon", design);
    silent(office.hits(), "document.missing_soon", report);
    office.add(r::deviation::kType, "v", {{"project", "p"}, {"title", "v"}, {"method_item", "charter"}, {"kind", "omitted"}, {"status", "approved"}});
    silent(office.hits(), "document.missing", charter);
    office.document("d", {{"project", "p"}, {"template", "design"}, {"phase", "build"}});
    silent(office.hits(), "document.missing_soon", design);
}

TEST_CASE("a phase past its planned finish counts as over") {
    Office office;
    office.add(r::method::kType, "m", {{"name", "M"}});
    office.add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"kind", "planning"}, {"status", "active"}, {"finish", "2026-09-01"}});
    auto const charter = office.add(r::template_::kType, "t", {{"name", "t"}, {"kind", "document"}, {"phase", "planning"}, {"method", "m"}, {"status", "published"}});
    fires(office.hits(), "document.missing", charter);
}

TEST_CASE("a document waits too long for its approval") {
    Office office;
    auto const late = office.document("late", {{"project", "p"}, {"state", "in_review"}, {"due", "2026-09-10"}});
    auto const today = office.document("today", {{"project", "p"}, {"state", "in_review"}, {"due", "2026-09-18"}});
    auto const approved = office.document("approved", {{"project", "p"}, {"state", "approved"}, {"due", "2026-09-10"}});
    auto const of_office = office.document("office", {{"state", "draft"}, {"due", "2026-09-10"}});
    auto const hits = office.hits();
    fires(hits, "document.approval_overdue", late);
    fires(hits, "document.approval_overdue", of_office);
    silent(hits, "document.approval_overdue", today);
    silent(hits, "document.approval_overdue", approved);
    for (auto const& hit : hits)
        if (hit.subject == late) CHECK(hit.args == std::vector<std::string>{"2026-09-10", "8"});
}

TEST_CASE("a document is open although its phase is done") {
    Office office;
    office.add(r::phase::kType, "plan", {{"project", "p"}, {"name", "Plan"}, {"kind", "planning"}, {"status", "done"}});
    auto const open = office.document("open", {{"project", "p"}, {"phase", "plan"}, {"state", "draft"}});
    auto const done = office.document("done", {{"project", "p"}, {"phase", "plan"}, {"state", "approved"}});
    auto const nowhere = office.document("nowhere", {{"project", "p"}, {"phase", "gone"}, {"state", "draft"}});
    auto const hits = office.hits();
    fires(hits, "document.open_after_phase", open);
    silent(hits, "document.open_after_phase", done);
    silent(hits, "document.open_after_phase", nowhere);
}

TEST_CASE("a version after the approval asks for a new one") {
    Office office;
    auto const one = office.document("one", {{"project", "p"}, {"state", "approved"}, {"approved_on", "2026-08-01"}});
    office.add(r::document_version::kType, "v1", {{"document", "one"}, {"version", "1"}, {"on", "2026-08-01"}});
    silent(office.hits(), "document.changed_after_approval", one);
    office.add(r::document_version::kType, "v2", {{"document", "one"}, {"version", "2"}, {"on", "2026-08-20"}});
    fires(office.hits(), "document.changed_after_approval", one);
}

TEST_CASE("documents run out and archives end") {
    Office office;
    auto const soon = office.document("soon", {{"valid_until", "2026-10-18"}, {"state", "approved"}});
    auto const later = office.document("later", {{"valid_until", "2026-10-19"}, {"state", "approved"}});
    auto const past = office.document("past", {{"valid_until", "2026-09-17"}, {"state", "approved"}});
    auto const archived = office.document("archived", {{"valid_until", "2026-09-17"}, {"keep_until", "2026-09-17"}, {"state", "archived"}});
    auto const kept = office.document("kept", {{"keep_until", "2031-09-17"}, {"state", "archived"}});
    auto const gone = office.document("gone", {{"valid_until", "2026-09-17"}, {"state", "obsolete"}});
    auto const hits = office.hits();
    fires(hits, "document.expires", soon);
    silent(hits, "document.expires", later);
    silent(hits, "document.expires", past);
    fires(hits, "document.expired", past);
    silent(hits, "document.expired", archived);
    silent(hits, "document.expired", gone);
    fires(hits, "document.retention_over", archived);
    silent(hits, "document.retention_over", kept);
}

TEST_CASE("templates are reviewed and used") {
    Office office;
    auto const make = [&](std::string_view key, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"name", key}, {"kind", "document"}});
        return office.add(r::template_::kType, key, cells);
    };
    auto const old = make("old", {{"status", "published"}, {"published_on", "2026-01-05"}, {"review_on", "2026-09-17"}});
    auto const used = make("used", {{"status", "published"}, {"published_on", "2026-01-05"}, {"review_on", "2027-01-05"}});
    auto const retired = make("retired", {{"status", "retired"}, {"published_on", "2026-01-05"}, {"review_on", "2026-09-17"}});
    auto const fresh = make("fresh", {{"status", "published"}, {"published_on", "2026-08-05"}});
    office.document("d", {{"project", "p"}, {"template", "used"}});
    auto const hits = office.templates();
    fires(hits, "template.review_overdue", old);
    silent(hits, "template.review_overdue", used);
    silent(hits, "template.review_overdue", retired);
    fires(hits, "template.unused", old);
    silent(hits, "template.unused", used);
    silent(hits, "template.unused", fresh);
}

TEST_CASE("an empty office has nothing to say about documents") {
    Store const empty;
    Derived const derived(empty);
    CHECK(rules::document_hits({empty, derived, *parse_date("2026-09-18")}).empty());
    CHECK(rules::template_hits({empty, derived, *parse_date("2026-09-18")}).empty());
    CHECK(rules::document_hits({empty, derived, *parse_date("2026-09-18")}, id_from_key("gone")).empty());
}
