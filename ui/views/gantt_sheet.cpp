#include "ui/views/gantt_sheet.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/registers/baseline.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/plan_text.h"
#include "ui/views/project_frame.h"
#include "ui/views/save_drawing.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

constexpr float kMargin = 30, kHead = 56, kAxis = 34, kFoot = 26, kRow = 20, kName = 250, kFigure = 54;
constexpr std::int32_t kMostSheets = 400;          // 11,200 lines on A4; of a longer plan a message says that these are the first

struct SheetSize {
    float width = 0, height = 0;                  // pixels
    std::int32_t rows() const { return std::max(1, static_cast<std::int32_t>((height - kMargin - kHead - kAxis - kMargin - kFoot) / kRow)); }
};
SheetSize size_of(Paper paper) { return paper == Paper::a3 ? SheetSize{1587, 1123} : SheetSize{1123, 794}; }

// A theme's colour without its opacity.
std::int32_t rgb(ImU32 color) {
    return static_cast<std::int32_t>((((color >> IM_COL32_R_SHIFT) & 255) << 16) | (((color >> IM_COL32_G_SHIFT) & 255) << 8) | ((color >> IM_COL32_B_SHIFT) & 255));
}

struct Sheet {
    Frame const& frame;
    PlanScreen const& screen;
    Plan const& plan;
    Theme const& theme;                           // paper is light
    Fonts const& fonts;
    DrawPage& page;
    gantt::Axis axis;
    float top = 0;                                // of the first row
    std::int32_t first = 0, last = -1;            // lines

    float y(std::int32_t line) const { return top + static_cast<float>(line - first) * kRow; }
    std::string cut(std::string_view words, float width, Type type = Type::small) const { return shorten(fonts, type, words, width); }
    void text(float x, float cy, std::string_view words, ImU32 color, bool bold = false, Anchor anchor = Anchor::start, double size = 11) const { page.text(x, cy, words, rgb(color), size, bold, anchor); }
};

void heading(Sheet const& s, std::int32_t number, std::int32_t count) {
    auto const* project = s.frame.store.live(s.plan.project);
    auto const name = project ? std::string(code_of(*project)) + "  " + project_name(s.frame, *project) : std::string{};
    float const right = static_cast<float>(s.page.width()) - kMargin;
    s.text(kMargin, kMargin + 10, name, s.theme.text1, true, Anchor::start, 18);
    auto const* baseline = project ? s.frame.store.live(project->get(prj::baseline)) : nullptr;
    auto facts = tr("plan_print.facts", {format_date(engine::day_of(s.plan.start)), format_date(engine::day_of(s.plan.finish)), format_date(s.plan.status_date.day)});
    if (baseline) facts += " · " + tr("plan.baseline_named", {std::string(shown_title(*baseline))});
    if (project)
        if (auto const manager = person_name(s.frame, project->get(prj::manager)); !manager.empty()) facts += " · " + std::string(tr("project.manager_short")) + ' ' + manager;
    s.text(kMargin, kMargin + 34, facts, s.theme.text2, false, Anchor::start, 12);
    s.text(right, kMargin + 10, tr("plan_print.page", {format_integer(number), format_integer(count)}), s.theme.text3, false, Anchor::end, 12);
    if (s.screen.filter.active()) s.text(right, kMargin + 34, tr("plan_print.filtered"), s.theme.amber_text, false, Anchor::end, 12);
}

