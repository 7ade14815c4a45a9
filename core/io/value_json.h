#pragma once
// One cell as JSON, the form it has in a document. Strict and exact: what was written comes back equal, anything else is refused.

#include <optional>
#include <string>

#include "core/io/json.h"
#include "core/model/schema.h"

namespace pmo {

void append_value_json(std::string& out, Value const& value);
// Nothing when the JSON is not a value of that kind. "" is read as empty.
std::optional<Value> value_from_json(Kind kind, JsonView json);
std::optional<Value> value_from_json(Kind kind, std::string_view json);       // a cell that was carried as text

void append_hex(std::string& out, std::uint64_t number);
std::optional<std::uint64_t> parse_hex(std::string_view text);               // 1–16 digits, lower case

}  // namespace pmo
