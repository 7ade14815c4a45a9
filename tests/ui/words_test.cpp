// The file of a language's words, as the page is given it after the program.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/i18n/words.h"

using namespace pmo;

namespace {

std::vector<std::uint8_t> file_of(std::string tag, std::size_t missing = 0) {
    std::string text = std::move(tag) + '\0';
    auto const all = words::all_words();
    for (auto const& word : all.first(all.size() - missing)) (text += "«") += std::string(word.key) + "»" + '\0';
    return {text.begin(), text.end()};
}

}  // namespace

TEST_CASE("the program of the tests carries the words of both languages") {
    CHECK(words::has(true));
    CHECK(words::has(false));
    CHECK(ui::tr_in(ui::Language::zh, "about.licence") == "许可");
    CHECK(ui::tr_in(ui::Language::en, "about.licence") == "Licence");
}

TEST_CASE("a file of words is taken whole or not at all") {
    std::string const before(ui::tr_in(ui::Language::en, "about.licence"));
    auto const shorter = file_of("en", 1), strange = file_of("fr");
    CHECK_FALSE(words::take(shorter));
    CHECK_FALSE(words::take(strange));
    CHECK_FALSE(words::take({}));
    CHECK(ui::tr_in(ui::Language::en, "about.licence") == before);

    static auto const marked = file_of("en");
    REQUIRE(words::take(marked));
    CHECK(ui::tr_in(ui::Language::en, "about.licence") == "«about.licence»");
    CHECK(ui::tr_in(ui::Language::zh, "about.licence") == "许可");

    auto const own = words::carried(false);
    REQUIRE(words::take({reinterpret_cast<std::uint8_t const*>(own.data()), own.size()}));
    CHECK(ui::tr_in(ui::Language::en, "about.licence") == before);
}
