#pragma once
// Numbers from a seed, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) and integer arithmetic only.

#include <cstdint>

namespace pmo::levelling {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint32_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        auto x = m_state;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<std::uint32_t>((x ^ (x >> 31)) >> 32);
    }
    // 0 … n-1, n > 0.
    std::int32_t below(std::int32_t n) { return static_cast<std::int32_t>((std::uint64_t{next()} * static_cast<std::uint32_t>(n)) >> 32); }
    // from low to high, both included.
    std::int32_t between(std::int32_t low, std::int32_t high) { return low + below(high - low + 1); }
    bool chance(std::int32_t permille) { return below(1000) < permille; }

private:
    std::uint64_t m_state;
};

}  // namespace pmo::levelling
