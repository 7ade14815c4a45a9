// Where two texts differ, and offsets in UTF-8 against UTF-16.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "shell/web/text_edit.h"

using namespace pmo::shell;

TEST_CASE("text edit: an insertion is found where the caret says")
{
    auto const change = difference("aa", "aaa", 1);
    CHECK(change.begin == 0);
    CHECK(change.end == 0);
    CHECK(change.text == "a");
    auto const at_end = difference("aa", "aaa", 3);
    CHECK(at_end.begin == 2);
    CHECK(at_end.text == "a");
}

TEST_CASE("text edit: whole characters only")
{
    // 你 and 佣 share their first byte.
    auto const change = difference("你", "佣", 3);
    CHECK(change.begin == 0);
    CHECK(change.end == 3);
    CHECK(change.text == "佣");
    CHECK(difference("前后", "前后", 6).empty());
    auto const removed = difference("甲乙丙", "甲丙", 3);
    CHECK(removed.begin == 3);
    CHECK(removed.end == 6);
    CHECK(removed.text.empty());
}

TEST_CASE("text edit: applying a difference always gives the new text")
{
    std::mt19937 random(7);
    std::vector<std::string> const letters{"a", "b", "你", "佣", "𠮷", "\n", "。"};
    auto const any = [&] {
        std::string out;
        for (auto n = random() % 8; n > 0; --n) out += letters[random() % letters.size()];
        return out;
    };
    for (int i = 0; i < 20000; ++i) {
        std::string before = any();
        std::string const now = any();
        auto const caret = utf8_offset(now, random() % 12);
        auto const change = difference(before, now, caret);
        REQUIRE(change.begin <= change.end);
        REQUIRE(change.end <= before.size());
        before.replace(change.begin, change.end - change.begin, change.text);
        REQUIRE(before == now);
    }
}

TEST_CASE("text edit: offsets in UTF-16")
{
    CHECK(utf16_length("a你𠮷") == 4);
    CHECK(utf8_offset("a你𠮷b", 1) == 1);
    CHECK(utf8_offset("a你𠮷b", 2) == 4);
    CHECK(utf8_offset("a你𠮷b", 4) == 8);
    CHECK(utf8_offset("a你𠮷b", 99) == 9);
    CHECK(utf8_offset("𠮷", 1) == 4);      // never inside a character
}

TEST_CASE("text edit: what an input method types into a number")
{
    CHECK(with_ascii_numerals("12。5") == "12.5");
    CHECK(with_ascii_numerals("１２．５") == "12.5");
    CHECK(with_ascii_numerals("－３，０００") == "-3,000");
    CHECK(with_ascii_numerals("一万") == "一万");
    CHECK(with_ascii_numerals("1𠮷") == "1𠮷");
}
