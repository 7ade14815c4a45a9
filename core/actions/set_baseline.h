#pragma once
// A new baseline from a plan (D3, G3): what is still open is frozen as the plan has it, what is finished keeps the dates of the baseline in force, so that
// the record of past delays survives. It becomes the project's current baseline.

#include "core/actions/new_record.h"
#include "core/project/derived.h"

namespace pmo {

struct NewBaseline {
    std::string name;
    std::string reason{};
    Id change{};                                     // the request that asked for it
};

// Adds it to the edit and returns its id. `plan` may be the plan as it will be after the edit.
Id write_baseline(Edit& edit, EditContext const& context, Plan const& plan, NewBaseline const& wanted);

}  // namespace pmo
