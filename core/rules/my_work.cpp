#include "core/rules/my_work.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/project/communication_calendar.h"
#include "core/registers/assignment.h"
#include "core/registers/communication_item.h"
#include "core/registers/leave.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"

namespace pmo::rules {

namespace {

namespace reg = registers;
namespace mtg = registers::meeting;

// How a register's open records wait for their owner. Registers that are not named here: handle, whenever due.
enum class Waits : std::uint8_t { always, near_date, elsewhere };
struct Way {
    std::string_view type;
    WorkDoing doing = WorkDoing::handle;
    Waits waits = Waits::always;
    bool decision = false;                       // others wait for the answer
};
constexpr Way kWays[] = {
    {"approval", WorkDoing::approve, Waits::always, true}, {"decision", WorkDoing::decide, Waits::always, true}, {"escalation", WorkDoing::answer, Waits::always, true},
    {"feedback", WorkDoing::answer}, {"coaching_request", WorkDoing::answer}, {"hand_over", WorkDoing::deliver}, {"gate", WorkDoing::prepare, Waits::near_date}, {"gate_criterion", WorkDoing::check, Waits::near_date},
    {"compliance_check", WorkDoing::check, Waits::near_date}, {"quality_plan_item", WorkDoing::check, Waits::near_date}, {"review", WorkDoing::prepare, Waits::near_date}, {"training", WorkDoing::prepare, Waits::near_date},
    {"risk", WorkDoing::review, Waits::near_date}, {"supply_risk", WorkDoing::review, Waits::near_date}, {"stakeholder", WorkDoing::review, Waits::near_date}, {"supplier", WorkDoing::review, Waits::near_date},
    {"contract", WorkDoing::review, Waits::near_date}, {"quality_standard", WorkDoing::review, Waits::near_date}, {"template", WorkDoing::review, Waits::near_date}, {"kpi", WorkDoing::check, Waits::near_date},
    {"goal", WorkDoing::check, Waits::near_date}, {"objective", WorkDoing::check, Waits::near_date}, {"benefit", WorkDoing::check, Waits::near_date}, {"requirement", WorkDoing::handle, Waits::near_date},
    {"deliverable", WorkDoing::deliver, Waits::near_date}, {"contract_milestone", WorkDoing::check, Waits::near_date}, {"payment", WorkDoing::handle, Waits::near_date}, {"phase", WorkDoing::check, Waits::near_date},
    {"roadmap_item", WorkDoing::check, Waits::near_date}, {"sprint", WorkDoing::check, Waits::near_date}, {"improvement", WorkDoing::handle, Waits::near_date}, {"scenario", WorkDoing::prepare, Waits::near_date},
    {"skill_need", WorkDoing::handle, Waits::near_date}, {"document", WorkDoing::handle, Waits::near_date}, {"project_dependency", WorkDoing::deliver, Waits::near_date},
    {"project", WorkDoing::handle, Waits::elsewhere}, {"programme", WorkDoing::handle, Waits::elsewhere}, {"method", WorkDoing::handle, Waits::elsewhere}, {"task", WorkDoing::handle, Waits::elsewhere},
    {"meeting", WorkDoing::handle, Waits::elsewhere}, {"communication_item", WorkDoing::send, Waits::elsewhere}, {"communication_event", WorkDoing::send, Waits::elsewhere},
    {"time_sheet", WorkDoing::handle, Waits::elsewhere}, {"leave", WorkDoing::handle, Waits::elsewhere}, {"lesson", WorkDoing::handle, Waits::elsewhere}, {"training_session", WorkDoing::handle, Waits::elsewhere},
};

Way way_of(TypeDef const& type) {
    for (auto const& way : kWays)
        if (way.type == type.id) return way;
    return {.type = type.id};
}

template <class T> std::optional<T> value_at(Record const& record, std::uint8_t slot) {
    auto const* value = slot == kNoSlot ? nullptr : std::get_if<T>(&record.value(slot));
    return value ? std::optional<T>(*value) : std::nullopt;
}

class Collector {
public:
    Collector(Facts const& facts, Id person) : m_facts(facts), m_person(person) {}

