// Laws that every schedule obeys, on seeded random networks, and a second implementation that is slow and obvious.
#include "tests/core/engine/random_plan.h"

#include <algorithm>
#include <numeric>

using namespace plan;

namespace {

WorkingTime const& calendar_of(Plan const& p, std::size_t i)
{
    return p.calendars[static_cast<std::size_t>(p.activities[i].calendar)];
}

// What the successor's end of the link must not come before.
Minute wanted_by(Plan const& p, Link const& link, Schedule const& s)
{
    bool const from_finish = link.type == LinkType::finish_to_start || link.type == LinkType::finish_to_finish;
    Placed const& from = s.placed[static_cast<std::size_t>(link.from)];
    Minute const leave = from_finish ? from.early_finish : from.early_start;
    return link.lag_kind == LagKind::elapsed ? leave + link.lag : calendar_of(p, static_cast<std::size_t>(link.to)).add(leave, link.lag);
}

bool to_finish(Link const& link)
{
    return link.type == LinkType::finish_to_finish || link.type == LinkType::start_to_finish;
}

// Starts pushed later, a minute of work at a time, until nothing is violated: the obvious way.
std::vector<Minute> slow_start_work(Plan const& p)
{
    std::vector<Minute> work(p.activities.size());
    std::vector<bool> floored(p.activities.size(), true);
    for (Link const& link : p.links)
        floored[static_cast<std::size_t>(link.to)] = false;
    for (std::size_t i = 0; i < p.activities.size(); ++i)
        work[i] = floored[i] ? calendar_of(p, i).work_before(p.options.start) : std::numeric_limits<Minute>::min() / 4;
    auto const start_of = [&](std::size_t i) { return calendar_of(p, i).start_at(work[i]); };
    auto const finish_of = [&](std::size_t i) {
        return p.activities[i].duration == 0 ? start_of(i) : calendar_of(p, i).finish_at(work[i] + p.activities[i].duration);
    };
    for (std::size_t to = 0; to < p.activities.size(); ++to) { // links lead upwards, so one sweep is enough
        for (Link const& link : p.links) {
            if (static_cast<std::size_t>(link.to) != to)
                continue;
            auto const from = static_cast<std::size_t>(link.from);
            bool const from_finish = link.type == LinkType::finish_to_start || link.type == LinkType::finish_to_finish;
            Minute const leave = from_finish ? finish_of(from) : start_of(from);
            Minute const arrive = link.lag_kind == LagKind::elapsed ? leave + link.lag : calendar_of(p, to).add(leave, link.lag);
            Minute const count = calendar_of(p, to).work_before(arrive) - (to_finish(link) ? p.activities[to].duration : 0);
            work[to] = std::max(work[to], count);
        }
    }
    return work;
}

} // namespace

TEST_CASE("no link is violated, whatever the types, lags and calendars")
{
    Random random{1};
    for (int round = 0; round < 200; ++round) {
        Plan const p = random_plan(random, {.constraints = round % 2 == 0});
        Schedule const s = p.run();
        for (Link const& link : p.links) {
            Placed const& to = s.placed[static_cast<std::size_t>(link.to)];
            WorkingTime const& w = calendar_of(p, static_cast<std::size_t>(link.to));
            Minute const reached = to_finish(link) ? to.early_finish : to.early_start;
            CHECK(w.between(wanted_by(p, link, s), reached) >= 0);
        }
        for (std::size_t i = 0; i < p.activities.size(); ++i) {
            Placed const& placed = s.placed[i];
            CHECK(calendar_of(p, i).between(placed.early_start, placed.early_finish) == p.activities[i].duration);
            CHECK(placed.early_finish <= s.finish);
            CHECK(placed.free_slack >= 0);
            CHECK(placed.free_slack <= std::max<Minute>(0, placed.total_slack));
            if (p.activities[i].duration > 0)
                CHECK(calendar_of(p, i).is_working(placed.early_start));
        }
    }
}

