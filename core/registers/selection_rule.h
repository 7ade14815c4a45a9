#pragma once
// A condition on the choice of a portfolio: this one must, these two exclude each other, this one needs that one (B3).

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::selection_rule {

inline constexpr std::string_view kKind[] = {"must_do", "force_out", "prerequisite", "exclusive"};

inline constexpr FieldDef kFields[] = {
    {.id = "kind", .kind = Kind::choice, .flags = required | listed, .options = kKind},
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "other", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "reason", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto other = handle<Id>(kFields, "other");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline bool paired(Record const& rule) { return is(rule, kind, "prerequisite", "exclusive"); }

inline void check(Record const& rule, Store const& store, Problems& problems) {
    expect_target(rule, store, subject, {"project", "proposal"}, problems, "selection_rule.subject");
    expect_target(rule, store, other, {"project", "proposal"}, problems, "selection_rule.subject");
    if (paired(rule)) expect(rule, other, problems, Severity::error, "selection_rule.no_other");
    else if (rule.has(other)) problems.add(rule, other.slot, Severity::hint, "selection_rule.needless_other");
    if (rule.has(subject) && rule.get(subject) == rule.get(other)) problems.add(rule, other.slot, Severity::error, "selection_rule.itself");
    if (rule.get(inactive)) return;
    expect_unique(rule, store, subject, problems, "selection_rule.contradiction", [&](Record const& second) {
        bool const in_then_out = is(rule, kind, "must_do") && is(second, kind, "force_out");
        bool const out_then_in = is(rule, kind, "force_out") && is(second, kind, "must_do");
        return !second.get(inactive) && (in_then_out || out_then_in);
    });
}

inline constexpr TypeDef kType{.id = "selection_rule", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::selection_rule
