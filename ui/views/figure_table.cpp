#include "ui/views/figure_table.h"

#include <algorithm>
#include <numeric>

#include "ui/screens/screens.h"

namespace pmo::ui {

RowKey key_of(Id id) { return {id.high, id.low}; }
Id id_of_key(RowKey key) { return {key.high, key.low}; }

TableRow FigureRows::row(std::int64_t index) const {
    auto const& r = list[at(index)];
    return {.key = key_of(r.id), .kind = r.group ? RowKind::group : RowKind::record, .closed = r.closed, .strong = r.strong, .name = r.name};
}

std::int64_t FigureRows::find(RowKey key) const {
    for (std::int64_t i = 0; i < rows(); ++i)
        if (key_of(list[at(i)].id) == key) return i;
    return -1;
}

void FigureRows::sort(TableState const& state, std::span<Column const> columns) {
    if (m_sorted.size() == list.size() && m_by == state.sort_column && m_descending == state.sort_descending) return;
    m_sorted.clear();
    m_by = state.sort_column;
    m_descending = state.sort_descending;
    auto const column = std::ranges::find(columns, std::string_view(state.sort_column), &Column::id);
    if (state.sort_column.empty() || !order || column == columns.end()) return;
    auto const which = static_cast<int>(column - columns.begin());
    std::vector<Order> keys;
    for (std::size_t i = 0; i < list.size(); ++i) keys.push_back(list[i].group ? Order{} : order(i, which));
    m_sorted.resize(list.size());
    std::iota(m_sorted.begin(), m_sorted.end(), std::size_t{0});
    for (auto from = m_sorted.begin(); from != m_sorted.end();) {                 // within each group
        if (list[*from].group) ++from;
        auto const to = std::find_if(from, m_sorted.end(), [&](std::size_t i) { return list[i].group; });
        std::stable_sort(from, to, [&](std::size_t a, std::size_t b) { return state.sort_descending ? keys[b] < keys[a] : keys[a] < keys[b]; });
        from = to;
    }
}

TableEvents draw_figures(Frame& frame, FigureTable const& spec, FigureRows& rows, TableState& state) {
    auto const selected = key_of(frame.session.selected());
    if (selected && !state.is_selected(selected)) {                               // chosen elsewhere
        state.selection.clear();
        if (rows.find(selected) >= 0) state.selection.insert(selected), state.cursor = state.scroll_to = selected;
    }
    else if (auto const now = ImGui::GetFrameCount(); state.drawn_in + 1 < now) state.scroll_to = selected;   // the table comes back into view
    state.drawn_in = ImGui::GetFrameCount();
    rows.sort(state, spec.columns);
    auto const events = table(frame.ui, {.id = spec.id, .name = spec.name, .columns = spec.columns, .at = spec.at, .row_height = spec.row_height, .header_height = spec.header_height, .frozen = spec.frozen,
                                         .multi_select = false, .editable = (frame.writable || spec.pressable) && static_cast<bool>(rows.edits), .border = spec.border, .drag_cells = spec.drag_cells, .empty_text = spec.none}, rows, state);
    auto const* chosen = frame.store.live(id_of_key(state.cursor));
    if (events.cursor_moved && !chosen && frame.session.selected()) frame.select(kNoId);     // on a heading: else the cursor were called back to the record
    if ((events.selection_changed || events.cursor_moved) && chosen && frame.session.selected() != chosen->id()) {
        frame.session.inspector_open = true;
        frame.select(chosen->id());
    }
    if (auto const* record = events.opened ? frame.store.live(id_of_key(events.opened)) : nullptr) frame.go(location_of(frame, *record), record->id());
    return events;
}

}  // namespace pmo::ui
