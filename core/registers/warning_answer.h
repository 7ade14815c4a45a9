#pragma once
// What somebody made of an early warning (G1): taken over as a risk or issue, or set aside for some weeks with a reason. It is remembered beside
// the warning's rule and record, so that everybody who has the workspace sees the same open warnings.

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::warning_answer {

inline constexpr std::string_view kAnswer[] = {"accepted", "dismissed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "rule", .kind = Kind::text, .flags = required | listed},
    {.id = "subject", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "answer", .kind = Kind::choice, .flags = required | listed, .options = kAnswer},
    {.id = "result", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "until", .kind = Kind::date, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto rule = handle<std::string>(kFields, "rule");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto result = handle<Id>(kFields, "result");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto by = handle<Id>(kFields, "by");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto until = handle<Date>(kFields, "until");

inline void check(Record const& row, Store const&, Problems& problems) {
    if (is(row, answer, "accepted")) expect(row, result, problems, Severity::warning, "warning_answer.no_result");
    if (is(row, answer, "dismissed")) {
        expect(row, reason, problems, Severity::warning, "warning_answer.no_reason");
        expect(row, until, problems, Severity::warning, "warning_answer.no_end");
    }
    expect_order(row, on, until, problems, "warning_answer.until_before");
}

inline constexpr TypeDef kType{.id = "warning_answer", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::warning_answer
