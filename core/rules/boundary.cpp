#include "core/rules/boundary.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/registers/activity.h"
#include "core/registers/choices.h"
#include "core/registers/department.h"
#include "core/registers/department_duty.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"

namespace pmo::rules {

namespace {

namespace act = registers::activity;
namespace dep = registers::department;
namespace dut = registers::department_duty;
namespace phs = registers::phase;

constexpr int kDeepest = 64;

std::string_view life_of(Store const& store, Id phase) {
    auto const* record = store.live(phase);
    return record ? record->get(phs::kind) : std::string_view{};
}

BoundarySide& side_in(BoundaryPhase& phase, Side side) { return phase.sides[static_cast<std::size_t>(side)]; }
BoundarySide const& side_in(BoundaryPhase const& phase, Side side) { return phase.sides[static_cast<std::size_t>(side)]; }

void enter(BoundarySide& side, BoundaryEntry const& entry) {
    if (answers(entry.duty)) side.decides.push_back(entry);
    if (does(entry.duty)) side.does.push_back(entry);
    if (entry.duty != Duty::consulted && entry.duty != Duty::informed) return;
    side.supports.push_back(entry);
    side.informed += entry.duty == Duty::informed;
}

bool has(std::vector<BoundaryEntry> const& entries, Id activity) { return std::ranges::find(entries, activity, &BoundaryEntry::activity) != entries.end(); }

std::vector<Id> departments_with(BoundaryPhase const& phase, Id activity) {
    std::vector<Id> found;
    for (auto const side : {Side::office, Side::project})
        for (auto const* list : {&side_in(phase, side).decides, &side_in(phase, side).does})
            for (auto const& entry : *list)
                if (entry.activity == activity && std::ranges::find(found, entry.department) == found.end()) found.push_back(entry.department);
    return found;
}

class Finder {
public:
    Finder(Facts const& facts, Boundary const& boundary) : m_facts(facts), m_boundary(boundary) {
        auto const* scope = facts.store.live(boundary.scope);
        if (scope && &scope->type() == &registers::project::kType) m_project = boundary.scope;
    }
    std::vector<Hit> all() {
        for (auto const& phase : m_boundary.phases) {
            check_activities(phase);
            check_phase(phase);
        }
        check_outputs();
        for (auto const& phase : m_boundary.phases) check_duties(phase);
        return std::move(m_hits);
    }

private:
    void report(std::string_view rule, Id subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
        auto const* known = find_rule(rule);
        m_hits.push_back({.rule = rule, .severity = known ? known->severity : Severity::warning, .subject = subject, .project = m_project, .args = std::move(args), .evidence = std::move(evidence)});
    }

    void check_activities(BoundaryPhase const& phase) {
        auto const& office = side_in(phase, Side::office);
        auto const& project = side_in(phase, Side::project);
        for (auto const& entry : office.decides) {
            if (has(project.decides, entry.activity)) report("boundary.both_decide", entry.activity, {}, departments_with(phase, entry.activity));
            bool const itself = has(office.does, entry.activity) && !has(project.does, entry.activity) && !has(project.decides, entry.activity);
            if (itself) report("boundary.judge_and_doer", entry.activity, {}, departments_with(phase, entry.activity));
        }
        for (auto const& entry : office.does)
            if (has(project.does, entry.activity)) report("boundary.both_do", entry.activity, {}, departments_with(phase, entry.activity));
    }

    void check_phase(BoundaryPhase const& phase) {
        if (phase.phases.empty()) return;
        auto const subject = phase.phases.front();
        if (phase.activities == 0) {
            report("boundary.phase_without_activity", subject);
            return;
        }
        auto const& office = side_in(phase, Side::office);
        if (office.decides.empty() && side_in(phase, Side::project).decides.empty()) report("boundary.no_decision", subject, {}, phase.phases);
        if (office.decides.empty() && office.does.empty() && office.supports.empty()) report("boundary.unseen", subject, {}, phase.phases);
    }

    // Two activities with the same result, for which different sides answer.
    void check_outputs() {
        struct Answer { Id activity; std::set<Side> sides; };
        std::map<std::string, std::vector<Answer>> by_output;
        for (auto const& phase : m_boundary.phases)
            for (auto const side : {Side::office, Side::project, Side::functional})
                for (auto const& entry : side_in(phase, side).decides) {
                    auto const* activity = m_facts.store.live(entry.activity);
                    auto output = activity ? fold(trim(activity->get(act::output))) : std::string{};
                    if (output.empty()) continue;
                    auto& answers_for = by_output[std::move(output)];
                    auto const at = std::ranges::find(answers_for, entry.activity, &Answer::activity);
                    if (at == answers_for.end()) answers_for.push_back({entry.activity, {side}});
                    else at->sides.insert(side);
                }
        for (auto const& [output, answers_for] : by_output)
            for (std::size_t i = 1; i < answers_for.size(); ++i) {
                auto const& first = answers_for[0];
                if (answers_for[i].sides == first.sides) continue;
                auto const* activity = m_facts.store.live(answers_for[i].activity);
                report("boundary.same_output", answers_for[i].activity, {std::string(activity->get(act::output)), to_text(first.activity)}, {answers_for[i].activity, first.activity});
            }
    }

