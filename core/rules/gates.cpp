#include "core/rules/gates.h"

#include <algorithm>
#include <tuple>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

using namespace registers;

enum Which : std::size_t { must_open, must_failed, should_open, criterion_overdue, no_owner, no_evidence, contradicted, overdue, no_approver, approval_open, conditions_overdue, conditions_untracked, date_differs, skipped, state_differs };

constexpr int kApprovalDays = 7;
constexpr int kDateDays = 5;                         // the plan and the gate may differ by a week of work

Hit found(Which which, Record const& subject, Record const& gate, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const& rule = kGateRules[which];
    return {.rule = rule.id, .severity = rule.severity, .subject = subject.id(), .project = gate.get(gate::project), .args = std::move(args), .evidence = std::move(evidence)};
}

Verdict recorded(Record const& criterion) {
    if (is(criterion, gate_criterion::met, "met")) return Verdict::met;
    if (is(criterion, gate_criterion::met, "waived")) return Verdict::waived;
    return is(criterion, gate_criterion::met, "failed") ? Verdict::failed : Verdict::unknown;
}

CriterionState state_of(Facts const& facts, Record const& criterion) {
    CriterionState state{.criterion = &criterion, .must = !is(criterion, gate_criterion::kind, "should_meet"), .computed = gate_criterion::is_computed(criterion), .evaluation = {}};
    if (state.computed) state.evaluation = evaluate(facts, criterion);
    // A waiver is a person's decision and counts before the data; a question about nothing counts as the person has recorded it.
    auto const said = recorded(criterion);
    if (!state.computed || said == Verdict::waived || (state.verdict() == Verdict::unknown && said != Verdict::unknown)) state.evaluation.verdict = said;
    return state;
}

bool is_there(Facts const& facts, Id id) {
    auto const* person = facts.store.live(id);
    return person && &person->type() == &person::kType && (!person->has(person::left) || person->get(person::left) >= facts.today);
}
// Who will answer for it: somebody who is there today.
bool owned(Facts const& facts, Record const& criterion) { return is_there(facts, criterion.get(gate_criterion::owner)); }

// The person in the record's own field for it; of a project its manager. kNoId: nobody, or somebody who has left.
Id own_owner(Facts const& facts, Record const& record) {
    auto const slot = &record.type() == &project::kType ? project::manager.slot : slot_with(record.type(), FieldFlag::owner);
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    return id && is_there(facts, *id) ? *id : kNoId;
}

void criterion_hits(Facts const& facts, GateState const& state, std::vector<Hit>& out) {
    for (bool const must : {true, false})
        for (auto const& each : state.criteria) {
            auto const& criterion = *each.criterion;
            if (each.must != must) continue;
            if (each.passes()) {
                bool const judged = !each.computed && each.verdict() == Verdict::met;
                if (judged && !criterion.has(gate_criterion::evidence) && !criterion.has(gate_criterion::evidence_record)) out.push_back(found(no_evidence, criterion, *state.gate));
                continue;
            }
            if (each.computed && each.verdict() == Verdict::failed) {
                out.push_back({.rule = each.evaluation.rule, .severity = must ? Severity::error : Severity::hint, .subject = criterion.id(), .project = state.gate->get(gate::project),
                               .args = each.evaluation.args, .evidence = each.evaluation.evidence});
                if (is(criterion, gate_criterion::met, "met")) out.push_back(found(contradicted, criterion, *state.gate, {}, each.evaluation.evidence));
            } else if (must) {
                auto const due = criterion.has(gate_criterion::due) ? to_text(criterion.get(gate_criterion::due)) : std::string{};
                out.push_back(each.verdict() == Verdict::failed ? found(must_failed, criterion, *state.gate) : found(must_open, criterion, *state.gate, {due}));
            } else {
                out.push_back(found(should_open, criterion, *state.gate));
            }
            if (criterion.has(gate_criterion::due) && criterion.get(gate_criterion::due) < facts.today)
                out.push_back(found(criterion_overdue, criterion, *state.gate, {to_text(criterion.get(gate_criterion::due))}));
            if (!owned(facts, criterion)) out.push_back(found(no_owner, criterion, *state.gate));
        }
}

