#include "ui/i18n/tr.h"

#include <bit>
#include <vector>

#include "ui/i18n/words.h"
#include "ui/i18n/format.h"

namespace pmo::ui {
namespace {

// Which language is spoken is a property of the running program like Dear ImGui's current context; the App alone sets it.
Language g_language = Language::zh;

// Words by the hash of their key: half full, linear probing. Two keys of the same hash would be seen here, by the second one.
class Index {
public:
    Index() : m_slots(std::bit_ceil(words::all_words().size() * 2)) {
        for (auto const& word : words::all_words()) {
            auto const hash = detail::hash_of(word.key);
            std::size_t at = hash & (m_slots.size() - 1);
            while (m_slots[at].word) at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = {hash, &word};
        }
    }
    words::Word const* find(std::uint64_t hash) const {
        for (std::size_t at = hash & (m_slots.size() - 1); m_slots[at].word; at = (at + 1) & (m_slots.size() - 1))
            if (m_slots[at].hash == hash) return m_slots[at].word;
        return nullptr;
    }
private:
    struct Slot { std::uint64_t hash = 0; words::Word const* word = nullptr; };
    std::vector<Slot> m_slots;
};

words::Word const* find(std::uint64_t hash) {
    static Index const index;
    return index.find(hash);
}

// The key itself when it was taken away while the files that use it were not built again.
std::string_view word(Language language, std::uint64_t hash, std::string_view key) {
    auto const* found = find(hash);
    return !found ? key : language == Language::zh ? found->zh : found->en;
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

std::string_view tr_in(Language language, Msg message) { return word(language, message.hash(), message.key()); }
std::string_view tr(Msg message) { return word(g_language, message.hash(), message.key()); }

bool has_word(std::string_view key) { return find(detail::hash_of(key)) != nullptr; }

std::string tr_key_in(Language language, std::string_view key) {
    auto const* found = find(detail::hash_of(key));
    if (!found) return "⟦" + std::string(key) + "⟧";
    return std::string(language == Language::zh ? found->zh : found->en);
}

std::string tr_key(std::string_view key) { return tr_key_in(g_language, key); }

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
    return replace_placeholders(word(g_language, message.hash(count == 1), message.base()), [&](std::size_t i, std::string& out) {
        if (i == 0) { out += number; return true; }
        if (i > more.size()) return false;
        out += more.begin()[i - 1];
        return true;
    });
}

std::string tr(Plural message, std::int64_t count) { return tr(message, count, {}); }

}  // namespace pmo::ui
