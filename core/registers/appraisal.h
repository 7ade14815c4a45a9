#pragma once
// A person's or team's appraisal for a period, with its link to incentives (K3).

#include <cstdint>
#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/appraisal_item.h"
#include "core/registers/rules.h"

namespace pmo::registers::appraisal {

inline constexpr std::string_view kKind[] = {"personal", "team"};
inline constexpr std::string_view kGrade[] = {"excellent", "good", "qualified", "improve", "unqualified"};
inline constexpr std::string_view kStatus[] = {"draft", "self_review", "appraising", "agreed", "appealed", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"agreed", "closed"};
inline constexpr std::string_view kIncentiveKind[] = {"bonus", "raise", "promotion", "honour", "training", "none"};

inline constexpr FieldDef kFields[] = {
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "team", .kind = Kind::link, .target = "*"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "period_from", .kind = Kind::date, .flags = listed},
    {.id = "period_to", .kind = Kind::date, .flags = listed},
    {.id = "appraiser", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "kpi_score", .kind = Kind::number, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "self_score", .kind = Kind::number, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "score", .kind = Kind::number, .flags = listed, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "grade", .kind = Kind::choice, .flags = listed, .options = kGrade},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "strengths", .kind = Kind::note, .flags = searched},
    {.id = "development", .kind = Kind::note, .flags = searched},
    {.id = "incentive", .kind = Kind::money},
    {.id = "incentive_kind", .kind = Kind::choice, .options = kIncentiveKind},
    {.id = "incentive_note", .kind = Kind::note, .flags = searched},
    {.id = "agreed_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto team = handle<Id>(kFields, "team");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto period_from = handle<Date>(kFields, "period_from");
inline constexpr auto period_to = handle<Date>(kFields, "period_to");
inline constexpr auto appraiser = handle<Id>(kFields, "appraiser");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto kpi_score = handle<std::int64_t>(kFields, "kpi_score");
inline constexpr auto self_score = handle<std::int64_t>(kFields, "self_score");
inline constexpr auto score = handle<std::int64_t>(kFields, "score");
inline constexpr auto grade = handle<std::string>(kFields, "grade");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto incentive = handle<Money>(kFields, "incentive");
inline constexpr auto incentive_kind = handle<std::string>(kFields, "incentive_kind");
inline constexpr auto agreed_on = handle<Date>(kFields, "agreed_on");

struct Weighted { std::int64_t weights = 0, points = 0; std::size_t items = 0; };

// The sum of the weights (percent) and of weight × score of an appraisal's items; out-of-range cells do not count.
inline Weighted weighted_items(Record const& appraisal, Store const& store) {
    Weighted sum;
    for (auto const* item : store.referrers(appraisal_item::kType, appraisal_item::appraisal, appraisal.id())) {
        auto const weight = item->get(appraisal_item::weight), points = item->get(appraisal_item::score);
        if (weight < 0 || weight > 100 || points < 0 || points > 100) continue;
        sum.weights += weight;
        sum.points += weight * points;
        ++sum.items;
    }
    return sum;
}

inline void check(Record const& appraisal, Store const& store, Problems& problems) {
    if (is(appraisal, kind, "team")) expect(appraisal, team, problems, Severity::warning, "appraisal.nobody");
    else expect(appraisal, person, problems, Severity::warning, "appraisal.nobody");
    if (appraisal.has(person) && appraisal.get(person) == appraisal.get(appraiser))
        problems.add(appraisal, appraiser.slot, Severity::error, "appraisal.own_appraisal");
    expect_order(appraisal, period_from, period_to, problems, "appraisal.period_order");
    auto const sum = weighted_items(appraisal, store);
    if (sum.items && sum.weights != 100)
        problems.add(appraisal, score.slot, Severity::warning, "appraisal.weights", {std::to_string(sum.weights)});
    else if (auto const total = (sum.points + 50) / 100; sum.items && appraisal.has(score) && appraisal.get(score) != total)
        problems.add(appraisal, score.slot, Severity::hint, "appraisal.score_differs", {std::to_string(appraisal.get(score)), std::to_string(total)});
    if (is(appraisal, status, "agreed", "closed")) expect(appraisal, score, problems, Severity::warning, "appraisal.no_score");
    else if (appraisal.has(incentive)) problems.add(appraisal, incentive.slot, Severity::warning, "appraisal.incentive_before_agreed");
    expect_present(appraisal, store, appraiser, due, problems);
}

inline constexpr TypeDef kType{.id = "appraisal", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::appraisal
