#pragma once
// A project takes up a method, tailored: what the method has is copied into the project, what the project does without is recorded as a deviation.
// It fills the caller's Edit, so that founding a project and giving it its method can be one step; it changes nothing by itself.

#include <string>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

struct MethodChoice {
    Id method;
    std::vector<Id> left_out;                        // items of the method that this project does without; a phase takes its activities and gates along
    Date start;                                      // first day of the first phase
    std::string reason{};                            // why it does without them; of every deviation that this makes
    Id approved_by{};                                // who has approved the tailoring with it; kNoId: it is proposed
};

// Copies the method's phases, activities with their RACI cells, gates with criteria, deliverables, expected documents, communication items and closing
// checklist into the project, each with `origin` where the register has it. Makes a plan skeleton: a summary task for each phase, its activities as
// tasks with durations from their time limit, linked finish-to-start in order, gates as milestones. Sets the project's method, its phase and its start
// where it has none. Items that were left out become `deviation` records of kind omitted, with the
// reason, proposed or approved.
//
// `project` may be a record that this edit adds. What the project has already from this method (by origin, by template, by title) is kept and not
// copied again, so a method can be applied once more to fetch what is missing; a project that has tasks keeps its plan. Durations count in the
// project's calendar. Owners are who holds the responsible role in the project, else its manager, else the person of the context. Nothing
// happens when the method is not there.
void apply_method(Adding& adding, Id project, MethodChoice const& choice);

}  // namespace pmo
