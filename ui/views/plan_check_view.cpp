// The plan check: points with their counts, shares, limits and verdicts at the left; what the chosen point found at the right, with repairs and what each
// would do to the finish. Without a project: how sound the plans of the running projects are, one line each.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/repair_plan.h"
#include "core/project/plan_impact.h"
#include "core/registers/task.h"
#include "core/rules/plan_check.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/views/fact_table.h"
#include "ui/views/figure_table.h"
#include "ui/views/page.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/views/project_frame.h"
#include "ui/views/remember.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

using rules::PlanMeasure;
using rules::PlanCheck;
using rules::PlanPoint;
using rules::PlanVerdict;

constexpr float kPoints = 520, kRepairLine = 34, kProject = 220, kHeader = 58, kCellPadding = 17, kLongestWord = 72;
constexpr std::size_t kCustomary = 14, kHeaderLines = 3;

std::string point_words(PlanPoint const& point) { return tr_key("plan_check.point." + std::string(point.rule.substr(point.rule.find('.') + 1))); }

std::string share_words(PlanPoint const& point) {
    if (!point.value) return "—";
    return point.measure == PlanMeasure::index ? format_decimal(*point.value, 2) : format_percent(*point.value, 1);
}

std::string limit_words(PlanPoint const& point) {
    switch (point.measure) {
        case PlanMeasure::share: return tr("plan_check.at_most", {format_percent(point.limit, 1, 0)});
        case PlanMeasure::index: return tr("plan_check.at_least", {format_decimal(point.limit, 2)});
        case PlanMeasure::none: break;
    }
    return std::string(tr("plan_check.none_limit"));
}

std::string found_words(PlanPoint const& point) {
    if (point.population == 0) return "—";
    return point.measure == PlanMeasure::index ? format_integer(point.found) : tr("plan_check.of", {format_integer(point.found), format_integer(point.population)});
}

TableCell verdict_cell(PlanVerdict verdict) {
    switch (verdict) {
        case PlanVerdict::good: return {.text = std::string(tr("plan_check.good")), .kind = CellKind::text, .icon = Icon::circle_check};
        case PlanVerdict::bad: return {.text = std::string(tr("plan_check.bad")), .kind = CellKind::badge, .tone = Tone::red, .icon = Icon::circle_x};
        case PlanVerdict::nothing: break;
    }
    return {.text = std::string(tr("plan_check.nothing"))};
}

// The points in two groups.
class Points final : public TableSource {
public:
    Points(Theme const& theme, PlanCheck const& check) : m_theme(theme), m_check(check) {}
    static RowKey key_of(std::size_t line) { return {0x706c616e5f636865ULL, line + 1}; }
    // The point of a line; nothing: a group.
    PlanPoint const* at(std::int64_t line) const {
        auto const i = static_cast<std::size_t>(line);
        if (i == 0 || i == kCustomary + 1) return nullptr;
        return &m_check.points[i < kCustomary + 1 ? i - 1 : i - 2];
    }
    static std::size_t line_of(std::size_t point) { return point < kCustomary ? point + 1 : point + 2; }

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_check.points.size()) + 2; }
    TableRow row(std::int64_t line) const override {
        auto const* point = at(line);
        return {.key = key_of(static_cast<std::size_t>(line)), .kind = point ? RowKind::record : RowKind::group, .closed = point && point->verdict == PlanVerdict::nothing, .name = {}};
    }
    TableCell cell(std::int64_t line, int column) const override {
        auto const* point = at(line);
        if (!point) return {.text = column == 0 ? std::string(line == 0 ? tr("plan_check.customary") : tr("plan_check.more")) : std::string{}};
        switch (column) {
            case 0: return {.text = point_words(*point), .tip = rule_words(point->rule)};
            case 1: return {.text = found_words(*point)};
            case 2: return {.text = share_words(*point)};
            case 3: return {.text = limit_words(*point)};
            default: break;
        }
        auto cell = verdict_cell(point->verdict);
        if (point->verdict == PlanVerdict::good) cell.icon_color = m_theme.green, cell.color = m_theme.text2;
        if (point->verdict == PlanVerdict::nothing) cell.tip = tr("plan_check.not_judged");
        return cell;
    }

private:
    Theme const& m_theme;
    PlanCheck const& m_check;
};

// A repair with what it would do, for all findings of a point and for the chosen one.
struct Offer {
    struct Way { std::optional<Edit> edit; PlanImpact impact{}; std::int64_t count = 0; };
    PlanRepair repair = PlanRepair::link_to_finish;
    Way all, one;
};

