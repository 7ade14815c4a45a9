#pragma once
// A board: columns of cards that are moved from one to the next, by dragging or with Ctrl and the arrow keys. Each column scrolls by itself and
// draws only the cards that are seen, so a column of ten thousand is fine. The board knows cards by key; what is on them the source draws. It changes
// nothing: where a card shall go comes back as BoardEvents of this frame.
//
//     struct Cards final : BoardSource { … };
//     BoardState m_board;                              // lives in the view
//     auto const events = board(ui, {.id = "intake", .name = tr("view.intake"), .columns = columns, .card_height = 84, .at = area}, cards, m_board);
//     if (events.moved) frame.edit(…);
//
// Keys on a card: arrows go to its neighbours, Ctrl+← Ctrl+→ move it to another column, Ctrl+↑ Ctrl+↓ within its own where the order counts,
// Enter opens it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/table.h"

namespace pmo::ui {

struct BoardColumn {
    std::string_view id = {};                        // stable
    std::string_view title = {};
    std::string_view caption = {};                   // at the right of the header: a sum
    int limit = 0;                                   // most cards that should be here; 0: none. More are shown in red
    std::string_view tip = {};                       // the rule behind the limit
    bool accepts = true;                             // cards may come here
};

struct BoardCard {
    RowKey key = {};
    std::string name;                                // everything that is drawn, in words
    std::string tip;                                 // tooltip and description
    bool fixed = false;                              // cannot be moved
};

struct CardCanvas {
    Pen pen;
    Box card = {}, content = {};                     // content: without the padding
    bool hovered = false, selected = false, lifted = false;   // lifted: drawn under the pointer
};

class BoardSource {
public:
    virtual ~BoardSource() = default;
    virtual int cards(int column) const = 0;
    virtual BoardCard card(int column, int index) const = 0;
    virtual void draw_card(int column, int index, CardCanvas const& canvas) const = 0;
};

struct BoardSpec {
    std::string_view id = {};
    std::string_view name = {};
    std::span<BoardColumn const> columns = {};
    float card_height = 84;
    float column_width = 168;                        // at least; wider when there is room
    bool movable = true;                             // false: nothing can be moved
    bool ordered = false;                            // the place within a column counts
    std::string_view empty_text = {};                // of a column without cards
    Box at = {};
};

struct BoardState {
    RowKey selected = {};
    RowKey focus = {};                               // takes the keyboard in the next frame, scrolled into view

    // Memory of the widget.
    RowKey dragged = {};
};

// `position`: the index in the column `to` that the card would have among the cards that are there without it.
struct BoardMove { RowKey card; int from = 0, to = 0, position = 0; };

struct BoardEvents {
    RowKey clicked = {};
    RowKey opened = {};                              // double click or Enter
    RowKey context = {}; ImVec2 context_at = {0, 0};
    std::optional<BoardMove> moved = {};
};

BoardEvents board(Ui& ui, BoardSpec const& spec, BoardSource const& source, BoardState& state);

}  // namespace pmo::ui
