#pragma once
// Carries out edits of actions on a small running project and takes them back: what a test of an action needs beside the records.

#include <memory>

#include "core/actions/new_record.h"
#include "core/model/workspace.h"
#include "tests/core/rules/office.h"

namespace pmo::tests {

class Worked {
public:
    explicit Worked(Office office) : today(office.today), m_workspace(WorkspaceIdentity{{1, 2}, "test", 1}, std::move(office.store), {}, 7), m_derived(std::make_unique<Derived>(m_workspace.store())) {}

    Store const& store() const { return m_workspace.store(); }
    Derived const& derived() const { return *m_derived; }
    EditContext context() { return {store(), ids, id_from_key("p"), id_from_key("lin"), today}; }
    void commit(Edit const& edit) {
        auto const diff = m_workspace.commit(edit, ++m_now);
        REQUIRE(diff.ok());
        m_derived->apply(*diff);
    }
    void undo() {
        REQUIRE(m_workspace.undoable());
        m_derived->apply(m_workspace.undo(++m_now).diff);
    }
    Record const& the(Id id) const {
        auto const* record = store().live(id);
        REQUIRE(record);
        return *record;
    }
    Record const& the(std::string_view key) const { return the(id_from_key(key)); }

    Date today;
    IdSource ids{3, 4};
private:
    Workspace m_workspace;
    std::unique_ptr<Derived> m_derived;
    std::int64_t m_now = 1789718400000;
};

}  // namespace pmo::tests
