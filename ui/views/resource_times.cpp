// Working time of a week: hours typed by task and day, handed in, approved or sent back; beside it who has work in that week and where their sheets stand.

#include <algorithm>
#include <cmath>

#include "core/actions/time_edits.h"
#include "core/base/sort.h"
#include "core/project/skill_supply.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/resource_parts.h"
#include "ui/views/row_list.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/number_text.h"

namespace pmo::ui {

namespace {

namespace tim = registers::time_sheet;
namespace asg = registers::assignment;

constexpr float kPeople = 264, kPersonRow = 46, kDayWidth = 66;
constexpr std::int64_t kMostHours = 2400;            // hundredths: 24 h
enum Fixed : int { kWork, kPlanned, kFirstDay, kSum = kFirstDay + kWeekDays };
Id const kTotalRow{6, 1}, kThereRow{6, 2};

std::string row_name(Frame const& frame, TimeRow const& row) {
    auto const kind = option_words(tim::kType, tim::kind.slot, row.kind);
    if (row.task) return name_of(frame, row.task) + (row.kind == tim::kKind[0] ? std::string{} : " · " + kind);
    auto const* project = frame.store.live(row.project);
    return project ? kind + " · " + std::string(code_of(*project)) : kind;
}

std::string hour_cell(std::int64_t minutes) { return minutes > 0 ? format_decimal((minutes * 100 + 30) / 60, 2, minutes % 60 == 0 ? 0 : minutes % 6 == 0 ? 1 : 2) : std::string{}; }

// Hours with a decimal point, or nothing: minutes.
std::optional<std::int64_t> parse_hours(std::string_view text) {
    auto const plain = normalize_width(text);
    if (plain.empty()) return 0;
    auto const read = parse_number(plain, {.decimals = 2, .min = 0, .max = kMostHours});
    if (read.fault != NumberFault::none) return std::nullopt;
    return (read.value * 60 + 50) / 100;
}

// The cells of hours take typing; everything else is a figure.
class TimeRows final : public TableSource {
public:
    TimeRows(Frame& frame, TimeWeek const& week) : m_frame(frame), m_week(week) {
        for (auto const& row : week.rows) m_names.push_back(row_name(frame, row));
    }
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_week.rows.size()) + 2; }
    TableRow row(std::int64_t index) const override {
        auto const i = static_cast<std::size_t>(index);
        if (i == m_week.rows.size()) return {.key = key_of(kTotalRow), .kind = RowKind::total, .name = tr("resources.booked_total")};
        if (i > m_week.rows.size()) return {.key = key_of(kThereRow), .kind = RowKind::record, .closed = true, .name = tr("resources.there_total")};
        return {.key = key(i), .name = m_names[i]};
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const i = static_cast<std::size_t>(index);
        if (i < m_week.rows.size()) return of_row(i, column);
        bool const total = i == m_week.rows.size();
        if (column == kWork) return {.text = std::string(total ? tr("resources.booked_total") : tr("resources.there_total"))};
        if (column == kPlanned) return {.text = total && m_week.planned > 0 ? hours(m_week.planned) : std::string{}};
        if (column == kSum) return {.text = hour_cell(total ? m_week.booked : m_week.capacity)};
        auto const day = static_cast<std::size_t>(column - kFirstDay);
        std::int64_t sum = 0;
        for (auto const& one : m_week.rows) sum += one.minutes[day];
        bool const much = total && sum > m_week.there[day] + 120;
        return {.text = hour_cell(total ? sum : m_week.there[day]), .color = much ? m_frame.ui.theme().amber_text : 0, .tip = much ? std::string(tr("resources.long_day")) : std::string{}};
    }
    EditKind edit_kind(std::int64_t index, int column) const override {
        auto const i = static_cast<std::size_t>(index);
        bool const day = column >= kFirstDay && column < kSum;
        return i < m_week.rows.size() && day && m_week.rows[i].states[static_cast<std::size_t>(column - kFirstDay)] != SheetState::approved ? EditKind::number : EditKind::none;
    }
    std::string edit_text(std::int64_t index, int column) const override {
        auto const& row = m_week.rows[static_cast<std::size_t>(index)];
        auto const day = static_cast<std::size_t>(column - kFirstDay);
        auto const minutes = row.minutes[day] - row.overtime[day];
        return minutes > 0 ? format_plain((minutes * 100 + 30) / 60, 2) : std::string{};
    }
    std::string check_edit(std::int64_t, int, std::string_view text) const override { return parse_hours(text) ? std::string{} : std::string(tr("resources.hours_problem")); }
    RowKey key(std::size_t i) const {
        auto const& row = m_week.rows[i];
        auto const id = row.task ? row.task : row.project;
        auto const kind = static_cast<std::uint64_t>(std::ranges::find(tim::kKind, row.kind) - std::begin(tim::kKind)) + 1;
        return {id.high ^ (kind << 56), id.low + kind};
    }

private:
    TableCell of_row(std::size_t i, int column) const {
        auto const& theme = m_frame.ui.theme();
        auto const& row = m_week.rows[i];
        if (column == kWork) {
            auto const* project = m_frame.store.live(row.project);
            return {.text = m_names[i], .tip = project ? std::string(code_of(*project)) + " " + name_of(m_frame, row.project) + "\n" + m_names[i] : m_names[i]};
        }
        if (column == kPlanned) return {.text = row.planned > 0 ? hours(row.planned) : std::string{}, .color = theme.text2};
        if (column == kSum) {
            bool const off = row.planned > 0 && row.booked() > 0 && (row.booked() > row.planned * 5 / 4 || row.booked() * 5 / 4 < row.planned);
            return {.text = hour_cell(row.booked()), .color = off ? theme.amber_text : 0, .tip = off ? std::string(tr("resources.off_plan")) : std::string{}};
        }
        auto const day = static_cast<std::size_t>(column - kFirstDay);
        auto const state = row.states[day];
        TableCell out{.text = hour_cell(row.minutes[day])};
        if (state != SheetState::none) out.tip = sheet_state_words(state);
        if (row.overtime[day] > 0) out.tip += "\n" + tr("resources.overtime", {hour_cell(row.overtime[day])});
        if (state == SheetState::approved) out.color = theme.green_text, out.icon = Icon::check, out.icon_color = theme.green;
        else if (state == SheetState::rejected) out.color = theme.red_text, out.icon = Icon::rotate_ccw, out.icon_color = theme.red;
        else if (state == SheetState::submitted) out.color = theme.accent_text;
        return out;
    }
    Frame& m_frame;
    TimeWeek const& m_week;
    std::vector<std::string> m_names;
};

}  // namespace

