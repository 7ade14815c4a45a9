#include "core/base/sort.h"
#include "core/engine/scheduler.h"

#include <algorithm>
#include <tuple>

namespace pmo::engine {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

Rule Scheduler::rule_of(std::int32_t i, Activity const& a)
{
    if (m_graph.is_summary[at(i)])
        return m_graph.roll_up[at(i)] >= 0 ? Rule::gate : Rule::none;
    if (a.mode == Mode::outside) {
        if (usable_date(a.manual_start) && usable_date(a.manual_finish))
            return Rule::outside;
        note(Problem::Kind::date_missing, i);
        return Rule::none;
    }
    if (usable_date(a.actual_finish))
        return Rule::finished;
    if (a.mode == Mode::manual) {
        if (usable_date(a.manual_start))
            return Rule::manual;
        note(Problem::Kind::date_missing, i);
    }
    if (usable_date(a.actual_start))
        return Rule::started;
    if (a.constraint > Constraint::as_late_as_possible && !usable_date(a.constraint_date))
        note(Problem::Kind::date_missing, i);
    return a.duration <= 0 || a.part_count > 0 ? Rule::instant : Rule::counted;
}

Node Scheduler::node_of(std::int32_t i)
{
    auto const calendars = m_network.calendars;
    std::vector<std::uint8_t> const& endless = m_memory.endless;
    Activity const& a = m_network.activities[at(i)];
    Node n;
    n.calendar = &m_memory.clock;
    if (a.calendar < 0 || at(a.calendar) >= calendars.size())
        note(Problem::Kind::bad_calendar, i);
    else if (!endless[at(a.calendar)])
        note(Problem::Kind::no_working_time, i);
    else
        n.calendar = &calendars[at(a.calendar)];
    bool bad_length = a.duration < 0 || a.duration > kLongest || a.level_delay < 0;
    if (a.part_count > 0 && a.first_part >= 0 && at(a.first_part) + at(a.part_count) <= m_network.parts.size()) {
        bool no_time = false;
        for (Part const& part : m_network.parts.subspan(at(a.first_part), at(a.part_count))) {
            bad_length = bad_length || part.duration < 0 || part.duration > kLongest || part.delay < 0 || part.delay > kLongest || part.gaps < 0 || part.gaps > part.duration;
            no_time = no_time || part.calendar < 0 || at(part.calendar) >= calendars.size() || !endless[at(part.calendar)];
        }
        if (no_time)
            note(Problem::Kind::no_working_time, i);
    }
    if (bad_length)
        note(Problem::Kind::bad_length, i);
    n.duration = static_cast<std::int32_t>(std::clamp<Minute>(a.duration, 0, kLongest));
    n.rule = rule_of(i, a);
    if (n.rule == Rule::started && a.remaining != kNoTime)
        n.duration = static_cast<std::int32_t>(std::clamp<Minute>(a.remaining, 0, n.duration));
    n.late_as_possible = a.constraint == Constraint::as_late_as_possible && (n.rule == Rule::counted || n.rule == Rule::instant);
    n.inactive = a.mode == Mode::inactive;
    n.special = a.constraint > Constraint::as_late_as_possible || a.deadline != kNoTime || a.level_delay > 0;
    return n;
}

void Scheduler::prepare()
{
    m_memory.endless.resize(m_network.calendars.size());
    for (std::size_t c = 0; c < m_network.calendars.size(); ++c)
        m_memory.endless[c] = m_network.calendars[c].endless();
    m_nodes.clear();
    m_nodes.reserve(at(m_graph.node_count()));
    for (std::int32_t i = 0; i < m_graph.activity_count; ++i) {
        m_nodes.push_back(node_of(i));
        m_any_late = m_any_late || m_nodes.back().late_as_possible;
    }
    for (std::int32_t i = m_graph.activity_count; i < m_graph.node_count(); ++i) {
        Node roll;
        roll.rule = Rule::roll_up;
        roll.calendar = m_nodes[at(m_graph.activity_of(i))].calendar;
        m_nodes.push_back(roll);
    }
}

void Scheduler::finish_slacks(Placed& p, bool by_finish) const
{
    p.total_slack = by_finish ? p.finish_slack : std::min(p.start_slack, p.finish_slack);
    p.critical = p.total_slack <= m_network.critical_slack_limit;
}

// Free slack is never more than total slack, and that is what is left without a successor.
void Scheduler::set_free_slack(Placed& p, Minute gap)
{
    p.free_slack = std::max<Minute>(0, gap == kNoTime ? p.total_slack : std::min(gap, p.total_slack));
}

// Dates beyond all calendars are of no use to anybody and not every format can hold them.
void Scheduler::hold_in_range(Placed& p, std::int32_t i)
{
    bool const early = p.early_start < kFirstDate || p.early_finish > kLastDate;
    if (!early && p.late_start >= kFirstDate && p.late_finish <= kLastDate)
        return;
    for (Minute* date : {&p.start, &p.finish, &p.early_start, &p.early_finish, &p.late_start, &p.late_finish})
        *date = std::clamp(*date, kFirstDate, kLastDate);
    // Late dates only follow: the activity that ends too late is named, not all that could.
    if (early)
        note(Problem::Kind::out_of_range, i);
}

void Scheduler::place(Passes const& passes, std::int32_t i)
{
    Node const& n = m_nodes[at(i)];
    Placed& p = m_out.placed[at(i)] = {};
    if (n.rule >= Rule::gate)
        return;
    p.cause = passes.cause_of(i);
    if (n.rule == Rule::outside) { // of no interest here but to its links
        p.start = p.early_start = p.late_start = n.early_start;
        p.finish = p.early_finish = p.late_finish = n.early_finish;
        return;
    }
    p.early_start = n.early_start;
    p.early_finish = n.early_finish;
    p.late_start = n.late_start;
    p.late_finish = n.late_finish;
    p.start_slack = n.late_start_work() - n.early_start_work;
    p.finish_slack = n.late_finish_work - n.early_finish_work();
    bool const started = n.rule == Rule::started;
    if (started) {
        p.late_start = n.early_start;
        p.start_slack = 0;
    }
    bool const late = n.late_as_possible;
    p.start = late ? p.late_start : p.early_start;
    p.finish = late ? p.late_finish : p.early_finish;
    if (late) {
        p.start_slack = p.finish_slack = 0;
        p.cause = {Cause::Kind::late_as_possible, -1};
    }
    finish_slacks(p, started);
    hold_in_range(p, i);
    if (n.rule == Rule::finished)
        p.critical = false;
    else
        set_free_slack(p, passes.gap_of(i));
    if (n.rule == Rule::manual && m_network.activities[at(i)].placeholder && m_graph.edges_from(i).empty() && m_graph.edges_into(i).empty())
        p.critical = false;
}

void Scheduler::place_activities(Passes const& passes)
{
    m_out.placed.resize(at(m_graph.activity_count));
    for (std::int32_t i = 0; i < m_graph.activity_count; ++i)
        place(passes, i);
    for (auto const& [activity, by] : passes.overridden()) {
        Placed& p = m_out.placed[at(activity)];
        p.start_slack -= by;
        finish_slacks(p, false);
        set_free_slack(p, passes.gap_of(activity));
    }
}

// Summaries from the deepest up: from their first to their last part.
void Scheduler::roll_up(Passes const& passes)
{
    if (!m_graph.any_summary)
        return;
    std::vector<std::uint8_t> filled(at(m_graph.activity_count), 0);
    for (std::size_t k = m_graph.parents_first.size(); k-- > 0;) {
        std::int32_t const i = m_graph.parents_first[k];
        Placed& p = m_out.placed[at(i)];
        if (m_graph.is_summary[at(i)]) {
            if (!filled[at(i)])
                p.start = p.finish = p.early_start = p.early_finish = p.late_start = p.late_finish = m_out.start;
            WorkingTime const& calendar = *m_nodes[at(i)].calendar;
            p.start_slack = calendar.between(p.early_start, p.late_start);
            p.finish_slack = calendar.between(p.early_finish, p.late_finish);
            p.cause = {Cause::Kind::roll_up, -1};
            finish_slacks(p, false);
            std::int32_t const exit = m_graph.roll_up[at(i)];
            set_free_slack(p, exit < 0 ? kNoTime : passes.gap_of(exit));
            Activity const& a = m_network.activities[at(i)];
            if (a.mode == Mode::manual && usable_date(a.manual_start) && usable_date(a.manual_finish)) {
                p.start = a.manual_start;
                p.finish = a.manual_finish;
            }
        }
        std::int32_t const parent = m_graph.parent[at(i)];
        if (parent < 0 || m_graph.is_inactive[at(i)] || (m_graph.is_summary[at(i)] && !filled[at(i)]))
            continue;
        Placed& up = m_out.placed[at(parent)];
        bool const first = !filled[at(parent)];
        filled[at(parent)] = 1;
        auto const earlier = [first](Minute& t, Minute other) { t = first ? other : std::min(t, other); };
        auto const later = [first](Minute& t, Minute other) { t = first ? other : std::max(t, other); };
        earlier(up.start, p.start);
        later(up.finish, p.finish);
        earlier(up.early_start, p.early_start);
        later(up.early_finish, p.early_finish);
        // A manual activity does not move, so its summary may not count on its late dates.
        bool const stands = m_nodes[at(i)].rule == Rule::manual;
        earlier(up.late_start, stands ? p.early_start : p.late_start);
        later(up.late_finish, stands ? p.early_finish : p.late_finish);
    }
}

void Scheduler::run()
{
    m_out.problems.clear();
    make_graph(m_network, m_graph, m_out.problems);
    prepare();
    Passes passes(m_network, m_graph, m_memory.clock, m_nodes, m_memory.passes);
    bool const from_finish = m_network.direction == Direction::from_finish && usable_date(m_network.finish);
    if (!usable_date(m_network.start) || (m_network.direction == Direction::from_finish && !from_finish))
        note(Problem::Kind::date_missing, -1);
    m_out.start = usable_date(m_network.start) ? m_network.start : 0;
    using Drivers = Passes::Drivers;
    if (from_finish) {
        // Given dates and the earliest of each summary's activities first, then the late dates lead.
        m_out.finish = m_network.finish;
        passes.forward(m_out.finish, Drivers::early, nullptr);
        passes.backward(m_out.finish);
        m_out.start = passes.earliest_late_start(m_out.finish);
        passes.forward(m_out.start, m_any_late ? Drivers::late_where_asked : Drivers::early, &m_out.problems);
    } else {
        m_out.finish = passes.forward(m_out.start, Drivers::early, m_any_late ? nullptr : &m_out.problems);
        passes.backward(m_out.finish);
        if (m_any_late)
            passes.forward(m_out.start, Drivers::late_where_asked, &m_out.problems);
    }
    if (m_any_late || from_finish)
        passes.find_gaps();
    m_out.start = std::clamp(m_out.start, kFirstDate, kLastDate);
    m_out.finish = std::clamp(m_out.finish, kFirstDate, kLastDate);
    place_activities(passes);
    roll_up(passes);
    m_memory.can_update = !m_any_late && m_network.direction == Direction::from_start && usable_date(m_network.start) && passes.overridden().empty();
    sort_stably(m_out.problems, [](Problem const& a, Problem const& b) {
        return std::tie(a.kind, a.activity, a.link) < std::tie(b.kind, b.activity, b.link);
    });
}

Schedule schedule(Network const& network)
{
    Rescheduler::Memory memory;
    Schedule out;
    Scheduler(network, memory, out).run();
    return out;
}

} // namespace pmo::engine
