#include "core/rules/raci.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/model/tree.h"
#include "core/registers/activity.h"
#include "core/registers/approval.h"
#include "core/registers/assignment.h"
#include "core/registers/communication_item.h"
#include "core/registers/department.h"
#include "core/registers/gate.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/role.h"
#include "core/registers/stakeholder.h"
#include "core/registers/task.h"

namespace pmo::rules {

namespace {

namespace act = registers::activity;
namespace apr = registers::approval;
namespace asg = registers::assignment;
namespace com = registers::communication_item;
namespace dep = registers::department;
namespace gat = registers::gate;
namespace per = registers::person;
namespace phs = registers::phase;
namespace rol = registers::role;

std::string number(std::int64_t value) { return std::to_string(value); }

// A hit of one of this file's rules, with the severity of the table.
Hit hit_of(std::string_view rule, Id subject, Id project, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const* known = find_rule(rule);
    return {.rule = rule, .severity = known ? known->severity : Severity::warning, .subject = subject, .project = project, .args = std::move(args), .evidence = std::move(evidence)};
}

Id project_of(Store const& store, Id scope) {
    auto const* record = store.live(scope);
    return record && &record->type() == &registers::project::kType ? scope : kNoId;
}

// Nobody is there any more to do what the letter says.
bool is_gone(Facts const& facts, Id party) {
    auto const* record = facts.store.live(party);
    if (!record) return true;
    if (&record->type() == &dep::kType) return record->get(dep::inactive);
    if (&record->type() == &rol::kType) return record->get(rol::inactive);
    if (&record->type() != &per::kType) return true;
    return record->get(per::inactive) || (record->has(per::left) && record->get(per::left) < facts.today);
}

template <class Wanted>
std::vector<Id> parties_with(RaciMatrix const& matrix, RaciRow const& row, Wanted wanted) {
    std::vector<Id> found;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (wanted(row.cells[i].duty)) found.push_back(matrix.columns[i].party);
    return found;
}

void check_row(Facts const& facts, RaciMatrix const& matrix, RaciRow const& row, Id project, std::vector<Hit>& hits) {
    if (row.heading) return;
    auto const report = [&](std::string_view rule, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
        hits.push_back(hit_of(rule, row.activity, project, std::move(args), std::move(evidence)));
    };
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const party = matrix.columns[i].party;
        if (row.cells[i].doubled) report("raci.doubled", {to_text(party)}, {party});
        if (row.cells[i].duty != Duty::none && is_gone(facts, party)) report("raci.party_gone", {to_text(party)}, {party});
    }
    if (row.tally.empty()) {
        report("raci.empty");
        return;
    }
    if (row.tally.accountable == 0) report("raci.no_accountable", {}, parties_with(matrix, row, does));
    if (row.tally.accountable > 1) report("raci.many_accountable", {number(row.tally.accountable)}, parties_with(matrix, row, answers));
    if (row.tally.responsible == 0) report("raci.no_responsible", {}, parties_with(matrix, row, answers));
    if (row.tally.consulted > act::kManyConsulted)
        report("raci.many_consulted", {number(row.tally.consulted), number(act::kManyConsulted)}, parties_with(matrix, row, [](Duty duty) { return duty == Duty::consulted; }));
}

template <class Wanted>
std::vector<Id> activities_where(RaciMatrix const& matrix, std::size_t column, Wanted wanted) {
    std::vector<Id> found;
    for (auto const& row : matrix.rows)
        if (wanted(row.cells[column].duty)) found.push_back(row.activity);
    return found;
}

void check_column(RaciMatrix const& matrix, std::size_t column, Id project, std::vector<Hit>& hits) {
    auto const& [party, tally] = matrix.columns[column];
    auto const over = [&](std::int32_t count, std::int32_t percent) { return count * 100 > matrix.activities * percent; };
    if (matrix.activities >= kJudgedFrom && (over(tally.accountable, kMostAccountable) || over(tally.responsible, kMostResponsible)))
        hits.push_back(hit_of("raci.overloaded", party, project, {number(tally.accountable), number(tally.responsible), number(matrix.activities)},
                              activities_where(matrix, column, [](Duty duty) { return does(duty) || answers(duty); })));
    if (matrix.activities > 0 && tally.responsible + tally.accountable == 0)
        hits.push_back(hit_of("raci.idle", party, project, {number(tally.consulted), number(tally.informed)}, activities_where(matrix, column, [](Duty duty) { return duty != Duty::none; })));
}

// Who has something to do in the rows of a plan that belong to a phase.
struct Workers {
    std::set<Id> people, roles;
};

Workers workers_of(Facts const& facts, Plan const& plan, Id phase) {
    Workers found;
    auto const* record = facts.store.live(phase);
    auto first = record ? plan.row_of(record->get(phs::task)) : -1;
    auto const end = first < 0 ? static_cast<std::int32_t>(plan.rows.size()) : plan.rows[static_cast<std::size_t>(first)].end;
    first = std::max(first, 0);
    for (auto i = first; i < end; ++i)
        if (auto const owner = plan.rows[static_cast<std::size_t>(i)].owner) found.people.insert(owner);
    for (auto const* one : facts.store.referrers(asg::kType, asg::project, plan.project)) {
        auto const row = plan.row_of(one->get(asg::task));
        if (row < first || row >= end) continue;
        if (auto const person = one->get(asg::person)) found.people.insert(person);
        if (auto const role = one->get(asg::role)) found.roles.insert(role);
    }
    return found;
}

bool works(Facts const& facts, Workers const& workers, Id party, Id project) {
    if (workers.roles.contains(party)) return true;
    return std::ranges::any_of(workers.people, [&](Id person) { return stands_for(facts.store, party, person, project); });
}

bool is_over(Store const& store, Id phase) {
    auto const* record = store.live(phase);
    return record && !registers::is_open(*record);
}

void check_planned(Facts const& facts, Id project, RaciMatrix const& matrix, std::vector<Hit>& hits) {
    auto const& plan = facts.derived.plan(project);
    if (plan.rows.empty()) return;
    for (auto const& [phase, first, end] : matrix.phases) {
        auto const here = phase_in_project(facts.store, project, phase);
        if (!here || is_over(facts.store, here)) continue;
        auto const workers = workers_of(facts, plan, here);
        for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
            auto const party = matrix.columns[i].party;
            std::vector<Id> activities;
            for (auto row = first; row < end; ++row)
                if (does(matrix.rows[static_cast<std::size_t>(row)].cells[i].duty)) activities.push_back(matrix.rows[static_cast<std::size_t>(row)].activity);
            if (activities.empty() || works(facts, workers, party, project)) continue;
            auto evidence = activities;
            evidence.push_back(here);
            hits.push_back(hit_of("raci.unplanned", party, project, {to_text(here), number(static_cast<std::int64_t>(activities.size()))}, std::move(evidence)));
        }
    }
}

