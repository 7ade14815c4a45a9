#include "core/rules/traceability.h"

#include "core/registers/acceptance.h"
#include "core/registers/deliverable.h"
#include "core/registers/requirement.h"
#include "core/registers/trace.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
namespace req = registers::requirement;
namespace trc = registers::trace;
namespace dlv = registers::deliverable;
namespace acc = registers::acceptance;

namespace {

struct Traces : IntakeBook {
    Traces() {
        project("p", "2026-09-21", 10);                     // finishes on Friday 2026-10-02
        add(dlv::kType, "d", {{"project", "p"}, {"title", "d"}});
    }
    Id requirement(std::string_view key, std::string_view status, std::vector<tests::Given> more = {}) {
        more.insert(more.begin(), {{"project", "p"}, {"title", key}, {"status", status}});
        return add(req::kType, key, more);
    }
    void trace(std::string_view requirement, std::string_view target, std::string_view kind) {
        add(trc::kType, std::string(requirement) + ">" + std::string(target), {{"requirement", requirement}, {"target", target}, {"kind", kind}});
    }
    Traceability result() { return trace_project(facts(), id_from_key("p")); }
};

}  // namespace

TEST_CASE("an agreed requirement needs something that delivers, does and accepts it") {
    Traces book;
    auto const bare = book.requirement("bare", "agreed");
    auto const idea = book.requirement("idea", "proposed");
    auto const never = book.requirement("never", "agreed", {{"priority", "wont"}});
    auto const full = book.requirement("full", "in_progress");
    book.trace("full", "d", "satisfied_by");
    book.trace("full", "p.task", "implemented_by");
    book.add(acc::kType, "a", {{"project", "p"}, {"title", "a"}, {"requirement", "full"}, {"decision", "pending"}});
    auto const result = book.result();
    fires(result.hits, "trace.no_deliverable", bare);
    fires(result.hits, "trace.no_task", bare);
    fires(result.hits, "trace.no_acceptance", bare);
    for (auto const id : {idea, never, full}) {
        silent(result.hits, "trace.no_deliverable", id);
        silent(result.hits, "trace.no_task", id);
        silent(result.hits, "trace.no_acceptance", id);
    }
    CHECK(result.expected == 2);
    CHECK(result.complete == 1);
}

TEST_CASE("a deliverable brings its tasks and acceptances along") {
    Traces book;
    book.add(dlv::kType, "made", {{"project", "p"}, {"title", "made"}, {"task", "p.task"}, {"status", "accepted"}});
    book.add(acc::kType, "a", {{"project", "p"}, {"title", "a"}, {"deliverable", "made"}, {"decision", "accepted"}});
    auto const id = book.requirement("r", "accepted");
    book.trace("r", "made", "satisfied_by");
    auto const coverage = coverage_of(book.store, book.at("r"));
    CHECK(coverage.links() == 3);
    CHECK(coverage.accepted);
    REQUIRE(coverage.to.size() == 3);
    CHECK(coverage.to[0].direct());
    CHECK_FALSE(coverage.to[1].direct());
    silent(book.result().hits, "trace.not_accepted", id);
    auto const other = book.requirement("other", "accepted");
    book.trace("other", "d", "satisfied_by");
    fires(book.result().hits, "trace.not_accepted", other);
}

TEST_CASE("work that ends after the requirement's date, links that lead nowhere, deliverables nobody asked for") {
    Traces book;
    auto const late = book.requirement("late", "agreed", {{"due", "2026-10-01"}});
    auto const in_time = book.requirement("in_time", "agreed", {{"due", "2026-10-02"}});
    for (auto const* key : {"late", "in_time"}) book.trace(key, "p.task", "implemented_by");
    auto hits = book.result().hits;
    fires(hits, "trace.late", late);
    silent(hits, "trace.late", in_time);
    silent(hits, "trace.lost_target", late);
    fires(hits, "trace.unasked", id_from_key("d"));
    book.trace("in_time", "d", "satisfied_by");
    silent(book.result().hits, "trace.unasked", id_from_key("d"));
    book.remove("d");
    hits = book.result().hits;
    fires(hits, "trace.lost_target", in_time);
    fires(hits, "trace.no_deliverable", in_time);
}

TEST_CASE("links of a merge that make no sense do no harm") {
    Traces book;
    book.requirement("r", "agreed");
    book.trace("r", "r", "derived_from");
    book.trace("r", "nobody", "satisfied_by");
    book.trace("nobody", "d", "satisfied_by");
    book.add(trc::kType, "empty", {});
    auto const result = book.result();
    REQUIRE(result.rows.size() == 1);
    CHECK(result.rows[0].links() == 0);
    CHECK(trace_project(book.facts(), kNoId).rows.empty());
    Traces none;
    CHECK(none.result().hits.empty());                               // without requirements no deliverable is unasked
}
