// Microsoft Project files as records: what is taken over, what is said about the rest, and that the records give the same dates as the file.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "core/io/mspdi_schedule.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "core/project/mspdi_import.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"
#include "core/registers/work_week.h"
#include "tests/support/source_folder.h"

namespace fs = std::filesystem;
using namespace pmo;

namespace {

namespace tsk = registers::task;

// A file imported into a workspace, and its plan.
struct Imported {
    mspdi::Project file;
    Workspace workspace;
    IdSource ids{7, 11};
    MspdiImport import;

    explicit Imported(mspdi::Project read, Store store = {}) : file(std::move(read)), workspace({id_from_key("workspace"), "Test", 0}, std::move(store), {}, 5) {
        import = make_mspdi_import(file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
        auto const diff = workspace.commit(import.edit, 1'789'718'400'000);
        REQUIRE_MESSAGE(diff.ok(), (diff.ok() ? std::string{} : diff.error().code));
    }
    Store const& store() const { return workspace.store(); }
    Record const& project() const { return *store().live(import.project); }
    Record const& task(std::int64_t uid) const {
        for (auto const& row : store().table(tsk::kType).rows())
            if (row.get(tsk::uid) == uid) return row;
        FAIL("no such task");
        return store().table(tsk::kType).rows().front();
    }
    template <class T> std::vector<Record const*> all(T const& type) const {
        std::vector<Record const*> rows;
        for (auto const& row : store().table(type).rows()) rows.push_back(&row);
        return rows;
    }
    bool notes(std::string_view code) const { return std::ranges::find(import.notes, code, &Error::code) != import.notes.end(); }
};

Imported import_text(std::string const& inner, Store store = {}) {
    auto read = mspdi::read("<Project xmlns=\"http://schemas.microsoft.com/project\">" + inner + "</Project>");
    REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string{} : read.error().code));
    return Imported(std::move(*read), std::move(store));
}

std::string tasks(std::string const& rows) { return "<Tasks>" + rows + "</Tasks>"; }

constexpr char kOffice[] = R"(<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
<WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
<WeekDay><DayType>3</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
</WeekDays></Calendar></Calendars>)";

fs::path shared_data() {
    if (char const* folder = std::getenv("PMO_SHARED_DATA")) return folder;
    return fs::path(pmo::test::source_folder()) / ".." / "shared" / "data";
}

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Share {
    char const* name;
    int same = 0, all = 0;
    void count(bool equal) { ++all; same += equal ? 1 : 0; }
};

std::string row_text(engine::Placed const& p) {
    auto const t = [](engine::Minute m) { return m == engine::kNoTime ? std::string("-") : to_text(Moment{m}); };
    return t(p.start) + " " + t(p.finish) + " early " + t(p.early_start) + " " + t(p.early_finish) + " late " + t(p.late_start) + " " + t(p.late_finish) + " slack " +
           std::to_string(p.total_slack) + " " + std::to_string(p.free_slack) + (p.critical ? " critical" : "");
}

bool same_row(engine::Placed const& a, engine::Placed const& b) {
    return a.start == b.start && a.finish == b.finish && a.early_start == b.early_start && a.early_finish == b.early_finish && a.late_start == b.late_start &&
           a.late_finish == b.late_finish && a.total_slack == b.total_slack && a.free_slack == b.free_slack && a.critical == b.critical;
}

void compare(fs::path const& path, Share& tasks_same, Share& files_same) {
    auto read = mspdi::read(read_file(path));
    REQUIRE_MESSAGE(read.ok(), path.filename().string());
    Imported const imported(std::move(*read));
    auto const input = mspdi::make_schedule_input(imported.file);
    REQUIRE(input.ok());
    auto const wanted = engine::schedule(input->network());
    Derived const derived(imported.store());
    auto const& plan = derived.plan(imported.import.project);
    std::map<std::int64_t, std::size_t> row_of;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) row_of[imported.store().find(plan.rows[i].task)->get(tsk::uid)] = i;
    bool all = true;
    bool const list = std::getenv("PMO_LIST_DIFFERENCES") != nullptr;
    for (std::size_t i = 0; i < wanted.placed.size(); ++i) {
        auto const& task = imported.file.tasks[static_cast<std::size_t>(input->task_of_activity[i])];
        auto const at = row_of.find(task.uid);
        if (at == row_of.end()) {
            all = all && task.outline_level == 0;
            continue;
        }
        bool const equal = same_row(wanted.placed[i], plan.schedule.placed[at->second]);
        tasks_same.count(equal);
        all = all && equal;
        if (!equal && list) MESSAGE(path.filename().string(), " UID ", task.uid, "\n  file    ", row_text(wanted.placed[i]), "\n  records ", row_text(plan.schedule.placed[at->second]));
    }
    files_same.count(all);
    CHECK(imported.import.counts.tasks == plan.rows.size());
}

}  // namespace

