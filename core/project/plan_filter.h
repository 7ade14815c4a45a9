#pragma once
// What narrows the tasks of a plan: conditions that all have to hold, and which rows they leave. Kept as text in a saved view (core/actions/save_plan_filter.h).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

struct PlanFilter {
    std::string text{};                      // in name, code of the breakdown or owner
    bool critical = false;
    bool slipping = false;                   // open, and the finish lies behind the baseline's
    bool late = false;                       // open, and should have finished, or begun, by the data date
    bool mine = false;                       // I own it or I am assigned to it
    bool milestones = false;
    bool unowned = false;
    bool unfinished = false;
    std::int32_t due_weeks = 0;              // open, and finishes within so many weeks after the data date; 0: whenever

    bool active() const { return *this != PlanFilter{}; }
    bool operator==(PlanFilter const&) const = default;
};

inline constexpr std::int32_t kMostDueWeeks = 52;

// "critical due_weeks=2 text=…"; the text comes last and may hold anything. An unknown word, as a newer version may write, makes it no filter.
std::string to_text(PlanFilter const& filter);
std::optional<PlanFilter> parse_plan_filter(std::string_view text);

struct PlanMatch {
    std::vector<bool> matches;               // by row; tasks, and summaries that only a text was looked for in
    std::vector<bool> kept;                  // those and the summaries above them
    std::int32_t shown = 0, tasks = 0;       // tasks that match, of all; summaries are not counted
};
// Of a filter that is not active everything matches. `me`: for `mine`; kNoId: nothing is mine.
PlanMatch match_plan(Store const& store, Plan const& plan, PlanFilter const& filter, Id me);

}  // namespace pmo
