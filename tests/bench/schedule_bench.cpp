// The schedule engine beside a bare pass over arrays. The bare pass is what a textbook does: put the tasks in order, go forwards, go backwards,
// subtract; integers, no calendars, no constraints, no reasons. It is written plainly, and keeps its memory as the Rescheduler does.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/engine/calendar.h"
#include "core/engine/schedule.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/random.h"

namespace pmo::bench {

namespace {

using namespace engine;

constexpr Minute kStart = 20'521 * kMinutesPerDay + 480;     // a Monday

std::vector<WorkingTime> five_calendars() {
    auto const day = DayRule::hours({{480, 720}, {780, 1020}});
    auto const night = DayRule::hours({{1320, 1800}});
    auto const round = DayRule::hours({{0, 1440}});
    auto const off = DayRule::day_off();
    Calendar const standard{.week = {day, day, day, day, day, off, off}};
    Calendar const six_days{.week = {day, day, day, day, day, day, off}};
    Calendar const nights{.week = {night, night, night, night, night, off, off}};
    Calendar const clock{.week = {round, round, round, round, round, round, round}};
    Calendar holidays = standard;
    for (Day const from : {20'454, 20'500, 20'547, 20'574, 20'623, 20'720, 20'727, 20'865, 20'912, 20'939})
        holidays.exceptions.push_back({.from = from, .to = from + 4});
    std::vector<Calendar> const all{standard, six_days, nights, clock, holidays};
    std::vector<WorkingTime> compiled;
    for (std::int32_t i = 0; i < 5; ++i) compiled.push_back(compile(all, i));
    return compiled;
}

struct Plan {
    std::vector<Activity> activities;
    std::vector<Link> links;
    std::vector<WorkingTime> calendars;
    Network network() const { return {.activities = activities, .links = links, .calendars = calendars, .start = kStart}; }
};

// How links are listed: a plan made from records hands them over task by task.
enum class Listed { by_successor, in_no_order };

// Projects of a thousand tasks. Links lead forwards over a few dozen lines, and have all types and some lags.
Plan make(std::size_t tasks, std::size_t links, Listed listed, bool summaries = false) {
    test::Random random(5);
    Plan plan;
    plan.calendars = five_calendars();
    plan.activities.resize(tasks);
    for (std::size_t i = 0; i < tasks; ++i) {
        auto& a = plan.activities[i];
        a.duration = random.between(1, 20) * 240;
        a.calendar = static_cast<std::int32_t>(random.below(5));
        if (random.chance(4)) a.duration = 0;
        if (random.chance(5)) {
            a.constraint = Constraint::start_no_earlier_than;
            a.constraint_date = kStart + random.between(0, 300) * kMinutesPerDay;
        }
        if (summaries && i % 10 != 0) a.parent = static_cast<std::int32_t>(i - i % 10);
    }
    while (plan.links.size() < links) {
        auto const from = random.below(tasks), to = from + 1 + random.below(40);
        if (to >= tasks || from / 1000 != to / 1000 || (summaries && (from % 10 == 0 || to % 10 == 0))) continue;
        Link link{.from = static_cast<std::int32_t>(from), .to = static_cast<std::int32_t>(to)};
        if (random.chance(15)) link.type = static_cast<LinkType>(random.below(4));
        if (random.chance(10)) link.lag = static_cast<std::int32_t>(random.between(-2, 5) * 240);
        plan.links.push_back(link);
    }
    if (listed == Listed::by_successor) std::ranges::stable_sort(plan.links, {}, &Link::to);
    return plan;
}

class BarePass {
public:
    std::vector<std::int64_t> early_start, late_start, slack;

    void run(Plan const& plan) {
        order(plan);
        passes(plan);
    }

    void order(Plan const& plan) {
        auto const n = plan.activities.size();
        m_first_in.assign(n + 1, 0);
        m_first_out.assign(n + 1, 0);
        for (auto const& link : plan.links) {
            ++m_first_in[at(link.to) + 1];
            ++m_first_out[at(link.from) + 1];
        }
        for (std::size_t i = 0; i < n; ++i) {
            m_first_in[i + 1] += m_first_in[i];
            m_first_out[i + 1] += m_first_out[i];
        }
        m_in.resize(plan.links.size());
        m_out.resize(plan.links.size());
        m_next_in = m_first_in;
        m_next_out = m_first_out;
        for (std::int32_t k = 0; k < static_cast<std::int32_t>(plan.links.size()); ++k) {
            auto const& link = plan.links[at(k)];
            m_in[at(m_next_in[at(link.to)]++)] = k;
            m_out[at(m_next_out[at(link.from)]++)] = k;
        }
        m_waiting.resize(n);
        m_order.clear();
        for (std::size_t i = 0; i < n; ++i) {
            m_waiting[i] = m_first_in[i + 1] - m_first_in[i];
            if (m_waiting[i] == 0) m_order.push_back(static_cast<std::int32_t>(i));
        }
        for (std::size_t i = 0; i < m_order.size(); ++i)
            for (auto k = m_first_out[at(m_order[i])]; k < m_first_out[at(m_order[i]) + 1]; ++k) {
                auto const to = plan.links[at(m_out[at(k)])].to;
                if (--m_waiting[at(to)] == 0) m_order.push_back(to);
            }
    }

