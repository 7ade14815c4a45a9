#pragma once
// The parts of the communication screen: the month, the lists, the inbox of feedback. They stand on their own screen for all projects and as a page
// of a project's stakeholder tab. When something is due is core/project/communication_calendar.h.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/communication.h"
#include "ui/frame.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// What the person says of an occurrence.
struct OccurrenceAnswer { Occurrence occurrence; std::string_view outcome; };          // of communication_event::kState

struct OccurrenceLook { Icon icon = Icon::none; Tone tone = Tone::neutral; };
OccurrenceLook look_of(Occurrence const& one);
std::string occurrence_title(Frame const& frame, Occurrence const& one);
std::string occurrence_state_words(Occurrence const& one);
std::string occurrence_words(Frame const& frame, Occurrence const& one);               // with dates, owner, audience: for tooltips
std::string occurrence_age(Frame const& frame, Occurrence const& one);                 // "3 days late", "in 2 days"; empty: settled
void select_occurrence(Frame& frame, Occurrence const& one);                           // its event, else its line of the plan

// A month of occurrences; today, holidays, and a menu for the days that hold more than fit.
class CommunicationMonth {
public:
    void draw(Frame& frame, std::vector<Occurrence> const& found, std::int32_t year, std::int32_t month, Box at);
    // The first day shown and the last: six weeks from a Monday.
    static std::pair<Date, Date> span(std::int32_t year, std::int32_t month);
private:
    void day(Frame& frame, std::vector<Occurrence> const& found, Date date, bool inside, Box cell);
    std::int32_t m_open = 0;                     // the day whose menu was opened last
    std::optional<ImVec2> m_open_at;             // open it there, in the scope of the month
};

// What waits: missed, due today, coming; with the buttons sent and skip.
std::optional<OccurrenceAnswer> draw_due_card(Frame& frame, std::vector<Occurrence> const& waiting, Box at);

class OccurrenceList {
public:
    std::optional<OccurrenceAnswer> draw(Frame& frame, std::vector<Occurrence> const& found, Box at);
private:
    TableState m_table;
};

class ReachList {
public:
    void draw(Frame& frame, std::vector<rules::Reach> const& found, Box at);
private:
    TableState m_table;
};

class FeedbackInbox {
public:
    void draw(Frame& frame, Id project, Box at);
private:
    void answer(Frame& frame, Record const& feedback, Box at);
    Remembered<std::vector<Id>> m_order;
    TableState m_table;
};

// All pages together.
class CommunicationPane {
public:
    CommunicationPane();
    void draw(Frame& frame, Box bar, Box area);  // bar: of the toolbar, for the pages and buttons
    void keys(Frame& frame);
    bool draw_inspector(Frame& frame, Record const& record);
    std::string status_words(Frame& frame);
    std::string caption(Frame& frame);
    void follow(Record const& record);           // somebody came here for it: its page

private:
    enum class Page : std::uint8_t { calendar, list, reach, feedback, plan };
    struct Found {
        std::vector<Occurrence> occurrences;     // from a month ago until six weeks ahead
        std::vector<rules::Hit> hits;
        std::vector<rules::Reach> reach;
        std::size_t missed = 0, due = 0;
    };
    Found const& found(Frame& frame);
    void pages(Frame& frame, Box& bar);
    void calendar_page(Frame& frame, Box area);
    void turn(Frame& frame, Box head);
    void apply(Frame& frame, std::optional<OccurrenceAnswer> const& answer);

    Page m_page = Page::calendar;
    std::int32_t m_year = 0, m_month = 0;        // 0: of the data date
    Remembered<Found> m_found;
    Remembered<std::vector<Occurrence>, std::tuple<Id, std::int32_t, std::int32_t>> m_in_month;
    CommunicationMonth m_calendar;
    OccurrenceList m_list;
    ReachList m_reach;
    FeedbackInbox m_inbox;
    RegisterShelf m_registers;
};

}  // namespace pmo::ui
