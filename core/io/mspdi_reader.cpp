#include "core/io/mspdi_reader.h"

#include "core/io/mspdi_values.h"

#include "core/base/text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace pmo::mspdi {

namespace {

std::string_view local_name(pugi::xml_node node)
{
    std::string_view const name = node.name();
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view text_of(pugi::xml_node node)
{
    return node.text().get();
}

enum class As { text, flag, number, date, duration, tenths, money, rate, millionths };

// Fills plain values from elements and remembers what it did not understand.
class Reader {
public:
    Reader(Project& project, std::string_view bytes, Limits const& limits) : m_project(project), m_bytes(bytes), m_limits(limits) {}

    Limits const& limits() const { return m_limits; }

    template <As as, class T>
    void put(pugi::xml_node node, T& target)
    {
        std::string_view const text = text_of(node);
        if constexpr (as == As::text) {
            target = repair_utf8(text);
        } else if constexpr (as == As::flag) {
            keep(parse_flag(text), node, target);
        } else if (!text.empty()) {
            if constexpr (as == As::number)
                keep(parse_decimal(text, 0), node, target);
            else if constexpr (as == As::date)
                keep(parse_date_time(text), node, target);
            else if constexpr (as == As::duration)
                keep(parse_duration(text), node, target);
            else if constexpr (as == As::tenths)
                put_tenths(node, target);
            else if constexpr (as == As::money)
                keep(parse_decimal(text, 0), node, target);
            else if constexpr (as == As::rate)
                keep(parse_decimal(text, 4), node, target);
            else
                keep(parse_decimal(text, 6), node, target);
        }
    }

    template <class Enum>
    void put_enum(pugi::xml_node node, Enum& target, int greatest)
    {
        auto const number = parse_decimal(text_of(node), 0);
        if (number && *number >= 0 && *number <= greatest)
            target = static_cast<Enum>(*number);
        else
            warn(node);
    }

    void warn(pugi::xml_node node)
    {
        if (m_project.warnings.size() >= m_limits.warnings)
            return;
        m_project.warnings.push_back({"mspdi.bad_value", {std::string(local_name(node)), std::string(first_code_points(text_of(node), 40)), std::to_string(line_of(node))}});
    }

private:
    template <class T, class V>
    void keep(std::optional<V> const& value, pugi::xml_node node, T& target)
    {
        if (!value)
            return warn(node);
        if constexpr (!std::is_same_v<T, V>) {
            if (*value < std::numeric_limits<T>::min() || *value > std::numeric_limits<T>::max())
                return warn(node);
        }
        target = static_cast<T>(*value);
    }

    void put_tenths(pugi::xml_node node, Minute& target)
    {
        std::optional<std::int64_t> const tenths = parse_decimal(text_of(node), 0);
        if (!tenths)
            return warn(node);
        target = (*tenths + (*tenths >= 0 ? 5 : -5)) / 10;
    }

    std::size_t line_of(pugi::xml_node node)
    {
        if (m_lines.empty()) {
            m_lines.push_back(0);
            for (std::size_t i = 0; i < m_bytes.size(); ++i) {
                if (m_bytes[i] == '\n')
                    m_lines.push_back(i + 1);
            }
        }
        auto const offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug()));
        return static_cast<std::size_t>(std::upper_bound(m_lines.begin(), m_lines.end(), offset) - m_lines.begin());
    }

    Project& m_project;
    std::string_view m_bytes;
    Limits const& m_limits;
    std::vector<std::size_t> m_lines;
};

// One element of a record: its name and what it sets.
template <class Record>
struct Field {
    std::string_view name;
    void (*set)(Reader&, pugi::xml_node, Record&);
};

template <class Record, As as, auto member>
void put(Reader& reader, pugi::xml_node node, Record& record)
{
    reader.put<as>(node, record.*member);
}

template <class Record, std::size_t n>
constexpr bool in_order(std::array<Field<Record>, n> const& fields)
{
    return std::is_sorted(fields.begin(), fields.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
}

template <class Record, std::size_t n>
void fill(Reader& reader, pugi::xml_node node, Record& record, std::array<Field<Record>, n> const& fields)
{
    for (pugi::xml_node const child : node.children()) {
        std::string_view const name = local_name(child);
        auto const field = std::lower_bound(fields.begin(), fields.end(), name, [](auto const& f, std::string_view wanted) { return f.name < wanted; });
        if (field != fields.end() && field->name == name)
            field->set(reader, child, record);
    }
}

// Calls `each` for the children of that name.
template <class Each>
void for_each(pugi::xml_node node, std::string_view name, Each each)
{
    for (pugi::xml_node const child : node.children()) {
        if (local_name(child) == name)
            each(child);
    }
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name)
{
    for (pugi::xml_node const child : node.children()) {
        if (local_name(child) == name)
            return child;
    }
    return {};
}

// --- calendars -------------------------------------------------------------------------------------------------------------

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
                    read_week(reader, child_of(w, "WeekDays"), week.week, nullptr);
                    c.work_weeks.push_back(std::move(week));
                }
            });
        }
    }
    return c;
}

// --- small records ---------------------------------------------------------------------------------------------------------

DurationFormat format_of(std::int32_t code)
{
    return {code >= 32 && code != 53 ? code - 32 : code == 53 ? 21 : code};
}

void read_format(Reader& reader, pugi::xml_node node, DurationFormat& format)
{
    std::int32_t code = format.code;
    reader.put<As::number>(node, code);
    format = format_of(code);
}

