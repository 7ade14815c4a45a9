#include "core/model/value.h"

#include <cstring>

namespace pmo {

Place::Place(Id parent, std::string_view order) : m_packed(16 + order.size(), '\0') {
    // Big-endian, so that comparing places groups siblings and then orders them.
    for (int i = 0; i < 8; ++i) {
        m_packed[static_cast<std::size_t>(i)] = static_cast<char>(parent.high >> (56 - 8 * i));
        m_packed[static_cast<std::size_t>(8 + i)] = static_cast<char>(parent.low >> (56 - 8 * i));
    }
    std::memcpy(m_packed.data() + 16, order.data(), order.size());
}

Id Place::parent() const {
    if (m_packed.size() < 16) return kNoId;
    Id id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.high = (id.high << 8) | static_cast<std::uint8_t>(m_packed[i]);
        id.low = (id.low << 8) | static_cast<std::uint8_t>(m_packed[8 + i]);
    }
    return id;
}

std::string_view Place::order() const {
    return m_packed.size() < 16 ? std::string_view{} : std::string_view(m_packed).substr(16);
}

bool holds(Kind kind, Value const& value) {
    if (empty(value)) return true;
    switch (kind) {
        case Kind::text: case Kind::note: case Kind::choice: return std::holds_alternative<std::string>(value);
        case Kind::number: return std::holds_alternative<std::int64_t>(value);
        case Kind::money: return std::holds_alternative<Money>(value);
        case Kind::date: return std::holds_alternative<Date>(value);
        case Kind::moment: return std::holds_alternative<Moment>(value);
        case Kind::link: return std::holds_alternative<Id>(value);
        case Kind::flag: return std::holds_alternative<bool>(value);
        case Kind::place: return std::holds_alternative<Place>(value);
    }
    return false;
}

}  // namespace pmo
