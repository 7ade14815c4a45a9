#pragma once
// The parts of the meeting screen: the list of meetings, the agenda with what is proposed for it, the minutes with what came out, the people, and the
// minutes as a page to print. They show and answer; edits are core/actions/hold_meeting.h.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/actions/hold_meeting.h"
#include "ui/frame.h"
#include "ui/views/remember.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

EditContext meeting_context(Frame& frame, Record const& meeting);

// Planned ones first, the next on top; then the others, the latest first.
class MeetingList {
public:
    // The chosen meeting; kNoId: there is none.
    Id draw(Frame& frame, std::vector<Id> const& meetings, Id chosen, Box at);
private:
    TableState m_table;
};
std::vector<Id> meetings_in_order(Store const& store, Id project);

// The agenda, and below it what is proposed with boxes to tick.
class AgendaPart {
public:
    void draw(Frame& frame, Record const& meeting, Box at);
private:
    void proposals(Frame& frame, Record const& meeting, Box at);
    void points(Frame& frame, Record const& meeting, Box at);
    Remembered<std::vector<AgendaProposal>> m_proposed;
    std::set<Id> m_left_out;                     // proposals whose box is not ticked
    Id m_meeting;
};

// Minutes, decisions and promises.
class MinutesPart {
public:
    void draw(Frame& frame, Record const& meeting, Box at);
private:
    void outcome(Frame& frame, Record const& meeting, bool decisions, Box at);
    struct Draft { std::string title; Id owner; std::optional<std::int32_t> due; };
    std::map<std::pair<Id, bool>, Draft> m_drafts;      // of a meeting: the next decision (true), the next promise
};

// Who is invited and who came.
class PeoplePart {
public:
    void draw(Frame& frame, Record const& meeting, Box at);
private:
    Remembered<std::vector<Id>> m_usual;             // by meeting: those who usually come and are not invited yet
};

// The open promises of earlier meetings, on top of the agenda.
void draw_open_actions(Frame& frame, std::vector<Id> const& actions, Box at);

// The minutes as a page that a browser prints: text is escaped, nothing is loaded from anywhere.
std::string minutes_html(Store const& store, Record const& meeting);

std::string attendee_name(Store const& store, Record const& attendee);
std::string meeting_when(Record const& meeting);         // "2026-09-22 Tue 14:00, 1 h"

}  // namespace pmo::ui
