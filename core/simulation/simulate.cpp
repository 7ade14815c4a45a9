#include "core/simulation/simulate.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/engine/passes.h"
#include "core/simulation/normal.h"
#include "core/simulation/pass.h"

namespace pmo::simulation {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::int32_t minutes_of(double x) { return static_cast<std::int32_t>(std::clamp(x + 0.5, 0.0, static_cast<double>(engine::kLongest))); }

std::int64_t rounded(double x) { return static_cast<std::int64_t>(std::floor(x + 0.5)); }

// One run after the other, in the same memory.
class Runner {
public:
    explicit Runner(Compiled const& compiled) : pass(compiled), happened(compiled.risks.size()), cost(compiled.fixed_cost.size()), m_compiled(compiled), m_share(compiled.varied.size()), m_delay(compiled.varied.size()), m_group(compiled.group_salts.size()) {}

    void run(std::uint64_t seed, std::int64_t number, std::int32_t without = -1) {
        Draws const draws(seed, number);
        for (Varied const& v : m_compiled.varied)
            if (!v.uncertain) pass.left[at(v.position)] = v.planned;
        draw_durations(draws);
        cost = m_compiled.fixed_cost;
        draw_risks(draws, without);
        pass.forward(Pass::Scope::varying_nodes);
        for (Varied const& v : m_compiled.varied)
            cost[at(m_compiled.nodes[at(v.position)].project)] += rounded(v.rate * pass.left[at(v.position)]);
    }

    Pass pass;
    std::vector<std::uint8_t> happened;
    std::vector<std::int64_t> cost;

private:
    void set(std::int32_t varied, double minutes) { pass.left[at(m_compiled.varied[at(varied)].position)] = minutes_of(minutes); }

    void draw_durations(Draws const& draws) {
        for (auto const& draw : m_compiled.draws) set(draw.varied, draw.sampler.at(draws.at(draw.salt), m_compiled.tables));
        if (m_compiled.group_draws.empty() && m_compiled.blocks.empty()) return;
        for (std::size_t g = 0; g < m_group.size(); ++g) m_group[g] = normal_quantile(draws.at(m_compiled.group_salts[g]));
        for (auto const& draw : m_compiled.group_draws)
            set(draw.varied, draw.sampler.at_score(draw.common * m_group[at(draw.group)] + draw.own * normal_quantile(draws.at(draw.salt)), m_compiled.tables));
        for (auto const& block : m_compiled.blocks) {
            m_scores.clear();
            for (auto const salt : block.salts) m_scores.push_back(normal_quantile(draws.at(salt)));
            std::size_t cell = 0;
            for (std::size_t i = 0; i < m_scores.size(); ++i) {
                double score = 0;
                for (std::size_t j = 0; j <= i; ++j) score += block.lower[cell++] * m_scores[j];
                if (block.varied[i] >= 0) set(block.varied[i], block.samplers[i].at_score(score, m_compiled.tables));
            }
        }
    }

    void draw_risks(Draws const& draws, std::int32_t without) {
        m_touched.clear();
        for (std::size_t r = 0; r < m_compiled.risks.size(); ++r) {
            auto const& risk = m_compiled.risks[r];
            double const number = draws.at(risk.salt);
            happened[r] = number >= risk.from && number < risk.to && static_cast<std::int32_t>(r) != without;
            if (!happened[r]) continue;
            for (auto i = risk.first_effect; i < risk.last_effect; ++i) apply(m_compiled.effects[at(i)], draws);
        }
        for (auto const v : m_touched) {
            auto const i = at(v);
            set(v, pass.left[at(m_compiled.varied[i].position)] * (1 + m_share[i]) + m_delay[i]);
            m_share[i] = m_delay[i] = 0;
        }
    }
    void apply(EffectDraw const& effect, Draws const& draws) {
        cost[at(effect.project)] += rounded(effect.sign * effect.cost.at(draws.at(effect.cost_salt), m_compiled.tables));
        if (effect.varied < 0) return;
        auto const i = at(effect.varied);
        if (std::ranges::find(m_touched, effect.varied) == m_touched.end()) m_touched.push_back(effect.varied);
        m_share[i] += effect.sign * effect.share;
        m_delay[i] += effect.sign * effect.delay.at(draws.at(effect.delay_salt), m_compiled.tables);
    }

    Compiled const& m_compiled;
    std::vector<double> m_share, m_delay;        // by varied activity: what risks add in this run
    std::vector<std::int32_t> m_touched;
    std::vector<double> m_group, m_scores;
};

Minute origin_of(Model const& model) {
    Minute origin = model.projects[0].start;
    for (auto const& project : model.projects) origin = std::min(origin, project.start);
    return origin;
}

void keep_tasks(Compiled const& compiled, Pass const& pass, std::size_t row, Chunk& out) {
    auto const width = compiled.task_positions.size();
    auto* const duration = out.duration.data() + row * width;
    auto* const finish = out.task_finish.data() + row * width;
    for (std::size_t t = 0; t < width; ++t) {
        auto const position = at(compiled.task_positions[t]);
        duration[t] = pass.left[position];
        finish[t] = static_cast<std::int32_t>(std::clamp<Minute>(pass.dates[position].finish - out.origin, -engine::kLongest, engine::kLongest));
    }
}

template <class T> void append(std::vector<T>& to, std::vector<T> const& from) { to.insert(to.end(), from.begin(), from.end()); }

template <class T> bool add_up(std::vector<T>& to, std::vector<T> const& from) {
    if (to.size() != from.size()) return false;
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
    return true;
}

// What one run through the network counts as.
std::int64_t work_of_run(Compiled const& compiled) { return static_cast<std::int64_t>(compiled.nodes.size()); }

bool same_rows(std::size_t a, std::int32_t a_count, std::size_t b, std::int32_t b_count) { return a * at(b_count) == b * at(a_count); }

}  // namespace

