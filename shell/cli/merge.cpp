// pmo merge: two copies of a workspace in one. The order of the two files changes nothing but whose value is called "mine".

#include "core/io/json.h"
#include "core/io/merge.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

class Conflicts {
public:
    Conflicts(MergePlan const& plan, Store const& store) : m_plan(plan), m_store(store) {}

    std::string json() {
        m_out = "[";
        for (std::size_t i = 0; i < m_plan.conflicts.size(); ++i) {
            m_out += i == 0 ? "\n{" : ",\n{";
            m_first = true;
            print(m_plan.conflicts[i]);
            m_out += '}';
        }
        return m_out + "\n]\n";
    }

private:
    void pair(std::string_view key, std::string_view value) {
        if (!m_first) m_out += ',';
        m_first = false;
        append_json_string(m_out, key);
        m_out += ':';
        append_json_string(m_out, value);
    }

    void print(Conflict const& c) {
        auto const& record = *m_store.find(c.record);
        bool const flag = c.slot == kDeletedSlot;
        auto const title = title_of(record);
        pair("record", title.empty() ? code_of(record).empty() ? to_text(c.record) : std::string(code_of(record)) : std::string(title));
        pair("id", to_text(c.record));
        pair("register", record.type().id);
        pair("field", flag ? "deleted" : record.type().fields[c.slot].id);
        std::string edited;
        for (auto const slot : c.edited) edited += (edited.empty() ? "edited: " : ", ") + std::string(slot < record.type().fields.size() ? record.type().fields[slot].id : "?");
        auto const side = [&](Cell const& cell, bool editor) -> std::string {
            if (!flag) return value_name(record.type().fields[c.slot], cell.value, m_store);
            return cell.value == Value(true) ? "deleted" : editor && !edited.empty() ? edited : "kept";
        };
        pair("mine", side(c.mine, c.kind == ConflictKind::they_deleted));
        pair("theirs", side(c.theirs, c.kind == ConflictKind::i_deleted));
        pair("winner", c.theirs_wins ? "theirs" : "mine");
    }

    MergePlan const& m_plan;
    Store const& m_store;
    std::string m_out;
    bool m_first = true;
};

}  // namespace

int merge(Arguments const& arguments, Console& console) {
    auto const target = arguments.option("-o");
    if (target.empty()) {
        console.err += "pmo: “merge” needs -o FILE; see pmo --help\n";
        return kWrongUsage;
    }
    auto const &path = arguments.files[0], &other_path = arguments.files[1];
    auto mine = load(path);
    if (!mine.ok()) return refuse(console, path, mine.error());
    auto theirs = load(other_path);
    if (!theirs.ok()) return refuse(console, other_path, theirs.error());
    auto &a = mine->document, &b = theirs->document;
    // The head of the result names the later export, whichever file comes first.
    bool const later = std::pair(b.exported_ms, b.exporter) > std::pair(a.exported_ms, a.exporter);
    ExportInfo const info{.replica = std::max(a.replica, b.replica), .exporter = later ? b.exporter : a.exporter, .now_ms = std::max(a.exported_ms, b.exported_ms)};
    auto const created = std::min(a.identity.created_ms, b.identity.created_ms);
    auto joined = join(std::move(a), b, now_ms());
    if (!joined.ok()) return refuse(console, other_path, joined.error());
    auto& document = joined->document;
    document.identity.created_ms = created;
    auto const done = write_file(target, write_document(document.identity, document.store, document.seen, info));
    if (!done.ok()) return refuse(console, target, done.error());
    for (auto const& note : joined->plan.notes) {
        auto const words = word("merge." + note.code);
        console.err += "note: " + one_line(words.empty() ? note.code : std::string(words)) + '\n';
    }
    console.out += Conflicts(joined->plan, document.store).json();
    return kDone;
}

}  // namespace pmo::cli
