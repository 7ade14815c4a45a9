// pmo convert: one kind of file into another, by the ends of their names.

#include "core/io/csv.h"
#include "core/registers/project.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

int save(Console& console, std::string const& path, std::string_view bytes) {
    auto const done = write_file(path, bytes);
    return done.ok() ? kDone : refuse(console, path, done.error());
}

int to_csv(Document const& document, std::string const& name, std::string const& path, Console& console) {
    auto const* type = find_register(name);
    if (!type) return refuse(console, path, Error{name.empty() ? "cli.no_register" : "cli.unknown_register", {name}});
    std::vector<Record const*> rows;
    for (auto const& row : document.store.table(*type).rows())
        if (!row.deleted()) rows.push_back(&row);
    return save(console, path, write_csv(*type, rows, document.store, {}));
}

}  // namespace

int convert(Arguments const& arguments, Console& console) {
    auto const &in = arguments.files[0], &out = arguments.files[1];
    auto const target = kind_of_name(out);
    if (target == FileKind::other) {
        console.err += "pmo: the name “" + one_line(out) + "” must end in .json, .csv or .xml; see pmo --help\n";
        return kWrongUsage;
    }
    if (target == FileKind::xml) return refuse(console, out, "writing Microsoft Project XML is not supported");
    auto const loaded = load(in, {.register_name = arguments.option("--register")});
    if (!loaded.ok()) return refuse(console, in, loaded.error());
    for (auto const& note : loaded->notes) console.out += note.code + " - - note: " + one_line(sentence(note)) + '\n';
    if (!loaded->counts.empty()) console.out += "read: " + loaded->counts + '\n';
    auto const& document = loaded->document;
    if (target == FileKind::csv) return to_csv(document, arguments.option("--register"), out, console);
    // What was exported when stays as it was: the same workspace always gives the same bytes.
    ExportInfo const info{.replica = document.replica, .exporter = document.exporter, .now_ms = document.exported_ms};
    return save(console, out, write_document(document.identity, document.store, document.seen, info));
}

}  // namespace pmo::cli
