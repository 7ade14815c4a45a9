#pragma once
// Where a project departs from its method, why, and what it does instead (C4).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::deviation {

inline constexpr std::string_view kKind[] = {"omitted", "changed", "added", "merged", "moved"};
inline constexpr std::string_view kStatus[] = {"proposed", "approved", "rejected"};
inline constexpr std::string_view kStatusClosed[] = {"approved", "rejected"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "method_item", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "instead", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto method_item = handle<Id>(kFields, "method_item");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto instead = handle<std::string>(kFields, "instead");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_target(row, store, method_item,
                  {"phase", "gate", "gate_criterion", "activity", "role", "deliverable", "template", "method", "communication_item", "closing_item"},
                  problems, "deviation.item");
    if (!is(row, kind, "added")) expect(row, method_item, problems, Severity::hint, "deviation.no_item");
    if (is(row, status, "approved", "rejected")) expect(row, decided_on, problems, Severity::warning, "deviation.decided_without_date");
    if (is(row, status, "approved")) expect(row, reason, problems, Severity::warning, "deviation.no_reason");
    expect_present(row, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "deviation", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::deviation
