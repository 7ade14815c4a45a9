// Stakeholders, of a project or of all running ones: where they stand in power and interest, how engaged they are and how much is wanted, what ought
// to be looked at, and the register.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "core/registers/stakeholder.h"
#include "core/rules/stakeholders.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/communication_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/project_tabs.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/stakeholder_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace stk = registers::stakeholder;

enum class Page : std::uint8_t { grid, matrix, attention, list, communication };

struct Found {
    std::vector<Id> people;
    std::vector<rules::Hit> hits;
};

class StakeholderView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& found = m_found.get(frame, project, [&] {
            auto const facts = facts_of(frame);
            Found made{.people = {}, .hits = rules::stakeholder_hits(facts, project)};
            for (auto const* who : rules::active_stakeholders(facts, project)) made.people.push_back(who->id());
            return made;
        });
        std::vector<Record const*> people;
        for (auto const id : found.people)
            if (auto const* who = frame.store.live(id)) people.push_back(who);
        m_people = people.size();
        m_attention = found.hits.size();
        follow_record(frame);
        auto const caption = tr("stakeholders.caption", {format_integer(static_cast<std::int64_t>(people.size())), format_integer(static_cast<std::int64_t>(found.hits.size()))});
        Box bar = draw_page_head(frame, area, {.id = "stakeholder", .caption = caption});
        pages(frame, bar, found);
        if (m_page == Page::list) {
            pane(frame).draw(frame, area);
            return;
        }
        if (m_page == Page::communication) {
            m_communication.draw(frame, strip(frame, area), area);
            return;
        }
        if (frame.writable && project && right_button(frame.ui, {.id = "new", .label = tr("stakeholders.new"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add(frame, project);
        if (m_page == Page::matrix && frame.writable) side(frame, bar);
        if (people.empty() && m_page != Page::attention) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::handshake, .title = tr("stakeholders.none"), .text = tr("stakeholders.none_text"),
                                                       .primary = frame.writable && project ? tr("stakeholders.new") : std::string_view{}, .secondary = {}, .at = area});
            if (answer == EmptyAnswer::primary) add(frame, project);
            return;
        }
        Box body = area.inset(metric::space_card);
        switch (m_page) {
            case Page::grid: grid(frame, body, people, found); break;
            case Page::matrix: apply(frame, m_matrix.draw(frame, people, m_side, body)); break;
            default: attention(frame, body, found, true);
        }
    }

    std::string status(Frame& frame) override {
        if (m_page == Page::list) return pane(frame).status_words();
        if (m_page == Page::communication) return m_communication.status_words(frame);
        return tr("stakeholders.caption", {format_integer(static_cast<std::int64_t>(m_people)), format_integer(static_cast<std::int64_t>(m_attention))});
    }
    void keys(Frame& frame) override {
        if (m_page == Page::list) pane(frame).keys(frame);
        if (m_page == Page::communication) m_communication.keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        if (m_page == Page::communication) return m_communication.draw_inspector(frame, record);
        return m_page == Page::list && pane(frame).draw_inspector(frame, record);
    }

