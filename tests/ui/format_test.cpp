#include <doctest/doctest.h>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"

using namespace pmo::ui;

namespace {
struct Speak {
    explicit Speak(Language wanted) : before(language()) { set_language(wanted); }
    ~Speak() { set_language(before); }
    Language before;
};
}  // namespace

TEST_CASE("numbers are grouped and negative ones carry the wide minus") {
    CHECK(format_integer(0) == "0");
    CHECK(format_integer(1240) == "1,240");
    CHECK(format_integer(-1234567) == "\u22121,234,567");
    CHECK(format_integer(INT64_MIN) == "\u22129,223,372,036,854,775,808");
    CHECK(format_decimal(9412, 2) == "94.12");
    CHECK(format_decimal(9415, 2, 1) == "94.2");
    CHECK(format_decimal(-5, 2, 1) == "\u22120.1");
    CHECK(format_decimal(-4, 2, 1) == "0.0");
    CHECK(format_decimal(12, 0, 2) == "12.00");
    CHECK(format_signed(800, 2, 0) == "+8");
    CHECK(format_percent(8500, 2, 0) == "85%");
    CHECK(format_plain(-12050, 2) == "-120.5");
    CHECK(format_plain(128000000, 6) == "128");
}

TEST_CASE("amounts are shown in the unit of the language") {
    {
        Speak const zh{Language::zh};
        CHECK(format_money(1280000000, "CNY", MoneyStyle::number) == "1,280.0");
        CHECK(format_money(1280000000, "CNY", MoneyStyle::with_unit) == "1,280.0 万元");
        CHECK(format_money(-89600000, "CNY", MoneyStyle::number) == "\u221289.6");
        CHECK(format_money(1280000000, "CNY", MoneyStyle::full) == "12,800,000.00");
        CHECK(money_unit_minor("CNY") == 1000000);
    }
    Speak const en{Language::en};
    CHECK(format_money(1280000000, "CNY", MoneyStyle::with_unit) == "CNY 12.8 M");
    CHECK(format_money(450000, "CNY", MoneyStyle::with_unit) == "CNY 4.5 K");
    CHECK(format_money(1280000000, "CNY", MoneyStyle::number) == "12,800.0");
    CHECK(money_unit_minor("CNY") == 100000);
}

TEST_CASE("dates go both ways over four centuries") {
    for (std::int32_t day = -80000; day < 80000; day += 1) {
        CivilDate const d = civil_from_days(day);
        REQUIRE(days_from_civil(d) == day);
        REQUIRE(d.day <= days_in_month(d.year, d.month));
    }
    std::int32_t const day = days_from_civil({2026, 9, 18});
    CHECK(weekday_of(day) == 4);
    Speak const zh{Language::zh};
    CHECK(format_date(day) == "2026-09-18");
    CHECK(format_date_long(day) == "2026-09-18 周五");
    CHECK(format_date_short(day) == "09-18");
    CHECK(format_month(2026, 9) == "2026 年 9 月");
    CHECK(format_moment(static_cast<std::int64_t>(day) * 1440 + 14 * 60 + 32) == "09-18 14:32");
    Speak const en{Language::en};
    CHECK(format_date_long(day) == "Fri 2026-09-18");
    CHECK(format_month(2026, 9) == "September 2026");
}

TEST_CASE("durations, sizes and initials") {
    Speak const zh{Language::zh};
    CHECK(format_workdays(52 * 480) == "52 天");
    CHECK(format_workdays(720) == "1.5 天");
    CHECK(format_hours(270) == "4.5 小时");
    CHECK(format_bytes(18600000) == "18.6 MB");
    CHECK(format_initial("林晓岚") == "林");
    CHECK(format_initial("anna") == "A");
}

TEST_CASE("placeholders are filled and words are found") {
    CHECK(fill("{0} of {1}", {"3", "7"}) == "3 of 7");
    CHECK(fill("{{0}} {2}", {"a"}) == "{0} {2}");
    CHECK(tr_key("no.such.key") == "⟦no.such.key⟧");
    Speak const en{Language::en};
    CHECK(tr("widget.cancel") == "Cancel");
    set_language(Language::zh);
    CHECK(tr("widget.cancel") == "取消");
    CHECK(tr_key("widget.cancel") == "取消");
}
