// What the screens ask of a register with 100,000 rows, and search over everything.

#include "core/model/problems.h"
#include "core/model/query.h"
#include "core/model/search.h"
#include "core/model/tree.h"
#include "core/registers/task.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/workspaces.h"

namespace pmo::bench {

void bench_registers() {
    namespace task = registers::task;
    auto const document = from_file(test::big_workspace({}, 1));
    Report report("Registers: 100,000 tasks");
    auto const query = [&](char const* what, Query asked) {
        asked.type = &task::kType;
        report.line(what, measure(5, [&] { run(asked, document.store); }));
    };
    query("open: every row in order of arrival", {});
    query("open: sorted by name", {.sort = {{task::name.slot, false}}});
    query("open: sorted by duration", {.sort = {{task::duration.slot, true}}});
    query("open: sorted by owner", {.sort = {{task::owner.slot, false}}});
    query("open: grouped by owner", {.group = task::owner.slot});
    report.line("open: as a tree", measure(5, [&] { make_tree(document.store, task::kType); }));
    query("filter: two typed words", {.text = "联调 42"});
    query("filter: of one project", {.project = document.store.table(*find_register("project")).rows()[0].id()});
    report.line("problems of the whole store", measure(3, [&] { check_store(document.store); }));

    Report searching("Search: every register, " + std::to_string(count_records(document.store)) + " records");
    SearchIndex index;
    searching.line("build the index", measure(3, [&] {
        index = {};
        index.build(document.store);
    }));
    for (std::string const typed : {"联调", "联调测试 42.17", "P-42", "项目 99", "不存在的词", "e"}) searching.line("find " + typed, measure(21, [&] { index.find(typed); }));
}

}  // namespace pmo::bench
