// Stage gates: what is due, how ready it is today, what fails and who owns it, and the decision. Without a project it is the portfolio's list by date, with
// one the project's own.

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/gate_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace gt = registers::gate;
using rules::GateState;
using rules::Readiness;

constexpr float kLine = 52, kGroup = 28, kPath = 72;
constexpr int kSoon = 30;

enum class Part : std::uint8_t { criteria, rehearsal, decision };
enum Group : int { kOverdue, kSoonGroup, kLater, kConditional, kHeld, kGroups };

struct Board {
    std::vector<GateState> gates;                    // of all projects that run, by day
    std::vector<std::size_t> groups[kGroups];        // indices into `gates`
    int waiting = 0, failing = 0;
};

bool has_open_condition(Store const& store, Record const& gate) {
    auto const actions = store.referrers(registers::action_item::kType, registers::action_item::source, gate.id());
    return std::ranges::any_of(actions, [](Record const* action) { return registers::is_open(*action); });
}

Board make_board(rules::Facts const& facts, Id only) {
    Board board;
    for (auto const project : facts.derived.projects()) {
        if (only && project != only) continue;
        auto const* record = facts.store.live(project);
        if (!record || (!only && !registers::is_open(*record))) continue;
        for (auto const* gate : rules::gates_of(facts.store, project))
            if (!registers::is(*gate, gt::status, "cancelled")) board.gates.push_back(rules::gate_state(facts, *gate));
    }
    sort_stably(board.gates, {}, [](GateState const& state) { return gate_day(*state.gate).day ? gate_day(*state.gate).day : INT32_MAX; });
    for (std::size_t i = 0; i < board.gates.size(); ++i) {
        auto const& state = board.gates[i];
        if (state.held) {
            bool const open = registers::is(*state.gate, gt::decision, "conditional") && (has_open_condition(facts.store, *state.gate));
            board.groups[open ? kConditional : kHeld].push_back(i);
            continue;
        }
        ++board.waiting;
        auto const ahead = state.gate->has(gt::planned_on) ? state.gate->get(gt::planned_on).day - facts.today.day : 10000;
        if (ahead <= kSoon && state.readiness != Readiness::ready) ++board.failing;
        board.groups[ahead < 0 ? kOverdue : ahead <= kSoon ? kSoonGroup : kLater].push_back(i);
    }
    std::ranges::reverse(board.groups[kHeld]);       // the latest decision first
    return board;
}

struct Rehearsal { std::vector<rules::Hit> hits; std::vector<Id> owners; };

Rehearsal make_rehearsal(rules::Facts const& facts, Record const& gate) {
    Rehearsal rehearsal{rules::rehearse(facts, gate), {}};
    for (auto const& hit : rehearsal.hits) rehearsal.owners.push_back(rules::owner_of(facts, hit));
    return rehearsal;
}

