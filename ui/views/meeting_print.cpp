// The minutes as one page of HTML, for printing and for mail: title, when and where, people, points with their outcomes, decisions, promises.

#include <string>
#include <utility>
#include <vector>

#include "core/io/html_page.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/meeting_parts.h"
#include "ui/views/record_card.h"

namespace pmo::ui {

namespace {

namespace act = registers::action_item;
namespace agd = registers::agenda_item;
namespace att = registers::meeting_attendee;
namespace dec = registers::decision;
namespace mtg = registers::meeting;

std::string name_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record ? std::string(shown_title(*record)) : std::string{};
}

std::string people(Store const& store, Record const& meeting, std::string_view attendance) {
    std::string words;
    for (auto const* one : store.referrers(att::kType, att::meeting, meeting.id()))
        if (one->get(att::attendance) == attendance) words += (words.empty() ? std::string{} : std::string(tr("work.and"))) + attendee_name(store, *one);
    return words;
}

std::vector<std::pair<std::string, std::string>> facts(Store const& store, Record const& meeting) {
    std::vector<std::pair<std::string, std::string>> rows = {
        {field_words(mtg::kType, mtg::project.slot), name_of(store, meeting.get(mtg::project))},
        {std::string(tr("meetings.when")), meeting_when(meeting)},
        {field_words(mtg::kType, mtg::place_text.slot), std::string(meeting.get(mtg::place_text))},
        {field_words(mtg::kType, mtg::chair.slot), name_of(store, meeting.get(mtg::chair))},
        {field_words(mtg::kType, mtg::recorder.slot), name_of(store, meeting.get(mtg::recorder))},
    };
    for (auto const attendance : att::kAttendance) rows.emplace_back(option_words(att::kType, att::attendance.slot, attendance), people(store, meeting, attendance));
    return rows;
}

void agenda(HtmlPage& page, Store const& store, Record const& meeting) {
    auto const points = agenda_of(store, meeting.id());
    if (points.empty() && meeting.get(mtg::agenda).empty()) return;
    page.section(tr("meetings.agenda"));
    if (points.empty()) return page.paragraph(meeting.get(mtg::agenda));
    page.table({"#", field_words(agd::kType, agd::title.slot), field_words(agd::kType, agd::presenter.slot), field_words(agd::kType, agd::outcome.slot)});
    int number = 0;
    for (auto const* point : points) page.row({std::to_string(++number), std::string(point->get(agd::title)), name_of(store, point->get(agd::presenter)), std::string(point->get(agd::outcome))});
    page.end_table();
}

void decisions(HtmlPage& page, Store const& store, Record const& meeting) {
    auto const found = store.referrers(dec::kType, dec::meeting, meeting.id());
    if (found.empty()) return;
    page.section(tr("meetings.decisions"));
    page.table({field_words(dec::kType, dec::code.slot), field_words(dec::kType, dec::title.slot), field_words(dec::kType, dec::outcome.slot), field_words(dec::kType, dec::owner.slot)});
    for (auto const* one : found) page.row({std::string(one->get(dec::code)), std::string(one->get(dec::title)), std::string(one->get(dec::outcome)), owner_name(store, *one)});
    page.end_table();
}

void actions(HtmlPage& page, Store const& store, Record const& meeting) {
    auto const found = store.referrers(act::kType, act::source, meeting.id());
    if (found.empty()) return;
    page.section(tr("meetings.actions"));
    page.table({field_words(act::kType, act::title.slot), field_words(act::kType, act::owner.slot), field_words(act::kType, act::due.slot), field_words(act::kType, act::status.slot)});
    for (auto const* one : found)
        page.row({std::string(one->get(act::title)), owner_name(store, *one), one->has(act::due) ? format_date(one->get(act::due).day) : std::string{}, option_words(act::kType, act::status.slot, one->get(act::status))});
    page.end_table();
}

}  // namespace

std::string minutes_html(Store const& store, Record const& meeting) {
    HtmlPage page(language_tag(language()), tr("meetings.print_title", {record_name(meeting)}));
    page.facts(facts(store, meeting));
    agenda(page, store, meeting);
    if (meeting.has(mtg::minutes)) {
        page.section(tr("meetings.minutes"));
        page.paragraph(meeting.get(mtg::minutes));
    }
    decisions(page, store, meeting);
    actions(page, store, meeting);
    return std::move(page).finish();
}

}  // namespace pmo::ui
