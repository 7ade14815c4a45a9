#include "core/base/decimal.h"

#include <algorithm>
#include <limits>

namespace pmo {

std::string decimal_text(std::int64_t scaled, int scale) {
    bool const negative = scaled < 0;
    auto const magnitude = negative ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
    auto const places = static_cast<std::size_t>(scale);
    std::string digits = std::to_string(magnitude);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string text = digits.substr(0, digits.size() - places), fraction = digits.substr(digits.size() - places);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    if (!fraction.empty()) text += '.' + fraction;
    return negative ? '-' + text : text;
}

std::optional<std::int64_t> decimal_from_text(std::string_view text, int scale) {
    bool const negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t value = 0;                           // negative all the way: that range is the larger one
    int fraction = -1;
    bool any = false;
    auto const push = [&](int digit) { return !__builtin_mul_overflow(value, 10, &value) && !__builtin_sub_overflow(value, digit, &value); };
    for (char const c : text) {
        if (c == '.' && fraction < 0) { fraction = 0; continue; }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        if (fraction >= 0 && ++fraction > scale) {
            if (c != '0') return std::nullopt;
            continue;
        }
        if (!push(c - '0')) return std::nullopt;
    }
    if (!any) return std::nullopt;
    for (int i = std::min(std::max(fraction, 0), scale); i < scale; ++i)
        if (!push(0)) return std::nullopt;
    if (negative) return value;
    if (value == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return -value;
}

}  // namespace pmo
