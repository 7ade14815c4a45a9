// The backward pass: when must everything happen so that nothing ends later?

#include "core/engine/passes.h"

#include <algorithm>

namespace pmo::engine {

namespace {

bool bounds_start_of_predecessor(LinkType type)
{
    return type == LinkType::start_to_start || type == LinkType::start_to_finish;
}

bool arrives_at_start(LinkType type)
{
    return type == LinkType::finish_to_start || type == LinkType::start_to_start;
}

void lower(Minute& bound, Minute t)
{
    if (t != kNoTime)
        bound = bound == kNoTime ? t : std::min(bound, t);
}

// Who must not be delayed: what is finished, switched off or empty does not mind, nor what has no late dates in its own network.
bool minds(Node const& successor)
{
    bool const elsewhere = successor.rule == Rule::outside && (successor.late_start == kNoTime || successor.late_finish == kNoTime);
    return successor.rule != Rule::finished && successor.rule != Rule::none && !successor.inactive && !elsewhere;
}

} // namespace

// The latest instant for the predecessor's end of the link, kNoTime for any.
Minute Passes::late_instant(Edge const& e) const
{
    Node const& to = node(e.to);
    Minute const arrive = arrives_at_start(e.type) ? to.late_start : to.late_finish;
    if (arrive == kNoTime)
        return kNoTime;
    return before_lag(e, *to.calendar, arrive, [&] {
        if (to.rule >= Rule::gate)
            return to.calendar->work_before(arrive);
        return arrives_at_start(e.type) ? to.late_start_work() : to.late_finish_work;
    });
}

// The latest finish on the activity's axis that this edge allows, kNoTime for any.
template <bool counted>
Minute Passes::finish_bound(Edge const& e, std::int32_t i) const
{
    Node const& me = node(i);
    Node const& to = node(e.to);
    auto const by_finish = [&](Minute t) { return counted ? me.calendar->work_before(t) : t; };
    auto const by_start = [&](Minute t) { return counted ? me.calendar->work_before(t) + me.duration : finish_from_start(i, t); };
    if (e.kind == Edge::Kind::up) {
        Minute bound = to.late_finish == kNoTime ? kNoTime : by_finish(to.late_finish);
        if (to.late_start != kNoTime && me.early_start == to.early_start)
            lower(bound, by_start(to.late_start)); // the summary starts with its earliest activity
        return bound;
    }
    if (!minds(to))
        return kNoTime;
    bool const start = bounds_start_of_predecessor(e.type);
    if (start && (me.rule == Rule::manual || me.rule == Rule::started))
        return kNoTime; // its start stands
    if constexpr (counted) {
        bool const plain = e.lag_kind == LagKind::working || e.lag_kind == LagKind::percent;
        if (plain && to.calendar == me.calendar && to.rule < Rule::gate) {
            Minute const work = (arrives_at_start(e.type) ? to.late_start_work() : to.late_finish_work) - lag_of(e);
            return start ? work + me.duration : work;
        }
    }
    Minute const t = late_instant(e);
    if (t == kNoTime)
        return kNoTime;
    return start ? by_start(t) : by_finish(t);
}

// Working minutes by which the predecessor's end of a link could move before the link pushes its successor.
Minute Passes::gap(Edge const& e, Node const& from) const
{
    Node const& to = node(e.to);
    if (e.kind != Edge::Kind::link || !minds(to))
        return kNoTime;
    bool const by_start = bounds_start_of_predecessor(e.type), to_start = arrives_at_start(e.type);
    if (from.calendar == to.calendar && from.rule == Rule::counted && to.rule == Rule::counted && e.lag_kind == LagKind::working && !m_late_drivers) {
        Minute const leave = by_start ? from.early_start_work : from.early_finish_work();
        return (to_start ? to.early_start_work : to.early_finish_work()) - leave - e.lag;
    }
    // A summary starts and ends with its roll-up.
    Node const& target = to.rule == Rule::gate ? node(m_graph.roll_up[static_cast<std::size_t>(e.to)]) : to;
    Minute const arrive = to_start ? driving_start(target) : driving_finish(target);
    Minute const leave = by_start ? driving_start(from) : driving_finish(from);
    if (arrive == kNoTime || leave == kNoTime)
        return kNoTime;
    Minute const latest = before_lag(e, *to.calendar, arrive, [&] { return to_start ? driving_start_work(target) : driving_finish_work(target); });
    return from.calendar->work_before(latest) - (by_start ? driving_start_work(from) : driving_finish_work(from));
}

void Passes::find_gaps()
{
    for (std::int32_t i = 0; i < m_graph.node_count(); ++i) {
        Minute& nearest = m_gaps[static_cast<std::size_t>(i)];
        nearest = kNoTime;
        for (std::int32_t const out : m_graph.edges_from(i))
            lower(nearest, gap(m_graph.edge(out), node(i)));
    }
}

// The last instant at or before t at which the activity can end.
Minute Passes::last_work(std::int32_t i, Minute t) const
{
    auto const parts = parts_of(activity_of(i));
    if (parts.empty())
        return node(i).calendar->previous_finish(t);
    Minute last = kNoTime;
    for (Part const& part : parts)
        last = std::max(last, calendar_of(part).previous_finish(t));
    return last;
}

Minute Passes::project_finish_on(WorkingTime const& calendar) const
{
    if (&calendar == &m_clock)
        return calendar.work_before(m_project_finish);
    return m_project_finish_work[static_cast<std::size_t>(&calendar - m_network.calendars.data())];
}

template <bool counted>
void Passes::backward_automatic(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    auto const by_finish = [&](Minute t) { return counted ? n.calendar->work_before(t) : t; };
    auto const by_start = [&](Minute t) { return counted ? n.calendar->work_before(t) + n.duration : finish_from_start(i, t); };
    Minute best = counted ? project_finish_on(*n.calendar) : m_project_finish;
    Minute nearest = kNoTime;
    for (std::int32_t const out : m_graph.edges_from(i)) {
        Edge const& e = m_graph.edge(out);
        lower(best, finish_bound<counted>(e, i));
        lower(nearest, gap(e, n));
    }
    m_gaps[static_cast<std::size_t>(i)] = nearest;

    bool const open = n.rule == Rule::counted || n.rule == Rule::instant;
    if (open && n.special && usable_date(a.constraint_date)) {
        bool const fixed = m_network.constraints_win;
        bool const from_finish = m_network.direction == Direction::from_finish && fixed;
        switch (a.constraint) {
        case Constraint::must_start_on: best = fixed ? by_start(a.constraint_date) : std::min(best, by_start(a.constraint_date)); break;
        case Constraint::must_finish_on: best = fixed ? by_finish(a.constraint_date) : std::min(best, by_finish(a.constraint_date)); break;
        case Constraint::start_no_later_than: lower(best, by_start(a.constraint_date)); break;
        case Constraint::finish_no_later_than: lower(best, by_finish(a.constraint_date)); break;
        case Constraint::start_no_earlier_than: best = from_finish ? std::max(best, by_start(a.constraint_date)) : best; break;
        case Constraint::finish_no_earlier_than: best = from_finish ? std::max(best, by_finish(a.constraint_date)) : best; break;
        case Constraint::as_soon_as_possible:
        case Constraint::as_late_as_possible: break;
        }
    }
    if (n.special && usable_date(a.deadline))
        lower(best, by_finish(a.deadline));

    if constexpr (counted) {
        n.late_finish_work = best;
        n.late_finish = n.calendar->finish_at(best);
        n.late_start = n.duration == 0 ? n.late_finish : n.calendar->start_at(best - n.duration);
    } else {
        // A milestone may stand at either end of a night; otherwise a finish is at the end of work. Manual dates are kept.
        bool const stays = n.duration == 0 && a.part_count == 0 && (best == m_project_finish || n.calendar->next_start(best) == best);
        if (n.rule == Rule::instant && !stays)
            best = last_work(i, best);
        n.late_finish = best;
        n.late_start = n.rule == Rule::instant ? start_from_finish(i, best) : n.calendar->add(best, -n.duration);
        n.late_finish_work = n.calendar->work_before(best);
    }
}

void Passes::backward_outside(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    bool const given = usable_date(a.constraint_date) && usable_date(a.deadline);
    n.late_start = given ? a.constraint_date : kNoTime;
    n.late_finish = given ? a.deadline : kNoTime;
    n.late_finish_work = n.calendar->work_before(given ? a.deadline : n.early_finish);
}

void Passes::backward_gate(std::int32_t i)
{
    Node& n = node(i);
    n.late_start = n.late_finish = kNoTime;
    for (std::int32_t const out : m_graph.edges_from(i)) {
        Edge const& e = m_graph.edge(out);
        Node const& child = node(e.to);
        if (!minds(child))
            continue;
        lower(n.late_start, child.late_start);
        lower(n.late_finish, child.late_finish);
    }
}

void Passes::backward_roll_up(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    n.late_start = n.late_finish = kNoTime;
    Minute& nearest = m_gaps[static_cast<std::size_t>(i)];
    nearest = kNoTime;
    for (std::int32_t const out : m_graph.edges_from(i)) {
        Edge const& e = m_graph.edge(out);
        Node const& to = node(e.to);
        lower(nearest, gap(e, n));
        if (e.kind == Edge::Kind::up) {
            lower(n.late_finish, to.late_finish);
            if (n.early_start == to.early_start)
                lower(n.late_start, to.late_start);
        } else if (minds(to)) {
            lower(bounds_start_of_predecessor(e.type) ? n.late_start : n.late_finish, late_instant(e));
        }
    }
    if (a.mode == Mode::automatic && a.constraint == Constraint::finish_no_later_than && usable_date(a.constraint_date))
        lower(n.late_finish, a.constraint_date);
}

void Passes::begin_backward(Minute project_finish)
{
    m_project_finish = project_finish;
    m_project_finish_work.clear();
    for (WorkingTime const& calendar : m_network.calendars)
        m_project_finish_work.push_back(calendar.work_before(project_finish));
}

void Passes::backward_node(std::int32_t i)
{
    Node& n = node(i);
    switch (n.rule) {
    case Rule::counted:
    case Rule::started: backward_automatic<true>(i); break;
    case Rule::instant:
    case Rule::manual: backward_automatic<false>(i); break;
    case Rule::finished:
        n.late_start = n.early_start;
        n.late_finish = n.early_finish;
        n.late_finish_work = n.early_finish_work();
        break;
    case Rule::outside: backward_outside(i); break;
    case Rule::gate: backward_gate(i); break;
    case Rule::roll_up: backward_roll_up(i); break;
    case Rule::none: break;
    }
}

void Passes::backward(Minute project_finish)
{
    begin_backward(project_finish);
    for (std::size_t k = m_graph.order.size(); k-- > 0;)
        backward_node(m_graph.order[k]);
}

Minute Passes::earliest_late_start(Minute otherwise) const
{
    Minute earliest = kNoTime;
    for (Node const& n : m_nodes) {
        if (has_a_say(n))
            lower(earliest, n.late_start);
    }
    return earliest == kNoTime ? otherwise : earliest;
}

} // namespace pmo::engine
