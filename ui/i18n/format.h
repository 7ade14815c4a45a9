#pragma once
// Numbers, amounts, dates and durations as text in the language of the moment. Input is what the store holds: integers. Negative
// numbers carry U+2212, which is as wide as a digit; '-' is for dates and codes. Reading what a person typed is
// ui/widgets/number_text.h and date_text.h.

#include <cstdint>
#include <string>
#include <string_view>

namespace pmo::ui {

std::string format_integer(std::int64_t value);                               // 1,240
std::string format_decimal(std::int64_t scaled, int decimals, int shown = -1); // 9412 with 2 decimals: 94.12; `shown` rounds half up
std::string format_signed(std::int64_t scaled, int decimals, int shown = -1);  // with + when positive
std::string format_percent(std::int64_t scaled, int decimals = 0, int shown = -1);  // 8500, 2: 85.00%
std::string format_plain(std::int64_t scaled, int decimals);                  // for a field while it is edited: no grouping, ASCII minus

// Amounts: minor units (fen, cents) of a currency. Presentation unit is 万元 (10,000) in Chinese, K and M in English.
enum class MoneyStyle : std::uint8_t {
    number,     // 1,280.0 in the unit of money_unit(); for columns whose header carries the unit
    rounded,    // 14,762: like number, without decimals from 100 units up; for headline figures
    with_unit,  // 1,280.0 万元 / CNY 12.8 M
    full        // 12,800,000.00: every digit
};
std::string format_money(std::int64_t minor, std::string_view currency, MoneyStyle style);
std::string money_unit(std::string_view currency);                            // 万元 / CNY K
std::int64_t money_unit_minor(std::string_view currency);                     // minor units in one of money_unit(): 1,000,000 for 万元

// Days since 1970-01-01.
struct CivilDate { std::int32_t year; std::int32_t month, day; };
CivilDate civil_from_days(std::int32_t days);
std::int32_t days_from_civil(CivilDate date);
int weekday_of(std::int32_t days);                                            // 0 is Monday
int days_in_month(std::int32_t year, std::int32_t month);
std::string format_date(std::int32_t days);                                   // 2026-09-18
std::string format_date_long(std::int32_t days);                              // 2026-09-18 周五 / Fri 2026-09-18
std::string format_date_short(std::int32_t days);                             // 09-18
std::string format_month(std::int32_t year, std::int32_t month);              // 2026 年 9 月 / September 2026
std::string format_month_short(std::int32_t month);                           // 9月 / Sep
std::string weekday_short(int weekday);                                       // 一 / Mo
std::string format_time(std::int64_t local_minutes);                          // 14:32, minutes since 1970 in local time
std::string format_moment(std::int64_t local_minutes);                        // 09-18 14:32
std::string format_moment_long(std::int64_t local_minutes);                   // 2026-09-18 14:32

std::string format_workdays(std::int64_t minutes, std::int32_t minutes_per_day = 480);  // 52 天 / 52 d; one decimal if it is not whole
std::string format_hours(std::int64_t minutes);                               // 4.5 小时 / 4.5 h
std::string format_bytes(std::int64_t bytes);                                 // 18.6 MB
std::string format_initial(std::string_view name);                            // the avatar's character

}  // namespace pmo::ui
