#include "tests/core/engine/slow_schedule.h"

#include "core/base/date.h"

#include <algorithm>
#include <optional>

namespace plan {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// What the calendar itself, without its bases, says in exceptions of this day.
std::optional<std::vector<Shift>> said_by_exception(Calendar const& c, Day day)
{
    for (CalendarException const& e : c.exceptions)
        if (e.from <= day && day <= e.to)
            return e.shifts;
    return std::nullopt;
}

std::optional<std::vector<Shift>> said(DayRule const& rule)
{
    if (rule.kind == DayRule::Kind::from_base)
        return std::nullopt;
    return rule.kind == DayRule::Kind::working ? rule.shifts : std::vector<Shift>{};
}

std::vector<Shift> shifts_beginning_on(std::span<Calendar const> all, std::int32_t index, Day day)
{
    auto const weekday = static_cast<std::size_t>(pmo::weekday(pmo::Date{day}) - 1);
    for (std::int32_t i = index; i >= 0; i = all[at(i)].base)
        if (auto const shifts = said_by_exception(all[at(i)], day))
            return *shifts;
    for (std::int32_t i = index; i >= 0; i = all[at(i)].base)
        for (WorkWeek const& week : all[at(i)].work_weeks)
            if (week.from <= day && day <= week.to)
                if (auto const shifts = said(week.week[weekday]))
                    return *shifts;
    for (std::int32_t i = index; i >= 0; i = all[at(i)].base)
        if (auto const shifts = said(all[at(i)].week[weekday]))
            return *shifts;
    return {};
}

} // namespace

SlowCalendar::SlowCalendar(std::span<Calendar const> calendars, std::int32_t index, Day first, Day last)
    : m_begin(Minute{first} * 1440), m_works(static_cast<std::size_t>(last - first + 1) * 1440, 0)
{
    for (Day day = first - 1; day <= last; ++day)
        for (Shift const& shift : shifts_beginning_on(calendars, index, day))
            for (Minute t = Minute{day} * 1440 + shift.from; t < Minute{day} * 1440 + shift.to; ++t)
                if (t >= m_begin && t < m_begin + static_cast<Minute>(m_works.size()))
                    m_works[static_cast<std::size_t>(t - m_begin)] = 1;
}

Minute SlowCalendar::next_start(Minute t) const
{
    while (!works(t))
        ++t;
    return t;
}

Minute SlowCalendar::previous_finish(Minute t) const
{
    while (!works(t - 1))
        --t;
    return t;
}

Minute SlowCalendar::walk(Minute t, Minute minutes) const
{
    for (; minutes > 0; ++t)
        if (works(t))
            --minutes;
    for (; minutes < 0; --t)
        if (works(t - 1))
            ++minutes;
    return t;
}

Minute SlowCalendar::count(Minute from, Minute to) const
{
    Minute n = 0;
    for (Minute t = std::min(from, to); t < std::max(from, to); ++t)
        n += works(t) ? 1 : 0;
    return from <= to ? n : -n;
}

namespace {

class Slow {
public:
    Slow(Network const& network, std::vector<SlowCalendar> const& calendars) : m_network(network), m_calendars(calendars), m_dates(network.activities.size()) {}

    std::vector<SlowDates> run()
    {
        auto const n = static_cast<std::int32_t>(m_dates.size());
        // Links never lead in a circle here, so after as many rounds as there are activities nothing changes any more.
        for (bool changed = true; changed;) {
            changed = false;
            for (std::int32_t i = 0; i < n; ++i)
                changed = set(i, early(i), &SlowDates::early_start, &SlowDates::early_finish) || changed;
        }
        m_finish = kNoTime;
        for (std::int32_t i = 0; i < n; ++i)
            if (of(i).mode != Mode::inactive)
                m_finish = std::max(m_finish, m_dates[at(i)].early_finish);
        for (std::int32_t i = 0; i < n; ++i)
            m_dates[at(i)].late_start = m_dates[at(i)].late_finish = m_finish;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::int32_t i = n; i-- > 0;)
                changed = set(i, late(i), &SlowDates::late_start, &SlowDates::late_finish) || changed;
        }
        for (std::int32_t i = 0; i < n; ++i)
            m_dates[at(i)].total_slack = slack(i);
        return m_dates;
    }

