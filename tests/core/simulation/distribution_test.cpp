// Distributions: published answers, closed forms, and the fast tables against slow exact quantiles.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/simulation/distribution.h"
#include "core/simulation/normal.h"
#include "core/simulation/random.h"

using namespace pmo::simulation;

namespace {

struct Moments { double mean = 0, variance = 0; };

constexpr int kDraws = 100'000;

template <class Number> Moments moments_of(Number&& number) {
    double sum = 0, squares = 0;
    for (int run = 0; run < kDraws; ++run) {
        double const x = number(Draws(11, run));
        sum += x;
        squares += x * x;
    }
    double const mean = sum / kDraws;
    return {mean, squares / kDraws - mean * mean};
}

// Within four standard errors, and the variance within two percent: what a hundred thousand draws can tell.
void expect_moments(Moments const& found, double mean, double variance) {
    CHECK(std::abs(found.mean - mean) <= 4 * std::sqrt(variance / kDraws));
    CHECK(std::abs(found.variance - variance) <= 0.02 * variance);
}

struct Column {
    explicit Column(Distribution const& d, Key key) : sampler(d, tables), salt(salt_of(key, Purpose::duration)) {}
    double of(Draws const& draws) const { return sampler.at(draws.at(salt), tables); }
    PertTables tables;
    Sampler sampler;
    Key salt;
};

std::vector<Distribution> const kAll{Distribution::triangular(2, 5, 14), Distribution::triangular(2, 2, 14), Distribution::triangular(2, 14, 14), Distribution::pert(2, 5, 14), Distribution::pert(0, 0, 10),
                                     Distribution::pert(0, 10, 10), Distribution::uniform(3, 9), Distribution::normal(10, 2), Distribution::normal(1, 3), Distribution::lognormal(2, 0.4)};

}  // namespace

TEST_CASE("exponentials, logarithms and the normal distribution need no library") {
    for (double x = -30; x < 30; x += 0.37) CHECK(exp_of(x) == doctest::Approx(std::exp(x)).epsilon(1e-14));
    for (double x = 1e-16; x < 1e12; x *= 1.7) CHECK(std::abs(log_of(x) - std::log(x)) < 1e-14);
    for (double z = 0.01; z < 8; z += 0.113) {
        double const tail = 0.5 * std::erfc(z / std::sqrt(2.0));
        CHECK(normal_tail(z) == doctest::Approx(tail).epsilon(1e-12));
        CHECK(std::abs(normal_below(-z) - tail) < 1e-9);
        CHECK(std::abs(normal_below(z) - (1 - tail)) < 1e-9);
        CHECK(normal_quantile(normal_tail(z)) == doctest::Approx(-z).epsilon(1e-12));
    }
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.5) == 0);
}

TEST_CASE("numbers drawn are uniform, differ by run, item and purpose, and never reach an end") {
    auto const found = moments_of([](Draws const& draws) { return draws.at(salt_of(5, Purpose::duration)); });
    expect_moments(found, 0.5, 1.0 / 12);
    double products = 0, least = 1, most = 0;
    for (int run = 0; run < kDraws; ++run) {
        double const a = Draws(11, run).at(salt_of(5, Purpose::duration)), b = Draws(11, run).at(salt_of(6, Purpose::duration));
        products += (a - 0.5) * (b - 0.5);
        least = std::min(least, a);
        most = std::max(most, a);
    }
    CHECK(std::abs(products / kDraws * 12) < 4 / std::sqrt(kDraws));
    CHECK(least > 0);
    CHECK(most < 1);
    CHECK(Draws(1, 412).at(7) == Draws(1, 412).at(7));
    CHECK(Draws(1, 412).at(7) != Draws(2, 412).at(7));
    CHECK(Draws(1, 412).at(7) != Draws(1, 413).at(7));
    CHECK(salt_of(7, Purpose::duration) != salt_of(7, Purpose::occurrence));
}

TEST_CASE("every distribution has the moments of its formula") {
    for (auto const& d : kAll) {
        CAPTURE(static_cast<int>(d.shape));
        CAPTURE(d.a);
        Column const column(d, 3);
        expect_moments(moments_of([&](Draws const& draws) { return column.of(draws); }), mean_of(d), variance_of(d));
    }
    CHECK(mean_of(Distribution::triangular(2, 5, 14)) == 7);
    CHECK(variance_of(Distribution::triangular(2, 5, 14)) == 6.5);
    CHECK(mean_of(Distribution::pert(1, 4, 7)) == 4);
    CHECK(variance_of(Distribution::pert(1, 4, 13)) == doctest::Approx(4.0 * 8 / 7).epsilon(1e-12));   // not ((13 − 1) / 6)² = 4: that is the classic shortcut
}

