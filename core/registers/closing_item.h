#pragma once
// One thing to be done before a project may be closed, or a line of a method's closing checklist (C4): checklist, hand-over to operations, archive,
// contracts, people, report (H4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::closing_item {

inline constexpr std::string_view kKind[] = {"checklist", "hand_over", "archive", "contract", "finance", "resource", "report", "lesson"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "done", "not_applicable"};
inline constexpr std::string_view kStatusClosed[] = {"done", "not_applicable"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "place", .kind = Kind::place},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "receiver", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "done_on", .kind = Kind::date, .flags = listed},
    {.id = "evidence", .kind = Kind::text, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "method", .kind = Kind::link, .target = "method"},
    {.id = "title_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto receiver = handle<Id>(kFields, "receiver");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto title_en = handle<std::string>(kFields, "title_en");

inline void check(Record const& item, Store const& store, Problems& problems) {
    if (!item.has(project) && !item.has(method)) problems.add(item, project.slot, Severity::error, "closing_item.nowhere");
    if (is(item, status, "done")) {
        expect(item, done_on, problems, Severity::warning, "closing_item.done_without_date");
        if (is(item, kind, "hand_over", "archive", "contract", "report") && !item.has(evidence_record))
            expect(item, evidence, problems, Severity::warning, "closing_item.no_evidence");
    }
    if (!item.has(method) && is(item, kind, "hand_over") && !is(item, status, "not_applicable") && !item.has(department))
        expect(item, receiver, problems, Severity::hint, "closing_item.no_receiver");
    if (is(item, status, "not_applicable")) expect(item, comment, problems, Severity::hint, "closing_item.not_applicable_without_reason");
    auto const* of_project = is_open(item) ? linked(item, store, project) : nullptr;
    if (of_project && !is_open(*of_project))
        problems.add(item, status.slot, Severity::warning, "closing_item.project_closed", {std::string(title_of(*of_project))});
    expect_present(item, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "closing_item", .prefix = "", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::closing_item
