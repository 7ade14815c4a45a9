#include "core/simulation/compiled.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "core/engine/passes.h"
#include "core/simulation/pass.h"

namespace pmo::simulation {

namespace {

using engine::Constraint;
using engine::kLongest;
using engine::LagKind;
using engine::usable_date;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

bool in(std::int32_t i, std::size_t count) { return i >= 0 && at(i) < count; }

std::int32_t length_of(Minute t) { return static_cast<std::int32_t>(std::clamp<Minute>(t, 0, kLongest)); }

}  // namespace

Compiled::Compiled(Model model) : m_model(std::move(model)) {
    auto const count = m_model.activities.size();
    m_varied_of.assign(count, -1);
    m_varies.assign(count, 0);
    check_projects();
    make_nodes();
    make_estimates();
    make_risks();
    make_costs();
    find_varying();
}

std::span<engine::Part const> Compiled::parts_of(engine::Activity const& a) const {
    if (a.part_count <= 0 || a.first_part < 0 || at(a.first_part) + at(a.part_count) > m_model.parts.size()) return {};
    return std::span(m_model.parts).subspan(at(a.first_part), at(a.part_count));
}

engine::WorkingTime const& Compiled::calendar_of(engine::Part const& part) const {
    bool const usable = in(part.calendar, m_model.calendars.size()) && m_model.calendars[at(part.calendar)].endless();
    return usable ? m_model.calendars[at(part.calendar)] : m_clock;
}

void Compiled::check_projects() {
    if (m_model.projects.empty()) m_model.projects.emplace_back();
    auto const count = m_model.activities.size();
    m_model.project_of.resize(count, 0);
    m_model.costs.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (in(m_model.project_of[i], m_model.projects.size())) continue;
        report(Fault::Kind::bad_project, static_cast<std::int32_t>(i));
        m_model.project_of[i] = 0;
    }
    for (auto& project : m_model.projects)
        if (!usable_date(project.start)) project.start = 0;
}

// --- the network -----------------------------------------------------------------------------------

Rule Compiled::rule_of(std::int32_t activity, engine::Graph const& graph) const {
    engine::Activity const& a = m_model.activities[at(activity)];
    if (graph.is_summary[at(activity)]) return graph.roll_up[at(activity)] >= 0 ? Rule::gate : Rule::none;
    if (usable_date(a.actual_finish)) return Rule::finished;
    if (a.mode == engine::Mode::manual && usable_date(a.manual_start)) return Rule::manual;
    return usable_date(a.actual_start) ? Rule::started : Rule::automatic;
}

void Compiled::make_nodes() {
    engine::Graph graph;
    engine::make_graph({.activities = m_model.activities, .links = m_model.links, .calendars = m_model.calendars, .parts = m_model.parts}, graph, m_problems);
    std::vector<std::int32_t> position(at(graph.node_count()));
    for (std::size_t k = 0; k < graph.order.size(); ++k) position[at(graph.order[k])] = static_cast<std::int32_t>(k);
    position_of.assign(position.begin(), position.begin() + graph.activity_count);
    nodes.resize(position.size());
    planned_left.assign(nodes.size(), 0);
    done.assign(nodes.size(), 0);
    edges.reserve(graph.edges.size());
    for (std::size_t k = 0; k < graph.order.size(); ++k) {
        std::int32_t const id = graph.order[k], activity = graph.activity_of(id);
        engine::Activity const& a = m_model.activities[at(activity)];
        Node& n = nodes[k];
        n.activity = activity;
        n.project = m_model.project_of[at(activity)];
        n.calendar = in(a.calendar, m_model.calendars.size()) && m_model.calendars[at(a.calendar)].endless() ? &m_model.calendars[at(a.calendar)] : &m_clock;
        n.rule = id < graph.activity_count ? rule_of(activity, graph) : Rule::roll_up;
        n.inactive = a.mode == engine::Mode::inactive;
        n.special = a.constraint > Constraint::as_late_as_possible || a.level_delay > 0;
        if (n.calendar == &m_clock && n.rule != Rule::roll_up)
            m_problems.push_back({.kind = in(a.calendar, m_model.calendars.size()) ? engine::Problem::Kind::no_working_time : engine::Problem::Kind::bad_calendar, .activity = activity});
        planned_left[k] = length_of(a.duration);
        if (n.rule == Rule::started && a.remaining != kNoTime) planned_left[k] = std::min(length_of(a.remaining), planned_left[k]);
        if (n.rule == Rule::started) done[k] = length_of(a.duration) - planned_left[k];
        if (n.rule == Rule::automatic && a.constraint == Constraint::as_late_as_possible) report(Fault::Kind::late_as_possible, activity);
        n.first_edge = static_cast<std::int32_t>(edges.size());
        for (engine::Edge const& e : graph.edges_into(id))
            edges.push_back({.from = position[at(e.from)], .lag = e.lag, .type = e.type, .lag_kind = e.lag_kind, .kind = e.kind});
        n.last_edge = static_cast<std::int32_t>(edges.size());
    }
    for (std::size_t i = 0; i < m_problems.size(); ++i) report(Fault::Kind::network, static_cast<std::int32_t>(i));
    classify_nodes();
    Pass pass(*this);
    pass.forward(Pass::Scope::all_nodes);
    planned = std::move(pass.dates);
}

