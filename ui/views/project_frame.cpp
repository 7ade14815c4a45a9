#include "ui/views/project_frame.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/project/closed.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/plan_screen.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

constexpr std::string_view kTabs[] = {"overview", "charter", "gate", "plan", "board", "resource", "cost", "risk", "issue", "change", "quality", "stakeholder", "meeting", "document", "contract", "report", "closing", "raci", "tolerance", "decision"};

std::string count_of(ProjectSummary const& summary, std::string_view tab) {
    std::int32_t const open = tab == "risk" ? summary.open_risks : tab == "issue" ? summary.open_issues : tab == "change" ? summary.open_changes : 0;
    return open > 0 ? format_integer(open) : std::string{};
}

// Screens that stand inside a project and are reached from one of its tabs.
struct Within { std::string_view view, tab; };
constexpr Within kWithin[] = {{"traceability", "charter"}, {"method", "gate"}, {"plan_check", "plan"}, {"progress_round", "plan"}, {"boundary", "raci"}, {"warning", "risk"}, {"simulation", "risk"},
                              {"communication", "stakeholder"}, {"lesson", "document"}};

std::string_view tab_of(Location const& here) {
    auto const inside = std::ranges::find(kWithin, here.view, &Within::view);
    if (inside != std::end(kWithin)) return inside->tab;
    return here.view == "project_registers" ? std::string_view(here.detail) : std::string_view(here.view);
}

// A star that is filled when it is on: Lucide has outlines only.
void star(Frame& frame, Box const& at, Record const& project) {
    bool const on = project.get(prj::starred);
    auto const& theme = frame.ui.theme();
    auto const hot = hot_area(frame.ui, {.id = "project.star", .name = tr("project.star"), .state = sem::checkable | (on ? sem::pressed : sem::none), .at = at, .disabled = !frame.writer});
    ImU32 const color = on ? theme.amber : hot.hovered ? theme.text2 : theme.text3;
    auto const pen = frame.ui.pen();
    pen.icon(at.cx() - 8, at.cy(), Icon::star, color);
    if (on) pen.circle({at.cx(), at.cy() + 0.5f}, 2.5f, color);
    tooltip(frame.ui, on ? tr("project.star.off") : tr("project.star.on"));
    if (!hot.clicked) return;
    Edit edit{on ? "project.unstar" : "project.star"};
    edit.set(project.id(), prj::starred, !on);
    frame.edit(std::move(edit));
}

// One of the figures at the right: label in text3, value; drawn from right to left. Returns the free right edge.
struct Figure { std::string_view id; std::string_view label; std::string value; std::string extra{}; ImU32 extra_color = 0; std::string tip{}; };
float figure_width(Pen const& pen, Figure const& figure) {
    float width = pen.width(Type::small, figure.label) + 6 + pen.width(Type::body, figure.value);
    if (!figure.extra.empty()) width += 6 + pen.width(Type::small, figure.extra);
    return std::ceil(width);
}

void draw_figure(Frame& frame, Box const& at, Figure const& figure) {
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    float x = at.x;
    pen.text(x, at.cy(), theme.text3, Type::small, figure.label);
    x += pen.width(Type::small, figure.label) + 6;
    pen.text(x, at.cy(), theme.text1, Type::body, figure.value);
    x += pen.width(Type::body, figure.value) + 6;
    if (!figure.extra.empty()) pen.text(x, at.cy(), figure.extra_color, Type::small, figure.extra);
    auto const value = figure.extra.empty() ? figure.value : figure.value + ' ' + figure.extra;
    say(frame.ui, {.id = figure.id, .role = sem::Role::text, .name = figure.label, .value = value, .description = figure.tip, .at = at});
    if (!figure.tip.empty()) tooltip_for(frame.ui, at, figure.tip, figure.id);
}

