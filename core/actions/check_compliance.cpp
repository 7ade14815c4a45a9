#include "core/actions/check_compliance.h"

#include <algorithm>

#include "core/project/compliance_matrix.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"

namespace pmo {

namespace chk = registers::compliance_check;
using registers::is;

namespace {

// What describes the check itself and not this turn of it.
constexpr std::string_view kKept[] = {"title", "kind", "regulation", "rule", "subject", "contract", "department", "owner", "repeat_every_months"};

Record const* check_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &chk::kType ? record : nullptr;
}

bool same_check(Record const& a, Record const& b) {
    return a.id() != b.id() && a.get(chk::project) == b.get(chk::project) && a.get(chk::title) == b.get(chk::title) && a.get(chk::regulation) == b.get(chk::regulation);
}

}  // namespace

Edit record_check(EditContext const& context, Id check, bool compliant) {
    auto const* record = check_of(context.store, check);
    if (!record) return Edit("compliance.check");
    Edit edit(Label{"compliance.check", {std::string(title_of(*record))}});
    edit.set(check, chk::status, compliant ? std::string_view("compliant") : std::string_view("non_compliant"));
    edit.set(check, chk::checked_on, context.today);
    if (context.person) edit.set(check, chk::checked_by, context.person);
    return edit;
}

Edit next_check(EditContext const& context, Id check, Id& made) {
    made = kNoId;
    auto const* record = check_of(context.store, check);
    if (!record || !is(*record, chk::status, "compliant") || next_turn(*record) == Date{}) return Edit("compliance.next");
    for (auto const& other : context.store.table(chk::kType).rows())
        if (!other.deleted() && registers::is_open(other) && same_check(other, *record)) return Edit("compliance.next");
    Edit edit(Label{"compliance.next", {std::string(title_of(*record))}});
    made = add_record(edit, {context.store, context.ids, record->get(chk::project), context.person, context.today}, {.type = chk::kType});
    for (auto const field : kKept) {
        auto const slot = slot_of(chk::kType, field);
        if (record->has(slot)) edit.set(made, slot, record->value(slot));
    }
    edit.set(made, chk::due, next_turn(*record));
    return edit;
}

}  // namespace pmo
