#pragma once
// One planned check of a deliverable or process against a standard: which method, when and by whom (H1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/quality_standard.h"
#include "core/registers/rules.h"

namespace pmo::registers::quality_plan_item {

inline constexpr std::string_view kMethod[] = {"review", "inspection", "test", "audit", "document_audit"};
inline constexpr std::string_view kFrequency[] = {"once", "weekly", "monthly", "gate", "delivery"};
inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "deliverable", .kind = Kind::link, .flags = listed, .target = "deliverable"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "standard", .kind = Kind::link, .flags = listed, .target = "quality_standard"},
    {.id = "method", .kind = Kind::choice, .flags = listed, .options = kMethod},
    {.id = "criteria", .kind = Kind::note, .flags = searched},
    {.id = "frequency", .kind = Kind::choice, .options = kFrequency},
    {.id = "planned_on", .kind = Kind::date, .flags = listed | due},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "checker", .kind = Kind::link, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "review", .kind = Kind::link, .target = "review"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto standard = handle<Id>(kFields, "standard");
inline constexpr auto method = handle<std::string>(kFields, "method");
inline constexpr auto frequency = handle<std::string>(kFields, "frequency");
inline constexpr auto planned_on = handle<Date>(kFields, "planned_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto checker = handle<Id>(kFields, "checker");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto review = handle<Id>(kFields, "review");

inline void check(Record const& item, Store const& store, Problems& problems) {
    if (is(item, status, "done")) expect(item, review, problems, Severity::warning, "quality_plan_item.done_without_review");
    if (!item.has(task)) expect(item, deliverable, problems, Severity::hint, "quality_plan_item.no_subject");
    auto const* norm = linked(item, store, standard);
    if (norm && is_open(item) && &norm->type() == &quality_standard::kType && !is_open(*norm))
        problems.add(item, standard.slot, Severity::warning, "quality_plan_item.standard_withdrawn", {std::string(title_of(*norm))});
    expect_same_project(item, store, project, deliverable, problems);
    expect_same_project(item, store, project, review, problems);
    expect_present(item, store, owner, planned_on, problems);
}

inline constexpr TypeDef kType{.id = "quality_plan_item", .prefix = "", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::quality_plan_item