void legend(Sheet const& s) {
    float const cy = static_cast<float>(s.page.height()) - kMargin - 6;
    float x = s.axis.x;
    auto const item = [&](std::string_view words, auto&& sign) {
        sign(x, cy);
        s.text(x + 26, cy, words, s.theme.text2);
        x += 26 + text_width(s.fonts, Type::small, words) + 22;
    };
    item(tr("plan_print.task"), [&](float at, float mid) { s.page.box(at, mid - 5, 20, 10, rgb(s.theme.bar_normal), DrawShape::kNone, 2); s.page.box(at, mid - 5, 12, 10, rgb(s.theme.bar_normal_done), DrawShape::kNone, 2); });
    item(tr("plan.legend.critical"), [&](float at, float mid) { s.page.box(at, mid - 5, 20, 10, rgb(s.theme.bar_crit), rgb(s.theme.bar_crit_done), 2); });
    item(tr("plan_print.milestone"), [&](float at, float mid) { s.page.polygon({{at + 10, mid - 6}, {at + 16, mid}, {at + 10, mid + 6}, {at + 4, mid}}, rgb(s.theme.bar_summary)); });
    if (s.plan.baseline_finish != kNoTime) item(tr("plan.legend.baseline"), [&](float at, float mid) { s.page.box(at, mid - 1, 20, 3, rgb(s.theme.baseline)); });
    item(tr("plan_print.data_date"), [&](float at, float mid) { s.page.line({{at + 10, mid - 7}, {at + 10, mid + 7}}, rgb(s.theme.accent), 2); });
    s.text(kMargin, cy, tr("plan_print.made", {format_date(s.frame.today.day)}), s.theme.text3);
}

void data_date_line(Sheet const& s) {
    float const x = s.axis.px(s.plan.status_date.day + 1);
    if (x > s.axis.x && x < s.axis.x + s.axis.w) s.page.line({{x, s.top}, {x, s.y(s.last + 1)}}, rgb(s.theme.accent), 1.5);
}

std::string axis_words(gantt::HeaderCell const& cell) {
    auto const civil = civil_from_days(cell.from);
    switch (cell.unit) {
        case gantt::HeaderUnit::year: return std::to_string(civil.year);
        case gantt::HeaderUnit::quarter: return tr("plan.quarter_year", {std::to_string(civil.year), std::to_string((civil.month + 2) / 3)});
        case gantt::HeaderUnit::month: return civil.month == 1 ? format_month(civil.year, civil.month) : format_month_short(civil.month);
        case gantt::HeaderUnit::week: case gantt::HeaderUnit::day: break;
    }
    return std::to_string(civil.day);
}

void time_axis(Sheet const& s) {
    float const head = s.top - kAxis, bottom = s.y(s.last + 1);
    s.page.box(kMargin, head, s.axis.x + s.axis.w - kMargin, kAxis, rgb(s.theme.sunken));
    std::vector<gantt::Holiday> named;
    for (auto const& holiday : s.screen.holidays) named.push_back({holiday.from, holiday.to, holiday.name});
    for (auto const& shade : gantt::shades(s.axis, s.plan.calendars[0], named)) {
        float const x0 = std::max(s.axis.px(shade.from), s.axis.x), x1 = std::min(s.axis.px(shade.to), s.axis.x + s.axis.w);
        s.page.box(x0, s.top, x1 - x0, bottom - s.top, rgb(shade.holiday ? s.theme.shade_hol : s.theme.shade));
    }
    for (int row = 0; row < 2; ++row)
        for (auto const& cell : gantt::header_row(s.axis, row)) {
            float const x0 = std::max(s.axis.px(cell.from), s.axis.x), x1 = std::min(s.axis.px(cell.to), s.axis.x + s.axis.w);
            float const y = head + static_cast<float>(row) * kAxis / 2;
            if (x1 <= x0) continue;
            s.page.line({{x0, y}, {x0, row == 0 ? bottom : y + kAxis / 2}}, rgb(row == 0 ? s.theme.line_strong : s.theme.line));
            auto const words = axis_words(cell);
            if (text_width(s.fonts, Type::small, words) + 4 <= x1 - x0) s.text(x0 + 3, y + kAxis / 4, words, s.theme.text2, false, Anchor::start, row == 0 ? 11 : 10);
        }
}

