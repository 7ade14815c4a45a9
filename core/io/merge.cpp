#include "core/io/merge.h"

#include <algorithm>
#include <set>

#include "core/io/migrate.h"
#include "core/io/value_json.h"

namespace pmo {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::string hex_text(std::uint64_t number) {
    std::string text;
    append_hex(text, number);
    return text;
}

std::string moment_text(std::int64_t ms) { return to_text(Moment{ms / 60000}); }

template <class Action> void each_cell(Record const& record, Action action) {
    for (auto mask = record.mask(); mask; mask &= mask - 1) {
        auto const slot = static_cast<std::uint8_t>(std::countr_zero(mask));
        action(slot, *record.find(slot));
    }
}

// `covers` for hundreds of thousands of stamps that nearly all come from the same few devices.
class Horizon {
public:
    explicit Horizon(Seen const& seen) : m_seen(seen) {}
    bool covers(Stamp stamp) {
        if (!m_known || stamp.replica != m_replica) {
            auto const at = m_seen.find(stamp.replica);
            m_replica = stamp.replica;
            m_time = at == m_seen.end() ? 0 : at->second;
            m_known = true;
        }
        return stamp.time <= m_time;
    }
private:
    Seen const& m_seen;
    Replica m_replica = 0;
    std::uint64_t m_time = 0;
    bool m_known = false;
};

class Planner {
public:
    Planner(MergeSide const& mine, Document const& theirs)
        : m_mine(mine), m_theirs(theirs), m_i_know(mine.seen), m_they_know(theirs.seen) {}

    Result<MergePlan> plan() {
        if (m_theirs.identity.id != m_mine.workspace) return Error{"merge.other_workspace", {to_text(m_mine.workspace), to_text(m_theirs.identity.id)}};
        PMO_TRY(clocks, look_at_clocks());
        static_cast<void>(clocks);
        m_plan.diff.label = {"merge", {m_theirs.exporter}};
        for (std::size_t t = 0; t < m_theirs.store.tables(); ++t) {
            for (auto const& record : m_theirs.store.table(static_cast<std::uint16_t>(t)).rows()) {
                PMO_TRY(done, meet(record));
                static_cast<void>(done);
            }
        }
        count_ahead();
        for (auto const replica : m_clones) m_plan.notes.push_back({"clone", {hex_text(replica)}});
        m_plan.clone = m_clones.contains(m_mine.replica);
        return std::move(m_plan);
    }

private:
    Status look_at_clocks() {
        for (auto const& [replica, time] : m_theirs.seen) {
            Stamp const stamp{time, replica};
            auto const ahead = stamp.milliseconds() - m_mine.now_ms;
            if (ahead > 100 * 365 * kDayMs) return Error{"merge.clock", {hex_text(replica), moment_text(stamp.milliseconds())}};
            if (ahead > kDayMs) m_plan.notes.push_back({"far_future", {hex_text(replica), moment_text(stamp.milliseconds())}});
        }
        // Only I write under my name; a later stamp of it than I know was made by a copy of this database.
        if (m_mine.replica != 0) {
            auto const at = m_theirs.seen.find(m_mine.replica);
            if (at != m_theirs.seen.end() && !m_i_know.covers({at->second, m_mine.replica})) m_clones.insert(m_mine.replica);
        }
        if (m_theirs.schema > kSchema) m_plan.notes.push_back({"newer_schema", {std::to_string(m_theirs.schema)}});
        return Ok{};
    }

    Status meet(Record const& theirs) {
        auto const* mine = m_mine.store.find(theirs.id());
        if (!mine) {
            m_plan.diff.added.push_back(adopted(theirs));
            ++m_plan.new_records;
            return Ok{};
        }
        if (mine->type().id != theirs.type().id)
            return Error{"merge.wrong_register", {to_text(theirs.id()), std::string(mine->type().id), std::string(theirs.type().id)}};
        if (&mine->type() != m_type) { m_type = &mine->type(); m_table = m_mine.store.index_of(*m_type); }
        auto const before = m_plan.diff.changed.size() + m_plan.diff.unknown.size();
        meet_cells(*mine, theirs);
        meet_unknown(*mine, theirs);
        auto const changed = m_plan.diff.changed.size() + m_plan.diff.unknown.size() - before;
        m_plan.changed_cells += changed;
        m_plan.changed_records += changed != 0;
        return Ok{};
    }

    void meet_cells(Record const& mine, Record const& theirs) {
        bool const both_deleted = mine.deleted() && theirs.deleted();
        each_cell(theirs, [&](std::uint8_t slot, Cell const& their_cell) {
            auto const* my_cell = mine.find(slot);
            if (my_cell && my_cell->stamp == their_cell.stamp) {
                if (my_cell->value == their_cell.value) return;
                m_clones.insert(their_cell.stamp.replica);
            }
            Cell const now = my_cell ? *my_cell : Cell{};
            bool const wins = newer(their_cell, now);
            if (wins) m_plan.diff.changed.push_back({mine.id(), m_table, slot, now, their_cell});
            if (my_cell && !both_deleted && now.value != their_cell.value && apart(now.stamp, their_cell.stamp))
                m_plan.conflicts.push_back({mine.id(), m_table, slot, ConflictKind::value, now, their_cell, wins, {}});
        });
        deletion(mine, theirs, ConflictKind::they_deleted);
        deletion(theirs, mine, ConflictKind::i_deleted);
    }

