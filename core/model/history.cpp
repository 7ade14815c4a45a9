#include "core/model/history.h"

#include <map>
#include <tuple>

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

void History::restamp(Diff const& original, Diff const& inverse) {
    std::map<std::pair<Id, std::uint8_t>, Stamp> fresh;
    for (auto const& c : inverse.changed) fresh[{c.record, c.slot}] = c.after.stamp;
    std::map<std::tuple<Id, std::uint8_t, Stamp>, Stamp> now;
    for (auto const& c : original.changed)
        if (auto const at = fresh.find({c.record, c.slot}); at != fresh.end() && c.before.stamp.time != 0) now[{c.record, c.slot, c.before.stamp}] = at->second;
    if (now.empty()) return;
    auto const update = [&](Diff& diff) {
        auto const renew = [&](Id record, std::uint8_t slot, Cell& cell) {
            if (auto const at = now.find({record, slot, cell.stamp}); at != now.end()) cell.stamp = at->second;
        };
        for (auto& c : diff.changed) { renew(c.record, c.slot, c.before); renew(c.record, c.slot, c.after); }
    };
    for (auto& diff : m_done) update(diff);
    for (auto& diff : m_undone) update(diff);
}

void History::clear() {
    m_done.clear();
    m_undone.clear();
}

}  // namespace pmo
