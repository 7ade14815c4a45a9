#pragma once
// The command line program: the same core without a page. Everything goes through run(), so that tests can call it; main.cpp only prints.

#include <span>
#include <string>
#include <string_view>

namespace pmo::cli {

struct Console {
    std::string out, err;
};

enum Exit : int { kDone = 0, kRefused = 1, kWrongUsage = 2 };

// The arguments without the program's name.
int run(std::span<std::string_view const> arguments, Console& console);

}  // namespace pmo::cli
