#pragma once
// What was learned: situation, cause, effect and what to do next time; its reuse is counted from lesson_use (L1).

#include <cstddef>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/choices.h"
#include "core/registers/lesson_use.h"
#include "core/registers/rules.h"

namespace pmo::registers::lesson {

inline constexpr std::string_view kKind[] = {"good", "bad"};
inline constexpr std::string_view kCategory[] = {
    "scope", "schedule", "cost", "quality", "resource", "risk", "procurement", "communication", "stakeholder", "technical", "governance",
    "other"};
inline constexpr std::string_view kStage[] = {"initiation", "planning", "execution", "monitoring", "closing", "operation"};
inline constexpr std::string_view kStatus[] = {"draft", "published", "retired"};
inline constexpr std::string_view kStatusClosed[] = {"published", "retired"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code | across},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCategory},
    {.id = "stage", .kind = Kind::choice, .flags = listed, .options = kStage},
    {.id = "situation", .kind = Kind::note, .flags = searched},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "effect", .kind = Kind::note, .flags = searched},
    {.id = "recommendation", .kind = Kind::note, .flags = searched},
    {.id = "checklist_text", .kind = Kind::note, .flags = searched},
    {.id = "tags", .kind = Kind::text, .flags = searched | listed},
    {.id = "source", .kind = Kind::link, .target = "*"},
    {.id = "value", .kind = Kind::money},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "review_on", .kind = Kind::date},
    {.id = "reviewed_by", .kind = Kind::link, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "risk_title", .kind = Kind::text, .flags = searched},            // the risk that a project takes over with the lesson
    {.id = "former_project", .kind = Kind::text, .flags = searched},        // of a project that is not in this workspace
    {.id = "project_kind", .kind = Kind::choice, .options = kProjectKind},
    {.id = "budget", .kind = Kind::money},                                  // of that project: how large it was
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto stage = handle<std::string>(kFields, "stage");
inline constexpr auto situation = handle<std::string>(kFields, "situation");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto effect = handle<std::string>(kFields, "effect");
inline constexpr auto recommendation = handle<std::string>(kFields, "recommendation");
inline constexpr auto checklist_text = handle<std::string>(kFields, "checklist_text");
inline constexpr auto tags = handle<std::string>(kFields, "tags");
inline constexpr auto source = handle<Id>(kFields, "source");
inline constexpr auto value = handle<Money>(kFields, "value");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto review_on = handle<Date>(kFields, "review_on");
inline constexpr auto reviewed_by = handle<Id>(kFields, "reviewed_by");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto risk_title = handle<std::string>(kFields, "risk_title");
inline constexpr auto former_project = handle<std::string>(kFields, "former_project");
inline constexpr auto project_kind = handle<std::string>(kFields, "project_kind");
inline constexpr auto budget = handle<Money>(kFields, "budget");

// How often it was taken up, as it is or adapted.
inline std::size_t reuse_count(Record const& lesson, Store const& store) {
    std::size_t count = 0;
    for (auto const* use : store.referrers(lesson_use::kType, lesson_use::lesson, lesson.id()))
        count += is(*use, lesson_use::verdict, "adopted", "adapted");
    return count;
}

inline void check(Record const& lesson, Store const& store, Problems& problems) {
    if (is(lesson, status, "published")) {
        if (!lesson.has(situation) || !lesson.has(recommendation))
            problems.add(lesson, lesson.has(situation) ? recommendation.slot : situation.slot, Severity::warning, "lesson.published_incomplete");
        expect(lesson, tags, problems, Severity::hint, "lesson.no_tags");
    }
    expect_order(lesson, on, review_on, problems, "lesson.review_before");
    expect_other_than_itself(lesson, source, problems, "lesson.own_source");
    expect_present(lesson, store, owner, review_on, problems);
}

inline constexpr TypeDef kType{.id = "lesson", .prefix = "LL", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::lesson
