// The engine against a second one that is slow and obvious, over random plans with everything that both know.
#include "tests/core/engine/random_plan.h"
#include "tests/core/engine/slow_schedule.h"

using namespace plan;

namespace {

std::vector<Calendar> random_calendars(Random& random, Day first)
{
    auto const hours = [&]() -> std::vector<Shift> {
        switch (random.below(4)) {
        case 0: return {{480, 720}, {780, 1020}};
        case 1: return {{840, 1320}};
        case 2: return {{1320, 1800}}; // past midnight
        default: return {{0, 1440}};
        }
    };
    std::vector<Calendar> set(4);
    for (std::size_t c = 0; c < set.size(); ++c) {
        auto const usual = hours();
        for (std::size_t i = 0; i < 5; ++i)
            set[c].week[i] = DayRule::hours(usual);
        if (random.below(3) == 0)
            set[c].week[5] = DayRule::hours({{480, 720}});
        if (c > 0 && random.below(2) == 0) { // says only what differs from another
            set[c].base = random.below(static_cast<int>(c));
            for (DayRule& rule : set[c].week)
                rule = random.below(4) == 0 ? DayRule::day_off() : DayRule{};
            set[c].week[2] = DayRule::hours(hours());
        }
        for (int k = random.below(4); k-- > 0;) {
            CalendarException e{.from = first + random.below(60)};
            e.to = e.from + random.below(4);
            if (random.below(2) == 0)
                e.shifts = hours();
            set[c].exceptions.push_back(e);
        }
        if (random.below(3) == 0) {
            WorkWeek week{first + random.below(30), first + 30 + random.below(20), {}};
            week.week[static_cast<std::size_t>(random.below(7))] = DayRule::hours(hours());
            set[c].work_weeks.push_back(week);
        }
    }
    return set;
}

struct Compared {
    Plan plan;
    std::vector<Calendar> calendars;
};

Compared random_case(Random& random)
{
    Compared out;
    Plan& p = out.plan;
    Minute const start = p.options.start;
    Day const first = day_of(start);
    out.calendars = random_calendars(random, first);
    p.calendars.clear();
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(out.calendars.size()); ++i)
        p.calendars.push_back(compile(out.calendars, i));
    auto const some_date = [&] { return start + 60 * random.below(700); };
    int const count = 6 + random.below(10);
    for (int i = 0; i < count; ++i) {
        Activity a{.duration = random.below(6) == 0 ? 0 : 30 * (1 + random.below(50)), .calendar = random.below(static_cast<int>(p.calendars.size()))};
        if (random.below(4) == 0) {
            a.constraint = static_cast<Constraint>(2 + random.below(6));
            a.constraint_date = some_date();
        }
        if (random.below(8) == 0)
            a.deadline = some_date();
        if (random.below(12) == 0)
            a.mode = Mode::inactive;
        if (random.below(12) == 0 && a.mode == Mode::automatic) {
            a.mode = Mode::manual;
            a.manual_start = some_date();
            a.manual_finish = a.manual_start + 60 * random.below(100);
        } else if (random.below(8) == 0) {
            a.actual_start = some_date();
            if (random.below(2) == 0)
                a.actual_finish = a.actual_start + 60 * random.below(100);
            else
                a.remaining = random.below(2) == 0 ? kNoTime : 30 * random.below(50);
        }
        p.add(a);
    }
    for (int k = 0; k < count * 3 / 2; ++k) {
        int const to = 1 + random.below(count - 1);
        auto const kind = static_cast<LagKind>(random.below(4));
        bool const percent = kind == LagKind::percent || kind == LagKind::elapsed_percent;
        int const lag = random.below(2) == 0 ? 0 : percent ? 10 * (random.below(20) - 5) : 30 * (random.below(40) - 12);
        p.link(random.below(to), to, static_cast<LinkType>(random.below(4)), lag, kind);
    }
    return out;
}

} // namespace

TEST_CASE("a slow engine, written from the definitions, gives the same dates and slacks")
{
    int tasks = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Random random{seed};
        Compared const c = random_case(random);
        Day const first = day_of(c.plan.options.start);
        std::vector<SlowCalendar> written_out;
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(c.calendars.size()); ++i)
            written_out.emplace_back(c.calendars, i, first - 150, first + 400);
        std::vector<SlowDates> const slow = slow_schedule(c.plan.network(), written_out);
        Schedule const quick = c.plan.run();
        CAPTURE(seed);
        for (std::size_t i = 0; i < slow.size(); ++i) {
            CAPTURE(i);
            Placed const& p = quick.placed[i];
            SlowCalendar const& own = written_out[static_cast<std::size_t>(c.plan.activities[i].calendar)];
            CHECK(text(p.early_start) == text(slow[i].early_start));
            CHECK(text(p.early_finish) == text(slow[i].early_finish));
            // 17:00 and the next 08:00 are one moment of work; which of them a late date names is the business of other tests.
            CHECK(own.count(p.late_finish, slow[i].late_finish) == 0);
            if (c.plan.activities[i].actual_finish == kNoTime && c.plan.activities[i].constraint == Constraint::as_soon_as_possible)
                CHECK(p.total_slack == slow[i].total_slack);
            ++tasks;
        }
    }
    CHECK(tasks > 1000);
}
