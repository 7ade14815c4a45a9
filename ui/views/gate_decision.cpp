// The decision about a gate: who is asked to approve and what they say, the outcome with its conditions, and before it is recorded the list of everything that
// it changes. After it: what was decided and which conditions are still open.

#include <algorithm>
#include <array>

#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/gate_parts.h"
#include "ui/views/record_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace gt = registers::gate;
namespace app = registers::approval;
namespace act = registers::action_item;

constexpr std::string_view kOutcomes[] = {"go", "conditional", "hold", "recycle", "stop"};
constexpr float kLine = 32;

EditContext context_of(Frame& frame, Id project) { return {frame.store, frame.ids, project, frame.session.person, Date{frame.ui.today}}; }

// ------------------------------------------------------------------------------------------------ approvers

void answer(Frame& frame, Record const& approval, std::string_view decision) {
    Edit edit{{"gate.sign", {std::string(title_of(approval))}}};
    edit.set(approval.id(), app::decision, decision);
    edit.set(approval.id(), app::decided_on, Date{frame.ui.today});
    frame.edit(std::move(edit));
}

void ask_approver(Frame& frame, Record const& gate, Id person) {
    Edit edit{{"gate.ask", {gate_name(gate)}}};
    Adding adding(edit, context_of(frame, gate.get(gt::project)));
    auto const id = adding.add(app::kType);
    edit.set(id, app::subject, gate.id());
    edit.set(id, app::title, gate_name(gate));
    edit.set(id, app::kind, "gate");
    edit.set(id, app::approver, person);
    if (gate.has(gt::owner) && gate.get(gt::owner) != person) edit.set(id, app::asked_by, gate.get(gt::owner));
    edit.set(id, app::asked_on, Date{frame.ui.today});
    if (gate.has(gt::planned_on)) edit.set(id, app::due, gate.get(gt::planned_on));
    frame.edit(std::move(edit));
}

void draw_approver(Frame& frame, Record const& approval, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    IdScope const scope{approval.id()};
    auto const who = owner_name(frame.store, approval);
    auto const decision = option_words(approval.type(), app::decision.slot, approval.has(app::decision) ? approval.get(app::decision) : "pending");
    auto const* role = registers::linked(approval, frame.store, app::role);
    auto const hot = hot_area(ui, {.id = "approval", .name = who.empty() ? std::string(tr("gates.nobody")) : who, .value = decision, .description = role ? shown_title(*role) : std::string_view{}, .role = sem::Role::listitem, .at = at, .ring_radius = 0, .overlap = true});
    if (hot.clicked) { frame.session.inspector_open = true; frame.select(approval.id()); }
    if (frame.session.is_selected(approval.id()) || hot.hovered) pen.fill(at, frame.session.is_selected(approval.id()) ? theme.selected : theme.hover);
    Box row = at.inset(12, 0);
    paint_avatar(pen, row.x, row.cy(), who, 18);
    row.cut_left(26);
    bool const open = registers::is_open(approval);
    if (open && frame.writable) {
        auto const press = [&](std::string_view id, std::string_view label, std::string_view decision_id) {
            auto const spoken = tr("gates.sign_named", {label, who});
            Button spec{.id = id, .label = label, .size = Size::small, .name = spoken};
            float const width = button_width(ui, spec);
            Box const place = row.cut_right(width, 6);
            spec.at = {place.x, place.cy() - 12, width, 24};
            if (button(ui, spec)) answer(frame, approval, decision_id);
        };
        press("reject", tr("gates.reject"), "rejected");
        press("approve", tr("gates.approve"), "approved");
    }
    Badge const badge{.label = decision, .tone = open ? Tone::neutral : decision_tone(approval.get(app::decision) == "approved" ? "go" : approval.get(app::decision) == "conditional" ? "conditional" : "stop")};
    Box const sign = row.cut_right(badge_width(pen.fonts, badge), 8);
    paint_badge(pen, sign.x, sign.cy(), badge);
    if (approval.has(app::decided_on)) pen.text(row.cut_right(44, 8), theme.text3, Type::micro, format_date_short(approval.get(app::decided_on).day), Align::right);
    pen.text(row, theme.text1, Type::body, who + (role ? "  " + std::string(shown_title(*role)) : std::string{}));
}

