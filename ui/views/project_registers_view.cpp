// The tabs of a project that are made of registers: each tab one or several of them, chosen at the left end of the toolbar, filtered to the
// project. The overview has a screen of its own (project_overview.h).

#include <array>
#include <map>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/project_frame.h"
#include "ui/views/project_overview.h"
#include "ui/views/project_tabs.h"
#include "ui/views/register_pane.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"

namespace pmo::ui {

namespace {

struct Tab { std::string_view id; std::span<std::string_view const> registers; };

constexpr std::string_view kCharter[] = {"charter", "goal", "requirement", "deliverable", "approval"};
constexpr std::string_view kBoard[] = {"task"};
constexpr std::string_view kResource[] = {"assignment", "resource_request", "role_assignment", "time_sheet"};
constexpr std::string_view kCost[] = {"budget_line", "cost_entry", "fund_request", "budget_version"};
constexpr std::string_view kRisk[] = {"risk", "risk_action", "risk_impact", "risk_review", "risk_level", "warning_answer"};
constexpr std::string_view kIssue[] = {"issue", "escalation", "decision"};
constexpr std::string_view kChange[] = {"change_request", "change_effect"};
constexpr std::string_view kQuality[] = {"quality_plan_item", "review", "finding", "acceptance", "satisfaction"};
constexpr std::string_view kClosing[] = {"closing_item", "closing_audit", "audit_finding"};
constexpr std::string_view kStakeholder[] = {"stakeholder", "communication_item", "communication_event", "feedback"};
constexpr std::string_view kMeeting[] = {"meeting", "action_item"};
constexpr std::string_view kDocument[] = {"document", "lesson"};
constexpr std::string_view kContract[] = {"contract", "payment", "compliance_check"};
constexpr std::string_view kReport[] = {"status_report"};

constexpr Tab kTabs[] = {
    {"charter", kCharter}, {"board", kBoard}, {"resource", kResource}, {"cost", kCost}, {"risk", kRisk}, {"issue", kIssue}, {"change", kChange},
    {"quality", kQuality}, {"stakeholder", kStakeholder}, {"meeting", kMeeting}, {"document", kDocument}, {"contract", kContract}, {"report", kReport}, {"closing", kClosing},
};

constexpr float kSegmentsShare = 0.45f;              // of the toolbar; wider choices become a list

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
        auto* pane = pane_of(frame);
        if (!pane) {
            empty_state(frame.ui, {.id = "unknown", .icon = Icon::circle_help, .title = tr("register.unknown"), .text = tr("register.unknown_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        auto const types = types_of(here.detail);
        pane->draw(frame, area, types.size() < 2 ? RegisterPane::Lead{} : [&](Box& bar) { choose(frame, types, bar); });
    }
    std::string status(Frame& frame) override {
        auto* pane = pane_of(frame);
        return pane ? pane->status_words() : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* pane = pane_of(frame)) pane->keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* pane = pane_of(frame);
        return pane && pane->draw_inspector(frame, record);
    }

private:
    static std::vector<TypeDef const*> types_of(std::string_view tab) {
        std::vector<TypeDef const*> types;
        for (auto const id : registers_of_tab(tab))
            if (auto const* type = find_register(id)) types.push_back(type);
        return types;
    }

    TypeDef const* type_of(Location const& here) {
        auto const types = types_of(here.detail);
        if (types.empty()) return nullptr;
        auto const chosen = m_chosen.find(here.detail);
        for (auto const* type : types)
            if (chosen != m_chosen.end() && type->id == chosen->second) return type;
        return types[0];
    }

    // Somebody came here for a record: its register is the one that is shown.
    void follow_record(Frame& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (record && project_tab_of(record->type().id) == frame.session.location.detail) m_chosen[frame.session.location.detail] = record->type().id;
    }

    RegisterPane* pane_of(Frame& frame) {
        auto const& here = frame.session.location;
        auto const* type = type_of(here);
        if (!type || !frame.store.live(here.project)) return nullptr;
        auto& pane = m_panes[{here.project, type->id}];
        if (!pane) {
            pane = std::make_unique<RegisterPane>(*type, here.project);
            if (here.detail == "board") pane->group_by(slot_of(*type, "board_state"));
        }
        return pane.get();
    }

    void choose(Frame& frame, std::vector<TypeDef const*> const& types, Box& bar) {
        auto& ui = frame.ui;
        auto const& here = frame.session.location;
        auto const* now = type_of(here);
        std::vector<std::string> words;
        std::vector<Choice> choices;
        int chosen = 0;
        for (auto const* type : types) words.push_back(register_words(type->id));
        for (std::size_t i = 0; i < types.size(); ++i) {
            choices.push_back({.key = types[i]->id, .label = words[i], .count = {}, .tip = {}});
            if (types[i] == now) chosen = static_cast<int>(i);
        }
        std::optional<int> picked;
        Segmented segments{.id = "registers", .name = tr("project.registers"), .options = choices, .chosen = chosen};
        float const width = segmented_width(ui, segments);
        if (width <= bar.w * kSegmentsShare) {
            Box const at = bar.cut_left(width, 12);
            segments.at = {at.x, at.cy() - metric::control / 2, width, metric::control};
            picked = segmented(ui, segments);
        } else {
            std::vector<Option> options;
            for (std::size_t i = 0; i < types.size(); ++i) options.push_back({.key = types[i]->id, .label = words[i], .caption = {}});
            Box const at = bar.cut_left(150, 12);
            picked = combo(ui, {.id = "registers", .name = tr("project.registers"), .options = options, .chosen = chosen, .placeholder = {}, .at = {at.x, at.cy() - metric::control / 2, 150, metric::control}});
        }
        if (picked && *picked >= 0) m_chosen[here.detail] = types[static_cast<std::size_t>(*picked)]->id;
    }

    std::map<std::pair<Id, std::string_view>, std::unique_ptr<RegisterPane>> m_panes;
    std::map<std::string, std::string> m_chosen;     // tab → register
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
