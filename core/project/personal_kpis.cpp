#include "core/project/personal_kpis.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/registers/action_item.h"
#include "core/registers/appraisal.h"
#include "core/registers/department.h"
#include "core/registers/finding.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/time_sheet.h"

namespace pmo {

namespace per = registers::person;
namespace act = registers::action_item;
namespace fin = registers::finding;
namespace iss = registers::issue;
namespace tim = registers::time_sheet;
namespace apr = registers::appraisal;
using registers::is;

namespace {

constexpr int kHalfYear = 182;
constexpr std::int32_t kLongestPeriod = 3660;        // days; a longer one would be a slip of the pen

bool within(Date day, Period const& period, Date today) { return day >= period.from && day <= period.to && day < today; }

void count(PersonalKpi& kpi, Record const& record, Date due, std::optional<Date> done, bool finished, Period const& period, Date today) {
    if (!within(due, period, today)) return;
    bool const good = finished && (!done || *done <= due);
    ++kpi.all;
    kpi.good += good;
    if (!good) kpi.misses.push_back(record.id());
}

std::optional<Date> day_of(Record const& record, Field<Date> field) { return record.has(field) ? std::optional(record.get(field)) : std::nullopt; }

// The baseline's finish; where the task could only start later, the baseline's duration from its start: a predecessor's delay is not the owner's.
Minute fair_finish(Plan const& plan, std::size_t index) {
    auto const& row = plan.rows[index];
    auto const start = plan.schedule.placed[index].start;
    if (row.baseline_finish == kNoTime) return plan.schedule.placed[index].finish;
    if (row.baseline_start == kNoTime || start == kNoTime) return row.baseline_finish;
    auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
    return std::max(row.baseline_finish, calendar.add(start, std::max<Minute>(0, calendar.between(row.baseline_start, row.baseline_finish))));
}

void take_tasks(Plan const& plan, Id person, Period const& period, Date today, PersonalKpi& kpi) {
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (row.summary || row.inactive || (person && row.owner != person)) continue;
        auto const finish = plan.schedule.placed[i].finish, wanted = fair_finish(plan, i);
        if (wanted == kNoTime || finish == kNoTime) continue;
        auto const due = date_of(Moment{wanted});
        if (!within(due, period, today)) continue;
        bool const good = row.percent >= 100 && date_of(Moment{finish}) <= due;
        ++kpi.all;
        kpi.good += good;
        if (!good) kpi.misses.push_back(row.task);
    }
}

void take_action(Record const& item, Period const& period, Date today, PersonalKpi& kpi) {
    if (item.has(act::due) && !is(item, act::status, "cancelled")) count(kpi, item, item.get(act::due), day_of(item, act::done_on), is(item, act::status, "done"), period, today);
}

void take_finding(Record const& item, Period const& period, Date today, PersonalKpi& kpi) {
    if (item.has(fin::due) && !is(item, fin::status, "waived", "rejected")) count(kpi, item, item.get(fin::due), day_of(item, fin::fixed_on), is(item, fin::status, "fixed", "verified"), period, today);
}

void take_issue(Record const& item, Period const& period, Date today, PersonalKpi& kpi) {
    if (item.has(iss::due)) count(kpi, item, item.get(iss::due), day_of(item, iss::resolved_on), item.has(iss::resolved_on) || !registers::is_open(item), period, today);
}

Date monday_of(Date day) { return {day.day - (weekday(day) - 1)}; }

// `of` limits the sheets to one project; then only its booked weeks count.
void take_sheets(Store const& store, Derived const& derived, Record const& person, Id of, Period const& period, Date today, PersonalKpi& kpi) {
    std::set<Date> weeks, handed_in;
    std::map<Date, Id> drafts;
    for (auto const* sheet : store.referrers(tim::kType, tim::person, person.id())) {
        auto const day = sheet->get(tim::date);
        if (!sheet->has(tim::date) || day < period.from || day > period.to || day > today || (of && sheet->get(tim::project) != of)) continue;
        weeks.insert(monday_of(day));
        if (is(*sheet, tim::status, "submitted", "approved")) handed_in.insert(day);
        else drafts.emplace(day, sheet->id());
    }
    auto const& calendar = derived.working_time(person.get(per::calendar));
    for (auto const week : weeks)
        for (Date day = week; day.day < week.day + 7; ++day.day) {
            if (day < period.from || day > period.to || day > today) continue;
            if (calendar.between(moment_of(day).minute, moment_of(Date{day.day + 1}).minute) <= 0) continue;
            ++kpi.all;
            kpi.good += handed_in.contains(day);
            if (auto const draft = drafts.find(day); draft != drafts.end() && !handed_in.contains(day)) kpi.misses.push_back(draft->second);
        }
}

Period sane(Period period) {
    if (period.to.day - period.from.day > kLongestPeriod) period.from.day = period.to.day - kLongestPeriod;
    return period;
}

}  // namespace

