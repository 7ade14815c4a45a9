// Work, duration and units: each change under each type of task, by hand.
#include "core/engine/effort.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace pmo::engine;

namespace {

constexpr Minute kDay = 480;

// "10d: 10d@100%, 5d@50%"
std::string text(Effort const& effort)
{
    auto const days = [](Minute minutes) { return minutes % kDay == 0 ? std::to_string(minutes / kDay) + "d" : std::to_string(minutes) + "m"; };
    std::string out = days(effort.duration) + ":";
    for (Assigned const& person : effort.people)
        out += " " + days(person.work) + "@" + std::to_string(person.units / 100) + "%";
    return out;
}

Effort two(EffortType type, bool effort_driven = false)
{
    return {.type = type, .effort_driven = effort_driven, .duration = 10 * kDay, .people = {{10 * kDay, 10'000}, {5 * kDay, 5'000}}};
}

} // namespace

TEST_CASE("what gives way when duration, work or units change")
{
    using enum EffortType;
    struct Case {
        EffortType type;
        char const* duration_halved;
        char const* work_of_first_doubled;
        char const* units_of_second_doubled;
    };
    Case const cases[] = {
        {fixed_units, "5d: 5d@100% 1200m@50%", "20d: 20d@100% 5d@50%", "10d: 10d@100% 5d@100%"},
        {fixed_duration, "5d: 5d@100% 1200m@50%", "10d: 20d@200% 5d@50%", "10d: 10d@100% 10d@100%"},
        {fixed_work, "5d: 10d@200% 5d@100%", "20d: 20d@100% 5d@50%", "10d: 10d@100% 5d@100%"},
    };
    for (Case const& c : cases) {
        CAPTURE(static_cast<int>(c.type));
        CHECK(text(with_duration(two(c.type), 5 * kDay)) == c.duration_halved);
        CHECK(text(with_work(two(c.type), 0, 20 * kDay)) == c.work_of_first_doubled);
        CHECK(text(with_units(two(c.type), 1, 10'000)) == c.units_of_second_doubled);
    }
}

TEST_CASE("another pair of hands shares the work where it is effort-driven, and else brings its own")
{
    Effort const one{.type = EffortType::fixed_units, .effort_driven = true, .duration = 10 * kDay, .people = {{10 * kDay, 10'000}}};
    CHECK(text(with_person(one, 10'000)) == "5d: 5d@100% 5d@100%");
    CHECK(text(without_person(with_person(one, 10'000), 0)) == "10d: 10d@100%");

    Effort of_duration = one;
    of_duration.type = EffortType::fixed_duration;
    CHECK(text(with_person(of_duration, 10'000)) == "10d: 5d@50% 5d@50%");

    Effort own = one;
    own.effort_driven = false;
    CHECK(text(with_person(own, 5'000)) == "10d: 10d@100% 5d@50%");
    CHECK(text(without_person(two(EffortType::fixed_units), 1)) == "10d: 10d@100%");

    Effort of_work = own;
    of_work.type = EffortType::fixed_work; // by its nature
    CHECK(text(with_person(of_work, 10'000)) == "5d: 5d@100% 5d@100%");

    Effort const nobody{.effort_driven = true, .duration = 2 * kDay};
    CHECK(text(with_person(nobody, 5'000)) == "2d: 1d@50%"); // the first brings the work
}

TEST_CASE("shared work loses no minute to rounding")
{
    Effort effort{.type = EffortType::fixed_work, .duration = 1000, .people = {{1000, 10'000}}};
    for (int i = 0; i < 6; ++i) {
        effort = with_person(effort, 3'300 + 100 * i);
        CHECK(total_work(effort) == 1000);
    }
}

TEST_CASE("odd input changes nothing that it should not")
{
    auto const effort = two(EffortType::fixed_units);
    CHECK(with_work(effort, 7, 100) == effort);
    CHECK(with_units(effort, 7, 100) == effort);
    CHECK(without_person(effort, 7) == effort);
    CHECK(text(with_duration(effort, -5)) == "0d: 0d@100% 0d@50%");
    CHECK(text(with_duration(two(EffortType::fixed_work), 0)) == "10d: 10d@100% 5d@50%"); // no time: units cannot follow
    CHECK(with_units(two(EffortType::fixed_units), 0, 0).duration == 10 * kDay);
    CHECK(with_work(effort, 0, std::numeric_limits<Minute>::max()).duration == 2'000'000'000);
}
