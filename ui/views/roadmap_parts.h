#pragma once
// What a roadmap shows, as plain rows: lanes of programmes, bars of projects and roadmap items, dependencies between them. Worked out once for each
// state of the records; for ui/views/roadmap_*.cpp only.

#include <optional>
#include <string>
#include <vector>

#include "core/rules/dependencies.h"
#include "ui/frame.h"

namespace pmo::ui::roadmap {

enum class RowKind : std::uint8_t { lane, project, item };

struct Row {
    RowKind kind = RowKind::project;
    Id record;                                       // programme, project or roadmap item; kNoId: the lane of what is in no programme
    std::string code, title;
    std::optional<Date> start{}, finish{};           // forecast; an item with one of them only is a point
    std::optional<Date> baseline_start{}, baseline_finish{};
    pmo::Health health = pmo::Health::none;          // of a project
    std::string item_kind{};                         // of an item: an option of roadmap_item.kind
    bool done = false;
};

struct Arrow { rules::DependencyFacts facts; int from = -1, to = -1; };   // rows of provider and receiver

struct Map {
    std::vector<Row> rows;
    std::vector<Arrow> arrows;                       // both ends are rows
    std::vector<rules::Hit> hits;
    Date first{}, last{};                            // of everything that has a date
    int programmes = 0, projects = 0, broken = 0;
};
Map make_map(Frame const& frame);

// Where a day stands between two x.
struct Axis {
    Date first, last;
    float x = 0, width = 0;
    float at(Date day) const;
};
std::vector<Date> quarters(Date first, Date last);   // their first days, the one before `first` included
void draw_axis(Frame& frame, Axis const& axis, Box head);
void draw_rows(Frame& frame, Map const& map, Axis const& axis, Box labels, float top);
void draw_arrows(Frame& frame, Map const& map, Axis const& axis, float top);
inline constexpr float kRow = 26;

}  // namespace pmo::ui::roadmap
