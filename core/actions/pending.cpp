#include "core/actions/pending.h"

#include "core/registers/role_assignment.h"

namespace pmo {

Value const& Pending::value(Id record, std::uint8_t slot) const {
    static Value const none;
    auto const& operations = m_edit.operations();
    for (auto at = operations.rbegin(); at != operations.rend(); ++at)
        if (at->record == record && !at->add && at->slot == slot) return at->value;
    auto const* stored = m_store.find(record);
    return stored ? stored->value(slot) : none;
}

Id Pending::holder(Id project, Id role) const {
    using namespace registers;
    auto const fits = [&](Id assignment) { return get(assignment, role_assignment::project) == project && get(assignment, role_assignment::role) == role; };
    for (auto const& operation : m_edit.operations())
        if (operation.add == &role_assignment::kType && fits(operation.record)) return get(operation.record, role_assignment::person);
    for (auto const* record : m_store.referrers(role_assignment::kType, role_assignment::project, project))
        if (fits(record->id())) return get(record->id(), role_assignment::person);
    return kNoId;
}

}  // namespace pmo
