#include "ui/views/my_work_rows.h"

#include <algorithm>

#include "core/model/text_match.h"
#include "core/registers/time_sheet.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/register_table.h"

namespace pmo::ui {

namespace {

using rules::WorkBucket;
using rules::WorkItem;
using rules::WorkReason;

constexpr std::size_t kCausesShown = 2;
constexpr std::int32_t kHeavy = 70, kMiddle = 40;        // where the bar turns red and amber

RowKey head_key(std::uint64_t which) { return {0x776f726b68656164ULL, which + 1}; }

// What weighs, heaviest first; dates that say nothing more than the column beside them are left out.
std::string why(WorkItem const& item) {
    std::string words;
    std::size_t shown = 0;
    for (auto const& cause : item.causes) {
        if (cause.reason == WorkReason::later || cause.reason == WorkReason::soon || cause.reason == WorkReason::today) continue;
        if (shown++ == kCausesShown) break;
        if (!words.empty()) words += tr("work.and");
        words += cause_words(cause);
    }
    return words;
}

// A record that has no words of its own is named by what it belongs to: its first required link.
std::string without_title(Frame const& frame, Record const& record) {
    auto const& type = record.type();
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
        auto const& field = type.fields[slot];
        auto const* id = std::get_if<Id>(&record.value(slot));
        auto const* other = id && (field.flags & FieldFlag::required) && field.id != "project" ? frame.store.live(*id) : nullptr;
        if (other) return tr("work.of_person", {register_words(type.id), shown_title(*other)});
    }
    return record_name(record);
}

}  // namespace

RowKey work_key(WorkItem const& item) {
    auto const day = static_cast<std::uint64_t>(item.due ? item.due->day + 1 : 0);
    return {item.record.high ^ (day * 0x9e3779b97f4a7c15ULL), item.record.low + static_cast<std::uint64_t>(item.doing)};
}

std::string doing_words(rules::WorkDoing doing) { return tr_key("work.doing." + std::string(rules::doing_id(doing))); }
std::string bucket_words(WorkBucket bucket) { return tr_key("work.bucket." + std::string(rules::bucket_id(bucket))); }

std::string cause_words(rules::WorkCause const& cause) {
    return fill(tr_key("work.reason." + std::string(rules::reason_id(cause.reason))), {format_integer(cause.amount)});
}

std::string weight_words(WorkItem const& item) {
    std::string words(tr("work.weight.rule"));
    for (auto const& cause : item.causes) words += '\n' + cause_words(cause) + "  " + format_signed(cause.points, 0);
    return words + '\n' + tr("work.weight.sum", {format_integer(item.weight)});
}

std::string work_title(Frame const& frame, WorkItem const& item) {
    auto const* record = frame.store.live(item.record);
    if (!record) return {};
    if (&record->type() == &registers::time_sheet::kType || record->type().id == "leave") {
        auto const* who = frame.store.live(record->get(registers::time_sheet::person));
        return tr("work.of_person", {register_words(record->type().id), who ? shown_title(*who) : std::string_view("—")});
    }
    if (shown_title(*record).empty()) return without_title(frame, *record);
    auto const number = code_of(*record), title = std::string_view(shown_title(*record));
    return number.empty() || number == title ? record_name(*record) : std::string(number) + "  " + record_name(*record);
}

WorkRows::WorkRows(Frame& frame, std::vector<WorkItem> const& work, WorkQuery const& query) : m_frame(frame), m_work(work), m_folded(query.folded) { lay_out(query); }

RowKey WorkRows::group_of(WorkItem const& item, WorkGrouping grouping) const {
    if (grouping == WorkGrouping::project) return item.project ? key_of(item.project) : head_key(100);
    auto const* record = m_frame.store.live(item.record);
    if (grouping == WorkGrouping::kind && record) return head_key(200 + m_frame.store.index_of(record->type()));
    return head_key(static_cast<std::uint64_t>(item.bucket));
}

std::string WorkRows::group_words(WorkItem const& item, WorkGrouping grouping) const {
    auto const* record = m_frame.store.live(item.record);
    if (grouping == WorkGrouping::kind && record) return register_words(record->type().id);
    if (grouping == WorkGrouping::time) return bucket_words(item.bucket);
    auto const* project = m_frame.store.live(item.project);
    return project ? std::string(code_of(*project)) + "  " + std::string(shown_title(*project)) : std::string(tr("work.office"));
}

