#pragma once
// A drawing on paper (core/io/drawing.h) becomes a file that the browser downloads. What is drawn is the affair of its screen.

#include <span>
#include <string>

#include "core/io/drawing.h"
#include "ui/frame.h"

namespace pmo::ui {

// At once and offline, with the letters of the screen's fonts. Characters that none of them has are boxes on paper, and a message says which.
void save_pdf(Frame& frame, std::span<DrawPage const> pages, std::string const& title);

// A page with the sheets for the browser's print dialog, which also saves them as PNG.
void save_print_document(Frame& frame, std::span<DrawPage const> pages, std::string const& title);

void save_svg(Frame& frame, std::span<DrawPage const> pages, std::string const& title);

}  // namespace pmo::ui
