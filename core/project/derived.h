#pragma once
// Results that follow from the records: schedules, earned value, health. They are computed when somebody asks and remembered until a
// Diff touches what they depend on; they are never stored in records. Views may ask in every frame.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/id_map.h"
#include "core/engine/earned_value.h"
#include "core/engine/schedule.h"
#include "core/model/problems.h"
#include "core/model/store.h"

namespace pmo {

using engine::Minute;
using engine::kNoTime;

// A stretch in which the work of a task rests.
struct PlanGap {
    Id interruption;                     // its record; kNoId: between stop and resume of work that has begun
    Minute after = 0, length = 0;        // working minutes of the row's calendar: of work that lies before it, of the gap itself
};

// A task of another project that moves a row, or is moved by it (core/project/plan_ties.h). The dates are that task's in its own plan.
struct PlanTie {
    Id record;                           // the project dependency or the dependency
    Id project, task;
    std::int32_t row = 0;
    bool before = false;                 // the other task comes first
    engine::LinkType type = engine::LinkType::finish_to_start;
    Minute start = kNoTime, finish = kNoTime;
};

// One line of a work breakdown structure with its dates. Times are minutes of local project time.
struct PlanRow {
    Id task;
    std::int32_t parent = -1;            // row of the summary above, -1 at the top
    std::int32_t end = 0;                // first row after this row's descendants
    std::int32_t level = 0;              // 0 at the top
    std::string wbs;                     // "4.2", or the task's own code
    bool summary = false;
    bool milestone = false;
    bool inactive = false;
    std::int32_t percent = 0;            // 0–100, a summary's weighted by duration
    Minute duration = 0;                 // working minutes of its own calendar
    std::int32_t calendar = 0;           // index into Plan::calendars
    Minute baseline_start = kNoTime, baseline_finish = kNoTime;
    engine::EarnedValue value;           // minor units; a summary's is the sum below it
    Id owner;
    std::int32_t first_gap = 0, gap_count = 0;   // into Plan::gaps
};

struct PlanLink {
    Id dependency;
    std::int32_t from = 0, to = 0;       // rows
    engine::LinkType type = engine::LinkType::finish_to_start;
    bool lag = false;
    bool critical = false;               // drives a critical row from a critical row
};

struct Plan {
    Id project;
    std::vector<PlanRow> rows;           // in the order of the work breakdown structure
    std::vector<PlanLink> links;
    std::vector<PlanGap> gaps;           // of each row in the order of the work
    std::vector<PlanTie> ties;           // those that have effect; the engine's links behind `links`
    engine::Schedule schedule;           // schedule.placed[i] belongs to rows[i]
    std::vector<engine::WorkingTime> calendars;   // [0] is the project's
    std::vector<Problem> problems;       // cycles, broken constraints, in terms of records
    Minute start = 0, finish = 0;
    Minute baseline_start = kNoTime, baseline_finish = kNoTime;
    Minute status = kNoTime;             // the instant until which progress counts: the end of the status date
    Date status_date;
    std::int32_t minutes_per_day = 480;
    std::int32_t critical_count = 0;     // leaves only
    std::int32_t permille = 0;           // progress, weighted by budget, else by duration
    engine::EarnedValue value;
    std::string currency = "CNY";
    std::int32_t row_of(Id task) const { auto const* at = index.find(task); return at ? static_cast<std::int32_t>(*at) : -1; }
    IdMap index;
};

enum class Health : std::uint8_t { none, green, amber, red };
enum class Trend : std::uint8_t { none, better, same, worse };
struct Judgement { Health health = Health::none; Trend trend = Trend::none; };

// One line of the portfolio.
struct ProjectSummary {
    Id project;
    Judgement overall, schedule, cost, scope, risk, quality;
    engine::EarnedValue value;
    std::optional<std::int32_t> spi, cpi;          // hundredths
    std::int64_t eac = 0;                          // minor units
    std::string currency = "CNY";
    std::int32_t permille = 0, planned_permille = 0;
    Minute start = kNoTime, finish = kNoTime, baseline_finish = kNoTime;
    std::int32_t slip_days = 0;                    // working days from baseline finish to forecast finish, negative when early
    std::int32_t tasks = 0, critical = 0, overdue = 0;
    std::int32_t open_risks = 0, open_issues = 0, open_changes = 0;
    std::int64_t exposure = 0;                     // expected monetary value of the open threats, minor units
};

// Schedule and cost: SPI and CPI, ≥ 0.95 green, 0.85–0.94 amber, below red. Overall: red if schedule or cost is red or any two
// dimensions are red; amber if one is red or two are amber; else green. Unrated dimensions do not count.
Health health_of_index(std::optional<std::int32_t> hundredths);
Health overall_health(Health schedule, Health cost, Health scope, Health risk, Health quality);

class Derived {
public:
    explicit Derived(Store const& store) : m_store(&store) {}
    void rebind(Store const& store);                     // another workspace, or the store has moved: forget everything
    void apply(Diff const& diff);                        // after the store has applied it: forget what it touches

    Plan const& plan(Id project) const;                  // of a project that does not exist: an empty plan
    ProjectSummary const& summary(Id project) const;
    // Projects that count as running, in order of their code: neither proposed, closed nor stopped.
    std::vector<Id> const& active_projects() const;
    std::vector<Id> const& projects() const;             // all live ones, by code
    // A calendar record compiled, with its bases and exceptions; without one the standard week of eight hours.
    engine::WorkingTime const& working_time(Id calendar) const;
    std::uint64_t plans_computed() const { return m_plans_computed; }   // for tests and benchmarks

private:
    struct Entry {
        std::unique_ptr<Plan> plan;
        std::unique_ptr<ProjectSummary> summary;
        std::vector<Id> changed;                         // tasks that the plan has to follow before it is shown
    };
    Entry& entry(Id project) const;
    void follow(Id task);
    void forget(Id project);                             // its plan, and those that it moves or is moved by
    struct TieGroups const& groups() const;
    Store const* m_store;
    mutable std::unordered_map<Id, Entry, IdHash> m_entries;
    mutable std::unordered_map<Id, std::unique_ptr<engine::WorkingTime>, IdHash> m_calendars;
    mutable std::optional<std::vector<Id>> m_active, m_projects;
    mutable std::uint64_t m_plans_computed = 0;
    Id m_edited;                                         // the project somebody works on: its plan is made so that it can follow edits
    mutable Id m_live_project;
    mutable std::shared_ptr<struct LivePlan> m_live;
    mutable std::shared_ptr<struct TieGroups const> m_groups;   // projects whose plans move each other
};

}  // namespace pmo
