#include <doctest/doctest.h>

#include <set>
#include <string>
#include <unordered_map>

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/base/id_map.h"
#include "core/base/money.h"
#include "core/base/order_key.h"
#include "core/base/stamp.h"
#include "core/base/text.h"
#include "core/io/crc32c.h"
#include "tests/support/random.h"

using namespace pmo;
using pmo::test::Random;

TEST_CASE("ids and their texts are the same thing") {
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        Id const id{random.next(), random.next()};
        CHECK(parse_id(to_text(id)) == id);
    }
    CHECK(to_text(kNoId) == std::string(26, '0'));
    CHECK(parse_id(to_text(Id{UINT64_MAX, UINT64_MAX})) == Id{UINT64_MAX, UINT64_MAX});
    CHECK_FALSE(parse_id("").has_value());
    CHECK_FALSE(parse_id(std::string(26, 'u')).has_value());
    CHECK_FALSE(parse_id(std::string(26, 'z')).has_value());          // 130 bits
    CHECK(id_from_key("a") == id_from_key("a"));
    CHECK(id_from_key("a") != id_from_key("b"));
    IdSource a(1, 2), b(1, 3);
    std::set<Id> ids;
    for (int i = 0; i < 5000; ++i) { ids.insert(a.next()); ids.insert(b.next()); }
    CHECK(ids.size() == 10'000);
}

TEST_CASE("the flat map of ids answers like a map, also for no id at all") {
    Random random(2);
    IdMap map;
    std::unordered_map<Id, std::uint64_t, IdHash> plain;
    CHECK(map.find({1, 1}) == nullptr);
    CHECK(map.find(kNoId) == nullptr);
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        Id const id{random.below(3), 1 + random.below(9000)};
        map.put(id, i);
        plain[id] = i;
        if (i % 4000 == 0) map.reserve(plain.size() + 100);
    }
    CHECK(map.size() == plain.size());
    for (auto const& [id, value] : plain) { REQUIRE(map.find(id)); CHECK(*map.find(id) == value); }
    CHECK(map.find({7, 7}) == nullptr);
    CHECK(map.find(kNoId) == nullptr);
}

TEST_CASE("every day of four centuries goes to a civil date and back") {
    int day_of_week = weekday(*parse_date("1800-01-01"));
    for (Date d = *parse_date("1800-01-01"); d < *parse_date("2200-01-01"); ++d.day) {
        auto const c = civil_of(d);
        if (!valid(c) || date_of(c) != d || weekday(d) != day_of_week || parse_date(to_text(d)) != d) FAIL(to_text(d));
        day_of_week = day_of_week % 7 + 1;
    }
    CHECK(iso_week(*parse_date("2021-01-03")) == 53);
    CHECK(iso_week(*parse_date("2026-01-01")) == 1);
    CHECK(weekday(*parse_date("2026-09-18")) == 5);
    for (auto const* bad : {"2026-02-29", "2026-2-9", "2026-00-01", "0000-01-01", "2026-01-01x", "", "20260101"}) CHECK_FALSE(parse_date(bad).has_value());
    for (auto const* bad : {"2026-01-01", "2026-01-01T24:00", "2026-01-01T1:00", "2026-01-01 10:00"}) CHECK_FALSE(parse_moment(bad).has_value());
    CHECK(to_text(Moment{-1}) == "1969-12-31T23:59");
}

TEST_CASE("money is exact") {
    Random random(3);
    for (auto const* code : {"CNY", "JPY", "KWD"})
        for (int i = 0; i < 500; ++i) {
            Money const m{static_cast<std::int64_t>(random.next() >> random.below(64)), *parse_currency(code)};
            CHECK(parse_money(to_text(m)) == m);
        }
    CHECK(to_text(Money{-5, {}}) == "-0.05 CNY");
    CHECK_FALSE(parse_money("1.005").has_value());
    CHECK_FALSE(parse_money("").has_value());
    CHECK_FALSE(parse_money("1 cny").has_value());
    CHECK(add(Money{INT64_MAX, {}}, Money{1, {}}).minor == INT64_MAX);
    CHECK(scale(Money{5, {}}, 1, 2).minor == 3);
    CHECK(scale(Money{-5, {}}, 1, 2).minor == -3);
    CHECK(scale(Money{INT64_MAX, {}}, 10, 1).minor == INT64_MAX);
}

TEST_CASE("there is always a key between two keys") {
    Random random(4);
    std::vector<std::string> keys{order_between("", "", 5)};
    for (int i = 0; i < 3000; ++i) {
        auto const at = random.below(keys.size() + 1);
        auto const after = at ? keys[at - 1] : std::string(), before = at < keys.size() ? keys[at] : std::string();
        auto const key = order_between(after, before, static_cast<std::uint32_t>(random.next() >> 34));
        CHECK(key > after);
        if (!before.empty()) CHECK(key < before);
        keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), key);
    }
    CHECK(order_between("V", "V", 1) > "V");
    CHECK(order_between("b", "a", 1) > "b");
    for (std::uint32_t n = 1; n < 5000; ++n)
        if (order_at(n - 1) >= order_at(n)) FAIL(n);
}

TEST_CASE("texts are valid UTF-8 or repaired") {
    for (auto const* bad : {"\xff", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xBD", "a\x80"}) {
        CHECK_FALSE(valid_utf8(bad));
        CHECK(valid_utf8(repair_utf8(bad)));
    }
    CHECK(valid_utf8("项目 \xEF\xBF\xBD \xF0\x9F\x8E\x89"));
    CHECK(first_code_points("项目管理", 2) == "项目");
    CHECK(code_points("项a") == 2);
    CHECK(fold("  Ｐｒｏｊｅｃｔ　Ä，x  ") == "project a,x");
    CHECK(trim("\t　 a b 　\n") == "a b");
    CHECK(fill("{0} of {1} {2}", {"1", "2"}) == "1 of 2 {2}");
    CHECK(split("a,,b", ',').size() == 3);
}

TEST_CASE("a clock goes forward whatever the computer's clock does") {
    Clock clock(7);
    Stamp last{};
    Random random(5);
    for (int i = 0; i < 10'000; ++i) {
        if (random.chance(5)) clock.seen({(static_cast<std::uint64_t>(random.between(0, 4'000'000'000'000)) << 16) + random.below(65536), 9});
        auto const next = clock.next(random.between(-1000, 2'000'000'000'000));
        CHECK(next > last);
        last = next;
    }
}

TEST_CASE("the checksum is CRC-32C") {
    CHECK(crc32c(std::string_view("123456789")) == 0xe3069283u);
    CHECK(crc32c(std::string_view("")) == 0u);
    CHECK(crc32c(std::string_view("456789"), crc32c(std::string_view("123"))) == 0xe3069283u);
}
