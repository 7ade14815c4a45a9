#include <cmath>

#include "core/base/sums.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/navigation.h"
#include "ui/views/dashboard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress.h"

namespace pmo::ui {

namespace {

std::string index_text(std::optional<std::int32_t> value) { return value ? format_decimal(*value, 2) : std::string("—"); }

// The difference to the last archived month, as an arrow and words. `good_up`: more is better.
struct Delta { std::string text; Icon arrow = Icon::none; Tone tone = Tone::neutral; };
Delta delta_of(std::optional<std::int32_t> now, std::optional<std::int32_t> before) {
    if (!now || !before) return {};
    auto const d = *now - *before;
    if (d == 0) return {format_decimal(0, 2), Icon::arrow_right, Tone::neutral};
    return {format_decimal(std::abs(d), 2), d > 0 ? Icon::arrow_up_right : Icon::arrow_down_right, d > 0 ? Tone::green : Tone::red};
}

std::string months_ago(TrendPoint const* point) { return point ? tr("dashboard.against", {format_month_short(point->month)}) : std::string{}; }

std::string percent_of(std::int64_t part, std::int64_t whole, int decimals) { return whole > 0 ? format_percent(scale({1000, {}}, part, whole).minor, 1, decimals) : std::string("—"); }

// How many projects have which colour: three bars and three counts, drawn into a tile of its own.
void projects_tile(Frame& frame, PortfolioSummary const& sum, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const count = static_cast<std::int64_t>(frame.derived.active_projects().size());
    std::string const sentence = tr("dashboard.colours", {format_integer(sum.count[1]), format_integer(sum.count[2]), format_integer(sum.count[3])});
    float const figure = ui.pen().width(Type::kpi, format_integer(count)) + 4 + ui.pen().width(Type::small, tr("dashboard.running_unit"));
    auto const unit = figure < at.w - 24 - 96 - 8 ? tr("dashboard.running_unit") : std::string_view{};
    if (kpi_tile(ui, {.id = "projects", .label = tr("dashboard.running"), .value = format_integer(count), .unit = unit, .delta = {}, .sentence = {}, .spark = {}, .tip = sentence, .at = at}))
        frame.go({.view = "project_list", .project = kNoId, .detail = {}});
    auto const pen = ui.pen();
    Part const parts[] = {{static_cast<double>(sum.count[1]), theme.green}, {static_cast<double>(sum.count[2]), theme.amber}, {static_cast<double>(sum.count[3]), theme.red}};
    paint_stacked(pen, {at.right() - 12 - 96, at.y + 44, 96, 8}, parts);
    float x = at.x + 12;
    float const y = at.bottom() - 20;
    Health const shapes[] = {Health::green, Health::amber, Health::red};
    Msg const words[] = {"dashboard.green", "dashboard.amber", "dashboard.red"};
    for (int i = 0; i < 3; ++i) {
        auto const label = tr(words[i], {format_integer(sum.count[i + 1])});
        if (x + 16 + pen.width(Type::small, label) > at.right() - 8) break;
        pen.health({x + 5, y}, shapes[i]);
        pen.text(x + 14, y, theme.text2, Type::small, label);
        x += 24 + pen.width(Type::small, label);
    }
}

}  // namespace

void draw_dashboard_tiles(Frame& frame, DashboardFigures const& figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& sum = figures.sum;
    int const columns = at.w >= 1000 ? 6 : at.w >= 640 ? 3 : 2;
    float const gap = metric::space_card;
    auto const tile = [&](int i) { return at.row(i / columns, 6 / columns, gap).column(i % columns, columns, gap); };

    std::vector<float> spi_line, cpi_line, eac_line, exposure_line;
    for (auto const& point : figures.trend) {
        if (auto const v = engine::spi(point.value)) spi_line.push_back(static_cast<float>(*v));
        if (auto const v = engine::cpi(point.value)) cpi_line.push_back(static_cast<float>(*v));
        eac_line.push_back(static_cast<float>(point.eac) / 1e6f);
        exposure_line.push_back(static_cast<float>(point.exposure) / 1e6f);
    }
    auto const* last = figures.trend.empty() ? nullptr : &figures.trend.back();
    auto const spi_now = engine::spi(sum.value), cpi_now = engine::cpi(sum.value);
    if (spi_now) spi_line.push_back(static_cast<float>(*spi_now));
    if (cpi_now) cpi_line.push_back(static_cast<float>(*cpi_now));
    eac_line.push_back(static_cast<float>(sum.eac) / 1e6f);
    exposure_line.push_back(static_cast<float>(sum.exposure) / 1e6f);
    auto const money = [&](std::int64_t minor) { return format_money(minor, sum.currency, MoneyStyle::number); };
    auto const rounded = [&](std::int64_t minor) { return format_money(minor, sum.currency, MoneyStyle::rounded); };
    auto const unit = money_unit(sum.currency);

    projects_tile(frame, sum, tile(0));
    {
        auto const delta = delta_of(spi_now, last ? engine::spi(last->value) : std::nullopt);
        auto const tip = tr("dashboard.spi_tip", {money(sum.value.ev), money(sum.value.pv), index_text(spi_now)});
        if (kpi_tile(ui, {.id = "spi", .label = tr("dashboard.spi"), .value = index_text(spi_now), .unit = {}, .delta = delta.text, .delta_arrow = delta.arrow, .delta_tone = delta.tone, .sentence = months_ago(last), .spark = spi_line, .spark_color = theme.c1, .threshold = 95.0f, .tip = tip, .at = tile(1)}))
            frame.go({.view = "project_list", .project = kNoId, .detail = {}});
    }
    {
        auto const delta = delta_of(cpi_now, last ? engine::cpi(last->value) : std::nullopt);
        auto const tip = tr("dashboard.cpi_tip", {money(sum.value.ev), money(sum.value.ac), index_text(cpi_now)});
        if (kpi_tile(ui, {.id = "cpi", .label = tr("dashboard.cpi"), .value = index_text(cpi_now), .unit = {}, .delta = delta.text, .delta_arrow = delta.arrow, .delta_tone = delta.tone, .sentence = months_ago(last), .spark = cpi_line, .spark_color = theme.c1, .threshold = 95.0f, .tip = tip, .at = tile(2)}))
            frame.go({.view = "project_list", .project = kNoId, .detail = {}});
    }
    {
        auto const vac = minus(sum.value.bac, sum.eac);
        auto const over = vac < 0;
        auto const delta = std::string("VAC ") + rounded(vac) + " (" + percent_of(vac, sum.value.bac, 1) + ")";
        auto const tip = tr("dashboard.eac_tip", {money(sum.value.bac), money(sum.eac), money(vac)});
        if (kpi_tile(ui, {.id = "eac", .label = tr("dashboard.eac"), .value = rounded(sum.eac), .unit = unit, .delta = delta, .delta_arrow = Icon::none, .delta_tone = over ? Tone::red : Tone::green, .sentence = {}, .spark = eac_line, .spark_color = theme.c4, .threshold = {}, .tip = tip, .at = tile(3)}))
            frame.go({.view = "register", .project = kNoId, .detail = "cost_entry"});
    }
    {
        auto const sentence = tr("dashboard.reserve", {rounded(sum.reserve), percent_of(sum.reserve, sum.exposure, 0)});
        auto const tip = tr("dashboard.exposure_tip", {format_integer(static_cast<std::int64_t>(figures.open_risks))});
        if (kpi_tile(ui, {.id = "exposure", .label = tr("dashboard.exposure"), .value = rounded(sum.exposure), .unit = unit, .delta = {}, .sentence = sentence, .spark = exposure_line, .spark_color = theme.c4, .tip = tip, .at = tile(4)}))
            frame.go(home_of_register("risk"));
    }
    {
        std::vector<float> load;
        for (auto const& month : figures.capacity) load.push_back(month.capacity > 0 ? 100.0f * static_cast<float>(month.committed) / static_cast<float>(month.capacity) : 0);
        auto const& now = figures.capacity.empty() ? CapacityMonth{} : figures.capacity.front();
        auto const percent = now.capacity > 0 ? format_integer(scale({100, {}}, now.committed, now.capacity).minor) : std::string("—");
        auto const people = figures.overloaded_people > 0 ? tr("dashboard.overloaded", static_cast<std::int64_t>(figures.overloaded_people)) : std::string(tr("dashboard.no_overload"));
        auto const tip = tr("dashboard.load_tip", {format_hours(now.committed), format_hours(now.capacity)});
        if (kpi_tile(ui, {.id = "load", .label = tr("dashboard.load"), .value = percent, .unit = "%", .delta = people, .delta_arrow = figures.overloaded_people > 0 ? Icon::triangle_alert : Icon::none, .delta_tone = figures.overloaded_people > 0 ? Tone::amber : Tone::neutral, .sentence = format_month_short(now.month), .spark = load, .spark_color = theme.c2, .threshold = 100.0f, .tip = tip, .at = tile(5)}))
            frame.go({.view = "register", .project = kNoId, .detail = "assignment"});
    }
}

}  // namespace pmo::ui
