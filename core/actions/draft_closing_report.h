#pragma once
// The final report as a record: a status report of kind "closing" over the whole project, with its figures from the plan and its texts from who
// drafts it. A draft that exists is written anew; a final one is left alone.

#include <optional>
#include <string>

#include "core/actions/new_record.h"
#include "core/project/derived.h"

namespace pmo {

struct ClosingTexts { std::string title, summary, achievements, deviations, next_steps, body; };

struct DraftedReport { Edit edit; Id report; };

// Nothing for an unknown project, or when a final closing report exists.
std::optional<DraftedReport> draft_closing_report(EditContext const& context, Derived const& derived, Id project, ClosingTexts const& texts);

// The newest closing report of a project, draft or final; nullptr: there is none.
Record const* closing_report(Store const& store, Id project);

}  // namespace pmo
