#pragma once
// Lists of options that several registers offer.

#include <string_view>

namespace pmo::registers {

inline constexpr std::string_view kLifePhase[] = {"initiation", "planning", "execution", "monitoring", "closing"};
inline constexpr std::string_view kProjectKind[] = {"product", "research", "it_system", "construction", "process", "compliance", "service", "other"};
inline constexpr std::string_view kCostCategory[] = {
    "labour", "outsourcing", "software", "material", "equipment", "construction", "service", "travel", "training", "other", "contingency"};
inline constexpr std::string_view kCycle[] = {"once", "weekly", "monthly", "quarterly", "half_yearly", "yearly"};

}  // namespace pmo::registers
