// How long reading, writing, merging, storing, querying and searching a large workspace takes. Prints; asserts nothing about time.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "core/io/codec.h"
#include "core/io/document.h"
#include "core/io/merge.h"
#include "core/model/problems.h"
#include "core/model/query.h"
#include "core/model/search.h"
#include "core/model/tree.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

template <class Action> void timed(char const* what, Action action) {
    auto best = 1e9;
    for (int i = 0; i < 3; ++i) {
        auto const begin = std::clock();             // of the processor: other work on the machine does not count
        action();
        best = std::min(best, 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::printf("%-52s %9.2f ms\n", what, best);
    std::fflush(stdout);
}

}  // namespace

int main() {
    auto const document = big_workspace({}, 1);
    std::size_t records = 0;
    for (std::size_t t = 0; t < document.store.tables(); ++t) records += document.store.table(static_cast<std::uint16_t>(t)).rows().size();
    std::string text;
    timed("write the document", [&] { text = write_document(document.identity, document.store, document.seen, {}); });
    std::printf("%zu records, %zu MB\n", records, text.size() >> 20);
    timed("read the document", [&] { if (!read_document(text).ok()) std::puts("not read"); });

    auto theirs = big_workspace({}, 1);
    auto const& type = *find_register("task");
    auto const slot = slot_of(type, "name");
    Diff diff;
    std::size_t n = 0;
    for (auto const& row : document.store.table(type).rows())
        if (n++ % 3 == 0) diff.changed.push_back({row.id(), document.store.index_of(type), slot, *row.find(slot), {std::string("改名"), {(std::uint64_t{kNow} + 1) << 16, 9}}});
    theirs.store.apply(diff);
    note(theirs.seen, {(std::uint64_t{kNow} + 1) << 16, 9});
    MergeSide const side{document.store, document.seen, document.identity.id, 3, kNow, {}};
    timed("plan a merge, a third of the tasks changed", [&] { if (!plan_merge(side, theirs).ok()) std::puts("no plan"); });
    Store empty;
    MergeSide const fresh{empty, document.seen, document.identity.id, 3, kNow, {}};
    timed("plan a merge into an empty workspace", [&] { if (!plan_merge(fresh, theirs).ok()) std::puts("no plan"); });

    std::vector<Bytes> chunks;
    timed("encode for storage", [&] { chunks = encode_records(document.store, 1, 0); });
    std::size_t bytes = 0;
    for (auto const& chunk : chunks) bytes += chunk.size();
    std::printf("%zu chunks, %zu MB\n", chunks.size(), bytes >> 20);
    timed("decode from storage", [&] {
        Store store;
        for (auto const& chunk : chunks)
            static_cast<void>(decode_records(chunk, [&](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); }, [&](Record r) { store.add(std::move(r)); }));
    });

    auto const project = document.store.table(*find_register("project")).rows()[0].id();
    Query query;
    query.type = &type;
    timed("query: all tasks", [&] { run(query, document.store); });
    query.sort = {{slot, false}};
    timed("query: all tasks by name", [&] { run(query, document.store); });
    query.sort = {{slot_of(type, "duration"), true}};
    timed("query: all tasks by duration", [&] { run(query, document.store); });
    query.sort = {{slot_of(type, "owner"), false}};
    timed("query: all tasks by owner", [&] { run(query, document.store); });
    query.sort = {};
    query.text = "联调 42";
    timed("query: tasks with two words", [&] { run(query, document.store); });
    query.text = {};
    query.project = project;
    timed("query: tasks of a project (index is there)", [&] { run(query, document.store); });
    timed("tree of all tasks", [&] { make_tree(document.store, type); });
    timed("check the whole store", [&] { check_store(document.store); });
    SearchIndex index;
    timed("build the search index", [&] { index.build(document.store); });
    for (auto const* typed : {"联调", "联调测试 42.17", "P-42", "项目 99", "不存在的词", "e"}) timed(typed, [&] { index.find(typed); });
}
