#pragma once
// Where a requirement is fulfilled, tested or accepted: deliverable, task, review, acceptance, another requirement (C2, H2).

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::trace {

inline constexpr std::string_view kKind[] = {"satisfied_by", "implemented_by", "verified_by", "accepted_by", "derived_from"};

inline constexpr FieldDef kFields[] = {
    {.id = "requirement", .kind = Kind::link, .flags = required | listed, .target = "requirement"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "target", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto requirement = handle<Id>(kFields, "requirement");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto target = handle<Id>(kFields, "target");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline Id project_of(Record const* record) {
    auto const slot = record ? slot_of(record->type(), "project") : kNoSlot;
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record->value(slot));
    return id ? *id : kNoId;
}

inline void check(Record const& trace, Store const& store, Problems& problems) {
    if (trace.has(requirement) && trace.get(requirement) == trace.get(target))
        problems.add(trace, target.slot, Severity::error, "trace.itself");
    expect_unique(trace, store, requirement, problems, "trace.twice", [&](Record const& other) {
        return other.get(target) == trace.get(target) && other.get(kind) == trace.get(kind);
    });
    auto const* other = store.live(trace.get(target));
    auto const ours = project_of(store.live(trace.get(requirement))), theirs = project_of(other);
    if (ours && theirs && ours != theirs)
        problems.add(trace, target.slot, Severity::warning, "link.other_project", {std::string(title_of(*other))});
}

inline constexpr TypeDef kType{.id = "trace", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::trace
