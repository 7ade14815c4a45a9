#pragma once
// A compliance check goes on: passed with its day and checker, or found violated; and a check that repeats gets its next turn as a record of its own, so
// that the evidence of the last one stays.

#include "core/actions/new_record.h"

namespace pmo {

// status compliant or non_compliant, checked today by the person. Empty: no such check, or another status.
Edit record_check(EditContext const& context, Id check, bool compliant);

// The next turn of a passed check that repeats: a copy of what describes it, due at its next day, open. Empty: it does not repeat, has not been passed, or
// an open check of the same title and regulation exists in its project.
Edit next_check(EditContext const& context, Id check, Id& made);

}  // namespace pmo