private:
    struct Span {
        Minute start, finish;
    };

    Activity const& of(std::int32_t i) const { return m_network.activities[at(i)]; }
    SlowCalendar const& calendar(std::int32_t i) const { return m_calendars[at(of(i).calendar)]; }
    bool finished(std::int32_t i) const { return of(i).actual_finish != kNoTime; }
    bool manual(std::int32_t i) const { return !finished(i) && of(i).mode == Mode::manual; }
    bool started(std::int32_t i) const { return !finished(i) && !manual(i) && of(i).actual_start != kNoTime; }
    Minute rest(std::int32_t i) const { return of(i).remaining == kNoTime ? of(i).duration : std::min(of(i).remaining, of(i).duration); }

    bool set(std::int32_t i, Span span, Minute SlowDates::* start, Minute SlowDates::* finish)
    {
        bool const changed = m_dates[at(i)].*start != span.start || m_dates[at(i)].*finish != span.finish;
        m_dates[at(i)].*start = span.start;
        m_dates[at(i)].*finish = span.finish;
        return changed;
    }

    Minute moved(Link const& link, Minute t, int sign) const
    {
        Minute lag = link.lag;
        if (link.lag_kind == LagKind::percent || link.lag_kind == LagKind::elapsed_percent) {
            Minute const hundredths = of(link.from).duration * link.lag;
            lag = (std::abs(hundredths) + 50) / 100 * (hundredths < 0 ? -1 : 1);
        }
        bool const elapsed = link.lag_kind == LagKind::elapsed || link.lag_kind == LagKind::elapsed_percent;
        return elapsed ? t + sign * lag : calendar(link.to).walk(t, sign * lag);
    }

    static bool leaves_finish(Link const& l) { return l.type == LinkType::finish_to_start || l.type == LinkType::finish_to_finish; }
    static bool arrives_finish(Link const& l) { return l.type == LinkType::finish_to_finish || l.type == LinkType::start_to_finish; }

    // A start is the first working minute; a milestone may stand where work ends or goes on.
    Minute usable_start(std::int32_t i, Minute t) const
    {
        bool const stands = of(i).duration == 0 && calendar(i).works(t - 1);
        return stands ? t : calendar(i).next_start(t);
    }
    // The start that ends at this finish.
    Minute start_for(std::int32_t i, Minute finish) const
    {
        return of(i).duration == 0 ? finish : calendar(i).walk(finish, -of(i).duration);
    }

    Span early(std::int32_t i) const
    {
        Activity const& a = of(i);
        SlowCalendar const& c = calendar(i);
        if (finished(i))
            return {a.actual_start != kNoTime ? a.actual_start : c.walk(a.actual_finish, -a.duration), a.actual_finish};
        if (manual(i))
            return {a.manual_start, a.manual_finish != kNoTime ? std::max(a.manual_start, a.manual_finish) : c.walk(a.manual_start, a.duration)};
        if (started(i))
            return {a.actual_start, c.walk(a.actual_start, a.duration)};

        Minute best = kNoTime;
        Minute given = kNoTime; // a finish that a link or a date names
        bool by_project_start = false;
        auto const raise = [&](Minute start, Minute finish) {
            start = a.duration == 0 ? start : c.next_start(start);
            if (start > best) {
                best = start;
                given = finish;
                by_project_start = false;
                return true;
            }
            return false;
        };
        bool finish_driven = false;
        bool waits = false;
        for (Link const& link : m_network.links) {
            if (link.to != i || of(link.from).mode == Mode::inactive)
                continue;
            waits = true;
            Minute const leave = leaves_finish(link) ? m_dates[at(link.from)].early_finish : m_dates[at(link.from)].early_start;
            Minute const arrive = moved(link, leave, +1);
            bool const lead = leaves_finish(link) && arrive < leave;
            if (raise(arrives_finish(link) ? start_for(i, arrive) : arrive, arrives_finish(link) && !lead ? arrive : kNoTime))
                finish_driven = arrives_finish(link);
        }
        bool const dated = a.constraint_date != kNoTime;
        bool const snet = dated && a.constraint == Constraint::start_no_earlier_than;
        bool const fnet = dated && a.constraint == Constraint::finish_no_earlier_than;
        if (finish_driven || (!waits && !snet && !fnet))
            by_project_start = raise(m_network.start, kNoTime);
        if (snet)
            raise(a.constraint_date, kNoTime);
        if (fnet)
            raise(start_for(i, a.constraint_date), a.constraint_date);
        bool const must = dated && (a.constraint == Constraint::must_start_on || a.constraint == Constraint::must_finish_on);
        bool const latest = dated && (a.constraint == Constraint::start_no_later_than || a.constraint == Constraint::finish_no_later_than);
        if (must || latest) {
            bool const of_finish = a.constraint == Constraint::must_finish_on || a.constraint == Constraint::finish_no_later_than;
            Minute const date = of_finish ? start_for(i, a.constraint_date) : a.constraint_date;
            Minute const wanted = a.duration == 0 ? date : c.next_start(date);
            if (must || wanted < best) {
                if (wanted != best) {
                    best = wanted;
                    given = of_finish ? a.constraint_date : kNoTime;
                    by_project_start = false;
                }
            }
        }
        Minute const start = by_project_start && a.duration == 0 ? best : usable_start(i, best);
        Minute finish = a.duration == 0 ? start : c.walk(start, a.duration);
        bool const edge = given != kNoTime && (c.works(given) || c.works(given - 1));
        if (a.duration > 0 && edge && c.count(finish, given) == 0)
            finish = given;
        return {start, finish};
    }

    bool minds(std::int32_t i) const { return !finished(i) && of(i).mode != Mode::inactive; }

    Span late(std::int32_t i) const
    {
        Activity const& a = of(i);
        SlowCalendar const& c = calendar(i);
        SlowDates const& d = m_dates[at(i)];
        if (finished(i))
            return {d.early_start, d.early_finish};
        // What has to be done between the late dates: what is left, or for manual ones what stands between their dates.
        Minute const length = manual(i) ? std::max<Minute>(0, c.count(d.early_start, d.early_finish)) : started(i) ? rest(i) : a.duration;
        Minute best = m_finish;
        auto const lower = [&](Minute finish) {
            if (a.duration > 0 || manual(i) || started(i) ? c.count(finish, best) > 0 : finish < best)
                best = finish;
        };
        auto const by_start = [&](Minute start) { return c.walk(start, length); };
        for (Link const& link : m_network.links) {
            if (link.from != i || !minds(link.to) || a.mode == Mode::inactive)
                continue;
            bool const of_start = !leaves_finish(link);
            if (of_start && (manual(i) || started(i)))
                continue; // its start stands
            SlowDates const& to = m_dates[at(link.to)];
            Minute const t = moved(link, arrives_finish(link) ? to.late_finish : late_start_of_rest(link.to), -1);
            lower(of_start ? by_start(t) : t);
        }
        if (a.constraint_date != kNoTime && !manual(i) && !started(i)) {
            Minute const date = a.constraint_date;
            switch (a.constraint) {
            case Constraint::must_start_on: best = by_start(date); break;
            case Constraint::must_finish_on: best = date; break;
            case Constraint::start_no_later_than: lower(by_start(date)); break;
            case Constraint::finish_no_later_than: lower(date); break;
            default: break;
            }
        }
        if (a.deadline != kNoTime)
            lower(a.deadline);
        bool const stands = manual(i) || (a.duration == 0 && !started(i) && (best == m_finish || c.works(best)));
        Minute const finish = stands ? best : c.previous_finish(best);
        return {c.walk(finish, -length), finish};
    }

    Minute late_start_of_rest(std::int32_t i) const { return m_dates[at(i)].late_start; }

    Minute slack(std::int32_t i) const
    {
        SlowDates const& d = m_dates[at(i)];
        Minute const of_finish = calendar(i).count(d.early_finish, d.late_finish);
        if (started(i) || finished(i))
            return of_finish;
        Minute of_start = calendar(i).count(d.early_start, d.late_start);
        return std::min(of_start, of_finish);
    }

    Network const& m_network;
    std::vector<SlowCalendar> const& m_calendars;
    std::vector<SlowDates> m_dates;
    Minute m_finish = 0;
};

} // namespace

std::vector<SlowDates> slow_schedule(Network const& network, std::vector<SlowCalendar> const& calendars)
{
    return Slow(network, calendars).run();
}

} // namespace plan
