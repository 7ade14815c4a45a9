// From records to a simulation model: what is taken, what stands still, what is left out and said.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "core/io/seed.h"
#include "core/jobs/simulation_bytes.h"
#include "core/project/simulation_model.h"
#include "core/registers/task.h"
#include "core/simulation/summary.h"
#include "tests/support/workspaces.h"

using namespace pmo;

namespace {

constexpr std::string_view kOffice = R"({"seed": 1, "workspace": {"key": "w", "name": "Office"}, "time": "2026-09-18T08:00:00Z", "registers": {
"project": [
  {"key": "p", "code": "P-1", "name": "Move", "status": "active", "start": "2026-03-02T08:00", "target_finish": "2026-03-31", "budget": "1000", "minutes_per_day": 480},
  {"key": "q", "code": "P-2", "name": "Fit out", "status": "active", "start": "2026-03-02T08:00", "currency": "USD"}],
"person": [{"key": "ann", "name": "Ann"}],
"task": [
  {"key": "sum", "project": "@p", "name": "Pack"},
  {"key": "a", "project": "@p", "name": "Boxes", "parent": "@sum", "owner": "@ann", "duration": "5d", "estimate_low": "4d", "estimate_likely": "5d", "estimate_high": "9d", "distribution": "pert", "budget": "400"},
  {"key": "b", "project": "@p", "name": "Van", "owner": "@ann", "duration": "2d", "estimate_low": "1d", "estimate_high": "6d", "budget": "300", "fixed_cost": "300"},
  {"key": "done", "project": "@p", "name": "Plan", "duration": "2d", "estimate_low": "1d", "estimate_high": "6d", "percent_complete": 100, "actual_start": "2026-03-02T08:00", "actual_finish": "2026-03-03T17:00", "actual_cost": "50"},
  {"key": "half", "project": "@p", "name": "Labels", "duration": "4d", "estimate_low": "2d", "estimate_high": "8d", "percent_complete": 50, "actual_start": "2026-03-02T08:00"},
  {"key": "plain", "project": "@p", "name": "Keys", "duration": "1d"},
  {"key": "bad", "project": "@p", "name": "Odd", "duration": "1d", "estimate_low": "9d", "estimate_likely": "5d", "estimate_high": "7d"},
  {"key": "late", "project": "@p", "name": "Party", "duration": "1d", "constraint": "alap"},
  {"key": "next", "project": "@q", "name": "Paint", "duration": "3d", "estimate_low": "2d", "estimate_high": "5d"}],
"dependency": [
  {"key": "l1", "predecessor": "@a", "successor": "@b"},
  {"key": "l2", "predecessor": "@b", "successor": "@next"}],
"risk": [
  {"key": "rain", "project": "@p", "title": "Rain", "kind": "threat", "status": "monitoring", "probability_percent": 40, "exclusive_group": "weather"},
  {"key": "snow", "project": "@p", "title": "Snow", "kind": "threat", "status": "monitoring", "probability_percent": 10, "exclusive_group": "weather", "task": "@b", "impact_days": 3, "impact_cost": "90"},
  {"key": "help", "project": "@p", "title": "Help", "kind": "opportunity", "status": "monitoring", "probability_percent": 50, "task": "@a", "impact_days": 1},
  {"key": "old", "project": "@p", "title": "Old", "kind": "threat", "status": "closed", "probability_percent": 50, "task": "@a", "impact_days": 1},
  {"key": "vague", "project": "@p", "title": "Vague", "kind": "threat", "status": "monitoring", "probability_percent": 50, "impact_days": 4},
  {"key": "dollar", "project": "@p", "title": "Dollar", "kind": "threat", "status": "monitoring", "probability_percent": 50, "impact_cost": "100 USD"}],
"risk_impact": [
  {"key": "i1", "risk": "@rain", "task": "@a", "delay_low": "1d", "delay_likely": "2d", "delay_high": "4d", "longer": 10},
  {"key": "i2", "risk": "@rain", "task": "@done", "delay_likely": "2d", "cost_likely": "20"}]}})";

struct Office {
    Document document;
    std::unique_ptr<Derived> derived;
    Office() : document(read()) { derived = std::make_unique<Derived>(document.store); }
    static Document read() {
        SeedFile const file{"office.json", kOffice};
        auto read = read_seed(std::span(&file, 1));
        REQUIRE(read.ok());
        return std::move(*read);
    }
    SimulationModel model(std::vector<Id> const& projects, SimulationOptions const& options = {}) const {
        return make_simulation_model(document.store, projects, [&](Id id) -> engine::WorkingTime const& { return derived->working_time(id); }, options);
    }
    SimulationModel both(SimulationOptions const& options = {}) const { return model({id_from_key("project/p"), id_from_key("project/q")}, options); }
};

