#pragma once
// The data grid: virtual rows (100,000 are fine), frozen header and first columns, selection, keyboard cursor, editing in the cell, tree,
// groups, sorting, resizing and reordering of columns, copy and paste. It knows rows by index and key; what they are is the source's
// matter. It changes nothing: what the person wants comes back as TableEvents of this frame.
//
//     struct Rows final : TableSource { … };
//     TableState m_table;                      // lives in the view; widths, order, selection, scroll
//     TableEvents events = table(ui, {.id = "risks", .name = tr("risk.list"), .columns = columns, .at = box}, rows, m_table);
//     if (events.edited) frame.edit(…);
//
// A Gantt chart beside it reads `m_table.scroll_y`, `events.first_row`, `row_y()` and writes `m_table.wheel`.

#include <compare>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "ui/widgets/chip.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/ui.h"

namespace pmo::ui {

struct RowKey {                                  // a record's 128-bit id
    std::uint64_t high = 0, low = 0;
    auto operator<=>(RowKey const&) const = default;
    explicit operator bool() const { return high || low; }
};

struct Column {
    std::string_view id = {};                         // stable: widths and order are remembered by it
    std::string_view title = {};
    std::string_view caption = {};                    // a second line below the title; needs a higher header
    ImU32 caption_color = 0;                     // 0: text3
    float width = 120, min_width = 36;
    Align align = Align::left;
    bool sortable = true, resizable = true, hideable = true, reorderable = true;
    bool hidden = false;                         // at first
    std::string_view tip = {};                        // tooltip of the header: the rule behind the figure
};

enum class RowKind : std::uint8_t { record, group, total, add };   // add: "＋ task", Enter starts a new record

struct TableRow {
    RowKey key = {};
    RowKind kind = RowKind::record;
    std::int32_t depth = 0;                      // indentation of the tree column
    bool expandable = false, expanded = false;
    bool closed = false;                         // text3
    bool strong = false;                         // Medium: summary tasks
    std::string_view name = {};                       // for assistive technology; empty: the first cell's text
};

enum class CellKind : std::uint8_t { text, badge, rag, score, check, progress, avatar, trend, custom };

struct TableCell {
    std::string text = {};                            // drawn, copied, read aloud; also for the kinds that draw a sign
    CellKind kind = CellKind::text;
    ImU32 color = 0;                             // 0: text1, or text3 in a closed row
    Tone tone = Tone::neutral;                   // badge
    Icon icon = Icon::none;                      // before the text, or in the badge
    ImU32 icon_color = 0;
    Rag rag = {};
    int number = 0, second = -1;                 // score; progress and plan in permille
    bool checked = false;
    bool problem = false;                        // red corner and `tip`
    bool struck = false;                         // deleted text
    std::string tip = {};                             // else the full text when it was cut
};

// What a custom cell may draw on.
struct CellCanvas {
    Pen pen;
    Box cell = {}, content = {};                           // content: without the padding and the tree's indentation
    bool hovered = false, selected = false;
    ImU32 background = 0;
};

// sign: a matrix cell of one sign (RACI, a skill level). A letter or digit typed on it is the edit, Delete empties it, no field opens;
// a click, Enter and Space come as `clicked`.
enum class EditKind : std::uint8_t { none, text, number, date, choice, toggle, sign };

class TableSource {
public:
    virtual ~TableSource() = default;
    virtual std::int64_t rows() const = 0;
    virtual TableRow row(std::int64_t index) const = 0;
    virtual TableCell cell(std::int64_t index, int column) const = 0;      // column: index in TableSpec::columns
    virtual std::int64_t find(RowKey) const { return -1; }                 // index of a key; -1: not shown. Default: searched
    virtual EditKind edit_kind(std::int64_t, int) const { return EditKind::none; }
    virtual std::string edit_text(std::int64_t index, int column) const { return cell(index, column).text; }
    virtual std::vector<Option> options(std::int64_t, int) const { return {}; }   // choice; labels must outlive the frame
    virtual int chosen_option(std::int64_t, int) const { return -1; }
    // The sentence that says why this text cannot be written; empty: it can.
    virtual std::string check_edit(std::int64_t, int, std::string_view) const { return {}; }
    virtual void draw_cell(std::int64_t, int, CellCanvas const&) const {}
};

struct TableAction { std::string_view key = {}; Icon icon = Icon::none; std::string_view name = {}; };

struct TableSpec {
    std::string_view id = {};
    std::string_view name = {};
    std::span<Column const> columns = {};
    Box at = {};
    float row_height = 0;                        // 0: by Ui::density
    float header_height = metric::table_header;
    int frozen = 1;                              // columns that do not scroll sideways
    int tree_column = -1;                        // which column shows depth and chevrons
    bool multi_select = true, check_boxes = false;
    bool editable = true;
    bool compact = false;                        // 6 px cell padding, 12 px text
    bool border = true;                          // card border around it
    bool tree = false;                           // role treegrid
    bool drag_cells = false;                     // cells of kind EditKind::sign can be carried to another row
    std::span<TableAction const> actions = {};        // appear at the right end of the hovered row and in the row's menu
    std::string_view empty_text = {};                 // shown when there are no rows
};

struct ColumnState { std::string id; float width = 0; bool hidden = false; };

struct TableState {
    std::vector<ColumnState> columns;            // in the order shown; filled at the first draw, may be stored
    std::string sort_column = {};
    bool sort_descending = false;
    std::set<RowKey> selection;
    RowKey cursor = {}, anchor = {};                       // keyboard row; start of a Shift range
    std::string cursor_column = {};
    double scroll_y = 0;
    float scroll_x = 0;
    double wheel = 0;                            // a follower adds its wheel way here (px)
    RowKey scroll_to = {};                            // brings the row into view in the next frame
    bool edit_now = false;                       // starts editing the cursor cell in the next frame

