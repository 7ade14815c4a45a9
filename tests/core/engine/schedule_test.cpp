#include "tests/core/engine/plan.h"

using namespace plan;

using Kind = Problem::Kind;

TEST_CASE("every link type places its successor with every kind of lag")
{
    struct Case {
        LinkType type;
        LagKind kind;
        std::int32_t lag;
        char const* successor;
    };
    // The predecessor takes Tuesday to Thursday (24-26), the successor two days.
    using enum LinkType;
    Case const cases[] = {
        {finish_to_start, LagKind::working, 0, "2026-11-27T08:00 2026-11-30T17:00"},
        {finish_to_start, LagKind::working, 480, "2026-11-30T08:00 2026-12-01T17:00"},
        {finish_to_start, LagKind::working, -480, "2026-11-26T08:00 2026-11-27T17:00"},
        {finish_to_start, LagKind::elapsed, 2880, "2026-11-30T08:00 2026-12-01T17:00"},
        {finish_to_start, LagKind::elapsed, 960, "2026-11-27T09:00 2026-12-01T09:00"},
        {finish_to_start, LagKind::percent, 50, "2026-11-30T13:00 2026-12-02T12:00"},
        {finish_to_start, LagKind::percent, -100, "2026-11-24T08:00 2026-11-25T17:00"},
        {finish_to_start, LagKind::elapsed_percent, 100, "2026-11-27T17:00 x"},
        {start_to_start, LagKind::working, 0, "2026-11-24T08:00 2026-11-25T17:00"},
        {start_to_start, LagKind::working, 960, "2026-11-26T08:00 2026-11-27T17:00"},
        {start_to_start, LagKind::elapsed, 1440, "2026-11-25T08:00 2026-11-26T17:00"},
        {start_to_start, LagKind::percent, 100, "2026-11-27T08:00 2026-11-30T17:00"},
        {finish_to_finish, LagKind::working, 0, "2026-11-25T08:00 2026-11-26T17:00"},
        {finish_to_finish, LagKind::working, 480, "2026-11-26T08:00 2026-11-27T17:00"},
        {finish_to_finish, LagKind::elapsed, 1440, "2026-11-26T08:00 2026-11-27T17:00"},
        {finish_to_finish, LagKind::percent, 100, "2026-11-30T08:00 2026-12-01T17:00"},
        // The successor must not end before the predecessor starts: its finish is that very instant.
        {start_to_finish, LagKind::working, 0, "2026-11-23T08:00 2026-11-24T17:00"},
        {start_to_finish, LagKind::working, 960, "2026-11-24T08:00 2026-11-25T17:00"},
        {start_to_finish, LagKind::elapsed, 4320, "2026-11-25T08:00 2026-11-27T08:00"},
    };
    for (Case const& c : cases) {
        CAPTURE(static_cast<int>(c.type));
        CAPTURE(static_cast<int>(c.kind));
        CAPTURE(c.lag);
        Plan p;
        auto const first = p.add(3, Constraint::start_no_earlier_than, "2026-11-24T08:00");
        auto const second = p.add(2);
        p.link(first, second, c.type, c.lag, c.kind);
        Schedule const s = p.run();
        std::string const wanted = c.successor;
        if (wanted.ends_with("x"))
            CHECK(text(s.placed[1].start) == "2026-11-30T08:00"); // 24 hours after Thursday 17:00 is Friday 17:00
        else
            CHECK(dates(s.placed[1]) == wanted);
        CHECK(s.problems.empty());
    }
}

