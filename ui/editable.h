#pragma once
// What may be edited. A closed project is read-only until it is reopened (core/project/closed.h): inside it `Frame::writable` is false, so that
// every screen of a project shows itself as it does for a tab that does not write; a single record of a closed project is shown read-only wherever it
// stands; and an edit that would change one all the same is refused by the App.

#include <optional>

#include "ui/frame.h"

namespace pmo::ui {

// This window writes, and the record is not part of a closed project.
bool editable(Frame const& frame, Record const& record);

// Once for each frame, before anything is drawn.
void protect_closed(Frame& frame);

// The closed project that refuses this edit. What comes from outside (imports) is taken in as it is.
std::optional<Id> refused_by(Edit const& edit, Store const& store);

// Tells the person so, and offers the way to reopening. `go` is called when they take it.
void say_refused(Ui& ui, Store const& store, Id project, std::function<void(Location)> go);

}  // namespace pmo::ui
