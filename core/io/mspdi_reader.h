// Reading Microsoft Project XML (MSPDI): bytes to plain values.
//
// This is the file's content with its units and look-alike numbers resolved, nothing more: references stay UIDs, nothing is
// checked against anything, nothing is scheduled. core/io/mspdi_schedule.h makes a network of it.
//
//     Result<mspdi::Project> const project = mspdi::read(bytes);
//     if (!project) show(project.error());   // "mspdi.malformed" {"12", ...}
//
// The input is not trusted. Document types and entities are refused, sizes and counts are limited. A value that cannot be
// understood is left at its default and listed in `warnings`; only what makes the whole file unusable is an error.
//
// Error codes: mspdi.too_large {what, limit}, mspdi.doctype {}, mspdi.malformed {line, detail}, mspdi.too_deep {limit},
// mspdi.not_a_project {name of the root element}.
//
// Units: dates are engine::Minute (kNoTime: absent), durations and lags whole minutes, money hundredths of the currency,
// rates ten-thousandths of the currency per hour, units and percentages as the field names say.
#pragma once

#include "core/base/result.h"
#include "core/engine/calendar.h"
#include "core/engine/network.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::mspdi {

using engine::kNoTime;
using engine::Minute;

// What no field below holds is kept as text: `rest` has the XML of those child elements, one after the other, as mspdi_xml.h writes
// it. It goes back into a file at its place, so that nothing gets lost on the way through: custom fields, outline codes, time-phased
// data, elements of later versions. Values that follow from others are not kept. Where a field and `rest` both say something (a GUID),
// the field counts.
struct Limits {
    std::size_t kept = 256u << 10;          // bytes in one `rest`; time-phased data goes first
    std::size_t bytes = 128u << 20;
    std::size_t tags = 12'000'000;          // '<' characters
    std::size_t depth = 64;
    std::size_t records = 1'000'000;        // of any one kind
    std::size_t warnings = 1'000;
};

struct NamedException {
    std::string name{};
    engine::CalendarException rule{};
};

struct Calendar {
    std::int32_t uid = 0;
    std::int32_t base_uid = -1;             // -1 none
    bool is_base = true;
    std::string name{};
    engine::WeekPattern week{};
    std::vector<engine::WorkWeek> work_weeks{};
    std::vector<std::string> work_week_names{}; // as many as work_weeks
    std::vector<NamedException> exceptions{}; // of both places where the format keeps them
    std::string rest{};
};

enum class TaskType : std::uint8_t { fixed_units = 0, fixed_duration = 1, fixed_work = 2 };

// How a duration is shown; its minutes do not depend on it, but "elapsed" ones run around the clock.
struct DurationFormat {
    std::int32_t code = 7;                  // as in the file, without the 32 for estimated
    bool elapsed() const { return code == 4 || code == 6 || code == 8 || code == 10 || code == 12 || code == 20; }
    bool percent() const { return code == 19 || code == 20; }
};

struct Baseline {
    std::int32_t number = 0;                // 0 to 10
    Minute start = kNoTime;
    Minute finish = kNoTime;
    Minute duration = 0;
    Minute work = 0;
    std::int64_t cost = 0;                  // hundredths
    std::string rest{};
};

struct Link {
    std::int32_t predecessor_uid = 0;
    engine::LinkType type = engine::LinkType::finish_to_start;
    engine::LagKind lag_kind = engine::LagKind::working;
    std::int32_t lag = 0;                   // minutes, or percent
    std::int32_t lag_format = 7;
    bool cross_project = false;
    std::string cross_project_name{};
};

// The LagFormat of a lag in days, or the percentage.
constexpr std::int32_t usual_format(engine::LagKind kind)
{
    constexpr std::int32_t kFormats[] = {7, 8, 19, 20};
    return kFormats[static_cast<std::size_t>(kind)];
}

struct ExtendedField {
    std::int64_t field_id = 0;
    std::string name{};
    std::string alias{};
    std::int32_t type = 0;                  // CFType: 0 cost 1 date 2 duration 3 finish 4 flag 5 number 6 start 7 text
};

struct ExtendedValue {
    std::int64_t field_id = 0;
    std::string value{};
};

struct Task {
    std::int32_t uid = 0;
    std::int32_t id = 0;
    std::string guid{};
    std::string name{};
    std::string wbs{};
    std::string outline_number{};           // 1.2.3, whatever the WBS code says; not read
    std::string notes{};
    std::int32_t outline_level = 0;
    TaskType type = TaskType::fixed_units;
    bool is_null = false;                   // an empty row
    bool active = true;
    bool manual = false;
    bool milestone = false;
    bool summary = false;
    bool critical = false;
    bool estimated = false;
    bool effort_driven = false;
    bool recurring = false;
    bool external = false;
    bool ignore_resource_calendar = false;
    bool leveling_can_split = true;
    std::int32_t priority = 500;            // 0 to 1000
    std::int32_t calendar_uid = -1;         // -1 none
    engine::Constraint constraint = engine::Constraint::as_soon_as_possible;
    DurationFormat duration_format{};
    DurationFormat leveling_delay_format{8};
    Minute duration = 0;
    Minute manual_duration = kNoTime;
    Minute actual_duration = 0;
    Minute remaining_duration = kNoTime;
    Minute leveling_delay = 0;              // minutes as written; see leveling_delay_format
    Minute start = kNoTime;
    Minute finish = kNoTime;
    Minute manual_start = kNoTime;
    Minute manual_finish = kNoTime;
    Minute actual_start = kNoTime;
    Minute actual_finish = kNoTime;
    Minute stop = kNoTime;                  // where progress ends
    Minute resume = kNoTime;                // where the remaining work goes on
    Minute constraint_date = kNoTime;
    Minute deadline = kNoTime;
    Minute early_start = kNoTime;
    Minute early_finish = kNoTime;
    Minute late_start = kNoTime;
    Minute late_finish = kNoTime;
    Minute total_slack = 0;
    Minute free_slack = 0;
    Minute work = 0;
    Minute actual_work = 0;
    Minute remaining_work = 0;
    std::int64_t cost = 0;                  // hundredths
    std::int64_t fixed_cost = 0;
    std::int64_t actual_cost = 0;
    std::int64_t remaining_cost = 0;
    std::int32_t fixed_cost_accrual = 3;    // 1 start 2 prorated 3 end (a resource's AccrueAt counts otherwise)
    std::int32_t percent_complete = 0;      // 0 to 100
    std::int32_t percent_work_complete = 0;
    std::int32_t physical_percent_complete = 0;
    std::int32_t earned_value_method = 0;   // 0 percent complete 1 physical
    std::vector<Link> links{};              // predecessors
    std::vector<Baseline> baselines{};
    std::vector<ExtendedValue> extended{};  // also in `rest`, as are links to other projects
    std::string rest{};
};

