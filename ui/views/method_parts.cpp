#include "ui/views/method_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/apply_method.h"
#include "core/registers/activity.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role.h"
#include "core/registers/rules.h"
#include "core/registers/template.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace reg = registers;
using Records = std::vector<Record const*>;

constexpr float kItem = 24, kHead = 26, kColumn = 210, kCheckRow = 26;

std::string named(Record const& item) {
    auto const own = &item.type() == &reg::activity::kType ? item.get(reg::activity::code) : &item.type() == &reg::gate::kType ? item.get(reg::gate::code) : std::string_view{};
    return (own.empty() ? std::string{} : std::string(own) + " ") + record_name(item);
}

void select(Frame& frame, Id id) {
    frame.session.inspector_open = true;
    frame.select(id);
}

struct Line { Record const* item; Icon icon; std::string note; };

void draw_item(Frame& frame, Line const& line, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{line.item->id()};
    auto const name = named(*line.item);
    bool const selected = frame.session.is_selected(line.item->id());
    auto const hot = hot_area(ui, {.id = "item", .name = name, .value = line.note, .description = register_words(line.item->type().id), .role = sem::Role::listitem, .state = selected ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = at});
    if (hot.clicked) select(frame, line.item->id());
    if (!hot.visible) return;
    auto const pen = ui.pen();
    if (selected || hot.hovered) pen.fill(at, selected ? theme.selected : theme.hover, metric::radius_button);
    Box row = at.inset(6, 0);
    pen.icon(row.x, row.cy(), line.icon, theme.text3, metric::icon_badge);
    row.cut_left(18);
    if (!line.note.empty()) {
        float const width = std::ceil(pen.width(Type::micro, line.note)) + 2;
        pen.text(row.cut_right(width, 4), theme.text3, Type::micro, line.note, Align::right);
    }
    if (pen.text(row, theme.text1, Type::small, name)) tooltip_for(ui, at, name, "item");
}

float draw_section(Frame& frame, std::string_view title, std::vector<Line> const& lines, Box column, float y) {
    if (lines.empty()) return y;
    IdScope const scope{title};
    text_at(frame.ui, {column.x + 6, y, column.w - 12, kHead}, title, Type::small_strong, frame.ui.theme().text3);
    y += kHead;
    for (auto const& line : lines) {
        draw_item(frame, line, {column.x, y, column.w, kItem});
        y += kItem;
    }
    return y + 6;
}

float draw_column(Frame& frame, MethodContent const& content, Record const* phase, std::size_t number, Box column) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    IdScope const scope{phase ? phase->id() : kNoId};
    float y = column.y;
    Box const head{column.x, y, column.w, 52};
    auto const title = phase ? format_integer(static_cast<std::int64_t>(number)) + "  " + record_name(*phase) : std::string(tr("methods.any_phase"));
    auto const hot = hot_area(ui, {.id = "phase", .name = title, .value = phase ? phase->get(reg::phase::goal) : std::string_view{}, .at = head});
    if (hot.clicked && phase) select(frame, phase->id());
    pen.panel(head, hot.hovered ? theme.selected_hover : theme.accent_soft, theme.accent_line, metric::radius_button);
    pen.text({head.x + 10, head.y + 5, head.w - 20, 22}, theme.text1, Type::strong, title);
    if (phase) pen.text({head.x + 10, head.y + 27, head.w - 20, 18}, theme.text2, Type::small, phase->get(reg::phase::goal));
    y += head.h + 6;
    auto const here = [&](Record const* item) { return phase_of_item(content, *item) == phase; };
    std::vector<Line> activities, gates, deliverables, documents;
    for (auto const* item : content.activities)
        if (here(item)) activities.push_back({item, Icon::circle_dot, item->has(reg::activity::time_limit) ? tr("methods.days", {format_integer(item->get(reg::activity::time_limit))}) : std::string{}});
    for (auto const* item : content.gates)
        if (here(item)) gates.push_back({item, Icon::flag, tr("methods.criteria_n", {format_integer(static_cast<std::int64_t>(content.criteria_of(item->id()).size()))})});
    for (auto const* item : content.deliverables)
        if (here(item)) deliverables.push_back({item, Icon::boxes, {}});
    for (auto const* item : content.templates)
        if (here(item)) documents.push_back({item, Icon::file_text, {}});
    y = draw_section(frame, tr("methods.activities"), activities, column, y);
    y = draw_section(frame, tr("methods.gates"), gates, column, y);
    y = draw_section(frame, tr("methods.deliverables"), deliverables, column, y);
    return draw_section(frame, tr("methods.documents"), documents, column, y);
}

}  // namespace

