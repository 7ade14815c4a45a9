#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>

#include "core/base/text.h"
#include "core/io/csv.h"
#include "core/io/seed.h"
#include "core/project/mspdi_import.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

struct Close { void operator()(std::FILE* file) const { std::fclose(file); } };
using File = std::unique_ptr<std::FILE, Close>;

std::string file_name(std::string const& path) { return std::filesystem::path(path).filename().string(); }

bool is_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    return trim(bytes.substr(0, 4096)).starts_with('<');
}

Document document_of(Workspace const& workspace) {
    return {.identity = workspace.identity(), .store = workspace.store().clone(), .seen = workspace.seen(), .replica = workspace.replica(),
            .exporter = {}, .exported_ms = workspace.identity().created_ms, .schema = 0};
}

Workspace new_workspace(std::string const& path, IdSource& ids) {
    auto const name = std::filesystem::path(path).stem().string();
    return {{ids.next(), repair_utf8(name), now_ms()}, Store{}, {}, random_bits() | 1};
}

std::string counted(std::initializer_list<std::pair<std::size_t, std::string_view>> counts) {
    std::string text;
    for (auto const& [n, what] : counts)
        if (n > 0) text += (text.empty() ? "" : ", ") + std::to_string(n) + ' ' + std::string(what);
    return text.empty() ? "nothing" : text;
}

Result<Loaded> load_xml(std::string const& path, std::string const& bytes) {
    PMO_TRY(plan, mspdi::read(bytes));
    IdSource ids(random_bits(), random_bits());
    auto workspace = new_workspace(path, ids);
    auto const name = file_name(path);
    auto import = make_mspdi_import(plan, workspace.store(), ids, {.file_name = name, .project_code = "P-1"});
    auto const done = workspace.commit(import.edit, now_ms());
    if (!done.ok()) return done.error();
    Loaded out{.document = document_of(workspace), .kind = FileKind::xml};
    for (auto const& warning : plan.warnings) out.notes.push_back({warning.code, warning.args});
    out.notes.insert(out.notes.end(), import.notes.begin(), import.notes.end());
    auto const& n = import.counts;
    out.counts = counted({{n.tasks, "tasks"}, {n.links, "links"}, {n.calendars, "calendars"}, {n.exceptions, "special days"}, {n.people, "people"},
                          {n.resources, "resources"}, {n.assignments, "assignments"}, {n.baseline_tasks, "baseline lines"}});
    out.plan = std::move(plan);
    return out;
}

// The id, and the English words where there are some.
std::vector<std::string> names_of(std::string_view id, std::string const& key) {
    std::vector<std::string> names{std::string(id)};
    if (auto const words = word(key); !words.empty()) names.emplace_back(words);
    return names;
}

Result<Loaded> load_csv(std::string const& path, std::string const& bytes, LoadOptions const& options) {
    PMO_TRY(table, read_csv(bytes));
    if (options.register_name.empty()) return Error{"cli.no_register", {}};
    auto const* type = find_register(options.register_name);
    if (!type) return Error{"cli.unknown_register", {options.register_name}};
    auto const key = [type](std::uint8_t slot) { return std::string(type->id) + '.' + std::string(type->fields[slot].id); };
    CsvWords const words{.field_names = [type, key](std::uint8_t slot) { return names_of(type->fields[slot].id, key(slot)); },
                         .option_names = [key](std::uint8_t slot, std::string_view option) { return names_of(option, key(slot) + '.' + std::string(option)); }};
    auto const columns = match_columns(table, *type, words);
    bool any = false;
    for (auto const slot : columns) any = any || slot != kNoSlot;
    if (!any) return Error{"cli.no_columns", {options.register_name}};
    IdSource ids(random_bits(), random_bits());
    auto workspace = new_workspace(path, ids);
    auto const plan = plan_csv(table, columns, *type, workspace.store(), ids, words);
    auto const done = workspace.commit(plan.edit, now_ms());
    if (!done.ok()) return done.error();
    Loaded out{.document = document_of(workspace), .kind = FileKind::csv};
    for (auto const& problem : plan.problems) {
        Error note{problem.code, problem.args};
        note.args.push_back("(line " + std::to_string(problem.row < table.lines.size() ? table.lines[problem.row] : 0) + ", column " + std::to_string(problem.column + 1) + ")");
        out.notes.push_back(std::move(note));
    }
    out.counts = counted({{plan.added, "records"}});
    return out;
}

// A folder of samples is one workspace.
Result<Loaded> load_samples(std::string const& folder) {
    std::error_code error;
    std::vector<std::string> paths, names, texts;
    for (auto it = std::filesystem::directory_iterator(folder, error); !error && it != std::filesystem::directory_iterator(); it.increment(error))
        if (kind_of_name(it->path().string()) == FileKind::json) paths.push_back(it->path().string());
    if (error || paths.empty()) return Error{"cli.folder", {}};
    std::ranges::sort(paths);
    for (auto const& path : paths) {
        PMO_TRY(bytes, read_file(path));
        if (!looks_like_seed(bytes)) return Error{"cli.folder", {}};
        names.push_back(file_name(path));
        texts.push_back(std::move(bytes));
    }
    std::vector<SeedFile> files;
    for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({names[i], texts[i]});
    PMO_TRY(seed, read_seed(files));
    return Loaded{.document = std::move(seed)};
}

}  // namespace

Result<std::string> read_file(std::string const& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return Error{"cli.folder", {}};
    File const file(std::fopen(path.c_str(), "rb"));
    if (!file) return Error{"cli.cannot_read", {}};
    std::string bytes;
    std::size_t const step = std::size_t{1} << 18;
    for (std::size_t got = step; got == step;) {
        auto const before = bytes.size();
        if (before > kMostBytes) return Error{"cli.too_large", {std::to_string(kMostBytes >> 20)}};
        bytes.resize(before + step);
        got = std::fread(bytes.data() + before, 1, step, file.get());
        bytes.resize(before + got);
    }
    if (std::ferror(file.get())) return Error{"cli.cannot_read", {}};
    return bytes;
}

Status write_file(std::string const& path, std::string_view bytes) {
    auto const part = path + ".part";
    {
        File const file(std::fopen(part.c_str(), "wb"));
        bool const written = file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && std::fflush(file.get()) == 0;
        if (!written) {
            if (file) std::remove(part.c_str());
            return Error{"cli.cannot_write", {}};
        }
    }
    std::error_code error;
    std::filesystem::rename(part, path, error);
    if (!error) return Ok{};
    std::remove(part.c_str());
    return Error{"cli.cannot_write", {}};
}

FileKind kind_of_name(std::string_view path) {
    auto const name = fold(path);
    return name.ends_with(".json") ? FileKind::json : name.ends_with(".xml") ? FileKind::xml : name.ends_with(".csv") ? FileKind::csv : FileKind::other;
}

Result<Loaded> load(std::string const& path, LoadOptions const& options) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return load_samples(path);
    PMO_TRY(bytes, read_file(path));
    if (kind_of_name(path) == FileKind::csv) return load_csv(path, bytes, options);
    if (is_xml(bytes) || kind_of_name(path) == FileKind::xml) return load_xml(path, bytes);
    if (looks_like_seed(bytes)) {
        auto const name = file_name(path);
        SeedFile const file{name, bytes};
        PMO_TRY(seed, read_seed(std::span(&file, 1)));
        return Loaded{.document = std::move(seed)};
    }
    PMO_TRY(document, read_document(bytes));
    return Loaded{.document = std::move(document)};
}

std::int64_t now_ms() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

std::uint64_t random_bits() {
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
}

}  // namespace pmo::cli
