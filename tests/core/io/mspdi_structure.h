// The published structure of Microsoft Project XML (the 2007 schema), as a table: in each element its children in their order, with the
// form of their text. Elements of later versions stand where those versions write them. Written apart from the program's own table, so
// that both can be compared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/mspdi_xml.h"

namespace pmo::test {

// The form is a kind of text, "text N" at most N characters, "one of ..." some numbers, or "list Name" an element with children.
struct Known {
    std::string_view inside, name, form;
};

inline constexpr std::string_view kFormats = "one of 3,4,5,6,7,8,9,10,11,12,19,20,21,35,36,37,38,39,40,41,42,43,44,51,52,53";

inline constexpr Known kMspdiStructure[] = {
    {"Project", "SaveVersion", "integer"}, {"Project", "BuildNumber", "text"}, {"Project", "UID", "text 16"}, {"Project", "Name", "text 255"},
    {"Project", "GUID", "text"}, {"Project", "Title", "text 512"}, {"Project", "Subject", "text 512"}, {"Project", "Category", "text 512"},
    {"Project", "Company", "text 512"}, {"Project", "Manager", "text 512"}, {"Project", "Author", "text 512"}, {"Project", "CreationDate", "date"},
    {"Project", "Revision", "integer"}, {"Project", "LastSaved", "date"}, {"Project", "ScheduleFromStart", "flag"}, {"Project", "StartDate", "date"},
    {"Project", "FinishDate", "date"}, {"Project", "FYStartDate", "one of 1,2,3,4,5,6,7,8,9,10,11,12"}, {"Project", "CriticalSlackLimit", "integer"},
    {"Project", "CurrencyDigits", "integer"}, {"Project", "CurrencySymbol", "text 20"}, {"Project", "CurrencyCode", "text 3"},
    {"Project", "CurrencySymbolPosition", "one of 0,1,2,3"}, {"Project", "CalendarUID", "integer"}, {"Project", "DefaultStartTime", "time"},
    {"Project", "DefaultFinishTime", "time"}, {"Project", "MinutesPerDay", "integer"}, {"Project", "MinutesPerWeek", "integer"},
    {"Project", "DaysPerMonth", "integer"}, {"Project", "DefaultTaskType", "one of 0,1,2"}, {"Project", "DefaultFixedCostAccrual", "one of 1,2,3"},
    {"Project", "DefaultStandardRate", "decimal"}, {"Project", "DefaultOvertimeRate", "decimal"}, {"Project", "DurationFormat", kFormats},
    {"Project", "WorkFormat", "one of 1,2,3,4,5"}, {"Project", "EditableActualCosts", "flag"}, {"Project", "HonorConstraints", "flag"},
    {"Project", "EarnedValueMethod", "one of 0,1"}, {"Project", "InsertedProjectsLikeSummary", "flag"}, {"Project", "MultipleCriticalPaths", "flag"},
    {"Project", "NewTasksEffortDriven", "flag"}, {"Project", "NewTasksEstimated", "flag"}, {"Project", "SplitsInProgressTasks", "flag"},
    {"Project", "SpreadActualCost", "flag"}, {"Project", "SpreadPercentComplete", "flag"}, {"Project", "TaskUpdatesResource", "flag"},
    {"Project", "FiscalYearStart", "flag"}, {"Project", "WeekStartDay", "one of 0,1,2,3,4,5,6"}, {"Project", "MoveCompletedEndsBack", "flag"},
    {"Project", "MoveRemainingStartsBack", "flag"}, {"Project", "MoveRemainingStartsForward", "flag"}, {"Project", "MoveCompletedEndsForward", "flag"},
    {"Project", "BaselineForEarnedValue", "one of 0,1,2,3,4,5,6,7,8,9,10"}, {"Project", "AutoAddNewResourcesAndTasks", "flag"},
    {"Project", "StatusDate", "date"}, {"Project", "CurrentDate", "date"}, {"Project", "MicrosoftProjectServerURL", "flag"}, {"Project", "Autolink", "flag"},
    {"Project", "NewTaskStartDate", "one of 0,1"}, {"Project", "NewTasksAreManual", "flag"}, {"Project", "DefaultTaskEVMethod", "one of 0,1"}, {"Project", "ProjectExternallyEdited", "flag"},
    {"Project", "ExtendedCreationDate", "date"}, {"Project", "ActualsInSync", "flag"}, {"Project", "RemoveFileProperties", "flag"},
    {"Project", "AdminProject", "flag"},
    {"Project", "UpdateManuallyScheduledTasksWhenEditingLinks", "flag"}, {"Project", "KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled", "flag"}, {"Project", "OutlineCodes", "list OutlineCodes"}, {"Project", "WBSMasks", "list WBSMasks"},
    {"Project", "ExtendedAttributes", "list ExtendedAttributes"}, {"Project", "Calendars", "list Calendars"}, {"Project", "Tasks", "list Tasks"},
    {"Project", "Resources", "list Resources"}, {"Project", "Assignments", "list Assignments"},
    {"Calendar", "UID", "integer"}, {"Calendar", "GUID", "text"}, {"Calendar", "Name", "text 512"}, {"Calendar", "IsBaseCalendar", "flag"},
    {"Calendar", "IsBaselineCalendar", "flag"}, {"Calendar", "BaseCalendarUID", "integer"}, {"Calendar", "WeekDays", "list WeekDays"},
    {"Calendar", "Exceptions", "list Exceptions"}, {"Calendar", "WorkWeeks", "list WorkWeeks"},
    {"WeekDay", "DayType", "one of 0,1,2,3,4,5,6,7"}, {"WeekDay", "DayWorking", "flag"}, {"WeekDay", "TimePeriod", "list TimePeriod"},
    {"WeekDay", "WorkingTimes", "list WorkingTimes"},
    {"Exception", "EnteredByOccurrences", "flag"}, {"Exception", "TimePeriod", "list TimePeriod"}, {"Exception", "Occurrences", "integer"},
    {"Exception", "Name", "text 512"}, {"Exception", "Type", "one of 1,2,3,4,5,6,7,8,9"}, {"Exception", "Period", "integer"},
    {"Exception", "DaysOfWeek", "integer"}, {"Exception", "MonthItem", "one of 0,1,2,3,4,5,6,7,8,9"}, {"Exception", "MonthPosition", "one of 0,1,2,3,4"},
    {"Exception", "Month", "one of 0,1,2,3,4,5,6,7,8,9,10,11"}, {"Exception", "MonthDay", "integer"}, {"Exception", "DayWorking", "flag"},
    {"Exception", "WorkingTimes", "list WorkingTimes"},
    {"TimePeriod", "FromDate", "date"}, {"TimePeriod", "ToDate", "date"},
    {"WorkWeek", "TimePeriod", "list TimePeriod"}, {"WorkWeek", "Name", "text 512"}, {"WorkWeek", "WeekDays", "list WeekDays"},
    {"Task", "UID", "integer"}, {"Task", "GUID", "text"}, {"Task", "ID", "integer"}, {"Task", "Name", "text 512"}, {"Task", "Active", "flag"},
    {"Task", "Manual", "flag"}, {"Task", "Type", "one of 0,1,2"}, {"Task", "IsNull", "flag"}, {"Task", "CreateDate", "date"}, {"Task", "Contact", "text 512"},
    {"Task", "WBS", "text"}, {"Task", "WBSLevel", "text"}, {"Task", "OutlineNumber", "text 512"}, {"Task", "OutlineLevel", "integer"},
    {"Task", "Priority", "integer"}, {"Task", "StartText", "text"}, {"Task", "FinishText", "text"}, {"Task", "DurationText", "text"},
    {"Task", "Start", "date"}, {"Task", "Finish", "date"}, {"Task", "Duration", "duration"}, {"Task", "ManualStart", "date"},
    {"Task", "ManualFinish", "date"}, {"Task", "ManualDuration", "duration"}, {"Task", "DurationFormat", kFormats},
    {"Task", "FreeformDurationFormat", "integer"}, {"Task", "Work", "duration"}, {"Task", "Stop", "date"}, {"Task", "Resume", "date"},
    {"Task", "ResumeValid", "flag"}, {"Task", "EffortDriven", "flag"}, {"Task", "Recurring", "flag"}, {"Task", "OverAllocated", "flag"},
    {"Task", "Estimated", "flag"}, {"Task", "Milestone", "flag"}, {"Task", "Summary", "flag"}, {"Task", "DisplayAsSummary", "flag"},
    {"Task", "Critical", "flag"}, {"Task", "IsSubproject", "flag"}, {"Task", "IsSubprojectReadOnly", "flag"}, {"Task", "SubprojectName", "text 512"},
    {"Task", "ExternalTask", "flag"}, {"Task", "ExternalTaskProject", "text 512"}, {"Task", "EarlyStart", "date"}, {"Task", "EarlyFinish", "date"},
    {"Task", "LateStart", "date"}, {"Task", "LateFinish", "date"}, {"Task", "StartVariance", "integer"}, {"Task", "FinishVariance", "integer"},
    {"Task", "WorkVariance", "decimal"}, {"Task", "FreeSlack", "integer"}, {"Task", "TotalSlack", "integer"}, {"Task", "StartSlack", "integer"},
    {"Task", "FinishSlack", "integer"}, {"Task", "FixedCost", "decimal"}, {"Task", "FixedCostAccrual", "one of 1,2,3"},
    {"Task", "PercentComplete", "integer"}, {"Task", "PercentWorkComplete", "integer"}, {"Task", "Cost", "decimal"}, {"Task", "OvertimeCost", "decimal"},
    {"Task", "OvertimeWork", "duration"}, {"Task", "ActualStart", "date"}, {"Task", "ActualFinish", "date"}, {"Task", "ActualDuration", "duration"},
    {"Task", "ActualCost", "decimal"}, {"Task", "ActualOvertimeCost", "decimal"}, {"Task", "ActualWork", "duration"},
    {"Task", "ActualOvertimeWork", "duration"}, {"Task", "RegularWork", "duration"}, {"Task", "RemainingDuration", "duration"},
    {"Task", "RemainingCost", "decimal"}, {"Task", "RemainingWork", "duration"}, {"Task", "RemainingOvertimeCost", "decimal"},
    {"Task", "RemainingOvertimeWork", "duration"}, {"Task", "ACWP", "decimal"}, {"Task", "CV", "decimal"},
    {"Task", "ConstraintType", "one of 0,1,2,3,4,5,6,7"}, {"Task", "CalendarUID", "integer"}, {"Task", "ConstraintDate", "date"},
    {"Task", "Deadline", "date"}, {"Task", "LevelAssignments", "flag"}, {"Task", "LevelingCanSplit", "flag"}, {"Task", "LevelingDelay", "integer"},
    {"Task", "LevelingDelayFormat", kFormats}, {"Task", "PreLeveledStart", "date"}, {"Task", "PreLeveledFinish", "date"}, {"Task", "Hyperlink", "text 512"},
    {"Task", "HyperlinkAddress", "text 512"}, {"Task", "HyperlinkSubAddress", "text 512"}, {"Task", "IgnoreResourceCalendar", "flag"},
    {"Task", "Notes", "text"}, {"Task", "HideBar", "flag"}, {"Task", "Rollup", "flag"}, {"Task", "BCWS", "decimal"}, {"Task", "BCWP", "decimal"},
    {"Task", "PhysicalPercentComplete", "integer"}, {"Task", "EarnedValueMethod", "one of 0,1"}, {"Task", "PredecessorLink", "list PredecessorLink"},
    {"Task", "ActualWorkProtected", "duration"}, {"Task", "ActualOvertimeWorkProtected", "duration"}, {"Task", "ExtendedAttribute", "list ExtendedAttribute"},
    {"Task", "Baseline", "list Baseline"}, {"Task", "OutlineCode", "list OutlineCode"}, {"Task", "IsPublished", "flag"}, {"Task", "StatusManager", "text"},
    {"Task", "CommitmentStart", "date"}, {"Task", "CommitmentFinish", "date"}, {"Task", "CommitmentType", "one of 0,1,2"},
    {"Task", "TimephasedData", "list TimephasedData"},
    {"PredecessorLink", "PredecessorUID", "integer"}, {"PredecessorLink", "Type", "one of 0,1,2,3"}, {"PredecessorLink", "CrossProject", "flag"},
    {"PredecessorLink", "CrossProjectName", "text"}, {"PredecessorLink", "LinkLag", "integer"},
    {"PredecessorLink", "LagFormat", "one of 3,4,5,6,7,8,9,10,11,12,19,20,35,36,37,38,39,40,41,42,43,44,51,52,53"},
    {"Baseline", "TimephasedData", "list TimephasedData"}, {"Baseline", "Number", "integer"}, {"Baseline", "Interim", "flag"}, {"Baseline", "Start", "date"},
    {"Baseline", "Finish", "date"}, {"Baseline", "Duration", "duration"}, {"Baseline", "DurationFormat", kFormats}, {"Baseline", "EstimatedDuration", "flag"},
    {"Baseline", "Work", "duration"}, {"Baseline", "Cost", "decimal"}, {"Baseline", "BCWS", "decimal"}, {"Baseline", "BCWP", "decimal"},
    {"Baseline", "FixedCost", "decimal"},
    {"ExtendedAttribute", "FieldID", "text"}, {"ExtendedAttribute", "Value", "text"}, {"ExtendedAttribute", "ValueGUID", "text"},
    {"ExtendedAttribute", "DurationFormat", kFormats},
    {"Resource", "UID", "integer"}, {"Resource", "GUID", "text"}, {"Resource", "ID", "integer"}, {"Resource", "Name", "text 512"},
    {"Resource", "Type", "one of 0,1"}, {"Resource", "IsNull", "flag"}, {"Resource", "Initials", "text 512"}, {"Resource", "Phonetics", "text 512"},
    {"Resource", "NTAccount", "text 512"}, {"Resource", "MaterialLabel", "text 512"}, {"Resource", "Code", "text 512"}, {"Resource", "Group", "text 512"},
    {"Resource", "WorkGroup", "one of 0,1,2,3"}, {"Resource", "EmailAddress", "text 512"}, {"Resource", "Hyperlink", "text 512"},
    {"Resource", "HyperlinkAddress", "text 512"}, {"Resource", "HyperlinkSubAddress", "text 512"}, {"Resource", "MaxUnits", "decimal"},
    {"Resource", "PeakUnits", "decimal"}, {"Resource", "OverAllocated", "flag"}, {"Resource", "AvailableFrom", "date"}, {"Resource", "AvailableTo", "date"},
    {"Resource", "Start", "date"}, {"Resource", "Finish", "date"}, {"Resource", "CanLevel", "flag"}, {"Resource", "AccrueAt", "one of 1,2,3,4"},
    {"Resource", "Work", "duration"}, {"Resource", "RegularWork", "duration"}, {"Resource", "OvertimeWork", "duration"},
    {"Resource", "ActualWork", "duration"}, {"Resource", "RemainingWork", "duration"}, {"Resource", "ActualOvertimeWork", "duration"},
    {"Resource", "RemainingOvertimeWork", "duration"}, {"Resource", "PercentWorkComplete", "integer"}, {"Resource", "StandardRate", "decimal"},
    {"Resource", "StandardRateFormat", "one of 1,2,3,4,5,7,8"}, {"Resource", "Cost", "decimal"}, {"Resource", "OvertimeRate", "decimal"},
    {"Resource", "OvertimeRateFormat", "one of 1,2,3,4,5,7"}, {"Resource", "OvertimeCost", "decimal"}, {"Resource", "CostPerUse", "decimal"},
    {"Resource", "ActualCost", "decimal"}, {"Resource", "ActualOvertimeCost", "decimal"}, {"Resource", "RemainingCost", "decimal"},
    {"Resource", "RemainingOvertimeCost", "decimal"}, {"Resource", "WorkVariance", "decimal"}, {"Resource", "CostVariance", "decimal"},
    {"Resource", "SV", "decimal"}, {"Resource", "CV", "decimal"}, {"Resource", "ACWP", "decimal"}, {"Resource", "CalendarUID", "integer"},
    {"Resource", "Notes", "text"}, {"Resource", "BCWS", "decimal"}, {"Resource", "BCWP", "decimal"}, {"Resource", "IsGeneric", "flag"},
    {"Resource", "IsInactive", "flag"}, {"Resource", "IsEnterprise", "flag"}, {"Resource", "BookingType", "one of 0,1"},
    {"Resource", "ActualWorkProtected", "duration"}, {"Resource", "ActualOvertimeWorkProtected", "duration"}, {"Resource", "ActiveDirectoryGUID", "text 16"},
    {"Resource", "CreationDate", "date"}, {"Resource", "ExtendedAttribute", "list ExtendedAttribute"}, {"Resource", "Baseline", "list Baseline"},
    {"Resource", "OutlineCode", "list OutlineCode"}, {"Resource", "IsCostResource", "flag"}, {"Resource", "AssnOwner", "text"},
    {"Resource", "AssnOwnerGuid", "text"}, {"Resource", "IsBudget", "flag"}, {"Resource", "AvailabilityPeriods", "list AvailabilityPeriods"},
    {"Resource", "Rates", "list Rates"}, {"Resource", "TimephasedData", "list TimephasedData"},
    {"Assignment", "UID", "integer"}, {"Assignment", "GUID", "text"}, {"Assignment", "TaskUID", "integer"}, {"Assignment", "ResourceUID", "integer"},
    {"Assignment", "PercentWorkComplete", "integer"}, {"Assignment", "ActualCost", "decimal"}, {"Assignment", "ActualFinish", "date"},
    {"Assignment", "ActualOvertimeCost", "decimal"}, {"Assignment", "ActualOvertimeWork", "duration"}, {"Assignment", "ActualStart", "date"},
    {"Assignment", "ActualWork", "duration"}, {"Assignment", "ACWP", "decimal"}, {"Assignment", "Confirmed", "flag"}, {"Assignment", "Cost", "decimal"},
    {"Assignment", "CostRateTable", "one of 0,1,2,3,4"}, {"Assignment", "RateScale", "integer"}, {"Assignment", "CostVariance", "decimal"},
    {"Assignment", "CV", "decimal"}, {"Assignment", "Delay", "integer"}, {"Assignment", "Finish", "date"}, {"Assignment", "FinishVariance", "integer"},
    {"Assignment", "Hyperlink", "text 512"}, {"Assignment", "HyperlinkAddress", "text 512"}, {"Assignment", "HyperlinkSubAddress", "text 512"},
    {"Assignment", "WorkVariance", "decimal"}, {"Assignment", "HasFixedRateUnits", "flag"}, {"Assignment", "FixedMaterial", "flag"},
    {"Assignment", "LevelingDelay", "integer"}, {"Assignment", "LevelingDelayFormat", kFormats}, {"Assignment", "LinkedFields", "flag"},
    {"Assignment", "Milestone", "flag"}, {"Assignment", "Notes", "text"}, {"Assignment", "Overallocated", "flag"}, {"Assignment", "OvertimeCost", "decimal"},
    {"Assignment", "OvertimeWork", "duration"}, {"Assignment", "PeakUnits", "decimal"}, {"Assignment", "RegularWork", "duration"},
    {"Assignment", "RemainingCost", "decimal"}, {"Assignment", "RemainingOvertimeCost", "decimal"}, {"Assignment", "RemainingOvertimeWork", "duration"},
    {"Assignment", "RemainingWork", "duration"}, {"Assignment", "ResponsePending", "flag"}, {"Assignment", "Start", "date"}, {"Assignment", "Stop", "date"},
    {"Assignment", "Resume", "date"}, {"Assignment", "StartVariance", "integer"}, {"Assignment", "Summary", "flag"}, {"Assignment", "SV", "decimal"},
    {"Assignment", "Units", "decimal"}, {"Assignment", "UpdateNeeded", "flag"}, {"Assignment", "VAC", "decimal"}, {"Assignment", "Work", "duration"},
    {"Assignment", "WorkContour", "one of 0,1,2,3,4,5,6,7,8"}, {"Assignment", "BCWS", "decimal"}, {"Assignment", "BCWP", "decimal"},
    {"Assignment", "BookingType", "one of 0,1"}, {"Assignment", "ActualWorkProtected", "duration"}, {"Assignment", "ActualOvertimeWorkProtected", "duration"},
    {"Assignment", "CreationDate", "date"}, {"Assignment", "AssnOwner", "text"}, {"Assignment", "AssnOwnerGuid", "text"},
    {"Assignment", "BudgetCost", "decimal"}, {"Assignment", "BudgetWork", "duration"}, {"Assignment", "ExtendedAttribute", "list ExtendedAttribute"},
    {"Assignment", "Baseline", "list Baseline"}, {"Assignment", "TimephasedData", "list TimephasedData"},
    {"TimephasedData", "Type", "integer"}, {"TimephasedData", "UID", "integer"}, {"TimephasedData", "Start", "date"}, {"TimephasedData", "Finish", "date"},
    {"TimephasedData", "Unit", "one of 0,1,2,3,5,8"}, {"TimephasedData", "Value", "text"},
    {"WorkingTimes", "WorkingTime", "list WorkingTime"},
    {"WorkingTime", "FromTime", "time"}, {"WorkingTime", "ToTime", "time"},
    {"WeekDays", "WeekDay", "list WeekDay"},
    {"Exceptions", "Exception", "list Exception"},
    {"WorkWeeks", "WorkWeek", "list WorkWeek"},
    {"Calendars", "Calendar", "list Calendar"},
    {"Tasks", "Task", "list Task"},
    {"Resources", "Resource", "list Resource"},
    {"Assignments", "Assignment", "list Assignment"},
};

inline bool only(std::string_view text, std::string_view allowed) { return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos; }

// Whether the text of an element has its form.
inline bool has_form(std::string_view text, std::string_view form) {
    constexpr std::string_view kDigits = "0123456789";
    auto const number = text.starts_with('-') ? text.substr(1) : text;
    if (form == "flag") return text == "0" || text == "1";
    if (form == "integer") return only(number, kDigits);
    if (form == "decimal") return only(number, "0123456789.E-+");
    if (form == "date") return text.size() == 19 && text[4] == '-' && text[10] == 'T' && text[16] == ':' && only(text, "0123456789-:T");
    if (form == "time") return text.size() == 8 && text[2] == ':' && only(text, "0123456789:");
    if (form == "duration") return text.starts_with("PT") && text.find('H') != text.npos && text.find('M') != text.npos && text.ends_with('S') && text.find('D') == text.npos;
    if (form.starts_with("one of ")) return (',' + std::string(form.substr(7)) + ',').find(',' + std::string(text) + ',') != std::string::npos && only(text, kDigits);
    if (form.starts_with("text ")) return text.size() <= 4 * static_cast<std::size_t>(std::stoul(std::string(form.substr(5))));
    return form == "text";
}

// What the elements inside `name` break: "Task/Finish is out of order". Elements that nobody knows are allowed.
inline void find_faults(std::string_view name, std::string_view xml, std::vector<std::string>& faults) {
    std::size_t last = 0;
    std::string before;
    for (mspdi::Piece piece; mspdi::next_piece(xml, piece);) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < std::size(kMspdiStructure); ++i)
            if (kMspdiStructure[i].inside == name && kMspdiStructure[i].name == piece.name) at = i + 1;
        auto const what = std::string(name) + '/' + std::string(piece.name);
        if (at == 0) continue;
        auto const form = kMspdiStructure[at - 1].form;
        bool const list = form.starts_with("list ");
        if (at < last) faults.push_back(what + " stands behind " + before);
        if (at == last && !list) faults.push_back(what + " stands there twice");
        last = at;
        before = piece.name;
        // Definitions of custom fields and baselines of people and assignments are as they were read.
        bool const carried = name != "Task" && (piece.name == "ExtendedAttributes" || piece.name == "Baseline");
        if (list && !carried) find_faults(form.substr(5), piece.content, faults);
        if (!list && !has_form(piece.content, form)) faults.push_back(what + " is " + std::string(piece.content.substr(0, 40)));
    }
    if (!xml.empty()) faults.push_back(std::string(name) + " has something else: " + std::string(xml.substr(0, 40)));
}

inline std::vector<std::string> structure_faults(std::string_view file) {
    std::vector<std::string> faults;
    constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">", kTail = "</Project>\n";
    if (!file.starts_with(kHead) || !file.ends_with(kTail)) return {"no Project"};
    find_faults("Project", file.substr(kHead.size(), file.size() - kHead.size() - kTail.size()), faults);
    return faults;
}

}  // namespace pmo::test
