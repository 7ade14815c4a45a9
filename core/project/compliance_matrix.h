#pragma once
// Which regulation has been checked in which project, and how it stands: the compliance checks as a matrix. A regulation is the text of the check's
// field, compared without spaces at its ends; checks without one stand under their kind. It knows no law and demands nothing: an empty cell says that
// nobody has written a check, which may be right.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

// In order of concern: a cell of several checks shows the greatest.
enum class ComplianceState : std::uint8_t { none, waived, compliant, open, in_progress, repeat_due, overdue, violated };

// overdue: open after its day. repeat_due: passed, but its next turn (checked_on + repeat_every_months) has come.
ComplianceState compliance_state(Record const& check, Date today);
// The day on which a passed check that repeats is due again; a zero date: it does not repeat.
Date next_turn(Record const& check);

struct ComplianceCell {
    ComplianceState state = ComplianceState::none;
    std::vector<Id> checks{};
};
struct ComplianceRow {
    Id project;                                      // kNoId: checks of none of the projects (a department's, the whole company's)
    std::vector<ComplianceCell> cells{};             // as many as there are regulations
    int checks = 0, settled = 0;                     // settled: compliant or waived, and not due again
};
struct ComplianceMatrix {
    struct Regulation { std::string name; std::string kind; int checks = 0, settled = 0; };   // kind: option of the register
    std::vector<Regulation> regulations{};           // by kind in the register's order, then by name
    std::vector<ComplianceRow> rows{};               // projects in the order given, then one for all other checks, if wanted and there are any
    int checks = 0, settled = 0, violated = 0, overdue = 0;
};
ComplianceMatrix compliance_matrix(Store const& store, std::vector<Id> const& projects, Date today, bool others);

}  // namespace pmo
