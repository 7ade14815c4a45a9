#include "core/engine/calendar.h"
#include "core/engine/working_time.h"

#include "core/base/date.h"
#include "tests/support/random.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pmo;
using namespace pmo::engine;

namespace {

Minute at(char const* text)
{
    auto const moment = parse_moment(text);
    REQUIRE(moment.has_value());
    return moment->minute;
}

std::string text(Minute t)
{
    return t == kNoTime ? "none" : to_text(Moment{t});
}

Day day(char const* text)
{
    auto const date = parse_date(text);
    REQUIRE(date.has_value());
    return date->day;
}

std::vector<Shift> const kOffice{{480, 720}, {780, 1020}}; // 08:00-12:00, 13:00-17:00

Calendar office()
{
    Calendar c;
    for (std::size_t i = 0; i < 5; ++i)
        c.week[i] = DayRule::hours(kOffice);
    return c;
}

WorkingTime compiled(Calendar const& c)
{
    return compile(std::vector<Calendar>{c}, 0);
}

// The definition, minute by minute: what the compiled form must agree with.
Minute slow_work_between(WorkingTime const& w, Minute a, Minute b)
{
    Minute work = 0;
    for (Minute t = a; t < b; ++t) {
        auto const minute = static_cast<std::int32_t>(t - day_of(t) * kMinutesPerDay);
        for (Shift const& s : w.shifts_on(day_of(t)))
            work += minute >= s.from && minute < s.to;
    }
    return work;
}

} // namespace

TEST_CASE("a finish stays at the end of the day and a start moves to the next morning")
{
    auto const w = compiled(office());
    CHECK(text(w.add(at("2026-11-20T08:00"), 480)) == "2026-11-20T17:00");
    CHECK(text(w.next_start(at("2026-11-20T17:00"))) == "2026-11-23T08:00");
    CHECK(text(w.previous_finish(at("2026-11-23T08:00"))) == "2026-11-20T17:00");
    CHECK(text(w.previous_finish(at("2026-11-22T10:00"))) == "2026-11-20T17:00");
    CHECK(text(w.add(at("2026-11-20T17:00"), 1)) == "2026-11-23T08:01");
    CHECK(text(w.add(at("2026-11-20T12:30"), 240)) == "2026-11-20T17:00");
    CHECK(text(w.add(at("2026-11-20T17:00"), -480)) == "2026-11-20T08:00");
    CHECK(text(w.add(at("2026-11-21T03:00"), 0)) == "2026-11-21T03:00");
    CHECK(w.between(at("2026-11-20T10:00"), at("2026-11-23T10:00")) == 480);
    CHECK(w.between(at("2026-11-23T10:00"), at("2026-11-20T10:00")) == -480);
    CHECK(w.is_working(at("2026-11-20T16:59")));
    CHECK_FALSE(w.is_working(at("2026-11-20T17:00")));
}

TEST_CASE("a National Day block is free and its make-up days are worked")
{
    Calendar c = office();
    c.exceptions.push_back({.from = day("2026-10-01"), .to = day("2026-10-07")});
    c.exceptions.push_back({.from = day("2026-09-27"), .to = day("2026-09-27"), .shifts = kOffice}); // a Sunday
    c.exceptions.push_back({.from = day("2026-10-10"), .to = day("2026-10-10"), .shifts = kOffice}); // a Saturday
    auto const w = compiled(c);
    // Fri 25, Sun 27, Mon 28, Tue 29, Wed 30, then Thu 8 Oct.
    CHECK(text(w.add(at("2026-09-25T08:00"), 5 * 480)) == "2026-09-30T17:00");
    CHECK(text(w.add(at("2026-09-25T08:00"), 6 * 480)) == "2026-10-08T17:00");
    CHECK(text(w.add(at("2026-09-25T08:00"), 8 * 480)) == "2026-10-10T17:00");
    CHECK(text(w.next_start(at("2026-09-30T17:00"))) == "2026-10-08T08:00");
    CHECK(text(w.add(at("2026-10-10T17:00"), 480)) == "2026-10-12T17:00");
}

