// pmo risk by its command: percentiles as JSON, the same for the same seed, and a line for what cannot be simulated.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/json.h"
#include "shell/cli/cli.h"
#include "tests/support/source_folder.h"

namespace fs = std::filesystem;
using namespace pmo;

namespace {

struct Ran { int code; std::string out, err; };

Ran risk(std::vector<std::string> words) {
    words.insert(words.begin(), "risk");
    std::vector<std::string_view> const views(words.begin(), words.end());
    cli::Console console;
    int const code = cli::run(views, console);
    return {code, std::move(console.out), std::move(console.err)};
}

struct File {
    fs::path path;
    File(std::string const& name, std::string_view bytes) : path(fs::temp_directory_path() / ("pmo-risk-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + name)) { std::ofstream(path, std::ios::binary) << bytes; }
    ~File() { std::error_code ignored; fs::remove(path, ignored); }
};

constexpr std::string_view kPlan = R"(<Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name><StartDate>2026-03-02T08:00:00</StartDate><Tasks>
<Task><UID>3</UID><ID>2</ID><Name>Boxes</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
<Task><UID>4</UID><ID>3</ID><Name>Van</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>3</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>)";

std::string samples() { return (fs::path(test::source_folder()) / "assets" / "samples").string(); }

}  // namespace

TEST_CASE("the sample portfolio is simulated: percentiles of each project and of the whole") {
    auto const ran = risk({samples(), "--runs", "60", "--seed", "7"});
    REQUIRE(ran.code == 0);
    auto const tape = parse_json(ran.out);
    REQUIRE(tape.ok());
    auto const root = tape->root();
    CHECK(root.find("seed").integer() == 7);
    CHECK(root.find("runs").integer() == 60);
    int projects = 0, moving = 0;
    for (auto const project : root.find("projects")) {
        auto const finish = project.find("finish");
        CHECK(finish.find("p10").string().value_or("") <= finish.find("p50").string().value_or(""));
        CHECK(finish.find("p50").string().value_or("") <= finish.find("p80").string().value_or(""));
        CHECK(finish.find("p80").string().value_or("") <= finish.find("p90").string().value_or(""));
        moving += finish.find("p10").string().value_or("") < finish.find("p90").string().value_or("");
        ++projects;
    }
    CHECK(projects == 12);
    CHECK(moving == 3);
    CHECK(root.find("whole").find("cost").find("p80").string().value_or("").ends_with(" CNY"));
    CHECK(root.find("risks").size() == 10);
    CHECK(risk({samples(), "--runs", "60", "--seed", "7"}).out == ran.out);
    CHECK(risk({samples(), "--runs", "60", "--seed", "8"}).out != ran.out);
}

TEST_CASE("a plan of Microsoft Project is simulated with a spread, the same each time, and one run by its number") {
    File const plan(".xml", kPlan);
    auto const path = plan.path.string();
    auto const ran = risk({path, "--spread", "80:150", "--seed", "3"});
    REQUIRE(ran.code == 0);
    CHECK(risk({path, "--spread", "80:150", "--seed", "3"}).out == ran.out);
    auto const tape = parse_json(ran.out);
    REQUIRE(tape.ok());
    auto const finish = (*tape->root().find("projects").begin()).find("finish");
    CHECK(finish.find("p10").string().value_or("") < finish.find("p90").string().value_or(""));
    CHECK(tape->root().find("whole").find("planned_finish").string().value_or("") == "2026-03-04T17:00");
    auto const one = risk({path, "--spread", "80:150", "--seed", "3", "--run", "412"});
    REQUIRE(one.code == 0);
    CHECK(one.out.find("\"run\":412") != std::string::npos);
    CHECK(one.out.find("\"name\":\"Van\"") != std::string::npos);
    auto const still = risk({path});
    CHECK(still.out.find("\"planned_finish_confidence\":1.000") != std::string::npos);
}

TEST_CASE("what pmo risk does not understand is refused") {
    File const plan(".xml", kPlan);
    auto const path = plan.path.string();
    for (auto const& wrong : std::vector<std::vector<std::string>>{{path, "--runs", "0"}, {path, "--runs", "many"}, {path, "--runs", "2000000"}, {path, "--seed", "-1"}, {path, "--spread", "120:150"}, {path, "--spread", "90"}, {path, "--run", "-4"}}) {
        auto const ran = risk(wrong);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
    }
    CHECK(risk({path, "--project", "P-9"}).code == 1);
    CHECK(risk({"/nowhere/at-all.json"}).code == 1);
    CHECK(risk({path + ".csv"}).code == 1);
}