void draw_approvers(Frame& frame, Record const& gate, Box& area) {
    auto& ui = frame.ui;
    auto const approvals = frame.store.referrers(app::kType, app::subject, gate.id());
    heading(ui, 3, tr("gates.approvers"), Type::small_strong, area.cut_top(26).inset(12, 0));
    if (approvals.empty()) text(ui, {.text = tr("gates.no_approvers"), .type = Type::small, .color = ui.theme().text3, .id = "no_approvers", .at = area.cut_top(24).inset(12, 0)});
    RegionScope const region{ui, {.id = "approvers", .role = sem::Role::list, .name = tr("gates.approvers"), .at = area}};
    for (auto const* approval : approvals) draw_approver(frame, *approval, area.cut_top(kLine));
    if (!frame.writable || gt::decided(gate)) return;
    Box const row = area.cut_top(36).inset(12, 4);
    if (auto const person = link_field(frame, {.id = "ask", .target = "person", .name = tr("gates.ask_approver"), .placeholder = tr("gates.ask_approver"), .may_create = false, .width = 220, .at = {row.x, row.y, std::min(260.0f, row.w), metric::control}}); person && *person)
        ask_approver(frame, gate, *person);
}

// ------------------------------------------------------------------------------------------------ what it changes

std::vector<std::string> effects(Frame& frame, Edit const& edit) {
    std::vector<std::string> lines;
    auto const diff = make_diff(edit, frame.store, Stamp{1, 1});
    if (!diff.ok()) return lines;
    for (auto const& change : diff->changed) {
        auto const* record = frame.store.find(change.record);
        auto const& type = record ? record->type() : gt::kType;
        bool const telling = record && change.slot < type.fields.size() && (type.fields[change.slot].flags & FieldFlag::status || &type == &registers::project::kType);
        if (!telling) continue;
        auto const before = value_words(type, change.slot, change.before.value, frame.store), after = value_words(type, change.slot, change.after.value, frame.store);
        lines.push_back(tr("gates.effect", {register_words(type.id), shown_title(*record), field_words(type, change.slot), before.empty() ? std::string("—") : before, after}));
    }
    std::vector<std::pair<TypeDef const*, int>> added;
    for (auto const& record : diff->added) {
        auto const at = std::ranges::find(added, &record.type(), &std::pair<TypeDef const*, int>::first);
        if (at == added.end()) added.emplace_back(&record.type(), 1);
        else ++at->second;
    }
    for (auto const& [type, count] : added) lines.push_back(tr("gates.effect_added", {format_integer(count), register_words(type->id)}));
    return lines;
}

void confirm(Frame& frame, Record const& gate, DecisionDraft& draft, GateDecision const& decision) {
    auto& ui = frame.ui;
    IdSource scratch = frame.ids;                    // the preview's ids are thrown away with it
    Edit preview{"preview"};
    Adding trial(preview, {frame.store, scratch, gate.get(gt::project), frame.session.person, Date{ui.today}});
    decide_gate(trial, gate.id(), decision);
    auto const lines = effects(frame, preview);
    std::string words;
    for (auto const& line : lines) words += (words.empty() ? "· " : "\n· ") + line;
    std::size_t pending = 0;
    for (auto const* approval : frame.store.referrers(app::kType, app::subject, gate.id())) pending += registers::is_open(*approval);
    auto const state = rules::gate_state({frame.store, frame.derived, Date{ui.today}}, gate);
    bool const passes = decision.outcome == "go" || decision.outcome == "conditional";
    std::string warning;
    if (passes && state.must_met < state.must) warning = tr("gates.warn_musts", {format_integer(state.must - state.must_met)});
    if (passes && pending > 0) warning += (warning.empty() ? "" : " ") + tr("gates.warn_approvals", {format_integer(static_cast<std::int64_t>(pending))});
    auto const outcome = option_words(gt::kType, gt::decision.slot, decision.outcome);
    auto const title = tr("gates.confirm_title", {gate_name(gate), outcome});
    bool const hard = decision.outcome == "stop" || decision.outcome == "hold";
    ModalScope const modal{ui, {.id = "gate.confirm", .title = title, .text = words, .warning = warning, .confirm = tr("gates.confirm"), .cancel = {}, .danger = hard, .width = 560}};
    if (modal.answer() == ModalAnswer::open) return;
    draft.asking = false;
    if (modal.answer() != ModalAnswer::confirm) return;
    Edit edit{{"gate.decide", {gate_name(gate), outcome}}};
    Adding adding(edit, context_of(frame, gate.get(gt::project)));
    decide_gate(adding, gate.id(), decision);
    frame.edit(std::move(edit));
    draft = {};
}

