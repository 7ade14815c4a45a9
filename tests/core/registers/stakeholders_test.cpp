#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/project/derived.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/feedback.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/stakeholder.h"
#include "core/registers/status_report.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a stakeholder's place in the grid and the engagement that is missing") {
    auto const& type = r::stakeholder::kType;
    Book book;
    auto const of = [&](char const* key, std::vector<Given> const& cells) { return *book.store.find(book.add(type, key, cells)); };
    using enum r::stakeholder::Quadrant;
    CHECK(r::stakeholder::quadrant(of("a", {{"power", "4"}, {"interest", "5"}})) == manage_closely);
    CHECK(r::stakeholder::quadrant(of("b", {{"power", "5"}, {"interest", "3"}})) == keep_satisfied);
    CHECK(r::stakeholder::quadrant(of("c", {{"power", "3"}, {"interest", "4"}})) == keep_informed);
    CHECK(r::stakeholder::quadrant(of("d", {{"power", "1"}, {"interest", "1"}})) == monitor);
    CHECK(r::stakeholder::quadrant(of("e", {{"power", "1"}})) == unknown);
    CHECK(r::stakeholder::engagement_gap(of("f", {{"engagement_now", "resistant"}, {"engagement_wanted", "supportive"}})) == 3);
    CHECK(r::stakeholder::engagement_gap(of("g", {{"engagement_now", "leading"}, {"engagement_wanted", "neutral"}})) == -2);
    CHECK(r::stakeholder::engagement_gap(of("h", {{"engagement_now", "leading"}})) == 0);
}

TEST_CASE("a stakeholder is assessed, a gap has a strategy, a key one an owner") {
    auto const& type = r::stakeholder::kType;
    rule(type, "stakeholder.not_assessed", {{"power", "3"}}, {{"interest", "2"}});
    rule(type, "stakeholder.not_assessed", {}, {{"status", "inactive"}});
    std::vector<Given> const gap{{"engagement_now", "neutral"}, {"engagement_wanted", "leading"}};
    rule(type, "stakeholder.gap_without_strategy", gap, {{"strategy", "Invite to the steering committee"}});
    rule(type, "stakeholder.gap_without_strategy", gap, {{"engagement_now", "leading"}});
    rule(type, "stakeholder.key_without_owner", {{"power", "5"}, {"interest", "4"}}, {{"owner", "chen"}});
    Book book;
    auto const one = book.add(type, "one", {{"project", "p"}, {"person", "zhou"}});
    book.add(type, "elsewhere", {{"project", "q"}, {"person", "zhou"}});
    CHECK_FALSE(book.says(one, "stakeholder.twice"));
    book.add(type, "two", {{"project", "p"}, {"person", "zhou"}, {"name", "周雅婷"}});
    CHECK(book.args(one, "stakeholder.twice") == std::vector<std::string>{"周雅婷"});
}

TEST_CASE("the communication plan says to whom and when next") {
    auto const& type = r::communication_item::kType;
    rule(type, "communication_item.no_audience", {}, {{"audience", "Steering committee"}});
    rule(type, "communication_item.no_audience", {}, {{"stakeholder", "s"}});
    rule(type, "communication_item.next_before_first", {{"first_on", "2026-09-18"}, {"next_on", "2026-09-11"}}, {{"next_on", "2026-09-25"}});
    rule(type, "communication_item.next_after_last", {{"next_on", "2026-09-25"}, {"last_on", "2026-09-18"}}, {{"last_on", "2026-09-25"}});
    rule(type, "communication_item.no_next", {{"frequency", "weekly"}}, {{"next_on", "2026-09-25"}});
    rule(type, "communication_item.no_next", {{"frequency", "weekly"}}, {{"frequency", "gate"}});
    rule(type, "communication_item.no_next", {{"frequency", "weekly"}}, {{"status", "paused"}});
}

TEST_CASE("a communication was sent on a day or missed for a reason") {
    auto const& type = r::communication_event::kType;
    rule(type, "communication_event.sent_without_date", {{"state", "sent"}}, {{"done_on", "2026-09-18"}});
    rule(type, "communication_event.missed_with_date", {{"state", "missed"}, {"done_on", "2026-09-18"}}, {{"state", "sent"}});
    rule(type, "communication_event.missed_without_reason", {{"state", "missed"}}, {{"comment", "Holiday"}});
}

