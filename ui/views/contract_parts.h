#pragma once
// The four sides of the contract screen. Each draws into its box, remembers what it worked out, and asks for edits through the frame.

#include <map>
#include <vector>

#include "core/project/compliance_matrix.h"
#include "core/project/payment_plan.h"
#include "core/rules/rule.h"
#include "ui/frame.h"
#include "ui/views/figure_table.h"
#include "ui/views/remember.h"

namespace pmo::ui {

// Contracts as a table with their money, and the chosen one below: path, review by legal, timeline.
class ContractList {
public:
    void draw(Frame& frame, Box area);
    int contracts() const { return m_count; }
private:
    struct Line { Id id; ContractMoney money; int hits = 0; };
    // What the figures above the table say; payments in other currencies than the first contract's are left out.
    struct Sums { Money value, paid, invoiced, outstanding, booked, overdue, due; int running = 0, legal = 0, expiring = 0, overdue_payments = 0; };
    struct Found { std::vector<Line> lines; std::vector<rules::Hit> hits; Sums sums; };
    static Sums sums_of(Frame const& frame, Found const& found);
    Found make(Frame const& frame) const;
    void draw_table(Frame& frame, Found const& found, Box at);
    Remembered<Found> m_found;
    TableState m_table;
    int m_count = 0;
};

// The contract that the selection is about: itself, or that of a milestone or payment; kNoId: none.
Id chosen_contract(Frame const& frame);
void draw_contract_detail(Frame& frame, Id contract, Box at);
// Milestones and payments of a contract on a line of time; a click selects the record.
void draw_contract_timeline(Frame& frame, Record const& contract, Box at);

// Payments by month and as a list, with what can be done about the chosen one.
class PaymentPlan {
public:
    void draw(Frame& frame, Box area, Box bar);
private:
    struct Found { CashPlan cash; std::vector<Id> payments; };
    Remembered<Found> m_found;
    TableState m_table;
};

// Checks as a matrix of projects and regulations, and as a list by regulation.
class CompliancePart {
public:
    void draw(Frame& frame, Box area, Box bar);
private:
    struct Found { ComplianceMatrix matrix; std::vector<rules::Hit> hits; };
    void draw_matrix(Frame& frame, Found const& found, Box at);
    void draw_checks(Frame& frame, Found const& found, Box at);
    Remembered<Found> m_found;
    TableState m_matrix_table, m_check_table;
};

Tone payment_tone(PaymentState state);
std::string payment_words(PaymentState state);
std::string compliance_words(ComplianceState state);
Tone compliance_tone(ComplianceState state);
Icon compliance_icon(ComplianceState state);

}  // namespace pmo::ui
