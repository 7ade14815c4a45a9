// The inbox of feedback: what came, from whom and by when it is to be answered; beside it the whole text and the answer.

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include "core/actions/record_communication.h"
#include "core/base/sort.h"
#include "core/registers/feedback.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/communication_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace fbk = registers::feedback;

Tone kind_tone(Record const& feedback) { return registers::is(feedback, fbk::kind, "complaint") ? Tone::red : registers::is(feedback, fbk::kind, "praise") ? Tone::green : Tone::blue; }

std::string from_words(Frame const& frame, Record const& feedback) {
    for (auto const link : {fbk::stakeholder, fbk::person})
        if (auto const* who = registers::linked(feedback, frame.store, link)) return record_name(*who);
    return std::string(feedback.get(fbk::from_text));
}

class Rows final : public TableSource {
public:
    enum Cell : int { kKind, kTitle, kFrom, kProject, kOn, kDue, kOwner, kStatus, kColumns };
    Rows(Frame const& frame, std::vector<Record const*> const& found) : m_frame(frame), m_found(found) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_found.size()); }
    Record const& at(std::int64_t index) const { return *m_found[static_cast<std::size_t>(index)]; }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).id()), .closed = is_over(at(index)), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = at(index);
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        switch (column) {
            case kKind:
                cell.kind = CellKind::badge;
                cell.text = one.has(fbk::kind) ? option_words(fbk::kType, fbk::kind.slot, one.get(fbk::kind)) : std::string{};
                cell.tone = kind_tone(one);
                break;
            case kTitle: cell.text = record_name(one); break;
            case kFrom: cell.text = from_words(m_frame, one); cell.color = theme.text2; break;
            case kProject:
                if (auto const* project = registers::linked(one, m_frame.store, fbk::project)) cell.text = std::string(code_of(*project));
                cell.color = theme.text2;
                break;
            case kOn: cell.text = one.has(fbk::on) ? format_date_short(one.get(fbk::on).day) : std::string{}; cell.color = theme.text2; break;
            case kDue: {
                auto const by = rules::answer_by(one);
                if (is_over(one) || !by) break;
                cell.text = format_date_short(by->day);
                cell.color = by->day < m_frame.ui.today ? theme.red_text : by->day - m_frame.ui.today <= 3 ? theme.amber_text : theme.text2;
                if (!one.has(fbk::due)) cell.tip = tr("inbox.week");
                break;
            }
            case kOwner:
                cell.kind = CellKind::avatar;
                cell.text = owner_name(m_frame.store, one);
                break;
            default:
                cell.kind = CellKind::badge;
                cell.text = option_words(fbk::kType, fbk::status.slot, one.get(fbk::status));
                cell.tone = option_tone(fbk::kType.fields[fbk::status.slot], one.get(fbk::status));
        }
        return cell;
    }
private:
    Frame const& m_frame;
    std::vector<Record const*> const& m_found;
};

// Open ones by the day of the answer, then the answered ones, the latest first.
std::vector<Id> in_order(Store const& store, Id project) {
    std::vector<Record const*> found;
    for (auto const& one : store.table(fbk::kType).rows())
        if (!one.deleted() && (!project || one.get(fbk::project) == project)) found.push_back(&one);
    sort_stably(found, [](Record const* a, Record const* b) {
        bool const x = is_over(*a), y = is_over(*b);
        if (x != y) return y;
        if (x) return a->get(fbk::on) > b->get(fbk::on);
        return rules::answer_by(*a).value_or(Date{INT32_MAX}) < rules::answer_by(*b).value_or(Date{INT32_MAX});
    });
    std::vector<Id> ids;
    for (auto const* one : found) ids.push_back(one->id());
    return ids;
}

}  // namespace