TEST_CASE("night shifts over midnight count in one piece")
{
    Calendar c;
    for (auto& rule : c.week)
        rule = DayRule::hours({{22 * 60, 30 * 60}}); // 22:00-06:00
    c.week[6] = DayRule::day_off();
    auto const w = compiled(c);
    CHECK(text(w.add(at("2026-11-23T22:00"), 480)) == "2026-11-24T06:00");
    CHECK(text(w.next_start(at("2026-11-24T06:00"))) == "2026-11-24T22:00");
    CHECK(text(w.add(at("2026-11-28T22:00"), 480)) == "2026-11-29T06:00"); // Saturday night ends on Sunday
    CHECK(text(w.next_start(at("2026-11-29T06:00"))) == "2026-11-30T22:00");
    CHECK(w.between(at("2026-11-23T00:00"), at("2026-11-30T00:00")) == 6 * 480);
}

TEST_CASE("the night before an exception still ends in its morning")
{
    Calendar c;
    for (auto& rule : c.week)
        rule = DayRule::hours({{22 * 60, 30 * 60}});
    c.exceptions.push_back({.from = day("2026-11-25"), .to = day("2026-11-25")});
    auto const w = compiled(c);
    CHECK(w.is_working(at("2026-11-25T05:00")));
    CHECK_FALSE(w.is_working(at("2026-11-25T23:00")));
    CHECK_FALSE(w.is_working(at("2026-11-26T01:00")));
}

TEST_CASE("around the clock is elapsed time")
{
    WorkingTime const w;
    CHECK(text(w.add(at("1900-01-01T00:00"), 90)) == "1900-01-01T01:30");
    CHECK(w.between(at("1900-01-01T00:00"), at("2200-01-01T00:00")) == at("2200-01-01T00:00") - at("1900-01-01T00:00"));
    CHECK(text(w.next_start(at("2026-11-22T23:59"))) == "2026-11-22T23:59");
}

TEST_CASE("dates far outside of the exceptions follow the weekly pattern")
{
    Calendar c = office();
    c.exceptions.push_back({.from = day("2026-10-01"), .to = day("2026-10-07")});
    auto const w = compiled(c);
    CHECK(text(w.add(at("1900-01-01T08:00"), 480 * 5)) == "1900-01-05T17:00"); // a Monday to Friday
    CHECK(text(w.next_start(at("2199-12-28T00:00"))) == "2199-12-30T08:00");   // a Saturday to Monday
    CHECK(w.between(at("1900-01-01T00:00"), at("1900-01-08T00:00")) == 2400);
    CHECK(text(w.add(at("2026-01-01T08:00"), 480 * 260 * 10)) == "2035-12-26T17:00");
    CHECK(text(w.add(w.add(at("2026-01-01T08:00"), 480 * 260 * 10), -480 * 260 * 10)) == "2026-01-01T08:00");
}

TEST_CASE("a derived calendar says only what differs")
{
    std::vector<Calendar> set{office(), {}, {}};
    set[0].exceptions.push_back({.from = day("2026-12-25"), .to = day("2026-12-25")});
    set[1].base = 0;
    set[1].week[4] = DayRule::day_off(); // no Fridays
    set[1].exceptions.push_back({.from = day("2026-12-28"), .to = day("2026-12-28")});
    set[2].base = 1;
    auto const w = compile(set, 2);
    CHECK(text(w.add(at("2026-12-24T08:00"), 960)) == "2026-12-29T17:00");
    CHECK(text(w.add(at("2026-12-17T08:00"), 960)) == "2026-12-21T17:00");
}

TEST_CASE("bases in a circle end the chain")
{
    std::vector<Calendar> set{{}, {}};
    set[0].base = 1;
    set[1].base = 0;
    CHECK_FALSE(compile(set, 0).endless());
    set[1] = office();
    set[1].base = 0;
    CHECK(compile(set, 0).endless());
    set[1].base = 17;
    CHECK(compile(set, 1).endless());
}

