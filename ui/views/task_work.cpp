// Work in the task inspector: what the task's type lets follow when work, units or duration is typed, the people with their shares, and interruptions.

#include <algorithm>
#include <array>

#include "core/actions/effort_edits.h"
#include "core/actions/interrupt_work.h"
#include "core/base/sort.h"
#include "core/registers/assignment.h"
#include "core/registers/interruption.h"
#include "core/registers/person.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/views/task_inspector_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;
namespace asg = registers::assignment;
namespace irr = registers::interruption;

constexpr int kDayDecimals = 2;
constexpr std::int64_t kHundred = 100;

std::int64_t day_of(TaskForm const& f) { return std::max(f.plan.minutes_per_day, 1); }

// Minutes as days with two decimals, and back.
std::int64_t in_days(TaskForm const& f, Minute minutes) { return (minutes * kHundred + day_of(f) / 2) / day_of(f); }
Minute in_minutes(TaskForm const& f, std::int64_t hundredths) { return (hundredths * day_of(f) + kHundred / 2) / kHundred; }

std::optional<Minute> days_field(TaskForm const& f, std::string_view id, std::string_view name, Minute value, bool shut, Box at) {
    constexpr std::int64_t kMost = 10'000'000;         // days, scaled
    auto const shown = in_days(f, value);
    auto const typed = number_field(f.frame.ui, {.id = id, .name = name, .value = shown, .decimals = kDayDecimals, .shown_decimals = shown % kHundred == 0 ? 0 : shown % 10 == 0 ? 1 : 2,
                                                 .min = 0, .max = kMost, .step = kHundred, .unit = tr("plan.days"), .read_only = shut, .at = at});
    if (!typed || !typed->value || *typed->value == shown) return std::nullopt;
    return in_minutes(f, *typed->value);
}

// A combo of a field's own choices; the option that was picked.
template <std::size_t N>
std::optional<std::string_view> choice_of(TaskForm const& f, TypeDef const& type, Field<std::string> field, std::string_view const (&ids)[N], std::string_view now, Combo spec) {
    std::array<std::string, N> words;
    std::array<Option, N> options;
    spec.chosen = 0;
    for (std::size_t i = 0; i < N; ++i) {
        words[i] = option_words(type, field.slot, ids[i]);
        options[i] = {.key = ids[i], .label = words[i]};
        if (ids[i] == now) spec.chosen = static_cast<int>(i);
    }
    spec.options = options;
    auto const picked = combo(f.frame.ui, spec);
    if (!picked || *picked < 0 || *picked == spec.chosen) return std::nullopt;
    return ids[static_cast<std::size_t>(*picked)];
}

// What follows when one of the three is typed, in a sentence below the choice.
void type_rows(TaskForm const& f) {
    auto& ui = f.frame.ui;
    bool const shut = !f.frame.writable;
    auto const type = f.task.has(tsk::task_type) ? f.task.get(tsk::task_type) : std::string_view("fixed_units");
    auto const hint = type == "fixed_duration" ? tr("plan.type_rule.fixed_duration") : type == "fixed_work" ? tr("plan.type_rule.fixed_work") : tr("plan.type_rule.fixed_units");
    {
        FormRow const row{ui, {.label = tr("plan.field.task_type"), .hint = hint}};
        if (auto const picked = choice_of(f, tsk::kType, tsk::task_type, tsk::kTaskType, type, {.id = "task_type", .read_only = shut, .at = row.field()}))
            f.frame.edit(plan_edits::set_task_type(f.on(), f.task.id(), *picked));
    }
    {
        bool const always = type == "fixed_work";
        FormRow const row{ui, {.label = tr("plan.field.effort_driven")}};
        bool const on = always || f.task.get(tsk::effort_driven);
        if (switch_control(ui, {.id = "effort_driven", .checked = on, .disabled = shut || always, .name = tr("plan.field.effort_driven"), .tip = tr("plan.effort_driven.tip"), .at = row.field()}))
            f.frame.edit(plan_edits::set_effort_driven(f.task.id(), !on));
    }
    auto const effort = task_effort(f.frame.store, f.task.id());
    if (!effort) return;
    FormRow const row{ui, {.label = tr("plan.field.work")}};
    auto const work = effort->assignments.empty() ? f.task.get(tsk::effort) : total_work(effort->effort);
    if (auto const typed = days_field(f, "work", tr("plan.field.work"), work, shut, row.field())) f.frame.edit(plan_edits::set_task_work(f.on(), f.task.id(), *typed));
}

void person_rows(TaskForm const& f, Record const& line, Minute const* work) {
    auto& ui = f.frame.ui;
    bool const shut = !f.frame.writable;
    Box const rest = remaining();
    Box row{rest.x, rest.y, rest.w, metric::control}, below{rest.x + 28, rest.y + metric::control + 4, rest.w - 28, metric::control};
    skip(metric::control + metric::form_gap + (work ? metric::control + 8 : 0.0f));
    auto const who = person_name(f.frame, line.has(asg::person) ? line.get(asg::person) : line.get(asg::resource));
    paint_avatar(ui.pen(), row.x, row.cy(), who);
    row.cut_left(28);
    if (button(ui, {.id = "remove", .icon = Icon::x, .kind = ButtonKind::ghost, .disabled = shut, .name = tr("plan.remove_assignment"), .tip = tr("plan.remove_assignment"), .at = row.cut_right(28, 6)}))
        f.frame.edit(plan_edits::unassign(f.on(), line.id()));
    auto const units = line.has(asg::units) ? line.get(asg::units) : 100;
    if (auto typed = number_field(ui, {.id = "units", .name = tr("plan.units_of", {who}), .value = units, .min = 0, .max = 1000, .step = 10, .unit = "%", .read_only = shut, .at = row.cut_right(84, 8)}); typed && typed->value && *typed->value != units)
        f.frame.edit(plan_edits::set_units(f.on(), line.id(), *typed->value));
    text_at(ui, row, who, Type::body, ui.theme().text1);
    if (!work) return;
    Box const amount = below.cut_right(118, 8);
    if (auto const typed = days_field(f, "work", tr("plan.work_of", {who}), *work, shut, amount)) f.frame.edit(plan_edits::set_work(f.on(), line.id(), *typed));
    auto const contour = line.has(asg::contour) ? line.get(asg::contour) : std::string_view("flat");
    if (auto const picked = choice_of(f, asg::kType, asg::contour, asg::kContour, contour, {.id = "contour", .name = tr("plan.contour_of", {who}), .read_only = shut, .at = below}))
        f.frame.edit(plan_edits::set_contour(f.on(), line.id(), *picked));
}

