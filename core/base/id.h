#pragma once
// Record ids: 128 random bits, equal on every device for the life of the record. The human code ("R-07") is only a field.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmo {

struct Id {
    std::uint64_t high = 0, low = 0;
    auto operator<=>(Id const&) const = default;
    explicit operator bool() const { return (high | low) != 0; }   // the zero id means "none"
};

inline constexpr Id kNoId{};

std::string to_text(Id id);                          // 26 characters, Crockford's base 32 in lower case
std::optional<Id> parse_id(std::string_view text);
// The same id for the same key everywhere: samples and templates name their records by readable keys.
Id id_from_key(std::string_view key);

struct IdHash {
    std::size_t operator()(Id id) const { return static_cast<std::size_t>(id.low ^ (id.high * 0x9e3779b97f4a7c15ULL)); }
};

// Ids from 32 bytes of the host's randomness; each call differs. Not thread-safe.
class IdSource {
public:
    explicit IdSource(std::uint64_t seed_high, std::uint64_t seed_low) : m_high(seed_high), m_low(seed_low) {}
    Id next();
    std::uint32_t jitter();                          // 30 random bits for order keys
private:
    std::uint64_t m_high, m_low, m_count = 0;
};

}  // namespace pmo
