#pragma once
// Does a text contain what somebody typed? Letters without case and accents, full-width as half-width, every word somewhere. Made for
// hundreds of thousands of texts in one go: nothing is allocated for a text once the buffer has grown.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmo {

class TextMatch {
public:
    explicit TextMatch(std::string_view typed);                 // words are separated by blanks
    bool empty() const { return m_words.empty(); }
    std::vector<std::string> const& words() const { return m_words; }        // folded

    bool in(std::string_view text) const;                       // all words in this text
    // Words may be spread over several texts of one record: collect with `note`, then ask `all`.
    void begin() const { m_found = 0; }
    void note(std::string_view text) const;
    bool all() const { return m_found == m_all; }

private:
    std::string_view folded(std::string_view text) const;
    std::vector<std::string> m_words;
    std::uint64_t m_all = 0;
    mutable std::uint64_t m_found = 0;
    mutable std::string m_buffer;
};

// `fold` into a buffer, with a short way for texts of plain ASCII and Chinese characters.
void fold_into(std::string& out, std::string_view text);
// The order of texts for people: ASCII without case, numbers by value ("R-2" before "R-10"), then bytes.
int compare_natural(std::string_view a, std::string_view b);
// Bytes whose plain order is that of compare_natural, but for texts that differ only in case or leading zeros, which have equal keys.
void append_natural_key(std::string& out, std::string_view text);

}  // namespace pmo
