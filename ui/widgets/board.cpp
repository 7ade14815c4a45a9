#include "ui/widgets/board.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/item.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kHeader = 32, kGap = 8, kCardGap = 6, kPadding = 10;

struct Working {
    Ui& ui;
    BoardSpec const& spec;
    BoardSource const& source;
    BoardState& state;
    BoardEvents events{};
    std::vector<Box> columns{};                      // on the screen, header included
    std::vector<float> scrolled{};                   // top of the first card of each column
    struct Lifted { int column = -1, index = 0; BoardCard card; Box box; bool dropped = false; } lifted{};

    float step() const { return spec.card_height + kCardGap; }
    int count() const { return static_cast<int>(spec.columns.size()); }
    BoardColumn const& column(int i) const { return spec.columns[static_cast<std::size_t>(i)]; }

    void lay_out(Box inner) {
        float const n = static_cast<float>(std::max(1, count()));
        float const width = std::max(spec.column_width, std::floor((inner.w - kGap * (n - 1)) / n));
        for (int i = 0; i < count(); ++i) columns.push_back({inner.x + static_cast<float>(i) * (width + kGap), inner.y, width, inner.h});
        reserve({inner.x, inner.y, n * (width + kGap) - kGap, 1});
    }

    void header(int i, Box at, bool over) {
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        auto const& spec_column = column(i);
        int const there = source.cards(i);
        auto const number = spec_column.limit > 0 ? tr("board.count", {format_integer(there), format_integer(spec_column.limit)}) : format_integer(there);
        Box row = at.inset(kPadding, 0);
        if (!spec_column.caption.empty()) {
            float const width = std::min(std::ceil(pen.width(Type::small, spec_column.caption)), row.w * 0.45f);
            pen.text(row.cut_right(width, 6), theme.text3, Type::small, spec_column.caption, Align::right);
        }
        float const title = std::min(std::ceil(pen.width(Type::strong, spec_column.title)), row.w - 40);
        pen.text(row.cut_left(title, 6), theme.text1, Type::strong, spec_column.title);
        float const width = paint_pill(pen, row.x, row.cy(), number, over ? Tone::red : Tone::neutral);
        if (over) pen.icon(row.x + width + 4, row.cy(), Icon::triangle_alert, theme.red, metric::icon_badge);
        say(ui, {.id = "head", .role = sem::Role::heading, .name = spec_column.title, .value = number, .description = spec_column.tip, .at = at, .level = 2});
        if (!spec_column.tip.empty()) tooltip_for(ui, at, spec_column.tip, "head");
    }

    void card(int c, int index, Box const& box) {
        auto const& theme = ui.theme();
        auto const card = source.card(c, index);
        IdScope const scope{&card.key, sizeof card.key};
        bool const movable = spec.movable && !card.fixed, selected = state.selected == card.key;
        auto const hot = hot_area(ui, {.id = "card", .name = card.name, .description = card.tip, .role = sem::Role::listitem, .state = selected ? sem::selected : 0u, .at = box, .ring_radius = 6,
                                       .drag = movable, .row = index + 1, .rows = source.cards(c), .cursor = movable ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_None});
        if (state.focus == card.key) {
            detail::focus_item(ui, hot.id);
            state.focus = {};
        }
        if (hot.clicked) events.clicked = card.key;
        if (hot.double_clicked) events.opened = card.key;
        if (hot.context) {
            events.context = card.key;
            events.context_at = hot.hovered ? ImGui::GetIO().MousePos : ImVec2{box.x + 12, box.bottom() - 12};
        }
        if (hot.focused) keys(c, index, card, hot.id, movable);
        if (hot.dragging || hot.dropped) {
            lifted = {c, index, card, box.moved(hot.drag.x, hot.drag.y), hot.dropped};
            state.dragged = hot.dropped ? RowKey{} : card.key;
        } else if (state.dragged == card.key) {
            state.dragged = {};
        }
        auto const pen = ui.pen();
        bool const gone = state.dragged == card.key;
        pen.panel(box, gone ? theme.sunken : selected ? theme.selected : hot.hovered ? theme.hover : theme.surface, selected ? theme.accent_line : theme.line, 6);
        if (!gone) source.draw_card(c, index, {.pen = pen, .card = box, .content = box.inset(kPadding, 8), .hovered = hot.hovered, .selected = selected});
        if (!card.tip.empty() && !state.dragged) tooltip_for(ui, box, card.tip, "card");
    }

    void keys(int c, int index, BoardCard const& card, ImGuiID id, bool movable) {
        constexpr ImGuiKey kKeys[] = {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter, ImGuiKey_KeypadEnter};
        auto const pressed = [id](ImGuiKey key, bool repeat = true) { return ImGui::IsKeyPressed(key, repeat ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None, id); };
        bool const up = pressed(ImGuiKey_UpArrow), down = pressed(ImGuiKey_DownArrow), left = pressed(ImGuiKey_LeftArrow), right = pressed(ImGuiKey_RightArrow);
        bool const home = pressed(ImGuiKey_Home), end = pressed(ImGuiKey_End), enter = pressed(ImGuiKey_Enter, false) || pressed(ImGuiKey_KeypadEnter, false);
        for (auto const key : kKeys) ImGui::SetKeyOwner(key, id);
        if (enter) events.opened = card.key;
        if (ImGui::GetIO().KeyAlt) return;
        if (ImGui::GetIO().KeyCtrl) {
            if (movable && (left || right)) move_beside(c, card, right ? 1 : -1);
            int const to = index + (down ? 1 : up ? -1 : 0);
            if (movable && spec.ordered && to != index && to >= 0 && to < source.cards(c)) moved(card, c, c, to);
            return;
        }
        if (up && index > 0) go(c, index - 1);
        if (down && index + 1 < source.cards(c)) go(c, index + 1);
        if (home) go(c, 0);
        if (end) go(c, source.cards(c) - 1);
        if (left || right)
            for (int k = c + (right ? 1 : -1); k >= 0 && k < count(); k += right ? 1 : -1)
                if (source.cards(k) > 0) { go(k, std::min(index, source.cards(k) - 1)); break; }
    }

