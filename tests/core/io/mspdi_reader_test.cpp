#include "core/base/date.h"
#include "core/engine/schedule.h"
#include "core/io/mspdi_reader.h"
#include "core/io/mspdi_schedule.h"
#include "core/io/mspdi_values.h"

#include <doctest/doctest.h>

#include <string>

using namespace pmo;

namespace {

std::string in_project(std::string const& inside)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-11-23T08:00:00</StartDate>)" +
           inside + "</Project>";
}

mspdi::Project read(std::string const& inside)
{
    auto project = mspdi::read(in_project(inside));
    REQUIRE(project.ok());
    return std::move(project).value();
}

mspdi::Task task(std::string const& inside)
{
    auto project = read("<Tasks><Task><UID>1</UID>" + inside + "</Task></Tasks>");
    REQUIRE(project.tasks.size() == 1);
    return project.tasks[0];
}

std::string code_of(std::string const& bytes, mspdi::Limits const& limits = {})
{
    auto const project = mspdi::read(bytes, limits);
    return project.ok() ? "ok" : project.error().code;
}

std::string text(mspdi::Minute t)
{
    return t == mspdi::kNoTime ? "none" : to_text(Moment{t});
}

} // namespace

TEST_CASE("durations are read in all their spellings")
{
    using mspdi::parse_duration;
    CHECK(parse_duration("PT8H0M0S") == 480);
    CHECK(parse_duration("PT-8H0M0S") == -480);
    CHECK(parse_duration("-PT8H0M0S") == -480);
    CHECK(parse_duration("PT1H30M30S") == 91);
    CHECK(parse_duration("PT1H30M29.6S") == 91);
    CHECK(parse_duration("P2DT1H") == 2940);
    CHECK(parse_duration(" 0 ") == 0);
    CHECK(parse_duration("PT0H0M0S") == 0);
    CHECK_FALSE(parse_duration("").has_value());
    CHECK_FALSE(parse_duration("8h").has_value());
    CHECK_FALSE(parse_duration("PT8").has_value());
    CHECK_FALSE(parse_duration("P1Y").has_value());
    CHECK(parse_duration("PT99999999999999999999999H").value() > 0);
}

TEST_CASE("numbers, dates and times are read exactly")
{
    CHECK(mspdi::parse_decimal("12.345", 2) == 1235);
    CHECK(mspdi::parse_decimal("-0.5", 0) == -1);
    CHECK(mspdi::parse_decimal("480000.0", 0) == 480000);
    CHECK(mspdi::parse_decimal("1.5e3", 1) == 15000);
    CHECK(mspdi::parse_decimal("25E-1", 0) == 3);
    CHECK(mspdi::parse_decimal(".75", 6) == 750000);
    CHECK_FALSE(mspdi::parse_decimal("1,5", 2).has_value());
    CHECK_FALSE(mspdi::parse_decimal("e5", 2).has_value());
    CHECK(mspdi::parse_decimal("9" + std::string(60, '9'), 6).value() > 0);
    CHECK(text(mspdi::parse_date_time("2026-11-23T08:00:00").value()) == "2026-11-23T08:00");
    CHECK(text(mspdi::parse_date_time("2026-11-23").value()) == "2026-11-23T00:00");
    CHECK(text(mspdi::parse_date_time("2026-11-23T08:00:00.000Z").value()) == "2026-11-23T08:00");
    CHECK_FALSE(mspdi::parse_date_time("2026-13-23T08:00:00").has_value());
    CHECK_FALSE(mspdi::parse_date_time("2008-12-04T17:-0:00").has_value());
    CHECK(mspdi::parse_time_of_day("23:00:00") == 1380);
    CHECK(mspdi::parse_time_of_day("2000-01-01T09:30:00") == 570);
}

