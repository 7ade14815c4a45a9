#include "core/engine/working_time.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace pmo::engine {

namespace {

constexpr int kBucketShift = 8;
constexpr std::int32_t kMidnight = static_cast<std::int32_t>(kMinutesPerDay);
constexpr Shift kEndOfShifts{2 * kMidnight, 2 * kMidnight};

// Brings t into the span by whole weeks, because the weeks outside of it repeat. Returns the number of weeks taken.
Minute weeks_before(Minute t, Minute begin)
{
    return (begin - t + kMinutesPerWeek - 1) / kMinutesPerWeek;
}

std::int32_t worked(Shift shift, std::int32_t minute)
{
    return std::clamp(minute, shift.from, shift.to) - shift.from;
}

// For dividing by b, 0 < b <= kMinutesPerWeek, by one multiplication; 0 for b = 0.
constexpr int kReciprocalShift = 35;
Minute reciprocal(Minute b)
{
    return b > 0 ? (Minute{1} << kReciprocalShift) / b + 1 : 0;
}

// a / b for a >= 0, given reciprocal(b). Up to 250 years of minutes the product fits and is at most one too much.
Minute quotient(Minute a, Minute b, Minute per_b)
{
    if (a >= Minute{1} << 27)
        return a / b;
    Minute const q = (a * per_b) >> kReciprocalShift;
    return q - (q * b > a);
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
    m_days.reserve(days.size());
    std::int32_t total = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const [it, is_new] = known.emplace(days[i], static_cast<std::uint32_t>(m_shifts.size()));
        if (is_new) {
            m_shifts.insert(m_shifts.end(), days[i].begin(), days[i].end());
            m_shifts.insert(m_shifts.end(), 2, kEndOfShifts);
        }
        Halves halves;
        for (std::size_t k = 0; k < 2; ++k) {
            Shift const& shift = m_shifts[it->second + k];
            halves.from[k] = static_cast<std::int16_t>(shift.from);
            halves.to[k] = static_cast<std::int16_t>(shift.to);
        }
        m_days.push_back({total, halves, it->second});
        std::int32_t work = 0;
        for (Shift const& shift : days[i])
            work += shift.to - shift.from;
        if (work > 0)
            m_work_days.push_back({total, static_cast<std::int32_t>(i) * kMidnight, halves, it->second});
        total += work;
        if (i == 6)
            m_head_work = total;
    }
    m_total = total;
    m_tail_work = total - m_days[days.size() - 7].before;
    m_per_head_work = reciprocal(m_head_work);
    m_per_tail_work = reciprocal(m_tail_work);
    m_work_days.push_back({.before = total});
    std::uint32_t at = 0;
    for (Minute work = 0; work < total; work += Minute{1} << kBucketShift) {
        while (m_work_days[at + 1].before <= work)
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
    DayRecord const& record = m_days[day];
    Halves const halves = record.halves;
    // Morning and afternoon without a branch, which nobody could predict; then whatever else a day has.
    std::int32_t work = record.before + worked({halves.from[0], halves.to[0]}, minute) + worked({halves.from[1], halves.to[1]}, minute);
    if (halves.to[1] < minute) {
        for (Shift const* shift = m_shifts.data() + record.first_shift + 2; shift->from < minute; ++shift)
            work += worked(*shift, minute);
    }
    return outside + work;
}

Minute WorkingTime::start_at(Minute work) const noexcept
{
    Minute outside = m_begin;
    if (work < 0) {
        if (m_head_work == 0)
            return kNoTime;
        // After this the minute lies in the first seven days, which stand for every week before them.
        Minute const weeks = quotient(-work - 1, m_head_work, m_per_head_work) + 1;
        work += weeks * m_head_work;
        outside -= weeks * kMinutesPerWeek;
    } else if (work >= m_total) {
        if (m_tail_work == 0)
            return kNoTime;
        Minute const weeks = quotient(work - m_total, m_tail_work, m_per_tail_work) + 1;
        work -= weeks * m_tail_work;
        outside += weeks * kMinutesPerWeek;
    }
    auto const count = static_cast<std::int32_t>(work);
    WorkDay const* day = m_work_days.data() + m_bucket[static_cast<std::size_t>(count >> kBucketShift)];
    day += day[1].before <= count; // as in work_before: mostly one step, without a branch
    while (day[1].before <= count)
        ++day;
    Halves const halves = day->halves;
    std::int32_t rest = count - day->before;
    std::int32_t const morning = halves.to[0] - halves.from[0];
    bool const later = rest >= morning;
    rest -= later ? morning : 0;
    Minute const begin = outside + day->begin;
    std::int32_t const afternoon = halves.to[1] - halves.from[1];
    if (!later || rest < afternoon)
        return begin + (later ? halves.from[1] : halves.from[0]) + rest;
    Shift const* shift = m_shifts.data() + day->first_shift + 2;
    for (rest -= afternoon; rest >= shift->to - shift->from; ++shift)
        rest -= shift->to - shift->from;
    return begin + shift->from + rest;
}

Minute WorkingTime::finish_at(Minute work) const noexcept
{
    Minute const last_minute = start_at(work - 1);
    return last_minute == kNoTime ? kNoTime : last_minute + 1;
}

std::span<Shift const> WorkingTime::shifts_on(Day day) const noexcept
{
    Day const count = static_cast<Day>(m_days.size());
    Day at = day - m_first;
    if (at < 0)
        at = 6 - (-at - 1) % 7;
    else if (at >= count)
        at = count - 7 + (at - count) % 7;
    Shift const* const first = m_shifts.data() + m_days[static_cast<std::size_t>(at)].first_shift;
    Shift const* last = first;
    while (*last != kEndOfShifts)
        ++last;
    return {first, last};
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
