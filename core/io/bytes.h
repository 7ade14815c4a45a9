#pragma once
// Writing and reading single values of the compact form: variable-length integers, texts, frames with a checksum. The reader never runs
// over the end: after the first thing that is not there `ok()` stays false and everything else reads as zero.

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "core/base/id.h"
#include "core/io/crc32c.h"
#include "core/io/storage.h"

namespace pmo {

class ByteWriter {
public:
    void byte(std::uint8_t b) { m_bytes.push_back(b); }
    void number(std::uint64_t n) {
        while (n >= 0x80) { m_bytes.push_back(static_cast<std::uint8_t>(n | 0x80)); n >>= 7; }
        m_bytes.push_back(static_cast<std::uint8_t>(n));
    }
    void signed_number(std::int64_t n) { number((static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63)); }
    void raw(void const* data, std::size_t size) {
        auto const* p = static_cast<std::uint8_t const*>(data);
        m_bytes.insert(m_bytes.end(), p, p + size);
    }
    void text(std::string_view t) { number(t.size()); raw(t.data(), t.size()); }
    void fixed(std::uint64_t n) { for (int i = 0; i < 8; ++i) byte(static_cast<std::uint8_t>(n >> (8 * i))); }
    void id(Id i) { fixed(i.high); fixed(i.low); }
    void append(ByteWriter const& other) { raw(other.m_bytes.data(), other.m_bytes.size()); }
    void clear() { m_bytes.clear(); }
    std::size_t size() const { return m_bytes.size(); }
    Bytes take() && { return std::move(m_bytes); }               // without a checksum: for bytes that leave no memory
    // Ends a frame: the checksum of everything before.
    Bytes seal() && {
        auto const crc = crc32c(std::span<std::uint8_t const>(m_bytes));
        for (int i = 0; i < 4; ++i) byte(static_cast<std::uint8_t>(crc >> (8 * i)));
        return std::move(m_bytes);
    }
private:
    Bytes m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::span<std::uint8_t const> bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}
    bool ok() const { return m_ok; }
    bool at_end() const { return m_at == m_end; }
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    void fail() { m_ok = false; m_at = m_end; }

    std::uint8_t byte() {
        if (m_at == m_end) { fail(); return 0; }
        return *m_at++;
    }
    std::uint64_t number() {
        std::uint64_t n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            auto const b = byte();
            n |= static_cast<std::uint64_t>(b & 0x7f) << shift;
            if (!(b & 0x80)) {
                if (shift == 63 && b > 1) fail();
                return n;
            }
        }
        fail();
        return 0;
    }
    std::int64_t signed_number() {
        auto const n = number();
        return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
    }
    // How many things follow, each at least `least` bytes long.
    std::size_t count(std::size_t least = 1) {
        auto const n = number();
        if (n > left() / least) { fail(); return 0; }
        return static_cast<std::size_t>(n);
    }
    std::string_view text() {
        auto const n = count();
        std::string_view const t(reinterpret_cast<char const*>(m_at), n);
        m_at += n;
        return t;
    }
    std::uint64_t fixed() {
        if (left() < 8) { fail(); return 0; }
        std::uint64_t n = 0;
        for (int i = 0; i < 8; ++i) n |= static_cast<std::uint64_t>(*m_at++) << (8 * i);
        return n;
    }
    Id id() {
        auto const high = fixed();
        return {high, fixed()};
    }
private:
    std::uint8_t const* m_at;
    std::uint8_t const* m_end;
    bool m_ok = true;
};

// The frame without its checksum, or nothing when that is wrong.
inline std::span<std::uint8_t const> open_frame(std::span<std::uint8_t const> bytes) {
    if (bytes.size() < 5) return {};
    auto const body = bytes.first(bytes.size() - 4);
    auto const tail = bytes.last(4);
    auto const said = tail[0] | std::uint32_t{tail[1]} << 8 | std::uint32_t{tail[2]} << 16 | std::uint32_t{tail[3]} << 24;
    if (crc32c(body) != said) return {};
    return body;
}

}  // namespace pmo
