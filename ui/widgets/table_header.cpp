// The header of the data grid: titles, sorting, widths, order, which columns are shown.

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/button.h"
#include "ui/widgets/table_grid.h"

namespace pmo::ui {
namespace detail {
namespace {

void sort_by(Grid& g, std::string_view id, bool descending) {
    g.state.sort_column = id;
    g.state.sort_descending = descending;
    g.events.sort_changed = true;
}

void column_context_menu(Grid& g, ShownColumn const& shown) {
    Column const& column = g.column(shown);
    ImGuiID const popup = child_id(child_id(g.id, column.id), "menu");
    MenuItem const items[] = {
        {.key = "up", .label = tr("table.sort_up"), .icon = Icon::arrow_up, .disabled = !column.sortable},
        {.key = "down", .label = tr("table.sort_down"), .icon = Icon::arrow_down, .disabled = !column.sortable},
        {.key = "hide", .label = tr("table.hide_column"), .icon = Icon::eye_off, .disabled = !column.hideable, .line_above = true},
        {.key = "reset", .label = tr("table.reset_columns"), .icon = Icon::rotate_ccw},
    };
    auto const chosen = menu_list(g.ui, popup, column.title, items, 160, {shown.x, g.header.y, shown.width, g.header.h});
    if (!chosen) return;
    switch (*chosen) {
        case 0: sort_by(g, column.id, false); break;
        case 1: sort_by(g, column.id, true); break;
        case 2: g.state_of(shown.index).hidden = true; g.events.columns_changed = true; break;
        default: g.state.columns.clear(); adopt_columns(g.spec, g.state); g.events.columns_changed = true; break;
    }
}

// The edge between two columns: dragged, or moved by assistive technology.
void resize_edge(Grid& g, ShownColumn const& shown) {
    Column const& column = g.column(shown);
    if (!column.resizable) return;
    ImGuiID const id = child_id(child_id(g.id, column.id), "edge");
    Box const edge{shown.x + shown.width - 4, g.header.y, 8, g.header.h};
    Item const it = item(g.ui, id, edge, {.tab_stop = false, .nav = false});
    ColumnState& state = g.state_of(shown.index);
    float width = shown.width;
    if (it.held) width = ImGui::GetIO().MousePos.x - shown.x;
    if (g.ui.tree().take(id, sem::ActionKind::increment)) width += 16;
    if (g.ui.tree().take(id, sem::ActionKind::decrement)) width -= 16;
    width = std::round(std::max(column.min_width, width));
    if (width != shown.width) {
        state.width = width;
        g.events.columns_changed = true;
        g.ui.wake(0);
    }
    if (!it.visible) return;
    if (it.hovered || it.held) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        g.pen.fill({shown.x + shown.width - 1, g.header.y, 2, g.header.h}, g.ui.theme().accent);
    }
    if (sem::Node* node = emit(g.ui, it, sem::Role::slider, tr("table.resize", {column.title}), 0, std::to_string(static_cast<int>(shown.width))))
        node->parent = child_id(g.id, column.id);             // a row has cells only: the edge belongs to its heading
}

void reorder(Grid& g, std::size_t at, Item const& it) {
    ImGuiIO const& io = ImGui::GetIO();
    if (it.held && g.column(g.columns[at]).reorderable && std::abs(io.MousePos.x - io.MouseClickedPos[0].x) > 8) g.state.drag_column = g.columns[at].index;
    if (g.state.drag_column != g.columns[at].index || !it.held) return;
    for (std::size_t other = 0; other < g.columns.size(); ++other) {
        ShownColumn const& to = g.columns[other];
        if (other == at || to.frozen != g.columns[at].frozen || !g.column(to).reorderable) continue;
        if (io.MousePos.x < to.x + to.width * 0.25f || io.MousePos.x > to.x + to.width * 0.75f) continue;
        auto const find = [&](int index) { return std::find_if(g.state.columns.begin(), g.state.columns.end(), [&](ColumnState const& c) {
            return c.id == g.spec.columns[static_cast<std::size_t>(index)].id; }); };
        auto const from = find(g.columns[at].index), target = find(to.index);
        if (from < target) std::rotate(from, from + 1, target + 1);
        else std::rotate(target, from, from + 1);
        g.events.columns_changed = true;
        g.ui.wake(0);
        return;
    }
}

// In a high header a long title takes a second line. True: something of it had to be left out.
bool title(Pen const& pen, Box words, ImU32 color, Column const& column) {
    float const line = Fonts::line_of(Type::small);
    if (words.h < 2 * line + 4 || pen.width(Type::small, column.title) <= words.w) return pen.text(words, color, Type::small, column.title, column.align);
    auto const lines = pen.wrap(Type::small, column.title, words.w);
    auto const shown = std::min(lines.size(), static_cast<std::size_t>(words.h / line));
    Box at{words.x, std::round(words.cy() - line * static_cast<float>(shown) / 2), words.w, line};
    bool cut = lines.size() > shown;
    for (std::size_t i = 0; i < shown; ++i, at.y += line) cut |= pen.text(at, color, Type::small, trim(lines[i]), column.align);
    return cut;
}

void header_cell(Grid& g, std::size_t at) {
    Theme const& t = g.ui.theme();
    ShownColumn const& shown = g.columns[at];
    Column const& column = g.column(shown);
    Box const box{shown.x, g.header.y, shown.width, g.header.h};
    ImGuiID const id = child_id(g.id, column.id);
    Item const it = item(g.ui, id, box, {.tab_stop = at == 0, .overlap = true, .buttons = ImGuiButtonFlags_AllowOverlap});
    bool const sorted = g.state.sort_column == column.id;
    bool const was_drag = g.state.drag_column == shown.index;
    reorder(g, at, it);
    if (it.pressed && column.sortable && !was_drag) sort_by(g, column.id, sorted && !g.state.sort_descending);
    ImGuiID const popup = child_id(id, "menu");
    if ((it.hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) || (it.focused && ImGui::IsKeyPressed(ImGuiKey_Menu, false))) open_popup_id(popup);
    column_context_menu(g, shown);
    if (it.visible) {
        if ((it.hovered && column.sortable) || was_drag) g.pen.fill({box.x, box.y + 1, box.w, box.h - 2}, t.hover);
        Box words = box.inset(std::min(g.padding(), box.w * 0.2f), 0);
        if (g.spec.tree_column == shown.index) words.cut_left(18);
        if (sorted) {
            Icon const arrow = g.state.sort_descending ? Icon::arrow_down : Icon::arrow_up;
            bool const right = column.align == Align::right;
            Box const place = right ? words.cut_left(12, 2) : Box{words.x + std::min(words.w - 14, g.pen.width(Type::small, column.title)) + 2, box.y, 12, box.h};
            g.pen.icon(place.x, box.cy(), arrow, t.text2, metric::icon_badge);
            if (!right) words.w = std::min(words.w, place.x - words.x);
        }
        if (!column.caption.empty()) {
            Box below = words;
            words = below.cut_top(std::round(box.h / 2));
            words.y += 3;
            below.y -= 1;
            g.pen.text(below, column.caption_color ? column.caption_color : t.text3, Type::small, column.caption, column.align);
        }
        bool const cut = title(g.pen, words, sorted || !column.caption.empty() ? t.text1 : t.text3, column);
        if (it.ring) g.pen.ring(box, 3, -2, t.accent);
        if (sem::Node* node = emit(g.ui, it, sem::Role::columnheader, column.title.empty() ? column.tip : column.title,
                                   sorted ? (g.state.sort_descending ? sem::sorted_down : sem::sorted_up) : 0u)) {
            node->column = static_cast<std::int32_t>(at) + 1;
            node->columns = static_cast<std::int32_t>(g.columns.size());
            node->description = column.tip.empty() ? column.caption : column.tip;
        }
        if (!column.tip.empty()) tooltip_for(g.ui, box, column.tip, column.id);
        else if (cut) tooltip_for(g.ui, box, column.title, column.id);
    }
}

void select_all_box(Grid& g) {
    Theme const& t = g.ui.theme();
    Box const box{std::round(g.header.x + (g.gutter - 16) / 2), std::round(g.header.cy() - 8), 16, 16};
    Item const it = item(g.ui, child_id(g.id, "all"), box);
    std::size_t const chosen = g.state.selection.size();
    // Counting the selectable rows of a long list in every frame would be waste: any selection that is not all of it is "some".
    bool const all = chosen > 0 && static_cast<std::int64_t>(chosen) >= g.rows;
    if (it.pressed) {
        if (chosen > 0) {
            g.state.selection.clear();
        } else {
            for (std::int64_t i = 0; i < g.rows; ++i)
                if (TableRow const row = g.source.row(i); row.kind == RowKind::record) g.state.selection.insert(row.key);
        }
        g.events.selection_changed = true;
    }
    if (!it.visible) return;
    if (chosen > 0) {
        g.pen.fill(box, t.accent, metric::radius_badge);
        g.pen.icon(box.x + 2, box.cy(), all ? Icon::check : Icon::minus, t.on_accent, 12);
    } else {
        g.pen.panel(box, t.field, it.hovered ? t.text3 : t.field_line, metric::radius_badge);
    }
    if (it.ring) g.pen.ring(box, metric::radius_badge, 1, t.accent);
    ImGuiID const heading = child_id(g.id, "all.heading");
    emit_static(g.ui, heading, {g.header.x, g.header.y, g.gutter, g.header.h}, sem::Role::columnheader, tr("table.select_all"));
    if (sem::Node* node = emit(g.ui, it, sem::Role::checkbox, tr("table.select_all"), all ? sem::checked : chosen > 0 ? sem::mixed : 0u)) node->parent = heading;
}

}  // namespace

void draw_header(Grid& g) {
    Theme const& t = g.ui.theme();
    if (g.spec.border) g.pen.list->AddRectFilled(g.header.min(), g.header.max(), t.sunken, metric::radius_card - 1, ImDrawFlags_RoundCornersTop);
    else g.pen.fill(g.header, t.sunken);
    if (!g.spec.border) g.pen.line_h(g.header.x, g.header.right(), g.header.y, t.line);
    g.pen.line_h(g.header.x, g.header.right(), g.header.bottom() - 1, t.line);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        // A release still has to know that it ended a drag; the mark goes one frame later.
        if (g.state.drag_from > 0) g.state.drag_column = -1, g.state.drag_from = 0;
        else if (g.state.drag_column >= 0) g.state.drag_from = 1;
    }
    ImGuiID const row = child_id(g.id, "header");
    if (sem::Node* node = emit_static(g.ui, row, g.header, sem::Role::row, g.spec.name)) node->level = 0;
    g.ui.tree().push(row);
    if (g.gutter > 0) select_all_box(g);
    // Edges after the cells: those allow what comes later to lie on them.
    for (bool const frozen : {true, false}) {
        float const left = frozen ? g.header.x : g.scroll_area().x;
        float const right = frozen ? g.scroll_area().x : g.header.right();
        ImGui::PushClipRect({left, g.header.y}, {right, g.header.bottom()}, true);
        for (std::size_t i = 0; i < g.columns.size(); ++i) {
            if (g.columns[i].frozen != frozen || g.columns[i].x > right || g.columns[i].x + g.columns[i].width < left) continue;
            header_cell(g, i);
        }
        for (std::size_t i = 0; i < g.columns.size(); ++i)
            if (g.columns[i].frozen == frozen && g.columns[i].x <= right && g.columns[i].x + g.columns[i].width >= left) resize_edge(g, g.columns[i]);
        ImGui::PopClipRect();
    }
    g.ui.tree().pop();
}

}  // namespace detail

bool column_menu(Ui& ui, std::string_view id, std::span<Column const> columns, TableState& state) {
    using namespace detail;
    adopt_columns(TableSpec{.columns = columns}, state);
    std::vector<MenuItem> items;
    items.reserve(state.columns.size() + 1);
    for (ColumnState const& c : state.columns)
        for (Column const& column : columns)
            if (column.id == c.id) items.push_back({.key = column.id, .label = column.title, .checked = !c.hidden, .checkable = true, .disabled = !column.hideable});
    items.push_back({.key = "reset", .label = tr("table.reset_columns"), .icon = Icon::rotate_ccw, .line_above = true});
    auto const chosen = menu(ui, {.id = id, .name = tr("table.columns"), .items = items});
    if (!chosen) return false;
    if (*chosen + 1 == static_cast<int>(items.size())) state.columns.clear();
    else if (static_cast<std::size_t>(*chosen) < state.columns.size()) state.columns[static_cast<std::size_t>(*chosen)].hidden ^= true;
    adopt_columns(TableSpec{.columns = columns}, state);
    return true;
}

}  // namespace pmo::ui
