#include "ui/views/gate_parts.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/record_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace gt = registers::gate;
namespace crit = registers::gate_criterion;
using rules::Readiness;
using rules::Verdict;

constexpr float kCriterion = 46;

ImU32 readiness_color(Theme const& theme, Readiness readiness) {
    return readiness == Readiness::ready ? theme.green : readiness == Readiness::nearly ? theme.amber : readiness == Readiness::not_ready ? theme.red : theme.grey;
}

void choose(Frame& frame, Id record) {
    frame.session.inspector_open = true;
    frame.select(record);
}

void draw_criterion(Frame& frame, rules::CriterionState const& state, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& criterion = *state.criterion;
    IdScope const scope{criterion.id()};
    auto const name = record_name(criterion);
    auto const words = criterion_words(frame, state);
    auto const hot = hot_area(ui, {.id = "criterion", .name = name, .value = verdict_words(state.verdict()), .description = words, .role = sem::Role::listitem,
                                   .state = frame.session.is_selected(criterion.id()) ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = at, .ring_radius = 0, .overlap = true});
    if (hot.clicked) choose(frame, criterion.id());
    if (!hot.visible) return;
    auto const pen = ui.pen();
    bool const selected = frame.session.is_selected(criterion.id());
    if (selected || hot.hovered) pen.fill(at, selected ? theme.selected : theme.hover);
    pen.line_h(at.x, at.right(), at.bottom() - 1, theme.grid);
    Box row = at.inset(12, 0);
    Box const mark = row.cut_left(18, 8);
    if (state.computed || state.verdict() == Verdict::waived || !frame.writable) {
        pen.icon(mark.x, at.cy(), verdict_icon(state.verdict()), verdict_color(theme, state.verdict()));
    } else if (bool const met = state.verdict() == Verdict::met; checkbox(ui, {.id = "met", .checked = met, .name = tr("gates.tick", {name}), .tip = tr("gates.tick_tip"), .at = {mark.x, at.cy() - 8, 16, 16}})) {
        Edit edit{{"gate.tick", {name}}};
        edit.set(criterion.id(), crit::met, met ? "open" : "met");
        frame.edit(std::move(edit));
    }
    Box const when = row.cut_right(44, 10);
    if (criterion.has(crit::due)) {
        auto const due = criterion.get(crit::due).day;
        pen.text(when, !state.passes() && due < ui.today ? theme.red_text : theme.text2, Type::micro, format_date_short(due), Align::right);
    }
    Box const who = row.w > 300 ? row.cut_right(96, 8) : Box{};
    if (auto const owner = owner_name(frame.store, criterion); !owner.empty() && !who.empty()) {
        paint_avatar(pen, who.x, who.cy(), owner, 18);
        pen.text({who.x + 24, who.y, who.w - 24, who.h}, theme.text2, Type::small, owner);
    }
    auto const weight = criterion.has(crit::weight) ? " " + format_percent(criterion.get(crit::weight)) : std::string{};
    auto const kind = state.must ? std::string(tr("gates.must")) : std::string(tr("gates.should")) + weight;
    Badge const badge{.label = kind, .tone = state.must ? Tone::blue : Tone::outline};
    Box const sign = row.cut_right(badge_width(pen.fonts, badge), 8);
    paint_badge(pen, sign.x, sign.cy(), badge);
    Box const first{row.x, at.y + 4, row.w, 20};
    pen.text(first, theme.text1, Type::body, name);
    Box second{row.x, at.y + 23, row.w, 18};
    if (state.computed) {
        pen.icon(second.x, second.cy(), Icon::calculator, theme.text3, metric::icon_badge);
        second.cut_left(17);
    }
    pen.text(second, state.passes() ? theme.text3 : state.verdict() == Verdict::failed ? theme.red_text : theme.amber_text, Type::small, words);
    auto tip = words;
    if (state.computed) tip += "\n" + std::string(tr("gates.rule")) + rule_words(state.evaluation.rule);
    for (auto const id : state.evaluation.evidence)
        if (auto const* record = frame.store.live(id)) tip += "\n· " + register_words(record->type().id) + "  " + std::string(shown_title(*record));
    tooltip_for(ui, at, tip, "criterion");
}

}  // namespace

