// The histogram: weeks of one person, of a role or of everybody, stacked from firm to tentative against what there is; below it the bookings it is made of.

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"

namespace pmo::ui {

namespace {

struct Layer { LoadKind kind; ImU32 Theme::* color; bool tentative; std::int64_t LoadCell::* minutes; };
constexpr Layer kLayers[] = {{LoadKind::committed, &Theme::b1, false, &LoadCell::committed},
                             {LoadKind::reserved, &Theme::c2, false, &LoadCell::reserved},
                             {LoadKind::proposed, &Theme::b1, true, &LoadCell::proposed},
                             {LoadKind::asked, &Theme::c3, true, &LoadCell::asked}};
constexpr double kHour = 60;

}  // namespace

std::vector<int> ResourceHistogram::workers(Frame const& frame, ResourceLoad const& load) const {
    std::vector<int> out;
    auto const project = frame.session.location.project;
    for (std::size_t w = 0; w < load.workers.size(); ++w) {
        auto const& worker = load.workers[w];
        if (m_person ? worker.id != m_person : !worker.person || !worker.booked) continue;
        if (m_role && worker.role != m_role) continue;
        bool const here = !project || std::ranges::any_of(load.lines_of(static_cast<int>(w)), [&](LoadLine const& line) { return line.project == project; });
        if (here || m_person) out.push_back(static_cast<int>(w));
    }
    return out;
}

void ResourceHistogram::draw(Frame& frame, ResourceFigures const& figures, Box area) {
    auto const& load = figures.load;
    auto const& theme = frame.ui.theme();
    // Whoever was chosen elsewhere is shown here.
    if (auto const worker = load.worker_of(frame.session.selected()); worker >= 0) m_person = frame.session.selected();
    Box const strip = area.cut_top(metric::toolbar);
    frame.ui.pen().fill(strip, theme.surface);
    frame.ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    Box bar = strip.inset(metric::space_card, 0);
    if (choose_record(frame, bar, "role", tr("resources.all_roles"), roles_of(load), m_role, 160)) m_person = kNoId, frame.select(kNoId);
    std::vector<Id> people;
    for (auto const& worker : load.workers)
        if ((worker.booked || worker.id == m_person) && (!m_role || worker.role == m_role)) people.push_back(worker.id);
    if (choose_record(frame, bar, "person", tr("resources.all_people"), people, m_person, 180)) frame.select(m_person);
    area = area.inset(metric::space_card);
    auto const shown = workers(frame, load);
    if (shown.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::chart_column, .title = tr("resources.none"), .text = tr("resources.none_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    draw_plot(frame, load, shown, area.cut_top(std::floor(area.h * 0.5f), metric::space_card));
    draw_lines(frame, load, shown, area);
}

void ResourceHistogram::draw_plot(Frame& frame, ResourceLoad const& load, std::vector<int> const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const title = m_person ? name_of(frame, m_person) : m_role ? name_of(frame, m_role) : std::string(tr("resources.all_people"));
    auto const caption = tr("resources.hours_by_week");
    CardScope const card{ui, {.id = "plot", .title = title, .caption = caption, .at = at}};
    std::vector<std::string> names;
    for (auto const& layer : kLayers) names.push_back(load_kind_words(layer.kind));
    std::vector<LegendItem> items;
    for (std::size_t i = 0; i < std::size(kLayers); ++i) items.push_back({.label = names[i], .color = theme.*kLayers[i].color, .dash = Dash::solid, .mark = Mark::none, .line = false, .tentative = kLayers[i].tentative});
    items.push_back({.label = tr("resources.capacity_line"), .color = theme.text1});
    legend(ui, items, card.header());
    auto const weeks = static_cast<int>(load.periods.size());
    std::vector<LoadCell> sums(static_cast<std::size_t>(weeks));
    double most = 1;
    std::vector<std::string> labels;
    std::string summary;
    for (int w = 0; w < weeks; ++w) {
        auto& sum = sums[static_cast<std::size_t>(w)];
        for (auto const worker : shown) {
            auto const& cell = load.at(worker, w);
            for (auto const& layer : kLayers) sum.*layer.minutes += cell.*layer.minutes;
            sum.capacity += cell.capacity;
        }
        most = std::max({most, static_cast<double>(sum.all()) / kHour, static_cast<double>(sum.capacity) / kHour});
        labels.push_back(week_words(load.periods[static_cast<std::size_t>(w)].from));
        summary += tr("resources.week_summary", {labels.back(), hours(sum.firm()), hours(sum.capacity)}) + " ";
    }
    Plot plot{ui, {.id = "bars", .name = title, .summary = summary, .at = card.body(), .x = {-0.5, weeks - 0.5}, .y = nice_range(0, most * 1.1, 4), .left = 48, .bottom = 22, .top = 14}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    for (int w = 0; w < weeks; ++w) {
        auto const& sum = sums[static_cast<std::size_t>(w)];
        double base = 0;
        for (auto const& layer : kLayers) {
            double const value = static_cast<double>(sum.*layer.minutes) / kHour;
            if (value <= 0) continue;
            plot.bar(w, 0.6, value, {.color = theme.*layer.color, .tentative = layer.tentative, .base = base});
            base += value;
        }
        double const there = static_cast<double>(sum.capacity) / kHour;
        plot.capacity_tick(w, 0.8, there);
        if (sum.firm() > sum.capacity) plot.label({static_cast<double>(w), std::max(base, there)}, "▲ +" + hours(sum.firm() - sum.capacity), theme.red_text, Align::centre, 0, -8);
    }
    PlotPoint point;
    if (plot.hovered(point)) {
        auto const w = static_cast<int>(std::lround(point.x));
        if (w >= 0 && w < weeks) {
            auto const& sum = sums[static_cast<std::size_t>(w)];
            std::vector<std::string> words{labels[static_cast<std::size_t>(w)] + " " + period_words(load.periods[static_cast<std::size_t>(w)])};
            for (std::size_t i = 0; i < std::size(kLayers); ++i)
                if (sum.*kLayers[i].minutes > 0) words.push_back(names[i] + " " + hours(sum.*kLayers[i].minutes));
            words.push_back(std::string(tr("resources.capacity_line")) + " " + hours(sum.capacity));
            plot.hair_line(w, words);
        }
    }
}

void ResourceHistogram::draw_lines(Frame& frame, ResourceLoad const& load, std::vector<int> const& shown, Box at) {
    enum Fixed : int { kWhat, kWho, kProject, kKind, kFrom, kTo, kUnits, kHours, kSlack };
    Column const columns[] = {{.id = "what", .title = tr("resources.column.work"), .width = 240}, {.id = "who", .title = tr("resources.member"), .width = 96}, {.id = "project", .title = tr("resources.column.project"), .width = 80},
                              {.id = "kind", .title = tr("resources.column.kind"), .width = 88}, {.id = "from", .title = tr("resources.column.from"), .width = 92}, {.id = "to", .title = tr("resources.column.to"), .width = 92},
                              {.id = "units", .title = tr("resources.column.units"), .width = 64, .align = Align::right}, {.id = "hours", .title = tr("resources.column.hours"), .width = 84, .align = Align::right, .tip = tr("resources.column.hours_tip")},
                              {.id = "slack", .title = tr("resources.column.slack"), .width = 84, .align = Align::right, .tip = tr("resources.column.slack_tip")}};
    std::vector<LoadLine const*> lines;
    FigureRows rows;
    for (auto const worker : shown)
        for (auto const& line : load.lines_of(worker)) {
            lines.push_back(&line);
            bool const task = line.task && (line.kind == LoadKind::committed || line.kind == LoadKind::proposed);
            rows.list.push_back({.id = line.record, .name = name_of(frame, task ? line.task : line.record)});
        }
    auto const total = [&](LoadLine const& line) {
        std::int64_t sum = 0;
        for (int w = 0; w < static_cast<int>(load.periods.size()); ++w) sum += load.minutes_of(line, w);
        return sum;
    };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& line = *lines[row];
        switch (column) {
            case kWhat: return {.text = rows.list[row].name};
            case kWho: return {.text = name_of(frame, load.workers[static_cast<std::size_t>(line.worker)].id)};
            case kProject: { auto const* project = frame.store.live(line.project); return {.text = project ? std::string(code_of(*project)) : std::string{}}; }
            case kKind: return {.text = load_kind_words(line.kind), .kind = CellKind::badge, .tone = line.kind == LoadKind::committed ? Tone::blue : line.kind == LoadKind::reserved ? Tone::green : Tone::outline};
            case kFrom: return {.text = format_date(date_of(Moment{line.from}).day)};
            case kTo: return {.text = format_date(date_of(Moment{line.to - 1}).day)};
            case kUnits: return {.text = format_integer(line.units) + "%"};
            case kHours: return {.text = hours(total(line))};
            default: return line.slack == kNoTime || (line.kind != LoadKind::committed && line.kind != LoadKind::proposed) ? TableCell{.text = "—"} : TableCell{.text = format_workdays(line.slack), .color = line.slack < 0 ? frame.ui.theme().red_text : 0};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& line = *lines[row];
        if (column == kHours) return total(line);
        if (column == kSlack) return std::int64_t{line.slack};
        if (column == kUnits) return line.units;
        return rows.make(row, column).text;
    };
    draw_figures(frame, {.id = "lines", .name = tr("resources.bookings_list"), .columns = columns, .at = at, .none = tr("resources.no_bookings")}, rows, m_table);
}

}  // namespace pmo::ui
