#include "ui/widgets/number_text.h"

#include <algorithm>

namespace pmo::ui {
namespace {

struct Code { char32_t value; std::size_t bytes; };

Code decode(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text[0]);
    std::size_t const length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1 || length > text.size()) return {lead, 1};
    char32_t code = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07);
    for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3F);
    return {code, length};
}

bool add_checked(std::int64_t a, std::int64_t b, std::int64_t& out) { return !__builtin_add_overflow(a, b, &out); }
bool multiply_checked(std::int64_t a, std::int64_t b, std::int64_t& out) { return !__builtin_mul_overflow(a, b, &out); }

// A decimal number as digits and a scale, so that units can multiply it before it is decided whether it fits the decimals.
class Reader {
public:
    Reader(std::string_view text, NumberRules const& rules, std::span<NumberUnit const> units) : m_text(text), m_rules(rules), m_units(units) {}

    NumberResult read() {
        spaces();
        if (at_end()) return {NumberFault::empty, 0};
        std::int64_t total = 0;
        bool const leading_sign = peek() == '+' || peek() == '-';
        bool negative = false;
        if (leading_sign) { negative = peek() == '-'; ++m_at; }
        if (leading_sign && m_rules.has_base && m_rules.relative) total = m_rules.base;
        for (bool first = true;; first = false) {
            if (!first) {
                spaces();
                if (at_end()) break;
                if (peek() != '+' && peek() != '-') return {NumberFault::not_a_number, 0};
                negative = peek() == '-';
                ++m_at;
            }
            std::int64_t value = 0;
            if (NumberFault const fault = term(value); fault != NumberFault::none) return {fault, 0};
            if (!add_checked(total, negative ? -value : value, total)) return {NumberFault::overflow, 0};
        }
        if (total < m_rules.min) return {NumberFault::too_small, total};
        if (total > m_rules.max) return {NumberFault::too_large, total};
        return {NumberFault::none, total};
    }

private:
    bool at_end() const { return m_at >= m_text.size(); }
    char peek() const { return at_end() ? '\0' : m_text[m_at]; }
    void spaces() { while (peek() == ' ') ++m_at; }

    NumberFault term(std::int64_t& out) {
        spaces();
        std::int64_t digits = 0;
        int fraction = 0, groups = 0, since_comma = 0;
        bool any = false, point = false, comma = false;
        for (;; ++m_at) {
            char const c = peek();
            if (c >= '0' && c <= '9') {
                if (!multiply_checked(digits, 10, digits) || !add_checked(digits, c - '0', digits)) return NumberFault::overflow;
                any = true;
                if (point) ++fraction;
                else ++since_comma;
            } else if (c == ',' && any && !point) {
                if (comma ? since_comma != 3 : since_comma > 3) return NumberFault::not_a_number;
                comma = true, since_comma = 0, ++groups;
            } else if (c == '.' && !point) {
                if (comma && since_comma != 3) return NumberFault::not_a_number;
                point = true;
            } else {
                break;
            }
        }
        if (!any || (comma && !point && since_comma != 3)) return NumberFault::not_a_number;
        spaces();
        std::int64_t factor = 1;
        std::size_t best = 0;
        for (NumberUnit const& unit : m_units)
            if (unit.text.size() > best && m_text.substr(m_at).starts_with(unit.text)) best = unit.text.size(), factor = unit.factor;
        m_at += best;
        while (fraction > 0 && digits % 10 == 0) digits /= 10, --fraction;
        if (!multiply_checked(digits, factor, digits)) return NumberFault::overflow;
        while (fraction > 0 && digits % 10 == 0) digits /= 10, --fraction;
        if (fraction > m_rules.decimals) return NumberFault::too_many_decimals;
        for (int i = fraction; i < m_rules.decimals; ++i)
            if (!multiply_checked(digits, 10, digits)) return NumberFault::overflow;
        out = digits;
        return NumberFault::none;
    }

    std::string_view m_text;
    NumberRules const& m_rules;
    std::span<NumberUnit const> m_units;
    std::size_t m_at = 0;
};

}  // namespace

std::string normalize_width(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        Code const c = decode(text);
        if (c.value >= 0xFF01 && c.value <= 0xFF5E) out += static_cast<char>(c.value - 0xFF01 + '!');
        else if (c.value == 0x3002 || c.value == 0xFF61) out += '.';        // the full stop that the '.' key yields in Chinese
        else if (c.value == 0x3000 || c.value == 0xA0 || c.value == 0x2009 || c.value == 0x202F) out += ' ';
        else if (c.value == 0x2212 || c.value == 0x2013 || c.value == 0x2014) out += '-';
        else out.append(text.substr(0, c.bytes));
        text.remove_prefix(c.bytes);
    }
    std::size_t const first = out.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \t") - first + 1);
}

NumberResult parse_number(std::string_view text, NumberRules const& rules, std::span<NumberUnit const> units) {
    std::string plain = normalize_width(text);
    // Units are compared without regard to case of Latin letters.
    for (char& c : plain) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return Reader(plain, rules, units).read();
}

}  // namespace pmo::ui