void Compiled::classify_nodes() {
    for (Node& n : nodes) {
        engine::Activity const& a = m_model.activities[at(n.activity)];
        Project const& project = m_model.projects[at(n.project)];
        bool const floored = a.constraint == Constraint::start_no_earlier_than && usable_date(a.constraint_date);
        bool const free = !n.special || (floored && a.level_delay <= 0);
        bool plain = n.rule == Rule::automatic && free && a.part_count <= 0 && !usable_date(project.reschedule_after);
        for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
            Edge& e = edges[at(k)];
            Node& from = nodes[at(e.from)];
            e.elapsed = e.lag_kind == LagKind::elapsed || e.lag_kind == LagKind::elapsed_percent;
            e.same_axis = e.kind == engine::Edge::Kind::link && !e.elapsed && from.calendar == n.calendar && is_leaf(from.rule);
            from.needs_start = from.needs_start || e.kind == engine::Edge::Kind::up || !e.from_finish();
            plain = plain && e.kind == engine::Edge::Kind::link && is_leaf(from.rule) && e.lag_kind <= LagKind::elapsed && !e.to_finish();
        }
        if (plain) n.rule = Rule::plain;
        if (plain && (floored || n.first_edge == n.last_edge)) n.floor = n.calendar->work_before(floored ? a.constraint_date : project.start);
        bool const kept = is_leaf(n.rule) && n.rule != Rule::finished && !n.inactive;
        if (kept) tasks.push_back(n.activity);
    }
    std::ranges::sort(tasks);
    for (auto const activity : tasks) task_positions.push_back(position_of[at(activity)]);
}

bool Compiled::can_vary(std::int32_t activity) const {
    if (!in(activity, m_model.activities.size())) return false;
    Rule const rule = nodes[at(position_of[at(activity)])].rule;
    return rule == Rule::plain || rule == Rule::automatic || rule == Rule::started;
}

std::int32_t Compiled::varied_index(std::int32_t activity) {
    std::int32_t& index = m_varied_of[at(activity)];
    if (index >= 0) return index;
    index = static_cast<std::int32_t>(varied.size());
    auto const position = position_of[at(activity)];
    varied.push_back({.position = position, .activity = activity, .planned = planned_left[at(position)]});
    return index;
}

// What varies, and all that waits for it.
void Compiled::find_varying() {
    std::vector<std::uint8_t> moves(nodes.size(), 0);
    for (Varied const& v : varied) moves[at(v.position)] = 1;
    fixed_finish.assign(m_model.projects.size(), kNoTime);
    std::vector<std::uint8_t> any(m_model.projects.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Node& n = nodes[i];
        std::int32_t links = 0;
        bool const waits = n.rule != Rule::finished && n.rule != Rule::manual && n.rule != Rule::started && n.rule != Rule::none;
        for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
            links += edges[at(k)].kind == engine::Edge::Kind::link;
            if (waits && moves[at(edges[at(k)].from)]) moves[i] = 1;
        }
        bool const leaf = is_leaf(n.rule) && !n.inactive;
        n.join = moves[i] && links > 1 && (n.rule == Rule::plain || n.rule == Rule::automatic);
        if (leaf) any[at(n.project)] = 1;
        if (moves[i]) {
            order.push_back(static_cast<std::int32_t>(i));
            if (leaf) m_varies[at(n.activity)] = 1;
        } else if (leaf) {
            fixed_finish[at(n.project)] = std::max(fixed_finish[at(n.project)], planned[i].finish);
        }
    }
    for (std::size_t p = 0; p < any.size(); ++p)
        if (!any[p]) fixed_finish[p] = m_model.projects[p].start;
}

// --- what is uncertain --------------------------------------------------------------------------------

void Compiled::make_estimates() {
    auto const correlations = make_correlations(m_model, m_faults);
    std::vector<std::uint8_t> used(m_model.estimates.size(), 0);
    for (std::size_t i = 0; i < m_model.estimates.size(); ++i) {
        auto const& estimate = m_model.estimates[i];
        if (!can_vary(estimate.activity) || !is_sound(estimate.duration)) {
            report(Fault::Kind::bad_estimate, static_cast<std::int32_t>(i));
        } else if (auto& v = varied[at(varied_index(estimate.activity))]; v.uncertain) {
            report(Fault::Kind::double_estimate, static_cast<std::int32_t>(i));
        } else {
            used[i] = v.uncertain = true;
        }
    }
    make_draws(correlations, used);
}

