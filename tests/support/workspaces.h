#pragma once
// Workspaces for tests, made from the schema: any register, any field, hostile texts, values at the ends of their range, links into
// nothing. And a large believable one for measuring.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/io/document.h"
#include "core/io/merge.h"
#include "core/model/workspace.h"
#include "tests/support/random.h"

namespace pmo::test {

// "How wrong": tame values pass every generic check but required links; odd ones may be out of range, unknown options, dangling; wild ones also stand at
// the ends of what 64 bits hold.
enum class Mood : std::uint8_t { tame, odd, wild };

// The live ids of a store by register, for links.
struct Pool {
    explicit Pool(Store const& store);
    std::vector<std::vector<Id>> ids;                // by table
    Id any(Random& random, std::string_view target) const;     // kNoId when there is none
};

std::string random_text(Random& random, Mood mood);
Value random_value(Random& random, FieldDef const& field, TypeDef const& type, Pool const& pool, Mood mood);

// A few operations on records of `types`: additions, changed and emptied cells, moves, deletions, restorations.
Edit random_edit(Random& random, Store const& store, IdSource& ids, std::vector<TypeDef const*> const& types, std::size_t operations, Mood mood);

// The first TypeDef is what a test is about, the rest are the registers that its links point at.
std::vector<TypeDef const*> with_targets(TypeDef const& type);

// A person's computer: a workspace, its clock, its ids.
struct Device {
    Device(WorkspaceIdentity identity, Replica replica, std::int64_t clock_ms, std::uint64_t seed);
    Device(Document document, Replica replica, std::int64_t clock_ms, std::uint64_t seed);
    Workspace workspace;
    std::int64_t clock_ms;                           // wrong by any amount
    IdSource ids;

    void edit(Random& random, std::vector<TypeDef const*> const& types, std::size_t operations, Mood mood = Mood::wild);
    Document document() const;                       // what an export would carry, without the text
    MergePlan receive(Document const& theirs);       // plans and applies
    std::string text() const;                        // of an export without the names of who exports: equal texts, equal workspaces
};

inline constexpr std::int64_t kNow = 1789718400000;  // 2026-09-18T08:00:00Z
WorkspaceIdentity identity();
std::string canonical(Document const& document);

struct BigSize { std::size_t projects = 100, tasks = 100'000, links = 150'000; };
Document big_workspace(BigSize size, std::uint64_t seed);
// The same with 100 tasks in each project and `records_each` records of the other registers, all of them.
Document governed_workspace(std::size_t projects, std::size_t records_each, std::uint64_t seed);

}  // namespace pmo::test
