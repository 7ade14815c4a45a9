#pragma once
// One cell of the skills matrix: the level of a person in a skill, judged today by whoever edits.

#include "core/actions/new_record.h"

namespace pmo {

// 1–5 sets or adds the record, 0 removes it. Of several records of the pair (a merge) the first is kept and the others are removed, so that the cell
// says one thing. Empty: no such person or skill, a level outside 0–5, or nothing would change.
Edit set_skill_level(EditContext const& context, Id person, Id skill, int level);

}  // namespace pmo
