#pragma once
// What one project needs from another: a result, people, a decision (B4). Where both plans have the tasks, a dependency can link them too.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::project_dependency {

inline constexpr std::string_view kKind[] = {"deliverable", "resource", "decision", "technical", "data", "other"};
inline constexpr std::string_view kStatus[] = {"open", "agreed", "at_risk", "delivered", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"delivered", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "provider", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "needed_by", .kind = Kind::date, .flags = listed | due},
    {.id = "promised_on", .kind = Kind::date, .flags = listed},
    {.id = "delivered_on", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "receiver", .kind = Kind::link, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "provider_task", .kind = Kind::link, .target = "task"},
    {.id = "impact", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "drives", .kind = Kind::flag},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto provider = handle<Id>(kFields, "provider");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto needed_by = handle<Date>(kFields, "needed_by");
inline constexpr auto promised_on = handle<Date>(kFields, "promised_on");
inline constexpr auto delivered_on = handle<Date>(kFields, "delivered_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto receiver = handle<Id>(kFields, "receiver");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto provider_task = handle<Id>(kFields, "provider_task");
inline constexpr auto impact = handle<std::string>(kFields, "impact");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto drives = handle<bool>(kFields, "drives");   // the provider's task moves the receiver's: core/project/plan_ties.h

// The provider's task must be the provider's.
inline void check_provider(Record const& row, Store const& store, Problems& problems) {
    expect_same_project(row, store, provider, provider_task, problems);
}

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (row.has(project) && row.get(project) == row.get(provider))
        problems.add(row, provider.slot, Severity::error, "project_dependency.itself");
    if (is_open(row)) expect_order(row, promised_on, needed_by, problems, "project_dependency.promised_late", Severity::warning);
    if (is(row, status, "delivered")) expect(row, delivered_on, problems, Severity::warning, "project_dependency.delivered_without_date");
    if (is(row, status, "agreed")) expect(row, promised_on, problems, Severity::hint, "project_dependency.agreed_without_date");
    expect_same_project(row, store, project, task, problems);
    check_provider(row, store, problems);
    expect_present(row, store, owner, needed_by, problems);
}

inline constexpr TypeDef kType{.id = "project_dependency", .prefix = "PD", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::project_dependency
