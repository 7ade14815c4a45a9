#pragma once
// What a record will say once an edit is carried out: the cells that the edit sets, else those of the store. For actions that continue an edit in
// which somebody has just founded a project, named its manager and filled its roles. It reads; the edit may grow meanwhile.

#include "core/model/edit.h"
#include "core/model/store.h"

namespace pmo {

class Pending {
public:
    Pending(Store const& store, Edit const& edit) : m_store(store), m_edit(edit) {}

    Value const& value(Id record, std::uint8_t slot) const;
    template <class T> T get(Id record, Field<T> field) const {
        auto const* value_now = std::get_if<T>(&value(record, field.slot));
        return value_now ? *value_now : T{};
    }
    template <class T> bool has(Id record, Field<T> field) const { return !empty(value(record, field.slot)); }

    // Who holds a role in a project; kNoId: nobody.
    Id holder(Id project, Id role) const;
private:
    Store const& m_store;
    Edit const& m_edit;
};

}  // namespace pmo
