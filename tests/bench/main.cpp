// pmo_bench: prints how long the core takes with large workspaces, one table for each subject. It judges nothing and always ends with 0
// unless it is used wrongly.
//
//   pmo_bench                              every table
//   pmo_bench documents registers …        some of them
//   pmo_bench --workspaces MINE THEIRS GOVERNED    writes documents for the benchmarks of the page: two of one large workspace, and a governed portfolio

#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "tests/bench/benches.h"

using namespace pmo::bench;

namespace {

constexpr std::pair<std::string_view, void (*)()> kTables[] = {
    {"documents", bench_documents}, {"registers", bench_registers}, {"plans", bench_plans}, {"drawing", bench_drawing}, {"schedule", bench_schedule}, {"import", bench_import}, {"simulation", bench_simulation}, {"levelling", bench_levelling}};

bool write(char const* path, std::string const& text) {
    auto* const file = std::fopen(path, "wb");
    bool const written = file && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    bool const closed = file && std::fclose(file) == 0;
    if (!written || !closed) std::fprintf(stderr, "pmo_bench: cannot write %s\n", path);
    return written && closed;
}

}  // namespace

int main(int count, char** words) {
    std::span<char*> const arguments(words + 1, static_cast<std::size_t>(count - 1));
    if (arguments.size() == 4 && std::string_view(arguments[0]) == "--workspaces")
        return write(arguments[1], text_of(changed_workspace(Device::mine, 0))) && write(arguments[2], text_of(changed_workspace(Device::theirs, 0))) && write(arguments[3], text_of(governed_portfolio())) ? 0 : 1;
    auto const wanted = [&](std::string_view name) {
        for (std::string_view const argument : arguments)
            if (argument == name) return true;
        return arguments.empty();
    };
    std::size_t known = 0;
    for (auto const& [name, table] : kTables)
        if (wanted(name)) table(), ++known;
    return known >= (arguments.empty() ? 1 : arguments.size()) ? 0 : 2;
}
