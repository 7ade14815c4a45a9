#include "core/base/id.h"

#include <array>

namespace pmo {

namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";

// The finaliser of splitmix64: a bijection whose output bits all depend on all input bits.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

int digit_value(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    auto const at = kDigits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string to_text(Id id) {
    std::string text(26, '0');
    std::uint64_t high = id.high, low = id.low;
    for (std::size_t i = 26; i-- > 0;) {
        text[i] = kDigits[low & 31];
        low = (low >> 5) | (high << 59);
        high >>= 5;
    }
    return text;
}

std::optional<Id> parse_id(std::string_view text) {
    if (text.size() != 26) return std::nullopt;
    Id id;
    for (std::size_t i = 0; i < 26; ++i) {
        int const d = digit_value(text[i]);
        if (d < 0 || (i == 0 && d > 7)) return std::nullopt;   // 26 digits hold 130 bits: the first has only three
        id.high = (id.high << 5) | (id.low >> 59);
        id.low = (id.low << 5) | static_cast<std::uint64_t>(d);
    }
    return id;
}

Id id_from_key(std::string_view key) {
    std::uint64_t a = 0xcbf29ce484222325ULL, b = 0x84222325cbf29ce4ULL;
    for (char const c : key) {
        a = (a ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
        b = mix(b ^ static_cast<std::uint8_t>(c));
    }
    Id id{mix(a ^ (b << 1)), mix(b + key.size())};
    if (!id) id.low = 1;
    return id;
}

Id IdSource::next() {
    ++m_count;
    Id id{mix(m_high ^ mix(m_count)), mix(m_low + mix(m_count ^ 0x5851f42d4c957f2dULL))};
    if (!id) id.low = 1;
    return id;
}

std::uint32_t IdSource::jitter() {
    ++m_count;
    return static_cast<std::uint32_t>(mix(m_low ^ mix(m_count)) >> 34);
}

}  // namespace pmo
