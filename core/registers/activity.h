#pragma once
// A row of the responsibility matrix: something that the process demands, of a method or of one project (A3, C4). An activity without any cell
// is a heading. The code has no flag: every method numbers its own.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/raci_cell.h"
#include "core/registers/rules.h"

namespace pmo::registers::activity {

inline constexpr FieldDef kFields[] = {
    {.id = "method", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "phase", .kind = Kind::link, .flags = listed, .target = "phase"},
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "output", .kind = Kind::text, .flags = searched},
    {.id = "time_limit", .kind = Kind::number, .unit = Unit::days, .min = 0},
    {.id = "time_from", .kind = Kind::text},
    {.id = "approval_rule", .kind = Kind::text, .flags = searched},
    {.id = "template", .kind = Kind::link, .target = "template"},
    {.id = "basis", .kind = Kind::text, .flags = searched},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "origin", .kind = Kind::link, .target = "activity"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto output = handle<std::string>(kFields, "output");
inline constexpr auto time_limit = handle<std::int64_t>(kFields, "time_limit");
inline constexpr auto time_from = handle<std::string>(kFields, "time_from");
inline constexpr auto approval_rule = handle<std::string>(kFields, "approval_rule");
inline constexpr auto template_ = handle<Id>(kFields, "template");
inline constexpr auto basis = handle<std::string>(kFields, "basis");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr std::int64_t kManyConsulted = 5;

// Who does it and who answers for it. Departments and roles are two matrices over the same activities, each complete in itself.
inline void check_letters(Record const& activity, std::vector<Record const*> const& cells, Problems& problems) {
    std::int64_t doing = 0, answering = 0, consulted = 0;
    for (auto const* cell : cells) {
        doing += raci_cell::responsible(*cell);
        answering += raci_cell::accountable(*cell);
        consulted += is(*cell, raci_cell::value, "c");
    }
    if (cells.empty()) return;
    if (answering == 0) problems.add(activity, name.slot, Severity::error, "activity.no_accountable");
    if (answering > 1) problems.add(activity, name.slot, Severity::error, "activity.many_accountable", {std::to_string(answering)});
    if (doing == 0) problems.add(activity, name.slot, Severity::warning, "activity.nobody_responsible");
    if (consulted > kManyConsulted)
        problems.add(activity, name.slot, Severity::hint, "activity.many_consulted", {std::to_string(consulted)});
}

inline void check_matrix(Record const& activity, Store const& store, Problems& problems) {
    std::vector<Record const*> departments, roles;
    for (auto const* cell : store.referrers(raci_cell::kType, raci_cell::activity, activity.id())) {
        if (!cell->has(raci_cell::value)) continue;
        auto const* party = store.find(cell->get(raci_cell::party));
        (party && party->type().id != "department" ? roles : departments).push_back(cell);
    }
    check_letters(activity, departments, problems);
    check_letters(activity, roles, problems);
}

inline void check(Record const& activity, Store const& store, Problems& problems) {
    if (!activity.has(method) && !activity.has(project)) problems.add(activity, method.slot, Severity::warning, "activity.nowhere");
    expect_other_than_itself(activity, origin, problems, "activity.own_origin");
    expect_same_project(activity, store, project, phase, problems);
    check_matrix(activity, store, problems);
}

inline constexpr TypeDef kType{.id = "activity", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::activity
