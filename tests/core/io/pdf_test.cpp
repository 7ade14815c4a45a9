#include "core/io/pdf.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/base/text.h"
#include "tests/support/pdf_reader.h"

using namespace pmo;
using test::PdfReader;

namespace {

// Letters are boxes, half as wide as high up to U+2E80; what lies in the private area has none. Bold ones are a little heavier.
class Boxes final : public GlyphOutlines {
public:
    std::optional<GlyphOutline> glyph(char32_t c, bool bold) const override {
        if (c >= 0xE000 && c < 0xF900) return std::nullopt;
        double const advance = c < 0x2E80 ? 500 : 1000;
        if (c == ' ') return GlyphOutline{.advance = advance};
        return box(advance, (c % 500) + (bold ? 300.0 : 200.0));
    }
    GlyphOutline missing() const override { return box(600, 700); }

private:
    static GlyphOutline box(double advance, double top) {
        using Kind = OutlineStep::Kind;
        return {.advance = advance, .steps = {{.kind = Kind::move, .to = {50, 0}}, {.kind = Kind::line, .to = {advance - 50, 0}}, {.kind = Kind::quadratic, .to = {advance - 50, top}, .first = {advance, top / 2}},
                                              {.kind = Kind::cubic, .to = {50, top}, .first = {200, top + 10}, .second = {100, top + 10}}, {.kind = Kind::line, .to = {50, 0}}}};
    }
};

DrawPage sheet() {
    DrawPage page(800, 600);
    page.box(1, 2, 30, 4, 0x3A6FD0, 0x112233, 2);
    page.box(10, 20, 30, 40, 0xFFFFFF);
    page.line({{0, 0}, {10, 0}, {10, 20}}, 0xFF0000, 1.5, true);
    page.polygon({{0, 0}, {5, 5}, {0, 10}}, 0x000000);
    page.text(100, 50, "设备 (A) \\ \"B\"", 0x1A1F27, 12);
    page.text(700, 50, "完成", 0x1A1F27, 10, true, Anchor::end);
    page.text(400, 50, "完成", 0x1A1F27, 10, false, Anchor::middle);
    return page;
}

std::string made(std::vector<DrawPage> const& pages, std::string_view title = "计划") { return to_pdf(pages, {"zh-CN", title}, Boxes{}); }

std::string words_of(PdfReader const& reader) {
    std::string out;
    for (auto const& page : reader.pages())
        for (auto const& text : page.texts) out += text.text + '|';
    return out;
}

std::string one_text(std::string_view text) {
    DrawPage page(800, 600);
    page.text(10, 10, text, 0);
    auto const bytes = made({page});
    PdfReader const reader(bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    return words_of(reader);
}

}  // namespace

TEST_CASE("a drawing is a PDF file whose parts are where its table says") {
    auto const bytes = made({sheet(), DrawPage(1587, 1123), sheet()}, "P-2601 计划 (甲) \xF0\xA0\xAE\xB7");
    PdfReader const reader(bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    REQUIRE(reader.pages().size() == 3);
    CHECK(reader.title() == "P-2601 计划 (甲) \xF0\xA0\xAE\xB7");
    CHECK(reader.language() == "zh-CN");
    CHECK(reader.pages()[0].width == 600);
    CHECK(reader.pages()[0].height == 450);
    CHECK(reader.pages()[1].width == doctest::Approx(1190.25));
    CHECK(reader.pages()[1].texts.empty());
    CHECK(bytes == made({sheet(), DrawPage(1587, 1123), sheet()}, "P-2601 计划 (甲) \xF0\xA0\xAE\xB7"));
}

TEST_CASE("shapes of a PDF are vectors, what is set stays set") {
    auto const bytes = made({sheet()});
    PdfReader const reader(bytes);
    auto const& content = reader.pages().at(0).content;
    auto const has = [&](std::string_view part) { return content.find(part) != std::string::npos; };
    CHECK(content.starts_with("0.75 0 0 -0.75 0 450 cm\n"));
    CHECK(has(".227 .435 .816 rg\n.067 .133 .2 RG\n3 2 m\n29 2 l\n"));       // a box with round corners, from after the first
    CHECK(has("c\nh\nB\n"));
    CHECK(has("1 1 1 rg\n10 20 30 40 re\nf\n"));
    CHECK(has("1 0 0 RG\n1.5 w\n[3 3] 0 d\n0 0 m\n10 0 l\n10 20 l\nS\n"));
    CHECK(has("0 0 0 rg\n0 0 m\n5 5 l\n0 10 l\nh\nf\n"));
    DrawPage page(100, 100);
    for (int i = 0; i < 9; ++i) page.box(i, 0, 1, 1, 0x808080);
    auto const grey = made({page});
    std::size_t colours = 0;
    for (auto at = grey.find(" rg\n"); at != std::string::npos; at = grey.find(" rg\n", at + 1)) ++colours;
    CHECK(colours == 1);
}

TEST_CASE("the text of a PDF is read back as it was drawn, and stands where its anchor says") {
    auto const bytes = made({sheet()});
    PdfReader const reader(bytes);
    CHECK(words_of(reader) == "设备 (A) \\ \"B\"|完成|完成|");
    auto const& texts = reader.pages().at(0).texts;
    CHECK(texts[0].x == 100);
    CHECK(texts[0].y == doctest::Approx(50 + 12 * kBaseline));
    CHECK(texts[0].width == doctest::Approx(2 * 12 + 10 * 6));
    CHECK(texts[1].x == 700 - 20);
    CHECK(texts[2].x == 400 - 10);
}

TEST_CASE("a character is one glyph however often it occurs, and fonts have 256 at most") {
    DrawPage page(800, 600);
    for (int i = 0; i < 50; ++i) page.text(10, i * 10, "进度进度", 0);
    auto bytes = made({page});
    CHECK(PdfReader(bytes).glyphs() == 2);
    std::string all;
    for (char32_t c = 0x4E00; c < 0x4E00 + 600; ++c) append_code_point(all, c);
    page.text(0, 0, all, 0);
    bytes = made({page, page});
    PdfReader const reader(bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    CHECK(reader.fonts() == 3);
    CHECK(reader.pages().at(1).texts.back().text == all);       // over the borders of its fonts
}

TEST_CASE("curves of second degree become the same curves of third degree") {
    DrawPage page(100, 100);
    page.text(0, 0, "A", 0);                         // U+0041: 265 high
    auto const bytes = made({page});
    CHECK(bytes.find("500 0 50 0 483 275 d1\n50 0 m 450 0 l 483 88 483 177 450 265 c 200 275 100 275 50 265 c 50 0 l f") != std::string::npos);
}

TEST_CASE("hostile text harms no PDF") {
    CHECK(one_text("a\x01\x02\x1B\x7F" "b") == "ab|");
    CHECK(one_text("a\tb\nc\rd") == "a b c d|");
    CHECK(one_text(")(\\)>>endstream endobj<<") == ")(\\)>>endstream endobj<<|");
    CHECK(one_text("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD|");                   // half of a pair
    CHECK(one_text("\xFF\xC3(") == "\uFFFD\uFFFD(|");
    CHECK(one_text("👷\u200D\uFE0F\uFEFF") == "👷|");
    CHECK(one_text("\uE123x") == "\uE123x|");                                   // no font has it; copied it is itself
    CHECK(one_text("\u200B") == "");
    std::string lengthy;
    for (int i = 0; i < 10'000; ++i) append_code_point(lengthy, 0x4E00 + static_cast<char32_t>(i));
    CHECK(one_text(lengthy) == lengthy + '|');
}

TEST_CASE("what is no number, no size and no page does no harm to a PDF") {
    DrawPage odd(NAN, -5);
    odd.line({{NAN, INFINITY}, {1e300, -1e300}}, 0);
    odd.line({}, 0);
    odd.line({{0, 0}, {1, 1}}, 0x123456, 0);
    odd.text(NAN, 1, "x", 0, NAN);
    odd.text(0, 0, "x", 0, 0);
    odd.text(0, 0, "unseen", DrawShape::kNone);
    odd.polygon({{0, 0}}, DrawShape::kNone);
    auto const bytes = made({odd}, "\xFF");
    PdfReader const reader(bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    CHECK(reader.pages().at(0).texts.empty());
    CHECK(reader.pages()[0].width == 3);
    CHECK(bytes.find("nan") == std::string::npos);
    CHECK(bytes.find("inf") == std::string::npos);
    auto const none = to_pdf({}, {"en\n/X(", ""}, Boxes{});
    PdfReader const empty(none);
    CHECK(empty.faults() == std::vector<std::string>{});
    CHECK(empty.pages().size() == 1);
    CHECK(empty.language() == "enX");
}

TEST_CASE("characters that no font has are told once, in the order of the pages") {
    DrawPage first(100, 100), second(100, 100);
    first.text(0, 0, "甲\uE002乙\uE001", 0);
    second.text(0, 0, "\uE001\uE003\x01", 0, 12, true);
    DrawPage const pages[] = {first, second};
    CHECK(missing_characters(pages, Boxes{}) == U"\uE002\uE001\uE003");
    CHECK(missing_characters({}, Boxes{}).empty());
}
