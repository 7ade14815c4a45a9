#pragma once
// The sides of the resource screen: the load of people by week, a picture of one of them, requests, capacity by role, time sheets. Each draws into its box,
// remembers what it chose, and asks for edits through the frame. They share one set of figures.

#include <set>
#include <string>
#include <vector>

#include "core/project/reassignment.h"
#include "core/project/resource_load.h"
#include "core/project/role_capacity.h"
#include "core/project/suggest_person.h"
#include "core/project/time_week.h"
#include "core/rules/rule.h"
#include "ui/screens/inspector.h"
#include "ui/views/figure_table.h"
#include "ui/views/remember.h"
#include "ui/widgets/combo.h"

namespace pmo::ui {

struct ResourceFigures {
    ResourceLoad load;                       // by weeks, from the one in view on
    std::vector<rules::Hit> hits;            // of the project, where one is open
};

// Bands of look.md 1.6; more than 100 % has a triangle, more than 115 % two.
ImU32 load_color(Theme const& theme, int permille);
void paint_load_flags(Pen const& pen, Box const& box, int permille);
std::string load_percent(std::optional<int> permille);           // "83"; without capacity a dash
std::string week_words(Date monday);                             // W38
std::string period_words(LoadPeriod const& period);              // 09-14 … 09-20
std::string load_kind_words(LoadKind kind);
ImU32 project_color(Theme const& theme, std::size_t index);      // of the chart series, in turn
std::string hours(std::int64_t minutes);                         // 12.5, without unit

// One of several records, or all of them, as a list in a toolbar. True: another one was picked.
bool choose_record(Frame& frame, Box& bar, std::string_view id, std::string_view all, std::vector<Id> const& ids, Id& chosen, float width = 128);
std::vector<Id> departments_of(Frame const& frame, ResourceLoad const& load);
std::vector<Id> roles_of(ResourceLoad const& load);

// Bookings of a person's week go to somebody else: a dialog that shows both loads before and after, and the chip of a cell on its way.
class ResourceHandOver {
public:
    void ask(ResourceLoad const& load, int giver, int week, Id taker = kNoId);       // opens the dialog
    void draw(Frame& frame, ResourceLoad const& load);                               // while it is open
    static void draw_ghost(Frame& frame, ResourceLoad const& load, int giver, int week, int taker);
private:
    void close() { m_giver = m_taker = kNoId; }
    void choose_taker(Frame& frame, ResourceLoad const& load, int week, Box at);
    void draw_lines(Frame& frame, ResourceLoad const& load, std::vector<LoadLine const*> const& lines, int week, Box& rest);
    void draw_preview(Frame& frame, ResourceLoad const& load, ReassignmentPreview const& preview, int week, Box rest);
    Id m_giver, m_taker;                     // no giver: closed
    Date m_week{};
    std::set<Id> m_chosen;                   // bookings that go
};

// What stands behind a person's week: its bookings, the weeks around it, and who could take something over.
class ResourceCell {
public:
    bool draw(Frame& frame, ResourceFigures const& figures, int worker, int week);   // true: bookings are to be handed over
private:
    void draw_weeks(Frame& frame, ResourceLoad const& load, int worker, int week);
    void draw_lines(Frame& frame, ResourceLoad const& load, int worker, int week);
    void draw_reliefs(Frame& frame, ResourceLoad const& load, int worker, int week);
    using Key = std::tuple<Id, Date>;
    Remembered<std::vector<Relief>, Key> m_reliefs;
};

// People (and equipment) by weeks, grouped by department or role.
class ResourceHeat {
public:
    void draw(Frame& frame, ResourceFigures const& figures, Box area);
    bool draw_inspector(Frame& frame, ResourceFigures const& figures, Record const& record);
    void draw_hand_over(Frame& frame, ResourceFigures const& figures) { m_hand_over.draw(frame, figures.load); }
    void keys(Frame& frame, ResourceFigures const& figures);
    std::string status(Frame& frame, ResourceFigures const& figures) const;
private:
    struct Group { Id id; std::vector<int> workers; };
    void toolbar(Frame& frame, ResourceLoad const& load, Box bar);
    void carry(Frame& frame, ResourceLoad const& load, TableDrag const& drag, TableEvents const& events);
    std::vector<Group> groups(Frame const& frame, ResourceLoad const& load) const;
    bool shown(Frame const& frame, ResourceLoad const& load, int worker) const;
    int week(ResourceLoad const& load) const;
    Id m_department, m_role, m_skill, m_project;
    bool m_by_role = false, m_over = false, m_everyone = false;
    TableState m_table;
    ResourceCell m_cell;
    ResourceHandOver m_hand_over;
};

// Weeks of one person, role or everybody as stacked bars against what there is, and the bookings they are made of.
class ResourceHistogram {
public:
    void draw(Frame& frame, ResourceFigures const& figures, Box area);
private:
    std::vector<int> workers(Frame const& frame, ResourceLoad const& load) const;
    void draw_plot(Frame& frame, ResourceLoad const& load, std::vector<int> const& workers, Box at);
    void draw_lines(Frame& frame, ResourceLoad const& load, std::vector<int> const& workers, Box at);
    Id m_role, m_person;
    TableState m_table;
};

// Requests with their states, and who fits the chosen one.
class ResourceRequests {
public:
    void draw(Frame& frame, ResourceFigures const& figures, Box area);
private:
    struct Found { std::vector<PersonFit> fits; };
    void draw_chosen(Frame& frame, Record const& request, Box at);
    void draw_fits(Frame& frame, Record const& request, Box at);
    bool m_all = false;
    Remembered<Found> m_found;
    TableState m_table;
};

// Months: what each role has and what is asked of it, with the pipeline as a what-if.
class ResourceCapacity {
public:
    void draw(Frame& frame, Box area);
private:
    void draw_roles(Frame& frame, RoleCapacity const& found, ResourceLoad const& months, Box at);
    void draw_plot(Frame& frame, RoleCapacity const& found, ResourceLoad const& months, Box at);
    void draw_pipeline(Frame& frame, Box at);
    PipelineView m_pipeline = PipelineView::none;
    std::vector<Id> m_without;
    Id m_role;
    Remembered<ResourceLoad> m_months;
    Remembered<RoleCapacity, std::pair<int, std::vector<Id>>> m_found;
    TableState m_table, m_items;
};

// A week of working time, and who has handed in theirs.
class ResourceTimes {
public:
    void draw(Frame& frame, Box area);
    void show(Id person, Date day) { m_person = person, m_monday = load_weeks(day, 1).front().from; }
private:
    struct Line { Id person; SheetState state = SheetState::none; std::int64_t planned = 0, booked = 0; };
    struct Found { ResourceLoad load; std::vector<Line> people; };
    Found make(Frame const& frame) const;
    void toolbar(Frame& frame, TimeWeek const& week, Box bar);
    void draw_people(Frame& frame, Found const& found, Box at);
    void draw_week(Frame& frame, TimeWeek const& week, Box at);
    TimeWeek week_of(Frame const& frame, Found const& found) const;
    Id m_person;
    Date m_monday{};
    Id m_extra_task;                         // a line that waits for its first hours
    std::string m_extra_kind;
    Remembered<Found, Date> m_found;
    TableState m_table;
};

std::string sheet_state_words(SheetState state);
Badge sheet_state_badge(SheetState state, std::string const& words);

}  // namespace pmo::ui
