#pragma once
// What a person makes of an early warning (G1): a risk or an issue that carries the evidence, or "not now" for some weeks. Either way the answer is kept
// as a record, so that the warning does not come back as long as the answer stands. The sentences come from the interface: the core has none.

#include "core/actions/new_record.h"
#include "core/rules/rule.h"

namespace pmo {

struct WarningWords {
    std::string title;                               // of the new record
    std::string evidence;                            // what was found, by which rule, from which records
};

enum class WarningAs : std::uint8_t { risk, issue };
// The risk: a threat of the rule's category, likely, its impact by the warning's severity, to be reviewed in two weeks. The issue: its severity from
// the warning's, due in one or two weeks. The owner is the task's where the warning is about one, else the project's manager.
Edit accept_warning(EditContext const& context, rules::Hit const& warning, WarningAs as, WarningWords const& words, Id& made);

Edit dismiss_warning(EditContext const& context, rules::Hit const& warning, std::string const& title, std::string const& reason, int weeks);
// Takes an answer back: the warning is open again.
Edit reopen_warning(Store const& store, Id answer);

std::string_view risk_category_of(std::string_view rule);          // of registers::risk::kCategory

}  // namespace pmo
