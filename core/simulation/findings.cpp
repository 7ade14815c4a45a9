#include "core/simulation/findings.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <numeric>

namespace pmo::simulation {

namespace {

// A risk switched off simulates again the runs in which it happened; the summary takes about as long as ten of them.
constexpr int kSummaryCounts = 10;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// Whose finish and cost a risk is weighed by: that of its first effect.
std::int32_t project_of(Model const& model, std::int32_t risk) {
    auto const effect = std::ranges::find(model.effects, risk, &Effect::risk);
    if (effect == model.effects.end()) return 0;
    auto const of = effect->activity >= 0 && at(effect->activity) < model.project_of.size() ? model.project_of[at(effect->activity)] : effect->project;
    return of >= 0 && at(of) < model.projects.size() ? of : 0;
}

// The risks worth switching off, in the order of the model.
std::vector<std::int32_t> heaviest_risks(Model const& model, std::int32_t runs) {
    struct Weight { double delay = 0, cost = 0; };
    std::vector<Weight> weights(model.risks.size());
    for (auto const& effect : model.effects) {
        if (effect.risk < 0 || at(effect.risk) >= weights.size()) continue;
        bool const moves = effect.activity >= 0 && at(effect.activity) < model.activities.size();
        double const probability = model.risks[at(effect.risk)].probability;
        if (moves) weights[at(effect.risk)].delay += probability * (mean_of(effect.delay) + effect.share * static_cast<double>(model.activities[at(effect.activity)].duration));
        weights[at(effect.risk)].cost += probability * mean_of(effect.cost);
    }
    std::vector<std::int32_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    auto const one = std::max<std::int64_t>(1, static_cast<std::int64_t>(model.activities.size()) * runs);
    auto const most = static_cast<std::size_t>(std::max<std::int64_t>(kFewestSwings, kSwingWork / one));
    if (order.size() <= most) return order;
    std::ranges::stable_sort(order, [&](std::int32_t a, std::int32_t b) {
        auto const &first = weights[at(a)], &second = weights[at(b)];
        return first.delay != second.delay ? first.delay > second.delay : first.cost > second.cost;
    });
    order.resize(most);
    std::ranges::sort(order);
    return order;
}

}  // namespace

bool belongs(Compiled const& compiled, Chunk const& runs) {
    if (runs.count < 0) return false;
    auto const count = at(runs.count), tasks = compiled.tasks.size() * count;
    auto const none_or = [](auto const& rows, std::size_t size) { return rows.empty() || rows.size() == size; };
    return runs.finish.size() == compiled.model().projects.size() * count && runs.cost.size() == runs.finish.size() && runs.happened.size() == compiled.risks.size() * count &&
           none_or(runs.duration, tasks) && runs.task_finish.size() == runs.duration.size() && none_or(runs.driving, compiled.model().activities.size()) &&
           none_or(runs.edge_sums, compiled.edges.size()) && none_or(runs.latest_sums, compiled.nodes.size()) && runs.edge_sums.empty() == (runs.latest_sums.empty() || compiled.edges.empty());
}

Findings find_all(Compiled const& compiled, Chunk const& runs, std::function<void(int)> const& progress) {
    auto const heaviest = heaviest_risks(compiled.model(), runs.count);
    auto const all = kSummaryCounts + static_cast<int>(heaviest.size());
    int done = 0;
    std::int64_t silent = 0;
    auto const tell = [&] {
        silent = 0;
        if (progress) progress(done * 1000 / all);
    };
    auto const pace = [&](std::int64_t work) {
        silent += work;
        if (silent >= kMostBetween) tell();
    };
    Findings out{.first = runs.first, .summary = summarise(compiled, runs, pace)};
    done = kSummaryCounts;
    tell();
    for (auto const risk : heaviest) {
        auto const project = project_of(compiled.model(), risk);
        out.swings.push_back(swing_of(compiled, runs, out.summary.projects[at(project)], risk, project, pace));
        ++done;
        tell();
    }
    auto const& projects = compiled.model().projects;
    for (std::size_t run = 0; run < at(runs.count); ++run) {
        auto const row = run * projects.size();
        std::int64_t finish = runs.finish[row], cost = 0;
        for (std::size_t p = 0; p < projects.size(); ++p) {
            finish = std::max(finish, runs.finish[row + p]);
            cost += projects[p].in_total ? runs.cost[row + p] : 0;
        }
        out.finishes.push_back(finish);
        out.costs.push_back(cost);
    }
    return out;
}

std::int64_t run_nearest(Findings const& findings, Minute finish) {
    auto const& all = findings.finishes;
    auto const nearest = std::ranges::min_element(all, {}, [&](std::int64_t one) { return std::abs(one - finish); });
    return nearest == all.end() ? -1 : findings.first + (nearest - all.begin());
}

double joint_share(Findings const& findings, Minute finish, std::int64_t cost) {
    std::size_t kept = 0;
    for (std::size_t run = 0; run < findings.finishes.size(); ++run) kept += findings.finishes[run] <= finish && findings.costs[run] <= cost;
    return findings.finishes.empty() ? 0 : static_cast<double>(kept) / static_cast<double>(findings.finishes.size());
}

}  // namespace pmo::simulation
