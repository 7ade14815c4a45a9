#include "core/simulation/summary.h"

#include <algorithm>
#include <cstddef>

namespace pmo::simulation {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// What one run came to, for a project or for the whole.
class Results {
public:
    Results(Compiled const& compiled, Chunk const& runs) : m_model(compiled.model()), m_runs(runs), m_width(m_model.projects.size()) {}
    std::size_t count() const { return at(m_runs.count); }
    Minute finish(std::size_t run, std::int32_t project) const {
        auto const* row = m_runs.finish.data() + run * m_width;
        return project >= 0 ? row[project] : *std::max_element(row, row + m_width);
    }
    std::int64_t cost(std::size_t run, std::int32_t project) const { return of_costs(m_runs.cost.data() + run * m_width, project); }
    std::int64_t of_costs(std::int64_t const* row, std::int32_t project) const {
        if (project >= 0) return row[project];
        std::int64_t sum = 0;
        for (std::size_t p = 0; p < m_width; ++p) sum += m_model.projects[p].in_total ? row[p] : 0;
        return sum;
    }
    std::vector<std::int64_t> finishes(std::int32_t project) const {
        std::vector<std::int64_t> all;
        for (std::size_t run = 0; run < count(); ++run) all.push_back(finish(run, project));
        return all;
    }
    std::vector<std::int64_t> costs(std::int32_t project) const {
        std::vector<std::int64_t> all;
        for (std::size_t run = 0; run < count(); ++run) all.push_back(cost(run, project));
        return all;
    }
private:
    Model const& m_model;
    Chunk const& m_runs;
    std::size_t m_width;
};

std::vector<std::int64_t> sorted(std::vector<std::int64_t> values) {
    std::ranges::sort(values);
    return values;
}

// Promises of a project, or all of them.
void judge_promises(Model const& model, Chunk const& runs, std::int32_t project, Outcome& out) {
    bool any_finish = false, any_cost = false;
    std::int64_t finish_kept = 0, cost_kept = 0, both_kept = 0;
    auto const width = model.projects.size();
    for (std::size_t run = 0; run < at(runs.count); ++run) {
        bool in_time = true, in_budget = true;
        for (std::size_t p = 0; p < width; ++p) {
            if (project >= 0 && p != at(project)) continue;
            auto const& promise = model.projects[p];
            if (promise.target_finish != kNoTime) { any_finish = true; in_time = in_time && runs.finish[run * width + p] <= promise.target_finish; }
            if (promise.target_cost >= 0) { any_cost = true; in_budget = in_budget && runs.cost[run * width + p] <= promise.target_cost; }
        }
        finish_kept += in_time;
        cost_kept += in_budget;
        both_kept += in_time && in_budget;
    }
    auto const n = static_cast<double>(runs.count);
    if (any_finish) out.finish_kept = static_cast<double>(finish_kept) / n;
    if (any_cost) out.cost_kept = static_cast<double>(cost_kept) / n;
    if (any_finish && any_cost) out.both_kept = static_cast<double>(both_kept) / n;
}

// The plan as it stands is a run in which nothing varies.
std::vector<Minute> planned_finishes(Compiled const& compiled) {
    auto finishes = compiled.fixed_finish;
    for (auto const position : compiled.order) {
        Node const& n = compiled.nodes[at(position)];
        if (is_leaf(n.rule) && !n.inactive) finishes[at(n.project)] = std::max(finishes[at(n.project)], compiled.planned[at(position)].finish);
    }
    return finishes;
}

std::vector<std::int64_t> planned_costs(Compiled const& compiled) {
    auto costs = compiled.fixed_cost;
    for (Varied const& v : compiled.varied)
        if (v.planned > 0) costs[at(compiled.nodes[at(v.position)].project)] += compiled.model().costs[at(v.activity)].by_time;
    return costs;
}

// One task's column out of rows, several at a time: a line of memory is read once.
class Columns {
public:
    Columns(std::vector<std::int32_t> const& rows, std::size_t width, std::size_t count) : m_rows(rows), m_width(width), m_count(count) {}
    std::vector<std::int64_t> const& column(std::size_t task) {
        auto const first = task / kMany * kMany;
        if (m_first != first) load(first);
        return m_columns[task - first];
    }
private:
    static constexpr std::size_t kMany = 16;
    void load(std::size_t first) {
        m_first = first;
        m_columns.resize(kMany, std::vector<std::int64_t>(m_count));
        auto const many = std::min(kMany, m_width - first);
        for (std::size_t run = 0; run < m_count; ++run)
            for (std::size_t k = 0; k < many; ++k) m_columns[k][run] = m_rows[run * m_width + first + k];
    }
    std::vector<std::int32_t> const& m_rows;
    std::size_t m_width, m_count, m_first = ~std::size_t{0};
    std::vector<std::vector<std::int64_t>> m_columns;
};

std::vector<TaskOutcome> task_outcomes(Compiled const& compiled, Chunk const& runs, Results const& results, Pace const& pace) {
    auto const width = compiled.tasks.size(), count = at(runs.count);
    std::vector<TaskOutcome> out(width);
    bool const kept = runs.duration.size() == width * count && count > 0;
    std::vector<std::vector<double>> finish_ranks;
    if (kept)
        for (std::int32_t p = 0; p < static_cast<std::int32_t>(compiled.model().projects.size()); ++p) finish_ranks.push_back(ranks_of(results.finishes(p)));
    Columns durations(runs.duration, width, count), finishes(runs.task_finish, width, count);
    Sorter sorter;
    std::vector<double> own;
    std::vector<std::int64_t> values;
    for (std::size_t t = 0; t < width; ++t) {
        TaskOutcome& task = out[t];
        task.activity = compiled.tasks[t];
        if (!runs.driving.empty() && count > 0) task.criticality = static_cast<double>(runs.driving[at(task.activity)]) / static_cast<double>(count);
        if (!kept) continue;
        sorter.sort(durations.column(t));
        if (!sorter.all_equal()) {
            sorter.ranks(own);
            task.cruciality = correlation_of(own, finish_ranks[at(compiled.model().project_of[at(task.activity)])]);
        }
        sorter.values(values);
        task.duration = spread_of(values);
        sorter.sort(finishes.column(t));
        sorter.values(values);
        for (auto& value : values) value += runs.origin;
        task.finish = spread_of(values);
        if (pace) pace(runs.count);
    }
    return out;
}

std::vector<RiskOutcome> risk_outcomes(Compiled const& compiled, Chunk const& runs, Results const& results, Pace const& pace) {
    auto const width = compiled.risks.size(), count = at(runs.count);
    std::vector<RiskOutcome> out(width);
    if (runs.happened.size() != width * count || count == 0 || width == 0) return out;
    auto const finishes = results.finishes(-1);
    auto const finish_ranks = ranks_of(finishes), cost_ranks = ranks_of(results.costs(-1));
    std::vector<std::int64_t> happened(count);
    for (std::size_t r = 0; r < width; ++r) {
        double with = 0, without = 0;
        std::size_t times = 0;
        for (std::size_t run = 0; run < count; ++run) {
            happened[run] = runs.happened[run * width + r];
            times += happened[run] != 0;
            (happened[run] ? with : without) += static_cast<double>(finishes[run]);
        }
        auto const own = ranks_of(happened);
        out[r] = {.share = static_cast<double>(times) / static_cast<double>(count), .finish_correlation = correlation_of(own, finish_ranks), .cost_correlation = correlation_of(own, cost_ranks),
                  .finish_with = times ? with / static_cast<double>(times) : 0, .finish_without = times < count ? without / static_cast<double>(count - times) : 0};
        if (pace) pace(runs.count);
    }
    return out;
}

std::vector<JoinOutcome> join_outcomes(Compiled const& compiled, Chunk const& runs) {
    std::vector<JoinOutcome> out;
    if (runs.count == 0 || runs.edge_sums.size() != compiled.edges.size()) return out;
    for (std::size_t i = 0; i < compiled.nodes.size(); ++i) {
        Node const& n = compiled.nodes[i];
        if (!n.join) continue;
        std::int64_t latest = kNoTime;
        std::int32_t links = 0;
        for (auto k = n.first_edge; k < n.last_edge; ++k) {
            if (compiled.edges[at(k)].kind != engine::Edge::Kind::link) continue;
            ++links;
            latest = std::max(latest, runs.edge_sums[at(k)]);
        }
        double const bias = static_cast<double>(runs.latest_sums[i] - latest) / static_cast<double>(runs.count);
        if (bias >= 1) out.push_back({n.activity, links, bias});
    }
    std::ranges::stable_sort(out, [](JoinOutcome const& a, JoinOutcome const& b) { return a.bias > b.bias; });
    return out;
}

}  // namespace

