#include "ui/widgets/table.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/table_grid.h"

namespace pmo::ui {
namespace detail {

namespace { constexpr float kScrollbar = 12, kGutter = 36; }

ImGuiID Grid::row_id(RowKey key) const { return child_id(child_id(id, key.high), key.low); }

std::int64_t Grid::index_of(RowKey key) const {
    if (!key || rows == 0) return -1;
    if (state.cursor_index_hint >= 0 && state.cursor_index_hint < rows && source.row(state.cursor_index_hint).key == key) return state.cursor_index_hint;
    if (std::int64_t const found = source.find(key); found >= 0) return found;
    for (ShownRow const& shown : visible) if (shown.row.key == key) return shown.index;
    for (std::int64_t i = 0; i < rows; ++i) if (source.row(i).key == key) return i;
    return -1;
}

ColumnState& Grid::state_of(int column) const {
    std::string_view const id_of = spec.columns[static_cast<std::size_t>(column)].id;
    return *std::find_if(state.columns.begin(), state.columns.end(), [&](ColumnState const& c) { return c.id == id_of; });
}

void adopt_columns(TableSpec const& spec, TableState& state) {
    auto const known = [&](std::string_view id) { return std::any_of(spec.columns.begin(), spec.columns.end(), [&](Column const& c) { return c.id == id; }); };
    std::erase_if(state.columns, [&](ColumnState const& c) { return !known(c.id); });
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        Column const& column = spec.columns[i];
        if (std::any_of(state.columns.begin(), state.columns.end(), [&](ColumnState const& c) { return c.id == column.id; })) continue;
        state.columns.insert(state.columns.begin() + static_cast<std::ptrdiff_t>(std::min(i, state.columns.size())), {std::string(column.id), 0, column.hidden});
    }
}

void lay_out(Grid& g) {
    g.frame = {std::round(g.spec.at.x), std::round(g.spec.at.y), std::round(g.spec.at.w), std::round(g.spec.at.h)};
    Box inner = g.spec.border ? g.frame.inset(1) : g.frame;
    g.header = inner.cut_top(g.spec.header_height);
    g.body = inner;
    g.row_height = g.spec.row_height > 0 ? g.spec.row_height : row_height(g.ui.density);
    g.rows = g.source.rows();
    g.gutter = g.spec.check_boxes ? kGutter : 0;
    g.events.row_height = g.row_height;

    g.columns.clear();
    for (ColumnState const& c : g.state.columns) {
        if (c.hidden) continue;
        for (std::size_t i = 0; i < g.spec.columns.size(); ++i) {
            if (g.spec.columns[i].id != c.id) continue;
            float const width = c.width > 0 ? c.width : g.spec.columns[i].width;
            g.columns.push_back({static_cast<int>(i), 0, std::round(std::max(width, g.spec.columns[i].min_width))});
        }
    }
    double const content_height = static_cast<double>(g.rows) * static_cast<double>(g.row_height);
    float total = g.gutter;
    for (ShownColumn const& c : g.columns) total += c.width;
    bool const bar_y = content_height > static_cast<double>(g.body.h);
    if (bar_y) g.body.w -= kScrollbar;
    // Free room goes to the column of names: the tree's, else the widest.
    if (total < g.body.w && !g.columns.empty()) {
        auto widest = std::max_element(g.columns.begin(), g.columns.end(), [](ShownColumn const& a, ShownColumn const& b) { return a.width < b.width; });
        for (auto it = g.columns.begin(); it != g.columns.end(); ++it) if (it->index == g.spec.tree_column) widest = it;
        widest->width += g.body.w - total;
        total = g.body.w;
    }
    g.content_width = total;
    if (total > g.body.w + 0.5f) g.body.h -= kScrollbar;

    double const max_y = std::max(0.0, content_height - static_cast<double>(g.body.h));
    float const max_x = std::max(0.0f, total - g.body.w);
    g.state.scroll_y = std::clamp(g.state.scroll_y + g.state.wheel, 0.0, max_y);
    g.state.wheel = 0;
    g.state.scroll_x = std::clamp(g.state.scroll_x, 0.0f, max_x);

    int frozen = std::min(g.spec.frozen, static_cast<int>(g.columns.size()));
    float frozen_total = 0;
    for (int i = 0; i < frozen; ++i) frozen_total += g.columns[static_cast<std::size_t>(i)].width;
    if (frozen_total > g.body.w * 0.7f) frozen = 0;   // nothing would be left to scroll
    float x = g.body.x + g.gutter;
    g.frozen_width = 0;
    for (std::size_t i = 0; i < g.columns.size(); ++i) {
        ShownColumn& c = g.columns[i];
        c.frozen = static_cast<int>(i) < frozen;
        c.x = c.frozen ? x : x - std::round(g.state.scroll_x);
        x += c.width;
        if (c.frozen) g.frozen_width += c.width;
    }
    g.chosen_column = -1;
    for (std::size_t i = 0; i < g.columns.size(); ++i) if (g.column(g.columns[i]).id == g.state.cursor_column) g.chosen_column = static_cast<int>(i);
    if (g.chosen_column < 0 && !g.columns.empty()) g.chosen_column = 0;
    g.events.body = g.body;
}

void reveal(Grid& g, std::int64_t index) {
    if (index < 0) return;
    double const top = static_cast<double>(index) * static_cast<double>(g.row_height), bottom = top + static_cast<double>(g.row_height);
    if (top < g.state.scroll_y) g.state.scroll_y = top;
    else if (bottom > g.state.scroll_y + static_cast<double>(g.body.h)) g.state.scroll_y = bottom - static_cast<double>(g.body.h);
    g.ui.wake(0);
}

// ---------------------------------------------------------------------------------------------- selection

namespace {
bool can_select(TableRow const& row) { return row.kind == RowKind::record || row.kind == RowKind::group; }
}

void select_only(Grid& g, std::int64_t index) {
    TableRow const row = g.source.row(index);
    std::set<RowKey> next;
    if (can_select(row)) next.insert(row.key);
    if (next != g.state.selection) {
        g.state.selection = std::move(next);
        g.events.selection_changed = true;
    }
    g.state.anchor = row.key;
}

void select_range(Grid& g, std::int64_t index) {
    std::int64_t const from = g.spec.multi_select ? g.index_of(g.state.anchor) : -1;
    if (from < 0) { select_only(g, index); return; }
    std::set<RowKey> next;
    for (std::int64_t i = std::min(from, index); i <= std::max(from, index); ++i) {
        TableRow const row = g.source.row(i);
        if (can_select(row)) next.insert(row.key);
    }
    if (next == g.state.selection) return;
    g.state.selection = std::move(next);
    g.events.selection_changed = true;
}

void select_toggle(Grid& g, std::int64_t index) {
    TableRow const row = g.source.row(index);
    if (!can_select(row)) return;
    if (!g.spec.multi_select) { select_only(g, index); return; }
    if (g.state.selection.erase(row.key) == 0) g.state.selection.insert(row.key);
    g.state.anchor = row.key;
    g.events.selection_changed = true;
}

void move_cursor(Grid& g, std::int64_t index, int shown_column, bool extend, bool keep_selection) {
    if (g.rows == 0 || g.columns.empty()) return;
    index = std::clamp<std::int64_t>(index, 0, g.rows - 1);
    shown_column = std::clamp(shown_column, 0, static_cast<int>(g.columns.size()) - 1);
    g.cursor = index;
    g.chosen_column = shown_column;
    g.state.cursor = g.source.row(index).key;
    g.state.cursor_index_hint = index;
    g.state.cursor_column = g.column(g.columns[static_cast<std::size_t>(shown_column)]).id;
    g.events.cursor_moved = true;
    if (extend) select_range(g, index);
    else if (!keep_selection) select_only(g, index);
    reveal(g, index);
    ShownColumn const& c = g.columns[static_cast<std::size_t>(shown_column)];
    if (c.frozen) return;
    Box const area = g.scroll_area();
    if (c.x < area.x) g.state.scroll_x -= area.x - c.x;
    else if (c.x + c.width > area.right()) g.state.scroll_x += std::min(c.x + c.width - area.right(), c.x - area.x);
}

// ---------------------------------------------------------------------------------------------- pointer

void handle_pointer(Grid& g) {
    ImGuiIO const& io = ImGui::GetIO();
    TableState& s = g.state;
    s.hovered_row = -1;
    Item const& it = g.item;
    bool const over = it.hovered && g.body.contains(io.MousePos);
    if (!over) return;
    auto const index = static_cast<std::int64_t>((static_cast<double>(io.MousePos.y - g.body.y) + s.scroll_y) / static_cast<double>(g.row_height));
    if (index < 0 || index >= g.rows) {
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !s.selection.empty() && !io.KeyCtrl) {
            s.selection.clear();
            g.events.selection_changed = true;
        }
        return;
    }
    s.hovered_row = index;
    TableRow const row = g.source.row(index);
    float const top = g.body.y + static_cast<float>(static_cast<double>(index) * static_cast<double>(g.row_height) - std::round(s.scroll_y));
    Box const row_box{g.body.x, top, g.body.w, g.row_height};

