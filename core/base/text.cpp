#include "core/base/text.h"

namespace pmo {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Latin-1 and Latin Extended-A letters without their accents; 0 keeps the character.
char32_t base_letter(char32_t c) {
    static constexpr std::string_view kLatin1 =                        // U+00C0 … U+00FF; '.' keeps
        "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";
    static constexpr std::string_view kExtended =                      // U+0100 … U+017F
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllll"
        "nnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c >= 0xC0 && c <= 0xFF) { char const b = kLatin1[c - 0xC0]; return b == '.' ? 0 : static_cast<char32_t>(b); }
    if (c >= 0x100 && c < 0x100 + kExtended.size()) { char const b = kExtended[c - 0x100]; return b == '.' ? 0 : static_cast<char32_t>(b); }
    return 0;
}

char32_t narrow(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    switch (c) {
        case 0x3002: return '.';
        case 0x3001: return ',';
        case 0x3010: case 0x300A: case 0x300C: return '[';
        case 0x3011: case 0x300B: case 0x300D: return ']';
        case 0x201C: case 0x201D: return '"';
        case 0x2018: case 0x2019: return '\'';
        case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return '-';
        default: return c;
    }
}

bool is_space(char32_t c) { return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B); }

}  // namespace

char32_t next_code_point(std::string_view& text) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    std::uint8_t const b = byte(0);
    std::size_t n = b < 0x80 ? 1 : (b >> 5) == 6 ? 2 : (b >> 4) == 14 ? 3 : (b >> 3) == 30 ? 4 : 0;
    if (n == 1) { text.remove_prefix(1); return b; }
    if (n == 0 || text.size() < n) { text.remove_prefix(1); return kReplacement; }
    char32_t c = b & (0x7Fu >> n);
    for (std::size_t i = 1; i < n; ++i) {
        if ((byte(i) & 0xC0) != 0x80) { text.remove_prefix(1); return kReplacement; }
        c = (c << 6) | (byte(i) & 0x3Fu);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < kLeast[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) { text.remove_prefix(1); return kReplacement; }
    text.remove_prefix(n);
    return c;
}

void append_code_point(std::string& text, char32_t c) {
    auto const put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) { put(c); }
    else if (c < 0x800) { put(0xC0 | (c >> 6)); put(0x80 | (c & 0x3F)); }
    else if (c < 0x10000) { put(0xE0 | (c >> 12)); put(0x80 | ((c >> 6) & 0x3F)); put(0x80 | (c & 0x3F)); }
    else { put(0xF0 | (c >> 18)); put(0x80 | ((c >> 12) & 0x3F)); put(0x80 | ((c >> 6) & 0x3F)); put(0x80 | (c & 0x3F)); }
}

bool valid_utf8(std::string_view text) {
    while (!text.empty()) {
        auto const before = text;
        // A genuine U+FFFD takes three bytes; a repaired one takes one.
        if (next_code_point(text) == kReplacement && before.size() - text.size() == 1) return false;
    }
    return true;
}

std::string repair_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append_code_point(out, next_code_point(text));
    return out;
}

std::size_t code_points(std::string_view text) {
    std::size_t n = 0;
    for (char const c : text) n += (static_cast<std::uint8_t>(c) & 0xC0) != 0x80;
    return n;
}

std::string_view first_code_points(std::string_view text, std::size_t n) {
    std::size_t i = 0;
    for (; i < text.size(); ++i)
        if ((static_cast<std::uint8_t>(text[i]) & 0xC0) != 0x80 && n-- == 0) break;
    return text.substr(0, i);
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    while (!text.empty()) {
        char32_t c = narrow(next_code_point(text));
        if (is_space(c)) { blank = !out.empty(); continue; }
        if (blank) { out += ' '; blank = false; }
        if (c >= 'A' && c <= 'Z') c += 32;
        else if (char32_t const base = base_letter(c)) c = base;
        append_code_point(out, c);
    }
    return out;
}

std::string_view trim(std::string_view text) {
    auto const wide = [](std::string_view t) { return t.starts_with("\xE3\x80\x80") || t.ends_with("\xE3\x80\x80"); };
    for (;;) {
        if (text.empty()) return text;
        if (static_cast<std::uint8_t>(text.front()) <= 32) text.remove_prefix(1);
        else if (static_cast<std::uint8_t>(text.back()) <= 32) text.remove_suffix(1);
        else if (wide(text)) { if (text.starts_with("\xE3\x80\x80")) text.remove_prefix(3); else text.remove_suffix(3); }
        else return text;
    }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string fill(std::string_view pattern, std::vector<std::string> const& args) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' && pattern[i + 1] <= '9') {
            auto const n = static_cast<std::size_t>(pattern[i + 1] - '0');
            if (n < args.size()) { out += args[n]; i += 2; continue; }
        }
        out += pattern[i];
    }
    return out;
}

}  // namespace pmo