// The day on which the plan puts the gate's milestone; nothing: it has none.
std::optional<Date> forecast_day(Facts const& facts, Record const& gate) {
    auto const& plan = facts.derived.plan(gate.get(gate::project));
    auto const row = gate.has(gate::task) ? plan.row_of(gate.get(gate::task)) : -1;
    if (row < 0) return std::nullopt;
    return date_of(Moment{plan.schedule.placed[static_cast<std::size_t>(row)].finish});
}

void preparation_hits(Facts const& facts, Record const& gate, std::vector<Hit>& out) {
    if (!gate.has(gate::planned_on)) return;
    auto const planned = gate.get(gate::planned_on);
    auto const ahead = planned.day - facts.today.day;
    if (ahead < 0) out.push_back(found(overdue, gate, gate, {to_text(planned), std::to_string(-ahead)}));
    if (auto const forecast = forecast_day(facts, gate); forecast && std::abs(forecast->day - planned.day) > kDateDays)
        out.push_back(found(date_differs, gate, gate, {to_text(planned), to_text(*forecast)}, {gate.get(gate::task)}));
    auto const approvals = facts.store.referrers(approval::kType, approval::subject, gate.id());
    if (ahead <= kApproverDays && std::ranges::none_of(approvals, [](Record const* row) { return !is(*row, approval::decision, "withdrawn"); }))
        out.push_back(found(no_approver, gate, gate, {to_text(planned)}));
    std::vector<Id> open;
    std::string first;
    for (auto const* row : approvals)
        if (is_open(*row)) {
            open.push_back(row->id());
            if (auto const* person = linked(*row, facts.store, approval::approver); person && first.empty()) first = title_of(*person);
        }
    if (ahead <= kApprovalDays && !open.empty()) out.push_back(found(approval_open, gate, gate, {std::to_string(open.size()), first}, open));
}

void condition_hits(Facts const& facts, Record const& gate, std::vector<Hit>& out) {
    if (!is(gate, gate::decision, "conditional")) return;
    std::vector<Id> open;
    auto const actions = facts.store.referrers(action_item::kType, action_item::source, gate.id());
    for (auto const* action : actions)
        if (is_open(*action)) open.push_back(action->id());
    if (actions.empty() && gate.has(gate::conditions)) out.push_back(found(conditions_untracked, gate, gate));
    if (!open.empty() && gate.has(gate::conditions_due) && gate.get(gate::conditions_due) < facts.today)
        out.push_back(found(conditions_overdue, gate, gate, {std::to_string(open.size()), to_text(gate.get(gate::conditions_due))}, open));
}

bool passed(Record const& gate) { return is(gate, gate::decision, "go", "conditional"); }
bool to_be_held(Record const& gate) { return is_open(gate) && !gate::decided(gate); }

void hits_of(Facts const& facts, Id project, std::vector<Hit>& out) {
    auto const* record = facts.store.live(project);
    if (!record) return;
    auto const gates = gates_of(facts.store, project);
    bool const running = is_open(*record) && !is(*record, project::status, "on_hold");
    Record const* last = nullptr;
    for (auto const* gate : gates)
        if (gate::decided(*gate)) last = gate;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        auto const& gate = *gates[i];
        condition_hits(facts, gate, out);
        if (!running || !to_be_held(gate)) continue;
        auto const later = std::find_if(gates.begin() + static_cast<std::ptrdiff_t>(i) + 1, gates.end(), [](Record const* other) { return passed(*other); });
        if (later != gates.end()) out.push_back(found(skipped, gate, gate, {std::string(title_of(**later))}, {(*later)->id()}));
        if (!gate.has(gate::planned_on) || gate.get(gate::planned_on).day - facts.today.day > kSoonDays) continue;
        auto const hits = rehearse(facts, gate);
        out.insert(out.end(), hits.begin(), hits.end());
    }
    if (last && is(*last, gate::decision, "hold", "stop") && is(*record, project::status, "active"))
        out.push_back(found(state_differs, *last, *last, {std::string(last->get(gate::decision))}, {project}));
}

}  // namespace

