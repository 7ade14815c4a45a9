#pragma once
// Durations as people type them and as a plan shows them: 5, 5d, 4h, 2w, 30m, 5 天, 1.5 周. Pure; the units' words of both languages are
// understood whatever the language of the moment is.

#include <optional>
#include <string>
#include <string_view>

#include "core/engine/working_time.h"

namespace pmo::ui {

// Working minutes; nothing when it is no duration. A number without a unit counts days.
std::optional<engine::Minute> parse_duration(std::string_view text, std::int32_t minutes_per_day);
// "52", "0.5": days without unit, for columns whose header carries it; at most one decimal.
std::string days_text(engine::Minute minutes, std::int32_t minutes_per_day);

}  // namespace pmo::ui
