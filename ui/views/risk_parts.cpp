#include "ui/views/risk_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/rules/risks.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;
namespace prj = registers::project;

constexpr int kMonthsShown = 6;
constexpr std::size_t kCategories = 9;

double in_units(std::int64_t minor, std::string const& currency) { return static_cast<double>(minor) / static_cast<double>(money_unit_minor(currency)); }
std::string number_words(std::int64_t minor, std::string const& currency) { return format_money(minor, currency, MoneyStyle::rounded); }

// Months between two days, as the axis counts them.
double months_between(Date from, Date to) {
    auto const a = civil_of(from), b = civil_of(to);
    return (b.year - a.year) * 12 + b.month - a.month + (static_cast<double>(b.day) - a.day) / 31.0;
}

}  // namespace

RiskFigures risk_figures(Frame const& frame, Id project) {
    RiskFigures figures;
    auto const take = [&](Id id) {
        for (auto const* risk : frame.store.referrers(rsk::kType, rsk::project, id)) figures.all.push_back(risk);
        if (auto const* record = frame.store.live(id)) figures.reserve = plus(figures.reserve, record->get(prj::reserve).minor);
    };
    if (project) take(project);
    else for (auto const id : frame.derived.active_projects()) take(id);
    auto const today = Date{frame.ui.today};
    for (auto const* risk : figures.all) {
        if (!registers::is_open(*risk)) continue;
        figures.open.push_back(risk);
        if (!risk->has(rsk::next_review)) continue;
        figures.review_overdue += risk->get(rsk::next_review) < today;
        figures.review_due += risk->get(rsk::next_review) >= today && risk->get(rsk::next_review).day <= today.day + rules::risk_limit::kDueSoon;
    }
    sort_stably(figures.open, std::greater<>{}, [](Record const* risk) { return std::pair(rsk::score(*risk), rsk::exposure(*risk).minor); });
    figures.exposure = exposure_summary(frame.store, figures.all, today, kMonthsShown);
    figures.hits = rules::register_hits(facts_of(frame), project);
    if (project) figures.finish = frame.derived.summary(project).finish;
    return figures;
}

void draw_burn_down_card(Frame& frame, RiskFigures const& figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& sum = figures.exposure;
    auto const caption = tr("risk_view.burn_caption", {money_unit(sum.currency)});
    CardScope const card{ui, {.id = "burn", .title = tr("risk_view.burn"), .caption = caption, .at = at}};
    auto const reserve = tr("risk_view.reserve", {number_words(figures.reserve, sum.currency)});
    Box const head = card.header();
    bool const short_of = sum.exposure > figures.reserve && figures.reserve > 0;
    text_at(ui, head, reserve, Type::small, short_of ? theme.red_text : theme.text3, Align::right);
    tooltip_for(ui, head, tr("risk_view.reserve_tip", {number_words(sum.exposure, sum.currency), number_words(figures.reserve, sum.currency)}), "reserve");
    if (sum.months.size() < 2) {
        text(ui, {.text = tr("risk_view.burn_none"), .type = Type::small, .color = theme.text3, .id = "none", .at = card.body().inset(12, 4)});
        return;
    }
    // The axis runs from the first month to the forecast finish, at most as far ahead as it looks back.
    auto const first = sum.months.front().day, last = sum.months.back().day;
    auto const finish = figures.finish == kNoTime ? last : date_of(Moment{figures.finish - 1});
    auto const past = static_cast<double>(sum.months.size() - 1);
    double const ahead = finish > last ? std::clamp(months_between(last, finish), 0.0, 6.0) : 0.0;
    std::vector<PlotPoint> actual;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < sum.months.size(); ++i) {
        actual.push_back({static_cast<double>(i), in_units(sum.months[i].exposure, sum.currency)});
        if (actual[i].y > actual[peak].y) peak = i;
    }
    std::vector<std::string> labels;
    for (int i = 0; i <= static_cast<int>(past + std::ceil(ahead)); ++i) labels.push_back(format_month_short((civil_of(first).month - 1 + i) % 12 + 1));
    double const most = actual[peak].y;
    auto const summary = tr("risk_view.burn_summary", {number_words(sum.months.front().exposure, sum.currency), number_words(sum.exposure, sum.currency), number_words(sum.residual, sum.currency)});
    Plot plot{ui, {.id = "plot", .name = tr("risk_view.burn"), .summary = summary, .at = card.body(), .x = {-0.2, past + std::max(ahead, 0.8) + 0.2}, .y = nice_range(0, most * 1.1, 3), .left = 40, .bottom = 20, .top = 6}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    if (ahead > 0.2) {
        plot.shade_after(past);
        std::array const target = {PlotPoint{static_cast<double>(peak), most}, PlotPoint{past + ahead, in_units(sum.residual, sum.currency)}};
        plot.line(target, {.color = theme.text3, .thickness = 1.5f, .dash = Dash::plan, .label = {}});
        plot.label({past + ahead * 0.55, most + (target[1].y - most) * ((past + ahead * 0.55 - static_cast<double>(peak)) / std::max(0.1, past + ahead - static_cast<double>(peak)))}, tr("risk_view.target"), theme.text3, Align::left, 6, -9);
    }
    auto const now = tr("risk_view.actual", {number_words(sum.exposure, sum.currency)});
    plot.line(actual, {.color = theme.ac, .mark = Mark::square, .label = {}});
    plot.label(actual.back(), now, theme.ac, Align::left, 6, -10);
    if (PlotPoint pointer; plot.hovered(pointer)) {
        auto const i = static_cast<std::size_t>(std::clamp(std::lround(pointer.x), 0l, static_cast<long>(actual.size() - 1)));
        std::array const words = {format_date(sum.months[i].day.day), tr("risk_view.hair", {number_words(sum.months[i].exposure, sum.currency), format_integer(sum.months[i].open)})};
        plot.hair_line(static_cast<double>(i), words);
    }
    tooltip_for(ui, Box{at.x, at.y, at.w * 0.5f, metric::card_header}, tr("risk_view.burn_tip"), "burn");
}

