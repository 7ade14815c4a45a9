#include "core/engine/earned_value.h"

#include "core/base/sums.h"

namespace pmo::engine {

namespace {

__extension__ typedef __int128 Wide;

// a × b ÷ c rounded half away from zero, c > 0, with room for the product.
std::int64_t ratio(std::int64_t a, std::int64_t b, std::int64_t c)
{
    Wide const product = static_cast<Wide>(a) * b;
    Wide const half = c / 2;
    Wide const rounded = product >= 0 ? (product + half) / c : -((-product + half) / c);
    return rounded > kGreatest ? kGreatest : rounded < kLeast ? kLeast : static_cast<std::int64_t>(rounded);
}

std::optional<std::int32_t> hundredths(std::int64_t part, std::int64_t whole)
{
    if (whole <= 0)
        return std::nullopt;
    std::int64_t const value = ratio(part, 100, whole);
    return static_cast<std::int32_t>(value > 99999 ? 99999 : value < -99999 ? -99999 : value);
}

std::int64_t planned(ValueItem const& item, std::span<WorkingTime const> calendars, Minute status)
{
    if (item.start == kNoTime || item.finish == kNoTime)
        return item.permille >= 1000 ? item.budget : 0;
    if (item.finish <= status)
        return item.budget;
    if (item.start >= status)
        return 0;
    bool const known = item.calendar >= 0 && static_cast<std::size_t>(item.calendar) < calendars.size();
    Minute const whole = known ? calendars[static_cast<std::size_t>(item.calendar)].between(item.start, item.finish) : item.finish - item.start;
    Minute const done = known ? calendars[static_cast<std::size_t>(item.calendar)].between(item.start, status) : status - item.start;
    return whole > 0 ? ratio(item.budget, done, whole) : 0;
}

} // namespace

EarnedValue earned_value(std::span<ValueItem const> items, std::span<WorkingTime const> calendars, Minute status)
{
    EarnedValue sum;
    for (ValueItem const& item : items) {
        sum.bac = plus(sum.bac, item.budget);
        sum.pv = plus(sum.pv, planned(item, calendars, status));
        sum.ev = plus(sum.ev, ratio(item.budget, item.permille, 1000));
        sum.ac = plus(sum.ac, item.actual);
    }
    return sum;
}

EarnedValue operator+(EarnedValue const& a, EarnedValue const& b)
{
    return {plus(a.bac, b.bac), plus(a.pv, b.pv), plus(a.ev, b.ev), plus(a.ac, b.ac)};
}

std::optional<std::int32_t> spi(EarnedValue const& value) { return hundredths(value.ev, value.pv); }
std::optional<std::int32_t> cpi(EarnedValue const& value) { return hundredths(value.ev, value.ac); }
std::optional<std::int32_t> tcpi(EarnedValue const& value) { return hundredths(minus(value.bac, value.ev), minus(value.bac, value.ac)); }

std::int64_t eac(EarnedValue const& value)
{
    return value.ev > 0 && value.ac > 0 ? ratio(value.bac, value.ac, value.ev) : value.bac;
}

} // namespace pmo::engine