// A closed project says so at the right end of its tabs, with the way back.
void draw_archived(Frame& frame, Record const& project, Box& row) {
    if (!is_closed_project(frame.store, project.id())) return;
    auto& ui = frame.ui;
    if (frame.session.location.view != "closing") {
        Button reopen{.id = "project.reopen", .label = tr("closed.reopen"), .icon = Icon::rotate_ccw, .size = Size::small, .disabled = !frame.writer, .name = {}, .tip = tr("closed.reopen_tip"), .count = {}};
        Box const at = row.cut_right(button_width(ui, reopen), 8);
        reopen.at = {at.x, std::round(at.cy() - metric::control_small / 2), at.w, metric::control_small};
        if (button(ui, reopen)) frame.go({.view = "closing", .project = project.id(), .detail = {}});
    }
    Badge const badge{.label = tr("closed.badge"), .tone = Tone::neutral, .icon = Icon::lock};
    float const width = badge_width(ui.fonts(), badge);
    Box const sign = row.cut_right(width, 8);
    paint_badge(ui.pen(), sign.x, sign.cy(), badge);
    say(ui, {.id = "project.archived", .role = sem::Role::status, .name = tr("closed.badge"), .description = tr("closed.badge_tip"), .at = sign});
    tooltip_for(ui, sign, tr("closed.badge_tip"), "project.archived");
}

std::string index_words(std::optional<std::int32_t> hundredths) { return hundredths ? format_decimal(*hundredths, 2) : std::string("—"); }

void draw_header(Frame& frame, Box at, Record const& project, ProjectSummary const& summary, Plan const& plan) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    RegionScope const region{ui, {.id = "project.header", .role = sem::Role::group, .name = tr("project.header"), .at = at}};
    Box row = at.inset(metric::space_card, 0);
    star(frame, row.cut_left(24, 4), project);

    auto const amount = [&](std::int64_t minor) { return format_money(minor, summary.currency, MoneyStyle::number); };
    auto const manager = person_name(frame, project.get(prj::manager));
    std::array const figures = {
        Figure{.id = "project.cpi", .label = "CPI", .value = index_words(summary.cpi), .tip = tr("project.cpi.tip", {amount(summary.value.ev), amount(summary.value.ac), index_words(summary.cpi)})},
        Figure{.id = "project.spi", .label = "SPI", .value = index_words(summary.spi), .tip = tr("project.spi.tip", {amount(summary.value.ev), amount(summary.value.pv), index_words(summary.spi)})},
        Figure{.id = "project.finish", .label = tr("project.forecast"), .value = summary.finish == kNoTime ? std::string("—") : format_date(engine::day_of(summary.finish)),
               .extra = summary.slip_days != 0 && summary.baseline_finish != kNoTime ? slip_words(summary.slip_days) : std::string{}, .extra_color = summary.slip_days > 0 ? theme.red_text : theme.green_text,
               .tip = summary.baseline_finish == kNoTime ? std::string(tr("project.no_baseline")) : tr("project.forecast.tip", {format_date(engine::day_of(summary.baseline_finish))})},
        Figure{.id = "project.manager", .label = tr("project.manager_short"), .value = manager.empty() ? std::string("—") : manager},
    };

    // Left: code, name, health, stage; the name gives way.
    auto const code = code_of(project);
    auto const rag = to_rag(summary.overall);
    Badge const stage{.label = project.has(prj::stage) ? std::string_view{} : std::string_view{}, .tone = Tone::blue};
    auto const stage_words = project.has(prj::stage) ? option_words(prj::kType, prj::stage.slot, project.get(prj::stage)) : std::string{};
    Badge stage_badge = stage;
    stage_badge.label = stage_words;
    float const code_width = code.empty() ? 0 : std::ceil(pen.width(Type::body, code)) + 10;
    float const signs = rag_width(pen.fonts, rag) + 8 + (stage_words.empty() ? 0 : badge_width(pen.fonts, stage_badge) + 16);
    auto const name = project_name(frame, project);
    float const name_wanted = std::ceil(pen.width(Type::title, name)) + 8;
    float left_needed = code_width + std::min(name_wanted, 160.0f) + signs;
    for (auto const& figure : figures) {
        float const width = figure_width(pen, figure);
        if (row.w - width - 20 < left_needed) break;                 // indices first, then the forecast, then the manager
        draw_figure(frame, row.cut_right(width, 20), figure);
    }
    if (code_width > 0) {
        pen.text(row.x, row.cy(), theme.text3, Type::body, code);
        row.cut_left(code_width);
    }
    Box const title = row.cut_left(std::min(name_wanted, std::max(40.0f, row.w - signs)));
    heading(ui, 1, name, Type::title, title);
    if (!plan.rows.empty() || summary.overall.health != pmo::Health::none) {
        Box const chip{row.x, row.y, rag_width(pen.fonts, rag), row.h};
        paint_rag(pen, chip.x, chip.cy(), rag);
        auto const health = rag_words(rag);
        say(ui, {.id = "project.health", .role = sem::Role::img, .name = tr("project.health"), .value = health, .description = tr("project.health.rule"), .at = chip});
        tooltip_for(ui, chip, tr("project.health.rule"), "project.health");
        row.cut_left(chip.w + 8);
    }
    if (!stage_words.empty()) {
        Box const place{row.x, row.y, badge_width(pen.fonts, stage_badge), row.h};
        paint_badge(pen, place.x, place.cy(), stage_badge);
        say(ui, {.id = "project.stage", .role = sem::Role::text, .name = tr("project.stage_name"), .value = stage_words, .at = place});
    }
}

}  // namespace

