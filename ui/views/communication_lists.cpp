// The communication plan as tables: what is due and what became of it; whom the plan reaches and when we last spoke with them.

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/project.h"
#include "core/registers/stakeholder.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/communication_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_table.h"
#include "ui/views/stakeholder_parts.h"

namespace pmo::ui {

namespace {

namespace item_ = registers::communication_item;
namespace event_ = registers::communication_event;
namespace stk = registers::stakeholder;

constexpr std::int32_t kLongAgo = 45;                // days without contact that are said in amber

RowKey occurrence_key(Occurrence const& one) { return {one.item.high ^ (static_cast<std::uint64_t>(one.planned.day) * 0x9e3779b97f4a7c15ULL), one.item.low ^ one.event.low}; }

std::string project_code_of(Frame const& frame, Id id) {
    auto const* project = frame.store.live(id);
    return project ? std::string(code_of(*project)) : std::string{};
}

class OccurrenceRows final : public TableSource {
public:
    enum Cell : int { kDue, kTitle, kProject, kAudience, kChannel, kOwner, kState, kAge, kColumns };
    OccurrenceRows(Frame const& frame, std::vector<Occurrence> const& found) : m_frame(frame), m_found(found) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_found.size()); }
    Occurrence const& at(std::int64_t index) const { return m_found[static_cast<std::size_t>(index)]; }
    TableRow row(std::int64_t index) const override {
        auto const& one = at(index);
        return {.key = occurrence_key(one), .closed = one.state == OccurrenceState::sent || one.state == OccurrenceState::cancelled, .name = {}};
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = at(index);
        auto const* item = m_frame.store.live(one.item);
        auto const& theme = m_frame.ui.theme();
        auto const look = look_of(one);
        TableCell cell;
        switch (column) {
            case kDue:
                cell.text = format_date(one.due.day);
                if (one.due != one.planned && !one.event) cell.tip = tr("communication.moved", {format_date_long(one.planned.day)});
                if (one.state == OccurrenceState::missed) cell.color = theme.red_text;
                break;
            case kTitle: cell.text = item ? record_name(*item) : std::string{}; break;
            case kProject: cell.text = project_code_of(m_frame, one.project); cell.color = theme.text2; break;
            case kAudience: cell.text = item ? std::string(item->get(item_::audience)) : std::string{}; break;
            case kChannel: cell.text = item && item->has(item_::channel) ? option_words(item_::kType, item_::channel.slot, item->get(item_::channel)) : std::string{}; break;
            case kOwner:
                cell.kind = CellKind::avatar;
                cell.text = item ? owner_name(m_frame.store, *item) : std::string{};
                break;
            case kState:
                cell.kind = CellKind::badge;
                cell.text = occurrence_state_words(one);
                cell.tone = look.tone;
                cell.icon = look.icon;
                cell.tip = occurrence_words(m_frame, one);
                break;
            default: cell.text = occurrence_age(m_frame, one); cell.color = one.state == OccurrenceState::missed ? theme.red_text : theme.text3;
        }
        return cell;
    }
private:
    Frame const& m_frame;
    std::vector<Occurrence> const& m_found;
};

class ReachRows final : public TableSource {
public:
    enum Cell : int { kWho, kProject, kQuadrant, kLines, kLast, kSign, kColumns };
    ReachRows(Frame const& frame, std::vector<rules::Reach> const& found) : m_frame(frame), m_found(found) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_found.size()); }
    rules::Reach const& at(std::int64_t index) const { return m_found[static_cast<std::size_t>(index)]; }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).stakeholder), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = at(index);
        auto const* who = m_frame.store.live(one.stakeholder);
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        if (!who) return cell;
        switch (column) {
            case kWho: cell.text = record_name(*who); break;
            case kProject: cell.text = project_code_of(m_frame, who->get(stk::project)); cell.color = theme.text2; break;
            case kQuadrant: cell.text = quadrant_words(*who); cell.color = theme.text2; break;
            case kLines: cell.text = lines(one); break;
            case kLast: {
                if (!one.last) { cell.text = tr("communication.never"); cell.color = theme.text3; break; }
                auto const days = m_frame.ui.today - one.last->day;
                cell.text = tr("communication.last", {format_date(one.last->day), format_integer(std::max(0, days))});
                if (days > kLongAgo) cell.color = theme.amber_text;
                if (auto const* by = m_frame.store.live(one.by)) cell.tip = record_kind(*by) + ' ' + record_name(*by);
                break;
            }
            default:
                cell.kind = CellKind::badge;
                if (!one.items.empty()) { cell.text = tr("communication.reached"); cell.tone = Tone::outline; break; }
                cell.text = tr("communication.not_reached");
                cell.tone = who->get(stk::power) >= 4 ? Tone::red : Tone::amber;
                cell.icon = Icon::triangle_alert;
        }
        return cell;
    }
