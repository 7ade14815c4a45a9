#include "core/io/pdf_fonts.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace pmo::pdf {

namespace {

struct Step { int x = 0, y = 0; };

// Thousandths of the em are as fine as fonts are drawn; what is no number is 0.
int whole(double value) { return std::isfinite(value) ? static_cast<int>(std::lround(std::clamp(value, -30000.0, 30000.0))) : 0; }
Step whole(DrawPoint const& point) { return {whole(point.x), whole(point.y)}; }

// The control of a quadratic curve as one of the two of the same curve as a cubic: two thirds of the way from an end to it.
DrawPoint raised(DrawPoint const& end, DrawPoint const& control) { return {end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3}; }

// A way in operators of the format, and how far it goes.
class Way {
public:
    void take(OutlineStep const& step) {
        switch (step.kind) {
            case OutlineStep::Kind::move: put({step.to}, "m "); break;
            case OutlineStep::Kind::line: put({step.to}, "l "); break;
            case OutlineStep::Kind::quadratic: put({raised(m_at, step.first), raised(step.to, step.first), step.to}, "c "); break;
            case OutlineStep::Kind::cubic: put({step.first, step.second, step.to}, "c "); break;
        }
        m_at = step.to;
    }
    std::string const& text() const { return m_text; }
    Step least() const { return m_least; }
    Step most() const { return m_most; }

private:
    void put(std::initializer_list<DrawPoint> points, std::string_view what) {
        for (auto const& point : points) {
            auto const [x, y] = whole(point);
            m_least = m_text.empty() ? Step{x, y} : Step{std::min(m_least.x, x), std::min(m_least.y, y)};
            m_most = m_text.empty() ? Step{x, y} : Step{std::max(m_most.x, x), std::max(m_most.y, y)};
            m_text += std::to_string(x) + ' ' + std::to_string(y) + ' ';
        }
        m_text += what;
    }
    std::string m_text;
    DrawPoint m_at;
    Step m_least, m_most;
};

std::string box_of(int left, int bottom, int right, int top) { return std::to_string(left) + ' ' + std::to_string(bottom) + ' ' + std::to_string(right) + ' ' + std::to_string(top); }

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool takes_no_place(char32_t c) {
    return c < 0x20 || in(c, 0x7F, 0x9F) || in(c, 0x200B, 0x200F) || in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF || in(c, 0xE0000, 0xE01EF);
}

constexpr std::string_view kMapHead =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<00><FF>\nendcodespacerange\n";
constexpr std::string_view kMapFoot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend";

}  // namespace

std::u32string drawn_characters(std::string_view utf8) {
    std::u32string out;
    while (!utf8.empty()) {
        auto const c = next_code_point(utf8);
        if (c == U'\t' || c == U'\n' || c == U'\r') out += U' ';
        else if (!takes_no_place(c)) out += c;
    }
    return out;
}

Fonts::Place Fonts::place(char32_t character, bool bold) {
    auto const [found, fresh] = m_places.try_emplace(static_cast<std::uint32_t>(character) * 2 + (bold ? 1 : 0), static_cast<std::uint32_t>(m_glyphs.size()));
    if (fresh) {
        auto const outline = m_outlines.glyph(character, bold);
        add(character, outline ? *outline : m_outlines.missing());
    }
    auto const number = found->second;
    return {number / kPlaces, number % kPlaces, m_glyphs[number].advance};
}

void Fonts::add(char32_t character, GlyphOutline const& outline) {
    Way way;
    for (auto const& step : outline.steps) way.take(step);
    Glyph glyph{.character = character, .advance = whole(outline.advance), .bounds = {way.least().x, way.least().y, way.most().x, way.most().y}};
    auto const& [left, bottom, right, top] = glyph.bounds;
    // "d1": the shape alone; its colour is that of the text.
    auto const drawn = std::to_string(glyph.advance) + " 0 " + box_of(left, bottom, right, top) + " d1\n" + way.text() + (way.text().empty() ? "" : "f");
    auto const [known, fresh] = m_streams.try_emplace(drawn, 0);
    if (fresh) known->second = m_file.stream(drawn);
    glyph.stream = known->second;
    m_glyphs.push_back(glyph);
}

std::string Fonts::unicodes(std::size_t first, std::size_t last) const {
    constexpr std::size_t kMost = 100;               // of one block, by the format
    std::string out(kMapHead);
    for (auto from = first; from < last; from += kMost) {
        auto const to = std::min(last, from + kMost);
        out += std::to_string(to - from) + " beginbfchar\n";
        for (auto i = from; i < to; ++i) {
            out += '<';
            append_hex(out, static_cast<unsigned>(i - first), 2);
            out += "><";
            append_utf16(out, m_glyphs[i].character);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out.append(kMapFoot);
}

int Fonts::write_font(std::size_t first, std::size_t last) {
    std::string names, streams, widths;
    Bounds all;
    for (auto i = first; i < last; ++i) {
        auto const& glyph = m_glyphs[i];
        auto const name = "/g" + std::to_string(i - first);
        names += name;
        streams += name + ' ' + reference(glyph.stream);
        widths += (widths.empty() ? "" : " ") + std::to_string(glyph.advance);
        all = {std::min(all.left, glyph.bounds.left), std::min(all.bottom, glyph.bounds.bottom), std::max(all.right, glyph.bounds.right), std::max(all.top, glyph.bounds.top)};
    }
    auto const map = m_file.stream(unicodes(first, last));
    auto const number = m_file.reserve();
    m_file.object(number, "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[" + box_of(all.left, all.bottom, all.right, all.top) + "]/Resources<<>>/FirstChar 0/LastChar " +
                              std::to_string(last - first - 1) + "/Widths[" + widths + "]/Encoding<</Type/Encoding/Differences[0" + names + "]>>/CharProcs<<" + streams + ">>/ToUnicode " + reference(map) + ">>");
    return number;
}

std::string Fonts::resources() {
    std::string out = "<<";
    if (!m_glyphs.empty()) {
        out += "/Font<<";
        for (std::size_t first = 0; first < m_glyphs.size(); first += kPlaces)
            out += "/F" + std::to_string(first / kPlaces) + ' ' + reference(write_font(first, std::min(m_glyphs.size(), first + kPlaces)));
        out += ">>";
    }
    return out + ">>";
}

}  // namespace pmo::pdf
