#pragma once
// A levelling problem as a project (E3): its activities become tasks, its resources equipment, so that a published or a teaching example can be looked at,
// levelled and discussed like any plan. A period is a working day of eight hours. Not for plans: those come as Microsoft Project XML.

#include <string_view>

#include "core/actions/new_record.h"
#include "core/levelling/problem.h"

namespace pmo {

struct ImportedProblem {
    Edit edit;                             // one step: the project with all that belongs to it
    Id project;
};

// The project starts on the day of the context and runs. Activities are named J1, J2 … as in PSPLIB's files, where they count from 1. Changing capacities
// are taken at their last value, calendars and lags on them are those of the standard week. The problem has no faults.
ImportedProblem import_problem(EditContext const& context, levelling::Problem const& problem, std::string_view name);

}  // namespace pmo
