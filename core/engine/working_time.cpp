#include "core/engine/working_time.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace pmo::engine {

namespace {

constexpr int kBucketShift = 8;

// Brings t into the span by whole weeks, because the weeks outside of it repeat. Returns the number of weeks taken.
Minute weeks_before(Minute t, Minute begin)
{
    return (begin - t + kMinutesPerWeek - 1) / kMinutesPerWeek;
}

std::vector<std::vector<Shift>> around_the_clock()
{
    return std::vector<std::vector<Shift>>(7, {Shift{0, static_cast<std::int32_t>(kMinutesPerDay)}});
}

} // namespace

WorkingTime::WorkingTime() : WorkingTime(0, around_the_clock()) {}

WorkingTime::WorkingTime(Day first, std::span<std::vector<Shift> const> days)
    : m_first(first), m_begin(first * kMinutesPerDay), m_end(m_begin + static_cast<Minute>(days.size()) * kMinutesPerDay)
{
    assert(days.size() >= 7);
    std::map<std::vector<Shift>, std::uint32_t> known;
    m_before_day.reserve(days.size());
    m_type_of_day.reserve(days.size());
    Minute total = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const [it, is_new] = known.emplace(days[i], static_cast<std::uint32_t>(m_types.size()));
        if (is_new) {
            m_types.push_back({static_cast<std::int32_t>(m_shifts.size()), static_cast<std::int32_t>(days[i].size())});
            m_shifts.insert(m_shifts.end(), days[i].begin(), days[i].end());
        }
        m_type_of_day.push_back(it->second);
        m_before_day.push_back(static_cast<std::int32_t>(total));
        Minute work = 0;
        for (Shift const& shift : days[i])
            work += shift.to - shift.from;
        if (work > 0) {
            m_work_days.push_back(static_cast<Day>(i));
            m_work_before.push_back(static_cast<std::int32_t>(total));
        }
        total += work;
        if (i == 6)
            m_head_work = total;
    }
    m_total = total;
    m_tail_work = total - m_before_day[days.size() - 7];
    m_work_before.push_back(static_cast<std::int32_t>(total));
    std::uint32_t at = 0;
    for (Minute work = 0; work < total; work += Minute{1} << kBucketShift) {
        while (m_work_before[at + 1] <= work)
            ++at;
        m_bucket.push_back(at);
    }
}

Minute WorkingTime::work_before(Minute t) const noexcept
{
    Minute outside = 0;
    if (t < m_begin) {
        Minute const weeks = weeks_before(t, m_begin);
        t += weeks * kMinutesPerWeek;
        outside = -weeks * m_head_work;
    } else if (t >= m_end) {
        Minute const weeks = (t - m_end) / kMinutesPerWeek + 1;
        t -= weeks * kMinutesPerWeek;
        outside = weeks * m_tail_work;
    }
    auto const since = static_cast<std::uint32_t>(t - m_begin);
    std::uint32_t const day = since / static_cast<std::uint32_t>(kMinutesPerDay);
    auto const minute = static_cast<std::int32_t>(since - day * static_cast<std::uint32_t>(kMinutesPerDay));
    DayType const type = m_types[m_type_of_day[day]];
    std::int32_t work = m_before_day[day];
    Shift const* shift = m_shifts.data() + type.first_shift;
    for (Shift const* const end = shift + type.shift_count; shift != end; ++shift)
        work += std::clamp(minute, shift->from, shift->to) - shift->from;
    return outside + work;
}

Minute WorkingTime::start_at(Minute work) const noexcept
{
    Minute outside = 0;
    if (work < 0) {
        if (m_head_work == 0)
            return kNoTime;
        Minute const weeks = (-work + m_head_work - 1) / m_head_work;
        work += weeks * m_head_work;
        outside = -weeks * kMinutesPerWeek;
        // The counted minute lies in the first seven days now, which stand for every week before them.
    } else if (work >= m_total) {
        if (m_tail_work == 0)
            return kNoTime;
        Minute const weeks = (work - m_total) / m_tail_work + 1;
        work -= weeks * m_tail_work;
        outside = weeks * kMinutesPerWeek;
    }
    auto const count = static_cast<std::int32_t>(work);
    std::uint32_t at = m_bucket[static_cast<std::size_t>(count >> kBucketShift)];
    while (m_work_before[at + 1] <= count)
        ++at;
    auto const day = static_cast<std::size_t>(m_work_days[at]);
    DayType const type = m_types[m_type_of_day[day]];
    Shift const* shift = m_shifts.data() + type.first_shift;
    std::int32_t rest = count - m_work_before[at];
    while (rest >= shift->to - shift->from) {
        rest -= shift->to - shift->from;
        ++shift;
    }
    return outside + m_begin + static_cast<Minute>(day) * kMinutesPerDay + shift->from + rest;
}

Minute WorkingTime::finish_at(Minute work) const noexcept
{
    Minute const last_minute = start_at(work - 1);
    return last_minute == kNoTime ? kNoTime : last_minute + 1;
}

std::span<Shift const> WorkingTime::shifts_on(Day day) const noexcept
{
    Day const count = static_cast<Day>(m_type_of_day.size());
    Day at = day - m_first;
    if (at < 0)
        at = 6 - (-at - 1) % 7;
    else if (at >= count)
        at = count - 7 + (at - count) % 7;
    DayType const type = m_types[m_type_of_day[static_cast<std::size_t>(at)]];
    return {m_shifts.data() + type.first_shift, static_cast<std::size_t>(type.shift_count)};
}

WorkingTime intersect(WorkingTime const& a, WorkingTime const& b)
{
    // A week of each pattern has to be left at both ends.
    Day const first = std::min(a.first_day(), b.first_day()) - 7;
    Day const last = std::max(a.last_day(), b.last_day()) + 7;
    std::vector<std::vector<Shift>> days(static_cast<std::size_t>(last - first + 1));
    for (Day day = first; day <= last; ++day) {
        auto& out = days[static_cast<std::size_t>(day - first)];
        auto const left = a.shifts_on(day);
        auto const right = b.shifts_on(day);
        for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
            std::int32_t const from = std::max(left[i].from, right[j].from);
            std::int32_t const to = std::min(left[i].to, right[j].to);
            if (from < to)
                out.push_back({from, to});
            if (left[i].to < right[j].to)
                ++i;
            else
                ++j;
        }
    }
    return WorkingTime(first, days);
}

} // namespace pmo::engine
