// The engine against dates that MS Project computed. The files are not part of the project: they are looked for beside it, in
// ../shared/data or in the folder that PMO_SHARED_DATA names, and the test says "skipped" where they are absent.
#include "core/base/date.h"
#include "core/engine/schedule.h"
#include "core/io/mspdi_schedule.h"
#include "tests/support/source_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace pmo;

namespace {

fs::path shared_data()
{
    if (char const* folder = std::getenv("PMO_SHARED_DATA"))
        return folder;
    return fs::path(pmo::test::source_folder()) / ".." / "shared" / "data";
}

std::string read_file(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::map<std::string, std::string>> read_table(fs::path const& path, char separator)
{
    std::vector<std::map<std::string, std::string>> rows;
    std::vector<std::string> header;
    std::istringstream lines(read_file(path));
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, separator);)
            cells.push_back(cell);
        if (header.empty()) {
            header = cells;
            continue;
        }
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = i < cells.size() ? cells[i] : "";
    }
    return rows;
}

struct Share {
    char const* column;
    int least_in_a_thousand; // what was reached: fewer is a step back
    int same = 0;
    int all = 0;
};

std::string cell(std::string const& column, engine::Placed const& p)
{
    auto const date = [](engine::Minute t) { return to_text(Moment{t}); };
    if (column == "Start") return date(p.start);
    if (column == "Finish") return date(p.finish);
    if (column == "EarlyStart") return date(p.early_start);
    if (column == "EarlyFinish") return date(p.early_finish);
    if (column == "LateStart") return date(p.late_start);
    if (column == "LateFinish") return date(p.late_finish);
    if (column == "TotalSlackMin") return std::to_string(p.total_slack);
    if (column == "FreeSlackMin") return std::to_string(p.free_slack);
    return p.critical ? "1" : "0";
}

// Why a task's dates or slack may differ: what its file does not hold, or what it holds of another task. The first that applies.
std::string cause_of(mspdi::Project const& file, mspdi::Task const& task, std::set<std::int32_t> const& moved)
{
    bool overtime = false, contour = false, gaps = false;
    for (mspdi::Assignment const& a : file.assignments) {
        if (a.task_uid != task.uid)
            continue;
        overtime = overtime || a.overtime_work > 0;
        contour = contour || a.work_contour > 0;
        for (std::size_t i = 1; i < a.timephased.size(); ++i)
            gaps = gaps || (a.timephased[i].work == 0 && a.timephased[i].type == 1);
    }
    auto const of_other_project = [](mspdi::Task const& t) {
        return t.external || std::any_of(t.links.begin(), t.links.end(), [](mspdi::Link const& link) { return link.cross_project; });
    };
    if (of_other_project(task)) return "tied to a task of another project, which is not in the file";
    if (!moved.contains(task.uid)) return "late dates only: before a task that differs, or slack the file never had";
    if (overtime) return "overtime";
    if (contour) return "contoured work";
    if (gaps) return "split work";
    if (task.summary) return "summary of tasks that differ";
    if (task.actual_start != engine::kNoTime && task.actual_finish == engine::kNoTime) return "in progress: how the rest was split is not in the file";
    if (std::any_of(task.links.begin(), task.links.end(), [&](mspdi::Link const& link) { return moved.contains(link.predecessor_uid); })) return "after a task that differs";
    if (task.manual) return "placed by hand";
    return "not recalculated before the file was saved, or unknown";
}

using Causes = std::map<std::string, int>;

// Compares one file with its table; counts the causes of what differs in start, finish, total slack or critical.
void compare(fs::path const& xml, std::vector<Share>& shares, Causes& causes)
{
    auto const project = mspdi::read(read_file(xml));
    REQUIRE_MESSAGE(project.ok(), xml.filename().string());
    CHECK_MESSAGE(project->warnings.size() <= 1, xml.filename().string()); // one of them says "17:-0:00"
    auto const input = mspdi::make_schedule_input(*project);
    REQUIRE(input.ok());
    engine::Schedule const plan = engine::schedule(input->network());
    std::map<std::string, engine::Placed const*> by_uid;
    for (std::size_t i = 0; i < plan.placed.size(); ++i)
        by_uid[std::to_string(project->tasks[static_cast<std::size_t>(input->task_of_activity[i])].uid)] = &plan.placed[i];
    fs::path expected = xml;
    expected.replace_extension(".expected.tsv");
    std::set<std::string> different;
    std::set<std::int32_t> moved;
    auto const note_difference = [&](std::string const& uid, std::string_view column) {
        bool const date = column == "Start" || column == "Finish";
        if (date || column == "TotalSlackMin" || column == "Critical")
            different.insert(uid);
        if (date)
            moved.insert(std::stoi(uid));
    };
    for (auto const& row : read_table(expected, '\t')) {
        if (row.at("Active") == "0" || row.at("Start").empty())
            continue;
        auto const found = by_uid.find(row.at("UID"));
        for (Share& share : shares) {
            std::string const& wanted = row.at(share.column);
            if (wanted.empty())
                continue;
            ++share.all;
            if (found != by_uid.end() && cell(share.column, *found->second) == wanted)
                ++share.same;
            else
                note_difference(row.at("UID"), share.column);
            bool const list = std::getenv("PMO_LIST_DIFFERENCES") != nullptr && found != by_uid.end();
            if (std::string const got = list ? cell(share.column, *found->second) : wanted; got != wanted)
                MESSAGE(xml.filename().string(), " UID ", row.at("UID"), " ", std::string(share.column), " file ", wanted, " here ", got);
        }
    }
    for (mspdi::Task const& task : project->tasks)
        if (!task.is_null && different.contains(std::to_string(task.uid)))
            ++causes[cause_of(*project, task, moved)];
}

