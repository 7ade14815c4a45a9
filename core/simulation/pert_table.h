#pragma once
// The PERT distribution as a table: quantiles of the beta distribution with α = 1 + 4m and β = 5 − 4m on [0, 1], m the place of the most likely value
// (0 at the low end, 1 at the high one). The table runs over the normal score z, x(z) = quantile(Φ(z)), because there the curve has no steep ends:
// cubic interpolation with exact slopes every eighth of z stays within 1e-6 of the range.

#include <array>
#include <cstddef>

namespace pmo::simulation {

class PertTable {
public:
    // 0 <= mode <= 1; values outside are brought to the ends.
    explicit PertTable(double mode);
    // The share of the range that belongs to the normal score z; grows with z.
    double at(double z) const noexcept;

    static constexpr int kPerUnit = 8, kReach = 66;          // knots from −66/8 to 66/8: farther than any draw

private:
    struct Knot { double value = 0, slope = 0; };            // the slope for one step
    std::array<Knot, 2 * kReach + 1> m_knots{};
};

// The same without a table: slow, relative error about 1e-12. 0 < p < 1. Also gives the density there when asked.
double beta_quantile(double mode, double p, double* density = nullptr);

}  // namespace pmo::simulation
