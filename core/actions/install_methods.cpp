#include "core/actions/install_methods.h"

#include "core/project/method_content.h"
#include "core/registers/method.h"
#include "core/registers/raci_cell.h"

namespace pmo {

namespace {

void install(Edit& edit, Store const& store, Record const& record) {
    auto const* present = store.find(record.id());
    if (present && !present->deleted()) return;
    if (present) edit.restore(record.id());
    else edit.add(record.type(), record.id());
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
        if (record.has(slot)) edit.set(record.id(), slot, record.value(slot));
}

}  // namespace

std::vector<Record const*> missing_methods(Store const& store, Store const& library) {
    std::vector<Record const*> missing;
    for (auto const& record : library.table(registers::method::kType).rows())
        if (!record.deleted() && !store.live(record.id())) missing.push_back(&record);
    return missing;
}

void install_method(Edit& edit, Store const& store, Store const& library, Id method) {
    auto const content = method_content(library, method);
    if (!content.method) return;
    install(edit, store, *content.method);
    for (auto const* item : content.items()) install(edit, store, *item);
    for (auto const* activity : content.activities)
        for (auto const* cell : library.referrers(registers::raci_cell::kType, registers::raci_cell::activity, activity->id())) install(edit, store, *cell);
}

}  // namespace pmo