std::span<std::string_view const> project_tabs() { return kTabs; }

Location project_tab(Id project, std::string_view tab) {
    if (find_view(tab) && tab != "register") return {.view = std::string(tab), .project = project, .detail = {}};
    return {.view = "project_registers", .project = project, .detail = std::string(tab)};
}

Rag to_rag(Judgement const& judgement) {
    return {static_cast<Pen::Health>(judgement.health), static_cast<Trend>(judgement.trend)};
}

std::string project_name(Frame const&, Record const& project) {
    auto const name = shown_title(project);
    return name.empty() ? std::string(tr("project.unnamed")) : std::string(name);
}

std::string slip_words(std::int32_t working_days) { return tr("project.slip", {format_signed(working_days, 0)}); }

Box draw_project_frame(Frame& frame, Box area) {
    auto& ui = frame.ui;
    auto const& here = frame.session.location;
    auto const* project = frame.store.live(here.project);
    if (!project || &project->type() != &prj::kType) return area;
    auto const& summary = frame.derived.summary(project->id());
    auto const& plan = frame.derived.plan(project->id());
    Box const header = area.cut_top(metric::project_header), strip = area.cut_top(metric::tabs);
    auto const pen = ui.pen();
    pen.fill({header.x, header.y, header.w, header.h + strip.h}, ui.theme().surface);
    draw_header(frame, header, *project, summary, plan);

    std::array<Choice, std::size(kTabs)> choices;
    std::array<std::string, std::size(kTabs)> words, counts;
    int active = -1;
    for (std::size_t i = 0; i < std::size(kTabs); ++i) {
        words[i] = tr_key("project.tab." + std::string(kTabs[i]));
        counts[i] = count_of(summary, kTabs[i]);
        choices[i] = {.key = kTabs[i], .label = words[i], .count = counts[i]};
        if (kTabs[i] == tab_of(here)) active = static_cast<int>(i);
    }
    pen.line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    Box row{strip.x + 6, strip.y, strip.w - 12, strip.h};
    draw_archived(frame, *project, row);
    if (auto const picked = tabs(ui, {.id = "project.tabs", .name = tr("project.tabs"), .tabs = choices, .active = active, .line = false, .at = row}))
        frame.go(project_tab(project->id(), kTabs[static_cast<std::size_t>(*picked)]), frame.session.selected());
    return area;
}

}  // namespace pmo::ui
