// The first screen: how the portfolio stands, where it is in trouble and why, what comes next.

#include "ui/views/dashboard.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/registers/gate.h"
#include "core/registers/risk.h"
#include "core/rules/gates.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/hit_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kWide = 1000;                  // below this width the cards stand below each other
constexpr float kRow2 = 400, kRow3 = 244;

void find_gates(DashboardFigures& out, Frame& frame) {
    namespace gate = registers::gate;
    auto const facts = facts_of(frame);
    for (auto const id : frame.derived.active_projects())
        for (auto const* row : frame.store.referrers(gate::kType, gate::project, id)) {
            if (is_closed(gate::kFields[gate::status.slot], row->get(gate::status)) || !row->has(gate::planned_on)) continue;
            GateLine line{row->id(), id, row->get(gate::planned_on).day, 0, 0, 0};
            for (auto const& criterion : rules::gate_state(facts, *row).criteria) {
                ++line.criteria;
                line.met += criterion.passes() ? 1 : 0;
                line.failed += criterion.verdict() == rules::Verdict::failed ? 1 : 0;
            }
            out.gates.push_back(line);
        }
    sort_stably(out.gates, {}, [](GateLine const& g) { return std::pair{g.day, g.gate}; });
    out.waiting_gates = out.gates.size();
}

void find_risks(DashboardFigures& out, Frame& frame) {
    namespace risk = registers::risk;
    for (auto const id : frame.derived.active_projects())
        for (auto const* row : frame.store.referrers(risk::kType, risk::project, id)) {
            if (is_closed(risk::kFields[risk::status.slot], row->get(risk::status)) || row->get(risk::kind) == "opportunity") continue;
            out.risks.push_back({row->id(), id, static_cast<int>(risk::score(*row)), risk::exposure(*row).minor});
        }
    out.open_risks = out.risks.size();
    sort_stably(out.risks, {}, [](RiskLine const& r) { return std::tuple{-r.score, -r.exposure, r.risk}; });
}

class DashboardView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        refresh(m_figures, frame);
        Box page = area.inset(metric::space_page, 0);
        draw_header(frame, page.cut_top(metric::page_header));
        if (frame.derived.active_projects().empty()) {
            auto const answer = empty_state(ui, {.id = "empty", .icon = Icon::layout_dashboard, .title = tr("dashboard.empty"), .text = tr("dashboard.empty_text"), .key = {}, .primary = tr("command.import"), .secondary = tr("command.sample"), .primary_icon = Icon::file_up, .at = {page.cx() - 240, page.y + 80, 480, 200}});
            if (answer == EmptyAnswer::primary) frame.run("import");
            if (answer == EmptyAnswer::secondary) frame.run("sample");
            return;
        }
        PanelScope const panel{ui, {.id = "dashboard", .name = {}, .at = Box{area.x, page.y, area.w, page.h}, .padding_x = metric::space_page, .padding_y = 0}};
        Box const inner = panel.inner();
        if (page.w >= kWide) draw_wide(frame, inner, page.h);
        else draw_narrow(frame, inner);
    }

    std::string status(Frame& frame) override { return tr("status.projects", static_cast<std::int64_t>(frame.derived.active_projects().size())); }

private:
    void draw_header(Frame& frame, Box at) {
        auto& ui = frame.ui;
        auto const title = tr("view.dashboard");
        heading(ui, 1, title, Type::title, {at.x, at.y, text_width(ui.fonts(), Type::title, title) + 2, at.h});
        auto const note = tr("dashboard.note", {std::to_string(civil_of(Date{ui.today}).year), format_date_short(ui.today)});
        text_at(ui, {at.x + text_width(ui.fonts(), Type::title, title) + 14, at.y, 320, at.h}, note, Type::small, ui.theme().text3);
        Box right = at;
        Button const report{.id = "export", .label = tr("command.export"), .icon = Icon::download, .kind = ButtonKind::primary, .name = {}, .tip = {}, .count = {}, .at = {}};
        Button const merge{.id = "merge", .label = tr("dashboard.merge"), .icon = Icon::git_merge, .kind = ButtonKind::secondary, .name = {}, .tip = {}, .count = {}, .at = {}};
        auto const put = [&](Button spec, float gap) {
            spec.at = right.cut_right(button_width(ui, spec), gap).inset(0, (at.h - metric::control) / 2);
            return button(ui, spec);
        };
        if (put(report, 8)) frame.run("export");
        if (put(merge, 8)) frame.run("merge");
    }

    void draw_wide(Frame& frame, Box page, float height) {
        float const gap = metric::space_card;
        Box rows = page;
        draw_dashboard_tiles(frame, m_figures, rows.cut_top(96, gap));
        float const spare = std::max(0.0f, height - 96 - kRow2 - kRow3 - 3 * gap);
        Box second = rows.cut_top(kRow2 + spare * 0.6f, gap);
        Box const health = second.cut_left(std::floor(second.w * 0.69f), gap);
        draw_dashboard_health(frame, m_table, health);
        draw_dashboard_quadrant(frame, second);
        Box third = rows.cut_top(kRow3 + spare * 0.4f, gap);
        float const w = third.w;
        draw_dashboard_gates(frame, m_figures, third.cut_left(std::floor(w * 0.30f), gap));
        draw_dashboard_risks(frame, m_figures, third.cut_left(std::floor(w * 0.36f), gap));
        draw_dashboard_capacity(frame, m_figures, third);
        reserve({page.x, page.y, page.w, rows.y - page.y});
    }

    void draw_narrow(Frame& frame, Box page) {
        float const gap = metric::space_card;
        Box rows = page;
        rows.h = 4000;
        draw_dashboard_tiles(frame, m_figures, rows.cut_top(page.w < 640 ? 3 * 96 + 2 * gap : 2 * 96 + gap, gap));
        draw_dashboard_health(frame, m_table, rows.cut_top(kRow2, gap));
        draw_dashboard_quadrant(frame, rows.cut_top(340, gap));
        draw_dashboard_gates(frame, m_figures, rows.cut_top(kRow3, gap));
        draw_dashboard_risks(frame, m_figures, rows.cut_top(kRow3, gap));
        draw_dashboard_capacity(frame, m_figures, rows.cut_top(kRow3, gap));
        reserve({page.x, page.y, page.w, rows.y - page.y});
    }

    DashboardFigures m_figures;
    TableState m_table;
};

}  // namespace

void refresh(DashboardFigures& figures, Frame& frame) {
    if (figures.revision == frame.store.revision()) return;
    figures = {};
    figures.revision = frame.store.revision();
    figures.sum = portfolio_summary(frame.store, frame.derived);
    figures.trend = portfolio_trend(frame.store, frame.derived);
    auto const month = civil_of(Date{frame.ui.today});
    figures.capacity = portfolio_capacity(frame.store, frame.derived, month.year, month.month, 6);
    if (!figures.capacity.empty()) figures.overloaded_people = figures.capacity.front().overloaded;
    find_gates(figures, frame);
    find_risks(figures, frame);
}

std::unique_ptr<View> make_dashboard_view() { return std::make_unique<DashboardView>(); }

}  // namespace pmo::ui
