#pragma once
// Dragging on the Gantt chart: where the hand is → what would become of the task → one Edit when it is let go. Pure: nothing is drawn and
// nothing is stored here. Days snap to whole working days; `fine` (Alt) goes by the hour.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/edit.h"
#include "core/project/plan_gaps.h"

namespace pmo::ui::gantt {

// split: a gap is opened where the button went down, as long as the way of the hand. piece: the work behind a gap is pulled, so the gap changes its length.
enum class Grip : std::uint8_t { none, body, finish, progress, link, split, piece };

struct Drag {
    Grip grip = Grip::none;
    Id task;
    double grabbed_day = 0;              // under the pointer when it was pressed
    bool from_end = true;                // link: pulled from the bar's end, else from its start
    Id interruption{};                   // piece: the gap before it
    bool can_rest = true;                // split: the task may be interrupted (core/actions/interrupt_work.h)
    bool active() const { return grip != Grip::none; }
};

// Where the pointer is now.
struct Hand {
    double day = 0;
    std::int32_t row = -1;               // row of the plan under it; -1 none
    bool at_end = false;                 // in the right half of that row's bar: link to its finish
    bool fine = false;
};

struct Preview {
    Minute start = 0, finish = 0, duration = 0;
    std::int32_t percent = 0;
    std::int32_t target = -1;            // link: the other row
    engine::LinkType type = engine::LinkType::finish_to_start;
    Minute gap_from = kNoTime, gap_to = kNoTime;   // split, piece: in which the work would rest
    std::vector<Piece> pieces{};         // of a bar that would have gaps
    bool changed = false;
    std::string_view refused{};          // key of the sentence that says why this cannot be; empty: it can
    bool operator==(Preview const&) const = default;
};

// Which grip a pointer on a bar takes. `x0`, `x1`, `progress` in pixels; summaries and milestones only move.
Grip grip_at(float x, float x0, float x1, float progress, bool movable_ends, bool done);

Preview preview(Plan const& plan, Drag const& drag, Hand const& hand);

// The edit of a preview that was let go; nothing when it changes nothing or was refused.
std::optional<Edit> edit_of(Store const& store, Plan const& plan, Drag const& drag, Preview const& result, IdSource& ids);

}  // namespace pmo::ui::gantt
