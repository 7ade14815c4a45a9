// Capacity against demand by role and month. The pipeline joins as a what-if: by its chance, or as if every proposal came; single ones can be set aside.

#include <algorithm>
#include <cmath>

#include "core/registers/proposal.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

namespace {

constexpr int kMonths = 12;
constexpr float kLower = 300, kMonthWidth = 62;
constexpr double kPersonMonth = 21.0 * 480;          // minutes
Id const kAllRoles{5, 1}, kNoRole{5, 2};             // rows that are no record

std::string month_words(LoadPeriod const& period) {
    auto const civil = civil_of(period.from);
    return civil.month == 1 ? std::to_string(civil.year) + "-01" : format_month_short(civil.month);
}

std::string people_months(std::int64_t minutes) { return format_decimal(std::llround(static_cast<double>(minutes) / kPersonMonth * 10), 1); }

}  // namespace

void ResourceCapacity::draw(Frame& frame, Box area) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box const strip = area.cut_top(metric::toolbar);
    ui.pen().fill(strip, theme.surface);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    Box bar = strip.inset(metric::space_card, 0);
    Choice const choices[] = {{.key = "none", .label = tr("resources.pipeline.none"), .tip = tr("resources.pipeline.none_tip")}, {.key = "expected", .label = tr("resources.pipeline.expected"), .tip = tr("resources.pipeline.expected_tip")},
                              {.key = "full", .label = tr("resources.pipeline.full"), .tip = tr("resources.pipeline.full_tip")}};
    Segmented segments{.id = "pipeline", .name = tr("resources.pipeline"), .options = choices, .chosen = static_cast<int>(m_pipeline)};
    segments.at = middle_of(bar.cut_left(std::ceil(segmented_width(ui, segments)), 12));
    if (auto const picked = segmented(ui, segments)) m_pipeline = static_cast<PipelineView>(*picked);
    ui.pen().text(bar, theme.text3, Type::small, tr("resources.capacity_note"));
    auto const& months = m_months.get(frame, kNoId, [&] { return resource_load(frame.store, frame.derived, load_months(Date{ui.today}, kMonths)); });
    auto const& found = m_found.get(frame, {static_cast<int>(m_pipeline), m_without}, [&] { return role_capacity(frame.store, frame.derived, months, m_pipeline, m_without); });
    area = area.inset(metric::space_card);
    if (found.roles.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::users, .title = tr("resources.none"), .text = tr("resources.none_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    Box lower = area.cut_bottom(std::min(kLower, area.h * 0.46f), metric::space_card);
    draw_roles(frame, found, months, area);
    draw_plot(frame, found, months, lower.cut_left(std::round(lower.w * 0.56f), metric::space_card));
    draw_pipeline(frame, lower);
}

void ResourceCapacity::draw_roles(Frame& frame, RoleCapacity const& found, ResourceLoad const& months, Box at) {
    enum Fixed : int { kRole, kPeople, kFirst };
    auto const& theme = frame.ui.theme();
    std::vector<std::string> titles, ids;
    for (std::size_t m = 0; m < months.periods.size(); ++m) titles.push_back(month_words(months.periods[m])), ids.push_back("m" + std::to_string(m));
    std::vector<Column> columns{{.id = "role", .title = tr("resources.role"), .width = 150, .hideable = false, .reorderable = false}, {.id = "people", .title = tr("resources.heads_there"), .width = 60, .align = Align::right, .reorderable = false}};
    for (std::size_t m = 0; m < titles.size(); ++m) columns.push_back({.id = ids[m], .title = titles[m], .width = kMonthWidth, .min_width = 44, .align = Align::centre, .reorderable = false, .tip = tr("resources.capacity_tip")});
    FigureRows rows;
    std::vector<RoleRow const*> lines;
    RoleRow sum{.role = kNoId, .people = 0, .months = found.total};
    lines.push_back(&sum);
    rows.list.push_back({.id = kAllRoles, .name = std::string(tr("resources.total")), .strong = true});
    for (auto const& role : found.roles) {
        sum.people += role.people;
        lines.push_back(&role);
        rows.list.push_back({.id = role.role ? role.role : kNoRole, .name = role.role ? name_of(frame, role.role) : std::string(tr("resources.no_role"))});
    }
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& line = *lines[row];
        if (column == kRole) return {.text = rows.list[row].name};
        if (column == kPeople) return {.text = format_integer(line.people)};
        auto const& cell = line.months[static_cast<std::size_t>(column - kFirst)];
        auto const share = load_permille(cell.demand(), cell.capacity);
        auto const tip = rows.list[row].name + " · " + titles[static_cast<std::size_t>(column - kFirst)] + "\n" +
                         tr("resources.role_tip", {people_months(cell.booked), people_months(cell.asked), people_months(cell.pipeline), people_months(cell.capacity), people_months(cell.capacity - cell.demand())});
        return {.text = share ? load_percent(share) + "%" : cell.demand() > 0 ? people_months(cell.demand()) : std::string("—"), .kind = CellKind::custom, .tip = tip};
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        if (column == kRole) return rows.list[row].name;
        if (column == kPeople) return std::int64_t{lines[row]->people};
        auto const& cell = lines[row]->months[static_cast<std::size_t>(column - kFirst)];
        return std::int64_t{load_permille(cell.demand(), cell.capacity).value_or(-1)};
    };
    rows.edits = [&](std::size_t, int column) { return column >= kFirst ? EditKind::sign : EditKind::none; };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& cell = lines[row]->months[static_cast<std::size_t>(column - kFirst)];
        auto const share = load_permille(cell.demand(), cell.capacity);
        Box const box = canvas.cell.inset(1, 2);
        if (share) {
            canvas.pen.fill(box, load_color(theme, *share), 3);
            paint_load_flags(canvas.pen, box, *share);
        } else if (cell.demand() > 0) {
            canvas.pen.fill(box, theme.h_amber, 3);
        }
        canvas.pen.text(box, cell.demand() > 0 ? theme.text1 : theme.text3, rows.list[row].strong ? Type::strong : Type::body, share ? load_percent(share) : cell.demand() > 0 ? people_months(cell.demand()) : std::string("—"), Align::centre);
    };
    auto const events = draw_figures(frame, {.id = "roles", .name = tr("resources.capacity"), .columns = columns, .at = at, .row_height = 28, .pressable = true}, rows, m_table);
    if (events.clicked) m_role = id_of_key(events.clicked->row);
    else if (events.cursor_moved && m_table.cursor) m_role = id_of_key(m_table.cursor);
}

