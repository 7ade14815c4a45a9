// The elements of Microsoft Project XML in the order in which a file must have them, and what becomes of each on the way through
// the workbench. The published structure (mspdi_pj12.xsd, 2007) is a sequence everywhere: elements may be left out, never moved.
// Elements of later versions stand where those versions write them. Not here: calendars' insides and links, which are written in
// full by one function each. Kept to core/io.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pmo::mspdi {

enum class Keep : std::uint8_t {
    held,     // has a value in the plain structs that the workbench itself keeps
    computed, // follows from the others, here and in Project
    kept,     // carried as it is
};

struct Element {
    std::string_view name;
    Keep keep;
    std::string_view usual = {}; // what its absence means; not worth carrying
};

inline constexpr Element kProjectOrder[] = {
    {"SaveVersion", Keep::computed}, {"BuildNumber", Keep::computed}, {"UID", Keep::held}, {"Name", Keep::held}, {"GUID", Keep::held},
    {"Title", Keep::held}, {"Subject", Keep::kept}, {"Category", Keep::kept}, {"Company", Keep::kept}, {"Manager", Keep::kept},
    {"Author", Keep::kept}, {"CreationDate", Keep::kept}, {"Revision", Keep::kept}, {"LastSaved", Keep::computed}, {"ScheduleFromStart", Keep::held},
    {"StartDate", Keep::held}, {"FinishDate", Keep::held}, {"FYStartDate", Keep::kept}, {"CriticalSlackLimit", Keep::held},
    {"CurrencyDigits", Keep::computed}, {"CurrencySymbol", Keep::kept}, {"CurrencyCode", Keep::held}, {"CurrencySymbolPosition", Keep::kept},
    {"CalendarUID", Keep::held}, {"DefaultStartTime", Keep::held}, {"DefaultFinishTime", Keep::held}, {"MinutesPerDay", Keep::held},
    {"MinutesPerWeek", Keep::held}, {"DaysPerMonth", Keep::held}, {"DefaultTaskType", Keep::kept}, {"DefaultFixedCostAccrual", Keep::kept},
    {"DefaultStandardRate", Keep::kept}, {"DefaultOvertimeRate", Keep::kept}, {"DurationFormat", Keep::kept}, {"WorkFormat", Keep::kept},
    {"EditableActualCosts", Keep::kept}, {"HonorConstraints", Keep::kept, "1"}, {"EarnedValueMethod", Keep::kept},
    {"InsertedProjectsLikeSummary", Keep::kept}, {"MultipleCriticalPaths", Keep::kept}, {"NewTasksEffortDriven", Keep::kept},
    {"NewTasksEstimated", Keep::kept}, {"SplitsInProgressTasks", Keep::kept}, {"SpreadActualCost", Keep::kept},
    {"SpreadPercentComplete", Keep::kept}, {"TaskUpdatesResource", Keep::kept}, {"FiscalYearStart", Keep::kept}, {"WeekStartDay", Keep::kept, "0"},
    {"MoveCompletedEndsBack", Keep::kept}, {"MoveRemainingStartsBack", Keep::kept}, {"MoveRemainingStartsForward", Keep::kept},
    {"MoveCompletedEndsForward", Keep::kept}, {"BaselineForEarnedValue", Keep::kept}, {"AutoAddNewResourcesAndTasks", Keep::kept},
    {"StatusDate", Keep::held}, {"CurrentDate", Keep::computed}, {"MicrosoftProjectServerURL", Keep::kept}, {"Autolink", Keep::kept},
    {"NewTaskStartDate", Keep::kept}, {"NewTasksAreManual", Keep::held}, {"DefaultTaskEVMethod", Keep::kept},
    {"ProjectExternallyEdited", Keep::kept}, {"ExtendedCreationDate", Keep::kept}, {"ActualsInSync", Keep::kept},
    {"RemoveFileProperties", Keep::kept}, {"AdminProject", Keep::kept}, {"UpdateManuallyScheduledTasksWhenEditingLinks", Keep::kept},
    {"KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled", Keep::kept}, {"Views", Keep::kept}, {"Filters", Keep::kept}, {"Groups", Keep::kept},
    {"Tables", Keep::kept}, {"Maps", Keep::kept}, {"Reports", Keep::kept}, {"Drawings", Keep::kept}, {"DataLinks", Keep::kept},
    {"VBAProjects", Keep::kept}, {"OutlineCodes", Keep::kept}, {"WBSMasks", Keep::kept}, {"ExtendedAttributes", Keep::kept},
    {"Calendars", Keep::held}, {"Tasks", Keep::held}, {"Resources", Keep::held}, {"Assignments", Keep::held},
};

