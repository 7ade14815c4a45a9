#pragma once
// One criterion of an appraisal: an indicator or a behaviour, its weight, score and evidence (K3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::appraisal_item {

inline constexpr std::string_view kKind[] = {"result", "ability", "behaviour", "contribution"};

inline constexpr FieldDef kFields[] = {
    {.id = "appraisal", .kind = Kind::link, .flags = required | listed, .target = "appraisal"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kpi", .kind = Kind::link, .flags = listed, .target = "kpi"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "place", .kind = Kind::place},
    {.id = "target", .kind = Kind::text, .flags = searched},
    {.id = "weight", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "self_score", .kind = Kind::number, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "score", .kind = Kind::number, .flags = listed, .unit = Unit::points, .min = 0, .max = 100},
    {.id = "evidence", .kind = Kind::note, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto appraisal = handle<Id>(kFields, "appraisal");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kpi = handle<Id>(kFields, "kpi");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto target = handle<std::string>(kFields, "target");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto self_score = handle<std::int64_t>(kFields, "self_score");
inline constexpr auto score = handle<std::int64_t>(kFields, "score");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");

inline void check(Record const& item, Store const&, Problems& problems) {
    auto const points = item.get(score);
    if (item.has(score) && (points >= 95 || points < 60) && !item.has(evidence) && !item.has(evidence_record))
        problems.add(item, evidence.slot, Severity::hint, "appraisal_item.no_evidence", {std::to_string(points)});
}

inline constexpr TypeDef kType{.id = "appraisal_item", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::appraisal_item
