// Writing, reading, storing and merging the large workspace.

#include <memory>
#include <utility>
#include <vector>

#include "core/io/codec.h"
#include "core/io/merge.h"
#include "core/model/workspace.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/workspaces.h"

namespace pmo::bench {

namespace {

void merging(Report& report) {
    constexpr std::size_t kClashes = 500;
    auto const mine = changed_workspace(Device::mine, kClashes);
    auto const theirs = changed_workspace(Device::theirs, kClashes);
    MergeSide const side{mine.store, mine.seen, mine.identity.id, mine.replica, test::kNow + 600'000, {}};
    std::size_t conflicts = 0, cells = 0;
    report.line("merge: both changed 100,000 records, plan", measure(5, [&] {
                    auto const plan = plan_merge(side, theirs);
                    if (plan.ok()) conflicts = plan->conflicts.size(), cells = plan->changed_cells;
                }), {.at_most_ms = 500});
    std::unique_ptr<Workspace> workspace;
    report.line("merge: the same, plan and apply", measure(5, [&] { workspace = std::make_unique<Workspace>(mine.identity, mine.store.clone(), mine.seen, mine.replica); },
                    [&] {
                        auto plan = plan_merge(side, theirs);
                        if (plan.ok()) workspace->apply_merge(std::move(plan->diff), theirs.seen);
                    }), {.at_most_ms = 500});
    report.figure("  conflicts, cells taken", std::to_string(conflicts) + ", " + std::to_string(cells));
    Store empty;
    report.line("merge into an empty workspace, plan", measure(5, [&] {
        static_cast<void>(plan_merge({empty, mine.seen, mine.identity.id, 3, test::kNow, {}}, theirs));
    }));
}

}  // namespace

void bench_documents() {
    auto const document = test::big_workspace({}, 1);
    Report report("Documents: " + std::to_string(count_records(document.store)) + " records");
    std::string text;
    report.line("write the document", measure(5, [&] { text = text_of(document); }));
    report.figure("  size", std::to_string(text.size() >> 20) + " MB");
    report.line("read the document", measure(5, [&] { static_cast<void>(read_document(text)); }));
    std::vector<Bytes> chunks;
    report.line("encode for storage", measure(5, [&] { chunks = encode_records(document.store, 1, 0); }));
    std::size_t bytes = 0;
    for (auto const& chunk : chunks) bytes += chunk.size();
    report.figure("  chunks, size", std::to_string(chunks.size()) + ", " + std::to_string(bytes >> 20) + " MB");
    report.line("decode what is stored", measure(5, [&] {
        Store store;
        for (auto const& chunk : chunks)
            static_cast<void>(decode_records(chunk, [&](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); }, [&](Record r) { store.add(std::move(r)); }));
    }));
    merging(report);
}

}  // namespace pmo::bench
