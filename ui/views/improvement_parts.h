#pragma once
// The parts of the screen of improvements: the board by state, the story of the one that is chosen and its next steps.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/actions/adopt_improvement.h"
#include "core/base/date.h"
#include "core/rules/rule.h"
#include "ui/frame.h"
#include "ui/widgets/board.h"

namespace pmo::ui {

// The improvements of each state, in the order of the register's options; without a state they count as proposed.
std::vector<std::vector<Record const*>> improvements_by_state(Store const& store);
// Columns with cards. A card that was moved comes back with the state that it shall have; what that takes is core/actions/adopt_improvement.h.
struct ImprovementMove { Id improvement; std::string_view state; };
struct ImprovementBoard { Id clicked, opened; std::optional<ImprovementMove> moved; };
ImprovementBoard draw_improvement_board(Frame& frame, std::vector<std::vector<Record const*>> const& states, std::vector<rules::Hit> const& hits, BoardState& state, Box at);

std::string effect_words(Record const& improvement);                 // "28 → 6 %（改善 79%）"; empty: not measured

class ImprovementStory {
public:
    void draw(Frame& frame, Record const& improvement, std::vector<rules::Hit> const& hits, Box at);
    void begin(Id improvement, ImprovementStep step) { m_begin = {improvement, step}; }   // opens the form of that step when it is drawn next
private:
    using Step = ImprovementStep;
    void ask(Frame& frame, Record const& improvement, Step step);
    void form(Frame& frame, Record const& improvement);
    void buttons(Frame& frame, Record const& improvement, Box bar);
    bool ready(Record const& improvement, Frame const& frame) const;
    Step m_step = Step::trial;
    std::pair<Id, Step> m_begin{};
    Id m_of, m_project, m_changed;
    Date m_until;
    std::string m_words;                                             // a comment, a reason
    std::int64_t m_after = 0;
    bool m_new_version = true, m_after_given = false;
};

}  // namespace pmo::ui
