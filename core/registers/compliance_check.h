#pragma once
// A rule of law or of the company, the evidence that it is kept, and the risk when it is not (J2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::compliance_check {

inline constexpr std::string_view kKind[] = {
    "law", "data_protection", "security", "safety", "environment", "labour", "tax", "export", "internal", "other"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "compliant", "non_compliant", "waived"};
inline constexpr std::string_view kStatusClosed[] = {"compliant", "waived"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "regulation", .kind = Kind::text, .flags = searched | listed},
    {.id = "rule", .kind = Kind::note, .flags = searched},
    {.id = "subject", .kind = Kind::link, .target = "*"},
    {.id = "contract", .kind = Kind::link, .target = "contract"},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "repeat_every_months", .kind = Kind::number, .unit = Unit::months, .min = 1},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "checked_by", .kind = Kind::link, .target = "person"},
    {.id = "checked_on", .kind = Kind::date, .flags = listed},
    {.id = "evidence", .kind = Kind::note, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "risk", .kind = Kind::link, .flags = listed, .target = "risk"},
    {.id = "waiver", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto regulation = handle<std::string>(kFields, "regulation");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto repeat_every_months = handle<std::int64_t>(kFields, "repeat_every_months");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto checked_by = handle<Id>(kFields, "checked_by");
inline constexpr auto checked_on = handle<Date>(kFields, "checked_on");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");
inline constexpr auto correction = handle<std::string>(kFields, "correction");
inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto waiver = handle<std::string>(kFields, "waiver");

inline void check(Record const& item, Store const& store, Problems& problems) {
    if (is(item, status, "compliant") && !item.has(evidence_record))
        expect(item, evidence, problems, Severity::warning, "compliance_check.no_evidence");
    if (is(item, status, "compliant", "non_compliant")) expect(item, checked_on, problems, Severity::warning, "compliance_check.not_dated");
    if (is(item, status, "non_compliant")) {
        expect(item, risk, problems, Severity::warning, "compliance_check.no_risk");
        expect(item, correction, problems, Severity::warning, "compliance_check.no_correction");
    }
    if (is(item, status, "waived")) expect(item, waiver, problems, Severity::warning, "compliance_check.waived_without_reason");
    expect_same_project(item, store, project, contract, problems);
    expect_same_project(item, store, project, risk, problems);
    expect_present(item, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "compliance_check", .prefix = "CC", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::compliance_check