TEST_CASE("slack runs backwards through every link type")
{
    using enum LinkType;
    struct Case {
        LinkType type;
        std::int32_t lag;
        char const* predecessor;
        Minute total;
        Minute free;
    };
    // A ten-day activity gives the two linked ones room: both take two days, the successor ends late on Friday 4 December.
    Case const cases[] = {
        {finish_to_start, 0, "2026-12-01T08:00 2026-12-02T17:00", 6 * 480, 0},
        {finish_to_start, 480, "2026-11-30T08:00 2026-12-01T17:00", 5 * 480, 0},
        {start_to_start, 480, "2026-12-02T08:00 2026-12-03T17:00", 7 * 480, 0},
        {finish_to_finish, 480, "2026-12-02T08:00 2026-12-03T17:00", 7 * 480, 0},
        {start_to_finish, 960, "2026-12-03T08:00 2026-12-04T17:00", 8 * 480, 0},
    };
    for (Case const& c : cases) {
        CAPTURE(static_cast<int>(c.type));
        Plan p;
        p.add(10);
        auto const a = p.add(2);
        auto const b = p.add(2);
        p.link(a, b, c.type, c.lag);
        Schedule const s = p.run();
        CHECK(late_dates(s.placed[1]) == c.predecessor);
        CHECK(s.placed[1].total_slack == c.total);
        CHECK(s.placed[1].free_slack == c.free);
        CHECK(late_dates(s.placed[2]) == "2026-12-03T08:00 2026-12-04T17:00");
        CHECK(s.placed[0].critical);
        CHECK_FALSE(s.placed[1].critical);
        CHECK(text(s.finish) == "2026-12-04T17:00");
    }
}

