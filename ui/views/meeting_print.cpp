// The minutes as one page of HTML, for printing and for mail: title, when and where, people, points with their outcomes, decisions, promises.

#include <string>

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

constexpr std::string_view kStyle =
    "body{font:14px/1.6 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;color:#1a1f27;max-width:780px;margin:32px auto;padding:0 24px}"
    "h1{font-size:20px;margin:0 0 8px}h2{font-size:15px;margin:20px 0 6px;border-bottom:1px solid #cdd3db;padding-bottom:4px}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #e3e6eb;padding:5px 8px;text-align:left;vertical-align:top}th{background:#f7f8fa;font-weight:600}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}dt{color:#5d6775}dd{margin:0}p{white-space:pre-wrap;margin:6px 0}@media print{body{margin:0}}";

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
    }
    return out;
}

std::string cell(std::string_view text) { return "<td>" + escaped(text) + "</td>"; }
std::string head(std::string_view text) { return "<th>" + escaped(text) + "</th>"; }
std::string section(std::string_view text) { return "<h2>" + escaped(text) + "</h2>\n"; }
std::string fact(std::string_view name, std::string_view value) { return value.empty() ? std::string{} : "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n"; }

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

std::string facts(Store const& store, Record const& meeting) {
    std::string out = "<dl>\n";
    out += fact(field_words(mtg::kType, mtg::project.slot), name_of(store, meeting.get(mtg::project)));
    out += fact(tr("meetings.when"), meeting_when(meeting));
    out += fact(field_words(mtg::kType, mtg::place_text.slot), meeting.get(mtg::place_text));
    out += fact(field_words(mtg::kType, mtg::chair.slot), name_of(store, meeting.get(mtg::chair)));
    out += fact(field_words(mtg::kType, mtg::recorder.slot), name_of(store, meeting.get(mtg::recorder)));
    for (auto const attendance : att::kAttendance) out += fact(option_words(att::kType, att::attendance.slot, attendance), people(store, meeting, attendance));
    return out + "</dl>\n";
}

std::string agenda(Store const& store, Record const& meeting) {
    auto const points = agenda_of(store, meeting.id());
    if (points.empty()) return meeting.get(mtg::agenda).empty() ? std::string{} : section(tr("meetings.agenda")) + "<p>" + escaped(meeting.get(mtg::agenda)) + "</p>\n";
    std::string out = section(tr("meetings.agenda")) + "<table><tr>" + head("#") + head(field_words(agd::kType, agd::title.slot)) + head(field_words(agd::kType, agd::presenter.slot)) + head(field_words(agd::kType, agd::outcome.slot)) + "</tr>\n";
    int number = 0;
    for (auto const* point : points) out += "<tr>" + cell(std::to_string(++number)) + cell(point->get(agd::title)) + cell(name_of(store, point->get(agd::presenter))) + cell(point->get(agd::outcome)) + "</tr>\n";
    return out + "</table>\n";
}

std::string decisions(Store const& store, Record const& meeting) {
    auto const found = store.referrers(dec::kType, dec::meeting, meeting.id());
    if (found.empty()) return {};
    std::string out = section(tr("meetings.decisions")) + "<table><tr>" + head(field_words(dec::kType, dec::code.slot)) + head(field_words(dec::kType, dec::title.slot)) + head(field_words(dec::kType, dec::outcome.slot)) + head(field_words(dec::kType, dec::owner.slot)) + "</tr>\n";
    for (auto const* one : found) out += "<tr>" + cell(one->get(dec::code)) + cell(one->get(dec::title)) + cell(one->get(dec::outcome)) + cell(owner_name(store, *one)) + "</tr>\n";
    return out + "</table>\n";
}

std::string actions(Store const& store, Record const& meeting) {
    auto const found = store.referrers(act::kType, act::source, meeting.id());
    if (found.empty()) return {};
    std::string out = section(tr("meetings.actions")) + "<table><tr>" + head(field_words(act::kType, act::title.slot)) + head(field_words(act::kType, act::owner.slot)) + head(field_words(act::kType, act::due.slot)) + head(field_words(act::kType, act::status.slot)) + "</tr>\n";
    for (auto const* one : found)
        out += "<tr>" + cell(one->get(act::title)) + cell(owner_name(store, *one)) + cell(one->has(act::due) ? format_date(one->get(act::due).day) : std::string{}) + cell(option_words(act::kType, act::status.slot, one->get(act::status))) + "</tr>\n";
    return out + "</table>\n";
}

}  // namespace

std::string minutes_html(Store const& store, Record const& meeting) {
    auto const title = record_name(meeting);
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(language_tag(language())) + "\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title) + "</title><style>" + std::string(kStyle) + "</style></head>\n<body>\n";
    out += "<h1>" + escaped(tr("meetings.print_title", {title})) + "</h1>\n" + facts(store, meeting) + agenda(store, meeting);
    if (meeting.has(mtg::minutes)) out += section(tr("meetings.minutes")) + "<p>" + escaped(meeting.get(mtg::minutes)) + "</p>\n";
    return out + decisions(store, meeting) + actions(store, meeting) + "</body>\n</html>\n";
}

}  // namespace pmo::ui
