#pragma once
// The outlines of the fonts that are on the screen, for documents that draw their own letters: the same sources in the same order, so that paper shows what the
// screen shows. Reads the font files that Dear ImGui holds; draws nothing.

#include <memory>

#include "core/io/outlines.h"
#include "ui/theme/fonts.h"

namespace pmo::ui {

// Reads from the fonts' own bytes: valid until fonts are added or removed, so make one for each document. Without a font file no character has an outline.
std::unique_ptr<GlyphOutlines> outlines_of(Fonts const& fonts);

// The full character set has come (merge_full_font): what has no outline now will have none later.
bool has_full_font(Fonts const& fonts);

}  // namespace pmo::ui
