#pragma once
// A workspace: the store, who we are, what we have seen, and what can be undone. Every change goes through commit, undo, redo,
// apply_merge or apply_foreign and returns the Diff, which the caller hands to saving, derived results and search.

#include <cstdint>
#include <string>

#include "core/model/edit.h"
#include "core/model/history.h"
#include "core/model/store.h"

namespace pmo {

struct WorkspaceIdentity {
    Id id;                                            // the same in all copies that can be merged
    std::string name;
    std::int64_t created_ms = 0;
};

class Workspace {
public:
    Workspace(WorkspaceIdentity identity, Store store, Seen seen, Replica replica);

    Store const& store() const { return m_store; }
    Seen const& seen() const { return m_seen; }
    WorkspaceIdentity const& identity() const { return m_identity; }
    Replica replica() const { return m_clock.replica(); }
    void rename(std::string name) { m_identity.name = std::move(name); }

    // Nothing happens on an error. The returned diff may be empty: the edit changed nothing, and is not an undo step.
    Result<Diff> commit(Edit const& edit, std::int64_t now_ms);
    Diff const* undoable() const { return m_history.undoable(); }
    Diff const* redoable() const { return m_history.redoable(); }
    struct Step { Diff diff; std::size_t skipped = 0; };   // skipped: cells that somebody else changed since
    Step undo(std::int64_t now_ms);                   // asserts undoable()
    Step redo(std::int64_t now_ms);

    // A reviewed merge: one undoable step. `theirs_seen` joins ours.
    void apply_merge(Diff diff, Seen const& theirs_seen);
    // A change made by another tab of this browser, or read from the log at start: not undoable here. Cells that are older than ours are dropped.
    void apply_foreign(Diff diff);
    // The empty table for a register of a newer version: not a change, there is nothing in it.
    TypeDef const& unknown_type(std::string_view id) { return m_store.add_unknown_type(id); }
    void clear_history() { m_history.clear(); }
    // This database has a living copy under the same replica: continue as another.
    void become(Replica replica) { m_clock.rename(replica); }

private:
    void note_stamps(Diff const& diff);
    WorkspaceIdentity m_identity;
    Store m_store;
    Seen m_seen;
    Clock m_clock;
    History m_history;
};

}  // namespace pmo
