#include "core/actions/decide_gate.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/communication_item.h"
#include "core/registers/decision.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

using namespace registers;

bool offered(std::string_view outcome) { return outcome != "none" && std::ranges::find(gate::kDecision, outcome) != std::end(gate::kDecision); }

// Where a project stands when it enters a phase of this kind.
std::string_view stage_of(std::string_view phase_kind) {
    if (phase_kind == "monitoring") return "trial";
    return phase_kind;                               // initiation, planning, execution and closing are stages too
}

class Meeting {
public:
    Meeting(Adding& adding, Record const& gate, Record const& project, GateDecision const& decision)
        : m_adding(adding), m_edit(adding.edit()), m_store(adding.context().store), m_gate(gate), m_project(project), m_decision(decision) {
        m_decider = decision.decided_by ? decision.decided_by : gate.has(gate::chair) ? gate.get(gate::chair) : adding.context().person;
    }

    void run() {
        record_gate();
        log_decision();
        if (m_decision.outcome == "go" || m_decision.outcome == "conditional") let_go_on();
        if (m_decision.outcome == "conditional") give_conditions();
        if (m_decision.outcome == "recycle") plan_again();
        if (m_decision.outcome == "hold") hold();
        if (m_decision.outcome == "stop") stop();
    }

private:
    template <class T> void change(Record const& record, Field<T> field, T value) {
        if (record.get(field) != value) m_edit.set(record.id(), field, std::move(value));
    }
    void change(Record const& record, Field<std::string> field, std::string_view value) {
        if (record.get(field) != value) m_edit.set(record.id(), field, value);
    }

    void record_gate() {
        m_edit.set(m_gate.id(), gate::decision, m_decision.outcome);
        m_edit.set(m_gate.id(), gate::status, "held");
        m_edit.set(m_gate.id(), gate::held_on, m_decision.held_on);
        m_edit.set(m_gate.id(), gate::decision_reason, m_decision.reason);
        std::string text;
        Date last = m_decision.held_on;
        for (auto const& condition : m_decision.conditions) {
            if (condition.text.empty()) continue;
            text += (text.empty() ? "" : "\n") + condition.text;
            last = std::max(last, condition.due);
        }
        if (m_decision.outcome != "conditional") return;
        m_edit.set(m_gate.id(), gate::conditions, text);
        m_edit.set(m_gate.id(), gate::conditions_due, last);
    }

    void log_decision() {
        auto const id = m_adding.add(decision::kType);
        m_edit.set(id, decision::project, m_project.id());
        m_edit.set(id, decision::subject, m_gate.id());
        auto const code = m_gate.get(gate::code);
        m_edit.set(id, decision::title, (code.empty() ? std::string{} : std::string(code) + " ") + std::string(title_of(m_gate)));
        m_edit.set(id, decision::outcome, m_decision.log);
        m_edit.set(id, decision::reason, m_decision.reason);
        m_edit.set(id, decision::forum, "steering");
        if (m_gate.has(gate::meeting)) m_edit.set(id, decision::meeting, m_gate.get(gate::meeting));
        if (m_decider) m_edit.set(id, decision::decided_by, m_decider);
        m_edit.set(id, decision::decided_on, m_decision.held_on);
        m_edit.set(id, decision::status, "decided");
    }

    std::vector<Record const*> phases() const {
        auto found = m_store.referrers(phase::kType, phase::project, m_project.id());
        sort_stably(found, {}, [](Record const* row) { return std::pair(std::string(row->get(phase::place).order()), row->id()); });
        return found;
    }

    void let_go_on() {
        if (is(m_project, project::status, "proposed", "on_hold")) m_edit.set(m_project.id(), project::status, "active");
        resume_communication();
        auto const all = phases();
        auto const at = std::ranges::find(all, m_gate.get(gate::phase), [](Record const* row) { return row->id(); });
        if (at == all.end()) return;
        bool const last_gate = std::ranges::none_of(m_store.referrers(gate::kType, gate::phase, (*at)->id()), [&](Record const* other) {
            return other->id() != m_gate.id() && is_open(*other) && !gate::decided(*other);
        });
        if (!last_gate) return;                      // the phase has another gate to pass
        if (is_open(**at)) {
            m_edit.set((*at)->id(), phase::status, "done");
            if (!(*at)->has(phase::actual_finish)) m_edit.set((*at)->id(), phase::actual_finish, m_decision.held_on);
            if (!(*at)->has(phase::actual_start)) m_edit.set((*at)->id(), phase::actual_start, (*at)->has(phase::start) ? std::min((*at)->get(phase::start), m_decision.held_on) : m_decision.held_on);
        }
        auto const next = std::find_if(at + 1, all.end(), [](Record const* row) { return is_open(*row); });
        if (next == all.end()) return;
        change(**next, phase::status, "active");
        if (!(*next)->has(phase::actual_start)) m_edit.set((*next)->id(), phase::actual_start, m_decision.held_on);
        change(m_project, project::phase, (*next)->id());
        if ((*next)->has(phase::kind)) change(m_project, project::stage, stage_of((*next)->get(phase::kind)));
    }

