#include "core/engine/calendar.h"

#include "core/base/date.h"
#include "core/base/sort.h"

#include <algorithm>
#include <cassert>

namespace pmo::engine {

namespace {

constexpr std::int32_t kMidnight = static_cast<std::int32_t>(kMinutesPerDay);

// The calendar and its bases, nearest first. A base that was seen already ends the chain.
std::vector<Calendar const*> chain_of(std::span<Calendar const> calendars, std::int32_t index)
{
    std::vector<Calendar const*> chain;
    std::vector<bool> seen(calendars.size(), false);
    while (index >= 0 && static_cast<std::size_t>(index) < calendars.size() && !seen[static_cast<std::size_t>(index)]) {
        seen[static_cast<std::size_t>(index)] = true;
        chain.push_back(&calendars[static_cast<std::size_t>(index)]);
        index = chain.back()->base;
    }
    return chain;
}

// Sorted, inside 0..2880, without overlaps.
std::vector<Shift> tidy(std::vector<Shift> shifts)
{
    for (Shift& s : shifts) {
        s.from = std::clamp(s.from, 0, kMidnight);
        s.to = std::clamp(s.to, 0, 2 * kMidnight);
    }
    std::erase_if(shifts, [](Shift const& s) { return s.from >= s.to; });
    sort_stably(shifts);
    std::vector<Shift> out;
    for (Shift const& s : shifts) {
        if (!out.empty() && s.from <= out.back().to)
            out.back().to = std::max(out.back().to, s.to);
        else
            out.push_back(s);
    }
    return out;
}

std::vector<Shift> hours_of(DayRule const& rule)
{
    return rule.kind == DayRule::Kind::working ? tidy(rule.shifts) : std::vector<Shift>{};
}

// Adds a day's shifts: what passes midnight belongs to the morning of the next day.
void place(std::vector<std::vector<Shift>>& days, std::size_t at, std::vector<Shift> const& shifts)
{
    for (Shift const& s : shifts) {
        days[at].push_back({s.from, std::min(s.to, kMidnight)});
        if (s.to > kMidnight && at + 1 < days.size())
            days[at + 1].push_back({0, s.to - kMidnight});
    }
}

struct Span {
    Day from = 0;
    Day to = -1;
    bool empty() const { return to < from; }
    void include(Day a, Day b)
    {
        a = std::max(a, kFirstExceptionDay);
        b = std::min(b, kLastExceptionDay);
        if (a > b)
            return;
        from = empty() ? a : std::min(from, a);
        to = std::max(to, b);
    }
};

} // namespace

WorkingTime compile(std::span<Calendar const> calendars, std::int32_t index)
{
    assert(index >= 0 && static_cast<std::size_t>(index) < calendars.size());
    auto const chain = chain_of(calendars, index);

    Span span;
    for (Calendar const* calendar : chain) {
        for (CalendarException const& e : calendar->exceptions) {
            auto const days = days_of(e);
            if (!days.empty())
                span.include(days.front(), days.back());
        }
        for (WorkWeek const& w : calendar->work_weeks)
            span.include(w.from, w.to);
    }

    // A day more before and a day more behind than the pattern weeks need, because night shifts reach into the next day.
    Day const first = span.empty() ? 0 : span.from - 8;
    Day const last = span.empty() ? 7 : span.to + 9;
    auto const count = static_cast<std::size_t>(last - first + 1);

    std::array<std::vector<Shift>, 7> plain;
    for (std::size_t i = 0; i < 7; ++i) {
        for (Calendar const* calendar : chain) {
            if (calendar->week[i].kind != DayRule::Kind::from_base) {
                plain[i] = hours_of(calendar->week[i]);
                break;
            }
        }
    }
    auto const weekday_index = [](Day day) { return static_cast<std::size_t>(weekday(Date{day}) - 1); };

    // From the weakest to the strongest: the farthest base first, and in a calendar the last listed first.
    std::vector<std::vector<Shift> const*> rule(count);
    for (std::size_t i = 0; i < count; ++i)
        rule[i] = &plain[weekday_index(first + static_cast<Day>(i))];
    std::vector<std::vector<Shift>> own; // keeps the tidied shifts alive and in place
    std::size_t lists = 0;
    for (Calendar const* calendar : chain)
        lists += calendar->exceptions.size() + 7 * calendar->work_weeks.size();
    own.reserve(lists);
    for (std::size_t c = chain.size(); c-- > 0;) {
        auto const& weeks = chain[c]->work_weeks;
        for (std::size_t w = weeks.size(); w-- > 0;) {
            for (std::size_t weekday = 0; weekday < 7; ++weekday) {
                if (weeks[w].week[weekday].kind == DayRule::Kind::from_base)
                    continue;
                own.push_back(hours_of(weeks[w].week[weekday]));
                for (Day day = std::max(weeks[w].from, kFirstExceptionDay); day <= std::min(weeks[w].to, kLastExceptionDay); ++day) {
                    if (weekday_index(day) == weekday)
                        rule[static_cast<std::size_t>(day - first)] = &own.back();
                }
            }
        }
    }
    for (std::size_t c = chain.size(); c-- > 0;) {
        auto const& exceptions = chain[c]->exceptions;
        for (bool const plain_ranges : {false, true}) {
            for (std::size_t e = exceptions.size(); e-- > 0;) {
                if ((exceptions[e].repeat == Repeat::every_day) != plain_ranges)
                    continue;
                own.push_back(tidy(exceptions[e].shifts));
                for (Day const day : days_of(exceptions[e]))
                    rule[static_cast<std::size_t>(day - first)] = &own.back();
            }
        }
    }

    std::vector<std::vector<Shift>> days(count);
    place(days, 0, *rule[0]);
    // The night before the first day, which is a plain day.
    for (Shift const& s : plain[weekday_index(first - 1)]) {
        if (s.to > kMidnight)
            days[0].push_back({0, s.to - kMidnight});
    }
    for (std::size_t i = 1; i < count; ++i)
        place(days, i, *rule[i]);
    for (auto& shifts : days)
        shifts = tidy(std::move(shifts));
    return WorkingTime(first, days);
}

} // namespace pmo::engine
