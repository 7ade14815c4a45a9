#pragma once
// From what was asked for to what is accepted: each requirement with the deliverables that satisfy it, the tasks that do the work and the
// acceptance that ends it, directly by trace links or through a deliverable's own links. Gaps and work that nobody asked for are hits.

#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kTraceabilityRules[] = {
    {"trace.no_deliverable", Severity::warning},     // an agreed requirement that nothing delivers
    {"trace.no_task", Severity::warning},            // … that nobody works on
    {"trace.no_acceptance", Severity::hint},         // … that no acceptance will show
    {"trace.not_accepted", Severity::error},         // called accepted, and no acceptance says so
    {"trace.late", Severity::warning},               // its work ends after its date. {0} forecast, {1} due, {2} task
    {"trace.lost_target", Severity::warning},        // a link to something deleted
    {"trace.unasked", Severity::hint},               // a deliverable that no requirement asks for
};

// How something stands to a requirement. Only a direct one is a trace record; the others follow from links of the deliverable.
struct TraceTo {
    Id target;
    std::string_view kind;                       // of registers::trace::kKind; of an indirect one the kind that it amounts to
    Id trace;                                    // kNoId: indirect
    bool direct() const { return static_cast<bool>(trace); }
};

struct Coverage {
    Record const* requirement = nullptr;
    std::vector<TraceTo> to{};                   // living targets; a target once for each kind
    bool deliverable = false, task = false, acceptance = false;
    bool accepted = false;                       // by an acceptance that was signed, with or without conditions, or an accepted deliverable
    bool expected = false;                       // agreed and to be done: gaps count
    int links() const { return int{deliverable} + int{task} + int{acceptance}; }
};

Coverage coverage_of(Store const& store, Record const& requirement);
struct Traceability {
    std::vector<Coverage> rows;                  // in the order of their tree
    std::vector<Hit> hits;                       // errors first
    int expected = 0, complete = 0;              // requirements that must be covered; those with all three
};
Traceability trace_project(Facts const& facts, Id project);

}  // namespace pmo::rules