// ------------------------------------------------------------------------------------------------ the form

void draw_conditions(Frame& frame, Record const& gate, DecisionDraft& draft, Box& area) {
    auto& ui = frame.ui;
    if (draft.conditions.empty() || !draft.conditions.back().text.empty()) draft.conditions.push_back({.text = {}, .owner = gate.get(gt::owner), .due = Date{ui.today + 14}});
    for (std::size_t i = 0; i < draft.conditions.size(); ++i) {
        auto& condition = draft.conditions[i];
        auto const number = format_integer(static_cast<std::int64_t>(i + 1));
        IdScope const scope{"condition" + std::to_string(i)};
        Box row = area.cut_top(34).inset(12, 3);
        Box const due = row.cut_right(124, 8), who = row.cut_right(std::min(140.0f, row.w * 0.3f), 8);
        if (auto const typed = text_field(ui, {.id = "text", .name = tr("gates.condition_n", {number}), .value = condition.text, .placeholder = tr("gates.condition_hint"), .at = row})) condition.text = *typed;
        if (auto const owner = link_field(frame, {.id = "owner", .target = "person", .chosen = condition.owner, .name = tr("gates.condition_owner", {number}), .may_create = false, .at = who})) condition.owner = *owner;
        if (auto const day = date_field(ui, {.id = "due", .name = tr("gates.condition_due", {number}), .day = condition.due.day, .at = due}); day && day->day) condition.due = Date{*day->day};
    }
}

std::string_view advice(rules::GateState const& state) {
    switch (state.readiness) {
        case rules::Readiness::ready: return tr("gates.advice.ready");
        case rules::Readiness::nearly: return tr("gates.advice.nearly");
        case rules::Readiness::not_ready: return tr("gates.advice.not_ready");
        case rules::Readiness::no_criteria: break;
    }
    return tr("gates.advice.none");
}

void draw_form(Frame& frame, rules::GateState const& state, DecisionDraft& draft, Box& area) {
    auto& ui = frame.ui;
    auto const& gate = *state.gate;
    heading(ui, 3, tr("gates.decide_title"), Type::small_strong, area.cut_top(26).inset(12, 0));
    text(ui, {.text = advice(state), .type = Type::small, .color = ui.theme().text2, .id = "advice", .at = area.cut_top(24).inset(12, 0)});
    std::array<std::string, std::size(kOutcomes)> words;
    std::array<Choice, std::size(kOutcomes)> choices;
    int chosen = -1;
    for (std::size_t i = 0; i < std::size(kOutcomes); ++i) {
        words[i] = option_words(gt::kType, gt::decision.slot, kOutcomes[i]);
        choices[i] = {.key = kOutcomes[i], .label = words[i]};
        if (draft.outcome == kOutcomes[i]) chosen = static_cast<int>(i);
    }
    Segmented const segments{.id = "outcome", .name = tr("gates.outcome"), .options = choices, .chosen = chosen};
    Box row = area.cut_top(36).inset(12, 4);
    auto placed = segments;
    placed.at = {row.x, row.y, std::min(segmented_width(ui, segments), row.w), metric::control};
    if (auto const picked = segmented(ui, placed)) draft.outcome = kOutcomes[static_cast<std::size_t>(*picked)];
    if (draft.outcome.empty()) return;
    Box const reason = area.cut_top(72).inset(12, 4);
    if (auto const typed = text_area(ui, {.id = "reason", .name = tr("gates.reason"), .value = draft.reason, .placeholder = tr("gates.reason"), .lines = 3, .at = reason})) draft.reason = *typed;
    if (draft.outcome == "conditional") draw_conditions(frame, gate, draft, area);
    if (draft.outcome == "recycle") {
        Box line = area.cut_top(36).inset(12, 4);
        text_at(ui, line.cut_left(120, 8), tr("gates.again"), Type::small, ui.theme().text2);
        if (auto const day = date_field(ui, {.id = "again", .name = tr("gates.again"), .day = draft.again.day ? std::optional(draft.again.day) : std::nullopt, .at = {line.x, line.y, 140, metric::control}})) draft.again = Date{day->day.value_or(0)};
    }
    GateDecision const decision{.outcome = draft.outcome, .reason = draft.reason, .conditions = draft.conditions, .again = draft.again,
                                .log = option_words(gt::kType, gt::decision.slot, draft.outcome), .held_on = Date{ui.today}, .decided_by = kNoId};
    auto const refused = refuse_decision(frame.store, gate.id(), decision);
    auto const why = refused.empty() ? std::string{} : tr_key("gates.refused." + std::string(refused));
    Button record{.id = "record", .label = tr("gates.record"), .icon = Icon::gavel, .kind = ButtonKind::primary, .disabled = !refused.empty(), .tip = why};
    Box const foot = area.cut_top(40).inset(12, 6);
    record.at = {foot.x, foot.y, button_width(ui, record), metric::control};
    if (button(ui, record)) draft.asking = true;
    if (!why.empty()) text_at(ui, {record.at.right() + 10, foot.y, foot.w - record.at.w - 10, metric::control}, why, Type::small, ui.theme().text3);
    if (draft.asking) confirm(frame, gate, draft, decision);
}