enum class ResourceType : std::uint8_t { material = 0, work = 1, cost = 2 };

struct Resource {
    std::int32_t uid = 0;
    std::int32_t id = 0;
    std::string guid{};
    std::string name{};
    std::string initials{};
    std::string group{};
    std::string email{};
    std::string material_label{};
    std::string notes{};
    ResourceType type = ResourceType::work;
    bool is_null = false;
    bool generic = false;
    bool inactive = false;
    bool budget = false;
    std::int32_t accrue_at = 3;             // 1 start 2 end 3 prorated
    std::int32_t booking_type = 0;          // 0 committed 1 proposed; the published text says 1 and 2, Project's files 0 and 1
    std::int32_t calendar_uid = -1;
    std::int64_t max_units = 1'000'000;     // millionths: 1,000,000 is one full person
    std::int64_t standard_rate = 0;         // ten-thousandths per hour
    std::int64_t overtime_rate = 0;
    std::int64_t cost_per_use = 0;          // hundredths
    std::vector<ExtendedValue> extended{};  // also in `rest`
    std::string rest{};
};

// Work of one assignment in a period: the shape of splits, contours and progress.
struct Timephased {
    std::int32_t type = 1;                  // 1 remaining work, 2 actual work, ...
    Minute start = kNoTime;
    Minute finish = kNoTime;
    Minute work = 0;
};

struct Assignment {
    std::int32_t uid = 0;
    std::int32_t task_uid = -1;
    std::int32_t resource_uid = -1;         // any negative number: nobody
    std::int64_t units = 1'000'000;         // millionths
    std::int32_t work_contour = 0;          // 0 flat ... 8 contoured
    Minute work = 0;
    Minute actual_work = 0;
    Minute remaining_work = 0;
    Minute overtime_work = 0;
    Minute delay = 0;
    Minute leveling_delay = 0;
    Minute start = kNoTime;
    Minute finish = kNoTime;
    Minute actual_start = kNoTime;
    Minute actual_finish = kNoTime;
    Minute stop = kNoTime;
    Minute resume = kNoTime;
    std::int64_t cost = 0;                  // hundredths
    std::int64_t actual_cost = 0;
    std::int32_t rate_table = 0;            // 0 to 4: A to E
    std::vector<Timephased> timephased{};   // types 1 and 2; all types are in `rest`
    std::string rest{};
};

struct Warning {
    std::string code;                       // mspdi.bad_value {element, text, line}
    std::vector<std::string> args{};
};

struct Project {
    std::string name{};
    std::string title{};
    std::string author{};
    std::string manager{};
    std::string company{};
    std::string guid{};
    std::string currency_code{};
    std::string currency_symbol{};
    std::int32_t currency_digits = 2;
    std::int32_t save_version = 0;          // 9 2002/2003, 12 2007, 14 2010 and later
    Minute start = kNoTime;
    Minute finish = kNoTime;
    Minute status_date = kNoTime;
    Minute current_date = kNoTime;
    bool schedule_from_start = true;
    bool honor_constraints = true;
    bool new_tasks_are_manual = false;
    std::int32_t minutes_per_day = 480;
    std::int32_t minutes_per_week = 2400;
    std::int32_t days_per_month = 20;
    std::int32_t default_start_time = 480;  // minutes after midnight
    std::int32_t default_finish_time = 1020;
    std::int32_t week_start_day = 0;        // 0 Sunday
    std::int32_t critical_slack_limit = 0;  // days
    std::int32_t calendar_uid = -1;
    std::vector<ExtendedField> extended_fields{};
    std::vector<Calendar> calendars{};
    std::vector<Task> tasks{};              // in outline order; the hierarchy is the level and this order
    std::vector<Resource> resources{};
    std::vector<Assignment> assignments{};
    std::vector<Warning> warnings{};
    std::string rest{};                     // of the project itself; definitions of custom fields are in it
};

Result<Project> read(std::string_view bytes, Limits const& limits = {});

// A part of such an element that somebody has kept, back as values: its child elements as text, in any order. The text is not
// trusted, it may come from anywhere: false when it is not well-formed, and then nothing is read. Error as above for a project.
bool read_kept(std::string_view children, Calendar& calendar);
bool read_kept(std::string_view children, Task& task);
bool read_kept(std::string_view children, Resource& resource);
bool read_kept(std::string_view children, Assignment& assignment);
Result<Project> read_kept_project(std::string_view children);

} // namespace pmo::mspdi