private:
    std::string lines(rules::Reach const& one) const {
        std::string words;
        for (auto const id : one.items)
            if (auto const* item = m_frame.store.live(id)) words += (words.empty() ? std::string{} : std::string(tr("work.and"))) + record_name(*item);
        return words.empty() ? std::string("—") : words;
    }
    Frame const& m_frame;
    std::vector<rules::Reach> const& m_found;
};

}  // namespace

OccurrenceLook look_of(Occurrence const& one) {
    switch (one.state) {
        case OccurrenceState::sent: return {Icon::check, Tone::green};
        case OccurrenceState::missed: return {Icon::circle_alert, Tone::red};
        case OccurrenceState::due: return {Icon::bell, Tone::amber};
        case OccurrenceState::cancelled: return {Icon::x, Tone::outline};
        case OccurrenceState::upcoming: break;
    }
    return {Icon::clock, Tone::blue};
}

std::string occurrence_title(Frame const& frame, Occurrence const& one) {
    auto const* item = frame.store.live(one.item);
    auto const name = item ? record_name(*item) : std::string(tr("value.unknown_record"));
    auto const code = frame.session.location.project ? std::string{} : project_code_of(frame, one.project);
    return code.empty() ? name : code + ' ' + name;
}

std::string occurrence_state_words(Occurrence const& one) {
    switch (one.state) {
        case OccurrenceState::sent: return option_words(event_::kType, event_::state.slot, "sent");
        case OccurrenceState::cancelled: return option_words(event_::kType, event_::state.slot, "cancelled");
        case OccurrenceState::missed: return option_words(event_::kType, event_::state.slot, "missed");
        case OccurrenceState::due: return std::string(tr("communication.due_today"));
        case OccurrenceState::upcoming: break;
    }
    return std::string(tr("communication.upcoming"));
}

std::string occurrence_age(Frame const& frame, Occurrence const& one) {
    auto const days = one.due.day - frame.ui.today;
    if (one.state == OccurrenceState::sent && one.done) return one.done->day > one.due.day ? tr("communication.sent_late", static_cast<std::int64_t>(one.done->day - one.due.day)) : std::string{};
    if (one.state == OccurrenceState::sent || one.state == OccurrenceState::cancelled) return {};
    return days < 0 ? tr("communication.late", static_cast<std::int64_t>(-days)) : days == 0 ? std::string(tr("communication.today")) : tr("communication.in_days", static_cast<std::int64_t>(days));
}

std::string occurrence_words(Frame const& frame, Occurrence const& one) {
    auto words = occurrence_title(frame, one) + " · " + occurrence_state_words(one);
    words += '\n' + tr("communication.tip.due", {format_date_long(one.due.day)});
    if (one.due != one.planned && !one.event) words += " · " + tr("communication.moved", {format_date_long(one.planned.day)});
    if (one.done) words += '\n' + tr("communication.tip.done", {format_date_long(one.done->day)});
    auto const* item = frame.store.live(one.item);
    if (!item) return words;
    if (item->has(item_::audience)) words += '\n' + tr("communication.tip.audience", {item->get(item_::audience)});
    if (auto const owner = owner_name(frame.store, *item); !owner.empty()) words += '\n' + tr("communication.tip.owner", {owner});
    words += '\n' + tr("communication.tip.rule", {option_words(item_::kType, item_::frequency.slot, item->has(item_::frequency) ? item->get(item_::frequency) : "once")});
    if (auto const* event = frame.store.live(one.event); event && event->has(event_::comment)) words += '\n' + std::string(event->get(event_::comment));
    return words;
}

void select_occurrence(Frame& frame, Occurrence const& one) {
    frame.session.inspector_open = true;
    frame.select(frame.store.live(one.event) ? one.event : one.item);
}

