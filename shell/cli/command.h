#pragma once
// What the commands share: their arguments, files in and out, and how they say no.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/io/document.h"
#include "core/io/mspdi_reader.h"
#include "core/model/workspace.h"
#include "shell/cli/cli.h"

namespace pmo::cli {

struct Arguments {
    std::vector<std::string> files;
    std::map<std::string, std::string, std::less<>> options;      // "--project" → its value
    std::string option(std::string_view name) const;
};

// Nothing: an option that is not among `known`, or one without its value.
std::optional<Arguments> read_arguments(std::span<std::string_view const> words, std::span<std::string_view const> known);

int validate(Arguments const& arguments, Console& console);
int convert(Arguments const& arguments, Console& console);
int schedule(Arguments const& arguments, Console& console);
int merge(Arguments const& arguments, Console& console);
int level(Arguments const& arguments, Console& console);
int risk(Arguments const& arguments, Console& console);

// "where: why" in one line on stderr.
int refuse(Console& console, std::string_view where, std::string_view why);
int refuse(Console& console, std::string_view where, Error const& error);

// --- files -----------------------------------------------------------------------------------------

inline constexpr std::size_t kMostBytes = std::size_t{1} << 30;

Result<std::string> read_file(std::string const& path);           // cli.cannot_read, cli.folder, cli.too_large {MB}
Status write_file(std::string const& path, std::string_view bytes);   // the whole file or nothing; cli.cannot_write

enum class FileKind : std::uint8_t { json, xml, csv, other };
FileKind kind_of_name(std::string_view path);                     // by the name's end

// Any file as a workspace: ours as it is, samples, Microsoft Project XML and tables as new ones.
struct Loaded {
    Document document;
    FileKind kind = FileKind::json;
    std::vector<Error> notes{};                                   // what was left out
    std::optional<mspdi::Project> plan{};                         // of an XML file
    std::string counts{};                                         // "51 tasks, 40 links", of what was imported
};
struct LoadOptions {
    std::string register_name{};                                  // of a table
};
Result<Loaded> load(std::string const& path, LoadOptions const& options = {});

// --- words -----------------------------------------------------------------------------------------

std::string_view word(std::string_view key);                      // English; empty: there is none
std::string sentence(Error const& error);
std::string sentence(std::string_view problem_code, std::vector<std::string> const& args);
std::string one_line(std::string_view text);

// "risk/R-03": the register and the code, or the id where it has no code.
std::string record_name(Record const& record);
// A value as a person reads it in a file; links by the name of what they point at.
std::string value_name(FieldDef const& field, Value const& value, Store const& store);

std::int64_t now_ms();
std::uint64_t random_bits();

}  // namespace pmo::cli
