// Requests for people and equipment: where each stands, and who fits the chosen one, by skill, free time and cost.

#include <algorithm>
#include <cmath>

#include "core/actions/resource_edits.h"
#include "core/base/sort.h"
#include "core/registers/resource_request.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace ask = registers::resource_request;
using registers::is;
using registers::is_open;

constexpr float kLower = 320, kFit = 46, kScore = 46, kBar = 70;
constexpr int kMostWeeks = 60;                       // that a request is looked at

std::string needs_words(Frame const& frame, Record const& request) {
    std::string words;
    auto const add = [&](std::string const& part) { words += (words.empty() ? "" : " · ") + part; };
    if (request.has(ask::resource)) add(name_of(frame, request.get(ask::resource)));
    if (request.has(ask::role)) add(name_of(frame, request.get(ask::role)));
    if (request.has(ask::skill)) add(tr("resources.skill_level", {name_of(frame, request.get(ask::skill)), request.has(ask::skill_level) ? std::to_string(request.get(ask::skill_level)) : std::string("3")}));
    if (words.empty() && request.has(ask::person)) add(name_of(frame, request.get(ask::person)));
    return words;
}

Tone tone_of(Record const& request) {
    if (is(request, ask::status, "approved", "fulfilled")) return Tone::green;
    if (is(request, ask::status, "proposed")) return Tone::blue;
    if (is(request, ask::status, "submitted")) return Tone::amber;
    if (is(request, ask::status, "rejected")) return Tone::red;
    return Tone::neutral;
}

}  // namespace

