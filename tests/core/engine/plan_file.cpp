#include "tests/core/engine/plan_file.h"

#include "core/engine/parts.h"
#include "tests/core/engine/plan_file_words.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace plan {

namespace {

class Reader {
public:
    PlanFile out;

    void line(std::string const& text)
    {
        if (text[0] == '#') {
            out.reasoned = true;
            return;
        }
        m_words = split(text, ' ');
        m_next = 0;
        std::string const word = next();
        if (word == "project") project();
        else if (word == "calendar" || word == "hours" || word == "weeks" || word == "except" || word == "repeat" || word == "both") calendar(word);
        else if (word == "task") task();
        else if (word == "work" || word == "part") part(word == "work");
        else if (word == "gap") gap();
        else if (word == "link") link();
        else if (word == "expect") expect();
        else if (word == "expect-plan") expect_dates(-1, "");
        else if (word == "problem") problem();
        else fail("what is " + word + "?");
        if (more())
            fail("too much: " + m_words[m_next]);
    }

    void begin()
    {
        auto& office = add_calendar("office");
        for (std::size_t i = 0; i < 5; ++i)
            office.week[i] = DayRule::hours({{480, 720}, {780, 1020}});
        auto& clock = add_calendar("clock");
        for (DayRule& day : clock.week)
            day = DayRule::hours({{0, 1440}});
        out.options.start = moment("11-23", 8);
    }

    void end()
    {
        for (std::size_t i = 0; i < m_calendars.size(); ++i) {
            auto const meeting = m_meetings.find(static_cast<std::int32_t>(i));
            out.calendars.push_back(meeting == m_meetings.end() ? compile(m_calendars, static_cast<std::int32_t>(i))
                                                                : intersect(out.calendars[at(meeting->second.first)], out.calendars[at(meeting->second.second)]));
        }
        for (auto const& [activity, shares] : m_shares)
            set_parts(out.activities[at(activity)], shares, out.parts);
        for (auto const& [activity, shares] : m_parts) {
            out.activities[at(activity)].first_part = static_cast<std::int32_t>(out.parts.size());
            out.activities[at(activity)].part_count = static_cast<std::int32_t>(shares.size());
            out.parts.insert(out.parts.end(), shares.begin(), shares.end());
        }
        for (auto const& [activity, gaps] : m_gaps)
            interrupt(out.activities[at(activity)], gaps, out.parts);
        std::sort(out.problems.begin(), out.problems.end());
    }

private:
    static std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }
    bool more() const { return m_next < m_words.size(); }
    std::string const& peek() const { return m_words[m_next]; }
    std::string const& next()
    {
        if (!more())
            fail("something is missing at the end");
        return m_words[m_next++];
    }
    bool take(std::string_view word)
    {
        if (!more() || peek() != word)
            return false;
        ++m_next;
        return true;
    }

    std::int32_t activity(std::string const& name) const
    {
        auto const it = std::find(out.names.begin(), out.names.end(), name);
        if (it == out.names.end())
            fail("no task " + name);
        return static_cast<std::int32_t>(it - out.names.begin());
    }
    std::int32_t calendar_index(std::string const& name) const
    {
        auto const it = m_calendar.find(name);
        if (it == m_calendar.end())
            fail("no calendar " + name);
        return it->second;
    }
    Calendar& add_calendar(std::string const& name)
    {
        m_calendar[name] = static_cast<std::int32_t>(m_calendars.size());
        return m_calendars.emplace_back();
    }

    void project()
    {
        std::string const what = next();
        if (what == "start") out.options.start = moment(next(), 8);
        else if (what == "finish") {
            out.options.finish = moment(next(), 17);
            out.options.direction = Direction::from_finish;
        }
        else if (what == "after") out.options.reschedule_after = moment(next(), 8);
        else if (what == "slack-limit") out.options.critical_slack_limit = length(next()).minutes;
        else if (what == "retained-logic") out.options.out_of_sequence = OutOfSequence::retained_logic;
        else if (what == "links-win") out.options.constraints_win = false;
        else if (what == "calendar") m_usual = calendar_index(next());
        else fail("what is project " + what + "?");
    }

