#include "core/project/method_content.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/activity.h"
#include "core/registers/closing_item.h"
#include "core/registers/communication_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/role.h"
#include "core/registers/rules.h"
#include "core/registers/template.h"

namespace pmo {

namespace {

using namespace registers;

using Records = std::vector<Record const*>;

void by_place(Records& records, Field<Place> place) {
    sort_stably(records, [&](Record const* a, Record const* b) { return std::pair(a->get(place).order(), a->id()) < std::pair(b->get(place).order(), b->id()); });
}

// In the order of their phases, and within a phase as they stand; what names no phase comes last.
void by_phase(Records& records, Field<Id> link, Records const& phases) {
    auto const rank = [&](Record const* record) { return std::ranges::find(phases, record->get(link), [](Record const* phase) { return phase->id(); }) - phases.begin(); };
    sort_stably(records, {}, rank);
}

Records those(Records const& records, Field<Id> link, Id target) {
    Records found;
    for (auto const* record : records)
        if (record->get(link) == target) found.push_back(record);
    return found;
}

}  // namespace

MethodContent method_content(Store const& store, Id id) {
    MethodContent content;
    auto const* method = store.live(id);
    if (!method || &method->type() != &method::kType) return content;
    content.method = method;
    content.phases = store.referrers(phase::kType, phase::method, id);
    by_place(content.phases, phase::place);
    content.roles = store.referrers(role::kType, role::method, id);
    by_place(content.roles, role::place);
    content.activities = store.referrers(activity::kType, activity::method, id);
    by_place(content.activities, activity::place);
    by_phase(content.activities, activity::phase, content.phases);
    content.gates = store.referrers(gate::kType, gate::method, id);
    by_place(content.gates, gate::place);
    by_phase(content.gates, gate::phase, content.phases);
    for (auto const* gate : content.gates) {
        auto criteria = store.referrers(gate_criterion::kType, gate_criterion::gate, gate->id());
        by_place(criteria, gate_criterion::place);
        content.criteria.insert(content.criteria.end(), criteria.begin(), criteria.end());
    }
    content.deliverables = store.referrers(deliverable::kType, deliverable::method, id);
    by_place(content.deliverables, deliverable::place);
    by_phase(content.deliverables, deliverable::phase, content.phases);
    content.templates = store.referrers(template_::kType, template_::method, id);
    std::erase_if(content.templates, [](Record const* record) { return !is_open(*record); });
    content.communication = store.referrers(communication_item::kType, communication_item::method, id);
    content.closing = store.referrers(closing_item::kType, closing_item::method, id);
    by_place(content.closing, closing_item::place);
    return content;
}

Records MethodContent::activities_of(Id phase) const { return those(activities, activity::phase, phase); }
Records MethodContent::gates_of(Id phase) const { return those(gates, gate::phase, phase); }
Records MethodContent::criteria_of(Id gate) const { return those(criteria, gate_criterion::gate, gate); }

Records MethodContent::items() const {
    Records all;
    auto const append = [&](Records const& records) { all.insert(all.end(), records.begin(), records.end()); };
    auto const append_gates = [&](Records const& wanted) {
        for (auto const* gate : wanted) {
            all.push_back(gate);
            append(criteria_of(gate->id()));
        }
    };
    auto const stray = [&](Record const* item, Field<Id> link) { return std::ranges::find(phases, item->get(link), [](Record const* phase) { return phase->id(); }) == phases.end(); };
    for (auto const* phase : phases) {
        all.push_back(phase);
        append(activities_of(phase->id()));
        append_gates(gates_of(phase->id()));
    }
    for (auto const* activity : activities)
        if (stray(activity, activity::phase)) all.push_back(activity);
    for (auto const* gate : gates)
        if (stray(gate, gate::phase)) append_gates({gate});
    append(deliverables);
    append(templates);
    append(communication);
    append(closing);
    append(roles);
    return all;
}

Record const* phase_of_item(MethodContent const& content, Record const& item) {
    if (&item.type() == &template_::kType) {
        auto const wanted = item.get(template_::phase);
        auto const found = std::ranges::find(content.phases, wanted, [](Record const* phase) { return phase->get(phase::kind); });
        return wanted.empty() || found == content.phases.end() ? nullptr : *found;
    }
    auto const slot = slot_of(item.type(), "phase");
    auto const* link = slot == kNoSlot ? nullptr : std::get_if<Id>(&item.value(slot));
    if (!link) return nullptr;
    auto const found = std::ranges::find(content.phases, *link, [](Record const* phase) { return phase->id(); });
    return found == content.phases.end() ? nullptr : *found;
}

bool left_out(MethodContent const& content, Record const& item, std::span<Id const> without) {
    auto const gone = [&](Id id) { return std::ranges::find(without, id) != without.end(); };
    if (gone(item.id())) return true;
    if (&item.type() == &gate_criterion::kType) {
        auto const gate = std::ranges::find(content.gates, item.get(gate_criterion::gate), [](Record const* record) { return record->id(); });
        return gate != content.gates.end() && left_out(content, **gate, without);
    }
    auto const* phase = phase_of_item(content, item);
    return phase && gone(phase->id());
}

}  // namespace pmo
