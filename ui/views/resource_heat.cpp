// The heat map: people and equipment by weeks, in groups. A cell is what is firmly booked in percent of the time there is; its bookings and what could be
// done about them are in the inspector.

#include "core/project/skill_supply.h"
#include "core/registers/person.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"

#include <algorithm>
#include <cmath>

namespace pmo::ui {

namespace {

namespace per = registers::person;

constexpr float kName = 178, kMean = 52, kWeek = 62, kLegend = 28;
enum Fixed : int { kNameColumn, kMeanColumn, kFirstWeek };

std::int64_t first_firm(ResourceLoad const& load, int worker, std::int64_t& capacity) {
    std::int64_t firm = 0;
    for (int week = 0; week < static_cast<int>(load.periods.size()); ++week) firm += load.at(worker, week).firm(), capacity += load.at(worker, week).capacity;
    return firm;
}

std::optional<int> mean(ResourceLoad const& load, std::span<int const> workers, int week) {
    std::int64_t firm = 0, capacity = 0;
    for (auto const worker : workers) {
        if (!load.workers[static_cast<std::size_t>(worker)].person) continue;
        if (week < 0) firm += first_firm(load, worker, capacity);
        else firm += load.at(worker, week).firm(), capacity += load.at(worker, week).capacity;
    }
    return load_permille(firm, capacity);
}

bool overloaded(ResourceLoad const& load, int worker) {
    for (int week = 0; week < static_cast<int>(load.periods.size()); ++week) {
        auto const& cell = load.at(worker, week);
        if (cell.firm() > cell.capacity) return true;
    }
    return false;
}

// The share of the cell that belongs to one project, for the line at its foot.
std::int64_t of_project(ResourceLoad const& load, int worker, int week, Id project) {
    std::int64_t minutes = 0;
    for (auto const& line : load.lines_of(worker))
        if (line.project == project) minutes += load.minutes_of(line, week);
    return minutes;
}

void paint_cell(CellCanvas const& canvas, LoadCell const& cell, std::int64_t own) {
    auto const& pen = canvas.pen;
    auto const& theme = *pen.theme;
    Box const box = canvas.cell.inset(1, 2);
    auto const permille = load_permille(cell.firm(), cell.capacity);
    if (!permille) {
        if (cell.firm() > 0) {
            pen.fill(box, theme.h_red, metric::radius_bar + 1);
            paint_load_flags(pen, box, 9999);
            pen.text(box, theme.text1, Type::small, hours(cell.firm()) + "h", Align::centre);
        } else if (cell.leave > 0) {
            pen.hatch(box, theme.line_strong);
            pen.text(box, theme.text2, Type::small, tr("resources.leave_sign"), Align::centre);
        }
        return;
    }
    pen.fill(box, load_color(theme, *permille), metric::radius_bar + 1);
    if (cell.leave > 0) pen.hatch({box.x, box.y, 12, box.h}, theme.line_strong);
    if (cell.proposed + cell.asked > 0) pen.dashed_outline(box, theme.accent);
    if (own > 0 && cell.capacity > 0) pen.fill({box.x, box.bottom() - 3, std::round(box.w * std::min(1.0f, static_cast<float>(own) / static_cast<float>(cell.capacity))), 3}, theme.accent);
    paint_load_flags(pen, box, *permille);
    pen.text(box, *permille > 0 ? theme.text1 : theme.text3, *permille > 1000 ? Type::strong : Type::body, load_percent(permille), Align::centre);
}

std::string cell_tip(std::string const& name, ResourceLoad const& load, int week, LoadCell const& cell) {
    auto tip = name + " · " + week_words(load.periods[static_cast<std::size_t>(week)].from) + " " + period_words(load.periods[static_cast<std::size_t>(week)]);
    tip += "\n" + tr("resources.cell_tip", {hours(cell.committed), hours(cell.reserved), hours(cell.capacity), load_percent(load_permille(cell.firm(), cell.capacity))});
    if (cell.proposed + cell.asked > 0) tip += "\n" + tr("resources.cell_tip_more", {hours(cell.proposed), hours(cell.asked), load_percent(load_permille(cell.all(), cell.capacity))});
    if (cell.leave > 0) tip += "\n" + tr("resources.cell_tip_leave", {hours(cell.leave)});
    return tip;
}

// Bands of the colours, from the left.
void draw_legend(Frame& frame, Box at) {
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    struct Item { std::string_view words; int permille; };
    Item const items[] = {{"<40", 0}, {"40–69", 500}, {"70–89", 800}, {"90–100", 950}, {">100", 1100}, {">115", 1200}};
    std::string spoken;
    for (auto const& item : items) {
        Box const swatch{at.x, std::round(at.cy() - 7), 20, 14};
        pen.fill(swatch, load_color(theme, item.permille), 3);
        pen.outline(swatch, theme.line, 3);
        paint_load_flags(pen, swatch, item.permille);
        at.cut_left(26);
        pen.text(at.cut_left(std::ceil(pen.width(Type::small, item.words)), 12), theme.text2, Type::small, item.words);
        spoken += std::string(item.words) + "% ";
    }
    Box const leave{at.x, std::round(at.cy() - 7), 20, 14};
    pen.hatch(leave, theme.line_strong);
    at.cut_left(26);
    pen.text(at.cut_left(std::ceil(pen.width(Type::small, tr("resources.leave"))), 12), theme.text2, Type::small, tr("resources.leave"));
    pen.dashed_outline({at.x, std::round(at.cy() - 7), 20, 14}, theme.accent);
    at.cut_left(26);
    pen.text(at.cut_left(std::min(std::ceil(pen.width(Type::small, tr("resources.tentative"))), at.w), 16), theme.text2, Type::small, tr("resources.tentative"));
    if (at.w > 120) pen.text(at, theme.text3, Type::small, tr("resources.formula"), Align::right);
    say(frame.ui, {.id = "legend", .role = sem::Role::text, .name = tr("resources.legend"), .value = spoken, .at = at});
}

}  // namespace

int ResourceHeat::week(ResourceLoad const& load) const {
    auto const& id = m_table.cursor_column;
    int const week = id.size() > 1 && id[0] == 'w' ? std::atoi(id.c_str() + 1) : 0;
    return std::clamp(week, 0, static_cast<int>(load.periods.size()) - 1);
}

bool ResourceHeat::shown(Frame const& frame, ResourceLoad const& load, int at) const {
    auto const& worker = load.workers[static_cast<std::size_t>(at)];
    if (m_department && worker.department != m_department) return false;
    if (m_role && worker.role != m_role) return false;
    auto const project = frame.session.location.project ? frame.session.location.project : m_project;
    if (project && std::ranges::none_of(load.lines_of(at), [&](LoadLine const& line) { return line.project == project; })) return false;
    if (m_skill) {
        namespace lvl = registers::skill_level;
        auto const levels = frame.store.referrers(lvl::kType, lvl::person, worker.id);
        if (std::ranges::none_of(levels, [&](Record const* row) { return row->get(lvl::skill) == m_skill && row->get(lvl::level) > 0; })) return false;
    }
    if (m_over) return overloaded(load, at);
    return m_everyone || worker.booked || project;
}

std::vector<ResourceHeat::Group> ResourceHeat::groups(Frame const& frame, ResourceLoad const& load) const {
    std::vector<Group> out;
    auto order = m_by_role ? roles_of(load) : departments_of(frame, load);
    order.push_back(kNoId);
    for (auto const id : order) out.push_back({id, {}});
    Group equipment{{4, 2}, {}};
    for (std::size_t w = 0; w < load.workers.size(); ++w) {
        auto const& worker = load.workers[w];
        if (!shown(frame, load, static_cast<int>(w))) continue;
        if (!worker.person) { equipment.workers.push_back(static_cast<int>(w)); continue; }
        auto const found = std::ranges::find(out, m_by_role ? worker.role : worker.department, &Group::id);
        (found == out.end() ? out.back() : *found).workers.push_back(static_cast<int>(w));
    }
    out.push_back(std::move(equipment));
    std::erase_if(out, [](Group const& group) { return group.workers.empty(); });
    return out;
}

void ResourceHeat::toolbar(Frame& frame, ResourceLoad const& load, Box bar) {
    auto& ui = frame.ui;
    Segment const by[] = {{"department", tr("resources.by_department")}, {"role", tr("resources.by_role")}};
    int chosen = m_by_role ? 1 : 0;
    choose_segment(ui, bar, tr("resources.group"), by, chosen);
    m_by_role = chosen == 1;
    if (right_button(ui, {.id = "everyone", .label = tr("resources.everyone"), .icon = Icon::users, .kind = ButtonKind::toggle, .on = m_everyone, .tip = tr("resources.everyone_tip")}, bar)) m_everyone = !m_everyone;
    if (right_button(ui, {.id = "over", .label = tr("resources.over_only"), .icon = Icon::triangle_alert, .kind = ButtonKind::toggle, .on = m_over, .tip = tr("resources.over_only_tip")}, bar)) m_over = !m_over;
    choose_record(frame, bar, "department", tr("resources.all_departments"), departments_of(frame, load), m_department, 146);
    choose_record(frame, bar, "role", tr("resources.all_roles"), roles_of(load), m_role, 120);
    if (!frame.session.location.project) choose_record(frame, bar, "project", tr("resources.all_projects"), frame.derived.active_projects(), m_project);
    std::vector<Id> skills;
    for (auto const& row : frame.store.table(registers::skill::kType).rows())
        if (!row.deleted()) skills.push_back(row.id());
    choose_record(frame, bar, "skill", tr("resources.all_skills"), skills, m_skill, 120);
}

void ResourceHeat::draw(Frame& frame, ResourceFigures const& figures, Box area) {
    auto const& load = figures.load;
    auto const& theme = frame.ui.theme();
    Box const bar = area.cut_top(metric::toolbar);
    frame.ui.pen().fill(bar, theme.surface);
    frame.ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, theme.line);
    toolbar(frame, load, bar.inset(metric::space_card, 0));
    area = area.inset(metric::space_card, 8);
    draw_legend(frame, area.cut_bottom(kLegend, 4));

