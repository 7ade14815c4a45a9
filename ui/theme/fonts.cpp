#include "ui/theme/fonts.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "imgui_internal.h"

namespace pmo::ui {
namespace {

// Where the em square lies on the line: the share above the baseline. Chosen so that Chinese characters stand in the middle at all
// sizes in use, after Dear ImGui has rounded the ascent up to a whole pixel.
constexpr double kAscentShare = 0.84;

std::uint32_t read_u16(std::span<std::uint8_t const> b, std::size_t at) { return (std::uint32_t{b[at]} << 8) | b[at + 1]; }
std::uint32_t read_u32(std::span<std::uint8_t const> b, std::size_t at) { return (read_u16(b, at) << 16) | read_u16(b, at + 2); }
void write_i16(std::uint8_t* at, int value) {
    at[0] = static_cast<std::uint8_t>((value >> 8) & 255);
    at[1] = static_cast<std::uint8_t>(value & 255);
}

constexpr std::uint32_t tag(char a, char b, char c, char d) {
    return (std::uint32_t(std::uint8_t(a)) << 24) | (std::uint32_t(std::uint8_t(b)) << 16) |
           (std::uint32_t(std::uint8_t(c)) << 8) | std::uint8_t(d);
}

struct Found { std::size_t offset = 0, size = 0; };

bool is_collection(std::span<std::uint8_t const> bytes) {
    return bytes.size() >= 16 && read_u32(bytes, 0) == tag('t', 't', 'c', 'f');
}

// Offset of a face's table directory; the size of the file when there is none.
std::size_t face_offset(std::span<std::uint8_t const> bytes, int face) {
    if (bytes.size() < 16) return bytes.size();
    if (!is_collection(bytes)) return 0;
    std::uint32_t const count = read_u32(bytes, 8);
    std::size_t const entry = 12 + 4 * static_cast<std::size_t>(face);
    if (face < 0 || static_cast<std::uint32_t>(face) >= count || entry + 4 > bytes.size()) return bytes.size();
    return read_u32(bytes, entry);
}

Found find_table(std::span<std::uint8_t const> bytes, std::size_t directory, std::uint32_t name) {
    if (directory + 12 > bytes.size()) return {};
    std::size_t const count = read_u16(bytes, directory + 4);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const entry = directory + 12 + 16 * i;
        if (entry + 16 > bytes.size()) return {};
        if (read_u32(bytes, entry) == name) return {read_u32(bytes, entry + 8), read_u32(bytes, entry + 12)};
    }
    return {};
}

// Dear ImGui sets ascent minus descent to the size asked for; in Noto CJK that is 1.448 em. A copy of the file whose line is exactly one em
// makes a size the em in every version of the library. Icon fonts have it so already.
void even_out(std::uint8_t* data, std::size_t size, int face) {
    std::span<std::uint8_t const> const bytes{data, size};
    std::size_t const directory = face_offset(bytes, face);
    Found const head = find_table(bytes, directory, tag('h', 'e', 'a', 'd'));
    Found const hhea = find_table(bytes, directory, tag('h', 'h', 'e', 'a'));
    if (head.size < 54 || hhea.size < 36) return;
    int const em = static_cast<int>(read_u16(bytes, head.offset + 18));
    int const ascent = static_cast<int>(em * kAscentShare);
    write_i16(data + hhea.offset + 4, ascent);
    write_i16(data + hhea.offset + 6, ascent - em);
    write_i16(data + hhea.offset + 8, 0);
}

// A last resort without any font file: every character is an empty place, the program runs and the semantic tree still speaks.
bool blank_contains(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }
bool blank_init(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size * 0.84f;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}
bool blank_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph, float* advance) {
    float const width = baked->Size * (code < 0x2E80 ? 0.55f : 1.0f);
    if (advance) *advance = width;
    if (glyph) { glyph->Codepoint = code; glyph->AdvanceX = width; glyph->Visible = 0; }
    return true;
}

ImFont* add_blank(ImFontAtlas& atlas) {
    static ImFontLoader loader = [] {
        ImFontLoader l;
        l.Name = "blank";
        l.FontSrcContainsGlyph = blank_contains;
        l.FontBakedInit = blank_init;
        l.FontBakedLoadGlyph = blank_glyph;
        return l;
    }();
    ImFontConfig config;
    config.FontLoader = &loader;
    config.SizePixels = 13;
    return atlas.AddFont(&config);
}

enum class Metrics : std::uint8_t { keep, even };

ImFont* add(ImFontAtlas& atlas, std::span<std::uint8_t const> bytes, int face, Metrics metrics, char const* name, ImFont* merge_into) {
    int const used_face = is_collection(bytes) ? face : 0;
    auto* copy = static_cast<std::uint8_t*>(IM_ALLOC(bytes.size()));
    std::memcpy(copy, bytes.data(), bytes.size());
    if (metrics == Metrics::even) even_out(copy, bytes.size(), used_face);

    ImFontConfig config;
    config.FontNo = static_cast<decltype(config.FontNo)>(used_face);
    config.Flags |= ImFontFlags_NoLoadError;
    ImFormatString(config.Name, IM_ARRAYSIZE(config.Name), "%s", name);
    int at = -1;
    if (merge_into) {
        config.MergeMode = true;
        config.DstFont = merge_into;
        // Before 1.92.3 a source is always merged into the last font of the list, whatever DstFont says.
        at = atlas.Fonts.index_from_ptr(std::find(atlas.Fonts.begin(), atlas.Fonts.end(), merge_into));
        std::swap(atlas.Fonts[at], atlas.Fonts.back());
    }
    ImFont* const font = atlas.AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()), 13.0f, &config);
    if (at >= 0) std::swap(atlas.Fonts[at], atlas.Fonts.back());
    return font;
}

}  // namespace

