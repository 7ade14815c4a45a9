#include "ui/views/raci_table.h"

#include <algorithm>
#include <cmath>

#include "core/base/id.h"
#include "core/registers/activity.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/raci_versions.h"

namespace pmo::ui {

namespace {

using rules::Duty;
namespace act = registers::activity;

constexpr float kActivityLeast = 180, kActivityMost = 340, kChecks = 108, kPadding = 17;
constexpr float kTitles[] = {120, 72, 54};            // how wide the name of a party may be: as generous as there is room for
constexpr RowKey kNoPhase{0x7261636900000000ULL, 1};

std::string number(std::int64_t value) { return format_integer(value); }

}  // namespace

RaciTable::RaciTable(Frame const& frame, RaciFindings const& findings, RaciFilter const& filter, std::set<RowKey> const& folded, TableState const& state, bool editable, float available)
    : m_frame(frame), m_found(findings), m_filter(filter), m_state(state), m_folded(folded), m_editable(editable) {
    lay_out(filter, folded);
    for (auto const widest : kTitles) {
        make_columns(widest);
        if (fit(available)) break;
    }
}

void RaciTable::lay_out(RaciFilter const& filter, std::set<RowKey> const& folded) {
    auto const& phases = m_found.matrix.phases;
    for (std::int32_t p = 0; p < static_cast<std::int32_t>(phases.size()); ++p) {
        if (filter.phase >= 0 && filter.phase != p) continue;
        auto const& phase = phases[static_cast<std::size_t>(p)];
        auto const group = m_lines.size();
        m_lines.push_back({.phase = p, .row = -1});
        bool const open = !folded.contains(phase.phase ? key_of(phase.phase) : kNoPhase);
        bool any = false;
        for (auto r = phase.first; r < phase.end; ++r) {
            if (filter.only_problems && m_found.of_row[static_cast<std::size_t>(r)].empty()) continue;
            any = true;
            if (open) m_lines.push_back({.phase = p, .row = r});
        }
        if (!any) m_lines.resize(group);
    }
}

void RaciTable::make_columns(float widest) {
    m_words.clear();
    m_columns.clear();
    auto const& theme = m_frame.ui.theme();
    auto const& matrix = m_found.matrix;
    m_words.reserve(matrix.columns.size() * 4 + 2);              // views into it are kept
    auto const keep = [&](std::string words) -> std::string_view { return m_words.emplace_back(std::move(words)); };
    m_columns.push_back({.id = "activity", .title = tr("raci.activity"), .width = kActivityLeast, .min_width = 140, .sortable = false, .hideable = false, .reorderable = false});
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        auto const& [party, tally] = matrix.columns[i];
        auto const title = keep(short_party_words(m_frame, party, widest));
        auto tip = party_words(m_frame, party);
        if (auto const head = party_head(m_frame, party); !head.empty()) tip += "\n" + tr("raci.head", {head});
        tip += "\n" + tr("raci.tally", {number(tally.responsible), number(tally.accountable), number(tally.consulted), number(tally.informed)});
        for (auto const hit : m_found.of_column[i]) tip += "\n· " + sentence(m_found.hits[hit], m_frame.store);
        auto const& hits = m_found.of_column[i];
        bool const warns = !hits.empty() && worst_of(m_found, hits) > Severity::hint;
        auto const caption = keep(tr("raci.column_caption", {number(tally.responsible), number(tally.accountable)}));
        auto const room = [&](std::string_view words) { return std::ceil(text_width(m_frame.ui.fonts(), Type::small, words)) + kPadding; };
        float const wide = std::max(room(caption), std::min(room(title), widest + kPadding));
        m_columns.push_back({.id = keep(to_text(party)), .title = title, .caption = caption,
                             .caption_color = warns ? theme.amber_text : 0, .width = wide, .min_width = 40, .align = Align::centre, .sortable = false, .reorderable = false, .tip = keep(std::move(tip))});
    }
    auto const& count = m_found.count;
    std::string sums;
    auto const sum = [&](std::string words) { sums += (sums.empty() ? "" : " ") + words; };
    if (count[2] > 0) sum(tr("raci.errors", count[2]));
    if (count[1] > 0) sum(tr("raci.warnings", count[1]));
    if (count[0] > 0 && count[1] == 0) sum(tr("raci.hints", count[0]));
    m_columns.push_back({.id = "checks", .title = tr("raci.checks"), .caption = keep(std::move(sums)),
                         .caption_color = count[2] > 0 ? theme.red_text : 0, .width = kChecks, .min_width = 60, .sortable = false, .reorderable = false, .tip = tr("raci.checks_tip")});
}

