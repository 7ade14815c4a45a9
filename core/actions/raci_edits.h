#pragma once
// What people do to a responsibility matrix (A3, C4), each as one edit: set letters, repair a row, take a method's matrix over into a project. The matrix as
// values is core/rules/raci_matrix.h; nothing is changed here, an Edit is filled.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/actions/new_record.h"
#include "core/rules/raci_matrix.h"

namespace pmo {

struct RaciChange {
    Id activity, party;
    rules::Duty to = rules::Duty::none;              // none: the letter is taken away
    bool operator==(RaciChange const&) const = default;
};

// One record for each activity and party stays, also where a merge has left several. Activities that are gone, and parties that are neither a department, a
// role nor a person, are left out; letters that stand already change nothing. The edit is empty when nothing is to be done.
Edit set_raci(EditContext const& context, std::span<RaciChange const> changes);

// What a typed text makes of a letter: r a c i replace it, `combine` makes A/R of A and R, "a/r" "ar" "ra" say it at once, full-width forms too; an empty
// text and "-" take it away. Nothing: not understood.
std::optional<rules::Duty> typed_duty(rules::Duty now, std::string_view text, bool combine);

// Ways to mend one activity, the recommended one first of its rule.
struct RaciRepair {
    std::string_view rule;                           // the rule whose finding goes away
    Id keeps;                                        // the party that answers or does it afterwards; kNoId: not about one
    bool recommended = false;
    std::vector<RaciChange> changes;
};
// Many A: one keeps it, the others become C, or R where nobody would do it; recommended is who answers most in this phase. No A: those who do it, at most
// three; no R: the one who answers does it too. Too many C: those who have least to do in the phase are told instead. Doubled letters: the one that counts
// stays. Parties that are gone lose their letter: pass them as `gone`.
std::vector<RaciRepair> repairs_of(rules::RaciMatrix const& matrix, std::int32_t row, std::span<Id const> gone = {});
Edit repair_raci(EditContext const& context, RaciRepair const& repair);

// Copies the activities and letters of a method that the project has not copied yet (activity.origin tells), in the project's phases, headings and order
// included. `context.project` is the project. Empty: nothing to copy.
Edit copy_raci(EditContext const& context, Id method);

// Gives the letters of a project's activity back as its method has them. Empty: it is no copy, or it is the same.
Edit restore_raci(EditContext const& context, Id activity);

// A new activity of a scope (method or project) at the end of a phase; `made` is its id.
Edit add_activity(EditContext const& context, Id scope, Id phase, Id& made);

}  // namespace pmo
