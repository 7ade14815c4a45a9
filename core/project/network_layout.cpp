#include "core/project/network_layout.h"

#include <algorithm>

#include "core/base/sort.h"

namespace pmo {

namespace {

constexpr int kSweeps = 4;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

class Layout {
public:
    Layout(Plan const& plan, std::vector<bool> const& keep) : m_plan(plan) { choose(keep); }

    NetworkLayout run() {
        find_layers();
        sort_layers();
        place();
        return std::move(m_out);
    }

private:
    void choose(std::vector<bool> const& keep) {
        auto const count = m_plan.rows.size();
        std::vector<bool> linked(count, false);
        for (auto const& link : m_plan.links) linked[at(link.from)] = linked[at(link.to)] = true;
        m_out.box_of.assign(count, -1);
        for (std::size_t i = 0; i < count; ++i) {
            if (m_plan.rows[i].summary && !linked[i]) continue;
            if (!keep.empty() && !keep[i]) continue;
            m_out.box_of[i] = static_cast<std::int32_t>(m_out.boxes.size());
            m_out.boxes.push_back({.row = static_cast<std::int32_t>(i)});
        }
        m_before.resize(m_out.boxes.size());
        m_after.resize(m_out.boxes.size());
        for (std::size_t i = 0; i < m_plan.links.size(); ++i) {
            auto const from = m_out.box_of[at(m_plan.links[i].from)], to = m_out.box_of[at(m_plan.links[i].to)];
            if (from < 0 || to < 0 || from == to) continue;
            m_out.links.push_back(static_cast<std::int32_t>(i));
            m_after[at(from)].push_back(to);
            m_before[at(to)].push_back(from);
        }
    }

    // Boxes in an order in which every link leads on; what stands on a circle comes last, with the layers that its neighbours outside give.
    void find_layers() {
        std::vector<std::int32_t> waits(m_out.boxes.size(), 0), ready;
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            waits[i] = static_cast<std::int32_t>(m_before[i].size());
            if (waits[i] == 0) ready.push_back(static_cast<std::int32_t>(i));
        }
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (auto const next : m_after[at(ready[i])]) {
                m_out.boxes[at(next)].layer = std::max(m_out.boxes[at(next)].layer, m_out.boxes[at(ready[i])].layer + 1);
                if (--waits[at(next)] == 0) ready.push_back(next);
            }
        // A box without predecessor stands just before what waits for it, so that its link is short.
        for (std::size_t i = 0; i < m_out.boxes.size(); ++i) {
            if (!m_before[i].empty() || m_after[i].empty()) continue;
            auto nearest = m_out.boxes[at(m_after[i].front())].layer;
            for (auto const next : m_after[i]) nearest = std::min(nearest, m_out.boxes[at(next)].layer);
            m_out.boxes[i].layer = std::max(0, nearest - 1);
        }
        for (auto const& box : m_out.boxes) m_out.layers = std::max(m_out.layers, box.layer + 1);
        m_layers.resize(at(m_out.layers));
        for (std::size_t i = 0; i < m_out.boxes.size(); ++i) m_layers[at(m_out.boxes[i].layer)].push_back(static_cast<std::int32_t>(i));
    }

    // Sweeps to and fro: each box goes to the middle of its neighbours in the layer that was sorted before.
    void sort_layers() {
        m_position.resize(m_out.boxes.size());
        for (auto const& layer : m_layers) number(layer);
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            bool const down = sweep % 2 == 0;
            for (std::size_t i = 0; i < m_layers.size(); ++i) {
                auto& layer = m_layers[down ? i : m_layers.size() - 1 - i];
                std::vector<std::pair<double, std::int32_t>> wanted;
                for (auto const box : layer) wanted.emplace_back(middle(down ? m_before[at(box)] : m_after[at(box)], m_position[at(box)]), box);
                sort_stably(wanted, {}, &std::pair<double, std::int32_t>::first);
                for (std::size_t k = 0; k < layer.size(); ++k) layer[k] = wanted[k].second;
                number(layer);
            }
        }
    }

    void number(std::vector<std::int32_t> const& layer) {
        for (std::size_t k = 0; k < layer.size(); ++k) m_position[at(layer[k])] = static_cast<double>(k);
    }

    double middle(std::vector<std::int32_t> const& neighbours, double otherwise) const {
        if (neighbours.empty()) return otherwise;
        std::vector<double> places;
        for (auto const box : neighbours) places.push_back(m_position[at(box)]);
        std::ranges::nth_element(places, places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2));
        return places[places.size() / 2];
    }

    // Each box at the height of its first predecessor where there is room, so that chains run straight.
    void place() {
        for (auto const& layer : m_layers) {
            std::int32_t free = 0;
            for (std::size_t k = 0; k < layer.size(); ++k) {
                auto& box = m_out.boxes[at(layer[k])];
                std::int32_t wanted = free;
                for (auto const before : m_before[at(layer[k])])
                    if (m_out.boxes[at(before)].layer < box.layer) { wanted = m_out.boxes[at(before)].slot; break; }
                // Not so far down that the rest of the layer would leave the picture.
                box.slot = std::max(free, std::min(wanted, std::max(free, tallest() - static_cast<std::int32_t>(layer.size() - k))));
                free = box.slot + 1;
                m_out.slots = std::max(m_out.slots, free);
            }
        }
        auto const by_place = [](NetworkBox const& a, NetworkBox const& b) { return std::pair(a.layer, a.slot) < std::pair(b.layer, b.slot); };
        sort_stably(m_out.boxes, by_place);
        for (std::size_t i = 0; i < m_out.boxes.size(); ++i) m_out.box_of[at(m_out.boxes[i].row)] = static_cast<std::int32_t>(i);
    }

    std::int32_t tallest() {
        if (m_tallest == 0)
            for (auto const& layer : m_layers) m_tallest = std::max(m_tallest, static_cast<std::int32_t>(layer.size()));
        return m_tallest;
    }

    Plan const& m_plan;
    NetworkLayout m_out;
    std::vector<std::vector<std::int32_t>> m_before, m_after, m_layers;
    std::vector<double> m_position;
    std::int32_t m_tallest = 0;
};

}  // namespace

NetworkLayout lay_out_network(Plan const& plan, std::vector<bool> const& keep) { return Layout(plan, keep).run(); }

}  // namespace pmo