// The activities take what the other columns leave; false: that is too little.
bool RaciTable::fit(float available) {
    float others = 16;
    for (std::size_t i = 1; i < m_columns.size(); ++i) others += m_columns[i].width;
    float const left = std::floor(available - others);
    m_columns[0].width = std::clamp(left, kActivityLeast, kActivityMost);
    return left >= kActivityLeast;
}

std::int32_t RaciTable::row_at(std::int64_t index) const {
    return index < 0 || index >= rows() ? -1 : m_lines[static_cast<std::size_t>(index)].row;
}

std::int32_t RaciTable::party_at(int column) const {
    return column < 1 || column > static_cast<int>(m_found.matrix.columns.size()) ? -1 : column - 1;
}

TableRow RaciTable::row(std::int64_t index) const {
    auto const& line = m_lines[static_cast<std::size_t>(index)];
    if (line.row < 0) {
        auto const phase = m_found.matrix.phases[static_cast<std::size_t>(line.phase)].phase;
        auto const key = phase ? key_of(phase) : kNoPhase;
        return {.key = key, .kind = RowKind::group, .expandable = true, .expanded = !m_folded.contains(key), .name = {}};
    }
    auto const& row = at(line.row);
    return {.key = key_of(row.activity), .depth = row.level, .strong = row.heading, .name = {}};
}

std::int64_t RaciTable::find(RowKey key) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (row(static_cast<std::int64_t>(i)).key == key) return static_cast<std::int64_t>(i);
    return -1;
}

EditKind RaciTable::edit_kind(std::int64_t index, int column) const {
    return m_editable && row_at(index) >= 0 && party_at(column) >= 0 ? EditKind::sign : EditKind::none;
}

std::string RaciTable::check_edit(std::int64_t, int, std::string_view text) const {
    return typed_duty(Duty::none, text, false) ? std::string{} : std::string(tr("raci.not_a_letter"));
}

// The letters that make the row wrong: two that answer, doubles, parties that are gone.
bool RaciTable::conflict(std::int32_t row, std::int32_t column) const {
    auto const& of = at(row);
    auto const& cell = of.cells[static_cast<std::size_t>(column)];
    if (cell.duty == Duty::none) return false;
    bool const gone = std::ranges::find(m_found.gone, m_found.matrix.columns[static_cast<std::size_t>(column)].party) != m_found.gone.end();
    return cell.doubled || gone || (of.tally.accountable > 1 && rules::answers(cell.duty));
}

std::string RaciTable::tip_of(std::int32_t row, std::int32_t column) const {
    auto const& of = at(row);
    auto const party = m_found.matrix.columns[static_cast<std::size_t>(column)].party;
    auto const* activity = m_frame.store.live(of.activity);
    auto words = party_words(m_frame, party) + " · " + (activity ? activity_words(*activity) : std::string{}) + "\n" + duty_words(of.cells[static_cast<std::size_t>(column)].duty);
    if (conflict(row, column))
        for (auto const hit : m_found.of_row[static_cast<std::size_t>(row)]) words += "\n· " + sentence(m_found.hits[hit], m_frame.store);
    if (m_filter.compare)
        if (auto const* other = difference_at(m_found, of.activity, party)) words += "\n" + tr("raci.version_says", {version_words(m_frame, m_found.key), duty_words(other->pattern)});
    if (m_editable) words += "\n" + std::string(tr("raci.cell_help"));
    return words;
}

