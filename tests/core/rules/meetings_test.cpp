// The rules about meetings: late promises, meetings that nobody closed, minutes, agendas, decisions without an owner.

#include "core/rules/meetings.h"

#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using namespace pmo::tests;
namespace reg = pmo::registers;

struct Meetings {
    Book book;
    Derived derived{book.store};
    Meetings() {
        book.add(reg::project::kType, "p", {{"name", "甲"}, {"status", "active"}});
        book.add(reg::project::kType, "closed", {{"name", "乙"}, {"status", "closed"}});
        book.add(reg::person::kType, "wang", {{"name", "王磊"}});
    }
    Id meeting(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        return book.add(reg::meeting::kType, key, cells);
    }
    Id action(std::string_view key, std::string_view due, std::string_view status, std::string_view project = "p") {
        return book.add(reg::action_item::kType, key, {{"title", key}, {"project", project}, {"due", due}, {"status", status}, {"owner", "wang"}});
    }
    std::vector<rules::Hit> hits(Id project = kNoId) {
        derived.rebind(book.store);
        return rules::meeting_hits({book.store, derived, *parse_date("2026-09-18")}, project);
    }
};

TEST_CASE("a promise past its day is late, from two weeks on an error") {
    Meetings meetings;
    auto const late = meetings.action("一", "2026-09-16", "open"), very = meetings.action("二", "2026-09-04", "in_progress");
    auto const today = meetings.action("三", "2026-09-18", "open"), done = meetings.action("四", "2026-09-01", "done"), over = meetings.action("五", "2026-09-01", "open", "closed");
    auto const hits = meetings.hits();
    fires(hits, "meeting.action_overdue", late);
    fires(hits, "meeting.action_overdue", very);
    for (auto const id : {today, done, over}) silent(hits, "meeting.action_overdue", id);
    CHECK(hits.front().subject == very);
    CHECK(hits.front().severity == Severity::error);
    CHECK(meetings.hits(id_from_key("closed")).empty());
}

TEST_CASE("a meeting is closed, has minutes, and they are sent") {
    Meetings meetings;
    auto const forgotten = meetings.meeting("一", {{"at", "2026-09-14T10:00"}, {"status", "planned"}});
    auto const bare = meetings.meeting("二", {{"at", "2026-09-14T10:00"}, {"status", "held"}});
    auto const unsent = meetings.meeting("三", {{"at", "2026-09-14T10:00"}, {"status", "held"}, {"minutes", "要点"}});
    auto const fresh = meetings.meeting("四", {{"at", "2026-09-16T10:00"}, {"status", "held"}, {"minutes", "要点"}});
    auto const fine = meetings.meeting("五", {{"at", "2026-09-01T10:00"}, {"status", "held"}, {"minutes", "要点"}, {"sent_on", "2026-09-02"}});
    auto const hits = meetings.hits();
    fires(hits, "meeting.not_closed", forgotten);
    silent(hits, "meeting.not_closed", bare);
    fires(hits, "meeting.without_minutes", bare);
    silent(hits, "meeting.without_minutes", unsent);
    fires(hits, "meeting.minutes_not_sent", unsent);
    silent(hits, "meeting.minutes_not_sent", fresh);
    silent(hits, "meeting.minutes_not_sent", fine);
}

TEST_CASE("three days before a meeting it has an agenda") {
    Meetings meetings;
    auto const bare = meetings.meeting("一", {{"at", "2026-09-21T10:00"}, {"status", "planned"}});
    auto const pointed = meetings.meeting("二", {{"at", "2026-09-21T10:00"}, {"status", "planned"}});
    meetings.book.add(reg::agenda_item::kType, "ag", {{"meeting", "二"}, {"title", "进展"}});
    auto const plain = meetings.meeting("三", {{"at", "2026-09-18T10:00"}, {"status", "planned"}, {"agenda", "进展"}});
    auto const far = meetings.meeting("四", {{"at", "2026-09-30T10:00"}, {"status", "planned"}});
    auto const undated = meetings.meeting("五", {{"status", "planned"}});
    auto const hits = meetings.hits();
    fires(hits, "meeting.no_agenda", bare);
    for (auto const id : {pointed, plain, far, undated}) silent(hits, "meeting.no_agenda", id);
}

TEST_CASE("a decision of a meeting has somebody who carries it out") {
    Meetings meetings;
    meetings.meeting("一", {{"at", "2026-09-16T10:00"}, {"status", "held"}, {"minutes", "x"}});
    auto const none = meetings.book.add(reg::decision::kType, "d1", {{"title", "a"}, {"meeting", "一"}, {"status", "decided"}});
    auto const gone = meetings.book.add(reg::decision::kType, "d2", {{"title", "b"}, {"meeting", "一"}, {"status", "decided"}, {"owner", "nobody"}});
    auto const owned = meetings.book.add(reg::decision::kType, "d3", {{"title", "c"}, {"meeting", "一"}, {"status", "decided"}, {"owner", "wang"}});
    auto const withdrawn = meetings.book.add(reg::decision::kType, "d4", {{"title", "d"}, {"meeting", "一"}, {"status", "withdrawn"}});
    auto const elsewhere = meetings.book.add(reg::decision::kType, "d5", {{"title", "e"}, {"status", "decided"}});
    auto const hits = meetings.hits();
    fires(hits, "meeting.decision_no_owner", none);
    fires(hits, "meeting.decision_no_owner", gone);
    for (auto const id : {owned, withdrawn, elsewhere}) silent(hits, "meeting.decision_no_owner", id);
}

}  // namespace
