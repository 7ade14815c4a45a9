// Rescheduling what has changed gives what calculating everything gives.
#include "tests/core/engine/random_plan.h"

using namespace plan;

namespace {

// What a planner does to a task.
void change(Random& random, Plan& p, Activity& a)
{
    switch (random.below(9)) {
    case 0: a.duration = 30 * random.below(60); break;
    case 1:
        a.constraint = static_cast<Constraint>(random.below(8));
        a.constraint_date = random.below(5) == 0 ? kNoTime : p.options.start + 60 * random.below(800);
        break;
    case 2: a.constraint = Constraint::as_soon_as_possible; break;
    case 3: a.deadline = random.below(2) == 0 ? kNoTime : p.options.start + 60 * random.below(800); break;
    case 4: a.actual_start = random.below(2) == 0 ? kNoTime : p.options.start + 60 * random.below(200); break;
    case 5: a.actual_finish = random.below(2) == 0 || a.actual_start == kNoTime ? kNoTime : a.actual_start + a.duration * 3; break;
    case 6: a.remaining = random.below(2) == 0 ? kNoTime : a.duration / 2; break;
    case 7: a.level_delay = random.below(2) * 720; break;
    case 8: a.duration = random.below(6) == 0 ? -1 : a.duration + 480; break;
    }
}

} // namespace

TEST_CASE("rescheduling after changes of some activities equals calculating everything")
{
    Random random{11};
    int followed = 0;
    for (int round = 0; round < 120; ++round) {
        Plan p = random_plan(random, {.activities = 8 + random.below(60), .constraints = round % 2 == 0, .links_between = 1 + random.below(2)});
        if (round % 3 == 0)
            add_summaries(random, p);
        if (round % 7 == 0)
            p.options.reschedule_after = p.options.start + 2880;
        if (round % 5 == 0)
            p.options.out_of_sequence = OutOfSequence::retained_logic;
        Rescheduler engine;
        Schedule kept;
        engine.schedule(p.network(), kept);
        for (int step = 0; step < 25; ++step) {
            std::vector<std::int32_t> changed;
            for (int k = 1 + random.below(3); k-- > 0;) {
                changed.push_back(random.below(static_cast<int>(p.activities.size())));
                change(random, p, p.activities[static_cast<std::size_t>(changed.back())]);
            }
            Schedule const before = kept;
            auto const moved = engine.update(p.network(), changed, kept);
            Schedule const whole = schedule(p.network());
            CAPTURE(round);
            CAPTURE(step);
            REQUIRE(kept.placed == whole.placed);
            REQUIRE(kept.problems == whole.problems);
            REQUIRE(kept.finish == whole.finish);
            REQUIRE(kept.start == whole.start);
            followed += moved.has_value();
            // What is not named has not moved.
            std::vector<bool> named(p.activities.size(), !moved.has_value());
            if (moved) {
                for (std::int32_t const i : *moved)
                    named[static_cast<std::size_t>(i)] = true;
            }
            for (std::size_t i = 0; i < p.activities.size(); ++i) {
                bool const summary = std::any_of(p.activities.begin(), p.activities.end(), [i](Activity const& a) { return a.parent == static_cast<std::int32_t>(i); });
                if (!named[i] && !summary)
                    CHECK(kept.placed[i].early_start == before.placed[i].early_start);
            }
        }
    }
    CHECK(followed > 800); // it does not help itself by calculating everything
}

TEST_CASE("changes that reach further are calculated in full")
{
    Plan p;
    auto const a = p.add(2);
    auto const b = p.add(3);
    p.link(a, b);
    Rescheduler engine;
    Schedule kept;
    engine.schedule(p.network(), kept);
    std::vector<std::int32_t> const changed{0};

    p.activities[0].duration = 480;
    CHECK(engine.update(p.network(), changed, kept).has_value());
    CHECK(dates(kept.placed[1]) == "2026-11-24T08:00 2026-11-26T17:00");

    p.activities[0].calendar = 1;
    CHECK_FALSE(engine.update(p.network(), changed, kept).has_value());
    CHECK(dates(kept.placed[0]) == "2026-11-23T08:00 2026-11-23T16:00");

    p.activities[0].mode = Mode::inactive;
    CHECK_FALSE(engine.update(p.network(), changed, kept).has_value());
    CHECK(dates(kept.placed[1]) == "2026-11-23T08:00 2026-11-25T17:00");
}
