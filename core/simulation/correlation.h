#pragma once
// Numbers that vary together: a Gaussian copula. Each number gets a normal score; the scores are correlated as asked, and each number is the quantile of
// its score, so its own distribution stays what it is. Chosen over Iman and Conover's reordering because that needs all runs at once, while here run 412
// can be computed alone.
//
// A correlation ρ given is that of the scores. The rank correlation of the numbers is then (6 / π) arcsin (ρ / 2), a little less than ρ (0.48 for 0.5).
//
// A group is one common factor: score = √ρ × factor + √(1 − ρ) × own. Estimates that hang together by pairs form a block with a matrix; one that is not
// positive definite (A with B and B with C, but A against C) is weakened: all correlations of the block are multiplied by the largest of 63/64, 62/64,
// … that makes it so, which is reported.

#include <cstdint>
#include <span>
#include <vector>

#include "core/simulation/model.h"

namespace pmo::simulation {

inline constexpr std::int32_t kMostInBlock = 400;

// The lower triangle L of L Lᵀ = matrix, row by row (n (n + 1) / 2 numbers). Empty: the matrix is not positive definite.
std::vector<double> cholesky(std::span<double const> lower, std::int32_t n);

struct Factor {                          // an estimate that follows a group
    std::int32_t estimate = 0, group = 0;
    double common = 0, own = 0;          // √ρ, √(1 − ρ)
};

struct Block {                           // estimates that hang together by pairs
    std::vector<std::int32_t> estimates;
    std::vector<double> lower;           // Cholesky's triangle
};

struct Correlations {
    std::vector<Factor> factors;
    std::vector<Block> blocks;
    std::vector<std::uint8_t> is_correlated;     // by estimate
};

// Groups and pairs that are not possible are left out and reported.
Correlations make_correlations(Model const& model, std::vector<Fault>& faults);

}  // namespace pmo::simulation
