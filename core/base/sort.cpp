#include "core/base/sort.h"

#include <algorithm>
#include <numeric>

namespace pmo::detail {

std::vector<std::uint32_t> sorted_positions(std::size_t count, BeforeAt before, void const* context) {
    constexpr std::size_t kRun = 8;                        // short runs by insertion
    std::vector<std::uint32_t> order(count), merged(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t from = 0; from < count; from += kRun)
        for (std::size_t i = from + 1; i < std::min(from + kRun, count); ++i) {
            auto const moving = order[i];
            std::size_t place = i;
            for (; place > from && before(context, moving, order[place - 1]); --place) order[place] = order[place - 1];
            order[place] = moving;
        }
    for (std::size_t width = kRun; width < count; width *= 2) {
        for (std::size_t from = 0; from < count; from += 2 * width) {
            std::size_t const middle = std::min(from + width, count), end = std::min(middle + width, count);
            std::size_t left = from, right = middle;
            for (std::size_t out = from; out < end; ++out) {
                bool const take_right = left == middle || (right < end && before(context, order[right], order[left]));
                merged[out] = order[take_right ? right++ : left++];
            }
        }
        order.swap(merged);
    }
    return order;
}

}  // namespace pmo::detail
