// The rows of the data grid: backgrounds, cells, nodes.

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/table_grid.h"

namespace pmo::ui::detail {
namespace {

ImU32 background_of(Grid const& g, ShownRow const& shown) {
    Theme const& t = g.ui.theme();
    bool const hovered = g.state.hovered_row == shown.index;
    if (g.state.is_selected(shown.row.key)) return hovered ? t.selected_hover : t.selected;
    if (hovered && shown.row.kind != RowKind::total) return t.hover;
    if (shown.row.kind == RowKind::group || shown.row.kind == RowKind::total) return t.sunken;
    return 0;
}

void paint_row(Grid& g, ShownRow const& shown) {
    Theme const& t = g.ui.theme();
    Box const& box = shown.box;
    if (ImU32 const fill = background_of(g, shown)) g.pen.fill(box, fill);
    g.pen.line_h(box.x, box.right(), box.bottom() - 1, t.grid);
    if (shown.row.kind == RowKind::total) g.pen.line_h(box.x, box.right(), box.y, t.line_strong);
}

void paint_check_box(Grid& g, ShownRow const& shown, ImGuiID row_id, std::string_view name) {
    if (shown.row.kind != RowKind::record) return;
    Theme const& t = g.ui.theme();
    Box const box{std::round(g.body.x + (g.gutter - 16) / 2), std::round(shown.box.cy() - 8), 16, 16};
    bool const on = g.state.is_selected(shown.row.key);
    if (on) {
        g.pen.fill(box, t.accent, metric::radius_badge);
        g.pen.icon(box.x + 2, box.cy(), Icon::check, t.on_accent, 12);
    } else {
        g.pen.panel(box, t.field, t.field_line, metric::radius_badge);
    }
    ImGuiID const cell = child_id(row_id, "select");
    if (sem::Node* node = emit_static(g.ui, cell, {g.body.x, shown.box.y, g.gutter, shown.box.h}, sem::Role::gridcell, {})) node->parent = row_id;
    if (sem::Node* node = emit_static(g.ui, child_id(row_id, "check"), box, sem::Role::checkbox, tr("table.select_row", {name}))) {
        node->parent = cell;
        if (on) node->state |= sem::checked;
    }
}

void paint_cell(Grid& g, ShownRow const& shown, ShownColumn const& column, TableCell const& cell, Box content, bool wide) {
    Theme const& t = g.ui.theme();
    Pen const& pen = g.pen;
    Column const& spec = g.column(column);
    TableRow const& row = shown.row;
    bool const strong = row.strong || row.kind == RowKind::group || row.kind == RowKind::total;
    ImU32 const ink = cell.color ? cell.color : row.closed || row.kind == RowKind::add ? t.text3 : t.text1;
    auto start = [&](float width) {
        if (spec.align == Align::right) return content.right() - width;
        if (spec.align == Align::centre) return std::round(content.cx() - width / 2);
        return content.x;
    };
    bool cut = false;
    switch (cell.kind) {
        case CellKind::badge: {
            Badge const badge{.label = cell.text, .tone = cell.tone, .icon = cell.icon};
            if (!cell.text.empty()) paint_badge(pen, start(badge_width(g.ui.fonts(), badge)), content.cy(), badge);
            break;
        }
        case CellKind::rag: paint_rag(pen, start(rag_width(g.ui.fonts(), cell.rag)), content.cy(), cell.rag); break;
        case CellKind::score:
            if (cell.number > 0) {
                bool const full = score_width(g.ui.fonts(), cell.number, true) <= content.w;
                paint_score(pen, start(score_width(g.ui.fonts(), cell.number, full)), content.cy(), cell.number, full);
            }
            break;
        case CellKind::check:
            if (cell.checked) pen.icon(start(14), content.cy(), Icon::check, cell.color ? cell.color : t.green_text, metric::icon_field);
            else pen.text(content, t.text3, g.type(), cell.text, spec.align);
            break;
        case CellKind::progress: {
            float const words = cell.text.empty() ? 0 : std::ceil(pen.width(g.type(), "100%")) + 8;
            Box bar = content;
            if (words > 0) pen.text(bar.cut_right(words), ink, g.type(), cell.text, Align::right);
            if (bar.w > 12) paint_progress(pen, {bar.x, std::round(bar.cy() - 3), bar.w, 6}, cell.number, cell.second, cell.color);
            break;
        }
        case CellKind::avatar:
            if (!cell.text.empty()) {
                paint_avatar(pen, content.x, content.cy(), cell.text, 18);
                content.cut_left(24);
                cut = pen.text(content, ink, g.type(), cell.text);
            }
            break;
        case CellKind::trend: pen.icon(start(12), content.cy(), cell.icon, cell.icon_color ? cell.icon_color : t.text3, metric::icon_badge); break;
        case CellKind::custom: {
            CellCanvas const canvas{.pen = pen, .cell = g.cell_box(column, shown.box), .content = content,
                                    .hovered = g.state.hovered_row == shown.index, .selected = g.state.is_selected(row.key),
                                    .background = background_of(g, shown)};
            g.source.draw_cell(shown.index, column.index, canvas);
            break;
        }
        case CellKind::text: {
            if (cell.icon != Icon::none) {
                pen.icon(content.x, content.cy(), cell.icon, cell.icon_color ? cell.icon_color : t.text3, metric::icon_field);
                content.cut_left(20);
            }
            if (wide) content.w = std::max(content.w, g.body.right() - content.x - 8);
            cut = pen.text(content, ink, strong ? g.strong_type() : g.type(), cell.text, spec.align);
            if (cell.struck) pen.line_h(content.x, content.x + std::min(content.w, pen.width(g.type(), cell.text)), content.cy(), ink);
            break;
        }
    }
    Box const box = g.cell_box(column, shown.box);
    if (cell.problem) pen.corner_flag(box, t.red);
    if ((cut || !cell.tip.empty()) && g.state.hovered_row == shown.index && !g.state.edit_open) {
        IdScope const row_scope{&row.key, sizeof row.key};
        tooltip_for(g.ui, box, cell.tip.empty() ? std::string_view(cell.text) : std::string_view(cell.tip), spec.id);
    }
}

void draw_cells(Grid& g, bool frozen) {
    Theme const& t = g.ui.theme();
    Box const clip = frozen ? Box{g.body.x, g.body.y, g.gutter + g.frozen_width, g.body.h} : g.scroll_area();
    if (clip.empty()) return;
    ImGui::PushClipRect(clip.min(), clip.max(), true);
    for (ShownRow const& shown : g.visible) {
        ImGuiID const row_id = g.row_id(shown.row.key);
        for (std::size_t i = 0; i < g.columns.size(); ++i) {
            ShownColumn const& column = g.columns[i];
            if (column.frozen != frozen) continue;
            Box const box = g.cell_box(column, shown.box);
            if (box.right() <= clip.x || box.x >= clip.right()) continue;
            bool const tree = column.index == g.spec.tree_column || (g.spec.tree_column < 0 && i == 0);
            bool const wide = shown.row.kind == RowKind::group && i == 0;
            Box content = box.inset(std::min(g.padding(), box.w * 0.2f), 0);
            TableCell const cell = g.source.cell(shown.index, column.index);
            if (tree && (g.spec.tree_column >= 0 || shown.row.expandable)) {
                content.cut_left(16 * static_cast<float>(shown.row.depth));
                if (shown.row.expandable)
                    g.pen.icon(content.x, content.cy(), shown.row.expanded ? Icon::chevron_down : Icon::chevron_right, t.text3, metric::icon_field);
                content.cut_left(18);
            }
            if (wide) {   // the title of a group runs over the empty cells beside it
                ImGui::PushClipRect(g.body.min(), g.body.max(), false);
                g.pen.list->PushClipRect(g.body.min(), g.body.max(), false);
            }
            paint_cell(g, shown, column, cell, content, wide);
            if (wide) {
                g.pen.list->PopClipRect();
                ImGui::PopClipRect();
            }
            bool const is_cursor = shown.index == g.cursor && static_cast<int>(i) == g.chosen_column;
            if (is_cursor && g.focused && !g.state.edit_open) g.pen.ring(box, 2, -2, t.accent);
            if (sem::Node* node = emit_static(g.ui, child_id(row_id, g.column(column).id), box,
                                              i == 0 ? sem::Role::rowheader : sem::Role::gridcell, g.column(column).title, cell.text)) {
                node->parent = row_id;
                node->column = static_cast<std::int32_t>(i) + 1;
                if (i == 0) node->name = cell.text.empty() ? std::string(g.column(column).title) : cell.text;
                if (is_cursor && g.focused) node->state |= sem::focused;
                if (cell.kind == CellKind::check) node->value = std::string(cell.checked ? tr("table.yes") : tr("table.no"));
                if (!g.spec.editable || g.source.edit_kind(shown.index, column.index) == EditKind::none) node->state |= sem::readonly;
                node->description = cell.tip;
            }
        }
    }
    ImGui::PopClipRect();
}

void draw_actions(Grid& g, ShownRow const& shown, std::string_view name) {
    if (g.spec.actions.empty() || g.state.hovered_row != shown.index || shown.row.kind != RowKind::record) return;
    Theme const& t = g.ui.theme();
    ImU32 const fill = g.state.is_selected(shown.row.key) ? t.selected_hover : t.hover;
    float right = g.body.right() - 6;
    float const width = 26 * static_cast<float>(g.spec.actions.size());
    g.pen.fill({right - width - 6, shown.box.y, width + 6, shown.box.h - 1}, fill);
    ImGuiID const row_id = g.row_id(shown.row.key), cell = child_id(row_id, "actions");
    if (sem::Node* node = emit_static(g.ui, cell, {right - width, shown.box.y, width, shown.box.h}, sem::Role::gridcell, {})) node->parent = row_id;
    for (std::size_t i = g.spec.actions.size(); i-- > 0;) {
        TableAction const& action = g.spec.actions[i];
        Box const place{right - 24, shown.box.y + 1, 24, shown.box.h - 3};
        if (place.contains(ImGui::GetIO().MousePos)) g.pen.fill(place, t.pressed, metric::radius_badge);
        g.pen.icon(std::round(place.cx() - 7), place.cy(), action.icon, t.text2, metric::icon_field);
        IdScope const row_scope{&shown.row.key, sizeof shown.row.key};
        tooltip_for(g.ui, place, action.name, action.key);
        if (sem::Node* node = emit_static(g.ui, child_id(row_id, action.key), place, sem::Role::button,
                                          tr("table.edit_cell", {action.name, name}))) node->parent = cell;
        right -= 26;
    }
}

}  // namespace

void draw_rows(Grid& g) {
    ImGui::PushClipRect(g.body.min(), g.body.max(), true);
    for (ShownRow const& shown : g.visible) {
        paint_row(g, shown);
        ImGuiID const row_id = g.row_id(shown.row.key);
        std::string const name = !shown.row.name.empty() || g.columns.empty() ? std::string(shown.row.name)
                                                                                : g.source.cell(shown.index, g.columns[0].index).text;
        sem::Node* const node = emit_static(g.ui, row_id, shown.box, sem::Role::row, name);
        if (!node) continue;
        node->row = static_cast<std::int32_t>(shown.index + 1);
        node->rows = static_cast<std::int32_t>(g.rows);
        if (g.state.is_selected(shown.row.key)) node->state |= sem::selected;
        if (shown.row.expandable) node->state |= sem::expandable | (shown.row.expanded ? sem::expanded : sem::collapsed);
        if (g.spec.tree) node->level = shown.row.depth + 1;
        if (g.gutter > 0) paint_check_box(g, shown, row_id, name);
    }
    ImGui::PopClipRect();
    draw_cells(g, true);
    draw_cells(g, false);
    if (g.frozen_width > 0 && g.state.scroll_x > 0) {
        float const x = g.body.x + g.gutter + g.frozen_width;
        g.pen.line_v(x - 1, g.header.y, g.body.bottom(), g.ui.theme().line_strong);
    }
    ImGui::PushClipRect(g.body.min(), g.body.max(), true);
    for (ShownRow const& shown : g.visible)
        draw_actions(g, shown, shown.row.name.empty() && !g.columns.empty() ? g.source.cell(shown.index, g.columns[0].index).text : std::string(shown.row.name));
    ImGui::PopClipRect();
}

}  // namespace pmo::ui::detail
