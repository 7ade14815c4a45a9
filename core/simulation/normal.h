#pragma once
// The normal distribution and what it needs, from additions, multiplications, divisions and square roots only: IEEE 754 gives those the same bits
// everywhere, which nobody promises of a library's exp or log. Everything is constexpr, so the tables are made by the compiler.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace pmo::simulation {

inline constexpr double kLn2High = 0x1.62e42fefa38p-1;         // 41 bits, so that its products with exponents are exact
inline constexpr double kLn2Low = 0x1.ef35793c7673p-45;
inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;

// 2^n for -1022 <= n <= 1023.
constexpr double power_of_two(int n) noexcept { return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52); }

// e^x: x = n ln 2 + r with |r| <= ln 2 / 2, then 14 terms of the Taylor series of e^r. Relative error below 1e-15. Beyond ±700 it stays at the ends.
constexpr double exp_by_series(double x) noexcept {
    x = x < -700 ? -700 : x > 700 ? 700 : x;
    int const n = static_cast<int>(x / kLn2 + (x < 0 ? -0.5 : 0.5));
    double const r = (x - n * kLn2High) - n * kLn2Low;
    double sum = 1;
    for (int k = 14; k > 0; --k) sum = 1 + sum * r / k;
    return sum * power_of_two(n);
}

inline constexpr auto kRootsOfTwo = [] {             // 2^(k / 64)
    std::array<double, 64> roots{};
    for (std::size_t k = 0; k < roots.size(); ++k) roots[k] = exp_by_series(static_cast<double>(k) * kLn2 / 64);
    return roots;
}();

// The same faster: x = (64 n + k) ln 2 / 64 + r with |r| < 0.0055, where six terms are enough.
constexpr double exp_of(double x) noexcept {
    x = x < -700 ? -700 : x > 700 ? 700 : x;
    int const steps = static_cast<int>(x * (64 / kLn2) + (x < 0 ? -0.5 : 0.5));
    int const k = steps & 63, n = (steps - k) / 64;
    double const r = (x - steps * (kLn2High / 64)) - steps * (kLn2Low / 64);
    double const series = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720))))));
    return kRootsOfTwo[static_cast<std::size_t>(k)] * series * power_of_two(n);
}

// ln x of a normal number x > 0: x = m 2^n with m in [√½, √2], then twice the series of artanh s, s = (m − 1) / (m + 1), |s| <= 0.172: 11 terms leave an
// error below 1e-17. Absolute error below 2e-16 (1 + |n|).
constexpr double log_of(double x) noexcept {
    auto const bits = std::bit_cast<std::uint64_t>(x);
    int n = static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > 1.4142135623730951) { m *= 0.5; ++n; }
    double const s = (m - 1) / (m + 1), q = s * s;
    double sum = 1.0 / 21;
    for (int k = 19; k > 0; k -= 2) sum = 1.0 / k + sum * q;
    return n * kLn2High + (n * kLn2Low + 2 * s * sum);
}

// Density of the standard normal distribution.
constexpr double normal_density(double z) noexcept { return 0.3989422804014327 * exp_of(-0.5 * z * z); }

// Probability below -z, z >= 0, with a small relative error also in the tail: the series of Φ − ½ in odd powers over double factorials below 3, the
// continued fraction of Mills' ratio from there on (Abramowitz and Stegun 26.2.11 and 26.2.14). Relative error below 1e-12. Slow; for tables.
constexpr double normal_tail(double z) noexcept {
    if (z < 3) {
        double term = z, sum = z;
        for (int k = 3; k < 120; k += 2) sum += term *= z * z / k;
        return 0.5 - normal_density(z) * sum;
    }
    double fraction = z;
    for (int k = 120; k > 0; --k) fraction = z + k / fraction;
    return normal_density(z) / fraction;
}

// Φ(z) from a table of 64 values for each unit by cubic interpolation with the exact slopes. Absolute error below 1e-9; never outside of (0, 1).
double normal_below(double z) noexcept;

// Φ⁻¹(p) for 0 < p < 1. Wichura's algorithm AS 241 (Applied Statistics 37, 1988), relative error about 1e-16; with log_of for the tails.
double normal_quantile(double p) noexcept;

}  // namespace pmo::simulation