GateState gate_state(Facts const& facts, Record const& gate) {
    GateState state{.gate = &gate, .criteria = {}};
    auto criteria = facts.store.referrers(gate_criterion::kType, gate_criterion::gate, gate.id());
    sort_stably(criteria, {}, [](Record const* row) { return std::pair(std::string(row->get(gate_criterion::place).order()), row->id()); });
    std::int64_t weight = 0, reached = 0;
    for (auto const* criterion : criteria) {
        state.criteria.push_back(state_of(facts, *criterion));
        auto const& each = state.criteria.back();
        (each.must ? state.must : state.should) += 1;
        if (each.passes()) (each.must ? state.must_met : state.should_met) += 1;
        if (each.must) continue;
        auto const own = criterion->has(gate_criterion::weight) ? criterion->get(gate_criterion::weight) : 1;
        // A score is 0 to 10 with one decimal.
        auto const part = criterion->has(gate_criterion::score) ? std::min<std::int64_t>(criterion->get(gate_criterion::score) * 10, 1000) : each.passes() ? 1000 : 0;
        weight += own;
        reached += own * part;
    }
    if (weight > 0) state.should_permille = static_cast<int>(reached / weight);
    auto const all = 2 * state.must + state.should;
    state.permille = all > 0 ? 1000 * (2 * state.must_met + state.should_met) / all : 0;
    state.held = gate::decided(gate);
    if (state.criteria.empty()) return state;
    state.readiness = state.must_met < state.must ? Readiness::not_ready : state.should_permille < kShouldEnough ? Readiness::nearly : Readiness::ready;
    return state;
}

std::vector<Hit> rehearse(Facts const& facts, Record const& gate) {
    std::vector<Hit> out;
    if (gate::decided(gate) || !gate.has(gate::project)) return out;
    criterion_hits(facts, gate_state(facts, gate), out);
    preparation_hits(facts, gate, out);
    return out;
}

Id owner_of(Facts const& facts, Hit const& hit) {
    auto const* subject = facts.store.live(hit.subject);
    if (!subject) return kNoId;
    if (auto const own = own_owner(facts, *subject)) return own;
    for (auto const id : hit.evidence)
        if (auto const* record = facts.store.live(id))
            if (auto const owner = own_owner(facts, *record)) return owner;
    if (&subject->type() == &gate_criterion::kType)
        if (auto const* gate = linked(*subject, facts.store, gate_criterion::gate))
            if (auto const owner = own_owner(facts, *gate)) return owner;
    auto const* project = facts.store.live(hit.project);
    return project ? own_owner(facts, *project) : kNoId;
}

std::vector<Hit> gate_hits(Facts const& facts, Id project) {
    std::vector<Hit> out;
    if (project) hits_of(facts, project, out);
    else for (auto const id : facts.derived.projects()) hits_of(facts, id, out);
    return out;
}

std::vector<Record const*> gates_of(Store const& store, Id project) {
    auto gates = store.referrers(gate::kType, gate::project, project);
    sort_stably(gates, {}, [](Record const* row) {
        auto const day = row->has(gate::held_on) ? row->get(gate::held_on) : row->get(gate::planned_on);
        return std::tuple(!row->has(gate::held_on) && !row->has(gate::planned_on), day, std::string(row->get(gate::place).order()), row->id());
    });
    return gates;
}

Record const* next_gate(Store const& store, Id project) {
    for (auto const* gate : gates_of(store, project))
        if (to_be_held(*gate)) return gate;
    return nullptr;
}

}  // namespace pmo::rules