TEST_CASE("every constraint binds the dates it names")
{
    using enum Constraint;
    struct Case {
        Constraint constraint;
        char const* date;
        char const* placed;
        char const* late;
    };
    // A two-day activity after a two-day one, beside a ten-day one.
    Case const cases[] = {
        {as_soon_as_possible, "", "2026-11-25T08:00 2026-11-26T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {as_late_as_possible, "", "2026-12-03T08:00 2026-12-04T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {must_start_on, "2026-11-30T08:00", "2026-11-30T08:00 2026-12-01T17:00", "2026-11-30T08:00 2026-12-01T17:00"},
        {must_finish_on, "2026-12-01T17:00", "2026-11-30T08:00 2026-12-01T17:00", "2026-11-30T08:00 2026-12-01T17:00"},
        {start_no_earlier_than, "2026-11-27T08:00", "2026-11-27T08:00 2026-11-30T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {start_no_earlier_than, "2026-11-28T00:00", "2026-11-30T08:00 2026-12-01T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {start_no_earlier_than, "2026-11-23T08:00", "2026-11-25T08:00 2026-11-26T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {start_no_later_than, "2026-11-27T08:00", "2026-11-25T08:00 2026-11-26T17:00", "2026-11-27T08:00 2026-11-30T17:00"},
        {finish_no_earlier_than, "2026-11-30T17:00", "2026-11-27T08:00 2026-11-30T17:00", "2026-12-03T08:00 2026-12-04T17:00"},
        {finish_no_later_than, "2026-11-30T17:00", "2026-11-25T08:00 2026-11-26T17:00", "2026-11-27T08:00 2026-11-30T17:00"},
    };
    for (Case const& c : cases) {
        CAPTURE(static_cast<int>(c.constraint));
        Plan p;
        p.add(10);
        auto const first = p.add(2);
        auto const second = p.add(2, c.constraint, c.date);
        p.link(first, second);
        Schedule const s = p.run();
        CHECK(dates(s.placed[2]) == c.placed);
        CHECK(late_dates(s.placed[2]) == c.late);
        CHECK(s.problems.empty());
    }
}

TEST_CASE("a constraint that cannot be kept together with a link is named")
{
    using enum Constraint;
    for (Constraint const c : {must_start_on, must_finish_on, start_no_later_than, finish_no_later_than}) {
        CAPTURE(static_cast<int>(c));
        bool const by_finish = c == must_finish_on || c == finish_no_later_than;
        Plan p;
        auto const a = p.add(5);
        auto const b = p.add(2, c, by_finish ? "2026-11-26T17:00" : "2026-11-25T08:00");
        p.link(a, b);
        Schedule s = p.run();
        CHECK(dates(s.placed[1]) == "2026-11-25T08:00 2026-11-26T17:00");
        REQUIRE(s.problems.size() == 1);
        CHECK(s.problems[0].kind == Kind::constraint_breaks_link);
        CHECK(s.problems[0].activity == 1);
        CHECK(s.problems[0].link == 0);
        CHECK(s.placed[1].cause == Cause{Cause::Kind::constraint, -1});
        CHECK(s.placed[0].total_slack == -3 * 480);
        CHECK(s.placed[1].total_slack == -3 * 480);
        CHECK(s.placed[0].critical);

        p.options.constraints_win = false;
        s = p.run();
        CHECK(dates(s.placed[1]) == "2026-11-30T08:00 2026-12-01T17:00");
        REQUIRE(s.problems.size() == 1);
        CHECK(s.problems[0].kind == Kind::link_breaks_constraint);
        CHECK(s.placed[1].total_slack == -3 * 480);
    }
}

TEST_CASE("a milestone may stand at the end of a day, its successor starts the next morning")
{
    Plan p;
    auto const a = p.add(1);
    auto const m = p.add(0);
    auto const b = p.add(1);
    p.link(a, m);
    p.link(m, b);
    Schedule const s = p.run();
    CHECK(dates(s.placed[1]) == "2026-11-23T17:00 2026-11-23T17:00");
    CHECK(dates(s.placed[2]) == "2026-11-24T08:00 2026-11-24T17:00");
    CHECK(s.placed[1].critical);
    CHECK(s.placed[1].cause == Cause{Cause::Kind::link, 0});
    CHECK(s.placed[0].cause == Cause{Cause::Kind::project_start, -1});
}

TEST_CASE("a start-driven finish stays on the instant that drives it")
{
    Plan p;
    auto const a = p.add(1, Constraint::start_no_earlier_than, "2026-11-26T08:00");
    auto const b = p.add(2);
    p.link(a, b, LinkType::start_to_finish);
    Schedule const s = p.run();
    CHECK(dates(s.placed[1]) == "2026-11-24T08:00 2026-11-26T08:00");
}

TEST_CASE("links and lags cross calendars")
{
    Plan p;
    auto const a = p.add(1);
    auto const shift = p.add(Activity{.duration = 480, .calendar = 2});
    auto const cure = p.add(Activity{.duration = 2880, .calendar = 1});
    auto const b = p.add(1);
    p.link(a, shift, LinkType::finish_to_start, 60);
    p.link(shift, cure);
    p.link(cure, b);
    Schedule const s = p.run();
    CHECK(dates(s.placed[1]) == "2026-11-23T18:00 2026-11-24T18:00"); // the lag counts on the shift's calendar
    CHECK(dates(s.placed[2]) == "2026-11-24T18:00 2026-11-26T18:00");
    CHECK(dates(s.placed[3]) == "2026-11-27T08:00 2026-11-27T17:00");
    CHECK(late_dates(s.placed[2]) == "2026-11-25T08:00 2026-11-27T08:00");
    CHECK(s.placed[2].total_slack == 14 * 60);
}

TEST_CASE("parts of an activity run on calendars of their own and the last one ends it")
{
    Plan p;
    p.parts = {{.duration = 480, .calendar = 0}, {.duration = 960, .delay = 60, .calendar = 2}};
    p.add(Activity{.duration = 960, .part_count = 2});
    Schedule const s = p.run();
    CHECK(dates(s.placed[0]) == "2026-11-23T08:00 2026-11-25T15:00");
    CHECK(late_dates(s.placed[0]) == "2026-11-23T14:00 2026-11-25T15:00");
}

TEST_CASE("progress fixes what has happened")
{
    Plan p;
    p.add(10);
    auto const done = p.add(Activity{.duration = 960, .actual_start = at("2026-11-24T08:00"), .actual_finish = at("2026-11-26T12:00")});
    auto const running = p.add(Activity{.duration = 4 * 480, .actual_start = at("2026-11-25T08:00"), .remaining = 3 * 480});
    auto const next = p.add(1);
    p.link(done, running);
    p.link(running, next);
    Schedule s = p.run();
    CHECK(dates(s.placed[1]) == "2026-11-24T08:00 2026-11-26T12:00");
    CHECK(s.placed[1].total_slack == 0);
    CHECK_FALSE(s.placed[1].critical);
    CHECK(dates(s.placed[2]) == "2026-11-25T08:00 2026-11-30T17:00");
    CHECK(s.placed[2].late_start == s.placed[2].start);
    CHECK(text(s.placed[2].late_finish) == "2026-12-03T17:00");
    CHECK(s.placed[2].total_slack == 3 * 480);
    CHECK(s.placed[2].cause.kind == Cause::Kind::actual);
    CHECK(text(s.placed[3].start) == "2026-12-01T08:00");

    p.activities[2].resume = at("2026-12-02T08:00"); // interrupted
    s = p.run();
    CHECK(text(s.placed[2].finish) == "2026-12-04T17:00");

    p.activities[2].resume = kNoTime;
    p.options.reschedule_after = at("2026-12-07T08:00");
    s = p.run();
    CHECK(text(s.placed[2].finish) == "2026-12-09T17:00");
    CHECK(text(s.placed[0].start) == "2026-12-07T08:00");
    CHECK(s.placed[0].cause.kind == Cause::Kind::rescheduled);
    CHECK(dates(s.placed[1]) == "2026-11-24T08:00 2026-11-26T12:00");
}

TEST_CASE("manual activities keep their dates, inactive ones hold nobody up")
{
    Plan p;
    auto const a = p.add(5);
    auto const m = p.add(Activity{.duration = 480, .manual_start = at("2026-11-24T08:00"), .manual_finish = at("2026-11-24T17:00"), .mode = Mode::manual});
    auto const off = p.add(Activity{.duration = 9600, .mode = Mode::inactive});
    auto const b = p.add(1);
    p.link(a, m);
    p.link(m, b);
    p.link(off, b);
    p.add(Activity{.duration = 480, .mode = Mode::manual}); // nobody has given it a date
    Schedule const s = p.run();
    CHECK(dates(s.placed[1]) == "2026-11-24T08:00 2026-11-24T17:00");
    CHECK(dates(s.placed[3]) == "2026-11-25T08:00 2026-11-25T17:00");
    CHECK(text(s.finish) == "2026-11-27T17:00");
    CHECK(text(s.placed[4].start) == "2026-11-23T08:00");
    REQUIRE(s.problems.size() == 1);
    CHECK(s.problems[0] == Problem{.kind = Kind::date_missing, .activity = 4});
}

TEST_CASE("deadlines and the slack limit decide what is critical")
{
    Plan p;
    p.add(10);
    auto const a = p.add(2);
    p.activities[1].deadline = at("2026-11-25T17:00");
    Schedule s = p.run();
    CHECK(s.placed[static_cast<std::size_t>(a)].total_slack == 480);
    CHECK_FALSE(s.placed[1].critical);
    p.options.critical_slack_limit = 480;
    CHECK(p.run().placed[1].critical);
    p.activities[1].deadline = at("2026-11-23T17:00");
    s = p.run();
    CHECK(s.placed[1].total_slack == -480);
    CHECK(text(s.finish) == "2026-12-04T17:00");
}

TEST_CASE("summaries roll up, and links to them hold for everything inside")
{
    Plan p;
    auto const first = p.add(2);
    auto const phase = p.add(0);
    auto const group = p.add(0, phase);
    p.add(1, group);
    p.add(3, group);
    p.add(2, phase);
    auto const after = p.add(1);
    p.link(first, phase);
    p.link(phase, after);
    Schedule const s = p.run();
    CHECK(dates(s.placed[3]) == "2026-11-25T08:00 2026-11-25T17:00");
    CHECK(s.placed[3].cause == Cause{Cause::Kind::summary_link, 0});
    CHECK(dates(s.placed[1]) == "2026-11-25T08:00 2026-11-27T17:00");
    CHECK(dates(s.placed[2]) == "2026-11-25T08:00 2026-11-27T17:00");
    CHECK(s.placed[1].cause.kind == Cause::Kind::roll_up);
    CHECK(dates(s.placed[6]) == "2026-11-30T08:00 2026-11-30T17:00");
    CHECK(s.placed[6].cause == Cause{Cause::Kind::summary_link, 1});
    CHECK(s.placed[3].total_slack == 2 * 480);
    CHECK(s.placed[4].critical);
    CHECK(s.placed[1].critical);
    CHECK(s.placed[0].critical);
    CHECK(s.problems.empty());
}

TEST_CASE("a summary's own date holds for its children, and a start link waits for the earliest")
{
    Plan p;
    p.add(Activity{.constraint_date = at("2026-11-26T08:00"), .constraint = Constraint::start_no_earlier_than});
    p.add(1, 0);
    p.add(2, 0);
    p.activities[1].constraint = Constraint::start_no_earlier_than;
    p.activities[1].constraint_date = at("2026-11-27T08:00");
    auto const after = p.add(1);
    p.link(0, after, LinkType::start_to_start, 240);
    p.add(Activity{.manual_start = at("2026-12-07T08:00"), .manual_finish = at("2026-12-11T17:00"), .mode = Mode::manual});
    p.add(1, 4);
    Schedule const s = p.run();
    CHECK(dates(s.placed[2]) == "2026-11-26T08:00 2026-11-27T17:00");
    CHECK(s.placed[2].cause == Cause{Cause::Kind::summary_constraint, 0});
    CHECK(text(s.placed[3].start) == "2026-11-26T13:00");
    CHECK(dates(s.placed[5]) == "2026-12-07T08:00 2026-12-07T17:00");
    CHECK(dates(s.placed[4]) == "2026-12-07T08:00 2026-12-11T17:00");
}

TEST_CASE("levelling delay moves the start by elapsed time")
{
    Plan p;
    p.add(Activity{.duration = 480, .level_delay = 4320});
    Schedule const s = p.run();
    CHECK(dates(s.placed[0]) == "2026-11-26T08:00 2026-11-26T17:00");
    CHECK(s.placed[0].cause.kind == Cause::Kind::levelling);
}

TEST_CASE("scheduling from the finish finds the start")
{
    Plan p;
    auto const a = p.add(2, Constraint::as_late_as_possible, "");
    auto const b = p.add(3, Constraint::as_late_as_possible, "");
    auto const c = p.add(1, Constraint::as_soon_as_possible, "");
    p.link(a, b);
    p.link(c, b);
    p.options.direction = Direction::from_finish;
    p.options.finish = at("2026-12-04T17:00");
    Schedule const s = p.run();
    CHECK(text(s.start) == "2026-11-30T08:00");
    CHECK(dates(s.placed[1]) == "2026-12-02T08:00 2026-12-04T17:00");
    CHECK(dates(s.placed[0]) == "2026-11-30T08:00 2026-12-01T17:00");
    CHECK(dates(s.placed[2]) == "2026-11-30T08:00 2026-11-30T17:00"); // as soon as possible
}

TEST_CASE("circles are broken at their last link and named")
{
    Plan p;
    for (int i = 0; i < 6; ++i)
        p.add(1);
    p.link(0, 1);
    p.link(1, 2);
    p.link(2, 0); // set aside
    p.link(2, 3);
    p.link(4, 5);
    p.link(5, 4); // set aside
    Schedule const s = p.run();
    REQUIRE(s.problems.size() == 2);
    CHECK(s.problems[0] == Problem{Kind::cycle, 0, 2, {0, 1, 2}});
    CHECK(s.problems[1] == Problem{Kind::cycle, 4, 5, {4, 5}});
    CHECK(text(s.placed[3].start) == "2026-11-26T08:00");
    CHECK(text(s.placed[5].start) == "2026-11-24T08:00");
}

TEST_CASE("a link between an activity and its own summary is a circle")
{
    Plan p;
    auto const phase = p.add(0);
    auto const inside = p.add(2, phase);
    p.link(inside, phase);
    p.link(phase, inside);
    Schedule const s = p.run();
    REQUIRE(s.problems.size() == 2);
    CHECK(s.problems[0].kind == Kind::cycle);
    CHECK(s.problems[1].kind == Kind::cycle);
    CHECK(dates(s.placed[0]) == "2026-11-23T08:00 2026-11-24T17:00");
}

TEST_CASE("wrong input is named and everything still gets dates")
{
    Plan p;
    std::vector<Calendar> empty(1);
    p.calendars.push_back(compile(empty, 0));
    p.add(Activity{.duration = 480, .calendar = 3});                      // no working time
    p.add(Activity{.duration = 480, .calendar = 77});                     // no such calendar
    p.add(Activity{.duration = -5});                                      // negative
    p.add(Activity{.duration = 480, .parent = 99});                       // no such summary
    p.add(Activity{.duration = 480, .parent = 5});                        // a circle of summaries
    p.add(Activity{.duration = 480, .parent = 4});
    p.add(1, Constraint::must_start_on, "");                              // without its date
    p.add(Activity{.duration = std::numeric_limits<Minute>::max()});
    p.link(0, 0);
    p.link(-1, 3);
    p.link(3, 1000);
    Schedule const s = p.run();
    std::vector<Kind> kinds;
    for (Problem const& problem : s.problems)
        kinds.push_back(problem.kind);
    CHECK(kinds == std::vector<Kind>{Kind::bad_link, Kind::bad_link, Kind::bad_link, Kind::bad_parent, Kind::bad_parent, Kind::bad_calendar,
                                     Kind::no_working_time, Kind::bad_length, Kind::bad_length, Kind::date_missing, Kind::out_of_range});
    for (Placed const& placed : s.placed) {
        CHECK(placed.start != kNoTime);
        CHECK(placed.finish >= placed.start);
    }
    CHECK(schedule({}).placed.empty());
}

TEST_CASE("very long and very distant plans come out exact")
{
    Plan p;
    auto const a = p.add(2600); // ten years
    auto const b = p.add(1);
    p.link(a, b);
    CHECK(text(p.run().placed[1].start) == "2036-11-10T08:00");
    p.options.start = at("1900-01-01T08:00");
    CHECK(text(p.run().placed[0].start) == "1900-01-01T08:00");
    CHECK(text(p.run().placed[1].start) == "1909-12-20T08:00");
    p.options.start = at("2200-01-01T08:00");
    CHECK(text(p.run().placed[1].finish) == "2209-12-20T17:00");
}

TEST_CASE("a hundred thousand links on one activity are as quick as anywhere")
{
    Plan p;
    auto const hub = p.add(1);
    for (int i = 1; i <= 50'000; ++i) {
        auto const before = p.add(i % 7 + 1);
        p.link(before, hub);
        auto const after = p.add(1);
        p.link(hub, after);
    }
    Schedule const s = p.run();
    CHECK(text(s.placed[0].start) == "2026-12-02T08:00");
    CHECK(text(s.finish) == "2026-12-03T17:00");
    CHECK(s.problems.empty());
}

TEST_CASE("a network of nothing but circles ends")
{
    Plan p;
    int const n = 3000;
    for (int i = 0; i < n; ++i)
        p.add(1);
    for (int i = 0; i < n; ++i) {
        p.link(i, (i + 1) % n);
        p.link((i + 1) % n, i);
        p.link(i, (i * 7 + 3) % n);
    }
    Schedule const s = p.run();
    CHECK(s.placed.size() == static_cast<std::size_t>(n));
    CHECK_FALSE(s.problems.empty());
}

TEST_CASE("a chain of a hundred thousand does not exhaust the stack")
{
    Plan p;
    std::int32_t last = p.add(1);
    for (int i = 0; i < 100'000; ++i) {
        auto const next = p.add(Activity{.duration = 1});
        p.link(last, next);
        last = next;
    }
    p.link(last, 0); // and closed to a circle
    Schedule const s = p.run();
    REQUIRE(s.problems.size() == 1);
    CHECK(s.problems[0].members.size() == 100'001);
    CHECK(s.placed[0].critical);
    CHECK(s.placed[static_cast<std::size_t>(last)].critical);
}