TEST_CASE("a meeting that was held has minutes, and its agenda fits into it") {
    auto const& type = r::meeting::kType;
    rule(type, "meeting.no_minutes", {{"status", "held"}}, {{"minutes", "The interface is frozen"}});
    rule(type, "meeting.follows_itself", {{"follows", "wrong"}}, {{"follows", "last week"}});
    rule(type, "meeting.sent_before_held", {{"at", "2026-09-18T14:00"}, {"sent_on", "2026-09-17"}}, {{"sent_on", "2026-09-18"}});
    Book book;
    auto const meeting = book.add(type, "meeting", {{"minutes_long", "60"}});
    book.add(r::agenda_item::kType, "first", {{"meeting", "meeting"}, {"minutes", "40"}});
    book.add(r::agenda_item::kType, "second", {{"meeting", "meeting"}, {"minutes", "20"}});
    CHECK_FALSE(book.says(meeting, "meeting.agenda_too_long"));
    book.add(r::agenda_item::kType, "third", {{"meeting", "meeting"}, {"minutes", "5"}});
    CHECK(book.args(meeting, "meeting.agenda_too_long") == std::vector<std::string>{"65", "60"});
}

TEST_CASE("an attendee is somebody, and there once") {
    auto const& type = r::meeting_attendee::kType;
    rule(type, "meeting_attendee.nobody", {}, {{"person", "chen"}});
    rule(type, "meeting_attendee.nobody", {}, {{"stakeholder", "s"}});
    rule(type, "meeting_attendee.nobody", {}, {{"name", "赵总"}});
    rule(type, "meeting_attendee.own_delegate", {{"person", "chen"}, {"delegate", "chen"}}, {{"delegate", "wang"}});
    Book book;
    auto const one = book.add(type, "one", {{"meeting", "m"}, {"person", "chen"}});
    book.add(type, "other", {{"meeting", "n"}, {"person", "chen"}});
    CHECK_FALSE(book.says(one, "meeting_attendee.twice"));
    book.add(type, "two", {{"meeting", "m"}, {"person", "chen"}});
    CHECK(book.says(one, "meeting_attendee.twice"));
}

TEST_CASE("a decision taken at a meeting is recorded") {
    rule(r::agenda_item::kType, "agenda_item.no_decision", {{"kind", "decision"}, {"outcome", "Option B"}}, {{"decision", "dec"}});
    rule(r::agenda_item::kType, "agenda_item.no_decision", {{"kind", "decision"}, {"outcome", "Option B"}}, {{"kind", "discussion"}});
}

TEST_CASE("an action item's life") {
    auto const& type = r::action_item::kType;
    rule(type, "action_item.done_without_date", {{"status", "done"}}, {{"done_on", "2026-09-18"}});
    rule(type, "action_item.date_without_done", {{"status", "open"}, {"done_on", "2026-09-18"}}, {{"status", "done"}});
    rule(type, "action_item.due_before_raised", {{"raised_on", "2026-09-18"}, {"due", "2026-09-17"}}, {{"due", "2026-09-18"}});
    rule(type, "action_item.done_before_raised", {{"raised_on", "2026-09-18"}, {"done_on", "2026-09-17"}}, {{"done_on", "2026-09-18"}});
    rule(type, "action_item.own_source", {{"source", "wrong"}}, {{"source", "meeting"}});
}

TEST_CASE("feedback comes from somebody and is answered") {
    auto const& type = r::feedback::kType;
    rule(type, "feedback.from_nobody", {}, {{"from_text", "赵总"}});
    rule(type, "feedback.from_nobody", {}, {{"person", "chen"}});
    rule(type, "feedback.answered_without_answer", {{"status", "answered"}}, {{"answer", "Fixed in V1.2"}});
    rule(type, "feedback.answered_before", {{"on", "2026-09-18"}, {"answered_on", "2026-09-17"}}, {{"answered_on", "2026-09-20"}});
    rule(type, "feedback.no_due", {{"kind", "complaint"}}, {{"due", "2026-09-25"}});
    rule(type, "feedback.no_due", {{"kind", "complaint"}}, {{"kind", "praise"}});
}

