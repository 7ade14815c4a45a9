#include "core/rules/feasibility.h"

#include <algorithm>
#include <span>

#include "core/model/tree.h"
#include "core/registers/department.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

namespace fea = registers::feasibility;
namespace ppl = registers::proposal;
namespace dep = registers::department;
using registers::is;
using registers::linked;

constexpr int kTightDays = 30;

// Which kinds of department may judge a side, the first one before the others.
struct Owners { std::string_view dimension; std::span<std::string_view const> kinds; };
constexpr std::string_view kTechnical[] = {"technology", "it"}, kEconomic[] = {"finance"}, kOperational[] = {"operations", "business_unit", "marketing", "procurement"},
                           kLegal[] = {"legal"}, kSchedule[] = {"pmo", "project_management"};
constexpr Owners kOwners[] = {{"technical", kTechnical}, {"economic", kEconomic}, {"operational", kOperational}, {"legal", kLegal}, {"schedule", kSchedule}};

std::span<std::string_view const> owners_of(std::string_view dimension) {
    for (auto const& owner : kOwners)
        if (owner.dimension == dimension) return owner.kinds;
    return {};
}

SideState state_of(Record const& row, Date today) {
    if (is(row, fea::status, "done") || (row.has(fea::verdict) && row.has(fea::assessed_on))) {
        if (is(row, fea::verdict, "feasible")) return SideState::feasible;
        if (is(row, fea::verdict, "conditional")) return SideState::conditional;
        if (is(row, fea::verdict, "infeasible")) return SideState::infeasible;
    }
    if (row.has(fea::due) && row.get(fea::due) < today) return SideState::overdue;
    return is(row, fea::status, "in_progress") ? SideState::in_progress : SideState::planned;
}

Hit hit(std::string_view rule, Id subject, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    return {rule, find_rule(rule)->severity, subject, kNoId, std::move(args), std::move(evidence)};
}

void check_people(Facts const& facts, Record const& proposal, Record const& row, std::vector<Hit>& hits) {
    auto const side = side_arg(row.get(fea::dimension));
    auto const* department = linked(row, facts.store, fea::department);
    if (!department) hits.push_back(hit("feasibility.no_department", row.id(), {side}, {proposal.id()}));
    else if (!owns_side(*department, row.get(fea::dimension))) hits.push_back(hit("feasibility.other_department", row.id(), {side, std::string(title_of(*department))}, {department->id()}));
    auto const* assessor = linked(row, facts.store, fea::assessor);
    if (assessor && (assessor->id() == proposal.get(ppl::requester) || assessor->id() == proposal.get(ppl::owner)))
        hits.push_back(hit("feasibility.own_assessment", row.id(), {side, std::string(title_of(*assessor))}, {proposal.id()}));
}

void check_side(Facts const& facts, Record const& proposal, FeasibilitySide const& side, std::vector<Hit>& hits) {
    bool const deciding = is(proposal, ppl::stage, "decision");
    bool const judged = deciding || is(proposal, ppl::stage, "feasibility");
    auto const name = side_arg(side.dimension);
    if (!side.assessment) {
        if (judged) hits.push_back(hit("feasibility.missing", proposal.id(), {name}));
        return;
    }
    auto const& row = *side.assessment;
    if (judged && side.state == SideState::overdue) hits.push_back(hit("feasibility.overdue", row.id(), {name, to_text(row.get(fea::due))}, {proposal.id()}));
    if (deciding && !side.done()) hits.push_back(hit("feasibility.unfinished", row.id(), {name}, {proposal.id()}));
    if ((deciding || is(proposal, ppl::stage, "approved")) && side.state == SideState::infeasible) hits.push_back(hit("feasibility.against", proposal.id(), {name}, {row.id()}));
    if (judged && side.dimension == "schedule" && side.state == SideState::feasible && proposal.has(ppl::target_start) && proposal.get(ppl::target_start).day - facts.today.day < kTightDays)
        hits.push_back(hit("feasibility.dates_tight", proposal.id(), {to_text(proposal.get(ppl::target_start))}, {row.id()}));
}

// Two finished assessments of one side that do not say the same.
void check_pairs(Facts const& facts, Record const& proposal, std::vector<Record const*> const& rows, std::vector<Hit>& hits) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = i + 1; k < rows.size(); ++k) {
            auto const &a = *rows[i], &b = *rows[k];
            bool const both = state_of(a, facts.today) >= SideState::feasible && state_of(b, facts.today) >= SideState::feasible;
            if (!both || a.get(fea::dimension) != b.get(fea::dimension) || a.get(fea::verdict) == b.get(fea::verdict)) continue;
            auto const verdict = [](Record const& row) { return "feasibility.verdict." + std::string(row.get(fea::verdict)); };
            hits.push_back(hit("feasibility.contradictory", proposal.id(), {side_arg(a.get(fea::dimension)), verdict(a), verdict(b)}, {a.id(), b.id()}));
        }
}

}  // namespace

bool owns_side(Record const& department, std::string_view dimension) {
    return std::ranges::find(owners_of(dimension), department.get(dep::kind)) != owners_of(dimension).end();
}

Record const* owner_of_side(Store const& store, std::string_view dimension) {
    auto const tree = make_tree(store, dep::kType);
    for (auto const kind : owners_of(dimension)) {
        TreeRow const* found = nullptr;
        for (auto const& row : tree.rows)
            if (!row.record->get(dep::inactive) && row.record->get(dep::kind) == kind && (!found || row.level < found->level)) found = &row;
        if (found) return found->record;
    }
    return nullptr;
}

FeasibilitySides sides_of(Facts const& facts, Id proposal) {
    FeasibilitySides sides;
    for (std::size_t i = 0; i < kFeasibilitySides; ++i) sides[i].dimension = fea::kDimension[i];
    for (auto const* row : facts.store.referrers(fea::kType, fea::proposal, proposal)) {
        auto const side = std::ranges::find(sides, row->get(fea::dimension), &FeasibilitySide::dimension);
        if (side == sides.end()) continue;
        auto const state = state_of(*row, facts.today);
        bool const done = state >= SideState::feasible;
        bool const better = !side->assessment || (done && !side->done()) ||
                            (done == side->done() && row->get(fea::assessed_on) > side->assessment->get(fea::assessed_on));
        if (!better) continue;
        side->state = state;
        side->assessment = row;
    }
    return sides;
}

std::vector<Hit> check_feasibility(Facts const& facts, Record const& proposal) {
    std::vector<Hit> hits;
    for (auto const& side : sides_of(facts, proposal.id())) check_side(facts, proposal, side, hits);
    auto const rows = facts.store.referrers(fea::kType, fea::proposal, proposal.id());
    check_pairs(facts, proposal, rows, hits);
    if (is(proposal, ppl::stage, "rejected", "parked")) return hits;
    for (auto const* row : rows) check_people(facts, proposal, *row, hits);
    return hits;
}

std::vector<Hit> check_feasibility(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& proposal : facts.store.table(ppl::kType).rows()) {
        if (proposal.deleted()) continue;
        auto found = check_feasibility(facts, proposal);
        hits.insert(hits.end(), found.begin(), found.end());
    }
    return hits;
}

}  // namespace pmo::rules
