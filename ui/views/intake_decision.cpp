// The decision about a proposal: approved with a method and a preview of what that creates, put off, or refused with a reason. Afterwards: what was
// decided, by whom and why.

#include <algorithm>
#include <cmath>
#include <map>

#include "core/registers/method.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/intake_parts.h"
#include "ui/views/method_parts.h"
#include "ui/views/page.h"
#include "ui/views/project_frame.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui::intake {

namespace {

namespace ppl = registers::proposal;
namespace mth = registers::method;
namespace prj = registers::project;

constexpr float kRow = 34, kPreviewLine = 20, kTailoring = 56, kFounding = 388;

bool is_decided(Record const& proposal) {
    auto const stage = proposal.get(ppl::stage);
    return stage == "approved" || stage == "rejected";
}

std::vector<Record const*> methods(Store const& store) {
    std::vector<Record const*> found;
    for (auto const& method : store.table(mth::kType).rows())
        if (!method.deleted() && method.get(mth::status) != "retired") found.push_back(&method);
    return found;
}

// What most projects of this kind use, else the first.
Id usual_method(Store const& store, Record const& proposal) {
    std::map<Id, int> uses;
    for (auto const& project : store.table(prj::kType).rows())
        if (!project.deleted() && store.live(project.get(prj::method)) && project.get(prj::kind) == proposal.get(ppl::kind)) ++uses[project.get(prj::method)];
    auto const most = std::ranges::max_element(uses, {}, [](auto const& use) { return use.second; });
    if (most != uses.end()) return most->first;
    auto const all = methods(store);
    return all.empty() ? kNoId : all.front()->id();
}

ProposalDecision decision_of(Record const& proposal, PageState const& state) {
    return {.proposal = proposal.id(), .outcome = state.outcome, .reason = state.reason, .method = state.outcome == ProposalOutcome::approve ? state.method : kNoId,
            .left_out = {state.left_out.begin(), state.left_out.end()}, .left_out_reason = state.left_out_reason};
}

void choose_method(Frame& frame, PageState& state, Box at) {
    auto const all = methods(frame.store);
    std::vector<Option> options;
    int chosen = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        options.push_back({.key = {}, .label = shown_title(*all[i]), .caption = all[i]->get(mth::version)});
        if (all[i]->id() == state.method) chosen = static_cast<int>(i);
    }
    std::vector<std::string> keys;
    for (auto const* method : all) keys.push_back(to_text(method->id()));
    for (std::size_t i = 0; i < all.size(); ++i) options[i].key = keys[i];
    auto const label = tr("intake.method");
    text_at(frame.ui, at.cut_left(76, 8), label, Type::small, frame.ui.theme().text2);
    auto const picked = combo(frame.ui, {.id = "method", .name = label, .options = options, .chosen = chosen, .placeholder = tr("intake.no_method"), .can_clear = true, .problem = {}, .warning = {}, .at = {at.x, std::round(at.cy() - metric::control / 2), at.w, metric::control}});
    if (!picked) return;
    state.method = *picked < 0 ? kNoId : all[static_cast<std::size_t>(*picked)]->id();
    state.method_chosen = true;
    state.left_out.clear();
}

// What approval adds, counted from the very edit that it would make.
void draw_preview(Frame& frame, Record const& proposal, PageState& state, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const& added = state.preview.get(frame, {proposal.id(), state.method, state.left_out}, [&] {
        IdSource scratch(1, 1);
        return added_by(decide_proposal({frame.store, scratch, kNoId, frame.session.person, Date{frame.ui.today}}, {.proposal = proposal.id(), .outcome = ProposalOutcome::approve, .method = state.method,
                                                                                                                    .left_out = {state.left_out.begin(), state.left_out.end()}, .left_out_reason = "preview"}));
    });
    int total = 0;
    std::string words;
    for (auto const& [type, count] : added) {
        total += count;
        words += (words.empty() ? "" : " · ") + register_words(type->id) + ' ' + format_integer(count);
    }
    auto const head = tr("intake.preview", {project_code(frame.store, Date{frame.ui.today}), format_integer(total)});
    Box row = at.cut_top(kPreviewLine);
    pen.icon(row.x, row.cy(), Icon::folder_kanban, theme.accent_text, metric::icon_field);
    row.cut_left(22);
    text_at(ui, row, head, Type::small_strong, theme.text1);
    auto const lines = pen.wrap(Type::small, words, at.w - 22);
    pen.lines(at.x + 22, at.y, theme.text2, Type::small, lines);
    say(ui, {.id = "preview", .role = sem::Role::text, .name = tr("intake.preview_name"), .value = words, .at = at});
}

