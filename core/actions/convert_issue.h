#pragma once
// What may become of an issue (G2): a change request with first planned effects, or a step up the escalation path.

#include <optional>

#include "core/actions/new_record.h"

namespace pmo {

// The change takes over cause, description, impact and task; where days or money are known, they become its first effects, so that the impact can be
// computed. Nothing: not an issue, or it has a change already.
struct ChangeWords { std::string days, money; };                   // titles of the effects
std::optional<Edit> convert_issue(EditContext const& context, Id issue, ChangeWords const& words, Id& change);

// Who answers on a level of the path (registers::issue::kEscalationLevel): the project's manager and sponsor by its fields, PMO and steering group by the
// roles that are filled on the project; kNoId: nobody is known.
Id escalation_person(Store const& store, Id project, std::string_view level);
// Nothing: not an open issue, or no such level. An answer is expected within three days when the issue is critical, else within seven.
std::optional<Edit> escalate_issue(EditContext const& context, Id issue, std::string_view level, Id to, std::string const& reason, Id& step);

}  // namespace pmo