void table_head(Sheet const& s) {
    float const cy = s.top - kAxis / 2;
    s.text(kMargin + 6, cy, tr("plan_print.name"), s.theme.text2, true);
    std::string_view const heads[] = {tr("plan.column.duration"), tr("plan.column.start"), tr("plan.column.finish"), "%"};
    for (std::size_t i = 0; i < std::size(heads); ++i) s.text(kMargin + kName + kFigure * static_cast<float>(i + 1) - 6, cy, s.cut(heads[i], kFigure - 8), s.theme.text2, true, Anchor::end);
}

void heading_row(Sheet const& s, std::int32_t line) {
    auto const& group = s.screen.groups[static_cast<std::size_t>(s.screen.lines.heading(line))];
    float const y = s.y(line), cy = y + kRow / 2;
    s.page.box(kMargin, y, s.axis.x + s.axis.w - kMargin, kRow, rgb(s.theme.sunken));
    s.text(kMargin + 6, cy, s.cut(group_name(s.frame, *s.screen.group, group) + "  " + group_figures(s.plan, group), kName + kFigure - 12, Type::small_strong), s.theme.text1, true);
    Minute const ends[] = {group.start, group.finish};
    for (std::size_t i = 0; i < std::size(ends); ++i) s.text(kMargin + kName + kFigure * static_cast<float>(i + 2) - 6, cy, plan_date(s.plan, ends[i]), s.theme.text2, true, Anchor::end, 10.5);
    auto const bar = gantt::bar_of(s.plan, group, s.axis);
    s.page.box(bar.x0, cy - 3, std::max(bar.x1 - bar.x0, 1.0f), 6, rgb(s.theme.line_strong), DrawShape::kNone, 3);
}

void table_row(Sheet const& s, std::int32_t line) {
    auto const index = s.screen.lines.row(line);
    auto const& row = s.plan.rows[static_cast<std::size_t>(index)];
    auto const& placed = s.plan.schedule.placed[static_cast<std::size_t>(index)];
    float const y = s.y(line), cy = y + kRow / 2, indent = 6 + static_cast<float>(std::min(row.level, 8)) * 10;
    s.page.line({{kMargin, y + kRow}, {s.axis.x + s.axis.w, y + kRow}}, rgb(s.theme.grid));
    auto const name = s.cut(row.wbs + "  " + task_name(s.frame, row.task), kName - indent - 6, row.summary ? Type::small_strong : Type::small);
    s.text(kMargin + indent, cy, name, s.theme.text1, row.summary);
    Minute const length = row.summary ? s.plan.calendars[static_cast<std::size_t>(row.calendar)].between(placed.start, placed.finish) : row.duration;
    std::string const figures[] = {row.milestone ? std::string("—") : days_text(length, s.plan.minutes_per_day), plan_date(s.plan, placed.start), plan_date(s.plan, placed.finish), std::to_string(row.percent)};
    for (std::size_t i = 0; i < std::size(figures); ++i) s.text(kMargin + kName + kFigure * static_cast<float>(i + 1) - 6, cy, s.cut(figures[i], kFigure - 4), s.theme.text2, row.summary, Anchor::end, 10.5);
}