void choose_left_out_reason(Frame& frame, PageState& state, Box at) {
    auto const name = tr("intake.left_out_reason", {format_integer(static_cast<std::int64_t>(state.left_out.size()))});
    text_at(frame.ui, at.cut_top(18, 2), name, Type::small, frame.ui.theme().text2);
    if (auto const typed = text_field(frame.ui, {.id = "left_out_reason", .name = name, .value = state.left_out_reason, .placeholder = tr("intake.left_out_hint"), .required = true, .at = {at.x, at.y, at.w, metric::control}})) state.left_out_reason = *typed;
}

void draw_open(Frame& frame, Item const& item, Record const& proposal, PageState& state, Box body) {
    auto& ui = frame.ui;
    Choice const choices[] = {{.key = "approve", .label = tr("intake.approve"), .icon = Icon::circle_check, .count = {}, .tip = tr("intake.approve_tip")},
                              {.key = "defer", .label = tr("intake.defer"), .icon = Icon::pause, .count = {}, .tip = tr("intake.defer_tip")},
                              {.key = "reject", .label = tr("intake.reject"), .icon = Icon::circle_x, .count = {}, .tip = tr("intake.reject_tip")}};
    Box row = body.cut_top(kRow);
    Segmented segments{.id = "outcome", .name = tr("intake.decision"), .options = choices, .chosen = static_cast<int>(state.outcome)};
    segments.at = {row.x, std::round(row.cy() - metric::control / 2), std::min(row.w, segmented_width(ui, segments)), metric::control};
    if (auto const picked = segmented(ui, segments)) state.outcome = static_cast<ProposalOutcome>(*picked);
    bool const approving = state.outcome == ProposalOutcome::approve;
    if (approving) {
        choose_method(frame, state, body.cut_top(kRow));
        draw_preview(frame, proposal, state, body.cut_top(kPreviewLine * 4, 4));
        if (!state.left_out.empty()) choose_left_out_reason(frame, state, body.cut_top(kTailoring));
    }
    auto const name = approving ? tr("intake.reason_optional") : tr("intake.reason");
    text_at(ui, body.cut_top(18, 2), name, Type::small, ui.theme().text2);
    if (auto const typed = text_area(ui, {.id = "reason", .name = name, .value = state.reason, .placeholder = tr("intake.reason_hint"), .problem = {}, .lines = 2, .at = {body.x, body.y, body.w, 0}})) state.reason = *typed;
    body.cut_top(56, 4);
    auto const decision = decision_of(proposal, state);
    auto const obstacle = why_not(frame.store, decision);
    auto const errors = std::ranges::count(item.hits, Severity::error, &rules::Hit::severity);
    auto const why = obstacle.empty() ? std::string{} : tr_key("why_not." + std::string(obstacle));
    Box foot = body.cut_top(kRow);
    auto const label = approving ? tr("intake.do_approve") : state.outcome == ProposalOutcome::defer ? tr("intake.do_defer") : tr("intake.do_reject");
    if (right_button(ui, {.id = "decide", .label = label, .icon = Icon::gavel, .kind = state.outcome == ProposalOutcome::reject ? ButtonKind::danger : ButtonKind::primary, .disabled = !obstacle.empty() || !frame.writable, .name = {}, .tip = why}, foot)) {
        frame.edit(decide_proposal(context_of(frame), decision));
        state.reason.clear();
        state.left_out.clear();
        state.left_out_reason.clear();
    }
    auto const note = !why.empty() ? why : approving && errors > 0 ? tr("intake.errors_open", errors) : std::string{};
    if (!note.empty()) text(ui, {.text = note, .type = Type::small, .color = ui.theme().amber_text, .id = "obstacle", .role = sem::Role::status, .at = {foot.x, foot.y, foot.w - 8, foot.h}});
}

