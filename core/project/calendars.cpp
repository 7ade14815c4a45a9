#include "core/project/calendars.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/work_week.h"

namespace pmo {

namespace {

namespace cal = registers::calendar;
namespace exc = registers::calendar_exception;
namespace wwk = registers::work_week;

constexpr int kMaxBases = 16;                          // a chain of bases longer than this is a circle or a mistake
constexpr std::int64_t kMostDays = 20'000'000;         // of all exceptions of one calendar: beyond it are only files made to harm

std::vector<engine::Shift> shifts_of(std::string_view text) {
    std::vector<engine::Shift> shifts;
    auto const hours = cal::parse_hours(text);
    if (!hours) return shifts;
    for (std::size_t i = 0; i < hours->count; ++i) shifts.push_back({hours->spans[i].from, hours->spans[i].to});
    return shifts;
}

template <std::size_t N>
engine::WeekPattern week_of(Record const& record, Field<std::string> const (&days)[N]) {
    engine::WeekPattern week;
    static_assert(N == std::tuple_size_v<engine::WeekPattern>);
    for (std::size_t i = 0; i < N; ++i) {
        auto const text = record.get(days[i]);
        if (text.empty()) continue;                    // as its base says
        auto shifts = shifts_of(text);
        week[i] = shifts.empty() ? engine::DayRule::day_off() : engine::DayRule::hours(std::move(shifts));
    }
    return week;
}

// How many days of the possible ones it covers.
std::int64_t days_in(Date from, Date to) {
    return std::max<std::int64_t>(0, std::int64_t{std::min(to.day, engine::kLastExceptionDay)} - std::max(from.day, engine::kFirstExceptionDay) + 1);
}

// The rows of a calendar in an order that does not depend on how they arrived: what covers fewer days wins over what covers more.
template <class Last>
std::vector<Record const*> narrow_first(std::vector<Record const*> rows, Field<Date> from, Last last) {
    sort_stably(rows, {}, [&](Record const* row) { return std::pair(std::int64_t{last(*row).day} - row->get(from).day, row->id()); });
    std::int64_t days = 0;
    std::erase_if(rows, [&](Record const* row) { return (days += days_in(row->get(from), last(*row))) > kMostDays; });
    return rows;
}

engine::Calendar convert(Store const& store, Record const& record) {
    constexpr Field<std::string> kDays[] = {cal::monday, cal::tuesday, cal::wednesday, cal::thursday, cal::friday, cal::saturday, cal::sunday};
    constexpr Field<std::string> kWeekDays[] = {wwk::monday, wwk::tuesday, wwk::wednesday, wwk::thursday, wwk::friday, wwk::saturday, wwk::sunday};
    engine::Calendar out;
    out.week = week_of(record, kDays);
    auto const last_of_week = [](Record const& row) { return row.get(wwk::to); };
    for (auto const* row : narrow_first(store.referrers(wwk::kType, wwk::calendar, record.id()), wwk::from, last_of_week))
        if (row->has(wwk::from) && row->has(wwk::to)) out.work_weeks.push_back({row->get(wwk::from).day, row->get(wwk::to).day, week_of(*row, kWeekDays)});
    for (auto const* row : narrow_first(store.referrers(exc::kType, exc::calendar, record.id()), exc::from, exc::last_day)) {
        engine::CalendarException exception;
        exception.from = row->get(exc::from).day;
        exception.to = exc::last_day(*row).day;
        if (row->get(exc::working)) exception.shifts = shifts_of(row->get(exc::hours));
        if (row->get(exc::working) && exception.shifts.empty()) exception.shifts = {{480, 720}, {780, 1020}};
        out.exceptions.push_back(std::move(exception));
    }
    return out;
}

}  // namespace

engine::Calendar standard_calendar() {
    engine::Calendar calendar;
    for (std::size_t day = 0; day < 7; ++day)
        calendar.week[day] = day < 5 ? engine::DayRule::hours({{480, 720}, {780, 1020}}) : engine::DayRule::day_off();
    return calendar;
}

engine::WorkingTime compile_calendar(Store const& store, Id id) {
    std::vector<engine::Calendar> chain;
    for (Record const* record = store.live(id); record && &record->type() == &cal::kType && chain.size() < kMaxBases; record = store.live(record->get(cal::base))) {
        if (!chain.empty()) chain.back().base = static_cast<std::int32_t>(chain.size());
        chain.push_back(convert(store, *record));
    }
    if (!chain.empty()) {
        auto time = engine::compile(chain, 0);
        if (time.endless()) return time;
    }
    engine::Calendar const standard[] = {standard_calendar()};
    return engine::compile(standard, 0);
}

}  // namespace pmo
