#include <algorithm>

#include "core/model/tree.h"
#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "ui/views/hit_list.h"
#include "ui/views/organisation_parts.h"
#include "ui/views/raci_parts.h"

namespace pmo::ui {

namespace {

namespace dep = registers::department;
namespace hov = registers::hand_over;

void add_letters(DepartmentFacts& department, rules::RaciMatrix const& matrix) {
    if (auto const column = matrix.column_of(department.id); column >= 0) department.letters = matrix.columns[static_cast<std::size_t>(column)].tally;
}

void add_pairs(Frame const& frame, OrganisationFacts& facts) {
    Date const today{frame.ui.today};
    for (auto const& one : frame.store.table(hov::kType).rows()) {
        auto const from = one.get(hov::from_department), to = one.get(hov::to_department);
        if (one.deleted() || !registers::is_open(one) || !frame.store.live(from) || !frame.store.live(to)) continue;
        auto at = std::ranges::find_if(facts.pairs, [&](HandOverPair const& pair) { return pair.from == from && pair.to == to; });
        if (at == facts.pairs.end()) at = facts.pairs.insert(facts.pairs.end(), {.from = from, .to = to, .open = {}});
        at->open.push_back(one.id());
        at->late += rules::late_days(one, today) > 0;
    }
    for (auto const& department : facts.departments) {
        bool const takes_part = std::ranges::any_of(facts.pairs, [&](HandOverPair const& pair) { return pair.from == department.id || pair.to == department.id; });
        if (takes_part) facts.partners.push_back(department.id);
    }
}

}  // namespace

DepartmentFacts const* OrganisationFacts::find(Id id) const {
    auto const at = std::ranges::find(departments, id, &DepartmentFacts::id);
    return at == departments.end() ? nullptr : &*at;
}

OrganisationFacts find_organisation(Frame const& frame) {
    OrganisationFacts facts;
    auto const all = facts_of(frame);
    facts.hits = rules::check_organisation(all);
    auto waiting = rules::check_hand_overs(all);
    std::ranges::move(waiting, std::back_inserter(facts.hits));
    if (auto const scope = first_raci_scope(frame)) facts.matrix = rules::raci_matrix(frame.store, {.scope = scope});
    auto const tree = make_tree(frame.store, dep::kType);
    for (auto const& row : tree.rows) {
        DepartmentFacts one{.id = row.record->id(), .level = row.level, .end = row.end, .letters = {}, .hits = {}};
        one.people = static_cast<std::int32_t>(rules::people_of(frame.store, one.id, all.today).size());
        add_letters(one, facts.matrix);
        auto const work = rules::collaboration_of(frame.store, one.id, all.today);
        one.owes = static_cast<std::int32_t>(work.owes.size()), one.waits = static_cast<std::int32_t>(work.waits.size());
        one.owes_late = work.owes_late, one.waits_late = work.waits_late;
        for (std::size_t i = 0; i < facts.hits.size(); ++i)
            if (facts.hits[i].subject == one.id) one.hits.push_back(i);
        facts.departments.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < facts.departments.size(); ++i)
        for (auto j = static_cast<std::size_t>(i); j < static_cast<std::size_t>(facts.departments[i].end); ++j) facts.departments[i].people_below += facts.departments[j].people;
    add_pairs(frame, facts);
    return facts;
}

}  // namespace pmo::ui
