#pragma once
// One answer to a customer satisfaction survey, with its parts and what follows from it; the dates make the trend (H3).

#include <cstdint>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::satisfaction {

inline constexpr std::string_view kStatus[] = {"open", "following", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "on", .kind = Kind::date, .flags = required | listed},
    {.id = "stakeholder", .kind = Kind::link, .flags = listed, .target = "stakeholder"},
    {.id = "customer", .kind = Kind::text, .flags = searched | listed},
    {.id = "respondents", .kind = Kind::number, .unit = Unit::people, .min = 0},
    {.id = "invited", .kind = Kind::number, .unit = Unit::people, .min = 0},
    {.id = "score", .kind = Kind::number, .flags = listed, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "quality", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "schedule", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "service", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "communication", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "recommend", .kind = Kind::number, .min = 0, .max = 10},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "follow_up", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto stakeholder = handle<Id>(kFields, "stakeholder");
inline constexpr auto customer = handle<std::string>(kFields, "customer");
inline constexpr auto respondents = handle<std::int64_t>(kFields, "respondents");
inline constexpr auto invited = handle<std::int64_t>(kFields, "invited");
inline constexpr auto score = handle<std::int64_t>(kFields, "score");
inline constexpr auto quality = handle<std::int64_t>(kFields, "quality");
inline constexpr auto schedule = handle<std::int64_t>(kFields, "schedule");
inline constexpr auto service = handle<std::int64_t>(kFields, "service");
inline constexpr auto communication = handle<std::int64_t>(kFields, "communication");
inline constexpr auto recommend = handle<std::int64_t>(kFields, "recommend");
inline constexpr auto follow_up = handle<std::string>(kFields, "follow_up");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");

// The rated parts (1–5) on the scale of the total, 0–100; negative when none is rated.
inline std::int64_t average_of_parts(Record const& survey) {
    std::int64_t sum = 0, count = 0;
    for (auto const part : {quality, schedule, service, communication})
        if (auto const value = survey.get(part); value >= 1 && value <= 5) sum += value, ++count;
    return count ? (sum * 20 + count / 2) / count : -1;
}

inline void check(Record const& survey, Store const& store, Problems& problems) {
    auto const total = survey.get(score), parts = average_of_parts(survey);
    if (survey.has(score) && total < 60 && !survey.has(follow_up))
        problems.add(survey, follow_up.slot, Severity::warning, "satisfaction.no_follow_up", {std::to_string(total)});
    if (survey.has(score) && parts >= 0 && (total > parts + 25 || total < parts - 25))
        problems.add(survey, score.slot, Severity::hint, "satisfaction.score_differs", {std::to_string(total), std::to_string(parts)});
    if (survey.has(respondents) && survey.has(invited) && survey.get(respondents) > survey.get(invited))
        problems.add(survey, respondents.slot, Severity::error, "satisfaction.too_many_answers",
                     {std::to_string(survey.get(respondents)), std::to_string(survey.get(invited))});
    if (!survey.has(stakeholder)) expect(survey, customer, problems, Severity::hint, "satisfaction.no_customer");
    expect_same_project(survey, store, project, stakeholder, problems);
    expect_present(survey, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "satisfaction", .prefix = "", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::satisfaction
