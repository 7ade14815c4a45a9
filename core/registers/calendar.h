#pragma once
// Working hours of a week, on which plans and people stand; exceptions say which dates differ (D2). A day of the week that is empty is as in the
// base calendar, without a base it does not work; "none" never works; else spans of hours such as "08:00-12:00 13:00-17:00". A span that ends before it
// begins, or at 24:00 and later, runs into the next morning.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::calendar {

// Up to eight spans of a day in minutes after midnight, ascending and apart; `to` is at most 2880 (a night shift).
struct Hours {
    struct Span { std::int32_t from = 0, to = 0; };
    Span spans[8];
    std::size_t count = 0;
};

// "08:00-12:00 13:00-17:00"; "none" and "" are no hours; nothing when the text is something else.
constexpr std::optional<Hours> parse_hours(std::string_view text) {
    Hours hours;
    if (text.empty() || text == "none") return hours;
    auto const two = [&](std::int32_t& out) {
        if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return false;
        out = (text[0] - '0') * 10 + (text[1] - '0');
        text.remove_prefix(2);
        return true;
    };
    auto const one = [&](char c) {
        if (text.empty() || text[0] != c) return false;
        text.remove_prefix(1);
        return true;
    };
    auto const clock = [&](std::int32_t& minutes) {
        std::int32_t h = 0, m = 0;
        if (!two(h) || !one(':') || !two(m) || m > 59 || h > 48) return false;
        minutes = h * 60 + m;
        return minutes <= 2880;
    };
    while (!text.empty()) {
        Hours::Span span;
        if (hours.count == 8 || !clock(span.from) || !one('-') || !clock(span.to)) return std::nullopt;
        if (span.to <= span.from) span.to += 1440;
        if (span.from >= 1440 || span.to > 2880 || (hours.count > 0 && span.from < hours.spans[hours.count - 1].to)) return std::nullopt;
        hours.spans[hours.count++] = span;
        while (one(' ') || one(',')) {}
    }
    return hours;
}

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "base", .kind = Kind::link, .flags = listed, .target = "calendar"},
    {.id = "monday", .kind = Kind::text, .flags = listed},
    {.id = "tuesday", .kind = Kind::text, .flags = plain},
    {.id = "wednesday", .kind = Kind::text, .flags = plain},
    {.id = "thursday", .kind = Kind::text, .flags = plain},
    {.id = "friday", .kind = Kind::text, .flags = plain},
    {.id = "saturday", .kind = Kind::text, .flags = listed},
    {.id = "sunday", .kind = Kind::text, .flags = plain},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto base = handle<Id>(kFields, "base");
inline constexpr auto monday = handle<std::string>(kFields, "monday");
inline constexpr auto tuesday = handle<std::string>(kFields, "tuesday");
inline constexpr auto wednesday = handle<std::string>(kFields, "wednesday");
inline constexpr auto thursday = handle<std::string>(kFields, "thursday");
inline constexpr auto friday = handle<std::string>(kFields, "friday");
inline constexpr auto saturday = handle<std::string>(kFields, "saturday");
inline constexpr auto sunday = handle<std::string>(kFields, "sunday");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");

inline void check(Record const& record, Store const&, Problems& problems) {
    constexpr Field<std::string> kDays[] = {monday, tuesday, wednesday, thursday, friday, saturday, sunday};
    for (auto const day : kDays)
        if (record.has(day) && !parse_hours(record.get(day))) problems.add(record, day.slot, Severity::error, "calendar.hours", {std::string(record.get(day))});
    expect_other_than_itself(record, base, problems, "calendar.own_base");
}

inline constexpr TypeDef kType{.id = "calendar", .prefix = "CAL", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::calendar
