#include "core/model/history.h"

namespace pmo {

void History::done(Diff diff) {
    m_undone.clear();
    m_done.push_back(std::move(diff));
    if (m_done.size() > kDepth) m_done.pop_front();
}

Diff History::take_undo() {
    Diff diff = std::move(m_done.back());
    m_done.pop_back();
    return diff;
}

Diff History::take_redo() {
    Diff diff = std::move(m_undone.back());
    m_undone.pop_back();
    return diff;
}

void History::clear() {
    m_done.clear();
    m_undone.clear();
}

}  // namespace pmo