TEST_CASE("records of Microsoft Project's files are scheduled as the files are") {
    auto const folder = shared_data() / "msproject";
    if (!fs::exists(folder)) {
        MESSAGE("skipped: no reference data in ", folder.string());
        return;
    }
    Share tasks_same{"tasks"}, files_same{"files"};
    for (auto const* kind : {"native", "converted"})
        for (auto const& entry : fs::directory_iterator(folder / kind))
            if (entry.path().extension() == ".xml") compare(entry.path(), tasks_same, files_same);
    for (auto const& share : {tasks_same, files_same}) MESSAGE("records as their files, ", std::string(share.name), ": ", share.same, " of ", share.all);
    CHECK(tasks_same.same == tasks_same.all);
    CHECK(files_same.same == files_same.all);
}

TEST_CASE("a tree of tasks keeps its order, its codes and what people have set") {
    auto const imported = import_text(R"(<Title>搬迁</Title><StartDate>2026-03-02T08:00:00</StartDate><CurrencyCode>CNY</CurrencyCode><StatusDate>2026-03-05T17:00:00</StatusDate><CriticalSlackLimit>2</CriticalSlackLimit>)" + std::string(kOffice) + tasks(R"(
        <Task><UID>0</UID><ID>0</ID><Name>搬迁</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
        <Task><UID>3</UID><ID>1</ID><Name>准备</Name><OutlineLevel>1</OutlineLevel><WBS>1</WBS><Summary>1</Summary><FixedCost>5000</FixedCost></Task>
        <Task><UID>5</UID><ID>2</ID><Name>盘点</Name><OutlineLevel>2</OutlineLevel><WBS>1.1</WBS><Duration>PT16H0M0S</Duration><DurationFormat>39</DurationFormat><Estimated>1</Estimated><Priority>700</Priority><Cost>120000</Cost><PercentComplete>50</PercentComplete><ActualStart>2026-03-03T08:00:00</ActualStart><RemainingDuration>PT8H0M0S</RemainingDuration>
            <Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Duration>PT16H0M0S</Duration><Cost>100000</Cost></Baseline></Task>
        <Task><UID>4</UID><ID>3</ID><Name>打包</Name><OutlineLevel>2</OutlineLevel><WBS>X-7</WBS><Duration>PT24H0M0S</Duration><DurationFormat>8</DurationFormat><Notes>易碎</Notes><ConstraintType>4</ConstraintType><ConstraintDate>2026-03-09T08:00:00</ConstraintDate><Deadline>2026-03-20T17:00:00</Deadline>
            <PredecessorLink><PredecessorUID>5</PredecessorUID><Type>3</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
        <Task><UID>9</UID><ID>4</ID><IsNull>1</IsNull></Task>
        <Task><UID>6</UID><ID>5</ID><Name>完成</Name><OutlineLevel>1</OutlineLevel><WBS>2</WBS><Duration>PT0H0M0S</Duration><Milestone>1</Milestone>
            <PredecessorLink><PredecessorUID>3</PredecessorUID><Type>1</Type></PredecessorLink><PredecessorLink><PredecessorUID>77</PredecessorUID><Type>1</Type></PredecessorLink></Task>
        <Task><UID>7</UID><ID>6</ID><Name>手工</Name><OutlineLevel>1</OutlineLevel><Manual>1</Manual><Active>0</Active><Duration>PT8H0M0S</Duration><Start>2026-03-04T08:00:00</Start><Finish>2026-03-04T17:00:00</Finish></Task>)"));
    auto const& counts = imported.import.counts;
    CHECK(counts.tasks == 5);
    CHECK(counts.summaries == 1);
    CHECK(counts.milestones == 1);
    CHECK(counts.links == 2);
    CHECK(counts.baseline_tasks == 1);
    CHECK(imported.notes("mspdi.link_lost"));

    namespace prj = registers::project;
    auto const& project = imported.project();
    CHECK(project.get(prj::name) == "搬迁");
    CHECK(project.get(prj::code) == "P-1");
    CHECK(to_text(project.get(prj::start)) == "2026-03-02T08:00");
    CHECK(to_text(project.get(prj::status_date)) == "2026-03-05");
    CHECK(project.get(prj::critical_slack) == 960);
    CHECK_FALSE(project.has(prj::schedule_from));
    CHECK_FALSE(project.has(prj::finish));

    auto const& summary = imported.task(3);
    CHECK_FALSE(summary.has(tsk::wbs));                // it is the number that it has anyway
    CHECK_FALSE(summary.has(tsk::duration));
    CHECK(summary.get(tsk::fixed_cost) == Money{5000, {}});
    auto const& count = imported.task(5);
    CHECK(count.get(tsk::place).parent() == summary.id());
    CHECK(count.get(tsk::duration) == 960);
    CHECK(count.get(tsk::estimated));
    CHECK(count.get(tsk::priority) == 700);
    CHECK(count.get(tsk::percent_complete) == 50);
    CHECK(count.get(tsk::remaining_duration) == 480);
    CHECK(count.get(tsk::budget) == Money{100000, {}});
    CHECK(count.get(tsk::cost_planned) == Money{120000, {}});
    CHECK_FALSE(count.has(tsk::deadline));
    CHECK_FALSE(count.has(tsk::constraint));
    CHECK_FALSE(count.has(tsk::mode));
    auto const& pack = imported.task(4);
    CHECK(pack.get(tsk::wbs) == "X-7");
    CHECK(pack.get(tsk::duration_elapsed));
    CHECK(pack.get(tsk::constraint) == "snet");
    CHECK(to_text(pack.get(tsk::constraint_on)) == "2026-03-09T08:00");
    CHECK(to_text(pack.get(tsk::deadline)) == "2026-03-20T17:00");
    CHECK(pack.get(tsk::notes) == "易碎");
    auto const& manual = imported.task(7);
    CHECK(manual.get(tsk::mode) == "manual");
    CHECK(manual.get(tsk::inactive));
    CHECK(to_text(manual.get(tsk::start_on)) == "2026-03-04T08:00");

    namespace dep = registers::dependency;
    auto const* link = imported.store().referrers(dep::kType, dep::successor, pack.id()).front();
    CHECK(link->get(dep::kind) == "ss");
    CHECK(link->get(dep::lag) == 480);
    CHECK_FALSE(link->has(dep::lag_kind));

    auto const* baseline = imported.store().live(project.get(prj::baseline));
    REQUIRE(baseline);
    CHECK(baseline->get(registers::baseline::bac) == Money{100000, {}});

    Derived const derived(imported.store());
    auto const& plan = derived.plan(project.id());
    REQUIRE(plan.rows.size() == 5);
    std::string codes;
    for (auto const& row : plan.rows) codes += row.wbs + ' ';
    CHECK(codes == "1 1.1 X-7 2 3 ");
}

TEST_CASE("calendars: hours as text, bases, ranges and recurring days, work weeks") {
    auto const imported = import_text(R"(<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars>
        <Calendar><UID>1</UID><Name>Office</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
            <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
            <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
            <WeekDay><DayType>3</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays>
          <Exceptions>
            <Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>2026-04-06T00:00:00</FromDate><ToDate>2026-04-08T23:59:00</ToDate></TimePeriod><Name>Feast</Name><Type>1</Type><DayWorking>0</DayWorking></Exception>
            <Exception><EnteredByOccurrences>1</EnteredByOccurrences><TimePeriod><FromDate>2026-04-07T00:00:00</FromDate><ToDate>2026-04-21T23:59:00</ToDate></TimePeriod><Occurrences>3</Occurrences><Name>Maintenance</Name><Type>6</Type><Period>1</Period><DaysOfWeek>4</DaysOfWeek><DayWorking>0</DayWorking></Exception>
          </Exceptions>
          <WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</FromDate><ToDate>2026-08-31T23:59:00</ToDate></TimePeriod><Name>Summer</Name><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>07:00:00</FromTime><ToTime>13:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar>
        <Calendar><UID>2</UID><Name>Silent</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar>
        <Calendar><UID>3</UID><Name>Own</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>2</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar>
        <Calendar><UID>4</UID><Name>Unused</Name></Calendar></Calendars>
      <Resources><Resource><UID>1</UID><ID>1</ID><Name>Ann</Name><Type>1</Type><CalendarUID>2</CalendarUID></Resource><Resource><UID>2</UID><ID>2</ID><Name>Bob</Name><Type>1</Type><CalendarUID>3</CalendarUID></Resource></Resources>)");
    namespace cal = registers::calendar;
    namespace exc = registers::calendar_exception;
    namespace per = registers::person;
    CHECK(imported.import.counts.calendars == 2);
    auto const calendars = imported.all(cal::kType);
    REQUIRE(calendars.size() == 2);
    auto const& office = *calendars[0];
    CHECK(office.get(cal::name) == "Office");
    CHECK(office.get(cal::sunday) == "none");
    CHECK(office.get(cal::monday) == "08:00-12:00 13:00-17:00");
    CHECK(office.get(cal::tuesday) == "22:00-24:00");
    CHECK_FALSE(office.has(cal::wednesday));
    auto const& own = *calendars[1];
    CHECK(own.get(cal::base) == office.id());
    CHECK(own.get(cal::kind) == "personal");
    auto const people = imported.all(per::kType);
    REQUIRE(people.size() == 2);
    CHECK_FALSE(people[0]->has(per::calendar));        // the project's hours
    CHECK(people[1]->get(per::calendar) == own.id());
    // The first maintenance day is inside the feast, which wins.
    std::string days;
    for (auto const* row : imported.all(exc::kType)) days += to_text(row->get(exc::from)) + "…" + to_text(row->get(exc::to)) + ' ';
    CHECK(days == "2026-04-06…2026-04-08 2026-04-14…2026-04-14 2026-04-21…2026-04-21 ");
    auto const weeks = imported.all(registers::work_week::kType);
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0]->get(registers::work_week::monday) == "07:00-13:00");
    Derived const derived(imported.store());
    auto const& time = derived.working_time(office.id());
    CHECK(time.shifts_on(date_of(Civil{2026, 7, 6}).day).size() == 1);
    CHECK(time.shifts_on(date_of(Civil{2026, 4, 7}).day).empty());
    CHECK(time.shifts_on(date_of(Civil{2026, 4, 13}).day).size() == 2);
}

