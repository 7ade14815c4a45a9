#pragma once
// The panel at the right: what is selected, its fields, what refers to it and what happened to it. It belongs to no screen; a view may
// bring its own body through View::draw_inspector, or only say what "previous" and "next" mean.

#include <functional>

#include "ui/views/view.h"

namespace pmo::ui {

void draw_inspector(Frame& frame, Box at, View* view);

// The generic panel for what is selected. A view that knows its list calls it from View::draw_inspector with the neighbours of the record;
// kNoId: there is none, the arrow is disabled.
struct Neighbours { Id previous, next; };
// What a screen adds to the panel of one of its records: content before and behind the fields, drawn with the layout cursor, and buttons at the right of
// the footer, cut off the given row.
struct InspectorExtra {
    std::function<void(Frame&, Record const&)> above{}, below{};
    std::function<void(Frame&, Record const&, Box& row)> footer{};
};
void draw_record_inspector(Frame& frame, Box at, Record const& record, Neighbours const& neighbours, InspectorExtra const& extra = {});

}  // namespace pmo::ui
