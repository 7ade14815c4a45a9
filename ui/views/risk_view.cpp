// The risks of a project, or of all running ones: register with matrix, burn-down and categories above it, the matrix alone, the time line, what the rules
// want looked at, and the registers behind them (actions, reviews, scales, answers to warnings).

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/new_record.h"
#include "core/actions/review_risk.h"
#include "core/registers/risk.h"
#include "core/rules/risks.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/risk_identify.h"
#include "ui/views/risk_inspector.h"
#include "ui/views/risk_matrix.h"
#include "ui/views/risk_parts.h"
#include "ui/views/risk_review_pack.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;

enum Mode : int { kRegister, kMatrix, kTimeline, kAttention, kRecords, kModes, kIdentify = kModes, kPack };   // the last two are work, not views: buttons of their own
constexpr std::string_view kModeKeys[] = {"register", "matrix", "timeline", "attention", "records"};
constexpr std::string_view kRegisters[] = {"risk_action", "risk_impact", "risk_review", "risk_level", "warning_answer"};
constexpr float kCards = 272, kMatrixWidth = 0.46f, kLeastTable = 190, kLeastForBoth = 620, kLeastForWords = 760;

class RiskView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& figures = m_figures.get(frame, project, [&] { return risk_figures(frame, project); });
        follow(frame);
        auto const words = tr("risk_view.caption", {format_integer(figures.exposure.threats), format_integer(figures.exposure.opportunities)});
        Box bar = draw_page_head(frame, area, {.id = "risk", .caption = words});
        toolbar(frame, figures, bar);
        switch (m_mode) {
            case kMatrix: matrix_alone(frame, figures, area.inset(metric::space_card)); break;
            case kTimeline: draw_risk_timeline(frame, figures, area.inset(metric::space_card)); break;
            case kAttention: attention(frame, figures, area.inset(metric::space_card)); break;
            case kRecords: m_shelf.draw(frame, area); break;
            case kIdentify: if (m_identify.draw(frame, area)) m_mode = kRegister; break;
            case kPack: m_pack.draw(frame, area); break;
            default: register_with_cards(frame, figures, area); break;
        }
    }

    std::string status(Frame& frame) override {
        auto const project = frame.session.location.project;
        auto const& figures = m_figures.get(frame, project, [&] { return risk_figures(frame, project); });
        auto const& sum = figures.exposure;
        return tr("risk_view.status", {format_integer(sum.threats), format_integer(sum.opportunities), format_money(sum.exposure, sum.currency, MoneyStyle::with_unit)});
    }

    void keys(Frame& frame) override {
        if (m_mode == kRegister) m_risks.pane(frame).keys(frame);
        if (m_mode == kRecords) m_shelf.keys(frame);
        if (m_mode == kPack) m_pack.keys(frame);
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        if (m_mode == kRecords && m_shelf.draw_inspector(frame, record)) return true;
        if (&record.type() != &rsk::kType) return false;
        if (m_mode == kRegister && m_risks.pane(frame).draw_inspector(frame, record, m_inspector.extra())) return true;
        auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
        draw_record_inspector(frame, {at.x, at.y, size.x, size.y}, record, {}, m_inspector.extra());
        return true;
    }

