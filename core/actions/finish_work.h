#pragma once
// Ticking something off: the status that means "done" and today's date, where that is all it takes. What needs words or a judgement (an approval, an
// issue, a meeting) is not done by a tick; those answer nothing and are gone to.

#include <optional>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// The status option that one key may set for records of this register; empty: it takes more than a tick.
std::string_view done_option(TypeDef const& type);

// Nothing: the record is gone, over already, or not to be ticked off. A message of the communication plan moves its line to the next date.
std::optional<Edit> finish_work(EditContext const& context, Id record);

}  // namespace pmo
