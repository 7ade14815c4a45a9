#pragma once
// The panes of the closing wizard and the sentences of its final report. Private to ui/views/closing_*.cpp.

#include <string>
#include <vector>

#include "core/actions/closing_handlings.h"
#include "core/actions/draft_closing_report.h"
#include "core/project/closing_facts.h"
#include "core/rules/closing.h"
#include "ui/frame.h"

namespace pmo::ui {

// What the wizard knows of a project, worked out again when a record changes.
struct ClosingWork {
    Id project;
    std::vector<rules::Hit> hits;
    rules::ClosingProgress progress{};
    rules::StepState const& state(rules::ClosingStep step) const { return progress[static_cast<std::size_t>(step)]; }
};

// What somebody types before it becomes an edit.
struct ClosingDraft { Id project; std::string waiver, note, reason; };

void draw_closing_step(Frame& frame, ClosingWork const& work, rules::ClosingStep step, Box at);
void draw_closing_end(Frame& frame, ClosingWork const& work, ClosingDraft& draft, Box at);      // the last step, and the page of a closed project
void draw_closing_begin(Frame& frame, Record const& project, Box at);                            // no checklist yet

std::string step_words(rules::ClosingStep step);
std::string step_text(rules::ClosingStep step);      // what it is for
std::vector<ClosingItemWords> standard_checklist();
ClosingTexts closing_texts(Frame const& frame, ClosingFacts const& facts, Record const& project);

}  // namespace pmo::ui
