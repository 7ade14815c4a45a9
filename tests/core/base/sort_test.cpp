#include "core/base/sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

using namespace pmo;

TEST_CASE("sorting stably gives what the standard library gives") {
    std::mt19937 random(20260918);
    for (std::size_t const count : {0u, 1u, 2u, 3u, 7u, 8u, 9u, 15u, 16u, 17u, 31u, 33u, 64u, 100u, 1000u, 4097u}) {
        for (unsigned const range : {1u, 2u, 10u, 1000000u}) {
            std::vector<std::pair<unsigned, std::string>> ours;
            for (std::size_t i = 0; i < count; ++i) ours.emplace_back(random() % range, "element number " + std::to_string(i));
            auto theirs = ours;
            CAPTURE(count);
            CAPTURE(range);
            sort_stably(ours, {}, &std::pair<unsigned, std::string>::first);
            std::ranges::stable_sort(theirs, {}, &std::pair<unsigned, std::string>::first);
            CHECK(ours == theirs);
            sort_stably(ours, std::ranges::greater{}, [](auto const& pair) { return pair.second.back(); });
            std::ranges::stable_sort(theirs, std::ranges::greater{}, [](auto const& pair) { return pair.second.back(); });
            CHECK(ours == theirs);
        }
    }
}

TEST_CASE("what is sorted is moved, never copied") {
    std::vector<std::unique_ptr<int>> list;
    for (int const value : {5, 3, 9, 1, 7, 3, 2, 8, 0, 6, 4}) list.push_back(std::make_unique<int>(value));
    sort_stably(list, [](auto const& a, auto const& b) { return *a < *b; });
    std::vector<int> values;
    for (auto const& pointer : list) { REQUIRE(pointer); values.push_back(*pointer); }
    CHECK(values == std::vector<int>{0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9});
}
