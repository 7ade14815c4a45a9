#include <cstdio>
#include <vector>

#include "shell/cli/cli.h"

int main(int count, char** values) {
    std::vector<std::string_view> arguments;
    for (int i = 1; i < count; ++i) arguments.emplace_back(values[i]);
    pmo::cli::Console console;
    int const code = pmo::cli::run(arguments, console);
    bool const written = std::fwrite(console.out.data(), 1, console.out.size(), stdout) == console.out.size() && std::fflush(stdout) == 0;
    std::fwrite(console.err.data(), 1, console.err.size(), stderr);
    return written ? code : pmo::cli::kRefused;
}
