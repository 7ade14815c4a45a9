#pragma once
// What a contract still costs and when: the state of each payment on a day, the sums of a contract, the money that leaves month by month, the path of
// a contract through its life with the days in each state. Plain facts from records; it judges nothing (core/rules/contracts.h does) and it is not the
// budget (budget_line) nor the bookkeeping (cost_entry).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/sums.h"
#include "core/model/store.h"

namespace pmo {

// overdue: its day has passed and it is neither paid nor withheld. due: it may be paid now, or falls due within kDueSoonDays.
enum class PaymentState : std::uint8_t { paid, overdue, due, planned, withheld, cancelled };
inline constexpr int kDueSoonDays = 30;
PaymentState payment_state(Record const& payment, Date today);

// Whether what is paid for has been delivered: its contract milestone is reached. nothing: the payment waits for no milestone.
std::optional<bool> accepted(Record const& payment, Store const& store);

// Sums in the contract's currency; payments in another one are counted, not added.
struct ContractMoney {
    Money value;                                     // as agreed
    Money planned;                                   // all payments but the cancelled ones
    Money paid, overdue, due, withheld;              // paid: the amounts that were really paid
    Money invoiced;                                  // asked for with a request or an invoice, what has been paid of it included
    Money outstanding;                               // bound and not yet paid: the value of a signed contract less what was paid; never negative
    Money committed, actual;                         // cost entries that name the contract
    int payments = 0, open = 0, other_currency = 0;
    std::int64_t paid_permille() const { return value.minor > 0 ? scale(paid, 1000, value.minor).minor : 0; }
};
ContractMoney contract_money(Record const& contract, Store const& store, Date today);

// One month of outgoing money, minor units. What was paid stands in the month of the payment. What is overdue or withheld stands in the month of
// `today`, because it cannot leave earlier any more.
struct CashMonth {
    std::int32_t year = 0, month = 0;
    std::int64_t paid = 0, overdue = 0, withheld = 0, due = 0, planned = 0;
    std::int64_t open() const { return sum_of({overdue, withheld, due, planned}); }
};
struct CashPlan {
    Currency currency{};
    std::vector<CashMonth> months;                   // without gaps, at most kCashMonths, the first one holds `from`
    std::int64_t before = 0, after = 0;              // paid before the first month; still to pay after the last one
    int other_currency = 0, undated = 0;             // payments left out
};
inline constexpr int kCashMonths = 24;
// Payments of contracts that we pay (direction other than "receive"); `project` kNoId: of all projects.
CashPlan cash_plan(Store const& store, Id project, Date from, Date today, int months = 12);

// The states that a contract passes. `from` is the day it entered the state as far as the record says; days until the next known day, or until today
// in the state it is in. A state without a day has no days.
struct LifeStep {
    std::string_view status;                         // option of contract.status
    bool passed = false, current = false;
    std::optional<Date> from{};
    std::optional<int> days{};
};
inline constexpr std::array<std::string_view, 7> kContractLife = {"draft", "legal_review", "negotiation", "signed", "in_force", "closing", "closed"};
std::array<LifeStep, kContractLife.size()> contract_life(Record const& contract, Date today);

// The last day to say that a contract shall not go on: its end less the days of notice. nothing: no end or no notice agreed.
std::optional<Date> notice_day(Record const& contract);

// Whether it is reviewed by legal with a result that allows to sign.
bool legally_cleared(Record const& contract);
// Live, neither closed nor terminated.
bool contract_running(Record const& contract);

}  // namespace pmo