Chunk simulate(Compiled const& compiled, Request const& request, Pace const& pace) {
    Chunk out{.seed = request.seed, .first = std::max<std::int64_t>(0, request.first), .count = std::max(0, request.count), .origin = origin_of(compiled.model())};
    auto const rows = at(out.count);
    out.finish.reserve(rows * compiled.fixed_finish.size());
    out.cost.reserve(rows * compiled.fixed_cost.size());
    out.happened.reserve(rows * compiled.risks.size());
    out.duration.resize(request.tasks ? rows * compiled.tasks.size() : 0);
    out.task_finish.resize(out.duration.size());
    if (request.driving) out.driving.assign(compiled.model().activities.size(), 0);
    Runner runner(compiled);
    for (std::int64_t k = 0; k < out.count; ++k) {
        runner.run(out.seed, out.first + k);
        append(out.finish, runner.pass.finish);
        append(out.cost, runner.cost);
        append(out.happened, runner.happened);
        if (request.tasks) keep_tasks(compiled, runner.pass, static_cast<std::size_t>(k), out);
        if (request.driving) runner.pass.count_driving(out.driving);
        if (pace) pace(work_of_run(compiled));
    }
    out.edge_sums = std::move(runner.pass.edge_sums);
    out.latest_sums = std::move(runner.pass.latest_sums);
    return out;
}

std::optional<Chunk> join(std::span<Chunk const> chunks) {
    std::vector<Chunk const*> order;
    for (auto const& chunk : chunks) order.push_back(&chunk);
    std::ranges::stable_sort(order, {}, [](Chunk const* c) { return std::pair(c->first, c->count); });
    if (order.empty()) return std::nullopt;
    Chunk out = *order[0];
    for (std::size_t k = 1; k < order.size(); ++k) {
        Chunk const& next = *order[k];
        bool const fits = next.seed == out.seed && next.first == out.first + out.count && next.origin == out.origin && same_rows(out.finish.size(), out.count, next.finish.size(), next.count) &&
                          same_rows(out.happened.size(), out.count, next.happened.size(), next.count) && same_rows(out.duration.size(), out.count, next.duration.size(), next.count);
        if (!fits || !add_up(out.driving, next.driving) || !add_up(out.edge_sums, next.edge_sums) || !add_up(out.latest_sums, next.latest_sums)) return std::nullopt;
        append(out.finish, next.finish);
        append(out.cost, next.cost);
        append(out.happened, next.happened);
        append(out.duration, next.duration);
        append(out.task_finish, next.task_finish);
        out.count += next.count;
    }
    return out;
}

Chunk without_risk(Compiled const& compiled, Chunk const& runs, std::int32_t risk, Pace const& pace) {
    Chunk out{.seed = runs.seed, .first = runs.first, .count = runs.count, .finish = runs.finish, .cost = runs.cost, .happened = runs.happened, .origin = runs.origin};
    auto const risks = compiled.risks.size(), projects = compiled.fixed_cost.size();
    if (risk < 0 || at(risk) >= risks || runs.happened.size() != risks * at(runs.count)) return out;
    Runner runner(compiled);
    for (std::size_t k = 0; k < at(runs.count); ++k) {
        auto& happened = out.happened[k * risks + at(risk)];
        if (!happened) continue;
        happened = 0;
        runner.run(runs.seed, runs.first + static_cast<std::int64_t>(k), risk);
        std::ranges::copy(runner.pass.finish, out.finish.begin() + static_cast<std::ptrdiff_t>(k * projects));
        std::ranges::copy(runner.cost, out.cost.begin() + static_cast<std::ptrdiff_t>(k * projects));
        if (pace) pace(work_of_run(compiled));
    }
    return out;
}

Replay replay(Compiled const& compiled, std::uint64_t seed, std::int64_t run) {
    Runner runner(compiled);
    runner.run(seed, std::max<std::int64_t>(0, run));
    auto const& model = compiled.model();
    auto const count = model.activities.size();
    Replay out{.activities = model.activities, .parts = model.parts, .happened = runner.happened, .start = std::vector<Minute>(count, kNoTime), .finish = std::vector<Minute>(count, kNoTime),
               .project_finish = runner.pass.finish, .project_cost = runner.cost};
    // Starts are not kept for everybody while running; a pass over all nodes sets them.
    runner.pass.forward(Pass::Scope::all_nodes);
    for (Varied const& v : compiled.varied) {
        auto& activity = out.activities[at(v.activity)];
        Minute const planned = activity.duration, left = runner.pass.left[at(v.position)], total = compiled.done[at(v.position)] + left;
        for (auto k = activity.first_part; k < activity.first_part + static_cast<std::int32_t>(compiled.parts_of(activity).size()); ++k) out.parts[at(k)].duration = scaled_part(out.parts[at(k)], total, planned);
        activity.duration = total;
        if (compiled.nodes[at(v.position)].rule == Rule::started) activity.remaining = left;
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto const position = at(compiled.position_of[i]);
        Node const& n = compiled.nodes[position];
        if (!is_leaf(n.rule)) continue;
        Dates const& d = runner.pass.dates[position];
        out.start[i] = n.rule == Rule::plain && runner.pass.left[position] > 0 ? n.calendar->start_at(d.start_work) : d.start;
        out.finish[i] = d.finish;
    }
    return out;
}

}  // namespace pmo::simulation
