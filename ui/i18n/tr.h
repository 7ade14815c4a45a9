#pragma once
// Words. `tr("table.copy")` is the text of a key in the language of the moment; an unknown key does not compile. Keys of the data schema
// are known only at run time: `tr_key("risk.title")` shows the key itself, in visible brackets, when there is no text. Widget ids never come
// from words. Numbers, dates and amounts: ui/i18n/format.h.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "words_table.h"

namespace pmo::ui {

enum class Language : std::uint8_t { zh, en };

Language language();
void set_language(Language language);
std::string_view language_tag(Language language);   // "zh-CN", "en": for <html lang>
bool language_from_tag(std::string_view tag, Language& out);

namespace detail {

constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

constexpr std::size_t find_word(std::string_view key) {
    std::size_t low = 0, high = words::kWordKeys.size();
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (words::kWordKeys[middle] < key) low = middle + 1;
        else high = middle;
    }
    return low < words::kWordKeys.size() && words::kWordKeys[low] == key ? low : kNoWord;
}

void this_key_is_not_in_assets_i18n();        // not constexpr on purpose: its name is the compiler's message
void this_plural_needs_the_keys_one_and_other();

constexpr std::size_t find_plural(std::string_view base, std::string_view form) {
    char key[96] = {};
    std::size_t length = 0;
    for (char c : base) if (length < sizeof key) key[length++] = c;
    for (char c : form) if (length < sizeof key) key[length++] = c;
    return find_word({key, length});
}

}  // namespace detail

// A key that exists, checked by the compiler.
class Msg {
public:
    consteval Msg(char const* key) : m_index(detail::find_word(key)) {
        if (m_index == detail::kNoWord) detail::this_key_is_not_in_assets_i18n();
    }
    constexpr std::size_t index() const { return m_index; }
    constexpr std::string_view key() const { return words::kWordKeys[m_index]; }
private:
    std::size_t m_index;
};

// "risks" stands for the keys "risks.one" and "risks.other"; Chinese has the same text in both.
class Plural {
public:
    consteval Plural(char const* base)
        : m_one(detail::find_plural(base, ".one")), m_other(detail::find_plural(base, ".other")) {
        if (m_one == detail::kNoWord || m_other == detail::kNoWord) detail::this_plural_needs_the_keys_one_and_other();
    }
    constexpr std::size_t one() const { return m_one; }
    constexpr std::size_t other() const { return m_other; }
private:
    std::size_t m_one, m_other;
};

std::string_view tr(Msg message);
std::string_view tr_in(Language language, Msg message);
std::string tr_key(std::string_view key);                       // ⟦key⟧ when there is no text
bool has_word(std::string_view key);

// {0}, {1} … are replaced; {{ is a brace. A placeholder without a value stays visible.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);
std::string tr(Msg message, std::initializer_list<std::string_view> values);
std::string tr(Plural message, std::int64_t count);             // {0} is the grouped count
std::string tr(Plural message, std::int64_t count, std::initializer_list<std::string_view> more);  // {1} … are the others

}  // namespace pmo::ui