    void passes(Plan const& plan) {
        auto const n = plan.activities.size();
        early_start.assign(n, 0);
        late_start.assign(n, 0);
        slack.assign(n, 0);
        std::int64_t finish = 0;
        for (auto const i : m_order) {
            auto const duration = plan.activities[at(i)].duration;
            std::int64_t start = 0;
            for (auto k = m_first_in[at(i)]; k < m_first_in[at(i) + 1]; ++k) {
                auto const& link = plan.links[at(m_in[at(k)])];
                auto const from = early_start[at(link.from)], length = plan.activities[at(link.from)].duration;
                switch (link.type) {
                    case LinkType::finish_to_start: start = std::max(start, from + length + link.lag); break;
                    case LinkType::start_to_start: start = std::max(start, from + link.lag); break;
                    case LinkType::finish_to_finish: start = std::max(start, from + length + link.lag - duration); break;
                    case LinkType::start_to_finish: start = std::max(start, from + link.lag - duration); break;
                }
            }
            early_start[at(i)] = start;
            finish = std::max(finish, start + duration);
        }
        for (std::size_t j = m_order.size(); j-- > 0;) {
            auto const i = m_order[j];
            auto const duration = plan.activities[at(i)].duration;
            std::int64_t latest = finish - duration;
            for (auto k = m_first_out[at(i)]; k < m_first_out[at(i) + 1]; ++k) {
                auto const& link = plan.links[at(m_out[at(k)])];
                auto const to = late_start[at(link.to)], length = plan.activities[at(link.to)].duration;
                switch (link.type) {
                    case LinkType::finish_to_start: latest = std::min(latest, to - link.lag - duration); break;
                    case LinkType::start_to_start: latest = std::min(latest, to - link.lag); break;
                    case LinkType::finish_to_finish: latest = std::min(latest, to + length - link.lag - duration); break;
                    case LinkType::start_to_finish: latest = std::min(latest, to + length - link.lag); break;
                }
            }
            late_start[at(i)] = latest;
            slack[at(i)] = latest - early_start[at(i)];
        }
    }

private:
    static std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }
    std::vector<std::int32_t> m_first_in, m_first_out, m_next_in, m_next_out, m_in, m_out, m_waiting, m_order;
};

struct Both { Times bare, engine; };

// In turn, so that both meet the same machine.
Both side_by_side(Plan const& plan, int runs) {
    Both both;
    BarePass bare;
    Rescheduler engine;
    for (int i = -1; i < runs; ++i) {
        auto const a = once([&] { bare.run(plan); });
        auto const b = once([&] { engine.schedule(plan.network()); });
        if (i < 0) continue;
        both.bare.ms.push_back(a);
        both.engine.ms.push_back(b);
    }
    return both;
}

}  // namespace

void bench_schedule() {
    Report report("Schedule: 100,000 tasks, 150,000 links, 5 calendars");
    auto const plan = make(100'000, 150'000, Listed::by_successor);
    auto const both = side_by_side(plan, 41);
    report.line("bare pass: order, forward, backward, slack", both.bare);
    report.line("full schedule, memory kept", both.engine, {.at_most_ms = 25, .reference = &both.bare, .at_most_ratio = 3});
    report.line("full schedule, once", measure(21, [&] { schedule(plan.network()); }), {.at_most_ms = 0, .reference = &both.bare, .at_most_ratio = 0});
    BarePass known;
    known.order(plan);
    report.line("the bare passes alone, order known", measure(41, [&] { known.passes(plan); }));
    auto const beside = [&](std::string const& what, Plan const& other, int runs, double at_most_ms) {
        auto const times = side_by_side(other, runs);
        report.line(what + ": bare pass", times.bare);
        report.line(what + ": full schedule", times.engine, {.at_most_ms = at_most_ms, .reference = &times.bare, .at_most_ratio = 0});
    };
    beside("every tenth task a summary", make(100'000, 150'000, Listed::by_successor, true), 21, 25);
    beside("links listed in no order", make(100'000, 150'000, Listed::in_no_order), 21, 0);
    beside("1,000,000 tasks, 1,500,000 links", make(1'000'000, 1'500'000, Listed::by_successor), 5, 500);
}

}  // namespace pmo::bench