void ResourceCapacity::draw_plot(Frame& frame, RoleCapacity const& found, ResourceLoad const& months, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const* cells = &found.total;
    auto title = std::string(tr("resources.total"));
    for (auto const& role : found.roles)
        if (m_role && (role.role ? role.role : kNoRole) == m_role) cells = &role.months, title = role.role ? name_of(frame, role.role) : std::string(tr("resources.no_role"));
    CardScope const card{ui, {.id = "plot", .title = title, .caption = tr("resources.person_months"), .at = at}};
    LegendItem const items[] = {{tr("resources.booked"), theme.b1, Dash::solid, Mark::none, false}, {tr("resources.asked_for"), theme.c3, Dash::solid, Mark::none, false, true}, {tr("resources.pipeline"), theme.c4, Dash::solid, Mark::none, false, true}, {tr("resources.capacity_line"), theme.text1}};
    legend(ui, items, card.header());
    double most = 1;
    std::vector<std::string> labels;
    std::string summary;
    for (std::size_t m = 0; m < cells->size(); ++m) {
        auto const& cell = (*cells)[m];
        most = std::max({most, static_cast<double>(cell.demand()) / kPersonMonth, static_cast<double>(cell.capacity) / kPersonMonth});
        labels.push_back(month_words(months.periods[m]));
        summary += tr("resources.week_summary", {labels.back(), people_months(cell.demand()), people_months(cell.capacity)}) + " ";
    }
    Plot plot{ui, {.id = "bars", .name = title, .summary = summary, .at = card.body(), .x = {-0.5, static_cast<double>(labels.size()) - 0.5}, .y = nice_range(0, most * 1.15, 4), .left = 36, .bottom = 22, .top = 14}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    for (std::size_t m = 0; m < cells->size(); ++m) {
        auto const& cell = (*cells)[m];
        double const x = static_cast<double>(m), there = static_cast<double>(cell.capacity) / kPersonMonth;
        double base = 0;
        auto const stack = [&](std::int64_t minutes, ImU32 color, bool tentative) {
            double const value = static_cast<double>(minutes) / kPersonMonth;
            if (value > 0) plot.bar(x, 0.6, value, {.color = color, .tentative = tentative, .base = base});
            base += value;
        };
        stack(cell.booked, theme.b1, false);
        stack(cell.asked, theme.c3, true);
        stack(cell.pipeline, theme.c4, true);
        plot.capacity_tick(x, 0.8, there);
        if (base > there) plot.label({x, base}, "▲ " + people_months(cell.demand() - cell.capacity), theme.red_text, Align::centre, 0, -8);
    }
}

void ResourceCapacity::draw_pipeline(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const items = pipeline_items(frame.store);
    auto const count = tr("resources.proposals", static_cast<std::int64_t>(items.size()));
    CardScope const card{ui, {.id = "pipeline.card", .title = tr("resources.pipeline"), .caption = count, .at = at}};
    enum Fixed : int { kOn, kTitle, kChance, kEffort, kFrom, kTo };
    Column const columns[] = {{.id = "on", .title = tr("resources.column.counts"), .width = 68, .align = Align::centre, .sortable = false}, {.id = "title", .title = tr("resources.column.proposal"), .width = 150},
                              {.id = "chance", .title = tr("resources.column.chance"), .width = 60, .align = Align::right, .tip = tr("resources.column.chance_tip")}, {.id = "effort", .title = tr("resources.column.effort"), .width = 72, .align = Align::right, .tip = tr("resources.column.effort_tip")},
                              {.id = "from", .title = tr("resources.column.from"), .width = 86}, {.id = "to", .title = tr("resources.column.to"), .width = 86}};
    FigureRows rows;
    for (auto const& item : items) rows.list.push_back({.id = item.proposal, .name = name_of(frame, item.proposal), .closed = !item.counts()});
    auto const without = [&](std::size_t row) { return std::ranges::find(m_without, items[row].proposal) != m_without.end(); };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& item = items[row];
        switch (column) {
            case kOn: return {.text = item.counts() ? std::string(without(row) ? tr("resources.set_aside") : tr("resources.counts")) : std::string("—"), .kind = CellKind::check, .checked = item.counts() && !without(row), .tip = item.counts() ? std::string{} : std::string(tr("resources.not_estimated"))};
            case kTitle: return {.text = rows.list[row].name};
            case kChance: return {.text = std::to_string(item.chance) + "%"};
            case kEffort: return item.effort > 0 ? TableCell{.text = people_months(item.effort)} : TableCell{.text = "—", .color = theme.amber_text, .tip = std::string(tr("resources.not_estimated"))};
            case kFrom: return {.text = item.dated ? format_date(item.from.day) : std::string("—")};
            default: return {.text = item.dated ? format_date(item.to.day) : std::string("—")};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        if (column == kChance) return std::int64_t{items[row].chance};
        if (column == kEffort) return items[row].effort;
        return rows.make(row, column).text;
    };
    rows.edits = [&](std::size_t row, int column) { return column == kOn && items[row].counts() ? EditKind::sign : EditKind::none; };
    auto const events = draw_figures(frame, {.id = "items", .name = tr("resources.pipeline"), .columns = columns, .at = card.body(), .none = tr("resources.no_pipeline"), .border = false, .pressable = true}, rows, m_items);
    if (!events.clicked || events.clicked->column != kOn) return;
    auto const id = id_of_key(events.clicked->row);
    if (std::erase(m_without, id) == 0) m_without.push_back(id);
}

}  // namespace pmo::ui
