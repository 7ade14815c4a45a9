// A Microsoft Project file of 10,000 tasks on its way into a workspace.

#include <memory>
#include <string>

#include "core/base/date.h"
#include "core/io/mspdi_reader.h"
#include "core/io/mspdi_writer.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "core/project/mspdi_export.h"
#include "core/project/mspdi_import.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/random.h"
#include "tests/support/workspaces.h"

namespace pmo::bench {

namespace {

std::string tag(char const* name, std::string const& text) { return std::string("<") + name + '>' + text + "</" + name + '>'; }
std::string tag(char const* name, std::int64_t value) { return tag(name, std::to_string(value)); }

std::string hours(std::int64_t count) { return "PT" + std::to_string(count) + "H0M0S"; }

// Ten tasks in a summary, links to the lines before, fifty people with one task in two, a baseline.
std::string project_file(std::int64_t tasks) {
    test::Random random(11);
    std::string const start = "2026-03-02T08:00:00", finish = "2026-12-31T17:00:00";
    std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">)";
    xml += tag("SaveVersion", 14) + tag("Name", "基准.xml") + tag("StartDate", start) + tag("FinishDate", finish) + tag("CalendarUID", 1);
    xml += "<Calendars><Calendar>" + tag("UID", 1) + tag("Name", "标准") + tag("IsBaseCalendar", 1) + tag("BaseCalendarUID", -1) + "<WeekDays>";
    for (int day = 1; day <= 7; ++day) {
        bool const works = day > 1 && day < 7;
        xml += "<WeekDay>" + tag("DayType", day) + tag("DayWorking", works);
        if (works) xml += "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";
        xml += "</WeekDay>";
    }
    xml += "</WeekDays></Calendar></Calendars><Tasks>";
    for (std::int64_t i = 1; i <= tasks; ++i) {
        bool const summary = i % 11 == 1;
        auto const length = random.between(1, 15) * 8;
        xml += "<Task>" + tag("UID", i) + tag("ID", i) + tag("Name", "任务 " + std::to_string(i)) + tag("Type", 0) + tag("IsNull", std::int64_t{0});
        xml += tag("OutlineLevel", summary ? 1 : 2) + tag("Priority", 500) + tag("Start", start) + tag("Finish", finish) + tag("Duration", hours(length));
        xml += tag("DurationFormat", 7) + tag("Work", hours(length)) + tag("Summary", summary) + tag("PercentComplete", std::int64_t{0}) + tag("CalendarUID", -1);
        xml += tag("ConstraintType", std::int64_t{0}) + tag("LevelingDelay", std::int64_t{0}) + tag("Notes", random.chance(10) ? "要点：接口先行，数据后迁。" : "");
        if (!summary)
            for (std::int64_t n = 0; n < 2; ++n) {
                auto const from = i - random.between(1, 20);
                if (from < 1 || from % 11 == 1 || random.chance(25)) continue;
                xml += "<PredecessorLink>" + tag("PredecessorUID", from) + tag("Type", 1) + tag("CrossProject", std::int64_t{0}) + tag("LinkLag", random.chance(10) ? 4800 : 0) + tag("LagFormat", 7) + "</PredecessorLink>";
            }
        xml += "<Baseline>" + tag("Number", std::int64_t{0}) + tag("Start", start) + tag("Finish", finish) + tag("Duration", hours(length)) + tag("DurationFormat", 7) + tag("Work", hours(length)) + "</Baseline></Task>";
    }
    xml += "</Tasks><Resources>";
    for (std::int64_t i = 1; i <= 50; ++i) xml += "<Resource>" + tag("UID", i) + tag("ID", i) + tag("Name", "员工 " + std::to_string(i)) + tag("Type", 1) + tag("MaxUnits", "1.00") + "</Resource>";
    xml += "</Resources><Assignments>";
    for (std::int64_t i = 2; i <= tasks; i += 2)
        if (i % 11 != 1) xml += "<Assignment>" + tag("UID", i) + tag("TaskUID", i) + tag("ResourceUID", i % 50 + 1) + tag("Units", "1") + tag("Work", hours(8)) + "</Assignment>";
    return xml + "</Assignments></Project>";
}

}  // namespace

void bench_import() {
    auto const xml = project_file(10'000);
    Report report("Microsoft Project XML: 10,000 tasks, " + std::to_string(xml.size() >> 20) + " MB");
    MspdiCounts counts;
    std::unique_ptr<Workspace> workspace;
    Id project;
    auto const fresh = [&] { workspace = std::make_unique<Workspace>(WorkspaceIdentity{}, Store{}, Seen{}, 3); };
    report.line("read the file", measure(5, [&] { static_cast<void>(mspdi::read(xml)); }));
    report.line("import: read, make the edit, commit it", measure(5, fresh, [&] {
        IdSource ids(1, 2);
        auto const file = mspdi::read(xml);
        if (!file.ok()) return;
        auto const import = make_mspdi_import(*file, workspace->store(), ids, {"基准.xml", "P-1"});
        static_cast<void>(workspace->commit(import.edit, test::kNow));
        counts = import.counts;
        project = import.project;
    }), {.at_most_ms = 1000});
    report.figure("  tasks, links, assignments", std::to_string(counts.tasks) + ", " + std::to_string(counts.links) + ", " + std::to_string(counts.assignments));
    Derived derived(workspace->store());
    report.line("its plan from the records", measure(5, [&] { derived.rebind(workspace->store()); }, [&] { derived.plan(project); }));
    std::size_t size = 0;
    report.line("export: the report and the file", measure(5, [&] {
        size = mspdi::write(make_mspdi_export(workspace->store(), derived, project, Date{20'714}).file).size();
    }), {.at_most_ms = 1000});
    report.figure("  size", std::to_string(size >> 20) + " MB");
}

}  // namespace pmo::bench
