#include "core/levelling/crossover.h"

#include <algorithm>

namespace pmo::levelling {

namespace {

constexpr Time kBuckets = 256;                             // of the load: finer does not find better stretches

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace

Crossover::Crossover(Model const& model) : m_model(model), m_use(at(model.size()), 0), m_load(kBuckets + 1), m_mark(at(model.size())), m_place(at(model.size())) {
    for (std::int32_t i = 0; i < model.size(); ++i)
        for (auto const& demand : model.demands_of(i)) m_use[at(i)] += std::int64_t{demand.units} * 1000 / std::max(1, model.resources[at(demand.resource)].most());
}

void Crossover::mix(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child) {
    if (random.chance(500)) two_points(mother, father, random, child);
    else peak(mother, father, random, child);
}

void Crossover::two_points(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child) {
    auto const n = m_model.size();
    auto first = at(random.below(n)), second = at(random.below(n));
    if (first > second) std::swap(first, second);
    std::ranges::fill(m_mark, none);
    child.clear();
    auto const take = [&](std::int32_t i) {
        if (m_mark[at(i)] != none) return;
        m_mark[at(i)] = inside;
        child.push_back(i);
    };
    for (std::size_t k = 0; k < first; ++k) take(father.list[k]);
    for (std::size_t k = 0; child.size() < second; ++k) take(mother.list[k]);
    for (auto const i : father.list) take(i);
}

Crossover::Stretch Crossover::busiest(Candidate const& candidate, Random& random) {
    Time const length = std::max<Time>(1, candidate.length), buckets = std::min(kBuckets, length);
    auto const bucket_of = [&](Time t) { return static_cast<Time>(std::int64_t{std::clamp<Time>(t, 0, length)} * buckets / length); };
    Time const width = std::max<Time>(1, buckets * random.between(25, 75) / 100);
    std::ranges::fill(m_load, 0);
    for (std::int32_t i = 0; i < m_model.size(); ++i) {
        auto const start = candidate.starts[at(i)];
        m_load[at(bucket_of(start))] += m_use[at(i)];
        m_load[at(bucket_of(start + m_model.duration[at(i)]))] -= m_use[at(i)];
    }
    std::int64_t load = 0, sum = 0, most = -1;
    Time begin = 0;
    for (Time t = 0; t < buckets; ++t) {
        load += m_load[at(t)];
        m_load[at(t)] = load;
        sum += load - (t >= width ? m_load[at(t - width)] : 0);
        if (t >= width - 1 && sum > most) most = sum, begin = t - width + 1;
    }
    // The list is in the order of starts, but for ranks; the first and the last place within the stretch bound the block.
    auto const starts_before = [&](Time bucket) {
        return [&, bucket](std::int32_t i) { return bucket_of(candidate.starts[at(i)]) < bucket; };
    };
    auto const from = std::ranges::find_if_not(candidate.list, starts_before(begin)) - candidate.list.begin();
    auto const to = std::find_if_not(candidate.list.begin() + from, candidate.list.end(), starts_before(begin + width)) - candidate.list.begin();
    return {static_cast<std::size_t>(from), static_cast<std::size_t>(to)};
}

void Crossover::mark_around(std::span<std::int32_t const> block) {
    std::ranges::fill(m_mark, none);
    for (auto const i : block) m_mark[at(i)] = inside;
    for (auto const i : m_model.order)
        if (m_mark[at(i)] == none)
            for (auto const& arc : m_model.into(i))
                if (m_mark[at(arc.other)] == inside || m_mark[at(arc.other)] == behind) { m_mark[at(i)] = behind; break; }
    for (auto it = m_model.order.rbegin(); it != m_model.order.rend(); ++it)
        if (m_mark[at(*it)] == none)
            for (auto const& arc : m_model.out_of(*it))
                if (m_mark[at(arc.other)] == inside || m_mark[at(arc.other)] == before) { m_mark[at(*it)] = before; break; }
}

void Crossover::peak(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child) {
    auto const [from, to] = busiest(mother, random);
    std::span const block(mother.list.data() + from, to - from);
    mark_around(block);
    child.clear();
    m_behind.clear();
    for (std::size_t k = 0; k < father.list.size(); ++k) {
        auto const i = father.list[k];
        auto const mark = m_mark[at(i)];
        if (mark == inside) continue;
        (mark == before || (mark == none && k < from) ? child : m_behind).push_back(i);
    }
    child.insert(child.end(), block.begin(), block.end());
    child.insert(child.end(), m_behind.begin(), m_behind.end());
}

void Crossover::shake(std::vector<std::int32_t>& list, std::int32_t times, Random& random) {
    for (std::size_t k = 0; k < list.size(); ++k) m_place[at(list[k])] = static_cast<std::int32_t>(k);
    for (; times > 0; --times) {
        auto const k = random.below(m_model.size());
        auto const i = list[at(k)];
        std::int32_t low = 0, high = m_model.size() - 1;
        for (auto const& arc : m_model.into(i)) low = std::max(low, m_place[at(arc.other)] + 1);
        for (auto const& arc : m_model.out_of(i)) high = std::min(high, m_place[at(arc.other)] - 1);
        auto const to = random.between(low, high);
        auto const first = list.begin() + std::min(k, to), last = list.begin() + std::max(k, to) + 1;
        if (to < k) std::rotate(first, last - 1, last);
        else std::rotate(first, first + 1, last);
        for (auto j = std::min(k, to); j <= std::max(k, to); ++j) m_place[at(list[at(j)])] = j;
    }
}

}  // namespace pmo::levelling
