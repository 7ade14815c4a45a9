// Meetings, of a project or of all: the list, and the chosen one from its agenda to its minutes. What is open from earlier meetings stands on top.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/registers/meeting.h"
#include "core/rules/meetings.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/meeting_parts.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/register_shelf.h"
#include "ui/views/register_looks.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace mtg = registers::meeting;

enum class Page : std::uint8_t { meetings, attention, list };
constexpr std::string_view kRegisters[] = {"meeting", "action_item"};
constexpr float kList = 300, kHead = 64, kLeastTwoColumns = 640;
constexpr std::size_t kBeforeShown = 4;              // promises of earlier meetings; the others by scrolling

struct Found {
    std::vector<Id> meetings;
    std::vector<rules::Hit> hits;
};

class MeetingView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& found = m_found.get(frame, project, [&] { return Found{meetings_in_order(frame.store, project), rules::meeting_hits(facts_of(frame), project)}; });
        follow_record(frame);
        auto const caption = caption_words(found);
        m_caption = caption;
        Box bar = draw_page_head(frame, area, {.id = "meeting", .caption = caption});
        pages(frame, bar, found);
        if (m_page == Page::list) {
            m_registers.draw(frame, area);
            return;
        }
        if (frame.writable && right_button(frame.ui, {.id = "new", .label = tr("meetings.new"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add(frame);
        Box const body = area.inset(metric::space_card);
        if (m_page == Page::attention) attention(frame, body, found);
        else if (found.meetings.empty()) nothing(frame, area);
        else meetings(frame, body, found);
    }

    std::string status(Frame& frame) override { return m_page == Page::list ? m_registers.status_words(frame) : m_caption; }
    void keys(Frame& frame) override { if (m_page == Page::list) m_registers.keys(frame); }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_page == Page::list && m_registers.draw_inspector(frame, record); }

private:
    static std::string caption_words(Found const& found) { return tr("meetings.caption", {format_integer(static_cast<std::int64_t>(found.meetings.size())), format_integer(static_cast<std::int64_t>(found.hits.size()))}); }

    void pages(Frame& frame, Box& bar, Found const& found) {
        auto& ui = frame.ui;
        auto const attention_words = std::string(tr("stakeholders.page.attention")) + (found.hits.empty() ? std::string{} : ' ' + format_integer(static_cast<std::int64_t>(found.hits.size())));
        Choice const choices[] = {{.key = "meetings", .label = tr("meetings.page.meetings"), .icon = Icon::presentation}, {.key = "attention", .label = attention_words, .icon = Icon::triangle_alert}, {.key = "list", .label = tr("stakeholders.page.list"), .icon = Icon::list}};
        Segmented segments{.id = "pages", .name = tr("communication.pages"), .options = choices, .chosen = static_cast<int>(m_page)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_page = static_cast<Page>(*picked);
    }

    void nothing(Frame& frame, Box area) {
        if (empty_state(frame.ui, {.id = "none", .icon = Icon::presentation, .title = tr("meetings.none"), .text = tr("meetings.none_text"), .primary = frame.writable ? tr("meetings.new") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary) add(frame);
    }

    void attention(Frame& frame, Box at, Found const& found) {
        auto const caption = format_integer(static_cast<std::int64_t>(found.hits.size()));
        CardScope const card{frame.ui, {.id = "attention", .title = tr("stakeholders.page.attention"), .caption = caption, .at = at}};
        draw_hit_list(frame, {.id = "hits", .name = tr("stakeholders.page.attention"), .hits = found.hits, .none = tr("meetings.fine"), .show_project = !frame.session.location.project, .at = card.body()});
    }

    void meetings(Frame& frame, Box body, Found const& found) {
        m_chosen = m_list.draw(frame, found.meetings, m_chosen, body.cut_left(std::min(kList, std::round(body.w * 0.3f)), metric::space_card));
        auto const* meeting = frame.store.live(m_chosen);
        if (!meeting) return;
        head(frame, *meeting, body.cut_top(kHead, metric::space_card));
        auto const& before = m_before.get(frame, meeting->id(), [&] {
            std::vector<Id> ids;
            for (auto const* action : open_actions_before(frame.store, *meeting)) ids.push_back(action->id());
            return ids;
        });
        bool const planned = registers::is_open(*meeting);
        bool const wide = body.w >= kLeastTwoColumns;
        if (!wide) tabs_of_meeting(frame, body, wide);
        Box const left = wide ? body.cut_left(std::round((body.w - metric::space_card) * 0.52f), metric::space_card) : body;
        if (wide || m_side == 0) {
            Box column = left;
            if (planned && !before.empty()) draw_open_actions(frame, before, column.cut_top(record_card_height(std::min(before.size(), kBeforeShown)), metric::space_card));
            m_agenda.draw(frame, *meeting, column);
        }
        if (wide) tabs_of_meeting(frame, body, wide);
        if (wide ? m_side == 1 : m_side == 2) m_people.draw(frame, *meeting, body);
        else if (wide || m_side == 1) m_minutes.draw(frame, *meeting, body);
    }

    // Minutes and people share a column; on a narrow screen the agenda too.
    void tabs_of_meeting(Frame& frame, Box& body, bool wide) {
        auto& ui = frame.ui;
        Choice const all[] = {{.key = "agenda", .label = tr("meetings.agenda")}, {.key = "minutes", .label = tr("meetings.minutes_tab")}, {.key = "people", .label = tr("meetings.people")}};
        auto const shown = std::span<Choice const>(all).subspan(wide ? 1 : 0);
        m_side = std::min(m_side, static_cast<int>(shown.size()) - 1);
        Box const strip = body.cut_top(metric::control, 8);
        Segmented segments{.id = "side", .name = tr("meetings.parts"), .options = shown, .chosen = m_side};
        segments.at = {strip.right() - segmented_width(ui, segments), strip.y, segmented_width(ui, segments), metric::control};
        if (auto const picked = segmented(ui, segments)) m_side = *picked;
    }

    void head(Frame& frame, Record const& meeting, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        pen.panel(at, theme.surface, theme.line, metric::radius_card);
        Box row = at.inset(metric::space_card, 0);
        buttons(frame, meeting, row);
        Badge badge{.label = {}, .tone = option_tone(mtg::kType.fields[mtg::status.slot], meeting.get(mtg::status))};
        auto const status_words = option_words(mtg::kType, mtg::status.slot, meeting.get(mtg::status));
        badge.label = status_words;
        auto const name = record_name(meeting);
        float const width = std::min(row.w - badge_width(pen.fonts, badge) - 10, std::ceil(pen.width(Type::title, name)) + 2);
        heading(ui, 2, name, Type::title, {row.x, row.y + 8, width, 26});
        if (!status_words.empty()) paint_badge(pen, row.x + width + 10, row.y + 21, badge);
        std::string words = meeting_when(meeting);
        if (meeting.has(mtg::place_text)) words += " · " + std::string(meeting.get(mtg::place_text));
        for (auto const link : {mtg::chair, mtg::recorder})
            if (auto const* who = registers::linked(meeting, frame.store, link)) words += " · " + field_words(mtg::kType, link.slot) + ' ' + std::string(shown_title(*who));
        text(ui, {.text = words, .type = Type::small, .color = theme.text2, .width = row.w, .id = "when", .at = {row.x, row.y + 36, row.w, 20}});
    }

    void buttons(Frame& frame, Record const& meeting, Box& row) {
        auto& ui = frame.ui;
        auto const context = meeting_context(frame, meeting);
        if (frame.writable && registers::is_open(meeting)) {
            std::string tip(tr("meetings.finish_tip"));
            for (auto const id : m_tells.get(frame, meeting.id(), [&] { return fulfilled_by(frame.store, meeting); }))
                if (auto const* item = frame.store.live(id)) tip += '\n' + tr("meetings.tells", {record_name(*item)});
            if (right_button(ui, {.id = "finish", .label = tr("meetings.finish"), .icon = Icon::check, .kind = ButtonKind::primary, .tip = tip}, row))
                if (auto edit = finish_meeting(context, meeting.id())) frame.edit(std::move(*edit));
        } else if (frame.writable && right_button(ui, {.id = "next", .label = tr("meetings.next"), .icon = Icon::repeat, .tip = tr("meetings.next_tip")}, row)) {
            Id made;
            if (auto edit = call_next_meeting(context, meeting.id(), made)) {
                frame.edit(std::move(*edit));
                m_chosen = made;
            }
        }
        if (right_button(ui, {.id = "print", .label = tr("meetings.print"), .icon = Icon::file_down, .tip = tr("meetings.print_tip")}, row)) {
            auto name = (meeting.get(mtg::code).empty() ? record_name(meeting) : std::string(meeting.get(mtg::code)) + ' ' + record_name(meeting)) + ".html";
            frame.ask([n = std::move(name), page = minutes_html(frame.store, meeting)](AppActions& app) mutable { app.save_file(std::move(n), "text/html", std::move(page)); });
        }
        if (right_button(ui, {.id = "details", .icon = Icon::info, .kind = ButtonKind::ghost, .name = tr("inbox.details"), .tip = tr("meetings.details_tip")}, row)) {
            frame.session.inspector_open = true;
            frame.select(meeting.id());
        }
    }

    void add(Frame& frame) {
        EditContext const context{frame.store, frame.ids, frame.session.location.project, frame.session.person, Date{frame.ui.today}};
        Edit edit(Label{"create", {register_words_within("meeting")}});
        m_chosen = add_record(edit, context, {.type = mtg::kType});
        edit.set(m_chosen, mtg::title, tr("meetings.new_title"));
        edit.set(m_chosen, mtg::at, moment_of(Date{frame.ui.today + 1}, 10 * 60));
        edit.set(m_chosen, mtg::minutes_long, std::int64_t{60});
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(m_chosen);
        m_page = Page::meetings;
    }

    // Somebody came here for a record: a meeting is shown, a promise stands in its register.
    void follow_record(Frame& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        bool const came = std::exchange(m_arrived, false);
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (!record) return;
        if (&record->type() == &mtg::kType) m_chosen = now;
        else if (came && m_registers.holds(record->type().id)) {
            m_registers.show(record->type().id);
            m_page = Page::list;
        }
    }

    Page m_page = Page::meetings;
    int m_side = 0;
    Id m_chosen, m_followed;
    bool m_arrived = true;
    std::string m_caption;
    Remembered<Found> m_found;
    Remembered<std::vector<Id>> m_before, m_tells;       // by meeting: actions of the last ones; communications that holding it fulfils
    MeetingList m_list;
    AgendaPart m_agenda;
    MinutesPart m_minutes;
    PeoplePart m_people;
    RegisterShelf m_registers{kRegisters};
};

}  // namespace

std::unique_ptr<View> make_meeting_view() { return std::make_unique<MeetingView>(); }

}  // namespace pmo::ui