Offer::Way way_of(Frame& frame, Plan const& plan, PlanRepair repair, std::span<Id const> subjects) {
    Offer::Way way;
    way.edit = repair_plan(edit_context(frame, plan.project), plan, repair, subjects);
    if (!way.edit) return way;
    way.impact = plan_impact(frame.store, frame.derived, plan.project, *way.edit);
    way.count = static_cast<std::int64_t>(subjects.size());
    return way;
}

std::vector<Offer> offers_of(Frame& frame, Plan const& plan, PlanPoint const& point, Id chosen) {
    std::vector<Offer> offers;
    for (auto const& hit : point.hits)
        for (auto const repair : repairs_of(hit.rule))
            if (std::ranges::find(offers, repair, &Offer::repair) == offers.end()) offers.push_back({.repair = repair, .all = {}, .one = {}});
    for (auto& offer : offers) {
        std::vector<Id> all, one;
        for (auto const& hit : point.hits) {
            if (std::ranges::find(repairs_of(hit.rule), offer.repair) == repairs_of(hit.rule).end()) continue;
            all.push_back(hit.subject);
            if (hit.subject == chosen) one.push_back(hit.subject);
        }
        offer.all = way_of(frame, plan, offer.repair, all);
        if (!one.empty()) offer.one = all.size() == 1 ? offer.all : way_of(frame, plan, offer.repair, one);
    }
    return offers;
}

std::string effect_words(PlanImpact const& impact) {
    auto const days = impact.finish_days;
    auto const finish = days == 0 ? std::string(tr("plan_check.effect_none")) : days > 0 ? tr("plan_check.effect_later", {format_integer(days)}) : tr("plan_check.effect_earlier", {format_integer(-days)});
    return impact.moved == 0 ? finish : tr("plan_check.effect", {finish, format_integer(impact.moved)});
}

class PlanCheckView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        if (!project || !frame.store.live(project)) return draw_portfolio(frame, area);
        auto const& check = check_of(frame, project);
        Box bar = draw_page_head(frame, area, {.id = "plan_check"});
        if (right_button(frame.ui, {.id = "back", .label = tr("plan_check.back"), .icon = Icon::chart_gantt}, bar)) frame.go({.view = "plan", .project = project, .detail = {}});
        auto const& plan = frame.derived.plan(project);
        if (plan.rows.empty()) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::stethoscope, .title = tr("plan_check.empty"), .text = tr("plan_check.empty_text"), .primary = tr("plan_check.back"), .primary_icon = Icon::chart_gantt, .at = area});
            if (answer == EmptyAnswer::primary) frame.go({.view = "plan", .project = project, .detail = {}});
            return;
        }
        head(frame, check, bar);
        area = area.inset(metric::space_card);
        choose_first(check);
        points(frame, check, area.cut_left(std::min(kPoints, std::round(area.w * 0.52f)), metric::space_card));
        findings(frame, plan, check.points[m_point], area);
    }

    std::string status(Frame& frame) override {
        auto const project = frame.session.location.project;
        return frame.store.live(project) ? counts(check_of(frame, project)) : std::string{};
    }

