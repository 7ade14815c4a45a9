// What narrows and groups the plan: the panel of the filter with filters that were given a name, the menu of groups, and the strip that says how many tasks are
// shown and why. A part of the plan screen.

#include <algorithm>
#include <cmath>

#include "core/actions/save_plan_filter.h"
#include "core/base/text.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/page.h"
#include "ui/views/plan_screen.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kPanel = 320, kStrip = 36, kLabel = 60;
constexpr std::size_t kMostNamed = 6;                // lines of the panel
constexpr std::size_t kMostShown = 20;               // characters of a text on its chip
constexpr std::int32_t kWeeks[] = {0, 1, 2, 4, 8};

struct Flag { std::string_view id; bool PlanFilter::* on; };
constexpr Flag kFlags[] = {{"critical", &PlanFilter::critical}, {"slipping", &PlanFilter::slipping}, {"late", &PlanFilter::late}, {"mine", &PlanFilter::mine},
                           {"milestones", &PlanFilter::milestones}, {"unowned", &PlanFilter::unowned}, {"unfinished", &PlanFilter::unfinished}};

std::string flag_words(Flag const& flag) { return tr_key("plan_filter." + std::string(flag.id)); }
std::string flag_tip(Flag const& flag) { return tr_key("plan_filter." + std::string(flag.id) + ".tip"); }

void conditions(Frame& frame, PlanFilter& filter, Box& box) {
    auto& ui = frame.ui;
    if (auto typed = search_field(ui, {.id = "text", .name = tr("plan.filter.text"), .value = filter.text, .placeholder = tr("plan.filter.text"), .leading = Icon::search, .search = true, .at = box.cut_top(metric::control, metric::form_gap)}))
        filter.text = *typed;
    for (std::size_t i = 0; i < std::size(kFlags); i += 2) {
        Box line = box.cut_top(metric::control_small, 4);
        for (std::size_t k = i; k < std::min(i + 2, std::size(kFlags)); ++k) {
            Box const at = line.cut_left(std::floor((kPanel - 24) / 2));
            auto const words = flag_words(kFlags[k]), tip = flag_tip(kFlags[k]);
            if (checkbox(ui, {.id = kFlags[k].id, .label = words, .checked = filter.*kFlags[k].on, .tip = tip, .at = at})) filter.*kFlags[k].on = !(filter.*kFlags[k].on);
        }
    }
    Box line = box.cut_top(metric::control_small, metric::form_gap);
    ui.pen().text(line.cut_left(kLabel), ui.theme().text2, Type::small, tr("plan_filter.due"));
    constexpr std::string_view kKeys[] = {"any", "w1", "w2", "w4", "w8"};
    std::vector<std::string> words{std::string(tr("plan_filter.any"))};
    for (std::size_t i = 1; i < std::size(kWeeks); ++i) words.push_back(tr("plan_filter.weeks", {std::to_string(kWeeks[i])}));
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < words.size(); ++i) choices.push_back({.key = kKeys[i], .label = words[i]});
    auto const chosen = std::ranges::find(kWeeks, filter.due_weeks) - std::begin(kWeeks);
    if (auto const picked = segmented(ui, {.id = "due", .name = tr("plan_filter.due_tip"), .options = choices, .chosen = chosen < std::ssize(kWeeks) ? static_cast<int>(chosen) : 0, .size = Size::small, .at = line})) filter.due_weeks = kWeeks[*picked];
}

void name_line(Frame& frame, PlanScreen& screen, Plan const& plan, Box& box) {
    auto& ui = frame.ui;
    Box line = box.cut_top(metric::control, metric::form_gap);
    Button save{.id = "save", .label = tr("plan_filter.save"), .icon = Icon::bookmark, .disabled = !frame.writable || !screen.filter.active() || screen.filter_name.empty(), .tip = tr("plan_filter.save_tip")};
    save.at = line.cut_right(button_width(ui, save), 8);
    if (auto typed = text_field(ui, {.id = "name", .name = tr("plan_filter.name"), .value = screen.filter_name, .placeholder = tr("plan_filter.name"), .read_only = !frame.writable, .at = line})) screen.filter_name = *typed;
    if (!button(ui, save)) return;
    if (auto edit = save_plan_filter(edit_context(frame, plan.project), screen.filter_name, screen.filter)) frame.edit(std::move(*edit));
    screen.filter_name.clear();
}

// A press takes the named filter as it is; the cross forgets it.
void named_lines(Frame& frame, PlanScreen& screen, Plan const& plan, std::vector<NamedPlanFilter> const& named, Box& box) {
    auto& ui = frame.ui;
    for (std::size_t i = 0; i < std::min(named.size(), kMostNamed); ++i) {
        IdScope const scope{named[i].view};
        Box line = box.cut_top(metric::control_small, 4);
        auto const drop = tr("plan_filter.drop", {std::string(named[i].name)});
        if (button(ui, {.id = "drop", .icon = Icon::x, .kind = ButtonKind::ghost, .size = Size::small, .disabled = !frame.writable, .name = drop, .tip = drop, .at = line.cut_right(metric::control_small, 4)}))
            if (auto edit = remove_plan_filter(edit_context(frame, plan.project), named[i].view)) frame.edit(std::move(*edit));
        bool const on = named[i].filter == screen.filter;
        Button take{.id = "take", .label = named[i].name, .icon = Icon::bookmark, .kind = on ? ButtonKind::toggle : ButtonKind::ghost, .size = Size::small, .on = on};
        take.at = line.cut_left(std::min(line.w, button_width(ui, take)));
        if (button(ui, take)) screen.filter = on ? PlanFilter{} : named[i].filter;
    }
}

