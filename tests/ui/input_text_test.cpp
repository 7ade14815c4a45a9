// Reading what people type: numbers, dates, pasted cells.

#include <doctest/doctest.h>

#include <array>

#include "ui/i18n/format.h"
#include "ui/widgets/date_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/table.h"

using namespace pmo::ui;

namespace {

NumberResult number(std::string_view text, int decimals = 1) {
    NumberRules rules;
    rules.decimals = decimals;
    static constexpr std::array kUnits{NumberUnit{"%", 1}, NumberUnit{"万", 10000}, NumberUnit{"k", 1000}};
    return parse_number(text, rules, kUnits);
}

DateResult date(std::string_view text) {
    DateRules rules;
    rules.today = days_from_civil({2026, 9, 18});
    rules.base = rules.today;
    return parse_date(text, rules);
}
std::int32_t day(std::int32_t y, std::int32_t m, std::int32_t d) { return days_from_civil({y, m, d}); }

}  // namespace

TEST_CASE("a number survives the Chinese keyboard") {
    CHECK(number("12。5").value == 125);
    CHECK(number("１２．５").value == 125);
    CHECK(number("１２。５").value == 125);
    CHECK(number("\u221212.5").value == -125);
    CHECK(number(" 1,280.0 ").value == 12800);
    CHECK(number("１，２８０").value == 12800);
}

TEST_CASE("sums and units are understood") {
    CHECK(number("84+6").value == 900);
    CHECK(number("84 + 6 - 0.5").value == 895);
    CHECK(number("85%").value == 850);
    CHECK(number("1.5万").value == 150000);
    CHECK(number("3K").value == 30000);
    CHECK(number("-5").value == -50);
}

TEST_CASE("what is not understood is a fault and never a different number") {
    for (char const* text : {"12、5", "12.5.1", "1,28", "12,34,5", "abc", "12x", "1 2", "--5", "+", "12,", "5 6"})
        CHECK_MESSAGE(number(text).fault == NumberFault::not_a_number, text);
    CHECK(number("").fault == NumberFault::empty);
    CHECK(number("1.25").fault == NumberFault::too_many_decimals);
    CHECK(number("1.250", 2).value == 125);
    CHECK(number("99999999999999999999").fault == NumberFault::overflow);
    CHECK(number("9000000000000000000").fault == NumberFault::overflow);
    NumberRules rules;
    rules.min = 0, rules.max = 100;
    CHECK(parse_number("101", rules).fault == NumberFault::too_large);
    CHECK(parse_number("-1", rules).fault == NumberFault::too_small);
}

TEST_CASE("dates are read in every usual writing") {
    for (char const* text : {"2026-09-24", "2026/9/24", "20260924", "9-24", "9/24", "9月24日", "2026年9月24日", "24", "26-9-24", "０９－２４", "0924"})
        CHECK_MESSAGE(date(text).day == day(2026, 9, 24), text);
    CHECK(date("今天").day == day(2026, 9, 18));
    CHECK(date("Today").day == day(2026, 9, 18));
    CHECK(date("明天").day == day(2026, 9, 19));
    CHECK(date("+5d").day == day(2026, 9, 25));    // five working days from a Friday
    CHECK(date("-1d").day == day(2026, 9, 17));
    CHECK(date("+2w").day == day(2026, 10, 2));
    CHECK(date("+1m").day == day(2026, 10, 18));
}

TEST_CASE("dates that do not exist say so") {
    CHECK(date("2026-02-30").fault == DateFault::no_such_day);
    CHECK(date("2026-02-30").days_in_month == 28);
    CHECK(date("2026-13-01").fault == DateFault::not_a_date);
    CHECK(date("soon").fault == DateFault::not_a_date);
    CHECK(date("").fault == DateFault::empty);
    CHECK(date("12345").fault == DateFault::not_a_date);
    CHECK(date("1850-01-01").fault == DateFault::out_of_range);
}

TEST_CASE("cells survive the clipboard") {
    std::vector<std::vector<std::string>> const cells{{"a", "b \"quoted\"", ""}, {"line\nbreak", "tab\there", "中文"}};
    CHECK(from_tsv(to_tsv(cells)) == cells);
    CHECK(from_tsv("1\t2\r\n3\t4") == std::vector<std::vector<std::string>>{{"1", "2"}, {"3", "4"}});
    CHECK(from_tsv("").empty());
}
