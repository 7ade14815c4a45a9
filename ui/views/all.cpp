// THE list of screens. A new screen is its own .cpp with a factory, its line here, and its words "view.<id>".

#include "ui/views/view.h"

namespace pmo::ui {

std::unique_ptr<View> make_dashboard_view();
std::unique_ptr<View> make_project_list_view();
std::unique_ptr<View> make_plan_view();
std::unique_ptr<View> make_project_registers_view();
std::unique_ptr<View> make_register_view();
std::unique_ptr<View> make_catalogue_view();
std::unique_ptr<View> make_problems_view();
std::unique_ptr<View> make_exchange_view();
std::unique_ptr<View> make_merge_view();
std::unique_ptr<View> make_history_view();
std::unique_ptr<View> make_settings_view();
std::unique_ptr<View> make_keys_view();
std::unique_ptr<View> make_about_view();
std::unique_ptr<View> make_quality_view();
std::unique_ptr<View> make_closing_view();

namespace {

constexpr ViewEntry kViews[] = {
    {"dashboard", Icon::layout_dashboard, false, make_dashboard_view},
    {"project_list", Icon::folder_kanban, false, make_project_list_view},
    {"plan", Icon::chart_gantt, true, make_plan_view},
    {"project_registers", Icon::list, false, make_project_registers_view},
    {"register", Icon::list, false, make_register_view},
    {"catalogue", Icon::library, false, make_catalogue_view},
    {"problems", Icon::triangle_alert, false, make_problems_view},
    {"exchange", Icon::database, false, make_exchange_view},
    {"merge", Icon::git_merge, false, make_merge_view},
    {"history", Icon::history, false, make_history_view},
    {"settings", Icon::settings, false, make_settings_view},
    {"keys", Icon::keyboard, false, make_keys_view},
    {"about", Icon::info, false, make_about_view},
    {"quality", Icon::file_check, false, make_quality_view},
    {"closing", Icon::archive, false, make_closing_view},
};

}  // namespace

std::span<ViewEntry const> all_views() { return kViews; }

ViewEntry const* find_view(std::string_view id) {
    for (auto const& entry : kViews)
        if (entry.id == id) return &entry;
    return nullptr;
}

}  // namespace pmo::ui
