#pragma once
// Money that a project or proposal is expected to cost or bring in on a day; net present value, return and payback are computed (B5).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::cash_flow {

inline constexpr std::string_view kKind[] = {"cost", "benefit"};
inline constexpr std::string_view kCategory[] = {"investment", "operation", "revenue", "saving", "residual", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "proposal", .kind = Kind::link, .flags = listed, .target = "proposal"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "kind", .kind = Kind::choice, .flags = required | listed, .options = kKind},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCategory},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "certainty", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto proposal = handle<Id>(kFields, "proposal");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto certainty = handle<std::int64_t>(kFields, "certainty");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& flow, Store const& store, Problems& problems) {
    if (!flow.has(project) && !flow.has(proposal)) problems.add(flow, project.slot, Severity::error, "cash_flow.nobody");
    expect_positive(flow, amount, problems, "cash_flow.negative");
    project::expect_project_currency(flow, store, project, amount, problems);
    bool const cost = is(flow, category, "investment", "operation"), gain = is(flow, category, "revenue", "saving", "residual");
    if ((cost && is(flow, kind, "benefit")) || (gain && is(flow, kind, "cost")))
        problems.add(flow, category.slot, Severity::warning, "cash_flow.category");
}

inline constexpr TypeDef kType{.id = "cash_flow", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::cash_flow
