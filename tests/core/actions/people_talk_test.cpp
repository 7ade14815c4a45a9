// Ticking work off, recording communications, answering feedback and holding meetings: what each edit makes, that one undo takes it back, and that
// nothing happens where nothing can.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "core/actions/finish_work.h"
#include "core/actions/hold_meeting.h"
#include "core/actions/record_communication.h"
#include "core/model/workspace.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/approval.h"
#include "core/registers/change_request.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/decision.h"
#include "core/registers/feedback.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;
namespace act = pmo::registers::action_item;
namespace att = pmo::registers::meeting_attendee;
namespace mtg = pmo::registers::meeting;

Date day(std::string_view text) { return parse_date(text).value_or(Date{}); }

// A workspace made from a book; every edit is committed and can be undone.
struct Office {
    Workspace workspace;
    IdSource ids{3, 4};
    explicit Office(Book&& book) : workspace(WorkspaceIdentity{{1, 2}, "办公室", 5}, std::move(book.store), Seen{}, 7) {}
    Store const& store() const { return workspace.store(); }
    Record const& at(std::string_view key) const { return *store().live(id_from_key(key)); }
    EditContext context() { return {store(), ids, id_from_key("p"), id_from_key("me"), day("2026-09-18")}; }
    void commit(std::optional<Edit> const& edit) {
        REQUIRE(edit.has_value());
        auto const done = workspace.commit(*edit, 1000);
        REQUIRE(done.ok());
    }
    void undo() { workspace.undo(2000); }
};

Book start() {
    Book book;
    book.add(reg::person::kType, "me", {{"name", "林晓岚"}});
    book.add(reg::person::kType, "wang", {{"name", "王磊"}});
    book.add(reg::project::kType, "p", {{"name", "甲"}, {"code", "P-1"}, {"status", "active"}, {"manager", "wang"}});
    return book;
}

Book with_meeting() {
    auto book = start();
    book.add(mtg::kType, "m", {{"project", "p"}, {"title", "例会"}, {"kind", "weekly"}, {"at", "2026-09-18T10:00"}, {"minutes_long", "60"}, {"chair", "me"}, {"status", "planned"}});
    book.add(att::kType, "a1", {{"meeting", "m"}, {"person", "me"}, {"role", "required"}, {"attendance", "invited"}});
    book.add(att::kType, "a2", {{"meeting", "m"}, {"person", "wang"}, {"role", "required"}, {"attendance", "excused"}});
    return book;
}

TEST_CASE("the option that a tick sets is one of the closed ones") {
    int some = 0;
    for (auto const* type : all_registers()) {
        auto const option = done_option(*type);
        if (option.empty()) continue;
        CAPTURE(type->id);
        ++some;
        auto const status = slot_with(*type, FieldFlag::status);
        REQUIRE(status != kNoSlot);
        CHECK(is_closed(type->fields[status], option));
    }
    CHECK(some == 14);
    CHECK(done_option(reg::approval::kType).empty());
}

TEST_CASE("ticking off sets the status and the day, once") {
    auto book = start();
    book.add(act::kType, "a", {{"title", "写报告"}, {"owner", "me"}, {"due", "2026-09-16"}, {"status", "open"}});
    book.add(reg::approval::kType, "ap", {{"title", "x"}, {"approver", "me"}, {"decision", "pending"}});
    Office office(std::move(book));
    office.commit(finish_work(office.context(), id_from_key("a")));
    CHECK(office.at("a").get(act::status) == "done");
    CHECK(office.at("a").get(act::done_on) == day("2026-09-18"));
    CHECK_FALSE(finish_work(office.context(), id_from_key("a")));
    office.undo();
    CHECK(office.at("a").get(act::status) == "open");
    CHECK_FALSE(office.at("a").has(act::done_on));
    CHECK_FALSE(finish_work(office.context(), id_from_key("ap")));
    CHECK_FALSE(finish_work(office.context(), id_from_key("nothing")));
}

