#pragma once
// What somebody ought to do about documents and templates: write what the method expects, decide what waits for approval, renew what runs out.

#include "core/rules/rule.h"

namespace pmo::rules {

namespace document_limits {
inline constexpr int kPhaseEndsSoonDays = 21;             // a phase that ends within these days
inline constexpr int kExpiresDays = 30;          // a document that runs out within these days
inline constexpr int kUnusedDays = 180;          // a published template that nobody used for that long
}

inline constexpr Rule kDocumentRules[] = {
    {"document.missing", Severity::error},                   // {0} phase
    {"document.missing_soon", Severity::warning},            // {0} phase, {1} its end
    {"document.approval_overdue", Severity::warning},        // {0} due, {1} days late
    {"document.open_after_phase", Severity::warning},        // {0} phase
    {"document.changed_after_approval", Severity::warning},  // {0} version, {1} its day, {2} approved on
    {"document.expires", Severity::warning},                 // {0} valid until, {1} days left
    {"document.expired", Severity::error},                   // {0} valid until
    {"document.retention_over", Severity::hint},             // {0} keep until
    {"template.review_overdue", Severity::warning},          // {0} review on
    {"template.unused", Severity::hint},                     // {0} published on
};

// Of one project; kNoId: the documents of the office.
std::vector<Hit> document_hits(Facts const& facts, Id project);
std::vector<Hit> template_hits(Facts const& facts);
// Everything, in order of the projects' codes.
std::vector<Hit> document_hits(Facts const& facts);

}  // namespace pmo::rules
