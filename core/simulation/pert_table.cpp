#include "core/simulation/pert_table.h"

#include <algorithm>
#include <cstddef>

#include "core/simulation/normal.h"

namespace pmo::simulation {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kRows = 64;                              // shapes solved exactly; those between are interpolated
constexpr int kReach = PertTable::kReach;

// πx / sin πx for |x| <= ½ by the series of the sine.
double inverse_sinc(double x) {
    double const q = -(kPi * x) * (kPi * x);
    double sum = 1;
    for (int k = 24; k > 0; k -= 2) sum = 1 + sum * q / (k * (k + 1.0));
    return 1 / sum;
}

// B(1 + s, 5 − s), 0 <= s <= 4, from Γ(1 + s) Γ(1 − s) = πs / sin πs and Γ(6) = 120. The zero of the sine at the nearest integer cancels against one factor.
double beta_function(double s) {
    int const nearest = static_cast<int>(s + 0.5);
    double const x = s - nearest;
    double product = inverse_sinc(x) / 120;
    for (int k = 0; k <= 4; ++k)
        if (k != nearest) product *= k < nearest ? s - k : k - s;
    return product;
}

struct Beta {
    double a = 1, b = 5, size = 1;                     // size: the beta function of a and b
    explicit Beta(double mode) : a(1 + 4 * mode), b(5 - 4 * mode), size(beta_function(4 * mode)) {}
    Beta mirrored() const { Beta other(*this); std::swap(other.a, other.b); return other; }
    double density(double x) const { return exp_of((a - 1) * log_of(x) + (b - 1) * log_of(1 - x)) / size; }

    // The regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8), from the last term backwards.
    double below(double x) const {
        if (x > (a + 1) / (a + b + 2)) return 1 - mirrored().below(1 - x);
        double fraction = 1;
        for (int k = 40; k > 0; --k) {
            double const odd = -(a + k - 1) * (a + b + k - 1) * x / ((a + 2 * k - 2) * (a + 2 * k - 1));
            double const even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
            fraction = 1 + odd / (1 + even / fraction);
        }
        return exp_of(a * log_of(x) + b * log_of(1 - x)) / (a * size * fraction);
    }

    // Newton's method from `guess`, kept between what is known to be too low and too high. 0 < p <= ½.
    double quantile(double p, double guess) const {
        double low = 0, high = 1, x = std::clamp(guess, 1e-12, 1 - 1e-12);
        for (int step = 0; step < 80; ++step) {
            double const miss = below(x) - p;
            (miss < 0 ? low : high) = x;
            double next = x - miss / density(x);
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            double const moved = next > x ? next - x : x - next;
            x = next;
            if (moved <= 1e-13 * x) break;
        }
        return x;
    }
    // What remains of the density near 0, solved for x.
    double near_zero(double p) const { return exp_of((log_of(p * a * size)) / a); }
};

struct Cell { double value = 0, slope = 0; };

// Quantiles below the middle for kRows + 1 shapes. The upper half of a shape is the lower half of its mirror image.
struct Shapes {
    std::array<std::array<Cell, kReach + 1>, kRows + 1> rows{};
    Shapes() {
        for (int row = 0; row <= kRows; ++row) {
            Beta const beta(static_cast<double>(row) / kRows);
            double x = 0;
            for (int i = 0; i <= kReach; ++i) {
                double const z = static_cast<double>(kReach - i) / PertTable::kPerUnit, p = normal_tail(z);
                x = beta.quantile(p, i == 0 ? beta.near_zero(p) : x + cell(row, i - 1).slope);
                cell(row, i) = {x, normal_density(z) / (beta.density(x) * PertTable::kPerUnit)};
            }
        }
    }
    Cell& cell(int row, int i) { return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(i)]; }
    Cell at(int row, int i) const {                    // i from 0 to 2 kReach
        if (i <= kReach) return rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(i)];
        Cell const other = rows[static_cast<std::size_t>(kRows - row)][static_cast<std::size_t>(2 * kReach - i)];
        return {1 - other.value, other.slope};
    }
};

Shapes const& shapes() {
    static Shapes const made;                          // made once, the same for ever
    return made;
}

}  // namespace

PertTable::PertTable(double mode) {
    Shapes const& all = shapes();
    double const place = std::clamp(mode, 0.0, 1.0) * kRows;
    int const first = std::clamp(static_cast<int>(place) - 1, 0, kRows - 3);
    double const t = place - first;                    // Lagrange's polynomial through four shapes
    double const weight[] = {(t - 1) * (t - 2) * (t - 3) / -6, t * (t - 2) * (t - 3) / 2, t * (t - 1) * (t - 3) / -2, t * (t - 1) * (t - 2) / 6};
    for (int i = 0; i <= 2 * kReach; ++i) {
        Knot& knot = m_knots[static_cast<std::size_t>(i)];
        for (int k = 0; k < 4; ++k) {
            Cell const cell = all.at(first + k, i);
            knot.value += weight[k] * cell.value;
            knot.slope += weight[k] * cell.slope;
        }
    }
}

double PertTable::at(double z) const noexcept {
    double const place = std::clamp(z * kPerUnit + kReach, 0.0, 2.0 * kReach - 0x1p-40);
    auto const i = static_cast<std::size_t>(place);
    double const t = place - static_cast<double>(i), rest = 1 - t;
    Knot const &a = m_knots[i], &b = m_knots[i + 1];
    return rest * rest * ((1 + 2 * t) * a.value + t * a.slope) + t * t * ((1 + 2 * rest) * b.value - rest * b.slope);
}

double beta_quantile(double mode, double p, double* density) {
    Beta const beta(std::clamp(mode, 0.0, 1.0));
    double const x = p <= 0.5 ? beta.quantile(p, beta.near_zero(p)) : 1 - beta.mirrored().quantile(1 - p, beta.mirrored().near_zero(1 - p));
    if (density) *density = beta.density(x);
    return x;
}

}  // namespace pmo::simulation