    int at = -1;   // the shown column under the pointer; frozen ones lie on top
    for (std::size_t i = 0; i < g.columns.size(); ++i) {
        ShownColumn const& c = g.columns[i];
        if (io.MousePos.x >= c.x && io.MousePos.x < c.x + c.width && (c.frozen || io.MousePos.x >= g.scroll_area().x)) { at = static_cast<int>(i); break; }
    }
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Right) && row.key) {
        if (!s.is_selected(row.key)) move_cursor(g, index, std::max(0, at), false, false);
        g.events.context = row.key;
        g.events.context_at = io.MousePos;
    }
    if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return;

    // The row's own parts first: actions, check box, chevron.
    float right = g.body.right() - 6;
    for (std::size_t i = g.spec.actions.size(); i-- > 0;) {
        Box const place{right - 24, row_box.y, 24, row_box.h};
        if (row.kind == RowKind::record && place.contains(io.MousePos)) {
            g.events.action_row = row.key;
            g.events.action = static_cast<int>(i);
            return;
        }
        right -= 26;
    }
    if (row.kind == RowKind::add) { g.events.add = true; return; }
    if (g.gutter > 0 && io.MousePos.x < g.body.x + g.gutter) {
        if (io.KeyShift) select_range(g, index);
        else select_toggle(g, index);
        s.cursor = row.key;
        s.cursor_index_hint = index;
        return;
    }
    if (at < 0) return;
    ShownColumn const& c = g.columns[static_cast<std::size_t>(at)];
    if (row.expandable && (c.index == g.spec.tree_column || (g.spec.tree_column < 0 && at == 0))) {
        float const chevron = c.x + g.padding() + 16 * static_cast<float>(row.depth);
        if (io.MousePos.x >= c.x && io.MousePos.x < chevron + 18) { g.events.toggled = row.key; return; }
    }
    if (row.kind == RowKind::total) return;
    if (io.KeyShift) move_cursor(g, index, at, true, false);
    else if (io.KeyCtrl) { select_toggle(g, index); move_cursor(g, index, at, false, true); }
    else move_cursor(g, index, at, false, false);

    EditKind const kind = g.spec.editable && !g.ui.read_only ? g.source.edit_kind(index, c.index) : EditKind::none;
    if (kind == EditKind::toggle && !io.KeyShift && !io.KeyCtrl) {
        g.events.edited = TableEdit{.row = row.key, .index = index, .column = c.index, .text = {}, .checked = !g.source.cell(index, c.index).checked};
    } else if (kind == EditKind::sign) {
        if (!io.KeyShift && !io.KeyCtrl) g.events.clicked = TableHit{row.key, index, c.index}, s.held_row = row.key, s.held_column = c.index;
    } else if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        if (kind != EditKind::none && kind != EditKind::toggle) start_edit(g, row.key, index, c.index);
        else if (row.kind == RowKind::group && row.expandable) g.events.toggled = row.key;
        else g.events.opened = row.key;
    }
}

