#include "core/model/schema.h"

#include <algorithm>

namespace pmo {

std::uint8_t slot_of(TypeDef const& type, std::string_view field) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].id == field) return static_cast<std::uint8_t>(i);
    return field == "deleted" ? kDeletedSlot : kNoSlot;
}

std::uint8_t slot_with(TypeDef const& type, FieldFlag flag) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].flags & flag) return static_cast<std::uint8_t>(i);
    return kNoSlot;
}

std::uint8_t numbered_within(TypeDef const& type) {
    auto const slot = slot_with(type, code);
    return slot == kNoSlot || (type.fields[slot].flags & across) ? kNoSlot : slot_of(type, "project");
}

bool is_closed(FieldDef const& status, std::string_view option) {
    return std::ranges::find(status.closed, option) != status.closed.end();
}

TypeDef const* find_register(std::string_view id) {
    for (auto const* type : all_registers())
        if (type->id == id) return type;
    return nullptr;
}

}  // namespace pmo
