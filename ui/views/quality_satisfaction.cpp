// Satisfaction of customers: surveys by day, what they rated, what they said and what was done about it.

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/sort.h"
#include "core/project/quality_overview.h"
#include "core/registers/satisfaction.h"
#include "core/rules/quality.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/fact_table.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/register_looks.h"
#include "ui/views/remember.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace sat = registers::satisfaction;

enum Col : int { kTitle, kProject, kOn, kCustomer, kScore, kRate, kQuality, kSchedule, kService, kCommunication, kRecommend, kComment, kFollow, kOwner, kDue, kState };
constexpr float kCharts = 224;
constexpr double kLowest = 40;                        // of the chart; scores below stand on its edge
constexpr std::array<Field<std::int64_t>, kDimensions> kDimensionFields = {sat::quality, sat::schedule, sat::service, sat::communication};

struct Facts { SatisfactionTrend trend; std::vector<rules::Hit> hits; };

class SatisfactionPart final : public QualityPart {
public:
    bool shows(TypeDef const& type) const override { return &type == &sat::kType; }

    void tools(Frame& frame, Box& bar) override {
        if (!frame.session.location.project || !frame.writable) return;
        if (right_button(frame.ui, {.id = "new_survey", .label = tr("quality.new_survey"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add_to_project(frame, sat::kType);
    }

    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& facts = m_facts.get(frame, project, [&] { return Facts{satisfaction_trend(frame.store, project), quality_hits(frame, {&sat::kType})}; });
        area = area.inset(metric::space_card);
        if (facts.trend.surveys.empty()) {
            bool const may = project && frame.writable;
            if (empty_state(frame.ui, {.id = "none", .icon = Icon::thumbs_up, .title = tr("quality.satisfaction.none"), .text = tr("quality.satisfaction.none_text"), .primary = may ? tr("quality.new_survey") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary)
                add_to_project(frame, sat::kType);
            return;
        }
        Box charts = area.cut_top(std::min(kCharts, area.h * 0.5f), metric::space_card);
        if (charts.w >= 640) draw_dimensions(frame, facts.trend, charts.cut_right(std::min(330.0f, charts.w * 0.4f), metric::space_card));
        draw_trend(frame, facts.trend, charts);
        if (!facts.hits.empty()) draw_quality_hits(frame, "hits", facts.hits, area.cut_bottom(std::min(36.0f + 32.0f * static_cast<float>(facts.hits.size()), area.h * 0.4f), metric::space_card));
        draw_table(frame, facts.trend, area);
    }

private:
    // One line for each customer who was asked more than once, a point for each survey.
    void draw_trend(Frame& frame, SatisfactionTrend const& trend, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const caption = trend.mean_score < 0 ? std::string{} : tr("quality.satisfaction.mean", {format_integer(trend.mean_score)});
        CardScope const card{ui, {.id = "trend", .title = tr("quality.satisfaction.trend"), .caption = caption, .at = at}};
        Box const head{at.x, at.y, at.w, metric::card_header};
        tooltip_for(ui, head, tr("quality.satisfaction.tip"), "trend");
        std::map<std::string, std::vector<Point>> lines;
        std::int32_t first = INT32_MAX, last = INT32_MIN;
        std::string summary;
        for (auto const id : trend.surveys) {
            auto const* survey = frame.store.live(id);
            if (!survey || !survey->has(sat::score)) continue;
            auto const day = survey->get(sat::on).day;
            first = std::min(first, day);
            last = std::max(last, day);
            auto name = std::string(survey->get(sat::customer));
            if (auto const* who = frame.store.live(survey->get(sat::stakeholder))) name = record_name(*who);
            if (!frame.session.location.project) name = project_code_of(frame, survey->get(sat::project)) + " " + name;
            lines[name].push_back({{static_cast<double>(day), std::clamp(static_cast<double>(survey->get(sat::score)), kLowest, 100.0)}, survey->get(sat::score), id});
            summary += format_date(day) + " " + name + ": " + format_integer(survey->get(sat::score)) + "; ";
        }
        if (lines.empty()) {
            text(ui, {.text = tr("quality.satisfaction.no_scores"), .type = Type::small, .color = theme.text3, .id = "none", .at = card.body().inset(12)});
            return;
        }
        double const margin = std::max(10.0, (last - first) * 0.06);
        Plot plot{ui, {.id = "plot", .name = tr("quality.satisfaction.trend"), .summary = summary, .at = card.body().inset(10, 6), .x = {first - margin, last + margin * 2.4}, .y = {kLowest, 100, 20}, .pressable = true}};
        plot.y_axis([](double v) { return format_integer(static_cast<std::int64_t>(v)); });
        for (auto const day : month_ticks(first, last)) plot.label({static_cast<double>(day), kLowest}, format_month_short(civil_from_days(day).month), theme.text3, Align::centre, 0, 10);
        plot.rule_h(static_cast<double>(rules::kLowScore), theme.amber, Dash::threshold);
        draw_lines(frame, plot, lines);
    }

    struct Point { PlotPoint at; std::int64_t score = 0; Id survey; };

    // Falling lines are named first; a name that would stand on another one is left to the tooltip of its points.
    static void draw_lines(Frame& frame, Plot& plot, std::map<std::string, std::vector<Point>> const& lines) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ImU32 const colors[] = {theme.c1, theme.c2, theme.c3, theme.c4, theme.c5, theme.c6, theme.c7};
        std::size_t next = 0;
        struct Name { std::string const* words; PlotPoint at; ImU32 color; int rank; };
        std::vector<Name> names;
        for (auto const& [name, points] : lines) {
            bool const line = points.size() > 1;
            bool const falls = line && points[points.size() - 2].score - points.back().score >= rules::kScoreDrop;
            auto const color = falls ? theme.red : line ? colors[next++ % std::size(colors)] : theme.grey;
            std::vector<PlotPoint> path;
            for (auto const& point : points) path.push_back(point.at);
            if (line) plot.line(path, {.color = color});
            for (auto const& point : points) draw_point(frame, plot, name, point, color);
            names.push_back({&name, points.back().at, color, falls ? 0 : line ? 1 : 2});
        }
        sort_stably(names, {}, &Name::rank);
        std::vector<ImVec2> taken;
        for (auto const& name : names) {
            ImVec2 const at{plot.px(name.at.x), plot.py(name.at.y)};
            bool const free = std::ranges::none_of(taken, [&](ImVec2 other) { return std::abs(other.y - at.y) < 14 && std::abs(other.x - at.x) < 120; });
            if (!free) continue;
            taken.push_back(at);
            plot.label(name.at, *name.words, name.rank == 2 ? theme.text3 : name.color, Align::left, 8);
        }
    }

    static void draw_point(Frame& frame, Plot& plot, std::string const& name, Point const& point, ImU32 color) {
        plot.mark(point.at, Mark::circle, color);
        auto const id = to_text(point.survey);
        auto const words = tr("quality.satisfaction.point", {name, format_date(static_cast<std::int32_t>(point.at.x)), format_integer(point.score)});
        Box const box{plot.px(point.at.x) - 7, plot.py(point.at.y) - 7, 14, 14};
        auto const hot = hot_area(frame.ui, {.id = id, .name = words, .role = sem::Role::button, .at = box, .ring_radius = 7, .tab_stop = false, .overlap = true});
        tooltip(frame.ui, words);
        if (!hot.clicked) return;
        frame.session.inspector_open = true;
        frame.select(point.survey);
    }

    static std::vector<std::int32_t> month_ticks(std::int32_t first, std::int32_t last) {
        std::vector<std::int32_t> days;
        auto civil = civil_from_days(first);
        civil.day = 1;
        int const step = last - first > 500 ? 3 : 1;
        for (auto day = days_from_civil(civil); day <= last && days.size() < 60; day = days_from_civil(civil)) {
            if (day >= first - 10) days.push_back(day);
            civil.month += step;
            if (civil.month > 12) { civil.month -= 12; ++civil.year; }
        }
        return days;
    }

    void draw_dimensions(Frame& frame, SatisfactionTrend const& trend, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "dimensions", .title = tr("quality.dimensions"), .caption = tr("quality.dimensions.caption"), .at = at}};
        Box body = card.body().inset(12, 8);
        auto const pen = ui.pen();
        for (int i = 0; i < kDimensions; ++i) {
            auto const now = trend.now[static_cast<std::size_t>(i)], before = trend.before[static_cast<std::size_t>(i)];
            Box row = body.cut_top(32);
            auto const words = field_words(sat::kType, kDimensionFields[static_cast<std::size_t>(i)].slot);
            auto const value = now ? format_decimal(now, 2, 1) : std::string("—");
            auto const change = now && before ? format_signed(now - before, 2, 1) : std::string{};
            auto const tip = tr("quality.dimensions.tip", {value, before ? format_decimal(before, 2, 1) : std::string("—")});
            say(ui, {.id = sat::kFields[kDimensionFields[static_cast<std::size_t>(i)].slot].id, .role = sem::Role::text, .name = words, .value = value + " " + change, .description = tip, .at = row});
            tooltip_for(ui, row, tip, words);
            pen.text(row.cut_left(76), theme.text2, Type::body, words);
            pen.text(row.cut_right(36), now < before ? theme.red_text : now > before ? theme.green_text : theme.text3, Type::small, change, Align::right);
            pen.text(row.cut_right(34, 4), theme.text1, Type::strong, value, Align::right);
            paint_progress(pen, {row.x, row.cy() - 4, row.w - 8, 8}, static_cast<int>(now * 2), before ? static_cast<int>(before * 2) : -1, now && now < 350 ? theme.amber : theme.c1);
        }
        if (trend.recommend >= 0) text(ui, {.text = tr("quality.recommend", {format_decimal(trend.recommend, 2, 1)}), .type = Type::small, .color = theme.text2, .id = "recommend", .at = body.cut_top(24)});
    }

    void draw_table(Frame& frame, SatisfactionTrend const& trend, Box at) {
        std::vector<Col> shown{kTitle, kOn, kCustomer, kScore, kRate, kQuality, kSchedule, kService, kCommunication, kRecommend, kComment, kFollow, kOwner, kDue, kState};
        if (!frame.session.location.project) shown.insert(shown.begin() + 1, kProject);
        std::vector<Column> columns;
        for (auto const one : shown) columns.push_back(column(one));
        auto const count = trend.surveys.size();
        auto const at_row = [&](std::size_t row) { return trend.surveys[count - 1 - row]; };       // the newest first
        fact_table(frame, {.id = "surveys", .name = tr("quality.part.satisfaction"), .columns = columns, .at = at, .multi_select = false, .editable = false},
                   {.count = count, .record = at_row, .cell = [&](std::size_t row, int c) { return cell(frame, at_row(row), shown[static_cast<std::size_t>(c)]); }}, m_table);
    }

    static Column column(Col which) {
        auto const of = [](Field<std::int64_t> field, float width) { return Column{.id = sat::kFields[field.slot].id, .title = {}, .width = width, .align = Align::right, .sortable = false}; };
        Column made;
        switch (which) {
            case kTitle: return {.id = "title", .title = tr("quality.col.survey"), .width = 170, .sortable = false};
            case kProject: return {.id = "project", .title = tr("quality.col.project"), .width = 70, .sortable = false};
            case kOn: return {.id = "on", .title = tr("quality.col.on"), .width = 92, .sortable = false};
            case kCustomer: return {.id = "customer", .title = tr("quality.col.customer"), .width = 96, .sortable = false};
            case kScore: made = of(sat::score, 56); made.title = tr("quality.col.score"); return made;
            case kRate: return {.id = "rate", .title = tr("quality.col.rate"), .width = 64, .align = Align::right, .sortable = false, .tip = tr("quality.col.rate.tip")};
            case kQuality: made = of(sat::quality, 48); made.title = tr("quality.col.dim_quality"); return made;
            case kSchedule: made = of(sat::schedule, 48); made.title = tr("quality.col.dim_schedule"); return made;
            case kService: made = of(sat::service, 48); made.title = tr("quality.col.dim_service"); return made;
            case kCommunication: made = of(sat::communication, 48); made.title = tr("quality.col.dim_communication"); return made;
            case kRecommend: made = of(sat::recommend, 48); made.title = tr("quality.col.dim_recommend"); return made;
            case kComment: return {.id = "comment", .title = tr("quality.col.comment"), .width = 170, .sortable = false};
            case kFollow: return {.id = "follow_up", .title = tr("quality.col.follow_up"), .width = 150, .sortable = false};
            case kOwner: return {.id = "owner", .title = tr("quality.col.owner"), .width = 84, .sortable = false};
            case kDue: return {.id = "due", .title = tr("quality.col.due"), .width = 92, .sortable = false};
            case kState: break;
        }
        return {.id = "state", .title = tr("quality.col.state"), .width = 80, .sortable = false};
    }

    static TableCell cell(Frame const& frame, Id id, Col which) {
        auto const* survey = frame.store.live(id);
        if (!survey) return {};
        auto const& theme = frame.ui.theme();
        switch (which) {
            case kTitle: return text_cell(record_name(*survey));
            case kProject: return text_cell(project_code_of(frame, survey->get(sat::project)), theme.text3);
            case kOn: return field_cell(frame, *survey, sat::on.slot);
            case kCustomer: return survey->has(sat::stakeholder) ? field_cell(frame, *survey, sat::stakeholder.slot) : field_cell(frame, *survey, sat::customer.slot);
            case kScore: return survey->has(sat::score) ? text_cell(format_integer(survey->get(sat::score)), survey->get(sat::score) < rules::kLowScore ? theme.red_text : 0) : TableCell{};
            case kRate: {
                auto const asked = survey->get(sat::invited);
                return asked > 0 ? text_cell(format_percent(survey->get(sat::respondents) * 1000 / asked, 1, 0)) : TableCell{};
            }
            case kQuality: return field_cell(frame, *survey, sat::quality.slot);
            case kSchedule: return field_cell(frame, *survey, sat::schedule.slot);
            case kService: return field_cell(frame, *survey, sat::service.slot);
            case kCommunication: return field_cell(frame, *survey, sat::communication.slot);
            case kRecommend: return field_cell(frame, *survey, sat::recommend.slot);
            case kComment: return field_cell(frame, *survey, slot_of(sat::kType, "comment"));
            case kFollow: return field_cell(frame, *survey, sat::follow_up.slot);
            case kOwner: return field_cell(frame, *survey, sat::owner.slot);
            case kDue: return field_cell(frame, *survey, sat::due.slot);
            case kState: break;
        }
        return field_cell(frame, *survey, sat::status.slot);
    }

    Remembered<Facts> m_facts;
    TableState m_table;
};

}  // namespace

std::unique_ptr<QualityPart> make_quality_satisfaction() { return std::make_unique<SatisfactionPart>(); }

}  // namespace pmo::ui