    std::pair<Day, Day> range(std::string const& word)
    {
        auto const dots = word.find("..");
        Day const from = day(word.substr(0, dots));
        return {from, dots == std::string::npos ? from : day(word.substr(dots + 2))};
    }

    void calendar(std::string const& kind)
    {
        std::string const name = next();
        if (kind == "calendar") {
            std::int32_t const base = take("on") ? calendar_index(next()) : -1;
            add_calendar(name).base = base;
            return;
        }
        if (kind == "both") {
            std::int32_t const a = calendar_index(next()), b = calendar_index(next());
            m_meetings[static_cast<std::int32_t>(m_calendars.size())] = {a, b};
            add_calendar(name);
            return;
        }
        Calendar& c = m_calendars[at(calendar_index(name))];
        if (kind == "hours") {
            auto const days = days_of_week(next());
            auto const hours = rule(next());
            for (int const i : days)
                c.week[static_cast<std::size_t>(i)] = hours;
            return;
        }
        auto const [from, to] = range(next());
        if (kind == "weeks") {
            WorkWeek& week = c.work_weeks.emplace_back(WorkWeek{from, to, {}});
            auto const days = days_of_week(next());
            auto const hours = rule(next());
            for (int const i : days)
                week.week[static_cast<std::size_t>(i)] = hours;
            return;
        }
        CalendarException e{.from = from, .to = to};
        e.shifts = shifts(next());
        if (kind == "repeat")
            repeat(e);
        c.exceptions.push_back(e);
    }

    void repeat(CalendarException& e)
    {
        auto const small = [this] { return static_cast<std::uint8_t>(number(next())); };
        auto const item = [this] {
            int const found = find(kItems, next());
            return found >= 0 ? static_cast<PositionItem>(found) : throw std::runtime_error("no such item");
        };
        std::string const how = next();
        if (how == "days") {
            e.repeat = Repeat::days;
            e.every = static_cast<std::int32_t>(number(next()));
        } else if (how == "weeks") {
            e.repeat = Repeat::weeks;
            e.every = static_cast<std::int32_t>(number(next()));
            for (int const i : days_of_week(next()))
                e.weekday_mask = static_cast<std::uint8_t>(e.weekday_mask | 1 << (i + 1) % 7);
        } else if (how == "weekdays") {
            e.repeat = Repeat::weekdays;
        } else if (how == "month-day" || how == "month-pos") {
            e.repeat = how == "month-day" ? Repeat::month_day : Repeat::month_position;
            e.every = static_cast<std::int32_t>(number(next()));
            (how == "month-day" ? e.month_day : e.position) = small();
            if (how == "month-pos")
                e.item = item();
        } else if (how == "year-day" || how == "year-pos") {
            e.repeat = how == "year-day" ? Repeat::year_day : Repeat::year_position;
            e.month = small();
            (how == "year-day" ? e.month_day : e.position) = small();
            if (how == "year-pos")
                e.item = item();
        } else {
            fail("how does it repeat: " + how);
        }
        if (take("times"))
            e.occurrences = static_cast<std::int32_t>(number(next()));
    }

