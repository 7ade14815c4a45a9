#pragma once
// Words. `tr("table.copy")` is the text of a key in the language of the moment; an unknown key does not compile. Keys of the data schema
// are known only at run time: `tr_key("risk.title")` shows the key itself, in visible brackets, when there is no text. Widget ids never come
// from words. Numbers, dates and amounts: ui/i18n/format.h.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <words_keys.h>

namespace pmo::ui {

enum class Language : std::uint8_t { zh, en };

Language language();
void set_language(Language language);
std::string_view language_tag(Language language);   // "zh-CN", "en": for <html lang>
bool language_from_tag(std::string_view tag, Language& out);

namespace detail {

constexpr bool is_word(std::string_view key) {
    std::size_t low = 0, high = words::kWordKeys.size();
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (words::kWordKeys[middle] < key) low = middle + 1;
        else high = middle;
    }
    return low < words::kWordKeys.size() && words::kWordKeys[low] == key;
}

// FNV-1a of 64 bits.
constexpr std::uint64_t hash_of(std::string_view key, std::uint64_t hash = 14695981039346656037ull) {
    for (char const c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

void this_key_is_not_in_assets_i18n();        // not constexpr on purpose: its name is the compiler's message
void this_plural_needs_the_keys_one_and_other();

constexpr bool is_word(std::string_view base, std::string_view form) {
    char key[96] = {};
    std::size_t length = 0;
    for (char c : base) if (length < sizeof key) key[length++] = c;
    for (char c : form) if (length < sizeof key) key[length++] = c;
    return is_word(std::string_view{key, length});
}

}  // namespace detail

// A key that exists, checked by the compiler.
class Msg {
public:
    consteval Msg(char const* key) : m_key(key), m_hash(detail::hash_of(key)) {
        if (!detail::is_word(key)) detail::this_key_is_not_in_assets_i18n();
    }
    constexpr std::string_view key() const { return m_key; }
    constexpr std::uint64_t hash() const { return m_hash; }
private:
    char const* m_key;
    std::uint64_t m_hash;
};

// "risks" stands for the keys "risks.one" and "risks.other"; Chinese has the same text in both.
class Plural {
public:
    consteval Plural(char const* base)
        : m_base(base), m_one(detail::hash_of(".one", detail::hash_of(base))), m_other(detail::hash_of(".other", detail::hash_of(base))) {
        if (!detail::is_word(base, ".one") || !detail::is_word(base, ".other")) detail::this_plural_needs_the_keys_one_and_other();
    }
    constexpr std::string_view base() const { return m_base; }
    constexpr std::uint64_t hash(bool one) const { return one ? m_one : m_other; }
private:
    char const* m_base;
    std::uint64_t m_one, m_other;
};

std::string_view tr(Msg message);
std::string_view tr_in(Language language, Msg message);
std::string tr_key(std::string_view key);                       // ⟦key⟧ when there is no text
std::string tr_key_in(Language language, std::string_view key);
bool has_word(std::string_view key);

// {0}, {1} … are replaced; {{ is a brace. A placeholder without a value stays visible.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);
std::string tr(Msg message, std::initializer_list<std::string_view> values);
std::string tr(Plural message, std::int64_t count);             // {0} is the grouped count
std::string tr(Plural message, std::int64_t count, std::initializer_list<std::string_view> more);  // {1} … are the others

}  // namespace pmo::ui
