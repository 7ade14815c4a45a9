#pragma once
// Priority rules and the lists they give: where every search begins, and what one pass without search would do.

#include <cstdint>
#include <vector>

#include "core/levelling/model.h"
#include "core/levelling/random.h"

namespace pmo::levelling {

// Kolisch, Hartmann 2006 compare them; all but the last look at the way to the end.
enum class PriorityRule : std::uint8_t {
    latest_finish,             // least first
    latest_start,              // least first
    most_successors,           // all that wait, also indirectly counted once for each way up to a limit
    greatest_rank_weight,      // own duration and those of the direct successors, most first
    most_work,                 // units × duration in shares of the capacities, on the way to the end, most first
};
inline constexpr PriorityRule kPriorityRules[] = {PriorityRule::latest_finish, PriorityRule::latest_start, PriorityRule::most_successors,
                                                  PriorityRule::greatest_rank_weight, PriorityRule::most_work};

// A number for every activity, least first.
std::vector<std::int64_t> keys_of(Model const& model, PriorityRule rule);

// Predecessors before successors, within that by rank and then by key.
std::vector<std::int32_t> list_by(Model const& model, std::vector<std::int64_t> const& keys);

// The same, but at every place one of the ready activities is drawn, with a chance proportional to the regret of not taking it: how much smaller
// its key is than the largest one.
std::vector<std::int32_t> sampled_list(Model const& model, std::vector<std::int64_t> const& keys, Random& random);

// The same order as far as the links allow it. A list by starts or finishes keeps most links anyway; leads, other links than finish to start and
// fixed starts may be against it.
void order_by_links(Model const& model, std::vector<std::int32_t>& list);

// Ranks in ascending order, otherwise as it was.
void order_by_rank(Model const& model, std::vector<std::int32_t>& list);

}  // namespace pmo::levelling
