#include "core/engine/parts.h"

#include <algorithm>

namespace pmo::engine {

namespace {

constexpr Minute kMostWork = 4'000'000'000; // keeps the products below within 64 bits

} // namespace

// Percent of the greatest intensity in each tenth of the time, as Microsoft Project defines its contours:
//   back loaded  10 15 25 50 50 75 75 100 100 100, front loaded the reverse
//   double peak  25 50 100 50 25 25 50 100 50 25
//   early peak   25 50 100 100 75 50 50 25 15 10, late peak the reverse
//   bell         10 20 40 80 100 100 80 40 20 10
//   turtle       25 50 75 100 100 100 100 75 50 25
std::int32_t average_intensity(Contour contour)
{
    switch (contour) {
    case Contour::back_loaded:
    case Contour::front_loaded: return 60;
    case Contour::double_peak:
    case Contour::early_peak:
    case Contour::late_peak:
    case Contour::bell: return 50;
    case Contour::turtle: return 70;
    case Contour::flat:
    case Contour::by_hand: break;
    }
    return 100;
}

Part part_of(Share const& share, Minute duration)
{
    Minute const delay = std::max<Minute>(0, share.delay);
    if (share.units <= 0 || share.contour == Contour::by_hand)
        return {duration, delay, share.calendar};
    Minute const work = std::clamp<Minute>(share.work, 0, kMostWork) * 1'000'000;
    auto const length = [&](std::int64_t units) {
        std::int64_t const average = std::max<std::int64_t>(1, units * average_intensity(share.contour) / 100);
        return (work + average / 2) / average;
    };
    bool const same = share.units_error > 0 && length(share.units + share.units_error) <= duration &&
                      duration <= length(std::max<std::int64_t>(1, share.units - share.units_error));
    return {same ? duration : length(share.units), delay, share.calendar};
}

void set_parts(Activity& activity, std::vector<Part> const& own, std::vector<Part>& all)
{
    if (own.empty())
        return;
    if (std::all_of(own.begin(), own.end(), [&](Part const& part) { return part.calendar == own[0].calendar && part.delay == 0; })) {
        activity.calendar = own[0].calendar;
        return;
    }
    activity.first_part = static_cast<std::int32_t>(all.size());
    activity.part_count = static_cast<std::int32_t>(own.size());
    all.insert(all.end(), own.begin(), own.end());
}

Minute done_of(Activity const& activity)
{
    if (activity.actual_start == kNoTime || activity.remaining == kNoTime)
        return 0;
    return activity.duration - std::clamp<Minute>(activity.remaining, 0, activity.duration);
}

void interrupt(Activity& activity, std::vector<Gap> const& gaps, std::vector<Part>& all)
{
    Minute const done = done_of(activity);
    Minute whole = 0;
    Minute ahead = 0;
    for (Gap const& gap : gaps) {
        whole += gap.length;
        ahead += gap.after > done || (gap.after == done && activity.resume == kNoTime) ? gap.length : 0;
    }
    if (whole <= 0)
        return;
    if (activity.part_count == 0) {
        activity.first_part = static_cast<std::int32_t>(all.size());
        activity.part_count = 1;
        all.push_back({activity.duration, 0, activity.calendar});
    }
    for (std::int32_t i = activity.first_part; i < activity.first_part + activity.part_count; ++i) {
        Part& part = all[static_cast<std::size_t>(i)];
        part.duration += whole;
        part.gaps = whole;
        part.gaps_ahead = ahead;
    }
}

std::int32_t Intersections::of(std::int32_t a, std::int32_t b)
{
    if (a == b)
        return a;
    auto const [it, is_new] = m_known.emplace(std::minmax(a, b), a);
    if (!is_new)
        return it->second;
    WorkingTime shared = intersect(m_calendars[static_cast<std::size_t>(a)], m_calendars[static_cast<std::size_t>(b)]);
    if (shared.endless()) {
        m_calendars.push_back(std::move(shared));
        it->second = static_cast<std::int32_t>(m_calendars.size()) - 1;
    }
    return it->second;
}

} // namespace pmo::engine
