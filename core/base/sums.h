#pragma once
// Sums of 64-bit amounts that a person or a merged file may have set to anything: they stop at the ends of the range instead of overflowing. For counts of
// records plain addition does; money with its currency is core/base/money.h.

#include <cstdint>
#include <initializer_list>
#include <limits>

namespace pmo {

inline constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t kLeast = -kGreatest;       // symmetric: every result has an opposite

constexpr std::int64_t clipped(std::int64_t value) { return value < kLeast ? kLeast : value; }

constexpr std::int64_t plus(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return a > 0 ? kGreatest : kLeast;
    return clipped(sum);
}

constexpr std::int64_t minus(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) return a > b ? kGreatest : kLeast;
    return clipped(difference);
}

constexpr std::int64_t times(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return (a > 0) == (b > 0) ? kGreatest : kLeast;
    return clipped(product);
}

constexpr std::int64_t negative(std::int64_t value) { return minus(0, value); }

constexpr std::int64_t sum_of(std::initializer_list<std::int64_t> values) {
    std::int64_t sum = 0;
    for (auto const value : values) sum = plus(sum, value);
    return sum;
}

}  // namespace pmo
