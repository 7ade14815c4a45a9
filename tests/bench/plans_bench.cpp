// From records to plans: what the dashboard and the plan screen wait for.

#include "core/project/derived.h"
#include "core/project/portfolio.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "core/model/workspace.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/workspaces.h"

namespace pmo::bench {

void bench_plans() {
    auto document = from_file(test::big_workspace({}, 1));
    Workspace workspace(document.identity, std::move(document.store), document.seen, 5);
    auto const& store = workspace.store();
    Report report("Plans: 100 projects, 100,000 tasks, 150,000 links");
    Derived derived(store);
    report.line("every plan and project summary", measure(5, [&] { derived.rebind(store); }, [&] {
        for (auto const id : derived.projects()) derived.summary(id);
    }));
    report.line("figures of the portfolio, plans known", measure(5, [&] { portfolio_summary(store, derived); }));
    report.line("trend and capacity of twelve months, plans known", measure(5, [&] {
        portfolio_trend(store, derived);
        portfolio_capacity(store, derived, 2026, 9, 12);
    }));
    // One task of one project gets another duration; its plan is computed anew.
    auto const task = store.table(registers::task::kType).rows()[507].id();
    auto const project = store.find(task)->get(registers::task::project);
    std::int64_t days = 1;
    report.line("an edit and the plan of its project (1,000 tasks)", measure(21, [&] {
        Edit edit("bench");
        edit.set(task, registers::task::duration, ++days * 480);
        auto diff = workspace.commit(edit, test::kNow);
        if (diff.ok()) derived.apply(*diff);
        derived.plan(project);
    }), {.at_most_ms = 16});

    auto large = from_file(test::big_workspace({.projects = 1, .tasks = 100'000, .links = 150'000}, 1));
    Workspace one(large.identity, std::move(large.store), large.seen, 5);
    Derived of_one(one.store());
    auto const only = of_one.projects().front();
    report.line("one plan of 100,000 tasks from its records", measure(5, [&] { of_one.rebind(one.store()); }, [&] { of_one.plan(only); }));
    // Typed one after the other into tasks from the begin to the end of the plan. The first edit makes the plan so that it can follow.
    auto const& rows = one.store().table(registers::task::kType).rows();
    std::size_t next = 7;
    auto const type_duration = [&] {
        next = (next + 4'801) % rows.size();
        Edit edit("bench");
        edit.set(rows[next].id(), registers::task::duration, ++days * 480);
        auto diff = one.commit(edit, test::kNow);
        if (diff.ok()) of_one.apply(*diff);
        of_one.plan(only);
    };
    type_duration();
    report.line("an edit and the plan of its project (100,000 tasks)", measure(41, type_duration), {.at_most_ms = 16});
}

}  // namespace pmo::bench
