#include "ui/views/merge_review.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/sort.h"

namespace pmo::ui {

namespace {

bool deletes(Change const& change) { return change.slot == kDeletedSlot && change.after.value == Value(true); }

// A change whose cell is in no conflict: what happened to it is only theirs.
bool in_conflict(MergeReview const& review, ReviewItem const& item, std::uint8_t slot) {
    return std::ranges::any_of(item.conflicts, [&](std::size_t i) { return review.plan.conflicts[i].slot == slot; });
}

// Which of the two values the plan's rule writes; a choice of the other one needs an edit.
bool is_other(Conflict const& conflict, Take take) { return take != Take::undecided && (take == Take::mine) == conflict.theirs_wins; }

void set_flag(Edit& edit, Id record, Value const& value) {
    if (value == Value(true)) edit.remove(record);
    else edit.restore(record);
}

void set_take(Decision& decision, Take take) {
    decision.take = take;
    decision.custom.emplace<std::monostate>();
}

// A value of mine that has changed since is another question.
bool same_question(Conflict const& a, Conflict const& b) { return a.slot == b.slot && a.kind == b.kind && a.mine.value == b.mine.value && a.theirs.value == b.theirs.value; }

class Maker {
public:
    Maker(MergeReview& review, Store const& mine) : m_review(review), m_mine(mine) {}

    void make() {
        auto const& plan = m_review.plan;
        for (std::size_t i = 0; i < plan.conflicts.size(); ++i) item_of(plan.conflicts[i].record).conflicts.push_back(i);
        for (std::size_t i = 0; i < plan.diff.changed.size(); ++i) item_of(plan.diff.changed[i].record).changes.push_back(i);
        for (auto const& change : plan.diff.unknown) item_of(change.record);
        for (std::size_t i = 0; i < plan.diff.added.size(); ++i) {
            auto const& record = plan.diff.added[i];
            if (record.deleted()) { ++m_review.silent; continue; }
            m_items.push_back({.record = record.id(), .type = &record.type(), .kind = ItemKind::addition, .added = i});
        }
        for (auto& item : m_items) settle(item);
        sort_stably(m_items, {}, [](ReviewItem const& item) { return static_cast<int>(item.kind); });
        m_review.items = std::move(m_items);
    }

private:
    ReviewItem& item_of(Id record) {
        auto const [at, fresh] = m_where.try_emplace(record, m_items.size());
        if (fresh) {
            auto const* mine = m_mine.find(record);
            m_items.push_back({.record = record, .type = mine ? &mine->type() : nullptr});
        }
        return m_items[at->second];
    }

    void settle(ReviewItem& item) {
        if (item.kind == ItemKind::addition) return;
        auto const* mine = m_mine.find(item.record);
        if (!item.conflicts.empty()) { item.kind = ItemKind::conflict; return; }
        bool const gone = std::ranges::any_of(item.changes, [&](std::size_t i) { return deletes(m_review.plan.diff.changed[i]); });
        if (mine && !mine->deleted()) item.kind = gone ? ItemKind::deletion : ItemKind::change;
    }