Link read_link(Reader& reader, pugi::xml_node node)
{
    Link link;
    std::int64_t lag = 0;
    for (pugi::xml_node const child : node.children()) {
        std::string_view const name = local_name(child);
        if (name == "PredecessorUID") reader.put<As::number>(child, link.predecessor_uid);
        else if (name == "Type") reader.put_enum(child, link.type, 3);
        else if (name == "LinkLag") reader.put<As::number>(child, lag);
        else if (name == "LagFormat") reader.put<As::number>(child, link.lag_format);
        else if (name == "CrossProject") reader.put<As::flag>(child, link.cross_project);
        else if (name == "CrossProjectName") reader.put<As::text>(child, link.cross_project_name);
    }
    DurationFormat const format = format_of(link.lag_format);
    using engine::LagKind;
    if (format.percent())
        link.lag_kind = format.elapsed() ? LagKind::elapsed_percent : LagKind::percent;
    else
        link.lag_kind = format.elapsed() ? LagKind::elapsed : LagKind::working;
    if (!format.percent())
        lag = (lag + (lag >= 0 ? 5 : -5)) / 10; // tenths of a minute
    link.lag = static_cast<std::int32_t>(std::clamp<std::int64_t>(lag, -1'000'000'000, 1'000'000'000));
    return link;
}

constexpr std::array<Field<Baseline>, 6> kBaselineFields{{
    {"Cost", put<Baseline, As::money, &Baseline::cost>},
    {"Duration", put<Baseline, As::duration, &Baseline::duration>},
    {"Finish", put<Baseline, As::date, &Baseline::finish>},
    {"Number", put<Baseline, As::number, &Baseline::number>},
    {"Start", put<Baseline, As::date, &Baseline::start>},
    {"Work", put<Baseline, As::duration, &Baseline::work>},
}};
static_assert(in_order(kBaselineFields));

constexpr std::array<Field<ExtendedValue>, 2> kExtendedValueFields{{
    {"FieldID", put<ExtendedValue, As::number, &ExtendedValue::field_id>},
    {"Value", put<ExtendedValue, As::text, &ExtendedValue::value>},
}};

constexpr std::array<Field<ExtendedField>, 4> kExtendedFieldFields{{
    {"Alias", put<ExtendedField, As::text, &ExtendedField::alias>},
    {"CFType", put<ExtendedField, As::number, &ExtendedField::type>},
    {"FieldID", put<ExtendedField, As::number, &ExtendedField::field_id>},
    {"FieldName", put<ExtendedField, As::text, &ExtendedField::name>},
}};

template <class Record>
void add_extended(Reader& reader, pugi::xml_node node, Record& record)
{
    fill(reader, node, record.extended.emplace_back(), kExtendedValueFields);
}

#include "core/io/mspdi_fields.inc"

// --- the document ----------------------------------------------------------------------------------------------------------

template <class Record, std::size_t n>
Status read_list(Reader& reader, pugi::xml_node list, std::string_view name, std::vector<Record>& out, std::array<Field<Record>, n> const& fields)
{
    for (pugi::xml_node const child : list.children()) {
        if (local_name(child) != name)
            continue;
        if (out.size() >= reader.limits().records)
            return Error{"mspdi.too_large", {std::string(name), std::to_string(reader.limits().records)}};
        fill(reader, child, out.emplace_back(), fields);
    }
    return Ok{};
}

bool deeper_than(pugi::xml_node root, std::size_t limit)
{
    std::size_t depth = 0;
    for (pugi::xml_node node = root; node;) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > limit)
                return true;
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root)
            return false;
        node = node.next_sibling();
    }
    return false;
}

} // namespace

Result<Project> read(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.bytes)
        return Error{"mspdi.too_large", {"bytes", std::to_string(limits.bytes)}};
    if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<')) > limits.tags)
        return Error{"mspdi.too_large", {"tags", std::to_string(limits.tags)}};

    pugi::xml_document document;
    pugi::xml_parse_result const parsed = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype);
    for (pugi::xml_node const node : document.children()) {
        if (node.type() == pugi::node_doctype)
            return Error{"mspdi.doctype"};
    }
    if (!parsed) {
        auto const offset = std::min(bytes.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)));
        auto const line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return Error{"mspdi.malformed", {std::to_string(line), parsed.description()}};
    }
    pugi::xml_node const root = document.document_element();
    if (local_name(root) != "Project")
        return Error{"mspdi.not_a_project", {std::string(local_name(root))}};
    if (deeper_than(document, limits.depth))
        return Error{"mspdi.too_deep", {std::to_string(limits.depth)}};

    Project project;
    Reader reader(project, bytes, limits);
    fill(reader, root, project, kProjectFields);
    PMO_TRY(fields, read_list(reader, child_of(root, "ExtendedAttributes"), "ExtendedAttribute", project.extended_fields, kExtendedFieldFields));
    PMO_TRY(tasks, read_list(reader, child_of(root, "Tasks"), "Task", project.tasks, kTaskFields));
    PMO_TRY(resources, read_list(reader, child_of(root, "Resources"), "Resource", project.resources, kResourceFields));
    PMO_TRY(assignments, read_list(reader, child_of(root, "Assignments"), "Assignment", project.assignments, kAssignmentFields));
    static_cast<void>(fields), static_cast<void>(tasks), static_cast<void>(resources), static_cast<void>(assignments);
    for (pugi::xml_node const child : child_of(root, "Calendars").children()) {
        if (local_name(child) != "Calendar")
            continue;
        if (project.calendars.size() >= limits.records)
            return Error{"mspdi.too_large", {"Calendar", std::to_string(limits.records)}};
        project.calendars.push_back(read_calendar(reader, child));
    }
    return project;
}

} // namespace pmo::mspdi
