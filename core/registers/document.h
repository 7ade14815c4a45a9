#pragma once
// A document of a project or of the office: where it lies, its version and state, from which template (L2, H4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/document_version.h"
#include "core/registers/rules.h"

namespace pmo::registers::document {

inline constexpr std::string_view kKind[] = {
    "charter", "plan", "requirement", "design", "specification", "test", "report", "minutes", "contract", "acceptance", "manual",
    "training", "process", "other"};
inline constexpr std::string_view kState[] = {"planned", "draft", "in_review", "approved", "archived", "obsolete"};
inline constexpr std::string_view kStateClosed[] = {"approved", "archived", "obsolete"};
inline constexpr std::string_view kClassification[] = {"open", "internal", "confidential", "secret"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "phase", .kind = Kind::link, .flags = listed, .target = "phase"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "template", .kind = Kind::link, .target = "template"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "version", .kind = Kind::text, .flags = searched | listed},
    {.id = "state", .kind = Kind::choice, .flags = listed | status, .options = kState, .closed = kStateClosed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "required_by_method", .kind = Kind::flag},
    {.id = "link", .kind = Kind::text},
    {.id = "archive_number", .kind = Kind::text, .flags = searched},
    {.id = "classification", .kind = Kind::choice, .flags = listed, .options = kClassification},
    {.id = "approved_by", .kind = Kind::link, .target = "person"},
    {.id = "approved_on", .kind = Kind::date, .flags = listed},
    {.id = "archived_on", .kind = Kind::date},
    {.id = "keep_until", .kind = Kind::date},
    {.id = "replaced_by", .kind = Kind::link, .target = "document"},
    {.id = "abstract", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "valid_until", .kind = Kind::date},       // to be reviewed or renewed by then; keep_until is about the archive
    {.id = "title_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto template_ = handle<Id>(kFields, "template");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto state = handle<std::string>(kFields, "state");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto required_by_method = handle<bool>(kFields, "required_by_method");
inline constexpr auto link = handle<std::string>(kFields, "link");
inline constexpr auto archive_number = handle<std::string>(kFields, "archive_number");
inline constexpr auto classification = handle<std::string>(kFields, "classification");
inline constexpr auto approved_by = handle<Id>(kFields, "approved_by");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto archived_on = handle<Date>(kFields, "archived_on");
inline constexpr auto keep_until = handle<Date>(kFields, "keep_until");
inline constexpr auto abstract = handle<std::string>(kFields, "abstract");
inline constexpr auto valid_until = handle<Date>(kFields, "valid_until");
inline constexpr auto replaced_by = handle<Id>(kFields, "replaced_by");
inline constexpr auto title_en = handle<std::string>(kFields, "title_en");

// The newest entry of the version history: by day, then by order of arrival. nullptr: none.
inline Record const* latest_version(Record const& document, Store const& store) {
    Record const* latest = nullptr;
    for (auto const* entry : store.referrers(document_version::kType, document_version::document, document.id()))
        if (!latest || entry->get(document_version::on) >= latest->get(document_version::on)) latest = entry;
    return latest;
}

inline void check(Record const& document, Store const& store, Problems& problems) {
    if (is(document, state, "approved") && (!document.has(approved_by) || !document.has(approved_on)))
        problems.add(document, document.has(approved_by) ? approved_on.slot : approved_by.slot, Severity::warning, "document.approved_by_nobody");
    if (document.has(approved_by) && document.get(approved_by) == document.get(owner))
        problems.add(document, approved_by.slot, Severity::hint, "document.own_approval");
    if (is(document, state, "archived") && !document.has(archive_number))
        expect(document, link, problems, Severity::warning, "document.archived_without_place");
    expect_order(document, approved_on, archived_on, problems, "document.archived_before_approved");
    if (auto const* latest = latest_version(document, store); latest && document.get(version) != latest->get(document_version::version))
        problems.add(document, version.slot, Severity::hint, "document.version_differs",
                     {std::string(document.get(version)), std::string(latest->get(document_version::version))});
    expect_other_than_itself(document, replaced_by, problems, "document.replaced_by_itself");
    expect_same_project(document, store, project, phase, problems);
    expect_same_project(document, store, project, deliverable, problems);
    expect_present(document, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "document", .prefix = "DOC", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::document
