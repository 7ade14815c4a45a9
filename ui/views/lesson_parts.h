#pragma once
// The parts of the screen of lessons: facets, the two lists, the page of one lesson, the answer of a project.

#include <optional>
#include <string>

#include "core/project/lesson_match.h"
#include "core/project/lesson_shelf.h"
#include "ui/frame.h"
#include "ui/views/row_list.h"

namespace pmo::ui {

// What a project makes of a lesson: a small form that becomes one edit.
class LessonAnswer {
public:
    enum class Verdict : int { adopted, adapted, rejected };
    void ask(Ui& ui, Id lesson, Id project, Verdict verdict);       // opens below the last widget
    void draw(Frame& frame);                                        // in every frame, in the id scope of ask()
private:
    Id m_lesson, m_project;
    Verdict m_verdict = Verdict::adopted;
    bool m_checklist = true, m_risk = false;
    std::string m_comment;
};

// Choices for each facet with their counts: a column where there is room, else a row of fields. True: the filter has changed.
constexpr float kFacetColumn = 176, kFacetRow = 40;
bool draw_facet_column(Frame& frame, LessonShelf const& shelf, LessonFilter& filter, Box at);
bool draw_facet_row(Frame& frame, LessonShelf const& shelf, LessonFilter& filter, Box at);

void paint_lesson_row(Frame const& frame, LessonEntry const& entry, Box row);
RowWords lesson_row_words(Frame const& frame, LessonEntry const& entry);
void paint_fit_row(Frame const& frame, Record const& lesson, LessonFit const& fit, Box row);
std::string fit_words(LessonFit const& fit);                        // "标签 接口、ERP；同类项目；规模相近"

// The readable page. `fit`: why it is proposed for `project`; nullptr: nobody asked.
void draw_lesson_page(Frame& frame, Record const& lesson, LessonFit const* fit, Id project, LessonAnswer& answer, Box at);

// Where a lesson comes from: "P-2601 智能工厂 MES 一期", a former project by name, or nothing.
std::string lesson_origin(Store const& store, Record const& lesson);
std::string sums_words(std::vector<Money> const& sums);             // "20.0 万元"; several currencies joined; empty: none

}  // namespace pmo::ui
