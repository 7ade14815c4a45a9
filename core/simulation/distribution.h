#pragma once
// How uncertain one number is: the five distributions of three-point estimates, with their moments and quantiles in closed form where there is one.
//
// triangular, pert, uniform   never leave [low, high]. PERT is the beta distribution with λ = 4: mean (low + 4 likely + high) / 6
// normal                      cut off at 0 and made whole again, because nothing takes less than no time
// lognormal                   of positive numbers; unbounded above
//
// Three points mean for the bounded ones what they say. For the unbounded ones the ends are taken as three standard deviations away: the normal
// distribution has the mean `likely` and the deviation (high − low) / 6, the lognormal the mode `likely` and on the logarithmic scale the deviation
// ln(high / low) / 6.

#include <cstdint>
#include <vector>

#include "core/simulation/pert_table.h"

namespace pmo::simulation {

enum class Shape : std::uint8_t { fixed, triangular, pert, uniform, normal, lognormal };

struct Distribution {
    Shape shape = Shape::fixed;
    double a = 0;       // fixed: the value; triangular, pert, uniform: low; normal: mean; lognormal: mean of the logarithm
    double b = 0;       // triangular, pert: most likely; uniform: high; normal: deviation; lognormal: deviation of the logarithm
    double c = 0;       // triangular, pert: high

    static constexpr Distribution constant(double value) { return {Shape::fixed, value, 0, 0}; }
    static constexpr Distribution triangular(double low, double likely, double high) { return {Shape::triangular, low, likely, high}; }
    static constexpr Distribution pert(double low, double likely, double high) { return {Shape::pert, low, likely, high}; }
    static constexpr Distribution uniform(double low, double high) { return {Shape::uniform, low, high, 0}; }
    static constexpr Distribution normal(double mean, double deviation) { return {Shape::normal, mean, deviation, 0}; }
    static constexpr Distribution lognormal(double log_mean, double log_deviation) { return {Shape::lognormal, log_mean, log_deviation, 0}; }
    friend bool operator==(Distribution const&, Distribution const&) = default;
};

inline constexpr double kLargest = 1e12;               // no number in a distribution or out of it is larger

// Finite, within ±kLargest, in order, deviations not negative; and nothing below 0 but the ends of a normal distribution.
bool is_sound(Distribution const& d);

// From three points, 0 <= low <= likely <= high. Three equal points are `fixed`. A lognormal needs low > 0, otherwise it is taken as triangular.
// Points in another order give a distribution that is not sound.
Distribution from_three_points(Shape shape, double low, double likely, double high);

// The same distribution of the number times `factor` >= 0.
Distribution scaled(Distribution d, double factor);

double mean_of(Distribution const& d);
double variance_of(Distribution const& d);
double quantile(Distribution const& d, double p);      // 0 < p < 1; exact and slow

// Tables of PERT shapes, each made once.
class PertTables {
public:
    std::int32_t index_of(double mode);
    PertTable const& operator[](std::int32_t i) const { return m_tables[static_cast<std::size_t>(i)]; }
private:
    std::vector<double> m_modes;                       // sorted, with their tables' indices
    std::vector<std::int32_t> m_index;
    std::vector<PertTable> m_tables;
};

// A distribution made ready for being asked millions of times. It must be sound. `tables` is asked again while sampling.
class Sampler {
public:
    Sampler(Distribution const& d, PertTables& tables);
    Shape shape() const { return m_shape; }
    double at(double p, PertTables const& tables) const noexcept;          // quantile of 0 < p < 1
    double at_score(double z, PertTables const& tables) const noexcept;    // quantile of Φ(z): for correlated numbers, which come as normal scores
private:
    double bounded(double p) const noexcept;
    double by_score(double z, PertTables const& tables) const noexcept;
    Shape m_shape;
    std::int32_t m_table = -1;
    double m_a = 0, m_range = 0, m_mode = 0;           // of the range: where the mode stands
    double m_left = 0, m_right = 0;                    // triangular: factors of the roots
    double m_cut = 0;                                  // normal: probability below 0
};

}  // namespace pmo::simulation
