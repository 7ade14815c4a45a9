// The health of every running project as a table, and the same projects as bubbles over schedule and cost.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/dashboard.h"
#include "ui/views/plan_screen.h"
#include "ui/views/project_frame.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

enum Cell : int { kCode, kName, kStage, kProgress, kOverall, kSchedule, kCost, kScope, kRisk, kQuality, kSpi, kCpi, kSlip, kColumns };

constexpr float kRag = 57;

std::array<Column, kColumns> columns_for(float width) {
    auto const rule = tr("project.health.rule");
    auto const fixed = [](std::string_view id, std::string_view title, float w, Align align = Align::left, std::string_view tip = {}) {
        return Column{.id = id, .title = title, .width = w, .min_width = 40, .align = align, .sortable = false, .reorderable = false, .tip = tip};
    };
    // The names of the stages need more room in English, and so do the projects'.
    bool const english = language() == Language::en;
    float const phase = english ? 76 : 58, progress = english ? 88 : 104, index = english ? 40 : 42, slip = english ? 54 : 60;
    float const name = std::max(116.0f, width - 58 - phase - progress - 6 * kRag - 2 * index - slip - 14);
    return {fixed("code", tr("project.column.code"), 58), fixed("name", tr("project.column.name"), name), fixed("stage", tr("project.column.stage"), phase), fixed("progress", tr("dashboard.progress"), progress),
            fixed("overall", tr("project.column.overall"), kRag, Align::left, rule), fixed("schedule", tr("project.column.schedule"), kRag, Align::left, rule), fixed("cost", tr("project.column.cost"), kRag, Align::left, rule),
            fixed("scope", tr("project.column.scope"), kRag), fixed("risk", tr("project.column.risk"), kRag), fixed("quality", tr("project.column.quality"), kRag),
            fixed("spi", "SPI", index, Align::right, tr("project.column.spi.tip")), fixed("cpi", "CPI", index, Align::right, tr("project.column.cpi.tip")), fixed("slip", tr("dashboard.slip"), slip, Align::right, tr("project.column.slip.tip"))};
}

std::string slip_words(std::int32_t days) { return days == 0 ? std::string(tr("dashboard.on_time")) : tr("dashboard.days", {format_signed(days, 0)}); }

class Rows final : public TableSource {
public:
    explicit Rows(Frame& frame) : m_frame(frame), m_projects(frame.derived.active_projects()) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_projects.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& project = at(index);
        return {.key = row_key(project.id()), .name = shown_title(project)};
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& project = at(index);
        auto const& summary = m_frame.derived.summary(project.id());
        auto const& theme = m_frame.ui.theme();
        TableCell out;
        auto const judge = [&](Judgement const& judgement, Field<std::string> reason) {
            out.kind = CellKind::rag;
            out.rag = to_rag(judgement);
            out.text = rag_words(out.rag);
            out.tip = project.get(reason);
        };
        auto const index_tip = [&](char const* name, std::int64_t over, std::int64_t under, std::optional<std::int32_t> value) {
            out.text = value ? format_decimal(*value, 2) : std::string("—");
            auto const money = [&](std::int64_t minor) { return format_money(minor, summary.currency, MoneyStyle::number); };
            out.tip = std::string(name) + money(over) + " ÷ " + money(under) + " = " + out.text;
        };
        switch (column) {
            case kCode: out.text = project.get(prj::code); out.color = theme.text3; break;
            case kName: out.text = shown_title(project); break;
            case kStage: out.text = project.has(prj::stage) ? option_words(prj::kType, prj::stage.slot, project.get(prj::stage)) : std::string{}; out.color = theme.text2; break;
            case kProgress:
                out.kind = CellKind::progress;
                out.number = summary.permille;
                out.second = summary.value.pv > 0 ? summary.planned_permille : -1;
                out.text = format_percent(summary.permille, 1, 0);
                out.tip = tr("widget.progress_plan", {format_percent(summary.permille, 1, 0), format_percent(summary.planned_permille, 1, 0)});
                break;
            case kOverall: judge(summary.overall, prj::health_reason); break;
            case kSchedule: judge(summary.schedule, prj::health_schedule_reason); break;
            case kCost: judge(summary.cost, prj::health_cost_reason); break;
            case kScope: judge(summary.scope, prj::health_scope_reason); break;
            case kRisk: judge(summary.risk, prj::health_risk_reason); break;
            case kQuality: judge(summary.quality, prj::health_quality_reason); break;
            case kSpi: index_tip("SPI = EV ÷ PV = ", summary.value.ev, summary.value.pv, summary.spi); break;
            case kCpi: index_tip("CPI = EV ÷ AC = ", summary.value.ev, summary.value.ac, summary.cpi); break;
            case kSlip:
                out.text = summary.baseline_finish == kNoTime ? std::string("—") : slip_words(summary.slip_days);
                out.color = summary.slip_days > 15 ? theme.red_text : summary.slip_days > 5 ? theme.amber_text : theme.text2;
                break;
            default: break;
        }
        return out;
    }
private:
    Record const& at(std::int64_t index) const { return *m_frame.store.live(m_projects[static_cast<std::size_t>(index)]); }
    Frame& m_frame;
    std::vector<Id> const& m_projects;
};

Health shown(pmo::Health health) { return static_cast<Health>(health); }

}  // namespace

