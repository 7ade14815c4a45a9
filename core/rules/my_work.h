#pragma once
// What waits for a person, over all registers: whatever is open and owned by them, the tasks of the plans that run or are late, meetings, messages
// of the communication plan, and what only they can approve. Sorted by when it is due and weighed by what it holds up, with the reasons. It finds
// and weighs; finishing is core/actions/finish_work.h.
//
// Registers are asked by their schema (owner, due and status fields), so a new register appears here by itself. Records that stand for long (a
// risk, a stakeholder, a contract) count only when their date of review or end is near.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

enum class WorkBucket : std::uint8_t { overdue, today, week, later, decide };     // week: the next seven days; decide: others wait for my answer
inline constexpr std::size_t kWorkBuckets = 5;
std::string_view bucket_id(WorkBucket bucket);

// What is to be done; key of the words "work.doing.<id>".
enum class WorkDoing : std::uint8_t { handle, start, carry_on, approve, decide, answer, review, prepare, check, deliver, send, chair, attend, close_meeting, write_minutes };
std::string_view doing_id(WorkDoing doing);

// Why it weighs what it weighs; key of the words "work.reason.<id>" with {0} the amount.
enum class WorkReason : std::uint8_t { overdue, today, soon, later, undated, waiting, urgent, high, score, critical, behind, red_project, batch };
std::string_view reason_id(WorkReason reason);

struct WorkCause {
    WorkReason reason = WorkReason::later;
    std::int32_t amount = 0;                     // days, a score, a number of records
    std::int32_t points = 0;
    bool operator==(WorkCause const&) const = default;
};

struct WorkItem {
    Id record;
    Id project;                                  // kNoId: the office's own
    std::optional<Date> due;
    WorkBucket bucket = WorkBucket::later;
    WorkDoing doing = WorkDoing::handle;
    std::int32_t weight = 0;                     // the sum of the causes' points
    std::vector<WorkCause> causes;
    bool operator==(WorkItem const&) const = default;
};

inline constexpr std::int32_t kWorkWeek = 7;             // days that "week" looks ahead, and tasks and meetings with it
inline constexpr std::int32_t kStandingAhead = 14;       // days before its date from which a standing record counts

// Everything that waits for `person`, by bucket, then the heaviest first, then by date. Nobody (kNoId): nothing.
std::vector<WorkItem> my_work(Facts const& facts, Id person);

// What cannot wait: overdue, due today, and decisions.
std::int32_t pressing(std::vector<WorkItem> const& work);
std::array<std::int32_t, kWorkBuckets> count_by_bucket(std::vector<WorkItem> const& work);

}  // namespace pmo::rules
