// The plan of one project: toolbar, work breakdown structure, Gantt chart, and the inspector of a task. Here is only how they stand beside
// each other and which keys they hear; the parts are plan_toolbar.cpp, plan_table.cpp, gantt_draw.cpp and task_inspector.cpp.

#include <algorithm>
#include <cmath>

#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_screen.h"
#include "ui/views/project_frame.h"
#include "ui/views/task_inspector.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

constexpr float kMinTable = 200, kMinChart = 160;

class PlanView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        frame.ui.pen().fill(area, frame.ui.theme().surface);
        Box rest = draw_project_frame(frame, area);
        auto const* project = frame.store.live(frame.session.location.project);
        if (!project) {
            empty_state(frame.ui, {.id = "plan.no_project", .icon = Icon::folder_kanban, .title = tr("overview.no_project"), .text = {}, .primary = {}, .secondary = {}, .at = area});
            return;
        }
        auto const& plan = frame.derived.plan(frame.session.location.project);
        refresh(frame, m_screen, plan);
        refresh_marks(frame, m_screen.marks, plan);
        Box const bar = rest.cut_top(metric::toolbar);
        float const table_width = std::clamp(m_screen.split, kMinTable, std::max(kMinTable, rest.w - kMinChart));
        m_screen.chart_width = rest.w - table_width;
        place_chart(plan);
        draw_plan_toolbar(frame, m_screen, plan, bar, m_screen.chart_width);
        draw_filter_strip(frame, m_screen, plan, rest);
        if (plan.rows.empty()) {
            draw_empty(frame, plan, rest);
            return;
        }
        if (m_screen.look != PlanScreen::Look::gantt) {
            m_table_focused = false;
            if (m_screen.look == PlanScreen::Look::network) draw_network(frame, m_screen, plan, rest);
            else draw_swim(frame, m_screen, plan, rest);
            return;
        }
        Box const left = rest.cut_left(table_width);
        auto const events = draw_plan_table(frame, m_screen, plan, left);
        m_table_focused = events.focused;
        draw_gantt(frame, m_screen, plan, rest, events);
        draw_splitter(frame, left, rest);
    }

    std::string status(Frame& frame) override {
        if (!frame.store.live(frame.session.location.project) || m_screen.lines.count() == 0) return {};
        std::string words = tr("plan.status.rows", {format_integer(m_screen.rows), format_integer(m_screen.shown)});
        words += "    " + tr("plan.status.critical", {format_integer(m_screen.critical_rows)});
        return words;
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        if (&record.type() != &registers::task::kType || frame.session.selection.size() > 1) return false;   // several: the form of many
        auto const& plan = frame.derived.plan(record.get(registers::task::project));
        if (plan.row_of(record.id()) < 0) return false;
        auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
        draw_task_inspector(frame, m_inspector, plan, record, &m_screen.lines, {at.x, at.y, size.x, size.y});
        return true;
    }

    void keys(Frame& frame) override {
        auto const& plan = frame.derived.plan(frame.session.location.project);
        if (!frame.store.live(frame.session.location.project) || m_screen.table.edit_open) return;   // what is typed belongs to the cell
        auto const pressed = [](ImGuiKeyChord chord) { return ImGui::IsKeyChordPressed(chord); };
        struct { ImGuiKeyChord chord; PlanAct act; } const acts[] = {
            {ImGuiKey_N, PlanAct::add},
            {ImGuiKey_Insert, PlanAct::insert},
            {ImGuiMod_Alt | ImGuiKey_UpArrow, PlanAct::up},
            {ImGuiMod_Alt | ImGuiKey_DownArrow, PlanAct::down},
            {ImGuiMod_Ctrl | ImGuiKey_L, PlanAct::link},
            {ImGuiMod_Shift | ImGuiKey_S, PlanAct::split},
        };
        for (auto const& [chord, what] : acts)
            if (pressed(chord)) act(frame, m_screen, plan, what);
        if (!m_table_focused) {                                       // the table hears these itself
            if (pressed(ImGuiMod_Alt | ImGuiKey_RightArrow)) act(frame, m_screen, plan, PlanAct::indent);
            if (pressed(ImGuiMod_Alt | ImGuiKey_LeftArrow)) act(frame, m_screen, plan, PlanAct::outdent);
            if (pressed(ImGuiKey_Delete)) act(frame, m_screen, plan, PlanAct::remove);
        }
        if (pressed(ImGuiMod_Ctrl | ImGuiKey_Equal) || pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadAdd)) zoom(m_screen, gantt::zoom_step(m_screen.px_per_day, 1), 0.5f);
        if (pressed(ImGuiMod_Ctrl | ImGuiKey_Minus) || pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract)) zoom(m_screen, gantt::zoom_step(m_screen.px_per_day, -1), 0.5f);
        if (pressed(ImGuiKey_T)) show_today(m_screen, plan);
        if (pressed(ImGuiMod_Shift | ImGuiKey_N)) m_screen.look = m_screen.look == PlanScreen::Look::network ? PlanScreen::Look::gantt : PlanScreen::Look::network;
        if (pressed(ImGuiKey_P)) toggle_trace(m_screen.marks);
        if (pressed(ImGuiKey_J)) step(frame, plan, 1);
        if (pressed(ImGuiKey_K)) step(frame, plan, -1);
        if (pressed(ImGuiKey_Escape) && m_screen.splitting && !m_screen.drag.active()) m_screen.splitting = false;
        else if (pressed(ImGuiKey_Escape) && !m_screen.drag.active() && !frame.session.selection.empty()) frame.select(std::vector<Id>{});
    }