    std::vector<WorkItem> collect() {
        for (auto const* type : all_registers()) collect_owned(*type);
        collect_tasks();
        collect_communications();
        collect_meetings();
        collect_requests();
        for (auto& item : m_items) weigh(item);
        sort_stably(m_items, [](WorkItem const& a, WorkItem const& b) {
            if (a.bucket != b.bucket) return a.bucket < b.bucket;
            if (a.weight != b.weight) return a.weight > b.weight;
            return a.due.value_or(Date{INT32_MAX}) < b.due.value_or(Date{INT32_MAX});
        });
        return std::move(m_items);
    }

private:
    Store const& store() const { return m_facts.store; }
    std::int32_t days_until(Date day) const { return day.day - m_facts.today.day; }

    // Records of projects that are over wait for nobody.
    bool project_runs(Id project) const {
        auto const* record = store().live(project);
        return !project || (record && reg::is_open(*record));
    }

    // Its own, else that of the record it belongs to: a response has its risk's, a criterion its gate's.
    Id project_of(Record const& record) const {
        auto const& type = record.type();
        if (auto const slot = slot_of(type, "project"); slot != kNoSlot) return value_at<Id>(record, slot).value_or(kNoId);
        for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
            if (type.fields[slot].kind != Kind::link || !(type.fields[slot].flags & FieldFlag::required)) continue;
            auto const* parent = store().live(value_at<Id>(record, slot).value_or(kNoId));
            if (parent) return value_at<Id>(*parent, slot_of(parent->type(), "project")).value_or(kNoId);
        }
        return kNoId;
    }

    void add(Record const& record, std::optional<Date> due, WorkDoing doing, bool decision = false, std::vector<WorkCause> causes = {}) {
        auto const project = project_of(record);
        if (!project_runs(project)) return;
        WorkItem item{.record = record.id(), .project = project, .due = due, .bucket = WorkBucket::later, .doing = doing, .weight = 0, .causes = std::move(causes)};
        if (decision) item.bucket = WorkBucket::decide;
        else if (due) item.bucket = days_until(*due) < 0 ? WorkBucket::overdue : days_until(*due) == 0 ? WorkBucket::today : days_until(*due) <= kWorkWeek ? WorkBucket::week : WorkBucket::later;
        m_items.push_back(std::move(item));
    }

    void collect_owned(TypeDef const& type) {
        auto const owner = slot_with(type, FieldFlag::owner), status = slot_with(type, FieldFlag::status);
        auto const way = way_of(type);
        if (owner == kNoSlot || status == kNoSlot || way.waits == Waits::elsewhere) return;
        auto const due_slot = slot_with(type, FieldFlag::due);
        for (auto const* record : store().referrers(type, owner, m_person)) {
            if (!reg::is_open(*record)) continue;
            auto const due = value_at<Date>(*record, due_slot);
            if (way.waits == Waits::near_date && (!due || days_until(*due) > kStandingAhead)) continue;
            std::vector<WorkCause> causes;
            if (way.decision) causes.push_back(waiting_since(*record));
            add(*record, due, way.doing, way.decision, std::move(causes));
        }
    }

    // The longer others have waited, the heavier: two points a day up to twenty, twenty for the waiting itself.
    WorkCause waiting_since(Record const& record) const {
        for (auto const* field : {"asked_on", "on", "raised_on"})
            if (auto const since = value_at<Date>(record, slot_of(record.type(), field))) {
                auto const days = std::max(0, -days_until(*since));
                return {WorkReason::waiting, days, 20 + std::min(20, 2 * days)};
            }
        return {WorkReason::waiting, 0, 20};
    }

    void collect_tasks() {
        std::set<Id> tasks;
        for (auto const* task : store().referrers(reg::task::kType, reg::task::owner, m_person)) tasks.insert(task->id());
        for (auto const* assignment : store().referrers(reg::assignment::kType, reg::assignment::person, m_person)) tasks.insert(assignment->get(reg::assignment::task));
        for (auto const id : tasks)
            if (auto const* task = store().live(id); task && task->has(reg::task::project) && project_runs(task->get(reg::task::project))) add_task(*task);
    }

