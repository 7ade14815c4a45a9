#include "core/levelling/bounds.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/base/sort.h"
#include "core/levelling/model.h"

namespace pmo::levelling {

namespace {

constexpr std::int32_t kMostActivities = 500;
constexpr std::int32_t kMostCompared = 200;                // with each other: the cube of it is done
constexpr Time kMostPeriods = 4'000;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

class Bounder {
public:
    explicit Bounder(Problem const& problem) : m_model(problem) {
        auto const n = m_model.size();
        m_head.resize(at(n));
        m_finish.resize(at(n));
        m_tail.resize(at(n));
        for (auto const i : m_model.order) {
            auto const fixed = m_model.fixed[at(i)];
            auto const [head, finish] = fixed != kFree ? Slot{fixed, m_model.finish_of(i, fixed)} : m_model.slot_at(i, m_model.earliest(i, m_head, m_finish, 0));
            m_head[at(i)] = head;
            m_finish[at(i)] = finish;
            m_free = m_free && m_model.fixed[at(i)] == kFree && m_model.release[at(i)] == 0;
        }
        if (!m_model.plain) return;
        for (auto it = m_model.order.rbegin(); it != m_model.order.rend(); ++it) {
            auto const i = *it;
            m_tail[at(i)] = m_model.duration[at(i)];           // from its start to the end of everything
            for (auto const& arc : m_model.out_of(i))
                if (m_model.fixed[at(arc.other)] == kFree) m_tail[at(i)] = std::max(m_tail[at(i)], m_tail[at(arc.other)] + arc.weight);
        }
    }

    Bounds all() {
        Bounds out;
        for (std::int32_t i = 0; i < m_model.size(); ++i) out.critical_path = std::max(out.critical_path, m_finish[at(i)]);
        if (!m_model.plain) return out;
        for (std::size_t r = 0; r < m_model.resources.size(); ++r) out.resources = std::max(out.resources, by_resource(static_cast<std::int32_t>(r)));
        if (m_free && constant() && m_model.size() <= kMostCompared) out.exclusion = by_exclusion();
        if (m_free && constant() && m_model.size() <= kMostActivities) out.energy = destructive(std::max({out.critical_path, out.resources, out.exclusion}));
        return out;
    }

private:
    struct Use { std::int32_t activity, units; };

    std::vector<Use> uses_of(std::int32_t resource) const {
        std::vector<Use> out;
        for (std::int32_t i = 0; i < m_model.size(); ++i)
            for (auto const& demand : m_model.demands_of(i))
                if (demand.resource == resource) out.push_back({i, demand.units});
        return out;
    }

    bool constant() const {
        return std::ranges::all_of(m_model.resources, [](Resource const& r) { return r.capacity.size() == 1 && r.capacity[0].from == 0; });
    }

    // When the work has room at the earliest, by the capacity that there is; then at least the shortest way to the end follows.
    Time by_resource(std::int32_t resource) const {
        std::int64_t work = 0;
        Time soonest = kLatest, shortest = kLatest;
        for (auto const& [i, units] : uses_of(resource)) {
            if (m_model.fixed[at(i)] != kFree) continue;
            work += std::int64_t{units} * m_model.duration[at(i)];
            soonest = std::min(soonest, m_head[at(i)]);
            shortest = std::min(shortest, m_tail[at(i)] - m_model.duration[at(i)]);
        }
        if (work == 0) return 0;
        auto const& steps = m_model.resources[at(resource)].capacity;
        for (std::size_t k = 0; k < steps.size(); ++k) {
            if (steps[k].units == 0 || (k + 1 < steps.size() && steps[k + 1].from <= soonest)) continue;
            auto const from = std::max(soonest, steps[k].from);
            auto const needed = (work + steps[k].units - 1) / steps[k].units;
            if (k + 1 == steps.size() || needed <= steps[k + 1].from - from) return static_cast<Time>(std::min<std::int64_t>(kLatest, from + needed + std::max<Time>(0, shortest)));
            work -= std::int64_t{steps[k].units} * (steps[k + 1].from - from);
        }
        return 0;
    }

