#include "core/project/simulation_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "core/base/id_map.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/risk_impact.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace rsk = registers::risk;
namespace imp = registers::risk_impact;
namespace sim = simulation;

sim::Key key_of(Id id) { return sim::mixed(id.high ^ sim::mixed(id.low)); }

sim::Shape shape_of(std::string_view id) {
    if (id == "pert") return sim::Shape::pert;
    if (id == "uniform") return sim::Shape::uniform;
    if (id == "normal") return sim::Shape::normal;
    if (id == "lognormal") return sim::Shape::lognormal;
    return sim::Shape::triangular;
}

// Three points of which some may be missing: the nearest given one stands for a missing one.
sim::Distribution from_points(Record const& record, Field<std::string> shape, double const* low, double const* likely, double const* high) {
    auto const* middle = likely ? likely : low ? low : high;
    if (!middle) return {};
    return sim::from_three_points(shape_of(record.get(shape)), low ? *low : *middle, *middle, high ? *high : *middle);
}

}  // namespace

class SimulationModelMaking::Maker {
public:
    Maker(Store const& store, std::vector<Id> projects, CalendarSource calendars, SimulationOptions options)
        : m_store(store), m_projects(std::move(projects)), m_calendars(std::move(calendars)), m_options(std::move(options)) {}

    bool step(std::size_t tasks) {
        if (m_done) return true;
        for (auto const before = m_out.tasks.size(); m_next < m_projects.size();) {
            auto const id = m_projects[m_next++];
            auto const* project = m_store.live(id);
            bool const again = std::ranges::find(m_out.projects, id) != m_out.projects.end();
            if (project && &project->type() == &prj::kType && !again) add_project(*project);
            if (m_out.tasks.size() - before >= tasks) return false;
        }
        link_projects();
        for (std::size_t p = 0; p < m_out.projects.size(); ++p) add_risks(p);
        choose_currency();
        return m_done = true;
    }
    SimulationModel take() { return std::move(m_out); }

private:
    struct Waiting { Id predecessor; engine::Link link; };

    void note(Id record, std::string code, std::vector<std::string> args = {}) {
        m_out.problems.push_back({.record = record, .slot = kNoSlot, .severity = Severity::warning, .code = std::move(code), .args = std::move(args)});
    }

    std::int32_t calendar(engine::WorkingTime const& time) {
        auto& all = m_out.model.calendars;
        auto const at = static_cast<std::size_t>(std::ranges::find(all, time) - all.begin());
        if (at == all.size()) all.push_back(time);
        return static_cast<std::int32_t>(at);
    }

    void add_project(Record const& project) {
        PlanInputs network;
        auto const plan = make_plan(m_store, project.id(), m_calendars, &network);
        auto& model = m_out.model;
        auto const first = static_cast<std::int32_t>(model.activities.size()), first_part = static_cast<std::int32_t>(model.parts.size());
        auto const index = static_cast<std::int32_t>(m_out.projects.size());
        std::vector<std::int32_t> own;
        for (auto const& time : plan->calendars) own.push_back(calendar(time));
        m_out.projects.push_back(project.id());
        m_out.currencies.push_back(plan->currency);
        model.projects.push_back(promise_of(project, *plan));
        model.projects.back().constraints_win = network.constraints_win;
        for (auto part : network.parts) {
            part.calendar = part.calendar >= 0 && static_cast<std::size_t>(part.calendar) < own.size() ? own[static_cast<std::size_t>(part.calendar)] : -1;
            model.parts.push_back(part);
        }
        for (std::size_t i = 0; i < network.activities.size(); ++i) {
            auto a = network.activities[i];
            if (a.parent >= 0) a.parent += first;
            a.calendar = own[static_cast<std::size_t>(a.calendar)];
            a.first_part += first_part;
            if (m_options.from_status_date) a.remaining = left_by_progress(a, plan->rows[i].percent);
            if (a.constraint == engine::Constraint::as_late_as_possible && a.mode == engine::Mode::automatic && !plan->rows[i].summary) {
                a.constraint = engine::Constraint::start_no_earlier_than;
                a.constraint_date = plan->schedule.placed[i].start;
            }
            auto const activity = static_cast<std::int32_t>(model.activities.size());
            m_activity.put(plan->rows[i].task, static_cast<std::uint64_t>(activity));
            m_out.tasks.push_back(plan->rows[i].task);
            m_summary.push_back(plan->rows[i].summary);
            model.activities.push_back(a);
            model.project_of.push_back(index);
            if (!plan->rows[i].summary) add_estimate(plan->rows[i], a, activity);
        }
        for (auto link : network.links) {
            link.from += first;
            link.to += first;
            model.links.push_back(link);
        }
        for (auto outside : network.outside) {
            outside.link.to += first;
            m_waiting.push_back({outside.predecessor, outside.link});
        }
        add_costs(project, *plan, index);
    }

