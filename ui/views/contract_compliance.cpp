// The third side of the contract screen: checks by regulation over the projects, and the checks themselves with their evidence and what can be done.

#include <algorithm>
#include <cmath>

#include "core/actions/check_compliance.h"
#include "core/actions/legal_review.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/rules/compliance.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/contract_parts.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace chk = registers::compliance_check;

namespace {

constexpr float kGap = 12, kName = 190, kCell = 104, kShare = 76;

void draw_check_actions(Frame& frame, Box& bar) {
    auto const* chosen = frame.store.live(frame.session.selected());
    bool const check = chosen && &chosen->type() == &chk::kType, ready = frame.writable && check;
    auto const id = check ? chosen->id() : kNoId;
    auto const why = check ? std::string_view{} : tr("contract_view.choose_check");
    auto const context = edit_context(frame);
    Id made;
    bool const violated = check && registers::is(*chosen, chk::status, "non_compliant");
    bool const riskless = violated && !frame.store.live(chosen->get(chk::risk));
    if (right_button(frame.ui, {.id = "pass", .label = tr("contract_view.compliant"), .icon = Icon::shield_check, .kind = ButtonKind::primary, .disabled = !ready || registers::is(*chosen, chk::status, "compliant"), .tip = why}, bar)) frame.edit(record_check(context, id, true));
    if (right_button(frame.ui, {.id = "fail", .label = tr("contract_view.violated"), .icon = Icon::shield_alert, .disabled = !ready || violated, .tip = why}, bar)) frame.edit(record_check(context, id, false));
    if (riskless && right_button(frame.ui, {.id = "risk", .label = tr("contract_view.raise_risk"), .disabled = !frame.writable}, bar)) {
        auto edit = legal_risk(context, id, made);
        if (!edit.empty()) frame.edit(std::move(edit)), frame.select(made);
    }
    bool const repeats = ready && registers::is(*chosen, chk::status, "compliant") && next_turn(*chosen) != Date{};
    if (repeats && right_button(frame.ui, {.id = "next", .label = tr("contract_view.next_check"), .icon = Icon::repeat, .tip = tr("contract_view.next_check_tip")}, bar)) {
        auto edit = next_check(context, id, made);
        if (!edit.empty()) frame.edit(std::move(edit)), frame.select(made);
    }
}

std::string share_words(int settled, int all) { return all ? format_integer(settled) + " / " + format_integer(all) : std::string("—"); }

// The first check of a cell that is worst; a second click on the same cell goes to the next one.
Id next_in_cell(Frame const& frame, ComplianceCell const& cell) {
    if (cell.checks.empty()) return kNoId;
    auto const at = std::ranges::find(cell.checks, frame.session.selected());
    if (at != cell.checks.end()) return at + 1 == cell.checks.end() ? cell.checks.front() : *(at + 1);
    for (auto const id : cell.checks)
        if (auto const* check = frame.store.live(id); check && compliance_state(*check, Date{frame.ui.today}) == cell.state) return id;
    return cell.checks.front();
}

}  // namespace

void CompliancePart::draw(Frame& frame, Box area, Box bar) {
    auto const project = frame.session.location.project;
    auto const& found = m_found.get(frame, project, [&] {
        auto const projects = project ? std::vector<Id>{project} : frame.derived.active_projects();
        return Found{compliance_matrix(frame.store, projects, Date{frame.ui.today}, !project), rules::compliance_hits(facts_of(frame), project)};
    });
    draw_check_actions(frame, bar);
    area = area.inset(kGap);
    if (found.matrix.checks == 0) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::shield_check, .title = tr("contract_view.no_checks"), .text = tr("contract_view.no_checks_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    auto const& m = found.matrix;
    Figure const figures[] = {
        {"checks", std::string(tr("contract_view.checks")), format_integer(m.checks), tr("contract_view.regulations_n", static_cast<std::int64_t>(m.regulations.size())), std::string(tr("contract_view.checks_tip"))},
        {"settled", std::string(tr("contract_view.settled")), format_integer(m.settled), format_percent(m.settled * 100 / std::max(1, m.checks)), std::string(tr("contract_view.settled_tip"))},
        {"violated", std::string(tr("contract_view.violated_count")), format_integer(m.violated), {}, std::string(tr("contract_view.violated_tip")), m.violated ? Tone::red : Tone::neutral},
        {"late", std::string(tr("contract_view.late_count")), format_integer(m.overdue), {}, std::string(tr("contract_view.late_tip")), m.overdue ? Tone::amber : Tone::neutral},
    };
    draw_figure_strip(frame, "figures", figures, area.cut_top(kFigureStrip, kGap));
    if (!project) draw_matrix(frame, found, area.cut_top(std::round(area.h * 0.5f), kGap));
    Box const hits = area.cut_right(std::round(area.w * 0.4f), kGap);
    draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("contract_view.compliance_fine")), .hits = found.hits, .show_project = !project}, hits);
    draw_checks(frame, found, area);
}

