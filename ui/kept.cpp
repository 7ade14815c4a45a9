#include "ui/kept.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pmo::ui {

void KeptWriter::name_it(std::string_view name) {
    if (!m_text.empty()) m_text += ' ';
    m_text.append(name);
    m_text += '=';
}

void KeptWriter::number(std::string_view name, std::int64_t value, std::int64_t, std::int64_t) {
    name_it(name);
    m_text += std::to_string(value);
}

void KeptWriter::ids(std::string_view name, std::vector<Id> const& all) {
    if (all.empty()) return;
    name_it(name);
    for (std::size_t i = 0; i < all.size(); ++i) m_text += (i ? "," : "") + to_text(all[i]);
}

std::optional<std::string_view> KeptReader::find(std::string_view name) const {
    for (auto rest = m_text; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        auto const field = rest.substr(0, end);
        if (field.size() > name.size() && field.starts_with(name) && field[name.size()] == '=') return field.substr(name.size() + 1);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

std::optional<std::int64_t> KeptReader::number_of(std::string_view name) const {
    auto const words = find(name);
    std::int64_t value = 0;
    if (!words) return std::nullopt;
    auto const [end, error] = std::from_chars(words->data(), words->data() + words->size(), value);
    return error == std::errc{} && end == words->data() + words->size() ? std::optional(value) : std::nullopt;
}

void KeptReader::ids(std::string_view name, std::vector<Id>& all) const {
    auto const words = find(name);
    if (!words) return;
    for (auto rest = *words; !rest.empty();) {
        auto const end = std::min(rest.find(','), rest.size());
        if (auto const id = parse_id(rest.substr(0, end))) all.push_back(*id);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

std::optional<std::string> KeptText::opened(Frame const& frame, std::string key) {
    if (key == m_key) return std::nullopt;
    m_key = std::move(key);
    m_text = frame.ports.preference(m_key);
    m_new = m_text.empty();
    return m_text;
}

void KeptText::keep(Frame& frame, std::string text) {
    bool const begins = std::exchange(m_new, false);
    if (text == m_text) return;
    m_text = std::move(text);
    if (begins) return;
    frame.ask([key = m_key, value = m_text](AppActions& app) { app.keep(key, value); });
}

}  // namespace pmo::ui
