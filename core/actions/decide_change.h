#pragma once
// The way of a change request (G3): to the board with the people who vote, their votes, the board's decision, and what follows from it: the planned
// effects carried out, a new baseline, a line in the decision log. Nothing of the plan changes before approval. An empty optional: there is nothing to do
// or it cannot be done.

#include <optional>
#include <span>

#include "core/actions/new_record.h"
#include "core/project/derived.h"

namespace pmo {

// To the board: a vote is asked from everybody who is named and has not been asked. `title` is that of the approvals.
std::optional<Edit> submit_change(EditContext const& context, Id change, std::span<Id const> approvers, std::string const& title, Date board_date);

enum class Vote : std::uint8_t { approved, conditional, rejected };
std::optional<Edit> answer_vote(EditContext const& context, Id approval, Vote vote, std::string const& comment);

enum class ChangeOutcome : std::uint8_t { approve, reject, defer };
struct ChangeDecision {
    ChangeOutcome outcome = ChangeOutcome::approve;
    std::string comment{};                           // the reason, as the log will give it
    std::string log_title{};                         // of the decision log's line
    std::string log_outcome{};                       // what was decided, in words
    bool carry_out = true;                           // approve: apply the planned effects now
    std::string baseline_name{};                     // approve and carry out: set a new baseline of this name; empty: keep the old one
};
// Only for requests that are not decided yet. Votes that are still open are withdrawn.
std::optional<Edit> decide_change(EditContext const& context, Derived const& derived, Id change, ChangeDecision const& decision);

// Carries out an approved change that was not applied when it was decided.
std::optional<Edit> carry_out_change(EditContext const& context, Derived const& derived, Id change, std::string const& baseline_name);

bool is_undecided(Record const& change);             // draft, submitted, assessing, board or deferred

}  // namespace pmo
