#include "ui/views/text_diff.h"

#include <algorithm>
#include <cstddef>

#include "core/base/text.h"

namespace pmo::ui {

namespace {

constexpr std::size_t kMostCells = 600'000;        // of the comparison table: beyond that only the ends are compared

bool is_word(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || (c >= 0xC0 && c < 0x250); }

// A run of Latin letters and digits is one word, everything else stands alone.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    bool open = false;
    while (!text.empty()) {
        auto rest = text;
        bool const word = is_word(next_code_point(rest));
        auto const size = text.size() - rest.size();
        if (word && open) words.back() = {words.back().data(), words.back().size() + size};
        else words.push_back(text.substr(0, size));
        open = word;
        text = rest;
    }
    return words;
}

class Pieces {
public:
    void add(PieceOf of, std::string_view text) {
        if (text.empty()) return;
        // A gap collects both sides, so that "mine, theirs" comes out once and not word by word.
        if (of == PieceOf::both) {
            flush();
            put(of, text);
        } else {
            (of == PieceOf::mine ? m_mine : m_theirs) += text;
        }
    }
    std::vector<TextPiece> take() {
        flush();
        return std::move(m_pieces);
    }
private:
    void put(PieceOf of, std::string_view text) {
        if (!m_pieces.empty() && m_pieces.back().of == of) m_pieces.back().text += text;
        else m_pieces.push_back({of, std::string(text)});
    }
    void flush() {
        if (!m_mine.empty()) put(PieceOf::mine, m_mine);
        if (!m_theirs.empty()) put(PieceOf::theirs, m_theirs);
        m_mine.clear();
        m_theirs.clear();
    }
    std::vector<TextPiece> m_pieces;
    std::string m_mine, m_theirs;
};

using Words = std::vector<std::string_view>;

// The longest common subsequence of what lies between the equal ends.
void compare(Words const& a, Words const& b, std::size_t first, std::size_t a_end, std::size_t b_end, Pieces& out) {
    auto const n = a_end - first, m = b_end - first;
    if ((n + 1) * (m + 1) > kMostCells) {
        for (auto i = first; i < a_end; ++i) out.add(PieceOf::mine, a[i]);
        for (auto i = first; i < b_end; ++i) out.add(PieceOf::theirs, b[i]);
        return;
    }
    std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);
    auto const at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (m + 1) + j]; };
    for (auto i = n; i-- > 0;)
        for (auto j = m; j-- > 0;)
            at(i, j) = a[first + i] == b[first + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < n && j < m) {
        if (a[first + i] == b[first + j]) { out.add(PieceOf::both, a[first + i]); ++i; ++j; }
        else if (at(i + 1, j) >= at(i, j + 1)) out.add(PieceOf::mine, a[first + i++]);
        else out.add(PieceOf::theirs, b[first + j++]);
    }
    for (; i < n; ++i) out.add(PieceOf::mine, a[first + i]);
    for (; j < m; ++j) out.add(PieceOf::theirs, b[first + j]);
}

}  // namespace

std::vector<TextPiece> diff_texts(std::string_view mine, std::string_view theirs) {
    auto const a = words_of(mine), b = words_of(theirs);
    std::size_t first = 0;
    while (first < a.size() && first < b.size() && a[first] == b[first]) ++first;
    auto a_end = a.size(), b_end = b.size();
    while (a_end > first && b_end > first && a[a_end - 1] == b[b_end - 1]) { --a_end; --b_end; }
    Pieces pieces;
    for (std::size_t i = 0; i < first; ++i) pieces.add(PieceOf::both, a[i]);
    compare(a, b, first, a_end, b_end, pieces);
    for (auto i = a_end; i < a.size(); ++i) pieces.add(PieceOf::both, a[i]);
    return pieces.take();
}

std::string both_texts(std::vector<TextPiece> const& pieces) {
    std::string text;
    for (auto const& piece : pieces) text += piece.text;
    return text;
}

}  // namespace pmo::ui
