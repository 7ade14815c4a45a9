// pmo schedule: every task with its dates, in the order of the work breakdown structure.

#include <map>

#include "core/io/json.h"
#include "core/project/derived.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;

class Writer {
public:
    explicit Writer(std::string& out) : m_out(out) {}
    void text(std::string_view key, std::string_view value) { name(key); append_json_string(m_out, value); }
    void number(std::string_view key, std::int64_t value) { name(key); m_out += std::to_string(value); }
    void flag(std::string_view key, bool value) { name(key); m_out += value ? "true" : "false"; }
    void moment(std::string_view key, Minute minute) {
        name(key);
        if (minute == kNoTime) m_out += "null";
        else append_json_string(m_out, to_text(Moment{minute}));
    }
    void begin() { m_out += m_any ? ",\n{" : "\n{"; m_any = true; m_first = true; }
    void end() { m_out += '}'; }
private:
    void name(std::string_view key) {
        if (!m_first) m_out += ',';
        m_first = false;
        append_json_string(m_out, key);
        m_out += ':';
    }
    std::string& m_out;
    bool m_any = false, m_first = true;
};

std::string name_of(Record const& project) {
    auto const code = project.get(prj::code);
    return code.empty() ? to_text(project.id()) : std::string(code);
}

void print(Plan const& plan, Store const& store, std::map<std::int64_t, std::int32_t> const& numbers, Writer& out) {
    auto const project = name_of(*store.find(plan.project));
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        auto const& placed = plan.schedule.placed[i];
        auto const& task = *store.find(row.task);
        auto const number = numbers.find(task.get(tsk::uid));
        out.begin();
        out.text("project", project);
        out.text("id", number == numbers.end() ? to_text(row.task) : std::to_string(number->second));
        out.number("uid", task.get(tsk::uid));
        out.text("wbs", row.wbs);
        out.text("name", task.get(tsk::name));
        out.moment("start", placed.start);
        out.moment("finish", placed.finish);
        out.number("total_slack_minutes", placed.total_slack);
        out.number("free_slack_minutes", placed.free_slack);
        out.flag("critical", placed.critical);
        out.flag("summary", row.summary);
        out.end();
    }
}

}  // namespace

int schedule(Arguments const& arguments, Console& console) {
    auto const& path = arguments.files[0];
    auto const code = arguments.option("--project");
    auto const loaded = kind_of_name(path) == FileKind::csv ? Result<Loaded>(Error{"cli.no_plan", {}}) : load(path);
    if (!loaded.ok()) return refuse(console, path, loaded.error());
    std::map<std::int64_t, std::int32_t> numbers;      // of an XML file: its own numbers instead of ids made just now
    if (loaded->plan)
        for (auto const& task : loaded->plan->tasks)
            if (!task.is_null) numbers.emplace(task.uid, task.id);
    auto const& store = loaded->document.store;
    Derived const derived(store);
    console.out += '[';
    Writer out(console.out);
    bool any = false;
    for (auto const id : derived.projects()) {
        auto const& project = *store.find(id);
        if (!code.empty() && project.get(prj::code) != code && name_of(project) != code) continue;
        any = true;
        print(derived.plan(id), store, numbers, out);
    }
    console.out += "\n]\n";
    if (any || code.empty()) return kDone;
    console.out.clear();
    return refuse(console, path, "there is no project with the code “" + code + "”");
}

}  // namespace pmo::cli
