#pragma once
// The parts of the portfolio dashboard, each a card that fills its box. What they show is computed once for a store revision; every part leads to
// the records behind its figures.

#include <cstdint>
#include <vector>

#include "core/project/portfolio.h"
#include "ui/views/view.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct GateLine { Id gate, project; std::int32_t day = 0, met = 0, criteria = 0, failed = 0; };
struct RiskLine { Id risk, project; int score = 0; std::int64_t exposure = 0; };

struct DashboardFigures {
    std::uint64_t revision = ~std::uint64_t{0};
    PortfolioSummary sum;
    std::vector<TrendPoint> trend;
    std::vector<CapacityMonth> capacity;
    std::vector<GateLine> gates;              // not decided, by date
    std::size_t waiting_gates = 0;
    std::vector<RiskLine> risks;              // open threats, by score
    std::size_t open_risks = 0;
    int overloaded_people = 0;
};
void refresh(DashboardFigures& figures, Frame& frame);

void draw_dashboard_tiles(Frame& frame, DashboardFigures const& figures, Box at);      // six, 96 high
void draw_dashboard_health(Frame& frame, TableState& table, Box at);
void draw_dashboard_quadrant(Frame& frame, Box at);
void draw_dashboard_gates(Frame& frame, DashboardFigures const& figures, Box at);
void draw_dashboard_risks(Frame& frame, DashboardFigures const& figures, Box at);
void draw_dashboard_capacity(Frame& frame, DashboardFigures const& figures, Box at);

}  // namespace pmo::ui
