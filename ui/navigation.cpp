#include "ui/navigation.h"

#include <string>

#include "core/model/schema.h"
#include "ui/i18n/tr.h"
#include "ui/views/view.h"

namespace pmo::ui {

namespace {

constexpr NavigationEntry kOverview[] = {{"dashboard"}, {"my_work", {}, NavigationCount::work}, {"register", "status_report"}};
constexpr NavigationEntry kPortfolio[] = {{"strategy"}, {"intake", "proposal", NavigationCount::open}, {"roadmap"}, {"register", "criterion"}, {"register", "benefit"}, {"register", "cash_flow"}};
constexpr NavigationEntry kProjects[] = {{"project_list"}, {"progress_round"}, {"plan_check"}, {"warning"}, {"risk"}, {"simulation"}, {"issue"}, {"change"}, {"quality"}, {"closing"}};
constexpr NavigationEntry kResources[] = {{"resource"}, {"levelling"}, {"register", "person"}, {"register", "resource"}, {"skill"}, {"training"}, {"appraisal"}, {"register", "leave"}, {"register", "calendar"}};
constexpr NavigationEntry kGovernance[] = {{"method"}, {"gate"}, {"tolerance"}, {"raci"}, {"boundary"}, {"organisation"}, {"decision", "decision"}, {"contract"}, {"supplier"},
                                           {"stakeholder"}, {"communication"}, {"meeting"}};
constexpr NavigationEntry kKnowledge[] = {{"lesson"}, {"document"}, {"template_library"}, {"improvement"}};
constexpr NavigationEntry kAnalysis[] = {{"register", "kpi"}, {"register", "measurement"}, {"register", "maturity_answer"}};
constexpr NavigationEntry kData[] = {{"exchange"}, {"merge"}, {"problems"}, {"history"}, {"catalogue"}};

constexpr NavigationGroup kGroups[] = {
    {"overview", Icon::layout_dashboard, kOverview},
    {"portfolio", Icon::briefcase, kPortfolio},
    {"projects", Icon::folder_kanban, kProjects, true},
    {"resources", Icon::users, kResources},
    {"governance", Icon::landmark, kGovernance},
    {"knowledge", Icon::book_open, kKnowledge},
    {"analysis", Icon::chart_line, kAnalysis},
    {"data", Icon::database, kData},
};

struct Home { std::string_view register_id, view; };

// Registers that a screen of their own shows.
constexpr Home kHomes[] = {
    {"activity", "raci"},        {"raci_cell", "raci"},     {"department", "organisation"}, {"department_duty", "organisation"}, {"role", "organisation"},      {"hand_over", "organisation"},
    {"method", "method"},        {"deviation", "method"},   {"gate", "gate"},               {"gate_criterion", "gate"},          {"tolerance", "tolerance"},    {"exception_report", "tolerance"},
    {"proposal", "intake"},      {"feasibility", "intake"}, {"objective", "strategy"},      {"contribution", "strategy"},        {"programme", "roadmap"},      {"roadmap_item", "roadmap"},
    {"project_dependency", "roadmap"}, {"risk", "risk"},    {"risk_action", "risk"}, {"risk_impact", "risk"}, {"risk_review", "risk"},             {"issue", "issue"},            {"escalation", "issue"},
    {"change_request", "change"}, {"finding", "quality"},   {"review", "quality"},          {"acceptance", "quality"},           {"satisfaction", "quality"},   {"quality_plan_item", "quality"},
    {"stakeholder", "stakeholder"}, {"communication_item", "communication"}, {"communication_event", "communication"}, {"feedback", "communication"}, {"meeting", "meeting"}, {"agenda_item", "meeting"},
    {"action_item", "my_work"}, {"progress_report", "progress_round"},  {"contract", "contract"},  {"contract_milestone", "contract"}, {"payment", "contract"},         {"compliance_check", "contract"}, {"supplier", "supplier"},
    {"supplier_rating", "supplier"}, {"skill_level", "skill"}, {"skill_need", "skill"},     {"training", "training"},            {"training_session", "training"}, {"appraisal", "appraisal"},
    {"appraisal_item", "appraisal"}, {"lesson", "lesson"},  {"lesson_use", "lesson"},       {"document", "document"},            {"document_version", "document"}, {"template", "template_library"},
    {"improvement", "improvement"}, {"closing_item", "closing"}, {"change_effect", "change"}, {"decision", "decision"},  {"warning_answer", "warning"},
    {"resource_request", "resource"}, {"supply_risk", "resource"}, {"time_sheet", "resource"},
};

}  // namespace

Location home_of_register(std::string_view register_id) {
    for (auto const& home : kHomes)
        if (home.register_id == register_id && find_view(home.view)) return {.view = std::string(home.view), .project = kNoId, .detail = {}};
    return {.view = "register", .project = kNoId, .detail = std::string(register_id)};
}

std::span<NavigationGroup const> navigation_groups() { return kGroups; }

NavigationGroup const* group_of(Location const& location) {
    if (location.project) return &kGroups[2];
    for (auto const& group : kGroups)
        for (auto const& item : group.items)
            if (item.view == location.view && (item.view != "register" || item.detail == location.detail)) return &group;
    return &kGroups[std::size(kGroups) - 1];
}

std::string navigation_label(NavigationEntry const& item) {
    return tr_key(item.view == "register" ? "register." + std::string(item.detail) + ".many" : "view." + std::string(item.view));
}

}  // namespace pmo::ui
