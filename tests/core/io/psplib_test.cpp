// PSPLIB files and levelling problems as JSON: by hand, broken in every way, and the library itself where it lies beside the project.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "core/io/level_json.h"
#include "core/io/psplib.h"
#include "core/levelling/levelling.h"
#include "tests/core/levelling/problems.h"
#include "tests/support/source_folder.h"

namespace fs = std::filesystem;
using namespace pmo;
using namespace level_test;

namespace {

constexpr std::string_view kSmall = R"(************************************************************************
jobs (incl. supersource/sink ):  4
horizon                       :  9
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     5       2    0
  3      1     4       1    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    1
)";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string out(text);
    auto const at = out.find(what);
    REQUIRE(at != std::string::npos);
    return out.replace(at, what.size(), by);
}

fs::path library() {
    if (char const* folder = std::getenv("PMO_SHARED_DATA")) return fs::path(folder) / "psplib";
    return fs::path(pmo::test::source_folder()) / ".." / "shared" / "data" / "psplib";
}

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("psplib: a file is read and levelled") {
    auto const problem = read_psplib(kSmall);
    REQUIRE(problem.ok());
    CHECK(problem->activities.size() == 4);
    CHECK(problem->links.size() == 4);
    CHECK(problem->resources[1].capacity == std::vector<Step>{{0, 1}});
    CHECK(problem->activities[2].demands == std::vector<Demand>{{0, 1}, {1, 1}});
    Levelling run(*problem);
    CHECK(run.step(100));
    CHECK(run.makespan() == 9);
    CHECK(run.bounds().best() == 9);
}

TEST_CASE("psplib: a list of successors may go on in the next line, and blank lines and returns do not matter") {
    CHECK(read_psplib(replaced(kSmall, "2   3\n", "2\r\n\r\n      3\r\n")).ok());
}

TEST_CASE("psplib: what is wrong is said with its place") {
    auto const error = [](std::string_view text) {
        auto const read = read_psplib(text);
        REQUIRE_FALSE(read.ok());
        return read.error();
    };
    CHECK(error("").code == "psplib.not_psplib");
    CHECK(error("hello\nworld\n").code == "psplib.not_psplib");
    CHECK(error(replaced(kSmall, "PRECEDENCE", "Nothing")) == Error{"psplib.missing", {"PRECEDENCE RELATIONS"}});
    CHECK(error(replaced(kSmall, ":  4", ":  9999999999")).code == "psplib.bad_line");
    CHECK(error(replaced(kSmall, "2   3\n", "2   x\n")) == Error{"psplib.bad_line", {"11"}});
    CHECK(error(replaced(kSmall, "2   3\n", "2   7\n")) == Error{"psplib.bad_line", {"11"}});
    CHECK(error(replaced(kSmall, "2        1          1 ", "2        3          1 ")).code == "psplib.modes");
    CHECK(error(replaced(kSmall, ":  0   N", ":  2   N")).code == "psplib.resources");
    CHECK(error(replaced(kSmall, "    2    1\n", "    1    1\n")) == Error{"levelling.never_fits", {"2"}});
    CHECK(error(replaced(kSmall, "1           4\n   3", "1           1\n   3")).code == "levelling.cycle");
}

TEST_CASE("level json: everything a problem knows") {
    auto const problem = read_level_json(R"({"format":"pmo-levelling","resources":[{"capacity":4},{"capacity":[[0,2],[40,3]]}],"calendars":[[[0,8],[24,32]]],"goals":[3,1],
        "activities":[{"duration":5,"demand":[1,2],"priority":700},{"name":"b","duration":2,"after":[0,{"activity":0,"lag":2,"type":"ss","calendar":0}],"release":3,"calendar":0,"goal":1},
        {"duration":1,"fixed":12,"parts":[{"duration":3,"delay":1,"calendar":0}]}]})");
    REQUIRE(problem.ok());
    CHECK(problem->resources[1].capacity == std::vector<Step>{{0, 2}, {40, 3}});
    CHECK(problem->calendars[0].work == std::vector<Interval>{{0, 8}, {24, 32}});
    CHECK(problem->activities[0].demands == std::vector<Demand>{{0, 1}, {1, 2}});
    CHECK(problem->activities[0].priority == 700);
    CHECK(problem->activities[1].release == 3);
    CHECK(problem->activities[1].goal == 1);
    CHECK(problem->activities[2].fixed == 12);
    CHECK(problem->activities[2].parts == std::vector<Part>{{3, 1, 0}});
    REQUIRE(problem->links.size() == 2);
    CHECK(problem->links[1].type == LinkType::start_to_start);
    CHECK(problem->links[1].lag == 2);
}