TEST_CASE("a work week overrides the pattern in its range and an exception overrides the work week")
{
    Calendar c = office();
    WorkWeek summer{.from = day("2026-07-01"), .to = day("2026-08-31")};
    for (auto& rule : summer.week)
        rule = DayRule::hours({{360, 840}});
    summer.week[5] = summer.week[6] = {};
    c.work_weeks.push_back(summer);
    c.exceptions.push_back({.from = day("2026-07-15"), .to = day("2026-07-15")});
    auto const w = compiled(c);
    CHECK(text(w.next_start(at("2026-06-30T17:00"))) == "2026-07-01T06:00");
    CHECK(text(w.next_start(at("2026-07-14T14:00"))) == "2026-07-16T06:00");
    CHECK(text(w.next_start(at("2026-08-31T14:00"))) == "2026-09-01T08:00");
    CHECK(text(w.next_start(at("2026-07-03T14:00"))) == "2026-07-06T06:00");
}

TEST_CASE("a calendar without working time says so and never hangs")
{
    WorkingTime const none = compiled({});
    CHECK_FALSE(none.endless());
    CHECK(none.next_start(0) == kNoTime);
    CHECK(none.previous_finish(0) == kNoTime);
    CHECK(none.add(0, 1) == kNoTime);
    CHECK(none.between(at("1900-01-01T00:00"), at("2200-01-01T00:00")) == 0);

    Calendar once;
    once.exceptions.push_back({.from = day("2026-11-23"), .to = day("2026-11-23"), .shifts = kOffice});
    auto const w = compiled(once);
    CHECK_FALSE(w.endless());
    CHECK(text(w.next_start(at("2026-01-01T00:00"))) == "2026-11-23T08:00");
    CHECK(text(w.add(at("2026-11-23T08:00"), 480)) == "2026-11-23T17:00");
    CHECK(w.add(at("2026-11-23T08:00"), 481) == kNoTime);
    CHECK(w.next_start(at("2027-01-01T00:00")) == kNoTime);
}

TEST_CASE("overlapping and inside-out shifts do no harm")
{
    Calendar c;
    c.week[0] = DayRule::hours({{600, 900}, {480, 720}, {900, 900}, {1000, 950}, {-60, 30}, {1430, 5000}});
    auto const w = compiled(c);
    CHECK(w.between(at("2026-11-23T00:00"), at("2026-11-24T00:00")) == 30 + 420 + 10);
    CHECK(w.between(at("2026-11-24T00:00"), at("2026-11-25T00:00")) == 1440);
}

TEST_CASE("two calendars meet where both work")
{
    Calendar early;
    for (std::size_t i = 0; i < 6; ++i)
        early.week[i] = DayRule::hours({{360, 900}});
    early.exceptions.push_back({.from = day("2026-11-24"), .to = day("2026-11-24")});
    auto const w = intersect(compiled(office()), compiled(early));
    CHECK(text(w.add(at("2026-11-23T08:00"), 360)) == "2026-11-23T15:00");
    CHECK(text(w.next_start(at("2026-11-23T15:00"))) == "2026-11-25T08:00");
    CHECK(w.between(at("2026-11-28T00:00"), at("2026-11-30T00:00")) == 0);

    Calendar night;
    for (auto& rule : night.week)
        rule = DayRule::hours({{1200, 1440}});
    CHECK_FALSE(intersect(compiled(office()), compiled(night)).endless());
}

TEST_CASE("the compiled form agrees with counting minute by minute")
{
    Calendar c = office();
    c.week[2] = DayRule::hours({{1320, 1560}, {60, 61}, {600, 640}});
    c.exceptions.push_back({.from = day("2026-11-23"), .to = day("2026-11-23")});
    c.exceptions.push_back({.from = day("2026-11-28"), .to = day("2026-11-29"), .shifts = {{0, 1440}}});
    auto const w = compiled(c);
    Minute const from = at("2026-11-10T00:00");
    for (Minute t = from; t < from + 30 * kMinutesPerDay; t += 97) {
        Minute const work = w.between(from, t);
        REQUIRE(work == slow_work_between(w, from, t));
        Minute const start = w.next_start(t);
        REQUIRE(start >= t);
        REQUIRE(w.is_working(start));
        REQUIRE(w.between(t, start) == 0);
        Minute const finish = w.previous_finish(t);
        REQUIRE(finish <= t);
        REQUIRE(w.is_working(finish - 1));
        REQUIRE(w.between(finish, t) == 0);
        REQUIRE(w.between(t, w.add(t, 1234)) == 1234);
        REQUIRE(w.between(w.add(t, -1234), t) == 1234);
    }
}

