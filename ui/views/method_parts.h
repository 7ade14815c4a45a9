#pragma once
// The parts of the method screen: what a method brings, phase by phase; a project's choice of it before it is applied; and where projects depart from it.

#include <set>
#include <string>
#include <vector>

#include "core/project/method_content.h"
#include "ui/frame.h"

namespace pmo::ui {

// A choice that has not been applied yet.
struct TailoringDraft {
    Id method, project;
    std::set<Id> left_out;
    Date start{};
    std::string reason{};                            // why it does without what is left out
};

std::vector<Record const*> projects_of(Store const& store, Derived const& derived, Id method);   // those that follow it

void draw_structure(Frame& frame, MethodContent const& content, Box at);
void draw_roles(Frame& frame, MethodContent const& content, Box at);
// The items of a method with a tick each, those that are unticked in `left_out`: a phase takes its activities and gates along, a gate its criteria.
void draw_method_items(Frame& frame, MethodContent const& content, std::set<Id>& left_out, Box at);
void draw_tailoring(Frame& frame, MethodContent const& content, TailoringDraft& draft, Box at);

}  // namespace pmo::ui
