#pragma once
// The texts of all words, made from assets/i18n by make_words.py, in the order of their keys' bytes. Interface code asks ui/i18n/tr.h.
// A program carries the texts of both languages, or, as the page does, is given them one file after the other; until a language's
// own file is there, the other language's texts stand for it.

#include <cstdint>
#include <span>
#include <string_view>

namespace pmo::words {

struct Word { std::string_view key, en, zh; };
std::span<Word const> all_words();                 // never empty; the same elements for as long as the program runs

// A file words-<language>.txt, which must stay where it is. False: it was made for other keys, and nothing has changed.
bool take(std::span<std::uint8_t const> file);
bool has(bool chinese);                            // this language's own texts are there

// Made by make_words.py: the keys, and the files that the program carries. All texts in them end with a zero byte.
std::string_view keys();
std::string_view carried(bool chinese);

}  // namespace pmo::words