void bar_of_line(Sheet const& s, std::int32_t line) {
    auto const index = s.screen.lines.row(line);
    auto const& row = s.plan.rows[static_cast<std::size_t>(index)];
    auto const bar = gantt::bar_of(s.plan, index, s.axis);
    auto const shape = gantt::row_shape(kRow);
    float const y = s.y(line) + shape.bar_top, mid = y + shape.bar_height / 2;
    bool const red = s.screen.critical && bar.critical && bar.kind != gantt::BarKind::summary;
    if (s.screen.baseline && bar.based && bar.kind != gantt::BarKind::milestone) s.page.box(bar.base0, s.y(line) + shape.baseline_top, std::max(bar.base1 - bar.base0, 1.0f), 2, rgb(s.theme.baseline));
    float label = bar.x1 + 6;
    switch (bar.kind) {
        case gantt::BarKind::summary:
            s.page.polygon({{bar.x0, y}, {bar.x1, y}, {bar.x1, y + 9}, {bar.x1 - 4, y + 5}, {bar.x0 + 4, y + 5}, {bar.x0, y + 9}}, rgb(s.theme.bar_summary));
            break;
        case gantt::BarKind::milestone:
            s.page.polygon({{bar.x0, mid - 6}, {bar.x0 + 6, mid}, {bar.x0, mid + 6}, {bar.x0 - 6, mid}}, rgb(red ? s.theme.bar_crit_done : s.theme.bar_summary));
            label = bar.x0 + 10;
            break;
        case gantt::BarKind::heading: break;
        case gantt::BarKind::task: {
            auto pieces = gantt::bar_pieces(s.plan, index, s.axis);
            if (pieces.empty()) pieces.push_back({bar.x0, bar.x1});
            else s.page.line({{bar.x0, mid}, {bar.x1, mid}}, rgb(red ? s.theme.bar_crit_done : s.theme.bar_normal_done), 0.8, true);
            for (auto const& piece : pieces) {
                float const wide = std::max(piece.x1 - piece.x0, 1.0f), done = std::min(wide, bar.progress_x - piece.x0);
                s.page.box(piece.x0, y, wide, shape.bar_height, rgb(bar.inactive ? s.theme.grey_soft : red ? s.theme.bar_crit : s.theme.bar_normal), red ? rgb(s.theme.bar_crit_done) : DrawShape::kNone, 2);
                if (done > 0) s.page.box(piece.x0, y, done, shape.bar_height, rgb(red ? s.theme.bar_crit_done : s.theme.bar_normal_done), DrawShape::kNone, 2);
            }
            break;
        }
    }
    auto const words = row.milestone ? plan_date(s.plan, s.plan.schedule.placed[static_cast<std::size_t>(index)].finish) : row.summary ? std::string{} : person_name(s.frame, row.owner);
    constexpr float kSize = 10;
    float const width = text_width(s.fonts, Type::small, words) * kSize / Fonts::size_of(Type::small);
    bool const fits = label + width < s.axis.x + s.axis.w;
    float const x = fits ? label : bar.x0 - 6;
    s.page.box(fits ? x - 1 : x - width - 1, mid - kSize / 2, words.empty() ? 0 : width + 2, kSize, rgb(s.theme.surface));       // links pass behind the words
    s.text(x, mid, words, s.theme.text2, false, fits ? Anchor::start : Anchor::end, kSize);
}

void links(Sheet const& s) {
    auto const shape = gantt::row_shape(kRow);
    for (auto const& link : s.plan.links) {
        auto const from = s.screen.lines.line(link.from), to = s.screen.lines.line(link.to);
        if (from < s.first || from > s.last || to < s.first || to > s.last) continue;      // the other end is on another sheet
        auto const way = gantt::route(link.type, gantt::bar_of(s.plan, link.from, s.axis), s.y(from), gantt::bar_of(s.plan, link.to, s.axis), s.y(to), shape);
        std::vector<DrawPoint> points;
        for (int i = 0; i < way.count; ++i) points.push_back({way.points[i].x, way.points[i].y});
        if (points.empty()) continue;
        auto const tip = points.back();
        auto const color = rgb(link.critical && s.screen.critical ? s.theme.link_crit : s.theme.link);
        s.page.line(std::move(points), color, 0.8, link.lag);
        using Head = gantt::Route::Head;
        double const dx = way.head == Head::left ? 4 : way.head == Head::right ? -4 : 0, dy = way.head == Head::up ? 4 : way.head == Head::down ? -4 : 0;
        s.page.polygon({tip, {tip.x + dx + dy * 0.7, tip.y + dy + dx * 0.7}, {tip.x + dx - dy * 0.7, tip.y + dy - dx * 0.7}}, color);
    }
}