bool says(std::vector<Problem> const& problems, std::string_view key, std::string_view code) {
    return std::ranges::any_of(problems, [&](Problem const& p) { return p.record == id_from_key(key) && p.code == code; });
}

std::int32_t activity(SimulationModel const& source, std::string_view key) {
    auto const at = std::ranges::find(source.tasks, id_from_key(key));
    REQUIRE(at != source.tasks.end());
    return static_cast<std::int32_t>(at - source.tasks.begin());
}

simulation::Estimate const* estimate(SimulationModel const& source, std::string_view key) {
    auto const at = std::ranges::find(source.model.estimates, activity(source, key), &simulation::Estimate::activity);
    return at == source.model.estimates.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("open tasks with three points vary, what is finished or has none stands") {
    Office const office;
    auto const source = office.both();
    REQUIRE(estimate(source, "task/a"));
    CHECK(estimate(source, "task/a")->duration == simulation::Distribution::pert(4 * 480, 5 * 480, 9 * 480));
    CHECK(estimate(source, "task/b")->duration == simulation::Distribution::triangular(480, 2 * 480, 6 * 480));   // the plan's duration is the likely one
    CHECK_FALSE(estimate(source, "task/done"));
    CHECK_FALSE(estimate(source, "task/plain"));
    CHECK_FALSE(estimate(source, "task/sum"));
    // Half of it is done: that half stands.
    CHECK(estimate(source, "task/half")->duration == simulation::Distribution::triangular(3 * 480, 4 * 480, 6 * 480));
    CHECK(source.with_estimate == 5);
    auto const spread = office.both({.low_percent = 90, .high_percent = 150});
    CHECK(estimate(spread, "task/plain")->duration == simulation::Distribution::triangular(432, 480, 720));
    CHECK(source.model.groups.empty());
    auto const together = office.both({.correlation = 0.4});
    CHECK(estimate(together, "task/a")->group == estimate(together, "task/b")->group);
    CHECK(estimate(together, "task/half")->group == -1);
}

TEST_CASE("from the status date on, what is left of a started task is what its progress leaves") {
    Office const office;
    auto const day = 480.0;
    auto const source = office.both({.from_status_date = true});
    CHECK(source.model.activities[static_cast<std::size_t>(activity(source, "task/half"))].remaining == 2 * 480);
    CHECK(source.model.activities[static_cast<std::size_t>(activity(source, "task/a"))].remaining == simulation::kNoTime);
    CHECK(estimate(source, "task/half")->duration == simulation::from_three_points(simulation::Shape::triangular, 1 * day, 2 * day, 4 * day));
    CHECK(office.both().model.activities[static_cast<std::size_t>(activity(source, "task/half"))].remaining == simulation::kNoTime);
}

TEST_CASE("without uncertainty the model has the dates of the plan") {
    Office const office;
    auto const project = id_from_key("project/p");
    auto source = office.model({project});
    source.model.estimates.clear();
    source.model.risks.clear();
    source.model.effects.clear();
    simulation::Compiled const compiled(source.model);
    auto const run = simulation::replay(compiled, 1, 0);
    auto const& plan = office.derived->plan(project);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].summary) continue;
        CHECK(run.start[i] == plan.schedule.placed[i].start);      // also of the one that is as late as possible
        CHECK(run.finish[i] == plan.schedule.placed[i].finish);
    }
    CHECK(run.project_finish[0] == plan.finish);
    CHECK(run.project_cost[0] == plan.value.ac + plan.value.bac);
}