    FigureRows rows;
    std::vector<int> workers, all;                   // by row: a worker, or ~ the group's index
    auto const found = groups(frame, load);
    for (std::size_t g = 0; g < found.size(); ++g) {
        auto const& group = found[g];
        bool const things = group.id == Id{4, 2};
        auto const name = things ? std::string(tr("resources.equipment")) : group.id ? name_of(frame, group.id) : std::string(m_by_role ? tr("resources.no_role") : tr("resources.no_department"));
        auto const count = static_cast<std::int64_t>(group.workers.size());
        rows.list.push_back({.id = {3, g + 1}, .name = name + "  " + (things ? tr("resources.pieces", count) : tr("resources.people", count)), .group = true});
        workers.push_back(~static_cast<int>(g));
        for (auto const worker : group.workers) {
            rows.list.push_back({.id = load.workers[static_cast<std::size_t>(worker)].id, .name = name_of(frame, load.workers[static_cast<std::size_t>(worker)].id)});
            workers.push_back(worker);
            all.push_back(worker);
        }
    }
    if (all.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::users, .title = tr("resources.none"), .text = tr("resources.none_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    rows.list.push_back({.id = {3, 0xFFFF}, .name = std::string(tr("resources.average")), .group = true});
    workers.push_back(~static_cast<int>(found.size()));

    std::vector<std::string> titles, captions, ids, tips;
    for (std::size_t w = 0; w < load.periods.size(); ++w) {
        auto const& period = load.periods[w];
        int days = 0;
        auto const& time = frame.derived.working_time(frame.store.live(load.workers[static_cast<std::size_t>(all[0])].id)->get(per::calendar));
        for (Date day = period.from; day < period.to; ++day.day) days += time.between(moment_of(day).minute, moment_of(day).minute + 1440) > 0;
        titles.push_back(week_words(period.from) + " " + tr("resources.days", {std::to_string(days)}));
        captions.push_back(format_date_short(period.from.day));
        ids.push_back("w" + std::to_string(w));
        tips.push_back(week_words(period.from) + " · " + period_words(period) + "\n" + tr("resources.days_tip", {std::to_string(days)}));
    }
    std::vector<Column> columns{{.id = "name", .title = tr("resources.member"), .width = kName, .min_width = 110, .hideable = false, .reorderable = false},
                                {.id = "mean", .title = tr("resources.mean"), .width = kMean, .align = Align::right, .reorderable = false, .tip = tr("resources.mean_tip")}};
    for (std::size_t w = 0; w < titles.size(); ++w)
        columns.push_back({.id = ids[w], .title = titles[w], .caption = captions[w], .caption_color = load.periods[w].from <= Date{frame.ui.today} && Date{frame.ui.today} < load.periods[w].to ? theme.accent_text : 0, .width = kWeek, .min_width = 40, .align = Align::centre, .reorderable = false, .tip = tips[w]});

    auto const project = frame.session.location.project ? frame.session.location.project : m_project;
    auto const permille = [&](std::size_t row, int column) -> std::optional<int> {
        auto const worker = workers[row];
        auto const week = column == kMeanColumn ? -1 : column - kFirstWeek;
        if (worker < 0) return static_cast<std::size_t>(~worker) < found.size() ? mean(load, found[static_cast<std::size_t>(~worker)].workers, week) : mean(load, all, week);
        if (week >= 0) return load_permille(load.at(worker, week).firm(), load.at(worker, week).capacity);
        std::int64_t capacity = 0;
        auto const firm = first_firm(load, worker, capacity);
        return load_permille(firm, capacity);
    };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const worker = workers[row];
        if (column == kNameColumn) return {.text = rows.list[row].name, .kind = CellKind::custom};
        auto const share = permille(row, column);
        if (worker < 0) return {.text = share ? load_percent(share) : std::string{}, .color = theme.text2};
        if (column == kMeanColumn) return {.text = share ? load_percent(share) + "%" : "—", .color = share && *share > 1000 ? theme.red_text : 0};
        auto const& cell = load.at(worker, column - kFirstWeek);
        return {.text = cell.capacity == 0 && cell.leave > 0 && cell.firm() == 0 ? std::string(tr("resources.leave")) : load_percent(share), .kind = CellKind::custom, .tip = cell_tip(rows.list[row].name, load, column - kFirstWeek, cell)};
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        if (column == kNameColumn) return rows.list[row].name;
        return std::int64_t{permille(row, column).value_or(-1)};
    };
    rows.edits = [&](std::size_t row, int column) { return column >= kFirstWeek && workers[row] >= 0 ? EditKind::sign : EditKind::none; };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const worker = workers[row];
        if (column == kNameColumn && worker < 0) {
            canvas.pen.text(canvas.content, theme.text1, Type::strong, rows.list[row].name);
            return;
        }
        if (column == kNameColumn) {
            auto const* record = frame.store.live(rows.list[row].id);
            Box line = canvas.content;
            bool const person = load.workers[static_cast<std::size_t>(worker)].person;
            if (person) paint_avatar(canvas.pen, line.x, line.cy(), rows.list[row].name, 18);
            else canvas.pen.icon(line.x + 2, line.cy(), Icon::layers, theme.text3, metric::icon_field);
            line.cut_left(24);
            canvas.pen.text(line.cut_left(std::min(std::ceil(canvas.pen.width(Type::body, rows.list[row].name)) + 1, line.w), 8), theme.text1, Type::body, rows.list[row].name);
            if (person && record && line.w > 24) canvas.pen.text(line, theme.text3, Type::small, record->get(per::job_title));
            return;
        }
        paint_cell(canvas, load.at(worker, column - kFirstWeek), project ? of_project(load, worker, column - kFirstWeek, project) : 0);
    };
    auto const events = draw_figures(frame, {.id = "heat", .name = tr("resources.heat"), .columns = columns, .at = area, .row_height = 28, .header_height = 42, .pressable = true, .drag_cells = frame.writable}, rows, m_table);
    if (events.drag) carry(frame, load, *events.drag, events);
    if (events.clicked) {
        frame.session.inspector_open = true;
        frame.select(id_of_key(events.clicked->row));
    }
}

