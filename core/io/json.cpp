#include "core/io/json.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <nlohmann/json.hpp>

namespace pmo {

namespace {

// The library tells its handler values but not where they stand; an iterator that moves a shared position does.
struct Cursor {
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char const&;
    char const** at = nullptr;                       // nullptr: the end
    char const* stop = nullptr;
    char const& operator*() const { return **at; }
    Cursor& operator++() { ++*at; return *this; }
    Cursor operator++(int) { Cursor old = *this; ++*at; return old; }
    bool operator==(Cursor const& other) const { return (at ? *at : stop) == (other.at ? *other.at : other.stop); }
    bool operator!=(Cursor const& other) const { return !(*this == other); }
};

}  // namespace

class JsonBuilder {
public:
    JsonBuilder(std::string_view bytes, JsonLimits const& limits, std::string_view member, JsonSink const* sink)
        : m_bytes(bytes), m_limits(limits), m_member(member), m_sink(sink), m_at(bytes.data()) {}

    Result<JsonTape> run() {
        if (m_bytes.size() > m_limits.bytes) return Error{"json.too_large", {std::to_string(m_limits.bytes)}};
        Cursor const first{&m_at, nullptr}, last{nullptr, m_bytes.data() + m_bytes.size()};
        bool const ok = nlohmann::json::sax_parse(first, last, this);
        if (!m_error.code.empty()) return m_error;
        if (!ok) return Error{"json.syntax", {line(), std::to_string(offset())}};
        return std::move(m_tape);
    }

    // What nlohmann's parser calls.
    bool null() { return close(leaf(JsonType::null)); }
    bool boolean(bool value) {
        auto* node = leaf(JsonType::boolean);
        if (node) node->integer = value;
        return close(node);
    }
    bool number_integer(std::int64_t value) {
        auto* node = leaf(JsonType::integer);
        if (node) node->integer = value;
        return close(node);
    }
    bool number_unsigned(std::uint64_t value) {
        if (value <= std::uint64_t{INT64_MAX}) return number_integer(static_cast<std::int64_t>(value));
        return real(std::to_string(value));
    }
    bool number_float(double, std::string const& digits) { return real(digits); }
    bool string(std::string& text) {
        if (text.size() > m_limits.string) return fail("json.string_too_long", m_limits.string);
        auto* node = leaf(JsonType::string);
        return node && put(text, node->text, node->text_size) && close(node);
    }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(JsonType::object); }
    bool start_array(std::size_t) { return open(JsonType::array); }
    bool key(std::string& text) {
        if (text.size() > m_limits.string) return fail("json.string_too_long", m_limits.string);
        return put(text, m_key, m_key_size);
    }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    template <class Exception> bool parse_error(std::size_t, std::string const&, Exception const&) { return false; }

private:
    using Node = JsonTape::Node;

    Node* leaf(JsonType type) {
        if (m_tape.m_nodes.size() >= m_limits.nodes) { fail("json.too_many", m_limits.nodes); return nullptr; }
        auto const at = static_cast<std::uint32_t>(m_tape.m_nodes.size());
        Node node;
        node.type = type;
        node.key = m_key;
        node.key_size = m_key_size;
        node.end = at + 1;
        node.offset = static_cast<std::uint32_t>(offset());
        m_key_size = 0;
        if (!m_open.empty()) {
            auto& level = m_open.back();
            if (level.last_child) m_tape.m_nodes[level.last_child].last = false;
            level.last_child = at;
            ++m_tape.m_nodes[level.node].count;
        }
        m_tape.m_nodes.push_back(node);
        return &m_tape.m_nodes.back();
    }
    bool real(std::string const& digits) {
        if (digits.size() > 400) return fail("json.string_too_long", 400);
        auto* node = leaf(JsonType::real);
        return node && put(digits, node->text, node->text_size) && close(node);
    }
    bool put(std::string const& text, std::uint32_t& begin, std::uint32_t& size) {
        begin = static_cast<std::uint32_t>(m_tape.m_text.size());
        size = static_cast<std::uint32_t>(text.size());
        m_tape.m_text += text;
        return true;
    }
    bool open(JsonType type) {
        if (m_open.size() >= m_limits.depth) return fail("json.too_deep", m_limits.depth);
        bool const wanted = m_sink && m_open.size() == 1 && type == JsonType::array && m_tape.m_nodes[0].type == JsonType::object &&
                            std::string_view(m_tape.m_text).substr(m_key, m_key_size) == m_member && m_key_size > 0;
        auto const* node = leaf(type);
        if (!node) return false;
        m_open.push_back({static_cast<std::uint32_t>(m_tape.m_nodes.size() - 1), 0});
        if (wanted) { m_streaming = true; m_mark_nodes = m_tape.m_nodes.size(); m_mark_text = m_tape.m_text.size(); }
        return true;
    }
    bool end() {
        auto const at = m_open.back().node;
        m_open.pop_back();
        m_tape.m_nodes[at].end = static_cast<std::uint32_t>(m_tape.m_nodes.size());
        if (m_streaming && m_open.size() == 1) { m_streaming = false; return true; }
        return close(&m_tape.m_nodes[at]);
    }
    // A value is complete: when it is an element of the streamed array, it is handed over and forgotten.
    bool close(Node const* node) {
        if (!node) return false;
        if (!m_streaming || m_open.size() != 2) return true;
        auto status = (*m_sink)(JsonView(&m_tape, static_cast<std::uint32_t>(m_mark_nodes)), m_tape.root());
        m_tape.m_nodes.resize(m_mark_nodes);
        m_tape.m_text.resize(m_mark_text);
        m_tape.m_nodes.back().count = 0;
        m_open.back().last_child = 0;
        if (status.ok()) return true;
        m_error = status.error();
        return false;
    }
    bool fail(char const* code, std::size_t limit) {
        m_error = {code, {std::to_string(limit), line()}};
        return false;
    }
    std::size_t offset() const { return static_cast<std::size_t>(m_at - m_bytes.data()); }
    std::string line() const { return std::to_string(line_of(m_bytes, offset())); }

