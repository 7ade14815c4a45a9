#pragma once
// A risk that occurred becomes an issue (G1 → G2): the issue takes over what is known of it, the risk is closed as occurred, each points at the other.

#include <optional>

#include "core/actions/new_record.h"

namespace pmo {

// Severity by the impact level: 5 critical, 4 high, 3 medium, below low. Nothing: it is not a risk, or it has become an issue before.
std::optional<Edit> convert_risk(EditContext const& context, Id risk, Id& issue);

}  // namespace pmo
