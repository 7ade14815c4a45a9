#include "core/io/drawing.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace pmo;

namespace {

DrawPage page() {
    DrawPage page(800, 600);
    page.box(1, 2, 30, 4, 0x3A6FD0, 0x112233, 2);
    page.line({{0, 0}, {10, 0}, {10, 20}}, 0xFF0000, 1.5, true);
    page.polygon({{0, 0}, {5, 5}, {0, 10}}, 0x000000);
    page.text(10.125, 20, "设备 <A> & \"B\"", 0x1A1F27, 12, true, Anchor::end);
    page.box(0, 0, -5, 4, 0xFFFFFF);                  // nothing
    page.text(0, 0, "", 0);
    return page;
}

}  // namespace

TEST_CASE("a drawing is SVG with its shapes in order and its text escaped") {
    DrawPage const pages[] = {page(), page()};
    auto const svg = to_svg(pages, "计划 <1>");
    auto const has = [&](std::string_view part) { return svg.find(part) != std::string::npos; };
    CHECK(has("width=\"800\" height=\"1200\" viewBox=\"0 0 800 1200\""));
    CHECK(has("<title>计划 &lt;1&gt;</title>"));
    CHECK(has("<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" rx=\"2\" fill=\"#3a6fd0\" stroke=\"#112233\"/>"));
    CHECK(has("<polyline points=\"0,0 10,0 10,20\" fill=\"none\" stroke=\"#ff0000\" stroke-width=\"1.5\" stroke-dasharray=\"3 3\"/>"));
    CHECK(has("<polygon points=\"0,600 5,605 0,610\" fill=\"#000000\"/>"));
    CHECK(has("<text x=\"10.13\" y=\"24.32\" font-size=\"12\" font-weight=\"600\" fill=\"#1a1f27\" text-anchor=\"end\">设备 &lt;A&gt; &amp; &quot;B&quot;</text>"));
    CHECK_FALSE(has("width=\"-5\""));
    CHECK(svg.find("<rect x=") < svg.find("<polyline"));
    CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("what is no number and no page does no harm") {
    DrawPage odd(100, 100);
    odd.line({{NAN, INFINITY}, {1e300, -1e300}}, 0);
    DrawPage const pages[] = {odd};
    CHECK(to_svg(pages, "").find("points=\"0,0 1000000000,-1000000000\"") != std::string::npos);
    CHECK(to_svg({}, "").ends_with("</svg>\n"));
}

TEST_CASE("the document to print has one image for each sheet of its size and escapes its words") {
    DrawPage const pages[] = {page(), page(), page()};
    auto const html = to_print_document(pages, {"zh-CN", "<计划>", "打印", "PNG"});
    std::size_t images = 0;
    for (auto at = html.find("<svg "); at != std::string::npos; at = html.find("<svg ", at + 1)) ++images;
    CHECK(images == 3);
    CHECK(html.find("@page{size:800px 600px;margin:0}") != std::string::npos);
    CHECK(html.find("<计划>") == std::string::npos);
    CHECK(html.find("break-after:page") != std::string::npos);
}