TEST_CASE("lags are tenths of a minute, but percentages are themselves")
{
    auto const link = [](std::string const& inside) {
        auto const t = task("<PredecessorLink><PredecessorUID>7</PredecessorUID>" + inside + "</PredecessorLink>");
        REQUIRE(t.links.size() == 1);
        return t.links[0];
    };
    using engine::LagKind;
    using engine::LinkType;
    CHECK(link("<LinkLag>4800</LinkLag><LagFormat>7</LagFormat>").lag == 480);
    CHECK(link("<LinkLag>-4800</LinkLag><LagFormat>39</LagFormat>").lag == -480);
    CHECK(link("<LinkLag>14400</LinkLag><LagFormat>8</LagFormat>").lag_kind == LagKind::elapsed);
    CHECK(link("<LinkLag>14400</LinkLag><LagFormat>40</LagFormat>").lag_kind == LagKind::elapsed);
    CHECK(link("<LinkLag>50</LinkLag><LagFormat>19</LagFormat>").lag == 50);
    CHECK(link("<LinkLag>50</LinkLag><LagFormat>51</LagFormat>").lag_kind == LagKind::percent);
    CHECK(link("<LinkLag>-25</LinkLag><LagFormat>20</LagFormat>").lag_kind == LagKind::elapsed_percent);
    CHECK(link("").type == LinkType::finish_to_start);
    CHECK(link("<Type>0</Type>").type == LinkType::finish_to_finish);
    CHECK(link("<Type>2</Type>").type == LinkType::start_to_finish);
    CHECK(link("<Type>3</Type>").type == LinkType::start_to_start);
    CHECK(link("<Type>9</Type>").type == LinkType::finish_to_start);
    CHECK(link("<PredecessorUID>12</PredecessorUID>").predecessor_uid == 12);
}

TEST_CASE("a task keeps what the file says of it")
{
    auto const t = task(R"(<GUID>ABC</GUID><ID>4</ID><Name>设计 &amp; build</Name><Active>0</Active><Manual>1</Manual><Type>1</Type><WBS>1.2</WBS>
        <OutlineLevel>2</OutlineLevel><Priority>700</Priority><Start>2026-11-23T08:00:00</Start><Duration>PT40H0M0S</Duration><DurationFormat>39</DurationFormat>
        <Estimated>1</Estimated><TotalSlack>-4800</TotalSlack><FixedCostAccrual>2</FixedCostAccrual><PercentComplete>25</PercentComplete><Cost>1234</Cost>
        <ConstraintType>4</ConstraintType><CalendarUID>3</CalendarUID><ConstraintDate>2026-11-24T08:00:00</ConstraintDate><Deadline>2026-12-01T17:00:00</Deadline>
        <LevelingDelay>14400</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat><Notes>two
lines</Notes><Baseline><Number>0</Number><Start>2026-11-20T08:00:00</Start><Duration>PT8H0M0S</Duration><Cost>99.5</Cost></Baseline>
        <ExtendedAttribute><FieldID>188743731</FieldID><Value>red</Value></ExtendedAttribute><SomethingNew><Deep/></SomethingNew>)");
    CHECK(t.guid == "ABC");
    CHECK(t.name == "设计 & build");
    CHECK_FALSE(t.active);
    CHECK(t.manual);
    CHECK(t.type == mspdi::TaskType::fixed_duration);
    CHECK(t.outline_level == 2);
    CHECK(t.priority == 700);
    CHECK(t.duration == 2400);
    CHECK(t.duration_format.code == 7);
    CHECK(t.estimated);
    CHECK(t.total_slack == -480);
    CHECK(t.percent_complete == 25);
    CHECK(t.cost == 1234);
    CHECK(t.constraint == engine::Constraint::start_no_earlier_than);
    CHECK(text(t.constraint_date) == "2026-11-24T08:00");
    CHECK(text(t.deadline) == "2026-12-01T17:00");
    CHECK(text(t.finish) == "none");
    CHECK(t.leveling_delay == 1440);
    CHECK(t.leveling_delay_format.elapsed());
    CHECK(t.notes == "two\nlines");
    REQUIRE(t.baselines.size() == 1);
    CHECK(t.baselines[0].duration == 480);
    CHECK(t.baselines[0].cost == 100);
    REQUIRE(t.extended.size() == 1);
    CHECK(t.extended[0].value == "red");
}

