#pragma once
// The printable record of an acceptance: what was delivered, against which criteria, who signed what when, under which conditions, what is open.
// A whole HTML page in the language of the moment; every text of a record is escaped. It draws nothing.

#include <string>

#include "core/model/store.h"

namespace pmo::ui {

std::string acceptance_html(Store const& store, Record const& acceptance, std::string_view printed_on);
std::string acceptance_file_name(Store const& store, Record const& acceptance);

}  // namespace pmo::ui
