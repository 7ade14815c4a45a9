#include "core/engine/effort.h"

#include <algorithm>

namespace pmo::engine {

namespace {

constexpr std::int64_t kWhole = 10'000;
constexpr Minute kMost = 2'000'000'000;        // of duration and work, so that products stay within 64 bits
constexpr std::int64_t kMostUnits = 1'000'000; // a hundred people

std::int64_t quotient(std::int64_t a, std::int64_t b)
{
    return (a + b / 2) / b;
}

Minute work_of(Minute duration, std::int64_t units)
{
    return quotient(duration * units, kWhole);
}

// How long the slowest of them takes.
void let_duration_follow(Effort& effort)
{
    Minute longest = 0;
    bool any = false;
    for (Assigned const& person : effort.people) {
        if (person.units <= 0)
            continue;
        longest = std::max(longest, std::min(kMost, quotient(person.work * kWhole, person.units)));
        any = true;
    }
    if (any)
        effort.duration = longest;
}

void let_units_follow(Assigned& person, Minute duration)
{
    person.units = std::min(kMostUnits, quotient(person.work * kWhole, duration));
}

void let_units_follow(Effort& effort)
{
    if (effort.duration <= 0) {
        let_duration_follow(effort);
        return;
    }
    for (Assigned& person : effort.people)
        let_units_follow(person, effort.duration);
}

bool shares_work(Effort const& effort)
{
    return effort.effort_driven || effort.type == EffortType::fixed_work;
}

// The same work in all, divided by what each gives of their time; the rounding goes to the last.
void share(Effort& effort, Minute work)
{
    std::int64_t units = 0;
    for (Assigned const& person : effort.people)
        units += person.units;
    if (units <= 0)
        return;
    Minute left = work;
    for (Assigned& person : effort.people) {
        person.work = &person == &effort.people.back() ? left : std::min(left, quotient(work * person.units, units));
        left -= person.work;
    }
    if (effort.type == EffortType::fixed_duration)
        let_units_follow(effort);
    else
        let_duration_follow(effort);
}

} // namespace

Minute total_work(Effort const& effort)
{
    Minute sum = 0;
    for (Assigned const& person : effort.people)
        sum += person.work;
    return sum;
}

Effort with_duration(Effort effort, Minute duration)
{
    effort.duration = std::clamp<Minute>(duration, 0, kMost);
    if (effort.type == EffortType::fixed_work) {
        let_units_follow(effort);
        return effort;
    }
    for (Assigned& person : effort.people)
        person.work = work_of(effort.duration, person.units);
    return effort;
}

Effort with_work(Effort effort, std::size_t person, Minute work)
{
    if (person >= effort.people.size())
        return effort;
    effort.people[person].work = std::clamp<Minute>(work, 0, kMost);
    if (effort.type == EffortType::fixed_duration && effort.duration > 0)
        let_units_follow(effort.people[person], effort.duration);
    else
        let_duration_follow(effort);
    return effort;
}

Effort with_units(Effort effort, std::size_t person, std::int64_t units)
{
    if (person >= effort.people.size())
        return effort;
    Assigned& changed = effort.people[person];
    changed.units = std::clamp<std::int64_t>(units, 0, kMostUnits);
    if (effort.type == EffortType::fixed_duration)
        changed.work = work_of(effort.duration, changed.units);
    else
        let_duration_follow(effort);
    return effort;
}

Effort with_person(Effort effort, std::int64_t units)
{
    units = std::clamp<std::int64_t>(units, 0, kMostUnits);
    bool const first = effort.people.empty();
    Minute const work = total_work(effort);
    effort.people.push_back({work_of(effort.duration, units), units});
    if (!first && shares_work(effort))
        share(effort, work);
    return effort;
}

Effort without_person(Effort effort, std::size_t person)
{
    if (person >= effort.people.size())
        return effort;
    Minute const work = total_work(effort);
    effort.people.erase(effort.people.begin() + static_cast<std::ptrdiff_t>(person));
    if (shares_work(effort))
        share(effort, work);
    return effort;
}

} // namespace pmo::engine