void draw_category_card(Frame& frame, RiskFigures const& figures, RiskFilter& filter, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& sum = figures.exposure;
    auto const caption = tr("risk_view.category_caption", {format_integer(sum.threats), number_words(sum.exposure, sum.currency), money_unit(sum.currency)});
    CardScope const card{ui, {.id = "categories", .title = tr("risk_view.category"), .caption = caption, .at = at}};
    auto const due = figures.review_overdue > 0 ? tr("risk_view.overdue", {format_integer(figures.review_overdue)}) : std::string(tr("risk_view.none_overdue"));
    Badge const sign{.label = due, .tone = figures.review_overdue > 0 ? Tone::red : Tone::green, .icon = figures.review_overdue > 0 ? Icon::triangle_alert : Icon::check};
    Box head = card.header();
    Box const badge_at = head.cut_right(std::min(head.w, badge_width(ui.fonts(), sign)));
    paint_badge(ui.pen(), badge_at.x, badge_at.cy(), sign);
    say(ui, {.id = "due", .role = sem::Role::text, .name = due, .at = badge_at});
    tooltip_for(ui, badge_at, tr("rule.risk.review_overdue.why"), "due");

    Box const body = card.body().inset(12, 1);
    int const columns = body.w > 420 ? 3 : 2, rows = std::max(1, static_cast<int>(body.h / 26));
    auto const count = std::min({sum.categories.size(), kCategories, static_cast<std::size_t>(columns * rows)});
    if (count == 0) {
        text_at(ui, body, tr("risk_view.category_none"), Type::small, theme.text3);
        return;
    }
    auto const most = std::max<std::int64_t>(1, sum.categories.front().exposure);
    float label = 0, value = 0;
    std::vector<std::string> names, amounts;
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(option_words(rsk::kType, rsk::category.slot, sum.categories[i].category));
        amounts.push_back(number_words(sum.categories[i].exposure, sum.currency));
        label = std::max(label, ui.pen().width(Type::small, names[i]));
        value = std::max(value, ui.pen().width(Type::small, amounts[i]));
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto const& category = sum.categories[i];
        Box const cell = body.column(static_cast<int>(i) % columns, columns, 16);
        Box row{cell.x, body.y + 26 * static_cast<float>(static_cast<int>(i) / columns), cell.w, 24};
        IdScope const scope{category.category};
        bool const chosen = filter.category == category.category;
        auto const words = tr("risk_view.category_line", {names[i], format_integer(category.open), amounts[i]});
        auto const hot = hot_area(ui, {.id = "category", .name = words, .state = sem::checkable | (chosen ? sem::pressed : sem::none), .at = row.inset(-4, 0)});
        if (hot.clicked) filter.category = chosen ? std::string{} : std::string(category.category);
        if (chosen || hot.hovered) ui.pen().fill(row.inset(-4, 0), chosen ? theme.selected : theme.hover, metric::radius_badge);
        tooltip_for(ui, row, words, "category");
        auto const pen = ui.pen();
        pen.text(row.cut_left(std::min(std::ceil(label) + 8, row.w * 0.45f)), theme.text2, Type::small, names[i]);
        pen.text(row.cut_right(std::ceil(value) + 2, 6), theme.text1, Type::small, amounts[i], Align::right);
        auto const length = std::max(2.0f, row.w * static_cast<float>(static_cast<double>(category.exposure) / static_cast<double>(most)));
        pen.fill({row.x, row.cy() - 4, length, 8}, theme.b1, metric::radius_bar);
    }
}

}  // namespace pmo::ui
