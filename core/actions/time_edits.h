#pragma once
// Booking working time and letting it count, each one undo step. Approved sheets are closed: their hours have gone into the actual work of the assignment
// and stay. Nobody approves their own. An empty edit: nothing can or would change.

#include "core/actions/new_record.h"
#include "core/project/time_week.h"

namespace pmo {

// The normal minutes of one cell of the week, 0–1440; 0 removes the sheet, unless it holds overtime. Of several sheets of the cell (a merge) the first keeps
// the time and the others go. Empty when the cell has an approved sheet.
Edit set_hours(EditContext const& context, TimeWeek const& week, std::size_t row, int day, std::int64_t minutes);

// Drafts and sheets that came back are handed in.
Edit submit_week(EditContext const& context, TimeWeek const& week);

// What was handed in is approved by who edits, today. Per task the minutes, overtime included, become actual work of the person's assignment there, and what
// remains of it shrinks by as much, to zero at least. Where no actual work has been entered yet, it begins with what was approved on that task before.
Edit approve_week(EditContext const& context, TimeWeek const& week);

// What was handed in goes back to be corrected.
Edit send_back_week(EditContext const& context, TimeWeek const& week);

// Drafts for what was planned, on every empty working day of the week up to `until`: a beginning that is corrected, not a booking. Planned minutes of a task
// are spread evenly over its days, in quarters of an hour.
Edit propose_week(EditContext const& context, TimeWeek const& week, Date until);

}  // namespace pmo
