#pragma once
// A bar or a mark on the roadmap that is not a project of its own: a release, a decision, an outer event, a planned initiative (B4).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::roadmap_item {

inline constexpr std::string_view kKind[] = {"initiative", "milestone", "release", "decision", "event", "constraint"};
inline constexpr std::string_view kStatus[] = {"planned", "confirmed", "done", "dropped"};
inline constexpr std::string_view kStatusClosed[] = {"done", "dropped"};

inline constexpr FieldDef kFields[] = {
    {.id = "programme", .kind = Kind::link, .flags = listed, .target = "programme"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "lane", .kind = Kind::text, .flags = searched | listed},
    {.id = "place", .kind = Kind::place},
    {.id = "start", .kind = Kind::date, .flags = listed},
    {.id = "finish", .kind = Kind::date, .flags = listed | due},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto programme = handle<Id>(kFields, "programme");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto lane = handle<std::string>(kFields, "lane");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto start = handle<Date>(kFields, "start");
inline constexpr auto finish = handle<Date>(kFields, "finish");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& item, Store const& store, Problems& problems) {
    expect_order(item, start, finish, problems, "roadmap_item.finish_before_start");
    if (!item.has(start) && !item.has(finish)) problems.add(item, start.slot, Severity::hint, "roadmap_item.no_date");
    expect_present(item, store, owner, finish, problems);
}

inline constexpr TypeDef kType{.id = "roadmap_item", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::roadmap_item
