#pragma once
// What a cell can hold. A value is small, comparable and free of locale; what it means (unit, options, target) is in the schema.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/base/money.h"

namespace pmo {

// Parent and position among the siblings: one cell, because they must never mix in a merge.
class Place {
public:
    Place() = default;
    Place(Id parent, std::string_view order);
    Id parent() const;                               // kNoId: at the top
    std::string_view order() const;                  // a key of core/base/order_key.h
    auto operator<=>(Place const&) const = default;
private:
    std::string m_packed;                            // 16 bytes of id, then the key: one allocation in a value
};

// std::monostate is "empty"; an emptied cell is a cell with a stamp and no value.
using Value = std::variant<std::monostate, bool, std::int64_t, Date, Moment, Money, Id, std::string, Place>;

enum class Kind : std::uint8_t {
    text,    // one line
    note,    // several lines
    number,  // integer scaled by 10^scale, in a named unit
    money,
    date,
    moment,  // day and minute
    choice,  // the stable id of an option
    link,    // id of another record
    flag,
    place    // parent and order in a tree of the same register
};

bool holds(Kind kind, Value const& value);           // also true for an empty value
inline bool empty(Value const& value) { return value.index() == 0; }

inline constexpr std::size_t kMaxTextBytes = 1u << 20;   // longer texts are refused at every door

}  // namespace pmo
