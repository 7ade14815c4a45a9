#pragma once
// Interrupting the work of a task from one instant to another, and where that is proposed. The gap is kept relative to the work (register interruption).

#include <optional>

#include "core/model/edit.h"
#include "core/project/plan_gaps.h"

namespace pmo {

// Nothing: the task is not in the plan or cannot rest there, because it is a summary, a milestone, set by hand or finished, because no working time lies between
// the two, no work before or behind, or because it rests at that place already.
std::optional<Edit> interrupt_work(Store const& store, Plan const& plan, Id task, engine::Minute from, engine::Minute to, IdSource& ids);

// Whether it can rest at all: not a summary, a milestone, set by hand or finished.
bool can_be_interrupted(Store const& store, Plan const& plan, Id task);

// Another length of a gap, in working minutes of its task's calendar; none takes the interruption away. Nothing: it is not there, or as long already.
std::optional<Edit> set_interruption(Store const& store, Id interruption, engine::Minute length);

// A day's rest where the task is on its data date, else in its middle; nothing where it cannot rest.
std::optional<Piece> proposed_interruption(Store const& store, Plan const& plan, Id task);

}  // namespace pmo