void CompliancePart::draw_matrix(Frame& frame, Found const& found, Box at) {
    auto const& matrix = found.matrix;
    auto const& theme = frame.ui.theme();
    std::vector<std::string> names, captions, ids;
    for (std::size_t i = 0; i < matrix.regulations.size(); ++i) {
        auto const& regulation = matrix.regulations[i];
        names.push_back(!regulation.name.empty() ? regulation.name : regulation.kind.empty() ? std::string(tr("contract_view.no_regulation")) : option_words(chk::kType, chk::kind.slot, regulation.kind));
        captions.push_back(share_words(regulation.settled, regulation.checks));
        ids.push_back("r" + std::to_string(i));
    }
    std::vector<Column> columns{{.id = "project", .title = tr("contract_view.project"), .width = kName, .sortable = false, .hideable = false, .reorderable = false},
                                {.id = "share", .title = tr("contract_view.coverage"), .width = kShare, .align = Align::right, .sortable = false, .reorderable = false, .tip = tr("contract_view.coverage_tip")}};
    for (std::size_t i = 0; i < names.size(); ++i) columns.push_back({.id = ids[i], .title = names[i], .caption = captions[i], .width = kCell, .align = Align::centre, .sortable = false, .reorderable = false, .tip = names[i]});
    FigureRows rows;
    for (auto const& row : matrix.rows) rows.list.push_back({.id = row.project ? row.project : Id{0, 1}, .name = row.project ? name_of(frame, row.project) : std::string(tr("contract_view.no_project"))});
    auto const cell_of = [&](std::size_t row, int column) -> ComplianceCell const& { return matrix.rows[row].cells[static_cast<std::size_t>(column) - 2]; };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& line = matrix.rows[row];
        if (column == 0) {
            auto const* project = frame.store.live(line.project);
            return {.text = project ? std::string(code_of(*project)) + ' ' + rows.list[row].name : rows.list[row].name};
        }
        if (column == 1) return {.text = share_words(line.settled, line.checks), .color = line.checks == 0 ? theme.text3 : line.settled == line.checks ? theme.green_text : 0};
        auto const& cell = cell_of(row, column);
        if (cell.state == ComplianceState::none) return {.kind = CellKind::custom};
        std::string tip = compliance_words(cell.state);
        for (auto const id : cell.checks)
            if (auto const* check = frame.store.live(id)) tip += "\n· " + record_name(*check) + " · " + compliance_words(compliance_state(*check, Date{frame.ui.today}));
        return {.text = compliance_words(cell.state) + (cell.checks.size() > 1 ? " " + std::to_string(cell.checks.size()) : std::string{}), .kind = CellKind::custom, .tip = tip};
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& cell = cell_of(row, column);
        auto const centre = canvas.cell.cx();
        if (cell.state == ComplianceState::none) return;
        auto const tone = compliance_tone(cell.state);
        Box const box{centre - 34, canvas.cell.cy() - 10, 68, 20};
        canvas.pen.fill(box, tone_soft_color(theme, tone), 3);
        if (std::ranges::find(cell.checks, frame.session.selected()) != cell.checks.end()) canvas.pen.outline(box.inset(-1), theme.accent, 4, 2);
        canvas.pen.icon(box.x + 5, box.cy(), compliance_icon(cell.state), tone_shape_color(theme, tone), 12);
        canvas.pen.text({box.x + 20, box.y, box.w - 22, box.h}, tone_text_color(theme, tone), Type::micro, compliance_words(cell.state));
    };
    rows.edits = [&](std::size_t row, int column) { return column >= 2 && cell_of(row, column).state != ComplianceState::none ? EditKind::sign : EditKind::none; };
    auto const events = draw_figures(frame, {.id = "matrix", .name = tr("contract_view.matrix"), .columns = columns, .at = at, .header_height = 42, .frozen = 2, .pressable = true}, rows, m_matrix_table);
    if (!events.clicked || events.clicked->column < 2) return;
    if (auto const id = next_in_cell(frame, cell_of(rows.at(events.clicked->index), events.clicked->column))) {
        frame.session.inspector_open = true;
        frame.select(id);
    }
}

