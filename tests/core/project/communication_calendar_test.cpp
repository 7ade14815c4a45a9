// When communications are due: rhythms, days off, the match with what was recorded, and lines that say nothing useful.

#include <doctest/doctest.h>

#include "core/project/communication_calendar.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/gate.h"
#include "core/registers/project.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;

Date day(std::string_view text) { return parse_date(text).value_or(Date{}); }

std::vector<std::string> days(CommunicationRhythm const& rhythm, std::string_view from, std::string_view to) {
    std::vector<std::string> out;
    for (auto const date : planned_days(rhythm, day(from), day(to))) out.push_back(to_text(date));
    return out;
}

using Days = std::vector<std::string>;

struct Talk {
    Book book;
    Derived derived{book.store};
    Date today = day("2026-09-18");
    Id item;
    explicit Talk(std::vector<Given> cells) {
        book.add(reg::project::kType, "p", {{"name", "项目"}, {"code", "P-1"}, {"status", "active"}});
        cells.push_back({"project", "p"});
        cells.push_back({"title", "周报"});
        item = book.add(reg::communication_item::kType, "ci", cells);
    }
    void event(std::string_view key, std::string_view due, std::string_view state, std::string_view done = {}) {
        book.add(reg::communication_event::kType, key, {{"item", "ci"}, {"project", "p"}, {"title", "周报"}, {"due", due}, {"state", state}, {"done_on", done}});
    }
    std::vector<Occurrence> all(std::string_view from, std::string_view to) {
        derived.rebind(book.store);
        return occurrences(book.store, derived, *book.store.live(item), day(from), day(to), today);
    }
};

TEST_CASE("a rhythm gives its days within a span, both ends included") {
    CHECK(days({"weekly", day("2026-03-06"), {}, {}}, "2026-09-04", "2026-09-18") == Days{"2026-09-04", "2026-09-11", "2026-09-18"});
    CHECK(days({"biweekly", day("2026-07-15"), {}, {}}, "2026-09-01", "2026-09-30") == Days{"2026-09-09", "2026-09-23"});
    CHECK(days({"daily", day("2026-09-17"), {}, {}}, "2026-09-01", "2026-09-19") == Days{"2026-09-17", "2026-09-18", "2026-09-19"});
    CHECK(days({"monthly", day("2026-01-31"), {}, {}}, "2026-02-01", "2026-04-30") == Days{"2026-02-28", "2026-03-31", "2026-04-30"});
    CHECK(days({"quarterly", day("2025-11-30"), {}, {}}, "2026-01-01", "2026-12-31") == Days{"2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"});
    CHECK(days({"once", day("2026-09-10"), {}, {}}, "2026-09-01", "2026-09-30") == Days{"2026-09-10"});
    CHECK(days({"event", day("2026-09-10"), {}, {}}, "2026-09-01", "2026-09-30").empty());
    CHECK(days({"gate", {}, {}, {}, {day("2026-10-13"), day("2026-09-22"), day("2026-09-22")}}, "2026-09-01", "2026-12-31") == Days{"2026-09-22", "2026-10-13"});
}

TEST_CASE("a rhythm begins at its first day, ends at its last, and follows a next date that was moved") {
    CHECK(days({"weekly", day("2026-09-10"), {}, day("2026-09-24")}, "2026-09-01", "2026-12-31") == Days{"2026-09-10", "2026-09-17", "2026-09-24"});
    CHECK(days({"monthly", day("2026-03-26"), day("2026-09-22"), {}}, "2026-08-01", "2026-10-31") == Days{"2026-08-22", "2026-09-22", "2026-10-22"});
    CHECK(days({"monthly", day("2026-03-31"), day("2026-09-30"), {}}, "2026-09-01", "2026-10-31") == Days{"2026-09-30", "2026-10-31"});
    CHECK(days({"weekly", {}, {}, {}}, "2026-09-01", "2026-09-30").empty());
    CHECK(days({"weekly", day("2026-09-10"), {}, {}}, "2026-09-30", "2026-09-01").empty());
    CHECK(days({"daily", day("1900-01-01"), {}, {}}, "1900-01-01", "9999-01-01").size() == 2000);
    CHECK(next_planned({"weekly", day("2026-03-06"), {}, {}}, day("2026-09-18")) == day("2026-09-25"));
    CHECK_FALSE(next_planned({"weekly", day("2026-03-06"), {}, day("2026-09-18")}, day("2026-09-18")));
}

