#pragma once
// Days and minutes without time zones. A Date is a day of the proleptic Gregorian calendar, a Moment a minute of local project time;
// both count from 1970-01-01. There is no clock here: "today" is always an argument.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmo {

struct Date {
    std::int32_t day = 0;            // days since 1970-01-01
    auto operator<=>(Date const&) const = default;
};

struct Moment {
    std::int64_t minute = 0;         // minutes since 1970-01-01T00:00, local project time
    auto operator<=>(Moment const&) const = default;
};

struct Civil { std::int32_t year; std::uint8_t month, day; };   // month 1–12, day 1–31

Date date_of(Civil civil);                                      // the fields must be a valid day
Civil civil_of(Date date);
bool valid(Civil civil);
int weekday(Date date);                                         // 1 Monday … 7 Sunday (ISO 8601)
int days_in_month(std::int32_t year, int month);
int iso_week(Date date);                                        // 1–53

inline Date date_of(Moment m) {
    auto const d = m.minute >= 0 ? m.minute / 1440 : -((-m.minute + 1439) / 1440);
    return {static_cast<std::int32_t>(d)};
}
inline Moment moment_of(Date d, int minute_of_day = 0) { return {std::int64_t{d.day} * 1440 + minute_of_day}; }
inline int minute_of_day(Moment m) { return static_cast<int>(m.minute - std::int64_t{date_of(m).day} * 1440); }

std::string to_text(Date date);                                 // "2026-09-18"
std::string to_text(Moment moment);                             // "2026-09-18T08:00"
std::optional<Date> parse_date(std::string_view text);          // exactly YYYY-MM-DD, years 1–9999
std::optional<Moment> parse_moment(std::string_view text);      // YYYY-MM-DDTHH:MM[:SS]; seconds are dropped

}  // namespace pmo
