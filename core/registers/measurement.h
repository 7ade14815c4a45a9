#pragma once
// One value of an indicator for a project, department or person in a period; what is off target has a cause and a correction (K2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/kpi.h"
#include "core/registers/rules.h"

namespace pmo::registers::measurement {

inline constexpr std::string_view kStatus[] = {"not_needed", "open", "in_progress", "done"};
inline constexpr std::string_view kStatusClosed[] = {"not_needed", "done"};

inline constexpr FieldDef kFields[] = {
    {.id = "kpi", .kind = Kind::link, .flags = required | listed, .target = "kpi"},
    {.id = "subject", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "period", .kind = Kind::date, .flags = required | listed},
    {.id = "value", .kind = Kind::number, .flags = required | listed, .scale = 2},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "target", .kind = Kind::number, .scale = 2},
    {.id = "entered_by", .kind = Kind::link, .target = "person"},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto kpi = handle<Id>(kFields, "kpi");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto period = handle<Date>(kFields, "period");
inline constexpr auto value = handle<std::int64_t>(kFields, "value");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto target = handle<std::int64_t>(kFields, "target");
inline constexpr auto entered_by = handle<Id>(kFields, "entered_by");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto correction = handle<std::string>(kFields, "correction");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");

inline void check(Record const& measurement, Store const& store, Problems& problems) {
    auto const* indicator = linked(measurement, store, kpi);
    bool const known = indicator && &indicator->type() == &registers::kpi::kType;
    if (known && measurement.has(value) && registers::kpi::rate(*indicator, measurement.get(value)) == registers::kpi::Rating::red &&
        (!measurement.has(cause) || !measurement.has(correction)))
        problems.add(measurement, measurement.has(cause) ? correction.slot : cause.slot, Severity::warning, "measurement.no_correction");
    if (measurement.has(correction) && is_open(measurement) && (!measurement.has(owner) || !measurement.has(due)))
        problems.add(measurement, measurement.has(owner) ? due.slot : owner.slot, Severity::hint, "measurement.correction_without_due");
    expect_unique(measurement, store, kpi, problems, "measurement.twice", [&](Record const& other) {
        return other.has(period) && other.get(period) == measurement.get(period) && other.get(subject) == measurement.get(subject);
    });
    if (measurement.has(correction)) expect_present(measurement, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "measurement", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::measurement