// A condition as a chip; a press takes it away.
bool chip(Ui& ui, std::string_view id, std::string const& label, Box& bar) {
    auto const name = tr("plan_filter.without", {label});
    Button spec{.id = id, .label = label, .icon = Icon::x, .kind = ButtonKind::toggle, .size = Size::small, .on = true, .name = name, .tip = name};
    float const width = button_width(ui, spec);
    if (bar.w < width) return false;
    Box const place = bar.cut_left(width, 4);
    spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), width, metric::control_small};
    return button(ui, spec);
}

void chips(Frame& frame, PlanScreen& screen, Box& bar) {
    auto& filter = screen.filter;
    for (auto const& flag : kFlags)
        if (filter.*flag.on && chip(frame.ui, flag.id, flag_words(flag), bar)) filter.*flag.on = false;
    if (filter.due_weeks > 0 && chip(frame.ui, "due", tr("plan_filter.due_in", {std::to_string(filter.due_weeks)}), bar)) filter.due_weeks = 0;
    if (!filter.text.empty() && chip(frame.ui, "text", tr("plan_filter.quoted", {std::string(first_code_points(filter.text, kMostShown)) + (code_points(filter.text) > kMostShown ? "…" : "")}), bar)) filter.text.clear();
    if (screen.group && chip(frame.ui, "group", tr("plan_group.chip", {tr_key("plan_group.by." + std::string(group_id(*screen.group)))}), bar)) group_plan(frame, screen, std::nullopt);
}

}  // namespace

void group_plan(Frame& frame, PlanScreen& screen, std::optional<PlanGroupBy> by) {
    screen.group = by;
    screen.stale = true;
    frame.session.choices["plan.group"] = by ? group_id(*by) : std::string_view("none");
    frame.ask([](AppActions& app) { app.session_changed(); });
    frame.ui.wake(0);
}

void draw_filter_panel(Frame& frame, PlanScreen& screen, Plan const& plan) {
    auto const named = named_plan_filters(frame.store, plan.project, frame.session.person);
    float const lines = static_cast<float>(std::min(named.size(), kMostNamed));
    float const height = 24 + 2 * (metric::control + metric::form_gap) + (5 + lines) * (metric::control_small + 4) + metric::form_gap;
    PopupScope const popup{frame.ui, {.id = "plan.filter.panel", .name = tr("plan.filter"), .width = kPanel, .height = height}};
    if (!popup.open()) return;
    auto const before = screen.filter;
    Box box = popup.inner();
    conditions(frame, screen.filter, box);
    name_line(frame, screen, plan, box);
    named_lines(frame, screen, plan, named, box);
    if (screen.filter != before) screen.stale = true, frame.ui.wake(0);
}

void draw_group_menu(Frame& frame, PlanScreen& screen) {
    constexpr PlanGroupBy kOrder[] = {PlanGroupBy::owner, PlanGroupBy::resource, PlanGroupBy::department, PlanGroupBy::part, PlanGroupBy::phase, PlanGroupBy::deliverable, PlanGroupBy::state, PlanGroupBy::critical};
    std::vector<std::string> words;
    for (auto const by : kOrder) words.push_back(tr_key("plan_group.by." + std::string(group_id(by))));
    std::vector<MenuItem> items{{.key = "none", .label = tr("plan_group.none"), .checked = !screen.group, .checkable = true}};
    for (std::size_t i = 0; i < std::size(kOrder); ++i)
        items.push_back({.key = group_id(kOrder[i]), .label = words[i], .checked = screen.group == kOrder[i], .checkable = true, .line_above = i == 0, .tip = kOrder[i] == PlanGroupBy::resource ? tr("plan_group.resource_tip") : std::string_view{}});
    auto const chosen = menu(frame.ui, {.id = "plan.group.menu", .name = tr("plan_group.title"), .items = items});
    if (chosen) group_plan(frame, screen, *chosen == 0 ? std::nullopt : std::optional(kOrder[static_cast<std::size_t>(*chosen - 1)]));
}

void draw_filter_strip(Frame& frame, PlanScreen& screen, Plan const& plan, Box& area) {
    if ((!screen.filter.active() && !screen.group) || plan.rows.empty()) return;
    auto& ui = frame.ui;
    Box const strip = area.cut_top(kStrip);
    RegionScope const region{ui, {.id = "plan.narrowed", .role = sem::Role::region, .name = tr("plan_filter.strip"), .at = strip}};
    ui.pen().fill(strip, ui.theme().sunken);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    Box bar = strip.inset(metric::space_card, 0);
    auto const before = screen.filter;
    auto const words = tr("plan_filter.shown", {format_integer(screen.shown), format_integer(screen.rows)});
    Box const at = bar.cut_left(std::ceil(ui.pen().width(Type::small_strong, words)) + 1, 12);
    ui.pen().text(at, screen.shown < screen.rows ? ui.theme().text1 : ui.theme().text3, Type::small_strong, words);
    say(ui, {.id = "shown", .role = sem::Role::status, .name = words, .at = at});
    if (screen.filter.active()) {
        Button clear{.id = "clear", .label = tr("plan_filter.clear"), .kind = ButtonKind::ghost, .size = Size::small};
        Box const place = bar.cut_right(button_width(ui, clear), 8);
        clear.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
        if (button(ui, clear)) screen.filter = {};
    }
    chips(frame, screen, bar);
    if (screen.filter != before) screen.stale = true, ui.wake(0);
}

}  // namespace pmo::ui