int PersonalKpis::counted() const {
    int sum = 0;
    for (auto const& one : kpi) sum += one.all;
    return sum;
}

std::optional<int> PersonalKpis::score() const {
    int sum = 0, weights = 0;
    for (std::size_t i = 0; i < kpi.size(); ++i)
        if (auto const percent = kpi[i].percent()) sum += *percent * kPersonalKpiWeights[i], weights += kPersonalKpiWeights[i];
    return weights ? std::optional((sum + weights / 2) / weights) : std::nullopt;
}

PersonalKpis personal_kpis(Store const& store, Derived const& derived, Id person, Period period, Date today) {
    PersonalKpis out;
    auto const* record = store.live(person);
    if (!record || &record->type() != &per::kType) return out;
    period = sane(period);
    for (auto const project : derived.projects()) take_tasks(derived.plan(project), person, period, today, out.kpi[0]);
    for (auto const* item : store.referrers(act::kType, act::owner, person)) take_action(*item, period, today, out.kpi[1]);
    for (auto const* item : store.referrers(fin::kType, fin::owner, person)) take_finding(*item, period, today, out.kpi[2]);
    for (auto const* item : store.referrers(iss::kType, iss::owner, person)) take_issue(*item, period, today, out.kpi[3]);
    take_sheets(store, derived, *record, kNoId, period, today, out.kpi[4]);
    return out;
}

PersonalKpis team_kpis(Store const& store, Derived const& derived, Id team, Period period, Date today) {
    PersonalKpis out;
    auto const* subject = store.live(team);
    if (!subject) return out;
    period = sane(period);
    if (&subject->type() == &registers::department::kType) {
        for (auto const* person : store.referrers(per::kType, per::department, team)) {
            auto const one = personal_kpis(store, derived, person->id(), period, today);
            for (std::size_t i = 0; i < out.kpi.size(); ++i) {
                out.kpi[i].good += one.kpi[i].good;
                out.kpi[i].all += one.kpi[i].all;
                out.kpi[i].misses.insert(out.kpi[i].misses.end(), one.kpi[i].misses.begin(), one.kpi[i].misses.end());
            }
        }
    } else if (&subject->type() == &registers::project::kType) {
        take_tasks(derived.plan(team), kNoId, period, today, out.kpi[0]);
        for (auto const* item : store.referrers(act::kType, act::project, team)) take_action(*item, period, today, out.kpi[1]);
        for (auto const* item : store.referrers(fin::kType, fin::project, team)) take_finding(*item, period, today, out.kpi[2]);
        for (auto const* item : store.referrers(iss::kType, iss::project, team)) take_issue(*item, period, today, out.kpi[3]);
        std::set<Id> people;
        for (auto const* sheet : store.referrers(tim::kType, tim::project, team)) people.insert(sheet->get(tim::person));
        for (auto const id : people)
            if (auto const* person = store.live(id); person && &person->type() == &per::kType) take_sheets(store, derived, *person, team, period, today, out.kpi[4]);
    }
    return out;
}

Period appraisal_period(Record const& appraisal, Date today) {
    auto const to = appraisal.has(apr::period_to) ? appraisal.get(apr::period_to) : today;
    return {appraisal.has(apr::period_from) ? appraisal.get(apr::period_from) : Date{to.day - kHalfYear}, to};
}

PersonalKpis appraisal_kpis(Store const& store, Derived const& derived, Record const& appraisal, Date today) {
    auto const period = appraisal_period(appraisal, today);
    if (is(appraisal, apr::kind, "team")) return team_kpis(store, derived, appraisal.get(apr::team), period, today);
    return personal_kpis(store, derived, appraisal.get(apr::person), period, today);
}

std::string_view grade_of_score(std::int64_t score) {
    return score >= 90 ? "excellent" : score >= 80 ? "good" : score >= 70 ? "qualified" : score >= 60 ? "improve" : "unqualified";
}

}  // namespace pmo