    // Memory of the widget.
    RowKey edit_row = {};
    std::string edit_column = {}, edit_draft = {}, edit_problem = {};
    bool edit_open = false, edit_just_opened = false, edit_from_key = false;
    std::int64_t cursor_index_hint = 0, hovered_row = -1;
    int drag_column = -1;
    float drag_from = 0;
    bool find_dirty = false;
    RowKey held_row = {};                        // the cell that the button went down on
    int held_column = -1;
    int drawn_in = 0;                            // ImGui's number of the last frame that showed it
    bool is_selected(RowKey key) const { return selection.contains(key); }
};

struct TableEdit { RowKey row; std::int64_t index = 0; int column = 0; std::string text; int option = -1; bool checked = false; };
struct TableHit { RowKey row; std::int64_t index = 0; int column = 0; };
struct TableDrag { RowKey from = {}, to = {}; int column = 0; bool dropped = false; };   // to: the row below the pointer; none outside

struct TableEvents {
    bool selection_changed = false, cursor_moved = false, sort_changed = false, columns_changed = false;
    RowKey opened = {};                               // double click or Enter on a cell that cannot be edited
    RowKey toggled = {};                              // chevron
    std::optional<TableEdit> edited = {};
    std::optional<TableHit> clicked = {};        // a cell of kind EditKind::sign
    std::optional<TableDrag> drag = {};          // of TableSpec::drag_cells, from the first movement to letting go; Escape ends it without
    bool add = false;                            // Enter or click on the add row
    bool remove = false;                         // Delete on the selection
    bool indent = false, outdent = false;        // Alt+→, Alt+←
    RowKey context = {}; ImVec2 context_at = {0, 0};  // right click, menu key
    RowKey action_row = {}; int action = -1;          // of TableSpec::actions
    RowKey peek = {};                                 // Space when Space does not select
    std::optional<std::string> copied = {};           // tab separated; already on ImGui's clipboard
    std::optional<std::vector<std::vector<std::string>>> pasted = {};   // rows of cells, from the cursor cell on
    std::int64_t first_row = 0, last_row = -1;   // drawn rows
    Box body = {};                                    // where the rows are
    float row_height = 28;
    bool focused = false;
};

TableEvents table(Ui& ui, TableSpec const& spec, TableSource const& source, TableState& state);

// Screen y of a row's upper edge in the frame just drawn.
float row_y(TableState const& state, TableEvents const& events, std::int64_t index);

// The menu of columns (show, hide, order), for a button in the toolbar. Same id scope as the button.
bool column_menu(Ui& ui, std::string_view id, std::span<Column const> columns, TableState& state);

std::string to_tsv(std::vector<std::vector<std::string>> const& rows);
std::vector<std::vector<std::string>> from_tsv(std::string_view text);    // quotes as Excel writes them

}  // namespace pmo::ui
