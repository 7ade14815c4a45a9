// The rules about communication: missed messages, lines without an owner, people whom nothing reaches, feedback without an answer.

#include "core/rules/communication.h"

#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/feedback.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/stakeholder.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using namespace pmo::tests;
namespace reg = pmo::registers;

struct Talks {
    Book book;
    Derived derived{book.store};
    Talks() {
        book.add(reg::project::kType, "p", {{"name", "甲"}, {"code", "P-1"}, {"status", "active"}});
        book.add(reg::person::kType, "wang", {{"name", "王磊"}});
        book.add(reg::person::kType, "left", {{"name", "离职"}, {"left", "2026-08-31"}});
    }
    Id item(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"project", "p"});
        cells.push_back({"title", key});
        return book.add(reg::communication_item::kType, key, cells);
    }
    void event(std::string_view item, std::string_view due, std::string_view state) {
        book.add(reg::communication_event::kType, std::string(item) + std::string(due), {{"item", item}, {"project", "p"}, {"title", "x"}, {"due", due}, {"state", state}});
    }
    rules::Facts facts() {
        derived.rebind(book.store);
        return {book.store, derived, *parse_date("2026-09-18")};
    }
    std::vector<rules::Hit> hits() { return rules::communication_hits(facts(), id_from_key("p")); }
};

TEST_CASE("a message that was not sent is missed until one is sent again") {
    Talks talks;
    auto const late = talks.item("周报", {{"frequency", "weekly"}, {"first_on", "2026-08-28"}, {"next_on", "2026-09-11"}, {"owner", "wang"}});
    talks.event("周报", "2026-08-28", "sent");
    auto const resumed = talks.item("例会", {{"frequency", "weekly"}, {"first_on", "2026-09-07"}, {"next_on", "2026-09-21"}, {"owner", "wang"}});
    talks.event("例会", "2026-09-07", "missed");
    talks.event("例会", "2026-09-14", "sent");
    auto const today = talks.item("今天", {{"frequency", "weekly"}, {"first_on", "2026-09-18"}, {"next_on", "2026-09-18"}, {"owner", "wang"}});
    auto const hits = talks.hits();
    fires(hits, "communication.missed", late);
    silent(hits, "communication.missed", resumed);
    silent(hits, "communication.missed", today);
    for (auto const& hit : hits)
        if (hit.rule == "communication.missed") CHECK(hit.args == std::vector<std::string>{"2026-09-11", "7", "2"});
}

TEST_CASE("a line needs an owner who is there") {
    Talks talks;
    auto const none = talks.item("一", {{"frequency", "event"}});
    auto const gone = talks.item("二", {{"frequency", "event"}, {"owner", "left"}});
    auto const fine = talks.item("三", {{"frequency", "event"}, {"owner", "wang"}});
    auto const paused = talks.item("四", {{"frequency", "event"}, {"status", "paused"}});
    auto const hits = talks.hits();
    fires(hits, "communication.no_owner", none);
    fires(hits, "communication.no_owner", gone);
    silent(hits, "communication.no_owner", fine);
    silent(hits, "communication.no_owner", paused);
}

TEST_CASE("stakeholders are reached by a line that points at them or names them") {
    Talks talks;
    auto const add = [&](std::string_view name, std::string_view power) { return talks.book.add(reg::stakeholder::kType, name, {{"project", "p"}, {"name", name}, {"power", power}, {"interest", "3"}}); };
    auto const linked = add("秦玉兰", "5"), named = add("彭飞", "5"), strong = add("客户", "4"), weak = add("工会", "2");
    talks.item("一", {{"frequency", "event"}, {"stakeholder", "秦玉兰"}});
    talks.item("二", {{"frequency", "event"}, {"audience", "发起人、彭飞"}});
    talks.item("三", {{"frequency", "event"}, {"stakeholder", "客户"}, {"status", "ended"}});
    auto const hits = talks.hits();
    fires(hits, "communication.key_not_reached", strong);
    silent(hits, "communication.key_not_reached", linked);
    silent(hits, "communication.key_not_reached", named);
    fires(hits, "communication.not_reached", weak);
    silent(hits, "communication.not_reached", strong);
}

TEST_CASE("the last contact is the latest message sent or meeting attended") {
    Talks talks;
    talks.book.add(reg::stakeholder::kType, "秦玉兰", {{"project", "p"}, {"name", "秦玉兰"}, {"person", "wang"}, {"power", "5"}});
    talks.item("月报", {{"frequency", "monthly"}, {"stakeholder", "秦玉兰"}});
    talks.event("月报", "2026-08-31", "sent");
    talks.book.add(reg::meeting::kType, "m", {{"project", "p"}, {"title", "例会"}, {"at", "2026-09-14T10:00"}, {"status", "held"}});
    talks.book.add(reg::meeting_attendee::kType, "a", {{"meeting", "m"}, {"person", "wang"}, {"attendance", "present"}});
    auto const found = rules::reach(talks.facts(), id_from_key("p"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].last == parse_date("2026-09-14"));
    CHECK(found[0].by == id_from_key("m"));
    CHECK(found[0].items.size() == 1);
}

TEST_CASE("feedback is to be answered by its date or within a week, and by somebody") {
    Talks talks;
    auto const add = [&](std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        cells.push_back({"project", "p"});
        return talks.book.add(reg::feedback::kType, key, cells);
    };
    auto const late = add("投诉", {{"kind", "complaint"}, {"due", "2026-09-10"}, {"status", "open"}, {"owner", "wang"}});
    auto const old = add("建议", {{"on", "2026-09-01"}, {"status", "answering"}});
    auto const fresh = add("咨询", {{"on", "2026-09-16"}, {"status", "open"}, {"owner", "wang"}});
    auto const answered = add("表扬", {{"on", "2026-08-01"}, {"status", "answered"}});
    auto const undated = add("无日期", {{"status", "open"}, {"owner", "wang"}});
    auto const hits = talks.hits();
    fires(hits, "communication.feedback_overdue", late);
    fires(hits, "communication.feedback_overdue", old);
    silent(hits, "communication.feedback_overdue", fresh);
    silent(hits, "communication.feedback_overdue", answered);
    silent(hits, "communication.feedback_overdue", undated);
    fires(hits, "communication.feedback_no_owner", old);
    silent(hits, "communication.feedback_no_owner", late);
    silent(hits, "communication.feedback_no_owner", answered);
    for (auto const& hit : hits)
        if (hit.rule == "communication.feedback_overdue") CHECK(hit.severity == (hit.subject == late ? Severity::error : Severity::warning));
}

}  // namespace
