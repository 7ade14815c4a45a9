#pragma once
// The end of a project, and its return: one edit closes it when nothing obligatory is open or a waiver says why it may be; another reopens it for a
// reason. Both leave a decision in the log when there was one to make.

#include <optional>
#include <string>

#include "core/actions/new_record.h"
#include "core/rules/rule.h"

namespace pmo {

struct Closing {
    Id project;
    std::string waiver{};                            // why it is closed although obligatory items are open; empty: none are
    std::string waiver_title{}, waiver_outcome{};    // words of the decision that records it
    std::string note{};                              // of the closing, for the project's notes
};

// Why it cannot be closed: unknown, already_closed, must_open; empty: it can.
std::string_view closing_fault(rules::Facts const& facts, Closing const& closing);

// Status and stage closed, actual finish from the plan's last actual day (today when work is left), open tasks of the plan untouched.
std::optional<Edit> close_project(EditContext const& context, rules::Facts const& facts, Closing const& closing);

struct Reopening {
    Id project;
    std::string reason;                              // must not be empty
    std::string title{};                             // of the decision
    std::string outcome{};
};
// The status active, the stage closing, and the decision with its reason. Nothing for a project that is not closed, or without a reason.
std::optional<Edit> reopen_project(EditContext const& context, Reopening const& reopening);

}  // namespace pmo