void draw_dashboard_health(Frame& frame, TableState& state, Box at) {
    auto& ui = frame.ui;
    auto const count = static_cast<std::int64_t>(frame.derived.active_projects().size());
    auto const caption = tr("dashboard.health_note", {format_integer(count)});
    CardScope const card{ui, {.id = "health", .title = tr("dashboard.health"), .caption = caption, .at = at}};
    LegendItem const items[] = {{tr("dashboard.rule_green"), ui.theme().green, Dash::solid, Mark::circle, false}, {tr("dashboard.rule_amber"), ui.theme().amber, Dash::solid, Mark::triangle, false}, {tr("dashboard.rule_red"), ui.theme().red, Dash::solid, Mark::diamond, false}};
    legend(ui, items, card.header());
    Rows const rows{frame};
    auto const columns = columns_for(card.body().w);
    auto const body = card.body();
    float const height = std::max(24.0f, std::floor((body.h - metric::table_header) / static_cast<float>(std::max<std::int64_t>(rows.rows(), 1))));
    for (std::size_t i = 0; i < state.columns.size() && i < columns.size(); ++i)
        state.columns[i].width = columns[i].width;                     // they follow the card and the language, not the person
    auto const events = table(ui, {.id = "projects", .name = tr("dashboard.health"), .columns = columns, .at = body, .row_height = std::min(height, 32.0f), .frozen = 2, .multi_select = false, .editable = false, .compact = true, .border = false, .empty_text = {}}, rows, state);
    if (events.selection_changed && !state.selection.empty()) frame.select(id_of(*state.selection.begin()));
    if (events.opened) frame.go({.view = "plan", .project = id_of(events.opened), .detail = {}});
}

void draw_dashboard_quadrant(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    CardScope const card{ui, {.id = "quadrant", .title = tr("dashboard.quadrant"), .caption = tr("dashboard.quadrant_note"), .at = at}};
    struct Entry { Id project; double spi, cpi; std::int64_t bac; Health health; std::string label, name, value, key; };
    std::vector<Entry> entries;
    double low_x = 0.8, high_x = 1.05, low_y = 0.85, high_y = 1.05;
    std::int64_t largest = 1;
    for (auto const id : frame.derived.active_projects()) {
        auto const& s = frame.derived.summary(id);
        auto const* project = frame.store.live(id);
        if (!s.spi || !s.cpi || !project) continue;
        double const x = *s.spi / 100.0, y = *s.cpi / 100.0;
        auto const code = project->get(prj::code);
        entries.push_back({id, x, y, s.value.bac, shown(s.overall.health), std::string(code.size() > 2 ? code.substr(code.size() - 2) : code), std::string(shown_title(*project)),
                           "SPI " + format_decimal(*s.spi, 2) + ", CPI " + format_decimal(*s.cpi, 2), to_text(id)});
        largest = std::max(largest, s.value.bac);
        low_x = std::min(low_x, x - 0.03);
        high_x = std::max(high_x, x + 0.03);
        low_y = std::min(low_y, y - 0.03);
        high_y = std::max(high_y, y + 0.03);
    }
    low_x = std::max(low_x, 0.5);                      // beyond that the picture would only show the outliers
    high_x = std::min(high_x, 1.5);
    low_y = std::max(low_y, 0.5);
    high_y = std::min(high_y, 1.5);
    auto const nice_x = nice_range(low_x, high_x, 7, false), nice_y = nice_range(low_y, high_y, 7, false);
    auto const words = [](double v) { return format_decimal(std::llround(v * 100), 2); };
    Box const body = card.body();
    auto const summary = tr("dashboard.quadrant_summary", {format_integer(static_cast<std::int64_t>(entries.size()))});
    Plot plot{ui, {.id = "plot", .name = tr("dashboard.quadrant"), .summary = summary, .at = Box{body.x, body.y + 4, body.w, body.h - 20}, .x = {nice_x.from, nice_x.to}, .y = nice_y, .left = 42, .bottom = 20, .top = 14, .right = 14, .pressable = true}};
    plot.zone(0.95, nice_x.to, 0.95, nice_y.to, with_alpha(theme.green_soft, 140));
    plot.zone(nice_x.from, 0.85, nice_y.from, 0.85, with_alpha(theme.red_soft, 160));
    plot.y_axis(words);
    plot.x_axis(nice_x, words);
    plot.rule_v(1, theme.line_strong);
    plot.rule_h(1, theme.line_strong);
    auto const pen = ui.pen();
    auto const area = plot.area();
    pen.text(area.x + 6, area.y + 10, theme.text2, Type::small, tr("dashboard.late_cheap"));
    auto const early_cheap = tr("dashboard.early_cheap"), early_dear = tr("dashboard.early_dear");
    pen.text(area.right() - 6 - pen.width(Type::small, early_cheap), area.y + 10, theme.text2, Type::small, early_cheap);
    pen.text(area.x + 6, area.bottom() - 10, theme.text2, Type::small, tr("dashboard.late_dear"));
    pen.text(area.right() - 6 - pen.width(Type::small, early_dear), area.bottom() - 10, theme.text2, Type::small, early_dear);
    auto const axis = tr("dashboard.spi_axis");
    pen.text(area.right() - pen.width(Type::micro, axis), body.bottom() - 9, theme.text3, Type::micro, axis);
    pen.text(body.x + 10, body.y + 7, theme.text3, Type::micro, tr("dashboard.cpi_axis"));
    std::vector<Bubble> bubbles;
    for (auto const& e : entries)
        bubbles.push_back({.at = {std::clamp(e.spi, nice_x.from, nice_x.to), std::clamp(e.cpi, nice_y.from, nice_y.to)}, .radius = static_cast<float>(6 + 16 * std::sqrt(static_cast<double>(e.bac) / static_cast<double>(largest))), .health = e.health, .key = e.key, .name = e.name, .label = e.label, .value = e.value, .selected = frame.session.is_selected(e.project)});
    if (auto const clicked = plot.bubbles(bubbles); clicked >= 0) frame.select(entries[static_cast<std::size_t>(clicked)].project);
}

}  // namespace pmo::ui
