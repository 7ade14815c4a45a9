// The corpus of small plans: each file in tests/data/plans fixes one behaviour, with dates reasoned by hand in its comment.
#include "tests/core/engine/plan_file.h"
#include "tests/support/source_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace plan;

namespace {

std::vector<fs::path> case_files()
{
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(pmo::test::source_folder()) / "tests" / "data" / "plans"))
        if (entry.path().extension() == ".plan")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string read_file(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("plan files: every case gets the dates that were reasoned for it")
{
    static std::vector<fs::path> const files = case_files();
    REQUIRE(files.size() >= 150);
    for (fs::path const& path : files) {
        std::string const name = path.parent_path().filename().string() + "/" + path.stem().string();
        SUBCASE(name.c_str()) {
            CAPTURE(name);
            PlanFile const file = read_plan_file(read_file(path));
            CHECK_MESSAGE(file.reasoned, "a case says why");
            REQUIRE_FALSE((file.expected.empty() && file.problems.empty()));
            Schedule const schedule = pmo::engine::schedule(file.network());
            for (Expected const& wanted : file.expected) {
                CAPTURE(wanted.what);
                CAPTURE((wanted.activity < 0 ? std::string("the plan") : file.names[static_cast<std::size_t>(wanted.activity)]));
                CHECK(file.found(schedule, wanted) == wanted.value);
            }
            CHECK(file.found_problems(schedule) == file.problems);
        }
    }
}
