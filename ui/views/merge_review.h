#pragma once
// A merge as a person reviews it: one item for each record that the file touches, one decision for each conflict and each deletion, and what is
// written in the end. Pure logic over a MergePlan; it draws nothing and changes no workspace. The plan itself is core/io/merge.h.
//
// Applying: workspace.apply_merge(review.plan.diff, theirs.seen), then commit follow_up(review), which is what differs from the plan's own rule.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/io/merge.h"
#include "ui/history_log.h"

namespace pmo::ui {

enum class Take : std::uint8_t { undecided, mine, theirs, custom };
struct Decision {
    Take take = Take::undecided;
    Value custom{};                          // Take::custom: neither of the two
};

enum class ItemKind : std::uint8_t { conflict, deletion, change, addition };

struct ReviewItem {
    Id record;
    TypeDef const* type = nullptr;
    ItemKind kind = ItemKind::change;
    std::vector<std::size_t> conflicts{};    // in MergePlan::conflicts
    std::vector<std::size_t> changes{};      // in Diff::changed
    std::size_t added = SIZE_MAX;            // in Diff::added
    Take deletion = Take::undecided;         // of ItemKind::deletion: theirs deletes, mine keeps
    bool accepted = true;                    // of changes and additions
};

struct MergeReview {
    MergePlan plan;
    std::vector<ReviewItem> items;           // conflicts, deletions, changes, additions; each by register, in the order of the file
    std::vector<Decision> decisions;         // one for each of plan.conflicts
    std::size_t silent = 0;                  // records that are deleted on both sides, or were made and deleted by them: not worth a look
};

MergeReview make_review(MergePlan plan, Store const& mine);

// A conflict item is decided when each of its conflicts is.
bool is_decided(MergeReview const& review, ReviewItem const& item);
struct ReviewCounts {
    std::size_t conflicts = 0, deletions = 0, changes = 0, additions = 0;
    std::size_t open_conflicts = 0, open_deletions = 0;
    std::size_t all() const { return conflicts + deletions + changes + additions; }
    std::size_t open() const { return open_conflicts + open_deletions; }
};
ReviewCounts counts_of(MergeReview const& review);

// One side for a whole item. Take::undecided reopens it. Changes and additions: theirs accepts, mine refuses.
void decide(MergeReview& review, ReviewItem& item, Take take);
// For everything that is still open (conflicts and deletions), or with `all` also what was decided before.
void decide_all(MergeReview& review, Take take, bool all);
// How many cells of mine that were in conflict would be replaced.
std::size_t replaced_by_theirs(MergeReview const& review);

// What is written after the plan's diff so that the decisions hold. May be empty.
Edit follow_up(MergeReview const& review);

enum class FieldState : std::uint8_t { conflict, only_theirs, only_mine, same };
struct ReviewField {
    std::uint8_t slot = 0;
    FieldState state = FieldState::same;
    std::size_t conflict = SIZE_MAX;
    Cell mine, theirs;
};
// Of an item whose record both have: the conflicts first, then what was merged by itself. Fields that are equal are left out unless `equal`.
std::vector<ReviewField> fields_of(MergeReview const& review, ReviewItem const& item, Store const& mine, Store const& theirs, bool equal = false);

// The record as it will be; `mine` is the store before the merge.
Record merged_record(MergeReview const& review, ReviewItem const& item, Store const& mine);

// After the workspace has changed under a review: the same decisions where the same conflict is still there.
void keep_decisions(MergeReview const& before, MergeReview& after);

// What the cell held before either side changed it, when the log still knows: the oldest of my changes that they have not seen began there.
std::optional<Value> common_base(std::deque<HistoryItem> const& log, Conflict const& conflict, Seen const& theirs_seen);

}  // namespace pmo::ui