void WorkRows::lay_out(WorkQuery const& query) {
    TextMatch const match(query.text);
    std::vector<std::vector<std::int32_t>> members;
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        auto const& item = m_work[i];
        if (query.bucket >= 0 && static_cast<int>(item.bucket) != query.bucket) continue;
        if (!match.empty() && !match.in(work_title(m_frame, item))) continue;
        auto const key = group_of(item, query.grouping);
        auto head = std::ranges::find(m_heads, key, &Head::key);
        if (head == m_heads.end()) {
            m_heads.push_back({key, group_words(item, query.grouping), 0});
            members.emplace_back();
            head = std::prev(m_heads.end());
        }
        ++head->count;
        ++m_shown;
        members[static_cast<std::size_t>(head - m_heads.begin())].push_back(static_cast<std::int32_t>(i));
    }
    for (std::size_t g = 0; g < m_heads.size(); ++g) {
        m_rows.push_back({.item = -1, .group = static_cast<std::int32_t>(g)});
        if (m_folded.contains(m_heads[g].key)) continue;
        for (auto const i : members[g]) m_rows.push_back({.item = i, .group = -1});
    }
}

WorkItem const* WorkRows::item_at(RowKey key) const {
    auto const index = find(key);
    auto const item = index < 0 ? -1 : m_rows[static_cast<std::size_t>(index)].item;
    return item < 0 ? nullptr : &m_work[static_cast<std::size_t>(item)];
}

std::int64_t WorkRows::find(RowKey key) const {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if ((m_rows[i].item < 0 ? m_heads[static_cast<std::size_t>(m_rows[i].group)].key : work_key(m_work[static_cast<std::size_t>(m_rows[i].item)])) == key) return static_cast<std::int64_t>(i);
    return -1;
}

TableRow WorkRows::row(std::int64_t index) const {
    auto const& row = m_rows[static_cast<std::size_t>(index)];
    if (row.item < 0) {
        auto const& head = m_heads[static_cast<std::size_t>(row.group)];
        return {.key = head.key, .kind = RowKind::group, .expandable = true, .expanded = !m_folded.contains(head.key), .name = {}};
    }
    return {.key = work_key(m_work[static_cast<std::size_t>(row.item)]), .depth = 1, .name = {}};
}

TableCell WorkRows::due_cell(WorkItem const& item) const {
    auto const& theme = m_frame.ui.theme();
    TableCell cell;
    if (!item.due) {
        cell.text = "—";
        cell.color = theme.text3;
        return cell;
    }
    auto const days = item.due->day - m_frame.ui.today;
    cell.text = format_date_short(item.due->day);
    cell.tip = format_date_long(item.due->day);
    cell.color = days < 0 ? theme.red_text : days == 0 ? theme.amber_text : theme.text2;
    return cell;
}

TableCell WorkRows::cell(std::int64_t index, int column) const {
    auto const& row = m_rows[static_cast<std::size_t>(index)];
    TableCell cell;
    if (row.item < 0) {
        auto const& head = m_heads[static_cast<std::size_t>(row.group)];
        if (column == kTitle) cell.text = tr("work.group", {head.words, format_integer(head.count)});
        return cell;
    }
    auto const& item = m_work[static_cast<std::size_t>(row.item)];
    auto const* record = m_frame.store.live(item.record);
    auto const& theme = m_frame.ui.theme();
    switch (column) {
        case kTitle:
            cell.text = work_title(m_frame, item);
            cell.icon = record ? register_icon(record->type().id) : Icon::none;
            break;
        case kDoing:
            cell.kind = CellKind::badge;
            cell.text = doing_words(item.doing);
            cell.tone = item.bucket == WorkBucket::decide ? Tone::blue : Tone::neutral;
            if (record) cell.tip = register_words(record->type().id);
            break;
        case kProject:
            if (auto const* project = m_frame.store.live(item.project)) {
                cell.text = std::string(code_of(*project));
                cell.tip = std::string(shown_title(*project));
            }
            cell.color = theme.text2;
            break;
        case kDue: return due_cell(item);
        case kWeight:
            cell.kind = CellKind::progress;
            cell.number = std::min(1000, item.weight * 10);
            cell.text = format_integer(item.weight);
            cell.color = item.weight >= kHeavy ? theme.red : item.weight >= kMiddle ? theme.amber : theme.b1;
            cell.tip = weight_words(item);
            break;
        default:
            cell.text = why(item);
            cell.color = theme.text2;
            cell.tip = weight_words(item);
    }
    return cell;
}

}  // namespace pmo::ui
