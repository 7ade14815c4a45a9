#include "tests/ui/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "imgui.h"

namespace pmo::test {
namespace {

struct Texel { float r, g, b, a; };

Texel fetch(ImTextureData const& texture, int x, int y) {
    x = std::clamp(x, 0, texture.Width - 1);
    y = std::clamp(y, 0, texture.Height - 1);
    std::uint8_t const* const p = texture.Pixels + (static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.Width) + static_cast<std::size_t>(x)) *
                                                       static_cast<std::size_t>(texture.BytesPerPixel);
    if (texture.BytesPerPixel == 1) return {255, 255, 255, static_cast<float>(p[0])};
    return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), static_cast<float>(p[3])};
}

Texel sample(ImTextureData const* texture, float u, float v) {
    if (!texture || !texture->Pixels) return {255, 255, 255, 255};
    float const x = u * static_cast<float>(texture->Width) - 0.5f, y = v * static_cast<float>(texture->Height) - 0.5f;
    int const x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
    float const fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
    Texel const a = fetch(*texture, x0, y0), b = fetch(*texture, x0 + 1, y0), c = fetch(*texture, x0, y0 + 1), d = fetch(*texture, x0 + 1, y0 + 1);
    auto const mix = [&](float p, float q, float r, float s) { return (p * (1 - fx) + q * fx) * (1 - fy) + (r * (1 - fx) + s * fx) * fy; };
    return {mix(a.r, b.r, c.r, d.r), mix(a.g, b.g, c.g, d.g), mix(a.b, b.b, c.b, d.b), mix(a.a, b.a, c.a, d.a)};
}

float channel(ImU32 color, int shift) { return static_cast<float>((color >> shift) & 255); }

struct Clip { int x0, y0, x1, y1; };

double edge_raw(ImVec2 p, ImVec2 q, double x, double y) {
    double const px = static_cast<double>(p.x), py = static_cast<double>(p.y);
    return (static_cast<double>(q.x) - px) * (y - py) - (static_cast<double>(q.y) - py) * (x - px);
}

void triangle(Picture& out, ImTextureData const* texture, ImDrawVert const& a, ImDrawVert const& b, ImDrawVert const& c, ImVec2 offset, float scale, Clip clip) {
    auto const px = [&](ImDrawVert const& v) { return ImVec2{(v.pos.x - offset.x) * scale, (v.pos.y - offset.y) * scale}; };
    ImVec2 const pa = px(a), pb = px(b), pc = px(c);
    double const sign = edge_raw(pa, pb, static_cast<double>(pc.x), static_cast<double>(pc.y)) > 0 ? 1 : -1;
    double const size = sign * edge_raw(pa, pb, static_cast<double>(pc.x), static_cast<double>(pc.y));
    if (size <= 0) return;
    auto const edge = [sign](ImVec2 p, ImVec2 q, double x, double y) { return sign * edge_raw(p, q, x, y); };
    int const x0 = std::max(clip.x0, static_cast<int>(std::floor(std::min({pa.x, pb.x, pc.x}))));
    int const x1 = std::min(clip.x1, static_cast<int>(std::ceil(std::max({pa.x, pb.x, pc.x}))));
    int const y0 = std::max(clip.y0, static_cast<int>(std::floor(std::min({pa.y, pb.y, pc.y}))));
    int const y1 = std::min(clip.y1, static_cast<int>(std::ceil(std::max({pa.y, pb.y, pc.y}))));
    // An edge belongs to the triangle on its upper or left side only, so that shared edges are not blended twice.
    auto const owns = [&](ImVec2 p, ImVec2 q) {
        float const dx = (q.x - p.x) * static_cast<float>(sign), dy = (q.y - p.y) * static_cast<float>(sign);
        return dy < 0 || (dy == 0 && dx > 0);
    };
    bool const own_a = owns(pb, pc), own_b = owns(pc, pa), own_c = owns(pa, pb);
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            double const cx = x + 0.5, cy = y + 0.5;
            double const ea = edge(pb, pc, cx, cy), eb = edge(pc, pa, cx, cy), ec = edge(pa, pb, cx, cy);
            if (ea < 0 || eb < 0 || ec < 0) continue;
            if ((ea == 0 && !own_a) || (eb == 0 && !own_b) || (ec == 0 && !own_c)) continue;
            auto const wa = static_cast<float>(ea / size), wb = static_cast<float>(eb / size), wc = static_cast<float>(ec / size);
            Texel const t = sample(texture, a.uv.x * wa + b.uv.x * wb + c.uv.x * wc, a.uv.y * wa + b.uv.y * wb + c.uv.y * wc);
            auto const vertex = [&](int shift) { return channel(a.col, shift) * wa + channel(b.col, shift) * wb + channel(c.col, shift) * wc; };
            float const alpha = t.a / 255 * vertex(IM_COL32_A_SHIFT) / 255;
            if (alpha <= 0) continue;
            std::uint8_t* const to = out.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x)) * 4;
            std::array<float, 3> const source{t.r / 255 * vertex(IM_COL32_R_SHIFT), t.g / 255 * vertex(IM_COL32_G_SHIFT), t.b / 255 * vertex(IM_COL32_B_SHIFT)};
            for (std::size_t i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>(std::lround(source[i] * alpha + static_cast<float>(to[i]) * (1 - alpha)));
            to[3] = 255;
        }
    }
}

