#pragma once
// Reading JSON that may be anything: bounded in depth, size, string length and count, with the place of every error. What was read is a
// flat tape that JsonView walks; numbers are 64-bit integers, or the digits as they stood. No floating point, no exceptions, and no
// big documents in memory: the elements of one named array can be handed over one by one. Not a serialiser of objects: writers append text.
//
// Use: PMO_TRY(json, parse_json(bytes)); json.root().find("name").string()

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pmo {

struct JsonLimits {
    std::size_t bytes = std::size_t{1} << 30;
    std::size_t depth = 64;
    std::size_t string = std::size_t{1} << 20;
    std::size_t nodes = 20'000'000;                  // held at one time
};

enum class JsonType : std::uint8_t { none, null, boolean, integer, real, string, array, object };

class JsonTape;

// One value on a tape; `none` when there is no such value. Valid as long as the tape is.
class JsonView {
public:
    JsonView() = default;
    JsonView(JsonTape const* tape, std::uint32_t at) : m_tape(tape), m_at(at) {}
    JsonType type() const;
    explicit operator bool() const { return m_tape != nullptr; }
    bool is(JsonType t) const { return type() == t; }

    // The value when it is of that type.
    std::optional<bool> boolean() const;
    std::optional<std::int64_t> integer() const;
    std::optional<std::string_view> string() const;
    std::string_view digits() const;                 // of a real: as written, "1.50" or "1e3"
    std::string_view key() const;                    // as a member of an object
    std::size_t size() const;                        // members or elements
    std::size_t offset() const;                      // in the source, just behind the value's first token

    JsonView find(std::string_view key) const;       // of an object: the first member with that name
    JsonView first() const;                          // of an object or array
    JsonView next() const;                           // the sibling

    class Iterator;
    Iterator begin() const;
    Iterator end() const;

private:
    JsonTape const* m_tape = nullptr;
    std::uint32_t m_at = 0;
};

class JsonView::Iterator {
public:
    explicit Iterator(JsonView at) : m_view(at) {}
    JsonView operator*() const { return m_view; }
    Iterator& operator++() { m_view = m_view.next(); return *this; }
    bool operator!=(Iterator const& other) const { return m_view.m_tape != other.m_view.m_tape || m_view.m_at != other.m_view.m_at; }
private:
    JsonView m_view;
};
inline JsonView::Iterator JsonView::begin() const { return Iterator(first()); }
inline JsonView::Iterator JsonView::end() const { return Iterator({}); }

class JsonTape {
public:
    JsonView root() const { return m_nodes.empty() ? JsonView{} : JsonView(this, 0); }
private:
    friend class JsonView;
    friend class JsonBuilder;
    struct Node {
        std::int64_t integer = 0;
        std::uint32_t text = 0, text_size = 0;       // string or digits, in m_text
        std::uint32_t key = 0, key_size = 0;
        std::uint32_t end = 0;                       // index behind the last descendant
        std::uint32_t count = 0, offset = 0;
        JsonType type = JsonType::null;
        bool last = true;                            // of its siblings
    };
    std::vector<Node> m_nodes;
    std::string m_text;
};

// Error codes: json.syntax {line, byte}, json.too_large {limit}, json.too_deep {limit, line}, json.string_too_long {limit, line},
// json.too_many {limit, line}.
Result<JsonTape> parse_json(std::string_view bytes, JsonLimits const& limits = {});

// The same, but the elements of the array that the root object holds under `member` are handed to `sink` one by one, with what of the root
// was read before them, and then forgotten; the tape that comes back holds the rest (that array is empty in it). An error of the sink
// ends the reading and is the result.
using JsonSink = std::function<Status(JsonView element, JsonView header)>;
Result<JsonTape> stream_json(std::string_view bytes, std::string_view member, JsonSink const& sink, JsonLimits const& limits = {});

std::size_t line_of(std::string_view bytes, std::size_t offset);      // from 1
// The name of a member that an object holds twice, or an empty optional.
std::optional<std::string_view> duplicate_key(JsonView object);

void append_json_string(std::string& out, std::string_view text);     // quoted and escaped; non-ASCII stays
void append_json(std::string& out, JsonView value);                   // in the shortest form, without blanks: equal values, equal text

}  // namespace pmo
