// Earned value: what was planned, what was done and what it cost, at one status date.
//
// Pure arithmetic over plain arrays: amounts in minor currency units of one currency, progress in permille, dates in minutes. It does not
// know tasks, categories or approval; the caller chooses what is an item. Formulas are those of the PMI practice standard for
// earned value management (planned value PV, earned value EV, actual cost AC, budget at completion BAC).
#pragma once

#include "core/engine/working_time.h"

#include <cstdint>
#include <optional>
#include <span>

namespace pmo::engine {

struct ValueItem {
    std::int64_t budget = 0;       // minor units, of the whole item
    std::int64_t actual = 0;       // minor units spent until the status date
    Minute start = kNoTime;        // planned (baseline) dates; without them nothing is planned until the item is done
    Minute finish = kNoTime;
    std::int32_t calendar = 0;     // index into the calendars
    std::int32_t permille = 0;     // physical progress, 0 to 1000
};

struct EarnedValue {
    std::int64_t bac = 0, pv = 0, ev = 0, ac = 0;
    friend bool operator==(EarnedValue const&, EarnedValue const&) = default;
};

// PV of an item grows with the working time between its planned dates; a milestone's is all or nothing.
EarnedValue earned_value(std::span<ValueItem const> items, std::span<WorkingTime const> calendars, Minute status);
EarnedValue operator+(EarnedValue const& a, EarnedValue const& b);

// Indices in hundredths, rounded half up; nullopt where the divisor is not positive.
std::optional<std::int32_t> spi(EarnedValue const& value);   // EV ÷ PV
std::optional<std::int32_t> cpi(EarnedValue const& value);   // EV ÷ AC
std::optional<std::int32_t> tcpi(EarnedValue const& value);  // (BAC − EV) ÷ (BAC − AC)

// Estimate at completion BAC ÷ CPI = BAC × AC ÷ EV, exact before rounding; BAC while nothing is earned or spent.
std::int64_t eac(EarnedValue const& value);

} // namespace pmo::engine
