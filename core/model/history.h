#pragma once
// Undo and redo of this session's own edits. An undo is a new edit that travels like any other; it is not a rollback. Diffs that came
// from a merge of files are undone the same way; those of another tab are not ours and do not enter here.

#include <cstddef>
#include <deque>
#include <vector>

#include "core/model/diff.h"

namespace pmo {

class History {
public:
    void done(Diff diff);                             // a fresh edit: what was undone before can no longer be redone
    Diff const* undoable() const { return m_done.empty() ? nullptr : &m_done.back(); }
    Diff const* redoable() const { return m_undone.empty() ? nullptr : &m_undone.back(); }
    // The caller inverts, applies, and hands the inverse over to the other stack.
    Diff take_undo();
    Diff take_redo();
    void undone(Diff inverse) { m_undone.push_back(std::move(inverse)); }
    void redone(Diff inverse) { m_done.push_back(std::move(inverse)); }
    // `inverse` of `original` gives old values back under fresh stamps: the steps that wrote those values know them by the new stamps from
    // now on, or the next undo of the same field would take them for somebody else's.
    void restamp(Diff const& original, Diff const& inverse);
    void clear();
    std::size_t depth() const { return m_done.size(); }
private:
    static constexpr std::size_t kDepth = 500;        // steps kept; a person does not go back further by single steps
    std::deque<Diff> m_done;
    std::vector<Diff> m_undone;
};

}  // namespace pmo
