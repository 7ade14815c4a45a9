// A text with its differences marked: struck and red where only this computer has it, underlined and green where only the file has it.

#include <algorithm>

#include "ui/views/merge_parts.h"
#include "ui/views/text_diff.h"

namespace pmo::ui {

namespace {

struct Run { PieceOf of; std::size_t begin, end; };

// The text of one side, with the places of its own pieces.
std::string own_text(std::string const& mine, std::string const& theirs, bool show_mine, std::vector<Run>& runs) {
    std::string text;
    for (auto const& piece : diff_texts(mine, theirs)) {
        if (piece.of == (show_mine ? PieceOf::theirs : PieceOf::mine)) continue;
        runs.push_back({piece.of, text.size(), text.size() + piece.text.size()});
        text += piece.text;
    }
    return text;
}

}  // namespace

float marked_text_height(Ui const& ui, std::string const& mine, std::string const& theirs, bool show_mine, float width) {
    auto const lines = wrap_text(ui.fonts(), Type::small, show_mine ? mine : theirs, width);
    return Fonts::line_of(Type::small) * static_cast<float>(std::max<std::size_t>(1, lines.size()));
}

void draw_marked_text(Ui const& ui, std::string const& mine, std::string const& theirs, bool show_mine, Box at) {
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    std::vector<Run> runs;
    auto const text = own_text(mine, theirs, show_mine, runs);
    float const line_height = Fonts::line_of(Type::small);
    float y = at.y;
    for (auto const line : pen.wrap(Type::small, text, at.w)) {
        auto const begin = static_cast<std::size_t>(line.data() - text.data()), end = begin + line.size();
        float x = at.x;
        for (auto const& run : runs) {
            auto const from = std::max(begin, run.begin), to = std::min(end, run.end);
            if (from >= to) continue;
            auto const part = std::string_view(text).substr(from, to - from);
            float const width = pen.width(Type::small, part);
            bool const own = run.of != PieceOf::both;
            ImU32 const ink = !own ? theme.text1 : show_mine ? theme.red_text : theme.green_text;
            if (own) pen.fill({x, y + 1, width, line_height - 2}, show_mine ? theme.red_soft : theme.green_soft, 2);
            pen.text(x, y + line_height / 2, ink, Type::small, part);
            if (own) pen.line_h(x, x + width, show_mine ? y + line_height / 2 : y + line_height - 2, ink);
            x += width;
        }
        y += line_height;
    }
}

}  // namespace pmo::ui
