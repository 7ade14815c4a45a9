#pragma once
// The parts of core/rules/warnings.cpp: each looks at one side of a project. For that file only.

#include "core/rules/hit_maker.h"
#include "core/rules/warnings.h"

namespace pmo::rules {

struct Looking {
    Facts const& facts;
    Plan const& plan;
    ProjectSummary const& summary;
    Record const& project;
    HitMaker& hits;
};

void warn_of_tasks(Looking const& at);                                           // warnings_plan.cpp
void warn_of_people(Looking const& at, std::span<PersonLoad const> loads);       // warnings_people.cpp

}  // namespace pmo::rules
