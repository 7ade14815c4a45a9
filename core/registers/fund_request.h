#pragma once
// A project asks for money; finance checks, somebody with the authority decides (F2).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/choices.h"
#include "core/registers/person.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/role.h"
#include "core/registers/rules.h"

namespace pmo::registers::fund_request {

inline constexpr std::string_view kStatus[] = {"draft", "submitted", "finance_review", "approved", "paid", "rejected", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"paid", "rejected", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCostCategory},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "budget_line", .kind = Kind::link, .target = "budget_line"},
    {.id = "supplier", .kind = Kind::link, .target = "supplier"},
    {.id = "contract", .kind = Kind::link, .target = "contract"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "requested_by", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "requested_on", .kind = Kind::date, .flags = listed},
    {.id = "needed_by", .kind = Kind::date, .flags = listed | due},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "reviewer", .kind = Kind::link, .target = "person"},
    {.id = "reviewed_on", .kind = Kind::date},
    {.id = "review_comment", .kind = Kind::note, .flags = searched},
    {.id = "approver", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "approved_amount", .kind = Kind::money, .flags = listed},
    {.id = "paid_on", .kind = Kind::date},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto budget_line = handle<Id>(kFields, "budget_line");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto requested_by = handle<Id>(kFields, "requested_by");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto needed_by = handle<Date>(kFields, "needed_by");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto reviewer = handle<Id>(kFields, "reviewer");
inline constexpr auto reviewed_on = handle<Date>(kFields, "reviewed_on");
inline constexpr auto review_comment = handle<std::string>(kFields, "review_comment");
inline constexpr auto approver = handle<Id>(kFields, "approver");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto approved_amount = handle<Money>(kFields, "approved_amount");
inline constexpr auto paid_on = handle<Date>(kFields, "paid_on");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

// Nobody decides about more money than their role allows.
inline void check_authority(Record const& request, Store const& store, Problems& problems) {
    auto const* who = store.live(request.get(approver));
    if (!who || &who->type() != &person::kType) return;
    auto const* role = store.live(who->get(person::role));
    if (!role || &role->type() != &role::kType || !role->has(role::approval_limit)) return;
    auto const limit = role->get(role::approval_limit), wanted = request.get(request.has(approved_amount) ? approved_amount : amount);
    if (limit.currency == wanted.currency && wanted.minor > limit.minor)
        problems.add(request, approver.slot, Severity::warning, "fund_request.above_limit",
                     {to_text(wanted), to_text(limit), std::string(title_of(*who))});
}

inline void check(Record const& request, Store const& store, Problems& problems) {
    expect_positive(request, amount, problems, "fund_request.negative");
    project::expect_project_currency(request, store, project, amount, problems);
    bool const decided = is(request, status, "approved", "paid", "rejected");
    if (decided) expect(request, decided_on, problems, Severity::warning, "fund_request.decided_without_date");
    if (is(request, status, "approved", "paid")) {
        expect(request, approver, problems, Severity::warning, "fund_request.approved_by_nobody");
        check_authority(request, store, problems);
    }
    if (is(request, status, "paid")) expect(request, paid_on, problems, Severity::warning, "fund_request.paid_without_date");
    if (is(request, status, "rejected")) expect(request, comment, problems, Severity::hint, "fund_request.rejected_without_reason");
    if (request.has(approver) && request.get(approver) == request.get(requested_by))
        problems.add(request, approver.slot, Severity::warning, "fund_request.own_approval");
    auto const asked = request.get(amount), given = request.get(approved_amount);
    if (request.has(approved_amount) && given.currency == asked.currency && given.minor > asked.minor)
        problems.add(request, approved_amount.slot, Severity::warning, "fund_request.more_than_asked", {to_text(given), to_text(asked)});
    expect_order(request, requested_on, needed_by, problems, "fund_request.needed_before_requested", Severity::warning);
    expect_order(request, requested_on, decided_on, problems, "fund_request.decided_before_requested");
    expect_order(request, decided_on, paid_on, problems, "fund_request.paid_before_decided");
    for (auto const link : {budget_line, contract, task}) expect_same_project(request, store, project, link, problems);
    expect_present(request, store, owner, needed_by, problems);
}

inline constexpr TypeDef kType{.id = "fund_request", .prefix = "FR", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::fund_request
