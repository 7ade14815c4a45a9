#include "ui/i18n/tr.h"

#include "ui/i18n/format.h"

namespace pmo::ui {
namespace {

// Which language is spoken is a property of the running program like Dear ImGui's current context; the App alone sets it.
Language g_language = Language::zh;

std::string_view word(Language language, std::size_t index) {
    return language == Language::zh ? words::kWordsZh[index] : words::kWordsEn[index];
}

template <class Get>
std::string replace_placeholders(std::string_view pattern, Get get) {
    std::string out;
    out.reserve(pattern.size() + 16);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        char const c = pattern[i];
        if ((c == '{' || c == '}') && i + 1 < pattern.size() && pattern[i + 1] == c) {
            out += c;
            ++i;
            continue;
        }
        if (c == '{' && i + 2 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9' && pattern[i + 2] == '}' &&
            get(static_cast<std::size_t>(pattern[i + 1] - '0'), out)) {
            i += 2;
            continue;
        }
        out += c;
    }
    return out;
}

}  // namespace

Language language() { return g_language; }
void set_language(Language language) { g_language = language; }

std::string_view language_tag(Language language) { return language == Language::zh ? "zh-CN" : "en"; }

bool language_from_tag(std::string_view tag, Language& out) {
    if (tag.starts_with("zh")) { out = Language::zh; return true; }
    if (tag.starts_with("en")) { out = Language::en; return true; }
    return false;
}

std::string_view tr_in(Language language, Msg message) { return word(language, message.index()); }
std::string_view tr(Msg message) { return word(g_language, message.index()); }

bool has_word(std::string_view key) { return detail::find_word(key) != detail::kNoWord; }

std::string tr_key(std::string_view key) {
    std::size_t const index = detail::find_word(key);
    if (index != detail::kNoWord) return std::string(word(g_language, index));
    return "⟦" + std::string(key) + "⟧";
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    return replace_placeholders(pattern, [&](std::size_t i, std::string& out) {
        if (i >= values.size()) return false;
        out += values.begin()[i];
        return true;
    });
}

std::string tr(Msg message, std::initializer_list<std::string_view> values) { return fill(tr(message), values); }

std::string tr(Plural message, std::int64_t count, std::initializer_list<std::string_view> more) {
    std::string const number = format_integer(count);
    return replace_placeholders(word(g_language, count == 1 ? message.one() : message.other()), [&](std::size_t i, std::string& out) {
        if (i == 0) { out += number; return true; }
        if (i > more.size()) return false;
        out += more.begin()[i - 1];
        return true;
    });
}

std::string tr(Plural message, std::int64_t count) { return tr(message, count, {}); }

}  // namespace pmo::ui
