#include "core/project/level_axis.h"

#include <algorithm>

#include "core/base/sort.h"

namespace pmo {

using engine::Minute;
using levelling::Interval;
using levelling::Time;

namespace {

// Joined where they touch or overlap; sorted.
template <class Span> void push_joined(std::vector<Span>& list, Span next) {
    if (!list.empty() && next.from <= list.back().to) list.back().to = std::max(list.back().to, next.to);
    else list.push_back(next);
}

}  // namespace

LevelAxis::LevelAxis(std::span<engine::WorkingTime const* const> calendars, Minute from, Minute to) {
    auto const first = engine::day_of(from), last = engine::day_of(std::max(from, to));
    m_from = Minute{first} * engine::kMinutesPerDay;
    std::vector<engine::Shift> shifts;
    for (auto day = first; day <= last; ++day) {
        shifts.clear();
        for (auto const* calendar : calendars) {
            auto const own = calendar->shifts_on(day);
            shifts.insert(shifts.end(), own.begin(), own.end());
        }
        sort_stably(shifts);
        auto const midnight = Minute{day} * engine::kMinutesPerDay;
        for (auto const& shift : shifts) push_joined(m_stretches, {midnight + shift.from, midnight + shift.to, 0});
    }
    for (auto& stretch : m_stretches) {
        stretch.place = m_length;
        m_length += static_cast<Time>(stretch.to - stretch.from);
    }
    std::uint32_t next = 0;
    for (auto day = first; day <= last + 1; ++day) {
        while (next < m_stretches.size() && m_stretches[next].from < Minute{day} * engine::kMinutesPerDay) ++next;
        m_of_day.push_back(next);
    }
    for (auto const* calendar : calendars) {
        auto& own = m_calendars.emplace_back();
        for (auto day = first; day <= last; ++day) {
            auto const midnight = Minute{day} * engine::kMinutesPerDay;
            for (auto const& shift : calendar->shifts_on(day)) push_joined(own.work, Interval{place_of(midnight + shift.from), place_of(midnight + shift.to)});
        }
    }
}

bool LevelAxis::always(std::size_t i) const {
    auto const& work = m_calendars[i].work;
    return work.size() == 1 && work[0] == Interval{0, m_length};
}

Time LevelAxis::place_of(Minute instant) const {
    // Only the stretches that begin on its day can lie around an instant, or one from before.
    auto const day = std::clamp<Minute>(engine::day_of(instant) - engine::day_of(m_from), 0, static_cast<Minute>(m_of_day.size()) - 2);
    auto const first = m_stretches.begin() + m_of_day[static_cast<std::size_t>(day)];
    auto const last = instant < m_from + (day + 1) * engine::kMinutesPerDay ? m_stretches.begin() + m_of_day[static_cast<std::size_t>(day) + 1] : m_stretches.end();
    auto const next = std::upper_bound(first, last, instant, [](Minute t, Stretch const& stretch) { return t < stretch.from; });
    if (next == m_stretches.begin()) return 0;
    auto const& stretch = *std::prev(next);
    if (next == m_stretches.end() && instant > stretch.to)
        return static_cast<Time>(std::min<Minute>(levelling::kLatest / 4, m_length + (instant - stretch.to)));
    return stretch.place + static_cast<Time>(std::min(instant, stretch.to) - stretch.from);
}

Minute LevelAxis::start_of(Time place) const {
    if (m_stretches.empty()) return m_from + place;
    if (place >= m_length) return m_stretches.back().to + (place - m_length);
    auto const& stretch = *std::prev(std::ranges::upper_bound(m_stretches, place, {}, &Stretch::place));
    return stretch.from + (place - stretch.place);
}

Minute LevelAxis::finish_of(Time place) const {
    if (m_stretches.empty()) return m_from + place;
    if (place > m_length) return m_stretches.back().to + (place - m_length);
    if (place <= 0) return m_stretches.front().from;
    auto const& stretch = *std::prev(std::ranges::lower_bound(m_stretches, place, {}, &Stretch::place));
    return stretch.from + (place - stretch.place);
}

}  // namespace pmo
