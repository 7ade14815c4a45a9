#pragma once
// Joining two copies of a workspace that were edited apart. For each cell the greater stamp wins, so any files in any order, also twice,
// lead everybody to the same workspace. What happened on both sides unknown to each other is a conflict: it is decided like the rest,
// but shown with both values, and the other one can be chosen, which is a new edit. A plan changes nothing until it is applied.
//
// Use: PMO_TRY(plan, plan_merge(mine, theirs)); show it; workspace.apply_merge(plan.diff, theirs.seen); workspace.commit(resolve(plan, take), now)

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/io/document.h"
#include "core/model/edit.h"

namespace pmo {

struct MergeSide {
    Store const& store;
    Seen const& seen;
    Id workspace;
    Replica replica = 0;
    std::int64_t now_ms = 0;
    // Where the entry for a register of a newer version comes from (Store::add_unknown_type).
    std::function<TypeDef const&(std::string_view)> unknown_type;
};

enum class ConflictKind : std::uint8_t {
    value,           // both wrote the cell
    they_deleted,    // they deleted the record, I edited it meanwhile: it is deleted
    i_deleted        // I deleted it, they edited it meanwhile: it stays deleted
};

struct Conflict {
    Id record;
    std::uint16_t table = 0;             // in my store; records that only they have are in no conflict
    std::uint8_t slot = 0;               // kDeletedSlot for the two kinds of deletion
    ConflictKind kind = ConflictKind::value;
    Cell mine, theirs;
    bool theirs_wins = false;
    std::vector<std::uint8_t> edited{};  // deletions: the fields that the other side had edited
    bool operator==(Conflict const&) const = default;
};

struct MergeNote {
    std::string code;                    // "merge." + code is its sentence
    std::vector<std::string> args;
    bool operator==(MergeNote const&) const = default;
};

struct MergePlan {
    Diff diff;
    std::vector<Conflict> conflicts;
    std::size_t new_records = 0, changed_records = 0, changed_cells = 0, deleted_records = 0;   // deleted: by them, living here until now
    std::size_t ahead = 0;               // cells of mine that they have not seen: send yours back
    bool clone = false;                  // somebody else writes under my replica: Workspace::become a new one
    std::vector<MergeNote> notes;        // far_future {replica, moment}, clone {replica}, newer_schema {schema}
};

// merge.other_workspace {mine, theirs}: import it as a copy instead. merge.wrong_register {id, mine, theirs}. merge.clock {replica, moment}:
// a stamp more than a hundred years ahead would outrun every clock.
Result<MergePlan> plan_merge(MergeSide const& mine, Document const& theirs);

// The edit that takes the other value for every conflict i with take_other[i]; commit it after the merge. May be empty.
Edit resolve(MergePlan const& plan, std::vector<bool> const& take_other);

// Both documents in one, for the command line: the result is the same for join(a, b) and join(b, a) but for the header's words.
struct Joined { Document document; MergePlan plan; };
Result<Joined> join(Document mine, Document const& theirs, std::int64_t now_ms);

}  // namespace pmo