inline constexpr Element kCalendarOrder[] = {
    {"UID", Keep::held}, {"GUID", Keep::kept}, {"Name", Keep::held}, {"IsBaseCalendar", Keep::held}, {"IsBaselineCalendar", Keep::kept, "0"},
    {"BaseCalendarUID", Keep::held}, {"WeekDays", Keep::held}, {"Exceptions", Keep::held}, {"WorkWeeks", Keep::held},
};

inline constexpr Element kTaskOrder[] = {
    {"UID", Keep::held}, {"GUID", Keep::kept}, {"ID", Keep::computed}, {"Name", Keep::held}, {"Active", Keep::held}, {"Manual", Keep::held},
    {"Type", Keep::held}, {"IsNull", Keep::computed}, {"CreateDate", Keep::kept}, {"Contact", Keep::kept}, {"WBS", Keep::held},
    {"WBSLevel", Keep::computed}, {"OutlineNumber", Keep::computed}, {"OutlineLevel", Keep::held}, {"Priority", Keep::held},
    {"StartText", Keep::kept}, {"FinishText", Keep::kept}, {"DurationText", Keep::kept}, {"Start", Keep::held}, {"Finish", Keep::held},
    {"Duration", Keep::held}, {"ManualStart", Keep::held}, {"ManualFinish", Keep::held}, {"ManualDuration", Keep::held},
    {"DurationFormat", Keep::kept, "7"}, {"FreeformDurationFormat", Keep::kept, "7"}, {"Work", Keep::held}, {"Stop", Keep::held},
    {"Resume", Keep::held}, {"ResumeValid", Keep::computed}, {"EffortDriven", Keep::held}, {"Recurring", Keep::kept, "0"},
    {"OverAllocated", Keep::computed}, {"Estimated", Keep::held}, {"Milestone", Keep::held}, {"Summary", Keep::computed},
    {"DisplayAsSummary", Keep::kept, "0"}, {"Critical", Keep::computed}, {"IsSubproject", Keep::kept, "0"},
    {"IsSubprojectReadOnly", Keep::kept, "0"}, {"SubprojectName", Keep::kept}, {"ExternalTask", Keep::kept, "0"},
    {"ExternalTaskProject", Keep::kept}, {"EarlyStart", Keep::computed}, {"EarlyFinish", Keep::computed}, {"LateStart", Keep::computed},
    {"LateFinish", Keep::computed}, {"StartVariance", Keep::computed}, {"FinishVariance", Keep::computed}, {"WorkVariance", Keep::computed},
    {"FreeSlack", Keep::computed}, {"TotalSlack", Keep::computed}, {"StartSlack", Keep::computed}, {"FinishSlack", Keep::computed},
    {"FixedCost", Keep::held}, {"FixedCostAccrual", Keep::kept, "3"}, {"PercentComplete", Keep::held}, {"PercentWorkComplete", Keep::held},
    {"Cost", Keep::held}, {"OvertimeCost", Keep::computed}, {"OvertimeWork", Keep::computed}, {"ActualStart", Keep::held},
    {"ActualFinish", Keep::held}, {"ActualDuration", Keep::computed}, {"ActualCost", Keep::held}, {"ActualOvertimeCost", Keep::computed},
    {"ActualWork", Keep::held}, {"ActualOvertimeWork", Keep::computed}, {"RegularWork", Keep::computed}, {"RemainingDuration", Keep::held},
    {"RemainingCost", Keep::computed}, {"RemainingWork", Keep::held}, {"RemainingOvertimeCost", Keep::computed},
    {"RemainingOvertimeWork", Keep::computed}, {"ACWP", Keep::computed}, {"CV", Keep::computed}, {"ConstraintType", Keep::held},
    {"CalendarUID", Keep::held}, {"ConstraintDate", Keep::held}, {"Deadline", Keep::held}, {"LevelAssignments", Keep::kept, "1"},
    {"LevelingCanSplit", Keep::kept, "1"}, {"LevelingDelay", Keep::held}, {"LevelingDelayFormat", Keep::kept, "8"},
    {"PreLeveledStart", Keep::computed}, {"PreLeveledFinish", Keep::computed}, {"Hyperlink", Keep::kept}, {"HyperlinkAddress", Keep::kept},
    {"HyperlinkSubAddress", Keep::kept}, {"IgnoreResourceCalendar", Keep::held}, {"Notes", Keep::held}, {"HideBar", Keep::kept, "0"},
    {"Rollup", Keep::kept, "0"}, {"BCWS", Keep::computed}, {"BCWP", Keep::computed}, {"PhysicalPercentComplete", Keep::held},
    {"EarnedValueMethod", Keep::held}, {"PredecessorLink", Keep::held}, {"ActualWorkProtected", Keep::computed},
    {"ActualOvertimeWorkProtected", Keep::computed}, {"ExtendedAttribute", Keep::kept}, {"Baseline", Keep::held}, {"OutlineCode", Keep::kept},
    {"IsPublished", Keep::kept, "1"}, {"StatusManager", Keep::kept}, {"CommitmentStart", Keep::kept}, {"CommitmentFinish", Keep::kept},
    {"CommitmentType", Keep::kept, "0"}, {"TimephasedData", Keep::kept},
};

