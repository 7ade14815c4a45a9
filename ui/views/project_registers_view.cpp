// The tabs of a project that are made of registers: each tab one or several of them, chosen at the left end of the toolbar, filtered to the
// project. The overview has a screen of its own (project_overview.h).

#include <array>
#include <map>

#include "ui/i18n/tr.h"
#include "ui/views/project_frame.h"
#include "ui/views/project_overview.h"
#include "ui/views/project_tabs.h"
#include "ui/views/register_shelf.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace {

struct Tab { std::string_view id; std::span<std::string_view const> registers; };

constexpr std::string_view kCharter[] = {"charter", "goal", "requirement", "deliverable", "approval"};
constexpr std::string_view kGate[] = {"gate", "gate_criterion"};
constexpr std::string_view kRaci[] = {"activity", "raci_cell"};
constexpr std::string_view kTolerance[] = {"tolerance", "exception_report"};
constexpr std::string_view kDecision[] = {"decision"};
constexpr std::string_view kBoard[] = {"task"};
constexpr std::string_view kResource[] = {"assignment", "resource_request", "role_assignment", "time_sheet", "supply_risk"};
constexpr std::string_view kCost[] = {"budget_line", "cost_entry", "fund_request", "budget_version"};
constexpr std::string_view kRisk[] = {"risk", "risk_action", "risk_impact", "risk_review", "risk_level", "warning_answer"};
constexpr std::string_view kIssue[] = {"issue", "escalation"};
constexpr std::string_view kChange[] = {"change_request", "change_effect"};
constexpr std::string_view kQuality[] = {"quality_plan_item", "review", "finding", "acceptance", "satisfaction"};
constexpr std::string_view kClosing[] = {"closing_item", "closing_audit", "audit_finding"};
constexpr std::string_view kStakeholder[] = {"stakeholder", "communication_item", "communication_event", "feedback"};
constexpr std::string_view kMeeting[] = {"meeting", "action_item"};
constexpr std::string_view kDocument[] = {"document", "lesson"};
constexpr std::string_view kContract[] = {"contract", "payment", "compliance_check"};
constexpr std::string_view kReport[] = {"status_report"};

constexpr Tab kTabs[] = {
    {"charter", kCharter}, {"gate", kGate}, {"board", kBoard}, {"resource", kResource}, {"cost", kCost}, {"risk", kRisk}, {"issue", kIssue}, {"change", kChange},
    {"quality", kQuality}, {"stakeholder", kStakeholder}, {"meeting", kMeeting}, {"document", kDocument}, {"contract", kContract}, {"report", kReport}, {"closing", kClosing},
    {"raci", kRaci}, {"tolerance", kTolerance}, {"decision", kDecision},
};

class ProjectRegistersView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        area = draw_project_frame(frame, area);
        auto const& here = frame.session.location;
        if (here.detail == "overview" || here.detail.empty()) {
            draw_project_overview(frame, area, here.project, m_overview);
            return;
        }
        follow_record(frame);
        auto* shelf = shelf_of(frame);
        if (!shelf) {
            empty_state(frame.ui, {.id = "unknown", .icon = Icon::circle_help, .title = tr("register.unknown"), .text = tr("register.unknown_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        shelf->draw(frame, area);
    }
    std::string status(Frame& frame) override {
        auto* shelf = shelf_of(frame);
        return shelf ? shelf->status_words(frame) : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* shelf = shelf_of(frame)) shelf->keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* shelf = shelf_of(frame);
        return shelf && shelf->draw_inspector(frame, record);
    }

private:
    // Somebody came here for a record: its register is the one that is shown.
    void follow_record(Frame& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (!record || project_tab_of(record->type().id) != frame.session.location.detail) return;
        if (auto* shelf = shelf_of(frame)) shelf->show(record->type().id);
    }

    // nullptr: there is no such tab, or the project is gone.
    RegisterShelf* shelf_of(Frame& frame) {
        auto const& here = frame.session.location;
        auto const registers = registers_of_tab(here.detail);
        if (registers.empty() || !frame.store.live(here.project)) return nullptr;
        RegisterBegin const begin = here.detail == "board" ? [](RegisterPane& pane) { pane.group_by(slot_of(pane.type(), "board_state")); } : RegisterBegin{};
        return &m_shelves.try_emplace(here.detail, registers, begin).first->second;
    }

    std::map<std::string, RegisterShelf> m_shelves;  // by tab
    OverviewMemory m_overview;
    Id m_followed;
};

}  // namespace

std::span<std::string_view const> registers_of_tab(std::string_view tab) {
    for (auto const& t : kTabs)
        if (t.id == tab) return t.registers;
    return {};
}

std::string_view project_tab_of(std::string_view register_id) {
    for (auto const& t : kTabs)
        for (auto const id : t.registers)
            if (id == register_id) return t.id;
    return {};
}

std::unique_ptr<View> make_project_registers_view() { return std::make_unique<ProjectRegistersView>(); }

}  // namespace pmo::ui