    // Work that goes on after the status date is what is left: what somebody said, else what the progress leaves. Without this the whole duration would begin
    // again there.
    static Minute left_by_progress(engine::Activity const& a, std::int32_t percent) {
        bool const goes_on = a.actual_start != kNoTime && a.actual_finish == kNoTime && a.remaining == kNoTime;
        return goes_on ? a.duration * (100 - percent) / 100 : a.remaining;
    }

    sim::Project promise_of(Record const& project, Plan const& plan) const {
        sim::Project out{.start = plan.start, .in_total = true};
        if (m_options.from_status_date) out.reschedule_after = plan.status;
        if (project.has(prj::target_finish)) out.target_finish = moment_of(project.get(prj::target_finish), 0).minute + 1440;
        else out.target_finish = plan.baseline_finish;
        auto const budget = project.get(prj::budget);
        if (project.has(prj::budget) && budget.currency.text() == plan.currency && budget.minor >= 0) out.target_cost = budget.minor;
        return out;
    }

    void add_estimate(PlanRow const& row, engine::Activity const& a, std::int32_t activity) {
        auto const& task = *m_store.find(row.task);
        bool const open = !row.inactive && a.mode == engine::Mode::automatic && a.actual_finish == kNoTime && row.percent < 100;
        if (!open) return;
        auto const duration = static_cast<double>(a.duration);
        auto const point = [&](Field<std::int64_t> field) { return static_cast<double>(task.get(field)); };
        bool const own = task.has(tsk::estimate_low) || task.has(tsk::estimate_high);
        double low = duration * m_options.low_percent / 100, likely = duration, high = duration * m_options.high_percent / 100;
        if (own) {
            if (task.has(tsk::estimate_likely)) likely = point(tsk::estimate_likely);
            low = task.has(tsk::estimate_low) ? point(tsk::estimate_low) : std::min(likely, duration);
            high = task.has(tsk::estimate_high) ? point(tsk::estimate_high) : std::max(likely, duration);
            // Without a most likely duration the plan's is it, as far as it lies between the others.
            if (!task.has(tsk::estimate_likely)) likely = std::clamp(duration, std::min(low, high), std::max(low, high));
        }
        if (a.duration > 0) ++(own ? m_out.with_estimate : m_out.without_estimate);
        for (auto* const value : {&low, &likely, &high}) *value = of_what_is_left(*value, row, a);
        auto const distribution = sim::from_three_points(own ? shape_of(task.get(tsk::distribution)) : m_options.shape, low, likely, high);
        if (!own && distribution.shape == sim::Shape::fixed) return;
        auto const number = task.get(tsk::uid);
        auto const key = m_options.keys_by_number && number != 0 ? sim::mixed(static_cast<std::uint64_t>(number)) : key_of(row.task);
        m_out.model.estimates.push_back({.activity = activity, .duration = distribution, .key = key, .group = group_of(row.owner)});
    }

    // A started task varies by what is left. Where nobody has said how much that is, the engine goes on with the whole duration: then the part that is done
    // stands, and the rest varies.
    static double of_what_is_left(double whole, PlanRow const& row, engine::Activity const& a) {
        if (a.actual_start == kNoTime || a.duration <= 0) return whole;
        auto const duration = static_cast<double>(a.duration);
        if (a.remaining != kNoTime) return whole * static_cast<double>(a.remaining) / duration;
        return (duration * row.percent + whole * (100 - row.percent)) / 100;
    }

