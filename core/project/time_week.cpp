#include "core/project/time_week.h"

#include <algorithm>
#include <numeric>

#include "core/base/sort.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"

namespace pmo {

namespace {

namespace tim = registers::time_sheet;
namespace asg = registers::assignment;

constexpr std::int64_t kDay = 1440;

std::string_view kind_of(Record const& sheet) {
    auto const kind = sheet.get(tim::kind);
    for (auto const known : tim::kKind)
        if (known == kind) return known;
    return tim::kKind[0];
}

TimeRow& row_of(TimeWeek& week, Id project, Id task, std::string_view kind) {
    for (auto& row : week.rows)
        if (row.task == task && row.kind == kind && (task || row.project == project)) return row;
    week.rows.push_back({.project = project, .task = task, .kind = kind});
    return week.rows.back();
}

void add_planned(TimeWeek& week, ResourceLoad const& load) {
    auto const period = load.period_of(week.monday);
    auto const worker = load.worker_of(week.person);
    if (period < 0 || worker < 0) return;
    for (auto const& line : load.lines_of(worker)) {
        if (!line.task || (line.kind != LoadKind::committed && line.kind != LoadKind::proposed)) continue;
        auto const minutes = load.minutes_of(line, period);
        if (minutes <= 0) continue;
        row_of(week, line.project, line.task, tim::kKind[0]).planned += minutes;
        week.planned += minutes;
    }
}

void add_booked(TimeWeek& week, Store const& store) {
    for (auto const* sheet : store.referrers(tim::kType, tim::person, week.person)) {
        if (!sheet->has(tim::date)) continue;
        auto const day = sheet->get(tim::date).day - week.monday.day;
        if (day < 0 || day >= kWeekDays) continue;
        auto const at = static_cast<std::size_t>(day);
        auto& row = row_of(week, sheet->get(tim::project), sheet->get(tim::task), kind_of(*sheet));
        auto const overtime = std::clamp<std::int64_t>(sheet->get(tim::overtime_minutes), 0, kDay);
        auto const minutes = std::clamp<std::int64_t>(sheet->get(tim::minutes), 0, kDay) + overtime;
        row.minutes[at] += minutes;
        row.overtime[at] += overtime;
        row.sheets[at].push_back(sheet->id());
        row.states[at] = together(row.states[at], state_of_sheet(sheet->get(tim::status)));
        week.state = together(week.state, state_of_sheet(sheet->get(tim::status)));
        week.booked += minutes;
    }
}

}  // namespace

std::int64_t TimeRow::booked() const { return std::accumulate(minutes.begin(), minutes.end(), std::int64_t{0}); }

SheetState state_of_sheet(std::string_view status) {
    if (status == "submitted") return SheetState::submitted;
    if (status == "approved") return SheetState::approved;
    if (status == "rejected") return SheetState::rejected;
    return SheetState::draft;
}

SheetState together(SheetState a, SheetState b) {
    if (a == SheetState::none) return b;
    if (b == SheetState::none) return a;
    return a == b ? a : SheetState::mixed;
}

TimeWeek time_week(Store const& store, Derived const& derived, ResourceLoad const& load, Id person, Date monday) {
    TimeWeek week{.person = person, .monday = monday};
    auto const* who = store.live(person);
    if (!who || &who->type() != &registers::person::kType) return week;
    add_planned(week, load);
    add_booked(week, store);
    for (int day = 0; day < kWeekDays; ++day) {
        week.there[static_cast<std::size_t>(day)] = capacity_between(store, derived, *who, Date{monday.day + day}, Date{monday.day + day + 1}).minutes;
        week.capacity += week.there[static_cast<std::size_t>(day)];
    }
    sort_stably(week.rows, [](TimeRow const& a, TimeRow const& b) {
        bool const a_task = bool(a.task), b_task = bool(b.task);
        return a_task != b_task ? a_task : a.planned > b.planned;
    });
    return week;
}

}  // namespace pmo
