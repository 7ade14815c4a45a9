#pragma once
// The parts of the merge screen, which share one MergeWork: list at the left, detail, the panel with the merged record, the questions. For the
// merge_*.cpp files only; the logic is ui/views/merge_review.h.

#include <string>

#include "ui/frame.h"
#include "ui/views/merge_work.h"

namespace pmo::ui {

// Where records, values and people of both sides get their words.
struct MergeWords {
    Frame& frame;
    MergeWork& work;

    Record const* record(Id id) const;                                   // mine, else theirs
    std::string name(ReviewItem const& item) const;
    std::string kind(ReviewItem const& item) const;                      // "P-2601 任务"
    std::string caption(ReviewItem const& item) const;
    std::string value(TypeDef const& type, std::uint8_t slot, Value const& value) const;      // one line; — when empty
    std::string side(Conflict const& conflict, bool mine) const;         // what choosing that side means
    std::string who(Id record, std::uint8_t slot, Cell const& cell, bool mine) const;
    std::string when(Cell const& cell) const;
};

void look_at(Frame& frame, MergeWork& work, Id record);
// The next (or previous) item that still needs a decision, else the next one at all; kNoId: there is none.
Id neighbour(MergeWork const& work, int step, bool open_only);

void draw_merge_list(Frame& frame, MergeWork& work, Box at);
void draw_merge_detail(Frame& frame, MergeWork& work, Box at);
bool draw_merge_panel(Frame& frame, MergeWork& work, Record const& record, Box at);
// The modal that is open, if any. True: the person wants to apply now.
bool draw_merge_questions(Frame& frame, MergeWork& work);

// All differences as a table for a spreadsheet.
std::string differences_csv(Frame& frame, MergeWork& work);

// Text of one side with what the other does not have marked; returns the height it takes.
float marked_text_height(Ui const& ui, std::string const& mine, std::string const& theirs, bool show_mine, float width);
void draw_marked_text(Ui const& ui, std::string const& mine, std::string const& theirs, bool show_mine, Box at);

}  // namespace pmo::ui
