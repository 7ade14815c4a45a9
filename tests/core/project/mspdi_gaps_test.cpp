// Split work through Microsoft Project XML: out of records, and the same records again.

#include "core/io/mspdi_gaps.h"

#include <algorithm>

#include "core/io/mspdi_writer.h"
#include "core/project/mspdi_export.h"
#include "core/project/mspdi_import.h"
#include "core/registers/interruption.h"
#include "tests/core/io/mspdi_structure.h"
#include "tests/core/project/plan_office.h"

using namespace pmo;
using namespace pmo::test;

namespace {

namespace irr = registers::interruption;

// "960+480 1440+240": after how much work, and how long.
std::string gaps_of(Store const& store) {
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    for (auto const& row : store.table(irr::kType).rows())
        if (!row.deleted()) gaps.emplace_back(row.get(irr::after), row.get(irr::length));
    std::ranges::sort(gaps);
    std::string text;
    for (auto const& [after, length] : gaps) text += (text.empty() ? "" : " ") + std::to_string(after) + '+' + std::to_string(length);
    return text;
}

struct Way {
    Workspace workspace{{id_from_key("there"), "There", 0}, Store{}, {}, 6};
    MspdiImport import;
    std::string bytes;
    explicit Way(PlanOffice const& office) {
        bytes = mspdi::write(make_mspdi_export(office.store(), office.derived, id_from_key("p"), Date{20'714}).file);
        auto const file = mspdi::read(bytes);
        REQUIRE(file.ok());
        IdSource ids(3, 4);
        import = make_mspdi_import(*file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
        REQUIRE(workspace.commit(import.edit, 1'789'718'400'000).ok());
    }
    std::string dates() const {
        Derived const derived(workspace.store());
        std::string text;
        for (auto const& placed : derived.plan(import.project).schedule.placed) text += to_text(Moment{placed.start}).substr(5) + ' ' + to_text(Moment{placed.finish}).substr(5) + "; ";
        return text;
    }
};

TEST_CASE("gaps come back from a file, with people, without anybody, and while the work goes on") {
    PlanOffice office;
    office.person("li");
    office.task("with li", 4);
    office.work("li", "with li", 100, 4 * kDay);
    office.gap("g", "with li", 2 * kDay, kDay);
    Way const one(office);
    CHECK(structure_faults(one.bytes).empty());
    CHECK(gaps_of(one.workspace.store()) == "960+480");
    CHECK(one.dates() == "03-02T08:00 03-06T17:00; ");

    office.task("nobody", 3);
    office.gap("h", "nobody", kDay, 2 * kDay);
    Way const two(office);
    CHECK(structure_faults(two.bytes).empty());
    CHECK(gaps_of(two.workspace.store()) == "480+960 960+480");
    CHECK(two.dates() == "03-02T08:00 03-06T17:00; 03-02T08:00 03-06T17:00; ");

    office.set("with li", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    office.set("with li", tsk::remaining_duration, 3 * kDay);
    office.set("with li", tsk::percent_complete, std::int64_t{25});
    Way const three(office);
    CHECK(gaps_of(three.workspace.store()) == "480+960 960+480");
    CHECK(three.dates() == "03-02T08:00 03-06T17:00; 03-02T08:00 03-06T17:00; ");
}

// Two days of work on a task of four days: the first and the last. The other one works on all four.
constexpr char kOneRests[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
<Calendars><Calendar><UID>1</UID><Name>S</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>DAYS</WeekDays></Calendar></Calendars>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>both</Name><Active>1</Active><Manual>0</Manual><Type>1</Type><OutlineLevel>1</OutlineLevel><Start>2026-03-02T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish><Duration>PT32H0M0S</Duration><DurationFormat>7</DurationFormat></Task></Tasks>
<Resources><Resource><UID>1</UID><ID>1</ID><Name>li</Name><Type>1</Type></Resource><Resource><UID>2</UID><ID>2</ID><Name>wang</Name><Type>1</Type></Resource></Resources>
<Assignments><Assignment><UID>10</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Finish>2026-03-05T17:00:00</Finish><RemainingWork>PT16H0M0S</RemainingWork><Start>2026-03-02T08:00:00</Start><Units>1</Units><Work>PT16H0M0S</Work><WorkContour>8</WorkContour>
<TimephasedData><Type>1</Type><UID>10</UID><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData>
<TimephasedData><Type>1</Type><UID>10</UID><Start>2026-03-03T08:00:00</Start><Finish>2026-03-04T17:00:00</Finish><Unit>2</Unit><Value>PT0H0M0S</Value></TimephasedData>
<TimephasedData><Type>1</Type><UID>10</UID><Start>2026-03-05T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish><Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData></Assignment>
<Assignment><UID>11</UID><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID><Finish>2026-03-05T17:00:00</Finish><RemainingWork>PT32H0M0S</RemainingWork><Start>2026-03-02T08:00:00</Start><Units>1</Units><Work>PT32H0M0S</Work></Assignment></Assignments></Project>)";

std::string one_rests() {
    std::string text = kOneRests, days;
    for (int day = 1; day <= 7; ++day)
        days += "<WeekDay><DayType>" + std::to_string(day) + "</DayType><DayWorking>" + (day > 1 && day < 7 ? "1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>" : "0</DayWorking>") + "</WeekDay>";
    return text.replace(text.find("DAYS"), 4, days);
}

TEST_CASE("a gap of one person while others go on is named, and goes back as it came") {
    Workspace there{{id_from_key("there"), "There", 0}, Store{}, {}, 6};
    auto const file = mspdi::read(one_rests());
    REQUIRE(file.ok());
    IdSource ids(3, 4);
    auto const import = make_mspdi_import(*file, there.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
    REQUIRE(there.commit(import.edit, 1'789'718'400'000).ok());
    CHECK(std::ranges::count_if(import.notes, [](Error const& note) { return note.code == "mspdi.person_rests"; }) == 1);
    CHECK(gaps_of(there.store()).empty());
    auto const out = mspdi::write(make_mspdi_export(there.store(), Derived(there.store()), import.project, Date{20'714}).file);
    CHECK(structure_faults(out).empty());
    auto const again = mspdi::read(out);
    REQUIRE(again.ok());
    auto const found = std::ranges::find(again->assignments, 10, &mspdi::Assignment::uid);
    REQUIRE(found != again->assignments.end());
    REQUIRE(found->timephased.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found->timephased[i].start == file->assignments[0].timephased[i].start);
        CHECK(found->timephased[i].finish == file->assignments[0].timephased[i].finish);
        CHECK(found->timephased[i].work == file->assignments[0].timephased[i].work);
    }
}

TEST_CASE("a person rests alone only in own working time, and while another one works") {
    engine::WorkingTime const clock;
    auto const day = [](int d) { return Minute{d} * 1440; };
    mspdi::Assignment a, b;
    a.timephased = {{1, day(0), day(1), 1440}, {1, day(3), day(4), 1440}};
    b.start = day(0), b.finish = day(4);
    mspdi::Assignment const* const both[] = {&a, &b};
    CHECK(mspdi::rests_alone(a, both, clock));
    CHECK_FALSE(mspdi::rests_alone(b, both, clock));
    b.finish = day(1);
    CHECK_FALSE(mspdi::rests_alone(a, both, clock));             // nobody works meanwhile: a gap of the task
    mspdi::Assignment const* const one[] = {&a};
    CHECK_FALSE(mspdi::rests_alone(a, one, clock));
    b.finish = day(4);
    a.timephased[1].start = day(1) + 10;
    CHECK_FALSE(mspdi::rests_alone(a, both, clock));             // ten minutes are the end of a contour
}

TEST_CASE("work by the day says where it rests; a delay of one of several is none") {
    engine::WorkingTime const clock;
    auto const day = [](int d) { return Minute{d} * 1440; };
    mspdi::Assignment a, b;
    a.timephased = {{1, day(0), day(2), 2880}, {1, day(2), day(3), 0}, {1, day(3), day(4), 1440}};
    mspdi::Assignment const* const one[] = {&a};
    auto gaps = mspdi::gaps_of(one, clock, 3 * 1440);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2880);
    CHECK(gaps[0].length == 1440);
    gaps = mspdi::gaps_of(one, clock, 3 * 1440 - 240);         // the duration is exact: the second day had four hours less
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2640);
    CHECK(gaps[0].length == 1680);
    b.start = day(2), b.finish = day(3);                       // somebody else works in between
    mspdi::Assignment const* const both[] = {&a, &b};
    CHECK(mspdi::gaps_of(both, clock, 4 * 1440).empty());
    mspdi::Assignment first, second;
    first.start = day(0), first.finish = day(1), second.start = day(3), second.finish = day(4);
    mspdi::Assignment const* const delayed[] = {&first, &second};
    CHECK(mspdi::gaps_of(delayed, clock, 2 * 1440).empty());
    mspdi::Assignment shaped;
    shaped.work_contour = 8, shaped.start = day(0), shaped.finish = day(5);
    mspdi::Assignment const* const lost[] = {&shaped};
    gaps = mspdi::gaps_of(lost, clock, 4 * 1440);              // how long, not where
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2880);
    CHECK(gaps[0].length == 1440);
    CHECK(mspdi::gaps_of(lost, clock, 4 * 1440, 1440).empty()); // it rests for now, that is all
    CHECK(mspdi::gaps_of({}, clock, 480).empty());
}

}  // namespace
