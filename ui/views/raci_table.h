#pragma once
// The matrix as a table: phases as groups, activities as rows, parties as columns with their sums in the head, the checks at the right end.

#include <set>
#include <vector>

#include "ui/views/raci_parts.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct RaciFilter {
    std::int32_t phase = -1;                         // index of a phase of the matrix; -1: all
    bool only_problems = false, compare = false;
};

// Made anew for each frame. `available` is the width of the table: names of parties are shortened until everything is seen without scrolling.
class RaciTable final : public TableSource {
public:
    RaciTable(Frame const& frame, RaciFindings const& findings, RaciFilter const& filter, std::set<RowKey> const& folded, TableState const& state, bool editable, float available);

    std::span<Column const> columns() const { return m_columns; }
    std::int32_t row_at(std::int64_t index) const;   // of the matrix; -1: a group
    std::int32_t party_at(int column) const;         // column of the matrix; -1: activity or checks
    static RowKey key_of(Id id) { return {id.high, id.low}; }

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_lines.size()); }
    TableRow row(std::int64_t index) const override;
    TableCell cell(std::int64_t index, int column) const override;
    std::int64_t find(RowKey key) const override;
    EditKind edit_kind(std::int64_t index, int column) const override;
    std::string check_edit(std::int64_t index, int column, std::string_view text) const override;
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override;

private:
    struct Line { std::int32_t phase = 0, row = -1; };
    void lay_out(RaciFilter const& filter, std::set<RowKey> const& folded);
    void make_columns(float widest);
    bool fit(float available);
    std::string tip_of(std::int32_t row, std::int32_t column) const;
    bool conflict(std::int32_t row, std::int32_t column) const;
    rules::RaciRow const& at(std::int32_t row) const { return m_found.matrix.rows[static_cast<std::size_t>(row)]; }

    Frame const& m_frame;
    RaciFindings const& m_found;
    RaciFilter m_filter;
    TableState const& m_state;
    std::set<RowKey> const& m_folded;
    bool m_editable;
    std::vector<Line> m_lines;
    std::vector<std::string> m_words;                // ids, titles, captions and tips of the columns
    std::vector<Column> m_columns;
};

}  // namespace pmo::ui
