#pragma once
// An exception report drafted from the data: which tolerance the forecast breaks, by how much, what it hangs on. The facts are gathered here, their
// sentences are the caller's, and the report is a draft that a person completes and submits.

#include <string>
#include <vector>

#include "core/actions/new_record.h"
#include "core/rules/tolerances.h"

namespace pmo {

struct ExceptionFacts {
    rules::ToleranceState state;
    std::int64_t slip_days = 0;                      // forecast finish less baseline finish, working days
    Date forecast_finish{}, baseline_finish{};       // day 0: unknown
    Money overrun{};                                 // estimate at completion less budget
    std::vector<Record const*> tasks;                // unfinished critical ones, at most five
    std::vector<Record const*> causes;               // cost overruns and open issues that name a cause, at most five
    std::vector<Record const*> risks;                // open threats, the greatest first, at most three
    std::vector<Record const*> changes;              // change requests that wait for a decision, at most three
};
ExceptionFacts exception_facts(rules::Facts const& facts, Record const& tolerance);

struct ExceptionTexts { std::string title, forecast, cause, consequence, options; };

// The draft, owned by the project's manager, due in `days`; its id. kNoId, and no change, where there is no such tolerance or a report on it is open.
Id draft_exception(Adding& adding, Id tolerance, ExceptionFacts const& facts, ExceptionTexts const& texts, int days = 7);

}  // namespace pmo