TEST_CASE("what falls on a day off is due on the next working day; a daily talk leaves it out") {
    Talk weekly({{"frequency", "weekly"}, {"first_on", "2026-09-19"}, {"next_on", "2026-09-19"}});        // a Saturday
    auto const moved = weekly.all("2026-09-18", "2026-09-22");
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].planned == day("2026-09-19"));
    CHECK(moved[0].due == day("2026-09-21"));
    Talk daily({{"frequency", "daily"}, {"first_on", "2026-09-18"}, {"next_on", "2026-09-18"}});
    CHECK(daily.all("2026-09-18", "2026-09-22").size() == 3);
}

TEST_CASE("occurrences are sent, missed, due or to come; an event belongs to the nearest planned day") {
    Talk talk({{"frequency", "weekly"}, {"first_on", "2026-03-06"}, {"next_on", "2026-09-18"}});
    talk.event("e1", "2026-08-28", "sent", "2026-08-28");
    talk.event("e2", "2026-09-03", "sent", "2026-09-04");            // planned for the 4th
    auto const all = talk.all("2026-08-20", "2026-09-30");
    REQUIRE(all.size() == 5);
    CHECK(all[0].state == OccurrenceState::sent);
    CHECK(all[1].planned == day("2026-09-04"));
    CHECK(all[1].state == OccurrenceState::sent);
    CHECK(all[2].due == day("2026-09-11"));
    CHECK(all[2].state == OccurrenceState::missed);
    CHECK_FALSE(all[2].recorded_missed);
    CHECK(all[3].state == OccurrenceState::due);
    CHECK(all[4].state == OccurrenceState::upcoming);
}

TEST_CASE("nobody has missed what was before the first record; without one the next date is the first") {
    Talk talk({{"frequency", "weekly"}, {"first_on", "2026-03-06"}, {"next_on", "2026-09-18"}});
    CHECK(talk.all("2026-03-01", "2026-09-18").size() == 1);
}

TEST_CASE("paused, ended and closed lines keep what was recorded and promise nothing") {
    for (auto const status : {"paused", "ended"}) {
        Talk talk({{"frequency", "weekly"}, {"first_on", "2026-03-06"}, {"next_on", "2026-09-11"}, {"status", status}});
        talk.event("e1", "2026-09-04", "missed");
        auto const all = talk.all("2026-08-01", "2026-10-30");
        REQUIRE(all.size() == 1);
        CHECK(all[0].recorded_missed);
    }
    Book book;
    book.add(reg::project::kType, "p", {{"name", "x"}, {"status", "closed"}});
    book.add(reg::communication_item::kType, "ci", {{"project", "p"}, {"title", "a"}, {"frequency", "weekly"}, {"next_on", "2026-09-11"}});
    book.add(reg::communication_item::kType, "lost", {{"project", "gone"}, {"title", "b"}, {"frequency", "weekly"}, {"next_on", "2026-09-11"}});
    Derived const derived{book.store};
    CHECK(communication_calendar(book.store, derived, kNoId, day("2026-09-01"), day("2026-12-01"), day("2026-09-18")).empty());
}

TEST_CASE("a line for each gate follows the gates of its project") {
    Talk talk({{"frequency", "gate"}, {"next_on", "2026-09-01"}});
    talk.book.add(reg::gate::kType, "g1", {{"project", "p"}, {"name", "上线门"}, {"planned_on", "2026-10-13"}, {"status", "planned"}});
    talk.book.add(reg::gate::kType, "g2", {{"project", "p"}, {"name", "取消"}, {"planned_on", "2026-10-20"}, {"status", "cancelled"}});
    auto const all = talk.all("2026-09-01", "2026-12-31");
    REQUIRE(all.size() == 1);
    CHECK(all[0].due == day("2026-10-13"));
}

}  // namespace
