// The reader of font files that Dear ImGui brings along, compiled once for both who ask it: Dear ImGui, which draws letters on the screen, and
// outlines.cpp, which hands them to documents. It is a part of the library `imgui`.

#define STB_TRUETYPE_IMPLEMENTATION
#include "imstb_truetype.h"