Badge readiness_badge(rules::GateState const& state) {
    if (state.held) return {.label = {}, .tone = decision_tone(state.gate->get(gt::decision)), .icon = Icon::gavel};
    switch (state.readiness) {
        case Readiness::ready: return {.label = tr("gates.ready"), .tone = Tone::green, .icon = Icon::circle_check};
        case Readiness::nearly: return {.label = tr("gates.nearly"), .tone = Tone::amber, .icon = Icon::triangle_alert};
        case Readiness::not_ready: return {.label = tr("gates.not_ready"), .tone = Tone::red, .icon = Icon::circle_x};
        case Readiness::no_criteria: break;
    }
    return {.label = tr("gates.no_criteria"), .tone = Tone::neutral, .icon = Icon::circle_dashed};
}

Tone decision_tone(std::string_view decision) {
    return decision == "go" ? Tone::green : decision == "conditional" || decision == "recycle" ? Tone::amber : decision == "hold" || decision == "stop" ? Tone::red : Tone::neutral;
}

Icon verdict_icon(Verdict verdict) {
    return verdict == Verdict::met ? Icon::circle_check : verdict == Verdict::waived ? Icon::corner_down_right : verdict == Verdict::failed ? Icon::circle_x : Icon::circle_dashed;
}

ImU32 verdict_color(Theme const& theme, Verdict verdict) {
    return verdict == Verdict::met ? theme.green : verdict == Verdict::failed ? theme.red : verdict == Verdict::waived ? theme.text3 : theme.amber;
}

std::string verdict_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::met: return std::string(tr("gates.verdict.met"));
        case Verdict::failed: return std::string(tr("gates.verdict.failed"));
        case Verdict::waived: return std::string(tr("gates.verdict.waived"));
        case Verdict::unknown: break;
    }
    return std::string(tr("gates.verdict.unknown"));
}

std::string criterion_words(Frame const& frame, rules::CriterionState const& state) {
    auto const& criterion = *state.criterion;
    if (state.verdict() == Verdict::waived) return tr("gates.waived_because", {criterion.get(crit::comment)});
    if (state.computed) {
        auto const& evaluation = state.evaluation;
        if (evaluation.verdict == Verdict::unknown || evaluation.args.empty()) return std::string(tr("criterion.unknown"));
        rules::Hit hit{.rule = evaluation.rule, .severity = Severity::error, .subject = criterion.id(), .project = kNoId, .args = evaluation.args, .evidence = {}};
        if (evaluation.verdict == Verdict::failed) return sentence(hit, frame.store);
        std::vector<std::string> args;
        for (auto const& arg : evaluation.args) args.push_back(argument_words(arg, criterion.id(), frame.store));
        return pmo::fill(tr_key(std::string(evaluation.rule) + ".met"), args);
    }
    if (criterion.has(crit::evidence)) return std::string(criterion.get(crit::evidence));
    if (auto const* record = registers::linked(criterion, frame.store, crit::evidence_record)) return std::string(shown_title(*record));
    return std::string(state.verdict() == Verdict::met ? tr("gates.evidence_missing") : tr("gates.not_confirmed"));
}

std::string gate_name(Record const& gate) {
    auto const code = gate.get(gt::code);
    return (code.empty() ? std::string{} : std::string(code) + " ") + record_name(gate);
}

Date gate_day(Record const& gate) { return gate.has(gt::held_on) ? gate.get(gt::held_on) : gate.get(gt::planned_on); }

