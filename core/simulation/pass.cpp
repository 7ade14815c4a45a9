#include "core/simulation/pass.h"

#include <algorithm>

#include "core/engine/passes.h"

namespace pmo::simulation {

namespace {

using engine::Constraint;
using engine::Mode;
using engine::WorkingTime;
using engine::usable_date;

// True for an instant at which work begins or ends: those stay as they are where a date is given or inherited.
bool at_edge_of_work(WorkingTime const& calendar, Minute t) { return calendar.next_start(t) == t || calendar.previous_finish(t) == t; }

constexpr std::uint8_t kByStart = 1, kByFinish = 2;    // marks: which end of a node holds up the finish

}  // namespace

Pass::Pass(Compiled const& compiled)
    : left(compiled.planned_left), dates(compiled.planned), finish(compiled.model().projects.size()), edge_sums(compiled.edges.size()), latest_sums(compiled.nodes.size()), m_compiled(compiled),
      m_marks(compiled.nodes.size()) {
    dates.resize(compiled.nodes.size());
}

// --- lengths ---------------------------------------------------------------------------------------

Minute Pass::total_of(std::int32_t position) const {
    if (node(position).rule == Rule::started) return m_compiled.done[static_cast<std::size_t>(position)] + left_at(position);
    return left_at(position);
}

Minute Pass::percent_of(Edge const& e) const {
    Dates const& from = at(e.from);
    Minute const length = node(e.from).rule == Rule::roll_up ? node(e.from).calendar->between(from.start, from.finish) : total_of(e.from);
    Minute const product = length * e.lag;
    return (product + (product >= 0 ? 50 : -50)) / 100;
}

// A part is as much longer as the whole activity is.
Minute Pass::part_length(engine::Part const& part, std::int32_t position) const {
    return std::max<Minute>(0, scaled_part(part, total_of(position), activity_at(position).duration) + part.delay);
}

Minute Pass::start_from_finish(std::int32_t position, Minute t) const {
    auto const parts = m_compiled.parts_of(activity_at(position));
    if (parts.empty()) return node(position).calendar->add(t, -left_at(position));
    Minute start = t;
    for (auto const& part : parts) start = std::min(start, m_compiled.calendar_of(part).add(t, -part_length(part, position)));
    return start;
}

Minute Pass::finish_from_start(std::int32_t position, Minute t) const {
    auto const parts = m_compiled.parts_of(activity_at(position));
    if (parts.empty()) return node(position).calendar->add(t, left_at(position));
    Minute end = t;
    for (auto const& part : parts) end = std::max(end, m_compiled.calendar_of(part).add(t, part_length(part, position)));
    return end;
}

// The first instant at or after t at which the activity can be under way. A milestone may stand at the end of a day.
Minute Pass::first_work(std::int32_t position, Minute t) const {
    WorkingTime const& calendar = *node(position).calendar;
    auto const parts = m_compiled.parts_of(activity_at(position));
    if (parts.empty()) return left_at(position) == 0 && calendar.previous_finish(t) == t ? t : calendar.next_start(t);
    Minute first = kNoTime;
    for (auto const& part : parts) {
        Minute const begin = m_compiled.calendar_of(part).next_start(t);
        first = first == kNoTime ? begin : std::min(first, begin);
    }
    return first;
}

// --- bounds ----------------------------------------------------------------------------------------

template <bool counted> Minute Pass::on_axis_by_finish(std::int32_t position, Minute t) const {
    return counted ? node(position).calendar->work_before(t) - left_at(position) : start_from_finish(position, t);
}

// The instant at which a link reaches its successor, kNoTime for an empty summary.
Minute Pass::arrival(Edge const& e, Node const& to) const {
    Minute const leave = e.from_finish() ? at(e.from).finish : at(e.from).start;
    if (leave == kNoTime) return kNoTime;
    return e.elapsed ? leave + lag_of(e) : to.calendar->add(leave, lag_of(e));
}

// The earliest start that an edge allows, kNoTime for any.
template <bool counted> Minute Pass::bound_of(Edge const& e, std::int32_t position) const {
    if (e.kind == engine::Edge::Kind::down) {
        Dates const& above = at(e.from);
        Minute const by_start = above.start == kNoTime ? kNoTime : on_axis<counted>(node(position), above.start);
        return above.finish == kNoTime ? by_start : std::max(by_start, on_axis_by_finish<counted>(position, above.finish));
    }
    if (counted && is_leaf(node(e.from).rule) && !e.elapsed) {
        Dates const& from = at(e.from);
        Minute const leave = e.same_axis ? (e.from_finish() ? from.finish_work : from.start_work) : node(position).calendar->work_before(e.from_finish() ? from.finish : from.start);
        return leave + lag_of(e) - (e.to_finish() ? left_at(position) : 0);
    }
    Minute const t = arrival(e, node(position));
    if (t == kNoTime) return kNoTime;
    return e.to_finish() ? on_axis_by_finish<counted>(position, t) : on_axis<counted>(node(position), t);
}

void Pass::set(std::int32_t position, Minute start, Minute end) {
    WorkingTime const& calendar = *node(position).calendar;
    Dates& d = at(position);
    d.start = start;
    d.finish = end;
    d.start_work = calendar.work_before(start);
    d.finish_work = calendar.work_before(end);
}

// --- nodes -----------------------------------------------------------------------------------------

void Pass::plain(std::int32_t position) {
    if (left_at(position) <= 0) return automatic<false>(position);
    Node const& n = node(position);
    Minute best = kNoTime;
    for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
        Edge const& e = m_compiled.edges[static_cast<std::size_t>(k)];
        Dates const& from = at(e.from);
        bool const by_finish = e.type == engine::LinkType::finish_to_start;
        Minute bound = e.lag;
        if (e.same_axis) bound += by_finish ? from.finish_work : from.start_work;
        else if (e.elapsed) bound = n.calendar->work_before((by_finish ? from.finish : from.start) + e.lag);
        else bound += n.calendar->work_before(by_finish ? from.finish : from.start);
        best = std::max(best, bound);
        if (n.join) edge_sums[static_cast<std::size_t>(k)] += bound;
    }
    if (n.join) latest_sums[static_cast<std::size_t>(position)] += best;
    best = std::max(best, n.floor);
    Dates& d = at(position);
    d.bound = d.start_work = best;
    d.finish_work = best + left_at(position);
    d.finish = n.calendar->finish_at(d.finish_work);
    if (n.needs_start) d.start = n.calendar->start_at(best);
}

