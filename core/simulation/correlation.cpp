#include "core/simulation/correlation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace pmo::simulation {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }
std::size_t cell(std::size_t row, std::size_t column) { return row * (row + 1) / 2 + column; }

class Builder {
public:
    Builder(Model const& model, std::vector<Fault>& faults) : m_model(model), m_faults(faults), m_count(static_cast<std::int32_t>(model.estimates.size())), m_root(model.estimates.size()) {
        std::iota(m_root.begin(), m_root.end(), 0);
    }
    Correlations make() {
        m_out.is_correlated.assign(m_root.size(), 0);
        read_groups();
        read_pairs();
        make_blocks();
        make_factors();
        return std::move(m_out);
    }
private:
    void report(Fault::Kind kind, std::int32_t index, double value = 0) { m_faults.push_back({kind, index, value}); }

    void read_groups() {
        m_correlation.assign(m_model.groups.size(), 0);
        m_group.assign(m_root.size(), -1);
        for (std::size_t g = 0; g < m_model.groups.size(); ++g) {
            double const asked = m_model.groups[g].correlation;
            if (asked >= 0 && asked <= 1) m_correlation[g] = asked;
            else report(Fault::Kind::bad_correlation, -1 - static_cast<std::int32_t>(g));
        }
        for (std::int32_t i = 0; i < m_count; ++i) {
            auto const group = m_model.estimates[at(i)].group;
            if (group < 0 || at(group) >= m_correlation.size() || m_correlation[at(group)] == 0) continue;
            m_group[at(i)] = group;
            m_out.is_correlated[at(i)] = 1;
        }
    }
    void read_pairs() {
        for (std::size_t k = 0; k < m_model.pairs.size(); ++k) {
            auto const& pair = m_model.pairs[k];
            bool const possible = pair.a >= 0 && pair.b >= 0 && pair.a < m_count && pair.b < m_count && pair.a != pair.b && pair.correlation >= -1 && pair.correlation <= 1;
            if (!possible) report(Fault::Kind::bad_correlation, static_cast<std::int32_t>(k));
            else m_pairs.push_back(pair);
        }
        // Whoever is in a group brings it along.
        std::vector<std::int32_t> first(m_correlation.size(), -1);
        std::vector<std::uint8_t> paired(m_root.size(), 0), brings(m_correlation.size(), 0);
        for (auto const& pair : m_pairs) {
            join(pair.a, pair.b);
            for (auto const i : {pair.a, pair.b}) {
                paired[at(i)] = 1;
                if (m_group[at(i)] >= 0) brings[at(m_group[at(i)])] = 1;
            }
        }
        for (std::int32_t i = 0; i < m_count; ++i) {
            auto const group = m_group[at(i)];
            if (group < 0 || !brings[at(group)]) continue;
            paired[at(i)] = 1;
            if (first[at(group)] < 0) first[at(group)] = i;
            else join(first[at(group)], i);
        }
        m_paired = std::move(paired);
    }
    std::int32_t root_of(std::int32_t i) {
        while (m_root[at(i)] != i) i = m_root[at(i)] = m_root[at(m_root[at(i)])];
        return i;
    }
    void join(std::int32_t a, std::int32_t b) {
        auto const low = std::min(root_of(a), root_of(b)), high = std::max(root_of(a), root_of(b));
        m_root[at(high)] = low;
    }

    void make_blocks() {
        std::vector<std::vector<std::int32_t>> members(m_root.size());
        for (std::int32_t i = 0; i < m_count; ++i)
            if (m_paired[at(i)]) members[at(root_of(i))].push_back(i);
        for (auto& estimates : members) {
            if (estimates.empty()) continue;
            if (estimates.size() > at(kMostInBlock)) {
                report(Fault::Kind::too_many_pairs, estimates[0], static_cast<double>(estimates.size()));
                for (auto const i : estimates) m_paired[at(i)] = 0;
                continue;
            }
            for (auto const i : estimates) m_out.is_correlated[at(i)] = 1;
            auto lower = triangle_of(estimates);
            m_out.blocks.push_back({std::move(estimates), std::move(lower)});
        }
    }
    std::vector<double> triangle_of(std::vector<std::int32_t> const& estimates) {
        auto const n = estimates.size();
        std::vector<double> matrix(cell(n, 0), 0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                auto const group = m_group[at(estimates[i])];
                matrix[cell(i, j)] = i == j ? 1 : group >= 0 && group == m_group[at(estimates[j])] ? m_correlation[at(group)] : 0;
            }
        auto const place = [&](std::int32_t i) { return static_cast<std::size_t>(std::ranges::lower_bound(estimates, i) - estimates.begin()); };
        for (auto const& pair : m_pairs) {
            if (!std::ranges::binary_search(estimates, pair.a)) continue;
            auto const i = place(pair.a), j = place(pair.b);
            matrix[cell(std::max(i, j), std::min(i, j))] = pair.correlation;
        }
        auto found = cholesky(matrix, static_cast<std::int32_t>(n));
        if (!found.empty()) return found;
        // The identity is positive definite, so some share of the way to it is. Which, is found by halving.
        auto const weakened = [&](int share) {
            auto weaker = matrix;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < i; ++j) weaker[cell(i, j)] *= share / 64.0;
            return cholesky(weaker, static_cast<std::int32_t>(n));
        };
        int low = 0, high = 64;
        while (high - low > 1) {
            int const middle = (low + high) / 2;
            (weakened(middle).empty() ? high : low) = middle;
        }
        report(Fault::Kind::correlation_weakened, estimates[0], low / 64.0);
        return weakened(low);
    }
    void make_factors() {
        for (std::int32_t i = 0; i < m_count; ++i) {
            auto const group = m_group[at(i)];
            if (m_paired[at(i)] || group < 0) continue;
            double const rho = m_correlation[at(group)];
            m_out.factors.push_back({i, group, std::sqrt(rho), std::sqrt(1 - rho)});
        }
    }

    Model const& m_model;
    std::vector<Fault>& m_faults;
    std::int32_t m_count;
    std::vector<std::int32_t> m_root;            // of the sets that pairs and groups join
    std::vector<double> m_correlation;           // by group, 0: none
    std::vector<std::int32_t> m_group;           // by estimate
    std::vector<PairCorrelation> m_pairs;
    std::vector<std::uint8_t> m_paired;
    Correlations m_out;
};

}  // namespace

std::vector<double> cholesky(std::span<double const> matrix, std::int32_t n) {
    std::vector<double> lower(matrix.begin(), matrix.end());
    for (std::size_t i = 0; i < at(n); ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = lower[cell(i, j)];
            for (std::size_t k = 0; k < j; ++k) rest -= lower[cell(i, k)] * lower[cell(j, k)];
            if (i != j) lower[cell(i, j)] = rest / lower[cell(j, j)];
            else if (rest > 1e-9) lower[cell(i, i)] = std::sqrt(rest);
            else return {};
        }
    return lower;
}

Correlations make_correlations(Model const& model, std::vector<Fault>& faults) { return Builder(model, faults).make(); }

}  // namespace pmo::simulation