    void add_task(Record const& task) {
        auto const& plan = m_facts.derived.plan(task.get(reg::task::project));
        auto const at = plan.row_of(task.id());
        if (at < 0) return;
        auto const& row = plan.rows[static_cast<std::size_t>(at)];
        auto const& placed = plan.schedule.placed[static_cast<std::size_t>(at)];
        if (row.summary || row.inactive || row.percent >= 100) return;
        Date const start{engine::day_of(placed.start)}, finish{engine::day_of(placed.finish)};
        if (days_until(start) > kWorkWeek && days_until(finish) > 0) return;
        std::vector<WorkCause> causes;
        if (placed.critical) causes.push_back({WorkReason::critical, 0, 25});
        if (row.baseline_finish != kNoTime)
            if (auto const behind = finish.day - engine::day_of(row.baseline_finish); behind > 0) causes.push_back({WorkReason::behind, behind, std::min(15, behind)});
        add(task, finish, row.percent == 0 ? WorkDoing::start : WorkDoing::carry_on, false, std::move(causes));
    }

    // What the communication plan makes due until the end of the week, and what was missed in the last month and can still be sent.
    void collect_communications() {
        constexpr std::int32_t kBack = 30;
        namespace item_ = reg::communication_item;
        for (auto const* item : store().referrers(item_::kType, item_::owner, m_person))
            for (auto const& one : occurrences(store(), m_facts.derived, *item, {m_facts.today.day - kBack}, {m_facts.today.day + kWorkWeek}, m_facts.today)) {
                if (one.state == OccurrenceState::sent || one.state == OccurrenceState::cancelled || one.recorded_missed) continue;
                auto const* event = one.event ? store().live(one.event) : nullptr;
                add(event ? *event : *item, one.due, WorkDoing::send);
            }
    }

    void collect_meetings() {
        std::set<Id> seen;
        for (auto const* meeting : store().referrers(mtg::kType, mtg::chair, m_person)) add_meeting(*meeting, true, seen);
        for (auto const* meeting : store().referrers(mtg::kType, mtg::recorder, m_person)) add_minutes(*meeting, seen);
        for (auto const* attendee : store().referrers(reg::meeting_attendee::kType, reg::meeting_attendee::person, m_person))
            if (auto const* meeting = reg::linked(*attendee, store(), reg::meeting_attendee::meeting); meeting && !reg::is(*attendee, reg::meeting_attendee::attendance, "excused")) add_meeting(*meeting, false, seen);
    }

    void add_meeting(Record const& meeting, bool chairs, std::set<Id>& seen) {
        if (!meeting.has(mtg::at)) return;
        auto const day = date_of(meeting.get(mtg::at));
        if (!reg::is_open(meeting)) {
            if (chairs && !meeting.has(mtg::recorder)) add_minutes(meeting, seen);
            return;
        }
        if (days_until(day) > kWorkWeek || (days_until(day) < 0 && !chairs) || !seen.insert(meeting.id()).second) return;
        add(meeting, day, days_until(day) < 0 ? WorkDoing::close_meeting : chairs ? WorkDoing::chair : WorkDoing::attend);
    }

    void add_minutes(Record const& meeting, std::set<Id>& seen) {
        constexpr std::int32_t kMinutesWithin = 2;       // days
        if (!reg::is(meeting, mtg::status, "held") || meeting.has(mtg::minutes) || !meeting.has(mtg::at) || !seen.insert(meeting.id()).second) return;
        add(meeting, Date{date_of(meeting.get(mtg::at)).day + kMinutesWithin}, WorkDoing::write_minutes);
    }

    // Leave and hours that others have handed in for approval; hours as one item for each person.
    void collect_requests() {
        for (auto const* leave : store().referrers(reg::leave::kType, reg::leave::approver, m_person))
            if (reg::is(*leave, reg::leave::status, "requested")) add(*leave, leave->get(reg::leave::from), WorkDoing::approve, true, {{WorkReason::waiting, 0, 20}});
        struct Batch { Record const* first = nullptr; std::int32_t count = 0; };
        std::map<Id, Batch> batches;
        for (auto const* sheet : store().referrers(reg::time_sheet::kType, reg::time_sheet::approver, m_person)) {
            if (!reg::is(*sheet, reg::time_sheet::status, "submitted")) continue;
            auto& batch = batches[sheet->get(reg::time_sheet::person)];
            if (!batch.first || sheet->get(reg::time_sheet::date) < batch.first->get(reg::time_sheet::date)) batch.first = sheet;
            ++batch.count;
        }
        for (auto const& [person, batch] : batches) add(*batch.first, std::nullopt, WorkDoing::approve, true, {{WorkReason::waiting, -days_until(batch.first->get(reg::time_sheet::date)), 20}, {WorkReason::batch, batch.count, 0}});
    }

