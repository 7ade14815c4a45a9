#include "core/rules/workload.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/project/personal_kpis.h"
#include "core/registers/appraisal.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/role_assignment.h"
#include "core/registers/time_sheet.h"
#include "core/registers/workload_note.h"

namespace pmo::rules {

namespace per = registers::person;
namespace rol = registers::role_assignment;
namespace tim = registers::time_sheet;
namespace wln = registers::workload_note;
namespace apr = registers::appraisal;
using registers::is;
using registers::is_open;

namespace {

void add(std::vector<Hit>& hits, std::string_view rule, Id subject, Id project, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    hits.push_back({rule, find_rule(rule)->severity, subject, project, std::move(args), std::move(evidence)});
}

std::string number(std::int64_t n) { return std::to_string(n); }
Date monday_of(Date day) { return {day.day - (weekday(day) - 1)}; }

// Roles in projects that run, on the data date.
void allocation(Record const& person, Facts const& facts, std::set<Id> const& active, std::vector<Hit>& hits) {
    std::int64_t sum = 0;
    std::set<Id> projects;
    std::vector<Id> evidence;
    for (auto const* role : facts.store.referrers(rol::kType, rol::person, person.id())) {
        if (!active.contains(role->get(rol::project)) || (role->has(rol::from) && role->get(rol::from) > facts.today) || (role->has(rol::to) && role->get(rol::to) < facts.today)) continue;
        sum += std::clamp<std::int64_t>(role->get(rol::allocation), 0, 1000);
        projects.insert(role->get(rol::project));
        evidence.push_back(role->id());
    }
    if (sum > kFullAllocation) add(hits, "workload.over_allocated", person.id(), kNoId, {number(sum), number(static_cast<std::int64_t>(projects.size()))}, std::move(evidence));
}

// The week with the most overtime within the span.
void overtime(Record const& person, Facts const& facts, std::vector<Hit>& hits) {
    std::map<Date, std::pair<std::int64_t, std::vector<Id>>> weeks;
    for (auto const* sheet : facts.store.referrers(tim::kType, tim::person, person.id())) {
        auto const day = sheet->get(tim::date);
        if (day > facts.today || day.day < facts.today.day - kOverloadSpan || sheet->get(tim::overtime_minutes) <= 0) continue;
        auto& [minutes, sheets] = weeks[monday_of(day)];
        minutes = plus(minutes, std::min<std::int64_t>(sheet->get(tim::overtime_minutes), 1440));
        sheets.push_back(sheet->id());
    }
    auto const worst = std::ranges::max_element(weeks, {}, [](auto const& w) { return w.second.first; });
    if (worst != weeks.end() && worst->second.first >= kOvertimeMinutes)
        add(hits, "workload.overtime", person.id(), kNoId, {number(worst->second.first / 60), to_text(worst->first)}, worst->second.second);
}

void overload(Record const& person, Facts const& facts, std::vector<Hit>& hits) {
    std::set<Date> weeks;
    std::vector<Id> notes;
    for (auto const* note : facts.store.referrers(wln::kType, wln::person, person.id())) {
        auto const week = note->get(wln::week);
        if (note->get(wln::load) <= kOverload || week > facts.today || week.day < facts.today.day - kOverloadSpan) continue;
        weeks.insert(monday_of(week));
        notes.push_back(note->id());
    }
    if (weeks.size() >= kOverloadWeeks) add(hits, "workload.overload_returns", person.id(), kNoId, {number(static_cast<std::int64_t>(weeks.size())), number(kOverloadSpan / 7)}, std::move(notes));
}

void note(Record const& record, Facts const& facts, std::vector<Hit>& hits) {
    if (!is_open(record)) return;
    auto const project = record.get(wln::project);
    if (record.has(wln::due) && record.get(wln::due) < facts.today)
        add(hits, "workload.note_overdue", record.id(), project, {to_text(record.get(wln::due)), number(facts.today.day - record.get(wln::due).day)}, {record.get(wln::owner)});
    auto const open_days = facts.today.day - record.get(wln::week).day;
    if (is(record, wln::kind, "conflict") && record.has(wln::week) && open_days > kConflictDays)
        add(hits, "workload.conflict_open", record.id(), project, {number(open_days)}, {record.get(wln::person), record.get(wln::other_person)});
    auto const mood = record.get(wln::mood);
    if (mood >= 1 && mood <= kLowMood) add(hits, "workload.low_mood", record.id(), project, {number(mood)}, {record.get(wln::person), record.get(wln::owner)});
}

void appraisal(Record const& record, Facts const& facts, std::vector<Hit>& hits) {
    if (is_open(record) && record.has(apr::due) && record.get(apr::due) < facts.today)
        add(hits, "appraisal.overdue", record.id(), record.get(apr::project), {to_text(record.get(apr::due)), number(facts.today.day - record.get(apr::due).day)}, {record.get(apr::appraiser)});
    bool const rewarded = record.get(apr::incentive).minor > 0 || is(record, apr::incentive_kind, "bonus", "raise", "promotion");
    if (rewarded && is(record, apr::grade, "improve", "unqualified")) add(hits, "appraisal.incentive_against_grade", record.id(), record.get(apr::project), {std::string(record.get(apr::grade))});
    if (!record.has(apr::kpi_score)) return;
    auto const figures = appraisal_kpis(facts.store, facts.derived, record, facts.today);
    auto const computed = figures.score();
    auto const entered = record.get(apr::kpi_score);
    if (computed && figures.counted() >= kKpiEnough && (entered > *computed + kKpiDifference || entered < *computed - kKpiDifference))
        add(hits, "appraisal.kpi_differs", record.id(), record.get(apr::project), {number(entered), number(*computed)});
}

// Managers of running projects without an appraisal that is under way or has ended lately.
void missing(Facts const& facts, std::vector<Hit>& hits) {
    std::set<Id> told;
    for (auto const id : facts.derived.active_projects()) {
        auto const* project = facts.store.live(id);
        auto const manager = project ? project->get(registers::project::manager) : kNoId;
        auto const* person = facts.store.live(manager);
        if (!person || &person->type() != &per::kType || !told.insert(manager).second) continue;
        auto const own = facts.store.referrers(apr::kType, apr::person, manager);
        bool const appraised = std::ranges::any_of(own, [&](Record const* a) { return is_open(*a) || a->get(apr::period_to).day >= facts.today.day - kAppraisalDays; });
        if (!appraised) add(hits, "appraisal.missing", manager, id, {number(kAppraisalDays)}, {id});
    }
}

}  // namespace

std::vector<Hit> workload_hits(Facts const& facts) {
    std::vector<Hit> hits;
    auto const& running = facts.derived.active_projects();
    std::set<Id> const active(running.begin(), running.end());
    for (auto const& person : facts.store.table(per::kType).rows()) {
        if (!person_present(person, facts.today)) continue;
        allocation(person, facts, active, hits);
        overtime(person, facts, hits);
        overload(person, facts, hits);
    }
    for (auto const& record : facts.store.table(wln::kType).rows())
        if (!record.deleted()) note(record, facts, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

std::vector<Hit> appraisal_hits(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& record : facts.store.table(apr::kType).rows())
        if (!record.deleted()) appraisal(record, facts, hits);
    missing(facts, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
