#pragma once
// A person's place in a training, the result and the certificate (K1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::training_enrolment {

inline constexpr std::string_view kStatus[] = {"nominated", "enrolled", "attended", "passed", "failed", "absent", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"attended", "passed", "failed", "absent", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "training", .kind = Kind::link, .flags = required | listed, .target = "training"},
    {.id = "session", .kind = Kind::link, .flags = listed, .target = "training_session"},
    {.id = "person", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "score", .kind = Kind::number, .flags = listed, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "certificate", .kind = Kind::text, .flags = searched | listed},
    {.id = "certificate_until", .kind = Kind::date},
    {.id = "level_before", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "level_after", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "rating", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto training = handle<Id>(kFields, "training");
inline constexpr auto session = handle<Id>(kFields, "session");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto score = handle<std::int64_t>(kFields, "score");
inline constexpr auto certificate = handle<std::string>(kFields, "certificate");
inline constexpr auto certificate_until = handle<Date>(kFields, "certificate_until");
inline constexpr auto level_before = handle<std::int64_t>(kFields, "level_before");
inline constexpr auto level_after = handle<std::int64_t>(kFields, "level_after");
inline constexpr auto rating = handle<std::int64_t>(kFields, "rating");

inline void check(Record const& enrolment, Store const& store, Problems& problems) {
    expect_unique(enrolment, store, person, problems, "training_enrolment.twice", [&](Record const& other) {
        return other.get(training) == enrolment.get(training) && other.get(session) == enrolment.get(session) && !is(other, status, "cancelled") &&
               !is(enrolment, status, "cancelled");
    });
    if (enrolment.has(certificate) && is(enrolment, status, "failed", "absent", "cancelled"))
        problems.add(enrolment, certificate.slot, Severity::error, "training_enrolment.certificate_without_pass");
    if (enrolment.has(level_before) && enrolment.has(level_after) && enrolment.get(level_after) < enrolment.get(level_before))
        problems.add(enrolment, level_after.slot, Severity::hint, "training_enrolment.no_effect",
                     {std::to_string(enrolment.get(level_after)), std::to_string(enrolment.get(level_before))});
    if (auto const* held = linked(enrolment, store, session)) {
        auto const slot = slot_of(held->type(), "training");
        if (slot != kNoSlot && held->has(slot) && enrolment.has(training) && held->value(slot) != Value(enrolment.get(training)))
            problems.add(enrolment, session.slot, Severity::error, "training_enrolment.other_training");
    }
}

inline constexpr TypeDef kType{.id = "training_enrolment", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::training_enrolment
