#pragma once
// The audit of a finished project's money: who examined what, with which result (F4). What was found is audit_finding.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::closing_audit {

inline constexpr std::string_view kOpinion[] = {"clean", "with_remarks", "adverse"};
inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "reported", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "auditor", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "planned_on", .kind = Kind::date, .flags = listed | due},
    {.id = "held_on", .kind = Kind::date, .flags = listed},
    {.id = "reported_on", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "opinion", .kind = Kind::choice, .flags = listed, .options = kOpinion},
    {.id = "scope", .kind = Kind::note, .flags = searched},
    {.id = "summary", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto auditor = handle<Id>(kFields, "auditor");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto planned_on = handle<Date>(kFields, "planned_on");
inline constexpr auto held_on = handle<Date>(kFields, "held_on");
inline constexpr auto reported_on = handle<Date>(kFields, "reported_on");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto opinion = handle<std::string>(kFields, "opinion");
inline constexpr auto scope = handle<std::string>(kFields, "scope");
inline constexpr auto summary = handle<std::string>(kFields, "summary");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& audit, Store const& store, Problems& problems) {
    if (is(audit, status, "reported", "closed")) {
        expect(audit, opinion, problems, Severity::warning, "closing_audit.no_opinion");
        expect(audit, reported_on, problems, Severity::warning, "closing_audit.reported_without_date");
    }
    if (is(audit, opinion, "with_remarks", "adverse")) expect(audit, summary, problems, Severity::hint, "closing_audit.no_summary");
    expect_order(audit, held_on, reported_on, problems, "closing_audit.reported_before_held");
    expect_present(audit, store, auditor, planned_on, problems);
}

inline constexpr TypeDef kType{.id = "closing_audit", .prefix = "AU", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::closing_audit