void compare_tier(char const* tier, std::vector<Share> shares)
{
    fs::path const folder = shared_data() / "msproject";
    if (!fs::exists(folder / "manifest.csv")) {
        MESSAGE("skipped: no reference data in ", folder.string());
        return;
    }
    std::set<fs::path> files;
    for (auto const& row : read_table(folder / "manifest.csv", ',')) {
        fs::path const xml = folder / row.at("kind") / row.at("file");
        if (row.at("tier") == tier && fs::exists(xml))
            files.insert(xml);
    }
    Causes causes;
    for (fs::path const& xml : files)
        compare(xml, shares, causes);
    int differ = 0;
    for (auto const& [cause, tasks] : causes)
        differ += tasks;
    MESSAGE("MS Project, tier ", std::string(tier), ": ", differ, " tasks differ in start, finish, total slack or critical");
    for (auto const& [cause, tasks] : causes)
        MESSAGE("  ", tasks, ": ", cause);
    for (Share const& share : shares) {
        std::ostringstream line;
        line << "MS Project, tier " << tier << ", " << files.size() << " files, " << share.column << ": " << share.same << " of " << share.all
             << " to the minute";
        MESSAGE(line.str());
        INFO(line.str());
        CHECK(share.same * 1000 >= share.least_in_a_thousand * share.all);
    }
}

} // namespace

TEST_CASE("MS Project's dates come out to the minute on its consistent files")
{
    // The rest: a task of another project that is not in its file (two files), and one file, not MS Project's, that has dates
    // but never had slack.
    compare_tier("A", {{"Start", 998}, {"Finish", 998}, {"EarlyStart", 998}, {"EarlyFinish", 998}, {"LateStart", 998}, {"LateFinish", 998},
                       {"TotalSlackMin", 984}, {"FreeSlackMin", 992}, {"Critical", 995}});
}

TEST_CASE("MS Project's dates come out on most of its hard files")
{
    // The rest: seconds, overtime in a shape drawn by hand, late dates that were not recalculated before saving, and files that another program wrote.
    compare_tier("B", {{"Start", 977}, {"Finish", 972}, {"EarlyStart", 976}, {"EarlyFinish", 971}, {"LateStart", 858}, {"LateFinish", 824},
                       {"TotalSlackMin", 843}, {"FreeSlackMin", 856}, {"Critical", 976}});
}

TEST_CASE("recurring exceptions of MS Project's files fall on the days that are known")
{
    fs::path const folder = shared_data() / "msproject";
    if (!fs::exists(folder / "recurring_exceptions_expected.json")) {
        MESSAGE("skipped: no reference data in ", folder.string());
        return;
    }
    // Name and dates are strings in a fixed layout; that is all that is needed of JSON here.
    std::map<std::string, std::vector<std::string>> expected;
    std::string const json = read_file(folder / "recurring_exceptions_expected.json");
    std::string name;
    for (std::size_t i = json.find('"'); i != std::string::npos; i = json.find('"', i)) {
        std::size_t const end = json.find('"', i + 1);
        std::string const text = json.substr(i + 1, end - i - 1);
        i = end + 1;
        if (text == "name") {
            std::size_t const from = json.find('"', i);
            i = json.find('"', from + 1);
            name = json.substr(from + 1, i - from - 1);
            ++i;
        } else if (text.size() == 10 && text[4] == '-') {
            expected[name].push_back(text);
        }
    }
    REQUIRE(expected.size() == 27);
    int files = 0;
    for (auto const& entry : fs::directory_iterator(folder / "native")) {
        if (entry.path().extension() != ".xml" || entry.path().filename().string().find("recurring-exceptions") == std::string::npos)
            continue;
        ++files;
        auto const project = mspdi::read(read_file(entry.path()));
        REQUIRE(project.ok());
        std::size_t found = 0;
        for (mspdi::Calendar const& calendar : project->calendars) {
            for (mspdi::NamedException const& e : calendar.exceptions) {
                auto const wanted = expected.find(e.name);
                if (wanted == expected.end())
                    continue;
                ++found;
                std::vector<std::string> days;
                for (engine::Day const day : engine::days_of(e.rule))
                    days.push_back(to_text(Date{day}));
                if (e.rule.repeat == engine::Repeat::every_day)
                    days.resize(1); // a range is listed by its first day
                CHECK_MESSAGE(days == wanted->second, e.name);
            }
        }
        CHECK(found == 27);
    }
    CHECK(files >= 4);
}
