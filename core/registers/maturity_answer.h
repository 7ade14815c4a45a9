#pragma once
// The answer to one question in an assessment, with evidence (K4).

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::maturity_answer {

inline constexpr FieldDef kFields[] = {
    {.id = "assessment", .kind = Kind::link, .flags = required | listed, .target = "maturity_assessment"},
    {.id = "question", .kind = Kind::link, .flags = required | listed, .target = "maturity_question"},
    {.id = "value", .kind = Kind::number, .flags = required | listed, .min = 0, .max = 5},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "evidence", .kind = Kind::note, .flags = searched},
    {.id = "evidence_record", .kind = Kind::link, .target = "*"},
    {.id = "gap", .kind = Kind::note, .flags = searched},
    {.id = "answered_by", .kind = Kind::link, .target = "person"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto assessment = handle<Id>(kFields, "assessment");
inline constexpr auto question = handle<Id>(kFields, "question");
inline constexpr auto value = handle<std::int64_t>(kFields, "value");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto evidence = handle<std::string>(kFields, "evidence");
inline constexpr auto evidence_record = handle<Id>(kFields, "evidence_record");
inline constexpr auto answered_by = handle<Id>(kFields, "answered_by");

inline void check(Record const& answer, Store const& store, Problems& problems) {
    if (answer.get(value) >= 3 && !answer.has(evidence) && !answer.has(evidence_record))
        problems.add(answer, evidence.slot, Severity::hint, "maturity_answer.no_evidence", {std::to_string(answer.get(value))});
    expect_unique(answer, store, question, problems, "maturity_answer.twice",
                  [&](Record const& other) { return other.get(assessment) == answer.get(assessment); });
}

inline constexpr TypeDef kType{.id = "maturity_answer", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::maturity_answer
