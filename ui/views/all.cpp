// THE list of screens. A new screen is its own .cpp with a factory, its line here, and its words "view.<id>".

#include "ui/views/view.h"

namespace pmo::ui {

std::unique_ptr<View> make_dashboard_view();
std::unique_ptr<View> make_project_list_view();
std::unique_ptr<View> make_intake_view();
std::unique_ptr<View> make_charter_view();
std::unique_ptr<View> make_traceability_view();
std::unique_ptr<View> make_strategy_view();
std::unique_ptr<View> make_roadmap_view();
std::unique_ptr<View> make_plan_view();
std::unique_ptr<View> make_plan_check_view();
std::unique_ptr<View> make_progress_round_view();
std::unique_ptr<View> make_project_registers_view();
std::unique_ptr<View> make_risk_view();
std::unique_ptr<View> make_warning_view();
std::unique_ptr<View> make_issue_view();
std::unique_ptr<View> make_change_view();
std::unique_ptr<View> make_contract_view();
std::unique_ptr<View> make_supplier_view();
std::unique_ptr<View> make_resource_view();
std::unique_ptr<View> make_skill_view();
std::unique_ptr<View> make_training_view();
std::unique_ptr<View> make_appraisal_view();
std::unique_ptr<View> make_levelling_view();
std::unique_ptr<View> make_register_view();
std::unique_ptr<View> make_catalogue_view();
std::unique_ptr<View> make_problems_view();
std::unique_ptr<View> make_exchange_view();
std::unique_ptr<View> make_export_plan_view();
std::unique_ptr<View> make_merge_view();
std::unique_ptr<View> make_history_view();
std::unique_ptr<View> make_raci_view();
std::unique_ptr<View> make_boundary_view();
std::unique_ptr<View> make_organisation_view();
std::unique_ptr<View> make_gate_view();
std::unique_ptr<View> make_method_view();
std::unique_ptr<View> make_tolerance_view();
std::unique_ptr<View> make_decision_view();
std::unique_ptr<View> make_settings_view();
std::unique_ptr<View> make_keys_view();
std::unique_ptr<View> make_about_view();
std::unique_ptr<View> make_my_work_view();
std::unique_ptr<View> make_stakeholder_view();
std::unique_ptr<View> make_communication_view();
std::unique_ptr<View> make_meeting_view();
std::unique_ptr<View> make_lesson_view();
std::unique_ptr<View> make_document_view();
std::unique_ptr<View> make_template_library_view();
std::unique_ptr<View> make_improvement_view();
std::unique_ptr<View> make_quality_view();
std::unique_ptr<View> make_closing_view();
std::unique_ptr<View> make_simulation_view();

namespace {

constexpr ViewEntry kViews[] = {
    {"dashboard", Icon::layout_dashboard, false, make_dashboard_view},
    {"project_list", Icon::folder_kanban, false, make_project_list_view},
    {"intake", Icon::lightbulb, false, make_intake_view},
    {"charter", Icon::file_signature, false, make_charter_view},
    {"traceability", Icon::grid_3x3, false, make_traceability_view},
    {"strategy", Icon::target, false, make_strategy_view},
    {"roadmap", Icon::map, false, make_roadmap_view},
    {"plan", Icon::chart_gantt, true, make_plan_view},
    {"plan_check", Icon::stethoscope, false, make_plan_check_view},
    {"progress_round", Icon::clipboard_list, false, make_progress_round_view},
    {"project_registers", Icon::list, false, make_project_registers_view},
    {"risk", Icon::shield_alert, false, make_risk_view},
    {"warning", Icon::triangle_alert, false, make_warning_view},
    {"issue", Icon::circle_alert, false, make_issue_view},
    {"change", Icon::git_pull_request, false, make_change_view},
    {"contract", Icon::file_signature, false, make_contract_view},
    {"supplier", Icon::truck, false, make_supplier_view},
    {"resource", Icon::users, true, make_resource_view},
    {"skill", Icon::brain, false, make_skill_view},
    {"training", Icon::graduation_cap, false, make_training_view},
    {"appraisal", Icon::medal, false, make_appraisal_view},
    {"levelling", Icon::scale, true, make_levelling_view},
    {"register", Icon::list, false, make_register_view},
    {"catalogue", Icon::library, false, make_catalogue_view},
    {"raci", Icon::table_2, true, make_raci_view},
    {"boundary", Icon::split, false, make_boundary_view},
    {"organisation", Icon::building_2, false, make_organisation_view},
    {"problems", Icon::triangle_alert, false, make_problems_view},
    {"gate", Icon::flag, false, make_gate_view},
    {"method", Icon::route, false, make_method_view},
    {"tolerance", Icon::gauge, false, make_tolerance_view},
    {"decision", Icon::gavel, false, make_decision_view},
    {"exchange", Icon::database, false, make_exchange_view},
    {"export_plan", Icon::file_down, false, make_export_plan_view},
    {"merge", Icon::git_merge, false, make_merge_view},
    {"history", Icon::history, false, make_history_view},
    {"settings", Icon::settings, false, make_settings_view},
    {"keys", Icon::keyboard, false, make_keys_view},
    {"about", Icon::info, false, make_about_view},
    {"my_work", Icon::list_todo, false, make_my_work_view},
    {"stakeholder", Icon::handshake, false, make_stakeholder_view},
    {"communication", Icon::messages_square, false, make_communication_view},
    {"meeting", Icon::presentation, false, make_meeting_view},
    {"lesson", Icon::book_open, false, make_lesson_view},
    {"document", Icon::file_text, false, make_document_view},
    {"template_library", Icon::file, false, make_template_library_view},
    {"improvement", Icon::sparkles, false, make_improvement_view},
    {"quality", Icon::file_check, false, make_quality_view},
    {"closing", Icon::archive, false, make_closing_view},
    {"simulation", Icon::dices, false, make_simulation_view},
};

}  // namespace

std::span<ViewEntry const> all_views() { return kViews; }

ViewEntry const* find_view(std::string_view id) {
    for (auto const& entry : kViews)
        if (entry.id == id) return &entry;
    return nullptr;
}

}  // namespace pmo::ui
