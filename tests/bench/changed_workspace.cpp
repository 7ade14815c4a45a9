// The large workspace after two people have worked on their copies for a while.

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "tests/bench/benches.h"
#include "tests/support/workspaces.h"

namespace pmo::bench {

namespace {

namespace task = registers::task;
namespace dependency = registers::dependency;

constexpr std::size_t kChanged = 100'000;            // records

class Writer {
public:
    Writer(Document& document, Replica replica, std::int64_t later_ms) : m_document(document), m_stamp{static_cast<std::uint64_t>(test::kNow + later_ms) << 16, replica} {}
    void set(Record const& record, std::uint8_t slot, Value value) {
        auto const* before = record.find(slot);
        m_diff.changed.push_back({record.id(), m_document.store.index_of(record.type()), slot, before ? *before : Cell{}, {std::move(value), m_stamp}});
        ++m_stamp.time;
    }
    void finish() {
        m_document.store.apply(m_diff);
        note(m_document.seen, {m_stamp.time, m_stamp.replica});
    }
private:
    Document& m_document;
    Stamp m_stamp;
    Diff m_diff;
};

}  // namespace

Document changed_workspace(Device device, std::size_t clashes) {
    auto document = test::big_workspace({}, 1);
    auto const tasks = document.store.table(task::kType).rows();
    auto const links = document.store.table(dependency::kType).rows();
    bool const mine = device == Device::mine;
    Writer writer(document, mine ? 7 : 9, mine ? 60'000 : 120'000);
    if (mine) {
        for (std::size_t i = 0; i < kChanged; ++i) writer.set(tasks[i], task::name.slot, std::string(tasks[i].get(task::name)) + "（甲）");
    } else {
        for (std::size_t i = 0; i < kChanged / 2; ++i) writer.set(tasks[i * 2], task::percent_complete.slot, std::int64_t{55});
        for (std::size_t i = 0; i < kChanged / 2; ++i) writer.set(links[i * 3], dependency::lag.slot, std::int64_t{240});
        for (std::size_t i = 0; i < clashes; ++i) writer.set(tasks[i * 11], task::name.slot, std::string(tasks[i * 11].get(task::name)) + "（乙）");
    }
    writer.finish();
    document.replica = mine ? 7 : 9;
    document.exporter = mine ? "甲" : "乙";
    return document;
}

Document governed_portfolio() { return test::governed_workspace(100, 200, 3); }

Document from_file(Document const& document) {
    auto read = read_document(text_of(document));
    return read.ok() ? std::move(read).value() : Document{};
}

std::size_t count_records(Store const& store) {
    std::size_t records = 0;
    for (std::size_t t = 0; t < store.tables(); ++t) records += store.table(static_cast<std::uint16_t>(t)).rows().size();
    return records;
}

std::string text_of(Document const& document) {
    return write_document(document.identity, document.store, document.seen, {.replica = document.replica, .exporter = document.exporter, .now_ms = document.exported_ms});
}

}  // namespace pmo::bench
