#pragma once
// A template for documents, reports, minutes or checklists, with its text (L2, C4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/document.h"
#include "core/registers/rules.h"

namespace pmo::registers::template_ {

inline constexpr std::string_view kKind[] = {"document", "report", "minutes", "checklist", "form", "presentation", "message"};
inline constexpr std::string_view kPhase[] = {"initiation", "planning", "execution", "monitoring", "closing", "any"};
inline constexpr std::string_view kStatus[] = {"draft", "published", "retired"};
inline constexpr std::string_view kStatusClosed[] = {"retired"};
inline constexpr std::string_view kLanguage[] = {"zh", "en"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "phase", .kind = Kind::choice, .flags = listed, .options = kPhase},
    {.id = "method", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "version", .kind = Kind::text, .flags = searched | listed},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "published_on", .kind = Kind::date},
    {.id = "review_on", .kind = Kind::date, .flags = due},
    {.id = "language", .kind = Kind::choice, .options = kLanguage},
    {.id = "link", .kind = Kind::text},
    {.id = "body", .kind = Kind::note, .flags = searched},
    {.id = "guidance", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "document_kind", .kind = Kind::choice, .options = document::kKind},   // what is made from it
    {.id = "name_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto phase = handle<std::string>(kFields, "phase");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto published_on = handle<Date>(kFields, "published_on");
inline constexpr auto review_on = handle<Date>(kFields, "review_on");
inline constexpr auto language = handle<std::string>(kFields, "language");
inline constexpr auto link = handle<std::string>(kFields, "link");
inline constexpr auto body = handle<std::string>(kFields, "body");
inline constexpr auto guidance = handle<std::string>(kFields, "guidance");
inline constexpr auto document_kind = handle<std::string>(kFields, "document_kind");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (is(row, status, "published") && !row.has(link)) expect(row, body, problems, Severity::warning, "template.empty");
    expect_order(row, published_on, review_on, problems, "template.review_before");
    expect_present(row, store, owner, review_on, problems);
}

inline constexpr TypeDef kType{.id = "template", .prefix = "TPL", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::template_
