#pragma once
// The methods that come with the program, added to a workspace: records whose ids are made from their keys, so that two people who install them apart
// have the same methods after a merge.

#include <span>

#include "core/io/document.h"
#include "core/model/edit.h"

namespace pmo {

// Methods among those of `library` that the store does not have.
std::vector<Record const*> missing_methods(Store const& store, Store const& library);

// Adds what is missing of one method and all that belongs to it: its phases, activities, roles, cells, gates, criteria, deliverables, templates,
// communication items and closing checklist. Records that were deleted come back; those that live are left as they are, whoever has changed them.
void install_method(Edit& edit, Store const& store, Store const& library, Id method);

}  // namespace pmo
