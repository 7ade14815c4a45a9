#pragma once
// What people do with a quality plan: tick a point of a checklist, take a standard's points over for a deliverable, call the review that an item
// plans, ask for the acceptance of a deliverable. Each fills one Edit; nothing means that there was nothing to do.

#include <optional>

#include "core/actions/new_record.h"

namespace pmo {

// Done by whom and when, or not done again.
std::optional<Edit> tick_checklist(EditContext const& context, Id item, bool done);

// The points of a standard for one subject (a deliverable, a review), without those it has already by the same title.
std::optional<Edit> take_checklist(EditContext const& context, Id standard, Id subject);

struct Made { Edit edit; Id record; };

// The review that a plan item stands for: its deliverable, standard, day and checker. The item is then in progress and names the review.
std::optional<Made> call_review(EditContext const& context, Id plan_item);

// A pending acceptance of the deliverable with its criteria, due with it. Nothing when one is pending already.
std::optional<Made> ask_acceptance(EditContext const& context, Id deliverable);

}  // namespace pmo