bool draw_gate_line(Frame& frame, rules::GateState const& state, bool chosen, bool with_project, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& gate = *state.gate;
    IdScope const scope{gate.id()};
    auto const* project = frame.store.live(gate.get(gt::project));
    auto const name = gate_name(gate);
    auto badge = readiness_badge(state);
    auto const decision = state.held ? option_words(gate.type(), gt::decision.slot, gate.get(gt::decision)) : std::string{};
    if (state.held) badge.label = decision;
    auto const note = with_project && project ? std::string(code_of(*project)) + "  " + std::string(shown_title(*project)) : tr("gates.must_count", {format_integer(state.must_met), format_integer(state.must)});
    auto const spoken = (project ? std::string(code_of(*project)) + " " : std::string{}) + name;
    auto const hot = hot_area(ui, {.id = "gate", .name = spoken, .value = std::string(badge.label), .description = note, .role = sem::Role::listitem, .state = chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = at, .ring_radius = 0});
    if (hot.visible) {
        auto const pen = ui.pen();
        if (chosen || hot.hovered) pen.fill(at, chosen ? theme.selected : theme.hover);
        pen.line_h(at.x, at.right(), at.bottom() - 1, theme.grid);
        Box row = at.inset(12, 0);
        bool const late = !state.held && gate.has(gt::planned_on) && gate.get(gt::planned_on).day < ui.today;
        Box const when = row.cut_left(40, 8);
        auto const day = gate_day(gate);
        pen.text({when.x, at.y + 5, when.w, 20}, late ? theme.red_text : theme.text1, Type::small_strong, day.day ? format_date_short(day.day) : std::string("—"));
        if (day.day && !state.held) pen.text({when.x, at.y + 25, when.w, 18}, late ? theme.red_text : theme.text3, Type::micro, tr("gates.in_days", {format_signed(day.day - ui.today, 0)}));
        Box const sign = row.cut_right(badge_width(pen.fonts, badge), 8);
        paint_badge(pen, sign.x, at.y + 16, badge);
        if (!state.held && state.must > 0) pen.text({sign.x, at.y + 27, sign.w, 18}, theme.text3, Type::micro, tr("gates.must_count", {format_integer(state.must_met), format_integer(state.must)}), Align::right);
        pen.text({row.x, at.y + 5, row.w, 20}, theme.text1, Type::body, name);
        pen.text({row.x, at.y + 25, row.w, 18}, theme.text3, Type::small, note);
        tooltip_for(ui, at, tr("gates.readiness_tip", {format_integer(state.must_met), format_integer(state.must), format_integer(state.should_permille / 10)}), "gate");
    }
    return hot.clicked;
}

Id draw_gate_path(Frame& frame, std::vector<rules::GateState> const& gates, Id chosen, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    RegionScope const region{ui, {.id = "path", .role = sem::Role::list, .name = tr("gates.path"), .at = at}};
    Id clicked;
    auto const count = static_cast<int>(gates.size());
    float const cy = std::round(at.y + 18);
    for (int i = 0; i < count; ++i) {
        auto const& state = gates[static_cast<std::size_t>(i)];
        Box const cell = at.column(i, count, 0);
        IdScope const scope{state.gate->id()};
        auto const name = gate_name(*state.gate);
        auto const badge = readiness_badge(state);
        auto const said = state.held ? option_words(state.gate->type(), gt::decision.slot, state.gate->get(gt::decision)) : std::string(badge.label);
        auto const day = gate_day(*state.gate);
        auto const hot = hot_area(ui, {.id = "step", .name = name, .value = said, .description = day.day ? format_date(day.day) : std::string{}, .role = sem::Role::listitem,
                                       .state = state.gate->id() == chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = cell.inset(2, 0)});
        if (hot.clicked) clicked = state.gate->id();
        if (state.gate->id() == chosen || hot.hovered) pen.fill(cell.inset(2, 0), state.gate->id() == chosen ? theme.selected : theme.hover, metric::radius_button);
        if (i > 0) pen.line({cell.x, cy}, {cell.cx() - 11, cy}, theme.line_strong);
        if (i + 1 < count) pen.line({cell.cx() + 11, cy}, {cell.right(), cy}, theme.line_strong);
        ImU32 const color = state.held ? tone_shape_color(theme, badge.tone) : readiness_color(theme, state.readiness);
        if (state.held) pen.diamond({cell.cx(), cy}, 14, color);
        else pen.diamond_outline({cell.cx(), cy}, 14, color, 2);
        pen.text({cell.x + 4, at.y + 31, cell.w - 8, 18}, theme.text1, Type::small, name, Align::centre);
        pen.text({cell.x + 4, at.y + 48, cell.w - 8, 16}, theme.text3, Type::micro, (day.day ? format_date_short(day.day) + "  " : std::string{}) + said, Align::centre);
    }
    return clicked;
}

void draw_criteria(Frame& frame, rules::GateState const& state, Box at) {
    auto& ui = frame.ui;
    if (state.criteria.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::list_checks, .title = tr("gates.no_criteria_title"), .text = tr("gates.no_criteria_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    PanelScope const panel{ui, {.id = "criteria", .name = tr("gates.criteria"), .role = sem::Role::list, .at = at}};
    Box inner = panel.inner();
    float const top = inner.y;
    for (auto const& each : state.criteria) draw_criterion(frame, each, inner.cut_top(kCriterion));
    reserve({inner.x, top, inner.w, kCriterion * static_cast<float>(state.criteria.size())});
}

}  // namespace pmo::ui
