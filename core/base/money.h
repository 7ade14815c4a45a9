#pragma once
// Money: integer minor units with their currency. Never a floating-point number, never a sum over two currencies.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmo {

struct Currency {
    char code[4] = {'C', 'N', 'Y', '\0'};            // ISO 4217, three capital letters
    auto operator<=>(Currency const&) const = default;
    std::string_view text() const { return {code, 3}; }
};

std::optional<Currency> parse_currency(std::string_view code);
int minor_digits(Currency currency);                 // 2 for most, 0 for JPY and KRW, 3 for KWD …

struct Money {
    std::int64_t minor = 0;                          // 12.34 CNY is 1234
    Currency currency{};
    auto operator<=>(Money const&) const = default;
};

// Sums of one currency; the caller groups by currency first. Overflow saturates at the ends of the range.
Money add(Money a, Money b);
// amount × numerator ÷ denominator, rounded half away from zero; denominator > 0.
Money scale(Money amount, std::int64_t numerator, std::int64_t denominator);

std::string to_text(Money money);                    // "1234.50 CNY": locale-free, for files
std::optional<Money> parse_money(std::string_view text, Currency fallback = {});   // "1234.5", "1234.50 CNY", "-3"

}  // namespace pmo