// A cell on its way to another person: what the drop would do; dropped, the dialog asks which bookings go.
void ResourceHeat::carry(Frame& frame, ResourceLoad const& load, TableDrag const& drag, TableEvents const& events) {
    auto const giver = load.worker_of(id_of_key(drag.from)), taker = load.worker_of(id_of_key(drag.to));
    auto const week = drag.column - kFirstWeek;
    auto const person = [&](int worker) { return worker >= 0 && load.workers[static_cast<std::size_t>(worker)].person; };
    if (!person(giver) || week < 0 || week >= static_cast<int>(load.periods.size())) return;
    bool const takes = person(taker) && taker != giver;
    if (drag.dropped) {
        if (takes) m_hand_over.ask(load, giver, week, load.workers[static_cast<std::size_t>(taker)].id);
        return;
    }
    if (takes) frame.ui.pen().outline({events.body.x + 1, row_y(m_table, events, m_table.hovered_row) + 1, events.body.w - 2, events.row_height - 2}, frame.ui.theme().accent, metric::radius_button, 1.5f);
    ResourceHandOver::draw_ghost(frame, load, giver, week, takes ? taker : -1);
}

void ResourceHeat::keys(Frame& frame, ResourceFigures const& figures) {
    auto const worker = figures.load.worker_of(frame.session.selected());
    if (worker < 0 || !frame.writable || !figures.load.workers[static_cast<std::size_t>(worker)].person || !ImGui::IsKeyPressed(ImGuiKey_H, false) || ImGui::GetIO().KeyMods != ImGuiMod_None) return;
    m_hand_over.ask(figures.load, worker, week(figures.load));
}

bool ResourceHeat::draw_inspector(Frame& frame, ResourceFigures const& figures, Record const& record) {
    auto const worker = figures.load.worker_of(record.id());
    if (worker < 0) return false;
    InspectorExtra extra;
    extra.above = [&, worker](Frame& inner, Record const&) { if (m_cell.draw(inner, figures, worker, week(figures.load))) m_hand_over.ask(figures.load, worker, week(figures.load)); };
    auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
    draw_record_inspector(frame, {at.x, at.y, size.x, size.y}, record, {}, extra);
    return true;
}

std::string ResourceHeat::status(Frame& frame, ResourceFigures const& figures) const {
    auto const selected = frame.session.selected();
    if (figures.load.worker_of(selected) < 0 || figures.load.periods.empty()) return std::string(tr("resources.keys"));
    return tr("resources.chosen", {name_of(frame, selected), week_words(figures.load.periods[static_cast<std::size_t>(week(figures.load))].from)});
}

}  // namespace pmo::ui
