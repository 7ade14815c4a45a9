// Bars before and after beside the rows of a table, and the load of one person or machine before and after, on the same time axis.

#include <algorithm>
#include <cmath>

#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/levelling_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

engine::WorkingTime const* calendar_of(LevelDesk const& desk) {
    auto const& inputs = desk.work().inputs;
    return inputs.empty() ? nullptr : &inputs.front().plan->calendars[0];
}

double day_of(LevelDesk const& desk, Minute instant) {
    auto const* calendar = calendar_of(desk);
    return calendar ? gantt::visual_day(*calendar, instant) : 0;
}

// Everything that is not finished, from the first conflict or movable task to the last finish.
void fit(LevelDesk& desk, Box const& body) {
    Minute from = INT64_MAX, to = kNoTime;
    auto const take = [&](Minute start, Minute finish) {
        if (start == kNoTime || finish == kNoTime) return;
        from = std::min(from, start), to = std::max(to, finish);
    };
    if (desk.time.fit) {
        for (auto const& conflict : desk.conflicts()) take(conflict.from, conflict.to);
        for (auto const& task : desk.work().tasks)
            if (!task.stays()) take(task.start_before, task.finish_before);
        if (desk.outcome)
            for (auto const& shift : desk.outcome->result.tasks)
                if (!shift.stays) take(shift.start_after, shift.finish_after);
    }
    if (from <= to) place_time(desk.time, body, engine::day_of(from), engine::day_of(to));
    else place_time(desk.time, body, 1, 0);
}

struct Stretch { float x0 = 0, x1 = 0; };
Stretch stretch(LevelDesk const& desk, gantt::Axis const& axis, Minute start, Minute finish) {
    float const x0 = axis.px(day_of(desk, start));
    return {x0, std::max(x0 + 3, axis.px(day_of(desk, finish)))};
}

void paint_bar(Pen const& pen, LevelDesk const& desk, LevelSpan const& span, Box const& row) {
    auto const& theme = *pen.theme;
    if (span.start_after == kNoTime || span.finish_after == kNoTime) return;
    auto const after = stretch(desk, desk.time.axis, span.start_after, span.finish_after);
    if (span.conflict) {
        Box const bar{after.x0, row.cy() - 6, after.x1 - after.x0, 12};
        pen.panel(bar, theme.red_soft, theme.red, metric::radius_bar);
        pen.hatch(bar.inset(1), theme.red_line);
        return;
    }
    bool const point = span.start_after == span.finish_after;
    if (span.start_before != kNoTime && span.finish_before != kNoTime) {
        auto const before = stretch(desk, desk.time.axis, span.start_before, span.finish_before);
        if (point) pen.diamond_outline({before.x0, row.cy()}, 9, theme.grey);
        else pen.fill({before.x0, row.y + 5, before.x1 - before.x0, 4}, theme.baseline, metric::radius_bar);
    }
    auto const color = span.stays ? theme.bar_summary : theme.bar_normal_done;
    if (point) pen.diamond({after.x0, row.cy()}, 11, color);
    else pen.fill({after.x0, row.y + 11, after.x1 - after.x0, 10}, color, metric::radius_bar);
}

// ---------------------------------------------------------------- load

std::int64_t most_of(std::vector<LevelLoad> const& loads) { return loads.empty() ? 0 : std::ranges::max(loads, {}, &LevelLoad::asked).asked; }

std::int64_t top_of(LevelLoads const& loads) { return std::max({most_of(loads.before), most_of(loads.after), loads.there}); }

