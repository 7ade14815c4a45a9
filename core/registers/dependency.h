#pragma once
// One task waits for another: type and lag (D2). Both may belong to different projects (B4).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/task.h"

namespace pmo::registers::dependency {

inline constexpr std::string_view kKind[] = {"fs", "ss", "ff", "sf"};
inline constexpr std::string_view kLagKind[] = {"working", "elapsed", "percent", "elapsed_percent"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .target = "project"},
    {.id = "predecessor", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "successor", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "lag", .kind = Kind::number, .flags = listed, .unit = Unit::minutes},
    {.id = "lag_kind", .kind = Kind::choice, .options = kLagKind},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
    {.id = "external", .kind = Kind::text, .flags = hidden},
    {.id = "drives", .kind = Kind::flag},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto predecessor = handle<Id>(kFields, "predecessor");
inline constexpr auto successor = handle<Id>(kFields, "successor");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto lag = handle<std::int64_t>(kFields, "lag");
inline constexpr auto lag_kind = handle<std::string>(kFields, "lag_kind");
inline constexpr auto note = handle<std::string>(kFields, "note");
inline constexpr auto external = handle<std::string>(kFields, "external");
inline constexpr auto drives = handle<bool>(kFields, "drives");   // for tasks of two projects only: within one every dependency does

// Whether `upper` is a summary above `lower`. A circle of summaries ends the walk.
inline bool is_above(Store const& store, Id upper, Id lower) {
    constexpr int kDeepest = 64;
    auto const* at = store.live(lower);
    for (int level = 0; at && &at->type() == &task::kType && level < kDeepest; ++level) {
        auto const parent = at->get(task::place).parent();
        if (!parent) return false;
        if (parent == upper) return true;
        at = store.live(parent);
    }
    return false;
}

inline void check(Record const& link, Store const& store, Problems& problems) {
    auto const from = link.get(predecessor), to = link.get(successor);
    if (!from || !to) return;
    if (from == to) return problems.add(link, successor.slot, Severity::error, "dependency.itself");
    if (is_above(store, from, to) || is_above(store, to, from))
        return problems.add(link, successor.slot, Severity::error, "dependency.own_summary");
    auto const kind_of = [](Record const& other) { return other.has(kind) ? other.get(kind) : std::string_view("fs"); };
    for (auto const* other : store.referrers(link.type(), successor, to))
        if (other->id() != link.id() && other->get(predecessor) == from && kind_of(*other) == kind_of(link)) {
            auto const* before = store.live(from);
            problems.add(link, predecessor.slot, Severity::warning, "dependency.twice",
                         {before ? std::string(title_of(*before)) : std::string{}});
            return;
        }
}

inline constexpr TypeDef kType{.id = "dependency", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::dependency
