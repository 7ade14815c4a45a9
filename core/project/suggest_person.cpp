#include "core/project/suggest_person.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/project/skill_supply.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/rate.h"
#include "core/registers/resource_request.h"
#include "core/registers/rules.h"
#include "core/registers/skill.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace asg = registers::assignment;
namespace per = registers::person;
namespace ask = registers::resource_request;
namespace rte = registers::rate;
namespace tsk = registers::task;

constexpr int kSkillWeight = 45, kFreeWeight = 35, kCostWeight = 20;
constexpr int kBelowLevel = 70, kCostUnknown = 50;
constexpr int kFull = 1000;                                    // permille of a week
constexpr std::size_t kTried = 4;                              // candidates for one booking
constexpr std::int64_t kMostEffort = 100'000'000;              // minutes

std::optional<int> skill_of(SkillMatrix const& matrix, Record const& person, WantedPerson const& wanted, PersonFit& fit) {
    if (wanted.skill) {
        auto const level = matrix.at(person.id(), wanted.skill).level;
        auto const asked = wanted.level ? wanted.level : kIndependent;
        fit.level = level;
        if (level == 0) return std::nullopt;
        return level >= asked ? 100 : kBelowLevel * level / asked;
    }
    bool const same_role = wanted.role && person.get(per::role) == wanted.role;
    if (wanted.instead) {
        int whole = 0, shared = 0;
        for (auto const skill : matrix.skills()) {
            auto const level = matrix.at(wanted.instead, skill).level;
            if (level < kIndependent) continue;
            whole += level;
            shared += std::min(level, matrix.at(person.id(), skill).level);
        }
        if (whole > 0) return shared > 0 ? std::optional(100 * shared / whole) : std::nullopt;
    }
    return same_role ? std::optional(100) : std::nullopt;
}

// Needed and free minutes in the weeks of the period, and the busiest week without and with this work.
void time_of(Store const& store, Derived const& derived, ResourceLoad const& load, WantedPerson const& wanted, PersonFit& fit) {
    auto const* person = store.live(fit.person);
    auto const worker = load.worker_of(fit.person);
    Date const end{wanted.to.day + 1};
    auto const all = capacity_between(store, derived, *person, wanted.from, end);
    fit.on_leave = all.leave > 0;
    auto const in_units = (all.minutes + all.leave) * std::clamp<std::int64_t>(wanted.units, 0, 100'000) / 100;
    fit.needed_minutes = wanted.effort > 0 ? wanted.effort : in_units;
    for (std::size_t p = 0; p < load.periods.size(); ++p) {
        auto const from = std::max(load.periods[p].from, wanted.from), to = std::min(load.periods[p].to, end);
        if (to <= from) continue;
        auto const& cell = load.at(worker, static_cast<int>(p));
        auto const there = capacity_between(store, derived, *person, from, to).minutes;
        // Of a week that is only in part within the period, the same part of its bookings.
        auto const taken = cell.capacity > 0 ? cell.firm() * there / cell.capacity : 0;
        fit.free_minutes += std::max<std::int64_t>(0, there - taken);
        auto const more = all.minutes > 0 ? std::min(fit.needed_minutes, kMostEffort) * there / all.minutes : 0;
        auto const before = load_permille(cell.firm(), cell.capacity), after = load_permille(cell.firm() + more, cell.capacity);
        if (before && (!fit.busiest_before || *before > *fit.busiest_before)) fit.busiest_before = before;
        if (after && (!fit.busiest_after || *after > *fit.busiest_after)) fit.busiest_after = after;
    }
    fit.free = fit.needed_minutes > 0 ? static_cast<int>(std::min<std::int64_t>(100, fit.free_minutes * 100 / fit.needed_minutes)) : 100;
}

// Compared in the currency of the first who has a rate.
void price(std::vector<PersonFit>& fits) {
    PersonFit const* cheapest = nullptr;
    for (auto const& fit : fits)
        if (fit.rate.minor > 0 && (!cheapest || (fit.rate.currency == cheapest->rate.currency && fit.rate.minor < cheapest->rate.minor))) cheapest = &fit;
    auto const best = cheapest ? cheapest->rate : Money{};
    for (auto& fit : fits)
        fit.cost = fit.rate.minor > 0 && fit.rate.currency == best.currency ? static_cast<int>(scale({100, {}}, best.minor, fit.rate.minor).minor) : kCostUnknown;
}

// Works on the task already: handing it over would make one of two.
bool on_task(Store const& store, LoadLine const& line, Id person) {
    if (!line.task || line.kind == LoadKind::reserved) return false;
    auto const rows = store.referrers(asg::kType, asg::task, line.task);
    return std::ranges::any_of(rows, [&](Record const* row) { return row->get(asg::person) == person; });
}

}  // namespace

Money rate_on(Store const& store, Record const& person, Date day) {
    Record const* found = nullptr;
    for (auto const* row : store.referrers(rte::kType, rte::person, person.id())) {
        bool const usual = !row->has(rte::table) || row->get(rte::table) == "a";
        if (!usual || !row->has(rte::cost_rate) || (row->has(rte::from) && row->get(rte::from) > day)) continue;
        if (!found || !found->has(rte::from) || (row->has(rte::from) && row->get(rte::from) >= found->get(rte::from))) found = row;
    }
    return found ? found->get(rte::cost_rate) : person.get(per::cost_rate);
}