void gap_rows(TaskForm const& f, Record const& gap, std::string_view number) {
    auto& ui = f.frame.ui;
    bool const shut = !f.frame.writable;
    Box const rest = remaining();
    Box row{rest.x, rest.y, rest.w, metric::control}, below{rest.x, rest.y + metric::control + 4, rest.w, metric::control};
    skip(2 * metric::control + 4 + metric::form_gap);
    auto const put = [&](Field<std::int64_t> field, std::optional<Minute> typed) {
        if (!typed) return;
        Edit edit{"plan.interrupt"};
        edit.set(gap.id(), field, *typed);
        f.frame.edit(std::move(edit));
    };
    auto const pen = ui.pen();
    auto const words = [&](std::string_view text) {
        float const width = pen.width(Type::small, text);
        pen.text(row.cut_left(width, 6), ui.theme().text2, Type::small, text);
    };
    if (button(ui, {.id = "remove", .icon = Icon::x, .kind = ButtonKind::ghost, .disabled = shut, .name = tr("plan.remove_interruption", {number}), .tip = tr("plan.remove_interruption", {number}), .at = row.cut_right(28, 6)})) {
        Edit edit{"plan.no_interrupt"};
        edit.remove(gap.id());
        f.frame.edit(std::move(edit));
    }
    words(tr("plan.gap_after"));
    put(irr::after, days_field(f, "after", tr("plan.gap_after.name", {number}), gap.get(irr::after), shut, row.cut_left(88, 8)));
    words(tr("plan.gap_length"));
    put(irr::length, days_field(f, "length", tr("plan.gap_length.name", {number}), gap.get(irr::length), shut, row.cut_left(88, 0)));
    if (auto typed = text_field(ui, {.id = "reason", .name = tr("plan.gap_reason.name", {number}), .value = gap.get(irr::reason), .placeholder = tr("plan.gap_reason"), .read_only = shut, .at = below})) {
        Edit edit{"plan.interrupt"};
        edit.set(gap.id(), irr::reason, *typed);
        f.frame.edit(std::move(edit));
    }
}

}  // namespace

void draw_assignments(TaskForm const& f) {
    auto& ui = f.frame.ui;
    skip(4);
    if (!f.row.summary && !f.row.milestone) {
        type_rows(f);
        skip(4);
    }
    heading(ui, 3, tr("plan.section.workers"), Type::small_strong, Box{});
    skip(4);
    auto const all = f.frame.store.referrers(asg::kType, asg::task, f.task.id());
    auto const effort = f.row.summary ? std::nullopt : task_effort(f.frame.store, f.task.id());
    if (all.empty()) caption(ui, tr("plan.no_assignments"));
    for (auto const* record : all) {
        IdScope const scope{record->id()};
        auto const at = effort ? std::ranges::find(effort->assignments, record->id()) - effort->assignments.begin() : 0;
        bool const works = effort && at < static_cast<std::ptrdiff_t>(effort->assignments.size());
        person_rows(f, *record, works ? &effort->effort.people[static_cast<std::size_t>(at)].work : nullptr);
    }
    if (!f.frame.writable) return;
    skip(4);
    Box const rest = remaining();
    if (auto picked = combo(ui, {.id = "assign", .name = tr("plan.assign"), .options = f.state.people_options, .chosen = -1, .placeholder = tr("plan.assign"), .at = {rest.x, rest.y, rest.w, metric::control}}); picked && *picked >= 0)
        if (auto edit = plan_edits::assign(f.on(), f.task.id(), f.state.people[static_cast<std::size_t>(*picked)], f.frame.ids); !edit.empty()) f.frame.edit(std::move(edit));
    skip(metric::control);
}

void draw_interruptions(TaskForm const& f) {
    auto& ui = f.frame.ui;
    if (f.row.summary || f.row.milestone) return;
    auto gaps = f.frame.store.referrers(irr::kType, irr::task, f.task.id());
    sort_stably(gaps, {}, [](Record const* gap) { return std::pair(gap->get(irr::after), gap->id()); });
    Box head = remaining();
    head.h = 36;
    section(ui, tr("plan.section.interruptions"));
    auto const place = proposed_interruption(f.frame.store, f.plan, f.task.id());
    if (button(ui, {.id = "interrupt", .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .disabled = !f.frame.writable || !place, .name = tr("plan.interrupt"), .tip = tr("plan.interrupt.tip"), .at = {head.right() - 24, head.y + 9, 24, 24}}) && place)
        if (auto edit = interrupt_work(f.frame.store, f.plan, f.task.id(), place->from, place->to, f.frame.ids)) f.frame.edit(std::move(*edit));
    if (gaps.empty()) caption(ui, tr("plan.no_interruptions"));
    int number = 0;
    for (auto const* gap : gaps) {
        IdScope const scope{gap->id()};
        gap_rows(f, *gap, format_integer(++number));
    }
}

}  // namespace pmo::ui