std::string sheet_state_words(SheetState state) {
    switch (state) {
        case SheetState::draft: return std::string(tr("resources.sheet.draft"));
        case SheetState::submitted: return std::string(tr("resources.sheet.submitted"));
        case SheetState::rejected: return std::string(tr("resources.sheet.rejected"));
        case SheetState::approved: return std::string(tr("resources.sheet.approved"));
        case SheetState::mixed: return std::string(tr("resources.sheet.mixed"));
        default: return std::string(tr("resources.sheet.none"));
    }
}

Badge sheet_state_badge(SheetState state, std::string const& words) {
    switch (state) {
        case SheetState::submitted: return {.label = words, .tone = Tone::blue};
        case SheetState::approved: return {.label = words, .tone = Tone::green, .icon = Icon::check};
        case SheetState::rejected: return {.label = words, .tone = Tone::red};
        case SheetState::none: return {.label = words, .tone = Tone::amber};
        default: return {.label = words, .tone = Tone::neutral};
    }
}

ResourceTimes::Found ResourceTimes::make(Frame const& frame) const {
    Found out{.load = resource_load(frame.store, frame.derived, {{m_monday, Date{m_monday.day + kWeekDays}}}), .people = {}};
    for (std::size_t w = 0; w < out.load.workers.size(); ++w) {
        auto const& worker = out.load.workers[w];
        if (!worker.person) continue;
        Line line{.person = worker.id, .planned = out.load.at(static_cast<int>(w), 0).committed + out.load.at(static_cast<int>(w), 0).proposed};
        for (auto const* sheet : frame.store.referrers(tim::kType, tim::person, worker.id)) {
            auto const day = sheet->get(tim::date).day - m_monday.day;
            if (day < 0 || day >= kWeekDays) continue;
            line.state = together(line.state, state_of_sheet(sheet->get(tim::status)));
            line.booked += std::clamp<std::int64_t>(sheet->get(tim::minutes), 0, 1440) + std::clamp<std::int64_t>(sheet->get(tim::overtime_minutes), 0, 1440);
        }
        if (line.planned > 0 || line.state != SheetState::none || line.person == frame.session.person) out.people.push_back(line);
    }
    // What waits for somebody comes first: handed in, then not reported.
    auto const order = [](Line const& line) { return line.state == SheetState::submitted || line.state == SheetState::mixed ? 0 : line.state == SheetState::none ? 1 : line.state == SheetState::approved ? 3 : 2; };
    sort_stably(out.people, {}, order);
    return out;
}