class GateView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const here = frame.session.location.project;
        auto const& board = m_board.get(frame, here, [&] { return make_board(facts_of(frame), here); });
        auto const caption = tr("gates.caption", {format_integer(board.waiting), format_integer(board.failing)});
        Box bar = draw_page_head(frame, area, {.id = "gate", .caption = caption});
        if (right_button(frame.ui, {.id = "register", .label = tr("gates.register"), .icon = Icon::list, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "gate"});
        if (right_button(frame.ui, {.id = "tolerance", .label = tr("view.tolerance"), .icon = Icon::gauge, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "tolerance", .project = here, .detail = {}});
        area = area.inset(metric::space_card);
        if (board.gates.empty()) {
            auto const asked = empty_state(frame.ui, {.id = "empty", .icon = Icon::flag, .title = tr("gates.empty"), .text = tr("gates.empty_text"), .primary = tr("view.method"), .secondary = {}, .primary_icon = Icon::route, .at = area});
            if (asked == EmptyAnswer::primary) frame.go({.view = "method", .project = kNoId, .detail = {}});
            return;
        }
        follow_selection(frame, board);
        auto const* state = chosen(board);
        Box const list = area.cut_left(std::min(360.0f, area.w * 0.4f), metric::space_card);
        draw_list(frame, board, list);
        if (state) draw_gate(frame, board, *state, area);
    }

    std::string status(Frame&) override { return std::string(tr("gates.status")); }

private:
    // Somebody came here for a gate or for one of its criteria.
    void follow_selection(Frame& frame, Board const& board) {
        auto const now = frame.session.selected();
        if (now != m_followed) {
            m_followed = now;
            auto const* record = frame.store.live(now);
            auto const gate = record && &record->type() == &registers::gate_criterion::kType ? record->get(registers::gate_criterion::gate) : now;
            if (std::ranges::any_of(board.gates, [&](GateState const& state) { return state.gate->id() == gate; })) m_gate = gate;
        }
        if (chosen(board)) return;
        for (auto const group : {kOverdue, kSoonGroup, kLater, kConditional, kHeld})
            if (!board.groups[group].empty()) { m_gate = board.gates[board.groups[group].front()].gate->id(); return; }
    }

    GateState const* chosen(Board const& board) const {
        auto const at = std::ranges::find(board.gates, m_gate, [](GateState const& state) { return state.gate->id(); });
        return at == board.gates.end() ? nullptr : &*at;
    }

    static std::string_view group_words(int group) {
        switch (group) {
            case kOverdue: return tr("gates.group.overdue");
            case kSoonGroup: return tr("gates.group.soon");
            case kLater: return tr("gates.group.later");
            case kConditional: return tr("gates.group.conditional");
            default: return tr("gates.group.held");
        }
    }

    void draw_list(Frame& frame, Board const& board, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "gates", .title = tr("gates.list"), .at = at}};
        PanelScope const panel{ui, {.id = "list", .name = tr("gates.list"), .role = sem::Role::list, .at = card.body()}};
        Box const inner = panel.inner();
        float y = inner.y;
        bool const everywhere = !frame.session.location.project;
        for (int group = 0; group < kGroups; ++group) {
            auto const& members = board.groups[group];
            if (members.empty()) continue;
            IdScope const scope{std::to_string(group)};
            Box const head{inner.x, y, inner.w, kGroup};
            ui.pen().fill(head, theme.sunken);
            ui.pen().line_h(head.x, head.right(), head.bottom() - 1, theme.grid);
            heading(ui, 3, std::string(group_words(group)) + "  " + format_integer(static_cast<std::int64_t>(members.size())), Type::small_strong, head.inset(12, 0));
            y += kGroup;
            for (auto const index : members) {
                auto const& state = board.gates[index];
                Box const row{inner.x, y, inner.w, kLine};
                if (row.bottom() > at.y - kLine && row.y < at.bottom() + kLine && draw_gate_line(frame, state, state.gate->id() == m_gate, everywhere, row)) choose(frame, state.gate->id());
                y += kLine;
            }
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    void choose(Frame& frame, Id gate) {
        m_gate = m_followed = gate;
        frame.select(gate);
    }

    void draw_gate(Frame& frame, Board const& board, GateState const& state, Box area) {
        auto& ui = frame.ui;
        auto const project = state.gate->get(gt::project);
        std::vector<GateState> path;
        for (auto const& each : board.gates)
            if (each.gate->get(gt::project) == project) path.push_back(each);
        auto const* record = frame.store.live(project);
        auto const title = (record ? std::string(code_of(*record)) + "  " + std::string(shown_title(*record)) : std::string{});
        {
            CardScope const card{ui, {.id = "project", .title = title, .caption = record && record->has(registers::project::status) ? std::string_view{m_status = option_words(record->type(), registers::project::status.slot, record->get(registers::project::status))} : std::string_view{}, .at = area.cut_top(metric::card_header + kPath + 8, metric::space_card)}};
            if (auto const clicked = draw_gate_path(frame, path, state.gate->id(), card.body().inset(8, 2))) choose(frame, clicked);
        }
        auto const& rehearsal = m_rehearsal.get(frame, state.gate->id(), [&] { return make_rehearsal(facts_of(frame), *state.gate); });
        CardScope const card{ui, {.id = "gate", .at = area}};
        Box body = card.body();
        draw_summary(frame, state, body.cut_top(44));
        std::array const counts = {format_integer(static_cast<std::int64_t>(state.criteria.size())), format_integer(static_cast<std::int64_t>(rehearsal.hits.size()))};
        std::array const choices = {Choice{.key = "criteria", .label = tr("gates.criteria"), .count = counts[0]}, Choice{.key = "rehearsal", .label = tr("gates.rehearsal"), .count = counts[1]}, Choice{.key = "decision", .label = tr("gates.decision")}};
        if (auto const picked = tabs(ui, {.id = "parts", .name = tr("gates.parts"), .tabs = choices, .active = static_cast<int>(m_part), .size = Size::small, .at = body.cut_top(metric::tabs_small)})) m_part = static_cast<Part>(*picked);
        if (m_part == Part::criteria) draw_criteria(frame, state, body);
        if (m_part == Part::rehearsal) draw_rehearsal(frame, state, rehearsal, body);
        if (m_part == Part::decision) draw_decision(frame, state, m_draft, body);
    }

    void draw_summary(Frame& frame, GateState const& state, Box at) {
        auto& ui = frame.ui;
        auto const pen = ui.pen();
        Box row = at.inset(12, 0);
        auto badge = readiness_badge(state);
        std::string said = std::string(badge.label);
        if (state.held) said = option_words(state.gate->type(), gt::decision.slot, state.gate->get(gt::decision));
        badge.label = said;
        auto const name = gate_name(*state.gate);
        heading(ui, 2, name, Type::record, row.cut_left(std::min(pen.width(Type::record, name) + 2, row.w * 0.5f), 10));
        Box const sign = row.cut_left(badge_width(pen.fonts, badge), 12);
        paint_badge(pen, sign.x, sign.cy(), badge);
        auto const words = tr("gates.figures", {format_integer(state.must_met), format_integer(state.must), format_integer(state.should_permille / 10)});
        text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "figures", .role = sem::Role::status, .at = row});
        tooltip_for(ui, at, tr("gates.readiness_rule"), "figures");
    }

    void draw_rehearsal(Frame& frame, GateState const& state, Rehearsal const& rehearsal, Box at) {
        auto const& hits = rehearsal.hits;
        HitAction const actions[] = {{.key = "assign", .label = tr("gates.assign"), .icon = Icon::plus, .fits = [](rules::Hit const& hit) { return hit.severity != Severity::hint; }}};
        auto const answer = draw_hit_list(frame, {.id = "rehearsal", .name = tr("gates.rehearsal"), .hits = hits, .actions = frame.writable ? std::span<HitAction const>(actions) : std::span<HitAction const>{},
                                                  .none = state.held ? tr("gates.rehearsal_held") : tr("gates.rehearsal_fine"), .at = at}, rehearsal.owners);
        if (answer.hit >= 0 && answer.action == 0) assign(frame, state, hits[static_cast<std::size_t>(answer.hit)], rehearsal.owners[static_cast<std::size_t>(answer.hit)]);
    }

    // What fails becomes an action item of who answers for it.
    void assign(Frame& frame, GateState const& state, rules::Hit const& hit, Id owner) {
        namespace act = registers::action_item;
        auto const* subject = frame.store.live(hit.subject);
        if (!subject) return;
        Edit edit{{"gate.assign", {std::string(shown_title(*subject))}}};
        Adding adding(edit, {frame.store, frame.ids, state.gate->get(gt::project), state.gate->get(gt::owner), Date{frame.ui.today}});
        auto const id = adding.add(act::kType);
        edit.set(id, act::title, tr("gates.action_title", {gate_name(*state.gate), shown_title(*subject)}));
        edit.set(id, act::source, hit.subject);
        if (owner) edit.set(id, act::owner, owner);
        auto const planned = state.gate->get(gt::planned_on).day;
        edit.set(id, act::due, Date{std::max(frame.ui.today, planned ? planned - 2 : frame.ui.today + 7)});
        edit.set(id, act::priority, "high");
        frame.edit(std::move(edit));
        frame.select(id);
    }

    Remembered<Board> m_board;
    Remembered<Rehearsal> m_rehearsal;
    Id m_gate, m_followed;
    Part m_part = Part::criteria;
    DecisionDraft m_draft;
    std::string m_status;
};

}  // namespace

std::unique_ptr<View> make_gate_view() { return std::make_unique<GateView>(); }

}  // namespace pmo::ui