class LoadChart {
public:
    LoadChart(Ui& ui, LevelDesk const& desk, gantt::Axis const& axis, Box const& body)
        : m_pen(ui.pen()), m_theme(ui.theme()), m_desk(desk), m_axis(axis), m_body(body), m_there(desk.loads.there), m_top(top_of(desk.loads) * 10 / 9 + 1) {}
    void paint() const {
        auto const& loads = m_desk.loads;
        bool const levelled = !loads.after.empty();
        fill(levelled ? loads.after : loads.before);
        if (levelled) outline(loads.before);
        float const limit = y_of(m_there);
        m_pen.line({m_body.x, limit}, {m_body.right(), limit}, m_theme.text1, 1.5f);
    }

private:
    float y_of(std::int64_t asked) const { return std::round(m_body.bottom() - m_body.h * static_cast<float>(asked) / static_cast<float>(m_top)); }
    template <class Each> void each(std::vector<LevelLoad> const& loads, Each&& what) const {
        for (std::size_t i = 0; i + 1 < loads.size(); ++i) {
            auto const [x0, x1] = stretch(m_desk, m_axis, loads[i].from, loads[i + 1].from);
            if (x1 > m_body.x && x0 < m_body.right()) what(std::max(x0, m_body.x), std::min(x1, m_body.right()), loads[i].asked);
        }
    }
    void fill(std::vector<LevelLoad> const& loads) const {
        float const limit = y_of(m_there);
        each(loads, [&](float x0, float x1, std::int64_t asked) {
            float const y = y_of(asked);
            m_pen.fill({x0, std::max(y, limit), x1 - x0, m_body.bottom() - std::max(y, limit)}, m_theme.b1);
            if (y < limit) m_pen.panel({x0, y, x1 - x0, limit - y}, m_theme.h_red, m_theme.red, 0);
        });
    }
    void outline(std::vector<LevelLoad> const& loads) const {
        float last = m_body.bottom();
        each(loads, [&](float x0, float x1, std::int64_t asked) {
            float const y = y_of(asked);
            m_pen.dashed({x0, last}, {x0, y}, m_theme.text3, 3, 2);
            m_pen.dashed({x0, y}, {x1, y}, m_theme.text3, 3, 2);
            last = y;
        });
    }
    Pen m_pen;
    Theme const& m_theme;
    LevelDesk const& m_desk;
    gantt::Axis m_axis;
    Box m_body;
    std::int64_t m_there, m_top;
};

void paint_legend(Pen const& pen, Box at, bool levelled) {
    auto const& theme = *pen.theme;
    auto const item = [&](std::string_view words, auto&& sign) {
        float const width = std::ceil(pen.width(Type::micro, words)) + 20;
        if (at.w < width) return;
        Box const place = at.cut_right(width, 6);
        sign(Box{place.x, place.cy() - 4, 14, 8});
        pen.text(place.x + 18, place.cy(), theme.text3, Type::micro, words);
    };
    item(tr("levelling.capacity"), [&](Box const& b) { pen.line({b.x, b.cy()}, {b.right(), b.cy()}, theme.text1, 1.5f); });
    item(tr("levelling.over"), [&](Box const& b) { pen.panel(b, theme.h_red, theme.red, 0); });
    if (levelled) item(tr("levelling.before"), [&](Box const& b) { pen.dashed({b.x, b.cy()}, {b.right(), b.cy()}, theme.text3, 3, 2); });
    item(levelled ? tr("levelling.after_level") : tr("levelling.load"), [&](Box const& b) { pen.fill(b, theme.b1); });
}

}  // namespace

void draw_level_chart(Frame& frame, LevelDesk& desk, TableEvents const& events, TableState& table, std::function<LevelSpan(std::size_t)> const& span, Box at) {
    auto& ui = frame.ui;
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    Box rest = at;
    Box const head = rest.cut_top(events.body.y > at.y ? events.body.y - at.y : metric::table_header);
    Box const body = rest;
    pen.fill(body, theme.surface);
    fit(desk, body);
    auto const rows = static_cast<std::int64_t>(events.last_row - events.first_row + 1);
    auto const summary = tr("levelling.chart_rows", std::max<std::int64_t>(0, rows));
    move_time(frame, desk.time, table, {.name = tr("levelling.chart"), .summary = summary, .row_height = events.row_height}, body);
    pen.list->PushClipRect(at.min(), at.max(), true);
    paint_time_head(pen, desk.time.axis, head, body);
    pen.list->PushClipRect(body.min(), body.max(), true);
    for (auto index = events.first_row; index <= events.last_row; ++index) {
        Box const row{body.x, row_y(table, events, index), body.w, events.row_height};
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        paint_bar(pen, desk, span(static_cast<std::size_t>(index)), row);
    }
    paint_time_mark(ui, desk.time.axis, ui.today, {}, true, body);
    pen.list->PopClipRect();
    pen.list->PopClipRect();
    pen.outline(at, theme.line);
}