TEST_CASE("resources and assignments keep units, rates and nobody")
{
    auto const p = read(R"(<Resources><Resource><UID>5</UID><Name>Li</Name><Type>1</Type><MaxUnits>1.5</MaxUnits><StandardRate>12.5</StandardRate><CostPerUse>1000</CostPerUse>
        <CalendarUID>7</CalendarUID></Resource><Resource><UID>6</UID><Type>0</Type><IsCostResource>1</IsCostResource></Resource></Resources>
        <Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>-65535</ResourceUID><Units>0.333333</Units><Work>PT8H0M0S</Work><Delay>600</Delay>
        <TimephasedData><Type>1</Type><Start>2026-11-23T08:00:00</Start><Value>PT4H0M0S</Value></TimephasedData><TimephasedData><Type>4</Type></TimephasedData>
        </Assignment></Assignments>)");
    REQUIRE(p.resources.size() == 2);
    CHECK(p.resources[0].uid == 5);
    CHECK(p.resources[0].max_units == 1'500'000);
    CHECK(p.resources[0].standard_rate == 125'000);
    CHECK(p.resources[0].cost_per_use == 1000);
    CHECK(p.resources[0].calendar_uid == 7);
    CHECK(p.resources[1].type == mspdi::ResourceType::cost);
    REQUIRE(p.assignments.size() == 1);
    CHECK(p.assignments[0].resource_uid < 0);
    CHECK(p.assignments[0].units == 333'333);
    CHECK(p.assignments[0].delay == 60);
    REQUIRE(p.assignments[0].timephased.size() == 1);
    CHECK(p.assignments[0].timephased[0].work == 240);
}

TEST_CASE("calendars: days, night shifts, old and new exceptions, work weeks")
{
    auto const p = read(R"(<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Std</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>
        <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
        <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime>
            <WorkingTime/></WorkingTimes></WeekDay>
        <WeekDay><DayType>3</DayType><DayWorking>1</DayWorking></WeekDay>
        <WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-10-01T00:00:00</FromDate><ToDate>2026-10-07T23:59:00</ToDate></TimePeriod></WeekDay>
        </WeekDays><WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</FromDate><ToDate>2026-07-31T23:59:00</ToDate></TimePeriod><Name>Summer</Name>
        <WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar>
        <Calendar><UID>2</UID><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID><Exceptions><Exception><TimePeriod><FromDate>2026-10-10T00:00:00</FromDate>
        <ToDate>2026-10-10T23:59:00</ToDate></TimePeriod><Name>make-up</Name><Type>1</Type><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>09:00:00</FromTime>
        <ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></Exception></Exceptions></Calendar></Calendars>)");
    REQUIRE(p.calendars.size() == 2);
    auto const& c = p.calendars[0];
    using engine::DayRule;
    using engine::Shift;
    CHECK(c.week[6].kind == DayRule::Kind::non_working);
    CHECK(c.week[0].shifts == std::vector<Shift>{{1320, 1440}});
    CHECK(c.week[1].shifts == std::vector<Shift>{{480, 720}, {780, 1020}});
    CHECK(c.week[2].kind == DayRule::Kind::from_base);
    REQUIRE(c.exceptions.size() == 1);
    CHECK(c.exceptions[0].rule.to - c.exceptions[0].rule.from == 6);
    REQUIRE(c.work_weeks.size() == 1);
    CHECK(c.work_weeks[0].week[4].kind == DayRule::Kind::non_working);
    CHECK(p.calendars[1].base_uid == 1);
    REQUIRE(p.calendars[1].exceptions.size() == 1);
    CHECK(p.calendars[1].exceptions[0].name == "make-up");
    CHECK(p.calendars[1].exceptions[0].rule.shifts == std::vector<Shift>{{540, 720}});
}

TEST_CASE("what a value should not be becomes a warning with its place, not a failure")
{
    auto const p = read("\n<Tasks>\n<Task><UID>1</UID>\n<Duration>soon</Duration><Type>77</Type><ID>99999999999</ID><Start>2026-02-30T08:00:00</Start></Task></Tasks>");
    REQUIRE(p.warnings.size() == 4);
    CHECK(p.warnings[0].code == "mspdi.bad_value");
    CHECK(p.warnings[0].args == std::vector<std::string>{"Duration", "soon", "4"});
    CHECK(p.tasks[0].duration == 0);
    CHECK(p.tasks[0].start == mspdi::kNoTime);
}

TEST_CASE("hostile and broken files are refused with a code and a place")
{
    CHECK(code_of("") == "mspdi.malformed");
    CHECK(code_of("hello") == "mspdi.malformed");
    CHECK(code_of("<html></html>") == "mspdi.not_a_project");
    CHECK(code_of("<!DOCTYPE Project [<!ENTITY a \"b\">]><Project>&a;</Project>") == "mspdi.doctype");
    CHECK(code_of("<!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project/>") == "mspdi.doctype");
    CHECK(code_of("<!DOCTYPE Project") != "ok");
    auto const cut = mspdi::read("<Project>\n<Tasks>\n<Task><UID>1</UID>");
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error().code == "mspdi.malformed");
    CHECK(cut.error().args.at(0) == "3");

    std::string deep = "<Project>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    for (int i = 0; i < 100'000; ++i)
        deep += "</a>";
    CHECK(code_of(deep + "</Project>") == "mspdi.too_deep");
    CHECK(code_of(in_project(""), {.bytes = 10}) == "mspdi.too_large");
    CHECK(code_of(in_project("<Tasks/>"), {.tags = 3}) == "mspdi.too_large");
    CHECK(code_of(in_project("<Tasks><Task/><Task/></Tasks>"), {.records = 1}) == "mspdi.too_large");
    CHECK(code_of(in_project("<Tasks><Task/></Tasks>"), {.records = 1}) == "ok");
}

TEST_CASE("any cut of a good file is read or refused, never worse")
{
    std::string const good = in_project("<Tasks><Task><UID>1</UID><Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task></Tasks>");
    for (std::size_t n = 0; n < good.size(); ++n) {
        CHECK_FALSE(mspdi::read(good.substr(0, n)).ok());
        std::string bad = good;
        bad[n] = static_cast<char>(bad[n] ^ 0x55);
        auto const project = mspdi::read(bad);
        if (project.ok())
            CHECK(mspdi::make_schedule_input(*project).ok());
    }
}

TEST_CASE("a prefix and the older name space are the same format")
{
    auto const p = mspdi::read(R"(<p:Project xmlns:p="http://schemas.microsoft.com/project/2007"><p:Tasks><p:Task><p:UID>3</p:UID></p:Task></p:Tasks></p:Project>)");
    REQUIRE(p.ok());
    REQUIRE(p->tasks.size() == 1);
    CHECK(p->tasks[0].uid == 3);
}

TEST_CASE("a file becomes a network: levels, links, empty rows, elapsed durations, resources")
{
    auto const p = read(R"(<Tasks><Task><UID>0</UID><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
        <Task><UID>1</UID><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
        <Task><UID>2</UID><OutlineLevel>2</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
        <Task><UID>9</UID><IsNull>1</IsNull></Task>
        <Task><UID>3</UID><OutlineLevel>2</OutlineLevel><Duration>PT48H0M0S</Duration><DurationFormat>8</DurationFormat><PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink></Task>
        <Task><UID>4</UID><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>
              <PredecessorLink><PredecessorUID>404</PredecessorUID></PredecessorLink></Task></Tasks>)");
    auto const input = mspdi::make_schedule_input(p);
    REQUIRE(input.ok());
    REQUIRE(input->activities.size() == 5);
    CHECK(input->activities[2].parent == 1);
    CHECK(input->activities[4].parent == 0);
    CHECK(input->links.size() == 2);
    engine::Schedule const s = engine::schedule(input->network());
    CHECK(text(s.placed[2].finish) == "2026-11-23T17:00");
    CHECK(text(s.placed[3].finish) == "2026-11-25T17:00");
    CHECK(text(s.placed[4].start) == "2026-11-26T08:00");
    CHECK(text(s.placed[0].finish) == "2026-11-27T17:00");
}

TEST_CASE("calendars made to take for ever are refused")
{
    std::string exceptions;
    for (int i = 0; i < 20'000; ++i)
        exceptions += "<Exception><TimePeriod><FromDate>1900-01-01T00:00:00</FromDate><ToDate>2200-12-31T00:00:00</ToDate></TimePeriod></Exception>";
    auto const p = read("<Calendars><Calendar><UID>1</UID><Exceptions>" + exceptions + "</Exceptions></Calendar></Calendars><Tasks><Task><UID>1</UID></Task></Tasks>");
    CHECK(p.calendars[0].exceptions.size() == 20'000);
    auto const input = mspdi::make_schedule_input(p);
    REQUIRE_FALSE(input.ok());
    CHECK(input.error().code == "mspdi.calendars_too_large");
}
