#include "core/actions/raci_edits.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/tree.h"
#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/method.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role.h"
#include "core/rules/raci.h"

namespace pmo {

namespace {

using rules::Duty;
using rules::RaciMatrix;
using rules::RaciRow;
namespace act = registers::activity;
namespace cel = registers::raci_cell;

constexpr std::size_t kOffered = 3;                  // parties among which one chooses who answers

bool is_party(Store const& store, Id party) {
    auto const* record = store.live(party);
    return record && (&record->type() == &registers::department::kType || &record->type() == &registers::role::kType || &record->type() == &registers::person::kType);
}

Record const* living_activity(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &act::kType ? record : nullptr;
}

std::vector<Record const*> records_at(Store const& store, Id activity, Id party) {
    auto found = store.referrers(cel::kType, cel::activity, activity);
    std::erase_if(found, [&](Record const* cell) { return cell->get(cel::party) != party; });
    return found;
}

// The record that counts comes first: the one that raci_matrix shows.
void counting_first(std::vector<Record const*>& records) {
    auto const counts = std::ranges::max_element(records, [](Record const* a, Record const* b) {
        auto const* x = a->find(cel::value.slot);
        auto const* y = b->find(cel::value.slot);
        return y && (!x || newer(*y, *x));
    });
    if (counts != records.end()) std::swap(*counts, records.front());
}

void set_letter(Edit& edit, EditContext const& context, RaciChange const& change) {
    auto records = records_at(context.store, change.activity, change.party);
    counting_first(records);
    if (change.to == Duty::none) {
        for (auto const* record : records) edit.remove(record->id());
        return;
    }
    auto const option = rules::option_of(change.to);
    if (records.empty()) {
        auto const id = context.ids.next();
        edit.add(cel::kType, id);
        edit.set(id, cel::activity, change.activity);
        edit.set(id, cel::party, change.party);
        edit.set(id, cel::value, option);
        return;
    }
    if (records[0]->get(cel::value) != option) edit.set(records[0]->id(), cel::value, option);
    for (std::size_t i = 1; i < records.size(); ++i) edit.remove(records[i]->id());
}

// How much a column has to say and to do in the phase of a row, the row itself left out.
std::int32_t weight_in_phase(RaciMatrix const& matrix, std::int32_t row, std::size_t column, bool (*counted)(Duty)) {
    auto const& phase = matrix.phases[static_cast<std::size_t>(matrix.rows[static_cast<std::size_t>(row)].phase)];
    std::int32_t weight = 0;
    for (auto i = phase.first; i < phase.end; ++i)
        if (i != row) weight += counted(matrix.rows[static_cast<std::size_t>(i)].cells[column].duty);
    return weight;
}

bool works(Duty duty) { return rules::does(duty) || rules::answers(duty); }

template <class Wanted>
std::vector<std::size_t> columns_where(RaciRow const& row, Wanted wanted) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (wanted(row.cells[i].duty)) found.push_back(i);
    return found;
}

// Those with more A in this phase first; equal ones in the order of the columns.
std::vector<std::size_t> by_weight(RaciMatrix const& matrix, std::int32_t row, std::vector<std::size_t> columns) {
    sort_stably(columns, std::ranges::greater{}, [&](std::size_t column) { return weight_in_phase(matrix, row, column, rules::answers); });
    return columns;
}

void many_accountable(RaciMatrix const& matrix, std::int32_t index, std::vector<RaciRepair>& repairs) {
    auto const& row = matrix.rows[static_cast<std::size_t>(index)];
    auto const answering = by_weight(matrix, index, columns_where(row, rules::answers));
    auto const doing = columns_where(row, rules::does);
    for (std::size_t n = 0; n < answering.size(); ++n) {
        RaciRepair repair{.rule = "raci.many_accountable", .keeps = matrix.columns[answering[n]].party, .recommended = n == 0, .changes = {}};
        bool done_by_somebody = !doing.empty();
        for (auto const column : answering) {
            if (column == answering[n]) continue;
            bool const stays_doing = row.cells[column].duty == Duty::both;
            auto const to = stays_doing || !done_by_somebody ? Duty::responsible : Duty::consulted;
            done_by_somebody = true;
            repair.changes.push_back({row.activity, matrix.columns[column].party, to});
        }
        repairs.push_back(std::move(repair));
    }
}

void no_accountable(RaciMatrix const& matrix, std::int32_t index, std::vector<RaciRepair>& repairs) {
    auto const& row = matrix.rows[static_cast<std::size_t>(index)];
    auto candidates = columns_where(row, rules::does);
    bool const doers = !candidates.empty();
    if (!doers) candidates = columns_where(row, [](Duty duty) { return duty == Duty::consulted; });
    candidates = by_weight(matrix, index, std::move(candidates));
    if (candidates.size() > kOffered) candidates.resize(kOffered);
    bool const alone = columns_where(row, rules::does).size() == 1;
    for (std::size_t n = 0; n < candidates.size(); ++n) {
        auto const party = matrix.columns[candidates[n]].party;
        repairs.push_back({.rule = "raci.no_accountable", .keeps = party, .recommended = n == 0, .changes = {{row.activity, party, doers && alone ? Duty::both : Duty::accountable}}});
    }
}

void no_responsible(RaciMatrix const& matrix, std::int32_t index, std::vector<RaciRepair>& repairs) {
    auto const& row = matrix.rows[static_cast<std::size_t>(index)];
    auto const answering = columns_where(row, rules::answers);
    if (answering.size() != 1) return;
    auto const party = matrix.columns[answering[0]].party;
    repairs.push_back({.rule = "raci.no_responsible", .keeps = party, .recommended = true, .changes = {{row.activity, party, Duty::both}}});
    for (auto const column : by_weight(matrix, index, columns_where(row, [](Duty duty) { return duty == Duty::consulted; }))) {
        repairs.push_back({.rule = "raci.no_responsible", .keeps = matrix.columns[column].party, .recommended = false, .changes = {{row.activity, matrix.columns[column].party, Duty::responsible}}});
        if (repairs.size() >= kOffered) return;
    }
}

void many_consulted(RaciMatrix const& matrix, std::int32_t index, std::vector<RaciRepair>& repairs) {
    auto const& row = matrix.rows[static_cast<std::size_t>(index)];
    auto asked = columns_where(row, [](Duty duty) { return duty == Duty::consulted; });
    auto const over = static_cast<std::int64_t>(asked.size()) - act::kManyConsulted;
    if (over <= 0) return;
    // Of equal ones the last column is told instead: the first ones stand nearest to the project.
    std::ranges::reverse(asked);
    sort_stably(asked, {}, [&](std::size_t column) { return weight_in_phase(matrix, index, column, works); });
    RaciRepair repair{.rule = "raci.many_consulted", .keeps = {}, .recommended = true, .changes = {}};
    for (std::size_t n = 0; n < static_cast<std::size_t>(over); ++n) repair.changes.push_back({row.activity, matrix.columns[asked[n]].party, Duty::informed});
    repairs.push_back(std::move(repair));
}

// The place of a copied activity: below its heading's copy, else at the top.
Id copied_parent(Record const& activity, std::map<Id, Id> const& copies) {
    auto const at = copies.find(activity.get(act::place).parent());
    return at == copies.end() ? kNoId : at->second;
}

void copy_fields(Edit& edit, Record const& from, Id to) {
    for (std::uint8_t slot = 0; slot < act::kType.fields.size(); ++slot) {
        if (slot == act::method.slot || slot == act::project.slot || slot == act::phase.slot || slot == act::place.slot || slot == act::origin.slot) continue;
        if (from.has(slot)) edit.set(to, slot, from.value(slot));
    }
}

}  // namespace

