#pragma once
// Interrupted work: the gaps of a task, from its interruptions and from its progress, as the plan and the engine take them, and the pieces of its bar between
// them. A gap is counted in working minutes of the row's calendar, so it goes with the task; where people keep other hours each of them rests as long.

#include <span>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

// Reads a row's gaps into plan.gaps, and lengthens what the engine schedules by them: the parts that people have given the activity, else one part of its own.
// Of a manual task, a summary and a milestone nothing. A gap that lies outside of the duration counts for nothing; a problem of the record says so.
void interrupt(Store const& store, Record const& task, Plan& plan, PlanRow& row, engine::Activity& activity, std::vector<engine::Part>& parts);

struct Piece {
    Minute from = 0, to = 0;
    std::int32_t gap = -1;                // the one before it: index into Plan::gaps, of pieces_between into the gaps given; -1: the first piece
    bool operator==(Piece const&) const = default;
};

// From when to when somebody works on it: one piece without gaps. In order, each with from < to but for a milestone.
std::vector<Piece> pieces_of(Plan const& plan, std::int32_t row);

// The same of work that is only thought of: from its start to its finish in that working time, with these gaps.
std::vector<Piece> pieces_between(engine::WorkingTime const& calendar, Minute start, Minute finish, std::span<PlanGap const> gaps);
std::span<PlanGap const> gaps_of(Plan const& plan, PlanRow const& row);

// How long the work has gone on `at` this instant, in working minutes without gaps: the number that an interruption beginning there is kept by. Within
// [0, the row's duration].
Minute work_until(Plan const& plan, std::int32_t row, Minute at);

}  // namespace pmo
