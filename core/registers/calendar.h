#pragma once
// When work is done: the hours of each weekday; dated exceptions are calendar_exception, other patterns for a while work_week (D2, E1).
// 
// Working hours are a text: spans "from-to" between blanks or commas, "08:00-12:00 13:00-17:00", in order and apart. A span that ends
// before it begins runs into the next morning, "22:00-06:00". "none" is a day without work. An empty text says nothing: the base calendar
// decides, and without one the day is free.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"

namespace pmo::registers::calendar {

inline constexpr std::string_view kKind[] = {"standard", "shift", "around_the_clock", "personal", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "base", .kind = Kind::link, .flags = listed, .target = "calendar"},
    {.id = "project", .kind = Kind::link, .target = "project"},
    {.id = "monday", .kind = Kind::text, .flags = listed},
    {.id = "tuesday", .kind = Kind::text},
    {.id = "wednesday", .kind = Kind::text},
    {.id = "thursday", .kind = Kind::text},
    {.id = "friday", .kind = Kind::text},
    {.id = "saturday", .kind = Kind::text, .flags = listed},
    {.id = "sunday", .kind = Kind::text, .flags = listed},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "carried", .kind = Kind::text, .flags = hidden},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto base = handle<Id>(kFields, "base");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto monday = handle<std::string>(kFields, "monday");
inline constexpr auto tuesday = handle<std::string>(kFields, "tuesday");
inline constexpr auto wednesday = handle<std::string>(kFields, "wednesday");
inline constexpr auto thursday = handle<std::string>(kFields, "thursday");
inline constexpr auto friday = handle<std::string>(kFields, "friday");
inline constexpr auto saturday = handle<std::string>(kFields, "saturday");
inline constexpr auto sunday = handle<std::string>(kFields, "sunday");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto carried = handle<std::string>(kFields, "carried");

struct Span {
    std::int32_t from = 0, to = 0;                   // minutes after midnight: from < 1440, from < to ≤ 2880
    bool operator==(Span const&) const = default;
};

struct Hours {
    static constexpr std::size_t kMost = 8;
    std::array<Span, kMost> spans{};
    std::size_t count = 0;
    bool operator==(Hours const&) const = default;
};

inline constexpr std::string_view kNoWork = "none";

// Consumes one of the spellings that a Chinese input method makes of `sign`.
constexpr bool take(std::string_view& text, std::string_view sign, std::string_view full_width = {}) {
    for (auto const spelling : {sign, full_width})
        if (!spelling.empty() && text.starts_with(spelling)) return text.remove_prefix(spelling.size()), true;
    return false;
}

constexpr std::optional<std::int32_t> take_time(std::string_view& text) {
    auto const number = [&]() -> std::optional<std::int32_t> {
        std::int32_t value = 0;
        std::size_t digits = 0;
        while (digits < 2 && digits < text.size() && text[digits] >= '0' &&
            text[digits] <= '9') value = value * 10 + (text[digits++] - '0');
        if (digits == 0) return std::nullopt;
        text.remove_prefix(digits);
        return value;
    };
    auto const hour = number();
    if (!hour || !take(text, ":", "：")) return std::nullopt;
    auto const minute = number();
    if (!minute || *minute > 59 || *hour * 60 + *minute > 2880) return std::nullopt;
    return *hour * 60 + *minute;
}

// Nothing: not understood. Both an empty text and "none" have no spans; the caller tells them apart.
constexpr std::optional<Hours> parse_hours(std::string_view text) {
    Hours hours;
    auto const skip = [&] { while (take(text, " ", "　") || take(text, ",", "，") || take(text, ";", "；") || take(text, "、")) {} };
    if (text == kNoWork) return hours;
    for (skip(); !text.empty(); skip()) {
        auto const from = take_time(text);
        if (!from || !(take(text, "-", "－") || take(text, "–", "—") || take(text, "~", "～"))) return std::nullopt;
        auto to = take_time(text);
        if (to && *to <= *from) *to += 1440;
        if (!to || *from >= 1440 || *to > 2880 || hours.count == Hours::kMost) return std::nullopt;
        if (hours.count > 0 && *from < hours.spans[hours.count - 1].to) return std::nullopt;
        hours.spans[hours.count++] = {*from, *to};
    }
    return hours;
}

// The text that parse_hours reads back: "none" without spans.
inline std::string hours_text(Hours const& hours) {
    if (hours.count == 0) return std::string(kNoWork);
    auto const two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    auto const time = [&](std::int32_t minute) { return two(minute / 60) + ":" + two(minute % 60); };
    std::string text;
    for (std::size_t i = 0; i < hours.count; ++i) {
        auto const [from, to] = hours.spans[i];
        text += (i ? " " : "") + time(from) + "-" + time(to - 1440 > 0 && to - 1440 <= from ? to - 1440 : to);
    }
    return text;
}

// {0} the text that is not understood.
inline bool expect_hours(Record const& record, Field<std::string> field, Problems& problems) {
    if (parse_hours(record.get(field))) return true;
    problems.add(record, field.slot, Severity::error, "calendar.hours", {std::string(record.get(field))});
    return false;
}

inline void check(Record const& calendar, Store const& store, Problems& problems) {
    bool works = false;
    for (auto const day : {monday, tuesday, wednesday, thursday, friday, saturday, sunday})
        if (expect_hours(calendar, day, problems)) works = works || parse_hours(calendar.get(day))->count > 0;
        else works = true;
    if (!works && !calendar.has(base)) problems.add(calendar, monday.slot, Severity::error, "calendar.never_works");
    expect_no_circle(calendar, store, base, problems, "calendar.base_circle");
}

inline constexpr TypeDef kType{.id = "calendar", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::calendar