    void task()
    {
        out.names.push_back(next());
        Activity a{.calendar = m_usual};
        Length const duration = length(next());
        a.duration = duration.minutes;
        if (duration.elapsed)
            a.calendar = calendar_index("clock");
        while (more()) {
            std::string const word = next();
            if (int const constraint = find(kConstraints, word); constraint >= 0) {
                a.constraint = static_cast<Constraint>(constraint);
                bool const finish = word == "mfo" || word[0] == 'f';
                if (more() && is_date(peek()))
                    a.constraint_date = moment(next(), finish ? 17 : 8);
            }
            else if (word == "in") a.parent = activity(next());
            else if (word == "calendar") a.calendar = calendar_index(next());
            else if (word == "deadline") a.deadline = moment(next(), 17);
            else if (word == "inactive") a.mode = Mode::inactive;
            else if (word == "placeholder") a.placeholder = true;
            else if (word == "started") a.actual_start = moment(next(), 8);
            else if (word == "finished") a.actual_finish = moment(next(), 17);
            else if (word == "left") a.remaining = length(next()).minutes;
            else if (word == "resume") a.resume = moment(next(), 8);
            else if (word == "delay") a.level_delay = length(next()).minutes;
            else if (word == "outside") {
                a.mode = Mode::outside;
                a.manual_start = moment(next(), 8);
                a.manual_finish = moment(next(), 17);
                if (take("late")) {
                    a.constraint_date = moment(next(), 8);
                    a.deadline = moment(next(), 17);
                }
            }
            else if (word == "manual") {
                a.mode = Mode::manual;
                if (more() && is_date(peek())) a.manual_start = moment(next(), 8);
                if (more() && is_date(peek())) a.manual_finish = moment(next(), 17);
            }
            else fail("what is " + word + "?");
        }
        out.activities.push_back(a);
    }

    void part(bool by_work)
    {
        std::int32_t const of = activity(next());
        Minute const duration = length(next()).minutes;
        Share share{.work = duration, .units = 1'000'000, .calendar = out.activities[at(of)].calendar};
        if (by_work) {
            std::string percent = next();
            if (!percent.ends_with('%'))
                fail("no percent: " + percent);
            percent.pop_back();
            share.units = number(percent) * 10'000;
        }
        while (more()) {
            if (take("delay")) share.delay = length(next()).minutes;
            else if (take("calendar")) share.calendar = calendar_index(next());
            else if (by_work && take("contour")) {
                int const contour = find(kContours, next());
                if (contour < 0)
                    fail("no such contour");
                share.contour = static_cast<Contour>(contour);
            }
            else fail("what is " + peek() + "?");
        }
        if (by_work)
            m_shares[of].push_back(part_of(share, out.activities[at(of)].duration));
        else
            m_parts[of].push_back({duration, share.delay, share.calendar});
    }

    void gap()
    {
        std::int32_t const of = activity(next());
        if (!take("after"))
            fail("after how much work?");
        Minute const after = length(next()).minutes;
        if (!take("rests"))
            fail("how long does it rest?");
        m_gaps[of].push_back({after, length(next()).minutes});
    }

    void link()
    {
        Link l{.from = activity(next()), .to = activity(next())};
        std::string word = next();
        int const type = find(kLinkTypes, word.substr(0, 2));
        if (type < 0)
            fail("no link type: " + word);
        l.type = static_cast<LinkType>(type);
        std::string lag = word.substr(2);
        if (!lag.empty() && lag[0] == '+')
            lag.erase(0, 1);
        if (lag.ends_with("e%")) {
            l.lag_kind = LagKind::elapsed_percent;
            l.lag = static_cast<std::int32_t>(number(lag.substr(0, lag.size() - 2)));
        } else if (lag.ends_with('%')) {
            l.lag_kind = LagKind::percent;
            l.lag = static_cast<std::int32_t>(number(lag.substr(0, lag.size() - 1)));
        } else if (!lag.empty()) {
            Length const amount = length(lag);
            l.lag_kind = amount.elapsed ? LagKind::elapsed : LagKind::working;
            l.lag = static_cast<std::int32_t>(amount.minutes);
        }
        out.links.push_back(l);
    }

    void want(std::int32_t of, std::string const& what, std::string const& value) { out.expected.push_back({of, what, value}); }

    void expect_dates(std::int32_t of, std::string const& prefix)
    {
        want(of, prefix + "start", moment_text(moment(next(), 8)));
        want(of, prefix + "finish", moment_text(moment(next(), 17)));
    }

