#pragma once
// Reading numbers as people type them, in both languages: full-width digits, `。` and `．` as the decimal point, grouping, signs,
// percent and amount units, and sums like 84+6. Pure functions: nothing is dropped in silence, what is not understood is a fault.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pmo::ui {

enum class NumberFault : std::uint8_t { none, empty, not_a_number, too_many_decimals, too_small, too_large, overflow };

struct NumberRules {
    int decimals = 0;                       // the result is scaled by 10^decimals
    std::int64_t min = INT64_MIN, max = INT64_MAX;
    std::int64_t base = 0;                  // "+5" and "-5" alone are steps from here when `has_base`
    bool has_base = false;
    bool relative = false;                  // "+5" is a step, not a sign
};

// Words after a number that multiply it: {"万", 10000}, {"k", 1000}. An empty factor list knows only the unit itself.
struct NumberUnit { std::string_view text; std::int64_t factor; };

struct NumberResult { NumberFault fault = NumberFault::none; std::int64_t value = 0; };

NumberResult parse_number(std::string_view text, NumberRules const& rules, std::span<NumberUnit const> units = {});
std::string normalize_width(std::string_view text);     // full-width ASCII, 。 、 − and spaces to their plain forms

}  // namespace pmo::ui
