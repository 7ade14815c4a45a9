#pragma once
// What the risk screen adds to the panel of a risk: what its rules found, looking at it again with the new assessment, the trend of its last reviews, its
// actions, and the way to an issue.

#include <string>

#include "ui/screens/inspector.h"

namespace pmo::ui {

class RiskInspector {
public:
    InspectorExtra extra();                          // refers to this object
private:
    void above(Frame& frame, Record const& risk);
    void review(Frame& frame, Record const& risk);
    void below(Frame& frame, Record const& risk);
    void footer(Frame& frame, Record const& risk, Box& row);

    // The review that is being written.
    Id m_risk;
    bool m_reviewing = false;
    int m_probability = 0, m_impact = 0;
    std::string m_comment;
};

// Asks for the edit and selects the issue that comes of it.
void make_issue_of_risk(Frame& frame, Id risk);

}  // namespace pmo::ui
