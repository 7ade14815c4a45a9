#pragma once
// Charts on a draw list: a plot area with axes, lines, bars, points. The screen computes what to show; this maps numbers to pixels, keeps
// to the look (horizontal grid only, direct labels, 11 px axis text) and gives the whole an `img` node with a summary in words.
//
//     Plot plot{ui, {.id = "burn", .name = tr("risk.burn"), .summary = sentence, .at = box, .x = {0, 8}, .y = nice_range(0, 320, 4)}};
//     plot.y_axis(format); plot.x_labels(months); plot.line(points, {.color = theme.ac, .mark = Mark::square});
//     if (int i = plot.hovered_x(); i >= 0) …

#include <functional>
#include <span>
#include <string>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct Range { double from = 0, to = 1; };
struct NiceRange { double from = 0, to = 1, step = 1; };
NiceRange nice_range(double from, double to, int steps = 4, bool with_zero = true);   // round numbers around the data

enum class Dash : std::uint8_t { solid, plan, forecast, threshold, dots };            // 6-3, 2-3, 3-3, 1-3
enum class Mark : std::uint8_t { none, circle, square, triangle, diamond, hollow };

struct PlotPoint { double x = 0, y = 0; };
struct LineStyle {
    ImU32 color = 0;
    float thickness = 2;
    Dash dash = Dash::solid;
    Mark mark = Mark::none;
    std::string_view label = {};                    // direct label at the last point
    bool label_above = true;
};
struct BarStyle {
    ImU32 color = 0;
    bool tentative = false;                    // 28 % fill and an outline
    double base = 0;                           // stacked: where it starts
};
struct Bubble {
    PlotPoint at = {};
    float radius = 8;
    Health health = Health::none;
    ImU32 color = 0;                           // 0: by health
    std::string_view key = {}, name = {}, label = {}, value = {};  // label: drawn beside it; name and value: for assistive technology
    bool selected = false;
};

struct PlotSpec {
    std::string_view id = {};
    std::string_view name = {}, summary = {};
    Box at = {};                                    // whole area, with the space for axis texts
    Range x{0, 1};
    NiceRange y = {};
    float left = 36, bottom = 20, top = 8, right = 8;
    bool pressable = false;                         // it holds bubbles or other things to press: a group, not a picture
};

class Plot {
public:
    Plot(Ui& ui, PlotSpec const& spec);
    Box area() const { return m_area; }
    float px(double x) const;
    float py(double y) const;
    double x_at(float pixel) const;
    double y_at(float pixel) const;

    void y_axis(std::function<std::string(double)> const& words);             // grid lines and texts
    void x_labels(std::span<std::string const> labels, double first = 0, double step = 1);
    void x_axis(NiceRange range, std::function<std::string(double)> const& words);   // numeric
    void line(std::span<PlotPoint const> points, LineStyle const& style);
    void area_below(std::span<PlotPoint const> points, ImU32 color);
    void bar(double x, double width, double value, BarStyle const& style);     // width in x units
    void bar_h(double y0, double y1, double value, ImU32 color);
    void capacity_tick(double x, double width, double value);                  // 2 px in text1
    void mark(PlotPoint at, Mark mark, ImU32 color);
    void label(PlotPoint at, std::string_view words, ImU32 color, Align align = Align::left, float dx = 6, float dy = 0);
    void rule_h(double y, ImU32 color, Dash dash = Dash::solid, float thickness = 1);
    void rule_v(double x, ImU32 color, Dash dash = Dash::solid, float thickness = 1);
    void now_line(double x, std::string_view words);                           // accent line with a filled label
    void shade_after(double x);                                                // the forecast half on `sunken`
    void zone(double x0, double x1, double y0, double y1, ImU32 color);
    int bubbles(std::span<Bubble const> bubbles);                              // index of the clicked one, else -1
    bool hovered(PlotPoint& at) const;                                         // pointer inside the area
    void hair_line(double x, std::span<std::string const> words);              // vertical line and a small table at the pointer

private:
    Ui& m_ui;
    Pen m_pen;
    PlotSpec m_spec;
    Box m_area;
    sem::NodeId m_node = 0;
};

struct LegendItem { std::string_view label = {}; ImU32 color = 0; Dash dash = Dash::solid; Mark mark = Mark::none; bool line = true; bool tentative = false; };
float legend_width(Ui& ui, std::span<LegendItem const> items);
float legend(Ui& ui, std::span<LegendItem const> items, Box const& at, Align align = Align::right);

// 180 degrees, from 0.70 to 1.20, three arcs split at 0.85 and 0.95; value scaled by 100.
void gauge(Ui& ui, std::string_view id, std::string_view name, std::int64_t hundredths, Health health, Box const& at);

}  // namespace pmo::ui