void draw_level_load(Frame& frame, LevelDesk& desk, Box at) {
    auto& ui = frame.ui;
    auto const& work = desk.work();
    if (std::ranges::find(work.resources, desk.who) == work.resources.end()) desk.who = desk.conflicts().empty() ? (work.resources.empty() ? kNoId : work.resources.front()) : desk.conflicts().front().resource;
    CardScope const card{ui, {.id = "load", .title = tr("levelling.load_of"), .at = at}};
    if (!desk.who) return;
    std::vector<std::string> names;
    for (auto const id : work.resources) {
        auto const* record = frame.store.live(id);
        names.push_back(record ? record_name(*record) : std::string(tr("levelling.gone")));
    }
    std::vector<std::string> keys;
    for (auto const id : work.resources) keys.push_back(to_text(id));
    std::vector<Option> options;
    for (std::size_t i = 0; i < names.size(); ++i) options.push_back({.key = keys[i], .label = names[i], .avatar = true});
    int const chosen = static_cast<int>(std::ranges::find(work.resources, desk.who) - work.resources.begin());
    Box header = card.header();
    Box const choice = header.cut_left(std::min(124.0f, header.w), 8);
    if (auto const picked = combo(ui, {.id = "who", .name = tr("levelling.load_of"), .options = options, .chosen = chosen, .size = Size::small, .at = {choice.x, std::round(choice.cy() - 12), choice.w, 24}}); picked && *picked >= 0)
        desk.who = work.resources[static_cast<std::size_t>(*picked)];
    void const* from = desk.outcome ? static_cast<void const*>(desk.outcome->result.tasks.data()) : static_cast<void const*>(desk.today->work.get());
    if (desk.loads_of != desk.who || desk.loads_from != from) {
        desk.loads = desk.outcome ? level_loads(work, desk.outcome->result, desk.who) : level_loads(work, desk.who);
        desk.loads_of = desk.who;
        desk.loads_from = from;
    }
    auto const& loads = desk.loads;
    paint_legend(ui.pen(), header.inset(4, 0), !loads.after.empty());
    Box body = card.body().inset(0, 6);
    Box const scale = body.cut_left(40);
    auto const name = names[static_cast<std::size_t>(chosen)];
    auto const words = loads.after.empty() ? tr("levelling.load_words", {name, format_integer(most_of(loads.before)), format_integer(loads.there)})
                                           : tr("levelling.load_words_after", {name, format_integer(most_of(loads.before)), format_integer(most_of(loads.after)), format_integer(loads.there)});
    say(ui, {.id = "chart", .role = sem::Role::img, .name = words, .at = body});
    auto const pen = ui.pen();
    // The same days as the chart above, stretched to this card.
    auto axis = desk.time.axis;
    if (axis.w > 0) axis.px_per_day *= static_cast<double>(body.w / axis.w);
    axis.x = body.x, axis.w = body.w;
    Box const plot{body.x, body.y + 16, body.w, body.h - 16};
    pen.list->PushClipRect(body.min(), body.max(), true);
    paint_time_head(pen, axis, {body.x, body.y, body.w, 16}, plot);
    LoadChart(ui, desk, axis, plot).paint();
    paint_time_mark(ui, axis, ui.today, {}, true, plot);
    pen.list->PopClipRect();
    pen.text({scale.x, plot.y, scale.w - 4, 16}, ui.theme().text3, Type::micro, format_integer(top_of(loads)) + "%", Align::right);
    pen.text({scale.x, plot.bottom() - 14, scale.w - 4, 14}, ui.theme().text3, Type::micro, "0", Align::right);
}

}  // namespace pmo::ui