    void go(int c, int index) {
        state.focus = source.card(c, index).key;
        events.clicked = state.focus;
    }
    void moved(BoardCard const& card, int from, int to, int position) {
        events.moved = BoardMove{card.key, from, to, position};
        state.focus = card.key;
    }
    void move_beside(int from, BoardCard const& card, int way) {
        for (int to = from + way; to >= 0 && to < count(); to += way)
            if (column(to).accepts) {
                moved(card, from, to, source.cards(to));
                return;
            }
    }

    // The cards of a column that are in view; a card that shall take the keyboard is brought there first.
    void cards(int c, Box const& body) {
        IdScope const scope{column(c).id};
        PanelScope const panel{ui, {.id = "cards", .name = {}, .at = body}};
        auto const inner = panel.inner();
        int const n = source.cards(c);
        if (state.focus)
            for (int i = 0; i < n; ++i)
                if (source.card(c, i).key == state.focus) {
                    float const top = static_cast<float>(i) * step(), scroll = ImGui::GetScrollY();
                    if (top < scroll) ImGui::SetScrollY(top);
                    else if (top + step() > scroll + body.h) ImGui::SetScrollY(top + step() - body.h);
                }
        scrolled.push_back(inner.y);
        if (n == 0 && !spec.empty_text.empty()) ui.pen().text({body.x + kPadding, body.y + 8, body.w - 2 * kPadding, 20}, ui.theme().text3, Type::small, spec.empty_text);
        int const first = std::max(0, static_cast<int>(std::floor((body.y - inner.y) / step())) - 1);
        int const last = std::min(n - 1, static_cast<int>(std::ceil((body.bottom() - inner.y) / step())) + 1);
        for (int i = first; i <= last; ++i) card(c, i, {body.x + 6, inner.y + static_cast<float>(i) * step(), body.w - 12, spec.card_height});
        reserve({inner.x, inner.y, 1, static_cast<float>(n) * step()});
    }

    void draw_column(int c) {
        auto const& theme = ui.theme();
        Box at = columns[static_cast<std::size_t>(c)];
        auto const name = tr("board.column", {column(c).title, format_integer(source.cards(c))});
        IdScope const scope{column(c).id};
        RegionScope const region{ui, {.id = "column", .role = sem::Role::list, .name = name, .at = at}};
        bool const over = column(c).limit > 0 && source.cards(c) > column(c).limit;
        ui.pen().panel(at, theme.sunken, over ? theme.red_line : theme.line, metric::radius_card);
        header(c, at.cut_top(kHeader), over);
        cards(c, {at.x, at.y, at.w, at.h - 4});
    }

    // The lifted card under the pointer, and where it would land.
    void drag() {
        if (lifted.column < 0) return;
        auto const& theme = ui.theme();
        auto const pointer = ImGui::GetIO().MousePos;
        int to = -1;
        for (int i = 0; i < count(); ++i)
            if (auto const& box = columns[static_cast<std::size_t>(i)]; pointer.x >= box.x && pointer.x < box.right() + kGap) to = i;
        bool const fits = to >= 0 && column(to).accepts && spec.at.contains(pointer);
        int position = 0;
        if (fits) {
            auto const at = static_cast<int>(std::floor((pointer.y - scrolled[static_cast<std::size_t>(to)]) / step() + 0.5f));
            position = std::clamp(at, 0, source.cards(to));
            if (to == lifted.column && position > lifted.index) --position;
        }
        bool const changes = fits && (to != lifted.column || (spec.ordered && position != lifted.index));
        if (lifted.dropped) {
            if (changes) moved(lifted.card, lifted.column, to, position);
            return;
        }
        auto const pen = ui.overlay();
        if (fits) pen.outline(columns[static_cast<std::size_t>(to)], theme.accent, metric::radius_card, 2);
        pen.floating(lifted.box, 6);
        source.draw_card(lifted.column, lifted.index, {.pen = pen, .card = lifted.box, .content = lifted.box.inset(kPadding, 8), .hovered = false, .selected = false, .lifted = true});
        if (!fits) pen.outline(lifted.box, theme.red, 6, 2);
    }
};

}  // namespace

BoardEvents board(Ui& ui, BoardSpec const& spec, BoardSource const& source, BoardState& state) {
    Working work{ui, spec, source, state};
    bool const wide = static_cast<float>(spec.columns.size()) * (spec.column_width + kGap) - kGap > spec.at.w;
    PanelScope const panel{ui, {.id = spec.id, .name = spec.name, .role = sem::Role::group, .at = spec.at, .scroll_x = wide, .fixed = !wide}};
    Box inner = panel.inner();
    inner.h = spec.at.h - (wide ? ImGui::GetStyle().ScrollbarSize + 2 : 0);
    work.lay_out({inner.x, spec.at.y, spec.at.w, inner.h});
    for (int i = 0; i < work.count(); ++i) work.draw_column(i);
    work.drag();
    return work.events;
}

}  // namespace pmo::ui
