#pragma once
// When and where a cell was written: a hybrid logical clock. Stamps are totally ordered, an edit made after seeing another is
// always greater, and no two devices make the same one. They order edits; they are not shown as times of day.

#include <compare>
#include <cstdint>
#include <map>

namespace pmo {

using Replica = std::uint64_t;                       // random, one for each installation and tab; 0 is "the sample and templates"

struct Stamp {
    std::uint64_t time = 0;                          // milliseconds since 1970 × 65536 + counter
    Replica replica = 0;
    auto operator<=>(Stamp const&) const = default;
    std::int64_t milliseconds() const { return static_cast<std::int64_t>(time >> 16); }
};

// The greatest time known of each replica. A stamp that the other side's `seen` does not cover was unknown to it: two such stamps on one
// cell are a real conflict, not an update.
using Seen = std::map<Replica, std::uint64_t>;
inline bool covers(Seen const& seen, Stamp stamp) {
    auto const at = seen.find(stamp.replica);
    return stamp.time == 0 || (at != seen.end() && at->second >= stamp.time);
}
inline void note(Seen& seen, Stamp stamp) {
    auto& last = seen[stamp.replica];
    if (stamp.time > last) last = stamp.time;
}

class Clock {
public:
    explicit Clock(Replica replica) : m_replica(replica) {}
    Replica replica() const { return m_replica; }
    // Greater than everything made or seen before. A clock that was set back is outrun by the counter, which carries into the milliseconds.
    Stamp next(std::int64_t now_ms) {
        auto const wall = static_cast<std::uint64_t>(now_ms < 0 ? 0 : now_ms) << 16;
        m_last = wall > m_last ? wall : m_last + 1;
        return {m_last, m_replica};
    }
    void seen(Stamp stamp) { if (stamp.time > m_last) m_last = stamp.time; }
    std::uint64_t last() const { return m_last; }
    // A copy of our database is alive elsewhere (same replica, other content): go on under a new name.
    void rename(Replica replica) { m_replica = replica; }
private:
    Replica m_replica;
    std::uint64_t m_last = 0;
};

}  // namespace pmo