std::optional<OccurrenceAnswer> OccurrenceList::draw(Frame& frame, std::vector<Occurrence> const& found, Box at) {
    OccurrenceRows const rows{frame, found};
    float const rest = std::max(240.0f, at.w - 96 - 66 - 76 - 100 - 96 - 110 - 14), title = std::round(rest * 0.5f);
    std::deque<std::string> kept;                        // columns have views of their titles
    auto const keep = [&kept](std::string words) { return std::string_view(kept.emplace_back(std::move(words))); };
    std::array const columns = {Column{.id = "due", .title = keep(field_words(event_::kType, event_::due.slot)), .width = 96, .align = Align::right, .sortable = false, .reorderable = false}, Column{.id = "title", .title = keep(field_words(item_::kType, item_::title.slot)), .width = title, .sortable = false, .hideable = false},
                                Column{.id = "project", .title = tr("work.project"), .width = 66, .sortable = false, .hidden = bool(frame.session.location.project)}, Column{.id = "audience", .title = keep(field_words(item_::kType, item_::audience.slot)), .width = rest - title, .sortable = false},
                                Column{.id = "channel", .title = keep(field_words(item_::kType, item_::channel.slot)), .width = 76, .sortable = false}, Column{.id = "owner", .title = keep(field_words(item_::kType, item_::owner.slot)), .width = 100, .sortable = false},
                                Column{.id = "state", .title = keep(field_words(event_::kType, event_::state.slot)), .width = 96, .sortable = false}, Column{.id = "age", .title = tr("communication.age"), .width = 110, .sortable = false}};
    TableAction const actions[] = {{.key = "sent", .icon = Icon::check, .name = tr("communication.sent")}, {.key = "skip", .icon = Icon::skip_forward, .name = tr("communication.skip")}};
    auto const events = table(frame.ui, {.id = "occurrences", .name = tr("communication.page.list"), .columns = columns, .at = at, .frozen = 2, .multi_select = false, .editable = false, .actions = frame.writable ? std::span<TableAction const>(actions) : std::span<TableAction const>{}, .empty_text = tr("communication.none")}, rows, m_table);
    auto const chosen = [&](RowKey key) -> Occurrence const* {
        auto const at_key = std::ranges::find(found, key, occurrence_key);
        return at_key == found.end() ? nullptr : &*at_key;
    };
    if (events.selection_changed || events.cursor_moved)
        if (auto const* one = chosen(m_table.cursor)) select_occurrence(frame, *one);
    if (events.action_row)
        if (auto const* one = chosen(events.action_row)) return OccurrenceAnswer{*one, events.action == 0 ? "sent" : "cancelled"};
    return std::nullopt;
}

void ReachList::draw(Frame& frame, std::vector<rules::Reach> const& found, Box at) {
    ReachRows const rows{frame, found};
    bool const inside = bool(frame.session.location.project);
    float const rest = std::max(200.0f, at.w - 170 - (inside ? 0 : 66) - 120 - 190 - 120 - 14);
    std::deque<std::string> kept;                        // columns have views of their titles
    auto const keep = [&kept](std::string words) { return std::string_view(kept.emplace_back(std::move(words))); };
    std::array const columns = {Column{.id = "who", .title = keep(register_words("stakeholder")), .width = 170, .sortable = false, .hideable = false, .reorderable = false}, Column{.id = "project", .title = tr("work.project"), .width = 66, .sortable = false, .hidden = inside},
                                Column{.id = "quadrant", .title = tr("stakeholders.quadrant"), .width = 120, .sortable = false}, Column{.id = "lines", .title = tr("communication.lines"), .width = rest, .sortable = false},
                                Column{.id = "last", .title = tr("communication.last_contact"), .width = 190, .sortable = false, .tip = tr("communication.last_contact.tip")}, Column{.id = "sign", .title = tr("communication.coverage"), .width = 120, .sortable = false, .tip = tr("communication.coverage.tip")}};
    auto const events = table(frame.ui, {.id = "reach", .name = tr("communication.page.reach"), .columns = columns, .at = at, .multi_select = false, .editable = false, .empty_text = tr("stakeholders.none")}, rows, m_table);
    if ((events.selection_changed || events.cursor_moved) && m_table.cursor) {
        frame.session.inspector_open = true;
        frame.select(id_of(m_table.cursor));
    }
}

}  // namespace pmo::ui