void draw_decided(Frame& frame, Record const& proposal, Box body) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const stage = proposal.get(ppl::stage);
    auto const words = stage_words(stage);
    Box row = body.cut_top(kRow);
    Badge const badge{.label = words, .tone = stage_tone(stage)};
    Box const sign = row.cut_left(badge_width(ui.fonts(), badge), 10);
    paint_badge(ui.pen(), sign.x, sign.cy(), badge);
    auto const* by = frame.store.live(proposal.get(ppl::decided_by));
    auto const when = proposal.has(ppl::decided_on) ? format_date(proposal.get(ppl::decided_on).day) : std::string("—");
    auto const line = tr("intake.decided_by", {by ? shown_title(*by) : std::string_view("—"), when});
    auto const* project = frame.store.live(proposal.get(ppl::project));
    if (project && right_button(ui, {.id = "project", .label = shown_title(*project), .icon = Icon::folder_kanban, .name = {}, .tip = tr("intake.to_project")}, row)) frame.go(project_tab(project->id(), "charter"));
    text(ui, {.text = line, .type = Type::body, .color = theme.text2, .id = "by", .at = {row.x, row.y + 7, row.w, 20}});
    if (proposal.has(ppl::decision_reason)) text(ui, {.text = proposal.get(ppl::decision_reason), .type = Type::body, .wrap = true, .id = "why", .at = {body.x, body.y, body.w, 0}});
}

}  // namespace

float founding_height(Frame& frame, Record const& proposal, PageState& state) {
    if (is_decided(proposal)) return 0;
    if (!state.method_chosen) state.method = usual_method(frame.store, proposal);
    return state.outcome == ProposalOutcome::approve && frame.store.live(state.method) ? kFounding : 0;
}

void draw_founding(Frame& frame, PageState& state, Box at) {
    auto const content = method_content(frame.store, state.method);
    if (!content.method) return;
    auto const count = [](std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); };
    auto const caption = tr("intake.founding_counts", {count(content.phases.size()), count(content.activities.size()), count(content.gates.size()), count(content.templates.size()), count(content.communication.size())});
    CardScope const card{frame.ui, {.id = "founding", .title = tr("intake.founding"), .caption = caption, .at = at}};
    Box head = card.header();
    if (!state.left_out.empty() && right_button(frame.ui, {.id = "tick_all", .label = tr("intake.tick_all"), .icon = Icon::rotate_ccw, .kind = ButtonKind::ghost, .size = Size::small}, head)) state.left_out.clear();
    tooltip_for(frame.ui, card.header(), tr("intake.founding_tip"), "founding");
    draw_method_items(frame, content, state.left_out, card.body());
}

float decision_height(Record const& proposal, PageState const& state) {
    if (is_decided(proposal)) return metric::card_header + kRow + 72;
    return metric::card_header + kRow * 2 + 84 + (state.outcome == ProposalOutcome::approve ? kRow + kPreviewLine * 4 + 4 + (state.left_out.empty() ? 0 : kTailoring) : 0) + 8;
}

void draw_decision(Frame& frame, Item const& item, Record const& proposal, PageState& state, Box at) {
    CardScope const card{frame.ui, {.id = "decision", .title = tr("intake.decision"), .caption = {}, .at = at}};
    Box const body = card.body().inset(metric::space_card, 4);
    if (is_decided(proposal)) draw_decided(frame, proposal, body);
    else draw_open(frame, item, proposal, state, body);
}

}  // namespace pmo::ui::intake
