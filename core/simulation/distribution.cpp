#include "core/simulation/distribution.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/simulation/normal.h"

namespace pmo::simulation {

namespace {

bool within(double x, double low, double high) { return x >= low && x <= high; }   // false of what is not a number

double limited(double x) { return std::clamp(x, 0.0, kLargest); }

// Where a normal distribution is cut: the score of 0.
double cut_score(Distribution const& d) { return d.b > 0 ? -d.a / d.b : -1e3; }

double cut_share(Distribution const& d) {
    double const z = cut_score(d);
    return z < 0 ? normal_tail(-z) : 1 - normal_tail(z);
}

double place_of_mode(Distribution const& d) { return d.c > d.a ? (d.b - d.a) / (d.c - d.a) : 0; }

}  // namespace

bool is_sound(Distribution const& d) {
    if (!within(d.a, -kLargest, kLargest) || !within(d.b, -kLargest, kLargest) || !within(d.c, -kLargest, kLargest)) return false;
    switch (d.shape) {
        case Shape::fixed: return d.a >= 0;
        case Shape::triangular:
        case Shape::pert: return d.a >= 0 && d.a <= d.b && d.b <= d.c;
        case Shape::uniform: return d.a >= 0 && d.a <= d.b;
        case Shape::normal: return d.b >= 0 && d.a >= 0;
        case Shape::lognormal: return d.b >= 0 && d.b <= 5 && d.a <= 27;
    }
    return false;
}

Distribution from_three_points(Shape shape, double low, double likely, double high) {
    if (low == high && low == likely) return Distribution::constant(likely);
    bool const ordered = low >= 0 && low <= likely && likely <= high;
    if (!ordered) return Distribution::triangular(low, likely, high);
    switch (shape) {
        case Shape::fixed: return Distribution::constant(likely);
        case Shape::triangular: break;
        case Shape::pert: return Distribution::pert(low, likely, high);
        case Shape::uniform: return Distribution::uniform(low, high);
        case Shape::normal: return Distribution::normal(likely, (high - low) / 6);
        case Shape::lognormal: {
            if (!(low > 0 && high <= kLargest)) break;
            double const deviation = (log_of(high) - log_of(low)) / 6;
            return Distribution::lognormal(log_of(likely) + deviation * deviation, deviation);
        }
    }
    return Distribution::triangular(low, likely, high);
}

Distribution scaled(Distribution d, double factor) {
    if (d.shape == Shape::lognormal) {
        if (!(factor > 0)) return Distribution::constant(0);
        d.a += log_of(factor);
        return d;
    }
    d.a *= factor;
    d.b *= factor;
    d.c *= factor;
    return d;
}

double mean_of(Distribution const& d) {
    switch (d.shape) {
        case Shape::fixed: return d.a;
        case Shape::triangular: return (d.a + d.b + d.c) / 3;
        case Shape::pert: return (d.a + 4 * d.b + d.c) / 6;
        case Shape::uniform: return (d.a + d.b) / 2;
        case Shape::normal: return d.b > 0 ? d.a + d.b * normal_density(cut_score(d)) / (1 - cut_share(d)) : d.a;
        case Shape::lognormal: return exp_of(d.a + d.b * d.b / 2);
    }
    return 0;
}

double variance_of(Distribution const& d) {
    switch (d.shape) {
        case Shape::fixed: return 0;
        case Shape::triangular: return (d.a * d.a + d.b * d.b + d.c * d.c - d.a * d.b - d.a * d.c - d.b * d.c) / 18;
        case Shape::pert: return (mean_of(d) - d.a) * (d.c - mean_of(d)) / 7;
        case Shape::uniform: return (d.b - d.a) * (d.b - d.a) / 12;
        case Shape::normal: {
            if (!(d.b > 0)) return 0;
            double const z = cut_score(d), excess = normal_density(z) / (1 - cut_share(d));
            return d.b * d.b * (1 + z * excess - excess * excess);
        }
        case Shape::lognormal: return (exp_of(d.b * d.b) - 1) * exp_of(2 * d.a + d.b * d.b);
    }
    return 0;
}

double quantile(Distribution const& d, double p) {
    if (d.shape == Shape::pert) return d.a + (d.c - d.a) * beta_quantile(place_of_mode(d), p);
    PertTables none;
    return Sampler(d, none).at(p, none);
}

std::int32_t PertTables::index_of(double mode) {
    auto const at = std::ranges::lower_bound(m_modes, mode);
    auto const place = at - m_modes.begin();
    if (at != m_modes.end() && *at == mode) return m_index[static_cast<std::size_t>(place)];
    auto const index = static_cast<std::int32_t>(m_tables.size());
    m_tables.emplace_back(mode);
    m_modes.insert(at, mode);
    m_index.insert(m_index.begin() + place, index);
    return index;
}

Sampler::Sampler(Distribution const& d, PertTables& tables) : m_shape(d.shape), m_a(d.a) {
    switch (d.shape) {
        case Shape::fixed: break;
        case Shape::triangular:
            m_range = d.c - d.a;
            m_mode = place_of_mode(d);
            m_left = m_range * std::sqrt(m_mode);
            m_right = m_range * std::sqrt(1 - m_mode);
            break;
        case Shape::pert:
            m_range = d.c - d.a;
            if (m_range > 0) m_table = tables.index_of(place_of_mode(d));
            else m_shape = Shape::fixed;
            break;
        case Shape::uniform: m_range = d.b - d.a; break;
        case Shape::normal:
            m_range = d.b;
            m_cut = cut_share(d);
            break;
        case Shape::lognormal: m_range = d.b; break;
    }
}

double Sampler::bounded(double p) const noexcept {
    if (m_shape == Shape::uniform) return m_a + m_range * p;
    // The roots of the triangle's area from its left and its right end.
    return p < m_mode ? m_a + m_left * std::sqrt(p) : m_a + m_range - m_right * std::sqrt(1 - p);
}

double Sampler::by_score(double z, PertTables const& tables) const noexcept {
    if (m_shape == Shape::pert) return m_a + m_range * tables[m_table].at(z);
    if (m_shape == Shape::normal) return limited(m_a + m_range * z);
    return limited(exp_of(m_a + m_range * z));
}

double Sampler::at(double p, PertTables const& tables) const noexcept {
    if (m_shape == Shape::fixed) return m_a;
    if (m_shape == Shape::triangular || m_shape == Shape::uniform) return bounded(p);
    double const whole = m_shape == Shape::normal ? std::min(m_cut + p * (1 - m_cut), 1 - 0x1p-53) : p;
    return by_score(normal_quantile(whole), tables);
}

double Sampler::at_score(double z, PertTables const& tables) const noexcept {
    if (m_shape == Shape::fixed) return m_a;
    // Only a normal distribution that is really cut has to leave its scores.
    bool const by_share = m_shape == Shape::triangular || m_shape == Shape::uniform || (m_shape == Shape::normal && m_cut > 1e-9);
    return by_share ? at(normal_below(z), tables) : by_score(z, tables);
}

}  // namespace pmo::simulation
