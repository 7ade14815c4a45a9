#include "core/io/mspdi_writer.h"

#include "core/io/mspdi_write_parts.h"

namespace pmo::mspdi {

namespace {

constexpr int kEstimated = 32; // added to a duration's format

void append_link(std::string& out, Link const& link)
{
    using engine::LagKind;
    bool const percent = link.lag_kind == LagKind::percent || link.lag_kind == LagKind::elapsed_percent;
    out += "<PredecessorLink>";
    append_element(out, "PredecessorUID", std::to_string(link.predecessor_uid));
    append_element(out, "Type", std::to_string(static_cast<int>(link.type)));
    append_element(out, "CrossProject", "0");
    append_element(out, "LinkLag", std::to_string(percent ? std::int64_t{link.lag} : std::int64_t{link.lag} * 10));
    append_element(out, "LagFormat", std::to_string(link.lag_format));
    out += "</PredecessorLink>";
}

void append_baseline(std::string& out, Baseline const& baseline)
{
    out += "<Baseline>";
    {
        Sequence fields(out, kBaselineOrder, baseline.rest);
        fields.number("Number", baseline.number);
        fields.date("Start", baseline.start);
        fields.date("Finish", baseline.finish);
        fields.duration("Duration", baseline.duration);
        fields.duration("Work", baseline.work);
        fields.number("Cost", baseline.cost);
    }
    out += "</Baseline>";
}

void write_identity(Sequence& fields, Task const& task)
{
    fields.number("UID", task.uid);
    fields.text("GUID", task.guid);
    fields.number("ID", task.id);
    fields.text("Name", task.name);
    fields.flag("Active", task.active);
    fields.flag("Manual", task.manual);
    fields.number("Type", static_cast<int>(task.type));
    fields.flag("IsNull", task.is_null);
    fields.text("WBS", task.wbs);
    fields.text("OutlineNumber", task.outline_number);
    fields.number("OutlineLevel", task.outline_level);
    fields.number("Priority", task.priority);
}

void write_dates(Sequence& fields, Task const& task)
{
    fields.date("Start", task.start);
    fields.date("Finish", task.finish);
    fields.duration("Duration", task.duration);
    fields.date("ManualStart", task.manual_start);
    fields.date("ManualFinish", task.manual_finish);
    if (task.manual_duration != kNoTime)
        fields.duration("ManualDuration", task.manual_duration);
    int const code = task.duration_format.code;
    fields.number("DurationFormat", code + (task.estimated && code < kEstimated ? kEstimated : 0));
    fields.duration("Work", task.work);
    fields.date("Stop", task.stop);
    fields.date("Resume", task.resume);
    fields.flag("EffortDriven", task.effort_driven);
    fields.flag("Recurring", task.recurring);
    fields.flag("Estimated", task.estimated);
    fields.flag("Milestone", task.milestone);
    fields.flag("Summary", task.summary);
    fields.flag("Critical", task.critical);
    fields.flag("ExternalTask", task.external);
    fields.date("EarlyStart", task.early_start);
    fields.date("EarlyFinish", task.early_finish);
    fields.date("LateStart", task.late_start);
    fields.date("LateFinish", task.late_finish);
    fields.tenths("FreeSlack", task.free_slack);
    fields.tenths("TotalSlack", task.total_slack);
}

void write_progress(Sequence& fields, Task const& task)
{
    fields.number("FixedCost", task.fixed_cost);
    fields.number("FixedCostAccrual", task.fixed_cost_accrual);
    fields.number("PercentComplete", task.percent_complete);
    fields.number("PercentWorkComplete", task.percent_work_complete);
    fields.number("Cost", task.cost);
    fields.date("ActualStart", task.actual_start);
    fields.date("ActualFinish", task.actual_finish);
    fields.duration("ActualDuration", task.actual_duration);
    fields.number("ActualCost", task.actual_cost);
    fields.duration("ActualWork", task.actual_work);
    if (task.remaining_duration != kNoTime)
        fields.duration("RemainingDuration", task.remaining_duration);
    fields.number("RemainingCost", task.remaining_cost);
    fields.duration("RemainingWork", task.remaining_work);
    fields.number("ConstraintType", static_cast<int>(task.constraint));
    fields.number("CalendarUID", task.calendar_uid);
    fields.date("ConstraintDate", task.constraint_date);
    fields.date("Deadline", task.deadline);
    fields.flag("LevelingCanSplit", task.leveling_can_split);
    fields.tenths("LevelingDelay", task.leveling_delay);
    fields.number("LevelingDelayFormat", task.leveling_delay_format.code);
    fields.flag("IgnoreResourceCalendar", task.ignore_resource_calendar);
    fields.text("Notes", task.notes);
    fields.number("PhysicalPercentComplete", task.physical_percent_complete);
    fields.number("EarnedValueMethod", task.earned_value_method);
}

void append_task(std::string& out, Task const& task)
{
    out += "<Task>";
    {
        Sequence fields(out, kTaskOrder, task.rest);
        write_identity(fields, task);
        write_dates(fields, task);
        write_progress(fields, task);
        std::string& links = fields.list("PredecessorLink");
        for (Link const& link : task.links)
            if (!link.cross_project)
                append_link(links, link);
        std::string& baselines = fields.list("Baseline");
        for (Baseline const& baseline : task.baselines)
            append_baseline(baselines, baseline);
    }
    out += "</Task>";
}

void append_resource(std::string& out, Resource const& resource)
{
    bool const material = resource.type == ResourceType::material;
    out += "<Resource>";
    {
        Sequence fields(out, kResourceOrder, resource.rest);
        fields.number("UID", resource.uid);
        fields.text("GUID", resource.guid);
        fields.number("ID", resource.id);
        fields.text("Name", resource.name);
        // 0 and 1 are all the published structure knows; a cost resource is one of those with a flag.
        fields.number("Type", resource.type == ResourceType::work ? 1 : 0);
        fields.flag("IsNull", resource.is_null);
        fields.text("Initials", resource.initials);
        if (material)
            fields.text("MaterialLabel", resource.material_label);
        fields.text("Group", resource.group);
        fields.text("EmailAddress", resource.email);
        fields.decimal("MaxUnits", resource.max_units, 6);
        fields.number("AccrueAt", resource.accrue_at);
        fields.decimal("StandardRate", resource.standard_rate, 4);
        fields.decimal("OvertimeRate", resource.overtime_rate, 4);
        fields.number("CostPerUse", resource.cost_per_use);
        fields.number("CalendarUID", resource.calendar_uid);
        fields.text("Notes", resource.notes);
        fields.flag("IsGeneric", resource.generic);
        fields.flag("IsInactive", resource.inactive);
        fields.number("BookingType", resource.booking_type);
        fields.flag("IsCostResource", resource.type == ResourceType::cost);
        fields.flag("IsBudget", resource.budget);
    }
    out += "</Resource>";
}

void append_assignment(std::string& out, Assignment const& assignment)
{
    out += "<Assignment>";
    {
        Sequence fields(out, kAssignmentOrder, assignment.rest);
        fields.number("UID", assignment.uid);
        fields.number("TaskUID", assignment.task_uid);
        fields.number("ResourceUID", assignment.resource_uid);
        fields.number("ActualCost", assignment.actual_cost);
        fields.date("ActualFinish", assignment.actual_finish);
        fields.date("ActualStart", assignment.actual_start);
        fields.duration("ActualWork", assignment.actual_work);
        fields.number("Cost", assignment.cost);
        fields.number("CostRateTable", assignment.rate_table);
        fields.tenths("Delay", assignment.delay);
        fields.date("Finish", assignment.finish);
        fields.tenths("LevelingDelay", assignment.leveling_delay);
        fields.duration("OvertimeWork", assignment.overtime_work);
        fields.duration("RemainingWork", assignment.remaining_work);
        fields.date("Start", assignment.start);
        fields.decimal("Units", assignment.units, 6);
        fields.duration("Work", assignment.work);
        fields.number("WorkContour", assignment.work_contour);
    }
    out += "</Assignment>";
}

void write_settings(Sequence& fields, Project const& project)
{
    fields.number("SaveVersion", 14);
    if (project.guid.size() <= 16)
        fields.text("UID", project.guid);
    fields.text("Name", project.name);
    if (project.guid.size() > 16)
        fields.text("GUID", project.guid);
    fields.text("Title", project.title);
    fields.text("Company", project.company);
    fields.text("Manager", project.manager);
    fields.text("Author", project.author);
    fields.flag("ScheduleFromStart", project.schedule_from_start);
    fields.date("StartDate", project.start);
    fields.date("FinishDate", project.finish);
    fields.number("CriticalSlackLimit", project.critical_slack_limit);
    fields.number("CurrencyDigits", project.currency_digits);
    fields.text("CurrencySymbol", project.currency_symbol);
    fields.text("CurrencyCode", project.currency_code);
    fields.number("CalendarUID", project.calendar_uid);
    fields.time("DefaultStartTime", project.default_start_time);
    fields.time("DefaultFinishTime", project.default_finish_time);
    fields.number("MinutesPerDay", project.minutes_per_day);
    fields.number("MinutesPerWeek", project.minutes_per_week);
    fields.number("DaysPerMonth", project.days_per_month);
    fields.flag("HonorConstraints", project.honor_constraints);
    fields.number("WeekStartDay", project.week_start_day);
    fields.date("StatusDate", project.status_date);
    fields.date("CurrentDate", project.current_date);
    fields.flag("NewTasksAreManual", project.new_tasks_are_manual);
}

template <class Record>
void append_list(std::string& out, std::string_view name, std::vector<Record> const& records, void (*append)(std::string&, Record const&))
{
    if (records.empty())
        return;
    out += '<';
    out += name;
    out += '>';
    for (Record const& record : records)
        append(out, record);
    out += "</";
    out += name;
    out += '>';
}

} // namespace

std::string write_span(Minute start, Minute finish, Minute work)
{
    std::string out;
    Sequence fields(out, kAssignmentOrder, {});
    fields.date("Finish", finish);
    fields.date("Start", start);
    fields.duration("Work", work);
    return out;
}

std::string write_baseline(Baseline const& baseline)
{
    std::string out;
    append_baseline(out, baseline);
    return out;
}

std::string write(Project const& project)
{
    constexpr std::size_t kUsualTask = 3'000; // bytes
    std::string out;
    out.reserve(20'000 + kUsualTask * project.tasks.size() + 800 * project.assignments.size());
    out += R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
           "\n"
           R"(<Project xmlns="http://schemas.microsoft.com/project">)";
    {
        Sequence fields(out, kProjectOrder, project.rest);
        write_settings(fields, project);
        append_list(fields.list("Calendars"), "Calendars", project.calendars, append_calendar);
        append_list(fields.list("Tasks"), "Tasks", project.tasks, append_task);
        append_list(fields.list("Resources"), "Resources", project.resources, append_resource);
        append_list(fields.list("Assignments"), "Assignments", project.assignments, append_assignment);
    }
    out += "</Project>\n";
    return out;
}

} // namespace pmo::mspdi