Edit set_raci(EditContext const& context, std::span<RaciChange const> changes) {
    std::string letter;
    if (changes.size() == 1) letter = std::string(rules::option_of(changes[0].to));
    Edit edit(Label{changes.size() == 1 ? letter.empty() ? "raci.clear" : "raci.set_" + letter : "raci.set_many", {std::to_string(changes.size())}});
    for (auto const& change : changes)
        if (living_activity(context.store, change.activity) && (change.to == Duty::none || is_party(context.store, change.party))) set_letter(edit, context, change);
    return edit;
}

std::optional<Duty> typed_duty(Duty now, std::string_view text, bool combine) {
    auto const typed = fold(trim(text));
    if (typed.empty() || typed == "-") return Duty::none;
    if (typed == "ar" || typed == "ra" || typed == "a/r" || typed == "r/a") return Duty::both;
    auto const duty = rules::duty_of(typed);
    if (duty == Duty::none) return std::nullopt;
    bool const joins = (duty == Duty::responsible && rules::answers(now)) || (duty == Duty::accountable && rules::does(now));
    return combine && joins ? Duty::both : duty;
}

std::vector<RaciRepair> repairs_of(RaciMatrix const& matrix, std::int32_t index, std::span<Id const> gone) {
    std::vector<RaciRepair> repairs;
    if (index < 0 || index >= static_cast<std::int32_t>(matrix.rows.size())) return repairs;
    auto const& row = matrix.rows[static_cast<std::size_t>(index)];
    if (row.tally.accountable > 1) many_accountable(matrix, index, repairs);
    if (!row.tally.empty() && row.tally.accountable == 0) no_accountable(matrix, index, repairs);
    if (!row.tally.empty() && row.tally.responsible == 0) no_responsible(matrix, index, repairs);
    many_consulted(matrix, index, repairs);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto const party = matrix.columns[i].party;
        bool const left = row.cells[i].duty != Duty::none && std::ranges::find(gone, party) != gone.end();
        if (left) repairs.push_back({.rule = "raci.party_gone", .keeps = {}, .recommended = true, .changes = {{row.activity, party, Duty::none}}});
        else if (row.cells[i].doubled) repairs.push_back({.rule = "raci.doubled", .keeps = {}, .recommended = true, .changes = {{row.activity, party, row.cells[i].duty}}});
    }
    return repairs;
}

