// The architecture, as far as a machine can read it: arrows run downhill, rooms stay small.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/source_folder.h"

namespace {

namespace fs = std::filesystem;

struct Source { std::string path; std::vector<std::string> lines; };

std::vector<Source> sources(std::initializer_list<char const*> folders) {
    std::vector<Source> found;
    fs::path const root(pmo::test::source_folder());
    for (auto const* folder : folders)
        for (auto const& entry : fs::recursive_directory_iterator(root / folder)) {
            auto const extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp" && extension != ".js" && extension != ".mjs") continue;
            Source source{fs::relative(entry.path(), root).generic_string(), {}};
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) source.lines.push_back(line);
            found.push_back(std::move(source));
        }
    return found;
}

bool includes(std::string const& line, char const* what) { return line.starts_with("#include") && line.find(what) != std::string::npos; }

TEST_CASE("includes point downhill: shell, ui, core, standard library") {
    for (auto const& source : sources({"core", "ui", "shell"}))
        for (auto const& line : source.lines) {
            CAPTURE(source.path);
            CAPTURE(line);
            bool const core = source.path.starts_with("core/"), ui = source.path.starts_with("ui/");
            if (core) CHECK_FALSE((includes(line, "\"ui/") || includes(line, "\"shell/") || includes(line, "imgui") || includes(line, "emscripten")));
            if (ui) CHECK_FALSE((includes(line, "\"shell/") || includes(line, "emscripten")));
            if (source.path.starts_with("core/engine/") || source.path.starts_with("core/simulation/"))
                CHECK_FALSE((includes(line, "core/model") || includes(line, "core/registers") || includes(line, "core/io") || includes(line, "core/project")));
        }
}

TEST_CASE("each outside library has one door") {
    for (auto const& source : sources({"core", "ui", "shell"}))
        for (auto const& line : source.lines) {
            CAPTURE(source.path);
            if (includes(line, "nlohmann")) CHECK(source.path == "core/io/json.cpp");
            if (includes(line, "pugixml")) CHECK(source.path.starts_with("core/io/mspdi"));
            if (includes(line, "imgui_internal.h")) {
                bool const allowed = source.path.starts_with("ui/widgets/") || source.path.starts_with("ui/theme/") || source.path.starts_with("ui/i18n/") || source.path.starts_with("shell/web/");
                CHECK(allowed);
            }
        }
}

TEST_CASE("no file is longer than 500 lines") {
    for (auto const& source : sources({"core", "ui", "shell", "web", "tests"})) {
        CAPTURE(source.path);
        CHECK(source.lines.size() <= 500);
    }
}

}  // namespace
