// For libFuzzer: clang++ -fsanitize=fuzzer,address,undefined … -DPMO_FUZZ_TARGET=\"document\". Nothing in the ordinary build.
#ifdef PMO_FUZZ_TARGET

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    for (auto const& target : pmo::test::fuzz_targets())
        if (std::string_view(target.name) == PMO_FUZZ_TARGET) target.run({reinterpret_cast<char const*>(data), size});
    return 0;
}

#endif