TEST_CASE("level json: misspelt, misplaced and impossible values are refused") {
    auto const code = [](std::string_view text) {
        auto const read = read_level_json(text);
        REQUIRE_FALSE(read.ok());
        return read.error().code;
    };
    auto const with = [](std::string const& activities) { return R"({"format":"pmo-levelling","activities":[)" + activities + "]}"; };
    CHECK(code("{") == "json.syntax");
    CHECK(code("{}") == "level_json.not_a_problem");
    CHECK(code(with(R"({"duration":1,"relase":3})")) == "level_json.unknown");
    CHECK(code(with("{}")) == "level_json.bad_value");
    CHECK(code(with(R"({"duration":1.5})")) == "level_json.bad_value");
    CHECK(code(with(R"({"duration":1,"fixed":-1})")) == "level_json.bad_value");
    CHECK(code(with(R"({"duration":1,"after":[{"activity":0,"type":"zz"}]})")) == "level_json.bad_value");
    CHECK(code(with(R"({"duration":1,"after":[0]})")) == "levelling.cycle");
    CHECK(code(with(R"({"duration":1,"demand":[1]})")) == "levelling.bad_index");
    CHECK(code(with(R"({"duration":99999999999})")) == "level_json.bad_value");
}

TEST_CASE("psplib and level json: damaged files are refused or levelled, never more") {
    auto const json = std::string(R"({"format":"pmo-levelling","resources":[{"capacity":[[0,2],[40,3]]}],"calendars":[[[0,8],[24,32]]],"activities":[{"duration":5,"demand":[1]},{"duration":2,"after":[{"activity":0,"lag":2}],"calendar":0}]})");
    pmo::test::Random random(7);
    for (int round = 0; round < 3'000; ++round) {
        std::string text(round % 2 ? std::string_view(json) : kSmall);
        for (auto hits = random.below(6) + 1; hits > 0; --hits) {
            auto const at = random.below(text.size());
            constexpr std::string_view kBytes = "0123456789-9 \n,[]{}:\"x\xff";
            if (random.chance(25)) text.erase(at, random.below(30));
            else if (random.chance(25)) text.insert(at, text.substr(random.below(text.size()), random.below(30)));
            else text[at] = random.pick(kBytes);
            if (text.empty()) break;
        }
        CAPTURE(text);
        auto const problem = round % 2 ? read_level_json(text) : read_psplib(text);
        if (!problem.ok()) {
            CHECK_FALSE(problem.error().code.empty());
            continue;
        }
        if (horizon_of(*problem) > 100'000) continue;       // the checker walks periods
        Levelling run(*problem, {.seed = 1, .expected = 20});
        run.step(20);
        auto const found = violations_of(*problem, list_of(run.starts()));
        CHECK(found.empty());
    }
}

TEST_CASE("psplib: a sample of the library is levelled to what literature reaches") {
    auto const folder = library();
    if (!fs::exists(folder / "best_known.csv")) {
        MESSAGE("skipped: no psplib beside the project");
        return;
    }
    std::map<std::string, std::pair<int, bool>> best;       // and whether it is proved
    std::istringstream table(read_file(folder / "best_known.csv"));
    for (std::string line; std::getline(table, line);) {
        std::istringstream row(line);
        std::string name, upper, lower, status;
        std::getline(row, name, ','), std::getline(row, upper, ','), std::getline(row, lower, ','), std::getline(row, status, ',');
        best[name] = {std::atoi(upper.c_str()), status == "optimal"};
    }
    struct Set { char const* name; std::size_t every; std::int64_t above; };   // per mille above the best known, on average, with 1,000 schedules
    for (auto const& [set, every, above] : {Set{"j30", 12, 12}, {"j60", 12, 25}, {"j120", 20, 50}}) {
        std::vector<fs::path> files;
        for (auto const& file : fs::directory_iterator(folder / set)) files.push_back(file.path());
        std::ranges::sort(files);
        std::int64_t sum = 0, count = 0;
        for (std::size_t i = 0; i < files.size(); i += every) {
            CAPTURE(files[i].string());
            auto const problem = read_psplib(read_file(files[i]));
            REQUIRE(problem.ok());
            Levelling run(*problem, {.seed = 1, .expected = 1'000});
            run.step(1'000 - run.schedules());
            CHECK(fault_by_hand(*problem, run.starts()) == "");
            auto const [known, proved] = best[files[i].stem().string()];
            if (proved) CHECK(run.makespan() >= known);
            CHECK(run.bounds().best() <= known);
            sum += 1000 * run.makespan() / known - 1000;
            ++count;
        }
        CAPTURE(set);
        CHECK(sum <= above * count);
    }
}
