#pragma once
// What a project should ask itself when it looks for risks: one prompt for each of the organisation's risk categories, what lessons of similar projects warn of,
// and threats that occurred in projects of the same kind. It knows no probability: a prompt becomes a risk by core/actions/identify_risks.h, and is assessed
// afterwards. A pure function of the records.

#include <string>
#include <string_view>
#include <vector>

#include "core/model/store.h"

namespace pmo {

enum class PromptSource : std::uint8_t { category, lesson, occurred };

struct RiskPrompt {
    PromptSource from = PromptSource::category;
    std::string_view category;                       // of registers::risk::kCategory
    Id source{};                                     // the lesson, or the risk of the other project; kNoId: the category itself
    std::string title{};                             // empty: the category's own question
    int fit = 0;                                     // a lesson's points of a hundred (core/project/lesson_match.h)
    Id present{};                                    // the risk of this project that says so already; of a category one of its open risks
};

inline constexpr int kPromptFit = 20;                // points from which on a lesson is shown

// By category in the register's order: its own question, then lessons with the best fit first, then what occurred elsewhere. Empty: there is no such project.
std::vector<RiskPrompt> risk_prompts(Store const& store, Id project);

}  // namespace pmo
