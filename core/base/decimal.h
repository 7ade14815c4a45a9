#pragma once
// Integers scaled by a power of ten as decimal text and back, exactly. No locale, no grouping, no floating point.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmo {

std::string decimal_text(std::int64_t scaled, int scale);                          // 125, 1 → "12.5"; trailing zeros are dropped
std::optional<std::int64_t> decimal_from_text(std::string_view text, int scale);   // "-12.50", 1 → -125; finer digits and overflow are refused

}  // namespace pmo
