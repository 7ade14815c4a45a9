// A charter as one page of HTML to print or send: no scripts, no outside parts, everything from the records escaped (core/io/html_page.h).

#include "core/io/html_page.h"
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

struct Page {
    Frame const& frame;
    Record const& charter;
    HtmlPage html;

    std::string words(Record const& record, std::uint8_t slot) const { return value_words(record.type(), slot, record.value(slot), frame.store); }
    std::string head(TypeDef const& type, std::uint8_t slot) const { return field_words(type, slot); }

    void notes() {
        for (auto const field : {cha::background, cha::purpose, cha::scope_in, cha::scope_out, cha::success_factors, cha::assumptions, cha::constraints, cha::main_risks, cha::organisation, cha::authority}) {
            if (!charter.has(field)) continue;
            html.section(field_words(cha::kType, field.slot));
            html.paragraph(charter.get(field));
        }
    }

    void goals(Facts const& facts) {
        if (facts.goals.empty()) return;
        html.section(tr("charter.goals"));
        html.table({head(gol::kType, gol::title.slot), head(gol::kType, gol::measure.slot), head(gol::kType, gol::target.slot), head(gol::kType, gol::due.slot), head(gol::kType, gol::weight.slot), "SMART"});
        for (auto const& row : facts.goals) {
            auto const* goal = frame.store.live(row.goal);
            if (!goal) continue;
            std::string letters;
            for (auto const& mark : row.marks) letters += mark.met() ? mark.letter : '-';
            html.row({std::string(title_of(*goal)), words(*goal, gol::measure.slot), words(*goal, gol::target.slot), words(*goal, gol::due.slot), words(*goal, gol::weight.slot), letters});
        }
        html.end_table();
    }

    void plan(Facts const& facts) {
        if (!facts.milestones.empty()) {
            html.section(tr("charter.milestones"));
            html.table({std::string(tr("charter.milestone")), std::string(tr("charter.baseline")), std::string(tr("charter.forecast"))});
            for (auto const& milestone : facts.milestones)
                if (auto const* task = frame.store.live(milestone.task)) html.row({std::string(title_of(*task)), milestone.baseline ? format_date(milestone.baseline->day) : std::string("—"), format_date(milestone.forecast.day)});
            html.end_table();
        }
        html.section(tr("charter.frame"));
        html.table({head(cha::kType, cha::budget_frame.slot), head(cha::kType, cha::target_start.slot), head(cha::kType, cha::target_finish.slot)});
        html.row({words(charter, cha::budget_frame.slot), words(charter, cha::target_start.slot), words(charter, cha::target_finish.slot)});
        html.end_table();
    }

    void people(Facts const& facts) {
        if (!facts.roles.empty()) {
            html.section(tr("charter.roles"));
            html.table({head(rol::kType, rol::role.slot), head(rol::kType, rol::person.slot)});
            for (auto const id : facts.roles)
                if (auto const* row = frame.store.live(id)) html.row({words(*row, rol::role.slot), words(*row, rol::person.slot)});
            html.end_table();
        }
        html.section(register_words_many("approval"));
        html.table({head(apr::kType, apr::approver.slot), head(apr::kType, apr::decision.slot), head(apr::kType, apr::decided_on.slot), std::string(tr("charter.signature"))});
        for (auto const id : facts.approvals)
            if (auto const* row = frame.store.live(id))
                html.row({words(*row, apr::approver.slot), words(*row, apr::decision.slot), words(*row, apr::decided_on.slot), {}}, true);
        html.end_table();
    }
};

}  // namespace

std::string charter_html(Frame const& frame, Facts const& facts) {
    auto const* charter = frame.store.live(facts.charter);
    if (!charter) return {};
    Page page{frame, *charter, HtmlPage(language_tag(language()), title_of(*charter))};
    page.html.note(page.words(*charter, cha::version.slot) + " · " + page.words(*charter, cha::status.slot) + " · " + page.words(*charter, cha::owner.slot) + " · " + format_date(frame.ui.today));
    page.notes();
    page.goals(facts);
    page.plan(facts);
    page.people(facts);
    return std::move(page.html).finish();
}

}  // namespace pmo::ui::charter
