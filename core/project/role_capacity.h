#pragma once
// Capacity against demand by role and month, with the pipeline as a what-if. Minutes of work. A pure function of a ResourceLoad by months.
//
// Capacity: the people of the role. Demand: what those people are booked for, what is asked for in the role and not yet granted, and what the proposals of
// the pipeline would take. A proposal says its effort and its wanted dates but no roles: its effort is spread evenly over the standard week between the dates
// and divided among the roles as the running projects divide theirs. Its chance depends on its stage (kChance, the house's usual rates).

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/project/resource_load.h"

namespace pmo {

enum class PipelineView : std::uint8_t { none, expected, full };      // nothing, by chance, as if all came

// Percent: how often what stands in this stage becomes a project.
int chance_of_stage(std::string_view stage);

struct PipelineItem {
    Id proposal;
    int chance = 0;                          // percent
    std::int64_t effort = 0;                 // minutes; 0: not estimated, it cannot count
    Date from, to;                           // both included
    bool dated = false;
    bool counts() const { return effort > 0 && dated && chance > 0; }
};
// Open proposals without a project, not parked; by chance, then start.
std::vector<PipelineItem> pipeline_items(Store const& store);

struct RoleCell {
    std::int64_t capacity = 0, booked = 0, asked = 0, pipeline = 0;
    std::int64_t demand() const { return booked + asked + pipeline; }
};
struct RoleRow {
    Id role;                                 // kNoId: no role is named
    int people = 0;
    std::vector<RoleCell> months{};
};
struct RoleCapacity {
    std::vector<RoleRow> roles;              // the most wanted first, without a role last
    std::vector<RoleCell> total;
};
// `without`: proposals that the person who looks has set aside.
RoleCapacity role_capacity(Store const& store, Derived const& derived, ResourceLoad const& by_month, PipelineView view, std::vector<Id> const& without = {});

}  // namespace pmo