void Compiled::make_draws(Correlations const& correlations, std::vector<std::uint8_t> const& used) {
    auto const sampler = [&](std::int32_t i) { return Sampler(m_model.estimates[at(i)].duration, tables); };
    auto const salt = [&](std::int32_t i) { return salt_of(m_model.estimates[at(i)].key, Purpose::duration); };
    auto const target = [&](std::int32_t i) { return m_varied_of[at(m_model.estimates[at(i)].activity)]; };
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(used.size()); ++i)
        if (used[at(i)] && !correlations.is_correlated[at(i)]) draws.push_back({sampler(i), salt(i), target(i)});
    std::ranges::stable_sort(draws, {}, [](Draw const& d) { return d.sampler.shape(); });    // so that the processor guesses right
    for (auto const& factor : correlations.factors)
        if (used[at(factor.estimate)]) group_draws.push_back({sampler(factor.estimate), salt(factor.estimate), target(factor.estimate), factor.group, factor.common, factor.own});
    for (auto const& group : m_model.groups) group_salts.push_back(salt_of(group.key, Purpose::group));
    for (auto const& block : correlations.blocks) {
        BlockDraw draw{.lower = block.lower, .samplers = {}, .salts = {}, .varied = {}};
        for (auto const i : block.estimates) {
            bool const fine = used[at(i)];
            draw.samplers.push_back(fine ? sampler(i) : Sampler(Distribution{}, tables));
            draw.salts.push_back(salt(i));
            draw.varied.push_back(fine ? target(i) : -1);
        }
        blocks.push_back(std::move(draw));
    }
}

// At most one of an exclusive set: each has its own stretch of one number.
void Compiled::make_exclusive() {
    struct Set { double sum = 0, from = 0; Key key = ~Key{0}; };
    std::map<std::int32_t, Set> sets;
    for (std::size_t r = 0; r < risks.size(); ++r) {
        auto const number = m_model.risks[r].exclusive;
        if (number < 0) continue;
        auto& set = sets[number];
        set.sum += risks[r].to;
        set.key = std::min(set.key, m_model.risks[r].key);
    }
    for (auto const& [number, set] : sets)
        if (set.sum > 1 + 1e-9) report(Fault::Kind::exclusive_too_likely, number, set.sum);
    for (std::size_t r = 0; r < risks.size(); ++r) {
        auto const found = sets.find(m_model.risks[r].exclusive);
        if (found == sets.end()) continue;
        auto& set = found->second;
        double const share = set.sum > 1 ? risks[r].to / set.sum : risks[r].to;
        risks[r] = {.salt = salt_of(set.key, Purpose::occurrence), .from = set.from, .to = set.from + share};
        set.from += share;
    }
}

void Compiled::make_risks() {
    for (std::size_t r = 0; r < m_model.risks.size(); ++r) {
        auto const& risk = m_model.risks[r];
        bool const possible = risk.probability >= 0 && risk.probability <= 1;
        if (!possible) report(Fault::Kind::bad_probability, static_cast<std::int32_t>(r));
        risks.push_back({.salt = salt_of(risk.key, Purpose::occurrence), .from = 0, .to = possible ? risk.probability : risk.probability > 1 ? 1.0 : 0.0});
    }
    make_exclusive();
    std::vector<std::size_t> order_of(m_model.effects.size());
    for (std::size_t i = 0; i < order_of.size(); ++i) order_of[i] = i;
    std::ranges::stable_sort(order_of, {}, [&](std::size_t i) { return m_model.effects[i].risk; });
    for (auto const i : order_of) {
        Effect const& effect = m_model.effects[i];
        bool const possible = in(effect.risk, risks.size()) && in(effect.project, m_model.projects.size()) && (effect.activity < 0 || can_vary(effect.activity)) && is_sound(effect.delay) &&
                              is_sound(effect.cost) && effect.share >= 0 && effect.share <= 1000;
        if (!possible) {
            report(Fault::Kind::bad_effect, static_cast<std::int32_t>(i));
            continue;
        }
        RiskDraw& risk = risks[at(effect.risk)];
        if (risk.first_effect == risk.last_effect) risk.first_effect = static_cast<std::int32_t>(effects.size());
        effects.push_back({.delay = Sampler(effect.delay, tables), .cost = Sampler(effect.cost, tables), .delay_salt = salt_of(effect.key, Purpose::delay), .cost_salt = salt_of(effect.key, Purpose::cost),
                           .varied = effect.activity < 0 ? -1 : varied_index(effect.activity), .project = effect.project, .share = effect.share, .sign = effect.saves ? -1.0 : 1.0});
        risk.last_effect = static_cast<std::int32_t>(effects.size());
    }
}

void Compiled::make_costs() {
    fixed_cost.clear();
    for (auto const& project : m_model.projects) fixed_cost.push_back(project.cost);
    for (std::size_t i = 0; i < m_model.activities.size(); ++i) {
        auto const& cost = m_model.costs[i];
        auto& sum = fixed_cost[at(m_model.project_of[i])];
        sum += cost.fixed;
        auto const index = m_varied_of[i];
        bool const by_time = index >= 0 && varied[at(index)].planned > 0;
        if (by_time) varied[at(index)].rate = static_cast<double>(cost.by_time) / varied[at(index)].planned;
        else sum += cost.by_time;
    }
}

}  // namespace pmo::simulation
