// From a drawing to a file: what exporting a printed plan waits for once its sheets are drawn.

#include "core/base/text.h"
#include "core/io/pdf.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"

namespace pmo::bench {

namespace {

constexpr int kTasks = 1'000, kLines = 30, kCharacters = 1'200;      // as many different characters as names of a plan of this size have

// As many steps as a Chinese character of the product's font has on average, different for each.
class Outlines final : public GlyphOutlines {
public:
    std::optional<GlyphOutline> glyph(char32_t c, bool bold) const override {
        GlyphOutline out{.advance = c < 0x2E80 ? 550.0 : 1000.0};
        out.steps.push_back({.kind = OutlineStep::Kind::move, .to = {0, static_cast<double>(c % 800)}});
        for (int i = 1; i <= 50; ++i) {
            DrawPoint const to{i * 19.0, static_cast<double>((c * 37 + static_cast<char32_t>(i) * 101) % 800) + (bold ? 20 : 0)};
            out.steps.push_back({.kind = i % 3 == 0 ? OutlineStep::Kind::cubic : OutlineStep::Kind::line, .to = to, .first = {to.x - 12, to.y + 7}, .second = {to.x - 5, to.y + 9}});
        }
        return out;
    }
    GlyphOutline missing() const override { return {.advance = 550}; }
};

std::string name_of(int task) {
    std::string out = std::to_string(task / 20 + 1) + '.' + std::to_string(task % 20 + 1) + "  ";
    for (int i = 0; i < 12; ++i) append_code_point(out, 0x4E00 + static_cast<char32_t>((task * 12 + i) % kCharacters));
    return out;
}

void draw_task(DrawPage& page, int task, double y) {
    double const x = 500 + task % 500, width = 40 + task % 90;
    page.line({{30, y + 10}, {1090, y + 10}}, 0xE4E8EE);
    page.text(36, y, name_of(task), 0x1A1F27, 11, task % 20 == 0);
    for (int i = 1; i <= 4; ++i) page.text(280 + i * 54, y, std::to_string(100 + (task + i) % 900), 0x4A5563, 10.5, false, Anchor::end);
    page.box(x, y + 7, width, 2, 0xB4BAC8);
    page.box(x, y - 6, width, 12, 0xBFD0F5, DrawShape::kNone, 2);
    page.box(x, y - 6, width / 2, 12, 0x4577D1, 0x2B5BB5, 2);
    page.line({{x + width, y}, {x + width + 6, y}, {x + width + 6, y + 20}}, 0x9AA3B2, 0.8);
    page.polygon({{x + width + 6, y + 20}, {x + width + 3, y + 16}, {x + width + 9, y + 16}}, 0x9AA3B2);
    page.text(x + width + 10, y, name_of(task + 7).substr(0, 24), 0x4A5563, 10);
}

std::vector<DrawPage> sheets() {
    std::vector<DrawPage> pages;
    for (int task = 0; task < kTasks; ++task) {
        if (task % kLines == 0) pages.emplace_back(1123, 794);
        draw_task(pages.back(), task, 130 + 20 * (task % kLines));
    }
    return pages;
}

}  // namespace

void bench_drawing() {
    Report report("Drawings: the sheets of a plan of 1,000 tasks");
    auto const pages = sheets();
    Outlines const outlines;
    report.line("as PDF", measure(21, [&] { to_pdf(pages, {"zh-CN", "计划"}, outlines); }));
    report.line("as SVG", measure(21, [&] { to_svg(pages, "计划"); }));
    report.figure("size of the PDF", std::to_string(to_pdf(pages, {"zh-CN", "计划"}, outlines).size() / 1024) + " KB");
}

}  // namespace pmo::bench