void draw_result(Frame& frame, Record const& gate, Box& area) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const outcome = option_words(gate.type(), gt::decision.slot, gate.get(gt::decision));
    Box row = area.cut_top(34).inset(12, 0);
    Badge const badge{.label = outcome, .tone = decision_tone(gate.get(gt::decision)), .icon = Icon::gavel};
    Box const sign = row.cut_left(badge_width(pen.fonts, badge), 10);
    paint_badge(pen, sign.x, sign.cy(), badge);
    auto const* chair = registers::linked(gate, frame.store, gt::chair);
    auto const when = (gate.has(gt::held_on) ? format_date(gate.get(gt::held_on).day) : std::string{}) + (chair ? "  " + std::string(shown_title(*chair)) : std::string{});
    say(ui, {.id = "said", .role = sem::Role::status, .name = outcome, .value = when, .at = sign});
    text_at(ui, row, when, Type::body, theme.text2);
    if (gate.has(gt::decision_reason)) {
        auto const lines = pen.wrap(Type::body, gate.get(gt::decision_reason), area.w - 24);
        for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 6); ++i) {
            IdScope const scope{"reason" + std::to_string(i)};
            text_at(ui, area.cut_top(20).inset(12, 0), lines[i], Type::body, theme.text1);
        }
    }
    area.cut_top(8);
    auto const actions = frame.store.referrers(act::kType, act::source, gate.id());
    if (actions.empty() && !gate.has(gt::conditions)) return;
    RecordCard card{.id = "conditions", .title = std::string(tr("gates.conditions")), .caption = std::string(gate.has(gt::conditions_due) ? format_date(gate.get(gt::conditions_due).day) : std::string{}),
                    .none = tr("gates.conditions_untracked", {gate.get(gt::conditions)}), .lines = {}, .all = {}};
    for (auto const* action : actions) card.lines.push_back(line_of(frame, *action));
    draw_record_card(frame, card, area.cut_top(record_card_height(card.lines.size())).inset(12, 4));
}

}  // namespace

void draw_decision(Frame& frame, rules::GateState const& state, DecisionDraft& draft, Box at) {
    PanelScope const panel{frame.ui, {.id = "decision", .name = tr("gates.decision"), .at = at}};
    Box area = panel.inner();
    float const top = area.y;
    area.h = 2000;
    area.cut_top(6);
    if (gt::decided(*state.gate)) draw_result(frame, *state.gate, area);
    draw_approvers(frame, *state.gate, area);
    if (!gt::decided(*state.gate)) {
        if (draft.gate != state.gate->id()) draft = {.gate = state.gate->id(), .outcome = {}, .reason = {}, .conditions = {}};
        if (frame.writable) draw_form(frame, state, draft, area);
        else text(frame.ui, {.text = tr("gates.read_only"), .type = Type::small, .color = frame.ui.theme().text3, .id = "read_only", .at = area.cut_top(28).inset(12, 0)});
    }
    reserve({at.x, top, at.w, area.y - top + 12});
}

}  // namespace pmo::ui