void ResourceRequests::draw(Frame& frame, ResourceFigures const&, Box area) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const project = frame.session.location.project;
    std::vector<Record const*> requests;
    int open = 0;
    for (auto const& row : frame.store.table(ask::kType).rows()) {
        if (row.deleted() || (project && row.get(ask::project) != project)) continue;
        open += is_open(row);
        if (m_all || is_open(row) || frame.session.selected() == row.id()) requests.push_back(&row);
    }
    sort_stably(requests, [](Record const* a, Record const* b) { return is_open(*a) != is_open(*b) ? is_open(*a) : a->get(ask::due) < b->get(ask::due); });
    Box const strip = area.cut_top(metric::toolbar);
    ui.pen().fill(strip, theme.surface);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    Box bar = strip.inset(metric::space_card, 0);
    auto const open_words = tr("resources.open_requests", {format_integer(open)});
    Segment const which[] = {{"open", open_words}, {"all", tr("resources.all_requests")}};
    int chosen = m_all ? 1 : 0;
    choose_segment(ui, bar, tr("resources.which_requests"), which, chosen);
    m_all = chosen == 1;
    if (right_button(ui, {.id = "new", .label = tr("resources.new_request"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable}, bar)) {
        Edit edit(Label{"create", {register_words_within(ask::kType.id)}});
        auto const id = add_record(edit, edit_context(frame, project), {.type = ask::kType});
        edit.set(id, ask::requested_by, frame.session.person);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(id);
    }
    area = area.inset(metric::space_card);
    if (requests.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::user_plus, .title = tr("resources.no_requests"), .text = tr("resources.no_requests_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    Record const* shown = requests.front();
    for (auto const* request : requests)
        if (frame.session.selected() == request->id()) shown = request;
    Box lower = area.cut_bottom(std::min(kLower, area.h * 0.5f), metric::space_card);

    enum Fixed : int { kCode, kTitle, kProject, kNeeds, kHeads, kFrom, kTo, kDue, kState, kAssigned };
    Column const columns[] = {{.id = "code", .title = tr("resources.column.code"), .width = 68}, {.id = "title", .title = tr("resources.column.request"), .width = 170}, {.id = "project", .title = tr("resources.column.project"), .width = 76},
                              {.id = "needs", .title = tr("resources.column.needs"), .width = 200}, {.id = "heads", .title = tr("resources.column.heads"), .width = 104, .align = Align::right, .tip = tr("resources.column.heads_tip")},
                              {.id = "from", .title = tr("resources.column.from"), .width = 90}, {.id = "to", .title = tr("resources.column.to"), .width = 90}, {.id = "due", .title = tr("resources.column.due"), .width = 90},
                              {.id = "state", .title = tr("resources.column.state"), .width = 132}, {.id = "assigned", .title = tr("resources.column.assigned"), .width = 92}};
    FigureRows rows;
    for (auto const* request : requests) rows.list.push_back({.id = request->id(), .name = record_name(*request), .closed = !is_open(*request)});
    auto const date = [](Record const& r, Field<Date> field) { return r.has(field) ? format_date(r.get(field).day) : std::string{}; };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& r = *requests[row];
        switch (column) {
            case kCode: return {.text = std::string(r.get(ask::code))};
            case kTitle: return {.text = rows.list[row].name};
            case kProject: { auto const* p = frame.store.live(r.get(ask::project)); return {.text = p ? std::string(code_of(*p)) : std::string{}}; }
            case kNeeds: return {.text = needs_words(frame, r)};
            case kHeads: return {.text = format_integer(r.has(ask::headcount) ? r.get(ask::headcount) : 1) + " × " + format_integer(r.has(ask::units) ? r.get(ask::units) : 100) + "%"};
            case kFrom: return {.text = date(r, ask::from)};
            case kTo: return {.text = date(r, ask::to)};
            case kDue: return {.text = date(r, ask::due), .color = is_open(r) && r.has(ask::due) && r.get(ask::due).day < frame.ui.today ? theme.red_text : 0};
            case kState: return {.text = option_words(ask::kType, ask::status.slot, r.get(ask::status)), .kind = CellKind::badge, .tone = tone_of(r)};
            default: return r.has(ask::assigned) ? TableCell{.text = name_of(frame, r.get(ask::assigned)), .kind = CellKind::avatar} : TableCell{};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& r = *requests[row];
        if (column == kHeads) return (r.has(ask::headcount) ? r.get(ask::headcount) : 1) * (r.has(ask::units) ? r.get(ask::units) : 100);
        return rows.make(row, column).text;
    };
    draw_figures(frame, {.id = "requests", .name = tr("resources.requests"), .columns = columns, .at = area}, rows, m_table);
    IdScope const scope{shown->id()};
    draw_chosen(frame, *shown, lower.cut_left(std::round(lower.w * 0.38f), metric::space_card));
    draw_fits(frame, *shown, lower);
}

void ResourceRequests::draw_chosen(Frame& frame, Record const& request, Box at) {
    auto const title = record_name(request);
    CardScope const card{frame.ui, {.id = "chosen", .title = title, .at = at}};
    Box rest = card.body().inset(12, 4);
    Box buttons = rest.cut_bottom(34);
    draw_fact(frame, rest, "project", tr("resources.column.project"), name_of(frame, request.get(ask::project)));
    draw_fact(frame, rest, "needs", tr("resources.column.needs"), needs_words(frame, request));
    auto const days = [&](Field<Date> field) { return request.has(field) ? format_date(request.get(field).day) : std::string("…"); };
    draw_fact(frame, rest, "when", tr("resources.period"), days(ask::from) + " – " + days(ask::to));
    if (request.has(ask::task)) draw_fact(frame, rest, "task", tr("resources.column.task"), name_of(frame, request.get(ask::task)));
    draw_fact(frame, rest, "by", tr("resources.requested_by"), name_of(frame, request.get(ask::requested_by)));
    draw_fact(frame, rest, "state", tr("resources.column.state"), option_words(ask::kType, ask::status.slot, request.get(ask::status)));
    draw_fact(frame, rest, "assigned", tr("resources.column.assigned"), name_of(frame, request.has(ask::assigned) ? request.get(ask::assigned) : request.get(ask::resource)));
    if (request.has(ask::reason) && rest.h > 20) draw_fact(frame, rest, "reason", tr("resources.reason"), request.get(ask::reason));
    if (request.has(ask::comment) && rest.h > 20) draw_fact(frame, rest, "comment", tr("resources.comment"), request.get(ask::comment));
    auto const context = edit_context(frame);
    auto confirm = confirm_request(context, request.id());
    auto refuse = refuse_request(context, request.id(), {});
    auto release = release_request(context, request.id());
    Button const choices[] = {{.id = "confirm", .label = tr("resources.confirm"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = confirm.empty(), .tip = tr("resources.confirm_tip")},
                              {.id = "refuse", .label = tr("resources.refuse"), .icon = Icon::x, .disabled = refuse.empty(), .tip = tr("resources.refuse_tip")},
                              {.id = "release", .label = tr("resources.release"), .icon = Icon::log_out, .disabled = release.empty(), .tip = tr("resources.release_tip")}};
    switch (draw_buttons(frame, buttons, choices)) {
        case 0: frame.edit(std::move(confirm)); break;
        case 1: frame.edit(std::move(refuse)); frame.session.inspector_open = true; frame.select(request.id()); break;
        case 2: frame.edit(std::move(release)); break;
        default: break;
    }
}

void ResourceRequests::draw_fits(Frame& frame, Record const& request, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const title = std::string(tr("resources.fits"));
    CardScope const card{ui, {.id = "fits", .title = title, .caption = tr("resources.fits_note"), .at = at}};
    tooltip_for(ui, card.header(), tr("resources.fits_tip"), "fits.tip");
    auto const& found = m_found.get(frame, request.id(), [&] {
        auto const wanted = wanted_by_request(request);
        auto const weeks = std::clamp((wanted.to.day - wanted.from.day) / 7 + 2, 1, kMostWeeks);
        return Found{suggest_people(frame.store, frame.derived, resource_load(frame.store, frame.derived, load_weeks(wanted.from, weeks)), wanted, 6)};
    });
    PanelScope const panel{ui, {.id = "people", .name = title, .role = sem::Role::list, .at = card.body()}};
    Box rest = panel.inner();
    float const top = rest.y;
    if (found.fits.empty()) text(ui, {.text = request.has(ask::resource) ? tr("resources.fits_equipment") : tr("resources.nobody_fits"), .color = theme.text3, .id = "none", .at = rest.cut_top(32).inset(12, 4)});
    for (auto const& fit : found.fits) {
        IdScope const item{fit.person};
        Box const line = rest.cut_top(kFit);
        Box row = line.inset(12, 0);
        auto const name = name_of(frame, fit.person);
        auto assign = assign_person(edit_context(frame), request.id(), fit.person);
        auto propose = propose_person(edit_context(frame), request.id(), fit.person);
        auto const act = [&](std::string_view id, std::string_view label, std::string_view tip, ButtonKind kind, Edit& edit) {
            auto const spoken = std::string(label) + " " + name;
            Button spec{.id = id, .label = label, .kind = kind, .size = Size::small, .disabled = edit.empty() || !frame.writable, .name = spoken, .tip = edit.empty() ? tr("resources.decided_already") : tip};
            Box const place = row.cut_right(button_width(ui, spec), 6);
            spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
            if (button(ui, spec)) frame.edit(std::move(edit));
        };
        act("assign", tr("resources.assign"), tr("resources.assign_tip"), ButtonKind::primary, assign);
        act("propose", tr("resources.propose"), tr("resources.propose_tip"), ButtonKind::secondary, propose);
        auto const skill = fit.level > 0 ? tr("resources.fit_level", {std::to_string(fit.level)}) : tr("resources.fit_skill", {std::to_string(fit.skill)});
        auto const time = tr("resources.fit_time", {hours(fit.free_minutes), hours(fit.needed_minutes), load_percent(fit.busiest_before), load_percent(fit.busiest_after)}) + (fit.on_leave ? " · " + std::string(tr("resources.leave")) : std::string{});
        auto const cost = fit.rate.minor > 0 ? tr("resources.fit_rate", {format_decimal(fit.rate.minor, 2, 0)}) : std::string(tr("resources.fit_no_rate"));
        auto const words = skill + " · " + time + " · " + cost;
        auto const score = tr("resources.fit_score", {std::to_string(fit.score), std::to_string(fit.skill), std::to_string(fit.free), std::to_string(fit.cost)});
        Box const hit{line.x, line.y, row.right() - line.x, line.h};
        auto const hot = hot_area(ui, {.id = "person", .name = name, .value = std::to_string(fit.score), .description = score + " " + words, .role = sem::Role::listitem, .at = hit});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(fit.person);
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill(hit, theme.hover);
        tooltip_for(ui, hit, score + "\n" + words, "why");
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        Box number = row.cut_left(kScore);
        pen.text(number, fit.score >= 75 ? theme.green_text : theme.text1, Type::record, std::to_string(fit.score));
        Box bar = row.cut_left(kBar, 10);
        Part const parts[] = {{fit.skill * 0.45, theme.b1}, {fit.free * 0.35, theme.c2}, {fit.cost * 0.2, theme.c4}};
        pen.fill({bar.x, std::round(bar.cy() - 4), bar.w, 8}, theme.grey_soft, 2);
        paint_stacked(pen, {bar.x, std::round(bar.cy() - 4), std::max(1.0f, std::round(bar.w * static_cast<float>(fit.score) / 100)), 8}, parts);
        Box upper = row;
        Box const lower = upper.cut_bottom(row.h / 2);
        pen.text({upper.x, upper.y + 4, upper.w, upper.h - 4}, theme.text1, Type::strong, name);
        pen.text({lower.x, lower.y, lower.w, lower.h - 4}, theme.text2, Type::small, words);
    }
    reserve({at.x, top, at.w - 12, rest.y - top});
}

}  // namespace pmo::ui
