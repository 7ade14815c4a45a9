#pragma once
// One thing that a change does to the plan or the budget when it is approved (G3): five days more for this task, a new one behind it, a link, an
// amount. It is a plan of an edit, not the edit: core/actions/change_effects.h carries it out and writes down when and what came of it.

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/change_request.h"
#include "core/registers/choices.h"
#include "core/registers/dependency.h"
#include "core/registers/rules.h"

namespace pmo::registers::change_effect {

inline constexpr std::string_view kKind[] = {"duration", "start", "new_task", "drop_task", "new_link", "drop_link", "budget"};
inline constexpr std::string_view kLinkKind[] = {"fs", "ss", "ff", "sf"};
inline constexpr std::string_view kFunding[] = {"additional", "reserve"};

// What each kind needs: a form asks for nothing else.
inline constexpr std::string_view kOfTask[] = {"duration", "start", "new_task", "drop_task", "new_link", "drop_link"};
inline constexpr std::string_view kOfLink[] = {"new_link", "drop_link"};
inline constexpr std::string_view kOfOther[] = {"new_task", "new_link", "drop_link"};
inline constexpr std::string_view kOfMinutes[] = {"duration", "new_task", "new_link"};
inline constexpr std::string_view kOfDate[] = {"start"};
inline constexpr std::string_view kOfPerformer[] = {"new_task"};
inline constexpr std::string_view kOfAmount[] = {"budget", "new_task"};

inline constexpr FieldDef kFields[] = {
    {.id = "change", .kind = Kind::link, .flags = required | listed, .target = "change_request"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = required | listed, .options = kKind},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task", .asked_by = "kind", .asked_for = kOfTask},
    {.id = "other", .kind = Kind::link, .flags = listed, .target = "task", .asked_by = "kind", .asked_for = kOfOther},
    {.id = "minutes", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .asked_by = "kind", .asked_for = kOfMinutes},
    {.id = "date", .kind = Kind::date, .asked_by = "kind", .asked_for = kOfDate},
    {.id = "link_kind", .kind = Kind::choice, .options = kLinkKind, .asked_by = "kind", .asked_for = kOfLink},
    {.id = "performer", .kind = Kind::link, .target = "person", .asked_by = "kind", .asked_for = kOfPerformer},
    {.id = "amount", .kind = Kind::money, .flags = listed, .asked_by = "kind", .asked_for = kOfAmount},
    {.id = "category", .kind = Kind::choice, .options = kCostCategory, .asked_by = "kind", .asked_for = kOfAmount},
    {.id = "funding", .kind = Kind::choice, .flags = listed, .options = kFunding, .asked_by = "kind", .asked_for = kOfAmount},
    {.id = "applied_on", .kind = Kind::date, .flags = listed},
    {.id = "result", .kind = Kind::link, .target = "*"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto change = handle<Id>(kFields, "change");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto task = handle<Id>(kFields, "task");            // whose plan changes; a new task stands behind it; predecessor of a link
inline constexpr auto other = handle<Id>(kFields, "other");          // waits for the new task; successor of a link
inline constexpr auto minutes = handle<std::int64_t>(kFields, "minutes");   // working: more or less of a duration, length of a new task, lag
inline constexpr auto date = handle<Date>(kFields, "date");          // start no earlier than
inline constexpr auto link_kind = handle<std::string>(kFields, "link_kind");
inline constexpr auto performer = handle<Id>(kFields, "performer");  // owner of a new task; empty: the owner of `task`
inline constexpr auto amount = handle<Money>(kFields, "amount");     // more budget, negative: less; of a new task: its budget
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto funding = handle<std::string>(kFields, "funding");   // where the amount comes from
inline constexpr auto applied_on = handle<Date>(kFields, "applied_on");
inline constexpr auto result = handle<Id>(kFields, "result");        // the record that came of it

inline void check(Record const& effect, Store const& store, Problems& problems) {
    bool const link = is(effect, kind, "new_link", "drop_link");
    if (effect.has(kind) && !is(effect, kind, "budget", "new_task")) expect(effect, task, problems, Severity::error, "change_effect.no_task");
    if (link) expect(effect, other, problems, Severity::error, "change_effect.no_other");
    if (is(effect, kind, "duration", "new_task")) expect(effect, minutes, problems, Severity::error, "change_effect.no_minutes");
    if (is(effect, kind, "start")) expect(effect, date, problems, Severity::error, "change_effect.no_date");
    if (is(effect, kind, "budget")) expect(effect, amount, problems, Severity::error, "change_effect.no_amount");
    if (effect.has(task) && effect.get(task) == effect.get(other)) problems.add(effect, other.slot, Severity::error, "change_effect.itself");
    auto const* request = linked(effect, store, change);
    if (!request || &request->type() != &change_request::kType) return;
    for (auto const end : {task, other}) {
        auto const* line = linked(effect, store, end);
        if (line && &line->type() == &task::kType && line->get(task::project) != request->get(change_request::project))
            problems.add(effect, end.slot, Severity::error, "link.other_project", {std::string(title_of(*line))});
    }
}

inline constexpr TypeDef kType{.id = "change_effect", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::change_effect
