#include "core/project/communication_calendar.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/sort.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/gate.h"
#include "core/registers/project.h"

namespace pmo {

namespace {

namespace reg = registers;
namespace item_ = registers::communication_item;
namespace event_ = registers::communication_event;

constexpr std::int32_t kMostDays = 2000, kWide = 46;     // kWide: half a quarter, the farthest that an event lies from its planned day
constexpr std::int32_t kLookAhead = 4 * 366;

int days_of(std::string_view frequency) { return frequency == "daily" ? 1 : frequency == "weekly" ? 7 : frequency == "biweekly" ? 14 : 0; }
int months_of(std::string_view frequency) { return frequency == "monthly" ? 1 : frequency == "quarterly" ? 3 : 0; }

std::int32_t month_number(Date date) {
    auto const civil = civil_of(date);
    return civil.year * 12 + civil.month - 1;
}

// The day of the anchor in another month, or that month's last.
Date in_month(std::int32_t month, Date anchor) {
    std::int32_t const year = month / 12, in_year = month % 12 + 1;
    auto const day = std::min<int>(civil_of(anchor).day, days_in_month(year, in_year));
    return date_of(Civil{year, static_cast<std::uint8_t>(in_year), static_cast<std::uint8_t>(day)});
}

std::int32_t floor_to(std::int32_t value, std::int32_t step) { return value >= 0 ? value / step * step : -((-value + step - 1) / step) * step; }

bool on_rhythm(std::string_view frequency, Date anchor, Date day) {
    if (int const step = days_of(frequency)) return (day.day - anchor.day) % step == 0;
    if (int const step = months_of(frequency)) return (month_number(day) - month_number(anchor)) % step == 0 && in_month(month_number(day), anchor) == day;
    return day == anchor;
}

// The day that the rhythm is counted from.
std::optional<Date> anchor_of(CommunicationRhythm const& rhythm) {
    if (!rhythm.next) return rhythm.first;
    if (rhythm.first && on_rhythm(rhythm.frequency, *rhythm.first, *rhythm.next)) return rhythm.first;
    return rhythm.next;
}

// How far from its planned day an event may lie and still be that occurrence: not nearer to the one before or behind.
std::int32_t reach_of(std::string_view frequency) {
    if (int const step = days_of(frequency)) return (step - 1) / 2;
    if (int const step = months_of(frequency)) return step * 15 - 1;
    return 14;
}

OccurrenceState state_of(Record const* event, Date due, Date today) {
    if (event) {
        if (reg::is(*event, event_::state, "sent")) return OccurrenceState::sent;
        if (reg::is(*event, event_::state, "cancelled")) return OccurrenceState::cancelled;
        if (reg::is(*event, event_::state, "missed")) return OccurrenceState::missed;
    }
    return due < today ? OccurrenceState::missed : due == today ? OccurrenceState::due : OccurrenceState::upcoming;
}

Occurrence recorded(Record const& item, Record const& event, std::optional<Date> planned, Date today) {
    auto const due = event.get(event_::due);
    return {.item = item.id(), .event = event.id(), .project = item.get(item_::project), .planned = planned.value_or(due), .due = due,
            .done = event.has(event_::done_on) ? std::optional(event.get(event_::done_on)) : std::nullopt, .state = state_of(&event, due, today),
            .recorded_missed = reg::is(event, event_::state, "missed")};
}

std::vector<Record const*> events_of(Store const& store, Record const& item) {
    auto events = store.referrers(event_::kType, event_::item, item.id());
    std::erase_if(events, [](Record const* event) { return !event->has(event_::due); });
    sort_stably(events, {}, [](Record const* event) { return event->get(event_::due); });
    return events;
}

bool is_running(Store const& store, Record const& item) {
    if (reg::is(item, item_::status, "paused") || !reg::is_open(item)) return false;
    auto const* project = store.live(item.get(item_::project));
    return !item.has(item_::project) || (project && reg::is_open(*project));
}

struct Planned { Date day, due; Record const* event = nullptr; };

// Gives each event its planned day: the same day first, then the nearest that is still free. Those without one stay alone.
std::vector<Record const*> match(std::vector<Planned>& planned, std::vector<Record const*> const& events, std::int32_t reach) {
    std::vector<Record const*> rest, alone;
    for (auto const* event : events) {
        auto const due = event->get(event_::due);
        auto const same = std::ranges::find_if(planned, [&](Planned const& p) { return !p.event && (p.due == due || p.day == due); });
        if (same != planned.end()) same->event = event;
        else rest.push_back(event);
    }
    for (auto const* event : rest) {
        auto const due = event->get(event_::due);
        Planned* nearest = nullptr;
        for (auto at = std::ranges::lower_bound(planned, Date{due.day - reach}, {}, &Planned::day); at != planned.end() && at->day.day <= due.day + reach; ++at)
            if (!at->event && (!nearest || std::abs(at->day.day - due.day) < std::abs(nearest->day.day - due.day))) nearest = &*at;
        if (nearest) nearest->event = event;
        else alone.push_back(event);
    }
    return alone;
}

std::vector<Planned> planned_of(Store const& store, Derived const& derived, Record const& item, std::vector<Record const*> const& events, Date from, Date to) {
    std::vector<Planned> planned;
    if (!is_running(store, item)) return planned;
    auto const rhythm = rhythm_of(item, store);
    auto const since = !events.empty() ? events.front()->get(event_::due) : rhythm.next ? *rhythm.next : rhythm.first.value_or(Date{});
    auto const* project = store.live(item.get(item_::project));
    auto const& time = derived.working_time(project ? project->get(reg::project::calendar) : kNoId);
    for (auto const day : planned_days(rhythm, std::max(since, Date{from.day - kWide}), {to.day + kWide})) {
        auto const due = working_day_from(time, day);
        if (rhythm.frequency != "daily" || due == day) planned.push_back({day, due});
    }
    return planned;
}

}  // namespace

std::vector<Date> planned_days(CommunicationRhythm const& rhythm, Date from, Date to) {
    std::vector<Date> days;
    if (rhythm.last) to = std::min(to, *rhythm.last);
    if (rhythm.frequency == "gate") {
        for (auto const day : rhythm.gates)
            if (day >= from && day <= to && (!rhythm.first || day >= *rhythm.first)) days.push_back(day);
        sort_stably(days);
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }
    auto const anchor = anchor_of(rhythm);
    if (!anchor || rhythm.frequency == "event") return days;
    if (rhythm.first) from = std::max(from, *rhythm.first);
    auto const add = [&](Date day) { if (day >= from && day <= to) days.push_back(day); };
    if (int const step = days_of(rhythm.frequency)) {
        for (auto day = anchor->day + floor_to(from.day - anchor->day, step); day <= to.day && days.size() < kMostDays; day += step) add({day});
    } else if (int const months = months_of(rhythm.frequency)) {
        auto const start = month_number(*anchor);
        for (auto month = start + floor_to(month_number(from) - start, months); month <= month_number(to) && days.size() < kMostDays; month += months) add(in_month(month, *anchor));
    } else {
        add(rhythm.next.value_or(*anchor));
    }
    return days;
}

std::optional<Date> next_planned(CommunicationRhythm const& rhythm, Date day) {
    auto const span = months_of(rhythm.frequency) || rhythm.frequency == "gate" || rhythm.frequency == "once" ? kLookAhead : 31;
    auto const days = planned_days(rhythm, {day.day + 1}, {day.day + span});
    return days.empty() ? std::nullopt : std::optional(days.front());
}

CommunicationRhythm rhythm_of(Record const& item, Store const& store) {
    auto const date = [&](Field<Date> field) { return item.has(field) ? std::optional(item.get(field)) : std::nullopt; };
    CommunicationRhythm rhythm{.frequency = item.get(item_::frequency), .first = date(item_::first_on), .next = date(item_::next_on), .last = date(item_::last_on)};
    if (rhythm.frequency.empty()) rhythm.frequency = "once";
    if (rhythm.frequency == "gate" && item.has(item_::project))
        for (auto const* gate : store.referrers(reg::gate::kType, reg::gate::project, item.get(item_::project))) {
            if (reg::is(*gate, reg::gate::status, "cancelled")) continue;
            if (gate->has(reg::gate::held_on)) rhythm.gates.push_back(gate->get(reg::gate::held_on));
            else if (gate->has(reg::gate::planned_on)) rhythm.gates.push_back(gate->get(reg::gate::planned_on));
        }
    return rhythm;
}

Date working_day_from(engine::WorkingTime const& time, Date day) {
    for (std::int32_t further = 0; further <= 31; ++further)
        if (!time.shifts_on(day.day + further).empty()) return {day.day + further};
    return day;
}

std::vector<Occurrence> occurrences(Store const& store, Derived const& derived, Record const& item, Date from, Date to, Date today) {
    auto const events = events_of(store, item);
    auto planned = planned_of(store, derived, item, events, from, to);
    std::vector<Occurrence> found;
    for (auto const* event : match(planned, events, reach_of(rhythm_of(item, store).frequency))) found.push_back(recorded(item, *event, std::nullopt, today));
    for (auto const& one : planned) {
        if (one.event) found.push_back(recorded(item, *one.event, one.day, today));
        else found.push_back({.item = item.id(), .event = {}, .project = item.get(item_::project), .planned = one.day, .due = one.due, .done = {}, .state = state_of(nullptr, one.due, today)});
    }
    std::erase_if(found, [&](Occurrence const& one) { return one.due < from || one.due > to; });
    sort_stably(found, {}, &Occurrence::due);
    return found;
}

std::vector<Occurrence> communication_calendar(Store const& store, Derived const& derived, Id project, Date from, Date to, Date today) {
    std::vector<Occurrence> all;
    auto const take = [&](Record const& item) {
        auto const found = occurrences(store, derived, item, from, to, today);
        all.insert(all.end(), found.begin(), found.end());
    };
    if (project) {
        for (auto const* item : store.referrers(item_::kType, item_::project, project)) take(*item);
    } else {
        for (auto const& item : store.table(item_::kType).rows())
            if (!item.deleted()) take(item);
    }
    sort_stably(all, {}, &Occurrence::due);
    return all;
}

}  // namespace pmo
