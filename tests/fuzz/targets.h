#pragma once
// One function for each reader of foreign bytes: it must return. The tests feed them mutated documents; a fuzzer's main is in
// tests/fuzz/main_fuzz.cpp.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::test {

struct FuzzTarget {
    char const* name;
    void (*run)(std::string_view bytes);
    std::vector<std::string> (*seeds)();             // sound inputs to start from
};

std::span<FuzzTarget const> fuzz_targets();

}  // namespace pmo::test
