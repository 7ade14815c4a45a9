#include "core/rules/raci_matrix.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/model/text_match.h"
#include "core/model/tree.h"
#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/method.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"

namespace pmo::rules {

namespace {

namespace act = registers::activity;
namespace cel = registers::raci_cell;
namespace dep = registers::department;
namespace phs = registers::phase;
namespace rol = registers::role;

constexpr int kDeepest = 64;                         // steps up a tree before a circle is assumed

std::vector<Record const*> activities_of(Store const& store, Id scope) {
    auto const* record = store.live(scope);
    if (!record) return {};
    if (&record->type() == &registers::project::kType) return store.referrers(act::kType, act::project, scope);
    auto found = store.referrers(act::kType, act::method, scope);
    // A copy in a project keeps no link to the method; a record that has both belongs to the project.
    std::erase_if(found, [&](Record const* one) { return store.live(one->get(act::project)) != nullptr; });
    return found;
}

std::vector<Id> phases_of(Store const& store, Id scope) {
    auto const* record = store.live(scope);
    if (!record) return {};
    bool const project = &record->type() == &registers::project::kType;
    auto const found = project ? store.referrers(phs::kType, phs::project, scope) : store.referrers(phs::kType, phs::method, scope);
    std::vector<Id> ordered;
    for (auto const& row : make_tree(found, phs::place.slot).rows) ordered.push_back(row.record->id());
    return ordered;
}

// The letters of one activity by party. Of several records for one party the one that was set last counts, equal stamps by id.
std::map<Id, RaciCell> letters_of(Store const& store, Id activity) {
    std::map<Id, RaciCell> letters;
    std::map<Id, Cell const*> set_by;
    for (auto const* record : store.referrers(cel::kType, cel::activity, activity)) {
        auto const party = record->get(cel::party);
        if (!party) continue;
        auto const* cell = record->find(cel::value.slot);
        auto& letter = letters[party];
        auto& best = set_by[party];
        if (letter.record) letter.doubled = true;
        bool const later = !letter.record || (cell && (!best || newer(*cell, *best)));
        if (!later) continue;
        best = cell;
        letter.record = record->id();
        letter.duty = duty_of(record->get(cel::value));
    }
    return letters;
}

bool belongs_to(Store const& store, Id party, Parties parties) {
    auto const* record = store.find(party);
    if (!record) return parties == Parties::departments;            // never heard of: shown once, where most letters are
    bool const department = &record->type() == &dep::kType;
    return department == (parties == Parties::departments);
}

// Columns in the order in which people know their organisation: the tree, then people by name, then who is gone.
std::vector<Id> in_order(Store const& store, std::set<Id> parties, Parties kind) {
    std::vector<Id> ordered;
    auto const take = [&](Id id) {
        if (parties.erase(id)) ordered.push_back(id);
    };
    auto const& type = kind == Parties::departments ? dep::kType : rol::kType;
    for (auto const& row : make_tree(store, type).rows) take(row.record->id());
    std::vector<Record const*> people;
    for (auto const id : parties)
        if (auto const* record = store.live(id)) people.push_back(record);
    sort_stably(people, [](Record const* a, Record const* b) {
        int const order = compare_natural(title_of(*a), title_of(*b));
        return order ? order < 0 : a->id() < b->id();
    });
    for (auto const* person : people) take(person->id());
    ordered.insert(ordered.end(), parties.begin(), parties.end());
    return ordered;
}

struct Draft {
    Record const* activity = nullptr;
    std::int32_t phase = 0, level = 0;
    bool has_children = false;
    std::map<Id, RaciCell> letters;
};

}  // namespace

std::string_view option_of(Duty duty) {
    switch (duty) {
        case Duty::responsible: return "r";
        case Duty::accountable: return "a";
        case Duty::both: return "ar";
        case Duty::consulted: return "c";
        case Duty::informed: return "i";
        case Duty::none: break;
    }
    return {};
}

Duty duty_of(std::string_view option) {
    for (auto const duty : {Duty::responsible, Duty::accountable, Duty::both, Duty::consulted, Duty::informed})
        if (option == option_of(duty)) return duty;
    return Duty::none;
}

void RaciTally::add(Duty duty) {
    responsible += does(duty);
    accountable += answers(duty);
    consulted += duty == Duty::consulted;
    informed += duty == Duty::informed;
}

std::int32_t RaciMatrix::row_of(Id activity) const {
    auto const at = std::ranges::find(rows, activity, &RaciRow::activity);
    return at == rows.end() ? -1 : static_cast<std::int32_t>(at - rows.begin());
}

std::int32_t RaciMatrix::column_of(Id party) const {
    auto const at = std::ranges::find(columns, party, &RaciColumn::party);
    return at == columns.end() ? -1 : static_cast<std::int32_t>(at - columns.begin());
}

RaciMatrix raci_matrix(Store const& store, RaciScope const& wanted) {
    RaciMatrix matrix{.scope = wanted.scope, .parties = wanted.parties, .phases = {}, .rows = {}, .columns = {}};
    auto phases = phases_of(store, wanted.scope);
    std::vector<Draft> drafts;
    std::set<Id> parties;
    for (auto const id : wanted.also)
        if (belongs_to(store, id, wanted.parties)) parties.insert(id);
    auto const tree = make_tree(activities_of(store, wanted.scope), act::place.slot);
    for (std::size_t i = 0; i < tree.rows.size(); ++i) {
        auto const& row = tree.rows[i];
        Draft draft{.activity = row.record, .level = row.level, .has_children = row.end > static_cast<std::int32_t>(i) + 1, .letters = letters_of(store, row.record->id())};
        std::erase_if(draft.letters, [&](auto const& letter) { return !belongs_to(store, letter.first, wanted.parties); });
        for (auto const& [party, letter] : draft.letters) parties.insert(party);
        auto const* phase = store.live(row.record->get(act::phase));
        if (phase && std::ranges::find(phases, phase->id()) == phases.end()) phases.push_back(phase->id());   // of another scope, after a merge
        auto const at = phase ? std::ranges::find(phases, phase->id()) : phases.end();
        draft.phase = static_cast<std::int32_t>(at == phases.end() ? INT16_MAX : at - phases.begin());
        drafts.push_back(std::move(draft));
    }
    sort_stably(drafts, {}, &Draft::phase);

    for (auto const id : in_order(store, std::move(parties), wanted.parties)) matrix.columns.push_back({.party = id, .tally = {}});
    std::int32_t last = -1;
    for (auto const& draft : drafts) {
        if (matrix.phases.empty() || draft.phase != last) {
            last = draft.phase;
            auto const first = static_cast<std::int32_t>(matrix.rows.size());
            matrix.phases.push_back({draft.phase == INT16_MAX ? kNoId : phases[static_cast<std::size_t>(draft.phase)], first, first});
        }
        RaciRow row{.activity = draft.activity->id(), .phase = static_cast<std::int32_t>(matrix.phases.size()) - 1, .level = draft.level, .heading = false, .tally = {}, .cells = {}};
        row.cells.reserve(matrix.columns.size());
        for (auto& column : matrix.columns) {
            auto const at = draft.letters.find(column.party);
            auto const cell = at == draft.letters.end() ? RaciCell{} : at->second;
            row.tally.add(cell.duty);
            column.tally.add(cell.duty);
            row.cells.push_back(cell);
        }
        row.heading = draft.has_children && row.tally.empty();
        matrix.activities += !row.heading;
        matrix.rows.push_back(std::move(row));
        matrix.phases.back().end = static_cast<std::int32_t>(matrix.rows.size());
    }
    return matrix;
}

Id raci_scope_of(Store const& store, Id project) {
    auto const* record = store.live(project);
    if (!record || &record->type() != &registers::project::kType) return kNoId;
    if (!store.referrers(act::kType, act::project, project).empty()) return project;
    auto const method = record->get(registers::project::method);
    return store.live(method) ? method : kNoId;
}

std::vector<RaciDifference> compare_raci(Store const& store, RaciMatrix const& project, RaciMatrix const& method) {
    std::vector<RaciDifference> found;
    std::set<Id> copied;
    for (auto const& row : project.rows) {
        auto const* activity = store.live(row.activity);
        auto const origin = activity ? activity->get(act::origin) : kNoId;
        auto const at = method.row_of(origin);
        if (at < 0) {
            if (!row.heading) found.push_back({.kind = Tailored::added, .activity = row.activity, .party = {}});
            continue;
        }
        copied.insert(origin);
        auto const& pattern = method.rows[static_cast<std::size_t>(at)];
        std::set<Id> parties;
        for (auto const& column : project.columns) parties.insert(column.party);
        for (auto const& column : method.columns) parties.insert(column.party);
        for (auto const party : parties) {
            auto const duty = [&](RaciMatrix const& matrix, RaciRow const& of) {
                auto const column = matrix.column_of(party);
                return column < 0 ? Duty::none : of.cells[static_cast<std::size_t>(column)].duty;
            };
            auto const now = duty(project, row), was = duty(method, pattern);
            if (now == was) continue;
            auto const kind = was == Duty::none ? Tailored::added : now == Duty::none ? Tailored::removed : Tailored::changed;
            found.push_back({.kind = kind, .activity = row.activity, .party = party, .now = now, .pattern = was});
        }
    }
    for (auto const& row : method.rows)
        if (!row.heading && !copied.contains(row.activity)) found.push_back({.kind = Tailored::removed, .activity = row.activity, .party = {}});
    return found;
}

bool within_department(Store const& store, Id department, Id above) {
    for (int step = 0; department && step < kDeepest; ++step) {
        if (department == above) return true;
        auto const* record = store.live(department);
        if (!record || &record->type() != &dep::kType) return false;
        department = record->get(dep::place).parent();
    }
    return false;
}

bool stands_for(Store const& store, Id party, Id person, Id project) {
    if (!party || !person) return false;
    if (party == person) return true;
    auto const* record = store.live(party);
    auto const* who = store.live(person);
    if (!record || !who || &who->type() != &registers::person::kType) return false;
    if (&record->type() == &dep::kType) return within_department(store, who->get(registers::person::department), party);
    if (&record->type() != &rol::kType) return false;
    namespace ras = registers::role_assignment;
    bool const by_trade = who->get(registers::person::role) == party;
    if (!project) return by_trade;
    bool taken = false;
    for (auto const* one : store.referrers(ras::kType, ras::project, project)) {
        if (one->get(ras::role) != party) continue;
        if (one->get(ras::person) == person) return true;
        taken = true;
    }
    return by_trade && !taken;
}

}  // namespace pmo::rules