inline constexpr Element kResourceOrder[] = {
    {"UID", Keep::held}, {"GUID", Keep::kept}, {"ID", Keep::computed}, {"Name", Keep::held}, {"Type", Keep::held}, {"IsNull", Keep::computed},
    {"Initials", Keep::kept}, {"Phonetics", Keep::kept}, {"NTAccount", Keep::kept}, {"MaterialLabel", Keep::kept}, {"Code", Keep::kept},
    {"Group", Keep::kept}, {"WorkGroup", Keep::kept, "0"}, {"EmailAddress", Keep::kept}, {"Hyperlink", Keep::kept}, {"HyperlinkAddress", Keep::kept},
    {"HyperlinkSubAddress", Keep::kept}, {"MaxUnits", Keep::kept, "1"}, {"PeakUnits", Keep::computed}, {"OverAllocated", Keep::computed},
    {"AvailableFrom", Keep::kept}, {"AvailableTo", Keep::kept}, {"Start", Keep::computed}, {"Finish", Keep::computed}, {"CanLevel", Keep::kept, "1"},
    {"AccrueAt", Keep::kept, "3"}, {"Work", Keep::computed}, {"RegularWork", Keep::computed}, {"OvertimeWork", Keep::computed},
    {"ActualWork", Keep::computed}, {"RemainingWork", Keep::computed}, {"ActualOvertimeWork", Keep::computed},
    {"RemainingOvertimeWork", Keep::computed}, {"PercentWorkComplete", Keep::computed}, {"StandardRate", Keep::kept, "0"},
    {"StandardRateFormat", Keep::kept, "2"}, {"Cost", Keep::computed}, {"OvertimeRate", Keep::kept, "0"}, {"OvertimeRateFormat", Keep::kept, "2"},
    {"OvertimeCost", Keep::computed}, {"CostPerUse", Keep::kept, "0"}, {"ActualCost", Keep::computed}, {"ActualOvertimeCost", Keep::computed},
    {"RemainingCost", Keep::computed}, {"RemainingOvertimeCost", Keep::computed}, {"WorkVariance", Keep::computed}, {"CostVariance", Keep::computed},
    {"SV", Keep::computed}, {"CV", Keep::computed}, {"ACWP", Keep::computed}, {"CalendarUID", Keep::held}, {"Notes", Keep::held},
    {"BCWS", Keep::computed}, {"BCWP", Keep::computed}, {"IsGeneric", Keep::kept, "0"}, {"IsInactive", Keep::held},
    {"IsEnterprise", Keep::kept, "0"}, {"BookingType", Keep::kept, "0"}, {"ActualWorkProtected", Keep::computed},
    {"ActualOvertimeWorkProtected", Keep::computed}, {"ActiveDirectoryGUID", Keep::kept}, {"CreationDate", Keep::kept},
    {"ExtendedAttribute", Keep::kept}, {"Baseline", Keep::kept}, {"OutlineCode", Keep::kept}, {"IsCostResource", Keep::held},
    {"AssnOwner", Keep::kept}, {"AssnOwnerGuid", Keep::kept}, {"IsBudget", Keep::kept, "0"}, {"AvailabilityPeriods", Keep::kept},
    {"Rates", Keep::kept}, {"TimephasedData", Keep::kept},
};

