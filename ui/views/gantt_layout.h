#pragma once
// Where things are on a Gantt chart: time to pixels, header cells, free days, bars, the way of a dependency, which lines are shown. Plain
// geometry over a computed Plan; it draws nothing, knows no words and changes nothing. Drawing: gantt_draw.cpp, the mouse: gantt_drag.h.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/project/plan_groups.h"
#include "imgui.h"

namespace pmo::ui::gantt {

enum class Zoom : std::uint8_t { day, week, month, quarter };
inline constexpr double kZoomPixels[] = {24, 4, 1.5, 0.5};          // pixels of one day
inline constexpr double kMinPixels = 0.1, kMaxPixels = 60;
Zoom nearest_zoom(double px_per_day);
double zoom_step(double px_per_day, int step);                       // +1: the next larger of a fixed ladder, −1: the next smaller

// A stretch of days on a stretch of pixels. Days are fractions since 1970-01-01.
struct Axis {
    double left_day = 0;
    double px_per_day = 4;
    float x = 0, w = 0;
    float px(double day) const;
    double day_at(float pixel) const { return left_day + static_cast<double>(pixel - x) / px_per_day; }
    double right_day() const { return day_at(x + w); }
    Axis zoomed(double pixels, float anchor) const;                  // the day under `anchor` stays there
};

// A working instant as a fraction of its day in which the working hours fill the whole day: 08:00 is 0, 17:00 is 1. So a bar that ends on
// Thursday evening touches Friday's line, as people read it.
double visual_day(engine::WorkingTime const& calendar, Minute t);

enum class HeaderUnit : std::uint8_t { year, quarter, month, week, day };
struct HeaderCell { std::int32_t from = 0, to = 0; HeaderUnit unit = HeaderUnit::month; };   // days, `to` excluded
std::vector<HeaderCell> header_row(Axis const& axis, int row);      // row 0 above, row 1 below

struct Holiday { std::int32_t from = 0, to = 0; std::string_view name; };   // days, both included
struct Shade { std::int32_t from = 0, to = 0; bool holiday = false; std::int32_t named = -1; };   // `to` excluded; named: index of the holiday
// Days without work. Worked weekend days are not among them; weekends are left out where they would only be noise.
std::vector<Shade> shades(Axis const& axis, engine::WorkingTime const& calendar, std::span<Holiday const> holidays);

enum class BarKind : std::uint8_t { task, summary, milestone, heading };
struct Bar {
    BarKind kind = BarKind::task;
    float x0 = 0, x1 = 0, progress_x = 0;        // a milestone: x0 == x1, the centre
    float base0 = 0, base1 = 0;                  // baseline; a milestone: the centre in both
    bool based = false, critical = false, done = false, inactive = false;
    bool left_of(Axis const& axis) const { return x1 < axis.x; }
    bool right_of(Axis const& axis) const { return x0 > axis.x + axis.w; }
};
Bar bar_of(Plan const& plan, std::int32_t row, Axis const& axis);
Bar bar_of(Plan const& plan, PlanGroup const& group, Axis const& axis);      // from its earliest start to its latest finish

// The pieces of a bar whose work rests in between, in pixels; none where it does not.
struct BarPiece { float x0 = 0, x1 = 0; };
std::vector<BarPiece> bar_pieces(Plan const& plan, std::int32_t row, Axis const& axis);

// Heights inside a row; the same proportions in rows of 24, 28 and 32.
struct RowShape { float bar_top = 4, bar_height = 12, baseline_top = 18, baseline_height = 3, summary_height = 6; };
RowShape row_shape(float row_height);

// Right-angled way of a dependency, from bar to bar.
struct Route {
    ImVec2 points[6];
    int count = 0;
    enum class Head : std::uint8_t { down, up, right, left } head = Head::down;   // where the arrowhead looks
};
Route route(engine::LinkType type, Bar const& from, float from_top, Bar const& to, float to_top, RowShape const& shape);

// Which rows of the plan are shown, in order: without those below a closed summary and those a filter leaves out; or by groups, each below its heading.
class Lines {
public:
    void build_groups(Plan const& plan, std::span<PlanGroup const> groups, std::vector<bool> const& closed);     // closed: by group
    template <class Closed, class Keep> void build(Plan const& plan, Closed&& closed, Keep&& keep) {
        m_rows.clear();
        m_line.assign(plan.rows.size(), -1);
        for (std::int32_t row = 0; row < static_cast<std::int32_t>(plan.rows.size());) {
            auto const& at = plan.rows[static_cast<std::size_t>(row)];
            if (!keep(row)) { ++row; continue; }
            m_line[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(m_rows.size());
            m_rows.push_back(row);
            row = at.summary && closed(at.task) ? at.end : row + 1;
        }
    }
    std::int32_t count() const { return static_cast<std::int32_t>(m_rows.size()); }
    std::int32_t row(std::int64_t line) const { return m_rows[static_cast<std::size_t>(line)]; }          // negative: a heading
    std::int32_t heading(std::int64_t line) const { return row(line) < 0 ? ~row(line) : -1; }             // its group; -1: a row of the plan
    std::int32_t heading_line(std::int32_t group) const {
        auto const at = std::ranges::find(m_rows, ~group);
        return at == m_rows.end() ? -1 : static_cast<std::int32_t>(at - m_rows.begin());
    }
    std::int32_t line(std::int32_t row) const { return row < 0 || row >= static_cast<std::int32_t>(m_line.size()) ? -1 : m_line[static_cast<std::size_t>(row)]; }
private:
    std::vector<std::int32_t> m_rows, m_line;
};

// Links by the rows they span, so that a screen of thirty lines does not look at a hundred thousand links.
class LinkIndex {
public:
    void build(Plan const& plan);
    // Calls `each(link index)` for links whose span of rows touches [first, last].
    template <class Each> void touching(std::int32_t first, std::int32_t last, Each&& each) const {
        for (std::size_t block = 0; block < m_highest.size(); ++block) {
            std::size_t const begin = block * kBlock, end = std::min(begin + kBlock, m_spans.size());
            if (m_spans[begin].low > last) return;                    // sorted by the lower row
            if (m_highest[block] < first) continue;
            for (std::size_t i = begin; i < end && m_spans[i].low <= last; ++i)
                if (m_spans[i].high >= first) each(m_spans[i].link);
        }
    }
private:
    static constexpr std::size_t kBlock = 64;
    struct Span { std::int32_t low, high, link; };
    std::vector<Span> m_spans;
    std::vector<std::int32_t> m_highest;
};

}  // namespace pmo::ui::gantt
