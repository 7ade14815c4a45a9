#pragma once
// Steps of the weekly round (D4): asking for reports, writing one down, taking reports into the plan, corrections as action items. Each fills one Edit.

#include <optional>
#include <span>
#include <string>

#include "core/actions/new_record.h"
#include "core/project/progress_round.h"

namespace pmo {

// A report with status due for each line that has none, due on the Friday of its week. Nothing: all are asked. Lines without a reporter are left out.
std::optional<Edit> ask_for_reports(EditContext const& context, Round const& round);

// What one cell of the round says; the report is made if it is not there yet, and counts as collected today. A value that the field refuses changes nothing:
// percent outside 0 to 100. An empty text or no day empties the cell.
struct ReportCell {
    std::uint8_t slot = kNoSlot;                      // of the progress report: percent_complete, the dates, summary, cause, correction …
    Value value{};
};
std::optional<Edit> write_report(EditContext const& context, Round const& round, RoundLine const& line, ReportCell const& cell);

// Collected reports become the progress of their tasks: percent, actual dates, and the rest of the work where an expected finish or remaining duration says so;
// cause and correction go along; a correction with a day becomes an action item. Reports that are not collected, or applied, are left alone. Of two
// reports for one task the later one counts.
std::optional<Edit> accept_reports(EditContext const& context, Derived const& derived, std::span<Id const> reports);

// The correction of a report as an action item of its reporter. Nothing: no correction, or there is one.
std::optional<Edit> action_from_report(EditContext const& context, Id report);

}  // namespace pmo