    std::int32_t group_of(Id owner) {
        if (!owner || !(m_options.correlation > 0)) return -1;
        auto const [at, is_new] = m_groups.emplace(std::pair(owner.high, owner.low), static_cast<std::int32_t>(m_out.model.groups.size()));
        if (is_new) m_out.model.groups.push_back({.correlation = std::min(1.0, m_options.correlation), .key = key_of(owner)});
        return at->second;
    }

    void add_costs(Record const& project, Plan const& plan, std::int32_t index) {
        auto& model = m_out.model;
        auto const first = model.activities.size() - plan.rows.size();
        model.costs.resize(model.activities.size());
        std::int64_t spent = 0, work = 0;
        bool any_budget = false;
        for (auto const& row : plan.rows) {
            if (row.summary) continue;
            spent += row.value.ac;
            any_budget = any_budget || row.value.bac != 0;
            if (!row.inactive) work += row.duration * (100 - row.percent) / 100;
        }
        auto& certain = model.projects[static_cast<std::size_t>(index)].cost;
        certain = plan.value.ac - spent;
        std::int64_t const frame = any_budget ? 0 : std::max<std::int64_t>(0, plan.value.bac - plan.value.ev);
        std::int64_t shared = 0;
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            auto const& row = plan.rows[i];
            if (row.summary) continue;
            auto const& task = *m_store.find(row.task);
            auto& cost = model.costs[first + i];
            std::int64_t rest = scale({row.value.bac, {}}, 100 - row.percent, 100).minor;
            if (frame > 0 && !row.inactive && work > 0) {
                rest = scale({frame, {}}, row.duration * (100 - row.percent) / 100, work).minor;
                shared += rest;
            }
            auto const fixed_cost = task.get(tsk::fixed_cost);
            bool const partly = row.value.bac > 0 && fixed_cost.minor > 0 && fixed_cost.currency.text() == plan.currency;
            std::int64_t const fixed = partly ? scale({rest, {}}, std::min(fixed_cost.minor, row.value.bac), row.value.bac).minor : 0;
            cost = {.fixed = row.value.ac + fixed, .by_time = row.inactive ? 0 : rest - fixed};
        }
        if (frame > 0) certain += frame - shared;      // without any work left, or a rounded cent
        if (any_budget || !project.has(prj::budget)) return;
        if (project.get(prj::budget).currency.text() != plan.currency) note(project.id(), "simulation.other_currency");
    }

    // Links whose other end is in another project of the model.
    void link_projects() {
        for (auto& waiting : m_waiting) {
            auto const* from = m_activity.find(waiting.predecessor);
            if (!from) continue;
            waiting.link.from = static_cast<std::int32_t>(*from);
            m_out.model.links.push_back(waiting.link);
        }
    }

    void add_risks(std::size_t p) {
        std::map<std::string, std::int32_t, std::less<>> sets;
        for (auto const* risk : m_store.referrers(rsk::kType, rsk::project, m_out.projects[p])) {
            if (!registers::is_open(*risk) || std::ranges::find(m_options.left_out, risk->id()) != m_options.left_out.end()) continue;
            auto const percent = rsk::percent_of(*risk);
            auto const index = static_cast<std::int32_t>(m_out.model.risks.size());
            auto const before = m_out.model.effects.size();
            add_effects(*risk, index, static_cast<std::int32_t>(p));
            if (m_out.model.effects.size() == before) continue;     // nothing that a simulation could do with it
            std::int32_t exclusive = -1;
            if (auto const word = risk->get(rsk::exclusive_group); !word.empty()) {
                auto const [at, is_new] = sets.emplace(std::string(word), m_sets);
                m_sets += is_new;
                exclusive = at->second;
            }
            m_out.model.risks.push_back({.probability = static_cast<double>(percent) / 100, .key = key_of(risk->id()), .exclusive = exclusive});
            m_out.risks.push_back(risk->id());
        }
    }

    void add_effects(Record const& risk, std::int32_t index, std::int32_t project) {
        bool const saves = registers::is(risk, rsk::kind, "opportunity");
        auto const impacts = m_store.referrers(imp::kType, imp::risk, risk.id());
        for (auto const* impact : impacts) {
            sim::Effect effect{.risk = index, .activity = activity_of(impact->get(imp::task)), .project = project, .saves = saves, .key = key_of(impact->id())};
            effect.delay = minutes_between(*impact);
            effect.cost = cost_between(*impact, m_out.currencies[static_cast<std::size_t>(project)]);
            effect.share = static_cast<double>(impact->get(imp::longer)) / 100;
            add_effect(risk, impact->get(imp::task), effect);
        }
        if (!impacts.empty()) return;
        auto const& own = *m_store.find(m_out.projects[static_cast<std::size_t>(project)]);
        auto const minutes = own.get(prj::minutes_per_day) > 0 ? own.get(prj::minutes_per_day) : 480;
        sim::Effect effect{.risk = index, .activity = activity_of(risk.get(rsk::task)), .project = project, .saves = saves, .key = key_of(risk.id())};
        auto const days = risk.get(rsk::impact_days);
        effect.delay = sim::Distribution::constant(std::abs(static_cast<double>(days)) * static_cast<double>(minutes));
        effect.cost = amount(risk, risk.get(rsk::impact_cost), m_out.currencies[static_cast<std::size_t>(project)]);
        add_effect(risk, risk.get(rsk::task), effect);
    }

    // A delay of nothing that can move is left out; the cost stays.
    void add_effect(Record const& risk, Id task, sim::Effect effect) {
        bool const delays = effect.delay != sim::Distribution{} || effect.share > 0;
        if (delays && effect.activity < 0) note(risk.id(), task ? "simulation.task_stands" : "simulation.no_task");
        if (effect.activity < 0) {
            effect.delay = {};
            effect.share = 0;
        }
        bool const costs = effect.cost != sim::Distribution{};
        if (costs || (delays && effect.activity >= 0)) m_out.model.effects.push_back(effect);
    }

    std::int32_t activity_of(Id task) const {
        auto const* at = task ? m_activity.find(task) : nullptr;
        if (!at) return -1;
        auto const& a = m_out.model.activities[*at];
        auto const* record = m_store.live(task);
        bool const finished = a.actual_finish != kNoTime || (record && record->get(tsk::percent_complete) >= 100);
        return finished || m_summary[*at] || a.mode != engine::Mode::automatic ? -1 : static_cast<std::int32_t>(*at);
    }

    sim::Distribution minutes_between(Record const& impact) const {
        double const points[] = {static_cast<double>(impact.get(imp::delay_low)), static_cast<double>(impact.get(imp::delay_likely)), static_cast<double>(impact.get(imp::delay_high))};
        return from_points(impact, imp::distribution, impact.has(imp::delay_low) ? &points[0] : nullptr, impact.has(imp::delay_likely) ? &points[1] : nullptr,
                           impact.has(imp::delay_high) ? &points[2] : nullptr);
    }
    sim::Distribution cost_between(Record const& impact, std::string const& currency) {
        Field<Money> const fields[] = {imp::cost_low, imp::cost_likely, imp::cost_high};
        double points[3] = {0, 0, 0};
        double const* given[3] = {nullptr, nullptr, nullptr};
        for (int k = 0; k < 3; ++k) {
            auto const money = impact.get(fields[k]);
            if (!impact.has(fields[k])) continue;
            if (money.currency.text() != currency) { note(impact.id(), "simulation.other_currency"); return {}; }
            points[k] = static_cast<double>(money.minor);
            given[k] = &points[k];
        }
        return from_points(impact, imp::distribution, given[0], given[1], given[2]);
    }
    sim::Distribution amount(Record const& record, Money money, std::string const& currency) {
        if (money.minor == 0) return {};
        if (money.currency.text() == currency) return sim::Distribution::constant(std::abs(static_cast<double>(money.minor)));
        note(record.id(), "simulation.other_currency");
        return {};
    }

    void choose_currency() {
        std::map<std::string, int> times;
        for (auto const& currency : m_out.currencies) ++times[currency];
        int most = 0;
        for (auto const& [currency, count] : times)
            if (count > most) { most = count; m_out.currency = currency; }
        for (std::size_t p = 0; p < m_out.currencies.size(); ++p) m_out.model.projects[p].in_total = m_out.currencies[p] == m_out.currency;
    }

    Store const& m_store;
    std::vector<Id> m_projects;
    CalendarSource m_calendars;
    SimulationOptions m_options;
    std::size_t m_next = 0;              // project to be read
    bool m_done = false;
    SimulationModel m_out;
    IdMap m_activity;
    std::vector<bool> m_summary;         // by activity
    std::vector<Waiting> m_waiting;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::int32_t> m_groups;
    std::int32_t m_sets = 0;
};

