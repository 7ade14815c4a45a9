#pragma once
// Where a project departs from its method: items of the method that it does not have, items that it has besides, and items that it has made weaker. A
// departure with a `deviation` record is a decision; one without is found here. An item of the project belongs to the method's by `origin`, a
// document by its template; criteria and phases also by their title. Another name alone is no departure, and a document of work to come is not missing yet.

#include "core/rules/rule.h"

namespace pmo::rules {

enum class Departure : std::uint8_t { omitted, added, changed };

struct FoundDeviation {
    Departure kind = Departure::omitted;
    Record const* item = nullptr;            // of the method; nullptr: added by the project
    Record const* own = nullptr;             // of the project; nullptr: omitted
    Record const* record = nullptr;          // the deviation record that speaks of it; nullptr: nobody has decided it
    bool weaker = false;                     // a must that became a should, or is missing from its gate
    std::string_view field{};                // changed: which
};

// Phases, gates, their criteria and documents always; activities and deliverables where the project has taken any from the method: a project without
// activities of its own follows the method's.
std::vector<FoundDeviation> find_deviations(Store const& store, Id project);

// Of one project; of all running ones with kNoId.
std::vector<Hit> method_hits(Facts const& facts, Id project = kNoId);

inline constexpr Rule kMethodRules[] = {
    {"method.none", Severity::hint},                 // subject project
    {"method.missing", Severity::warning},           // subject the method's item; {0} its register
    {"method.added", Severity::hint},                // subject the project's item; {0} its register
    {"method.changed", Severity::hint},              // subject the project's item; {0} the field
    {"method.must_dropped", Severity::error},        // subject the method's criterion; {0} the gate
    {"method.must_weakened", Severity::error},       // subject the project's criterion
    {"method.no_reason", Severity::warning},         // subject deviation
    {"method.undecided", Severity::warning}};        // subject deviation that is proposed and whose day is over; {0} the day

}  // namespace pmo::rules
