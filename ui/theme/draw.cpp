#include "ui/theme/draw.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace pmo::ui {
namespace {

ImVec2 snapped(float x, float y) { return {std::round(x), std::round(y)}; }

// The one place that knows both parameter orders (changed in 1.92.8).
void add_rect(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color, float radius, float thickness) {
#if IMGUI_VERSION_NUM >= 19280
    list->AddRect(min, max, color, radius, thickness);
#else
    list->AddRect(min, max, color, radius, 0, thickness);
#endif
}

int encode(Icon icon, char out[4]) {
    auto const code = static_cast<unsigned>(icon);
    if (code < 0x800) { out[0] = static_cast<char>(0xC0 | (code >> 6)); out[1] = static_cast<char>(0x80 | (code & 63)); return 2; }
    out[0] = static_cast<char>(0xE0 | (code >> 12));
    out[1] = static_cast<char>(0x80 | ((code >> 6) & 63));
    out[2] = static_cast<char>(0x80 | (code & 63));
    return 3;
}

}  // namespace

Box Box::clipped(Box const& other) const {
    float const x0 = std::max(x, other.x), y0 = std::max(y, other.y);
    float const x1 = std::min(right(), other.right()), y1 = std::min(bottom(), other.bottom());
    return {x0, y0, std::max(0.0f, x1 - x0), std::max(0.0f, y1 - y0)};
}
Box Box::cut_left(float width, float gap) {
    width = std::min(width, w);
    Box const strip{x, y, width, h};
    float const taken = std::min(width + gap, w);
    x += taken;
    w -= taken;
    return strip;
}
Box Box::cut_right(float width, float gap) {
    width = std::min(width, w);
    Box const strip{right() - width, y, width, h};
    w -= std::min(width + gap, w);
    return strip;
}
Box Box::cut_top(float height, float gap) {
    height = std::min(height, h);
    Box const strip{x, y, w, height};
    float const taken = std::min(height + gap, h);
    y += taken;
    h -= taken;
    return strip;
}
Box Box::cut_bottom(float height, float gap) {
    height = std::min(height, h);
    Box const strip{x, bottom() - height, w, height};
    h -= std::min(height + gap, h);
    return strip;
}
Box Box::column(int i, int n, float gap) const {
    float const width = (w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    float const x0 = std::round(x + static_cast<float>(i) * (width + gap));
    float const x1 = std::round(x + static_cast<float>(i) * (width + gap) + width);
    return {x0, y, x1 - x0, h};
}
Box Box::row(int i, int n, float gap) const {
    float const height = (h - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    float const y0 = std::round(y + static_cast<float>(i) * (height + gap));
    float const y1 = std::round(y + static_cast<float>(i) * (height + gap) + height);
    return {x, y0, w, y1 - y0};
}

sem::Rect to_rect(Box const& box) { return {box.x, box.y, box.w, box.h}; }

// ---------------------------------------------------------------------------------------------- boxes and lines

void Pen::fill(Box box, ImU32 color, float radius) const {
    if (box.empty()) return;
    list->AddRectFilled(snapped(box.x, box.y), snapped(box.right(), box.bottom()), color, radius);
}
void Pen::outline(Box box, ImU32 color, float radius, float thickness) const {
    if (box.empty()) return;
    add_rect(list, snapped(box.x, box.y), snapped(box.right(), box.bottom()), color, radius, thickness);
}
void Pen::panel(Box box, ImU32 background, ImU32 border, float radius) const {
    fill(box, background, radius);
    outline(box, border, radius);
}
void Pen::floating(Box box, float radius) const {
    fill(box.moved(0, 3), theme->offset, radius);
    panel(box, theme->raised, theme->line_strong, radius);
}
void Pen::ring(Box box, float radius, float gap, ImU32 color) const {
    // AddRect moves the path half a pixel inwards; the 2 px stroke then covers exactly `gap` to `gap + 2` outside.
    float const e = gap + 1.5f;
    ImVec2 const a = snapped(box.x, box.y), b = snapped(box.right(), box.bottom());
    add_rect(list, {a.x - e, a.y - e}, {b.x + e, b.y + e}, color, std::max(0.0f, radius + gap + 1), 2);
}
void Pen::line_h(float x0, float x1, float y, ImU32 color) const {
    list->AddRectFilled(snapped(x0, y), {std::round(x1), std::round(y) + 1}, color);
}
void Pen::line_v(float x, float y0, float y1, ImU32 color) const {
    list->AddRectFilled(snapped(x, y0), {std::round(x) + 1, std::round(y1)}, color);
}
void Pen::line(ImVec2 a, ImVec2 b, ImU32 color, float thickness) const { list->AddLine(a, b, color, thickness); }

void Pen::dashed(ImVec2 a, ImVec2 b, ImU32 color, float on, float off, float thickness) const {
    ImVec2 const points[2] = {a, b};
    polyline(points, 2, color, thickness, on, off);
}
void Pen::dashed_outline(Box box, ImU32 color, float on, float off) const {
    ImVec2 const a = snapped(box.x, box.y), b = snapped(box.right() - 1, box.bottom() - 1);
    dashed(a, {b.x, a.y}, color, on, off);
    dashed({b.x, a.y}, b, color, on, off);
    dashed(b, {a.x, b.y}, color, on, off);
    dashed({a.x, b.y}, a, color, on, off);
}

void Pen::polyline(ImVec2 const* points, int count, ImU32 color, float thickness, float on, float off) const {
    if (count < 2) return;
    if (on <= 0) {
        ImVector<ImVec2> moved;
        moved.reserve(count);
        for (int i = 0; i < count; ++i) moved.push_back({points[i].x + 0.5f, points[i].y + 0.5f});
        list->AddPolyline(moved.Data, count, color, ImDrawFlags_None, thickness);
        return;
    }
    float phase = 0;  // way since the last dash began
    float const period = on + off;
    for (int i = 0; i + 1 < count; ++i) {
        ImVec2 const a{points[i].x, points[i].y}, b{points[i + 1].x, points[i + 1].y};
        float const length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0) continue;
        for (float at = 0; at < length;) {
            bool const drawing = phase < on;
            float const step = std::min((drawing ? on : period) - phase, length - at);
            if (drawing) {
                float const t0 = at / length, t1 = (at + step) / length;
                list->AddLine({a.x + (b.x - a.x) * t0, a.y + (b.y - a.y) * t0}, {a.x + (b.x - a.x) * t1, a.y + (b.y - a.y) * t1},
                              color, thickness);
            }
            at += step;
            phase += step;
            if (phase >= period - 0.001f) phase = 0;
        }
    }
}

// ---------------------------------------------------------------------------------------------- text

float text_width(Fonts const& fonts, Type type, std::string_view text) {
    if (text.empty()) return 0;
    return fonts.of(type)->CalcTextSizeA(Fonts::size_of(type), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::string shorten(Fonts const& fonts, Type type, std::string_view text, float width) {
    if (text_width(fonts, type, text) <= width) return std::string(text);
    // The ellipsis of a Chinese font stands in the middle of the line; after Latin letters three full stops look right.
    float const wide = text_width(fonts, type, "…"), narrow = text_width(fonts, type, "...");
    ImFontBaked* const baked = fonts.of(type)->GetFontBaked(Fonts::size_of(type));
    float used = 0;
    bool latin = true;
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at < end) {
        unsigned int code = 0;
        int const bytes = ImTextCharFromUtf8(&code, at, end);
        float const advance = baked->GetCharAdvance(static_cast<ImWchar>(code));
        if (used + advance + (code < 0x2E80 ? narrow : wide) > width) break;
        used += advance;
        at += bytes;
        latin = code < 0x2E80;
    }
    while (at > text.data() && at[-1] == ' ') --at;
    return std::string(text.data(), at) + (latin ? "..." : "…");
}

namespace {

bool is_wide(unsigned int c) { return (c >= 0x2E80 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
                                      (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000; }
bool not_at_line_start(unsigned int c) {
    constexpr char32_t kSet[] = U"，。、；：！？）》」』】〉〕…％”’％,.;:!?)]}%·—";
    return std::find(std::begin(kSet), std::end(kSet) - 1, static_cast<char32_t>(c)) != std::end(kSet) - 1;
}
bool not_at_line_end(unsigned int c) {
    constexpr char32_t kSet[] = U"（《「『【〈〔“‘([{";
    return std::find(std::begin(kSet), std::end(kSet) - 1, static_cast<char32_t>(c)) != std::end(kSet) - 1;
}

}  // namespace

// Lines break between Chinese characters and at spaces, never before closing or after opening punctuation.
std::vector<std::string_view> wrap_text(Fonts const& fonts, Type type, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    ImFontBaked* const baked = fonts.of(type)->GetFontBaked(Fonts::size_of(type));
    char const* const end = text.data() + text.size();
    char const* start = text.data();
    char const* at = start;
    char const* break_at = nullptr;      // the best place to break the current line
    float used = 0, used_at_break = 0;
    unsigned int previous = 0;
    auto finish = [&](char const* stop) {
        char const* trimmed = stop;
        while (trimmed > start && trimmed[-1] == ' ') --trimmed;
        lines.emplace_back(start, static_cast<std::size_t>(trimmed - start));
    };
    while (at < end) {
        unsigned int code = 0;
        int const bytes = ImTextCharFromUtf8(&code, at, end);
        if (code == '\n') {
            finish(at);
            start = at = at + bytes;
            used = 0, break_at = nullptr, previous = 0;
            continue;
        }
        bool const may_break = previous != 0 && !not_at_line_start(code) && !not_at_line_end(previous) && code != ' ' &&
                               (previous == ' ' || is_wide(code) || is_wide(previous));
        if (may_break) break_at = at, used_at_break = used;
        float const advance = baked->GetCharAdvance(static_cast<ImWchar>(code));
        // A closing mark after a word that fills the whole line hangs over rather than open the next one.
        bool const hangs = (!break_at || break_at <= start) && not_at_line_start(code);
        if (used + advance > width && at > start && code != ' ' && !hangs) {
            char const* const stop = break_at && break_at > start ? break_at : at;
            float const carried = break_at && break_at > start ? used - used_at_break : 0;
            finish(stop);
            start = stop;
            used = carried;
            break_at = nullptr;
        }
        used += advance;
        at += bytes;
        previous = code;
    }
    if (start < end || lines.empty()) finish(end);
    return lines;
}

float Pen::width(Type type, std::string_view words) const { return text_width(fonts, type, words); }

std::vector<std::string_view> Pen::wrap(Type type, std::string_view words, float width) const { return wrap_text(fonts, type, words, width); }

void Pen::text(float x, float cy, ImU32 color, Type type, std::string_view words) const {
    if (words.empty()) return;
    float const size = Fonts::size_of(type);
    list->AddText(fonts.of(type), size, snapped(x, cy - size * 0.5f), color, words.data(), words.data() + words.size());
}

bool Pen::text(Box const& box, ImU32 color, Type type, std::string_view words, Align align) const {
    if (words.empty() || box.w <= 0) return false;
    float const full = text_width(fonts, type, words);
    if (full <= box.w + 0.5f) {
        float x = box.x;
        if (align == Align::right) x = box.right() - full;
        if (align == Align::centre) x = box.cx() - full * 0.5f;
        text(x, box.cy(), color, type, words);
        return false;
    }
    text(box.x, box.cy(), color, type, shorten(fonts, type, words, box.w));
    return true;
}

void Pen::lines(float x, float y, ImU32 color, Type type, std::vector<std::string_view> const& parts) const {
    float const line = Fonts::line_of(type);
    for (std::string_view part : parts) {
        text(x, y + line * 0.5f, color, type, part);
        y += line;
    }
}

void Pen::icon(float x, float cy, Icon icon, ImU32 color, float size) const {
    if (icon == Icon::none || !fonts.icons) return;
    char code[4];
    int const length = encode(icon, code);
    list->AddText(fonts.icons, size, snapped(x, cy - size * 0.5f), color, code, code + length);
}

// ---------------------------------------------------------------------------------------------- shapes

void Pen::health(ImVec2 c, Health health) const {
    switch (health) {
        case Health::green: circle(c, 4.5f, theme->green); break;
        case Health::amber: triangle_up(c, 10, 9, theme->amber); break;
        case Health::red: diamond(c, 10, theme->red); break;
        case Health::none: circle_outline(c, 3.75f, theme->grey, 1.5f); break;
    }
}
void Pen::triangle_up(ImVec2 c, float width, float height, ImU32 color) const {
    list->AddTriangleFilled({c.x, c.y - height * 0.5f}, {c.x + width * 0.5f, c.y + height * 0.5f}, {c.x - width * 0.5f, c.y + height * 0.5f}, color);
}
void Pen::triangle_down(ImVec2 c, float width, float height, ImU32 color) const {
    list->AddTriangleFilled({c.x, c.y + height * 0.5f}, {c.x - width * 0.5f, c.y - height * 0.5f}, {c.x + width * 0.5f, c.y - height * 0.5f}, color);
}
void Pen::diamond(ImVec2 c, float size, ImU32 color) const {
    float const r = size * 0.5f;
    list->AddQuadFilled({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, color);
}
void Pen::diamond_outline(ImVec2 c, float size, ImU32 color, float thickness) const {
    float const r = size * 0.5f;
    list->AddQuad({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, color, thickness);
}
void Pen::circle(ImVec2 c, float radius, ImU32 color) const { list->AddCircleFilled(c, radius, color); }
void Pen::circle_outline(ImVec2 c, float radius, ImU32 color, float thickness) const { list->AddCircle(c, radius, color, 0, thickness); }
void Pen::corner_flag(Box const& box, ImU32 color, int which) const {
    float const size = 6, dx = static_cast<float>(which) * 5;
    float const x = box.right() - dx, y = box.y;
    list->AddTriangleFilled({x - size, y}, {x, y}, {x, y + size}, color);
}
void Pen::hatch(Box const& box, ImU32 color) const {
    list->PushClipRect(box.min(), box.max(), true);
    for (float x = box.x - box.h; x < box.right(); x += 6) list->AddLine({x, box.bottom()}, {x + box.h, box.y}, color);
    list->PopClipRect();
}
void Pen::arc(ImVec2 c, float radius, float from, float to, ImU32 color, float thickness) const {
    list->PathArcTo(c, radius, from, to, 24);
    list->PathStroke(color, ImDrawFlags_None, thickness);
}

}  // namespace pmo::ui
