// Seeded mutations of sound inputs, a bounded number for each reader. The sanitizers decide; longer runs by tests/fuzz/main_fuzz.cpp.

#include <doctest/doctest.h>

#include <string>

#include "tests/fuzz/targets.h"
#include "tests/support/random.h"

using namespace pmo::test;

namespace {

std::string mutated(Random& random, std::string bytes, std::vector<std::string> const& seeds) {
    static constexpr char const* kPieces[] = {"\"", "{", "}", "[", "]", ",", ":", "\\u0000", "null", "-", "99999999999999999999", "1e999", "\xff", "\xF0\x9F", "\"c\":{", "<", ">", "&#0;", "]]>",
                                              "\r\n", ";", "@", "万", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7f", "\xEF\xBB\xBF", "0000000000000000"};
    for (auto n = 1 + random.below(6); n > 0; --n) {
        auto const at = random.below(bytes.size() + 1);
        auto const length = random.below(std::min<std::size_t>(bytes.size() - at, 40) + 1);
        switch (random.below(7)) {
            case 0: if (at < bytes.size()) bytes[at] = static_cast<char>(random.next()); break;
            case 1: bytes.erase(at, length); break;
            case 2: bytes.insert(at, random.pick(kPieces)); break;
            case 3: bytes.insert(at, bytes.substr(random.below(bytes.size() + 1), length)); break;
            case 4: if (random.chance(20)) bytes.resize(at); break;
            case 5: if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8))); break;
            default: {
                auto const& other = random.pick(seeds);
                auto const from = random.below(other.size() + 1);
                bytes.replace(at, length, other.substr(from, 60));
            }
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("mutated files give a value or an error") {
    for (auto const& target : fuzz_targets()) {
        auto const seeds = target.seeds();
        Random random(20'260'918);
        for (auto const& seed : seeds) target.run(seed);
        for (int i = 0; i < 1500; ++i) {
            CAPTURE(std::string(target.name));
            CAPTURE(i);
            target.run(mutated(random, random.pick(seeds), seeds));
        }
    }
    CHECK(fuzz_targets().size() >= 5);
}

TEST_CASE("noise gives an error") {
    Random random(7);
    for (auto const& target : fuzz_targets())
        for (int i = 0; i < 300; ++i) {
            std::string noise;
            for (auto n = random.below(300); n > 0; --n) noise += static_cast<char>(random.next());
            target.run(noise);
        }
}
