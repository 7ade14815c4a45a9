#pragma once
// Bars that show a quantity: progress with the plan's tick, bullet bar, stacked bar, sparkline. paint_* only draw.

#include <span>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct Progress {
    std::string_view id = {}, name = {};
    int permille = 0;
    int plan_permille = -1;                    // a tick; -1: none
    ImU32 color = 0;                           // 0: accent series
    float width = -1;
    Box at = {};
};
void progress_bar(Ui& ui, Progress const& spec);
void paint_progress(Pen const& pen, Box const& track, int permille, int plan_permille, ImU32 color);

// Track: budget; fill: actual; tick: earned. In shares of `full`.
struct Bullet {
    std::string_view id = {}, name = {}, value_text = {};
    double full = 1, actual = 0, earned = 0;
    ImU32 color = 0;
    float width = -1;
    Box at = {};
};
void bullet_bar(Ui& ui, Bullet const& spec);
void paint_bullet(Pen const& pen, Box const& track, double full, double actual, double earned, ImU32 color);

struct Part { double amount = 0; ImU32 color = 0; };
void paint_stacked(Pen const& pen, Box const& box, std::span<Part const> parts);

struct Spark {
    std::span<float const> values = {};
    ImU32 color = 0;
    std::optional<float> threshold = {};            // dashed
    bool area = true;
    bool last_dot = true;
};
void paint_sparkline(Pen const& pen, Box const& box, Spark const& spark);

}  // namespace pmo::ui