TEST_CASE("a message that is sent becomes a record and its line moves on") {
    namespace item_ = reg::communication_item;
    namespace event_ = reg::communication_event;
    auto book = start();
    book.add(item_::kType, "ci", {{"project", "p"}, {"title", "周报"}, {"owner", "me"}, {"frequency", "weekly"}, {"first_on", "2026-09-04"}, {"next_on", "2026-09-18"}});
    Office office(std::move(book));
    auto const item = id_from_key("ci");
    office.commit(record_communication(office.context(), {.item = item, .event = {}, .planned = day("2026-09-18")}));
    auto const events = office.store().referrers(event_::kType, event_::item, item);
    REQUIRE(events.size() == 1);
    CHECK(events[0]->get(event_::state) == "sent");
    CHECK(events[0]->get(event_::done_on) == day("2026-09-18"));
    CHECK(events[0]->get(event_::project) == id_from_key("p"));
    CHECK(office.at("ci").get(item_::next_on) == day("2026-09-25"));
    auto const event = events[0]->id();
    office.commit(record_communication(office.context(), {.item = item, .event = event, .planned = day("2026-09-18"), .outcome = "due"}));
    CHECK_FALSE(office.store().live(event)->has(event_::done_on));
    office.undo();
    office.undo();
    CHECK(office.store().referrers(event_::kType, event_::item, item).empty());
    CHECK(office.at("ci").get(item_::next_on) == day("2026-09-18"));
    // An old one is made up for: the line does not go back.
    office.commit(record_communication(office.context(), {.item = item, .event = {}, .planned = day("2026-09-11"), .outcome = "cancelled"}));
    CHECK(office.at("ci").get(item_::next_on) == day("2026-09-18"));
    CHECK_FALSE(record_communication(office.context(), {.item = item, .event = {}, .planned = day("2026-09-18"), .outcome = "nonsense"}));
    CHECK_FALSE(record_communication(office.context(), {.item = id_from_key("me"), .event = {}, .planned = day("2026-09-18")}));
}

TEST_CASE("feedback is answered with the day and the person") {
    namespace fbk = reg::feedback;
    auto book = start();
    book.add(fbk::kType, "f", {{"title", "字太小"}, {"status", "open"}});
    Office office(std::move(book));
    CHECK_FALSE(answer_feedback(office.context(), id_from_key("f"), "  "));
    CHECK_FALSE(answer_feedback(office.context(), id_from_key("me"), "x"));
    office.commit(answer_feedback(office.context(), id_from_key("f"), "本周放大"));
    CHECK(office.at("f").get(fbk::status) == "answered");
    CHECK(office.at("f").get(fbk::answered_on) == day("2026-09-18"));
    CHECK(office.at("f").get(fbk::owner) == id_from_key("me"));
    office.undo();
    CHECK(office.at("f").get(fbk::status) == "open");
}

TEST_CASE("chosen proposals become points of the agenda behind those that are there") {
    namespace agd = reg::agenda_item;
    auto book = with_meeting();
    book.add(agd::kType, "old", {{"meeting", "m"}, {"title", "已有"}, {"place", "z"}});
    book.add(reg::change_request::kType, "c", {{"project", "p"}, {"title", "变更"}, {"status", "board"}, {"owner", "wang"}});
    Office office(std::move(book));
    auto const proposed = proposed_agenda(office.store(), office.at("m"), day("2026-09-18"));
    REQUIRE(proposed.size() == 1);
    office.commit(accept_agenda(office.context(), id_from_key("m"), proposed));
    auto const agenda = agenda_of(office.store(), id_from_key("m"));
    REQUIRE(agenda.size() == 2);
    CHECK(agenda[1]->get(agd::subject) == id_from_key("c"));
    CHECK(agenda[1]->get(agd::presenter) == id_from_key("wang"));
    CHECK(proposed_agenda(office.store(), office.at("m"), day("2026-09-18")).empty());
    Id made;
    office.commit(add_agenda_point(office.context(), id_from_key("m"), " 其他事项 ", made));
    CHECK(agenda_of(office.store(), id_from_key("m")).back()->id() == made);
    office.undo();
    office.undo();
    CHECK(agenda_of(office.store(), id_from_key("m")).size() == 1);
    CHECK_FALSE(accept_agenda(office.context(), id_from_key("m"), {}));
    CHECK_FALSE(add_agenda_point(office.context(), id_from_key("m"), " ", made));
    CHECK_FALSE(accept_agenda(office.context(), id_from_key("p"), proposed));
}

TEST_CASE("decisions and promises are recorded with the meeting, its project and numbers") {
    namespace dec = reg::decision;
    namespace agd = reg::agenda_item;
    auto book = with_meeting();
    book.add(agd::kType, "pt", {{"meeting", "m"}, {"title", "冻结"}, {"kind", "decision"}, {"subject", "p"}});
    Office office(std::move(book));
    Id decision, action, none;
    office.commit(add_decision(office.context(), id_from_key("m"), "09-24 冻结", id_from_key("wang"), id_from_key("pt"), decision));
    auto const* made = office.store().live(decision);
    REQUIRE(made);
    CHECK(made->get(dec::status) == "decided");
    CHECK(made->get(dec::meeting) == id_from_key("m"));
    CHECK(made->get(dec::project) == id_from_key("p"));
    CHECK(made->get(dec::decided_by) == id_from_key("me"));
    CHECK(made->get(dec::code) == "DEC-01");
    CHECK(office.at("pt").get(agd::decision) == decision);
    office.commit(add_action(office.context(), id_from_key("m"), "发通知", kNoId, day("2026-09-25"), action));
    auto const* promise = office.store().live(action);
    REQUIRE(promise);
    CHECK(promise->get(act::source) == id_from_key("m"));
    CHECK_FALSE(promise->has(act::owner));
    CHECK(promise->get(act::due) == day("2026-09-25"));
    office.undo();
    CHECK_FALSE(office.store().live(action));
    CHECK_FALSE(add_action(office.context(), id_from_key("m"), "", kNoId, day("2026-09-25"), none));
    CHECK_FALSE(add_decision(office.context(), id_from_key("nothing"), "x", kNoId, kNoId, none));
}