    struct Level { std::uint32_t node, last_child; };
    std::string_view m_bytes;
    JsonLimits const& m_limits;
    std::string_view m_member;
    JsonSink const* m_sink;
    char const* m_at;
    JsonTape m_tape;
    std::vector<Level> m_open;
    std::uint32_t m_key = 0, m_key_size = 0;
    bool m_streaming = false;
    std::size_t m_mark_nodes = 0, m_mark_text = 0;
    Error m_error;
};

Result<JsonTape> parse_json(std::string_view bytes, JsonLimits const& limits) { return JsonBuilder(bytes, limits, {}, nullptr).run(); }

Result<JsonTape> stream_json(std::string_view bytes, std::string_view member, JsonSink const& sink, JsonLimits const& limits) {
    return JsonBuilder(bytes, limits, member, &sink).run();
}

JsonType JsonView::type() const { return m_tape ? m_tape->m_nodes[m_at].type : JsonType::none; }

std::optional<bool> JsonView::boolean() const {
    if (!is(JsonType::boolean)) return std::nullopt;
    return m_tape->m_nodes[m_at].integer != 0;
}

std::optional<std::int64_t> JsonView::integer() const {
    if (!is(JsonType::integer)) return std::nullopt;
    return m_tape->m_nodes[m_at].integer;
}

std::optional<std::string_view> JsonView::string() const {
    if (!is(JsonType::string)) return std::nullopt;
    auto const& node = m_tape->m_nodes[m_at];
    return std::string_view(m_tape->m_text).substr(node.text, node.text_size);
}

std::string_view JsonView::digits() const {
    if (!is(JsonType::real)) return {};
    auto const& node = m_tape->m_nodes[m_at];
    return std::string_view(m_tape->m_text).substr(node.text, node.text_size);
}

std::string_view JsonView::key() const {
    if (!m_tape) return {};
    auto const& node = m_tape->m_nodes[m_at];
    return std::string_view(m_tape->m_text).substr(node.key, node.key_size);
}

std::size_t JsonView::size() const { return m_tape ? m_tape->m_nodes[m_at].count : 0; }
std::size_t JsonView::offset() const { return m_tape ? m_tape->m_nodes[m_at].offset : 0; }

JsonView JsonView::first() const {
    if (size() == 0) return {};
    return {m_tape, m_at + 1};
}

JsonView JsonView::next() const {
    if (!m_tape || m_tape->m_nodes[m_at].last) return {};
    return {m_tape, m_tape->m_nodes[m_at].end};
}

JsonView JsonView::find(std::string_view key) const {
    if (!is(JsonType::object)) return {};
    for (auto const member : *this)
        if (member.key() == key) return member;
    return {};
}

std::size_t line_of(std::string_view bytes, std::size_t offset) {
    auto const head = bytes.substr(0, std::min(offset, bytes.size()));
    return 1 + static_cast<std::size_t>(std::ranges::count(head, '\n'));
}

std::optional<std::string_view> duplicate_key(JsonView object) {
    if (!object.is(JsonType::object)) return std::nullopt;
    std::vector<std::string_view> keys;
    keys.reserve(object.size());
    for (auto const member : object) keys.push_back(member.key());
    std::ranges::sort(keys);
    auto const twice = std::ranges::adjacent_find(keys);
    if (twice == keys.end()) return std::nullopt;
    return *twice;
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<std::uint8_t>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) continue;
        out.append(text, begin, i - begin);
        begin = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += "\\u00"; out += kHex[c >> 4]; out += kHex[c & 15]; break;
        }
    }
    out.append(text, begin, text.size() - begin);
    out += '"';
}

void append_json(std::string& out, JsonView value) {
    switch (value.type()) {
        case JsonType::none: case JsonType::null: out += "null"; return;
        case JsonType::boolean: out += *value.boolean() ? "true" : "false"; return;
        case JsonType::integer: out += std::to_string(*value.integer()); return;
        case JsonType::real: out += value.digits(); return;
        case JsonType::string: append_json_string(out, *value.string()); return;
        case JsonType::array: case JsonType::object: break;
    }
    bool const object = value.is(JsonType::object);
    out += object ? '{' : '[';
    bool first = true;
    for (auto const child : value) {                 // as deep as the reader's limit allows
        if (!first) out += ',';
        first = false;
        if (object) { append_json_string(out, child.key()); out += ':'; }
        append_json(out, child);
    }
    out += object ? '}' : ']';
}

}  // namespace pmo