TEST_CASE("counting work and finding its minute agree in any year, however little is worked in a week")
{
    test::Random random(41);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::vector<Shift>> days(7 + random.below(20));
        for (auto& shifts : days) {
            std::int32_t from = 0;
            for (auto left = random.below(5); left > 0 && from < 1200; --left) {
                from += static_cast<std::int32_t>(random.between(1, 200));
                std::int32_t const to = from + static_cast<std::int32_t>(random.between(1, 60));
                shifts.push_back({from, to});
                from = to;
            }
        }
        days.front() = days.back() = {{600, 600 + static_cast<std::int32_t>(random.between(1, 3))}};
        WorkingTime const w(day("2026-01-01"), days);
        REQUIRE(w.endless());
        for (int k = 0; k < 200; ++k) {
            Minute const work = random.between(-2'000'000'000, 2'000'000'000) / (k % 4 == 0 ? 1 : 3'000);
            Minute const start = w.start_at(work), finish = w.finish_at(work);
            CAPTURE(work);
            CHECK(w.work_before(start) == work);
            CHECK(w.work_before(start + 1) == work + 1);
            CHECK(w.work_before(finish) == work);
            CHECK(w.work_before(finish - 1) == work - 1);
        }
    }
}

TEST_CASE("recurring exceptions fall on their days")
{
    auto const list = [](CalendarException e) {
        std::string out;
        for (Day const d : days_of(e))
            out += to_text(Date{d}) + " ";
        return out;
    };
    Day const y2026 = day("2026-01-01");
    CHECK(list({.from = y2026, .repeat = Repeat::days, .every = 3, .occurrences = 3}) == "2026-01-01 2026-01-04 2026-01-07 ");
    CHECK(list({.from = y2026, .to = day("2026-01-20"), .repeat = Repeat::weeks, .every = 2, .weekday_mask = 2 | 32}) ==
          "2026-01-02 2026-01-12 2026-01-16 ");
    CHECK(list({.from = y2026, .repeat = Repeat::month_day, .occurrences = 3, .month_day = 31}) == "2026-01-31 2026-03-31 2026-05-31 ");
    CHECK(list({.from = y2026, .repeat = Repeat::month_position, .every = 2, .occurrences = 2, .position = 5, .item = PositionItem::weekend_day}) ==
          "2026-01-31 2026-03-29 ");
    CHECK(list({.from = y2026, .repeat = Repeat::year_day, .occurrences = 2, .month = 2, .month_day = 29}) == "2028-02-29 2032-02-29 ");
    CHECK(list({.from = y2026, .repeat = Repeat::year_position, .occurrences = 2, .month = 11, .position = 4, .item = PositionItem::thursday}) ==
          "2026-11-26 2027-11-25 ");
    CHECK(list({.from = day("2026-01-02"), .repeat = Repeat::weekdays, .occurrences = 3}) == "2026-01-02 2026-01-05 2026-01-06 ");
    CHECK(list({.from = y2026, .to = y2026 - 1}).empty());
    CHECK(list({.from = y2026, .repeat = Repeat::month_day, .occurrences = 5, .month_day = 40}).empty());
    CHECK(list({.from = y2026, .repeat = Repeat::weeks, .occurrences = 5}).empty());
    CHECK(days_of({.from = day("0001-01-01"), .to = day("9999-12-31")}).size() == static_cast<std::size_t>(kLastExceptionDay - kFirstExceptionDay + 1));
}