void FeedbackInbox::draw(Frame& frame, Id project, Box at) {
    auto const& order = m_order.get(frame, project, [&] { return in_order(frame.store, project); });
    std::vector<Record const*> found;
    for (auto const id : order)
        if (auto const* one = frame.store.live(id)) found.push_back(one);
    if (found.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::messages_square, .title = tr("inbox.none"), .text = tr("inbox.none_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    if (!m_table.cursor) {
        m_table.cursor = m_table.anchor = key_of(found.front()->id());
        m_table.selection = {m_table.cursor};
    }
    auto const* chosen = frame.store.live(id_of(m_table.cursor));
    Box const beside = chosen ? at.cut_right(std::round(std::clamp(at.w * 0.36f, 300.0f, 460.0f)), metric::space_card) : Box{};
    Rows const rows{frame, found};
    bool const inside = bool(project);
    float const rest = std::max(180.0f, at.w - 72 - 110 - (inside ? 0 : 66) - 60 - 66 - 90 - 80 - 14);
    std::deque<std::string> kept;                        // columns have views of their titles
    auto const keep = [&kept](std::string words) { return std::string_view(kept.emplace_back(std::move(words))); };
    std::array const columns = {Column{.id = "kind", .title = keep(field_words(fbk::kType, fbk::kind.slot)), .width = 72, .sortable = false}, Column{.id = "title", .title = keep(field_words(fbk::kType, fbk::title.slot)), .width = rest, .sortable = false, .hideable = false},
                                Column{.id = "from", .title = tr("inbox.from"), .width = 110, .sortable = false}, Column{.id = "project", .title = tr("work.project"), .width = 66, .sortable = false, .hidden = inside},
                                Column{.id = "on", .title = tr("inbox.on"), .width = 60, .align = Align::right, .sortable = false}, Column{.id = "due", .title = tr("inbox.due"), .width = 66, .align = Align::right, .sortable = false, .tip = tr("inbox.due.tip")},
                                Column{.id = "owner", .title = keep(field_words(fbk::kType, fbk::owner.slot)), .width = 90, .sortable = false}, Column{.id = "status", .title = keep(field_words(fbk::kType, fbk::status.slot)), .width = 80, .sortable = false}};
    auto const events = table(frame.ui, {.id = "inbox", .name = tr("communication.page.feedback"), .columns = columns, .at = at, .frozen = 2, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_table);
    if (events.opened) {
        frame.session.inspector_open = true;
        frame.select(id_of(events.opened));
    }
    if (chosen) answer(frame, *chosen, beside);
}

void FeedbackInbox::answer(Frame& frame, Record const& feedback, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{feedback.id()};
    auto const from = from_words(frame, feedback);
    CardScope const card{ui, {.id = "feedback", .title = record_name(feedback), .at = at, .padding = metric::space_card}};
    Box body = card.body();
    auto const when = tr("inbox.came", {from.empty() ? std::string_view("—") : std::string_view(from), feedback.has(fbk::on) ? format_date(feedback.get(fbk::on).day) : std::string("—"), feedback.has(fbk::channel) ? option_words(fbk::kType, fbk::channel.slot, feedback.get(fbk::channel)) : std::string("—")});
    text(ui, {.text = when, .type = Type::small, .color = theme.text3, .id = "when", .at = body.cut_top(20)});
    text(ui, {.text = feedback.get(fbk::content).empty() ? tr("inbox.no_content") : feedback.get(fbk::content), .wrap = true, .id = "content", .at = body.cut_top(std::clamp(std::round(body.h * 0.3f), 44.0f, 140.0f), 8)});
    text(ui, {.text = tr("inbox.answer"), .type = Type::small_strong, .color = theme.text2, .id = "answer.label", .at = body.cut_top(22)});
    Box const field = body.cut_top(std::clamp(std::round(body.h * 0.5f), 64.0f, 150.0f), 8);
    if (auto typed = text_area(ui, {.id = "answer", .name = tr("inbox.answer"), .value = feedback.get(fbk::answer), .placeholder = tr("inbox.placeholder"), .read_only = !frame.writable, .lines = 5, .at = field}))
        if (auto edit = answer_feedback({frame.store, frame.ids, feedback.get(fbk::project), frame.session.person, Date{ui.today}}, feedback.id(), *typed)) frame.edit(std::move(*edit));
    text(ui, {.text = feedback.has(fbk::answered_on) ? tr("inbox.answered", {format_date(feedback.get(fbk::answered_on).day)}) : std::string(tr("inbox.how")), .type = Type::small, .color = theme.text3, .wrap = true, .id = "how", .at = body.cut_top(36)});
    Box bar = body.cut_top(metric::control);
    if (button(ui, {.id = "details", .label = tr("inbox.details"), .icon = Icon::info, .at = bar.cut_left(button_width(ui, {.label = tr("inbox.details"), .icon = Icon::info}), 8)})) {
        frame.session.inspector_open = true;
        frame.select(feedback.id());
    }
    auto const* outcome = registers::linked(feedback, frame.store, fbk::outcome);
    if (!outcome) return;
    auto const words = tr("inbox.outcome", {record_kind(*outcome), code_of(*outcome)});
    float const width = std::min(bar.w, button_width(ui, {.label = words, .icon = Icon::arrow_right}));
    if (button(ui, {.id = "outcome", .label = words, .icon = Icon::arrow_right, .kind = ButtonKind::ghost, .at = bar.cut_left(width)})) frame.go(location_of(frame, *outcome), outcome->id());
}

}  // namespace pmo::ui