void Pass::add_join(std::int32_t position, bool counted) {
    Node const& n = node(position);
    Minute latest = kNoTime;
    for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
        Edge const& e = m_compiled.edges[static_cast<std::size_t>(k)];
        if (e.kind != engine::Edge::Kind::link) continue;
        Minute bound = counted ? bound_of<true>(e, position) : bound_of<false>(e, position);
        if (bound == kNoTime) continue;
        if (!counted) bound = n.calendar->work_before(bound);
        edge_sums[static_cast<std::size_t>(k)] += bound;
        latest = std::max(latest, bound);
    }
    if (latest != kNoTime) latest_sums[static_cast<std::size_t>(position)] += latest;
}

// The same steps as the engine's Passes::forward_automatic, which explains them.
template <bool counted> void Pass::automatic(std::int32_t position) {
    Node const& n = node(position);
    engine::Activity const& a = activity_at(position);
    Project const& project = m_compiled.model().projects[static_cast<std::size_t>(n.project)];
    enum class Cause : std::uint8_t { other, project_start, constraint } cause = Cause::other;
    Minute best = kNoTime;
    Edge const* driver = nullptr;
    auto const raise = [&](Minute bound, Cause why, Edge const* link = nullptr) {
        if (bound <= best) return;
        best = bound;
        cause = why;
        driver = link;
    };
    for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
        Edge const& e = m_compiled.edges[static_cast<std::size_t>(k)];
        raise(bound_of<counted>(e, position), Cause::other, e.kind == engine::Edge::Kind::link ? &e : nullptr);
    }
    if (n.join) add_join(position, counted);

    bool const dated = n.special && usable_date(a.constraint_date);
    bool const lower_start = dated && a.constraint == Constraint::start_no_earlier_than;
    bool const lower_finish = dated && a.constraint == Constraint::finish_no_earlier_than;
    bool const finish_driven = driver && driver->to_finish();
    if (finish_driven || (best == kNoTime && !(lower_start || lower_finish))) raise(on_axis<counted>(n, project.start), Cause::project_start);
    if (usable_date(project.reschedule_after)) raise(on_axis<counted>(n, project.reschedule_after), Cause::other);
    if (lower_start) raise(on_axis<counted>(n, a.constraint_date), Cause::constraint);
    if (lower_finish) raise(on_axis_by_finish<counted>(position, a.constraint_date), Cause::constraint);
    Minute bound = best;
    if (n.special && a.level_delay > 0) {
        Minute const from = counted ? n.calendar->start_at(best) : first_work(position, best);
        raise(on_axis<counted>(n, from + std::min<Minute>(a.level_delay, 1'000'000'000)), Cause::other);
    }
    bool const by_start = dated && (a.constraint == Constraint::must_start_on || a.constraint == Constraint::start_no_later_than);
    bool const by_finish = dated && (a.constraint == Constraint::must_finish_on || a.constraint == Constraint::finish_no_later_than);
    bool const must = dated && (a.constraint == Constraint::must_start_on || a.constraint == Constraint::must_finish_on);
    if (by_start || by_finish) {
        Minute const wanted = by_start ? on_axis<counted>(n, a.constraint_date) : on_axis_by_finish<counted>(position, a.constraint_date);
        if (wanted < best && project.constraints_win) {
            best = bound = wanted;
            cause = Cause::constraint;
            driver = nullptr;
        } else if (wanted > best && must) {
            raise(wanted, Cause::constraint);
            bound = best;
        }
    }

    Dates& d = at(position);
    d.bound = bound;
    if constexpr (counted) {
        d.start_work = best;
        d.finish_work = best + left_at(position);
        d.start = n.calendar->start_at(best);
        d.finish = n.calendar->finish_at(d.finish_work);
        // A finish that was given stays on its instant, 08:00 or 17:00, though both count the same.
        Minute given = kNoTime;
        if (driver && driver->to_finish()) given = arrival(*driver, n);
        else if (cause == Cause::constraint && (lower_finish || by_finish)) given = a.constraint_date;
        if (given != kNoTime && given != d.finish && n.calendar->work_before(given) == d.finish_work && at_edge_of_work(*n.calendar, given)) d.finish = given;
    } else {
        // A milestone on the project start stays on its very minute, be it a Sunday.
        bool const stays = cause == Cause::project_start && left_at(position) == 0 && a.part_count == 0;
        Minute const start = stays ? best : first_work(position, best);
        set(position, start, finish_from_start(position, start));
    }
}

void Pass::started(std::int32_t position) {
    Node const& n = node(position);
    engine::Activity const& a = activity_at(position);
    Project const& project = m_compiled.model().projects[static_cast<std::size_t>(n.project)];
    Minute const left_now = left_at(position), done = m_compiled.done[static_cast<std::size_t>(position)];
    Minute resume = usable_date(a.resume) ? a.resume : kNoTime;
    if (usable_date(project.reschedule_after)) {
        Minute const goes_on = resume != kNoTime ? resume : n.calendar->start_at(n.calendar->work_before(a.actual_start) + done);
        if (goes_on < project.reschedule_after) resume = project.reschedule_after;
    }
    auto const parts = m_compiled.parts_of(a);
    Minute end = a.actual_start;
    if (parts.empty()) end = resume == kNoTime ? n.calendar->add(a.actual_start, done + left_now) : n.calendar->add(resume, left_now);
    Minute const total = done + left_now;
    for (auto const& part : parts) {
        auto const& calendar = m_compiled.calendar_of(part);
        Minute const length = part_length(part, position);
        Minute const work = std::max<Minute>(0, length - part.gaps);
        Minute const rest = (total > 0 ? work * left_now / total : work) + std::clamp<Minute>(part.gaps_ahead, 0, length - work);
        end = std::max(end, resume == kNoTime ? calendar.add(a.actual_start, length) : calendar.add(resume, rest));
    }
    set(position, a.actual_start, end);
}

void Pass::fixed(std::int32_t position) {
    Node const& n = node(position);
    engine::Activity const& a = activity_at(position);
    if (n.rule == Rule::finished) return set(position, usable_date(a.actual_start) ? a.actual_start : n.calendar->add(a.actual_finish, -left_at(position)), a.actual_finish);
    set(position, a.manual_start, usable_date(a.manual_finish) ? std::max(a.manual_start, a.manual_finish) : n.calendar->add(a.manual_start, left_at(position)));
}

void Pass::gate(std::int32_t position) {
    Node const& n = node(position);
    engine::Activity const& a = activity_at(position);
    Dates& d = at(position);
    d.start = d.finish = kNoTime;
    for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
        Edge const& e = m_compiled.edges[static_cast<std::size_t>(k)];
        if (e.kind == engine::Edge::Kind::down) {
            d.start = std::max(d.start, at(e.from).start);
            d.finish = std::max(d.finish, at(e.from).finish);
        } else {
            Minute& bound = e.to_finish() ? d.finish : d.start;
            bound = std::max(bound, arrival(e, n));
        }
    }
    // A summary's own start, given by hand or as a constraint, holds for everything in it.
    if (a.mode == Mode::manual && usable_date(a.manual_start)) d.start = std::max(d.start, a.manual_start);
    else if (a.mode == Mode::automatic && a.constraint == Constraint::start_no_earlier_than && usable_date(a.constraint_date)) d.start = std::max(d.start, a.constraint_date);
}

void Pass::roll_up(std::int32_t position) {
    Node const& n = node(position);
    engine::Activity const& a = activity_at(position);
    Dates& d = at(position);
    d.start = d.finish = kNoTime;
    for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
        Dates const& child = at(m_compiled.edges[static_cast<std::size_t>(k)].from);
        if (child.start == kNoTime) continue;
        d.start = d.start == kNoTime ? child.start : std::min(d.start, child.start);
        d.finish = std::max(d.finish, child.finish);
    }
    // A summary with dates of its own keeps them, and its successors wait for those.
    if (a.mode == Mode::manual && usable_date(a.manual_start) && usable_date(a.manual_finish)) {
        d.start = a.manual_start;
        d.finish = a.manual_finish;
    }
}

