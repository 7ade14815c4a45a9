#pragma once
// What happens to a proposal in the pipeline, each as one edit and one undo step: it moves to another stage, it is approved and becomes a project
// with charter, goals, team, approvals and the contents of its method, or it is put off or refused with a reason. Nothing is judged here
// (core/rules/feasibility.h, core/rules/intake.h); what is not possible gives an empty edit, and `why_not` says why.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

enum class ProposalOutcome : std::uint8_t { approve, defer, reject };

struct ProposalDecision {
    Id proposal;
    ProposalOutcome outcome = ProposalOutcome::approve;
    std::string reason{};                            // demanded of deferral and rejection
    Id method{};                                     // approval: what the project is set up with; kNoId: nothing
    std::vector<Id> left_out{};                      // items of the method that the project does without: approved deviations
    std::string left_out_reason{};                   // demanded when there are any
};

// "" when it can be decided so; else proposal.gone, proposal.decided, proposal.no_title, proposal.no_reason, proposal.no_method,
// proposal.no_tailoring_reason.
std::string_view why_not(Store const& store, ProposalDecision const& decision);

Edit decide_proposal(EditContext const& context, ProposalDecision const& decision);

// To a stage that somebody works in, from any but "approved"; the day is noted. Empty: not possible, or it is there.
Edit move_proposal(EditContext const& context, Id proposal, std::string_view stage);

// Assessments of the sides that have none, by the departments that own them, due in two weeks.
Edit ask_assessments(EditContext const& context, Id proposal);

// "P-2613": the year of the day, then the next number of that year; deleted projects keep theirs.
std::string project_code(Store const& store, Date today);

// How many records of each register an edit adds, in the order of their first.
std::vector<std::pair<TypeDef const*, int>> added_by(Edit const& edit);

}  // namespace pmo
