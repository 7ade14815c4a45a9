#pragma once
// A gate on the data date: what each of its criteria says today, how ready it is, what fails and who owns it, and what is wrong with the way it is
// prepared. Criteria that are computed answer for themselves (core/rules/gate_criteria.h); the others say what a person has recorded.

#include "core/rules/gate_criteria.h"

namespace pmo::rules {

struct CriterionState {
    Record const* criterion = nullptr;
    bool must = false, computed = false;
    Evaluation evaluation;                   // of a criterion that a person judges: the verdict alone
    Verdict verdict() const { return evaluation.verdict; }
    bool passes() const { return verdict() == Verdict::met || verdict() == Verdict::waived; }
};

enum class Readiness : std::uint8_t { no_criteria, not_ready, nearly, ready };

struct GateState {
    Record const* gate = nullptr;
    std::vector<CriterionState> criteria;    // in their order
    int must = 0, must_met = 0, should = 0, should_met = 0;
    int should_permille = 1000;              // weight of what is met of all weight, a partial score counting in part; nothing to meet is all met
    int permille = 0;                        // all criteria, each must counting twice
    Readiness readiness = Readiness::no_criteria;
    bool held = false;                       // decided: the figures are of today all the same
};

inline constexpr int kShouldEnough = 600;    // permille: with every must met, ready from here on, nearly ready below
inline constexpr int kSoonDays = 45;         // gates within this many days are looked at
inline constexpr int kApproverDays = 14;     // by then somebody must have been asked

GateState gate_state(Facts const& facts, Record const& gate);
// What fails today, the musts first; then what is wrong with the preparation. For any gate of a project that has not been decided, at any distance.
std::vector<Hit> rehearse(Facts const& facts, Record const& gate);

// Who has to answer for something that fails: the criterion's owner, else who owns the first record that fails it, else the gate's owner, else the project's
// manager; of the gate itself its owner or that manager. Only people who are still there. kNoId: nobody.
Id owner_of(Facts const& facts, Hit const& hit);

// Of one project; of all running ones with kNoId: gates that are due soon or overdue, conditions of decided ones, and the order of decisions.
std::vector<Hit> gate_hits(Facts const& facts, Id project = kNoId);

// The gates of a project in the order of their dates, those without one last.
std::vector<Record const*> gates_of(Store const& store, Id project);
// The next one to be held; nullptr: none is left.
Record const* next_gate(Store const& store, Id project);

inline constexpr Rule kGateRules[] = {
    {"gate.must_open", Severity::error},             // subject criterion: a must that nobody has confirmed; {0} its due day or empty
    {"gate.must_failed", Severity::error},           // subject criterion: a must that is recorded as not met
    {"gate.should_open", Severity::hint},            // subject criterion
    {"gate.criterion_overdue", Severity::warning},   // subject criterion; {0} its due day
    {"gate.no_owner", Severity::warning},            // subject criterion that does not pass: nobody owns it, or who did has left
    {"gate.no_evidence", Severity::hint},            // subject criterion: met, says a person, without evidence
    {"gate.contradicted", Severity::warning},        // subject criterion: recorded as met, the data say no
    {"gate.overdue", Severity::error},               // subject gate; {0} planned day {1} days since
    {"gate.no_approver", Severity::warning},         // subject gate; {0} planned day
    {"gate.approval_open", Severity::warning},       // subject gate due within a week; {0} how many {1} the first approver
    {"gate.conditions_overdue", Severity::error},    // subject gate; {0} how many are open {1} their day
    {"gate.conditions_untracked", Severity::warning},// subject gate: conditional, and its conditions are nobody's action item
    {"gate.date_differs", Severity::warning},        // subject gate; {0} planned day {1} day of its milestone in the forecast
    {"gate.skipped", Severity::warning},             // subject gate that is undecided although a later one was passed; {0} the later one
    {"gate.state_differs", Severity::error}};        // subject gate: hold or stop was decided, and the project runs on; {0} decision

}  // namespace pmo::rules