TimeWeek ResourceTimes::week_of(Frame const& frame, Found const& found) const {
    auto week = time_week(frame.store, frame.derived, found.load, m_person, m_monday);
    if (m_extra_task || !m_extra_kind.empty()) {
        auto const* task = frame.store.live(m_extra_task);
        auto const kind = std::ranges::find(tim::kKind, m_extra_kind.empty() ? tim::kKind[0] : std::string_view(m_extra_kind));
        bool const known = std::ranges::any_of(week.rows, [&](TimeRow const& row) { return row.task == m_extra_task && row.kind == *kind; });
        if (!known) week.rows.push_back({.project = task ? task->get(registers::task::project) : kNoId, .task = m_extra_task, .kind = *kind});
    }
    return week;
}

void ResourceTimes::draw(Frame& frame, Box area) {
    auto& ui = frame.ui;
    if (m_monday.day == 0) m_monday = load_weeks(Date{ui.today}, 1).front().from;
    auto const& found = m_found.get(frame, m_monday, [&] { return make(frame); });
    bool const there = std::ranges::any_of(found.people, [&](Line const& line) { return line.person == m_person; });
    if (!there && !found.people.empty() && !frame.store.live(m_person)) {
        // The first whose sheets I may decide, else the first.
        auto const other = std::ranges::find_if(found.people, [&](Line const& line) { return line.person != frame.session.person; });
        m_person = (other == found.people.end() ? found.people.front() : *other).person;
    }
    auto const week = week_of(frame, found);
    Box const strip = area.cut_top(metric::toolbar);
    ui.pen().fill(strip, ui.theme().surface);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    toolbar(frame, week, strip.inset(metric::space_card, 0));
    area = area.inset(metric::space_card);
    if (found.people.empty() || !frame.store.live(m_person)) {
        empty_state(ui, {.id = "none", .icon = Icon::timer, .title = tr("resources.no_times"), .text = tr("resources.no_times_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    draw_people(frame, found, area.cut_left(kPeople, metric::space_card));
    draw_week(frame, week, area);
}

void ResourceTimes::toolbar(Frame& frame, TimeWeek const& week, Box bar) {
    auto& ui = frame.ui;
    auto const go = [&](int days) { m_monday.day += days, m_extra_task = kNoId, m_extra_kind.clear(); };
    if (left_button(ui, {.id = "before", .icon = Icon::chevron_left, .kind = ButtonKind::ghost, .name = tr("resources.week_before"), .tip = tr("resources.week_before")}, bar)) go(-kWeekDays);
    auto const words = week_words(m_monday) + "  " + period_words({m_monday, Date{m_monday.day + kWeekDays}});
    Box const at = bar.cut_left(std::ceil(ui.pen().width(Type::strong, words)) + 2, 8);
    ui.pen().text(at, ui.theme().text1, Type::strong, words);
    if (left_button(ui, {.id = "after", .icon = Icon::chevron_right, .kind = ButtonKind::ghost, .name = tr("resources.week_after"), .tip = tr("resources.week_after")}, bar)) go(kWeekDays);
    auto const context = edit_context(frame);
    struct Act { std::string_view id, label, tip; Icon icon; ButtonKind kind; Edit edit; };
    bool const own = m_person == frame.session.person;
    Act acts[] = {{"approve", tr("resources.approve"), own ? tr("resources.not_own") : tr("resources.approve_tip"), Icon::check, ButtonKind::primary, approve_week(context, week)},
                  {"back", tr("resources.send_back"), tr("resources.send_back_tip"), Icon::rotate_ccw, ButtonKind::secondary, send_back_week(context, week)},
                  {"submit", tr("resources.submit"), tr("resources.submit_tip"), Icon::arrow_right, ButtonKind::secondary, submit_week(context, week)},
                  {"fill", tr("resources.fill"), tr("resources.fill_tip"), Icon::sparkles, ButtonKind::secondary, propose_week(context, week, Date{ui.today})}};
    for (auto& act : acts)
        if (right_button(ui, {.id = act.id, .label = act.label, .icon = act.icon, .kind = act.kind, .disabled = act.edit.empty() || !frame.writable, .tip = act.tip}, bar)) frame.edit(std::move(act.edit));
    // A line for a task without plan in this week, or for work that is no task.
    std::vector<std::string> keys, labels;
    std::vector<Id> tasks;
    for (auto const* row : frame.store.referrers(asg::kType, asg::person, m_person)) {
        auto const* task = frame.store.live(row->get(asg::task));
        if (!task || std::ranges::any_of(week.rows, [&](TimeRow const& r) { return r.task == task->id(); }) || std::ranges::find(tasks, task->id()) != tasks.end()) continue;
        tasks.push_back(task->id());
        keys.push_back(to_text(task->id()));
        labels.push_back(name_of(frame, task->id()));
    }
    for (auto const kind : std::span(tim::kKind).subspan(1)) keys.emplace_back(kind), labels.push_back(option_words(tim::kType, tim::kind.slot, kind));
    std::vector<Option> options;
    for (std::size_t i = 0; i < keys.size(); ++i) options.push_back({.key = keys[i], .label = labels[i]});
    if (bar.w < 120 || !frame.writable) return;
    auto const picked = combo(ui, {.id = "add", .name = tr("resources.add_line"), .options = options, .chosen = -1, .placeholder = tr("resources.add_line"), .at = middle_of(bar.cut_left(std::min(bar.w, 170.0f)))});
    if (!picked || *picked < 0) return;
    auto const i = static_cast<std::size_t>(*picked);
    m_extra_task = i < tasks.size() ? tasks[i] : kNoId;
    m_extra_kind = i < tasks.size() ? std::string{} : keys[i];
}

void ResourceTimes::draw_people(Frame& frame, Found const& found, Box at) {
    auto& ui = frame.ui;
    auto const waiting = std::ranges::count_if(found.people, [](Line const& line) { return line.state == SheetState::submitted || line.state == SheetState::mixed; });
    auto const caption = tr("resources.waiting", waiting);
    CardScope const card{ui, {.id = "people.card", .title = tr("resources.this_weeks_people"), .caption = caption, .at = at}};
    RowList list;
    auto const answer = list.draw(ui, {.id = "people", .name = tr("resources.this_weeks_people"), .at = card.body(), .count = found.people.size(), .row_height = kPersonRow,
        .chosen = [&](std::size_t i) { return found.people[i].person == m_person; },
        .words = [&](std::size_t i) { auto const& line = found.people[i]; return RowWords{.name = name_of(frame, line.person), .value = sheet_state_words(line.state), .description = tr("resources.booked_of", {hours(line.booked), hours(line.planned)})}; },
        .paint = [&](std::size_t i, Box const& box) {
            auto const& line = found.people[i];
            auto const pen = ui.pen();
            auto const& theme = ui.theme();
            auto const name = name_of(frame, line.person), state = sheet_state_words(line.state);
            Box row = box.inset(12, 0);
            paint_avatar(pen, row.x, row.cy(), name, 22);
            row.cut_left(30);
            auto const badge_spec = sheet_state_badge(line.state, state);
            Box const place = row.cut_right(badge_width(ui.fonts(), badge_spec), 6);
            paint_badge(pen, place.x, place.cy(), badge_spec);
            pen.text({row.x, row.y + 5, row.w, 18}, theme.text1, Type::body, name);
            pen.text({row.x, row.y + 23, row.w, 16}, theme.text3, Type::small, tr("resources.booked_of", {hours(line.booked), hours(line.planned)}));
        }});
    if (answer.clicked) m_person = found.people[*answer.clicked].person, m_extra_task = kNoId, m_extra_kind.clear();
}

void ResourceTimes::draw_week(Frame& frame, TimeWeek const& week, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const title = name_of(frame, m_person);
    auto const caption = tr("resources.week_caption", {hours(week.booked), hours(week.planned), hours(week.capacity)});
    CardScope const card{ui, {.id = "week", .title = title, .caption = caption, .at = at}};
    auto const state = sheet_state_words(week.state);
    auto const badge_spec = sheet_state_badge(week.state, state);
    float const width = badge_width(ui.fonts(), badge_spec);
    paint_badge(ui.pen(), card.header().right() - width, card.header().cy(), badge_spec);
    std::vector<std::string> titles, captions, ids;
    for (int day = 0; day < kWeekDays; ++day) {
        titles.push_back(weekday_short(day));
        captions.push_back(format_date_short(m_monday.day + day));
        ids.push_back("d" + std::to_string(day));
    }
    std::vector<Column> columns{{.id = "work", .title = tr("resources.column.work"), .width = 240, .sortable = false, .hideable = false, .reorderable = false},
                                {.id = "planned", .title = tr("resources.column.planned"), .width = 64, .align = Align::right, .sortable = false, .reorderable = false, .tip = tr("resources.column.planned_tip")}};
    for (std::size_t day = 0; day < titles.size(); ++day)
        columns.push_back({.id = ids[day], .title = titles[day], .caption = captions[day], .caption_color = week.there[day] > 0 ? 0 : theme.disabled, .width = kDayWidth, .align = Align::right, .sortable = false, .reorderable = false});
    columns.push_back({.id = "sum", .title = tr("resources.column.sum"), .width = 64, .align = Align::right, .sortable = false, .reorderable = false});
    TimeRows const rows(frame, week);
    auto const events = table(ui, {.id = "grid", .name = title, .columns = columns, .at = card.body(), .header_height = 42, .multi_select = false, .editable = frame.writable, .border = false}, rows, m_table);
    auto const set = [&](RowKey key, int column, std::int64_t minutes) {
        for (std::size_t i = 0; i < week.rows.size(); ++i) {
            if (rows.key(i) != key) continue;
            auto edit = set_hours(edit_context(frame), week, i, column - kFirstDay, minutes);
            if (!edit.empty()) frame.edit(std::move(edit));
        }
    };
    if (events.edited && events.edited->column >= kFirstDay && events.edited->column < kSum)
        if (auto const minutes = parse_hours(events.edited->text)) set(events.edited->row, events.edited->column, *minutes);
    if (!events.opened) return;
    for (std::size_t i = 0; i < week.rows.size(); ++i)                                  // a line of a task leads to it
        if (rows.key(i) == events.opened && week.rows[i].task) frame.session.inspector_open = true, frame.select(week.rows[i].task);
}

}  // namespace pmo::ui
