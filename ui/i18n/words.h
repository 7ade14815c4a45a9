#pragma once
// The texts of all words, made from assets/i18n by make_words.py, in the order of their keys' bytes. Interface code asks ui/i18n/tr.h.

#include <span>
#include <string_view>

namespace pmo::words {

struct Word { std::string_view key, en, zh; };
std::span<Word const> all_words();                 // never empty

}  // namespace pmo::words
