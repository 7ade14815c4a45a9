// Calendars of a Microsoft Project file.
#include "core/io/mspdi_writer.h"

#include "core/io/mspdi_write_parts.h"

namespace pmo::mspdi {

namespace {

constexpr std::size_t kMostTimes = 5; // working times of a day

void append_number(std::string& out, std::string_view name, std::int64_t value)
{
    append_element(out, name, std::to_string(value));
}

void append_date(std::string& out, std::string_view name, Minute minute)
{
    std::string text;
    if (append_date_time(text, minute))
        append_element(out, name, text);
}

void append_time(std::string& out, std::string_view name, std::int32_t minute)
{
    std::string text;
    append_time_of_day(text, minute);
    append_element(out, name, text);
}

void append_period(std::string& out, engine::Day from, engine::Day to)
{
    out += "<TimePeriod>";
    append_date(out, "FromDate", Minute{from} * engine::kMinutesPerDay);
    append_date(out, "ToDate", Minute{to} * engine::kMinutesPerDay + engine::kMinutesPerDay - 1);
    out += "</TimePeriod>";
}

void append_times(std::string& out, std::vector<engine::Shift> const& shifts)
{
    out += "<WorkingTimes>";
    for (std::size_t i = 0; i < std::min(shifts.size(), kMostTimes); ++i) {
        out += "<WorkingTime>";
        append_time(out, "FromTime", shifts[i].from);
        append_time(out, "ToTime", shifts[i].to);
        out += "</WorkingTime>";
    }
    out += "</WorkingTimes>";
}

void append_week(std::string& out, engine::WeekPattern const& week)
{
    for (std::size_t day = 0; day < 7; ++day) {
        engine::DayRule const& rule = week[(day + 6) % 7]; // 1 Sunday; ours 0 Monday
        if (rule.kind == engine::DayRule::Kind::from_base)
            continue;
        bool const working = rule.kind == engine::DayRule::Kind::working;
        out += "<WeekDay>";
        append_number(out, "DayType", static_cast<std::int64_t>(day) + 1);
        append_number(out, "DayWorking", working);
        if (working)
            append_times(out, rule.shifts);
        out += "</WeekDay>";
    }
}

// The numbers of Exception/Type; 1 is a plain range of days, 7 the same with gaps.
int type_of(engine::Repeat repeat)
{
    using engine::Repeat;
    switch (repeat) {
    case Repeat::every_day: return 1;
    case Repeat::days: return 7;
    case Repeat::weeks: return 6;
    case Repeat::month_day: return 4;
    case Repeat::month_position: return 5;
    case Repeat::year_day: return 2;
    case Repeat::year_position: return 3;
    case Repeat::weekdays: return 8;
    }
    return 1;
}

void append_recurrence(std::string& out, engine::CalendarException const& rule)
{
    using engine::Repeat;
    bool const by_position = rule.repeat == Repeat::month_position || rule.repeat == Repeat::year_position;
    bool const by_day = rule.repeat == Repeat::month_day || rule.repeat == Repeat::year_day;
    append_number(out, "Type", type_of(rule.repeat));
    if (rule.repeat != Repeat::every_day)
        append_number(out, "Period", rule.every);
    if (rule.repeat == Repeat::weeks)
        append_number(out, "DaysOfWeek", rule.weekday_mask);
    if (by_position) {
        append_number(out, "MonthItem", static_cast<int>(rule.item));
        append_number(out, "MonthPosition", rule.position - 1);
    }
    if (rule.repeat == Repeat::year_day || rule.repeat == Repeat::year_position)
        append_number(out, "Month", rule.month - 1); // 0 January
    if (by_day)
        append_number(out, "MonthDay", rule.month_day);
}

void append_exception(std::string& out, NamedException const& exception)
{
    engine::CalendarException const& rule = exception.rule;
    bool const range = rule.repeat == engine::Repeat::every_day;
    out += "<Exception>";
    append_number(out, "EnteredByOccurrences", range || rule.occurrences > 0);
    append_period(out, rule.from, rule.to);
    append_number(out, "Occurrences", range ? std::int64_t{rule.to} - rule.from + 1 : rule.occurrences);
    if (!exception.name.empty()) {
        out += "<Name>";
        append_text(out, exception.name);
        out += "</Name>";
    }
    append_recurrence(out, rule);
    append_number(out, "DayWorking", !rule.shifts.empty());
    if (!rule.shifts.empty())
        append_times(out, rule.shifts);
    out += "</Exception>";
}

// The older place of exceptions, which Project still fills and older programs read: ranges of days only.
void append_old_exceptions(std::string& out, std::vector<NamedException> const& exceptions)
{
    for (NamedException const& exception : exceptions) {
        if (exception.rule.repeat != engine::Repeat::every_day)
            continue;
        out += "<WeekDay><DayType>0</DayType>";
        append_number(out, "DayWorking", !exception.rule.shifts.empty());
        append_period(out, exception.rule.from, exception.rule.to);
        if (!exception.rule.shifts.empty())
            append_times(out, exception.rule.shifts);
        out += "</WeekDay>";
    }
}

} // namespace

void append_calendar(std::string& out, Calendar const& calendar)
{
    out += "<Calendar>";
    {
        Sequence fields(out, kCalendarOrder, calendar.rest);
        fields.number("UID", calendar.uid);
        fields.text("Name", calendar.name);
        fields.flag("IsBaseCalendar", calendar.is_base);
        fields.number("BaseCalendarUID", calendar.base_uid);
        std::string& days = fields.list("WeekDays");
        std::string inside;
        append_week(inside, calendar.week);
        append_old_exceptions(inside, calendar.exceptions);
        if (!inside.empty())
            append_element(days, "WeekDays", inside);
        std::string& exceptions = fields.list("Exceptions");
        if (!calendar.exceptions.empty())
            exceptions += write_exceptions(calendar);
        std::string& weeks = fields.list("WorkWeeks");
        if (!calendar.work_weeks.empty()) {
            weeks += "<WorkWeeks>";
            for (std::size_t i = 0; i < calendar.work_weeks.size(); ++i) {
                weeks += "<WorkWeek>";
                append_period(weeks, calendar.work_weeks[i].from, calendar.work_weeks[i].to);
                if (i < calendar.work_week_names.size() && !calendar.work_week_names[i].empty()) {
                    weeks += "<Name>";
                    append_text(weeks, calendar.work_week_names[i]);
                    weeks += "</Name>";
                }
                weeks += "<WeekDays>";
                append_week(weeks, calendar.work_weeks[i].week);
                weeks += "</WeekDays></WorkWeek>";
            }
            weeks += "</WorkWeeks>";
        }
    }
    out += "</Calendar>";
}

std::string write_exceptions(Calendar const& calendar)
{
    std::string out = "<Exceptions>";
    for (NamedException const& exception : calendar.exceptions)
        append_exception(out, exception);
    return out + "</Exceptions>";
}

std::string write_calendar(Calendar const& calendar)
{
    std::string out;
    append_calendar(out, calendar);
    return out;
}

} // namespace pmo::mspdi
