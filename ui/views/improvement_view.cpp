// Improvements of the office's standards, templates and processes: from a lesson to an adopted change and its measured effect, as a board by state with the
// story of the chosen one, what rules find, and the register as a list.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/improvement.h"
#include "core/rules/knowledge.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/figure_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/improvement_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_pane.h"
#include "ui/views/remember.h"
#include "ui/views/row_list.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

namespace {

namespace imp = registers::improvement;

enum class Show : int { board, checks, table };
using States = std::vector<std::vector<Record const*>>;

class ImprovementView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        follow_selection(frame);
        auto const& states = states_of(frame);
        std::size_t adopted = 0;
        for (std::size_t s = 0; s < states.size(); ++s)
            if (imp::kStatus[s] == "adopted" || imp::kStatus[s] == "measured") adopted += states[s].size();
        auto const caption = tr("improvements.caption", {format_integer(static_cast<std::int64_t>(frame.store.table(imp::kType).live())), format_integer(static_cast<std::int64_t>(adopted))});
        Box bar = draw_page_head(frame, area, {.id = "improvement", .caption = caption});
        if (right_button(ui, {.id = "new", .label = tr("improvements.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable}, bar)) create(frame);
        auto const checks = std::string(tr("lessons.checks")) + ' ' + format_integer(static_cast<std::int64_t>(hits_of(frame).size()));
        Choice const choices[] = {{.key = "board", .label = tr("improvements.board")}, {.key = "checks", .label = checks}, {.key = "table", .label = tr("lessons.table")}};
        Segmented segments{.id = "show", .name = tr("lessons.show"), .options = choices, .chosen = static_cast<int>(m_show)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_show = static_cast<Show>(*picked);
        ui.pen().fill(area, ui.theme().canvas);
        if (m_show == Show::table) { m_pane.draw(frame, area); return; }
        area = area.inset(metric::space_card);
        if (m_show == Show::checks) draw_checks(frame, area);
        else draw_board(frame, states, area);
    }

    std::string status(Frame& frame) override {
        return m_show == Show::table ? m_pane.status_words() : tr("improvements.status", static_cast<std::int64_t>(frame.store.table(imp::kType).live()));
    }
    void keys(Frame& frame) override {
        if (m_show == Show::table) { m_pane.keys(frame); return; }
        if (ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) create(frame);
        // The arrows belong to the board where it is shown.
        if (m_show == Show::board && std::ranges::any_of(std::array{ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End}, [](ImGuiKey key) { return ImGui::IsKeyPressed(key); })) return;
        std::vector<Id> rows;
        for (auto const& state : states_of(frame))
            for (auto const* one : state) rows.push_back(one->id());
        auto const at = std::ranges::find(rows, m_chosen);
        if (auto const next = row_by_key(at == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - rows.begin())), rows.size())) frame.select(rows[*next]);
    }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_show == Show::table && m_pane.draw_inspector(frame, record); }

private:
    States const& states_of(Frame const& frame) {
        return m_states.get(frame, kNoId, [&] { return improvements_by_state(frame.store); });
    }
    std::vector<rules::Hit> const& hits_of(Frame const& frame) {
        return m_hits.get(frame, kNoId, [&] { return rules::improvement_hits(facts_of(frame)); });
    }

    void follow_selection(Frame const& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        if (auto const* record = frame.store.live(now); record && &record->type() == &imp::kType) m_chosen = now;
    }

    void draw_board(Frame& frame, States const& states, Box area) {
        auto& ui = frame.ui;
        Record const* first = nullptr;
        for (auto const& state : states)
            if (!first && !state.empty()) first = state.front();
        if (!first) {
            if (empty_state(ui, {.id = "empty", .icon = Icon::sparkles, .title = tr("improvements.none"), .text = tr("improvements.none_text"), .key = "N", .primary = frame.writable ? tr("improvements.new") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary) create(frame);
            return;
        }
        Box const below = area.h > 420 ? area.cut_bottom(std::round(area.h * 0.44f), metric::space_card) : Box{};
        m_board.selected = key_of(m_chosen);
        auto const answer = draw_improvement_board(frame, states, hits_of(frame), m_board, area);
        if (answer.opened) frame.session.inspector_open = true;
        if (auto const card = answer.opened ? answer.opened : answer.clicked) frame.select(card);
        if (answer.moved) move(frame, *answer.moved);
        if (below.empty()) return;
        auto const* chosen = frame.store.live(m_chosen);
        m_story.draw(frame, chosen && &chosen->type() == &imp::kType ? *chosen : *first, hits_of(frame), below);
    }

    // What a state needs to know (the project of a trial, a reason, a measured value) is asked for first; the card moves when it has been said.
    void move(Frame& frame, ImprovementMove const& to) {
        auto const* one = frame.store.live(to.improvement);
        if (!one) return;
        EditContext const context{frame.store, frame.ids, kNoId, frame.session.person, frame.today};
        m_chosen = to.improvement;
        frame.select(m_chosen);
        switch (auto const step = improvement_step(*one, to.state)) {
            case ImprovementStep::none: frame.ui.toast({.tone = Tone::amber, .title = std::string(tr("improvements.cannot_move")), .text = std::string(tr("improvements.cannot_move_text")), .action = {}, .on_action = {}}); break;
            case ImprovementStep::assess: frame.edit(assess_improvement(context, to.improvement)); break;
            case ImprovementStep::take_back: frame.edit(take_back_improvement(context, to.improvement, to.state)); break;
            default: m_story.begin(to.improvement, step); break;
        }
    }

    void draw_checks(Frame& frame, Box area) {
        frame.ui.pen().panel(area, frame.ui.theme().surface, frame.ui.theme().line, metric::radius_card);
        draw_hit_list(frame, {.id = "hits", .name = tr("lessons.checks"), .hits = hits_of(frame), .none = tr("lessons.no_hits"), .at = area.inset(1)});
    }

    void create(Frame& frame) {
        if (!frame.writable) return;
        Id made;
        auto edit = new_record_edit({frame.store, frame.ids, kNoId, frame.session.person, frame.today}, {.type = imp::kType}, made);
        edit.set(made, imp::proposed_on, Date{frame.ui.today});
        if (frame.session.person) edit.set(made, imp::proposer, frame.session.person);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<States> m_states;
    Remembered<std::vector<rules::Hit>> m_hits;
    RegisterPane m_pane{imp::kType, kNoId};
    ImprovementStory m_story;
    BoardState m_board;
    Show m_show = Show::board;
    Id m_chosen, m_followed;
};

}  // namespace

std::unique_ptr<View> make_improvement_view() { return std::make_unique<ImprovementView>(); }

}  // namespace pmo::ui
