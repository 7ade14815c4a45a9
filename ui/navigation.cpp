#include "ui/navigation.h"

#include <string>

#include "core/model/schema.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {

namespace {

constexpr NavigationEntry kOverview[] = {{"dashboard"}, {"register", "action_item", NavigationCount::mine}, {"register", "status_report"}};
constexpr NavigationEntry kPortfolio[] = {{"register", "objective"}, {"register", "proposal", NavigationCount::open}, {"register", "programme"}, {"register", "criterion"},
                                  {"register", "benefit"},   {"register", "cash_flow"}};
constexpr NavigationEntry kProjects[] = {{"project_list"}};
constexpr NavigationEntry kResources[] = {{"register", "person"},           {"register", "department"}, {"register", "resource"}, {"register", "skill_level"},
                                  {"register", "resource_request"}, {"register", "time_sheet"}, {"register", "leave"},    {"register", "calendar"}};
constexpr NavigationEntry kGovernance[] = {{"register", "gate"},           {"register", "risk"},     {"register", "issue"},       {"register", "change_request"},
                                   {"register", "decision"},       {"register", "raci_cell"}, {"quality"}, {"closing"},     {"register", "contract"},
                                   {"register", "supplier"},       {"register", "compliance_check"}, {"register", "stakeholder"}, {"register", "meeting"}};
constexpr NavigationEntry kKnowledge[] = {{"register", "lesson"}, {"register", "document"}, {"register", "template"}, {"register", "improvement"},
                                  {"register", "method"}, {"register", "training"}};
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

}  // namespace

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
