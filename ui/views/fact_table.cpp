#include "ui/views/fact_table.h"

#include "ui/views/register_table.h"

namespace pmo::ui {

namespace {

class Source final : public TableSource {
public:
    explicit Source(FactRows const& rows) : m_rows(rows) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.count); }
    TableRow row(std::int64_t index) const override {
        auto const at = static_cast<std::size_t>(index);
        return {.key = key_of(m_rows.record(at)), .closed = m_rows.over && m_rows.over(at), .name = {}};
    }
    TableCell cell(std::int64_t index, int column) const override { return m_rows.cell(static_cast<std::size_t>(index), column); }

private:
    FactRows const& m_rows;
};

}  // namespace

TableEvents fact_table(Frame& frame, TableSpec const& spec, FactRows const& rows, TableState& state) {
    auto const now = key_of(frame.session.selected());
    if (frame.session.selected() && !state.selection.contains(now)) {
        state.selection.clear();
        for (std::size_t i = 0; i < rows.count; ++i)
            if (rows.record(i) == frame.session.selected()) {
                state.selection.insert(now);
                state.cursor = state.anchor = state.scroll_to = now;
            }
    } else if (!frame.session.selected()) {
        state.selection.clear();
    }
    auto events = table(frame.ui, spec, Source(rows), state);
    if (events.selection_changed && !state.selection.empty()) frame.select(id_of(state.cursor));
    if (events.opened) {
        frame.session.inspector_open = true;
        frame.select(id_of(events.opened));
    }
    return events;
}

}  // namespace pmo::ui
