#include "core/project/agenda.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/escalation.h"
#include "core/registers/exception_report.h"
#include "core/registers/gate.h"
#include "core/registers/issue.h"
#include "core/registers/meeting.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace reg = registers;
namespace mtg = registers::meeting;

constexpr std::int32_t kGatesWithin = 21, kReviewsWithin = 7;      // days from the meeting
constexpr std::size_t kMost = 40;

struct Source {
    TypeDef const& type;
    AgendaReason reason;
    std::string_view kind;
    std::int64_t minutes;
    bool portfolio;                              // also for meetings of the whole portfolio
    bool (*wants)(Record const&, Date day);      // open records only
};

std::optional<Date> due_of(Record const& record) {
    auto const slot = slot_with(record.type(), FieldFlag::due);
    auto const* date = slot == kNoSlot ? nullptr : std::get_if<Date>(&record.value(slot));
    return date ? std::optional(*date) : std::nullopt;
}

bool always(Record const&, Date) { return true; }
bool late(Record const& record, Date day) { auto const due = due_of(record); return due && *due < day; }
bool waits_for_board(Record const& change, Date) { return reg::is(change, reg::change_request::status, "submitted", "assessing", "board"); }
bool is_proposed(Record const& decision, Date) { return reg::is(decision, reg::decision::status, "proposed"); }
bool is_grave(Record const& issue, Date day) { return reg::is(issue, reg::issue::severity, "critical", "high") || reg::is(issue, reg::issue::status, "escalated") || late(issue, day); }
bool gate_soon(Record const& gate, Date day) { auto const due = due_of(gate); return due && due->day - day.day <= kGatesWithin; }
bool review_soon(Record const& risk, Date day) { auto const due = due_of(risk); return due && due->day - day.day <= kReviewsWithin && reg::risk::score(risk) >= 9; }

std::span<Source const> sources() {
    static constexpr std::array kSources{
        Source{reg::escalation::kType, AgendaReason::escalation, "decision", 15, true, always},
        Source{reg::exception_report::kType, AgendaReason::exception, "decision", 20, true, always},
        Source{reg::decision::kType, AgendaReason::decision, "decision", 15, true, is_proposed},
        Source{reg::change_request::kType, AgendaReason::change, "decision", 15, false, waits_for_board},
        Source{reg::gate::kType, AgendaReason::gate, "discussion", 15, true, gate_soon},
        Source{reg::action_item::kType, AgendaReason::action, "information", 5, false, late},
        Source{reg::issue::kType, AgendaReason::issue, "discussion", 10, false, is_grave},
        Source{reg::risk::kType, AgendaReason::risk, "discussion", 10, false, review_soon},
    };
    return kSources;
}

Id owner_of(Record const& record, Store const& store) {
    auto const slot = slot_with(record.type(), FieldFlag::owner);
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    return id && store.live(*id) ? *id : kNoId;
}

Id project_of(Record const& record) {
    auto const slot = slot_of(record.type(), "project");
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    return id ? *id : kNoId;
}

// Of the meeting's project; a meeting of the portfolio takes what its reason allows from everywhere, and all of the office's own.
bool concerns(Store const& store, Record const& record, Id project, bool portfolio) {
    auto const of = project_of(record);
    if (project) return of == project;
    if (!of) return record.type().id != "gate";                    // without a project a gate is a method's pattern
    auto const* owner = store.live(of);
    return portfolio && owner && reg::is_open(*owner);
}

}  // namespace

std::string_view agenda_reason_id(AgendaReason reason) {
    constexpr std::string_view kIds[] = {"escalation", "decision", "change", "gate", "action", "issue", "risk", "exception"};
    return kIds[static_cast<std::size_t>(reason)];
}

std::vector<AgendaProposal> proposed_agenda(Store const& store, Record const& meeting, Date today) {
    auto const day = meeting.has(mtg::at) ? std::max(today, date_of(meeting.get(mtg::at))) : today;
    std::set<Id> there;
    for (auto const* point : store.referrers(reg::agenda_item::kType, reg::agenda_item::meeting, meeting.id())) there.insert(point->get(reg::agenda_item::subject));
    there.insert(meeting.get(mtg::gate));
    std::vector<AgendaProposal> all;
    for (auto const& source : sources()) {
        std::vector<AgendaProposal> some;
        for (auto const& record : store.table(source.type).rows()) {
            if (record.deleted() || !reg::is_open(record) || there.contains(record.id()) || !concerns(store, record, meeting.get(mtg::project), source.portfolio) || !source.wants(record, day)) continue;
            auto const due = due_of(record);
            some.push_back({.subject = record.id(), .reason = source.reason, .kind = source.kind, .presenter = owner_of(record, store), .minutes = source.minutes, .due = due, .late = due && *due < day});
        }
        sort_stably(some, {}, [](AgendaProposal const& one) { return one.due ? one.due->day : INT32_MAX; });
        all.insert(all.end(), some.begin(), some.end());
    }
    if (all.size() > kMost) all.resize(kMost);
    return all;
}

std::int64_t agenda_minutes(Store const& store, Id meeting) {
    std::int64_t sum = 0;
    for (auto const* point : store.referrers(reg::agenda_item::kType, reg::agenda_item::meeting, meeting)) sum += std::clamp<std::int64_t>(point->get(reg::agenda_item::minutes), 0, 1440);
    return sum;
}

std::vector<Record const*> agenda_of(Store const& store, Id meeting) {
    auto points = store.referrers(reg::agenda_item::kType, reg::agenda_item::meeting, meeting);
    sort_stably(points, {}, [](Record const* point) { return std::pair(std::string(point->get(reg::agenda_item::place).order()), point->id()); });
    return points;
}

std::vector<Record const*> open_actions_before(Store const& store, Record const& meeting) {
    std::vector<Record const*> found;
    for (auto const& action : store.table(reg::action_item::kType).rows()) {
        if (action.deleted() || !reg::is_open(action)) continue;
        auto const* source = reg::linked(action, store, reg::action_item::source);
        if (!source || source->type().id != "meeting" || source == &meeting) continue;
        bool const series = source->id() == meeting.get(mtg::follows);
        bool const same = meeting.has(mtg::project) ? source->get(mtg::project) == meeting.get(mtg::project) : !source->has(mtg::project) && source->get(mtg::kind) == meeting.get(mtg::kind);
        if ((series || same) && source->get(mtg::at) <= meeting.get(mtg::at)) found.push_back(&action);
    }
    sort_stably(found, {}, [](Record const* action) { return action->get(reg::action_item::due); });
    return found;
}

}  // namespace pmo
