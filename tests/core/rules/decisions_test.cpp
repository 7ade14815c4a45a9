// The decision log and what is wrong with decisions.

#include "core/rules/decisions.h"

#include "core/registers/action_item.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/exception_report.h"
#include "core/registers/gate.h"
#include "core/registers/meeting.h"
#include "core/registers/proposal.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
namespace r = pmo::registers;

namespace {

DecisionEntry const* entry_of(std::vector<DecisionEntry> const& log, Id id) {
    for (auto const& entry : log)
        if (entry.record->id() == id) return &entry;
    return nullptr;
}

}  // namespace

TEST_CASE("what gates, changes, proposals and exceptions decide stands in the log once") {
    IntakeBook book;
    book.project("p", "2026-09-01", 5);
    book.add(r::meeting::kType, "m", {{"project", "p"}, {"title", "Board"}});
    auto const gate = book.add(r::gate::kType, "g", {{"project", "p"}, {"name", "G1"}, {"status", "held"}, {"decision", "go"}, {"held_on", "2026-09-10"}, {"decision_reason", "Sound"}});
    auto const waiting = book.add(r::gate::kType, "g2", {{"project", "p"}, {"name", "G2"}, {"decision", "none"}});
    auto const told = book.add(r::gate::kType, "g0", {{"project", "p"}, {"name", "G0"}, {"decision", "go"}, {"held_on", "2026-09-01"}});
    auto const line = book.add(r::decision::kType, "d", {{"project", "p"}, {"title", "G0 passed"}, {"subject", "g0"}, {"status", "decided"}, {"decided_on", "2026-09-01"}, {"outcome", "Go"}});
    auto const change = book.add(r::change_request::kType, "c", {{"project", "p"}, {"title", "More"}, {"status", "approved"}, {"decided_on", "2026-09-12"}});
    auto const open_change = book.add(r::change_request::kType, "c2", {{"project", "p"}, {"title", "Later"}, {"status", "board"}});
    auto const exception = book.add(r::exception_report::kType, "x", {{"project", "p"}, {"title", "Late"}, {"status", "decided"}, {"verdict", "request_change"}, {"decided_on", "2026-09-13"}, {"change", "c"}});
    auto const proposal = book.add(r::proposal::kType, "pp", {{"title", "Bridge"}, {"stage", "approved"}, {"decided_on", "2026-09-14"}, {"project", "p"}});
    auto const talk = book.add(r::decision::kType, "t", {{"project", "p"}, {"title", "Weekly"}, {"meeting", "m"}, {"status", "decided"}, {"decided_on", "2026-09-15"}});
    auto const action = book.add(r::action_item::kType, "a", {{"project", "p"}, {"title", "Do"}, {"source", "g0"}, {"status", "open"}});

    auto const log = decision_log(book.store);
    CHECK(log.size() == 6);
    CHECK_FALSE(entry_of(log, waiting));
    CHECK_FALSE(entry_of(log, told));
    CHECK_FALSE(entry_of(log, open_change));
    REQUIRE(entry_of(log, gate));
    CHECK(entry_of(log, gate)->kind == DecisionKind::gate);
    CHECK(entry_of(log, gate)->outcome == "go");
    CHECK(entry_of(log, gate)->reason == "Sound");
    REQUIRE(entry_of(log, line));
    CHECK(entry_of(log, line)->kind == DecisionKind::gate);
    REQUIRE(entry_of(log, line)->actions.size() == 1);
    CHECK(entry_of(log, line)->actions[0]->id() == action);
    CHECK(entry_of(log, change)->kind == DecisionKind::change);
    CHECK(entry_of(log, exception)->founded->id() == change);
    CHECK(entry_of(log, proposal)->founded->id() == id_from_key("p"));
    CHECK(entry_of(log, talk)->kind == DecisionKind::meeting);
    CHECK(log.front().record->id() == talk);         // the latest first
    CHECK(decision_log(book.store, id_from_key("nowhere")).empty());
    CHECK(decision_log(Store{}).empty());
}

TEST_CASE("open decisions come first, and a subject that is gone leaves its decision") {
    IntakeBook book;
    book.add(r::decision::kType, "done", {{"title", "Done"}, {"status", "decided"}, {"decided_on", "2026-09-17"}, {"subject", "nothing"}});
    auto const later = book.add(r::decision::kType, "later", {{"title", "Later"}, {"status", "proposed"}, {"due", "2026-10-20"}});
    auto const soon = book.add(r::decision::kType, "soon", {{"title", "Soon"}, {"status", "proposed"}, {"due", "2026-09-20"}});
    auto const log = decision_log(book.store);
    REQUIRE(log.size() == 3);
    CHECK(log[0].record->id() == soon);
    CHECK(log[1].record->id() == later);
    CHECK(log[2].subject == nullptr);
    CHECK(log[2].kind == DecisionKind::other);
}

TEST_CASE("a decision is taken in time, by somebody, carried out and looked at again") {
    IntakeBook book;
    book.add(r::meeting::kType, "m", {{"title", "Board"}});
    auto const late = book.add(r::decision::kType, "late", {{"title", "Late"}, {"status", "proposed"}, {"due", "2026-09-17"}, {"owner", "p1"}});
    auto const in_time = book.add(r::decision::kType, "time", {{"title", "In time"}, {"status", "proposed"}, {"due", "2026-09-18"}, {"meeting", "m"}});
    auto const again = book.add(r::decision::kType, "again", {{"title", "Again"}, {"status", "decided"}, {"decided_on", "2026-08-01"}, {"review_on", "2026-09-18"}});
    auto const fresh = book.add(r::decision::kType, "fresh", {{"title", "Fresh"}, {"status", "decided"}, {"decided_on", "2026-09-01"}, {"review_on", "2026-09-19"}});
    book.add(r::action_item::kType, "a1", {{"title", "Do"}, {"source", "again"}, {"status", "open"}, {"due", "2026-09-17"}});
    book.add(r::action_item::kType, "a2", {{"title", "Did"}, {"source", "fresh"}, {"status", "done"}, {"due", "2026-09-01"}});
    auto const hits = decision_hits(book.facts());
    fires(hits, "decision.overdue", late);
    silent(hits, "decision.overdue", in_time);
    fires(hits, "decision.nobody_decides", late);    // its owner is unknown
    silent(hits, "decision.nobody_decides", in_time);
    fires(hits, "decision.review_due", again);
    silent(hits, "decision.review_due", fresh);
    fires(hits, "decision.actions_overdue", again);
    silent(hits, "decision.actions_overdue", fresh);
    CHECK(decision_hits(book.facts(), id_from_key("nowhere")).empty());
}
