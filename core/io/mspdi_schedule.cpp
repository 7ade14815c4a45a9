#include "core/io/mspdi_schedule.h"

#include "core/io/mspdi_gaps.h"

#include <algorithm>
#include <map>

namespace pmo::mspdi {

namespace {

constexpr std::int32_t kProjectCalendar = 0;
constexpr std::int32_t kClock = 1;
constexpr std::int64_t kMostCalendarDays = 20'000'000;   // about 250 MB of tables
constexpr std::int64_t kMostExceptionDays = 400'000'000; // about a second of work

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// Compiles each calendar that is used once.
class Calendars {
    static constexpr std::int64_t kDaysOfExceptions = engine::kLastExceptionDay - engine::kFirstExceptionDay + 1;

public:
    Calendars(Project const& project, std::vector<engine::WorkingTime>& compiled) : m_compiled(compiled), m_both(compiled)
    {
        for (std::size_t i = 0; i < project.calendars.size(); ++i)
            m_index.emplace(project.calendars[i].uid, static_cast<std::int32_t>(i));
        for (Calendar const& c : project.calendars) {
            engine::Calendar plain{.base = index_of(c.base_uid), .week = c.week, .work_weeks = c.work_weeks};
            for (NamedException const& e : c.exceptions)
                plain.exceptions.push_back(e.rule);
            m_plain.push_back(std::move(plain));
        }
        std::int32_t standard = index_of(project.calendar_uid);
        if (standard < 0 && !m_plain.empty())
            standard = 0;
        add(standard >= 0 && affordable(standard) ? engine::compile(m_plain, standard) : office(project));
        if (standard >= 0)
            m_done.emplace(standard, kProjectCalendar);
        add(engine::WorkingTime());
    }

    // Real files have thousands of exception days; one made to harm can ask for any number.
    bool too_large() const { return m_days > kMostCalendarDays || m_exception_days > kMostExceptionDays; }

    // Index of the compiled calendar, -1 for a UID that the file does not have.
    std::int32_t by_uid(std::int32_t uid)
    {
        std::int32_t index = index_of(uid);
        if (index < 0)
            return -1;
        // Most resource calendars say nothing of their own: they are their base.
        for (std::size_t steps = 0; steps < m_plain.size() && says_nothing(m_plain[at(index)]) && m_plain[at(index)].base >= 0; ++steps)
            index = m_plain[at(index)].base;
        auto const [it, is_new] = m_done.emplace(index, 0);
        if (is_new)
            it->second = affordable(index) ? add(engine::compile(m_plain, index)) : kProjectCalendar;
        return it->second;
    }

    // Where both work; the first where they have no time in common.
    std::int32_t both(std::int32_t a, std::int32_t b)
    {
        std::size_t const before = m_compiled.size();
        std::int32_t const index = too_large() ? a : m_both.of(a, b);
        if (m_compiled.size() > before)
            m_days += m_compiled.back().last_day() - m_compiled.back().first_day();
        return index;
    }

private:
    static engine::WorkingTime office(Project const& project)
    {
        std::vector<engine::Calendar> set(1);
        for (std::size_t day = 0; day < 5; ++day)
            set[0].week[day] = engine::DayRule::hours({{project.default_start_time, 720}, {780, project.default_finish_time}});
        return engine::compile(set, 0);
    }

    // Counts what compiling this calendar with its bases would cost; false when the file has asked for too much already.
    bool affordable(std::int32_t index)
    {
        for (std::size_t steps = 0; index >= 0 && steps < m_plain.size() && !too_large(); ++steps) {
            engine::Calendar const& c = m_plain[at(index)];
            for (engine::CalendarException const& e : c.exceptions) {
                bool const range = e.repeat == engine::Repeat::every_day;
                std::int64_t const days = range ? std::int64_t{e.to} - e.from : e.occurrences > 0 ? e.occurrences : kDaysOfExceptions;
                m_exception_days += 1 + std::clamp(days, std::int64_t{0}, kDaysOfExceptions);
            }
            for (engine::WorkWeek const& w : c.work_weeks)
                m_exception_days += 7 * std::clamp(std::int64_t{w.to} - w.from, std::int64_t{0}, kDaysOfExceptions);
            index = c.base;
        }
        return !too_large();
    }

    static bool says_nothing(engine::Calendar const& c)
    {
        bool const plain = std::all_of(c.week.begin(), c.week.end(), [](auto const& day) { return day.kind == engine::DayRule::Kind::from_base; });
        return plain && c.work_weeks.empty() && c.exceptions.empty();
    }

