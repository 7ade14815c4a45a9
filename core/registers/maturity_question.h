#pragma once
// One statement of the PMO maturity model, asked in assessments (K4).

#include <string_view>

#include "core/model/schema.h"

namespace pmo::registers::maturity_question {

inline constexpr std::string_view kDimension[] = {
    "governance", "management_control", "benefits", "finance", "stakeholders", "risk", "resources", "quality", "knowledge", "people"};

inline constexpr FieldDef kFields[] = {
    {.id = "dimension", .kind = Kind::choice, .flags = required | listed, .options = kDimension},
    {.id = "area", .kind = Kind::text, .flags = searched | listed},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "level", .kind = Kind::number, .flags = required | listed, .min = 1, .max = 5},
    {.id = "place", .kind = Kind::place},
    {.id = "guidance", .kind = Kind::note, .flags = searched},
    {.id = "evidence_expected", .kind = Kind::note, .flags = searched},
    {.id = "weight", .kind = Kind::number, .min = 0, .max = 10},
    {.id = "retired", .kind = Kind::flag},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto area = handle<std::string>(kFields, "area");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto level = handle<std::int64_t>(kFields, "level");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto retired = handle<bool>(kFields, "retired");

inline constexpr TypeDef kType{.id = "maturity_question", .prefix = "", .area = Area::people, .fields = kFields};

}  // namespace pmo::registers::maturity_question
