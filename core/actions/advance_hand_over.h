#pragma once
// The steps of a hand-over between departments (A4): the one that was asked hands it out, the one that asked receives it or sends it back. Refusing or
// cancelling a request needs words and is done in its form.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

enum class HandOverStep : std::uint8_t { deliver, receive, send_back };
std::string_view key_of(HandOverStep step);          // "deliver" "receive" "send_back"

// What may happen next, the usual step first: open ones are delivered; delivered ones are received or sent back; over is over.
std::vector<HandOverStep> hand_over_steps(Record const& hand_over);

// Today's date and, for a receipt, who I am go with it; what is sent back is being worked on again and has not been delivered. Nothing: the record is no
// hand-over, is gone, or the step is not one of its next ones.
std::optional<Edit> advance_hand_over(EditContext const& context, Id hand_over, HandOverStep step);

}  // namespace pmo