private:
    // The first look: the data date at a third of the width, unless everything fits.
    void place_chart(Plan const& plan) {
        if (m_screen.placed || plan.rows.empty()) return;
        m_screen.placed = true;
        double const days = static_cast<double>(plan.finish - plan.start) / static_cast<double>(engine::kMinutesPerDay);
        if (days * m_screen.px_per_day < m_screen.chart_width * 0.8) m_screen.left_day = engine::day_of(plan.start) - 7;
        else show_today(m_screen, plan);
    }

    void step(Frame& frame, Plan const& plan, int direction) {
        auto const& lines = m_screen.lines;
        if (lines.count() == 0) return;
        auto const line = lines.line(plan.row_of(frame.session.selected()));
        auto next = line < 0 ? (direction > 0 ? 0 : lines.count() - 1) : line + direction;
        while (next >= 0 && next < lines.count() && lines.row(next) < 0) next += direction;      // over headings
        if (next >= 0 && next < lines.count()) frame.select(plan.rows[static_cast<std::size_t>(lines.row(next))].task);
    }

    void draw_empty(Frame& frame, Plan const& plan, Box at) {
        auto const answer = empty_state(frame.ui, {.id = "plan.empty", .icon = Icon::chart_gantt, .title = tr("plan.empty.title"), .text = tr("plan.empty.text"), .key = "N",
                                                   .primary = tr("plan.add_first"), .secondary = tr("plan.import"), .at = {at.cx() - 220, at.y + 72, 440, 180}});
        if (answer == EmptyAnswer::primary) act(frame, m_screen, plan, PlanAct::add);
        if (answer == EmptyAnswer::secondary) frame.run("import");
    }

    void draw_splitter(Frame& frame, Box const& left, Box const& right) {
        auto const hot = hot_area(frame.ui, {.id = "plan.splitter", .name = tr("plan.splitter"), .role = sem::Role::separator, .at = {left.right() - 3, left.y, 6, left.h},
                                             .ring_radius = 0, .drag = true, .tab_stop = false, .overlap = true, .cursor = ImGuiMouseCursor_ResizeEW});
        if (hot.drag_started) m_split_from = left.w;
        if (hot.dragging) m_screen.split = std::round(m_split_from + hot.drag.x);
        if (hot.cancelled) m_screen.split = m_split_from;
        auto const& theme = frame.ui.theme();
        frame.ui.pen().line_v(right.x - 1, right.y, right.bottom(), hot.hovered || hot.dragging ? theme.accent : theme.line_strong);
    }

    PlanScreen m_screen;
    TaskInspector m_inspector;
    float m_split_from = 0;
    bool m_table_focused = false;
};

}  // namespace

std::unique_ptr<View> make_plan_view() { return std::make_unique<PlanView>(); }

}  // namespace pmo::ui