TEST_CASE("a status report is complete and its figures agree") {
    auto const& type = r::status_report::kType;
    rule(type, "status_report.period_order", {{"period_from", "2026-09-18"}, {"period_to", "2026-09-11"}}, {{"period_to", "2026-09-25"}});
    rule(type, "status_report.no_subject", {}, {{"project", "p"}});
    rule(type, "status_report.no_reason", {{"overall", "red"}}, {{"deviations", "The gateway is late"}});
    rule(type, "status_report.no_reason", {{"overall", "amber"}}, {{"overall", "green"}});
    rule(type, "status_report.final_without_summary", {{"state", "final"}}, {{"summary", "On track"}});
    rule(type, "status_report.earned_too_much", {{"ev", "101 CNY"}, {"bac", "100 CNY"}}, {{"ev", "100 CNY"}});
    rule(type, "status_report.index_differs", {{"spi", "90"}, {"ev", "95 CNY"}, {"pv", "100 CNY"}}, {{"spi", "95"}});
    rule(type, "status_report.index_differs", {{"cpi", "90"}, {"ev", "95 CNY"}, {"ac", "100 CNY"}}, {{"ac", "0 CNY"}});
    Book book;
    auto const report = book.add(type, "report", {{"cpi", "90"}, {"ev", "95 CNY"}, {"ac", "100 CNY"}});
    CHECK(book.args(report, "status_report.index_differs") == std::vector<std::string>{"CPI", "0.9", "0.95"});

    auto const one = book.add(type, "one", {{"project", "p"}, {"kind", "weekly"}, {"period_to", "2026-09-18"}});
    book.add(type, "month", {{"project", "p"}, {"kind", "monthly"}, {"period_to", "2026-09-18"}});
    CHECK_FALSE(book.says(one, "status_report.twice"));
    book.add(type, "two", {{"project", "p"}, {"kind", "weekly"}, {"period_to", "2026-09-18"}, {"title", "W38"}});
    CHECK(book.args(one, "status_report.twice") == std::vector<std::string>{"W38"});
}

TEST_CASE("the overall rating of a report follows from its dimensions") {
    auto const& type = r::status_report::kType;
    rule(type, "status_report.overall_too_good", {{"overall", "green"}, {"cost", "red"}}, {{"overall", "red"}});
    rule(type, "status_report.overall_too_good", {{"overall", "amber"}, {"schedule", "red"}}, {{"overall", "red"}});
    rule(type, "status_report.overall_too_bad", {{"overall", "red"}, {"risk", "red"}, {"cost", "green"}}, {{"overall", "amber"}});
    rule(type, "status_report.overall_too_bad", {{"overall", "amber"}, {"risk", "amber"}}, {{"overall", "green"}});
    rule(type, "status_report.overall_too_bad", {{"overall", "amber"}, {"risk", "green"}}, {{"risk", ""}});
}

TEST_CASE("a report's overall rating is the portfolio's") {
    constexpr std::array<std::string_view, 4> kWords{"", "green", "amber", "red"};
    constexpr std::array<std::string_view, 5> kDimensions{"schedule", "cost", "scope", "risk", "quality"};
    for (int n = 0; n < 1024; ++n) {
        std::vector<Given> cells;
        std::array<Health, 5> health{};
        for (std::size_t d = 0; d < 5; ++d) {
            auto const choice = static_cast<std::size_t>((n >> (2 * d)) & 3);
            cells.push_back({kDimensions[d], kWords[choice]});
            health[d] = static_cast<Health>(choice);
        }
        Book book;
        auto const report = book.add(r::status_report::kType, "report", cells);
        auto const expected = overall_health(health[0], health[1], health[2], health[3], health[4]);
        CAPTURE(n);
        CHECK(r::status_report::overall_from_dimensions(*book.store.find(report)) == kWords[static_cast<std::size_t>(expected)]);
    }
}
