#pragma once
// A week of somebody's working time: what was planned, what was booked, in which state it is. Rows are tasks and kinds of work, columns the seven days. A pure
// function; booking, submitting and approving are core/actions/time_edits.h.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/project/resource_load.h"

namespace pmo {

inline constexpr int kWeekDays = 7;

enum class SheetState : std::uint8_t { none, draft, submitted, rejected, approved, mixed };

struct TimeRow {
    Id project, task;                        // kNoId: not for a task
    std::string_view kind;                   // of time_sheet; a view into the registers' options
    std::int64_t planned = 0;                // minutes of this week, of the person's assignments
    std::array<std::int64_t, kWeekDays> minutes{};      // normal and overtime
    std::array<std::int64_t, kWeekDays> overtime{};
    std::array<std::vector<Id>, kWeekDays> sheets{};    // several after a merge
    std::array<SheetState, kWeekDays> states{};
    std::int64_t booked() const;
};

struct TimeWeek {
    Id person;
    Date monday;
    std::vector<TimeRow> rows{};             // tasks in order of planned work, then the other kinds
    std::array<std::int64_t, kWeekDays> there{};        // minutes that the calendar asks for, without leave
    SheetState state = SheetState::none;     // of all sheets together
    std::int64_t planned = 0, booked = 0, capacity = 0;
};

// `load` has the week among its periods (or the planned minutes are 0).
TimeWeek time_week(Store const& store, Derived const& derived, ResourceLoad const& load, Id person, Date monday);

SheetState state_of_sheet(std::string_view status);
SheetState together(SheetState a, SheetState b);     // none joins anything; different states are mixed

}  // namespace pmo