    bool apart(Stamp mine, Stamp theirs) {
        return (!m_they_know.covers(mine) && !m_i_know.covers(theirs)) || (mine == theirs);
    }

    // One side deleted the record, the other edited it without knowing.
    void deletion(Record const& edited, Record const& deleted, ConflictKind kind) {
        bool const they = kind == ConflictKind::they_deleted;
        auto const* flag = deleted.find(kDeletedSlot);
        if (!flag || !deleted.deleted() || edited.deleted()) return;
        auto& deleter_knows = they ? m_they_know : m_i_know;
        auto& editor_knows = they ? m_i_know : m_they_know;
        if (editor_knows.covers(flag->stamp)) return;
        auto const* other = edited.find(kDeletedSlot);
        if (other && newer(*other, *flag)) return;
        if (they) ++m_plan.deleted_records;
        // An edit of the flag itself is a conflict of values and listed already.
        if (other && apart(they ? other->stamp : flag->stamp, they ? flag->stamp : other->stamp)) return;
        std::vector<std::uint8_t> slots;
        each_cell(edited, [&](std::uint8_t slot, Cell const& cell) {
            if (slot != kDeletedSlot && !deleter_knows.covers(cell.stamp)) slots.push_back(slot);
        });
        if (slots.empty()) return;
        Cell const other_cell = other ? *other : Cell{};
        m_plan.conflicts.push_back({edited.id(), m_table, kDeletedSlot, kind, they ? other_cell : *flag, they ? *flag : other_cell, they, std::move(slots)});
    }

    void meet_unknown(Record const& mine, Record const& theirs) {
        for (auto const& cell : theirs.unknown()) {
            auto const& known = mine.unknown();
            auto const at = std::ranges::find(known, cell.field, &UnknownCell::field);
            bool const wins = at == known.end() || cell.stamp > at->stamp || (cell.stamp == at->stamp && cell.json > at->json);
            if (wins) m_plan.diff.unknown.push_back({mine.id(), m_table, cell});
        }
    }

    // A copy that may enter my store: registers that I do not know have their own TypeDef in each store.
    Record adopted(Record const& theirs) {
        if (!m_theirs.store.is_unknown(theirs.type())) return theirs;
        if (!m_adopted || m_adopted->id != theirs.type().id) m_adopted = &m_mine.unknown_type(theirs.type().id);
        Record record(*m_adopted, theirs.id());
        if (auto const* flag = theirs.find(kDeletedSlot)) record.set(kDeletedSlot, *flag);
        for (auto const& cell : theirs.unknown()) record.set_unknown(cell);
        return record;
    }

    void count_ahead() {
        for (std::size_t t = 0; t < m_mine.store.tables(); ++t)
            for (auto const& record : m_mine.store.table(static_cast<std::uint16_t>(t)).rows())
                each_cell(record, [&](std::uint8_t, Cell const& cell) { m_plan.ahead += !m_they_know.covers(cell.stamp); });
    }

    MergeSide const& m_mine;
    Document const& m_theirs;
    Horizon m_i_know, m_they_know;
    MergePlan m_plan;
    std::set<Replica> m_clones;
    TypeDef const* m_type = nullptr;
    TypeDef const* m_adopted = nullptr;
    std::uint16_t m_table = 0;
};

}  // namespace

Result<MergePlan> plan_merge(MergeSide const& mine, Document const& theirs) { return Planner(mine, theirs).plan(); }

Edit resolve(MergePlan const& plan, std::vector<bool> const& take_other) {
    Edit edit("merge_choice");
    for (std::size_t i = 0; i < plan.conflicts.size() && i < take_other.size(); ++i) {
        if (!take_other[i]) continue;
        auto const& c = plan.conflicts[i];
        if (c.kind != ConflictKind::value) { edit.restore(c.record); continue; }
        auto const& loser = c.theirs_wins ? c.mine : c.theirs;
        if (c.slot == kDeletedSlot && empty(loser.value)) edit.restore(c.record);
        else edit.set(c.record, c.slot, loser.value);
    }
    return edit;
}

Result<Joined> join(Document mine, Document const& theirs, std::int64_t now_ms) {
    MergeSide const side{mine.store, mine.seen, mine.identity.id, 0, now_ms, [&](std::string_view id) -> TypeDef const& { return mine.store.add_unknown_type(id); }};
    auto plan = plan_merge(side, theirs);
    if (!plan.ok()) return plan.error();
    mine.store.apply(plan->diff);
    for (auto const& [replica, time] : theirs.seen) note(mine.seen, {time, replica});
    // The name of the later export; the same whoever comes first.
    if (std::pair(theirs.exported_ms, theirs.identity.name) > std::pair(mine.exported_ms, mine.identity.name)) mine.identity.name = theirs.identity.name;
    mine.schema = std::max(mine.schema, theirs.schema);
    mine.exported_ms = std::max(mine.exported_ms, theirs.exported_ms);
    return Joined{std::move(mine), std::move(*plan)};
}

}  // namespace pmo
