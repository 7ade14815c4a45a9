// Change control of a project, or the change board over all running ones: the requests by state; of the chosen one its computed impact before and after,
// planned effects, votes and decision. Nothing of the plan changes before approval; then it does in one step, with a new baseline when it is asked for.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/change_effects.h"
#include "core/actions/decide_change.h"
#include "core/base/sort.h"
#include "core/registers/change_request.h"
#include "core/rules/changes.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/change_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace chg = registers::change_request;

constexpr std::string_view kRegisters[] = {"change_request", "change_effect", "decision"};
constexpr float kList = 340, kRow = 46, kHead = 28, kFoot = 48;

// The states as the board reads them.
struct Lane { std::string_view key; std::array<std::string_view, 3> states; };
constexpr Lane kLanes[] = {{"board", {"board"}}, {"assess", {"submitted", "assessing", "draft"}}, {"approved", {"approved"}}, {"deferred", {"deferred"}}, {"done", {"implemented", "closed", "rejected"}}};

struct ChangeFigures {
    std::array<std::vector<Record const*>, std::size(kLanes)> lanes;
    std::vector<rules::Hit> hits;
    std::int32_t open = 0;
};

ChangeFigures change_figures(Frame const& frame, Id project) {
    ChangeFigures figures;
    auto const look = [&](Id id) {
        for (auto const* change : frame.store.referrers(chg::kType, chg::project, id)) {
            auto const status = change->has(chg::status) ? change->get(chg::status) : std::string_view("draft");
            figures.open += registers::is_open(*change);
            for (std::size_t i = 0; i < std::size(kLanes); ++i)
                if (std::ranges::find(kLanes[i].states, status) != kLanes[i].states.end()) figures.lanes[i].push_back(change);
        }
    };
    if (project) look(project);
    else for (auto const id : frame.derived.active_projects()) look(id);
    for (auto& lane : figures.lanes) sort_stably(lane, std::greater<>{}, [](Record const* change) { return change->get(chg::requested_on); });
    figures.hits = rules::change_register_hits(facts_of(frame), project);
    return figures;
}

