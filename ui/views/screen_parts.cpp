#include "ui/views/screen_parts.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

void choose_segment(Ui& ui, Box& bar, std::string_view name, std::span<Segment const> segments, int& chosen) {
    std::vector<Choice> choices;
    IdScope const scope{segments.empty() ? std::string_view{} : segments.front().key};      // a screen may have several
    for (auto const& segment : segments) choices.push_back({.key = segment.key, .label = segment.label, .count = {}, .tip = {}});
    Segmented spec{.id = "segments", .name = name, .options = choices, .chosen = chosen};
    spec.at = middle_of(bar.cut_left(segmented_width(ui, spec), 12));
    if (auto const picked = segmented(ui, spec)) chosen = *picked;
}

int draw_figure_strip(Frame& frame, std::string_view id, std::span<Figure const> figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    IdScope const scope{id};
    pen.panel(at, theme.surface, theme.line, metric::radius_card);
    int clicked = -1;
    auto const count = static_cast<int>(figures.size());
    for (int i = 0; i < count; ++i) {
        auto const& figure = figures[static_cast<std::size_t>(i)];
        Box const cell = at.column(i, count, 0);
        auto const hot = hot_area(ui, {.id = figure.key, .name = figure.label, .value = figure.value, .description = figure.tip, .role = sem::Role::button, .at = cell.inset(1, 1), .ring_radius = metric::radius_card});
        if (hot.clicked) clicked = i;
        if (hot.hovered) pen.fill(cell.inset(1, 1), theme.hover, metric::radius_card);
        if (i > 0) pen.line_v(cell.x, cell.y + 10, cell.bottom() - 10, theme.line);
        Box text_box = cell.inset(12, 9);
        pen.text(text_box.cut_top(16, 4), theme.text3, Type::small, figure.label);
        Box line = text_box.cut_top(24);
        auto const color = figure.tone == Tone::neutral ? theme.text1 : tone_text_color(theme, figure.tone);
        float const width = std::ceil(pen.width(Type::record, figure.value));
        pen.text(line.cut_left(std::min(width + 1, line.w), 8), color, Type::record, figure.value);
        if (line.w > 24) pen.text(line.moved(0, 1), theme.text3, Type::small, figure.note);
        if (!figure.tip.empty()) tooltip_for(ui, cell, figure.tip, figure.key);
    }
    return clicked;
}

void paint_figure_bar(Pen const& pen, Box at, std::optional<int> percent, ImU32 color) {
    auto const& theme = *pen.theme;
    Box const number = at.cut_right(30, 6);
    Box const track{at.x, std::round(at.cy() - 3), at.w, 6};
    if (!percent) {
        pen.text(number, theme.text3, Type::small, "—", Align::right);
        return;
    }
    pen.fill(track, theme.grey_soft, 3);
    float const share = static_cast<float>(std::clamp(*percent, 0, 100)) / 100.0f;
    if (share > 0) pen.fill({track.x, track.y, std::max(track.w * share, 3.0f), track.h}, color, 3);
    pen.text(number, theme.text1, Type::small, format_integer(*percent), Align::right);
}

ImU32 percent_color(Theme const& theme, std::optional<int> percent) { return !percent ? theme.grey : *percent < 55 ? theme.red : *percent < 70 ? theme.amber : theme.c1; }

HitAnswer draw_hit_card(Frame& frame, HitCard const& card, Box at) {
    auto const count = format_integer(static_cast<std::int64_t>(card.hits.size()));
    CardScope const scope{frame.ui, {.id = card.id, .title = card.title, .caption = count, .at = at}};
    return draw_hit_list(frame, {.id = "hits", .name = card.title, .hits = card.hits, .actions = card.actions, .none = card.none, .show_project = card.show_project, .at = scope.body()});
}

Box draw_fact(Frame& frame, Box& rest, std::string_view key, std::string_view label, std::string_view words, ImU32 color) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box const line = rest.cut_top(22);
    Box left = line;
    float const label_width = std::min(std::ceil(ui.pen().width(Type::small, label)) + 10, line.w * 0.4f);
    ui.pen().text(left.cut_left(label_width), theme.text3, Type::small, label);
    bool const cut = ui.pen().text(left, color ? color : theme.text1, Type::small, words);
    say(ui, {.id = key, .role = sem::Role::text, .name = label, .value = words, .at = line});
    if (cut) tooltip_for(ui, left, words, key);
    return line;
}

int draw_buttons(Frame& frame, Box at, std::span<Button const> buttons) {
    int pressed = -1;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        auto spec = buttons[i];
        spec.size = Size::small;
        spec.disabled = spec.disabled || !frame.writable;
        float const width = button_width(frame.ui, spec);
        if (width > at.w) break;
        Box const place = at.cut_left(width, 6);
        spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
        if (button(frame.ui, spec)) pressed = static_cast<int>(i);
    }
    return pressed;
}

EditContext edit_context(Frame& frame, Id project) { return {frame.store, frame.ids, project, frame.session.person, Date{frame.ui.today}}; }

std::string name_of(Frame const& frame, Id id) {
    auto const* record = frame.store.live(id);
    return record ? record_name(*record) : std::string("—");
}

std::string money_words(Money money) { return format_money(money.minor, money.currency.text(), MoneyStyle::with_unit); }

}  // namespace pmo::ui
