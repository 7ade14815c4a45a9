#pragma once
// Numbers from a seed for tests: the same everywhere. The seed of a failing case is printed and can be run alone.

#include <cstdint>
#include <iterator>

namespace pmo::test {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ULL + 1) {}
    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        auto x = m_state;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }
    std::size_t below(std::size_t n) { return n ? static_cast<std::size_t>(next() % n) : 0; }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(next() % (static_cast<std::uint64_t>(high - low) + 1)); }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <class List> auto const& pick(List const& list) { return *std::next(std::begin(list), static_cast<std::ptrdiff_t>(below(std::size(list)))); }
private:
    std::uint64_t m_state;
};

}  // namespace pmo::test
