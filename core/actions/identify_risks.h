#pragma once
// Risks drafted from a list of prompts (core/actions/risk_prompts.h), all in one edit: identified, not yet assessed, owned by the project's manager until somebody
// else takes them.

#include <string>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

struct RiskDraft {
    std::string_view category;                       // of registers::risk::kCategory
    std::string title{};
    Id source{};                                     // a lesson: its text and its reuse come along; a risk of another project: its cause, event, effect and response
};

// Into `context.project`; label "risk.identify" with the number. Drafts without a title and source, and sources that are gone, are passed over. `made`: the
// risks in the order of the drafts. Empty: nothing is drafted, or there is no such project.
Edit identify_risks(EditContext const& context, std::vector<RiskDraft> const& drafts, std::vector<Id>* made = nullptr);

}  // namespace pmo