TEST_CASE("quantiles are those of the closed forms") {
    auto const d = Distribution::triangular(2, 5, 14);
    for (auto const& [p, wanted] : {std::pair{0.1, 3.897366596101028}, {0.5, 6.6515307716504655}, {0.8, 9.3524199845511}, {0.9, 10.713664654969003}}) CHECK(quantile(d, p) == doctest::Approx(wanted).epsilon(1e-12));
    CHECK(quantile(Distribution::uniform(3, 9), 0.25) == doctest::Approx(4.5));
    CHECK(quantile(Distribution::normal(10, 2), 0.8) == doctest::Approx(10 + 2 * 0.8416212335729143).epsilon(1e-6));
    CHECK(quantile(Distribution::lognormal(2, 0.4), 0.5) == doctest::Approx(std::exp(2.0)).epsilon(1e-12));
    CHECK(quantile(Distribution::pert(0, 0, 1), 0.3) == doctest::Approx(1 - std::pow(0.7, 0.2)).epsilon(1e-10));   // α = 1
    CHECK(quantile(Distribution::pert(0, 0.5, 1), 0.5) == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("the table of a PERT shape follows the exact quantiles within a millionth of the range") {
    for (double mode = 0; mode <= 1; mode += 0.083) {
        PertTable const table(mode);
        double before = -1;
        for (double z = -5; z <= 5; z += 0.31) {
            double const p = z < 0 ? normal_tail(-z) : 1 - normal_tail(z);
            CHECK(std::abs(table.at(z) - beta_quantile(mode, p)) < 1e-6);
            CHECK(table.at(z) >= before);
            before = table.at(z);
        }
        CHECK(table.at(-100) >= 0);
        CHECK(table.at(100) <= 1);
    }
}

TEST_CASE("sums and the latest of several have the published moments") {
    Column const a(Distribution::normal(10, 2), 1), b(Distribution::normal(15, 3), 2), c(Distribution::triangular(5, 10, 15), 3), d(Distribution::uniform(8, 12), 4);
    expect_moments(moments_of([&](Draws const& draws) { return a.of(draws) + b.of(draws); }), 25, 13);
    expect_moments(moments_of([&](Draws const& draws) { return a.of(draws) + c.of(draws) + d.of(draws); }), 30, 9.5);
    // The latest of five uniform numbers: 5 / 6, the simplest merge bias.
    std::vector<Column> five;
    for (Key key = 10; key < 15; ++key) five.emplace_back(Distribution::uniform(0, 1), key);
    expect_moments(moments_of([&](Draws const& draws) {
        double latest = 0;
        for (auto const& one : five) latest = std::max(latest, one.of(draws));
        return latest;
    }), 5.0 / 6, 0.01984126984126984);
}

TEST_CASE("three points: PERT means as published, ends of the unbounded ones three deviations away") {
    // Expected times of a published network, low, likely, high and te.
    struct Row { double low, likely, high, mean; };
    for (auto const& row : {Row{5, 6, 7, 6}, {1, 3, 5, 3}, {1, 4, 7, 4}, {1, 2, 3, 2}, {1, 2, 9, 3}, {1, 5, 9, 5}, {2, 2, 8, 3}, {4, 4, 10, 5}, {2, 5, 8, 5}})
        CHECK(mean_of(from_three_points(Shape::pert, row.low, row.likely, row.high)) == doctest::Approx(row.mean));
    CHECK(from_three_points(Shape::normal, 40, 100, 160) == Distribution::normal(100, 20));
    auto const log = from_three_points(Shape::lognormal, 50, 100, 400);
    CHECK(log.b == doctest::Approx(std::log(8.0) / 6));
    CHECK(std::exp(log.a - log.b * log.b) == doctest::Approx(100));      // the mode
    CHECK(from_three_points(Shape::lognormal, 0, 100, 400) == Distribution::triangular(0, 100, 400));
    for (auto const shape : {Shape::triangular, Shape::pert, Shape::uniform, Shape::normal, Shape::lognormal}) {
        CHECK(from_three_points(shape, 5, 5, 5) == Distribution::constant(5));
        CHECK_FALSE(is_sound(from_three_points(shape, 9, 5, 7)));
        CHECK_FALSE(is_sound(from_three_points(shape, -1, 5, 7)));
        CHECK_FALSE(is_sound(from_three_points(shape, 1, 5, std::nan(""))));
        CHECK_FALSE(is_sound(from_three_points(shape, 1, 5, 1e30)));
        CHECK(is_sound(from_three_points(shape, 1, 5, 7)));
    }
    CHECK(mean_of(scaled(Distribution::lognormal(2, 0.4), 0.5)) == doctest::Approx(mean_of(Distribution::lognormal(2, 0.4)) / 2));
    CHECK(scaled(Distribution::pert(2, 4, 8), 0.5) == Distribution::pert(1, 2, 4));
}

TEST_CASE("a quantile by its normal score is the quantile by its probability") {
    for (auto const& d : kAll) {
        PertTables tables;
        Sampler const sampler(d, tables);
        for (double z = -3; z <= 3; z += 0.41) {
            double const p = z < 0 ? normal_tail(-z) : 1 - normal_tail(z);
            CHECK(sampler.at_score(z, tables) == doctest::Approx(sampler.at(p, tables)).epsilon(1e-6));
            CHECK(sampler.at(p, tables) >= 0);
        }
    }
}
