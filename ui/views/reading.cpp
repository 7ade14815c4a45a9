#include "ui/views/reading.h"

#include <cmath>
#include <string>

#include "core/base/text.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

void Reading::wrapped(std::string_view words, float indent, ImU32 color) {
    IdScope const scope{&++m_count, sizeof m_count};
    Box const at{m_rest.x + indent, m_rest.y, std::max(40.0f, m_rest.w - indent), 0};
    float const height = Fonts::line_of(Type::body) * static_cast<float>(m_ui.pen().wrap(Type::body, words, at.w).size());
    text(m_ui, {.text = words, .type = Type::body, .color = color, .wrap = true, .id = "p", .at = {at.x, at.y, at.w, height}});
    m_rest.cut_top(height);
}

void Reading::title(std::string_view words) {
    auto const lines = m_ui.pen().wrap(Type::title, words, m_rest.w);
    Box const at = m_rest.cut_top(Fonts::line_of(Type::title) * static_cast<float>(lines.size()), 6);
    m_ui.pen().lines(at.x, at.y, m_ui.theme().text1, Type::title, lines);
    say(m_ui, {.id = "reading.title", .role = sem::Role::heading, .name = words, .at = at, .level = 2});
}

void Reading::section(std::string_view words) {
    IdScope const scope{&++m_count, sizeof m_count};
    m_rest.cut_top(10);
    m_ui.pen().line_h(m_rest.x, m_rest.right(), m_rest.y, m_ui.theme().line);
    m_rest.cut_top(10);
    heading(m_ui, 3, words, Type::strong, m_rest.cut_top(22, 2));
}

void Reading::paragraph(std::string_view words, ImU32 color) {
    if (trim(words).empty()) return;
    wrapped(words, 0, color);
    m_rest.cut_top(6);
}

void Reading::labelled(std::string_view label, std::string_view words) {
    if (trim(words).empty()) return;
    IdScope const scope{&++m_count, sizeof m_count};
    text(m_ui, {.text = label, .type = Type::small, .color = m_ui.theme().text3, .id = "label", .at = m_rest.cut_top(18)});
    wrapped(words, 0, 0);
    m_rest.cut_top(10);
}

void Reading::note(std::string_view words) {
    if (words.empty()) return;
    IdScope const scope{&++m_count, sizeof m_count};
    float const height = Fonts::line_of(Type::small) * static_cast<float>(m_ui.pen().wrap(Type::small, words, m_rest.w).size());
    text(m_ui, {.text = words, .type = Type::small, .color = m_ui.theme().text3, .wrap = true, .id = "note", .at = m_rest.cut_top(height, 4)});
}

void Reading::step(Icon icon, std::string_view label, std::string_view words, bool last) {
    if (trim(words).empty()) return;
    IdScope const scope{&++m_count, sizeof m_count};
    auto const& theme = m_ui.theme();
    float const top = m_rest.y;
    constexpr float kIndent = 32;
    m_ui.pen().panel({m_rest.x, top, 22, 22}, theme.accent_soft, theme.accent_line, 11);
    m_ui.pen().icon(m_rest.x + 4, top + 11, icon, theme.accent_text, metric::icon_field);
    text(m_ui, {.text = label, .type = Type::small, .color = theme.text3, .id = "label", .at = {m_rest.x + kIndent, top + 2, m_rest.w - kIndent, 18}});
    m_rest.cut_top(22);
    wrapped(words, kIndent, 0);
    m_rest.cut_top(10);
    if (!last) m_ui.pen().line_v(m_rest.x + 11, top + 24, m_rest.y - 2, theme.line_strong);
}

void Reading::bullet(std::string_view words, std::string_view sign) {
    float const indent = std::max(16.0f, std::ceil(m_ui.pen().width(Type::body, sign)) + 8);
    m_ui.pen().text(m_rest.x + 2, m_rest.y + 10, m_ui.theme().text3, Type::body, sign);
    wrapped(words, indent, 0);
    m_rest.cut_top(2);
}

void Reading::check(std::string_view words) {
    m_ui.pen().icon(m_rest.x, m_rest.y + 10, Icon::square, m_ui.theme().text3, metric::icon_field);
    wrapped(words, 22, 0);
    m_rest.cut_top(2);
}

void Reading::body(std::string_view all) {
    for (auto line : split(all, '\n')) {
        line = trim(line);
        if (line.empty()) { gap(6); continue; }
        auto const marks = line.find_first_not_of('#');
        if (marks != 0 && marks != std::string_view::npos && line[marks] == ' ') {
            IdScope const scope{&++m_count, sizeof m_count};
            heading(m_ui, marks == 1 ? 3 : 4, trim(line.substr(marks)), marks == 1 ? Type::record : Type::strong, m_rest.cut_top(marks == 1 ? 28 : 24, 2));
        } else if (line.starts_with("- ") || line.starts_with("* ")) {
            bullet(trim(line.substr(2)));
        } else if (auto const dot = line.find(". "); dot != std::string_view::npos && dot > 0 && dot < 3 && line.find_first_not_of("0123456789") == dot) {
            bullet(trim(line.substr(dot + 2)), line.substr(0, dot + 1));
        } else if (line.find(" / ") != std::string_view::npos) {
            int number = 0;
            for (auto at = line.find(" / ");; at = line.find(" / ")) {
                bullet(trim(line.substr(0, at)), std::to_string(++number) + '.');
                if (at == std::string_view::npos) break;
                line.remove_prefix(at + 3);
            }
        } else {
            paragraph(line);
        }
    }
}

}  // namespace pmo::ui
