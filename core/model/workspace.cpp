#include "core/model/workspace.h"

#include <cassert>

namespace pmo {

Workspace::Workspace(WorkspaceIdentity identity, Store store, Seen seen, Replica replica)
    : m_identity(std::move(identity)), m_store(std::move(store)), m_seen(std::move(seen)), m_clock(replica) {
    for (auto const& [who, time] : m_seen) m_clock.seen({time, who});
}

void Workspace::note_stamps(Diff const& diff) {
    auto const seen = [&](Stamp stamp) {
        m_clock.seen(stamp);
        note(m_seen, stamp);
    };
    for (auto const& record : diff.added) {
        for (std::uint8_t slot = 0; slot < 64; ++slot)
            if (auto const* cell = record.find(slot)) seen(cell->stamp);
        for (auto const& cell : record.unknown()) seen(cell.stamp);
    }
    for (auto const& change : diff.changed) seen(change.after.stamp);
    for (auto const& change : diff.unknown) seen(change.after.stamp);
}

Result<Diff> Workspace::commit(Edit const& edit, std::int64_t now_ms) {
    Clock clock = m_clock;                            // an edit that is refused or changes nothing uses up no stamp
    auto made = make_diff(edit, m_store, clock.next(now_ms));
    if (!made.ok() || made->empty()) return made;
    m_clock = clock;
    note_stamps(*made);
    m_store.apply(*made);
    m_history.done(*made);
    return made;
}

Workspace::Step Workspace::undo(std::int64_t now_ms) {
    assert(m_history.undoable());
    auto const step = m_history.take_undo();
    auto [diff, skipped] = invert(step, m_store, m_clock.next(now_ms));
    note_stamps(diff);
    m_store.apply(diff);
    m_history.restamp(step, diff);
    m_history.undone(diff);
    return {std::move(diff), skipped};
}

Workspace::Step Workspace::redo(std::int64_t now_ms) {
    assert(m_history.redoable());
    auto const step = m_history.take_redo();
    auto [diff, skipped] = invert(step, m_store, m_clock.next(now_ms));
    note_stamps(diff);
    m_store.apply(diff);
    m_history.restamp(step, diff);
    m_history.redone(diff);
    return {std::move(diff), skipped};
}

void Workspace::apply_merge(Diff diff, Seen const& theirs_seen) {
    note_stamps(diff);
    for (auto const& [replica, time] : theirs_seen) {
        note(m_seen, {time, replica});
        m_clock.seen({time, replica});
    }
    m_store.apply(diff);
    if (!diff.empty()) m_history.done(std::move(diff));
}

void Workspace::apply_foreign(Diff diff) {
    std::erase_if(diff.added, [&](Record const& r) { return m_store.find(r.id()) != nullptr; });
    std::erase_if(diff.changed, [&](Change const& c) {
        auto const* record = m_store.find(c.record);
        if (!record) return true;
        auto const* now = record->find(c.slot);
        return now && !newer(c.after, *now);
    });
    note_stamps(diff);
    m_store.apply(std::move(diff));
}

}  // namespace pmo