    // Which can never be side by side: one waits for the other, or they ask together for more than there is.
    std::vector<std::vector<bool>> exclusions() const {
        auto const n = at(m_model.size());
        std::vector<std::vector<bool>> out(n, std::vector<bool>(n, false));
        for (auto it = m_model.order.rbegin(); it != m_model.order.rend(); ++it)
            for (auto const& arc : m_model.out_of(*it)) {
                if (arc.weight < m_model.duration[at(*it)]) continue;          // may overlap, and so may all that follows
                out[at(*it)][at(arc.other)] = true;
                for (std::size_t k = 0; k < n; ++k)
                    if (out[at(arc.other)][k]) out[at(*it)][k] = true;
            }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < n; ++k)
                if (out[i][k]) out[k][i] = true;
        for (std::size_t r = 0; r < m_model.resources.size(); ++r) {
            auto const uses = uses_of(static_cast<std::int32_t>(r));
            for (auto const& a : uses)
                for (auto const& b : uses)
                    if (a.activity != b.activity && a.units + b.units > m_model.resources[r].last()) out[at(a.activity)][at(b.activity)] = true;
        }
        return out;
    }

    // Groups of which no two can be side by side, grown from each activity by the longest that still excludes all.
    Time by_exclusion() const {
        auto const n = m_model.size();
        auto const excluded = exclusions();
        std::vector<std::int32_t> longest(at(n));
        std::iota(longest.begin(), longest.end(), 0);
        std::ranges::stable_sort(longest, std::greater{}, [&](std::int32_t i) { return m_model.duration[at(i)]; });
        Time best = 0;
        for (std::int32_t first = 0; first < n; ++first) {
            std::vector<std::int32_t> group{first};
            for (auto const i : longest)
                if (std::ranges::all_of(group, [&](std::int32_t j) { return excluded[at(i)][at(j)]; })) group.push_back(i);
            best = std::max(best, one_by_one(std::move(group)));
        }
        return best;
    }

    // Of activities that exclude each other: from the soonest start of some of them, through their durations, to the shortest way to the end. The
    // later starts are tried one after the other, with all that cannot start sooner.
    Time one_by_one(std::vector<std::int32_t> group) const {
        sort_stably(group, std::greater{}, [&](std::int32_t i) { return m_head[at(i)]; });
        Time best = 0, work = 0, shortest = kLatest;
        for (auto const i : group) {
            work += m_model.duration[at(i)];
            shortest = std::min(shortest, m_tail[at(i)] - m_model.duration[at(i)]);
            best = std::max(best, m_head[at(i)] + work + shortest);
        }
        return best;
    }

    // A makespan that was refuted is too short, so is every shorter one.
    Time destructive(Time makespan) {
        std::vector<std::vector<Use>> uses;
        for (std::size_t r = 0; r < m_model.resources.size(); ++r) uses.push_back(uses_of(static_cast<std::int32_t>(r)));
        for (bool again = true; again && makespan < kMostPeriods;) {
            again = false;
            for (std::size_t r = 0; r < uses.size() && !again; ++r) again = refuted(uses[r], m_model.resources[r].last(), makespan);
            makespan += again;
        }
        return makespan <= kMostPeriods ? makespan : 0;
    }

    // Whatever an activity does between `begin` and t even when it is pushed out to either side grows from its latest start at its full rate, until
    // that rest is done. So one walk over time adds up all activities for all intervals that start at `begin`.
    bool refuted(std::vector<Use> const& uses, std::int64_t capacity, Time makespan) {
        std::vector<Time> begins;
        for (auto const& use : uses) begins.push_back(m_head[at(use.activity)]), begins.push_back(makespan - m_tail[at(use.activity)]);
        sort_stably(begins);
        begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
        for (auto const begin : begins) {
            if (begin < 0) return true;
            m_slope.assign(at(makespan) + 1, 0);
            for (auto const& [i, units] : uses) {
                Time const rest = std::min(m_model.duration[at(i)], m_head[at(i)] + m_model.duration[at(i)] - begin);
                if (rest <= 0) continue;
                Time const from = std::max(begin, makespan - m_tail[at(i)]);
                m_slope[at(std::min(from, makespan))] += units;
                m_slope[at(std::min(from + rest, makespan))] -= units;
            }
            std::int64_t energy = 0, slope = 0;
            for (Time t = begin; t < makespan; ++t) {
                slope += m_slope[at(t)];
                energy += slope;
                if (energy > capacity * (t + 1 - begin)) return true;
            }
        }
        return false;
    }

    Model m_model;
    std::vector<Time> m_head, m_finish, m_tail;
    std::vector<std::int64_t> m_slope;
    bool m_free = true;                                    // no fixed starts, no releases
};

}  // namespace

Time Bounds::best() const { return std::max({critical_path, resources, exclusion, energy}); }

Bounds bounds_of(Problem const& problem) { return Bounder(problem).all(); }

}  // namespace pmo::levelling
