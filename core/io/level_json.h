#pragma once
// A levelling problem as JSON, with everything that problem.h knows and .sm files do not:
//
//   {"format": "pmo-levelling",
//    "resources":  [{"capacity": 4}, {"capacity": [[0, 2], [40, 3]]}],            units, or steps [from, units]
//    "calendars":  [[[0, 8], [24, 32]]],                                           working intervals [from, to)
//    "goals":      [3, 1],                                                         weights of finishes; leave out for the makespan
//    "activities": [{"duration": 5, "demand": [1, 0], "after": [0, {"activity": 1, "lag": 2, "type": "ss", "calendar": 0}],
//                    "release": 0, "fixed": 12, "priority": 500, "calendar": 0, "goal": 0,
//                    "parts": [{"duration": 3, "delay": 1, "calendar": 0}]}]}
//
// Only "activities" and their "duration" are needed. Activities, resources, calendars and goals are named by their place from 0; "type" is fs, ss,
// ff or sf. Members that are not listed here are refused, because a misspelt one would change the answer silently.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/levelling/problem.h"

namespace pmo {

// Codes: json.*, level_json.not_a_problem, level_json.unknown {member}, level_json.bad_value {member, line}, and those of faults.
Result<levelling::Problem> read_level_json(std::string_view text);

bool looks_like_level_json(std::string_view text);     // names the format near its beginning

}  // namespace pmo
