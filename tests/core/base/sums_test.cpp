#include "core/base/sums.h"

#include <doctest/doctest.h>

using namespace pmo;

TEST_CASE("sums stop at the ends of the range") {
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    CHECK(plus(2, 3) == 5);
    CHECK(plus(kGreatest, 1) == kGreatest);
    CHECK(plus(kLeast, -1) == kLeast);
    CHECK(plus(least, 0) == kLeast);
    CHECK(plus(least, least) == kLeast);
    CHECK(minus(2, 3) == -1);
    CHECK(minus(kGreatest, -1) == kGreatest);
    CHECK(minus(kLeast, kGreatest) == kLeast);
    CHECK(minus(0, least) == kGreatest);
    CHECK(times(-4, 5) == -20);
    CHECK(times(kGreatest, 2) == kGreatest);
    CHECK(times(kGreatest, -2) == kLeast);
    CHECK(times(least, least) == kGreatest);
    CHECK(negative(least) == kGreatest);
    CHECK(sum_of({kGreatest, kGreatest, -5}) == kGreatest - 5);
    CHECK(sum_of({}) == 0);
}