namespace {

std::vector<Outcome> all_outcomes(Compiled const& compiled, Chunk const& runs, Pace const& pace) {
    Results const results(compiled, runs);
    auto const finishes = planned_finishes(compiled);
    auto const costs = planned_costs(compiled);
    auto const projects = static_cast<std::int32_t>(finishes.size());
    std::vector<Outcome> out;
    for (std::int32_t p = 0; p <= projects; ++p) {
        auto const which = p < projects ? p : -1;
        Outcome& outcome = out.emplace_back();
        outcome.finishes = sorted(results.finishes(which));
        outcome.costs = sorted(results.costs(which));
        outcome.finish = spread_of(outcome.finishes);
        outcome.cost = spread_of(outcome.costs);
        outcome.planned_finish = which >= 0 ? finishes[at(p)] : *std::ranges::max_element(finishes);
        outcome.planned_cost = results.of_costs(costs.data(), which);
        outcome.planned_finish_share = share_within(outcome.finishes, outcome.planned_finish);
        outcome.planned_cost_share = share_within(outcome.costs, outcome.planned_cost);
        if (runs.count > 0) judge_promises(compiled.model(), runs, which, outcome);
        if (pace) pace(runs.count);
    }
    return out;
}

}  // namespace

std::vector<Outcome> outcomes(Compiled const& compiled, Chunk const& runs) { return all_outcomes(compiled, runs, {}); }

