// The list of meetings at the left of the screen, and the promises of earlier meetings.

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/meeting.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/meeting_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_table.h"

namespace pmo::ui {

namespace {

namespace mtg = registers::meeting;

bool is_planned(Record const& meeting) { return registers::is_open(meeting); }

class Rows final : public TableSource {
public:
    enum Cell : int { kWhen, kTitle, kStatus, kColumns };
    Rows(Frame const& frame, std::vector<Record const*> const& meetings) : m_frame(frame), m_meetings(meetings) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_meetings.size()); }
    Record const& at(std::int64_t index) const { return *m_meetings[static_cast<std::size_t>(index)]; }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).id()), .closed = !is_planned(at(index)), .strong = is_planned(at(index)), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& meeting = at(index);
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        auto const day = meeting.has(mtg::at) ? date_of(meeting.get(mtg::at)).day : 0;
        switch (column) {
            case kWhen:
                cell.text = meeting.has(mtg::at) ? format_date_short(day) : std::string("—");
                cell.tip = meeting_when(meeting);
                if (is_planned(meeting) && meeting.has(mtg::at)) cell.color = day < m_frame.ui.today ? theme.red_text : day == m_frame.ui.today ? theme.amber_text : 0;
                break;
            case kTitle: {
                auto const* project = m_frame.session.location.project ? nullptr : registers::linked(meeting, m_frame.store, mtg::project);
                cell.text = (project ? std::string(code_of(*project)) + ' ' : std::string{}) + record_name(meeting);
                break;
            }
            default:
                cell.kind = CellKind::badge;
                cell.text = option_words(mtg::kType, mtg::status.slot, meeting.get(mtg::status));
                cell.tone = option_tone(mtg::kType.fields[mtg::status.slot], meeting.get(mtg::status));
        }
        return cell;
    }
private:
    Frame const& m_frame;
    std::vector<Record const*> const& m_meetings;
};

}  // namespace

EditContext meeting_context(Frame& frame, Record const& meeting) { return {frame.store, frame.ids, meeting.get(mtg::project), frame.session.person, Date{frame.ui.today}}; }

std::string meeting_when(Record const& meeting) {
    if (!meeting.has(mtg::at)) return "—";
    auto const at = meeting.get(mtg::at);
    auto words = format_date_long(date_of(at).day) + ' ' + format_time(at.minute);
    if (meeting.has(mtg::minutes_long)) words += " · " + duration_words(meeting.get(mtg::minutes_long));
    return words;
}

std::vector<Id> meetings_in_order(Store const& store, Id project) {
    std::vector<Record const*> found;
    for (auto const& meeting : store.table(mtg::kType).rows()) {
        if (meeting.deleted() || (project && meeting.get(mtg::project) != project)) continue;
        found.push_back(&meeting);
    }
    sort_stably(found, [](Record const* a, Record const* b) {
        bool const x = is_planned(*a), y = is_planned(*b);
        if (x != y) return x;
        return x ? a->get(mtg::at) < b->get(mtg::at) : a->get(mtg::at) > b->get(mtg::at);
    });
    std::vector<Id> ids;
    for (auto const* meeting : found) ids.push_back(meeting->id());
    return ids;
}

Id MeetingList::draw(Frame& frame, std::vector<Id> const& meetings, Id chosen, Box at) {
    std::vector<Record const*> found;
    for (auto const id : meetings)
        if (auto const* meeting = frame.store.live(id)) found.push_back(meeting);
    if (found.empty()) return kNoId;
    auto const known = std::ranges::find(found, chosen, [](Record const* meeting) { return meeting->id(); });
    auto const now = known == found.end() ? found.front()->id() : chosen;
    if (id_of(m_table.cursor) != now) {
        m_table.cursor = m_table.anchor = m_table.scroll_to = key_of(now);
        m_table.selection = {key_of(now)};
    }
    Rows const rows{frame, found};
    float const status = language() == Language::en ? 84 : 64;
    std::deque<std::string> kept;                        // columns have views of their titles
    auto const keep = [&kept](std::string words) { return std::string_view(kept.emplace_back(std::move(words))); };
    std::array const columns = {Column{.id = "when", .title = tr("meetings.when"), .width = 58, .align = Align::right, .sortable = false, .hideable = false}, Column{.id = "title", .title = keep(register_words("meeting")), .width = std::max(100.0f, at.w - 58 - status - 12), .min_width = 80, .sortable = false, .hideable = false},
                                Column{.id = "status", .title = keep(field_words(mtg::kType, mtg::status.slot)), .width = status, .sortable = false}};
    auto const events = table(frame.ui, {.id = "meetings", .name = register_words_many("meeting"), .columns = columns, .at = at, .frozen = 0, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_table);
    if (events.opened) {
        frame.session.inspector_open = true;
        frame.select(id_of(events.opened));
    }
    return (events.selection_changed || events.cursor_moved) && m_table.cursor ? id_of(m_table.cursor) : now;
}

void draw_open_actions(Frame& frame, std::vector<Id> const& actions, Box at) {
    RecordCard card{.id = "before", .title = std::string(tr("meetings.before")), .caption = format_integer(static_cast<std::int64_t>(actions.size())), .none = std::string(tr("meetings.before_none")), .lines = {}, .all = {}, .scroll = true};
    for (auto const id : actions)
        if (auto const* action = frame.store.live(id)) {
            auto line = line_of(frame, *action);
            if (auto const* source = registers::linked(*action, frame.store, registers::action_item::source)) line.tip = tr("meetings.before_tip", {record_name(*source), meeting_when(*source)});
            card.lines.push_back(std::move(line));
        }
    draw_record_card(frame, card, at);
}

}  // namespace pmo::ui
