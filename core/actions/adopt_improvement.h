#pragma once
// The way of an improvement as edits: from a lesson to a proposal, into assessment, trial, adoption, measurement, or to a refusal. Each is one undo step
// with the label "improvement.<step>" and its title; empty when the improvement is not there or the step does not fit its state.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// A proposal out of a lesson: its title, recommendation and origin. kNoId in `made` when the lesson is not there.
Edit propose_improvement(EditContext const& context, Id lesson, Id* made = nullptr);

Edit assess_improvement(EditContext const& context, Id improvement);             // proposed → assessing

struct Trial { Id project; Date until; };
Edit start_trial(EditContext const& context, Id improvement, Trial const& trial);    // proposed, assessing → trial; until lies ahead

struct Adoption {
    Id changed{};                                    // the standard, template or method that it changes; kNoId: as it is in the record
    bool new_version = false;                        // that record's version grows too (V3.2 → V3.3)
    std::string comment{};
};
// Decided today by the context's person; the effect is due for measurement in 90 days unless the record says when.
Edit adopt_improvement(EditContext const& context, Id improvement, Adoption const& adoption);    // every open state before adoption

Edit reject_improvement(EditContext const& context, Id improvement, std::string const& reason);  // a reason is needed
Edit measure_improvement(EditContext const& context, Id improvement, std::int64_t after);        // adopted, with a measure; hundredths

// Back to an earlier state that is open: assessing or trial → proposed, trial → assessing. What was written down stays.
Edit take_back_improvement(EditContext const& context, Id improvement, std::string_view state);

// The step that leads from where it stands to a state (of improvement::kStatus); none: there is no such way. Only assess and take_back need no more than that.
enum class ImprovementStep : std::uint8_t { none, assess, trial, adopt, reject, measure, take_back };
ImprovementStep improvement_step(Record const& improvement, std::string_view state);

// The change of the measured value in tenths of a percent of the value before, positive when it got better; nothing when it cannot be said.
std::optional<std::int64_t> effect_permille(Record const& improvement);

}  // namespace pmo