private:
    // Somebody came here for a record: what shows it is shown.
    void follow(Frame& frame) {
        bool const first = !m_here;
        m_here = true;
        auto const* record = first ? frame.store.live(frame.session.selected()) : nullptr;
        if (record && m_shelf.show(record->type().id)) m_mode = kRecords;
    }

    void toolbar(Frame& frame, RiskFigures const& figures, Box& bar) {
        auto& ui = frame.ui;
        if (frame.writable && frame.session.location.project) {
            if (right_button(ui, {.id = "risk.chance", .label = tr("risk_view.new_chance"), .icon = Icon::plus, .tip = tr("risk_view.new_chance_tip")}, bar)) add(frame, "opportunity");
            if (m_mode != kRegister && right_button(ui, {.id = "risk.threat", .label = tr("risk_view.new_threat"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add(frame, "threat");
        }
        auto const due = figures.review_overdue + figures.review_due;
        auto const waiting = due > 0 ? format_integer(due) : std::string{};
        bool const tight = bar.w < kLeastForWords;
        auto const work = [&](std::string_view id, std::string_view label, Icon icon, std::string_view tip, std::string_view count, int mode) {
            if (right_button(ui, {.id = id, .label = tight ? std::string_view{} : label, .icon = icon, .kind = ButtonKind::toggle, .on = m_mode == mode, .name = label, .tip = tip, .count = count}, bar)) m_mode = m_mode == mode ? static_cast<int>(kRegister) : mode;
        };
        work("risk.pack", tr("risk_view.pack"), Icon::presentation, tr("risk_view.pack_tip"), waiting, kPack);
        if (frame.session.location.project) work("risk.identify", tr("risk_view.identify"), Icon::list_checks, tr("risk_view.identify_tip"), {}, kIdentify);
        if (right_button(ui, {.id = "risk.warnings", .label = tight ? std::string_view{} : tr("view.warning"), .icon = Icon::triangle_alert, .kind = ButtonKind::ghost, .name = tr("view.warning"), .tip = tr("risk_view.warnings_tip")}, bar))
            frame.go({.view = "warning", .project = frame.session.location.project, .detail = {}});
        if (right_button(ui, {.id = "risk.simulation", .label = tight ? std::string_view{} : tr("view.simulation"), .icon = Icon::dices, .kind = ButtonKind::ghost, .name = tr("view.simulation"), .tip = tr("risk_view.simulation_tip")}, bar))
            frame.go({.view = "simulation", .project = frame.session.location.project, .detail = {}});
        std::array<std::string, kModes> words;
        std::array<Choice, kModes> choices;
        for (std::size_t i = 0; i < kModes; ++i) {
            words[i] = tr_key("risk_view.mode." + std::string(kModeKeys[i]));
            if (i == kAttention && !figures.hits.empty()) words[i] += ' ' + format_integer(static_cast<std::int64_t>(figures.hits.size()));
            choices[i] = {.key = kModeKeys[i], .label = words[i], .count = {}, .tip = {}};
        }
        Segmented segments{.id = "mode", .name = tr("risk_view.mode"), .options = choices, .chosen = m_mode < kModes ? m_mode : -1};
        segments.at = middle_of(bar.cut_left(std::ceil(segmented_width(ui, segments)), 8));
        if (auto const picked = segmented(ui, segments)) m_mode = *picked;
    }

    void add(Frame& frame, std::string_view kind) {
        EditContext const context{frame.store, frame.ids, frame.session.location.project, frame.session.person, frame.today};
        Edit edit(Label{"create", {register_words_within(rsk::kType.id)}});
        auto const made = add_record(edit, context, {.type = rsk::kType});
        edit.set(made, rsk::kind, kind);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    void register_with_cards(Frame& frame, RiskFigures const& figures, Box area) {
        if (area.h > kCards + kLeastTable && !figures.all.empty()) {
            Box cards = area.cut_top(kCards).inset(metric::space_card, 0);
            cards.cut_top(metric::space_card);
            bool const both = cards.w > kLeastForBoth;
            matrix_card(frame, figures, both ? cards.cut_left(std::floor(cards.w * kMatrixWidth), metric::space_card) : cards);
            if (both) {
                draw_burn_down_card(frame, figures, cards.cut_top(std::floor(cards.h * 0.5f), metric::space_card));
                draw_category_card(frame, figures, m_filter, cards);
            }
        }
        apply_filter(frame);
        m_risks.pane(frame).draw(frame, area);
    }

    void matrix_card(Frame& frame, RiskFigures const& figures, Box at) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "matrix.card", .title = tr("risk_matrix.name"), .caption = tr("risk_matrix.axes"), .at = at}};
        Choice const choices[] = {{.key = "now", .label = tr("risk_matrix.now"), .count = {}, .tip = tr("risk_matrix.now_tip")}, {.key = "residual", .label = tr("risk_matrix.residual"), .count = {}, .tip = tr("risk_matrix.residual_tip")}};
        Segmented segments{.id = "residual", .name = tr("risk_matrix.which"), .options = choices, .chosen = m_residual ? 1 : 0, .size = Size::small};
        Box const head = card.header();
        float const width = segmented_width(ui, segments);
        segments.at = {head.right() - width, head.cy() - metric::control_small / 2, width, metric::control_small};
        if (auto const picked = segmented(ui, segments)) m_residual = *picked == 1;
        auto const body = card.body();
        auto const answer = draw_risk_matrix(frame, {.risks = figures.open, .project = frame.session.location.project, .residual = m_residual, .probability = m_filter.probability, .impact = m_filter.impact, .at = {body.x + 8, body.y + 2, body.w - 20, body.h - 6}});
        if (answer.probability) choose_cell(answer);
    }

    // The second click on a cell takes the filter back.
    void choose_cell(MatrixAnswer const& cell) {
        bool const same = m_filter.probability == cell.probability && m_filter.impact == cell.impact;
        m_filter.probability = same ? 0 : cell.probability;
        m_filter.impact = same ? 0 : cell.impact;
    }

    // What the pictures chose becomes conditions of the list, where everybody can see and remove them.
    void apply_filter(Frame& frame) {
        auto& filter = m_risks.pane(frame).filter();
        auto const number_is = [&](std::uint8_t slot) {
            auto const* condition = filter.of(slot);
            auto const* number = condition && !condition->values.empty() ? std::get_if<std::int64_t>(&condition->values[0]) : nullptr;
            return number ? static_cast<int>(*number) : 0;
        };
        auto const p = m_residual_filter ? rsk::residual_probability.slot : rsk::probability.slot, i = m_residual_filter ? rsk::residual_impact.slot : rsk::impact.slot;
        if (m_filter == m_applied) {                     // somebody removed the chip
            if (m_filter.probability && (!number_is(p) || !number_is(i))) m_filter.probability = m_filter.impact = 0;
            if (!m_filter.category.empty() && !filter.of(rsk::category.slot)) m_filter.category.clear();
        }
        if (m_filter == m_applied && (m_residual == m_residual_filter || !m_filter.probability)) return;
        filter.remove(p);
        filter.remove(i);
        m_residual_filter = m_residual;
        auto const set_number = [&](std::uint8_t slot, int number) { filter.set({.slot = slot, .test = Test::between, .values = {std::int64_t{number}, std::int64_t{number}}}); };
        if (m_filter.probability) {
            auto const now_p = m_residual ? rsk::residual_probability.slot : rsk::probability.slot, now_i = m_residual ? rsk::residual_impact.slot : rsk::impact.slot;
            set_number(now_p, m_filter.probability);
            set_number(now_i, m_filter.impact);
        }
        if (m_filter.category != m_applied.category) {
            filter.remove(rsk::category.slot);
            if (!m_filter.category.empty()) filter.set({.slot = rsk::category.slot, .test = Test::equal, .values = {m_filter.category}});
        }
        m_applied = m_filter;
    }

    void matrix_alone(Frame& frame, RiskFigures const& figures, Box area) {
        bool const both = area.w > kLeastForBoth;
        matrix_card(frame, figures, both ? area.cut_left(std::floor(area.w * 0.6f), metric::space_card) : area);
        if (!both) return;
        RecordCard card{.id = "matrix.list", .title = m_filter.probability ? tr("risk_view.of_cell", {format_integer(m_filter.probability), format_integer(m_filter.impact)}) : std::string(tr("risk_view.all_open")),
                        .caption = {}, .none = std::string(tr("risk_view.none_here")), .all = {}, .scroll = true};
        for (auto const* risk : figures.open) {
            auto const p = risk->get(m_residual ? rsk::residual_probability : rsk::probability), i = risk->get(m_residual ? rsk::residual_impact : rsk::impact);
            if (m_filter.probability && (p != m_filter.probability || i != m_filter.impact)) continue;
            card.lines.push_back(line_of(frame, *risk));
        }
        card.caption = tr("risk_view.count", static_cast<std::int64_t>(card.lines.size()));
        draw_record_card(frame, card, area);
    }

    void attention(Frame& frame, RiskFigures const& figures, Box area) {
        auto const caption = tr("risk_view.attention_caption", {format_integer(figures.review_overdue), format_integer(figures.review_due)});
        CardScope const card{frame.ui, {.id = "attention", .title = tr("risk_view.attention"), .caption = caption, .at = area}};
        std::array const actions = {
            HitAction{.key = "same", .label = tr("risk_view.unchanged"), .icon = Icon::check, .fits = [](rules::Hit const& hit) { return hit.rule == "risk.review_overdue" || hit.rule == "risk.review_due"; }},
            HitAction{.key = "issue", .label = tr("risk_view.to_issue"), .icon = Icon::arrow_right, .fits = [](rules::Hit const& hit) { return hit.rule == "risk.trigger_reached" || hit.rule == "risk.trigger_due"; }}};
        auto const answer = draw_hit_list(frame, {.id = "hits", .name = tr("risk_view.attention"), .hits = figures.hits, .actions = std::span(actions).first(frame.writable ? 2 : 0), .none = tr("risk_view.attention_none"), .show_project = !frame.session.location.project, .at = card.body()});
        if (answer.hit < 0 || answer.action < 0) return;
        auto const subject = figures.hits[static_cast<std::size_t>(answer.hit)].subject;
        auto const* risk = frame.store.live(subject);
        if (answer.action == 1 || !risk) return make_issue_of_risk(frame, subject);
        EditContext const context{frame.store, frame.ids, risk->get(rsk::project), frame.session.person, frame.today};
        if (auto edit = review_risk(context, subject, {risk->get(rsk::probability), risk->get(rsk::impact), std::string(tr("risk_view.unchanged_comment"))})) frame.edit(std::move(*edit));
        frame.select(subject);
    }

    static constexpr std::string_view kRisk[] = {"risk"};
    Remembered<RiskFigures> m_figures;
    RegisterShelf m_risks{kRisk}, m_shelf{kRegisters};
    RiskInspector m_inspector;
    RiskIdentify m_identify;
    RiskReviewPack m_pack;
    RiskFilter m_filter, m_applied;
    bool m_here = false;                             // the screen has been drawn: a selection made on it does not change it
    bool m_residual = false, m_residual_filter = false;
    int m_mode = kRegister;
};

}  // namespace

std::unique_ptr<View> make_risk_view() { return std::make_unique<RiskView>(); }

}  // namespace pmo::ui
