#include "core/levelling/levelling.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "core/levelling/crossover.h"
#include "core/levelling/generator.h"
#include "core/levelling/priority.h"

namespace pmo::levelling {

namespace {

constexpr std::int32_t kShake = 10;                    // moves that tell a copy from its original
constexpr std::int32_t kMutation = 2;                  // moves that a child may get
constexpr auto kNoCost = std::numeric_limits<std::int64_t>::max();

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::int64_t root_of(std::int64_t square) {
    std::int64_t root = 0;
    for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit /= 2)
        if ((root + bit) * (root + bit) <= square) root += bit;
    return root;
}

// Larger populations converge later and better. The power of what they may spend was found by trial on a part of PSPLIB, for 5,000 and 50,000
// schedules: expected to the power of 3/4 by the root of twice the activities.
std::int32_t population_for(std::int64_t expected, std::int32_t activities) {
    auto const budget = std::clamp<std::int64_t>(expected, 1, 10'000'000);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(root_of(budget * root_of(budget) / std::max(1, 2 * activities)), 8, 1'000));
}

// Permille of the children that are disturbed: short lists are soon exhausted by crossing alone, long ones lose what they have found.
std::int32_t chance_to_mutate(std::int32_t activities) { return std::clamp(60'000 / std::max(1, activities), 0, 1000); }

}  // namespace

class Levelling::Search {
public:
    Search(Problem const& problem, Options const& options)
        : m_horizon(horizon_of(problem)), m_forward(problem), m_backward(mirrored(problem, m_horizon)), m_crossings{Crossover(m_forward.model()), Crossover(m_backward.model())},
          m_random(options.seed), m_bounds(bounds_of(problem)), m_size(population_for(options.expected, model().size())), m_mutations(chance_to_mutate(model().size())), m_goals(std::max<std::size_t>(1, model().weights.size())) {
        auto const n = at(model().size());
        m_key.resize(n);
        m_buffer.resize(n);
        m_floors.assign(m_goals, 0);
        m_child.list = list_by(model(), keys_of(model(), kPriorityRules[0]));
        m_child.starts.resize(n);
        forward(m_child);
        m_first = m_makespan;
    }

    bool step(std::int64_t schedules) {
        m_limit = m_schedules + std::max<std::int64_t>(0, schedules);
        while (m_schedules < m_limit && !optimal()) next();
        return optimal();
    }

    bool optimal() const { return model().weights.empty() && m_makespan <= m_bounds.best(); }

    std::vector<Time> m_best;
    Time m_makespan = kLatest, m_first = 0;
    std::int64_t m_cost = 0, m_schedules = 0;

    Bounds const& bounds() const { return m_bounds; }

private:
    enum Side : std::size_t { left, right };           // populations of schedules shifted to the left (forward passes) and to the right

    Model const& model() const { return m_forward.model(); }

    // The search as a sequence of single schedules, so that it can stop after each: first the rules, then the first population, then children.
    void next() {
        auto const rules = static_cast<std::int64_t>(std::size(kPriorityRules));
        if (m_stage < rules) return by_rule(kPriorityRules[m_stage++]);
        if (m_stage < rules + m_size) return seed_population(static_cast<std::int32_t>(m_stage++ - rules));
        child();
    }

    void by_rule(PriorityRule rule) {
        auto list = list_by(model(), keys_of(model(), rule));
        if (rule != kPriorityRules[0]) {                   // the constructor has done the first
            m_child.list = list;
            forward(m_child);
        }
        if (model().ranks == 1) {
            m_child.starts.resize(list.size());
            auto const last = m_forward.parallel(list, m_child.starts);
            m_child.list = std::move(list);
            accept_forward(m_child, last);
        }
        m_first = m_makespan;
    }

    void seed_population(std::int32_t place) {
        if (place == 0) for (auto& side : m_population) side.assign(at(m_size), m_child);
        auto& candidate = m_population[left][at(place)];
        if (place > 0) {                                   // the first is what the last rule left
            candidate.list = sampled_list(model(), keys_of(model(), place % 2 ? PriorityRule::latest_start : PriorityRule::latest_finish), m_random);
            forward(candidate);
        }
        m_population[right][at(place)] = candidate;
        m_population[right][at(place)].cost = kNoCost;
        if (place == m_size - 1) m_from = left, m_place = 0, m_generation = 0;
    }

    void child() {
        auto& from = m_population[m_from];
        auto const to = m_from == left ? right : left;
        if (m_place == 0 && (m_from == left || m_goals == 1)) m_elite = static_cast<std::int32_t>(std::ranges::min_element(from, {}, &Candidate::cost) - from.begin());
        auto const& mother = from[at(m_place)];
        breed(mother, from, m_crossings[to]);
        set_floors(mother);
        if (to == left) forward(m_child);
        else backward(m_child);
        if (survives(m_population[to], at(m_place), to)) std::swap(m_child, m_population[to][at(m_place)]);
        if (++m_place == m_size) m_place = 0, m_from = to, ++m_generation;
    }

    // A schedule that is there already would make the population poorer, not better.
    bool survives(std::vector<Candidate> const& all, std::size_t place, Side side) const {
        auto const& old = all[place];
        bool const always = side == right && m_goals > 1;  // a mirrored schedule has no cost of its own then
        if (always || old.cost == kNoCost) return true;
        return m_child.cost <= old.cost && std::ranges::none_of(all, [&](Candidate const& c) { return c.cost == m_child.cost && c.starts == m_child.starts; });
    }

    void breed(Candidate const& mother, std::vector<Candidate> const& all, Crossover& crossing) {
        auto const& father = all[at((m_place + 1 + m_random.below(m_size - 1)) % m_size)];
        if (m_generation == 0 || m_place == m_elite) {
            m_child.list = mother.list;
        } else if (father.cost == mother.cost && father.starts == mother.starts) {
            m_child.list = mother.list;
            crossing.shake(m_child.list, kShake, m_random);
        } else {
            crossing.mix(mother, father, m_random, m_child.list);
            if (m_random.chance(m_mutations)) crossing.shake(m_child.list, kMutation, m_random);
        }
    }

    // In the mirror every goal may reach its own finish again, not more.
    void set_floors(Candidate const& mother) {
        std::ranges::fill(m_floors, m_horizon - mother.length);
        if (m_goals == 1) return;
        std::ranges::fill(m_floors, m_horizon);
        for (std::int32_t i = 0; i < model().size(); ++i) {
            auto& floor = m_floors[at(model().goal[at(i)])];
            floor = std::min(floor, m_horizon - (mother.length - mother.starts[at(i)]));
        }
    }

    void forward(Candidate& candidate) {
        order_by_rank(model(), candidate.list);
        accept_forward(candidate, m_forward.serial(candidate.list, {}, candidate.starts));
    }

    void accept_forward(Candidate& candidate, Time last) {
        ++m_schedules;
        candidate.cost = model().weights.empty() ? last : model().cost_of(m_forward.finishes());
        if (m_best.empty() || candidate.cost < m_cost) {
            m_best = candidate.starts;
            m_cost = candidate.cost;
            m_makespan = last;
        }
        turn(m_forward, m_backward.model(), candidate, last, 0);
    }

    void backward(Candidate& candidate) {
        ++m_schedules;
        auto const last = m_backward.serial(candidate.list, m_floors, candidate.starts);
        auto const first = candidate.starts.empty() ? last : *std::ranges::min_element(candidate.starts);
        candidate.cost = last - first;
        turn(m_backward, m_forward.model(), candidate, last, first);
    }

    // A schedule from `first` to `last` becomes one of the other direction: list and starts in the order in which activities finish, backwards.
    void turn(Generator const& of_pass, Model const& of_next, Candidate& candidate, Time last, Time first) {
        candidate.length = last - first;
        auto const finishes = of_pass.finishes();
        for (std::size_t i = 0; i < finishes.size(); ++i) m_key[i] = last - finishes[i];
        candidate.starts = m_key;
        std::ranges::reverse(candidate.list);
        sort(candidate.list, last);
        if (!of_next.simple) order_by_links(of_next, candidate.list);
    }

    // Stable, by m_key, which lies in 0 … most.
    void sort(std::vector<std::int32_t>& list, Time most) {
        auto const key = [&](std::int32_t i) { return m_key[at(i)]; };
        if (std::int64_t{most} > 16 * std::int64_t{model().size()}) {
            std::ranges::stable_sort(list, {}, key);
            return;
        }
        m_count.assign(at(most) + 2, 0);
        for (auto const i : list) ++m_count[at(key(i)) + 1];
        std::partial_sum(m_count.begin(), m_count.end(), m_count.begin());
        for (auto const i : list) m_buffer[at(m_count[at(key(i))]++)] = i;
        list.swap(m_buffer);
    }

    Time m_horizon;
    Generator m_forward, m_backward;
    std::array<Crossover, 2> m_crossings;              // by the side that the child belongs to
    Random m_random;
    Bounds m_bounds;
    std::int32_t m_size, m_mutations;
    std::size_t m_goals;

    std::array<std::vector<Candidate>, 2> m_population;
    Candidate m_child;
    Side m_from = left;
    std::int32_t m_place = 0, m_elite = 0;
    std::int64_t m_stage = 0, m_generation = 0, m_limit = 0;
    std::vector<Time> m_key, m_floors;
    std::vector<std::int32_t> m_buffer, m_count;
};

Levelling::Levelling(Problem const& problem, Options const& options) : m_search(std::make_unique<Search>(problem, options)) {}
Levelling::~Levelling() = default;
Levelling::Levelling(Levelling&&) noexcept = default;
Levelling& Levelling::operator=(Levelling&&) noexcept = default;

bool Levelling::step(std::int64_t schedules) { return m_search->step(schedules); }
std::span<Time const> Levelling::starts() const { return m_search->m_best; }
Time Levelling::makespan() const { return m_search->m_makespan; }
std::int64_t Levelling::cost() const { return m_search->m_cost; }
Time Levelling::first_makespan() const { return m_search->m_first; }
Bounds const& Levelling::bounds() const { return m_search->bounds(); }
bool Levelling::optimal() const { return m_search->optimal(); }
std::int64_t Levelling::schedules() const { return m_search->m_schedules; }

}  // namespace pmo::levelling
