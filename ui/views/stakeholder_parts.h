#pragma once
// The pictures of the stakeholder screen: the power × interest grid and the engagement matrix. They show what they are given and answer what the
// person wants; the screen makes the edit.

#include <optional>
#include <vector>

#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// A stakeholder taken to another place of the grid. Levels 1 to 5.
struct GridMove { Id stakeholder; int power = 0, interest = 0; };

// One chip for each stakeholder, in the cell of its levels; below the grid those that are not assessed. By pointer and by arrow keys.
class PowerGrid {
public:
    std::optional<GridMove> draw(Frame& frame, std::vector<Record const*> const& people, Box at);
private:
    int m_open_power = 0, m_open_interest = 0;   // the cell whose overflow menu was opened last
};

// What the engagement matrix sets where one clicks: the present engagement or the wanted one.
enum class EngagementSide : std::uint8_t { now, wanted };
struct EngagementEdit { Id stakeholder; EngagementSide side = EngagementSide::now; std::string_view level; };   // empty level: cleared

class EngagementMatrix {
public:
    std::optional<EngagementEdit> draw(Frame& frame, std::vector<Record const*> const& people, EngagementSide side, Box at);
private:
    TableState m_table;
};

std::string stakeholder_name(Frame const& frame, Record const& who, bool with_project);
// The sign of an engagement: a full disc, a ring, a triangle or a diamond, so that it reads without colour.
void paint_engagement(Pen const& pen, ImVec2 centre, std::string_view level);
std::string quadrant_words(Record const& who);

}  // namespace pmo::ui