private:
    void pages(Frame& frame, Box& bar, Found const& found) {
        auto& ui = frame.ui;
        auto const count = found.hits.empty() ? std::string{} : ' ' + format_integer(static_cast<std::int64_t>(found.hits.size()));
        auto const attention_words = std::string(tr("stakeholders.page.attention")) + count;
        Choice const choices[] = {{.key = "grid", .label = tr("stakeholders.page.grid"), .icon = Icon::grid_3x3}, {.key = "matrix", .label = tr("stakeholders.page.matrix"), .icon = Icon::table_2},
                                  {.key = "attention", .label = attention_words, .icon = Icon::triangle_alert}, {.key = "list", .label = tr("stakeholders.page.list"), .icon = Icon::list},
                                  {.key = "communication", .label = tr("stakeholders.page.communication"), .icon = Icon::messages_square}};
        // All projects' communication has a screen of its own.
        auto const shown = std::span<Choice const>(choices).first(frame.session.location.project ? 5 : 4);
        if (!frame.session.location.project && m_page == Page::communication) m_page = Page::grid;
        Segmented segments{.id = "pages", .name = tr("stakeholders.pages"), .options = shown, .chosen = static_cast<int>(m_page)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_page = static_cast<Page>(*picked);
    }

    // A second toolbar below the tab's own.
    Box strip(Frame& frame, Box& area) {
        Box const bar = area.cut_top(metric::toolbar);
        frame.ui.pen().fill(bar, frame.ui.theme().surface);
        frame.ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, frame.ui.theme().line);
        return bar.inset(metric::space_card, 0);
    }

    // What a click in the matrix sets.
    void side(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        Choice const choices[] = {{.key = "now", .label = tr("stakeholders.side.now"), .tip = tr("stakeholders.side.tip")}, {.key = "wanted", .label = tr("stakeholders.side.wanted"), .tip = tr("stakeholders.side.tip")}};
        Segmented segments{.id = "side", .name = tr("stakeholders.side"), .options = choices, .chosen = static_cast<int>(m_side)};
        float const width = segmented_width(ui, segments);
        if (bar.w < width) return;
        segments.at = middle_of(bar.cut_right(width, 8));
        if (auto const picked = segmented(ui, segments)) m_side = static_cast<EngagementSide>(*picked);
    }

    void grid(Frame& frame, Box body, std::vector<Record const*> const& people, Found const& found) {
        constexpr float kLeastGrid = 520, kSide = 380;
        Box const beside = body.w >= kLeastGrid + kSide ? body.cut_right(std::max(kSide, std::round(body.w * 0.36f)), metric::space_card) : Box{};
        {
            CardScope const card{frame.ui, {.id = "grid.card", .title = tr("stakeholders.grid"), .at = body, .padding = 0}};
            legend(frame, card.header());
            if (auto const move = m_grid.draw(frame, people, card.body().inset(metric::space_card, 4))) {
                auto const* who = frame.store.live(move->stakeholder);
                Edit edit(Label{"stakeholder.move", {who ? std::string(title_of(*who)) : std::string{}}});
                edit.set(move->stakeholder, stk::power, static_cast<std::int64_t>(move->power));
                edit.set(move->stakeholder, stk::interest, static_cast<std::int64_t>(move->interest));
                frame.edit(std::move(edit));
                frame.select(move->stakeholder);
            }
        }
        if (!beside.empty()) attention(frame, beside, found, false);
    }

    void legend(Frame& frame, Box head) {
        auto const& theme = frame.ui.theme();
        auto const pen = frame.ui.pen();
        float x = head.right();
        for (auto level = std::size(stk::kEngagementNow); level-- > 0;) {
            auto const words = option_words(stk::kType, stk::engagement_now.slot, stk::kEngagementNow[level]);
            x -= std::ceil(pen.width(Type::small, words));
            if (x < head.x + 16) return;
            pen.text(x, head.cy(), theme.text2, Type::small, words);
            x -= 10;
            paint_engagement(pen, {x, head.cy()}, stk::kEngagementNow[level]);
            x -= 18;
        }
    }

    void attention(Frame& frame, Box at, Found const& found, bool wide) {
        auto const caption = format_integer(static_cast<std::int64_t>(found.hits.size()));
        CardScope const card{frame.ui, {.id = "attention", .title = tr("stakeholders.page.attention"), .caption = caption, .at = at}};
        draw_hit_list(frame, {.id = "hits", .name = tr("stakeholders.page.attention"), .hits = found.hits, .none = tr("stakeholders.nothing"), .show_subject = true, .show_project = wide && !frame.session.location.project, .at = card.body()});
    }

    void apply(Frame& frame, std::optional<EngagementEdit> const& wanted) {
        if (!wanted) return;
        auto const* who = frame.store.live(wanted->stakeholder);
        Edit edit(Label{"stakeholder.engagement", {who ? std::string(title_of(*who)) : std::string{}}});
        auto const field = wanted->side == EngagementSide::now ? stk::engagement_now : stk::engagement_wanted;
        if (wanted->level.empty()) edit.clear(wanted->stakeholder, field);
        else edit.set(wanted->stakeholder, field, wanted->level);
        frame.edit(std::move(edit));
    }

    void add(Frame& frame, Id project) {
        Id made;
        frame.edit(new_record_edit({frame.store, frame.ids, project, frame.session.person, Date{frame.ui.today}}, {.type = stk::kType}, made));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    // Somebody came here for a record: a stakeholder who is over stands in the register only, a message or feedback on its own page.
    void follow_record(Frame& frame) {
        if (!std::exchange(m_arrived, false)) return;
        auto const* record = frame.store.live(frame.session.selected());
        if (!record) return;
        if (&record->type() == &stk::kType && !registers::is_open(*record)) m_page = Page::list;
        if (&record->type() == &stk::kType || !frame.session.location.project || project_tab_of(record->type().id) != "stakeholder") return;
        m_page = Page::communication;
        m_communication.follow(*record);
    }

    RegisterPane& pane(Frame& frame) { return m_panes.of(stk::kType, frame.session.location.project); }

    Page m_page = Page::grid;
    EngagementSide m_side = EngagementSide::now;
    PowerGrid m_grid;
    EngagementMatrix m_matrix;
    Remembered<Found> m_found;
    RegisterPanes m_panes;
    CommunicationPane m_communication;
    bool m_arrived = true;                           // a record chosen before the first frame is what somebody came for
    std::size_t m_people = 0, m_attention = 0;
};

}  // namespace

std::unique_ptr<View> make_stakeholder_view() { return std::make_unique<StakeholderView>(); }

}  // namespace pmo::ui
