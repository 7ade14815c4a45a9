#include "core/base/money.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pmo {

namespace {
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

std::int64_t power_of_ten(int n) {
    std::int64_t p = 1;
    while (n-- > 0) p *= 10;
    return p;
}
}  // namespace

std::optional<Currency> parse_currency(std::string_view code) {
    if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; })) return std::nullopt;
    Currency c;
    std::copy_n(code.begin(), 3, c.code);
    return c;
}

int minor_digits(Currency currency) {
    constexpr std::array kNone = {std::string_view("JPY"), std::string_view("KRW"), std::string_view("VND"), std::string_view("CLP"), std::string_view("ISK")};
    constexpr std::array kThree = {std::string_view("BHD"), std::string_view("IQD"), std::string_view("JOD"), std::string_view("KWD"), std::string_view("OMR"), std::string_view("TND")};
    if (std::ranges::find(kNone, currency.text()) != kNone.end()) return 0;
    if (std::ranges::find(kThree, currency.text()) != kThree.end()) return 3;
    return 2;
}

Money add(Money a, Money b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.minor, b.minor, &sum)) sum = a.minor > 0 ? kMax : -kMax;
    return {sum, a.currency};
}

Money scale(Money amount, std::int64_t numerator, std::int64_t denominator) {
    // 128 bits in between, so that amount × numerator cannot overflow.
    __extension__ using Wide = __int128;
    Wide const product = Wide{amount.minor} * numerator;
    Wide const half = denominator / 2;
    Wide const rounded = product >= 0 ? (product + half) / denominator : -((-product + half) / denominator);
    if (rounded > kMax) return {kMax, amount.currency};
    if (rounded < -Wide{kMax}) return {-kMax, amount.currency};
    return {static_cast<std::int64_t>(rounded), amount.currency};
}

std::string to_text(Money money) {
    int const digits = minor_digits(money.currency);
    bool const negative = money.minor < 0;
    auto const magnitude = negative ? 0 - static_cast<std::uint64_t>(money.minor) : static_cast<std::uint64_t>(money.minor);
    auto const unit = static_cast<std::uint64_t>(power_of_ten(digits));
    std::string text = (negative ? "-" : "") + std::to_string(magnitude / unit);
    if (digits > 0) {
        std::string fraction = std::to_string(magnitude % unit);
        text += '.' + std::string(static_cast<std::size_t>(digits) - fraction.size(), '0') + fraction;
    }
    return text + ' ' + std::string(money.currency.text());
}

std::optional<Money> parse_money(std::string_view text, Currency fallback) {
    Currency currency = fallback;
    if (auto const space = text.find(' '); space != std::string_view::npos) {
        auto const parsed = parse_currency(text.substr(space + 1));
        if (!parsed) return std::nullopt;
        currency = *parsed;
        text = text.substr(0, space);
    }
    bool const negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t minor = 0;
    int fraction = -1;
    bool any = false;
    int const digits = minor_digits(currency);
    for (char const c : text) {
        if (c == '.' && fraction < 0) { fraction = 0; continue; }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        if (fraction >= 0 && ++fraction > digits) {
            if (c != '0') return std::nullopt;       // finer than the currency knows: refused, not rounded
            continue;
        }
        if (minor > (kMax - (c - '0')) / 10) return std::nullopt;
        minor = minor * 10 + (c - '0');
    }
    if (!any) return std::nullopt;
    for (int i = std::min(std::max(fraction, 0), digits); i < digits; ++i) {
        if (minor > kMax / 10) return std::nullopt;
        minor *= 10;
    }
    return Money{negative ? -minor : minor, currency};
}

}  // namespace pmo
