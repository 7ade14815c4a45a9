#pragma once
// What the risk screen is made of beside its register: the figures that it works out once for each state of the records, the cards above the list, and the
// time line. For risk_view.cpp and risk_inspector.cpp only.

#include <string>
#include <vector>

#include "core/project/risk_exposure.h"
#include "core/rules/rule.h"
#include "ui/frame.h"

namespace pmo::ui {

struct RiskFigures {
    std::vector<Record const*> all, open;            // of the project, or of the running projects; open: the largest score first
    ExposureSummary exposure;
    std::vector<rules::Hit> hits;                    // what the register's rules found
    std::int32_t review_overdue = 0, review_due = 0; // open risks
    std::int64_t reserve = 0;                        // contingency of the project or projects, minor units
    Minute finish = kNoTime;                         // forecast of the project
};
RiskFigures risk_figures(Frame const& frame, Id project);

struct RiskFilter {                                  // what a picture narrows the list to
    int probability = 0, impact = 0;
    std::string category;
    bool operator==(RiskFilter const&) const = default;
};

void draw_burn_down_card(Frame& frame, RiskFigures const& figures, Box at);
void draw_category_card(Frame& frame, RiskFigures const& figures, RiskFilter& filter, Box at);   // a bar narrows the list to its category
void draw_risk_timeline(Frame& frame, RiskFigures const& figures, Box at);

}  // namespace pmo::ui
