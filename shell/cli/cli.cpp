#include "shell/cli/cli.h"

#include <algorithm>
#include <array>

#include "shell/cli/command.h"

#ifndef PMO_VERSION
#define PMO_VERSION "0"
#endif

namespace pmo::cli {

namespace {

constexpr std::string_view kHelp =
    R"(pmo: a project office's records and plans on the command line

  pmo validate FILE [--register NAME]       what is wrong in a workspace (.json), a plan (.xml) or a table (.csv)
  pmo convert IN OUT [--register NAME] [--project CODE]
                                            .json .xml .csv into each other, by the names' ends
  pmo schedule FILE [--project CODE]        dates and slack of every task as JSON
  pmo merge A.json B.json -o C.json         two copies of a workspace in one; conflicts as JSON
  pmo level FILE [--schedules N] [--seed S] a short schedule of a PSPLIB file (.sm) or a levelling problem (.json) as JSON
  pmo risk FILE [--runs N] [--seed S] [--project CODE] [--spread LOW:HIGH] [--run K]
                                            Monte Carlo: percentiles of finish and cost as JSON; the same seed, the same numbers
  pmo --help
  pmo --version

.json  a workspace as the program exports it, or a sample; a folder of samples is one workspace
.xml   Microsoft Project XML
--runs     how many, 1000 unless said; --seed 1 unless said; --project is one project instead of all that run
--spread   least and most of tasks without an estimate in percent of their duration, as in 90:130
--run      the tasks' dates in that one run instead

.csv   one register as a table; --register names it (task, risk, person, …)

Exit status: 0 done, 1 the input was refused (one line on standard error says where and why), 2 wrong usage.
)";

struct Command {
    std::string_view name;
    std::size_t files;
    std::array<std::string_view, 5> options;           // an empty one: none
    int (*run)(Arguments const&, Console&);
};

constexpr Command kCommands[] = {
    {"validate", 1, {"--register"}, validate},
    {"convert", 2, {"--register", "--project"}, convert},
    {"schedule", 1, {"--project"}, schedule},
    {"merge", 2, {"-o"}, merge},
    {"level", 1, {"--schedules", "--seed"}, level},
    {"risk", 1, {"--runs", "--seed", "--project", "--spread", "--run"}, risk},
};

int wrong_usage(Console& console, std::string_view why) {
    console.err += "pmo: " + std::string(why) + "; see pmo --help\n";
    return kWrongUsage;
}

}  // namespace

std::string Arguments::option(std::string_view name) const {
    auto const at = options.find(name);
    return at == options.end() ? std::string{} : at->second;
}

std::optional<Arguments> read_arguments(std::span<std::string_view const> words, std::span<std::string_view const> known) {
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const text = words[i];
        if (!text.starts_with('-') || text == "-") { out.files.emplace_back(text); continue; }
        auto const equals = text.find('=');
        auto const name = text.substr(0, equals);
        bool const is_known = std::ranges::find(known, name) != known.end();
        bool const inside = equals != std::string_view::npos;
        if (!is_known || (!inside && i + 1 == words.size())) return std::nullopt;
        out.options[std::string(name)] = inside ? text.substr(equals + 1) : words[++i];
    }
    return out;
}

int run(std::span<std::string_view const> words, Console& console) {
    if (words.empty()) return wrong_usage(console, "a command is missing");
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        console.out += kHelp;
        return kDone;
    }
    if (words[0] == "--version") {
        console.out += "pmo " PMO_VERSION "\n";
        return kDone;
    }
    for (auto const& command : kCommands) {
        if (command.name != words[0]) continue;
        auto const arguments = read_arguments(words.subspan(1), command.options);
        if (!arguments) return wrong_usage(console, "an option of “" + std::string(command.name) + "” is unknown or has no value");
        if (arguments->files.size() != command.files)
            return wrong_usage(console, "“" + std::string(command.name) + "” needs " + std::to_string(command.files) + (command.files == 1 ? " file" : " files"));
        return command.run(*arguments, console);
    }
    return wrong_usage(console, "there is no command “" + one_line(words[0]) + "”");
}

int refuse(Console& console, std::string_view where, std::string_view why) {
    console.err += one_line(where) + ": " + one_line(why) + '\n';
    return kRefused;
}

int refuse(Console& console, std::string_view where, Error const& error) { return refuse(console, where, sentence(error)); }

}  // namespace pmo::cli
