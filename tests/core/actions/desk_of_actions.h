#pragma once
// A small workspace for tests of actions: records written as text, a person, a day, commit and undo. See tests/core/registers/book.h for the text.

#include "core/actions/new_record.h"
#include "core/model/workspace.h"
#include "tests/core/registers/book.h"

namespace pmo::tests {

class ActionDesk {
public:
    Date today = *parse_date("2026-09-18");
    Id add(TypeDef const& type, std::string_view key, std::vector<Given> const& cells) { return m_book.add(type, key, cells); }
    void start() { m_workspace.emplace(WorkspaceIdentity{}, std::move(m_book.store), Seen{}, 7); }   // after the last add
    // One more record, in a commit of its own.
    Id create(TypeDef const& type, std::vector<Given> const& cells) {
        Edit edit("new");
        auto const id = ids.next();
        edit.add(type, id);
        for (auto const& [field, text] : cells) edit.set(id, slot_of(type, field), value_from_text(type.fields[slot_of(type, field)], text));
        commit(edit);
        return id;
    }
    void commit(Edit const& edit) {
        REQUIRE_FALSE(edit.empty());
        REQUIRE(m_workspace->commit(edit, ++m_now).ok());
    }
    void undo() { m_workspace->undo(++m_now); }
    template <class T> void set(std::string_view key, Field<T> field, auto value) {
        Edit edit("set");
        edit.set(id_from_key(key), field, value);
        commit(edit);
    }
    Store const& store() const { return m_workspace->store(); }
    Record const& at(std::string_view key) const {
        auto const* record = store().live(id_from_key(key));
        REQUIRE(record);
        return *record;
    }
    EditContext context(Id project = kNoId) { return {store(), ids, project, id_from_key("luo"), today}; }
    IdSource ids{3, 4};

private:
    Book m_book;
    std::optional<Workspace> m_workspace;
    std::int64_t m_now = 1789718400000;
};

}  // namespace pmo::tests
