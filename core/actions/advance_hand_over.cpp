#include "core/actions/advance_hand_over.h"

#include <algorithm>
#include <string>

#include "core/registers/hand_over.h"

namespace pmo {

namespace {

namespace hov = registers::hand_over;

}  // namespace

std::string_view key_of(HandOverStep step) {
    switch (step) {
        case HandOverStep::deliver: return "deliver";
        case HandOverStep::receive: return "receive";
        case HandOverStep::send_back: break;
    }
    return "send_back";
}

std::vector<HandOverStep> hand_over_steps(Record const& hand_over) {
    if (!registers::is_open(hand_over)) return {};
    if (registers::is(hand_over, hov::status, "delivered")) return {HandOverStep::receive, HandOverStep::send_back};
    return {HandOverStep::deliver};
}

std::optional<Edit> advance_hand_over(EditContext const& context, Id id, HandOverStep step) {
    auto const* record = context.store.live(id);
    if (!record || &record->type() != &hov::kType) return std::nullopt;
    auto const steps = hand_over_steps(*record);
    if (std::ranges::find(steps, step) == steps.end()) return std::nullopt;
    Edit edit(Label{"hand_over." + std::string(key_of(step)), {std::string(title_of(*record))}});
    switch (step) {
        case HandOverStep::deliver:
            edit.set(id, hov::status, "delivered");
            edit.set(id, hov::delivered_on, context.today);
            break;
        case HandOverStep::receive:
            edit.set(id, hov::status, "received");
            edit.set(id, hov::received_on, context.today);
            if (context.person) edit.set(id, hov::received_by, context.person);
            break;
        case HandOverStep::send_back:
            edit.set(id, hov::status, "in_progress");
            edit.clear(id, hov::delivered_on);
            break;
    }
    return edit;
}

}  // namespace pmo