    std::int32_t index_of(std::int32_t uid) const
    {
        auto const it = m_index.find(uid);
        return it == m_index.end() ? -1 : it->second;
    }

    std::int32_t add(engine::WorkingTime calendar)
    {
        m_days += calendar.last_day() - calendar.first_day();
        m_compiled.push_back(std::move(calendar));
        return static_cast<std::int32_t>(m_compiled.size()) - 1;
    }

    std::vector<engine::WorkingTime>& m_compiled;
    std::vector<engine::Calendar> m_plain;
    std::map<std::int32_t, std::int32_t> m_index; // uid -> index into the file's calendars
    std::map<std::int32_t, std::int32_t> m_done;  // that index -> compiled
    engine::Intersections m_both;
    std::int64_t m_days = 0;
    std::int64_t m_exception_days = 0;
};

class Translation {
public:
    Translation(Project const& project, ScheduleInput& out) : m_project(project), m_out(out), m_calendars(project, out.calendars) {}
    Result<Ok> run();

private:
    void add_activities();
    void add_links();
    void set_calendar_and_parts(std::int32_t activity, Task const& task);
    std::int32_t calendar_of(Assignment const& assignment, Task const& task);

    Project const& m_project;
    ScheduleInput& m_out;
    Calendars m_calendars;
    std::map<std::int32_t, std::int32_t> m_activity;                       // task uid -> activity
    std::map<std::int32_t, Resource const*> m_resource;                    // uid -> resource
    std::map<std::int32_t, std::vector<Assignment const*>> m_assignments;  // task uid -> work assignments
};

engine::Activity activity_of(Task const& task)
{
    engine::Activity a;
    a.duration = std::max<Minute>(0, task.duration);
    a.constraint = task.constraint;
    a.constraint_date = task.constraint_date;
    a.deadline = task.deadline;
    a.mode = !task.active ? engine::Mode::inactive : task.manual || task.external ? engine::Mode::manual : engine::Mode::automatic;
    a.manual_start = task.start != kNoTime ? task.start : task.manual_start;
    a.manual_finish = task.finish != kNoTime ? task.finish : task.manual_finish;
    if (!task.summary) {
        a.actual_start = task.actual_start;
        a.actual_finish = task.actual_finish;
        if (task.actual_start != kNoTime) {
            a.remaining = task.remaining_duration;
            a.resume = task.resume;
        }
    }
    a.placeholder = task.manual && task.duration_format.code == 21;
    if (!task.summary && task.leveling_delay > 0)
        a.level_delay = task.leveling_delay;
    return a;
}

std::int32_t Translation::calendar_of(Assignment const& assignment, Task const& task)
{
    std::int32_t const of_task = m_calendars.by_uid(task.calendar_uid);
    auto const resource = m_resource.find(assignment.resource_uid);
    std::int32_t const own = resource == m_resource.end() ? -1 : m_calendars.by_uid(resource->second->calendar_uid);
    std::int32_t const of_resource = own >= 0 ? own : kProjectCalendar;
    if (of_task < 0)
        return of_resource;
    return task.ignore_resource_calendar ? of_task : m_calendars.both(of_task, of_resource);
}

// A duration runs on the task's calendar, or on those of the people who do the work where they drive it.
void Translation::set_calendar_and_parts(std::int32_t activity, Task const& task)
{
    engine::Activity& a = m_out.activities[at(activity)];
    std::int32_t const of_task = m_calendars.by_uid(task.calendar_uid);
    a.calendar = task.duration_format.elapsed() ? kClock : of_task >= 0 ? of_task : kProjectCalendar;
    // Progress without a gap: the minutes of stop and resume are rounded, the duration is exact.
    if (a.resume != kNoTime && (task.stop == kNoTime || m_out.calendars[at(a.calendar)].between(task.stop, task.resume) <= 0))
        a.resume = kNoTime;
    auto const found = m_assignments.find(task.uid);
    if (task.summary || found == m_assignments.end() || a.mode == engine::Mode::manual)
        return;
    if (!task.duration_format.elapsed() && task.type != TaskType::fixed_duration) {
        std::vector<engine::Part> parts;
        for (Assignment const* assignment : found->second) {
            if (assignment->resource_uid < 0)
                continue;
            engine::Share const share{.work = assignment->work - assignment->overtime_work,
                                      .units = assignment->units,
                                      .delay = assignment->delay + assignment->leveling_delay,
                                      .calendar = calendar_of(*assignment, task),
                                      .contour = static_cast<engine::Contour>(std::clamp(assignment->work_contour, 0, 8))};
            parts.push_back(engine::part_of(share, a.duration));
        }
        engine::set_parts(a, parts, m_out.parts);
    }
    bool const goes_on = a.actual_start != kNoTime && a.resume != kNoTime && task.stop != kNoTime;
    Minute const resting = goes_on ? std::max<Minute>(0, m_out.calendars[at(a.calendar)].between(task.stop, a.resume)) : 0;
    auto gaps = gaps_of(found->second, m_out.calendars[at(a.calendar)], a.duration, resting);
    std::erase_if(gaps, [&](engine::Gap const& gap) { return gap.after >= a.duration; });
    engine::interrupt(a, gaps, m_out.parts);
    m_out.gaps[at(activity)] = std::move(gaps);
    m_out.rests_alone[at(activity)] = std::any_of(found->second.begin(), found->second.end(), [&](Assignment const* one) {
        return rests_alone(*one, found->second, m_out.calendars[at(calendar_of(*one, task))]);
    });
}

void Translation::add_activities()
{
    std::vector<std::int32_t> open; // the summaries above, by level
    for (std::size_t t = 0; t < m_project.tasks.size(); ++t) {
        Task const& task = m_project.tasks[t];
        if (task.is_null)
            continue;
        auto const index = static_cast<std::int32_t>(m_out.activities.size());
        auto const level = static_cast<std::size_t>(std::clamp(task.outline_level, 0, 1000));
        m_out.activities.push_back(activity_of(task));
        m_out.task_of_activity.push_back(static_cast<std::int32_t>(t));
        m_out.gaps.emplace_back();
        m_out.rests_alone.push_back(0);
        m_activity.emplace(task.uid, index);
        if (open.size() > level)
            open.resize(level);
        m_out.activities.back().parent = open.empty() ? -1 : open.back();
        open.resize(level, m_out.activities.back().parent);
        open.push_back(index);
        set_calendar_and_parts(index, task);
    }
}

// Of a predecessor in a project that is not here the file has only the effect: when this task was last allowed to start.
void wait_outside(engine::Activity& a, Task const& task, Link const& link)
{
    if (link.cross_project && a.mode == engine::Mode::automatic && a.constraint == engine::Constraint::as_soon_as_possible) {
        a.constraint = engine::Constraint::start_no_earlier_than;
        a.constraint_date = task.start;
    }
}

void Translation::add_links()
{
    for (std::size_t i = 0; i < m_out.activities.size(); ++i) {
        Task const& task = m_project.tasks[at(m_out.task_of_activity[i])];
        for (Link const& link : task.links) {
            auto const from = m_activity.find(link.predecessor_uid);
            if (from == m_activity.end()) {
                wait_outside(m_out.activities[i], task, link);
                continue;
            }
            m_out.links.push_back({from->second, static_cast<std::int32_t>(i), link.lag, link.type, link.lag_kind});
        }
    }
}

Result<Ok> Translation::run()
{
    for (Resource const& resource : m_project.resources)
        m_resource.emplace(resource.uid, &resource);
    for (Assignment const& assignment : m_project.assignments) {
        auto const resource = m_resource.find(assignment.resource_uid);
        bool const work = resource != m_resource.end() && resource->second->type == ResourceType::work;
        if (assignment.resource_uid < 0 || work) // nobody's work has a shape, too
            m_assignments[assignment.task_uid].push_back(&assignment);
    }
    add_activities();
    add_links();
    if (m_calendars.too_large())
        return Error{"mspdi.calendars_too_large", {std::to_string(kMostCalendarDays)}};
    m_out.direction = m_project.schedule_from_start ? engine::Direction::from_start : engine::Direction::from_finish;
    m_out.start = m_project.start != kNoTime ? m_project.start : 0;
    m_out.finish = m_project.finish;
    m_out.critical_slack_limit = Minute{m_project.critical_slack_limit} * m_project.minutes_per_day;
    return Ok{};
}

} // namespace

engine::Network ScheduleInput::network() const
{
    return {.activities = activities,
            .links = links,
            .calendars = calendars,
            .parts = parts,
            .direction = direction,
            .start = start,
            .finish = finish,
            .critical_slack_limit = critical_slack_limit,
            .constraints_win = constraints_win};
}

Result<ScheduleInput> make_schedule_input(Project const& project)
{
    ScheduleInput input;
    PMO_TRY(done, Translation(project, input).run());
    static_cast<void>(done);
    return input;
}

} // namespace pmo::mspdi
