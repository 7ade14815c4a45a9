#pragma once
// Stable sorting of the lists that people look at, by one merge sort for all kinds of elements: a std::stable_sort of its own costs two
// kilobytes of the page's program, and there are more than a hundred such lists. It sorts positions through a function pointer and then
// moves each element once; some hundred thousand elements are fine. Inner loops over all records take the standard library's.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <ranges>
#include <utility>
#include <vector>

namespace pmo {

namespace detail {

using BeforeAt = bool (*)(void const* context, std::uint32_t a, std::uint32_t b);

// The positions 0 … count − 1 in the order in which their elements belong.
std::vector<std::uint32_t> sorted_positions(std::size_t count, BeforeAt before, void const* context);

}  // namespace detail

// Like std::ranges::stable_sort. `less` and `projection` must not change what they see; fewer than 2³² elements.
template <std::ranges::random_access_range Range, class Less = std::ranges::less, class Projection = std::identity>
void sort_stably(Range&& range, Less less = {}, Projection projection = {}) {
    auto const first = std::ranges::begin(range);
    using Difference = std::iter_difference_t<decltype(first)>;
    auto const at = [first](std::uint32_t i) -> decltype(auto) { return first[static_cast<Difference>(i)]; };
    auto const before = [&](std::uint32_t a, std::uint32_t b) -> bool {
        return std::invoke(less, std::invoke(projection, at(a)), std::invoke(projection, at(b)));
    };
    using Before = decltype(before);
    auto order = detail::sorted_positions(static_cast<std::size_t>(std::ranges::distance(range)),
                                          [](void const* context, std::uint32_t a, std::uint32_t b) { return (*static_cast<Before*>(context))(a, b); }, &before);
    // Cycle by cycle; a position that has its element points to itself.
    for (std::uint32_t start = 0; start < order.size(); ++start) {
        if (order[start] == start) continue;
        auto lifted = std::move(at(start));
        std::uint32_t hole = start;
        for (std::uint32_t from = order[hole]; from != start; from = order[hole]) {
            at(hole) = std::move(at(from));
            order[hole] = hole;
            hole = from;
        }
        at(hole) = std::move(lifted);
        order[hole] = hole;
    }
}

}  // namespace pmo
