#include "core/io/crc32c.h"

#include <array>

namespace pmo {

namespace {

// Eight tables, eight bytes at a step: a large workspace is checked on every start.
constexpr auto kTables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> t{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int k = 0; k < 8; ++k) c = (c >> 1) ^ (c & 1 ? 0x82f63b78u : 0u);
        t[0][i] = c;
    }
    for (std::size_t i = 0; i < 256; ++i)
        for (std::size_t k = 1; k < 8; ++k) t[k][i] = (t[k - 1][i] >> 8) ^ t[0][t[k - 1][i] & 255];
    return t;
}();

}  // namespace

std::uint32_t crc32c(std::span<std::uint8_t const> bytes, std::uint32_t crc) {
    crc = ~crc;
    auto const* p = bytes.data();
    std::size_t n = bytes.size();
    for (; n >= 8; p += 8, n -= 8) {
        std::uint32_t const a = crc ^ (p[0] | std::uint32_t{p[1]} << 8 | std::uint32_t{p[2]} << 16 | std::uint32_t{p[3]} << 24);
        crc = kTables[7][a & 255] ^ kTables[6][(a >> 8) & 255] ^ kTables[5][(a >> 16) & 255] ^ kTables[4][a >> 24] ^
              kTables[3][p[4]] ^ kTables[2][p[5]] ^ kTables[1][p[6]] ^ kTables[0][p[7]];
    }
    for (; n > 0; ++p, --n) crc = (crc >> 8) ^ kTables[0][(crc ^ *p) & 255];
    return ~crc;
}

}  // namespace pmo
