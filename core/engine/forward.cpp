// The forward pass: when can everything happen?

#include "core/engine/passes.h"

#include <algorithm>

namespace pmo::engine {

namespace {

bool binds_finish_of_successor(LinkType type)
{
    return type == LinkType::finish_to_finish || type == LinkType::start_to_finish;
}

bool leaves_from_finish(LinkType type)
{
    return type == LinkType::finish_to_finish || type == LinkType::finish_to_start;
}

// True for an instant at which work begins or ends: those stay as they are where a date is given or inherited.
bool at_edge_of_work(WorkingTime const& calendar, Minute t)
{
    return calendar.next_start(t) == t || calendar.previous_finish(t) == t;
}

} // namespace

Minute Passes::percent_lag(Edge const& e) const
{
    Node const& from = node(e.from);
    Activity const& a = activity_of(e.from);
    Minute const length = from.rule == Rule::roll_up ? from.calendar->between(from.early_start, from.early_finish) : std::clamp<Minute>(a.duration, 0, kLongest);
    Minute const product = length * e.lag;
    return (product + (product >= 0 ? 50 : -50)) / 100;
}

std::span<Part const> Passes::parts_of(Activity const& a) const
{
    if (a.part_count <= 0 || a.first_part < 0 || static_cast<std::size_t>(a.first_part) + static_cast<std::size_t>(a.part_count) > m_network.parts.size())
        return {};
    return m_network.parts.subspan(static_cast<std::size_t>(a.first_part), static_cast<std::size_t>(a.part_count));
}

WorkingTime const& Passes::calendar_of(Part const& part) const
{
    auto const& all = m_network.calendars;
    if (part.calendar < 0 || static_cast<std::size_t>(part.calendar) >= all.size() || !all[static_cast<std::size_t>(part.calendar)].endless())
        return m_clock;
    return all[static_cast<std::size_t>(part.calendar)];
}

Minute Passes::start_from_finish(std::int32_t i, Minute finish) const
{
    Node const& n = node(i);
    auto const parts = parts_of(activity_of(i));
    if (parts.empty())
        return n.calendar->add(finish, -n.duration);
    Minute start = finish;
    for (Part const& part : parts)
        start = std::min(start, calendar_of(part).add(finish, -std::max<Minute>(0, part.duration + part.delay)));
    return start;
}

Minute Passes::finish_from_start(std::int32_t i, Minute start) const
{
    Node const& n = node(i);
    auto const parts = parts_of(activity_of(i));
    if (parts.empty())
        return n.calendar->add(start, n.duration);
    Minute finish = start;
    for (Part const& part : parts)
        finish = std::max(finish, calendar_of(part).add(start, std::max<Minute>(0, part.duration + part.delay)));
    return finish;
}

// The first instant at or after t at which the activity can be under way. A milestone may stand at the end of a day.
Minute Passes::first_work(std::int32_t i, Minute t) const
{
    Node const& n = node(i);
    auto const parts = parts_of(activity_of(i));
    if (parts.empty())
        return n.duration == 0 && n.calendar->previous_finish(t) == t ? t : n.calendar->next_start(t);
    Minute first = kNoTime;
    for (Part const& part : parts) {
        Minute const begin = calendar_of(part).next_start(t);
        first = first == kNoTime ? begin : std::min(first, begin);
    }
    return first;
}

void Passes::set_early(Node& n, Minute start, Minute finish) const
{
    n.early_start = start;
    n.early_finish = finish;
    n.early_start_work = n.calendar->work_before(start);
}

void Passes::note(Problem::Kind kind, std::int32_t i, Cause const& bound) const
{
    bool const by_link = bound.kind == Cause::Kind::link || bound.kind == Cause::Kind::summary_link;
    if (m_conflicts && (by_link || kind != Problem::Kind::constraint_breaks_link))
        m_conflicts->push_back({.kind = kind, .activity = i, .link = by_link ? bound.index : -1});
}

// An activity is placed on an axis: its start as counted work of its calendar, or as an instant where the difference between
// 17:00 and 08:00 matters. Starts and finishes are both brought to a start.
template <bool counted>
Minute Passes::on_axis(std::int32_t i, Minute start) const
{
    return counted ? node(i).calendar->work_before(start) : start;
}

template <bool counted>
Minute Passes::on_axis_by_finish(std::int32_t i, Minute finish) const
{
    return counted ? node(i).calendar->work_before(finish) - node(i).duration : start_from_finish(i, finish);
}

// The earliest start that this edge allows, kNoTime for any.
template <bool counted>
Minute Passes::start_bound(Edge const& e, std::int32_t i) const
{
    Node const& me = node(i);
    Node const& from = node(e.from);
    if (e.kind == Edge::Kind::down) {
        Minute bound = kNoTime;
        if (from.early_start != kNoTime)
            bound = on_axis<counted>(i, from.early_start);
        if (from.early_finish != kNoTime)
            bound = std::max(bound, on_axis_by_finish<counted>(i, from.early_finish));
        return bound;
    }
    Minute const lag = lag_of(e);
    bool const by_finish = binds_finish_of_successor(e.type);
    Minute const leave = leaves_from_finish(e.type) ? driving_finish(from) : driving_start(from);
    if (leave == kNoTime)
        return kNoTime; // an empty summary
    if constexpr (counted) {
        if (is_working_lag(e)) {
            Minute const left = from.calendar != me.calendar   ? me.calendar->work_before(leave)
                                : leaves_from_finish(e.type) ? driving_finish_work(from)
                                                             : driving_start_work(from);
            return left + lag - (by_finish ? me.duration : 0);
        }
    }
    Minute const arrive = after_lag(e, *me.calendar, leave, lag);
    return by_finish ? on_axis_by_finish<counted>(i, arrive) : on_axis<counted>(i, arrive);
}

template <bool counted>
void Passes::forward_automatic(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    Minute best = kNoTime;
    Cause cause{};
    Edge const* driver = nullptr;
    auto const raise = [&](Minute bound, Cause::Kind kind, std::int32_t index) {
        if (bound > best) {
            best = bound;
            cause = {kind, index};
            driver = nullptr;
            return true;
        }
        return false;
    };

    for (Edge const& e : m_graph.edges_into(i)) {
        Minute const bound = start_bound<counted>(e, i);
        if (bound == kNoTime)
            continue;
        if (e.kind == Edge::Kind::down) {
            raise(bound, cause_of(e.from).kind, cause_of(e.from).index);
        } else if (raise(bound, node(e.from).rule == Rule::roll_up ? Cause::Kind::summary_link : Cause::Kind::link, e.link)) {
            driver = &e;
        }
    }

    bool const dated = n.special && usable_date(a.constraint_date);
    bool const lower_start = dated && a.constraint == Constraint::start_no_earlier_than;
    bool const lower_finish = dated && a.constraint == Constraint::finish_no_earlier_than;
    // The project start holds for activities without predecessors; a predecessor's lead or a "no earlier than" date may go
    // before it. A link to the finish may not: the activity then ends later than the link asks.
    bool const finish_driven = driver && binds_finish_of_successor(driver->type);
    if (finish_driven || (best == kNoTime && !(lower_start || lower_finish)))
        raise(on_axis<counted>(i, m_project_start), Cause::Kind::project_start, -1);
    if (usable_date(m_network.reschedule_after))
        raise(on_axis<counted>(i, m_network.reschedule_after), Cause::Kind::rescheduled, -1);
    if (lower_start)
        raise(on_axis<counted>(i, a.constraint_date), Cause::Kind::constraint, -1);
    if (lower_finish)
        raise(on_axis_by_finish<counted>(i, a.constraint_date), Cause::Kind::constraint, -1);
    if (n.special && a.level_delay > 0) {
        Minute const from = counted ? n.calendar->start_at(best) : first_work(i, best);
        raise(on_axis<counted>(i, from + std::min<Minute>(a.level_delay, 1'000'000'000)), Cause::Kind::levelling, -1);
    }

    bool const by_start = dated && (a.constraint == Constraint::must_start_on || a.constraint == Constraint::start_no_later_than);
    bool const by_finish = dated && (a.constraint == Constraint::must_finish_on || a.constraint == Constraint::finish_no_later_than);
    bool const must = dated && (a.constraint == Constraint::must_start_on || a.constraint == Constraint::must_finish_on);
    if (by_start || by_finish) {
        Minute const wanted = by_start ? on_axis<counted>(i, a.constraint_date) : on_axis_by_finish<counted>(i, a.constraint_date);
        if (wanted < best && m_network.constraints_win) {
            note(Problem::Kind::constraint_breaks_link, i, cause);
            m_overridden.push_back({i, counted ? best - wanted : n.calendar->between(wanted, best)});
            best = wanted;
            cause = {Cause::Kind::constraint, -1};
            driver = nullptr;
        } else if (wanted < best) {
            note(Problem::Kind::link_breaks_constraint, i, cause);
        } else if (must) {
            raise(wanted, Cause::Kind::constraint, -1);
        }
    }
    m_causes[static_cast<std::size_t>(i)] = cause;

    if constexpr (counted) {
        n.early_start_work = best;
        n.early_start = n.calendar->start_at(best);
        n.early_finish = n.calendar->finish_at(best + n.duration);
        // A finish that was given stays on its instant, 08:00 or 17:00, though both count the same.
        Minute given = kNoTime;
        if (driver && binds_finish_of_successor(driver->type)) {
            Node const& from = node(driver->from);
            bool const of_finish = leaves_from_finish(driver->type);
            given = after_lag(*driver, *n.calendar, of_finish ? driving_finish(from) : driving_start(from), lag_of(*driver));
            if (of_finish && given < driving_finish(from))
                given = kNoTime; // a lead counts back from an end of work to an end of work
        } else if (cause.kind == Cause::Kind::constraint && (lower_finish || by_finish)) {
            given = a.constraint_date;
        }
        if (given != kNoTime && given != n.early_finish && n.calendar->work_before(given) == best + n.duration && at_edge_of_work(*n.calendar, given))
            n.early_finish = given;
    } else {
        // A milestone on the project start stays on its very minute, be it a Sunday.
        bool const stays = cause.kind == Cause::Kind::project_start && n.duration == 0 && a.part_count == 0;
        Minute const start = stays ? best : first_work(i, best);
        set_early(n, start, finish_from_start(i, start));
    }
}

// With retained logic: the working minute at which the links let the rest of a started activity go on, kNoTime for any.
Minute Passes::allowed_rest(std::int32_t i) const
{
    Minute allowed = kNoTime;
    if (m_network.out_of_sequence == OutOfSequence::retained_logic) {
        for (Edge const& e : m_graph.edges_into(i))
            allowed = std::max(allowed, start_bound<true>(e, i));
    }
    return allowed;
}

void Passes::forward_started(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    cause(i) = {Cause::Kind::actual, -1};
    Minute const start = a.actual_start;
    Minute const done = std::max<Minute>(0, a.duration - n.duration);
    Minute resume = usable_date(a.resume) ? a.resume : kNoTime;
    Minute const next = n.calendar->work_before(start) + done;
    if (Minute const allowed = allowed_rest(i); n.duration > 0 && allowed > (resume == kNoTime ? next : n.calendar->work_before(resume)))
        resume = n.calendar->start_at(allowed);
    if (usable_date(m_network.reschedule_after)) {
        Minute const goes_on = resume != kNoTime ? resume : n.calendar->start_at(next);
        if (goes_on < m_network.reschedule_after)
            resume = m_network.reschedule_after;
    }
    auto const parts = parts_of(a);
    Minute finish = start;
    if (parts.empty()) {
        finish = resume == kNoTime ? n.calendar->add(start, done + n.duration) : n.calendar->add(resume, n.duration);
    }
    for (Part const& part : parts) {
        WorkingTime const& calendar = calendar_of(part);
        Minute const length = std::max<Minute>(0, part.duration + part.delay);
        Minute const work = std::max<Minute>(0, length - part.gaps);
        Minute const left = (a.duration > 0 ? work * n.duration / a.duration : work) + std::clamp<Minute>(part.gaps_ahead, 0, length - work);
        finish = std::max(finish, resume == kNoTime ? calendar.add(start, length) : calendar.add(resume, left));
    }
    set_early(n, start, finish);
}

// Dates that are given: manual ones, those of finished activities and those found in another network.
void Passes::forward_fixed(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    if (n.rule == Rule::outside) {
        cause(i) = {Cause::Kind::manual, -1};
        set_early(n, a.manual_start, std::max(a.manual_start, a.manual_finish));
        return;
    }
    if (n.rule == Rule::finished) {
        cause(i) = {Cause::Kind::actual, -1};
        set_early(n, usable_date(a.actual_start) ? a.actual_start : n.calendar->add(a.actual_finish, -n.duration), a.actual_finish);
        return;
    }
    cause(i) = {Cause::Kind::manual, -1};
    Minute const start = a.manual_start;
    Minute const finish = usable_date(a.manual_finish) ? std::max(start, a.manual_finish) : n.calendar->add(start, n.duration);
    set_early(n, start, finish);
    n.duration = static_cast<std::int32_t>(std::clamp<Minute>(n.calendar->between(start, finish), 0, kLongest));
}

void Passes::forward_gate(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    n.early_start = n.early_finish = kNoTime;
    cause(i) = {};
    for (Edge const& e : m_graph.edges_into(i)) {
        Node const& from = node(e.from);
        if (e.kind == Edge::Kind::down) {
            if (from.early_start > n.early_start || from.early_finish > n.early_finish)
                cause(i) = cause_of(e.from);
            n.early_start = std::max(n.early_start, from.early_start);
            n.early_finish = std::max(n.early_finish, from.early_finish);
            continue;
        }
        Minute const leave = leaves_from_finish(e.type) ? driving_finish(from) : driving_start(from);
        if (leave == kNoTime)
            continue;
        Minute const arrive = after_lag(e, *n.calendar, leave, lag_of(e));
        Minute& bound = binds_finish_of_successor(e.type) ? n.early_finish : n.early_start;
        if (arrive > bound) {
            bound = arrive;
            cause(i) = {Cause::Kind::summary_link, e.link};
        }
    }
    // A summary's own start, given by hand or as a constraint, holds for everything in it.
    Minute own = kNoTime;
    if (a.mode == Mode::manual && usable_date(a.manual_start))
        own = a.manual_start;
    else if (a.mode == Mode::automatic && a.constraint == Constraint::start_no_earlier_than && usable_date(a.constraint_date))
        own = a.constraint_date;
    if (own > n.early_start) {
        n.early_start = own;
        cause(i) = {Cause::Kind::summary_constraint, i};
    }
}

void Passes::forward_roll_up(std::int32_t i)
{
    Node& n = node(i);
    Activity const& a = activity_of(i);
    n.early_start = n.early_finish = kNoTime;
    for (Edge const& e : m_graph.edges_into(i)) {
        Node const& child = node(e.from);
        Minute const start = driving_start(child);
        if (start == kNoTime)
            continue;
        n.early_start = n.early_start == kNoTime ? start : std::min(n.early_start, start);
        n.early_finish = std::max(n.early_finish, driving_finish(child));
    }
    // A summary with dates of its own keeps them, and its successors wait for those.
    if (a.mode == Mode::manual && usable_date(a.manual_start) && usable_date(a.manual_finish)) {
        n.early_start = a.manual_start;
        n.early_finish = a.manual_finish;
    }
}

void Passes::begin_forward(Minute project_start, Drivers drivers, std::vector<Problem>* conflicts)
{
    m_project_start = project_start;
    m_late_drivers = drivers == Drivers::late_where_asked;
    m_conflicts = conflicts;
    m_overridden.clear();
}

void Passes::forward_node(std::int32_t i)
{
    switch (node(i).rule) {
    case Rule::counted: forward_automatic<true>(i); break;
    case Rule::instant: forward_automatic<false>(i); break;
    case Rule::manual:
    case Rule::outside:
    case Rule::finished: forward_fixed(i); break;
    case Rule::started: forward_started(i); break;
    case Rule::gate: forward_gate(i); break;
    case Rule::roll_up: forward_roll_up(i); break;
    case Rule::none: break;
    }
}

Minute Passes::forward(Minute project_start, Drivers drivers, std::vector<Problem>* conflicts)
{
    begin_forward(project_start, drivers, conflicts);
    Minute latest = kNoTime;
    for (std::int32_t const i : m_graph.order) {
        forward_node(i);
        if (has_a_say(node(i)))
            latest = std::max(latest, node(i).early_finish);
    }
    return latest == kNoTime ? project_start : latest;
}

Minute Passes::latest_finish(Minute otherwise) const
{
    Minute latest = kNoTime;
    for (Node const& n : m_nodes) {
        if (has_a_say(n))
            latest = std::max(latest, n.early_finish);
    }
    return latest == kNoTime ? otherwise : latest;
}

} // namespace pmo::engine
