#pragma once
// Training, step by step: people get a seat, the session is held, the levels that were reached go into the skills matrix.

#include <span>

#include "core/actions/new_record.h"

namespace pmo {

// An enrolment for each person that has none yet in this session, with today's level in the training's skill as the level before. Those for whom there
// is no seat left are nominated instead of enrolled. Empty: no such open session, or nobody new.
Edit enrol(EditContext const& context, Id session, std::span<Id const> people);

// The session was held: whoever was enrolled has attended. The training is done once none of its sessions is open.
Edit close_session(EditContext const& context, Id session);

// The level after of everybody who came goes into the skills matrix, where it is higher than what stands there. Empty: the training names no skill or
// nobody gained.
Edit take_over_levels(EditContext const& context, Id training);

}  // namespace pmo