inline constexpr Element kAssignmentOrder[] = {
    {"UID", Keep::held}, {"GUID", Keep::kept}, {"TaskUID", Keep::held}, {"ResourceUID", Keep::held}, {"PercentWorkComplete", Keep::computed},
    {"ActualCost", Keep::held}, {"ActualFinish", Keep::held}, {"ActualOvertimeCost", Keep::computed}, {"ActualOvertimeWork", Keep::computed},
    {"ActualStart", Keep::held}, {"ActualWork", Keep::held}, {"ACWP", Keep::computed}, {"Confirmed", Keep::kept, "0"}, {"Cost", Keep::held},
    {"CostRateTable", Keep::held}, {"RateScale", Keep::kept, "0"}, {"CostVariance", Keep::computed}, {"CV", Keep::computed}, {"Delay", Keep::held},
    {"Finish", Keep::computed}, {"FinishVariance", Keep::computed}, {"Hyperlink", Keep::kept}, {"HyperlinkAddress", Keep::kept},
    {"HyperlinkSubAddress", Keep::kept}, {"WorkVariance", Keep::computed}, {"HasFixedRateUnits", Keep::kept, "1"},
    {"FixedMaterial", Keep::kept, "0"}, {"LevelingDelay", Keep::held}, {"LevelingDelayFormat", Keep::kept, "7"}, {"LinkedFields", Keep::kept, "0"},
    {"Milestone", Keep::computed}, {"Notes", Keep::kept}, {"Overallocated", Keep::computed}, {"OvertimeCost", Keep::computed},
    {"OvertimeWork", Keep::held}, {"PeakUnits", Keep::computed}, {"RegularWork", Keep::computed}, {"RemainingCost", Keep::computed},
    {"RemainingOvertimeCost", Keep::computed}, {"RemainingOvertimeWork", Keep::computed}, {"RemainingWork", Keep::held},
    {"ResponsePending", Keep::kept, "0"}, {"Start", Keep::computed}, {"Stop", Keep::computed}, {"Resume", Keep::computed},
    {"StartVariance", Keep::computed}, {"Summary", Keep::computed}, {"SV", Keep::computed}, {"Units", Keep::kept, "1"},
    {"UpdateNeeded", Keep::kept, "0"}, {"VAC", Keep::computed}, {"Work", Keep::held}, {"WorkContour", Keep::held}, {"BCWS", Keep::computed},
    {"BCWP", Keep::computed}, {"BookingType", Keep::kept, "0"}, {"ActualWorkProtected", Keep::computed},
    {"ActualOvertimeWorkProtected", Keep::computed}, {"CreationDate", Keep::kept}, {"AssnOwner", Keep::kept}, {"AssnOwnerGuid", Keep::kept},
    {"BudgetCost", Keep::kept, "0"}, {"BudgetWork", Keep::kept, "PT0H0M0S"}, {"ExtendedAttribute", Keep::kept}, {"Baseline", Keep::kept},
    {"TimephasedData", Keep::kept},
};

inline constexpr Element kBaselineOrder[] = {
    {"TimephasedData", Keep::kept}, {"Number", Keep::held}, {"Interim", Keep::kept, "0"}, {"Start", Keep::held}, {"Finish", Keep::held},
    {"Duration", Keep::held}, {"DurationFormat", Keep::kept, "7"}, {"EstimatedDuration", Keep::kept, "0"}, {"Work", Keep::held},
    {"Cost", Keep::held}, {"BCWS", Keep::kept, "0"}, {"BCWP", Keep::kept, "0"}, {"FixedCost", Keep::kept, "0"},
};

// Where an element stands; behind all others when it is unknown. Elements mostly come in order: `hint` is where to look first.
constexpr std::size_t rank_of(std::span<Element const> order, std::string_view name, std::size_t hint = 0)
{
    for (std::size_t i = hint; i < order.size(); ++i)
        if (order[i].name == name)
            return i;
    for (std::size_t i = 0; i < hint && i < order.size(); ++i)
        if (order[i].name == name)
            return i;
    return order.size();
}

} // namespace pmo::mspdi
