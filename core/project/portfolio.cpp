#include "core/project/portfolio.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sums.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"

namespace pmo {

PortfolioSummary portfolio_summary(Store const& store, Derived const& derived) {
    PortfolioSummary out;
    for (auto const id : derived.active_projects()) {
        auto const& summary = derived.summary(id);
        ++out.count[static_cast<int>(summary.overall.health)];
        if (summary.currency != out.currency) { ++out.other_currency; continue; }
        out.value = out.value + summary.value;
        out.eac = plus(out.eac, summary.eac);
        out.exposure = plus(out.exposure, summary.exposure);
        if (auto const* project = store.live(id)) out.reserve = plus(out.reserve, project->get(registers::project::reserve).minor);
    }
    return out;
}

std::vector<TrendPoint> portfolio_trend(Store const& store, Derived const& derived) {
    namespace rep = registers::status_report;
    std::map<std::pair<std::int32_t, std::int32_t>, TrendPoint> months;
    for (auto const id : derived.active_projects())
        for (auto const* report : store.referrers(rep::kType, rep::project, id)) {
            if (report->get(rep::kind) != "monthly" || !report->has(rep::period_to)) continue;
            auto const end = civil_of(report->get(rep::period_to));
            auto& point = months[{end.year, end.month}];
            point.year = end.year;
            point.month = end.month;
            point.value = point.value + engine::EarnedValue{report->get(rep::bac).minor, report->get(rep::pv).minor, report->get(rep::ev).minor, report->get(rep::ac).minor};
            point.eac = plus(point.eac, report->get(rep::eac).minor);
            point.exposure = plus(point.exposure, report->get(rep::exposure).minor);
            ++point.projects;
        }
    std::vector<TrendPoint> out;
    for (auto const& [month, point] : months) out.push_back(point);
    return out;
}

namespace {

struct Span { Minute from, to; };

std::vector<Span> month_spans(std::int32_t year, std::int32_t month, int months) {
    std::vector<Span> spans;
    for (int i = 0; i < months; ++i) {
        auto const y = year + (month - 1 + i) / 12;
        auto const m = (month - 1 + i) % 12 + 1;
        auto const first = date_of(Civil{y, static_cast<std::uint8_t>(m), 1});
        spans.push_back({moment_of(first).minute, moment_of(Date{first.day + days_in_month(y, m)}).minute});
    }
    return spans;
}

using Load = std::vector<std::int64_t>;                        // minutes by month

std::int64_t share(std::int64_t amount, std::int64_t part, std::int64_t whole) { return whole > 0 ? scale({amount, {}}, part, whole).minor : 0; }

}  // namespace

std::vector<CapacityMonth> portfolio_capacity(Store const& store, Derived const& derived, std::int32_t year, std::int32_t month, int months) {
    namespace asg = registers::assignment;
    namespace ask = registers::resource_request;
    auto const spans = month_spans(year, month, months);
    auto const n = spans.size();
    std::map<Id, Load> booked;                                 // by person
    std::vector<CapacityMonth> out(n);
    for (std::size_t i = 0; i < n; ++i) {
        auto const day = civil_of(date_of(Moment{spans[i].from}));
        out[i].year = day.year;
        out[i].month = day.month;
    }
    std::set<Id> wanted;
    for (auto const id : derived.active_projects()) {
        auto const& plan = derived.plan(id);
        if (plan.calendars.empty()) continue;
        auto const& time = plan.calendars[0];
        std::map<Id, Load> assigned, granted;                  // of this project
        for (auto const* row : store.referrers(asg::kType, asg::project, id)) {
            auto const at = plan.row_of(row->get(asg::task));
            auto const person = row->get(asg::person);
            if (at < 0 || !person) continue;
            auto const& placed = plan.schedule.placed[static_cast<std::size_t>(at)];
            auto const whole = time.between(placed.start, placed.finish);
            auto const units = row->has(asg::units) ? row->get(asg::units) : 100;
            auto const effort = row->has(asg::effort) ? row->get(asg::effort) : whole * units / 100;
            auto& minutes = assigned[person];
            minutes.resize(n, 0);
            for (std::size_t i = 0; i < n; ++i) {
                auto const from = std::max(placed.start, spans[i].from), to = std::min(placed.finish, spans[i].to);
                if (from < to) minutes[i] = plus(minutes[i], share(effort, time.between(from, to), whole));
            }
        }
        for (auto const* row : store.referrers(ask::kType, ask::project, id)) {
            auto const state = row->get(ask::status);
            bool const is_granted = state == "approved" || state == "fulfilled";
            if (!row->has(ask::from) || (!is_granted && is_closed(ask::kFields[ask::status.slot], state))) continue;
            auto const person = row->get(ask::assigned);
            if (is_granted && !person) continue;               // nobody is named whose time it would take
            auto const from = moment_of(row->get(ask::from)).minute;
            auto const to = moment_of(row->has(ask::to) ? row->get(ask::to) : row->get(ask::from)).minute + 1440;
            auto const people = row->has(ask::headcount) ? row->get(ask::headcount) : 1;
            auto const units = row->has(ask::units) ? row->get(ask::units) : 100;
            for (std::size_t i = 0; i < n; ++i) {
                auto const a = std::max(from, spans[i].from), b = std::min(to, spans[i].to);
                if (a >= b) continue;
                auto const minutes = times(time.between(a, b), units) / 100;
                if (!is_granted) { out[i].proposed = plus(out[i].proposed, times(minutes, people)); continue; }
                auto& load = granted[person];
                load.resize(n, 0);
                load[i] = plus(load[i], minutes);
            }
        }
        for (auto const* load : {&assigned, &granted})
            for (auto const& [person, minutes] : *load) booked[person].resize(n, 0);
        for (auto& [person, minutes] : booked) {
            auto const a = assigned.find(person), g = granted.find(person);
            for (std::size_t i = 0; i < n; ++i)
                minutes[i] = plus(minutes[i], std::max(a == assigned.end() || a->second.empty() ? 0 : a->second[i], g == granted.end() || g->second.empty() ? 0 : g->second[i]));
        }
    }
    for (auto const& [id, minutes] : booked) {
        auto const* person = store.live(id);
        if (!person) continue;
        auto const& time = derived.working_time(person->get(registers::person::calendar));
        auto const units = person->has(registers::person::max_units) ? person->get(registers::person::max_units) : 100;
        for (std::size_t i = 0; i < n; ++i) {
            auto const there = times(time.between(spans[i].from, spans[i].to), units) / 100;
            out[i].committed = plus(out[i].committed, minutes[i]);
            out[i].capacity = plus(out[i].capacity, there);
            out[i].overloaded += minutes[i] > there ? 1 : 0;
        }
    }
    return out;
}

}  // namespace pmo
