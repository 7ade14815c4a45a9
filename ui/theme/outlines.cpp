#include "ui/theme/outlines.h"

#include <vector>

// The reader of font files (truetype.cpp). It trusts what it reads: only files that check_font has passed.
#include "imstb_truetype.h"

namespace pmo::ui {
namespace {

// What stands for a character without an outline when there is no font either: as wide as on the screen.
constexpr double kBlankAdvance = 550;

struct Source {
    stbtt_fontinfo info{};
    double scale = 1;                                // from the file's units to thousandths of the em

    DrawPoint point(int x, int y) const { return {x * scale, y * scale}; }
    OutlineStep step(stbtt_vertex const& v) const {
        switch (v.type) {
            case STBTT_vline: return {.kind = OutlineStep::Kind::line, .to = point(v.x, v.y)};
            case STBTT_vcurve: return {.kind = OutlineStep::Kind::quadratic, .to = point(v.x, v.y), .first = point(v.cx, v.cy)};
            case STBTT_vcubic: return {.kind = OutlineStep::Kind::cubic, .to = point(v.x, v.y), .first = point(v.cx, v.cy), .second = point(v.cx1, v.cy1)};
            default: return {.kind = OutlineStep::Kind::move, .to = point(v.x, v.y)};
        }
    }
    GlyphOutline outline(int glyph) const {
        int advance = 0, bearing = 0;
        stbtt_GetGlyphHMetrics(&info, glyph, &advance, &bearing);
        GlyphOutline out{.advance = advance * scale};
        stbtt_vertex* vertices = nullptr;
        int const count = stbtt_GetGlyphShape(&info, glyph, &vertices);
        for (int i = 0; i < count; ++i) out.steps.push_back(step(vertices[i]));
        stbtt_FreeShape(&info, vertices);
        return out;
    }
};

std::vector<Source> sources_of(ImFont const* font) {
    std::vector<Source> sources;
    if (!font) return sources;
    for (ImFontConfig const* config : font->Sources) {
        std::span const bytes{static_cast<std::uint8_t const*>(config->FontData), static_cast<std::size_t>(config->FontData ? config->FontDataSize : 0)};
        int const face = static_cast<int>(config->FontNo);
        if (check_font(bytes, face) != FontFault::none) continue;
        Source source;
        int const offset = stbtt_GetFontOffsetForIndex(bytes.data(), face);
        if (offset < 0 || !stbtt_InitFont(&source.info, bytes.data(), offset)) continue;
        source.scale = static_cast<double>(stbtt_ScaleForMappingEmToPixels(&source.info, 1000));
        sources.push_back(source);
    }
    return sources;
}

class FontOutlines final : public GlyphOutlines {
public:
    explicit FontOutlines(Fonts const& fonts) : m_regular(sources_of(fonts.regular)), m_bold(sources_of(fonts.medium)) {}

    std::optional<GlyphOutline> glyph(char32_t character, bool bold) const override {
        for (auto const& source : bold ? m_bold : m_regular)
            if (int const glyph = stbtt_FindGlyphIndex(&source.info, static_cast<int>(character))) return source.outline(glyph);
        return std::nullopt;
    }
    GlyphOutline missing() const override { return m_regular.empty() ? GlyphOutline{.advance = kBlankAdvance} : m_regular.front().outline(0); }

private:
    std::vector<Source> m_regular, m_bold;
};

}  // namespace

std::unique_ptr<GlyphOutlines> outlines_of(Fonts const& fonts) { return std::make_unique<FontOutlines>(fonts); }

// load_fonts gives the regular font one source.
bool has_full_font(Fonts const& fonts) { return fonts.regular->Sources.Size > 1; }

}  // namespace pmo::ui
