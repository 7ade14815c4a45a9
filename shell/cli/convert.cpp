// pmo convert: one kind of file into another, by the ends of their names.

#include "core/io/csv.h"
#include "core/io/mspdi_writer.h"
#include "core/project/mspdi_export.h"
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

// The project of that code; without a code the only one there is.
Result<Id> project_of(Document const& document, std::string const& code) {
    namespace prj = registers::project;
    Id found;
    for (auto const& row : document.store.table(prj::kType).rows()) {
        if (row.deleted() || (!code.empty() && row.get(prj::code) != code)) continue;
        if (found) return Error{"cli.several_projects", {}};
        found = row.id();
    }
    if (!found) return Error{"cli.no_project", {code}};
    return found;
}

// What the file cannot hold is said before it is written.
int to_xml(Document const& document, std::string const& code, std::string const& path, Console& console) {
    auto const project = project_of(document, code);
    if (!project.ok()) return refuse(console, path, project.error());
    Derived const derived(document.store);
    auto const out = make_mspdi_export(document.store, derived, *project, date_of(Moment{document.exported_ms / 60'000}));
    for (auto const& note : out.notes) console.out += note.code + " - - note: " + one_line(sentence(note)) + '\n';
    for (auto const& left : out.left_out) {
        auto const field = left.slot == kNoSlot ? std::string{} : '.' + std::string(left.type->fields[left.slot].id);
        console.out += "not written: " + std::string(left.type->id) + field + ' ' + std::to_string(left.count) + '\n';
    }
    auto const& n = out.counts;
    console.out += "written: " + std::to_string(n.tasks) + " tasks, " + std::to_string(n.links) + " links, " + std::to_string(n.assignments) + " assignments\n";
    return save(console, path, mspdi::write(out.file));
}

}  // namespace

int convert(Arguments const& arguments, Console& console) {
    auto const &in = arguments.files[0], &out = arguments.files[1];
    auto const target = kind_of_name(out);
    if (target == FileKind::other) {
        console.err += "pmo: the name “" + one_line(out) + "” must end in .json, .csv or .xml; see pmo --help\n";
        return kWrongUsage;
    }
    auto const loaded = load(in, {.register_name = arguments.option("--register")});
    if (!loaded.ok()) return refuse(console, in, loaded.error());
    for (auto const& note : loaded->notes) console.out += note.code + " - - note: " + one_line(sentence(note)) + '\n';
    if (!loaded->counts.empty()) console.out += "read: " + loaded->counts + '\n';
    auto const& document = loaded->document;
    if (target == FileKind::csv) return to_csv(document, arguments.option("--register"), out, console);
    if (target == FileKind::xml) return to_xml(document, arguments.option("--project"), out, console);
    // What was exported when stays as it was: the same workspace always gives the same bytes.
    ExportInfo const info{.replica = document.replica, .exporter = document.exporter, .now_ms = document.exported_ms};
    return save(console, out, write_document(document.identity, document.store, document.seen, info));
}

}  // namespace pmo::cli