namespace {

constexpr float kDragStart = 6;

// A cell on its way to another row.
void carry_cell(Grid& g) {
    TableState& s = g.state;
    if (!s.held_row) return;
    bool const released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    bool const far_enough = ImGui::IsMouseDragPastThreshold(ImGuiMouseButton_Left, kDragStart) || (released && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > kDragStart * kDragStart);
    bool const ended = released || !ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsKeyPressed(ImGuiKey_Escape);
    if (g.spec.drag_cells && far_enough && !ImGui::IsKeyPressed(ImGuiKey_Escape)) {
        auto const to = s.hovered_row >= 0 && s.hovered_row < g.rows ? g.source.row(s.hovered_row).key : RowKey{};
        g.events.drag = TableDrag{.from = s.held_row, .to = to, .column = s.held_column, .dropped = released};
        g.ui.wake(0);
    }
    if (ended) s.held_row = {};
}

// What assistive technology and tests asked of rows and cells that are shown.
void take_actions(Grid& g) {
    if (!g.ui.tree().waiting()) return;
    sem::Tree& tree = g.ui.tree();
    for (ShownRow const& shown : g.visible) {
        ImGuiID const row_id = g.row_id(shown.row.key);
        if (tree.take(row_id, sem::ActionKind::click) || tree.take(row_id, sem::ActionKind::focus)) move_cursor(g, shown.index, g.chosen_column, false, false);
        if (tree.take(row_id, sem::ActionKind::toggle_expand) && shown.row.expandable) g.events.toggled = shown.row.key;
        if (tree.take(child_id(row_id, "check"), sem::ActionKind::click)) select_toggle(g, shown.index);
        for (std::size_t a = 0; a < g.spec.actions.size(); ++a)
            if (tree.take(child_id(row_id, g.spec.actions[a].key), sem::ActionKind::click)) {
                g.events.action_row = shown.row.key;
                g.events.action = static_cast<int>(a);
            }
        for (std::size_t i = 0; i < g.columns.size(); ++i) {
            ImGuiID const cell = g.cell_id(shown.row.key, g.column(g.columns[i]).id);
            int const column = g.columns[i].index;
            bool const clicked = tree.take(cell, sem::ActionKind::click);
            if (clicked || tree.take(cell, sem::ActionKind::focus)) move_cursor(g, shown.index, static_cast<int>(i), false, false);
            if (clicked && g.spec.editable && !g.ui.read_only && g.source.edit_kind(shown.index, column) == EditKind::sign)
                g.events.clicked = TableHit{shown.row.key, shown.index, column};
            if (auto value = tree.take_value(cell); value && g.spec.editable && !g.ui.read_only &&
                                                    g.source.edit_kind(shown.index, column) != EditKind::none &&
                                                    g.source.check_edit(shown.index, column, *value).empty())
                g.events.edited = TableEdit{.row = shown.row.key, .index = shown.index, .column = column, .text = std::move(*value)};
        }
    }
}

void scroll_bars(Grid& g) {
    double const content = static_cast<double>(g.rows) * static_cast<double>(g.row_height);
    if (content > static_cast<double>(g.body.h)) {
        auto scroll = static_cast<ImS64>(std::lround(g.state.scroll_y));
        ImRect const bar({g.body.right() + 1, g.body.y}, {g.body.right() + kScrollbar - 1, g.body.bottom()});
        if (ImGui::ScrollbarEx(bar, child_id(g.id, "bar y"), ImGuiAxis_Y, &scroll, static_cast<ImS64>(g.body.h), static_cast<ImS64>(content)))
            g.state.scroll_y = static_cast<double>(scroll);
    }
    if (g.content_width > g.body.w + 0.5f) {
        auto scroll = static_cast<ImS64>(std::lround(g.state.scroll_x));
        ImRect const bar({g.body.x, g.body.bottom() + 1}, {g.body.right(), g.body.bottom() + kScrollbar - 1});
        if (ImGui::ScrollbarEx(bar, child_id(g.id, "bar x"), ImGuiAxis_X, &scroll, static_cast<ImS64>(g.body.w), static_cast<ImS64>(g.content_width)))
            g.state.scroll_x = static_cast<float>(scroll);
    }
}

}  // namespace
}  // namespace detail

