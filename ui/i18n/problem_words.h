#pragma once
// Problems and errors of the core as sentences. The core gives a code and plain arguments; here they become words: dates and numbers in the
// language's form, ids of options and registers by name.

#include <string>

#include "core/base/result.h"
#include "core/model/problems.h"
#include "core/model/store.h"

namespace pmo::ui {

std::string sentence(Error const& error);
std::string sentence(Problem const& problem, Store const& store);        // without the record's name
// One argument of a sentence about a record: a date or a number in the language's form, an option, field or register by name.
std::string argument_words(std::string const& argument, Id record, Store const& store);
std::string problem_field(Problem const& problem, Store const& store);   // the field's words; empty: the record as a whole

}  // namespace pmo::ui