TEST_CASE("the cause of every start is a link that really binds")
{
    Random random{2};
    for (int round = 0; round < 100; ++round) {
        Plan const p = random_plan(random, {.constraints = true});
        Schedule const s = p.run();
        for (std::size_t i = 0; i < p.activities.size(); ++i) {
            Cause const cause = s.placed[i].cause;
            if (cause.kind != Cause::Kind::link)
                continue;
            Link const& link = p.links[static_cast<std::size_t>(cause.index)];
            CHECK(link.to == static_cast<std::int32_t>(i));
            Minute const reached = to_finish(link) ? s.placed[i].early_finish : s.placed[i].early_start;
            CHECK(calendar_of(p, i).between(wanted_by(p, link, s), reached) == 0);
        }
    }
}

TEST_CASE("removing what binds a start changes it, and nothing becomes later by it")
{
    Random random{12};
    int removed = 0;
    for (int round = 0; round < 60; ++round) {
        Plan const original = random_plan(random, {.activities = 12, .leads = false, .constraints = true});
        Schedule const before = original.run();
        for (std::size_t i = 0; i < original.activities.size(); ++i) {
            CAPTURE(round);
            CAPTURE(i);
            // Where two causes bind alike the start stays until the last of them is gone.
            Plan p = original;
            Schedule now = before;
            for (std::size_t step = 0; now.placed[i].early_start == before.placed[i].early_start; ++step) {
                REQUIRE(step <= original.links.size() + 2);
                Cause const cause = now.placed[i].cause;
                if (cause.kind == Cause::Kind::link)
                    p.links.erase(p.links.begin() + cause.index);
                else if (cause.kind == Cause::Kind::constraint)
                    p.activities[i].constraint = Constraint::as_soon_as_possible;
                else
                    p.options.start -= 10 * kMinutesPerWeek;
                ++removed;
                Schedule const next = p.run();
                for (std::size_t k = 0; k < next.placed.size(); ++k)
                    CHECK(calendar_of(p, k).between(now.placed[k].early_start, next.placed[k].early_start) <= 0);
                now = next;
            }
        }
    }
    CHECK(removed > 700);
}

TEST_CASE("starting at the late dates delays neither a successor nor the project")
{
    Random random{3};
    for (int round = 0; round < 100; ++round) {
        Plan p = random_plan(random, {.all_link_types = false, .leads = false});
        Schedule const s = p.run();
        auto const critical = std::find_if(s.placed.begin(), s.placed.end(), [](Placed const& x) { return x.critical; });
        CHECK(critical != s.placed.end());
        auto const pushed = static_cast<std::size_t>(random.below(static_cast<int>(p.activities.size())));
        CHECK(s.placed[pushed].total_slack >= 0);
        p.activities[pushed].constraint = Constraint::start_no_earlier_than;
        p.activities[pushed].constraint_date = s.placed[pushed].late_start;
        CHECK(p.run().finish == s.finish);

        // Within its free slack it does not even move another early start. (A milestone at 17:00 would move to 08:00.)
        if (p.activities[pushed].duration == 0)
            continue;
        WorkingTime const& w = calendar_of(p, pushed);
        p.activities[pushed].constraint_date = w.start_at(w.work_before(s.placed[pushed].early_start) + s.placed[pushed].free_slack);
        Schedule const moved = p.run();
        for (std::size_t i = 0; i < p.activities.size(); ++i) {
            if (i != pushed)
                CHECK(calendar_of(p, i).between(s.placed[i].early_start, moved.placed[i].early_start) == 0);
        }
    }
}

TEST_CASE("longer durations and lags never make anything earlier")
{
    Random random{4};
    for (int round = 0; round < 100; ++round) {
        Plan p = random_plan(random, {.all_link_types = false});
        Schedule const before = p.run();
        if (round % 2 == 0)
            p.activities[static_cast<std::size_t>(random.below(30))].duration += 480;
        else
            p.links[static_cast<std::size_t>(random.below(60))].lag += 480;
        Schedule const after = p.run();
        CHECK(after.finish >= before.finish);
        for (std::size_t i = 0; i < p.activities.size(); ++i)
            CHECK(after.placed[i].early_start >= before.placed[i].early_start);
    }
}