std::vector<Id> approvers_of(Store const& store, Record const& gate) {
    std::vector<Id> people;
    auto const take = [&](Id id) {
        if (store.live(id) && std::ranges::find(people, id) == people.end()) people.push_back(id);
    };
    take(gate.get(gat::chair));
    for (auto const* approval : store.referrers(apr::kType, apr::subject, gate.id())) take(approval->get(apr::approver));
    return people;
}

void check_approvers(Facts const& facts, Id project, RaciMatrix const& matrix, std::vector<Hit>& hits) {
    auto const& store = facts.store;
    for (auto const* gate : store.referrers(gat::kType, gat::project, project)) {
        auto const phase = gate->get(gat::phase);
        if (!registers::is_open(*gate) || !phase) continue;
        std::vector<Id> accountable;
        bool any = false;
        for (auto const& row : matrix.rows) {
            if (row.heading || phase_in_project(store, project, matrix.phases[static_cast<std::size_t>(row.phase)].phase) != phase) continue;
            any = true;
            for (auto const party : parties_with(matrix, row, answers)) accountable.push_back(party);
        }
        if (!any) continue;
        for (auto const person : approvers_of(store, *gate)) {
            bool const answers_here = std::ranges::any_of(accountable, [&](Id party) { return stands_for(store, party, person, project); });
            if (!answers_here) hits.push_back(hit_of("raci.approver_without_a", gate->id(), project, {to_text(person), to_text(phase)}, {person, phase}));
        }
    }
}