Edit repair_raci(EditContext const& context, RaciRepair const& repair) {
    Edit edit(Label{"raci.repair", {}});
    edit.append(set_raci(context, repair.changes));
    return edit;
}

Edit copy_raci(EditContext const& context, Id method) {
    auto const& store = context.store;
    auto const* project = store.live(context.project);
    if (!project || &project->type() != &registers::project::kType) return Edit("raci.copy");
    std::map<Id, Id> copies;                         // the method's activity → the project's
    for (auto const* own : store.referrers(act::kType, act::project, context.project))
        if (own->has(act::origin)) copies.emplace(own->get(act::origin), own->id());
    auto originals = store.referrers(act::kType, act::method, method);
    std::erase_if(originals, [&](Record const* one) { return store.live(one->get(act::project)) != nullptr; });
    Edit body("raci.copy");
    std::size_t count = 0;
    for (auto const& row : make_tree(originals, act::place.slot).rows) {
        auto const& from = *row.record;
        if (copies.contains(from.id())) continue;
        auto const to = context.ids.next();
        auto const parent = copied_parent(from, copies);
        copies.emplace(from.id(), to);
        ++count;
        body.add(act::kType, to);
        copy_fields(body, from, to);
        body.set(to, act::project, context.project);
        body.set(to, act::origin, from.id());
        if (auto const phase = rules::phase_in_project(store, context.project, from.get(act::phase))) body.set(to, act::phase, phase);
        body.set(to, act::place.slot, last_place(context, body, act::kType, act::place.slot, parent));
        auto cells = store.referrers(cel::kType, cel::activity, from.id());
        std::erase_if(cells, [&](Record const* cell) { return !cell->has(cel::value) || !is_party(store, cell->get(cel::party)); });
        for (auto const* cell : cells) {
            auto same = records_at(store, from.id(), cell->get(cel::party));
            counting_first(same);
            if (same.front() == cell) set_letter(body, context, {to, cell->get(cel::party), rules::duty_of(cell->get(cel::value))});
        }
    }
    Edit edit(Label{"raci.copy", {std::to_string(count)}});
    edit.append(body);
    return edit;
}

Edit restore_raci(EditContext const& context, Id activity) {
    auto const& store = context.store;
    auto const* own = living_activity(store, activity);
    auto const* origin = own ? living_activity(store, own->get(act::origin)) : nullptr;
    if (!origin || origin == own) return Edit("raci.restore");
    std::map<Id, Duty> wanted;
    for (auto const* cell : store.referrers(cel::kType, cel::activity, activity)) wanted[cell->get(cel::party)] = Duty::none;
    for (auto const* cell : store.referrers(cel::kType, cel::activity, origin->id())) {
        auto same = records_at(store, origin->id(), cell->get(cel::party));
        counting_first(same);
        if (is_party(store, cell->get(cel::party))) wanted[cell->get(cel::party)] = rules::duty_of(same.front()->get(cel::value));
    }
    std::vector<RaciChange> changes;
    for (auto const& [party, duty] : wanted) changes.push_back({activity, party, duty});
    Edit edit("raci.restore");
    edit.append(set_raci(context, changes));
    return edit;
}

Edit add_activity(EditContext const& context, Id scope, Id phase, Id& made) {
    Edit edit("raci.add");
    made = kNoId;
    auto const* record = context.store.live(scope);
    bool const project = record && &record->type() == &registers::project::kType;
    if (!project && (!record || &record->type() != &registers::method::kType)) return edit;
    EditContext const here{context.store, context.ids, project ? scope : kNoId, context.person, context.today};
    made = add_record(edit, here, {.type = act::kType});
    if (!project) edit.set(made, act::method, scope);
    if (context.store.live(phase)) edit.set(made, act::phase, phase);
    return edit;
}

}  // namespace pmo
