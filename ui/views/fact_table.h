#pragma once
// A table of rows that a screen worked out and that stand for records each: cells are made when they are drawn, a click selects the record, a double
// click opens the inspector. For lists that are no register; a register is a RegisterPane.

#include <functional>
#include <vector>

#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct FactRows {
    std::size_t count = 0;
    std::function<Id(std::size_t row)> record;                       // never kNoId
    std::function<TableCell(std::size_t row, int column)> cell;
    std::function<bool(std::size_t row)> over{};                     // drawn in text3
};

// The session's selection is shown and changed. Returns the table's events.
TableEvents fact_table(Frame& frame, TableSpec const& spec, FactRows const& rows, TableState& state);

}  // namespace pmo::ui