SimulationModelMaking::SimulationModelMaking(Store const& store, std::vector<Id> projects, CalendarSource calendars, SimulationOptions options)
    : m_maker(std::make_unique<Maker>(store, std::move(projects), std::move(calendars), std::move(options))) {}
SimulationModelMaking::SimulationModelMaking(SimulationModelMaking&&) noexcept = default;
SimulationModelMaking& SimulationModelMaking::operator=(SimulationModelMaking&&) noexcept = default;
SimulationModelMaking::~SimulationModelMaking() = default;
bool SimulationModelMaking::step(std::size_t tasks) { return m_maker->step(tasks); }
SimulationModel SimulationModelMaking::take() && { return m_maker->take(); }

SimulationModel make_simulation_model(Store const& store, std::span<Id const> projects, CalendarSource const& calendars, SimulationOptions const& options) {
    SimulationModelMaking making(store, {projects.begin(), projects.end()}, calendars, options);
    making.step(std::numeric_limits<std::size_t>::max());
    return std::move(making).take();
}

std::vector<Problem> simulation_problems(SimulationModel const& source, simulation::Compiled const& compiled) {
    using Fault = sim::Fault::Kind;
    auto out = source.problems;
    auto const& model = compiled.model();
    auto const add = [&](Id record, std::string code, std::vector<std::string> args = {}) {
        out.push_back({.record = record, .slot = kNoSlot, .severity = Severity::warning, .code = std::move(code), .args = std::move(args)});
    };
    auto const task = [&](std::int32_t activity) { return activity >= 0 && static_cast<std::size_t>(activity) < source.tasks.size() ? source.tasks[static_cast<std::size_t>(activity)] : kNoId; };
    auto const estimated = [&](std::int32_t estimate) { return task(model.estimates[static_cast<std::size_t>(estimate)].activity); };
    auto const percent = [](double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); };
    for (auto const& fault : compiled.faults()) {
        switch (fault.kind) {
            case Fault::network: {
                auto const& problem = compiled.network_problems()[static_cast<std::size_t>(fault.index)];
                bool const cycle = problem.kind == engine::Problem::Kind::cycle;
                add(task(cycle && !problem.members.empty() ? problem.members.front() : problem.activity), cycle ? "simulation.cycle" : "simulation.network");
                break;
            }
            case Fault::bad_estimate: add(estimated(fault.index), "simulation.bad_estimate"); break;
            case Fault::double_estimate: add(estimated(fault.index), "simulation.bad_estimate"); break;
            case Fault::bad_correlation: add(kNoId, "simulation.bad_correlation"); break;
            case Fault::correlation_weakened: add(estimated(fault.index), "simulation.correlation_weakened", {percent(fault.value)}); break;
            case Fault::too_many_pairs: add(estimated(fault.index), "simulation.bad_correlation"); break;
            case Fault::bad_probability: add(source.risks[static_cast<std::size_t>(fault.index)], "simulation.bad_probability"); break;
            case Fault::exclusive_too_likely: {
                auto const at = std::ranges::find(model.risks, fault.index, &sim::RiskEvent::exclusive);
                add(at == model.risks.end() ? kNoId : source.risks[static_cast<std::size_t>(at - model.risks.begin())], "simulation.exclusive_too_likely", {percent(fault.value)});
                break;
            }
            case Fault::bad_effect: {
                auto const risk = model.effects[static_cast<std::size_t>(fault.index)].risk;
                add(risk >= 0 && static_cast<std::size_t>(risk) < source.risks.size() ? source.risks[static_cast<std::size_t>(risk)] : kNoId, "simulation.bad_effect");
                break;
            }
            case Fault::bad_project: add(task(fault.index), "simulation.network"); break;
            case Fault::late_as_possible: add(task(fault.index), "simulation.late_as_possible"); break;
        }
    }
    return out;
}

}  // namespace pmo
