// Acceptance: every deliverable on its way to a signature, and beside it what is signed, by whom, when, in which words, under which conditions.

#include <algorithm>
#include <cmath>

#include "core/actions/quality.h"
#include "core/actions/sign_acceptance.h"
#include "core/base/sort.h"
#include "core/project/quality_overview.h"
#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/project.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/acceptance_record.h"
#include "ui/views/fact_table.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/quality_signing.h"
#include "ui/views/register_looks.h"
#include "ui/views/remember.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;

enum Col : int { kTitle, kProject, kState, kDecision, kPoints, kFindings, kDue, kSigned, kSigner, kConditions };
constexpr float kPanel = 372;

struct Facts { std::vector<DeliverableAcceptance> rows; std::vector<rules::Hit> hits; };

class AcceptancePart final : public QualityPart {
public:
    bool shows(TypeDef const& type) const override { return &type == &acc::kType || &type == &dlv::kType; }

    void tools(Frame& frame, Box& bar) override {
        if (!frame.session.location.project || !frame.writable) return;
        if (right_button(frame.ui, {.id = "new_deliverable", .label = tr("quality.new_deliverable"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add_to_project(frame, dlv::kType);
    }

    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& facts = m_facts.get(frame, project, [&] {
            Facts found{deliverable_acceptances(frame.store, project), quality_hits(frame, {&acc::kType, &dlv::kType})};
            std::erase_if(found.hits, [](rules::Hit const& hit) { return hit.rule == "quality.deliverable_unplanned"; });
            sort_stably(found.rows, {}, [&](DeliverableAcceptance const& row) {
                auto const* part = frame.store.live(row.deliverable);
                return std::pair(part && !registers::is_open(*part), part && part->has(dlv::due) ? part->get(dlv::due).day : INT32_MAX);
            });
            return found;
        });
        area = area.inset(metric::space_card);
        if (facts.rows.empty()) {
            bool const may = project && frame.writable;
            if (empty_state(frame.ui, {.id = "none", .icon = Icon::file_check, .title = tr("quality.acceptance.none"), .text = tr("quality.acceptance.none_text"), .primary = may ? tr("quality.new_deliverable") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary)
                add_to_project(frame, dlv::kType);
            return;
        }
        bool const wide = area.w >= 860;
        Box side = wide ? area.cut_right(kPanel, metric::space_card) : area.cut_bottom(std::round(area.h * 0.5f), metric::space_card);
        if (!facts.hits.empty()) draw_quality_hits(frame, "hits", facts.hits, area.cut_bottom(std::min(36.0f + 32.0f * static_cast<float>(facts.hits.size()), area.h * 0.35f), metric::space_card));
        draw_table(frame, facts, area);
        draw_panel(frame, facts, side);
    }

private:
    void draw_table(Frame& frame, Facts const& facts, Box at) {
        std::vector<Col> shown{kTitle, kState, kDecision, kPoints, kFindings, kDue, kSigned, kSigner, kConditions};
        if (!frame.session.location.project) shown.insert(shown.begin() + 1, kProject);
        std::vector<Column> columns;
        for (auto const one : shown) columns.push_back(column(one));
        auto const subject = [&](std::size_t row) { return facts.rows[row].deliverable; };
        fact_table(frame, {.id = "deliverables", .name = tr("quality.part.acceptance"), .columns = columns, .at = at, .multi_select = false, .editable = false},
                   {.count = facts.rows.size(), .record = subject,
                    .cell = [&](std::size_t row, int c) { return cell(frame, facts.rows[row], shown[static_cast<std::size_t>(c)]); }},
                   m_table);
    }

    static Column column(Col which) {
        switch (which) {
            case kTitle: return {.id = "title", .title = tr("quality.col.deliverable"), .width = 176, .sortable = false};
            case kProject: return {.id = "project", .title = tr("quality.col.project"), .width = 70, .sortable = false};
            case kState: return {.id = "state", .title = tr("quality.col.state"), .width = language() == Language::en ? 150.0f : 100.0f, .sortable = false};
            case kDecision: return {.id = "decision", .title = tr("quality.col.decision"), .width = 88, .sortable = false};
            case kPoints: return {.id = "points", .title = tr("quality.col.points"), .width = 72, .sortable = false, .tip = tr("quality.col.points.tip")};
            case kFindings: return {.id = "findings", .title = tr("quality.col.open_findings"), .width = 64, .align = Align::right, .sortable = false, .tip = tr("quality.col.open_findings.tip")};
            case kDue: return {.id = "due", .title = tr("quality.col.due"), .width = 76, .sortable = false};
            case kSigned: return {.id = "signed", .title = tr("quality.col.signed"), .width = 66, .sortable = false};
            case kSigner: return {.id = "signer", .title = tr("quality.col.signer"), .width = 88, .sortable = false};
            case kConditions: break;
        }
        return {.id = "conditions", .title = tr("quality.col.conditions_due"), .width = 86, .sortable = false, .tip = tr("quality.col.conditions_due.tip")};
    }

    static TableCell cell(Frame const& frame, DeliverableAcceptance const& row, Col which) {
        auto const* part = frame.store.live(row.deliverable);
        auto const* one = frame.store.live(row.acceptance);
        auto const& theme = frame.ui.theme();
        if (!part) return {};
        switch (which) {
            case kTitle: return text_cell(std::string(code_of(*part)) + "  " + record_name(*part));
            case kProject: return text_cell(project_code_of(frame, row.project), theme.text3);
            case kState: return field_cell(frame, *part, dlv::status.slot);
            case kDecision: return one ? field_cell(frame, *one, acc::decision.slot) : text_cell(std::string(tr("quality.not_asked")), theme.text3);
            case kPoints: {
                if (row.points == 0) return {};
                TableCell cell;
                cell.kind = CellKind::progress;
                cell.number = row.ticked * 1000 / row.points;
                cell.text = format_integer(row.ticked) + "/" + format_integer(row.points);
                return cell;
            }
            case kFindings: return row.findings ? text_cell(row.grave ? tr("quality.grave_of", {format_integer(row.grave), format_integer(row.findings)}) : format_integer(row.findings), row.grave ? theme.red_text : 0) : TableCell{};
            case kDue: return one && one->has(acc::due) && registers::is_open(*one) ? field_cell(frame, *one, acc::due.slot) : field_cell(frame, *part, dlv::due.slot);
            case kSigned: return one ? field_cell(frame, *one, acc::signed_on.slot) : TableCell{};
            case kSigner: return one ? field_cell(frame, *one, acc::signed_by.slot) : TableCell{};
            case kConditions: break;
        }
        if (!one || !registers::is(*one, acc::decision, "conditional")) return {};
        bool const late = one->has(acc::conditions_due) && one->get(acc::conditions_due).day < frame.ui.today;
        return date_cell(one->get(acc::conditions_due), late ? theme.red_text : theme.amber_text);
    }

    // The deliverable that is selected, by itself or through its acceptance; else the first that waits.
    DeliverableAcceptance const& chosen(Frame const& frame, Facts const& facts) const {
        auto const now = frame.session.selected();
        for (auto const& row : facts.rows)
            if (now && (row.deliverable == now || row.acceptance == now)) return row;
        if (auto const* one = frame.store.live(now); one && &one->type() == &acc::kType)
            for (auto const& row : facts.rows)
                if (row.deliverable == one->get(acc::deliverable)) return row;
        return facts.rows.front();
    }

    void draw_panel(Frame& frame, Facts const& facts, Box at) {
        auto& ui = frame.ui;
        auto const& row = chosen(frame, facts);
        auto const* part = frame.store.live(row.deliverable);
        if (!part) return;
        auto const* one = frame.store.live(row.acceptance);
        if (auto const* selected = frame.store.live(frame.session.selected()); selected && &selected->type() == &acc::kType && selected->get(acc::deliverable) == part->id()) one = selected;
        auto const title = record_name(*part);
        CardScope const card{ui, {.id = "panel", .title = title, .caption = {}, .at = at}};
        IdScope const scope{part->id()};
        print_button(frame, card.header(), one);
        PanelScope const panel{ui, {.id = "body", .at = card.body(), .padding_x = 12, .padding_y = 4}};
        auto const criteria = one && one->has(acc::criteria) ? one->get(acc::criteria) : part->get(dlv::quality_criteria);
        section(ui, tr("quality.criteria"));
        text(ui, {.text = criteria.empty() ? tr("quality.no_criteria") : criteria, .type = Type::body, .color = criteria.empty() ? ui.theme().amber_text : ui.theme().text1, .width = remaining().w, .wrap = true, .id = "criteria"});
        points(frame, *part);
        skip(8);
        if (!one) {
            skip(4);
            text(ui, {.text = tr("quality.nobody_asked"), .type = Type::small, .color = ui.theme().text3, .width = remaining().w, .wrap = true, .id = "nobody"});
            skip(6);
            if (frame.writable && editable(frame, *part) && button(ui, {.id = "ask", .label = tr("quality.ask_acceptance"), .icon = Icon::file_check, .kind = ButtonKind::primary}))
                if (auto made = ask_acceptance(edit_context(frame, row.project), part->id())) frame.edit(std::move(made->edit));
            return;
        }
        m_signing.draw(frame, *one);
    }

    static void points(Frame& frame, Record const& part) {
        auto& ui = frame.ui;
        auto const items = frame.store.referrers(chk::kType, chk::subject, part.id());
        if (items.empty()) return;
        skip(6);
        for (auto const* item : items) {
            IdScope const scope{item->id()};
            auto const words = record_name(*item);
            bool const done = item->get(chk::done);
            if (checkbox(ui, {.id = "point", .label = words, .checked = done, .disabled = !frame.writable || !editable(frame, *item), .tip = item->get(chk::must) ? tr("quality.point.must_tip") : tr("quality.point.tip"), .width = remaining().w}))
                if (auto edit = tick_checklist(edit_context(frame, part.get(dlv::project)), item->id(), !done)) frame.edit(std::move(*edit));
            skip(2);
        }
    }

    static void print_button(Frame& frame, Box header, Record const* one) {
        auto& ui = frame.ui;
        Button print{.id = "print", .label = tr("quality.print"), .icon = Icon::printer, .kind = ButtonKind::ghost, .size = Size::small, .disabled = !one, .name = {}, .tip = tr("quality.print.tip"), .count = {}};
        Box const at = header.cut_right(button_width(ui, print), 4);
        print.at = {at.x, std::round(at.cy() - metric::control_small / 2), at.w, metric::control_small};
        if (!button(ui, print) || !one) return;
        frame.ask([name = acceptance_file_name(frame.store, *one), page = acceptance_html(frame.store, *one, format_date(frame.today.day))](AppActions& app) { app.save_file(name, "text/html", page); });
    }

    Remembered<Facts> m_facts;
    TableState m_table;
    SigningForm m_signing;
};

}  // namespace

std::unique_ptr<QualityPart> make_quality_acceptance() { return std::make_unique<AcceptancePart>(); }

}  // namespace pmo::ui