std::uint32_t crc(std::uint8_t const* data, std::size_t size, std::uint32_t value = 0xFFFFFFFFu) {
    for (std::size_t i = 0; i < size; ++i) {
        value ^= data[i];
        for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ (0xEDB88320u & (0u - (value & 1u)));
    }
    return value;
}

void put_u32(std::vector<std::uint8_t>& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void chunk(std::vector<std::uint8_t>& out, char const* name, std::vector<std::uint8_t> const& body) {
    put_u32(out, static_cast<std::uint32_t>(body.size()));
    std::vector<std::uint8_t> all(name, name + 4);
    all.insert(all.end(), body.begin(), body.end());
    out.insert(out.end(), all.begin(), all.end());
    put_u32(out, ~crc(all.data(), all.size()));
}

}  // namespace

Picture rasterise(ImDrawData const* data, std::uint32_t background) {
    float const scale = data->FramebufferScale.x > 0 ? data->FramebufferScale.x : 1;
    Picture out;
    out.width = static_cast<int>(data->DisplaySize.x * scale);
    out.height = static_cast<int>(data->DisplaySize.y * scale);
    out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
    for (std::size_t i = 0; i < out.rgba.size(); i += 4) {
        out.rgba[i] = static_cast<std::uint8_t>(background >> IM_COL32_R_SHIFT);
        out.rgba[i + 1] = static_cast<std::uint8_t>(background >> IM_COL32_G_SHIFT);
        out.rgba[i + 2] = static_cast<std::uint8_t>(background >> IM_COL32_B_SHIFT);
        out.rgba[i + 3] = 255;
    }
    for (ImDrawList const* list : data->CmdLists) {
        for (ImDrawCmd const& command : list->CmdBuffer) {
            if (command.UserCallback) continue;
            Clip clip{};
            clip.x0 = std::clamp(static_cast<int>((command.ClipRect.x - data->DisplayPos.x) * scale), 0, out.width);
            clip.y0 = std::clamp(static_cast<int>((command.ClipRect.y - data->DisplayPos.y) * scale), 0, out.height);
            clip.x1 = std::clamp(static_cast<int>((command.ClipRect.z - data->DisplayPos.x) * scale), 0, out.width);
            clip.y1 = std::clamp(static_cast<int>((command.ClipRect.w - data->DisplayPos.y) * scale), 0, out.height);
            ImDrawIdx const* const index = list->IdxBuffer.Data + command.IdxOffset;
            ImDrawVert const* const vertex = list->VtxBuffer.Data + command.VtxOffset;
            for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3)
                triangle(out, command.TexRef._TexData, vertex[index[i]], vertex[index[i + 1]], vertex[index[i + 2]], data->DisplayPos, scale, clip);
        }
    }
    return out;
}

bool write_png(Picture const& picture, std::string const& path) {
    std::vector<std::uint8_t> raw;   // every line begins with its filter: none
    std::size_t const line = static_cast<std::size_t>(picture.width) * 4;
    for (int y = 0; y < picture.height; ++y) {
        raw.push_back(0);
        auto const from = picture.rgba.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * line);
        raw.insert(raw.end(), from, from + static_cast<std::ptrdiff_t>(line));
    }
    std::vector<std::uint8_t> packed{0x78, 0x01};   // stored blocks: large files, no compressor needed
    std::uint32_t a = 1, b = 0;
    for (std::size_t at = 0; at < raw.size(); at += 65535) {
        std::size_t const size = std::min<std::size_t>(65535, raw.size() - at);
        packed.push_back(at + size == raw.size() ? 1 : 0);
        for (std::size_t value : {size, ~size}) {
            packed.push_back(static_cast<std::uint8_t>(value));
            packed.push_back(static_cast<std::uint8_t>(value >> 8));
        }
        packed.insert(packed.end(), raw.begin() + static_cast<std::ptrdiff_t>(at), raw.begin() + static_cast<std::ptrdiff_t>(at + size));
    }
    for (std::uint8_t byte : raw) a = (a + byte) % 65521, b = (b + a) % 65521;
    put_u32(packed, (b << 16) | a);

    std::vector<std::uint8_t> file{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    std::vector<std::uint8_t> head;
    put_u32(head, static_cast<std::uint32_t>(picture.width));
    put_u32(head, static_cast<std::uint32_t>(picture.height));
    for (int byte : {8, 6, 0, 0, 0}) head.push_back(static_cast<std::uint8_t>(byte));
    chunk(file, "IHDR", head);
    chunk(file, "IDAT", packed);
    chunk(file, "IEND", {});
    std::FILE* const out = std::fopen(path.c_str(), "wb");
    if (!out) return false;
    bool const written = std::fwrite(file.data(), 1, file.size(), out) == file.size();
    return std::fclose(out) == 0 && written;
}

bool write_png(ImDrawData const* data, std::string const& path) { return write_png(rasterise(data, IM_COL32_BLACK), path); }

}  // namespace pmo::test
