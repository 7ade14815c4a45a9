// Editing in a cell of the data grid. A text that cannot be written stays in the cell with a red ring; Esc gives it up. Also the text form
// of copied cells.

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/edit.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/table_grid.h"

namespace pmo::ui {
namespace detail {

void stop_edit(TableState& s) {
    s.edit_open = s.edit_just_opened = s.edit_from_key = false;
    s.edit_row = {};
    s.edit_column.clear();
    s.edit_draft.clear();
    s.edit_problem.clear();
}

void start_edit(Grid& g, RowKey row, std::int64_t index, int column, std::string_view typed) {
    if (!g.spec.editable || g.ui.read_only) return;
    EditKind const kind = g.source.edit_kind(index, column);
    if (kind == EditKind::none || kind == EditKind::toggle || kind == EditKind::sign) return;
    TableState& s = g.state;
    stop_edit(s);
    s.edit_open = s.edit_just_opened = true;
    s.edit_row = row;
    s.edit_column = g.spec.columns[static_cast<std::size_t>(column)].id;
    s.edit_draft = typed;
    s.edit_from_key = !typed.empty();
    s.cursor = row;
    s.cursor_index_hint = index;
    s.cursor_column = s.edit_column;
    g.ui.wake(0);
}

namespace {

// The next cell to the right (left) of the same row that can be edited.
void edit_neighbour(Grid& g, std::int64_t index, int shown, int step) {
    for (int i = shown + step; i >= 0 && i < static_cast<int>(g.columns.size()); i += step) {
        EditKind const kind = g.source.edit_kind(index, g.columns[static_cast<std::size_t>(i)].index);
        if (kind == EditKind::none || kind == EditKind::toggle || kind == EditKind::sign) continue;
        move_cursor(g, index, i, false, false);
        start_edit(g, g.state.cursor, index, g.columns[static_cast<std::size_t>(i)].index);
        return;
    }
}

std::string date_text(Grid& g, std::string_view typed, std::string& problem, std::string_view old) {
    DateRules rules;
    rules.today = rules.base = g.ui.today;
    rules.is_workday = [&ui = g.ui](std::int32_t day) {
        DayKind const kind = ui.kind_of(day);
        return kind == DayKind::workday || kind == DayKind::makeup;
    };
    if (DateResult const from = parse_date(old, rules); from.fault == DateFault::none) rules.base = from.day;
    DateResult const result = parse_date(typed, rules);
    if (result.fault == DateFault::empty) return {};
    problem = date_problem(result);
    return result.fault == DateFault::none ? format_date(result.day) : std::string(typed);
}

void choice_editor(Grid& g, std::int64_t index, int column, Box const& box) {
    ImGuiID const popup = child_id(g.id, "choice");
    if (g.state.edit_just_opened) {
        g.state.edit_just_opened = false;
        g.ui.popup = PopupMemory{.id = popup, .filter = {}, .just_opened = true};
        open_popup_id(popup);
    }
    std::vector<Option> const options = g.source.options(index, column);
    bool const filter = options.size() >= 9;
    float const width = std::max(box.w, 180.0f);
    float const height = 26 * static_cast<float>(std::clamp<std::size_t>(options.size(), 1, 11)) + 8 + (filter ? 36.0f : 0.0f);
    g.pen.ring(box, 0, -2, g.ui.theme().accent);
    if (!begin_popup(g.ui, popup, popup_place(box.moved(0, -3), width, height), metric::radius_button, 0)) { stop_edit(g.state); return; }
    OptionListAnswer const picked = option_list(g.ui, {.id = "options", .options = options, .chosen = g.source.chosen_option(index, column),
                                                       .filter = filter, .width = width, .max_height = height});
    if (picked.chosen) {
        Option const& option = options[static_cast<std::size_t>(*picked.chosen)];
        if (*picked.chosen != g.source.chosen_option(index, column))
            g.events.edited = TableEdit{.row = g.state.edit_row, .index = index, .column = column, .text = std::string(option.key), .option = *picked.chosen};
        ImGui::CloseCurrentPopup();
        stop_edit(g.state);
        g.ui.focus_request = 0;
    }
    end_popup(g.ui);
}

}  // namespace

void draw_editor(Grid& g) {
    TableState& s = g.state;
    if (!s.edit_open) return;
    auto const shown = std::find_if(g.columns.begin(), g.columns.end(), [&](ShownColumn const& c) { return g.column(c).id == s.edit_column; });
    auto const row = std::find_if(g.visible.begin(), g.visible.end(), [&](ShownRow const& r) { return r.row.key == s.edit_row; });
    if (shown == g.columns.end() || (row == g.visible.end() && s.edit_just_opened)) {
        if (shown == g.columns.end() || g.index_of(s.edit_row) < 0) stop_edit(s);
        else if (g.body.h >= g.row_height) s.scroll_to = s.edit_row, g.ui.wake(0);   // the table has become smaller since
        return;
    }
    // A row that was scrolled away while somebody types keeps its editor, out of sight.
    std::int64_t const index = row != g.visible.end() ? row->index : g.index_of(s.edit_row);
    if (index < 0) { stop_edit(s); return; }
    float const y = row_y(s, g.events, index);
    Box const box = g.cell_box(*shown, {g.body.x, y, g.body.w, g.row_height});
    int const column = shown->index;
    if (g.source.edit_kind(index, column) == EditKind::choice) { choice_editor(g, index, column, box); return; }

    ImGui::PushClipRect(g.body.min(), g.body.max(), true);
    IdScope const scope{&s.edit_row, sizeof s.edit_row};
    EditKind const kind = g.source.edit_kind(index, column);
    std::string const old = g.source.edit_text(index, column);
    bool const invalid = !s.edit_problem.empty();
    EditSpec e;
    e.id = make_id(s.edit_column);
    e.key = s.edit_column;
    e.frame = {box.x, box.y, box.w, box.h - 1};
    e.left = e.right = g.padding();
    e.value = invalid ? s.edit_draft : old;
    if (g.column(*shown).align == Align::right) {
        // Numbers stay at the right while they are typed: the box is only as wide as its text.
        std::string_view const now = g.ui.draft.id == e.id ? std::string_view(g.ui.draft.text) : e.value;
        float const room = box.w - 2 * g.padding(), width = std::ceil(text_width(g.ui.fonts(), g.type(), now)) + 2;
        if (width < room) {
            e.left = box.w - g.padding() - width;
            if (ImGuiInputTextState* const state = ImGui::GetInputTextState(e.id)) state->Scroll.x = 0;
        }
    }
    e.edit_value = e.value;
    std::string const name = tr("table.edit_cell", {g.column(*shown).title, g.source.row(index).name});
    e.name = name;
    e.problem = s.edit_problem;
    e.type = g.type();
    e.cell = true;
    e.select_all = !s.edit_from_key;
    e.focus = s.edit_just_opened;
    if (kind == EditKind::number) e.state = sem::decimal, e.role = sem::Role::spinbutton;
    s.edit_just_opened = false;
    // A table has rows of cells only. The field has a row and a cell of its own, because those it stands in may be scrolled away while it is typed in.
    ImGuiID const row_id = child_id(g.id, "editor.row"), cell_id = child_id(g.id, "editor.cell");
    emit_static(g.ui, row_id, g.body, sem::Role::row, name);
    g.ui.tree().push(row_id);
    emit_static(g.ui, cell_id, g.body, sem::Role::gridcell, {});
    g.ui.tree().push(cell_id);
    Edit edit = edit_box(g.ui, e);
    g.ui.tree().pop();
    g.ui.tree().pop();
    if (edit.started && s.edit_from_key) {
        g.ui.draft.text = s.edit_draft;
        if (ImGuiInputTextState* const state = ImGui::GetInputTextState(e.id)) state->ReloadUserBufAndMoveToEnd();
        s.edit_from_key = false;
    }
    ImGui::PopClipRect();
    if (invalid && edit.hovered) tooltip_for(g.ui, box, s.edit_problem, "problem");
    if (!edit.ended) return;

    int const at = static_cast<int>(shown - g.columns.begin());
    RowKey const key = s.edit_row;
    if (edit.cancelled) {
        stop_edit(s);
        focus_item(g.ui, g.id);
        return;
    }
    std::string const text = edit.committed ? *edit.committed : edit.text;
    std::string problem, write = text;
    if (edit.committed || invalid) {
        if (kind == EditKind::date) write = date_text(g, text, problem, old);
        if (problem.empty()) problem = g.source.check_edit(index, column, write);
        if (!problem.empty()) {
            s.edit_problem = std::move(problem);
            s.edit_draft = text;
            g.ui.wake(0);
            return;
        }
    }
    stop_edit(s);
    if (write != old) g.events.edited = TableEdit{.row = key, .index = index, .column = column, .text = write};
    if (edit.by_tab) {
        edit_neighbour(g, index, at, edit.backwards ? -1 : 1);
    } else if (edit.by_enter) {
        focus_item(g.ui, g.id);
        move_cursor(g, index + 1, at, false, false);
    }
}

}  // namespace detail

// ---------------------------------------------------------------------------------------------- text of copied cells

std::string to_tsv(std::vector<std::vector<std::string>> const& rows) {
    std::string out;
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += '\t';
            if (row[i].find_first_of("\t\n\r\"") == std::string::npos) { out += row[i]; continue; }
            out += '"';
            for (char c : row[i]) {
                if (c == '"') out += '"';
                out += c;
            }
            out += '"';
        }
        out += '\n';
    }
    return out;
}

std::vector<std::vector<std::string>> from_tsv(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false, any = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted) {
            if (c != '"') cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') cell += '"', ++i;
            else quoted = false;
            continue;
        }
        if (c == '"' && cell.empty()) { quoted = any = true; continue; }
        if (c == '\t') { row.push_back(std::move(cell)); cell.clear(); any = true; continue; }
        if (c == '\r') continue;
        if (c == '\n') {
            row.push_back(std::move(cell));
            rows.push_back(std::move(row));
            row.clear(), cell.clear();
            any = false;
            continue;
        }
        cell += c;
        any = true;
    }
    if (any || !cell.empty() || !row.empty()) {
        row.push_back(std::move(cell));
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace pmo::ui
