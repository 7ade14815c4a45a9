#pragma once
// The outlines of characters, for a document that brings its own letters. What is read from a font file and what an outline becomes in a document are
// elsewhere. Lengths are thousandths of the em, y goes up from the baseline.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/io/drawing.h"

namespace pmo {

struct OutlineStep {
    enum class Kind : std::uint8_t { move, line, quadratic, cubic };
    Kind kind = Kind::move;
    DrawPoint to{}, first{}, second{};               // controls: `first` of both curves, `second` of a cubic one
};

// Closed ways, filled where they wind around (non-zero). A blank has no step.
struct GlyphOutline {
    double advance = 0;
    std::vector<OutlineStep> steps{};
};

class GlyphOutlines {
public:
    virtual ~GlyphOutlines() = default;
    virtual std::optional<GlyphOutline> glyph(char32_t character, bool bold) const = 0;   // nothing: no font has it
    virtual GlyphOutline missing() const = 0;        // what stands for such a character
};

}  // namespace pmo
