#pragma once
// Statistics of finished runs: plain functions over columns of whole numbers. Quantiles are observed values, never between two: the p-quantile is the
// smallest value that at least the share p of the runs does not exceed (the inverse of the empirical distribution function), so "P80" can be read as
// "in 80 of 100 runs not later", and some run really ended there.

#include <cstdint>
#include <span>
#include <vector>

namespace pmo::simulation {

struct Spread {
    std::int64_t p10 = 0, p50 = 0, p80 = 0, p90 = 0;
    std::int64_t least = 0, most = 0;
    double mean = 0, deviation = 0;      // deviation of the sample, divided by n − 1
};

// Of sorted values; of none all is 0.
std::int64_t quantile_of(std::span<std::int64_t const> sorted, double p);
Spread spread_of(std::span<std::int64_t const> sorted);

// The share of sorted values that are not greater than `limit`, 0 to 1.
double share_within(std::span<std::int64_t const> sorted, std::int64_t limit);

struct Bin { std::int64_t from = 0, to = 0; std::int32_t count = 0; };   // values in [from, to); the last one includes `to`

// Bins of equal width over all values, at most `bins` of them, at least 1.
std::vector<Bin> histogram(std::span<std::int64_t const> sorted, std::int32_t bins);

struct CurvePoint { std::int64_t value = 0; double share = 0; };

// The cumulative curve as at most `points` steps, the least and the greatest value among them.
std::vector<CurvePoint> s_curve(std::span<std::int64_t const> sorted, std::int32_t points);

// Orders columns again and again in the same memory: values and their places in one number, sorted digit by digit. For at most 2²⁴ values; those that
// are more than 2⁴⁰ apart are told apart by their upper digits only, which no duration and no date reaches.
class Sorter {
public:
    void sort(std::span<std::int64_t const> values);
    bool all_equal() const { return m_range == 0; }
    // Ascending.
    void values(std::vector<std::int64_t>& out) const;
    // By place: 1 … n, equal values share the mean of theirs.
    void ranks(std::vector<double>& out) const;
private:
    std::vector<std::uint64_t> m_order, m_other;
    std::int64_t m_least = 0;
    std::uint64_t m_range = 0;
    int m_shift = 0;
};

std::vector<double> ranks_of(std::span<std::int64_t const> values);

// Pearson's correlation; of ranks it is Spearman's. 0 where one side does not vary.
double correlation_of(std::span<double const> a, std::span<double const> b);

}  // namespace pmo::simulation
