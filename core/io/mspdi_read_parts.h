// What the parts of the reader share: elements by their local names into plain values. Internal to core/io/mspdi_reader*.cpp.
#pragma once

#include "core/io/mspdi_reader.h"
#include "core/io/mspdi_schema.h"
#include "core/io/mspdi_values.h"
#include "core/io/mspdi_xml.h"

#include "core/base/text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace pmo::mspdi {

inline std::string_view local_name(pugi::xml_node node)
{
    std::string_view const name = node.name();
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline std::string_view text_of(pugi::xml_node node)
{
    return node.text().get();
}

inline bool has_elements(pugi::xml_node node)
{
    for (pugi::xml_node const child : node.children())
        if (child.type() == pugi::node_element)
            return true;
    return false;
}

// An element as text. What says nothing is left out.
inline void append_copy(std::string& out, pugi::xml_node node)
{
    std::string_view const name = local_name(node);
    if (!is_plain_name(name))
        return;
    std::size_t const before = out.size();
    out += '<';
    out += name;
    out += '>';
    std::size_t const opened = out.size();
    if (has_elements(node)) {
        for (pugi::xml_node const child : node.children())
            if (child.type() == pugi::node_element)
                append_copy(out, child);
    } else {
        append_text(out, text_of(node));
    }
    if (out.size() == opened) {
        out.resize(before);
        return;
    }
    out += "</";
    out += name;
    out += '>';
}

inline bool says(std::string_view text, std::string_view usual)
{
    // 39: a duration in days like 7, and an estimated one, which another element says too.
    if (text == usual || (usual == "7" && text == "39"))
        return true;
    auto const a = parse_decimal(text, 6);
    return a && a == parse_decimal(usual, 6);
}

enum class As { text, flag, number, date, duration, tenths, money, rate, millionths };

// Fills plain values from elements and remembers what it did not understand.
class Reader {
public:
    Reader(Project& project, std::string_view bytes, Limits const& limits) : m_project(project), m_bytes(bytes), m_limits(limits) {}

    Limits const& limits() const { return m_limits; }

    template <As as, class T>
    void put(pugi::xml_node node, T& target)
    {
        std::string_view const text = text_of(node);
        if constexpr (as == As::text) {
            target = repair_utf8(text);
        } else if constexpr (as == As::flag) {
            keep(parse_flag(text), node, target);
        } else if (!text.empty()) {
            if constexpr (as == As::number)
                keep(parse_decimal(text, 0), node, target);
            else if constexpr (as == As::date)
                keep(parse_date_time(text), node, target);
            else if constexpr (as == As::duration)
                keep(parse_duration(text), node, target);
            else if constexpr (as == As::tenths)
                put_tenths(node, target);
            else if constexpr (as == As::money)
                keep(parse_decimal(text, 0), node, target);
            else if constexpr (as == As::rate)
                keep(parse_decimal(text, 4), node, target);
            else
                keep(parse_decimal(text, 6), node, target);
        }
    }

    template <class Enum>
    void put_enum(pugi::xml_node node, Enum& target, int greatest)
    {
        auto const number = parse_decimal(text_of(node), 0);
        if (number && *number >= 0 && *number <= greatest)
            target = static_cast<Enum>(*number);
        else
            warn(node);
    }

    // Carries a child that no field holds.
    void keep_copy(pugi::xml_node node, std::string& rest)
    {
        std::size_t const before = rest.size();
        append_copy(rest, node);
        if (rest.size() <= m_limits.kept)
            return;
        rest.resize(before);
        if (m_project.warnings.size() < m_limits.warnings)
            m_project.warnings.push_back({"mspdi.kept_cut", {std::string(local_name(node)), std::to_string(m_limits.kept >> 10)}});
    }

    void warn(pugi::xml_node node)
    {
        if (m_project.warnings.size() >= m_limits.warnings)
            return;
        m_project.warnings.push_back({"mspdi.bad_value", {std::string(local_name(node)), std::string(first_code_points(text_of(node), 40)), std::to_string(line_of(node))}});
    }

private:
    template <class T, class V>
    void keep(std::optional<V> const& value, pugi::xml_node node, T& target)
    {
        if (!value)
            return warn(node);
        if constexpr (!std::is_same_v<T, V>) {
            if (*value < std::numeric_limits<T>::min() || *value > std::numeric_limits<T>::max())
                return warn(node);
        }
        target = static_cast<T>(*value);
    }

    void put_tenths(pugi::xml_node node, Minute& target)
    {
        std::optional<std::int64_t> const tenths = parse_decimal(text_of(node), 0);
        if (!tenths)
            return warn(node);
        target = (*tenths + (*tenths >= 0 ? 5 : -5)) / 10;
    }

    std::size_t line_of(pugi::xml_node node)
    {
        if (m_lines.empty()) {
            m_lines.push_back(0);
            for (std::size_t i = 0; i < m_bytes.size(); ++i) {
                if (m_bytes[i] == '\n')
                    m_lines.push_back(i + 1);
            }
        }
        auto const offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug()));
        return static_cast<std::size_t>(std::upper_bound(m_lines.begin(), m_lines.end(), offset) - m_lines.begin());
    }

    Project& m_project;
    std::string_view m_bytes;
    Limits const& m_limits;
    std::vector<std::size_t> m_lines;
};

