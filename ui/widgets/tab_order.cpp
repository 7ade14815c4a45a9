#include "ui/widgets/tab_order.h"

#include <algorithm>
#include <ranges>

#include "core/base/sort.h"

namespace pmo::ui {

namespace {

constexpr float kOverlap = 0.4f;                 // of the taller one

bool on_one_line(Box const& a, Box const& b) { return std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > kOverlap * std::max(a.h, b.h); }

}  // namespace

void sort_lines(std::vector<TabStop>& stops) {
    for (auto from = stops.begin(); from != stops.end();) {
        auto to = from + 1;
        while (to != stops.end() && to->root == from->root && on_one_line(from->box, to->box)) ++to;
        sort_stably(std::ranges::subrange(from, to), {}, [](TabStop const& stop) { return stop.box.x; });
        from = to;
    }
}

ImGuiID next_stop(std::span<TabStop const> stops, ImGuiID from, int way) {
    auto const at = std::ranges::find(stops, from, &TabStop::id);
    if (at == stops.end()) return 0;
    auto const count = static_cast<std::ptrdiff_t>(stops.size());
    auto index = at - stops.begin();
    do index = (index + way + count) % count;
    while (stops[static_cast<std::size_t>(index)].root != at->root);
    return stops[static_cast<std::size_t>(index)].id;
}

}  // namespace pmo::ui
