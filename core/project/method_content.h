#pragma once
// What a method brings, read from the records that name it: phases in order, in each of them activities and gates, then deliverables, document
// templates, communication items and the closing checklist. A look at the store of this moment: it holds pointers and is not kept across changes.
// It knows nothing of any project; what a project has made of its method is in core/rules/method_deviation.h.

#include <span>
#include <vector>

#include "core/model/store.h"

namespace pmo {

struct MethodContent {
    Record const* method = nullptr;                  // nullptr: there is no such method, and everything else is empty
    std::vector<Record const*> phases, roles, activities, gates, criteria, deliverables, templates, communication, closing;

    // Every item that a project can do without, in the order in which people read them: phase, its activities, its gates with their criteria, then the rest.
    std::vector<Record const*> items() const;
    std::vector<Record const*> activities_of(Id phase) const;
    std::vector<Record const*> gates_of(Id phase) const;
    std::vector<Record const*> criteria_of(Id gate) const;
};

MethodContent method_content(Store const& store, Id method);

// The phase of the method in which an item is used: its own link, a template by the kind of phase that it names. nullptr: any, or none.
Record const* phase_of_item(MethodContent const& content, Record const& item);

// Left out: the item itself, or what it belongs to (its phase, a criterion's gate).
bool left_out(MethodContent const& content, Record const& item, std::span<Id const> without);

}  // namespace pmo