class ChangeView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& figures = m_figures.get(frame, project, [&] { return change_figures(frame, project); });
        follow(frame);
        auto const words = tr("change_view.caption", {format_integer(figures.open), format_integer(static_cast<std::int64_t>(figures.lanes[0].size()))});
        Box bar = draw_page_head(frame, area, {.id = "change", .caption = words});
        toolbar(frame, bar);
        if (m_records) return m_shelf.draw(frame, area);
        auto const* change = chosen(frame, figures);
        if (!change) {
            empty_state(frame.ui, {.id = "none", .icon = Icon::git_pull_request, .title = tr("change_view.none"), .text = tr("change_view.none_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        area = area.inset(metric::space_card);
        list(frame, figures, *change, area.cut_left(std::min(kList, area.w * 0.4f), metric::space_card));
        detail(frame, figures, *change, area);
        decide(frame, *change);
    }

    std::string status(Frame& frame) override { return m_records ? m_shelf.status_words(frame) : std::string{}; }
    void keys(Frame& frame) override { if (m_records) m_shelf.keys(frame); }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_records && m_shelf.draw_inspector(frame, record); }

private:
    void follow(Frame& frame) {
        bool const first = !m_here;
        m_here = true;
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (record && &record->type() == &chg::kType) m_chosen = now;
        else if (record && first && m_shelf.show(record->type().id)) m_records = true;
    }

    Record const* chosen(Frame const& frame, ChangeFigures const& figures) {
        for (auto const& lane : figures.lanes)
            for (auto const* change : lane)
                if (change->id() == m_chosen) return frame.store.live(m_chosen);
        for (auto const& lane : figures.lanes)
            if (!lane.empty()) return lane[0];
        return nullptr;
    }

    void toolbar(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        Choice const choices[] = {{.key = "board", .label = tr("change_view.board"), .count = {}, .tip = {}}, {.key = "records", .label = tr("change_view.records"), .count = {}, .tip = {}}};
        Segmented segments{.id = "mode", .name = tr("risk_view.mode"), .options = choices, .chosen = m_records ? 1 : 0};
        segments.at = middle_of(bar.cut_left(std::ceil(segmented_width(ui, segments)), 8));
        if (auto const picked = segmented(ui, segments)) m_records = *picked == 1;
        if (!m_records && frame.writable && frame.session.location.project && right_button(ui, {.id = "change.new", .label = tr("change_view.new"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) {
            EditContext const context{frame.store, frame.ids, frame.session.location.project, frame.session.person, Date{ui.today}};
            Edit edit(Label{"create", {register_words_within(chg::kType.id)}});
            m_chosen = add_record(edit, context, {.type = chg::kType});
            frame.edit(std::move(edit));
            frame.session.inspector_open = true;
            frame.select(m_chosen);
        }
    }

    // ---------------------------------------------------------------------------------------------- requests by state

    void list(Frame& frame, ChangeFigures const& figures, Record const& now, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
        PanelScope const panel{ui, {.id = "requests", .name = tr("change_view.requests"), .role = sem::Role::list, .at = at.inset(1)}};
        Box const inner = panel.inner();
        float y = inner.y;
        for (std::size_t i = 0; i < std::size(kLanes); ++i) {
            auto const& lane = figures.lanes[i];
            if (lane.empty()) continue;
            Box const head{inner.x, y, inner.w, kHead};
            ui.pen().fill(head, theme.sunken);
            auto const words = tr_key("change_view.lane." + std::string(kLanes[i].key));
            IdScope const scope{kLanes[i].key};
            text_at(ui, head.inset(12, 0), words, Type::strong, theme.text2);
            ui.pen().text(head.inset(12, 0), theme.text3, Type::small, format_integer(static_cast<std::int64_t>(lane.size())), Align::right);
            y += kHead;
            for (auto const* change : lane) {
                Box const box{inner.x, y, inner.w, kRow};
                if (ImGui::IsRectVisible(box.min(), box.max())) request(frame, figures, *change, change->id() == now.id(), box);
                y += kRow;
            }
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    void request(Frame& frame, ChangeFigures const& figures, Record const& change, bool chosen, Box const& box) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        IdScope const scope{change.id()};
        auto const name = std::string(code_of(change)) + ' ' + record_name(change);
        auto const state = option_words(chg::kType, chg::status.slot, change.get(chg::status));
        auto const hot = hot_area(ui, {.id = "request", .name = name, .value = state, .role = sem::Role::listitem, .state = chosen ? sem::selected : sem::none, .at = box});
        if (hot.clicked) {
            m_chosen = change.id();
            frame.select(change.id());
        }
        if (chosen || hot.hovered) ui.pen().fill(box, chosen ? theme.selected : theme.hover);
        if (chosen) ui.pen().fill({box.x, box.y, 3, box.h}, theme.accent);
        ui.pen().line_h(box.x, box.right(), box.bottom() - 1, theme.grid);
        Box inner = box.inset(12, 4);
        Box upper = inner.cut_top(20);
        Severity worst = Severity::hint;
        bool found = false;
        for (auto const& hit : figures.hits)
            if (hit.subject == change.id()) {
                found = true;
                worst = std::max(worst, hit.severity);
            }
        if (found && worst > Severity::hint) ui.pen().icon(upper.cut_right(16, 4).x, upper.cy(), severity_icon(worst), severity_color(theme, worst), metric::icon_field);
        auto const pen = ui.pen();
        pen.text(upper.cut_left(std::ceil(pen.width(Type::body, code_of(change))) + 8), theme.text3, Type::body, code_of(change));
        pen.text(upper, theme.text1, Type::body, record_name(change));
        auto const* project = frame.session.location.project ? nullptr : frame.store.live(change.get(chg::project));
        std::string words = project ? std::string(code_of(*project)) + " · " : std::string{};
        words += state;
        if (change.get(chg::impact_days) != 0) words += " · " + tr("change_view.days", {format_signed(change.get(chg::impact_days), 0)});
        if (auto const cost = change.get(chg::impact_cost); cost.minor != 0) words += " · " + format_money(cost.minor, cost.currency.text(), MoneyStyle::with_unit);
        pen.text(inner, theme.text3, Type::small, words);
    }

    // ---------------------------------------------------------------------------------------------- one request

    void detail(Frame& frame, ChangeFigures const& figures, Record const& change, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
        bool const undecided = is_undecided(change), waits = change.get(chg::status) == "approved";
        if (frame.writable && (undecided || waits)) footer(frame, change, at.cut_bottom(kFoot));
        PanelScope const panel{ui, {.id = "detail", .name = record_name(change), .role = sem::Role::region, .at = at.inset(1), .padding_x = 16, .padding_y = 12}};
        IdScope const scope{change.id()};
        auto const title = std::string(code_of(change)) + "  " + record_name(change);
        heading(ui, 2, title, Type::record);
        auto const* by = registers::linked(change, frame.store, chg::requested_by);
        auto const status = option_words(chg::kType, chg::status.slot, change.get(chg::status));
        caption(ui, tr("change_view.line", {status, by ? record_name(*by) : std::string("—"), change.has(chg::requested_on) ? format_date(change.get(chg::requested_on).day) : std::string("—"),
                                           change.has(chg::board_date) ? format_date(change.get(chg::board_date).day) : std::string("—")}));
        skip(4);
        if (change.has(chg::description)) text(ui, {.text = change.get(chg::description), .width = remaining().w, .wrap = true, .id = "description"});
        if (change.has(chg::reason)) text(ui, {.text = tr("change_view.reason", {std::string(change.get(chg::reason))}), .color = theme.text2, .width = remaining().w, .wrap = true, .id = "reason"});
        skip(6);
        for (auto const& hit : figures.hits) {
            if (hit.subject != change.id()) continue;
            auto const words = sentence(hit, frame.store);
            Box row = remaining();
            row.h = 24;
            ui.pen().icon(row.x, row.cy(), severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
            say(ui, {.id = hit.rule, .role = sem::Role::text, .name = words, .at = row});
            tooltip_for(ui, row, explain(frame, hit), hit.rule);
            row.cut_left(22);
            ui.pen().text(row, theme.text2, Type::small, words);
            skip(24);
        }
        if (undecided || waits) {
            auto const& impact = m_impact.get(frame, change.id(), [&] { return change_impact(frame.store, frame.derived, change.id()); });
            draw_change_impact(frame, change, impact);
        } else if (change.has(chg::decision_comment)) {
            section(ui, tr("change_view.decision"), change.has(chg::decided_on) ? format_date(change.get(chg::decided_on).day) : std::string{});
            text(ui, {.text = change.get(chg::decision_comment), .width = remaining().w, .wrap = true, .id = "decision"});
            skip(6);
        }
        draw_change_effects(frame, change);
        draw_change_votes(frame, change);
    }

    void footer(Frame& frame, Record const& change, Box at) {
        auto& ui = frame.ui;
        ui.pen().line_h(at.x, at.right(), at.y, ui.theme().line);
        Box row = at.inset(16, 0);
        if (change.get(chg::status) == "approved") {
            if (right_button(ui, {.id = "carry", .label = tr("change_view.carry_out"), .icon = Icon::check, .kind = ButtonKind::primary, .tip = tr("change_view.carry_out_tip")}, row))
                if (auto edit = carry_out_change(change_context(frame, change), frame.derived, change.id(), baseline_name(change))) frame.edit(std::move(*edit));
            return;
        }
        if (right_button(ui, {.id = "approve", .label = tr("change_view.approve"), .icon = Icon::check, .kind = ButtonKind::primary}, row)) ask(ChangeOutcome::approve);
        row.cut_right(4);
        if (right_button(ui, {.id = "reject", .label = tr("change_view.reject"), .icon = Icon::x}, row)) ask(ChangeOutcome::reject);
        row.cut_right(4);
        if (right_button(ui, {.id = "defer", .label = tr("change_view.defer"), .kind = ButtonKind::ghost}, row)) ask(ChangeOutcome::defer);
    }

    void ask(ChangeOutcome outcome) {
        m_asking = outcome;
        m_comment.clear();
        m_carry_out = m_rebaseline = true;
    }

    static std::string baseline_name(Record const& change) { return tr("change_view.baseline_name", {std::string(code_of(change))}); }

    // The question before a decision: what will happen, in figures, and what for.
    void decide(Frame& frame, Record const& change) {
        if (!m_asking) return;
        auto& ui = frame.ui;
        bool const approve = *m_asking == ChangeOutcome::approve;
        auto const& impact = m_impact.get(frame, change.id(), [&] { return change_impact(frame.store, frame.derived, change.id()); });
        auto const key = approve ? tr("change_view.approve") : *m_asking == ChangeOutcome::reject ? tr("change_view.reject") : tr("change_view.defer");
        auto const title = tr("change_view.ask", {std::string(key), std::string(code_of(change)), record_name(change)});
        std::string words(approve ? tr("change_view.approve_text") : tr("change_view.other_text"));
        if (approve && impact.computed)
            words = tr("change_view.approve_figures", {format_date(date_of(Moment{impact.finish_before - 1}).day), format_date(date_of(Moment{impact.finish_after - 1}).day), format_signed(impact.finish_days, 0), format_money(impact.budget_after - impact.budget_before, impact.currency, MoneyStyle::with_unit)});
        std::size_t missing = 0;
        for (auto const& hit : m_figures.get(frame, frame.session.location.project, [&] { return change_figures(frame, frame.session.location.project); }).hits)
            if (hit.subject == change.id() && hit.rule == "change.vote_missing") missing += hit.evidence.size();
        auto const warning = missing > 0 ? tr("change_view.votes_open", static_cast<std::int64_t>(missing)) : std::string{};
        ModalAnswer answer;
        {
            ModalScope const modal{ui, {.id = "decide", .title = title, .text = words, .warning = warning, .confirm = key, .cancel = {}, .other = {}, .danger = *m_asking == ChangeOutcome::reject, .body_height = approve ? 156.0f : 96.0f}};
            Box body = modal.body();
            if (auto typed = text_area(ui, {.id = "comment", .name = tr("change_view.comment"), .value = m_comment, .placeholder = tr("change_view.comment"), .lines = 3, .at = body.cut_top(84, 8)})) m_comment = std::move(*typed);
            if (approve) {
                if (checkbox(ui, {.id = "carry", .label = tr("change_view.carry_now"), .checked = m_carry_out && impact.computed, .disabled = !impact.computed, .tip = tr("change_view.carry_out_tip"), .at = body.cut_top(28, 2)})) m_carry_out = !m_carry_out;
                if (checkbox(ui, {.id = "baseline", .label = tr("change_view.rebaseline"), .checked = m_carry_out && m_rebaseline && impact.computed, .disabled = !m_carry_out || !impact.computed, .tip = tr("change_view.rebaseline_tip"), .at = body.cut_top(28)})) m_rebaseline = !m_rebaseline;
            }
            answer = modal.answer();
        }
        if (answer == ModalAnswer::open) return;
        auto const outcome = *m_asking;
        m_asking.reset();
        if (answer != ModalAnswer::confirm) return;
        ChangeDecision const decision{.outcome = outcome, .comment = m_comment, .log_title = tr("change_view.log_title", {std::string(code_of(change)), record_name(change)}), .log_outcome = std::string(key), .carry_out = m_carry_out, .baseline_name = m_rebaseline ? baseline_name(change) : std::string{}};
        if (auto edit = decide_change(change_context(frame, change), frame.derived, change.id(), decision)) frame.edit(std::move(*edit));
        m_chosen = change.id();
    }

    Remembered<ChangeFigures> m_figures;
    Remembered<PlanImpact> m_impact;
    RegisterShelf m_shelf{kRegisters};
    std::optional<ChangeOutcome> m_asking;
    std::string m_comment;
    bool m_carry_out = true, m_rebaseline = true, m_records = false, m_here = false;
    Id m_chosen, m_followed;
};

}  // namespace

std::unique_ptr<View> make_change_view() { return std::make_unique<ChangeView>(); }

}  // namespace pmo::ui
