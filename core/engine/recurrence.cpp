// The days on which a recurring calendar exception falls.

#include "core/engine/calendar.h"

#include "core/base/date.h"

#include <algorithm>
#include <optional>

namespace pmo::engine {

namespace {

// 0 Sunday ... 6 Saturday, as the files and the masks count.
int weekday_from_sunday(Day day)
{
    return weekday(Date{day}) % 7;
}

Day first_of_month(std::int32_t year, int month)
{
    return date_of(Civil{year, static_cast<std::uint8_t>(month), 1}).day;
}

bool matches(PositionItem item, Day day)
{
    int const weekday = weekday_from_sunday(day);
    bool const weekend = weekday == 0 || weekday == 6;
    switch (item) {
    case PositionItem::day: return true;
    case PositionItem::weekday: return !weekend;
    case PositionItem::weekend_day: return weekend;
    default: return weekday == static_cast<int>(item) - static_cast<int>(PositionItem::sunday);
    }
}

std::optional<Day> on_position(CalendarException const& e, std::int32_t year, int month)
{
    Day const first = first_of_month(year, month);
    int const length = days_in_month(year, month);
    bool const last = e.position >= 5;
    int count = 0;
    for (int i = 0; i < length; ++i) {
        Day const day = last ? first + length - 1 - i : first + i;
        if (matches(e.item, day) && ++count == (last ? 1 : e.position))
            return day;
    }
    return std::nullopt;
}

std::optional<Day> on_day(CalendarException const& e, std::int32_t year, int month)
{
    if (e.month_day < 1 || e.month_day > days_in_month(year, month))
        return std::nullopt;
    return first_of_month(year, month) + e.month_day - 1;
}

// Collects days until the count or the end of the range is reached.
class Collector {
public:
    explicit Collector(CalendarException const& e)
        : m_from(e.from), m_last(e.occurrences > 0 ? kLastExceptionDay : std::min(e.to, kLastExceptionDay)),
          m_left(e.occurrences > 0 ? e.occurrences : kLastExceptionDay - kFirstExceptionDay + 1)
    {
    }
    bool wants(Day day) const { return m_left > 0 && day <= m_last; }
    void take(Day day)
    {
        if (day < m_from || !wants(day))
            return;
        --m_left;
        if (day >= kFirstExceptionDay)
            days.push_back(day);
    }
    std::vector<Day> days;

private:
    Day m_from;
    Day m_last;
    std::int32_t m_left;
};

} // namespace

std::vector<Day> days_of(CalendarException const& e)
{
    Collector out(e);
    // Far outside of the bounds nothing is collected, and stepping there day by day would take for ever.
    bool const recurs = e.repeat != Repeat::every_day;
    if (recurs && (e.from < kFirstExceptionDay - 366 * 200 || e.from > kLastExceptionDay))
        return {};
    std::int32_t const every = std::clamp(e.every, 1, 100'000);
    Civil const start = civil_of(Date{e.from});
    switch (e.repeat) {
    case Repeat::every_day: // a range: its last day is given even where the days are counted, too
        for (Day day = std::max(e.from, kFirstExceptionDay); day <= std::min(e.to, kLastExceptionDay); ++day)
            out.days.push_back(day);
        break;
    case Repeat::days:
        for (Day day = e.from; out.wants(day); day += every)
            out.take(day);
        break;
    case Repeat::weekdays:
        for (Day day = e.from; out.wants(day); ++day) {
            if (matches(PositionItem::weekday, day))
                out.take(day);
        }
        break;
    case Repeat::weeks:
        if ((e.weekday_mask & 0x7f) == 0)
            break;
        for (Day week = e.from - weekday_from_sunday(e.from); out.wants(week); week += 7 * every) {
            for (int i = 0; i < 7; ++i) {
                if ((e.weekday_mask >> i & 1) != 0)
                    out.take(week + i);
            }
        }
        break;
    case Repeat::month_day:
    case Repeat::month_position:
        for (std::int32_t month = start.year * 12 + start.month - 1;; month += every) {
            std::int32_t const year = month / 12;
            int const of_year = month % 12 + 1;
            if (year > 9999 || !out.wants(first_of_month(year, of_year)))
                break;
            auto const day = e.repeat == Repeat::month_day ? on_day(e, year, of_year) : on_position(e, year, of_year);
            if (day)
                out.take(*day);
        }
        break;
    case Repeat::year_day:
    case Repeat::year_position: {
        int const month = std::clamp<int>(e.month, 1, 12);
        for (std::int32_t year = start.year; year <= 9999 && out.wants(first_of_month(year, month)); ++year) {
            auto const day = e.repeat == Repeat::year_day ? on_day(e, year, month) : on_position(e, year, month);
            if (day)
                out.take(*day);
        }
        break;
    }
    }
    return std::move(out.days);
}

} // namespace pmo::engine
