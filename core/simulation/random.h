#pragma once
// Random numbers that are looked up, not drawn in turn: each is a pure function of the seed, the number of the run and a key of what varies. So run
// 412 can be computed alone, by any worker in any order, and an item that is added or left out does not change the numbers of the others
// (common random numbers). No state, no clock, no library's generator: the same bits on every machine.

#include <cstdint>

namespace pmo::simulation {

// Names what varies. A hash of something that stays, such as a record's id.
using Key = std::uint64_t;

// A bijection in which every bit of the result depends on every bit given: the output function of SplitMix64 (Steele, Lea and Flood 2014) with the
// constants of Stafford's thirteenth mix.
constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// What one item is asked for; each purpose has numbers of its own.
enum class Purpose : std::uint64_t { duration = 1, occurrence = 2, delay = 3, cost = 4, group = 5 };

constexpr Key salt_of(Key key, Purpose purpose) noexcept { return mixed(key + static_cast<std::uint64_t>(purpose) * 0x9e3779b97f4a7c15ULL); }

// The numbers of one run.
class Draws {
public:
    constexpr Draws(std::uint64_t seed, std::int64_t run) noexcept : m_key(mixed(mixed(seed) + 0x9e3779b97f4a7c15ULL * (static_cast<std::uint64_t>(run) + 1))) {}
    // Uniform on (0, 1): a multiple of 2⁻⁵³, never an end and as often below as above the middle. `salt` is salt_of(…).
    constexpr double at(Key salt) const noexcept {
        return (static_cast<double>(static_cast<std::int64_t>(mixed(m_key + salt) >> 12)) + 0.5) * 0x1p-52;
    }
private:
    std::uint64_t m_key;
};

}  // namespace pmo::simulation
