// A charter as one page of HTML to print or send: no scripts, no outside parts, everything from the records escaped (core/io/html.h).

#include "core/io/html.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/goal.h"
#include "core/registers/role_assignment.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/charter_parts.h"

namespace pmo::ui::charter {

namespace {

namespace cha = registers::charter;
namespace gol = registers::goal;
namespace apr = registers::approval;
namespace rol = registers::role_assignment;

constexpr std::string_view kStyle = "body{font:14px/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;color:#1A1F27;max-width:800px;margin:32px auto;padding:0 16px}"
    "h1{font-size:24px;margin:0}h2{font-size:16px;margin:24px 0 6px;border-bottom:1px solid #CDD3DB}p{margin:4px 0}.meta{color:#5D6775}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #E3E6EB;padding:4px 8px;text-align:left;vertical-align:top}th{background:#F7F8FA;font-weight:500}"
    ".sign{height:40px}@media print{body{margin:0}h2{break-after:avoid}tr{break-inside:avoid}}";

std::string cells(std::initializer_list<std::string> values, std::string_view tag = "td") {
    std::string row = "<tr>";
    for (auto const& value : values) row += "<" + std::string(tag) + ">" + html_lines(value) + "</" + std::string(tag) + ">";
    return row + "</tr>\n";
}

struct Page {
    Frame const& frame;
    Record const& charter;
    std::string html{};

    std::string words(Record const& record, std::uint8_t slot) const { return value_words(record.type(), slot, record.value(slot), frame.store); }
    std::string head(TypeDef const& type, std::uint8_t slot) const { return field_words(type, slot); }
    void heading(std::string_view words) { html += "<h2>" + html_text(words) + "</h2>\n"; }

    void notes() {
        for (auto const field : {cha::background, cha::purpose, cha::scope_in, cha::scope_out, cha::success_factors, cha::assumptions, cha::constraints, cha::main_risks, cha::organisation, cha::authority}) {
            if (!charter.has(field)) continue;
            heading(field_words(cha::kType, field.slot));
            html += "<p>" + html_lines(charter.get(field)) + "</p>\n";
        }
    }

    void goals(Facts const& facts) {
        if (facts.goals.empty()) return;
        heading(tr("charter.goals"));
        html += "<table>" + cells({head(gol::kType, gol::title.slot), head(gol::kType, gol::measure.slot), head(gol::kType, gol::target.slot), head(gol::kType, gol::due.slot), head(gol::kType, gol::weight.slot), "SMART"}, "th");
        for (auto const& row : facts.goals) {
            auto const* goal = frame.store.live(row.goal);
            if (!goal) continue;
            std::string letters;
            for (auto const& mark : row.marks) letters += mark.met() ? mark.letter : '-';
            html += cells({std::string(title_of(*goal)), words(*goal, gol::measure.slot), words(*goal, gol::target.slot), words(*goal, gol::due.slot), words(*goal, gol::weight.slot), letters});
        }
        html += "</table>\n";
    }

    void plan(Facts const& facts) {
        if (!facts.milestones.empty()) {
            heading(tr("charter.milestones"));
            html += "<table>" + cells({std::string(tr("charter.milestone")), std::string(tr("charter.baseline")), std::string(tr("charter.forecast"))}, "th");
            for (auto const& milestone : facts.milestones)
                if (auto const* task = frame.store.live(milestone.task)) html += cells({std::string(title_of(*task)), milestone.baseline ? format_date(milestone.baseline->day) : std::string("—"), format_date(milestone.forecast.day)});
            html += "</table>\n";
        }
        heading(tr("charter.frame"));
        html += "<table>" + cells({head(cha::kType, cha::budget_frame.slot), head(cha::kType, cha::target_start.slot), head(cha::kType, cha::target_finish.slot)}, "th");
        html += cells({words(charter, cha::budget_frame.slot), words(charter, cha::target_start.slot), words(charter, cha::target_finish.slot)}) + "</table>\n";
    }

    void people(Facts const& facts) {
        if (!facts.roles.empty()) {
            heading(tr("charter.roles"));
            html += "<table>" + cells({head(rol::kType, rol::role.slot), head(rol::kType, rol::person.slot)}, "th");
            for (auto const id : facts.roles)
                if (auto const* row = frame.store.live(id)) html += cells({words(*row, rol::role.slot), words(*row, rol::person.slot)});
            html += "</table>\n";
        }
        heading(register_words_many("approval"));
        html += "<table>" + cells({head(apr::kType, apr::approver.slot), head(apr::kType, apr::decision.slot), head(apr::kType, apr::decided_on.slot), std::string(tr("charter.signature"))}, "th");
        for (auto const id : facts.approvals)
            if (auto const* row = frame.store.live(id))
                html += "<tr class=\"sign\"><td>" + html_text(words(*row, apr::approver.slot)) + "</td><td>" + html_text(words(*row, apr::decision.slot)) + "</td><td>" + html_text(words(*row, apr::decided_on.slot)) + "</td><td></td></tr>\n";
        html += "</table>\n";
    }
};

}  // namespace

std::string charter_html(Frame const& frame, Facts const& facts) {
    auto const* charter = frame.store.live(facts.charter);
    if (!charter) return {};
    Page page{frame, *charter};
    auto const title = html_text(title_of(*charter));
    page.html = "<!doctype html>\n<html lang=\"" + std::string(language_tag(language())) + "\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>" + std::string(kStyle) + "</style></head><body>\n";
    page.html += "<h1>" + title + "</h1>\n<p class=\"meta\">" + html_text(page.words(*charter, cha::version.slot)) + " · " + html_text(page.words(*charter, cha::status.slot)) + " · " + html_text(page.words(*charter, cha::owner.slot)) + " · " +
                 html_text(format_date(frame.ui.today)) + "</p>\n";
    page.notes();
    page.goals(facts);
    page.plan(facts);
    page.people(facts);
    page.html += "</body></html>\n";
    return page.html;
}

}  // namespace pmo::ui::charter