    MergeReview& m_review;
    Store const& m_mine;
    std::vector<ReviewItem> m_items;
    std::unordered_map<Id, std::size_t, IdHash> m_where;
};

}  // namespace

MergeReview make_review(MergePlan plan, Store const& mine) {
    MergeReview review{.plan = std::move(plan), .items = {}, .decisions = {}};
    review.decisions.resize(review.plan.conflicts.size());
    Maker(review, mine).make();
    // Changes to what stays deleted say nothing to anybody.
    auto const unseen = [&](ReviewItem const& item) { return item.kind != ItemKind::addition && item.conflicts.empty() && merged_record(review, item, mine).deleted() && mine.find(item.record)->deleted(); };
    review.silent += std::erase_if(review.items, unseen);
    return review;
}

bool is_decided(MergeReview const& review, ReviewItem const& item) {
    if (item.kind == ItemKind::deletion) return item.deletion != Take::undecided;
    return std::ranges::all_of(item.conflicts, [&](std::size_t i) { return review.decisions[i].take != Take::undecided; });
}

ReviewCounts counts_of(MergeReview const& review) {
    ReviewCounts counts;
    for (auto const& item : review.items) {
        bool const open = !is_decided(review, item);
        switch (item.kind) {
            case ItemKind::conflict: ++counts.conflicts; counts.open_conflicts += open; break;
            case ItemKind::deletion: ++counts.deletions; counts.open_deletions += open; break;
            case ItemKind::change: ++counts.changes; break;
            case ItemKind::addition: ++counts.additions; break;
        }
    }
    return counts;
}

void decide(MergeReview& review, ReviewItem& item, Take take) {
    for (auto const i : item.conflicts) set_take(review.decisions[i], take);
    if (item.kind == ItemKind::deletion) item.deletion = take;
    if (item.kind == ItemKind::change || item.kind == ItemKind::addition) item.accepted = take != Take::mine;
}

void decide_all(MergeReview& review, Take take, bool all) {
    for (auto& item : review.items) {
        if (item.kind == ItemKind::deletion && (all || item.deletion == Take::undecided)) item.deletion = take;
        for (auto const i : item.conflicts)
            if (all || review.decisions[i].take == Take::undecided) set_take(review.decisions[i], take);
    }
}

std::size_t replaced_by_theirs(MergeReview const& review) {
    return static_cast<std::size_t>(std::ranges::count_if(review.decisions, [](Decision const& d) { return d.take == Take::theirs; }));
}

Edit follow_up(MergeReview const& review) {
    auto const& plan = review.plan;
    std::vector<bool> other(plan.conflicts.size());
    for (std::size_t i = 0; i < other.size(); ++i) other[i] = review.decisions[i].take != Take::custom && is_other(plan.conflicts[i], review.decisions[i].take);
    Edit edit = resolve(plan, other);
    for (std::size_t i = 0; i < other.size(); ++i)
        if (review.decisions[i].take == Take::custom && plan.conflicts[i].slot != kDeletedSlot) edit.set(plan.conflicts[i].record, plan.conflicts[i].slot, review.decisions[i].custom);
    for (auto const& item : review.items) {
        if (item.kind == ItemKind::deletion && item.deletion == Take::mine) edit.restore(item.record);
        if (item.kind == ItemKind::addition && !item.accepted) edit.remove(item.record);
        if (item.kind != ItemKind::change || item.accepted) continue;
        for (auto const c : item.changes) {
            auto const& change = plan.diff.changed[c];
            if (change.slot == kDeletedSlot) set_flag(edit, change.record, change.before.value);
            else edit.set(change.record, change.slot, change.before.value);
        }
    }
    return edit;
}

std::vector<ReviewField> fields_of(MergeReview const& review, ReviewItem const& item, Store const& mine, Store const& theirs, bool equal) {
    auto const* here = mine.find(item.record);
    auto const* there = theirs.find(item.record);
    std::vector<ReviewField> fields, rest;
    for (auto const i : item.conflicts) {
        auto const& conflict = review.plan.conflicts[i];
        fields.push_back({conflict.slot, FieldState::conflict, i, conflict.mine, conflict.theirs});
    }
    if (!here || !there) return fields;
    auto const look = [&](std::uint8_t slot) {
        if (in_conflict(review, item, slot)) return;
        auto const* a = here->find(slot);
        auto const* b = there->find(slot);
        if (!a && !b) return;
        Cell const cell_a = a ? *a : Cell{}, cell_b = b ? *b : Cell{};
        if (cell_a.value == cell_b.value) {
            if (equal && !empty(cell_a.value)) rest.push_back({slot, FieldState::same, SIZE_MAX, cell_a, cell_b});
        } else {
            rest.push_back({slot, newer(cell_b, cell_a) ? FieldState::only_theirs : FieldState::only_mine, SIZE_MAX, cell_a, cell_b});
        }
    };
    for (std::uint8_t slot = 0; slot < here->type().fields.size(); ++slot) look(slot);
    sort_stably(fields, {}, &ReviewField::slot);
    sort_stably(rest, {}, [](ReviewField const& f) { return f.state == FieldState::same; });
    fields.insert(fields.end(), rest.begin(), rest.end());
    return fields;
}

Record merged_record(MergeReview const& review, ReviewItem const& item, Store const& mine) {
    auto const& plan = review.plan;
    if (item.added != SIZE_MAX) {
        auto record = plan.diff.added[item.added];
        if (!item.accepted) record.set(kDeletedSlot, {Value(true), {}});
        return record;
    }
    auto const* here = mine.find(item.record);
    if (!here) return {};
    auto record = *here;
    for (auto const c : item.changes) {
        auto const& change = plan.diff.changed[c];
        if (item.kind == ItemKind::change && !item.accepted) continue;
        if (item.kind == ItemKind::deletion && item.deletion == Take::mine && change.slot == kDeletedSlot) continue;
        record.set(change.slot, change.after);
    }
    for (auto const i : item.conflicts) {
        auto const& conflict = plan.conflicts[i];
        auto const& decision = review.decisions[i];
        if (decision.take == Take::undecided) continue;
        if (decision.take == Take::custom) record.set(conflict.slot, {decision.custom, conflict.theirs.stamp});
        else if (conflict.kind == ConflictKind::value) record.set(conflict.slot, decision.take == Take::mine ? conflict.mine : conflict.theirs);
        else record.set(kDeletedSlot, {Value((decision.take == Take::theirs) == (conflict.kind == ConflictKind::they_deleted)), conflict.theirs.stamp});
    }
    return record;
}

void keep_decisions(MergeReview const& before, MergeReview& after) {
    std::unordered_map<Id, ReviewItem const*, IdHash> known;
    for (auto const& item : before.items) known.emplace(item.record, &item);
    for (auto& item : after.items) {
        auto const at = known.find(item.record);
        if (at == known.end() || at->second->kind != item.kind) continue;
        item.accepted = at->second->accepted;
        item.deletion = at->second->deletion;
        for (auto const i : item.conflicts)
            for (auto const k : at->second->conflicts)
                if (same_question(after.plan.conflicts[i], before.plan.conflicts[k])) after.decisions[i] = before.decisions[k];
    }
}

std::optional<Value> common_base(std::deque<HistoryItem> const& log, Conflict const& conflict, Seen const& theirs_seen) {
    if (conflict.kind != ConflictKind::value) return std::nullopt;
    for (auto const& item : log)                     // newest first
        for (auto const& change : item.diff.changed) {
            if (change.record != conflict.record || change.slot != conflict.slot || covers(theirs_seen, change.after.stamp)) continue;
            if (covers(theirs_seen, change.before.stamp)) return change.before.value;
        }
    return std::nullopt;
}

}  // namespace pmo::ui
