#pragma once
// What happens to a booking, each one undo step: somebody is proposed for a request, confirmed, refused, released; the rest of an assignment goes to somebody
// else. An empty edit: it does not fit the state of the records, and nothing would change.
//
// States of a request as the office speaks of them: submitted → proposed (somebody is named) → confirmed (fulfilled) → released; or refused (rejected).

#include <span>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// Names somebody for an open request, in place of whoever was proposed before.
Edit propose_person(EditContext const& context, Id request, Id person);

// The proposed person (or piece of equipment) is given, today, by who edits. A request that names a task brings the assignment: the task's demand for that
// role without a person is filled, a proposed booking of the person becomes firm, else a new one is made with the request's units.
Edit confirm_request(EditContext const& context, Id request);

// The same two at once, for "assign" beside a suggestion.
Edit assign_person(EditContext const& context, Id request, Id person);

Edit refuse_request(EditContext const& context, Id request, std::string_view reason);

// A confirmed booking ends today; one that has not begun is cancelled.
Edit release_request(EditContext const& context, Id request);

// An assignment that is only proposed becomes firm.
Edit confirm_assignment(EditContext const& context, Id assignment);

// Somebody else does the assignment, or holds the confirmed request from now on. What has been worked on an assignment stays with who did it: then the old
// line ends with it and a new one takes the rest.
Edit reassign(EditContext const& context, Id booking, Id person);
// Several at once; those that cannot go are left out.
Edit reassign_all(EditContext const& context, std::span<Id const> bookings, Id person);

}  // namespace pmo
