#pragma once
// What a meeting ought to talk about, proposed from what is open: promises that are late, escalations, decisions and changes that wait, gates, risks
// to be looked at again. A proposal is taken over or not; nothing here changes the agenda (core/actions/hold_meeting.h does).

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

// Why a record is proposed, in the order in which a meeting takes them up; also the key of its words, "agenda.reason.<id>".
enum class AgendaReason : std::uint8_t { escalation, decision, change, gate, action, issue, risk, exception };
std::string_view agenda_reason_id(AgendaReason reason);

struct AgendaProposal {
    Id subject;
    AgendaReason reason = AgendaReason::action;
    std::string_view kind;                       // of agenda_item::kKind
    Id presenter;                                // who owns it; kNoId: nobody
    std::int64_t minutes = 10;
    std::optional<Date> due;                     // what makes it urgent
    bool late = false;                           // `due` is before the meeting
    bool operator==(AgendaProposal const&) const = default;
};

// For a meeting of a project: that project's records; for one without: those of all running projects that were escalated, and the office's own.
// What already stands on the agenda is left out. At most 40, the most urgent of each reason first. A meeting without a date: as of `today`.
std::vector<AgendaProposal> proposed_agenda(Store const& store, Record const& meeting, Date today);

// The sum of the minutes of a meeting's agenda; what has none counts nothing.
std::int64_t agenda_minutes(Store const& store, Id meeting);

// A meeting's agenda in its order.
std::vector<Record const*> agenda_of(Store const& store, Id meeting);

// The open promises of earlier meetings that this one follows: from a meeting of the same project (or the same series), the oldest first.
std::vector<Record const*> open_actions_before(Store const& store, Record const& meeting);

}  // namespace pmo
