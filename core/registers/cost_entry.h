#pragma once
// Money committed or spent on a project, on a task where it is known (F2).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::cost_entry {

inline constexpr std::string_view kKind[] = {"commitment", "actual", "accrual"};
inline constexpr std::string_view kCategory[] = {"labour", "outsourcing", "software", "material", "equipment", "construction", "service", "travel", "training", "other", "contingency"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "description", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "category", .kind = Kind::choice, .flags = required | listed, .options = kCategory},
    {.id = "kind", .kind = Kind::choice, .flags = required | listed, .options = kKind},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "supplier", .kind = Kind::link, .flags = plain, .target = "supplier"},
    {.id = "contract", .kind = Kind::link, .flags = plain, .target = "contract"},
    {.id = "department", .kind = Kind::link, .flags = plain, .target = "department"},
    {.id = "document_number", .kind = Kind::text, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto document_number = handle<std::string>(kFields, "document_number");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr TypeDef kType{.id = "cost_entry", .prefix = "CE", .area = Area::cost, .fields = kFields};

}  // namespace pmo::registers::cost_entry
