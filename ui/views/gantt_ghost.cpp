// The ghost of a drag on the Gantt chart: what the bar would be, and in words what letting go would do to the task, to the project's finish and to
// the critical path. What a drag means is gantt_drag.h.

#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/gantt_canvas.h"
#include "ui/views/plan_edits.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/hot.h"

namespace pmo::ui::gantt {

namespace {

// The effect on others takes a whole new plan with every day that the hand passes: beyond this many rows it would be felt.
constexpr std::size_t kMostRowsTried = 1'500;

struct Ghost {
    Canvas const& c;
    Preview const& result;
    PlanRow const& row;
    engine::Placed const& placed;
    Bar const& bar;
    float y = 0;                             // of the bar
    std::int32_t index = 0;
    ImU32 color = 0;
};

std::string change(std::string_view label, std::string const& before, std::string const& after) { return std::string(label) + "  " + before + " → " + after; }
std::string day_of(Minute t) { return format_date_short(engine::day_of(t)); }

engine::WorkingTime const& calendar_of(Ghost const& g) { return g.c.plan.calendars[static_cast<std::size_t>(g.row.calendar)]; }

// Remembered while the preview stays the same.
std::optional<DateEffect> const& effect_of(Ghost const& g, Id task) {
    static std::optional<DateEffect> const kUnknown;
    auto& kept = g.c.screen.drag_effect;
    auto const& frame = g.c.frame;
    if (!g.result.changed || g.c.plan.rows.size() > kMostRowsTried) return kUnknown;
    if (kept && kept->of == g.result && kept->revision == frame.store.revision()) return kept->dates;
    kept = {g.result, frame.store.revision(), {}};
    IdSource ids = frame.ids;                // what is only tried takes no numbers away
    if (auto const edit = edit_of(frame.store, g.c.plan, g.c.screen.drag, g.result, ids)) kept->dates = date_effect(frame.store, frame.derived, g.c.plan.project, *edit, task);
    return kept->dates;
}

void paint_link(Ghost const& g, std::vector<std::string>& words) {
    auto const& c = g.c;
    auto const pen = c.pen();
    auto const mouse = ImGui::GetIO().MousePos;
    pen.dashed({g.bar.x1, g.y + c.shape.bar_height * 0.5f}, mouse, g.color, 4, 3, 1.5f);
    pen.circle({mouse.x, mouse.y}, 3.5f, g.color);
    if (g.result.target < 0 || g.result.target == g.index) return words.emplace_back(tr("plan.drag.to_bar")), void();
    auto const other = c.screen.lines.line(g.result.target);
    auto const& target = c.plan.rows[static_cast<std::size_t>(g.result.target)];
    if (other >= 0 && c.visible(other))
        pen.outline({c.bar(other).x0 - 3, c.top(other) + 1, c.bar(other).x1 - c.bar(other).x0 + 6, c.events.row_height - 3}, g.color, metric::radius_badge, 1.5f);
    words.push_back(tr("plan.drag.link", {g.row.wbs, target.wbs, tr_key("plan.link." + std::string(plan_edits::link_option(g.result.type)))}));
}

void paint_box(Ghost const& g, Minute from, Minute to) {
    auto const& c = g.c;
    Box ghost{c.axis.px(visual_day(calendar_of(g), from)), g.y, 0, c.shape.bar_height};
    ghost.w = std::max(2.0f, c.axis.px(visual_day(calendar_of(g), to)) - ghost.x);
    if (g.row.milestone) ghost = {c.axis.px(engine::day_of(to) + 0.5) - 7, g.y, 14, c.shape.bar_height};
    c.pen().fill(ghost, with_alpha(g.color, 40), metric::radius_bar);
    c.pen().dashed_outline(ghost, g.color);
}

void paint_bar(Ghost const& g) {
    auto const& c = g.c;
    auto const pen = c.pen();
    if (g.result.pieces.empty()) paint_box(g, g.result.start, g.result.finish);
    for (auto const& piece : g.result.pieces) paint_box(g, piece.from, piece.to);
    auto const upright = [&](float x) { pen.fill({std::round(x) - 1, g.y - 2, 2, c.shape.bar_height + 4}, g.color); };
    if (c.screen.drag.grip == Grip::progress) upright(g.bar.x0 + (g.bar.x1 - g.bar.x0) * static_cast<float>(g.result.percent) / 100.0f);
    if (g.result.gap_from == kNoTime) return;
    upright(c.axis.px(visual_day(calendar_of(g), g.result.gap_from)));
    if (g.result.gap_to > g.result.gap_from) upright(c.axis.px(visual_day(calendar_of(g), g.result.gap_to)));
}

// The gap as the person thinks of it: the first and the last day without work.
std::string gap_words(Ghost const& g) {
    auto const& calendar = calendar_of(g);
    auto const length = calendar.between(g.result.gap_from, g.result.gap_to);
    if (length <= 0) return tr(g.c.screen.drag.grip == Grip::piece ? Msg{"plan.drag.no_gap"} : Msg{"plan.drag.gap_from"}, {day_of(calendar.next_start(g.result.gap_from))});
    return tr("plan.drag.gap", {day_of(calendar.next_start(g.result.gap_from)), day_of(calendar.previous_finish(g.result.gap_to)), format_workdays(length, g.c.plan.minutes_per_day)});
}

void say_dates(Ghost const& g, std::vector<std::string>& words, std::optional<DateEffect> const& effect) {
    auto const grip = g.c.screen.drag.grip;
    auto const per_day = g.c.plan.minutes_per_day;
    if (grip == Grip::progress) return words.push_back(change(tr("plan.column.percent"), std::to_string(g.row.percent) + "%", std::to_string(g.result.percent) + "%"));
    if (grip == Grip::split || grip == Grip::piece) words.push_back(gap_words(g));
    if (grip == Grip::body && !g.row.milestone) words.push_back(change(tr("plan.column.start"), day_of(g.placed.start), day_of(g.result.start)));
    words.push_back(change(tr("plan.column.finish"), day_of(g.placed.finish), day_of(effect ? effect->finish : g.result.finish)));
    if (grip == Grip::finish) words.push_back(change(tr("plan.column.duration"), days_text(g.row.duration, per_day), format_workdays(g.result.duration, per_day)));
}

void say_effect(Ghost const& g, std::vector<std::string>& words, std::int32_t row, std::optional<DateEffect> const& effect) {
    if (!effect) return;
    auto const& plan = g.c.plan;
    bool const one_year = civil_from_days(engine::day_of(plan.finish)).year == civil_from_days(engine::day_of(effect->plan_finish)).year;
    auto const date = [&](Minute t) { return one_year ? plan_date(plan, t) : format_date(engine::day_of(t)); };
    if (effect->plan_finish != plan.finish) words.push_back(change(tr("plan.drag.project"), date(plan.finish), date(effect->plan_finish)));
    else words.emplace_back(tr("plan.drag.project_same", {plan_date(plan, plan.finish)}));
    bool const was = plan.schedule.placed[static_cast<std::size_t>(row)].critical;
    if (effect->critical != was) words.emplace_back(tr(was ? Msg{"plan.drag.not_critical"} : Msg{"plan.drag.critical"}));
}

// The chip stands above the pointer, inside the screen.
void paint_words(Ghost const& g, std::vector<std::string> const& words) {
    auto const& c = g.c;
    auto const mouse = ImGui::GetIO().MousePos;
    bool const refused = !g.result.refused.empty();
    auto const top = c.frame.ui.overlay();
    float width = 0;
    for (auto const& text : words) width = std::max(width, top.width(Type::small, text));
    Box chip{mouse.x + 14, mouse.y - 14 - 20 * static_cast<float>(words.size()), std::ceil(width) + 20, 20 * static_cast<float>(words.size()) + 8};
    chip.x = std::clamp(chip.x, c.body.x + 4, std::max(c.body.x + 4, c.body.right() - chip.w - 4));
    chip.y = std::max(chip.y, c.header.y + 4);
    top.floating(chip, metric::radius_button);
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        top.text(chip.x + 10, chip.y + 14 + 20 * static_cast<float>(i), refused && i + 1 == words.size() ? c.theme().red_text : c.theme().text1, Type::small, words[i]);
        all += (i ? "\n" : "") + words[i];
    }
    say(c.frame.ui, {.id = "plan.drag", .role = sem::Role::status, .name = all, .at = chip});
}

}  // namespace

void paint_drag(Canvas const& c) {
    auto const& drag = c.screen.drag;
    auto const row = c.plan.row_of(drag.task);
    if (!drag.active() || row < 0) return;
    auto const line = c.screen.lines.line(row);
    if (line < 0 || !c.visible(line)) return;
    auto const result = preview(c.plan, drag, hand_of(c));
    Ghost const g{c, result, c.row(line), c.placed(line), c.bar(line), c.top(line) + c.shape.bar_top, row, result.refused.empty() ? c.theme().accent : c.theme().red};
    std::vector<std::string> words;
    auto const judged = drag.grip == Grip::link && result.target >= 0 ? result.target : row;
    auto const& effect = effect_of(g, c.plan.rows[static_cast<std::size_t>(judged)].task);
    if (drag.grip == Grip::link) {
        paint_link(g, words);
    } else {
        paint_bar(g);
        if (result.refused.empty()) say_dates(g, words, effect);       // else only why not
    }
    say_effect(g, words, judged, effect);
    if (!result.refused.empty()) words.push_back(tr_key(result.refused));
    paint_words(g, words);
}

}  // namespace pmo::ui::gantt
