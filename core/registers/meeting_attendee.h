#pragma once
// Who is invited to a meeting and who came (I3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::meeting_attendee {

inline constexpr std::string_view kRole[] = {"required", "optional", "presenter", "guest"};
inline constexpr std::string_view kAttendance[] = {"invited", "present", "excused", "absent"};

inline constexpr FieldDef kFields[] = {
    {.id = "meeting", .kind = Kind::link, .flags = required | listed, .target = "meeting"},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "stakeholder", .kind = Kind::link, .flags = listed, .target = "stakeholder"},
    {.id = "name", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "role", .kind = Kind::choice, .flags = listed, .options = kRole},
    {.id = "attendance", .kind = Kind::choice, .flags = listed, .options = kAttendance},
    {.id = "delegate", .kind = Kind::link, .target = "person"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto meeting = handle<Id>(kFields, "meeting");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto stakeholder = handle<Id>(kFields, "stakeholder");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto role = handle<std::string>(kFields, "role");
inline constexpr auto attendance = handle<std::string>(kFields, "attendance");
inline constexpr auto delegate = handle<Id>(kFields, "delegate");

inline void check(Record const& attendee, Store const& store, Problems& problems) {
    if (!attendee.has(person) && !attendee.has(stakeholder)) expect(attendee, name, problems, Severity::error, "meeting_attendee.nobody");
    if (attendee.has(delegate) && attendee.get(delegate) == attendee.get(person))
        problems.add(attendee, delegate.slot, Severity::error, "meeting_attendee.own_delegate");
    expect_unique(attendee, store, person, problems, "meeting_attendee.twice",
                  [&](Record const& other) { return other.get(meeting) == attendee.get(meeting); });
}

inline constexpr TypeDef kType{.id = "meeting_attendee", .prefix = "", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::meeting_attendee
