#include "core/levelling/priority.h"

#include <algorithm>
#include <queue>

namespace pmo::levelling {

namespace {

constexpr std::int64_t kMostCounted = 1'000'000'000'000;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// Per mille of the capacities, times duration.
std::int64_t work_of(Model const& model, std::int32_t i) {
    std::int64_t work = 0;
    for (auto const& demand : model.demands_of(i))
        work += std::int64_t{demand.units} * 1000 * std::max<Time>(1, model.duration[at(i)]) / std::max(1, model.resources[at(demand.resource)].most());
    return work;
}

// From the start of each activity to the end of everything.
std::vector<Time> tails_of(Model const& model) {
    std::vector<Time> tail(model.duration);
    for (auto it = model.order.rbegin(); it != model.order.rend(); ++it)
        for (auto const& arc : model.out_of(*it)) tail[at(*it)] = std::max(tail[at(*it)], tail[at(arc.other)] + arc.weight);
    return tail;
}

// One of the ready activities at a time.
template <class Pick> std::vector<std::int32_t> drawn(Model const& model, Pick&& pick) {
    std::vector<std::int32_t> waiting, ready, list;
    for (std::int32_t i = 0; i < model.size(); ++i) {
        waiting.push_back(static_cast<std::int32_t>(model.into(i).size()));
        if (waiting.back() == 0) ready.push_back(i);
    }
    while (!ready.empty()) {
        auto const place = pick(ready);
        list.push_back(ready[place]);
        ready[place] = ready.back();
        ready.pop_back();
        for (auto const& arc : model.out_of(list.back()))
            if (--waiting[at(arc.other)] == 0) ready.push_back(arc.other);
    }
    return list;
}

}  // namespace

std::vector<std::int64_t> keys_of(Model const& model, PriorityRule rule) {
    auto const tail = tails_of(model);
    std::vector<std::int64_t> keys(tail.size());
    for (auto it = model.order.rbegin(); it != model.order.rend(); ++it) {
        auto const i = *it;
        auto& key = keys[at(i)];
        switch (rule) {
            case PriorityRule::latest_finish: key = std::int64_t{model.duration[at(i)]} - tail[at(i)]; break;
            case PriorityRule::latest_start: key = -std::int64_t{tail[at(i)]}; break;
            case PriorityRule::most_successors:
                for (auto const& arc : model.out_of(i)) key += keys[at(arc.other)] - 1;
                break;
            case PriorityRule::greatest_rank_weight:
                key = -std::int64_t{model.duration[at(i)]};
                for (auto const& arc : model.out_of(i)) key -= model.duration[at(arc.other)];
                break;
            case PriorityRule::most_work:
                for (auto const& arc : model.out_of(i)) key = std::min(key, keys[at(arc.other)]);
                key -= work_of(model, i);
                break;
        }
        key = std::clamp(key, -kMostCounted, kMostCounted);
    }
    return keys;
}

namespace {

std::vector<std::int32_t> smallest_first(Model const& model, std::vector<std::int64_t> const& keys) {
    using Entry = std::pair<std::int64_t, std::int32_t>;
    std::vector<std::int32_t> waiting, list;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
    for (std::int32_t i = 0; i < model.size(); ++i) {
        waiting.push_back(static_cast<std::int32_t>(model.into(i).size()));
        if (waiting.back() == 0) ready.emplace(keys[at(i)], i);
    }
    while (!ready.empty()) {
        list.push_back(ready.top().second);
        ready.pop();
        for (auto const& arc : model.out_of(list.back()))
            if (--waiting[at(arc.other)] == 0) ready.emplace(keys[at(arc.other)], arc.other);
    }
    return list;
}

}  // namespace

std::vector<std::int32_t> list_by(Model const& model, std::vector<std::int64_t> const& keys) {
    auto list = smallest_first(model, keys);
    order_by_rank(model, list);
    return list;
}

// The list is walked once; who still waits when its turn comes is held back and follows as soon as the last of its predecessors is there.
void order_by_links(Model const& model, std::vector<std::int32_t>& list) {
    std::vector<std::int32_t> waiting(list.size()), place(list.size()), out;
    out.reserve(list.size());
    for (std::size_t k = 0; k < list.size(); ++k) {
        place[at(list[k])] = static_cast<std::int32_t>(k);
        waiting[k] = static_cast<std::int32_t>(model.into(static_cast<std::int32_t>(k)).size());
    }
    std::priority_queue<std::int32_t, std::vector<std::int32_t>, std::greater<>> held;     // places of those that need not wait any longer
    for (std::int32_t k = 0; at(k) < list.size(); ++k) {
        if (waiting[at(list[at(k)])] > 0) continue;
        held.push(k);
        while (!held.empty()) {
            out.push_back(list[at(held.top())]);
            held.pop();
            for (auto const& arc : model.out_of(out.back()))
                if (--waiting[at(arc.other)] == 0 && place[at(arc.other)] < k) held.push(place[at(arc.other)]);
        }
    }
    list.swap(out);
}

std::vector<std::int32_t> sampled_list(Model const& model, std::vector<std::int64_t> const& keys, Random& random) {
    constexpr std::size_t kMostCompared = 64;              // of the ready: keeps a list of thousands in linear time
    auto list = drawn(model, [&](std::vector<std::int32_t>& ready) {
        auto const count = std::min(ready.size(), kMostCompared);
        for (std::size_t k = 0; count < ready.size() && k < count; ++k)
            std::swap(ready[k], ready[k + at(random.below(static_cast<std::int32_t>(ready.size() - k)))]);
        std::int64_t worst = keys[at(ready[0])], sum = 0;
        for (std::size_t k = 0; k < count; ++k) worst = std::max(worst, keys[at(ready[k])]);
        for (std::size_t k = 0; k < count; ++k) sum += worst - keys[at(ready[k])] + 1;
        // 32 bits of chance times at most 2^47 of regret: shifted first, so that nothing overflows.
        auto left = static_cast<std::int64_t>((static_cast<std::uint64_t>(sum) >> 16) * random.next() >> 16) +
                    static_cast<std::int64_t>((static_cast<std::uint64_t>(sum) & 0xffff) * random.next() >> 32);
        std::size_t place = 0;
        for (; place + 1 < count; ++place)
            if ((left -= worst - keys[at(ready[place])] + 1) < 0) break;
        return place;
    });
    order_by_rank(model, list);
    return list;
}

void order_by_rank(Model const& model, std::vector<std::int32_t>& list) {
    if (model.ranks > 1) std::ranges::stable_sort(list, {}, [&](std::int32_t i) { return model.rank[at(i)]; });
}

}  // namespace pmo::levelling
