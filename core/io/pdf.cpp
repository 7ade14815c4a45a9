#include "core/io/pdf.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "core/io/pdf_file.h"
#include "core/io/pdf_fonts.h"

namespace pmo {

namespace {

constexpr double kPoints = 0.75;                     // points of 1/72 inch in a pixel of 1/96
constexpr double kLeast = 0.01;                      // a size or width below would be written as 0, which means something else
constexpr double kArc = 0.5523;                      // control of the cubic curve nearest to a quarter of a circle, in radii

// A channel of a colour as a share of one. Three digits keep all 256 apart.
std::string channel(std::int32_t byte) {
    auto const thousandths = (byte * 1000 + 127) / 255;
    if (thousandths == 0 || thousandths == 1000) return thousandths == 0 ? "0" : "1";
    auto digits = std::to_string(1000 + thousandths);
    digits[0] = '.';
    while (digits.back() == '0') digits.pop_back();
    return digits;
}

// The operators of one page, each after its numbers. What was set last stays set, so it is written only when it changes.
class Content {
public:
    Content(pdf::Fonts& fonts, DrawPage const& page) : m_fonts(fonts) {
        // From here on as in the drawing: pixels, y down. Corners are mitred as in SVG.
        put({kPoints, 0, 0, -kPoints, 0, page.height() * kPoints}, "cm");
        put({4}, "M");
        for (auto const& shape : page.shapes()) draw(shape);
    }
    std::string const& text() const { return m_out; }

private:
    void put(std::initializer_list<double> numbers, std::string_view what) {
        for (auto const number : numbers) m_out.append(short_number(number)) += ' ';
        m_out.append(what) += '\n';
    }

    void draw(DrawShape const& shape) {
        if (shape.points.empty()) return;
        if (shape.kind == DrawShape::Kind::text) return write(shape);
        bool const filled = shape.fill >= 0 && shape.kind != DrawShape::Kind::line, stroked = shape.stroke >= 0 && shape.width >= kLeast;
        if (!filled && !stroked) return;
        if (filled) set_color(m_fill, shape.fill, "rg");
        if (stroked) set_stroke(shape);
        if (shape.kind == DrawShape::Kind::box) box(shape);
        else way(shape);
        put({}, filled && stroked ? "B" : filled ? "f" : "S");
    }

    void way(DrawShape const& shape) {
        for (auto const& point : shape.points) put({point.x, point.y}, &point == &shape.points.front() ? "m" : "l");
        if (shape.kind == DrawShape::Kind::polygon) put({}, "h");
    }

    void box(DrawShape const& shape) {
        auto const [x0, y0] = shape.points.front();
        auto const [x1, y1] = shape.points.back();
        auto const r = std::min({shape.radius, (x1 - x0) / 2, (y1 - y0) / 2}), c = r - r * kArc;
        if (!(r > 0)) return put({x0, y0, x1 - x0, y1 - y0}, "re");
        put({x0 + r, y0}, "m");
        put({x1 - r, y0}, "l");
        put({x1 - c, y0, x1, y0 + c, x1, y0 + r}, "c");
        put({x1, y1 - r}, "l");
        put({x1, y1 - c, x1 - c, y1, x1 - r, y1}, "c");
        put({x0 + r, y1}, "l");
        put({x0 + c, y1, x0, y1 - c, x0, y1 - r}, "c");
        put({x0, y0 + r}, "l");
        put({x0, y0 + c, x0 + c, y0, x0 + r, y0}, "c");
        put({}, "h");
    }

    void set_color(std::int32_t& now, std::int32_t color, std::string_view what) {
        if (std::exchange(now, color) == color) return;
        for (int shift = 16; shift >= 0; shift -= 8) m_out.append(channel((color >> shift) & 255)) += ' ';
        put({}, what);
    }

    void set_stroke(DrawShape const& shape) {
        set_color(m_stroke, shape.stroke, "RG");
        if (std::exchange(m_width, shape.width) != shape.width) put({shape.width}, "w");
        if (std::exchange(m_dashed, shape.dashed) != shape.dashed) put({}, shape.dashed ? "[3 3] 0 d" : "[] 0 d");
    }

    void write(DrawShape const& shape) {
        if (shape.fill < 0 || !(shape.size >= kLeast)) return;
        std::vector<pdf::Fonts::Place> places;
        double length = 0;
        for (auto const c : pdf::drawn_characters(shape.text)) {
            places.push_back(m_fonts.place(c, shape.bold));
            length += places.back().advance * shape.size / 1000;
        }
        if (places.empty()) return;
        set_color(m_fill, shape.fill, "rg");
        auto const [x, y] = shape.points.front();
        put({}, "BT");
        put({1, 0, 0, -1, x - (shape.anchor == Anchor::end ? length : shape.anchor == Anchor::middle ? length / 2 : 0), y + shape.size * kBaseline}, "Tm");
        for (std::size_t i = 0; i < places.size();) {
            auto const font = places[i].font;
            m_out += "/F" + std::to_string(font) + ' ';
            put({shape.size}, "Tf");
            m_out += '<';
            for (; i < places.size() && places[i].font == font; ++i) pdf::append_hex(m_out, places[i].code, 2);
            put({}, "> Tj");
        }
        put({}, "ET");
    }

    pdf::Fonts& m_fonts;
    std::string m_out;
    std::int32_t m_fill = 0, m_stroke = 0;           // black, a pixel wide and whole is what a page begins with
    double m_width = 1;
    bool m_dashed = false;
};

// Readers take a side from 3 to 14,400 points.
std::string side(double pixels) { return short_number(std::clamp(std::isfinite(pixels) ? pixels * kPoints : 0.0, 3.0, 14400.0)); }

std::string language_of(std::string_view tag) {
    std::string out = "(";
    for (char const c : tag)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') out += c;
    return out + ')';
}

}  // namespace

std::string to_pdf(std::span<DrawPage const> pages, PdfWords const& words, GlyphOutlines const& outlines) {
    DrawPage const empty[] = {DrawPage(1123, 794)};
    if (pages.empty()) pages = empty;
    pdf::File file;
    pdf::Fonts fonts(outlines, file);
    auto const catalog = file.reserve(), tree = file.reserve(), info = file.reserve();
    std::string sheets;
    for (auto const& page : pages) {
        auto const content = file.stream(Content(fonts, page).text());
        auto const sheet = file.reserve();
        file.object(sheet, "<</Type/Page/Parent " + pdf::reference(tree) + "/MediaBox[0 0 " + side(page.width()) + ' ' + side(page.height()) + "]/Contents " + pdf::reference(content) + ">>");
        sheets += (sheets.empty() ? "" : " ") + pdf::reference(sheet);
    }
    file.object(tree, "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + sheets + "]/Resources " + fonts.resources() + ">>");
    file.object(info, "<</Title" + pdf::text_string(words.title) + ">>");
    file.object(catalog, "<</Type/Catalog/Pages " + pdf::reference(tree) + "/Lang" + language_of(words.language_tag) + "/ViewerPreferences<</DisplayDocTitle true>>>>");
    return std::move(file).finish(catalog, info);
}

std::u32string missing_characters(std::span<DrawPage const> pages, GlyphOutlines const& outlines) {
    std::set<char32_t> known;
    std::u32string missing;
    for (auto const& page : pages)
        for (auto const& shape : page.shapes())
            for (auto const c : pdf::drawn_characters(shape.text))
                if (known.insert(c).second && !outlines.glyph(c, false)) missing += c;
    return missing;
}

}  // namespace pmo
