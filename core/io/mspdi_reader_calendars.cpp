// Calendars of a Microsoft Project file: weeks, work weeks and exceptions, of both places where the format keeps these.
#include "core/io/mspdi_read_parts.h"

namespace pmo::mspdi {

namespace {

std::vector<engine::Shift> read_shifts(Reader& reader, pugi::xml_node node, bool working)
{
    std::vector<engine::Shift> shifts;
    for_each(child_of(node, "WorkingTimes"), "WorkingTime", [&](pugi::xml_node time) {
        pugi::xml_node const from_node = child_of(time, "FromTime");
        pugi::xml_node const to_node = child_of(time, "ToTime");
        if (!from_node || !to_node)
            return; // Project writes empty working times
        auto const from = parse_time_of_day(text_of(from_node));
        auto to = parse_time_of_day(text_of(to_node));
        if (!from || !to)
            return reader.warn(from ? to_node : from_node);
        if (*to <= *from)
            *to += 1440; // 00:00 is the end of the day, anything else before the start is in the next one
        shifts.push_back({*from, std::min(*to, 2880)});
    });
    if (working && shifts.empty())
        return {{480, 720}, {780, 1020}}; // "working" without hours: Project's default ones
    return shifts;
}

engine::DayRule read_day(Reader& reader, pugi::xml_node node)
{
    bool working = false;
    reader.put<As::flag>(child_of(node, "DayWorking"), working);
    return working ? engine::DayRule::hours(read_shifts(reader, node, true)) : engine::DayRule::day_off();
}

struct Period {
    engine::Day from = 0;
    engine::Day to = -1;
};

std::optional<Period> read_period(pugi::xml_node node)
{
    pugi::xml_node const period = child_of(node, "TimePeriod");
    auto const from = parse_date_time(text_of(child_of(period, "FromDate")));
    auto const to = parse_date_time(text_of(child_of(period, "ToDate")));
    if (!from)
        return std::nullopt;
    return Period{engine::day_of(*from), engine::day_of(to ? *to : *from)};
}

void read_week(Reader& reader, pugi::xml_node week_days, engine::WeekPattern& week, Calendar* calendar)
{
    for_each(week_days, "WeekDay", [&](pugi::xml_node node) {
        std::int32_t type = -1;
        reader.put<As::number>(child_of(node, "DayType"), type);
        if (type >= 1 && type <= 7) {
            week[static_cast<std::size_t>((type + 5) % 7)] = read_day(reader, node); // 1 Sunday; ours 0 Monday
        } else if (type == 0 && calendar) {
            auto const period = read_period(node);
            engine::DayRule const day = read_day(reader, node);
            if (period)
                calendar->exceptions.push_back({{}, {.from = period->from, .to = period->to, .shifts = day.shifts}});
        }
    });
}

engine::Repeat repeat_of(std::int32_t type, std::int32_t every)
{
    using engine::Repeat;
    switch (type) {
    case 1: return every > 1 ? Repeat::days : Repeat::every_day;
    case 2: return Repeat::year_day;
    case 3: return Repeat::year_position;
    case 4: return Repeat::month_day;
    case 5: return Repeat::month_position;
    case 6: return Repeat::weeks;
    case 7: return Repeat::days;
    case 8: return Repeat::weekdays;
    default: return Repeat::every_day;
    }
}

std::optional<NamedException> read_exception(Reader& reader, pugi::xml_node node)
{
    auto const period = read_period(node);
    if (!period)
        return std::nullopt;
    NamedException e;
    e.rule.from = period->from;
    e.rule.to = period->to;
    bool working = false, by_occurrences = false;
    std::int32_t type = 0, occurrences = 0, month = 0, month_day = 1, position = 0, item = 0, days_of_week = 0;
    for (pugi::xml_node const child : node.children()) {
        std::string_view const name = local_name(child);
        if (name == "Name") reader.put<As::text>(child, e.name);
        else if (name == "Type") reader.put<As::number>(child, type);
        else if (name == "Period") reader.put<As::number>(child, e.rule.every);
        else if (name == "Occurrences") reader.put<As::number>(child, occurrences);
        else if (name == "EnteredByOccurrences") reader.put<As::flag>(child, by_occurrences);
        else if (name == "DaysOfWeek") reader.put<As::number>(child, days_of_week);
        else if (name == "Month") reader.put<As::number>(child, month); // 0 January
        else if (name == "MonthDay") reader.put<As::number>(child, month_day);
        else if (name == "MonthItem") reader.put<As::number>(child, item);
        else if (name == "MonthPosition") reader.put<As::number>(child, position); // 0 first
        else if (name == "DayWorking") reader.put<As::flag>(child, working);
    }
    e.rule.repeat = repeat_of(type, e.rule.every);
    e.rule.occurrences = by_occurrences && e.rule.repeat != engine::Repeat::every_day ? std::max(0, occurrences) : 0;
    e.rule.weekday_mask = static_cast<std::uint8_t>(days_of_week & 0x7f);
    e.rule.month = static_cast<std::uint8_t>(std::clamp(month, 0, 11) + 1);
    e.rule.month_day = static_cast<std::uint8_t>(std::clamp(month_day, 1, 31));
    e.rule.position = static_cast<std::uint8_t>(std::clamp(position, 0, 4) + 1);
    e.rule.item = static_cast<engine::PositionItem>(std::clamp(item, 0, 9));
    if (working)
        e.rule.shifts = read_shifts(reader, node, true);
    return e;
}

} // namespace

Calendar read_calendar(Reader& reader, pugi::xml_node node)
{
    Calendar c;
    for (pugi::xml_node const child : node.children()) {
        std::string_view const name = local_name(child);
        if (name == "UID") reader.put<As::number>(child, c.uid);
        else if (name == "Name") reader.put<As::text>(child, c.name);
        else if (name == "IsBaseCalendar") reader.put<As::flag>(child, c.is_base);
        else if (name == "BaseCalendarUID") reader.put<As::number>(child, c.base_uid);
        else if (name == "WeekDays") read_week(reader, child, c.week, &c);
        else if (name == "IsBaselineCalendar" && says(text_of(child), "0")) continue;
        else if (name == "Exceptions") {
            // The newer list says what the older one in WeekDays says, and more exactly.
            std::vector<NamedException> listed;
            for_each(child, "Exception", [&](pugi::xml_node e) {
                if (auto exception = read_exception(reader, e))
                    listed.push_back(std::move(*exception));
                else
                    reader.warn(e);
            });
            if (!listed.empty())
                c.exceptions = std::move(listed);
        } else if (name == "WorkWeeks") {
            for_each(child, "WorkWeek", [&](pugi::xml_node w) {
                if (auto const period = read_period(w)) {
                    engine::WorkWeek week{.from = period->from, .to = period->to};
                    // The published structure has the days here, Project's own files in a list of their own.
                    pugi::xml_node const days = child_of(w, "WeekDays");
                    read_week(reader, days ? days : w, week.week, nullptr);
                    c.work_weeks.push_back(std::move(week));
                    reader.put<As::text>(child_of(w, "Name"), c.work_week_names.emplace_back());
                }
            });
        } else if (child.type() == pugi::node_element) {
            reader.keep_copy(child, c.rest);
        }
    }
    return c;
}

} // namespace pmo::mspdi
