#pragma once
// Two versions of a text, cut into what both have and what only one has: for the merge review. It works on words, in Chinese on characters;
// it is not a merge of programs and knows no third version.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::ui {

enum class PieceOf : std::uint8_t { both, mine, theirs };
struct TextPiece {
    PieceOf of = PieceOf::both;
    std::string text;
    bool operator==(TextPiece const&) const = default;
};

// In reading order; what only mine has stands before what only theirs has.
std::vector<TextPiece> diff_texts(std::string_view mine, std::string_view theirs);

// Everything that either has: what "keep both" writes.
std::string both_texts(std::vector<TextPiece> const& pieces);

}  // namespace pmo::ui
