#pragma once
// A drawing on paper as a short list of shapes, written as SVG: the one model behind print, PDF, SVG and PNG of a chart. Lengths are CSS pixels (96 to the
// inch), y goes down, colours are 0xRRGGBB. It knows no records and measures no text: who draws says where a text stands and has shortened it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pmo {

struct DrawPoint { double x = 0, y = 0; };
enum class Anchor : std::uint8_t { start, middle, end };

struct DrawShape {
    enum class Kind : std::uint8_t { box, line, polygon, text };
    static constexpr std::int32_t kNone = -1;
    Kind kind = Kind::box;
    std::vector<DrawPoint> points{};              // box: two corners; line: its way; polygon: its corners; text: where its middle line begins
    std::int32_t fill = kNone, stroke = kNone;    // text: fill
    double width = 1, radius = 0;                 // of the stroke; of a box's corners
    bool dashed = false;
    std::string text{};
    double size = 12;
    bool bold = false;
    Anchor anchor = Anchor::start;
};

class DrawPage {
public:
    DrawPage(double width, double height) : m_width(width), m_height(height) {}
    void box(double x, double y, double w, double h, std::int32_t fill, std::int32_t stroke = DrawShape::kNone, double radius = 0);
    void line(std::vector<DrawPoint> points, std::int32_t color, double width = 1, bool dashed = false);
    void polygon(std::vector<DrawPoint> points, std::int32_t fill, std::int32_t stroke = DrawShape::kNone);
    // `y` is the middle of the line of text.
    void text(double x, double y, std::string_view words, std::int32_t color, double size = 12, bool bold = false, Anchor anchor = Anchor::start);
    double width() const { return m_width; }
    double height() const { return m_height; }
    std::vector<DrawShape> const& shapes() const { return m_shapes; }
private:
    double m_width, m_height;
    std::vector<DrawShape> m_shapes;
};

// The baseline lies below the middle of a line of text, by this share of the size.
inline constexpr double kBaseline = 0.36;

// A length as text. Hundredths are enough on paper, and files stay small. What is no number is 0; beyond a thousand million it is that.
std::string short_number(double value);

// One page as an SVG image. Several pages stand below each other.
std::string to_svg(std::span<DrawPage const> pages, std::string_view title);

// Words of the two buttons that the document shows on the screen and not on paper.
struct PrintWords { std::string_view language_tag, title, print, png; };
// The pages as one document to print, or to save as PDF by the browser's print dialog: a sheet of paper each, of the pages' size. Its second button saves the
// pages as PNG images.
std::string to_print_document(std::span<DrawPage const> pages, PrintWords const& words);

}  // namespace pmo