    void weigh(WorkItem& item) const {
        auto const* record = store().live(item.record);
        auto& causes = item.causes;
        if (!item.due) causes.push_back({WorkReason::undated, 0, 0});
        else if (auto const days = days_until(*item.due); days < 0) causes.push_back({WorkReason::overdue, -days, 40 + std::min(30, -days)});
        else if (days == 0) causes.push_back({WorkReason::today, 0, 35});
        else if (days <= kWorkWeek) causes.push_back({WorkReason::soon, days, 20 - 2 * days});
        else causes.push_back({WorkReason::later, days, 0});
        if (record) weigh_record(*record, causes);
        if (item.project && m_facts.derived.summary(item.project).overall.health == Health::red) causes.push_back({WorkReason::red_project, 0, 10});
        sort_stably(causes, std::greater{}, &WorkCause::points);
        for (auto const& cause : causes) item.weight += cause.points;
    }

    void weigh_record(Record const& record, std::vector<WorkCause>& causes) const {
        auto const& type = record.type();
        for (auto const* field : {"priority", "severity"}) {
            auto const slot = slot_of(type, field);
            if (slot == kNoSlot || type.fields[slot].kind != Kind::choice) continue;
            auto const level = record.text(slot);
            if (level == "urgent" || level == "critical") { causes.push_back({WorkReason::urgent, 0, 30}); return; }
            if (level == "high" || level == "major") { causes.push_back({WorkReason::high, 0, 15}); return; }
        }
        if (&type == &reg::risk::kType)
            if (auto const score = static_cast<std::int32_t>(reg::risk::score(record)); score >= 9) causes.push_back({WorkReason::score, score, score});
    }

    Facts const& m_facts;
    Id m_person;
    std::vector<WorkItem> m_items;
};

template <std::size_t N, class E> std::string_view id_in(std::string_view const (&ids)[N], E value) {
    auto const at = static_cast<std::size_t>(value);
    return at < N ? ids[at] : ids[0];
}

}  // namespace

std::string_view bucket_id(WorkBucket bucket) {
    static constexpr std::string_view kIds[] = {"overdue", "today", "week", "later", "decide"};
    return id_in(kIds, bucket);
}

std::string_view doing_id(WorkDoing doing) {
    static constexpr std::string_view kIds[] = {"handle", "start", "carry_on", "approve", "decide", "answer", "review", "prepare", "check", "deliver", "send", "chair", "attend", "close_meeting", "write_minutes"};
    return id_in(kIds, doing);
}

std::string_view reason_id(WorkReason reason) {
    static constexpr std::string_view kIds[] = {"overdue", "today", "soon", "later", "undated", "waiting", "urgent", "high", "score", "critical", "behind", "red_project", "batch"};
    return id_in(kIds, reason);
}

std::vector<WorkItem> my_work(Facts const& facts, Id person) {
    return person ? Collector(facts, person).collect() : std::vector<WorkItem>{};
}

std::array<std::int32_t, kWorkBuckets> count_by_bucket(std::vector<WorkItem> const& work) {
    std::array<std::int32_t, kWorkBuckets> counts{};
    for (auto const& item : work) ++counts[static_cast<std::size_t>(item.bucket)];
    return counts;
}

std::int32_t pressing(std::vector<WorkItem> const& work) {
    auto const counts = count_by_bucket(work);
    return counts[static_cast<std::size_t>(WorkBucket::overdue)] + counts[static_cast<std::size_t>(WorkBucket::today)] + counts[static_cast<std::size_t>(WorkBucket::decide)];
}

}  // namespace pmo::rules
