#include "core/io/value_text.h"

#include <doctest/doctest.h>

using namespace pmo;

TEST_CASE("days are understood in the usual forms") {
    for (auto const* text : {"2026-09-18", "2026-9-18", "2026/9/18", "2026.09.18", "2026年9月18日", "20260918", " 2026/09/18 ", "2026-09-18 00:00:00"}) {
        CAPTURE(text);
        CHECK(lenient_date(text) == parse_date("2026-09-18"));
    }
    for (auto const* text : {"", "18.9.2026", "2026-13-01", "2026-02-30", "2026/9-18", "2026-9", "soon", "2026-09-18 09:00", "26-9-18"}) {
        CAPTURE(text);
        CHECK_FALSE(lenient_date(text).has_value());
    }
    CHECK(lenient_moment("2026/9/18 8:05", 480) == parse_moment("2026-09-18T08:05"));
    CHECK(lenient_moment("2026/9/18", 480) == parse_moment("2026-09-18T08:00"));
    CHECK_FALSE(lenient_moment("2026/9/18 25:00", 480).has_value());
}

TEST_CASE("amounts are understood in the usual forms, and never guessed") {
    auto const minor = [](char const* text) { auto const m = lenient_money(text, {}); return m ? to_text(*m) : std::string("?"); };
    CHECK(minor("12.5万") == "125000.00 CNY");
    CHECK(minor("1.2亿元") == "120000000.00 CNY");
    CHECK(minor("¥3,000") == "3000.00 CNY");
    CHECK(minor("1,234.50 USD") == "1234.50 USD");
    CHECK(minor("USD 5") == "5.00 USD");
    CHECK(minor("-0.5万") == "-5000.00 CNY");
    CHECK(minor("$-3") == "-3.00 USD");
    CHECK(minor("100 JPY") == "100 JPY");
    for (auto const* text : {"", "1,23", "1.234", "12,34,567", "1.005", "abc", "万", "--1", "1.2.3", "999999999999999999亿"}) {
        CAPTURE(text);
        CHECK(minor(text) == "?");
    }
}

TEST_CASE("numbers know their units") {
    FieldDef const minutes{.id = "d", .kind = Kind::number, .unit = Unit::minutes}, days{.id = "d", .kind = Kind::number, .unit = Unit::days, .scale = 1};
    FieldDef const percent{.id = "p", .kind = Kind::number, .unit = Unit::percent}, plain{.id = "n", .kind = Kind::number, .scale = 2};
    CHECK(lenient_number(minutes, "5d") == 2400);
    CHECK(lenient_number(minutes, "0.5d") == 240);
    CHECK(lenient_number(minutes, "4小时") == 240);
    CHECK(lenient_number(minutes, "2 周") == 4800);
    CHECK(lenient_number(minutes, "90") == 90);
    CHECK_FALSE(lenient_number(minutes, "0.0001m").has_value());
    CHECK(lenient_number(days, "4h") == 5);
    CHECK(lenient_number(days, "1w") == 50);
    CHECK(lenient_number(percent, "35%") == 35);
    CHECK(lenient_number(percent, "35") == 35);
    CHECK(lenient_number(plain, "1,200.25") == 120'025);
    CHECK(lenient_number(plain, "1.5万") == 1'500'000);
    CHECK_FALSE(lenient_number(plain, "1.005").has_value());
    CHECK_FALSE(lenient_number(plain, "5d").has_value());
}

TEST_CASE("decimals are exact to the ends of their range") {
    CHECK(decimal_text(INT64_MIN, 0) == "-9223372036854775808");
    CHECK(decimal_from_text("-9223372036854775808", 0) == INT64_MIN);
    CHECK_FALSE(decimal_from_text("9223372036854775808", 0).has_value());
    CHECK(decimal_text(-5, 2) == "-0.05");
    CHECK(decimal_from_text("-0.05", 2) == -5);
    CHECK(decimal_text(1200, 2) == "12");
    CHECK_FALSE(decimal_from_text(".", 2).has_value());
    CHECK_FALSE(decimal_from_text("1.001", 2).has_value());
    CHECK(decimal_from_text("1.000", 2) == 100);
}