TEST_CASE("people are those of the workspace where the name is the same; material and cost are resources") {
    namespace per = registers::person;
    namespace res = registers::resource;
    namespace asg = registers::assignment;
    Store store;
    Record known(per::kType, id_from_key("wang"));
    known.set(per::name.slot, {Value(std::string("王磊")), {1, 1}});
    store.add(std::move(known));
    auto const imported = import_text(R"(<StartDate>2026-03-02T08:00:00</StartDate><CurrencyCode>JPY</CurrencyCode>)" + tasks(R"(<Task><UID>1</UID><ID>1</ID><Name>A</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>)") + R"(
        <Resources><Resource><UID>0</UID><ID>0</ID><Type>1</Type></Resource>
          <Resource><UID>1</UID><ID>1</ID><Name>王磊</Name><Type>1</Type></Resource>
          <Resource><UID>2</UID><ID>2</ID><Name>New</Name><Type>1</Type><MaxUnits>0.5</MaxUnits><StandardRate>350</StandardRate><EmailAddress>new@example.org</EmailAddress></Resource>
          <Resource><UID>3</UID><ID>3</ID><Name>Cable</Name><Type>0</Type><MaterialLabel>m</MaterialLabel><CostPerUse>20000</CostPerUse></Resource>
          <Resource><UID>4</UID><ID>4</ID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource></Resources>
        <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT8H0M0S</Work></Assignment>
          <Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID><Units>0.3333</Units><Work>PT8H0M0S</Work><Delay>4800</Delay><WorkContour>2</WorkContour></Assignment>
          <Assignment><UID>3</UID><TaskUID>1</TaskUID><ResourceUID>3</ResourceUID><Units>12</Units><Work>PT12H0M0S</Work><Cost>900000</Cost></Assignment>
          <Assignment><UID>4</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment>
          <Assignment><UID>5</UID><TaskUID>99</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>)", std::move(store));
    auto const& counts = imported.import.counts;
    CHECK(counts.people == 1);
    CHECK(counts.matched_people == 1);
    CHECK(counts.resources == 2);
    CHECK(counts.assignments == 3);
    CHECK(imported.notes("mspdi.assignments_lost"));
    CHECK(imported.notes("mspdi.units_rounded"));
    auto const people = imported.all(per::kType);
    REQUIRE(people.size() == 2);
    CHECK(people[1]->get(per::max_units) == 50);
    CHECK(to_text(people[1]->get(per::cost_rate)) == "350 JPY");
    auto const resources = imported.all(res::kType);
    REQUIRE(resources.size() == 2);
    CHECK(resources[0]->get(res::kind) == "material");
    CHECK(resources[0]->get(res::cost_per_use) == Money{200, *parse_currency("JPY")});
    CHECK(resources[1]->get(res::kind) == "budget");
    auto const lines = imported.all(asg::kType);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0]->get(asg::person) == id_from_key("wang"));
    CHECK(lines[0]->get(asg::units) == 50);
    CHECK(lines[0]->get(asg::effort) == 480);
    CHECK(lines[1]->get(asg::units) == 33);
    CHECK(lines[1]->get(asg::delay) == 480);
    CHECK(lines[1]->get(asg::contour) == "front_loaded");
    CHECK(lines[2]->get(asg::quantity) == 1200);
    CHECK(to_text(lines[2]->get(asg::cost)) == "9000 JPY");
}

