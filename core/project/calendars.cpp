#include "core/project/calendars.h"

#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"

namespace pmo {

namespace {

namespace cal = registers::calendar;
namespace exc = registers::calendar_exception;

constexpr int kMaxBases = 16;                          // a chain of bases longer than this is a circle or a mistake

std::vector<engine::Shift> shifts_of(std::string_view text) {
    std::vector<engine::Shift> shifts;
    auto const hours = cal::parse_hours(text);
    if (!hours) return shifts;
    for (std::size_t i = 0; i < hours->count; ++i) shifts.push_back({hours->spans[i].from, hours->spans[i].to});
    return shifts;
}

engine::Calendar convert(Store const& store, Record const& record) {
    engine::Calendar out;
    constexpr Field<std::string> kDays[] = {cal::monday, cal::tuesday, cal::wednesday, cal::thursday, cal::friday, cal::saturday, cal::sunday};
    for (std::size_t i = 0; i < 7; ++i) {
        auto const text = record.get(kDays[i]);
        if (text.empty()) continue;                    // as its base says
        auto shifts = shifts_of(text);
        out.week[i] = shifts.empty() ? engine::DayRule::day_off() : engine::DayRule::hours(std::move(shifts));
    }
    for (auto const* row : store.referrers(exc::kType, exc::calendar, record.id())) {
        engine::CalendarException exception;
        exception.from = row->get(exc::from).day;
        exception.to = row->has(exc::to) ? row->get(exc::to).day : exception.from;
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
