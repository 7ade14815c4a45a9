#pragma once
// Reading dates as people type them: 2026-09-24, 2026/9/24, 20260924, 9-24, 9月24日, 24 (this month), 今天, tomorrow, +5d (working
// days), +2w, -1m. Pure; the calendar and the reference day are arguments.

#include <cstdint>
#include <functional>
#include <string_view>

namespace pmo::ui {

enum class DateFault : std::uint8_t { none, empty, not_a_date, no_such_day, out_of_range };

struct DateResult {
    DateFault fault = DateFault::none;
    std::int32_t day = 0;
    std::int32_t month = 0, days_in_month = 0;   // for the sentence of no_such_day
};

struct DateRules {
    std::int32_t today = 0;                       // 今天, and the year of 9-24
    std::int32_t base = 0;                        // what +5d starts from
    std::int32_t min = INT32_MIN, max = INT32_MAX;
    std::function<bool(std::int32_t)> is_workday; // unset: Monday to Friday
};

DateResult parse_date(std::string_view text, DateRules const& rules);

}  // namespace pmo::ui
