// pmo level: a short schedule for a PSPLIB file or a levelling problem, with the bound that says how much shorter one could be at most.

#include <charconv>

#include "core/base/text.h"
#include "core/io/level_json.h"
#include "core/io/psplib.h"
#include "core/levelling/levelling.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

constexpr std::int64_t kMostSchedules = 1'000'000'000;

std::optional<std::int64_t> whole(std::string const& text, std::int64_t otherwise, std::int64_t low, std::int64_t high) {
    if (text.empty()) return otherwise;
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
    return value;
}

Result<levelling::Problem> read_problem(std::string const& path) {
    PMO_TRY(bytes, read_file(path));
    return looks_like_level_json(bytes) || kind_of_name(path) == FileKind::json ? read_level_json(bytes) : read_psplib(bytes);
}

}  // namespace

int level(Arguments const& arguments, Console& console) {
    auto const& path = arguments.files[0];
    auto const schedules = whole(arguments.option("--schedules"), 5'000, 1, kMostSchedules);
    auto const seed = whole(arguments.option("--seed"), 1, 0, std::numeric_limits<std::int64_t>::max());
    if (!schedules || !seed) {
        console.err += "pmo: --schedules and --seed need a whole number; see pmo --help\n";
        return kWrongUsage;
    }
    auto const problem = read_problem(path);
    if (!problem.ok()) return refuse(console, path, problem.error());
    levelling::Levelling run(*problem, {.seed = static_cast<std::uint64_t>(*seed), .expected = *schedules});
    run.step(*schedules - run.schedules());
    console.out += "{\"makespan\":" + std::to_string(run.makespan()) + ",\"lower_bound\":" + std::to_string(run.bounds().best()) +
                   ",\"schedules\":" + std::to_string(run.schedules()) + ",\"start\":[";
    bool first = true;
    for (auto const start : run.starts()) {
        console.out += (first ? "" : ",") + std::to_string(start);
        first = false;
    }
    console.out += "]}\n";
    return kDone;
}

}  // namespace pmo::cli