TEST_CASE("closing a meeting sets it to held and the invited to present") {
    Office office(with_meeting());
    office.commit(finish_meeting(office.context(), id_from_key("m")));
    CHECK(office.at("m").get(mtg::status) == "held");
    CHECK(office.at("a1").get(att::attendance) == "present");
    CHECK(office.at("a2").get(att::attendance) == "excused");
    CHECK_FALSE(finish_meeting(office.context(), id_from_key("m")));
    office.undo();
    CHECK(office.at("m").get(mtg::status) == "planned");
    CHECK(office.at("a1").get(att::attendance) == "invited");
}

TEST_CASE("a meeting that is held fulfils the communication that names its kind") {
    namespace itm = reg::communication_item;
    namespace evt = reg::communication_event;
    auto book = with_meeting();
    auto const line = [&](std::string_view key, std::string_view frequency, std::string_view kind, std::string_view status, std::string_view first, std::string_view next) {
        book.add(itm::kType, key, {{"project", "p"}, {"title", key}, {"channel", "meeting"}, {"frequency", frequency}, {"meeting_kind", kind}, {"status", status}, {"owner", "wang"}, {"first_on", first}, {"next_on", next}});
    };
    line("planned", "weekly", "weekly", "active", "2026-09-04", "2026-09-18");
    line("recorded", "weekly", "weekly", "active", "2026-09-04", "2026-09-18");
    line("later", "monthly", "weekly", "active", "2026-10-16", "2026-10-16");
    line("paused", "weekly", "weekly", "paused", "2026-09-04", "2026-09-18");
    line("steering", "weekly", "steering", "active", "2026-09-04", "2026-09-18");
    line("none", "weekly", "", "active", "2026-09-04", "2026-09-18");
    book.add(evt::kType, "due", {{"item", "recorded"}, {"project", "p"}, {"title", "x"}, {"due", "2026-09-17"}, {"state", "due"}});
    Office office(std::move(book));
    CHECK(fulfilled_by(office.store(), office.at("m")).size() == 3);
    office.commit(finish_meeting(office.context(), id_from_key("m")));
    auto const events = [&](std::string_view item) { return office.store().referrers(evt::kType, evt::item, id_from_key(item)); };
    for (auto const* item : {"planned", "recorded", "later"}) {
        CAPTURE(item);
        REQUIRE(events(item).size() == 1);
        CHECK(events(item)[0]->get(evt::state) == "sent");
        CHECK(events(item)[0]->get(evt::done_on) == day("2026-09-18"));
        CHECK(events(item)[0]->get(evt::evidence) == id_from_key("m"));
    }
    CHECK(office.at("planned").get(itm::next_on) == day("2026-09-25"));
    CHECK(office.at("later").get(itm::next_on) == day("2026-10-16"));        // an additional one
    for (auto const* item : {"paused", "steering", "none"}) CHECK(events(item).empty());
    CHECK(fulfilled_by(office.store(), office.at("m")).empty());             // told already
    office.undo();
    CHECK(office.at("m").get(mtg::status) == "planned");
    CHECK(events("planned").empty());
    CHECK(office.at("due").get(evt::state) == "due");
    CHECK(office.at("planned").get(itm::next_on) == day("2026-09-18"));
}

TEST_CASE("the next meeting has the same people a week later, on a working day after today") {
    Office office(with_meeting());
    Id made;
    office.commit(call_next_meeting(office.context(), id_from_key("m"), made));
    auto const* next = office.store().live(made);
    REQUIRE(next);
    CHECK(to_text(next->get(mtg::at)) == "2026-09-25T10:00");
    CHECK(next->get(mtg::follows) == id_from_key("m"));
    CHECK(next->get(mtg::status) == "planned");
    CHECK(office.store().referrers(att::kType, att::meeting, made).size() == 2);
    CHECK_FALSE(call_next_meeting(office.context(), id_from_key("p"), made));
}

TEST_CASE("people are invited once; the usual ones are known") {
    Office office(with_meeting());
    std::array const both{id_from_key("me"), id_from_key("wang")};
    CHECK_FALSE(invite(office.context(), id_from_key("m"), both));
    auto const usual = usual_attendees(office.store(), id_from_key("m"));
    CHECK(usual == std::vector<Id>{id_from_key("me"), id_from_key("wang")});
    CHECK(usual_attendees(office.store(), id_from_key("nothing")).empty());
}

}  // namespace
