#include "core/model/text_match.h"

#include <algorithm>

#include "core/base/text.h"

namespace pmo {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Bytes that only ever stand in characters which folding leaves alone: printable ASCII but capitals (blanks are looked at
// separately), and the lead bytes E4–E9 of the Chinese characters with what follows them.
bool is_plain(std::string_view text) {
    bool blank = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<std::uint8_t>(text[i]);
        if (c > ' ' && c < 0x7f) {
            if (c >= 'A' && c <= 'Z') return false;
            blank = false;
        } else if (c == ' ') {
            if (blank) return false;                 // leading or doubled
            blank = true;
        } else if (c >= 0xE4 && c <= 0xE9 && i + 2 < text.size()) {
            i += 2;
            blank = false;
        } else return false;
    }
    return !blank || text.empty();
}

}  // namespace

void fold_into(std::string& out, std::string_view text) {
    if (is_plain(text)) out.assign(text);
    else out = fold(text);
}

TextMatch::TextMatch(std::string_view typed) {
    auto const folded_text = fold(typed);
    for (auto const word : split(folded_text, ' '))
        if (!word.empty() && m_words.size() < 32) m_words.emplace_back(word);
    m_all = (std::uint64_t{1} << m_words.size()) - 1;
}

std::string_view TextMatch::folded(std::string_view text) const {
    if (is_plain(text)) return text;
    if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f; })) {
        m_buffer.resize(text.size());                // plain ASCII with capitals or blanks: blanks do not matter to single words
        std::ranges::transform(text, m_buffer.begin(), lower);
        return m_buffer;
    }
    m_buffer = fold(text);
    return m_buffer;
}

bool TextMatch::in(std::string_view text) const {
    begin();
    note(text);
    return all();
}

void TextMatch::note(std::string_view text) const {
    if (text.empty() || all()) return;
    auto const hay = folded(text);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        if (!(m_found >> i & 1) && hay.find(m_words[i]) != std::string_view::npos) m_found |= std::uint64_t{1} << i;
}

int compare_natural(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit(a[i]) && is_digit(b[j])) {
            auto const run = [](std::string_view t, std::size_t& at) {
                while (at < t.size() && t[at] == '0') ++at;
                std::size_t const first = at;
                while (at < t.size() && is_digit(t[at])) ++at;
                return t.substr(first, at - first);
            };
            auto const x = run(a, i), y = run(b, j);
            if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
            if (int const c = x.compare(y)) return c < 0 ? -1 : 1;
            continue;
        }
        auto const x = static_cast<std::uint8_t>(lower(a[i++])), y = static_cast<std::uint8_t>(lower(b[j++]));
        if (x != y) return x < y ? -1 : 1;
    }
    if (i < a.size() || j < b.size()) return i < a.size() ? 1 : -1;
    int const c = a.compare(b);                      // "r-02" and "R-2" are not the same text
    return c < 0 ? -1 : c > 0 ? 1 : 0;
}

void append_natural_key(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) { out += lower(text[i++]); continue; }
        while (i < text.size() && text[i] == '0') ++i;
        std::size_t const first = i;
        while (i < text.size() && is_digit(text[i])) ++i;
        // A digit's place among other characters, then how long the number is, then the number.
        out += '0';
        out += static_cast<char>(1 + std::min<std::size_t>(i - first, 254));
        out += text.substr(first, i - first);
    }
}

}  // namespace pmo
