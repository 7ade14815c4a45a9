#include "ui/views/page.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/views/project_frame.h"
#include "ui/views/view.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

Box middle_of(Box const& bar) { return {bar.x, std::round(bar.cy() - metric::control / 2), bar.w, metric::control}; }

bool right_button(Ui& ui, Button spec, Box& bar) {
    spec.at = middle_of(bar.cut_right(button_width(ui, spec), 4));
    return button(ui, spec);
}

bool left_button(Ui& ui, Button spec, Box& bar) {
    spec.at = middle_of(bar.cut_left(button_width(ui, spec), 8));
    return button(ui, spec);
}

Box draw_page_head(Frame& frame, Box& area, PageHead const& head) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    if (frame.session.location.project) {
        area = draw_project_frame(frame, area);
        Box const strip = area.cut_top(metric::toolbar);
        pen.fill(strip, theme.surface);
        pen.line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
        return strip.inset(metric::space_card, 0);
    }
    Box const strip = area.cut_top(metric::page_header);
    pen.fill(strip, theme.surface);
    pen.line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    Box bar = strip.inset(metric::space_page, 0);
    auto const* entry = find_view(head.id);
    pen.icon(bar.x, bar.cy(), entry ? entry->icon : Icon::none, theme.text3);
    bar.cut_left(24);
    auto const name = tr_key("view." + std::string(head.id));
    heading(ui, 1, name, Type::title, bar.cut_left(std::min(std::ceil(pen.width(Type::title, name)) + 1, bar.w * 0.5f), 12));
    if (!head.badge.label.empty()) {
        Box const at = bar.cut_left(badge_width(pen.fonts, head.badge), 12);
        paint_badge(pen, at.x, at.cy(), head.badge);
        say(ui, {.id = "head.badge", .role = sem::Role::text, .name = head.badge.label, .at = at});
    }
    if (!head.caption.empty()) {
        Box const at = bar.cut_left(std::min(std::ceil(pen.width(Type::small, head.caption)) + 1, bar.w * 0.5f), 12);
        text(ui, {.text = head.caption, .type = Type::small, .color = theme.text3, .id = "head.caption", .role = sem::Role::status, .at = at});
    }
    return bar;
}

}  // namespace pmo::ui
