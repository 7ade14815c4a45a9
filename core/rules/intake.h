#pragma once
// Where a proposal stands in the intake pipeline: its stage and since when, what its score is, what has to be there before it may go on. Not the
// decision itself (core/actions/decide_proposal.h) and not the sides of its feasibility (core/rules/feasibility.h).

#include <optional>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kIntakeRules[] = {
    {"intake.stale", Severity::warning},          // too long in its stage. {0} stage, {1} days, {2} limit
    {"intake.overdue", Severity::warning},        // its own date has passed. {0} date
    {"intake.no_story", Severity::hint},          // a field that its stage needs is empty. {0} field
    {"intake.not_scored", Severity::hint},        // to be decided and not scored by every criterion. {0} scored, {1} criteria
    {"intake.crowded", Severity::warning},        // more proposals in a stage than its limit. {0} stage, {1} number, {2} limit
};

// The stages that somebody works in, with the days that a proposal should take and the most that should be there at once.
struct IntakeStage { std::string_view stage; int days; int limit; };
inline constexpr IntakeStage kIntakeStages[] = {{"demand", 30, 8}, {"analysis", 30, 5}, {"feasibility", 45, 5}, {"decision", 21, 4}};
IntakeStage const* intake_stage(std::string_view stage);     // nullptr: it is decided

// Since when it has been in its stage: the day that was noted with the last move; a stage changed elsewhere afterwards counts from that change;
// else the day of the request.
std::optional<Date> in_stage_since(Record const& proposal);

// The weighted score of a proposal or project, hundredths of a point from 0 to 10: the mean of the scorers by criterion, criteria where less is
// better turned round, weights of the criteria that were scored.
struct ScorePart { Id criterion; int weight = 0; int hundredths = 0; int scorers = 0; };
struct Score {
    int hundredths = 0;
    int criteria = 0;                              // active ones with a weight
    std::vector<ScorePart> parts;                  // those that were scored
    bool known() const { return !parts.empty(); }
    bool complete() const { return criteria > 0 && static_cast<int>(parts.size()) == criteria; }
};
Score score_of(Store const& store, Id subject);

// The fields that a proposal must have filled in by this stage.
std::vector<std::string_view> missing_story(Record const& proposal);

// What has to happen next so that a proposal gets on: the story of its stage, its sides of feasibility, the score, the decision; else the next stage.
enum class NextAct : std::uint8_t { none, fill, assess, finish, score, decide, advance, resume };
struct NextStep {
    NextAct act = NextAct::none;                   // none: it is decided
    std::string_view what{};                       // fill: the first field; assess, finish: the first side; advance: the stage
    int further = 0;                               // how many more of the kind
    Id who{};                                      // the person or department that has to do it; kNoId: nobody is named
};
NextStep next_step(Facts const& facts, Record const& proposal);

std::vector<Hit> check_intake(Facts const& facts, Record const& proposal);   // of one
std::vector<Hit> check_intake(Facts const& facts);                           // of all, and the limits of the stages

}  // namespace pmo::rules
