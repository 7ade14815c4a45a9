#include "ui/i18n/words.h"

#include <algorithm>
#include <vector>

namespace pmo::words {

namespace {

constexpr std::string_view kChineseTag = "zh-CN", kEnglishTag = "en";

std::string_view next_text(std::string_view& rest) {
    auto const length = std::min(rest.find('\0'), rest.size());
    auto const text = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    return text;
}

class Table {
public:
    Table() {
        for (auto rest = keys(); !rest.empty();) m_words.push_back({next_text(rest), {}, {}});
        for (bool const chinese : {true, false}) take(carried(chinese));
    }

    bool take(std::string_view file) {
        if (static_cast<std::size_t>(std::ranges::count(file, '\0')) != m_words.size() + 1) return false;
        auto const tag = next_text(file);
        if (tag != kChineseTag && tag != kEnglishTag) return false;
        bool const chinese = tag == kChineseTag, alone = !m_chinese && !m_english;
        for (auto& word : m_words) {
            auto const text = next_text(file);
            if (chinese || alone) word.zh = text;
            if (!chinese || alone) word.en = text;
        }
        (chinese ? m_chinese : m_english) = true;
        return true;
    }

    std::span<Word const> words() const { return m_words; }
    bool has(bool chinese) const { return chinese ? m_chinese : m_english; }

private:
    std::vector<Word> m_words;
    bool m_chinese = false, m_english = false;
};

Table& table() {
    static Table table;
    return table;
}

}  // namespace

std::span<Word const> all_words() { return table().words(); }
bool take(std::span<std::uint8_t const> file) { return table().take({reinterpret_cast<char const*>(file.data()), file.size()}); }
bool has(bool chinese) { return table().has(chinese); }

}  // namespace pmo::words
