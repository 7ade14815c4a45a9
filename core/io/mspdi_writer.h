// Writing Microsoft Project XML (MSPDI): plain values to bytes.
//
// The opposite of core/io/mspdi_reader.h with the same units: every element stands where the published order has it, whatever is
// in `rest` goes back to its place, an unknown element to the end of its record. Nothing is computed or checked here: who fills
// the values answers for them. Of a task, `extended` and links to other projects are written from `rest`, as are an assignment's
// time-phased data.
//
//     std::string const bytes = mspdi::write(project);
//
// What the format has no spelling for is left out: dates outside of the years 1 to 9999, characters that XML forbids. `rest` must be
// as the reader makes it; what is not such XML ends there.
#pragma once

#include "core/io/mspdi_reader.h"

#include <string>

namespace pmo::mspdi {

std::string write(Project const& project);

// One <Calendar> alone, to be kept as text; read_kept_project reads it inside <Calendars>.
std::string write_calendar(Calendar const& calendar);

// <Finish>, <Start> and <Work> of an assignment, for read_kept.
std::string write_span(Minute start, Minute finish, Minute work);

// The <Exceptions> of a calendar, for read_kept.
std::string write_exceptions(Calendar const& calendar);

// One <Baseline> of a task, for read_kept.
std::string write_baseline(Baseline const& baseline);

} // namespace pmo::mspdi