    void check_duties(BoundaryPhase const& phase) {
        if (phase.life.empty() || phase.activities == 0) return;
        std::map<Id, std::vector<Id>> letters, works;                    // department → activities
        std::set<Id> with_duty;
        for (auto const& side : phase.sides)
            for (auto const* list : {&side.decides, &side.does, &side.supports})
                for (auto const& entry : *list) {
                    letters[entry.department].push_back(entry.activity);
                    auto& done = works[entry.department];
                    if (list != &side.supports && std::ranges::find(done, entry.activity) == done.end()) done.push_back(entry.activity);
                }
        auto const subject_args = [&](std::string more) { return std::vector<std::string>{phase.phases.empty() ? std::string(phase.life) : to_text(phase.phases.front()), std::move(more)}; };
        for (auto const& side : phase.sides)
            for (auto const id : side.duties) {
                auto const* duty = m_facts.store.live(id);
                if (!duty) continue;
                auto const department = duty->get(dut::department);
                with_duty.insert(department);
                if (!letters.contains(department)) report("boundary.duty_without_letter", department, subject_args(std::string(duty->get(dut::title))), {id});
            }
        for (auto const& [department, activities] : works)
            if (!activities.empty() && !with_duty.contains(department) && m_facts.store.live(department))
                report("boundary.letter_without_duty", department, subject_args(std::to_string(activities.size())), activities);
    }

    Facts const& m_facts;
    Boundary const& m_boundary;
    Id m_project;
    std::vector<Hit> m_hits;
};

}  // namespace

Side side_of(Store const& store, Id department) {
    for (int step = 0; step < kDeepest; ++step) {
        auto const* record = store.live(department);
        if (!record || &record->type() != &dep::kType) break;
        if (registers::is(*record, dep::kind, "pmo")) return Side::office;
        if (registers::is(*record, dep::kind, "project_management")) return Side::project;
        department = record->get(dep::place).parent();
    }
    return Side::functional;
}

Boundary boundary_of(Store const& store, RaciMatrix const& matrix) {
    Boundary boundary{.scope = matrix.scope, .phases = {}};
    for (auto const life : registers::kLifePhase) boundary.phases.push_back({.life = life, .phases = {}, .sides = {}});
    boundary.phases.push_back({.life = {}, .phases = {}, .sides = {}});
    auto const at = [&](std::string_view life) -> BoundaryPhase& {
        auto const found = std::ranges::find(boundary.phases, life, &BoundaryPhase::life);
        return found == boundary.phases.end() ? boundary.phases.back() : *found;
    };
    auto const* scope = store.live(matrix.scope);
    if (scope) {
        bool const project = &scope->type() == &registers::project::kType;
        for (auto const* phase : project ? store.referrers(phs::kType, phs::project, matrix.scope) : store.referrers(phs::kType, phs::method, matrix.scope))
            if (phase->has(phs::kind)) at(phase->get(phs::kind)).phases.push_back(phase->id());
    }
    std::vector<Side> sides;
    for (auto const& column : matrix.columns) sides.push_back(side_of(store, column.party));
    for (auto const& row : matrix.rows) {
        if (row.heading) continue;
        auto& phase = at(life_of(store, matrix.phases[static_cast<std::size_t>(row.phase)].phase));
        ++phase.activities;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            enter(side_in(phase, sides[i]), {row.activity, matrix.columns[i].party, row.cells[i].duty});
    }
    for (auto const& duty : store.table(dut::kType).rows()) {
        auto const department = duty.get(dut::department);
        if (duty.deleted() || !duty.has(dut::phase) || !store.live(department)) continue;
        side_in(at(duty.get(dut::phase)), side_of(store, department)).duties.push_back(duty.id());
    }
    if (boundary.phases.back().activities == 0) boundary.phases.pop_back();
    return boundary;
}

std::vector<Hit> check_boundary(Facts const& facts, Boundary const& boundary) { return Finder(facts, boundary).all(); }

}  // namespace pmo::rules
