#pragma once
// Internal to ui/widgets: what the parts of the data grid share while one frame of it is drawn. table.cpp lays out and answers the
// pointer, table_rows.cpp draws, table_header.cpp is the header, table_keys.cpp the keyboard, table_edit.cpp editing in the cell.

#include <vector>

#include "ui/widgets/item.h"
#include "ui/widgets/table.h"

namespace pmo::ui::detail {

struct ShownColumn {
    int index = 0;                 // in TableSpec::columns
    float x = 0, width = 0;        // on the screen
    bool frozen = false;
};
struct ShownRow { std::int64_t index = 0; TableRow row; Box box; };

struct Grid {
    Ui& ui;
    TableSpec const& spec;
    TableSource const& source;
    TableState& state;
    TableEvents& events;
    ImGuiID id = 0;
    Pen pen = {};
    Box frame = {}, header = {}, body = {};
    float row_height = 0, gutter = 0, frozen_width = 0, content_width = 0;
    std::int64_t rows = 0;
    std::vector<ShownColumn> columns = {};
    std::vector<ShownRow> visible = {};
    Item item = {};
    int chosen_column = -1;        // index in `columns` of the keyboard cursor
    std::int64_t cursor = -1;      // row index of the keyboard cursor
    bool focused = false;

    Column const& column(ShownColumn const& shown) const { return spec.columns[static_cast<std::size_t>(shown.index)]; }
    Type type() const { return spec.compact ? Type::small : Type::body; }
    Type strong_type() const { return spec.compact ? Type::small_strong : Type::strong; }
    float padding() const { return spec.compact ? 6.0f : 8.0f; }
    Box scroll_area() const { return {body.x + gutter + frozen_width, body.y, std::max(0.0f, body.w - gutter - frozen_width), body.h}; }
    Box cell_box(ShownColumn const& shown, Box const& row) const { return {shown.x, row.y, shown.width, row.h}; }
    ImGuiID row_id(RowKey key) const;
    ImGuiID cell_id(RowKey key, std::string_view column) const { return child_id(row_id(key), column); }
    std::int64_t index_of(RowKey key) const;
    ColumnState& state_of(int column) const;
};

void adopt_columns(TableSpec const& spec, TableState& state);   // new columns join, unknown ones are forgotten
void lay_out(Grid& grid);
void draw_header(Grid& grid);
void draw_rows(Grid& grid);
void handle_pointer(Grid& grid);
void handle_keys(Grid& grid);
void draw_editor(Grid& grid);
void start_edit(Grid& grid, RowKey row, std::int64_t index, int column, std::string_view typed = {});
void stop_edit(TableState& state);
void select_only(Grid& grid, std::int64_t index);
void select_range(Grid& grid, std::int64_t index);
void select_toggle(Grid& grid, std::int64_t index);
void move_cursor(Grid& grid, std::int64_t index, int shown_column, bool extend, bool keep_selection);
void reveal(Grid& grid, std::int64_t index);
std::string selection_text(Grid const& grid);

}  // namespace pmo::ui::detail
