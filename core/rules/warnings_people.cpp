// Early warnings of people: who is booked beyond what there is, who leaves or is away while a critical task waits for them.

#include <algorithm>
#include <map>

#include "core/base/sums.h"
#include "core/registers/assignment.h"
#include "core/registers/leave.h"
#include "core/registers/person.h"
#include "core/registers/rules.h"
#include "core/rules/warnings_plan.h"

namespace pmo::rules {

namespace {

namespace asg = registers::assignment;
namespace prs = registers::person;
namespace lve = registers::leave;
namespace limit = warning_limit;
using registers::is;

struct Span { Minute from, to; };

bool counts(Record const& leave) { return !is(leave, lve::status, "rejected", "cancelled") && leave.has(lve::from) && leave.has(lve::to); }


// What the plan takes of a person's working time within the span.
void add_bookings(Facts const& facts, Plan const& plan, Span span, std::map<Id, std::int64_t>& booked) {
    for (auto const* row : facts.store.referrers(asg::kType, asg::project, plan.project)) {
        auto const at = plan.row_of(row->get(asg::task));
        auto const person = row->get(asg::person);
        if (at < 0 || !person) continue;
        auto const& line = plan.rows[static_cast<std::size_t>(at)];
        auto const& placed = plan.schedule.placed[static_cast<std::size_t>(at)];
        auto const from = std::max(placed.start, span.from), to = std::min(placed.finish, span.to);
        if (line.percent >= 100 || line.inactive || from >= to) continue;
        auto const& time = plan.calendars[static_cast<std::size_t>(line.calendar)];
        auto const whole = time.between(placed.start, placed.finish), part = time.between(from, to);
        auto const units = row->has(asg::units) ? row->get(asg::units) : 100;
        auto const effort = row->has(asg::effort) ? row->get(asg::effort) : whole * units / 100;
        if (whole > 0) booked[person] = plus(booked[person], scale({effort, {}}, part, whole).minor);
    }
}

std::int64_t capacity_of(Facts const& facts, Record const& person, Span span) {
    auto const& time = facts.derived.working_time(person.get(prs::calendar));
    auto const units = person.has(prs::max_units) ? person.get(prs::max_units) : 100;
    auto minutes = time.between(span.from, span.to);
    for (auto const* leave : facts.store.referrers(lve::kType, lve::person, person.id())) {
        if (!counts(*leave)) continue;
        auto const from = std::max(moment_of(leave->get(lve::from)).minute, span.from), to = std::min(moment_of(leave->get(lve::to)).minute + 1440, span.to);
        if (from < to) minutes -= time.between(from, to) * (leave->has(lve::portion) ? leave->get(lve::portion) : 100) / 100;
    }
    return std::max<std::int64_t>(minutes, 0) * units / 100;
}

// Tasks of a person that are critical and not done, in the order of the plan.
std::map<Id, std::vector<std::int32_t>> critical_by_owner(Plan const& plan) {
    std::map<Id, std::vector<std::int32_t>> found;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (!row.summary && !row.inactive && !row.milestone && row.percent < 100 && row.owner && plan.schedule.placed[i].critical)
            found[row.owner].push_back(static_cast<std::int32_t>(i));
    }
    return found;
}

void warn_of_absence(Looking const& at, Record const& person, std::span<std::int32_t const> rows) {
    for (auto const* leave : at.facts.store.referrers(lve::kType, lve::person, person.id())) {
        if (!counts(*leave) || leave->get(lve::to) < at.facts.today) continue;
        auto const from = moment_of(leave->get(lve::from)).minute, to = moment_of(leave->get(lve::to)).minute + 1440;
        for (auto const row : rows) {
            auto const& placed = at.plan.schedule.placed[static_cast<std::size_t>(row)];
            if (placed.start >= to || placed.finish <= from) continue;
            auto const task = at.plan.rows[static_cast<std::size_t>(row)].task;
            at.hits.add("warning.leave_on_critical", task, at.plan.project, {std::string(title_of(person)), to_text(leave->get(lve::from)), to_text(leave->get(lve::to))}, {task, leave->id(), person.id()});
        }
    }
}

void warn_of_leaving(Looking const& at) {
    std::map<Id, std::vector<Id>> after;
    for (std::size_t i = 0; i < at.plan.rows.size(); ++i) {
        auto const& row = at.plan.rows[i];
        auto const* person = row.summary || row.inactive || row.percent >= 100 ? nullptr : at.facts.store.live(row.owner);
        if (!person || &person->type() != &prs::kType || !person->has(prs::left)) continue;
        if (date_of(Moment{at.plan.schedule.placed[i].finish - 1}) > person->get(prs::left)) after[person->id()].push_back(row.task);
    }
    for (auto& [person, tasks] : after) {
        auto const count = number_text(static_cast<std::int64_t>(tasks.size()));
        at.hits.add("warning.person_leaves", person, at.plan.project, {to_text(at.facts.store.live(person)->get(prs::left)), count}, std::move(tasks));
    }
}

}  // namespace

std::vector<PersonLoad> person_loads(Facts const& facts, std::int32_t days) {
    Span const span{moment_of(facts.today).minute, moment_of(Date{facts.today.day + days}).minute};
    std::map<Id, std::int64_t> booked;
    for (auto const project : facts.derived.active_projects()) add_bookings(facts, facts.derived.plan(project), span, booked);
    std::vector<PersonLoad> loads;
    for (auto const& [id, minutes] : booked)
        if (auto const* person = facts.store.live(id); person && &person->type() == &prs::kType) loads.push_back({id, minutes, capacity_of(facts, *person, span)});
    return loads;
}

void warn_of_people(Looking const& at, std::span<PersonLoad const> loads) {
    auto const owners = critical_by_owner(at.plan);
    for (auto const& [id, rows] : owners) {
        auto const* person = at.facts.store.live(id);
        if (!person || &person->type() != &prs::kType) continue;
        warn_of_absence(at, *person, rows);
        auto const load = std::ranges::find(loads, id, &PersonLoad::person);
        if (load == loads.end() || times(load->booked, 100) <= times(load->capacity, limit::kLoadPercent)) continue;
        std::vector<Id> tasks;
        for (auto const row : rows) tasks.push_back(at.plan.rows[static_cast<std::size_t>(row)].task);
        auto const percent = load->capacity > 0 ? load->booked * 100 / load->capacity : 999;
        auto const count = number_text(static_cast<std::int64_t>(rows.size()));
        at.hits.add("warning.person_overloaded", id, at.plan.project, {number_text(percent), count}, std::move(tasks));
    }
    warn_of_leaving(at);
}

}  // namespace pmo::rules
