#pragma once
// What the parts of the levelling screen share: what is levelled today, what the search found and whether that still holds, what is looked at. The parts
// are levelling_side.cpp (what takes part, how long to search, what stays), levelling_tables.cpp (conflicts, tasks, projects), levelling_chart.cpp (bars and
// load on one time axis) and levelling_story.cpp (why); levelling_look.h prepares it; levelling_view.cpp runs the search and applies it.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/project/level_slack.h"
#include "ui/frame.h"
#include "ui/job.h"
#include "ui/kept.h"
#include "ui/views/figure_table.h"
#include "ui/views/levelling_look.h"
#include "ui/views/remember.h"
#include "ui/views/time_chart.h"

namespace pmo::ui {

// Kept by this browser, for the portfolio and each project apart: ui/kept.h.
struct LevelSettings {
    std::set<Id> left_out;                           // active projects that are not levelled
    std::vector<Id> pinned;
    bool count_others = true;                        // projects that are not levelled hold their people and machines
    int effort = 0;                                  // index into kLevelSchedules
    std::int64_t seed = 1;
    std::uint64_t version = 0;                       // grows when what is levelled changes
    void read(std::string_view text);
    std::string text() const;
};
inline constexpr std::int64_t kLevelSchedules[] = {5'000, 50'000, 500'000};
inline constexpr std::int64_t kMostSeed = 999'999'999;

struct LevelOutcome {
    LevelToday today;                                // what it was computed from
    LevelAnswer answer;
    LevelResult result;
    Minute bound = kNoTime;
    std::vector<std::size_t> moved{}, all{};         // indices into result.tasks; all: without finished ones
    std::vector<std::optional<LevelCause>> causes{}; // by task, found when they are looked at
    LevelCause const& cause(std::size_t task);
};

enum class LevelStanding : std::uint8_t { none, fresh, applied, outdated };
enum class LevelPart : int { conflicts, tasks, projects };

struct LevelDesk {
    LevelSettings settings;
    KeptText kept;
    LevelLook look;
    LevelToday const* today = nullptr;               // of this frame; while a newer one is made, the last
    Job job;
    std::optional<LevelToday> asked;                 // what the running search was given
    std::optional<LevelOutcome> outcome;
    LevelStanding standing = LevelStanding::none;
    std::uint64_t judged_at = 0;                     // the store's revision for which `standing` was found
    bool nothing_to_apply = false;

    // What is looked at.
    LevelPart part = LevelPart::conflicts;
    bool after = false;                              // conflicts: those that are left
    bool all_tasks = false;
    int conflict = 0;
    Remembered<std::optional<SlackMove>, std::tuple<void const*, int>> gentle;   // for the chosen conflict
    Id who;                                          // whose load is shown
    TableState conflict_table, task_table, project_table;
    TimeChart time;
    LevelLoads loads;                                // of `loads_of`, remembered
    Id loads_of;
    void const* loads_from = nullptr;

    LevelWork const& work() const { return outcome ? *outcome->today.work : *today->work; }
    // The conflicts shown are those of the plan as it is, so that a move of one task can be offered.
    bool of_today() const { return !outcome || (!after && standing == LevelStanding::fresh); }
    std::vector<LevelConflict> const& conflicts() const { return outcome ? (after ? outcome->result.after : outcome->result.before) : today->conflicts; }
};

struct LevelSpan { Minute start_before = kNoTime, finish_before = kNoTime, start_after = kNoTime, finish_after = kNoTime; bool stays = false, conflict = false; };

// The table of what is chosen, its chart, the story of the chosen row and the load of whom it is about.
void draw_level_part(Frame& frame, LevelDesk& desk, Box area);
void draw_level_side(Frame& frame, LevelDesk& desk, Box area);

// Bars beside the rows of a table.
void draw_level_chart(Frame& frame, LevelDesk& desk, TableEvents const& events, TableState& table, std::function<LevelSpan(std::size_t)> const& span, Box at);
void draw_level_load(Frame& frame, LevelDesk& desk, Box at);

// Why the chosen row is as it is.
void tell_level_conflict(Frame& frame, LevelDesk& desk, Box at);
void tell_level_task(Frame& frame, LevelDesk& desk, Box at);
void tell_level_project(Frame& frame, LevelDesk& desk, Box at);

// Queues an edit and offers to take it back.
void edit_with_undo(Frame& frame, Edit edit, std::string words);
bool is_pinned(LevelDesk const& desk, Id task);
void set_pinned(LevelDesk& desk, Id task, bool pinned);
std::string_view stay_words(LevelStay stay);
// Empty: kNoTime.
std::string level_date(Minute instant);
std::string project_code(Frame const& frame, Id project);

}  // namespace pmo::ui
