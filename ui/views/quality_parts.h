#pragma once
// The parts of the quality screen: plan and checklists, findings and their cost, acceptance, satisfaction. Each draws one area for the project of
// the location, or for all projects, and remembers how it was left. Private to ui/views/quality_*.cpp.

#include <memory>
#include <string>

#include "core/actions/new_record.h"
#include "core/rules/rule.h"
#include "ui/frame.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

class QualityPart {
public:
    virtual ~QualityPart() = default;
    virtual void draw(Frame& frame, Box area) = 0;
    virtual void tools(Frame&, Box&) {}                              // buttons at the right end of the head
    virtual bool shows(TypeDef const& type) const = 0;               // records that are looked at here
};
std::unique_ptr<QualityPart> make_quality_plan();
std::unique_ptr<QualityPart> make_quality_findings();
std::unique_ptr<QualityPart> make_quality_acceptance();
std::unique_ptr<QualityPart> make_quality_satisfaction();

// What the rules found about records of these registers, as a card; its hits are chosen from all of the screen.
void draw_quality_hits(Frame& frame, std::string_view id, std::vector<rules::Hit> const& hits, Box at);
std::vector<rules::Hit> quality_hits(Frame const& frame, std::initializer_list<TypeDef const*> types);

// Code of the record's project, for lists of the portfolio.
std::string project_code_of(Frame const& frame, Id project);
TableCell text_cell(std::string text, ImU32 color = 0);
TableCell badge_cell(std::string text, Tone tone, Icon icon = Icon::none);
TableCell date_cell(Date day, ImU32 color = 0);

// A new record of a register in the project of the location, selected. Nothing outside of a project.
void add_to_project(Frame& frame, TypeDef const& type);

}  // namespace pmo::ui