TEST_CASE("links between the projects count, and currencies are kept apart") {
    Office const office;
    auto const source = office.both();
    CHECK(source.model.links.size() == 2);
    auto const alone = office.model({id_from_key("project/q")});
    CHECK(alone.model.links.empty());
    simulation::Compiled const joint(source.model), single(alone.model);
    CHECK(joint.planned[static_cast<std::size_t>(joint.position_of[static_cast<std::size_t>(activity(source, "task/next"))])].finish > single.planned[0].finish);
    CHECK(source.model.projects[0].in_total != source.model.projects[1].in_total);
    CHECK(source.model.projects[0].target_cost == 100'000);
    CHECK(to_text(Moment{source.model.projects[0].target_finish}) == "2026-04-01T00:00");
}

TEST_CASE("open risks act by their impacts, else by their own days and cost") {
    Office const office;
    auto const source = office.both();
    auto const index = [&](std::string_view key) { return static_cast<std::int32_t>(std::ranges::find(source.risks, id_from_key(key)) - source.risks.begin()); };
    auto const effects = [&](std::string_view key) {
        std::vector<simulation::Effect> found;
        for (auto const& effect : source.model.effects)
            if (effect.risk == index(key)) found.push_back(effect);
        return found;
    };
    REQUIRE(source.risks.size() == 3);
    auto const rain = effects("risk/rain");
    REQUIRE(rain.size() == 2);
    CHECK(rain[0].delay == simulation::Distribution::triangular(480, 960, 1920));
    CHECK(rain[0].share == doctest::Approx(0.1));
    CHECK(rain[1].activity == -1);               // its task is finished: the cost stays
    CHECK(rain[1].cost == simulation::Distribution::constant(2000));
    CHECK(says(source.problems, "risk/rain", "simulation.task_stands"));
    auto const snow = effects("risk/snow");
    REQUIRE(snow.size() == 1);
    CHECK(snow[0].delay == simulation::Distribution::constant(3 * 480));
    CHECK(snow[0].cost == simulation::Distribution::constant(9000));
    CHECK_FALSE(snow[0].saves);
    CHECK(effects("risk/help")[0].saves);
    CHECK(source.model.risks[static_cast<std::size_t>(index("risk/rain"))].exclusive == source.model.risks[static_cast<std::size_t>(index("risk/snow"))].exclusive);
    CHECK(says(source.problems, "risk/vague", "simulation.no_task"));
    CHECK(says(source.problems, "risk/dollar", "simulation.other_currency"));
    simulation::Compiled const compiled(source.model);
    auto const problems = simulation_problems(source, compiled);
    CHECK(says(problems, "task/bad", "simulation.bad_estimate"));
    CHECK(problems.size() == source.problems.size() + 1);
    CHECK(simulation::summarise(compiled, simulation::simulate(compiled, {.seed = 1, .first = 0, .count = 50})).whole.finish.p80 > 0);
}

TEST_CASE("projects that are not there make an empty model") {
    Office const office;
    auto const source = office.model({id_from_key("project/none"), id_from_key("task/a"), kNoId});
    CHECK(source.projects.empty());
    simulation::Compiled const compiled(source.model);
    CHECK(simulation::simulate(compiled, {.seed = 1, .first = 0, .count = 3}).finish.size() == 3);
    CHECK(office.model({id_from_key("project/p"), id_from_key("project/p")}).projects.size() == 1);
}

TEST_CASE("a model read in slices is the model read at once") {
    auto const document = test::governed_workspace(6, 30, 5);
    Derived const derived(document.store);
    CalendarSource const calendars = [&](Id id) -> engine::WorkingTime const& { return derived.working_time(id); };
    auto const projects = derived.active_projects();
    SimulationOptions const options{.correlation = 0.3, .low_percent = 90, .high_percent = 125, .from_status_date = true};
    auto const whole = make_simulation_model(document.store, projects, calendars, options);
    REQUIRE(whole.tasks.size() > 400);
    for (std::size_t const tasks : {1U, 150U, 100'000U}) {
        CAPTURE(tasks);
        SimulationModelMaking making(document.store, projects, calendars, options);
        std::size_t slices = 1;
        while (!making.step(tasks)) ++slices;
        CHECK(slices == (tasks == 1 ? projects.size() + 1 : tasks == 150 ? projects.size() / 2 + 1 : 1));
        CHECK(making.step(tasks));                                          // once done, always done
        auto const sliced = std::move(making).take();
        CHECK(to_bytes(sliced.model) == to_bytes(whole.model));
        CHECK(sliced.projects == whole.projects);
        CHECK(sliced.tasks == whole.tasks);
        CHECK(sliced.risks == whole.risks);
        CHECK(sliced.problems.size() == whole.problems.size());
        CHECK(sliced.with_estimate == whole.with_estimate);
        CHECK(sliced.currency == whole.currency);
    }
}

TEST_CASE("risks can be left out, and tasks without an estimate get the shape that is asked for") {
    Office const office;
    auto const rain = id_from_key("risk/rain");
    auto const with = office.model({id_from_key("project/p")});
    auto const without = office.model({id_from_key("project/p")}, {.left_out = {rain, id_from_key("risk/none")}});
    CHECK(std::ranges::find(with.risks, rain) != with.risks.end());
    CHECK(std::ranges::find(without.risks, rain) == without.risks.end());
    CHECK(without.risks.size() + 1 == with.risks.size());
    auto const shaped = office.model({id_from_key("project/p")}, {.low_percent = 80, .high_percent = 150, .shape = simulation::Shape::uniform});
    auto const of = [&](std::string_view key) { return std::ranges::find(shaped.model.estimates, activity(shaped, key), &simulation::Estimate::activity)->duration.shape; };
    CHECK(of("task/plain") == simulation::Shape::uniform);
    CHECK(of("task/a") == simulation::Shape::pert);                         // its own
}
