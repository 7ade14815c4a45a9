#pragma once
// One date on which a training is held (K1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"
#include "core/registers/training_enrolment.h"

namespace pmo::registers::training_session {

inline constexpr std::string_view kStatus[] = {"planned", "held", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"held", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "training", .kind = Kind::link, .flags = required | listed, .target = "training"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "starts", .kind = Kind::moment, .flags = required | listed},
    {.id = "ends", .kind = Kind::moment, .flags = listed},
    {.id = "trainer", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "place_text", .kind = Kind::text, .flags = searched | listed},
    {.id = "capacity", .kind = Kind::number, .unit = Unit::people, .min = 0},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto training = handle<Id>(kFields, "training");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto starts = handle<Moment>(kFields, "starts");
inline constexpr auto ends = handle<Moment>(kFields, "ends");
inline constexpr auto trainer = handle<Id>(kFields, "trainer");
inline constexpr auto place_text = handle<std::string>(kFields, "place_text");
inline constexpr auto capacity = handle<std::int64_t>(kFields, "capacity");
inline constexpr auto status = handle<std::string>(kFields, "status");

inline void check(Record const& session, Store const& store, Problems& problems) {
    if (session.has(starts) && session.has(ends) && session.get(ends) <= session.get(starts))
        problems.add(session, ends.slot, Severity::error, "training_session.time_order");
    if (!session.has(capacity)) return;
    std::int64_t enrolled = 0;
    for (auto const* row : store.referrers(training_enrolment::kType, training_enrolment::session, session.id()))
        enrolled += !is(*row, training_enrolment::status, "nominated", "cancelled", "absent");
    if (enrolled > session.get(capacity))
        problems.add(session, capacity.slot, Severity::warning, "training_session.full",
                     {std::to_string(enrolled), std::to_string(session.get(capacity))});
}

inline constexpr TypeDef kType{.id = "training_session", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::training_session