    void expect()
    {
        std::int32_t const of = activity(next());
        if (more() && is_date(peek()))
            expect_dates(of, "");
        while (more()) {
            std::string const word = next();
            if (word == "early" || word == "late") expect_dates(of, word + "-");
            else if (word == "slack" || word == "free" || word == "start-slack" || word == "finish-slack") want(of, word, minutes_text(length(next()).minutes));
            else if (word == "critical" || word == "not-critical") want(of, "critical", word == "critical" ? "yes" : "no");
            else if (word == "why") {
                std::string value = next();
                if (find(kCauses, value) < 0)
                    fail("no such cause: " + value);
                if (value == "link" || value == "summary-link" || value == "summary-constraint")
                    value += " " + next();
                want(of, "why", value);
            }
            else fail("what is " + word + "?");
        }
    }

    void problem()
    {
        std::string value = next();
        if (find(kProblems, value) < 0)
            fail("no such problem: " + value);
        while (more())
            value += " " + next();
        out.problems.push_back(value);
    }

    std::vector<std::string> m_words;
    std::size_t m_next = 0;
    std::vector<Calendar> m_calendars;
    std::map<std::string, std::int32_t> m_calendar;
    std::map<std::int32_t, std::pair<std::int32_t, std::int32_t>> m_meetings;
    std::map<std::int32_t, std::vector<Part>> m_shares, m_parts;
    std::map<std::int32_t, std::vector<Gap>> m_gaps;
    std::int32_t m_usual = 0;
};

std::string link_text(PlanFile const& file, std::int32_t index)
{
    Link const& link = file.links.at(static_cast<std::size_t>(index));
    return file.names.at(static_cast<std::size_t>(link.from)) + ">" + file.names.at(static_cast<std::size_t>(link.to));
}

} // namespace

Network PlanFile::network() const
{
    Network n = options;
    n.activities = activities;
    n.links = links;
    n.calendars = calendars;
    n.parts = parts;
    return n;
}

std::string PlanFile::found(Schedule const& schedule, Expected const& asked) const
{
    if (asked.activity < 0)
        return moment_text(asked.what == "start" ? schedule.start : schedule.finish);
    Placed const& p = schedule.placed.at(static_cast<std::size_t>(asked.activity));
    if (asked.what == "start") return moment_text(p.start);
    if (asked.what == "finish") return moment_text(p.finish);
    if (asked.what == "early-start") return moment_text(p.early_start);
    if (asked.what == "early-finish") return moment_text(p.early_finish);
    if (asked.what == "late-start") return moment_text(p.late_start);
    if (asked.what == "late-finish") return moment_text(p.late_finish);
    if (asked.what == "slack") return minutes_text(p.total_slack);
    if (asked.what == "free") return minutes_text(p.free_slack);
    if (asked.what == "start-slack") return minutes_text(p.start_slack);
    if (asked.what == "finish-slack") return minutes_text(p.finish_slack);
    if (asked.what == "critical") return p.critical ? "yes" : "no";
    std::string why = kCauses.at(static_cast<std::size_t>(p.cause.kind));
    if (p.cause.kind == Cause::Kind::summary_constraint)
        why += " " + names.at(static_cast<std::size_t>(p.cause.index));
    else if (p.cause.index >= 0)
        why += " " + link_text(*this, p.cause.index);
    return why;
}

std::vector<std::string> PlanFile::found_problems(Schedule const& schedule) const
{
    std::vector<std::string> out;
    for (Problem const& problem : schedule.problems) {
        std::string text = kProblems.at(static_cast<std::size_t>(problem.kind));
        if (problem.activity >= 0)
            text += " " + names.at(static_cast<std::size_t>(problem.activity));
        if (problem.link >= 0)
            text += " " + link_text(*this, problem.link);
        out.push_back(text);
    }
    std::sort(out.begin(), out.end());
    return out;
}

PlanFile read_plan_file(std::string_view text)
{
    Reader reader;
    reader.begin();
    std::istringstream lines{std::string(text)};
    int number_of_line = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number_of_line;
        if (line.empty())
            continue;
        try {
            reader.line(line);
        } catch (std::runtime_error const& error) {
            fail("line " + std::to_string(number_of_line) + ": " + error.what());
        }
    }
    reader.end();
    return reader.out;
}

} // namespace plan
