#pragma once
// The life of a charter: started for a project that has none, handed in for signature, signed or refused, set in force. Each is one edit; what is
// not possible gives an empty one.

#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// A draft with what the project knows: name, manager, budget, dates. Empty: the project is gone or has a charter.
Edit start_charter(EditContext const& context, Id project);

// Draft or refused → in review; the sponsor is asked unless somebody already is. Empty: it is in review or in force, or nobody could sign.
Edit submit_charter(EditContext const& context, Id charter);

// An approver's answer: approved, conditional (with `words` as conditions) or rejected (with `words` as reason). When every approval of a charter is
// given, the charter is in force; one refusal sends it back.
Edit sign_approval(EditContext const& context, Id approval, std::string_view decision, std::string_view words);

}  // namespace pmo
