#pragma once
// Keys between keys: the order of siblings in a list that several people edit apart. A key is a base-62 string that sorts bytewise;
// equal keys are harmless because lists sort by (key, id). Thirty random bits make two people's insertions at one place differ.

#include <cstdint>
#include <string>
#include <string_view>

namespace pmo {

// A key strictly between `after` and `before`; an empty `after` is the beginning, an empty `before` the end. When the two are equal
// or in the wrong order (a merge can do that) the result sorts after `after`.
std::string order_between(std::string_view after, std::string_view before, std::uint32_t jitter);

// The n-th of a fresh list: fixed width, evenly spread, no jitter (imports and samples).
std::string order_at(std::uint32_t n);

}  // namespace pmo
