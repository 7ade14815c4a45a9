// The list of rules as a whole: ids are unique, each has its words in both languages, and each is shown to fire and to keep silent somewhere in this
// folder.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "core/rules/rule.h"
#include "ui/i18n/tr.h"
#include "tests/support/source_folder.h"

namespace {

std::string all_tests() {
    std::ostringstream text;
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(pmo::test::source_folder()) / "tests/core/rules"))
        if (entry.path().extension() == ".cpp") text << std::ifstream(entry.path()).rdbuf();
    return text.str();
}

// A line that calls `what` with the rule as a literal.
bool says(std::string const& text, std::string_view what, std::string_view rule) {
    auto const literal = '"' + std::string(rule) + '"';
    for (auto at = text.find(literal); at != std::string::npos; at = text.find(literal, at + 1)) {
        auto const line = text.rfind('\n', at) + 1;
        if (text.substr(line, at - line).find(std::string(what) + '(') != std::string::npos) return true;
    }
    return false;
}

TEST_CASE("every rule has an id of its own, words in both languages, a test that it fires and one that it does not") {
    auto const tests = all_tests();
    std::set<std::string_view> ids;
    for (auto const table : pmo::rules::all_rules())
        for (auto const& rule : table) {
            CAPTURE(rule.id);
            CHECK(ids.insert(rule.id).second);
            CHECK(pmo::rules::find_rule(rule.id) == &rule);
            CHECK(pmo::ui::has_word("rule." + std::string(rule.id)));
            CHECK(pmo::ui::has_word("rule." + std::string(rule.id) + ".why"));
            CHECK(says(tests, "fires", rule.id));
            CHECK(says(tests, "silent", rule.id));
        }
    CHECK(pmo::rules::find_rule("no.such_rule") == nullptr);
}

}  // namespace
