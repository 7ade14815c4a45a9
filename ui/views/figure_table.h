#pragma once
// A table of figures that a screen works out: rows are records (or anything with an id), cells are made by the screen. It sorts by what a column counts
// as, keeps the selection of the session and opens a record on a double click. Registers as they are stored are ui/views/register_pane.h.

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// What a cell sorts by: a number or a text.
using Order = std::variant<std::int64_t, std::string>;

struct FigureRow {
    Id id;
    std::string name;                                // for assistive technology
    bool group = false, closed = false, strong = false;
};

class FigureRows final : public TableSource {
public:
    std::vector<FigureRow> list;
    std::function<TableCell(std::size_t row, int column)> make;
    std::function<Order(std::size_t row, int column)> order;                      // unset: the order of the list
    std::function<void(std::size_t row, int column, CellCanvas const&)> draw;     // of custom cells
    std::function<EditKind(std::size_t row, int column)> edits;                   // unset: nothing is edited
    std::function<std::string(std::size_t row, int column)> text;                 // while it is edited; unset: as in the cell
    std::function<std::string(std::size_t row, int column, std::string_view)> check;   // why a text cannot be written; unset: everything can

    // Before drawing; groups keep their rows. Once for a column and direction: rows that a screen keeps from frame to frame are not sorted again.
    void sort(TableState const& state, std::span<Column const> columns);
    std::size_t at(std::int64_t index) const { return m_sorted.empty() ? static_cast<std::size_t>(index) : m_sorted[static_cast<std::size_t>(index)]; }

    std::int64_t rows() const override { return static_cast<std::int64_t>(list.size()); }
    TableRow row(std::int64_t index) const override;
    TableCell cell(std::int64_t index, int column) const override { return make(at(index), column); }
    std::int64_t find(RowKey key) const override;
    EditKind edit_kind(std::int64_t index, int column) const override { return edits ? edits(at(index), column) : EditKind::none; }
    std::string edit_text(std::int64_t index, int column) const override { return text ? text(at(index), column) : TableSource::edit_text(index, column); }
    std::string check_edit(std::int64_t index, int column, std::string_view words) const override { return check ? check(at(index), column, words) : std::string{}; }
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override { if (draw) draw(at(index), column, canvas); }

private:
    std::vector<std::size_t> m_sorted;
    std::string m_by;                                // the column of m_sorted, and its direction
    bool m_descending = false;
};

struct FigureTable {
    std::string_view id, name;
    std::span<Column const> columns;
    Box at;
    std::string_view none{};                         // the sentence of an empty table
    float row_height = 0, header_height = metric::table_header;
    int frozen = 1;
    bool border = true;
    bool pressable = false;                          // cells of kind EditKind::sign answer a click even where nothing can be written
    bool drag_cells = false;                         // and can be carried to another row
};
// Draws it and follows the selection both ways. The events are the table's own.
TableEvents draw_figures(Frame& frame, FigureTable const& spec, FigureRows& rows, TableState& state);

RowKey key_of(Id id);
Id id_of_key(RowKey key);

}  // namespace pmo::ui
