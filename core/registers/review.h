#pragma once
// A review, inspection, audit or acceptance test that is planned and held; what it finds are findings (H1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/finding.h"
#include "core/registers/rules.h"

namespace pmo::registers::review {

inline constexpr std::string_view kKind[] = {"review", "inspection", "audit", "document_audit", "acceptance_test"};
inline constexpr std::string_view kStatus[] = {"planned", "held", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"held", "cancelled"};
inline constexpr std::string_view kResult[] = {"pending", "passed", "conditional", "failed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "deliverable", .kind = Kind::link, .flags = listed, .target = "deliverable"},
    {.id = "document", .kind = Kind::link, .target = "document"},
    {.id = "standard", .kind = Kind::link, .target = "quality_standard"},
    {.id = "scope", .kind = Kind::note, .flags = searched},
    {.id = "planned_on", .kind = Kind::date, .flags = listed | due},
    {.id = "held_on", .kind = Kind::date, .flags = listed},
    {.id = "leader", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "participants", .kind = Kind::text, .flags = searched},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "cost", .kind = Kind::money},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "result", .kind = Kind::choice, .flags = listed, .options = kResult},
    {.id = "summary", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto document = handle<Id>(kFields, "document");
inline constexpr auto standard = handle<Id>(kFields, "standard");
inline constexpr auto planned_on = handle<Date>(kFields, "planned_on");
inline constexpr auto held_on = handle<Date>(kFields, "held_on");
inline constexpr auto leader = handle<Id>(kFields, "leader");
inline constexpr auto participants = handle<std::string>(kFields, "participants");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto result = handle<std::string>(kFields, "result");

inline void check(Record const& review, Store const& store, Problems& problems) {
    bool const decided = is(review, result, "passed", "conditional", "failed");
    if (decided) expect(review, held_on, problems, Severity::warning, "review.result_without_date");
    if (decided && is(review, status, "planned")) problems.add(review, status.slot, Severity::warning, "review.result_not_held");
    if (!decided && is(review, status, "held")) problems.add(review, result.slot, Severity::warning, "review.held_without_result");
    if (is(review, result, "conditional", "failed", "passed")) {
        auto const findings = store.referrers(finding::kType, finding::review, review.id());
        if (!is(review, result, "passed")) {
            if (findings.empty()) problems.add(review, result.slot, Severity::warning, "review.no_finding");
        } else {
            std::size_t open = 0;
            for (auto const* found : findings) open += is_open(*found) && is(*found, finding::severity, "critical", "major");
            if (open) problems.add(review, result.slot, Severity::error, "review.open_findings", {std::to_string(open)});
        }
    }
    expect_same_project(review, store, project, deliverable, problems);
    expect_present(review, store, leader, planned_on, problems);
}

inline constexpr TypeDef kType{.id = "review", .prefix = "QR", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::review