    void give_conditions() {
        for (auto const& condition : m_decision.conditions) {
            if (condition.text.empty()) continue;
            auto const id = m_adding.add(action_item::kType);
            m_edit.set(id, action_item::project, m_project.id());
            m_edit.set(id, action_item::title, condition.text);
            m_edit.set(id, action_item::source, m_gate.id());
            auto const owner = condition.owner ? condition.owner : m_gate.get(gate::owner);
            if (owner) m_edit.set(id, action_item::owner, owner);
            if (m_decider) m_edit.set(id, action_item::assigned_by, m_decider);
            m_edit.set(id, action_item::raised_on, m_decision.held_on);
            m_edit.set(id, action_item::due, condition.due);
            m_edit.set(id, action_item::priority, "high");
        }
    }

    void plan_again() {
        auto const id = m_adding.add(gate::kType);
        m_edit.set(id, gate::project, m_project.id());
        for (auto const field : {gate::code, gate::name, gate::name_en})
            if (m_gate.has(field)) m_edit.set(id, field, m_gate.get(field));
        for (auto const field : {gate::phase, gate::chair, gate::owner, gate::task, gate::origin})
            if (m_gate.has(field)) m_edit.set(id, field, m_gate.get(field));
        m_edit.set(id, gate::planned_on, m_decision.again);
        m_edit.set(id, gate::decision, "none");
        auto criteria = m_store.referrers(gate_criterion::kType, gate_criterion::gate, m_gate.id());
        sort_stably(criteria, {}, [](Record const* row) { return std::pair(std::string(row->get(gate_criterion::place).order()), row->id()); });
        for (auto const* criterion : criteria) copy_criterion(*criterion, id);
    }

    void copy_criterion(Record const& from, Id gate) {
        auto const id = m_adding.add(gate_criterion::kType);
        for (std::uint8_t slot = 0; slot < from.type().fields.size(); ++slot)
            if (slot != gate_criterion::place.slot && from.has(slot)) m_edit.set(id, slot, from.value(slot));
        m_edit.set(id, gate_criterion::gate, gate);
        bool const stays = is(from, gate_criterion::met, "met", "waived");
        if (!stays) m_edit.set(id, gate_criterion::met, "open");
        m_edit.set(id, gate_criterion::due, m_decision.again);
    }

    void set_communication(std::string_view from, std::string_view to) {
        for (auto const* item : m_store.referrers(communication_item::kType, communication_item::project, m_project.id()))
            if (is(*item, communication_item::status, from) || (from == "active" && !item->has(communication_item::status))) m_edit.set(item->id(), communication_item::status, to);
    }
    void resume_communication() {
        if (is(m_project, project::status, "on_hold")) set_communication("paused", "active");
    }

    void hold() {
        change(m_project, project::status, "on_hold");
        set_communication("active", "paused");
    }

    void stop() {
        change(m_project, project::status, "stopped");
        set_communication("active", "ended");
        set_communication("paused", "ended");
        for (auto const* gate : m_store.referrers(gate::kType, gate::project, m_project.id())) {
            if (gate->id() == m_gate.id() || !is_open(*gate) || gate::decided(*gate)) continue;
            m_edit.set(gate->id(), gate::status, "cancelled");
            for (auto const* approval : m_store.referrers(approval::kType, approval::subject, gate->id()))
                if (is_open(*approval)) m_edit.set(approval->id(), approval::decision, "withdrawn");
        }
    }

    Adding& m_adding;
    Edit& m_edit;
    Store const& m_store;
    Record const& m_gate;
    Record const& m_project;
    GateDecision const& m_decision;
    Id m_decider;
};

}  // namespace

std::string_view refuse_decision(Store const& store, Id id, GateDecision const& decision) {
    auto const* gate = store.live(id);
    if (!gate || &gate->type() != &gate::kType) return "no_project";
    if (!store.live(gate->get(gate::project))) return "no_project";
    if (gate::decided(*gate)) return "decided";
    if (!offered(decision.outcome)) return "no_outcome";
    bool const hard = decision.outcome == "hold" || decision.outcome == "recycle" || decision.outcome == "stop";
    if (hard && decision.reason.empty()) return "no_reason";
    if (decision.outcome == "conditional" && std::ranges::all_of(decision.conditions, [](GateCondition const& each) { return each.text.empty(); })) return "no_condition";
    if (decision.outcome == "recycle" && decision.again <= decision.held_on) return "no_day";
    return {};
}

void decide_gate(Adding& adding, Id id, GateDecision const& decision) {
    auto const& store = adding.context().store;
    if (!refuse_decision(store, id, decision).empty()) return;
    auto const& gate = *store.live(id);
    Meeting(adding, gate, *store.live(gate.get(gate::project)), decision).run();
}

}  // namespace pmo
