#pragma once
// A project's answer to a lesson: the lesson_use that counts as its reuse, and, as chosen, what the lesson carries into the project: checklist items on the
// project, a risk in its register. One Edit, labelled "lesson.use" or "lesson.reject" with the lesson's title.

#include <string>
#include <string_view>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

struct LessonChoice {
    Id lesson;
    std::string_view verdict = "adopted";            // of lesson_use: proposed, adopted, adapted, rejected
    bool checklist = false, risk = false;            // taken over with it; not when it is rejected or only proposed
    std::string comment{};
};
struct LessonOutcome {
    Id use;                                          // the one of this project and lesson when there is one, else a new one
    std::vector<Id> items{};
    Id risk;
};

// Into `context.project`. Empty, with nothing in the outcome, when lesson or project are not there or the verdict is none of the register's.
Edit use_lesson(EditContext const& context, LessonChoice const& choice, LessonOutcome* outcome = nullptr);
// The same as a part of an edit that does more: nothing is added where the other gives an empty one.
LessonOutcome use_lesson(Adding& adding, LessonChoice const& choice);

// The lines that become checklist items: those of its checklist text, else its recommendation as one; at most kMaxChecklist.
inline constexpr std::size_t kMaxChecklist = 30;
std::vector<std::string> checklist_of(Record const& lesson);
// What the risk is called: what the lesson says, else the lesson's title.
std::string_view risk_of(Record const& lesson);
std::string_view risk_category_of(Record const& lesson);   // the risk category nearest to the lesson's category

}  // namespace pmo
