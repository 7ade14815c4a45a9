#pragma once
// A small software rasteriser for Dear ImGui's draw data, so that tests and people without a screen can look at what would be
// painted. Not fast and not exact to the last bit; it draws textured, blended triangles as WebGL does.

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace pmo::test {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

Picture rasterise(ImDrawData const* data, std::uint32_t background);   // IM_COL32 order
bool write_png(Picture const& picture, std::string const& path);
bool write_png(ImDrawData const* data, std::string const& path);       // black background

}  // namespace pmo::test
