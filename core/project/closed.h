#pragma once
// A closed project is read-only until it is reopened. Here is decided, once for every screen, which records belong to a project and which edits a
// closed one refuses. It hides nothing and says nothing about merges and imports: what comes from outside is taken in as it is.

#include <optional>

#include "core/model/edit.h"
#include "core/model/store.h"

namespace pmo {

// The project that a record belongs to: itself, by its field "project", or through the record it is a part of (a payment's contract, a checklist's
// deliverable). kNoId: to none. Follows at most four links, so circles end.
Id project_of(Record const& record, Store const& store);

bool is_closed_project(Store const& store, Id project);      // live, with status "closed"; a stopped project is not

// Registers that the office goes on with after a project has ended: benefits and their measurement, lessons and their reuse, ratings of suppliers,
// the closing audit.
bool outlives_project(TypeDef const& type);

// The record is part of a closed project and does not outlive it.
bool is_archived(Record const& record, Store const& store);

// The first closed project that the edit would change, by changing one of its records, deleting it, or putting a record into it. Nothing: the
// edit is free. Free are the star of a project, and the reopening: an edit that sets the status to an open one and adds a decision about that
// project with its reason.
std::optional<Id> closed_project_touched(Edit const& edit, Store const& store);

}  // namespace pmo