// The names by which an audience may call a party.
std::vector<std::string> names_of(Record const& party) {
    std::vector<std::string> names;
    for (auto const field : {"name", "name_en"})
        if (auto const slot = slot_of(party.type(), field); slot != kNoSlot && !party.text(slot).empty()) names.push_back(fold(party.text(slot)));
    return names;
}

bool reaches(Store const& store, Record const& item, Record const& party, Id project) {
    namespace stk = registers::stakeholder;
    if (auto const* to = store.live(item.get(com::stakeholder))) {
        if (stands_for(store, party.id(), to->get(stk::person), project) || within_department(store, to->get(stk::department), party.id())) return true;
    }
    auto const audience = fold(item.get(com::audience));
    return std::ranges::any_of(names_of(party), [&](std::string const& name) { return audience.find(name) != std::string::npos; });
}

void check_informed(Facts const& facts, Id project, RaciMatrix const& matrix, std::vector<Hit>& hits) {
    auto const& store = facts.store;
    auto items = store.referrers(com::kType, com::project, project);
    std::erase_if(items, [](Record const* item) { return !registers::is_open(*item) || registers::is(*item, com::status, "paused"); });
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        auto const* party = store.live(matrix.columns[i].party);
        if (!party) continue;
        std::vector<Id> activities;
        for (auto const& row : matrix.rows)
            if (row.cells[i].duty == Duty::informed && !is_over(store, phase_in_project(store, project, matrix.phases[static_cast<std::size_t>(row.phase)].phase))) activities.push_back(row.activity);
        if (activities.empty() || std::ranges::any_of(items, [&](Record const* item) { return reaches(store, *item, *party, project); })) continue;
        auto count = number(static_cast<std::int64_t>(activities.size()));
        hits.push_back(hit_of("raci.uninformed", party->id(), project, {std::move(count)}, std::move(activities)));
    }
}

}  // namespace

std::vector<Hit> check_raci(Facts const& facts, RaciMatrix const& matrix) {
    std::vector<Hit> hits;
    auto const project = project_of(facts.store, matrix.scope);
    for (auto const& row : matrix.rows) check_row(facts, matrix, row, project, hits);
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) check_column(matrix, i, project, hits);
    return hits;
}

std::vector<Hit> check_raci_reality(Facts const& facts, Id project, RaciMatrix const& matrix) {
    std::vector<Hit> hits;
    if (!project_of(facts.store, project)) return hits;
    check_planned(facts, project, matrix, hits);
    check_approvers(facts, project, matrix, hits);
    check_informed(facts, project, matrix, hits);
    return hits;
}

Id phase_in_project(Store const& store, Id project, Id phase) {
    auto const* record = store.live(phase);
    if (!record) return kNoId;
    if (record->get(phs::project) == project) return phase;
    auto const found = store.referrers(phs::kType, phs::project, project);
    for (auto const* one : found)
        if (one->get(phs::origin) == phase) return one->id();
    auto const kind = record->get(phs::kind);
    if (kind.empty()) return kNoId;
    for (auto const& row : make_tree(found, phs::place.slot).rows)
        if (row.record->get(phs::kind) == kind) return row.record->id();
    return kNoId;
}

}  // namespace pmo::rules