TEST_CASE("backwards is forwards in the mirror")
{
    // Around the clock a reversed network is the same network: late dates mirror early ones.
    Random random{5};
    for (int round = 0; round < 100; ++round) {
        Plan p = random_plan(random, {.calendars = 1, .all_link_types = false, .leads = false});
        for (Activity& a : p.activities)
            a.calendar = 1;
        Schedule const s = p.run();
        Plan mirror = p;
        mirror.links.clear();
        for (Link const& link : p.links)
            mirror.link(link.to, link.from, link.type, link.lag, link.lag_kind);
        Schedule const m = mirror.run();
        CHECK(m.finish - m.start == s.finish - s.start);
        for (std::size_t i = 0; i < p.activities.size(); ++i) {
            CHECK(s.finish - s.placed[i].late_finish == m.placed[i].early_start - m.start);
            CHECK(s.placed[i].total_slack == m.placed[i].total_slack);
        }
    }
}

TEST_CASE("the order of the input does not matter")
{
    Random random{6};
    for (int round = 0; round < 50; ++round) {
        Plan const p = random_plan(random, {.constraints = true});
        Schedule const s = p.run();
        std::vector<std::int32_t> place(p.activities.size());
        std::iota(place.begin(), place.end(), 0);
        for (std::size_t i = place.size(); i-- > 1;)
            std::swap(place[i], place[static_cast<std::size_t>(random.below(static_cast<int>(i) + 1))]);
        Plan shuffled = p;
        for (std::size_t i = 0; i < place.size(); ++i)
            shuffled.activities[static_cast<std::size_t>(place[i])] = p.activities[i];
        for (std::size_t k = 0; k < p.links.size(); ++k) {
            Link link = p.links[p.links.size() - 1 - k];
            link.from = place[static_cast<std::size_t>(link.from)];
            link.to = place[static_cast<std::size_t>(link.to)];
            shuffled.links[k] = link;
        }
        Schedule const t = shuffled.run();
        for (std::size_t i = 0; i < place.size(); ++i) {
            Placed a = s.placed[i];
            Placed b = t.placed[static_cast<std::size_t>(place[i])];
            a.cause = b.cause = {}; // of two links that bind alike the first listed is named
            CHECK(a.early_start == b.early_start);
            CHECK(a.late_finish == b.late_finish);
            CHECK(a.total_slack == b.total_slack);
            CHECK(a.free_slack == b.free_slack);
        }
        CHECK(schedule(p.network()).placed == s.placed); // and twice is the same
    }
}

TEST_CASE("a slow and obvious second implementation agrees")
{
    Random random{7};
    for (int round = 0; round < 200; ++round) {
        // One calendar and no milestones here: what 17:00 and 08:00 mean at the ends is the business of other tests.
        Plan p = random_plan(random, {.activities = 12 + random.below(20), .calendars = 1, .all_link_types = false});
        for (Activity& a : p.activities)
            a.duration = std::max<Minute>(30, a.duration);
        Schedule const s = p.run();
        std::vector<Minute> const work = slow_start_work(p);
        for (std::size_t i = 0; i < p.activities.size(); ++i)
            REQUIRE(calendar_of(p, i).work_before(s.placed[i].early_start) == work[i]);

        // Late: how far can each one move before the project ends later? By bisection, asking the schedule itself.
        auto const i = static_cast<std::size_t>(random.below(static_cast<int>(p.activities.size())));
        Plan probe = p;
        probe.activities[i].constraint = Constraint::start_no_earlier_than;
        auto const fits = [&](Minute slack) {
            probe.activities[i].constraint_date = calendar_of(p, i).start_at(work[i] + slack);
            return probe.run().finish <= s.finish;
        };
        CHECK(fits(s.placed[i].total_slack));
        CHECK_FALSE(fits(s.placed[i].total_slack + 1));
    }
}

TEST_CASE("memory that is used again does not change the answer")
{
    Random random{8};
    Rescheduler again;
    for (int round = 0; round < 60; ++round) {
        Plan p = random_plan(random, {.activities = 5 + random.below(60), .constraints = true});
        if (round % 3 == 0) { // summaries and a circle now and then
            p.activities[1].parent = 0;
            p.activities[2].parent = 0;
        }
        if (round % 4 == 0)
            p.link(static_cast<std::int32_t>(p.activities.size()) - 1, 1);
        Schedule const once = p.run();
        Schedule const& kept = again.schedule(p.network());
        CHECK(kept.placed == once.placed);
        CHECK(kept.problems == once.problems);
        CHECK(kept.finish == once.finish);
    }
}