void Pass::place(std::int32_t position) {
    switch (node(position).rule) {
        case Rule::plain: plain(position); break;
        case Rule::automatic: counts(position) ? automatic<true>(position) : automatic<false>(position); break;
        case Rule::manual:
        case Rule::finished: fixed(position); break;
        case Rule::started: started(position); break;
        case Rule::gate: gate(position); break;
        case Rule::roll_up: roll_up(position); break;
        case Rule::none: break;
    }
}

void Pass::forward(Scope scope) {
    if (scope == Scope::all_nodes) {
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(dates.size()); ++i) place(i);
        return;
    }
    finish = m_compiled.fixed_finish;
    for (std::int32_t const i : m_compiled.order) {
        place(i);
        Node const& n = node(i);
        if (!is_leaf(n.rule) || n.inactive) continue;
        Minute& latest = finish[static_cast<std::size_t>(n.project)];
        latest = std::max(latest, at(i).finish);
    }
}

// --- what held up the finish ---------------------------------------------------------------------------

bool Pass::drives(Edge const& e, std::int32_t position, std::uint8_t mark) const {
    Node const& n = node(position);
    Dates const& d = at(position);
    switch (n.rule) {
        case Rule::plain:
        case Rule::automatic: return (counts(position) ? bound_of<true>(e, position) : bound_of<false>(e, position)) == d.bound;
        case Rule::gate: {
            if (e.kind != engine::Edge::Kind::down) return arrival(e, n) == (e.to_finish() ? d.finish : d.start);
            return (d.start != kNoTime && at(e.from).start == d.start) || (d.finish != kNoTime && at(e.from).finish == d.finish);
        }
        case Rule::roll_up: return ((mark & kByFinish) && at(e.from).finish == d.finish) || ((mark & kByStart) && at(e.from).start == d.start);
        default: return false;                         // given dates wait for nobody
    }
}

void Pass::count_driving(std::vector<std::int32_t>& sums) {
    std::fill(m_marks.begin(), m_marks.end(), std::uint8_t{0});
    for (std::size_t i = m_marks.size(); i-- > 0;) {
        auto const position = static_cast<std::int32_t>(i);
        Node const& n = m_compiled.nodes[i];
        if (is_leaf(n.rule) && !n.inactive && dates[i].finish == finish[static_cast<std::size_t>(n.project)]) m_marks[i] |= kByFinish;
        if (!m_marks[i]) continue;
        if (is_leaf(n.rule) && n.rule != Rule::finished) ++sums[static_cast<std::size_t>(n.activity)];
        for (std::int32_t k = n.first_edge; k < n.last_edge; ++k) {
            Edge const& e = m_compiled.edges[static_cast<std::size_t>(k)];
            if (drives(e, position, m_marks[i])) m_marks[static_cast<std::size_t>(e.from)] |= e.kind == engine::Edge::Kind::up ? m_marks[i] : e.from_finish() ? kByFinish : kByStart;
        }
    }
}

}  // namespace pmo::simulation
