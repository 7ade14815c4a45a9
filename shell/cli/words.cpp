// The English words of codes, values and records.

#include <algorithm>

#include "core/base/text.h"
#include "core/io/value_text.h"
#include "shell/cli/command.h"
#include "ui/i18n/words.h"

namespace pmo::cli {

std::string_view word(std::string_view key) {
    auto const all = words::all_words();
    auto const at = std::ranges::lower_bound(all, key, {}, &words::Word::key);
    return at == all.end() || at->key != key ? std::string_view{} : at->en;
}

namespace {

std::string filled(std::string_view pattern, std::string_view code, std::vector<std::string> const& args) {
    if (!pattern.empty()) return fill(pattern, args);
    std::string text(code);
    for (auto const& arg : args) text += ' ' + arg;
    return text;
}

}  // namespace

std::string sentence(Error const& error) {
    if (error.code == "cli.cannot_read") return "the file cannot be read";
    if (error.code == "cli.cannot_write") return "the file cannot be written";
    if (error.code == "cli.folder") return "this is a folder, and not one of samples";
    if (error.code == "cli.too_large") return "the file is larger than " + error.args[0] + " MB";
    if (error.code == "cli.no_register") return "a table needs --register NAME with the name of a register, for example task";
    if (error.code == "cli.unknown_register") return "there is no register “" + error.args[0] + "”";
    if (error.code == "cli.several_projects") return "the workspace has several projects; name one with --project CODE";
    if (error.code == "cli.no_project") return error.args[0].empty() ? "the workspace has no project" : "there is no project with the code “" + error.args[0] + "”";
    if (error.code == "cli.no_plan") return "a table has no plan to schedule";
    if (error.code == "cli.no_columns") return "no column of the table is a field of the register “" + error.args[0] + "”";
    return filled(word("error." + error.code), error.code, error.args);
}

std::string sentence(std::string_view code, std::vector<std::string> const& args) { return filled(word("problem." + std::string(code)), code, args); }

std::string one_line(std::string_view text) {
    std::string line = repair_utf8(text.substr(0, 4000));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
    return line;
}

std::string record_name(Record const& record) {
    auto const code = code_of(record);
    bool const plain = !code.empty() && std::ranges::none_of(code, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return std::string(record.type().id) + '/' + (plain ? std::string(code) : to_text(record.id()));
}

std::string value_name(FieldDef const& field, Value const& value, Store const& store) {
    auto const name = [&](Id id) {
        auto const* record = store.find(id);
        auto const title = record ? title_of(*record) : std::string_view{};
        return title.empty() ? to_text(id) : std::string(title);
    };
    if (auto const* id = std::get_if<Id>(&value)) return name(*id);
    if (auto const* place = std::get_if<Place>(&value)) return place->parent() ? "below " + name(place->parent()) : "at the top";
    return value_to_text(field, value);
}

}  // namespace pmo::cli
