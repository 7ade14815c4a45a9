#include "ui/theme/outlines.h"

#include <doctest/doctest.h>

#include "core/io/pdf.h"
#include "tests/support/pdf_reader.h"
#include "tests/ui/harness.h"
#include "ui/theme/draw.h"

using namespace pmo;
using namespace pmo::ui;
using test::Stage;

TEST_CASE("outlines are those of the fonts on the screen, and as wide") {
    if (test::noto(false).empty()) return;
    Stage stage(400, 300);
    auto const outlines = outlines_of(stage.ui().fonts());
    auto const regular = outlines->glyph(U'中', false), bold = outlines->glyph(U'中', true);
    REQUIRE(regular);
    REQUIRE(bold);
    CHECK(regular->advance == 1000);
    CHECK(regular->steps.size() > 8);
    CHECK(regular->steps.front().kind == OutlineStep::Kind::move);
    CHECK(regular->steps.front().to.x != bold->steps.front().to.x);
    for (auto const& step : regular->steps) {
        CHECK(step.to.x >= -100);
        CHECK(step.to.x <= 1100);
        CHECK(step.to.y >= -200);
        CHECK(step.to.y <= 1000);
    }
    auto const digit = outlines->glyph(U'8', false);
    REQUIRE(digit);
    stage.draw = [&] { CHECK(static_cast<double>(text_width(stage.ui().fonts(), Type::body, "8888888888")) == doctest::Approx(digit->advance / 1000 * 13 * 10).epsilon(0.01)); };
    stage.frame();
    auto const blank = outlines->glyph(U' ', false);
    REQUIRE(blank);
    CHECK(blank->steps.empty());
    CHECK_FALSE(outlines->glyph(0xE123, false));
    CHECK_FALSE(outlines->missing().steps.empty());
}

TEST_CASE("a character that only the full font has gets its outline when that has come") {
    if (test::lucide().empty() || test::noto(false).empty()) return;
    Stage stage(400, 300);
    constexpr char32_t kHouse = 0xE0F5;              // of the icons: a font that lacks Chinese, to stand for the early one
    auto const& fonts = stage.ui().fonts();
    CHECK_FALSE(has_full_font(fonts));
    CHECK_FALSE(outlines_of(fonts)->glyph(kHouse, false));
    REQUIRE(merge_full_font(fonts, test::lucide()) == FontFault::none);
    CHECK(has_full_font(fonts));
    auto const later = outlines_of(fonts);
    REQUIRE(later->glyph(kHouse, false));
    REQUIRE(later->glyph(kHouse, true));
    CHECK_FALSE(later->glyph(kHouse, false)->steps.empty());
    CHECK(later->glyph(U'中', false)->advance == 1000);
}

TEST_CASE("without any font a PDF still holds its text") {
    Stage stage(400, 300, test::FontSet::none);
    auto const outlines = outlines_of(stage.ui().fonts());
    CHECK_FALSE(outlines->glyph(U'A', false));
    DrawPage page(100, 100);
    page.text(0, 0, "设备 A", 0);
    auto const bytes = to_pdf({&page, 1}, {"zh-CN", ""}, *outlines);
    test::PdfReader const reader(bytes);
    CHECK(reader.faults() == std::vector<std::string>{});
    CHECK(reader.has("设备 A"));
    CHECK(missing_characters({&page, 1}, *outlines) == U"设备 A");
}
