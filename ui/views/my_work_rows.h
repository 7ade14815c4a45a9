#pragma once
// The rows of My work for ui/widgets/table.h: items under heads by time, by project or by register, and their words. What waits and why it weighs is
// core/rules/my_work.h.

#include <set>
#include <string>
#include <vector>

#include "core/rules/my_work.h"
#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

enum class WorkGrouping : std::uint8_t { time, project, kind };

// What is shown of the work, and how.
struct WorkQuery {
    WorkGrouping grouping = WorkGrouping::time;
    int bucket = -1;                             // of rules::WorkBucket; -1: all
    std::string text;
    std::set<RowKey> folded;
};

std::string work_title(Frame const& frame, rules::WorkItem const& item);
std::string doing_words(rules::WorkDoing doing);
std::string bucket_words(rules::WorkBucket bucket);
std::string cause_words(rules::WorkCause const& cause);
// The rule in numbers: "overdue by 2 days +42" for each cause, and their sum.
std::string weight_words(rules::WorkItem const& item);

class WorkRows final : public TableSource {
public:
    enum Cell : int { kTitle, kDoing, kProject, kDue, kWeight, kWhy, kColumns };

    WorkRows(Frame& frame, std::vector<rules::WorkItem> const& work, WorkQuery const& query);
    std::size_t shown() const { return m_shown; }
    rules::WorkItem const* item_at(RowKey key) const;        // nullptr: a head, or not shown

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.size()); }
    TableRow row(std::int64_t index) const override;
    TableCell cell(std::int64_t index, int column) const override;
    std::int64_t find(RowKey key) const override;

private:
    struct Row { std::int32_t item = -1, group = -1; };
    struct Head { RowKey key; std::string words; std::int32_t count = 0; };
    void lay_out(WorkQuery const& query);
    RowKey group_of(rules::WorkItem const& item, WorkGrouping grouping) const;
    std::string group_words(rules::WorkItem const& item, WorkGrouping grouping) const;
    TableCell due_cell(rules::WorkItem const& item) const;

    Frame& m_frame;
    std::vector<rules::WorkItem> const& m_work;
    std::vector<Head> m_heads;
    std::vector<Row> m_rows;
    std::set<RowKey> const& m_folded;
    std::size_t m_shown = 0;
};

RowKey work_key(rules::WorkItem const& item);        // the same message can be owed several times

}  // namespace pmo::ui