std::vector<Record const*> projects_of(Store const& store, Derived const& derived, Id method) {
    Records found;
    for (auto const id : derived.projects())
        if (auto const* project = store.live(id); project && project->get(reg::project::method) == method) found.push_back(project);
    return found;
}

void draw_structure(Frame& frame, MethodContent const& content, Box at) {
    auto& ui = frame.ui;
    if (content.phases.empty() && content.activities.empty() && content.gates.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::route, .title = tr("methods.nothing"), .text = tr("methods.nothing_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    Records columns = content.phases;
    auto const stray = [&](Records const& items) { return std::ranges::any_of(items, [&](Record const* item) { return !phase_of_item(content, *item); }); };
    if (stray(content.activities) || stray(content.gates) || stray(content.deliverables) || stray(content.templates)) columns.push_back(nullptr);
    PanelScope const panel{ui, {.id = "structure", .name = tr("methods.structure"), .at = at, .padding_x = 12, .padding_y = 12, .scroll_x = true}};
    Box const inner = panel.inner();
    auto const count = static_cast<int>(columns.size());
    float const width = std::max(kColumn, (at.w - 24 - 10.0f * static_cast<float>(count - 1)) / static_cast<float>(count));
    float bottom = inner.y;
    for (int i = 0; i < count; ++i) {
        Box const column{inner.x + static_cast<float>(i) * (width + 10), inner.y, width, 4000};
        bottom = std::max(bottom, draw_column(frame, content, columns[static_cast<std::size_t>(i)], static_cast<std::size_t>(i + 1), column));
    }
    std::vector<Line> communication, closing;
    for (auto const* item : content.communication) communication.push_back({item, Icon::message_square, {}});
    for (auto const* item : content.closing) closing.push_back({item, Icon::list_checks, {}});
    float const half = (width * static_cast<float>(count) + 10.0f * static_cast<float>(count - 1) - 10) / 2;
    float const left = draw_section(frame, tr("methods.communication"), communication, {inner.x, bottom, half, 4000}, bottom);
    float const right = draw_section(frame, tr("methods.closing"), closing, {inner.x + half + 10, bottom, half, 4000}, bottom);
    reserve({inner.x, inner.y, half * 2 + 10, std::max(left, right) - inner.y});
}

// Each role with its duty and authority, and how often it does and answers for something.
void draw_roles(Frame& frame, MethodContent const& content, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    PanelScope const panel{ui, {.id = "roles", .name = tr("methods.roles"), .role = sem::Role::list, .at = at}};
    Box inner = panel.inner();
    float const top = inner.y;
    if (content.roles.empty()) text(ui, {.text = tr("methods.roles_elsewhere"), .type = Type::body, .color = theme.text3, .id = "none", .at = inner.cut_top(40).inset(12, 0)});
    for (auto const* role : content.roles) {
        IdScope const scope{role->id()};
        int doing = 0, answering = 0;
        for (auto const* cell : frame.store.referrers(reg::raci_cell::kType, reg::raci_cell::party, role->id())) {
            auto const* activity = reg::linked(*cell, frame.store, reg::raci_cell::activity);
            if (!activity || activity->get(reg::activity::method) != content.method->id()) continue;
            doing += reg::raci_cell::responsible(*cell);
            answering += reg::raci_cell::accountable(*cell);
        }
        Box const row = inner.cut_top(54);
        auto const name = record_name(*role);
        auto const note = tr("methods.role_load", {format_integer(answering), format_integer(doing)});
        bool const selected = frame.session.is_selected(role->id());
        auto const hot = hot_area(ui, {.id = "role", .name = name, .value = note, .description = role->get(reg::role::duty), .role = sem::Role::listitem, .state = selected ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = row, .ring_radius = 0});
        if (hot.clicked) select(frame, role->id());
        auto const pen = ui.pen();
        if (selected || hot.hovered) pen.fill(row, selected ? theme.selected : theme.hover);
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        Box line = row.inset(12, 0);
        pen.text(line.cut_right(150, 8), theme.text2, Type::small, note, Align::right);
        pen.text({line.x, row.y + 5, 150, 22}, theme.text1, Type::strong, name);
        pen.text({line.x + 160, row.y + 5, line.w - 160, 22}, theme.text1, Type::body, role->get(reg::role::duty));
        pen.text({line.x + 160, row.y + 28, line.w - 160, 20}, theme.text3, Type::small, role->get(reg::role::authority));
    }
    reserve({inner.x, top, inner.w, inner.y - top});
}

// ------------------------------------------------------------------------------------------------ tailoring

namespace {

std::string edit_summary(Edit const& edit) {
    std::vector<std::pair<TypeDef const*, int>> added;
    for (auto const& operation : edit.operations()) {
        if (!operation.add) continue;
        auto const at = std::ranges::find(added, operation.add, &std::pair<TypeDef const*, int>::first);
        if (at == added.end()) added.emplace_back(operation.add, 1);
        else ++at->second;
    }
    std::string words;
    for (auto const& [type, count] : added) words += (words.empty() ? "" : " · ") + tr("methods.adds", {register_words(type->id), format_integer(count)});
    return words;
}

// What comes with an item: the letters of an activity, the criteria of a gate.
std::string note_of(Frame const& frame, MethodContent const& content, Record const& item) {
    auto const count = [](std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); };
    if (&item.type() == &reg::activity::kType) {
        auto const cells = frame.store.referrers(reg::raci_cell::kType, reg::raci_cell::activity, item.id()).size();
        return cells > 0 ? tr("methods.letters_n", {count(cells)}) : std::string{};
    }
    if (&item.type() == &reg::gate::kType) return tr("methods.criteria_n", {count(content.criteria_of(item.id()).size())});
    return {};
}

void draw_choice(Frame& frame, MethodContent const& content, std::set<Id>& without, Record const& item, Box row) {
    auto& ui = frame.ui;
    IdScope const scope{item.id()};
    bool const own = without.contains(item.id());
    bool const gone = left_out(content, item, std::vector<Id>(without.begin(), without.end()));
    bool const top = &item.type() == &reg::phase::kType, criterion = &item.type() == &reg::gate_criterion::kType;
    float const indent = top ? 12.0f : criterion ? 52.0f : 32.0f;
    auto const name = named(item);
    auto const kind = register_words(item.type().id);
    Box line = row;
    line.cut_left(indent);
    Box const box = line.cut_left(18, 6);
    if (checkbox(ui, {.id = "take", .checked = !gone, .disabled = (gone && !own) || !frame.writable, .name = tr("methods.take", {kind, name}), .at = {box.x, row.cy() - 8, 16, 16}})) {
        if (own) without.erase(item.id());
        else without.insert(item.id());
    }
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    pen.text(line.cut_right(80, 12), theme.text3, Type::small, kind, Align::right);
    if (auto const note = note_of(frame, content, item); !note.empty()) pen.text(line.cut_right(84, 8), theme.text3, Type::micro, note, Align::right);
    pen.text(line, gone ? theme.text3 : theme.text1, top ? Type::strong : criterion ? Type::small : Type::body, name);
    bool const must = criterion && reg::is(item, reg::gate_criterion::kind, "must_meet");
    if (own) pen.icon(row.right() - 98, row.cy(), must ? Icon::triangle_alert : Icon::circle_dashed, must ? theme.red : theme.text3, metric::icon_field);
}

}  // namespace

void draw_method_items(Frame& frame, MethodContent const& content, std::set<Id>& left_out, Box at) {
    PanelScope const panel{frame.ui, {.id = "items", .name = tr("methods.tailoring"), .at = at, .padding_y = 6}};
    Box const inner = panel.inner();
    auto const items = content.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        Box const row{inner.x, inner.y + kCheckRow * static_cast<float>(i), inner.w, kCheckRow};
        if (ImGui::IsRectVisible(row.min(), row.max())) draw_choice(frame, content, left_out, *items[i], row);
    }
    reserve({inner.x, inner.y, inner.w, kCheckRow * static_cast<float>(items.size())});
}

