#include "core/actions/finish_work.h"

#include <algorithm>

#include "core/actions/record_communication.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

struct Done { std::string_view type, option; };
constexpr Done kDone[] = {
    {"action_item", "done"}, {"risk_action", "done"}, {"closing_item", "done"}, {"maturity_action", "done"}, {"quality_plan_item", "done"}, {"measurement", "done"}, {"roadmap_item", "done"}, {"training", "done"},
    {"communication_event", "sent"}, {"workload_note", "resolved"}, {"contract_milestone", "reached"}, {"project_dependency", "delivered"}, {"skill_need", "met"}, {"satisfaction", "closed"},
};

// Where registers keep the day on which something was done; the first that there is.
constexpr std::string_view kDoneOn[] = {"done_on", "delivered_on", "resolved_on", "closed_on"};

}  // namespace

std::string_view done_option(TypeDef const& type) {
    for (auto const& done : kDone)
        if (done.type == type.id) return done.option;
    return {};
}

std::optional<Edit> finish_work(EditContext const& context, Id id) {
    auto const* record = context.store.live(id);
    if (!record) return std::nullopt;
    auto const& type = record->type();
    if (&type == &registers::communication_event::kType)
        return record_communication(context, {.item = record->get(registers::communication_event::item), .event = id, .planned = record->get(registers::communication_event::due), .outcome = "sent"});
    auto const option = done_option(type);
    auto const status = slot_with(type, FieldFlag::status);
    if (option.empty() || status == kNoSlot || !registers::is_open(*record)) return std::nullopt;
    Edit edit(Label{"work.finish", {std::string(title_of(*record))}});
    edit.set(id, status, std::string(option));
    for (auto const field : kDoneOn) {
        auto const slot = slot_of(type, field);
        if (slot == kNoSlot) continue;
        if (!record->has(slot)) edit.set(id, slot, context.today);
        break;
    }
    return edit;
}

}  // namespace pmo
