#pragma once
// Finding risks from a list of prompts: the organisation's categories, lessons of similar projects, threats that occurred elsewhere. What is ticked becomes risks
// in one step.

#include <map>
#include <set>
#include <string>

#include "core/actions/risk_prompts.h"
#include "ui/frame.h"
#include "ui/views/remember.h"

namespace pmo::ui {

class RiskIdentify {
public:
    // True: risks have been drafted, and the first is selected.
    bool draw(Frame& frame, Box area);
private:
    void draw_category(Frame& frame, std::vector<RiskPrompt> const& prompts, std::size_t first, std::size_t last, Box& rest);
    void draw_question(Frame& frame, RiskPrompt const& prompt, Box row);
    void draw_prompt(Frame& frame, RiskPrompt const& prompt, Box row);
    bool draw_foot(Frame& frame, std::vector<RiskPrompt> const& prompts, Box at);

    Remembered<std::vector<RiskPrompt>> m_prompts;
    Id m_project;
    std::set<Id> m_ticked;                           // lessons and risks of other projects
    std::map<std::string, std::string, std::less<>> m_own;   // category → what somebody has written to its question
    bool m_gaps = false;                             // only categories without a risk
};

}  // namespace pmo::ui
