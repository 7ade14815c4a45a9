// What a filter of a plan leaves, condition by condition, and its text.

#include "core/project/plan_filter.h"

#include <algorithm>

#include "core/registers/assignment.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

// Data date Friday 2026-09-18.
struct Filters : Office {
    Filters() {
        task("phase", {});
        task("behind", {{"duration", "480"}, {"owner", "wang"}, {"percent_complete", "50"}, {"actual_start", "2026-09-14T08:00"}, {"constraint", "snet"}, {"constraint_on", "2026-09-14T08:00"}}, "2026-09-10T17:00");
        task("soon", {{"duration", "480"}, {"owner", "lin"}, {"constraint", "snet"}, {"constraint_on", "2026-09-23T08:00"}}, "2026-09-30T17:00");
        task("far", {{"duration", "480"}, {"constraint", "snet"}, {"constraint_on", "2026-11-02T08:00"}});
        task("gate", {{"milestone", "true"}, {"duration", "0"}, {"owner", "not there"}, {"constraint", "snet"}, {"constraint_on", "2026-11-09T08:00"}});
        task("done", {{"duration", "480"}, {"owner", "wang"}, {"percent_complete", "100"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}});
        add(registers::assignment::kType, "a", {{"project", "p"}, {"task", "far"}, {"person", "wang"}, {"units", "50"}});
    }
    std::vector<std::string> left(PlanFilter const& filter, std::string_view me = "wang") const {
        Derived const derived(store);
        auto const& plan = derived.plan(project);
        auto const match = match_plan(store, plan, filter, me.empty() ? kNoId : id_from_key(me));
        std::vector<std::string> names;
        for (std::size_t row = 0; row < plan.rows.size(); ++row)
            if (match.matches[row]) names.emplace_back(title_of(*store.find(plan.rows[row].task)));
        std::ranges::sort(names);
        CHECK(match.shown == static_cast<std::int32_t>(names.size()));
        CHECK(match.tasks == 6);
        return names;
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("each condition of a plan's filter leaves what it says") {
    Filters const plan;
    CHECK(plan.left({}).size() == 6);
    CHECK(plan.left({.text = "  SOO"}) == Names{"soon"});
    CHECK(plan.left({.text = "wang lei"}) == Names{"behind", "done"});            // the owner's name
    CHECK(plan.left({.slipping = true}) == Names{"behind"});
    CHECK(plan.left({.late = true}) == Names{"behind", "phase"});                 // phase has not begun and should have
    CHECK(plan.left({.mine = true}) == Names{"behind", "done", "far"});           // owned, or assigned to
    CHECK(plan.left({.mine = true}, "").empty());
    CHECK(plan.left({.milestones = true}) == Names{"gate", "phase"});          // without duration
    CHECK(plan.left({.unowned = true}) == Names{"far", "gate", "phase"});         // nobody, or somebody who is gone
    CHECK(plan.left({.unfinished = true}).size() == 5);
    CHECK(plan.left({.due_weeks = 1}) == Names{"soon"});
    CHECK(plan.left({.due_weeks = 8}) == Names{"far", "gate", "soon"});
    CHECK(plan.left({.critical = true}).size() < 6);
}

TEST_CASE("conditions of a plan's filter have to hold together") {
    Filters const plan;
    CHECK(plan.left({.mine = true, .unfinished = true}) == Names{"behind", "far"});
    CHECK(plan.left({.text = "gate", .milestones = true, .unowned = true, .due_weeks = 8}) == Names{"gate"});
    CHECK(plan.left({.slipping = true, .milestones = true}).empty());
    CHECK(match_plan(plan.store, Plan{}, {.late = true}, kNoId).matches.empty());
}

TEST_CASE("summaries stay above what matches, and are not counted") {
    Office office;
    office.task("top", {});
    Record child(registers::task::kType, id_from_key("leaf"));
    child.set(registers::task::project.slot, {office.project, Stamp{1, 1}});
    child.set(registers::task::place.slot, {Place{id_from_key("top"), "a"}, Stamp{1, 1}});
    child.set(registers::task::name.slot, {std::string("leaf"), Stamp{1, 1}});
    office.store.add(std::move(child));
    Derived const derived(office.store);
    auto const& plan = derived.plan(office.project);
    auto const row = [&](std::string_view key) { return static_cast<std::size_t>(plan.row_of(id_from_key(key))); };
    REQUIRE(plan.rows[row("top")].summary);
    auto const match = match_plan(office.store, plan, {.unfinished = true}, kNoId);
    CHECK(match.kept[row("top")]);
    CHECK_FALSE(match.matches[row("top")]);
    CHECK(match.tasks == 1);
    CHECK(match_plan(office.store, plan, {.text = "top"}, kNoId).matches[row("top")]);
}

TEST_CASE("a filter is the same after it was text; what is unknown is no filter") {
    PlanFilter const filters[] = {{}, {.text = "a b text=c"}, {.critical = true, .late = true, .due_weeks = 4}, {.text = "试运行", .slipping = true, .mine = true, .milestones = true, .unowned = true, .unfinished = true, .due_weeks = 52}};
    for (auto const& filter : filters) CHECK(parse_plan_filter(to_text(filter)) == filter);
    CHECK(to_text(PlanFilter{.text = "x", .critical = true}) == "critical text=x");
    for (auto const* text : {"newer", "due_weeks=", "due_weeks=0", "due_weeks=99", "due_weeks=2x", "critical  late"}) CHECK_FALSE(parse_plan_filter(text));
}