std::string sheet_title(Frame const& frame, Plan const& plan) {
    auto const* project = frame.store.live(plan.project);
    auto const title = (project ? std::string(code_of(*project)) + " " : std::string{}) + std::string(tr("plan_print.title")) + " " + format_date(plan.status_date.day);
    return std::string(trim(title));
}

}  // namespace

std::vector<DrawPage> gantt_sheets(Frame const& frame, PlanScreen const& screen, Plan const& plan, Paper paper) {
    auto const size = size_of(paper);
    float const width = size.width, height = size.height, top = kMargin + kHead + kAxis, left = kMargin + kName + 4 * kFigure;
    auto const rows = size.rows(), count = screen.lines.count();
    auto const sheets = std::min(kMostSheets, (count + rows - 1) / rows);
    double const from = engine::day_of(plan.start) - 3, days = std::max(14.0, engine::day_of(plan.finish) + 12 - from);
    gantt::Axis const axis{.left_day = from, .px_per_day = static_cast<double>(width - kMargin - left) / days, .x = left, .w = width - kMargin - left};
    std::vector<DrawPage> pages;
    for (std::int32_t i = 0; i < sheets; ++i) {
        auto& page = pages.emplace_back(width, height);
        auto const first = i * rows;
        Sheet const s{frame, screen, plan, light_theme(), frame.ui.fonts(), page, axis, top, first, std::min(count, first + rows) - 1};
        heading(s, i + 1, sheets);
        time_axis(s);
        table_head(s);
        for (auto line = s.first; line <= s.last; ++line)
            if (screen.lines.heading(line) < 0) table_row(s, line);
            else heading_row(s, line);
        data_date_line(s);
        links(s);
        for (auto line = s.first; line <= s.last; ++line)
            if (screen.lines.heading(line) < 0) bar_of_line(s, line);
        page.line({{left, top - kAxis}, {left, s.y(s.last + 1)}}, rgb(s.theme.line_strong));
        legend(s);
    }
    return pages;
}

void print_menu(Frame& frame, PlanScreen const& screen, Plan const& plan) {
    enum : std::size_t { pdf_a4, pdf_a3, print_a4, print_a3, svg };
    bool const nothing = screen.lines.count() == 0;
    auto const item = [&](std::string_view key, std::string_view label, Icon icon, std::string_view tip, bool line_above = false) {
        return MenuItem{.key = key, .label = label, .icon = icon, .disabled = nothing, .line_above = line_above, .tip = nothing ? tr("plan_print.nothing") : tip};
    };
    MenuItem const items[] = {item("pdf_a4", tr("plan_print.pdf_a4"), Icon::file_down, tr("plan_print.pdf_tip")), item("pdf_a3", tr("plan_print.pdf_a3"), Icon::file_down, tr("plan_print.pdf_tip")),
                              item("a4", tr("plan_print.a4"), Icon::printer, tr("plan_print.tip"), true), item("a3", tr("plan_print.a3"), Icon::printer, tr("plan_print.tip")),
                              item("svg", tr("plan_print.svg"), Icon::file_down, {}, true)};
    auto const chosen = menu(frame.ui, {.id = "plan.print.menu", .name = tr("plan_print.title"), .items = items, .min_width = 220});
    if (!chosen) return;
    auto const paper = *chosen == pdf_a4 || *chosen == print_a4 ? Paper::a4 : Paper::a3;
    auto const pages = gantt_sheets(frame, screen, plan, paper);
    auto const most = kMostSheets * size_of(paper).rows();
    if (screen.lines.count() > most) frame.ui.toast({.tone = Tone::amber, .title = tr("plan_print.cut", {format_integer(most)}), .text = std::string(tr("plan_print.cut_text")), .on_action = {}});
    auto const title = sheet_title(frame, plan);
    switch (*chosen) {
        case pdf_a4: case pdf_a3: return save_pdf(frame, pages, title);
        case print_a4: case print_a3: return save_print_document(frame, pages, title);
        case svg: return save_svg(frame, pages, title);
    }
}

}  // namespace pmo::ui
