// The keyboard of the data grid. Keys belong to the grid while it has the focus; Tab leaves it, so nobody is trapped. Typing starts an edit in
// cells for numbers and dates, and in text cells with any character that is not an ASCII letter: single letters are commands.

#include <algorithm>
#include <cmath>

#include "ui/widgets/table_grid.h"

namespace pmo::ui::detail {
namespace {

bool pressed(Grid const& g, ImGuiKey key, bool repeat = true) {
    return ImGui::IsKeyPressed(key, repeat ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None, g.id);
}

std::string encode(unsigned int c) {
    char text[5] = {};
    ImTextCharToUtf8(text, c);
    return text;
}

bool starts_edit(EditKind kind, unsigned int c) {
    bool const digit = c >= '0' && c <= '9';
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (kind) {
        case EditKind::number: return digit || c == '+' || c == '-' || c == '.' || (c >= 0xFF10 && c <= 0xFF19);
        case EditKind::date: return digit || c == '+' || c == 0x4ECA || c == 0x660E;   // 今 明
        case EditKind::text: return c > ' ' && c != 127 && !letter;
        case EditKind::choice: case EditKind::toggle: case EditKind::sign: case EditKind::none: break;
    }
    return false;
}

void paste(Grid& g) {
    char const* const text = ImGui::GetClipboardText();
    if (text && *text) g.events.pasted = from_tsv(text);
}

}  // namespace

std::string selection_text(Grid const& g) {
    std::vector<std::vector<std::string>> lines;
    bool const only_cursor = g.state.selection.empty();
    for (std::int64_t i = 0; i < g.rows; ++i) {
        TableRow const row = g.source.row(i);
        if (only_cursor ? i != g.cursor : !g.state.is_selected(row.key)) continue;
        std::vector<std::string> line;
        for (ShownColumn const& c : g.columns) line.push_back(g.source.cell(i, c.index).text);
        lines.push_back(std::move(line));
    }
    return to_tsv(lines);
}

void handle_keys(Grid& g) {
    ImGuiIO const& io = ImGui::GetIO();
    constexpr ImGuiKey kKeys[] = {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_PageUp, ImGuiKey_PageDown,
                                  ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter, ImGuiKey_KeypadEnter, ImGuiKey_Space, ImGuiKey_F2, ImGuiKey_Delete};
    bool const up = pressed(g, ImGuiKey_UpArrow), down = pressed(g, ImGuiKey_DownArrow);
    bool const left = pressed(g, ImGuiKey_LeftArrow), right = pressed(g, ImGuiKey_RightArrow);
    bool const page_up = pressed(g, ImGuiKey_PageUp), page_down = pressed(g, ImGuiKey_PageDown);
    bool const home = pressed(g, ImGuiKey_Home), end = pressed(g, ImGuiKey_End);
    bool const enter = pressed(g, ImGuiKey_Enter, false) || pressed(g, ImGuiKey_KeypadEnter, false);
    bool const space = pressed(g, ImGuiKey_Space, false), f2 = pressed(g, ImGuiKey_F2, false), del = pressed(g, ImGuiKey_Delete, false);
    for (ImGuiKey key : kKeys) ImGui::SetKeyOwner(key, g.id);
    if (g.rows == 0) return;

    std::int64_t const at = g.cursor;
    int const column = std::max(0, g.chosen_column), columns = static_cast<int>(g.columns.size());
    bool const shift = io.KeyShift, ctrl = io.KeyCtrl;
    auto const page = std::max<std::int64_t>(1, static_cast<std::int64_t>(g.body.h / g.row_height) - 1);
    TableRow const row = at >= 0 ? g.source.row(at) : TableRow{};

    if (io.KeyAlt) {
        if (right) g.events.indent = true;
        if (left) g.events.outdent = true;
        return;
    }
    if (up) move_cursor(g, at < 0 ? 0 : at - 1, column, shift, ctrl && !shift);
    if (down) move_cursor(g, at < 0 ? 0 : at + 1, column, shift, ctrl && !shift);
    if (page_up) move_cursor(g, at - page, column, shift, ctrl && !shift);
    if (page_down) move_cursor(g, at + page, column, shift, ctrl && !shift);
    if (home) ctrl ? move_cursor(g, 0, column, shift, false) : move_cursor(g, at, 0, false, true);
    if (end) ctrl ? move_cursor(g, g.rows - 1, column, shift, false) : move_cursor(g, at, columns - 1, false, true);
    bool const on_tree = g.chosen_column >= 0 && (g.columns[static_cast<std::size_t>(column)].index == g.spec.tree_column || (g.spec.tree_column < 0 && column == 0));
    if (right && at >= 0) {
        if (on_tree && row.expandable && !row.expanded) g.events.toggled = row.key;
        else move_cursor(g, at, column + 1, false, true);
    }
    if (left && at >= 0) {
        if (on_tree && row.expandable && row.expanded) g.events.toggled = row.key;
        else move_cursor(g, at, column - 1, false, true);
    }
    if (ctrl && pressed(g, ImGuiKey_A, false) && g.spec.multi_select) {
        g.state.selection.clear();
        for (std::int64_t i = 0; i < g.rows; ++i)
            if (TableRow const r = g.source.row(i); r.kind == RowKind::record) g.state.selection.insert(r.key);
        g.events.selection_changed = true;
    }
    if (!g.state.selection.empty()) {
        if (pressed(g, ImGuiKey_Escape, false)) {
            g.state.selection.clear();
            g.events.selection_changed = true;
        }
        ImGui::SetKeyOwner(ImGuiKey_Escape, g.id);
    }
    if (ctrl && pressed(g, ImGuiKey_C, false)) {
        g.events.copied = selection_text(g);
        ImGui::SetClipboardText(g.events.copied->c_str());
    }
    if (ctrl && pressed(g, ImGuiKey_V, false) && g.spec.editable && !g.ui.read_only) paste(g);
    if (at < 0) return;
    if (pressed(g, ImGuiKey_Menu, false) || (shift && pressed(g, ImGuiKey_F10, false))) {
        g.events.context = row.key;
        Box const cell{g.columns[static_cast<std::size_t>(column)].x, g.body.y + static_cast<float>(static_cast<double>(at) * static_cast<double>(g.row_height) - g.state.scroll_y),
                       10, g.row_height};
        g.events.context_at = {cell.x + 8, cell.bottom()};
    }
    int const data_column = columns > 0 ? g.columns[static_cast<std::size_t>(column)].index : 0;
    EditKind const kind = g.spec.editable && !g.ui.read_only ? g.source.edit_kind(at, data_column) : EditKind::none;
    if (kind == EditKind::sign) {
        if (auto const& typed = io.InputQueueCharacters; del || (!ctrl && typed.Size > 0 && typed[0] > ' '))
            g.events.edited = TableEdit{.row = row.key, .index = at, .column = data_column, .text = del ? std::string{} : encode(typed[0])};
        else if (enter || space) g.events.clicked = TableHit{row.key, at, data_column};
        return;
    }
    if (del && g.spec.editable && !g.ui.read_only && !g.state.selection.empty()) g.events.remove = true;
    if (space) {
        if (g.spec.check_boxes || ctrl) select_toggle(g, at);
        else g.events.peek = row.key;
    }
    if (row.kind == RowKind::add) {
        if (enter) g.events.add = true;
        return;
    }
    if (enter && row.kind == RowKind::group && row.expandable) { g.events.toggled = row.key; return; }
    if ((enter || f2) && !ctrl) {
        if (kind == EditKind::toggle)
            g.events.edited = TableEdit{.row = row.key, .index = at, .column = data_column, .text = {}, .checked = !g.source.cell(at, data_column).checked};
        else if (kind != EditKind::none) start_edit(g, row.key, at, data_column);
        else if (enter) g.events.opened = row.key;
        return;
    }
    if (!ctrl && !io.KeyAlt && !io.KeySuper && io.InputQueueCharacters.Size > 0) {
        unsigned int const c = io.InputQueueCharacters[0];
        if (starts_edit(kind, c)) {
            std::string typed;
            for (ImWchar code : io.InputQueueCharacters) typed += encode(code);
            start_edit(g, row.key, at, data_column, typed);
        }
    }
}

}  // namespace pmo::ui::detail