WantedPerson wanted_by_request(Record const& request) {
    WantedPerson wanted{.skill = request.get(ask::skill), .role = request.get(ask::role), .instead = {}, .level = static_cast<int>(std::clamp<std::int64_t>(request.get(ask::skill_level), 0, kLevels))};
    wanted.from = request.get(ask::from);
    wanted.to = std::max(wanted.from, request.has(ask::to) ? request.get(ask::to) : wanted.from);
    if (request.has(ask::units)) wanted.units = request.get(ask::units);
    wanted.effort = std::clamp<std::int64_t>(request.get(ask::effort), 0, kMostEffort);
    return wanted;
}

WantedPerson wanted_by_assignment(Store const& store, LoadLine const& line, Record const& assignment, Date today) {
    WantedPerson wanted{.skill = {}, .role = assignment.get(asg::role), .instead = assignment.get(asg::person)};
    if (auto const* now = store.live(wanted.instead); now && !wanted.role && &now->type() == &per::kType) wanted.role = now->get(per::role);
    wanted.from = std::max(today, line.from == kNoTime ? today : date_of(Moment{line.from}));
    wanted.to = std::max(wanted.from, line.to == kNoTime ? today : date_of(Moment{line.to - 1}));
    wanted.units = line.units;
    auto const* task = store.live(assignment.get(asg::task));
    auto const percent = task && &task->type() == &tsk::kType ? std::clamp<std::int64_t>(task->get(tsk::percent_complete), 0, 100) : 0;
    auto const effort = std::clamp<std::int64_t>(assignment.get(asg::effort), 0, kMostEffort);
    wanted.effort = assignment.has(asg::remaining_effort) ? std::clamp<std::int64_t>(assignment.get(asg::remaining_effort), 0, kMostEffort) : effort * (100 - percent) / 100;
    return wanted;
}

static WantedPerson wanted_instead(Store const& store, ResourceLoad const& load, LoadLine const& line, Date today) {
    auto const& record = *store.live(line.record);
    if (line.kind != LoadKind::reserved) return wanted_by_assignment(store, line, record, today);
    auto wanted = wanted_by_request(record);
    wanted.instead = load.workers[static_cast<std::size_t>(line.worker)].id;
    if (!wanted.role) wanted.role = load.workers[static_cast<std::size_t>(line.worker)].role;
    wanted.from = std::max(wanted.from, today);
    wanted.to = std::max(wanted.to, wanted.from);
    return wanted;
}

std::vector<Relief> suggest_reliefs(Store const& store, Derived const& derived, ResourceLoad const& load, int worker, int week, Date today, std::size_t most) {
    std::vector<Relief> out;
    auto const& cell = load.at(worker, week);
    auto const before = load_permille(cell.firm(), cell.capacity);
    if (cell.firm() <= cell.capacity || !load.workers[static_cast<std::size_t>(worker)].person) return out;
    for (auto const& line : load.lines_of(worker)) {
        auto const minutes = load.relief_of(line, week);
        if (minutes <= 0 || !store.live(line.record)) continue;
        for (auto const& fit : suggest_people(store, derived, load, wanted_instead(store, load, line, today), kTried)) {
            auto const& other = load.at(load.worker_of(fit.person), week);
            auto const theirs = load_permille(other.firm(), other.capacity), more = load_permille(other.firm() + minutes, other.capacity);
            if (!theirs || *more > kFull || on_task(store, line, fit.person)) continue;
            out.push_back({line.record, line.task, line.project, fit.person, fit.score, fit.skill, minutes, before, load_permille(cell.firm() - minutes, cell.capacity), *theirs, *more});
            break;
        }
    }
    sort_stably(out, [](Relief const& a, Relief const& b) {
        bool const a_ends = a.from_after && *a.from_after <= kFull, b_ends = b.from_after && *b.from_after <= kFull;
        return a_ends != b_ends ? a_ends : a.score > b.score;
    });
    if (out.size() > most) out.resize(most);
    return out;
}

std::vector<PersonFit> suggest_people(Store const& store, Derived const& derived, ResourceLoad const& load, WantedPerson const& wanted, std::size_t most) {
    std::vector<PersonFit> fits;
    if (wanted.to < wanted.from || (!wanted.skill && !wanted.role && !wanted.instead)) return fits;
    SkillMatrix const matrix(store, wanted.from);
    for (auto const& worker : load.workers) {
        if (!worker.person || worker.id == wanted.instead) continue;
        auto const* person = store.live(worker.id);
        if (!person || !person_present(*person, wanted.to)) continue;
        PersonFit fit{.person = worker.id};
        auto const skill = skill_of(matrix, *person, wanted, fit);
        if (!skill) continue;
        fit.skill = *skill;
        fit.rate = rate_on(store, *person, wanted.from);
        time_of(store, derived, load, wanted, fit);
        fits.push_back(fit);
    }
    price(fits);
    for (auto& fit : fits) fit.score = (fit.skill * kSkillWeight + fit.free * kFreeWeight + fit.cost * kCostWeight + 50) / 100;
    sort_stably(fits, std::greater{}, &PersonFit::score);
    if (fits.size() > most) fits.resize(most);
    return fits;
}

}  // namespace pmo