ImFont* Fonts::of(Type type) const {
    switch (type) {
        case Type::kpi: case Type::gauge: case Type::title: case Type::record: case Type::strong: case Type::small_strong:
        case Type::micro_strong: return medium;
        case Type::body: case Type::small: case Type::micro: break;
    }
    return regular;
}

void Fonts::follow_screen() const {
    ImFont const* const in_use = ImGui::GetFont();
    if (!in_use) return;
    for (ImFont* font : {regular, medium, icons})
        if (font) font->CurrentRasterizerDensity = in_use->CurrentRasterizerDensity;
}

float Fonts::size_of(Type type) {
    switch (type) {
        case Type::kpi: return 24;
        case Type::gauge: return 20;
        case Type::title: return 16;
        case Type::record: return 15;
        case Type::small: case Type::small_strong: return 12;
        case Type::micro: case Type::micro_strong: return 11;
        case Type::body: case Type::strong: break;
    }
    return 13;
}

float Fonts::line_of(Type type) {
    switch (type) {
        case Type::kpi: return 32;
        case Type::gauge: return 28;
        case Type::title: case Type::record: return 24;
        case Type::small: case Type::small_strong: return 18;
        case Type::micro: case Type::micro_strong: return 16;
        case Type::body: case Type::strong: break;
    }
    return 20;
}

FontFault check_font(std::span<std::uint8_t const> bytes, int face) {
    if (bytes.empty()) return FontFault::missing;
    if (bytes.size() < 128) return FontFault::damaged;
    std::size_t const directory = face_offset(bytes, is_collection(bytes) ? face : 0);
    if (directory + 12 > bytes.size()) return FontFault::damaged;
    std::uint32_t const kind = read_u32(bytes, directory);
    if (kind != 0x00010000 && kind != tag('O', 'T', 'T', 'O') && kind != tag('t', 'r', 'u', 'e')) return FontFault::damaged;
    std::size_t const count = read_u16(bytes, directory + 4);
    if (count == 0 || directory + 12 + 16 * count > bytes.size()) return FontFault::damaged;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const entry = directory + 12 + 16 * i;
        std::size_t const offset = read_u32(bytes, entry + 8), size = read_u32(bytes, entry + 12);
        if (offset > bytes.size() || size > bytes.size() - offset) return FontFault::damaged;
    }
    auto const has = [&](char a, char b, char c, char d, std::size_t least) {
        return find_table(bytes, directory, tag(a, b, c, d)).size >= least;
    };
    bool const outlines = has('C', 'F', 'F', ' ', 4) || (has('g', 'l', 'y', 'f', 1) && has('l', 'o', 'c', 'a', 2));
    bool const complete = outlines && has('h', 'e', 'a', 'd', 54) && has('h', 'h', 'e', 'a', 36) && has('m', 'a', 'x', 'p', 6) &&
                          has('h', 'm', 't', 'x', 4) && has('c', 'm', 'a', 'p', 4);
    return complete ? FontFault::none : FontFault::damaged;
}

Fonts load_fonts(std::span<std::uint8_t const> regular, std::span<std::uint8_t const> medium, std::span<std::uint8_t const> icons,
                 FontReport& report, int face) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    Fonts fonts;
    auto const face_of = [face](std::span<std::uint8_t const> bytes) { return is_collection(bytes) ? face : 0; };
    report.regular = check_font(regular, face_of(regular));
    report.medium = check_font(medium, face_of(medium));
    report.icons = check_font(icons, 0);

    if (report.regular == FontFault::none) {
        fonts.regular = add(atlas, regular, face, Metrics::even, "regular", nullptr);
        if (!fonts.regular) report.regular = FontFault::refused;
    }
    if (report.medium == FontFault::none) {
        fonts.medium = add(atlas, medium, face, Metrics::even, "medium", nullptr);
        if (!fonts.medium) report.medium = FontFault::refused;
        // What the medium file lacks comes from the regular one.
        else if (fonts.regular) add(atlas, regular, face, Metrics::even, "regular in medium", fonts.medium);
    }
    if (!fonts.regular) fonts.regular = fonts.medium;
    if (!fonts.regular) fonts.regular = add_blank(atlas);
    if (!fonts.medium) fonts.medium = fonts.regular;
    if (report.icons == FontFault::none) {
        fonts.icons = add(atlas, icons, 0, Metrics::keep, "icons", nullptr);
        if (!fonts.icons) report.icons = FontFault::refused;
    }
    ImGui::GetIO().FontDefault = fonts.regular;
    return fonts;
}

FontFault merge_full_font(Fonts const& fonts, std::span<std::uint8_t const> full_regular, int face) {
    FontFault const fault = check_font(full_regular, is_collection(full_regular) ? face : 0);
    if (fault != FontFault::none) return fault;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (!add(atlas, full_regular, face, Metrics::even, "full", fonts.regular)) return FontFault::refused;
    if (fonts.medium != fonts.regular && !add(atlas, full_regular, face, Metrics::even, "full in medium", fonts.medium))
        return FontFault::refused;
    return FontFault::none;
}

bool warm_fonts(Fonts const& fonts, int& position, int how_many) {
    // The level 1 characters of GB 2312 are not in code point order by frequency, but this range is what most words use.
    constexpr int kFirst = 0x4E00, kCount = 1200;
    ImFontBaked* const baked = fonts.regular->GetFontBaked(Fonts::size_of(Type::body));
    for (int i = 0; i < how_many && position < kCount; ++i, ++position)
        baked->FindGlyphNoFallback(static_cast<ImWchar>(kFirst + position));
    return position < kCount;
}

}  // namespace pmo::ui
