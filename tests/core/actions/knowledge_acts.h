#pragma once
// A workspace to try the knowledge actions in: records as text, an edit carried out, taken back in one step.

#include "core/actions/new_record.h"
#include "core/model/workspace.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "tests/core/registers/book.h"

namespace pmo::tests {

class Acts {
public:
    explicit Acts(Book book) : m_workspace({id_from_key("w"), "W"}, std::move(book.store), {}, 7) {}
    Store const& store() const { return m_workspace.store(); }
    EditContext context(Id project = kNoId) { return {store(), m_ids, project, id_from_key("lin"), *parse_date("2026-09-18")}; }
    Record const& the(Id id) const {
        auto const* record = store().live(id);
        REQUIRE(bool(record));
        return *record;
    }
    // False: it was refused or changed nothing.
    bool carry_out(Edit const& edit) {
        auto const diff = m_workspace.commit(edit, ++m_now);
        return diff.ok() && !diff->empty();
    }
    void take_back() {
        REQUIRE(bool(m_workspace.undoable()));
        m_workspace.undo(++m_now);
    }
    std::size_t count(TypeDef const& type) const { return store().table(type).live(); }

private:
    Workspace m_workspace;
    IdSource m_ids{3, 4};
    std::int64_t m_now = 1789718400000;
};

}  // namespace pmo::tests