TEST_CASE("what a file can ask for is bounded, and nothing of it breaks the workspace") {
    std::string deep;
    for (int i = 1; i <= 500; ++i) deep += "<Task><UID>" + std::to_string(i) + "</UID><ID>" + std::to_string(i) + "</ID><Name>T</Name><OutlineLevel>" + std::to_string(i) + "</OutlineLevel></Task>";
    auto const imported = import_text("<StartDate>2026-03-02T08:00:00</StartDate>" + tasks(deep));
    CHECK(imported.import.counts.tasks == 500);
    CHECK(imported.notes("mspdi.levels"));
    auto const circle = import_text(R"(<Calendars><Calendar><UID>1</UID><Name>A</Name><BaseCalendarUID>2</BaseCalendarUID><WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar>
        <Calendar><UID>2</UID><Name>B</Name><BaseCalendarUID>1</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar></Calendars>)");
    CHECK(circle.notes("mspdi.base_circle"));
    CHECK(circle.notes("mspdi.no_start"));
    CHECK(check_store(circle.store()).found.size() < 5);
    auto const empty = import_text("");
    CHECK(empty.import.counts.tasks == 0);
    CHECK(empty.project().get(registers::project::name) == "plan");
}

TEST_CASE("ten thousand tasks are imported within a second") {
    std::string rows;
    for (int i = 1; i <= 10'000; ++i) {
        auto const n = std::to_string(i);
        rows += "<Task><UID>" + n + "</UID><ID>" + n + "</ID><Name>Task " + n + "</Name><OutlineLevel>" + (i % 20 == 1 ? "1" : "2") + "</OutlineLevel><Duration>PT16H0M0S</Duration><Cost>100000</Cost>"
                "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish></Baseline>";
        if (i % 20 > 2) rows += "<PredecessorLink><PredecessorUID>" + std::to_string(i - 1) + "</PredecessorUID><Type>1</Type></PredecessorLink>";
        rows += "</Task>";
    }
    auto const read = mspdi::read("<Project><StartDate>2026-03-02T08:00:00</StartDate><Tasks>" + rows + "</Tasks></Project>");
    REQUIRE(read.ok());
    Workspace workspace({id_from_key("w"), "W", 0}, Store{}, {}, 5);
    IdSource ids(1, 2);
    auto const begin = std::chrono::steady_clock::now();
    auto const import = make_mspdi_import(*read, workspace.store(), ids, {});
    auto const made = std::chrono::steady_clock::now();
    REQUIRE(workspace.commit(import.edit, 1).ok());
    auto const committed = std::chrono::steady_clock::now();
    Derived const derived(workspace.store());
    CHECK(derived.plan(import.project).rows.size() == 10'000);
    auto const planned = std::chrono::steady_clock::now();
    auto const ms = [](auto from, auto to) { return std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count(); };
    MESSAGE("10,000 tasks: edit ", ms(begin, made), " ms, commit ", ms(made, committed), " ms, plan ", ms(committed, planned), " ms");
#ifdef NDEBUG
    CHECK(ms(begin, made) < 1000);
#endif
}
