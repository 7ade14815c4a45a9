#pragma once
// A meeting from invitation to minutes: taking over proposed points, inviting people, writing down decisions and promises, closing it, and calling the
// next one. Each is one undo step.

#include <optional>
#include <span>
#include <string_view>

#include "core/actions/new_record.h"
#include "core/project/agenda.h"

namespace pmo {

// Points of the agenda behind those that are there. Nothing: the meeting is gone, or none was chosen.
std::optional<Edit> accept_agenda(EditContext const& context, Id meeting, std::span<AgendaProposal const> chosen);
// A point of one's own. `made` is its id.
std::optional<Edit> add_agenda_point(EditContext const& context, Id meeting, std::string_view title, Id& made);

// Those who are not invited yet. Nothing: everybody is.
std::optional<Edit> invite(EditContext const& context, Id meeting, std::span<Id const> people);
// The people of a project who usually come: its manager, sponsor, owners of the open points on the agenda, and who came to the last meeting like it.
std::vector<Id> usual_attendees(Store const& store, Id meeting);
std::vector<Id> missing_attendees(Store const& store, Id meeting);               // of those, who is not invited yet

// What came out of it. Titles must not be empty; the owner may be unknown, which a rule reports. A point of the agenda that led to the decision is
// linked to it.
std::optional<Edit> add_decision(EditContext const& context, Id meeting, std::string_view title, Id owner, Id agenda_point, Id& made);
std::optional<Edit> add_action(EditContext const& context, Id meeting, std::string_view title, Id owner, Date due, Id& made);

// The active lines of the project's communication plan that a meeting of this kind fulfils.
std::vector<Id> fulfilled_by(Store const& store, Record const& meeting);

// Held: whoever is still only invited counts as present, and the communications that it fulfils count as done on its day, with the meeting as evidence.
// Nothing: it is gone or over.
std::optional<Edit> finish_meeting(EditContext const& context, Id meeting);

// The next of a series, with the same people, place and length: a week later (weekly), else a month, at the same time on the next weekday.
std::optional<Edit> call_next_meeting(EditContext const& context, Id meeting, Id& made);

}  // namespace pmo
