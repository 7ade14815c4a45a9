#pragma once
// Repairs of what the plan check finds (core/rules/plan_check.h): one click, one Edit, one undo step. Each says what it keeps. They fill an Edit and change
// nothing; what an edit would do to the finish is asked with core/project/plan_impact.h before it is carried out.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/actions/new_record.h"
#include "core/project/derived.h"

namespace pmo {

enum class PlanRepair : std::uint8_t {
    link_to_finish,       // a task without successor is followed by the project's last milestone; without predecessor it follows the first one
    lead_to_overlap,      // finish to start with a lead becomes start to start with the remaining lag: the dates stay as long as the durations do
    drop_lag,             // the link stays, without lead or lag
    soften_constraint,    // must start on → start no earlier than; must finish on → finish no earlier than; the late ones become a deadline
    to_deadline,          // the constraint's day becomes a deadline, the task follows its links
    after_status,         // work that is still to do begins after the data date: not started, the start; started, the rest
    remove_link,          // a duplicate, or the link that closes a circle
    into_summary,         // a link on a summary goes to the tasks at the ends inside it
    no_milestone,         // the task keeps its duration and is no milestone
    automatic,            // follows its links again
};

std::string_view repair_id(PlanRepair repair);                        // "link_to_finish": words "plan_check.repair.<id>"

// Those that fit a rule of the plan check, the mildest first; empty: a person has to think.
std::span<PlanRepair const> repairs_of(std::string_view rule);

// For tasks or dependencies that a rule found. Those for which the repair makes no sense are left alone; nothing: for none of them it does.
std::optional<Edit> repair_plan(EditContext const& context, Plan const& plan, PlanRepair repair, std::span<Id const> subjects);

}  // namespace pmo