void CompliancePart::draw_checks(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    bool const portfolio = !frame.session.location.project;
    Column const columns[] = {{.id = "check", .title = tr("contract_view.check"), .width = 210, .min_width = 100}, {.id = "state", .title = tr("contract_view.state"), .width = 92}, {.id = "due", .title = tr("contract_view.due"), .width = 96},
                              {.id = "project", .title = tr("contract_view.project"), .width = 72, .hidden = !portfolio}, {.id = "owner", .title = tr("contract_view.owner"), .width = 84}, {.id = "evidence", .title = tr("contract_view.evidence"), .width = 220}};
    FigureRows rows;
    for (std::size_t r = 0; r < found.matrix.regulations.size(); ++r) {
        auto const& regulation = found.matrix.regulations[r];
        auto const kind = regulation.kind.empty() ? std::string{} : option_words(chk::kType, chk::kind.slot, regulation.kind);
        auto const name = regulation.name.empty() ? kind : regulation.name + (kind.empty() ? "" : "  " + kind);
        rows.list.push_back({.id = {1, r + 1}, .name = name + "  " + share_words(regulation.settled, regulation.checks), .group = true});
        for (auto const& row : found.matrix.rows)
            for (auto const id : row.cells[r].checks) rows.list.push_back({.id = id, .name = name_of(frame, id)});
    }
    rows.make = [&](std::size_t row, int column) -> TableCell {
        if (rows.list[row].group) return {.text = column == 0 ? rows.list[row].name : std::string{}};
        auto const& check = *frame.store.find(rows.list[row].id);
        auto const state = compliance_state(check, Date{frame.ui.today});
        switch (column) {
            case 0: return {.text = rows.list[row].name};
            case 1: return {.text = compliance_words(state), .kind = CellKind::badge, .tone = compliance_tone(state), .icon = compliance_icon(state)};
            case 2: return {.text = check.has(chk::due) ? format_date(check.get(chk::due).day) : std::string{}, .color = state == ComplianceState::overdue ? theme.red_text : 0};
            case 3: {
                auto const* project = frame.store.live(check.get(chk::project));
                return {.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text2};
            }
            case 4: return {.text = check.has(chk::owner) ? name_of(frame, check.get(chk::owner)) : std::string{}, .color = theme.text2};
            default: {
                auto const words = check.has(chk::evidence) ? check.get(chk::evidence) : check.has(chk::correction) ? check.get(chk::correction) : check.get(chk::waiver);
                return {.text = std::string(words.substr(0, words.find('\n'))), .color = theme.text2};
            }
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& check = *frame.store.find(rows.list[row].id);
        if (column == 1) return static_cast<std::int64_t>(compliance_state(check, Date{frame.ui.today}));
        if (column == 2) return std::int64_t{check.get(chk::due).day};
        return rows.make(row, column).text;
    };
    draw_figures(frame, {.id = "checks", .name = tr("contract_view.by_regulation"), .columns = columns, .at = at}, rows, m_check_table);
}

std::string compliance_words(ComplianceState state) {
    switch (state) {
        case ComplianceState::waived: return std::string(tr("contract_view.compliance_waived"));
        case ComplianceState::compliant: return std::string(tr("contract_view.compliance_ok"));
        case ComplianceState::open: return std::string(tr("contract_view.compliance_open"));
        case ComplianceState::in_progress: return std::string(tr("contract_view.compliance_progress"));
        case ComplianceState::repeat_due: return std::string(tr("contract_view.compliance_repeat"));
        case ComplianceState::overdue: return std::string(tr("contract_view.compliance_overdue"));
        case ComplianceState::violated: return std::string(tr("contract_view.compliance_violated"));
        default: return {};
    }
}

Tone compliance_tone(ComplianceState state) {
    switch (state) {
        case ComplianceState::compliant: return Tone::green;
        case ComplianceState::in_progress: return Tone::blue;
        case ComplianceState::repeat_due: return Tone::amber;
        case ComplianceState::overdue: case ComplianceState::violated: return Tone::red;
        default: return Tone::neutral;
    }
}

Icon compliance_icon(ComplianceState state) {
    switch (state) {
        case ComplianceState::waived: return Icon::minus;
        case ComplianceState::compliant: return Icon::circle_check;
        case ComplianceState::open: return Icon::circle;
        case ComplianceState::in_progress: return Icon::circle_dot;
        case ComplianceState::repeat_due: return Icon::repeat;
        case ComplianceState::overdue: return Icon::clock;
        case ComplianceState::violated: return Icon::circle_x;
        default: return Icon::none;
    }
}

}  // namespace pmo::ui
