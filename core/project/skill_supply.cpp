#include "core/project/skill_supply.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/registers/department.h"
#include "core/registers/person.h"
#include "core/registers/resource_request.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/skill_need.h"

namespace pmo {

namespace per = registers::person;
namespace skl = registers::skill;
namespace lev = registers::skill_level;
namespace ned = registers::skill_need;
namespace ask = registers::resource_request;
using registers::is;

namespace {

constexpr Date kForever{3'000'000};
constexpr std::size_t kCandidates = 8;

int level_of(std::int64_t value) { return static_cast<int>(std::clamp<std::int64_t>(value, 0, kLevels)); }

std::vector<Id> active_skills(Store const& store) {
    std::vector<Record const*> records;
    for (auto const& skill : store.table(skl::kType).rows())
        if (!skill.deleted() && !skill.get(skl::inactive)) records.push_back(&skill);
    auto const category = [](Record const* r) { return std::ranges::find(skl::kCategory, r->get(skl::category)) - std::begin(skl::kCategory); };
    sort_stably(records, {}, category);
    std::vector<Id> ids;
    for (auto const* record : records) ids.push_back(record->id());
    return ids;
}

// The most heads wanted on one day at `level` or above, over the demands within the period.
int peak(std::vector<SkillDemand const*> const& demands, Period const& period, int level) {
    int most = 0;
    for (auto const* start : demands) {
        auto const day = std::max(start->from, period.from);
        if (day > period.to) continue;
        int heads = 0;
        for (auto const* d : demands)
            if (d->level >= level && d->from <= day && d->to >= day) heads += d->heads;
        most = std::max(most, heads);
    }
    return most;
}

PeriodBalance balance_of(std::vector<SkillDemand const*> const& demands, Period const& period, std::array<int, kLevels + 1> const& at_least) {
    PeriodBalance out;
    std::vector<SkillDemand const*> here;
    for (auto const* d : demands)
        if (d->from <= period.to && d->to >= period.from) here.push_back(d), out.needs.push_back(d->record);
    if (here.empty()) return out;
    bool any = false;
    std::set<int> levels;
    for (auto const* d : here) levels.insert(d->level);
    for (auto const level : levels) {
        int const gap = peak(here, period, level) - at_least[static_cast<std::size_t>(level)];
        if (any && gap <= out.gap) continue;
        any = true;
        out.gap = gap;
        out.level = level;
        out.supply = at_least[static_cast<std::size_t>(level)];
        out.needed = peak(here, period, level);
    }
    return out;
}

}  // namespace

bool person_present(Record const& person, Date day) {
    return !person.deleted() && !person.get(per::inactive) && !person.get(per::generic) && !(person.has(per::left) && person.get(per::left) < day);
}

std::vector<Id> people_present(Store const& store, Date day) {
    struct Row { std::size_t department; std::string_view name; Id id; };
    std::map<Id, std::size_t> order;
    for (auto const& department : store.table(registers::department::kType).rows()) order.emplace(department.id(), order.size());
    std::vector<Row> rows;
    for (auto const& person : store.table(per::kType).rows()) {
        if (!person_present(person, day)) continue;
        auto const at = order.find(person.get(per::department));
        rows.push_back({at == order.end() ? order.size() : at->second, title_of(person), person.id()});
    }
    sort_stably(rows, [](Row const& a, Row const& b) { return a.department != b.department ? a.department < b.department : a.name < b.name; });
    std::vector<Id> people;
    for (auto const& row : rows) people.push_back(row.id);
    return people;
}

SkillMatrix::SkillMatrix(Store const& store, Date today) : m_people(people_present(store, today)), m_skills(active_skills(store)) {
    std::set<Id> const people(m_people.begin(), m_people.end()), skills(m_skills.begin(), m_skills.end());
    for (auto const skill : m_skills) m_at_least[skill] = {};
    for (auto const& record : store.table(lev::kType).rows()) {
        auto const person = record.get(lev::person), skill = record.get(lev::skill);
        if (record.deleted() || !people.contains(person) || !skills.contains(skill)) continue;
        auto& cell = m_cells[{person, skill}];
        if (cell.record && level_of(record.get(lev::level)) <= cell.level) continue;
        cell = {.record = record.id(), .level = level_of(record.get(lev::level)), .wanted = level_of(record.get(lev::wanted)), .certified = record.get(lev::certified),
                .expired = record.has(lev::valid_until) && record.get(lev::valid_until) < today};
    }
    for (auto const& [pair, cell] : m_cells)
        for (int level = 1; level <= cell.level; ++level) ++m_at_least[pair.second][static_cast<std::size_t>(level)];
}

SkillCell const& SkillMatrix::at(Id person, Id skill) const {
    static constexpr SkillCell kNone{};
    auto const cell = m_cells.find({person, skill});
    return cell == m_cells.end() ? kNone : cell->second;
}

int SkillMatrix::holders(Id skill, int level) const {
    auto const at = m_at_least.find(skill);
    return at == m_at_least.end() || level < 1 || level > kLevels ? 0 : at->second[static_cast<std::size_t>(level)];
}

std::vector<Period> supply_periods(Date today, int quarters) {
    std::vector<Period> periods{{today, today}};
    auto const civil = civil_of(today);
    auto const first = civil.year * 4 + (civil.month - 1) / 3;
    auto const begin = [](std::int32_t quarter) { return date_of(Civil{quarter / 4, static_cast<std::uint8_t>(quarter % 4 * 3 + 1), 1}); };
    for (int i = 0; i < quarters; ++i) periods.push_back({begin(first + i), Date{begin(first + i + 1).day - 1}});
    periods[periods.size() > 1 ? 1 : 0].from = std::max(periods[periods.size() > 1 ? 1 : 0].from, today);   // what has passed of this quarter is past
    return periods;
}

std::vector<SkillDemand> skill_demands(Store const& store, Date today) {
    std::vector<SkillDemand> demands;
    auto const heads = [](std::int64_t value) { return static_cast<int>(std::clamp<std::int64_t>(value, 1, 10000)); };
    for (auto const& need : store.table(ned::kType).rows()) {
        if (need.deleted() || !registers::is_open(need) || !store.live(need.get(ned::skill))) continue;
        SkillDemand d{need.id(), need.get(ned::skill), need.get(ned::subject), std::max(1, level_of(need.get(ned::level))), heads(need.get(ned::headcount)),
                      need.has(ned::starts) ? need.get(ned::starts) : today, need.has(ned::ends) ? need.get(ned::ends) : kForever};
        if (d.to >= today) demands.push_back(d);
    }
    auto const needs = demands.size();
    for (auto const& request : store.table(ask::kType).rows()) {
        if (request.deleted() || !registers::is_open(request) || !store.live(request.get(ask::skill))) continue;
        SkillDemand d{request.id(), request.get(ask::skill), request.get(ask::project), request.has(ask::skill_level) ? std::max(1, level_of(request.get(ask::skill_level))) : kIndependent,
                      heads(request.get(ask::headcount)), request.has(ask::from) ? request.get(ask::from) : today, request.has(ask::to) ? request.get(ask::to) : kForever};
        bool const planned = std::any_of(demands.begin(), demands.begin() + static_cast<std::ptrdiff_t>(needs), [&](SkillDemand const& need) {   // which this request answers
            return need.skill == d.skill && need.subject == d.subject && need.level >= d.level && need.heads >= d.heads && need.from <= d.to && need.to >= d.from;
        });
        if (d.to >= today && !planned) demands.push_back(d);
    }
    return demands;
}

std::vector<SkillBalance> skill_balances(Store const& store, SkillMatrix const& matrix, Date today, int quarters) {
    auto const periods = supply_periods(today, quarters);
    auto const demands = skill_demands(store, today);
    std::map<Id, std::vector<SkillDemand const*>> by_skill;
    for (auto const& demand : demands) by_skill[demand.skill].push_back(&demand);
    std::vector<SkillBalance> out;
    for (auto const skill : matrix.skills()) {
        SkillBalance balance{.skill = skill};
        for (int level = 1; level <= kLevels; ++level) balance.at_least[static_cast<std::size_t>(level)] = matrix.holders(skill, level);
        for (std::size_t i = 0; i < periods.size(); ++i) {
            balance.periods.push_back(balance_of(by_skill[skill], periods[i], balance.at_least));
            auto const& now = balance.periods.back();
            if (now.gap > balance.worst_gap) balance.worst_gap = now.gap, balance.worst_level = now.level, balance.worst_period = i;
        }
        balance.single_holder = matrix.holders(skill, kIndependent) == 1;
        int const wanted = balance.worst_gap > 0 ? balance.worst_level : kIndependent;
        for (auto const person : matrix.people()) {
            auto const& cell = matrix.at(person, skill);
            if (balance.single_holder && cell.level >= kIndependent) balance.holder = person;
            if (cell.level > 0 && cell.level < wanted) balance.candidates.push_back({person, cell.level, cell.wanted});
        }
        sort_stably(balance.candidates, [&](Candidate const& a, Candidate const& b) {
            bool const x = a.wanted >= wanted, y = b.wanted >= wanted;                        // who wants to get there first, then who is nearest
            return x != y ? x : a.level > b.level;
        });
        if (balance.candidates.size() > kCandidates) balance.candidates.resize(kCandidates);
        out.push_back(std::move(balance));
    }
    return out;
}

}  // namespace pmo