TableEvents table(Ui& ui, TableSpec const& spec, TableSource const& source, TableState& state) {
    using namespace detail;
    TableEvents events;
    adopt_columns(spec, state);
    Grid g{.ui = ui, .spec = spec, .source = source, .state = state, .events = events};
    g.id = make_id(spec.id);
    g.pen = ui.pen();
    reserve(spec.at);
    IdScope const scope{spec.id};
    lay_out(g);
    Theme const& t = ui.theme();
    if (spec.border) g.pen.panel(g.frame, t.surface, t.line, metric::radius_card);
    else g.pen.fill(g.frame, t.surface);

    if (state.scroll_to) {
        std::int64_t const index = g.index_of(state.scroll_to);
        state.scroll_to = {};
        reveal(g, index);
    }

    // One item for the whole body: the rows are not items, the keyboard moves a cursor of its own.
    g.item = item(ui, g.id, g.body, {.overlap = true, .buttons = ImGuiButtonFlags_AllowOverlap | ImGuiButtonFlags_PressedOnClick});
    g.focused = g.item.focused;
    events.focused = g.focused;
    ImGuiIO const& io = ImGui::GetIO();
    double const content = static_cast<double>(g.rows) * static_cast<double>(g.row_height);
    bool const scrolls = content > static_cast<double>(g.body.h) || g.content_width > g.body.w + 0.5f;
    if (g.item.hovered && scrolls) {
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
        if (io.KeyShift) state.scroll_x -= io.MouseWheel * 60;
        else state.scroll_y -= static_cast<double>(io.MouseWheel) * 3 * static_cast<double>(g.row_height);
        state.scroll_x -= io.MouseWheelH * 60;
    }
    g.cursor = g.index_of(state.cursor);
    if (g.cursor < 0) state.cursor = {};
    else state.cursor_index_hint = g.cursor;
    handle_pointer(g);
    carry_cell(g);
    if (g.focused && !state.edit_open) handle_keys(g);
    if (state.edit_now && g.cursor < 0 && state.cursor) g.cursor = g.index_of(state.cursor);
    if (state.edit_now && g.cursor >= 0 && g.chosen_column >= 0) {
        state.edit_now = false;
        reveal(g, g.cursor);
        start_edit(g, state.cursor, g.cursor, g.columns[static_cast<std::size_t>(g.chosen_column)].index);
    }
    lay_out(g);   // again: scrolling and widths may have moved

    std::int64_t const first = static_cast<std::int64_t>(state.scroll_y / static_cast<double>(g.row_height));
    double const end = state.scroll_y + static_cast<double>(g.body.h);
    for (std::int64_t i = std::max<std::int64_t>(0, first); i < g.rows && static_cast<double>(i) * static_cast<double>(g.row_height) < end; ++i) {
        float const y = g.body.y + static_cast<float>(static_cast<double>(i) * static_cast<double>(g.row_height) - std::round(state.scroll_y));
        g.visible.push_back({i, source.row(i), {g.body.x, y, g.body.w, g.row_height}});
    }
    events.first_row = g.visible.empty() ? 0 : g.visible.front().index;
    events.last_row = g.visible.empty() ? -1 : g.visible.back().index;
    take_actions(g);

    std::uint32_t state_bits = g.focused && g.cursor < 0 ? sem::focused : 0u;
    if (sem::Node* node = emit_static(ui, g.id, g.frame, spec.tree ? sem::Role::treegrid : sem::Role::grid, spec.name)) {
        node->rows = static_cast<std::int32_t>(std::min<std::int64_t>(g.rows, INT32_MAX));
        node->columns = static_cast<std::int32_t>(g.columns.size());
        node->state |= state_bits;
        if (!state.selection.empty()) node->description = tr("table.selected", {std::to_string(state.selection.size())});
    }
    ui.tree().push(g.id);
    draw_header(g);
    draw_rows(g);
    if (g.rows == 0 && !spec.empty_text.empty()) {
        Box const place{g.body.x + 12, g.body.y + 12, g.body.w - 24, 24};
        g.pen.text(place, t.text3, Type::small, spec.empty_text, Align::centre);
        emit_static(ui, child_id(g.id, "empty"), place, sem::Role::text, spec.empty_text);
    }
    draw_editor(g);
    ui.tree().pop();
    scroll_bars(g);
    if (spec.border) g.pen.outline(g.frame, t.line, metric::radius_card);
    if (g.item.ring && !state.edit_open && g.cursor < 0) g.pen.ring(g.body, 4, -2, t.accent);
    return events;
}

float row_y(TableState const& state, TableEvents const& events, std::int64_t index) {
    return events.body.y + static_cast<float>(static_cast<double>(index) * static_cast<double>(events.row_height) - std::round(state.scroll_y));
}

}  // namespace pmo::ui
