#pragma once
// What somebody ought to look at in contracts and payments: review by legal before signing, ends and notices, money that is late or goes out too early,
// promises that are late, value that does not suffice. It does not repeat what a record says about itself (core/registers/contract.h).

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr int kExpiresWithin = 60;            // days before an end that still has open deliveries or payments
inline constexpr int kNoticeWithin = 30;             // days before the last day to give notice
inline constexpr int kWarrantyWithin = 60;           // days before a warranty ends

inline constexpr Rule kContractRules[] = {
    {"contract.legal_missing", Severity::error},
    {"contract.legal_overdue", Severity::warning},
    {"contract.legal_conditions_open", Severity::warning},
    {"contract.expired", Severity::error},
    {"contract.expires_open", Severity::warning},
    {"contract.notice_due", Severity::warning},
    {"contract.warranty_ends", Severity::hint},
    {"contract.milestone_late", Severity::warning},
    {"contract.payment_overdue", Severity::error},
    {"contract.paid_unaccepted", Severity::error},
    {"contract.asked_unaccepted", Severity::warning},
    {"contract.value_exceeded", Severity::error},
    {"contract.no_payment_plan", Severity::hint},
    {"contract.supplier_unqualified", Severity::warning},
    {"contract.risk_unlinked", Severity::hint},
};

// Of one project, or kNoId: of all. The subject is the contract, the milestone or the payment.
std::vector<Hit> contract_hits(Facts const& facts, Id project);

}  // namespace pmo::rules
