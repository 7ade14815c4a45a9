#pragma once
// CRC-32C (Castagnoli), for finding accidental damage in files and in storage. It does not protect against intent.

#include <cstdint>
#include <span>
#include <string_view>

namespace pmo {

// The checksum so far is continued: crc32c(b, crc32c(a)) is that of a followed by b.
std::uint32_t crc32c(std::span<std::uint8_t const> bytes, std::uint32_t crc = 0);
inline std::uint32_t crc32c(std::string_view text, std::uint32_t crc = 0) {
    return crc32c(std::span(reinterpret_cast<std::uint8_t const*>(text.data()), text.size()), crc);
}

}  // namespace pmo
