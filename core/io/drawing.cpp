#include "core/io/drawing.h"

#include <algorithm>
#include <cmath>

#include "core/io/html.h"

namespace pmo {

namespace {

constexpr std::string_view kFonts = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Helvetica Neue',Arial,sans-serif";

std::string color(std::int32_t rgb) {
    if (rgb < 0) return "none";
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) out += kDigits[static_cast<std::size_t>((rgb >> shift) & 15)];
    return out;
}

std::string attribute(std::string_view name, std::string const& value) { return ' ' + std::string(name) + "=\"" + value + '"'; }

std::string way(std::vector<DrawPoint> const& points, double dy) {
    std::string out;
    for (auto const& point : points) out += (out.empty() ? "" : " ") + short_number(point.x) + ',' + short_number(point.y + dy);
    return out;
}

std::string element(DrawShape const& shape, double dy) {
    if (shape.points.empty()) return {};
    auto const& at = shape.points.front();
    std::string paint = shape.kind == DrawShape::Kind::text ? std::string{} : attribute("fill", color(shape.kind == DrawShape::Kind::line ? DrawShape::kNone : shape.fill));
    if (shape.stroke >= 0) paint += attribute("stroke", color(shape.stroke)) + (shape.width != 1 ? attribute("stroke-width", short_number(shape.width)) : "") + (shape.dashed ? attribute("stroke-dasharray", "3 3") : "");
    switch (shape.kind) {
        case DrawShape::Kind::box: {
            auto const& corner = shape.points.back();
            return "<rect" + attribute("x", short_number(at.x)) + attribute("y", short_number(at.y + dy)) + attribute("width", short_number(corner.x - at.x)) + attribute("height", short_number(corner.y - at.y)) +
                   (shape.radius > 0 ? attribute("rx", short_number(shape.radius)) : "") + paint + "/>";
        }
        case DrawShape::Kind::line: return "<polyline" + attribute("points", way(shape.points, dy)) + paint + "/>";
        case DrawShape::Kind::polygon: return "<polygon" + attribute("points", way(shape.points, dy)) + paint + "/>";
        case DrawShape::Kind::text: break;
    }
    auto const anchor = shape.anchor == Anchor::middle ? attribute("text-anchor", "middle") : shape.anchor == Anchor::end ? attribute("text-anchor", "end") : std::string{};
    return "<text" + attribute("x", short_number(at.x)) + attribute("y", short_number(at.y + dy + shape.size * kBaseline)) + attribute("font-size", short_number(shape.size)) + (shape.bold ? attribute("font-weight", "600") : "") +
           attribute("fill", color(shape.fill)) + anchor + ">" + html_text(shape.text) + "</text>";
}

std::string body(DrawPage const& page, double dy) {
    std::string out;
    for (auto const& shape : page.shapes()) out += element(shape, dy) + '\n';
    return out;
}

std::string open_svg(double width, double height, std::string_view title, std::string_view more = {}) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", short_number(width)) + attribute("height", short_number(height)) + attribute("viewBox", "0 0 " + short_number(width) + ' ' + short_number(height)) +
           attribute("font-family", std::string(kFonts)) + std::string(more) + ">\n<title>" + html_text(title) + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
}

// Each page is drawn on a canvas of twice its size and offered as a file.
constexpr std::string_view kScript =
    "document.getElementById('print').onclick=()=>window.print();"
    "document.getElementById('png').onclick=()=>document.querySelectorAll('svg').forEach((svg,i)=>{"
    "const image=new Image(),url=URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)],{type:'image/svg+xml'}));"
    "image.onload=()=>{const canvas=document.createElement('canvas'),box=svg.viewBox.baseVal;canvas.width=2*box.width;canvas.height=2*box.height;"
    "canvas.getContext('2d').drawImage(image,0,0,canvas.width,canvas.height);URL.revokeObjectURL(url);"
    "canvas.toBlob(blob=>{const link=document.createElement('a');link.href=URL.createObjectURL(blob);link.download=document.title+' '+(i+1)+'.png';link.click();});};image.src=url;});";

}  // namespace

std::string short_number(double value) {
    if (!std::isfinite(value)) return "0";
    auto const hundredths = static_cast<std::int64_t>(std::llround(std::clamp(value, -1e9, 1e9) * 100));
    auto out = (hundredths < 0 ? "-" : "") + std::to_string(std::abs(hundredths) / 100);
    auto const rest = std::abs(hundredths) % 100;
    if (rest != 0) out += '.' + std::string(rest < 10 ? "0" : "") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    return out;
}

void DrawPage::box(double x, double y, double w, double h, std::int32_t fill, std::int32_t stroke, double radius) {
    if (w <= 0 || h <= 0) return;
    m_shapes.push_back({.kind = DrawShape::Kind::box, .points = {{x, y}, {x + w, y + h}}, .fill = fill, .stroke = stroke, .radius = radius});
}

void DrawPage::line(std::vector<DrawPoint> points, std::int32_t color_, double width, bool dashed) {
    m_shapes.push_back({.kind = DrawShape::Kind::line, .points = std::move(points), .stroke = color_, .width = width, .dashed = dashed});
}

void DrawPage::polygon(std::vector<DrawPoint> points, std::int32_t fill, std::int32_t stroke) {
    m_shapes.push_back({.kind = DrawShape::Kind::polygon, .points = std::move(points), .fill = fill, .stroke = stroke});
}

void DrawPage::text(double x, double y, std::string_view words, std::int32_t color_, double size, bool bold, Anchor anchor) {
    if (words.empty()) return;
    m_shapes.push_back({.kind = DrawShape::Kind::text, .points = {{x, y}}, .fill = color_, .text = std::string(words), .size = size, .bold = bold, .anchor = anchor});
}

std::string to_svg(std::span<DrawPage const> pages, std::string_view title) {
    double width = 0, height = 0;
    for (auto const& page : pages) {
        width = std::max(width, page.width());
        height += page.height();
    }
    auto out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + open_svg(width, height, title);
    double y = 0;
    for (auto const& page : pages) {
        out += body(page, y);
        y += page.height();
    }
    return out + "</svg>\n";
}

std::string to_print_document(std::span<DrawPage const> pages, PrintWords const& words) {
    auto const width = pages.empty() ? 1123.0 : pages.front().width(), height = pages.empty() ? 794.0 : pages.front().height();
    auto const size = short_number(width) + "px " + short_number(height) + "px";
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + html_text(words.language_tag) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + html_text(words.title) + "</title>\n<style>"
                      "body{margin:0;background:#e4e8ee;font:13px " + std::string(kFonts) + "}svg{display:block;margin:16px auto;box-shadow:0 0 0 1px #cdd3db;max-width:calc(100% - 32px);height:auto}"
                      "nav{position:sticky;top:0;padding:8px 16px;background:#fff;border-bottom:1px solid #cdd3db;display:flex;gap:8px}button{font:inherit;padding:4px 12px}"
                      "@page{size:" + size + ";margin:0}@media print{nav{display:none}body{background:none}svg{margin:0;box-shadow:none;max-width:none;width:" + short_number(width) + "px;height:" + short_number(height) + "px;break-after:page}}"
                      "</style>\n</head>\n<body>\n<nav><button id=\"print\">" + html_text(words.print) + "</button><button id=\"png\">" + html_text(words.png) + "</button></nav>\n";
    for (auto const& page : pages) out += open_svg(page.width(), page.height(), words.title) + body(page, 0) + "</svg>\n";
    return out + "<script>" + std::string(kScript) + "</script>\n</body>\n</html>\n";
}

}  // namespace pmo