Summary summarise(Compiled const& compiled, Chunk const& runs, Pace const& pace) {
    Results const results(compiled, runs);
    Summary out{.runs = runs.count, .projects = all_outcomes(compiled, runs, pace), .whole = {}, .tasks = task_outcomes(compiled, runs, results, pace), .risks = risk_outcomes(compiled, runs, results, pace), .joins = join_outcomes(compiled, runs)};
    out.whole = std::move(out.projects.back());
    out.projects.pop_back();
    return out;
}

double joint_confidence(Compiled const& compiled, Chunk const& runs, std::int32_t project, Minute finish, std::int64_t cost) {
    Results const results(compiled, runs);
    std::size_t kept = 0;
    for (std::size_t run = 0; run < results.count(); ++run) kept += results.finish(run, project) <= finish && results.cost(run, project) <= cost;
    return results.count() ? static_cast<double>(kept) / static_cast<double>(results.count()) : 0;
}

Swing swing_of(Compiled const& compiled, Chunk const& runs, Outcome const& with, std::int32_t risk, std::int32_t project, Pace const& pace) {
    auto const other = without_risk(compiled, runs, risk, pace);
    Results const results(compiled, other);
    auto const finish = spread_of(sorted(results.finishes(project))), cost = spread_of(sorted(results.costs(project)));
    auto const risks = compiled.risks.size();
    std::size_t times = 0;
    if (risk >= 0 && at(risk) < risks)
        for (std::size_t run = 0; run < results.count(); ++run) times += runs.happened[run * risks + at(risk)];
    return {.risk = risk, .share = results.count() ? static_cast<double>(times) / static_cast<double>(results.count()) : 0, .mean_finish = with.finish.mean - finish.mean,
            .p80_finish = static_cast<double>(with.finish.p80 - finish.p80), .mean_cost = with.cost.mean - cost.mean, .p80_cost = static_cast<double>(with.cost.p80 - cost.p80)};
}

}  // namespace pmo::simulation
