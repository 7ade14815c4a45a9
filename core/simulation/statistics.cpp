#include "core/simulation/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace pmo::simulation {

std::int64_t quantile_of(std::span<std::int64_t const> sorted, double p) {
    if (sorted.empty()) return 0;
    auto const n = static_cast<double>(sorted.size());
    auto const rank = static_cast<std::int64_t>(std::ceil(p * n - 1e-9));     // 0.8 × 1000 must not become 800.0000001
    return sorted[static_cast<std::size_t>(std::clamp<std::int64_t>(rank - 1, 0, static_cast<std::int64_t>(sorted.size()) - 1))];
}

Spread spread_of(std::span<std::int64_t const> sorted) {
    if (sorted.empty()) return {};
    Spread out{.p10 = quantile_of(sorted, 0.1), .p50 = quantile_of(sorted, 0.5), .p80 = quantile_of(sorted, 0.8), .p90 = quantile_of(sorted, 0.9), .least = sorted.front(), .most = sorted.back()};
    // Sums of distances from the least value keep their digits.
    auto const n = static_cast<double>(sorted.size());
    double sum = 0, squares = 0;
    for (auto const value : sorted) sum += static_cast<double>(value - out.least);
    double const mean = sum / n;
    for (auto const value : sorted) squares += (static_cast<double>(value - out.least) - mean) * (static_cast<double>(value - out.least) - mean);
    out.mean = static_cast<double>(out.least) + mean;
    out.deviation = sorted.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
    return out;
}

double share_within(std::span<std::int64_t const> sorted, std::int64_t limit) {
    if (sorted.empty()) return 0;
    return static_cast<double>(std::ranges::upper_bound(sorted, limit) - sorted.begin()) / static_cast<double>(sorted.size());
}

std::vector<Bin> histogram(std::span<std::int64_t const> sorted, std::int32_t bins) {
    if (sorted.empty()) return {};
    std::int64_t const range = sorted.back() - sorted.front(), most = std::max(1, bins);
    std::int64_t const width = std::max<std::int64_t>(1, (range + most - 1) / most);
    std::vector<Bin> out;
    for (std::int64_t from = sorted.front(); out.empty() || from < sorted.back(); from += width) out.push_back({from, from + width, 0});
    for (auto const value : sorted) ++out[static_cast<std::size_t>(std::min<std::int64_t>((value - sorted.front()) / width, static_cast<std::int64_t>(out.size()) - 1))].count;
    return out;
}

std::vector<CurvePoint> s_curve(std::span<std::int64_t const> sorted, std::int32_t points) {
    std::vector<CurvePoint> out;
    auto const n = sorted.size();
    auto const steps = std::min<std::size_t>(n, static_cast<std::size_t>(std::max(2, points)));
    for (std::size_t k = 0; k < steps; ++k) {
        auto const i = steps > 1 ? k * (n - 1) / (steps - 1) : n - 1;
        auto const value = sorted[i];
        if (!out.empty() && out.back().value == value) continue;
        out.push_back({value, share_within(sorted, value)});
    }
    return out;
}

namespace {

constexpr int kPlaceBits = 24, kValueBits = 40, kDigitBits = 11;

}  // namespace

void Sorter::sort(std::span<std::int64_t const> values) {
    auto const [least, most] = values.empty() ? std::pair<std::int64_t, std::int64_t>{} : std::pair(std::ranges::min(values), std::ranges::max(values));
    m_least = least;
    m_range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    for (m_shift = 0; (m_range >> m_shift) >> kValueBits; ++m_shift) {}
    m_order.resize(values.size());
    m_other.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) m_order[i] = ((static_cast<std::uint64_t>(values[i]) - static_cast<std::uint64_t>(least)) >> m_shift << kPlaceBits) | i;
    std::array<std::uint32_t, std::size_t{1} << kDigitBits> first;
    for (int digit = 0; (m_range >> m_shift) >> digit; digit += kDigitBits) {
        auto const digit_of = [&](std::uint64_t x) { return static_cast<std::size_t>(x >> (kPlaceBits + digit)) & (first.size() - 1); };
        first.fill(0);
        for (auto const x : m_order) ++first[digit_of(x)];
        std::uint32_t sum = 0;
        for (auto& place : first) sum += std::exchange(place, sum);
        for (auto const x : m_order) m_other[first[digit_of(x)]++] = x;
        std::swap(m_order, m_other);
    }
}

void Sorter::values(std::vector<std::int64_t>& out) const {
    out.resize(m_order.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = m_least + static_cast<std::int64_t>(m_order[i] >> kPlaceBits << m_shift);
}

void Sorter::ranks(std::vector<double>& out) const {
    auto const n = m_order.size();
    out.resize(n);
    for (std::size_t from = 0; from < n;) {
        auto to = from + 1;
        while (to < n && (m_order[to] >> kPlaceBits) == (m_order[from] >> kPlaceBits)) ++to;
        double const rank = (static_cast<double>(from + to) + 1) / 2;
        for (; from < to; ++from) out[m_order[from] & ((std::uint64_t{1} << kPlaceBits) - 1)] = rank;
    }
}

std::vector<double> ranks_of(std::span<std::int64_t const> values) {
    Sorter sorter;
    sorter.sort(values);
    std::vector<double> out;
    sorter.ranks(out);
    return out;
}

double correlation_of(std::span<double const> a, std::span<double const> b) {
    auto const n = std::min(a.size(), b.size());
    double mean_a = 0, mean_b = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < n; ++i) { mean_a += a[i]; mean_b += b[i]; }
    if (n > 0) { mean_a /= static_cast<double>(n); mean_b /= static_cast<double>(n); }
    for (std::size_t i = 0; i < n; ++i) {
        double const x = a[i] - mean_a, y = b[i] - mean_b;
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace pmo::simulation
