#pragma once
// A result that a project hands over, or that a method demands: what it has to fulfil, who makes it, by when, whether it is accepted (C3, H2).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::deliverable {

inline constexpr std::string_view kKind[] = {"document", "software", "hardware", "facility", "service", "training", "data", "other"};
inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "submitted", "conditional", "accepted", "rejected"};
inline constexpr std::string_view kStatusClosed[] = {"accepted"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "method", .kind = Kind::link, .target = "method"},
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "phase", .kind = Kind::link, .flags = listed, .target = "phase"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "receiver", .kind = Kind::link, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "quality_criteria", .kind = Kind::note, .flags = searched},
    {.id = "standard", .kind = Kind::link, .target = "quality_standard"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "submitted_on", .kind = Kind::date},
    {.id = "accepted_on", .kind = Kind::date, .flags = listed},
    {.id = "accepted_by", .kind = Kind::link, .target = "person"},
    {.id = "conditions", .kind = Kind::note, .flags = searched},
    {.id = "version", .kind = Kind::text},
    {.id = "document", .kind = Kind::link, .target = "document"},
    {.id = "template", .kind = Kind::link, .target = "template"},
    {.id = "contractual", .kind = Kind::flag},
    {.id = "origin", .kind = Kind::link, .target = "deliverable"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "title_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto receiver = handle<Id>(kFields, "receiver");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto quality_criteria = handle<std::string>(kFields, "quality_criteria");
inline constexpr auto standard = handle<Id>(kFields, "standard");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto submitted_on = handle<Date>(kFields, "submitted_on");
inline constexpr auto accepted_on = handle<Date>(kFields, "accepted_on");
inline constexpr auto accepted_by = handle<Id>(kFields, "accepted_by");
inline constexpr auto conditions = handle<std::string>(kFields, "conditions");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto document = handle<Id>(kFields, "document");
inline constexpr auto template_ = handle<Id>(kFields, "template");
inline constexpr auto contractual = handle<bool>(kFields, "contractual");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto title_en = handle<std::string>(kFields, "title_en");

inline void check(Record const& deliverable, Store const& store, Problems& problems) {
    if (!deliverable.has(project) && !deliverable.has(method))
        problems.add(deliverable, project.slot, Severity::warning, "deliverable.nowhere");
    bool const ready = is(deliverable, status, "submitted", "conditional", "accepted");
    if (ready) expect(deliverable, quality_criteria, problems, Severity::warning, "deliverable.no_criteria");
    if (is(deliverable, status, "accepted")) {
        expect(deliverable, accepted_on, problems, Severity::warning, "deliverable.accepted_without_date");
        expect(deliverable, accepted_by, problems, Severity::hint, "deliverable.accepted_by_nobody");
    }
    if (is(deliverable, status, "conditional")) expect(deliverable, conditions, problems, Severity::warning, "deliverable.no_conditions");
    if (deliverable.has(accepted_by) && deliverable.get(accepted_by) == deliverable.get(owner))
        problems.add(deliverable, accepted_by.slot, Severity::warning, "deliverable.own_acceptance");
    expect_order(deliverable, submitted_on, accepted_on, problems, "deliverable.accepted_before_submitted");
    for (auto const link : {phase, task}) expect_same_project(deliverable, store, project, link, problems);
    expect_present(deliverable, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "deliverable", .prefix = "DL", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::deliverable