// One element of a record: its name and what it sets.
template <class Record>
struct Field {
    std::string_view name;
    void (*set)(Reader&, pugi::xml_node, Record&);
};

template <class Record, As as, auto member>
void put(Reader& reader, pugi::xml_node node, Record& record)
{
    reader.put<as>(node, record.*member);
}

template <class Record, std::size_t n>
constexpr bool in_order(std::array<Field<Record>, n> const& fields)
{
    return std::is_sorted(fields.begin(), fields.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
}

// What is kept has the published order, whoever wrote the file.
inline void put_in_order(std::string& rest, std::span<Element const> order)
{
    std::vector<std::pair<std::size_t, std::string_view>> pieces;
    std::string_view left = rest;
    for (Piece piece; next_piece(left, piece);)
        pieces.emplace_back(rank_of(order, piece.name), piece.whole);
    std::stable_sort(pieces.begin(), pieces.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::string sorted;
    for (auto const& piece : pieces)
        sorted += piece.second;
    rest = std::move(sorted);
}

// One after the other; most children follow the one before in both lists.
template <class Record, std::size_t n>
void fill(Reader& reader, pugi::xml_node node, Record& record, std::array<Field<Record>, n> const& fields, std::span<Element const> order = {})
{
    std::size_t hint = 0;
    bool in_order = true;
    for (pugi::xml_node const child : node.children()) {
        if (child.type() != pugi::node_element)
            continue;
        std::string_view const name = local_name(child);
        auto const field = std::lower_bound(fields.begin(), fields.end(), name, [](auto const& f, std::string_view wanted) { return f.name < wanted; });
        if (field != fields.end() && field->name == name)
            field->set(reader, child, record);
        if constexpr (requires { record.rest; }) {
            std::size_t const rank = rank_of(order, name, hint);
            bool const known = rank < order.size();
            in_order = in_order && (!known || rank >= hint);
            hint = known ? rank : hint;
            if (!known || (order[rank].keep == Keep::kept && (order[rank].usual.empty() || !says(text_of(child), order[rank].usual))))
                reader.keep_copy(child, record.rest);
        }
    }
    if constexpr (requires { record.rest; }) {
        if (!in_order)
            put_in_order(record.rest, order);
    }
}

// Calls `each` for the children of that name.
template <class Each>
void for_each(pugi::xml_node node, std::string_view name, Each each)
{
    for (pugi::xml_node const child : node.children()) {
        if (local_name(child) == name)
            each(child);
    }
}

inline pugi::xml_node child_of(pugi::xml_node node, std::string_view name)
{
    for (pugi::xml_node const child : node.children()) {
        if (local_name(child) == name)
            return child;
    }
    return {};
}

Calendar read_calendar(Reader& reader, pugi::xml_node node);

} // namespace pmo::mspdi
