#pragma once
// Looking at a risk again (G1): a line in its history, the new assessment, the trend that follows from it, and the day of the next look.

#include <optional>
#include <string>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

struct RiskReview {
    std::int64_t probability = 0, impact = 0;        // levels 1–5
    std::string comment{};
};

// Trend: the score against that before. The next review is one cycle ahead, a month where the risk has none. When the probability's level changes, the
// percentage becomes that of the level. Nothing: not an open risk, or levels out of range.
std::optional<Edit> review_risk(EditContext const& context, Id risk, RiskReview const& review);

// Closed with its reason as the last line of its history. Its open actions stay with their owners, and the register's rules say so. Nothing: not an open
// risk, or no reason.
std::optional<Edit> close_risk(EditContext const& context, Id risk, std::string_view reason);

}  // namespace pmo
