// pmo validate: what can be said against a file. One problem a line: code, record, field, severity and the sentence.

#include "core/io/csv.h"
#include "core/model/problems.h"
#include "core/project/derived.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

constexpr std::string_view kSeverity[] = {"hint", "warning", "error"};

void print(Console& console, Problem const& problem, Store const& store) {
    auto const* record = store.find(problem.record);
    bool const field = record && problem.slot < record->type().fields.size();
    auto const title = record ? title_of(*record) : std::string_view{};
    console.out += problem.code + ' ' + (record ? record_name(*record) : to_text(problem.record)) + ' ' + (field ? std::string(record->type().fields[problem.slot].id) : "-") + ' ';
    console.out += std::string(kSeverity[static_cast<std::size_t>(problem.severity)]) + ": ";
    if (!title.empty()) console.out += "“" + one_line(title) + "” ";
    console.out += one_line(sentence(problem.code, problem.args)) + '\n';
}

std::size_t records_in(Store const& store) {
    std::size_t n = 0;
    for (std::size_t t = 0; t < store.tables(); ++t) n += store.table(static_cast<std::uint16_t>(t)).live();
    return n;
}

}  // namespace

int validate(Arguments const& arguments, Console& console) {
    auto const& path = arguments.files[0];
    auto const name = arguments.option("--register");
    if (kind_of_name(path) == FileKind::csv && name.empty()) {
        // Without a register only the table itself can be judged.
        auto const bytes = read_file(path);
        if (!bytes.ok()) return refuse(console, path, bytes.error());
        auto const table = read_csv(*bytes);
        if (!table.ok()) return refuse(console, path, table.error());
        console.out += "a table with " + std::to_string(table->rows.size() - 1) + " rows and " + std::to_string(table->rows[0].size()) + " columns; --register NAME checks its values\n";
        return kDone;
    }
    auto const loaded = load(path, {.register_name = name});
    if (!loaded.ok()) return refuse(console, path, loaded.error());
    for (auto const& note : loaded->notes) console.out += note.code + " - - note: " + one_line(sentence(note)) + '\n';
    auto const& store = loaded->document.store;
    auto problems = check_store(store).found;
    Derived const derived(store);
    for (auto const project : derived.projects()) {
        auto const& found = derived.plan(project).problems;
        problems.insert(problems.end(), found.begin(), found.end());
    }
    std::size_t of[3] = {0, 0, 0};
    for (auto const& problem : problems) {
        print(console, problem, store);
        ++of[static_cast<std::size_t>(problem.severity)];
    }
    if (!loaded->counts.empty()) console.out += "read: " + loaded->counts + '\n';
    console.out += std::to_string(records_in(store)) + " records, " + std::to_string(of[2]) + " errors, " + std::to_string(of[1]) + " warnings, " + std::to_string(of[0]) + " hints";
    console.out += loaded->notes.empty() ? "\n" : ", " + std::to_string(loaded->notes.size()) + " notes\n";
    return kDone;
}

}  // namespace pmo::cli
