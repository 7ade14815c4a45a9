#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/theme/theme.h"

using namespace pmo::ui;
using pmo::test::Stage;

TEST_CASE("text and marks keep their contrast in both themes") {
    for (Theme const* t : {&light_theme(), &dark_theme()}) {
        for (ImU32 ground : {t->surface, t->canvas, t->nav, t->sunken, t->selected, t->raised}) {
            CHECK(contrast(t->text1, ground) >= 4.5f);
            CHECK(contrast(t->text2, ground) >= 4.5f);
            CHECK(contrast(t->text3, ground) >= 4.5f);
        }
        CHECK(contrast(t->on_accent, t->accent) >= 4.5f);
        CHECK(contrast(t->on_accent, t->red_fill) >= 4.5f);
        CHECK(contrast(t->accent_text, t->accent_soft) >= 4.5f);
        CHECK(contrast(t->green_text, t->green_soft) >= 4.5f);
        CHECK(contrast(t->amber_text, t->amber_soft) >= 4.5f);
        CHECK(contrast(t->red_text, t->red_soft) >= 4.5f);
        for (ImU32 mark : {t->accent, t->green, t->amber, t->red, t->grey, t->c1, t->c2, t->c3, t->c4, t->c5, t->c6, t->c7, t->c8, t->pv, t->ev, t->ac})
            CHECK(contrast(mark, t->surface) >= 3.0f);
        Theme const strong = strong_contrast(*t);
        CHECK(contrast(strong.field_line, strong.field) >= 3.0f);
        CHECK(contrast(strong.line_strong, strong.surface) >= 3.0f);
    }
}

TEST_CASE("a missing or damaged font is a value, not a crash") {
    CHECK(check_font({}, 0) == FontFault::missing);
    std::vector<std::uint8_t> noise(4096);
    std::uint32_t seed = 1;
    for (int round = 0; round < 200; ++round) {
        for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>((seed = seed * 1664525u + 1013904223u) >> 24);
        CHECK(check_font(noise, 0) == FontFault::damaged);
    }
    Stage stage(400, 300, pmo::test::FontSet::none);   // no font at all
    stage.draw = [] { ImGui::TextUnformatted("still alive"); };
    stage.frame(3);
    CHECK(ImGui::GetDrawData() != nullptr);
    auto const& lucide = pmo::test::lucide();
    if (lucide.empty()) return;
    CHECK(check_font(lucide, 0) == FontFault::none);
    for (std::size_t size : {std::size_t{50}, std::size_t{400}, lucide.size() / 2})
        CHECK(check_font(std::span(lucide).first(size), 0) == FontFault::damaged);
    CHECK(merge_full_font(stage.ui().fonts(), std::span(lucide).first(300)) == FontFault::damaged);
}

TEST_CASE("the em is the size asked for, and a later font joins without changing it") {
    if (pmo::test::noto(false).empty()) return;
    Stage stage(400, 300);
    stage.draw = [&] { stage.ui().pen().text(10, 20, stage.ui().theme().text1, Type::body, "中文 123"); };
    stage.frame(2);
    CHECK(text_width(stage.ui().fonts(), Type::body, "中") == doctest::Approx(13).epsilon(0.01));
    CHECK(text_width(stage.ui().fonts(), Type::kpi, "中") == doctest::Approx(24).epsilon(0.01));
    CHECK(text_width(stage.ui().fonts(), Type::body, "1") == text_width(stage.ui().fonts(), Type::body, "8"));
    CHECK(text_width(stage.ui().fonts(), Type::body, "\u2212") == text_width(stage.ui().fonts(), Type::body, "8"));
    CHECK(merge_full_font(stage.ui().fonts(), pmo::test::noto(false)) == FontFault::none);
    stage.frame(2);
    CHECK(text_width(stage.ui().fonts(), Type::body, "中") == doctest::Approx(13).epsilon(0.01));
    CHECK(text_width(stage.ui().fonts(), Type::strong, "龘") == doctest::Approx(13).epsilon(0.01));
}

TEST_CASE("on a screen of twice the pixels every font is drawn with twice the pixels") {
    if (pmo::test::noto(false).empty()) return;
    using namespace pmo::ui;
    Stage stage(400, 300);
    Fonts const& fonts = stage.ui().fonts();
    stage.draw = [&] {
        auto* list = ImGui::GetWindowDrawList();
        for (ImFont* font : {fonts.regular, fonts.medium, fonts.icons}) list->AddText(font, 13, {10, 10}, 0xff000000, font == fonts.icons ? "\xee\x80\x80" : "项目");
    };
    for (float const density : {2.0f, 1.0f, 1.5f}) {
        CAPTURE(density);
        ImGui::GetIO().DisplayFramebufferScale = {density, density};
        stage.frame(2);
        for (ImFont const* font : {fonts.regular, fonts.medium, fonts.icons}) {
            REQUIRE(font->LastBaked);
            CHECK(font->LastBaked->RasterizerDensity == density);
        }
    }
}

TEST_CASE("lines break by the rules of Chinese and nothing is lost") {
    Stage stage(400, 300);
    stage.frame();
    std::string const text = "派工规则引擎返工 1 次；已申请外包（2 人）驻场至 09-24，CR-012 待 CCB 评审。Long English words wrap at spaces.";
    for (float width = 30; width < 400; width += 7) {
        std::string joined;
        for (std::string_view line : wrap_text(stage.ui().fonts(), Type::body, text, width)) {
            for (char const* closing : {"，", "。", "；", "）"}) CHECK_FALSE(line.starts_with(closing));
            if (width > 60) CHECK_FALSE(line.ends_with("（"));
            joined += line;
        }
        std::string plain;
        for (char c : text) if (c != ' ') plain += c;
        std::erase(joined, ' ');
        CHECK(joined == plain);
    }
    for (float width = 10; width < 200; width += 5) {
        std::string const cut = shorten(stage.ui().fonts(), Type::body, text, width);
        if (width > 30) CHECK(text_width(stage.ui().fonts(), Type::body, cut) <= width + 0.5f);
    }
}
