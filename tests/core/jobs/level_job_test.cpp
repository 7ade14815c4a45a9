// Levelling in the background: its two byte forms, the same starts as on the spot, progress, and bytes that are damaged or tell impossible things.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/io/bytes.h"
#include "core/jobs/level_job.h"
#include "core/levelling/levelling.h"
#include "tests/core/levelling/problems.h"

using namespace pmo;

namespace {

JobProgress const nobody_watches = [](int) {};

LevelJob rich_job(std::uint64_t seed) {
    return {.problem = level_test::from_seed(seed, 14, {.lags = true, .calendars = true, .fixed = true, .steps = true, .priorities = true, .goals = true, .rests = true}), .schedules = 40, .seed = 9};
}

bool same(levelling::Problem const& a, levelling::Problem const& b) { return to_bytes(LevelJob{.problem = a}) == to_bytes(LevelJob{.problem = b}); }

// The bytes with a checksum that is right again: what is damaged must be found behind it.
std::vector<std::uint8_t> sealed_again(std::vector<std::uint8_t> bytes) {
    ByteWriter writer;
    writer.raw(bytes.data(), bytes.size() - 4);
    return std::move(writer).seal();
}

// Small enough to be searched in a test.
bool light(LevelJob const& job) { return job.schedules <= 100 && levelling::horizon_of(job.problem) <= 5'000; }

}  // namespace

TEST_CASE("level job: a problem and an answer come back as they were") {
    for (std::uint64_t const seed : {1u, 2u, 3u}) {
        auto const job = rich_job(seed);
        if (!levelling::faults_of(job.problem).empty()) continue;
        auto const back = read_level_job(to_bytes(job));
        REQUIRE(back);
        CHECK(same(back->problem, job.problem));
        CHECK(back->problem.activities.size() == 14);
        CHECK(back->problem.links.size() == job.problem.links.size());
        CHECK(std::ranges::any_of(back->problem.activities, [](levelling::Activity const& a) { return !a.rests.empty(); }));
        CHECK(back->problem.calendars[0].work == job.problem.calendars[0].work);
        CHECK(back->schedules == 40);
        CHECK(back->seed == 9);
    }
    LevelAnswer const answer{{3, 0, 7}, 12, 14, 11, 5'000, true};
    auto const back = read_level_answer(to_bytes(answer), 3);
    REQUIRE(back);
    CHECK(back->starts == answer.starts);
    CHECK(back->makespan == 12);
    CHECK(back->first_makespan == 14);
    CHECK(back->lower_bound == 11);
    CHECK(back->schedules == 5'000);
    CHECK(back->optimal);
    CHECK_FALSE(read_level_answer(to_bytes(answer), 2));
    CHECK_FALSE(read_level_answer(to_bytes(LevelAnswer{{-1}, 1, 1, 1, 1, false}), 1));
}

TEST_CASE("level job: the same starts as the direct search, and progress that only grows") {
    for (std::uint64_t const seed : {4u, 5u, 6u}) {
        LevelJob const job{.problem = level_test::from_seed(seed, 30, {.lags = true, .calendars = seed == 5}), .schedules = 300, .seed = seed};
        REQUIRE(levelling::faults_of(job.problem).empty());
        std::vector<int> told;
        auto const output = run_job("level", to_bytes(job), [&](int permille) { told.push_back(permille); });
        REQUIRE(output);
        auto const answer = read_level_answer(*output, 30);
        REQUIRE(answer);
        levelling::Levelling direct(job.problem, {.seed = seed, .expected = 300});
        direct.step(300 - direct.schedules());
        CHECK(answer->starts == level_test::list_of(direct.starts()));
        CHECK(answer->makespan == direct.makespan());
        CHECK(answer->lower_bound == direct.bounds().best());
        CHECK(answer->optimal == direct.optimal());
        CHECK(answer->schedules <= 300);
        CHECK(levelling::violations_of(job.problem, answer->starts).empty());
        CHECK(std::ranges::is_sorted(told));
        CHECK(told.back() == 1000);
    }
}

TEST_CASE("level job: a word at least once in so many placed activities, whatever the effort") {
    LevelJob const job{.problem = level_test::from_seed(11, 60, {}), .schedules = 40'000, .seed = 2};
    REQUIRE(levelling::faults_of(job.problem).empty());
    std::int64_t told = 0;
    auto const output = run_job("level", to_bytes(job), [&](int) { ++told; });
    REQUIRE(output);
    auto const answer = read_level_answer(*output, 60);
    REQUIRE(answer);
    CHECK(told >= answer->schedules * 60 / kMostPlaced);
}

TEST_CASE("level job: every prefix and every flipped byte is refused") {
    auto const bytes = to_bytes(rich_job(1));
    for (std::size_t n = 0; n < bytes.size(); ++n) CHECK_FALSE(read_level_job(std::span(bytes).first(n)));
    for (std::size_t n = 0; n < bytes.size(); ++n)
        for (std::uint8_t const flip : {0x01, 0x80, 0xff}) {
            auto damaged = bytes;
            damaged[n] = static_cast<std::uint8_t>(damaged[n] ^ flip);
            CHECK_FALSE(read_level_job(damaged));
        }
    auto const answer = to_bytes(LevelAnswer{{3, 0, 7}, 12, 14, 11, 5'000, true});
    for (std::size_t n = 0; n < answer.size(); ++n) {
        CHECK_FALSE(read_level_answer(std::span(answer).first(n), 3));
        auto damaged = answer;
        damaged[n] ^= 0x40;
        CHECK_FALSE(read_level_answer(damaged, 3));
    }
    CHECK_FALSE(run_job("level", {}, nobody_watches));
}

TEST_CASE("level job: bytes behind a right checksum are a problem without faults or nothing, and an answer to it keeps its rules") {
    auto const bytes = to_bytes(LevelJob{.problem = level_test::from_seed(2, 8, {.lags = true, .calendars = true, .fixed = true}), .schedules = 20, .seed = 3});
    REQUIRE(read_level_job(bytes));
    int searched = 0;
    for (std::size_t n = 0; n + 4 < bytes.size(); ++n)
        for (std::uint8_t const flip : {0x01, 0x02, 0x10, 0x7f, 0x80, 0xff}) {
            auto damaged = bytes;
            damaged[n] = static_cast<std::uint8_t>(damaged[n] ^ flip);
            damaged = sealed_again(damaged);
            auto const job = read_level_job(damaged);
            if (!job || !light(*job)) continue;
            auto const output = run_job("level", damaged, nobody_watches);
            REQUIRE(output);
            auto const answer = read_level_answer(*output, job->problem.activities.size());
            REQUIRE(answer);
            CHECK(levelling::violations_of(job->problem, answer->starts).empty());
            ++searched;
        }
    CHECK(searched > 100);
    for (auto const schedules : {std::int64_t{0}, kMostLevelSchedules + 1}) CHECK_FALSE(read_level_job(to_bytes(LevelJob{.problem = level_test::simple({{2, 1}}, 1), .schedules = schedules})));
    CHECK_FALSE(read_level_job(to_bytes(LevelJob{.problem = level_test::simple({{2, 5}}, 1)})));
}