private:
    static std::string counts(PlanCheck const& check) { return tr("plan_check.caption", {format_integer(check.good), format_integer(check.bad)}); }

    PlanCheck const& check_of(Frame& frame, Id project) {
        return m_check.get(frame, project, [&] { return rules::check_plan(facts_of(frame), project); });
    }

    void head(Frame& frame, PlanCheck const& check, Box& bar) {
        auto& ui = frame.ui;
        auto const words = tr("plan_check.score", {format_integer(check.score)});
        Badge const badge{.label = words, .tone = check.score >= 90 ? Tone::green : check.score >= 70 ? Tone::amber : Tone::red, .icon = Icon::stethoscope};
        Box const at = bar.cut_left(badge_width(ui.fonts(), badge), 12);
        paint_badge(ui.pen(), at.x, at.cy(), badge);
        say(ui, {.id = "score", .role = sem::Role::status, .name = words, .at = at});
        text_at(ui, bar, counts(check), Type::small, ui.theme().text2);
    }

    // The first look: the first point that fails.
    void choose_first(PlanCheck const& check) {
        if (m_point_of == check.project && m_point < check.points.size()) return;
        m_point_of = check.project;
        auto const bad = std::ranges::find(check.points, PlanVerdict::bad, &PlanPoint::verdict);
        m_point = bad == check.points.end() ? 0 : static_cast<std::size_t>(bad - check.points.begin());
        m_points.cursor = Points::key_of(Points::line_of(m_point));
        m_points.selection = {m_points.cursor};
    }

    void points(Frame& frame, PlanCheck const& check, Box at) {
        std::array const columns = {
            Column{.id = "point", .title = tr("plan_check.point"), .width = std::max(120.0f, at.w - 340), .sortable = false, .hideable = false, .reorderable = false},
            Column{.id = "found", .title = tr("plan_check.found"), .width = 82, .align = Align::right, .sortable = false, .reorderable = false},
            Column{.id = "share", .title = tr("plan_check.share"), .width = 70, .align = Align::right, .sortable = false, .reorderable = false},
            Column{.id = "limit", .title = tr("plan_check.limit"), .width = 70, .align = Align::right, .sortable = false, .reorderable = false},
            Column{.id = "verdict", .title = tr("plan_check.verdict"), .width = 96, .sortable = false, .reorderable = false},
        };
        Points const rows{frame.ui.theme(), check};
        auto const events = table(frame.ui, {.id = "points", .name = tr("view.plan_check"), .columns = columns, .at = at, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_points);
        if (!events.selection_changed && !events.cursor_moved) return;
        for (std::size_t i = 0; i < check.points.size(); ++i)
            if (Points::key_of(Points::line_of(i)) == m_points.cursor) m_point = i;
    }

    void findings(Frame& frame, Plan const& plan, PlanPoint const& point, Box at) {
        auto& ui = frame.ui;
        auto const title = point_words(point);
        auto const caption_words = found_words(point);
        CardScope const card{ui, {.id = "findings", .title = title, .caption = caption_words, .at = at}};
        Box rest = card.body();
        explain_point(frame, point, rest);
        if (point.hits.empty()) {
            empty_state(ui, {.id = "fine", .icon = point.verdict == PlanVerdict::nothing ? Icon::circle_dashed : Icon::circle_check, .title = point.verdict == PlanVerdict::nothing ? tr("plan_check.nothing") : tr("plan_check.fine"),
                             .text = point.verdict == PlanVerdict::nothing ? tr("plan_check.not_judged") : std::string_view{}, .at = rest});
            return;
        }
        repairs(frame, plan, point, rest);
        ui.pen().line_h(rest.x, rest.right(), rest.y, ui.theme().line);
        rest.cut_top(1);
        list(frame, plan, point, rest);
    }

    static void explain_point(Frame& frame, PlanPoint const& point, Box& rest) {
        auto& ui = frame.ui;
        auto const words = rule_words(point.rule);
        float const width = rest.w - 2 * metric::space_card;
        float const height = Fonts::line_of(Type::small) * static_cast<float>(ui.pen().wrap(Type::small, words, width).size());
        rest.cut_top(8);
        text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .wrap = true, .id = "rule", .at = {rest.x + metric::space_card, rest.y, width, height}});
        rest.cut_top(height + 8);
    }

    Id chosen_of(Frame const& frame, PlanPoint const& point) const {
        auto const id = frame.session.selected();
        return std::ranges::find(point.hits, id, &rules::Hit::subject) == point.hits.end() ? kNoId : id;
    }

    void repairs(Frame& frame, Plan const& plan, PlanPoint const& point, Box& rest) {
        auto& ui = frame.ui;
        auto const chosen = chosen_of(frame, point);
        auto const& offers = m_offers.get(frame, {plan.project, point.rule, chosen}, [&] { return offers_of(frame, plan, point, chosen); });
        Box const lines = rest.cut_top(std::max<float>(1, static_cast<float>(offers.size())) * kRepairLine, 4);
        if (offers.empty()) {
            text_at(ui, lines.inset(metric::space_card, 0), tr("plan_check.no_repair"), Type::small, ui.theme().text3);
            return;
        }
        for (std::size_t i = 0; i < offers.size(); ++i) repair_line(frame, offers[i], lines.row(static_cast<int>(i), static_cast<int>(offers.size()), 0).inset(metric::space_card, 0));
    }

    // Name and effect at the left; one button for the chosen finding, one for all.
    static void repair_line(Frame& frame, Offer const& offer, Box line) {
        auto& ui = frame.ui;
        auto const pen = ui.pen();
        auto const& theme = ui.theme();
        auto const id = std::string(repair_id(offer.repair));
        IdScope const scope{id};
        auto const name = tr_key("plan_check.repair." + id), tip = tr_key("plan_check.repair." + id + ".tip");
        auto const count = format_integer(offer.all.count);
        Button all{.id = "all", .label = tr("plan_check.repair_all"), .icon = Icon::zap, .size = Size::small, .disabled = !frame.writable || !offer.all.edit, .name = {}, .tip = {}, .count = count};
        Button one{.id = "one", .label = tr("plan_check.repair_one"), .size = Size::small, .disabled = !frame.writable || !offer.one.edit};
        auto const all_name = name + " · " + std::string(tr("plan_check.repair_all")), one_name = name + " · " + std::string(tr("plan_check.repair_one"));
        auto const tip_of = [&](Offer::Way const& way) { return tip + "\n" + (way.edit ? effect_words(way.impact) : std::string(tr("plan_check.repair_none"))); };
        auto const all_tip = tip_of(offer.all), one_tip = tip_of(offer.one);
        all.name = all_name, one.name = one_name, all.tip = all_tip, one.tip = one_tip;
        if (right_button(ui, all, line) && offer.all.edit) frame.edit(*offer.all.edit);
        line.cut_right(4);
        if (right_button(ui, one, line) && offer.one.edit) frame.edit(*offer.one.edit);
        line.cut_right(8);
        pen.icon(line.x, line.cy(), Icon::zap, theme.text3, metric::icon_field);
        line.cut_left(20);
        pen.text(line.cut_left(std::min(std::ceil(pen.width(Type::body, name)) + 1, line.w * 0.5f), 10), theme.text1, Type::body, name);
        auto const& shown = offer.one.edit ? offer.one : offer.all;
        auto const effect = shown.edit ? effect_words(shown.impact) : std::string(tr("plan_check.repair_none"));
        text_at(ui, line, effect, Type::small, shown.impact.finish_days > 0 ? theme.red_text : theme.text3);
    }

    void list(Frame& frame, Plan const& plan, PlanPoint const& point, Box at) {
        bool const roomy = at.w > 460;
        std::vector<Column> columns{{.id = "task", .title = tr("plan_check.task"), .width = std::round(at.w * 0.34f), .sortable = false},
                                    {.id = "what", .title = tr("plan_check.what"), .width = std::round(at.w * 0.66f) - (roomy ? 152.0f : 14.0f), .sortable = false}};
        if (roomy) {
            columns.push_back({.id = "finish", .title = tr("plan_check.finish"), .width = 72, .align = Align::right, .sortable = false});
            columns.push_back({.id = "float", .title = tr("plan_check.float"), .width = 60, .align = Align::right, .sortable = false});
        }
        FactRows const rows{.count = point.hits.size(),
                            .record = [&](std::size_t i) { return point.hits[i].subject; },
                            .cell = [&](std::size_t i, int column) { return finding_cell(frame, plan, point.hits[i], column); }};
        auto const events = fact_table(frame, {.id = "list", .name = tr("plan_check.tasks"), .columns = columns, .at = at, .multi_select = false, .editable = false, .border = false, .empty_text = {}}, rows, m_list);
        if (!events.opened) return;
        for (auto const& hit : point.hits)
            if (row_key(hit.subject) == events.opened) frame.go({.view = "plan", .project = plan.project, .detail = {}}, rules::task_of(hit, plan));
    }

    static TableCell finding_cell(Frame const& frame, Plan const& plan, rules::Hit const& hit, int column) {
        auto const row = plan.row_of(rules::task_of(hit, plan));
        if (column == 1) return {.text = sentence(hit, frame.store), .tip = explain(frame, hit)};
        if (row < 0) return {.text = column == 0 ? std::string(tr("plan_check.project")) : std::string{}};
        auto const& placed = plan.schedule.placed[static_cast<std::size_t>(row)];
        if (column == 0) return {.text = plan.rows[static_cast<std::size_t>(row)].wbs + ' ' + task_name(frame, plan.rows[static_cast<std::size_t>(row)].task)};
        if (column == 2) return {.text = plan_date(plan, placed.finish)};
        return {.text = days_text(placed.total_slack, plan.minutes_per_day), .color = placed.total_slack < 0 ? frame.ui.theme().red_text : 0};
    }

    // ---------------------------------------------------------------------------------------------- all projects

    struct Line { Id project; PlanCheck check; };

    void draw_portfolio(Frame& frame, Box area) {
        draw_page_head(frame, area, {.id = "plan_check", .caption = tr("plan_check.project_caption")});
        auto const& lines = m_lines.get(frame, kNoId, [&] {
            std::vector<Line> all;
            for (auto const id : frame.derived.active_projects()) all.push_back({id, rules::check_plan(facts_of(frame), id, rules::PlanTrial::left_out)});
            return all;
        });
        area = area.inset(metric::space_card);
        if (lines.empty()) {
            empty_state(frame.ui, {.id = "none", .icon = Icon::stethoscope, .title = tr("plan_check.empty"), .text = tr("plan_check.empty_text"), .at = area});
            return;
        }
        std::vector<std::string> titles;
        for (std::size_t i = 0; i < kCustomary; ++i) titles.push_back(point_words(lines.front().check.points[i]));
        std::vector<Column> columns{{.id = "name", .title = tr("plan_check.project"), .width = kProject, .hideable = false}, {.id = "score", .title = tr("plan_check.score_title"), .width = 64, .align = Align::right}};
        for (std::size_t i = 0; i < kCustomary; ++i)
            if (lines.front().check.points[i].rule != "plan_check.critical_test") columns.push_back({.id = lines.front().check.points[i].rule, .title = titles[i], .width = word_width(frame.ui, titles[i]), .align = Align::right, .tip = titles[i]});
        spread(columns, area.w);
        FigureRows rows;
        for (auto const& line : lines) rows.list.push_back({.id = line.project, .name = name_of(frame, line.project)});
        auto const point_at = [&](std::size_t row, int column) { return lines[row].check.point(columns[static_cast<std::size_t>(column)].id); };
        rows.make = [&](std::size_t row, int column) { return portfolio_cell(frame, lines[row], column, column > 1 ? point_at(row, column) : nullptr); };
        rows.order = [&](std::size_t row, int column) -> Order {
            if (column == 0) return name_of(frame, lines[row].project);
            if (column == 1) return std::int64_t{lines[row].check.score};
            return std::int64_t{point_at(row, column)->value.value_or(-1)};
        };
        auto const events = draw_figures(frame, {.id = "projects", .name = tr("plan_check.all_projects"), .columns = columns, .at = area, .header_height = kHeader}, rows, m_projects);
        if (events.opened) frame.go({.view = "plan_check", .project = id_of_key(events.opened), .detail = {}});
    }

    // As wide as its longest word, wider where the title would not stand in three lines; Chinese breaks anywhere.
    static float word_width(Ui& ui, std::string_view title) {
        float widest = 44;
        for (std::size_t from = 0; from < title.size();) {
            auto const to = std::min(title.find(' ', from), title.size());
            widest = std::max(widest, std::min(ui.pen().width(Type::small, title.substr(from, to - from)), kLongestWord));
            from = to + 1;
        }
        while (ui.pen().wrap(Type::small, title, widest).size() > kHeaderLines) widest += 4;
        return std::ceil(widest) + kCellPadding;
    }

    // What is left of the width goes to all figures alike.
    static void spread(std::vector<Column>& columns, float width) {
        float used = 0;
        for (auto const& column : columns) used += column.width;
        float const more = std::floor((width - 2 - used) / static_cast<float>(columns.size() - 2));
        if (more <= 0) return;
        for (std::size_t i = 2; i < columns.size(); ++i) columns[i].width += more;
    }

    static TableCell portfolio_cell(Frame const& frame, Line const& line, int column, PlanPoint const* point) {
        auto const& theme = frame.ui.theme();
        if (column == 0) {
            auto const* project = frame.store.live(line.project);
            return {.text = project ? std::string(code_of(*project)) + "  " + name_of(frame, line.project) : std::string{}};
        }
        if (column == 1) return {.text = format_integer(line.check.score), .color = line.check.score >= 90 ? theme.green_text : line.check.score >= 70 ? theme.amber_text : theme.red_text, .tip = counts(line.check)};
        if (!point || point->verdict == PlanVerdict::nothing) return {.text = "—", .color = theme.text3};
        auto const words = point->measure == PlanMeasure::index ? share_words(*point) : format_integer(point->found);
        bool const bad = point->verdict == PlanVerdict::bad;
        return {.text = words, .kind = bad ? CellKind::badge : CellKind::text, .color = theme.text3, .tone = Tone::red, .tip = point_words(*point) + "  " + found_words(*point) + "  " + share_words(*point) + "\n" + rule_words(point->rule)};
    }

    std::size_t m_point = 0;
    Id m_point_of;
    TableState m_points, m_list, m_projects;
    Remembered<PlanCheck> m_check;
    Remembered<std::vector<Offer>, std::tuple<Id, std::string_view, Id>> m_offers;
    Remembered<std::vector<Line>> m_lines;
};

}  // namespace

std::unique_ptr<View> make_plan_check_view() { return std::make_unique<PlanCheckView>(); }

}  // namespace pmo::ui
