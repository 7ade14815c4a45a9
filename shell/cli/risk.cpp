// pmo risk: Monte Carlo simulation of a workspace's running projects or of one plan; percentiles of finish and cost as JSON.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/io/json.h"
#include "core/project/derived.h"
#include "core/project/simulation_model.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "core/simulation/summary.h"
#include "shell/cli/command.h"

namespace pmo::cli {

namespace {

namespace prj = registers::project;
namespace sim = simulation;

constexpr std::int64_t kMostRuns = 1'000'000;
constexpr std::size_t kMostRisks = 10;                 // bars of the tornado

struct Wanted {
    std::int64_t runs = 1000;
    std::uint64_t seed = 1;
    std::optional<std::int64_t> run{};
    SimulationOptions options{};
};

template <class T> bool read_number(std::string_view text, T& out) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

std::optional<Wanted> read_options(Arguments const& arguments) {
    Wanted wanted;
    auto const given = [&](std::string_view name) { return arguments.options.contains(name); };
    if (given("--runs") && !(read_number(arguments.option("--runs"), wanted.runs) && wanted.runs >= 1 && wanted.runs <= kMostRuns)) return std::nullopt;
    if (given("--seed") && !read_number(arguments.option("--seed"), wanted.seed)) return std::nullopt;
    if (given("--run")) {
        std::int64_t run = 0;
        if (!read_number(arguments.option("--run"), run) || run < 0) return std::nullopt;
        wanted.run = run;
    }
    if (!given("--spread")) return wanted;
    auto const text = arguments.option("--spread");
    auto const colon = text.find(':');
    auto& low = wanted.options.low_percent;
    auto& high = wanted.options.high_percent;
    if (colon == std::string::npos || !read_number(std::string_view(text).substr(0, colon), low) || !read_number(std::string_view(text).substr(colon + 1), high)) return std::nullopt;
    if (low < 0 || low > 100 || high < 100 || high > 1000) return std::nullopt;
    return wanted;
}

class Writer {
public:
    explicit Writer(std::string& out) : m_out(out) {}
    void key(std::string_view name) { comma(); append_json_string(m_out, name); m_out += ':'; m_first = true; }
    void text(std::string_view name, std::string_view value) { key(name); append_json_string(m_out, value); m_first = false; }
    void number(std::string_view name, std::uint64_t value) { key(name); m_out += std::to_string(value); m_first = false; }
    void moment(std::string_view name, Minute minute) { text(name, to_text(Moment{minute})); }
    // Rounded to thousandths, the same text everywhere.
    void fraction(std::string_view name, double value) {
        auto const thousandths = static_cast<std::int64_t>(std::floor(std::abs(value) * 1000 + 0.5));
        key(name);
        if (value < 0 && thousandths > 0) m_out += '-';
        auto const rest = std::to_string(1000 + thousandths % 1000);
        m_out += std::to_string(thousandths / 1000) + '.' + rest.substr(1);
        m_first = false;
    }
    void open(char bracket) { comma(); m_out += bracket; m_first = true; }
    void close(char bracket) { m_out += bracket; m_first = false; }
    void item(std::string_view value) { comma(); append_json_string(m_out, value); }
    void line() { comma(); m_out += '\n'; m_first = true; }
private:
    void comma() {
        if (!m_first) m_out += ',';
        m_first = false;
    }
    std::string& m_out;
    bool m_first = true;
};

Minute nearest_minute(double x) { return static_cast<Minute>(std::floor(x + 0.5)); }

void write_spread(Writer& out, std::string_view name, sim::Spread const& spread, auto const& value) {
    out.key(name);
    out.open('{');
    value("p10", spread.p10);
    value("p50", spread.p50);
    value("p80", spread.p80);
    value("p90", spread.p90);
    value("mean", nearest_minute(spread.mean));
    value("least", spread.least);
    value("most", spread.most);
}

void write_outcome(Writer& out, sim::Outcome const& outcome, std::string_view currency) {
    auto const unit = parse_currency(currency).value_or(Currency{});
    auto const moment = [&](std::string_view name, std::int64_t value) { out.moment(name, value); };
    auto const money = [&](std::string_view name, std::int64_t value) { out.text(name, to_text(Money{value, unit})); };
    moment("planned_finish", outcome.planned_finish);
    out.fraction("planned_finish_confidence", outcome.planned_finish_share);
    if (outcome.finish_kept >= 0) out.fraction("target_finish_confidence", outcome.finish_kept);
    write_spread(out, "finish", outcome.finish, moment);
    out.fraction("deviation_days", outcome.finish.deviation / 1440);
    out.close('}');
    money("planned_cost", outcome.planned_cost);
    out.fraction("planned_cost_confidence", outcome.planned_cost_share);
    if (outcome.cost_kept >= 0) out.fraction("target_cost_confidence", outcome.cost_kept);
    write_spread(out, "cost", outcome.cost, money);
    money("deviation", nearest_minute(outcome.cost.deviation));
    out.close('}');
    if (outcome.both_kept >= 0) out.fraction("target_finish_and_cost_confidence", outcome.both_kept);
}

std::string name_of(Record const& project) {
    auto const code = project.get(prj::code);
    return code.empty() ? std::string(project.get(prj::name)) : std::string(code);
}

// The risks whose absence would bring their project's P80 forward most.
void write_risks(Writer& out, SimulationModel const& source, sim::Compiled const& compiled, sim::Chunk const& runs, sim::Summary const& summary, Store const& store) {
    struct Bar { sim::Swing swing; std::int32_t project; };
    std::vector<Bar> bars;
    for (auto const& effect : compiled.model().effects) {
        bool const first = bars.empty() || bars.back().swing.risk != effect.risk;
        if (first) bars.push_back({sim::swing_of(compiled, runs, summary.projects[static_cast<std::size_t>(effect.project)], effect.risk, effect.project), effect.project});
    }
    std::ranges::stable_sort(bars, [](Bar const& a, Bar const& b) { return std::abs(a.swing.mean_finish) > std::abs(b.swing.mean_finish); });
    out.key("risks");
    out.open('[');
    for (std::size_t i = 0; i < std::min(bars.size(), kMostRisks); ++i) {
        auto const& [swing, project] = bars[i];
        auto const& risk = *store.find(source.risks[static_cast<std::size_t>(swing.risk)]);
        auto const unit = parse_currency(source.currencies[static_cast<std::size_t>(project)]).value_or(Currency{});
        out.line();
        out.open('{');
        out.text("project", name_of(*store.find(source.projects[static_cast<std::size_t>(project)])));
        out.text("risk", risk.get(registers::risk::code));
        out.text("title", risk.get(registers::risk::title));
        out.fraction("share_of_runs", swing.share);
        out.fraction("mean_days_without_it", -swing.mean_finish / 1440);
        out.fraction("p80_days_without_it", -swing.p80_finish / 1440);
        out.text("mean_cost_without_it", to_text(Money{nearest_minute(-swing.mean_cost), unit}));
        out.close('}');
    }
    out.close(']');
}

void write_notes(Writer& out, std::vector<Problem> const& problems, Store const& store) {
    out.key("notes");
    out.open('[');
    for (auto const& problem : problems) {
        auto const* record = store.find(problem.record);
        out.line();
        out.item((record ? record_name(*record) + " “" + one_line(title_of(*record)) + "”: " : std::string{}) + one_line(sentence(problem.code, problem.args)));
    }
    out.close(']');
}

void write_run(Writer& out, SimulationModel const& source, sim::Compiled const& compiled, Wanted const& wanted, Store const& store) {
    auto const run = sim::replay(compiled, wanted.seed, *wanted.run);
    out.number("run", static_cast<std::uint64_t>(*wanted.run));
    out.key("happened");
    out.open('[');
    for (std::size_t r = 0; r < run.happened.size(); ++r)
        if (run.happened[r]) out.item(record_name(*store.find(source.risks[r])));
    out.close(']');
    out.key("tasks");
    out.open('[');
    for (std::size_t i = 0; i < source.tasks.size(); ++i) {
        if (run.finish[i] == kNoTime) continue;        // a summary
        auto const& task = *store.find(source.tasks[i]);
        out.line();
        out.open('{');
        out.text("project", name_of(*store.find(source.projects[static_cast<std::size_t>(compiled.model().project_of[i])])));
        out.text("name", task.get(registers::task::name));
        out.number("duration_minutes", static_cast<std::uint64_t>(std::max<Minute>(0, run.activities[i].duration)));
        out.moment("start", run.start[i]);
        out.moment("finish", run.finish[i]);
        out.close('}');
    }
    out.close(']');
}

void write_result(Writer& out, SimulationModel const& source, sim::Compiled const& compiled, Wanted const& wanted, Store const& store) {
    auto const runs = sim::simulate(compiled, {.seed = wanted.seed, .first = 0, .count = static_cast<std::int32_t>(wanted.runs), .tasks = false, .driving = false});
    auto const summary = sim::summarise(compiled, runs);
    out.number("runs", static_cast<std::uint64_t>(wanted.runs));
    out.number("tasks_with_estimate", static_cast<std::uint64_t>(source.with_estimate));
    out.number("tasks_without_estimate", static_cast<std::uint64_t>(source.without_estimate));
    out.key("projects");
    out.open('[');
    for (std::size_t p = 0; p < summary.projects.size(); ++p) {
        out.line();
        out.open('{');
        out.text("project", name_of(*store.find(source.projects[p])));
        write_outcome(out, summary.projects[p], source.currencies[p]);
        out.close('}');
    }
    out.close(']');
    out.line();
    out.key("whole");
    out.open('{');
    write_outcome(out, summary.whole, source.currency);
    out.close('}');
    out.line();
    write_risks(out, source, compiled, runs, summary, store);
}

}  // namespace

int risk(Arguments const& arguments, Console& console) {
    auto const& path = arguments.files[0];
    auto wanted = read_options(arguments);
    if (!wanted) {
        console.err += "pmo: --runs is 1 to 1000000, --seed and --run whole numbers, --spread LOW:HIGH with LOW to 100 and HIGH from 100; see pmo --help\n";
        return kWrongUsage;
    }
    auto const loaded = kind_of_name(path) == FileKind::csv ? Result<Loaded>(Error{"cli.no_plan", {}}) : load(path);
    if (!loaded.ok()) return refuse(console, path, loaded.error());
    wanted->options.keys_by_number = loaded->plan.has_value();       // the ids were made just now
    auto const& store = loaded->document.store;
    Derived const derived(store);
    auto const code = arguments.option("--project");
    std::vector<Id> projects;
    for (auto const id : code.empty() && !loaded->plan ? derived.active_projects() : derived.projects())
        if (code.empty() || name_of(*store.find(id)) == code) projects.push_back(id);
    if (projects.empty()) return refuse(console, path, code.empty() ? "there is no project to simulate" : "there is no project with the code “" + code + "”");

    auto const source = make_simulation_model(store, projects, [&](Id id) -> engine::WorkingTime const& { return derived.working_time(id); }, wanted->options);
    sim::Compiled const compiled(source.model);
    Writer out(console.out);
    out.open('{');
    out.number("seed", wanted->seed);
    if (wanted->run) write_run(out, source, compiled, *wanted, store);
    else write_result(out, source, compiled, *wanted, store);
    out.line();
    write_notes(out, simulation_problems(source, compiled), store);
    out.close('}');
    console.out += '\n';
    return kDone;
}

}  // namespace pmo::cli
