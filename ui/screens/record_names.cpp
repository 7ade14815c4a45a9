// Words, icons and places of records, wherever one is named. The icons are a table: a register that is not in it has its area's.

#include <algorithm>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/navigation.h"
#include "ui/screens/screens.h"
#include "ui/views/project_frame.h"
#include "ui/views/project_tabs.h"
#include "ui/views/view.h"

namespace pmo::ui {

namespace {

struct TypeIcon { std::string_view type; Icon icon; };
constexpr TypeIcon kIcons[] = {
    {"project", Icon::folder_kanban}, {"programme", Icon::briefcase}, {"proposal", Icon::lightbulb}, {"objective", Icon::target}, {"criterion", Icon::scale},
    {"benefit", Icon::trending_up}, {"cash_flow", Icon::coins}, {"charter", Icon::file_signature}, {"goal", Icon::target}, {"requirement", Icon::list_checks},
    {"deliverable", Icon::package}, {"approval", Icon::shield_check}, {"gate", Icon::milestone}, {"phase", Icon::layers}, {"method", Icon::workflow},
    {"template", Icon::file}, {"activity", Icon::activity}, {"raci_cell", Icon::grid_3x3}, {"task", Icon::list_todo}, {"dependency", Icon::link_2}, {"baseline", Icon::layers},
    {"sprint", Icon::repeat}, {"calendar", Icon::calendar}, {"calendar_exception", Icon::calendar_days}, {"person", Icon::user}, {"department", Icon::building_2}, {"role", Icon::award},
    {"resource", Icon::users}, {"assignment", Icon::user_plus}, {"resource_request", Icon::user_plus}, {"role_assignment", Icon::users}, {"time_sheet", Icon::timer},
    {"leave", Icon::sun}, {"skill", Icon::brain}, {"skill_level", Icon::chart_bar}, {"skill_need", Icon::brain}, {"budget_line", Icon::wallet}, {"budget_version", Icon::layers},
    {"cost_entry", Icon::receipt}, {"fund_request", Icon::banknote}, {"risk", Icon::shield_alert}, {"risk_action", Icon::shield_check}, {"risk_review", Icon::eye}, {"risk_impact", Icon::chart_line},
    {"risk_level", Icon::gauge}, {"issue", Icon::circle_alert}, {"change_request", Icon::git_pull_request}, {"decision", Icon::gavel}, {"escalation", Icon::arrow_up_right},
    {"exception_report", Icon::octagon_alert}, {"tolerance", Icon::gauge}, {"quality_standard", Icon::book_marked}, {"quality_plan_item", Icon::clipboard_list},
    {"review", Icon::eye}, {"finding", Icon::bug}, {"acceptance", Icon::file_check}, {"checklist_item", Icon::list_checks}, {"closing_item", Icon::archive},
    {"satisfaction", Icon::thumbs_up}, {"stakeholder", Icon::handshake}, {"communication_item", Icon::message_square}, {"communication_event", Icon::mail}, {"meeting", Icon::presentation},
    {"agenda_item", Icon::list}, {"meeting_attendee", Icon::users}, {"action_item", Icon::list_todo}, {"feedback", Icon::messages_square}, {"status_report", Icon::file_text}, {"document", Icon::file_text}, {"lesson", Icon::book_open},
    {"improvement", Icon::sparkles}, {"contract", Icon::file_signature}, {"contract_milestone", Icon::milestone}, {"payment", Icon::banknote}, {"supplier", Icon::truck}, {"supplier_rating", Icon::star},
    {"compliance_check", Icon::shield_check}, {"training", Icon::graduation_cap}, {"kpi", Icon::gauge}, {"measurement", Icon::activity}, {"appraisal", Icon::medal}, {"maturity_answer", Icon::chart_scatter},
};

Icon area_icon(Area area) {
    switch (area) {
        case Area::organisation: return Icon::building_2;
        case Area::portfolio: return Icon::briefcase;
        case Area::definition: return Icon::file_signature;
        case Area::schedule: return Icon::chart_gantt;
        case Area::resources: return Icon::users;
        case Area::cost: return Icon::wallet;
        case Area::risk: return Icon::shield_alert;
        case Area::quality: return Icon::file_check;
        case Area::stakeholders: return Icon::handshake;
        case Area::contracts: return Icon::file_signature;
        case Area::people: return Icon::graduation_cap;
        case Area::knowledge: return Icon::book_open;
    }
    return Icon::list;
}

}  // namespace

std::string record_name(Record const& record) {
    auto const name = shown_title(record);
    return name.empty() ? tr("value.untitled", {register_words_within(record.type().id)}) : std::string(name);
}

std::string record_name(Record const& record, Store const& store) {
    if (!shown_title(record).empty()) return record_name(record);
    std::string words;
    auto const& fields = record.type().fields;
    for (std::uint8_t slot = 0; slot < fields.size(); ++slot) {
        if (fields[slot].kind != Kind::link || !(fields[slot].flags & FieldFlag::listed) || fields[slot].id == "project") continue;
        auto const* id = std::get_if<Id>(&record.value(slot));
        auto const* other = id ? store.live(*id) : nullptr;
        if (other && !shown_title(*other).empty()) words += (words.empty() ? "" : " · ") + std::string(shown_title(*other));
    }
    return words.empty() ? record_name(record) : words;
}

std::string record_kind(Record const& record) { return register_words(record.type().id); }

Icon register_icon(std::string_view register_id) {
    auto const at = std::ranges::find(kIcons, register_id, &TypeIcon::type);
    if (at != std::end(kIcons)) return at->icon;
    auto const* type = find_register(register_id);
    return type ? area_icon(type->area) : Icon::list;
}

Location location_of(Frame const& frame, Record const& record) {
    auto const id = record.type().id;
    if (id == "project") return {.view = "project_registers", .project = record.id(), .detail = "overview"};
    auto const slot = slot_of(record.type(), "project");
    auto const* project = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    if (project && frame.store.live(*project)) {
        if (id == "task") return {.view = "plan", .project = *project, .detail = {}};
        if (auto const tab = project_tab_of(id); !tab.empty()) return project_tab(*project, tab);
    }
    if (id == "proposal") return {.view = "intake", .project = kNoId, .detail = "page"};
    return home_of_register(id);
}

}  // namespace pmo::ui
