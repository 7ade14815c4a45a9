#pragma once
// A meeting with its agenda and minutes; attendance, agenda items, decisions and action items are records that link to it (I3).

#include <cstdint>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/agenda_item.h"
#include "core/registers/rules.h"

namespace pmo::registers::meeting {

inline constexpr std::string_view kKind[] = {
    "weekly", "steering", "gate", "review", "kick_off", "change_board", "acceptance", "retrospective", "portfolio", "other"};
inline constexpr std::string_view kStatus[] = {"planned", "held", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"held", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "at", .kind = Kind::moment, .flags = required | listed},
    {.id = "minutes_long", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "place_text", .kind = Kind::text, .flags = searched | listed},
    {.id = "chair", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "recorder", .kind = Kind::link, .target = "person"},
    {.id = "follows", .kind = Kind::link, .target = "meeting"},
    {.id = "gate", .kind = Kind::link, .target = "gate"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "agenda", .kind = Kind::note, .flags = searched},
    {.id = "minutes", .kind = Kind::note, .flags = searched},
    {.id = "sent_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto at = handle<Moment>(kFields, "at");
inline constexpr auto minutes_long = handle<std::int64_t>(kFields, "minutes_long");
inline constexpr auto place_text = handle<std::string>(kFields, "place_text");
inline constexpr auto chair = handle<Id>(kFields, "chair");
inline constexpr auto recorder = handle<Id>(kFields, "recorder");
inline constexpr auto follows = handle<Id>(kFields, "follows");
inline constexpr auto gate = handle<Id>(kFields, "gate");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto agenda = handle<std::string>(kFields, "agenda");
inline constexpr auto minutes = handle<std::string>(kFields, "minutes");
inline constexpr auto sent_on = handle<Date>(kFields, "sent_on");

inline void check(Record const& meeting, Store const& store, Problems& problems) {
    if (is(meeting, status, "held")) expect(meeting, minutes, problems, Severity::warning, "meeting.no_minutes");
    expect_other_than_itself(meeting, follows, problems, "meeting.follows_itself");
    if (meeting.get(minutes_long) > 0) {
        std::int64_t sum = 0;
        for (auto const* point : store.referrers(agenda_item::kType, agenda_item::meeting, meeting.id()))
            if (auto const length = point->get(agenda_item::minutes); length > 0 && length <= 1440) sum += length;
        if (sum > meeting.get(minutes_long))
            problems.add(meeting, minutes_long.slot, Severity::hint, "meeting.agenda_too_long",
                         {std::to_string(sum), std::to_string(meeting.get(minutes_long))});
    }
    if (meeting.has(at) && meeting.has(sent_on) && meeting.get(sent_on) < date_of(meeting.get(at)))
        problems.add(meeting, sent_on.slot, Severity::error, "meeting.sent_before_held",
                     {to_text(meeting.get(sent_on)), to_text(date_of(meeting.get(at)))});
    expect_same_project(meeting, store, project, gate, problems);
}

inline constexpr TypeDef kType{.id = "meeting", .prefix = "M", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::meeting