void draw_tailoring(Frame& frame, MethodContent const& content, TailoringDraft& draft, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    if (draft.method != content.method->id()) draft = {.method = content.method->id(), .project = frame.session.location.project, .left_out = {}, .start = Date{ui.today}};
    Box bar = at.cut_top(44).inset(12, 8);
    auto const project = link_field(frame, {.id = "project", .target = "project", .chosen = draft.project, .name = tr("methods.project"), .placeholder = tr("methods.choose_project"), .may_create = false, .at = bar.cut_left(std::min(280.0f, bar.w * 0.35f), 10)});
    if (project) draft.project = *project;
    text_at(ui, bar.cut_left(64, 4), tr("methods.start"), Type::small, theme.text2);
    if (auto const day = date_field(ui, {.id = "start", .name = tr("methods.start"), .day = draft.start.day, .at = bar.cut_left(130, 10)}); day && day->day) draft.start = Date{*day->day};
    auto const* chosen = frame.store.live(draft.project);
    IdSource scratch = frame.ids;                    // the preview's ids are thrown away with it
    MethodChoice const choice{content.method->id(), {draft.left_out.begin(), draft.left_out.end()}, draft.start, draft.reason};
    Edit preview{"preview"};
    if (chosen) {
        Adding trial(preview, {frame.store, scratch, draft.project, frame.session.person, Date{ui.today}});
        apply_method(trial, draft.project, choice);
    }
    auto const summary = chosen ? edit_summary(preview) : std::string{};
    auto const why = !chosen ? tr("methods.choose_project") : !frame.writable ? tr("gates.read_only") : summary.empty() ? tr("methods.nothing_new") : std::string_view{};
    Button apply{.id = "apply", .label = tr("methods.apply"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !why.empty(), .tip = why};
    apply.at = {bar.right() - button_width(ui, apply), bar.y, button_width(ui, apply), metric::control};
    if (button(ui, apply) && chosen) {
        Edit edit{{"method.apply", {std::string(shown_title(*content.method))}}};
        Adding adding(edit, {frame.store, frame.ids, draft.project, frame.session.person, Date{ui.today}});
        apply_method(adding, draft.project, choice);
        frame.edit(std::move(edit));
        frame.select(draft.project);
    }
    Box const words = at.cut_top(28);
    auto const left = tr("methods.left_out_n", {format_integer(static_cast<std::int64_t>(draft.left_out.size()))});
    auto const said = (chosen ? std::string(tr("methods.preview")) + summary : std::string(tr("methods.tailor_hint"))) + "  " + left;
    text(ui, {.text = said, .type = Type::small, .color = theme.text2, .id = "summary", .role = sem::Role::status, .at = words.inset(12, 0)});
    if (!draft.left_out.empty()) {
        Box const row = at.cut_top(36).inset(12, 2);
        if (auto const typed = text_field(ui, {.id = "reason", .name = tr("methods.reason"), .value = draft.reason, .placeholder = tr("methods.reason"), .at = {row.x, row.y, row.w, metric::control}})) draft.reason = *typed;
    }
    ui.pen().line_h(at.x, at.right(), at.y - 1, theme.line);
    draw_method_items(frame, content, draft.left_out, at);
}

}  // namespace pmo::ui