TableCell RaciTable::cell(std::int64_t index, int column) const {
    auto const& line = m_lines[static_cast<std::size_t>(index)];
    auto const& matrix = m_found.matrix;
    TableCell cell;
    if (line.row < 0) {
        if (column != 0) return cell;
        auto const& phase = matrix.phases[static_cast<std::size_t>(line.phase)];
        auto const* record = m_frame.store.live(phase.phase);
        cell.text = (record ? record_name(*record) : std::string(tr("raci.no_phase"))) + "   " + tr("raci.activities", phase.end - phase.first);
        return cell;
    }
    auto const& row = at(line.row);
    auto const* activity = m_frame.store.live(row.activity);
    if (column == 0) {
        cell.kind = CellKind::custom;
        if (activity) cell.text = activity_words(*activity);
        return cell;
    }
    if (auto const party = party_at(column); party >= 0) {
        cell.kind = CellKind::custom;
        cell.text = letter_of(row.cells[static_cast<std::size_t>(party)].duty);
        cell.problem = conflict(line.row, party);
        cell.tip = m_state.hovered_row == index ? tip_of(line.row, party) : std::string{};
        return cell;
    }
    cell.kind = CellKind::custom;
    auto const& hits = m_found.of_row[static_cast<std::size_t>(line.row)];
    if (row.heading) return cell;
    cell.text = hits.empty() ? std::string(tr("raci.fine")) : short_hit_words(m_found.hits[hits[0]], m_frame.store);
    if (hits.size() > 1) cell.text += " +" + number(static_cast<std::int64_t>(hits.size()) - 1);
    if (m_state.hovered_row == index)
        for (auto const hit : hits) cell.tip += (cell.tip.empty() ? "" : "\n") + explain(m_frame, m_found.hits[hit]);
    return cell;
}

void RaciTable::draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const {
    auto const r = row_at(index);
    if (r < 0) return;
    auto const& theme = m_frame.ui.theme();
    auto const& row = at(r);
    auto const& pen = canvas.pen;
    if (column == 0) {
        auto const* activity = m_frame.store.live(row.activity);
        if (!activity) return;
        Box content = canvas.content;
        content.cut_left(18);
        auto const code = activity->get(act::code);
        if (!code.empty()) pen.text(content.cut_left(std::max(26.0f, std::ceil(pen.width(Type::small, code))), 6), theme.text3, Type::small, code);
        pen.text(content, theme.text1, row.heading ? Type::strong : Type::body, record_name(*activity));
        return;
    }
    if (auto const party = party_at(column); party >= 0) {
        Box const& cell = canvas.cell;
        bool const column_chosen = m_columns[static_cast<std::size_t>(column)].id == m_state.cursor_column;
        if (column_chosen && !canvas.selected) pen.fill({cell.x, cell.y, cell.w, cell.h - 1}, with_alpha(theme.selected, 110));
        pen.line_v(cell.x, cell.y, cell.bottom() - 1, theme.grid);
        auto const duty = row.cells[static_cast<std::size_t>(party)].duty;
        ImVec2 const centre{cell.cx(), cell.cy()};
        auto const* other = m_filter.compare ? difference_at(m_found, row.activity, m_found.matrix.columns[static_cast<std::size_t>(party)].party) : nullptr;
        paint_letter(pen, centre, {.duty = duty, .conflict = conflict(r, party)});
        if (other && duty == Duty::none) paint_letter(pen, centre, {.duty = other->pattern, .ghost = true});
        else if (other) pen.diamond({centre.x + letter_width(duty) / 2 + 5, centre.y - 6}, 7, theme.amber);
        bool const aimed = canvas.hovered && m_editable && duty == Duty::none && !other && cell.contains(ImGui::GetIO().MousePos);
        if (aimed) pen.dashed_outline({std::round(centre.x - 12), std::round(centre.y - 10), 24, 20}, theme.line_strong, 3, 2);
        return;
    }
    if (row.heading) return;
    auto const& hits = m_found.of_row[static_cast<std::size_t>(r)];
    Box content = canvas.content;
    if (hits.empty()) {
        pen.icon(content.x, content.cy(), Icon::check, theme.green, metric::icon_field);
        return;
    }
    auto const worst = worst_of(m_found, hits);
    bool const error = worst == Severity::error;
    if (error) pen.fill({canvas.cell.x, canvas.cell.y, canvas.cell.w, canvas.cell.h - 1}, theme.red_soft);
    pen.icon(content.x, content.cy(), severity_icon(worst), severity_color(theme, worst), metric::icon_field);
    content.cut_left(20);
    pen.text(content, error ? theme.red_text : worst == Severity::warning ? theme.amber_text : theme.text2, Type::small, cell(index, column).text);
}

}  // namespace pmo::ui
