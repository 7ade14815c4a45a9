#pragma once
// Cells of two matrices as edits: a requirement traced to a deliverable, task or acceptance, and a project's contribution to an objective. Each is
// one edit; setting what is there already, or nothing where nothing is, gives an empty one.

#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// The usual kind of a link to a record of this register: satisfied_by, implemented_by, accepted_by; empty: it is nothing to trace to.
std::string_view usual_trace_kind(TypeDef const& target);

// Makes the direct link from requirement to target be of this kind; empty: removes it.
Edit set_trace(EditContext const& context, Id requirement, Id target, std::string_view kind);

// `by` is a project or proposal; strength 0 to 3, 0 removes. Other numbers give an empty edit.
Edit set_contribution(EditContext const& context, Id objective, Id by, int strength);

}  // namespace pmo
