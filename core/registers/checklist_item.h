#pragma once
// One line of a checklist: on a standard it is the master, on a deliverable, task, review or gate it is the list that is ticked (H1).

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::checklist_item {

inline constexpr FieldDef kFields[] = {
    {.id = "subject", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "standard", .kind = Kind::link, .flags = listed, .target = "quality_standard"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "place", .kind = Kind::place},
    {.id = "group", .kind = Kind::text, .flags = searched | listed},
    {.id = "must", .kind = Kind::flag},
    {.id = "weight", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "done", .kind = Kind::flag, .flags = listed},
    {.id = "done_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "done_on", .kind = Kind::date, .flags = listed},
    {.id = "evidence", .kind = Kind::text, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto standard = handle<Id>(kFields, "standard");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto group = handle<std::string>(kFields, "group");
inline constexpr auto must = handle<bool>(kFields, "must");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto done = handle<bool>(kFields, "done");
inline constexpr auto done_by = handle<Id>(kFields, "done_by");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");

inline void check(Record const& item, Store const&, Problems& problems) {
    if (!item.has(standard)) expect(item, subject, problems, Severity::warning, "checklist_item.no_subject");
    if (item.get(done)) {
        expect(item, done_on, problems, Severity::hint, "checklist_item.done_without_date");
        expect(item, done_by, problems, Severity::hint, "checklist_item.done_by_nobody");
    } else if (item.has(done_on)) {
        problems.add(item, done.slot, Severity::hint, "checklist_item.date_without_done", {to_text(item.get(done_on))});
    }
}

inline constexpr TypeDef kType{.id = "checklist_item", .prefix = "", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::checklist_item
