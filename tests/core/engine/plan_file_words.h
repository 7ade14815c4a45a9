// The words and numbers of a plan file. Internal to plan_file.cpp.
#pragma once

#include "core/base/date.h"
#include "core/engine/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace plan {

using namespace pmo::engine;

inline constexpr std::array kConstraints{"asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt"};
inline constexpr std::array kLinkTypes{"ff", "fs", "sf", "ss"};
inline constexpr std::array kCauses{"project-start", "link", "summary-link", "constraint", "summary-constraint", "late-as-possible",
                             "levelling", "rescheduled", "manual", "actual", "roll-up"};
inline constexpr std::array kProblems{"cycle", "bad-link", "bad-parent", "bad-calendar", "no-working-time", "bad-length", "date-missing",
                               "constraint-breaks-link", "link-breaks-constraint", "out-of-range"};
inline constexpr std::array kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr std::array kItems{"day", "weekday", "weekend-day", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
inline constexpr std::array kContours{"flat", "back-loaded", "front-loaded", "double-peak", "early-peak", "late-peak", "bell", "turtle"};

[[noreturn]] inline void fail(std::string const& what)
{
    throw std::runtime_error(what);
}

template <std::size_t n>
int find(std::array<char const*, n> const& names, std::string_view name)
{
    auto const it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

inline std::vector<std::string> split(std::string const& text, char at)
{
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string item; std::getline(stream, item, at);)
        if (!item.empty())
            out.push_back(item);
    return out;
}

inline std::int64_t number(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        fail("no number: " + std::string(text));
    return value;
}

inline bool is_date(std::string const& word)
{
    return word.size() >= 5 && word[0] >= '0' && word[0] <= '9' && word.find('-') != std::string::npos;
}

inline Minute moment(std::string word, int usual_hour)
{
    if (word.size() == 5 || (word.size() > 5 && word[5] == 'T'))
        word = "2026-" + word;
    if (word.find('T') == std::string::npos)
        word += usual_hour == 8 ? "T08:00" : "T17:00";
    auto const parsed = pmo::parse_moment(word);
    if (!parsed)
        fail("no date: " + word);
    return parsed->minute;
}

inline Day day(std::string const& word)
{
    return day_of(moment(word, 8));
}

struct Length {
    Minute minutes = 0;
    bool elapsed = false;
};

inline Length length(std::string_view text)
{
    bool const negative = !text.empty() && text[0] == '-';
    std::string_view rest = text.substr(negative ? 1 : 0);
    if (rest.empty())
        fail("no duration");
    Length out;
    while (!rest.empty()) {
        std::size_t digits = 0;
        while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9')
            ++digits;
        Minute const count = number(rest.substr(0, digits));
        rest.remove_prefix(digits);
        bool const elapsed = !rest.empty() && rest[0] == 'e';
        rest.remove_prefix(elapsed ? 1 : 0);
        if (rest.empty())
            fail("a duration without a unit: " + std::string(text));
        Minute const unit = rest[0] == 'm' ? 1 : rest[0] == 'h' ? 60 : rest[0] == 'd' ? (elapsed ? 1440 : 480) : rest[0] == 'w' ? (elapsed ? 10080 : 2400) : 0;
        if (unit == 0)
            fail("no unit: " + std::string(text));
        out.minutes += count * unit;
        out.elapsed = out.elapsed || elapsed;
        rest.remove_prefix(1);
    }
    out.minutes = negative ? -out.minutes : out.minutes;
    return out;
}

// In the one form in which expectations are compared: minutes.
inline std::string minutes_text(Minute minutes)
{
    return std::to_string(minutes) + "m";
}

inline std::string moment_text(Minute t)
{
    return t == kNoTime ? "none" : pmo::to_text(pmo::Moment{t});
}

inline std::int32_t clock_time(std::string const& word)
{
    auto const colon = word.find(':');
    if (colon == std::string::npos)
        fail("no time: " + word);
    return static_cast<std::int32_t>(number(word.substr(0, colon)) * 60 + number(word.substr(colon + 1)));
}

inline std::vector<Shift> shifts(std::string const& word)
{
    std::vector<Shift> out;
    if (word == "off")
        return out;
    for (std::string const& shift : split(word, ',')) {
        auto const dash = shift.find('-');
        if (dash == std::string::npos)
            fail("no shift: " + shift);
        out.push_back({clock_time(shift.substr(0, dash)), clock_time(shift.substr(dash + 1))});
    }
    return out;
}

inline DayRule rule(std::string const& word)
{
    return word == "off" ? DayRule::day_off() : DayRule::hours(shifts(word));
}

inline std::vector<int> days_of_week(std::string const& word)
{
    auto const dash = word.find('-');
    int const from = find(kDays, word.substr(0, dash)), to = dash == std::string::npos ? from : find(kDays, word.substr(dash + 1));
    if (from < 0 || to < from)
        fail("no days: " + word);
    std::vector<int> out;
    for (int i = from; i <= to; ++i)
        out.push_back(i);
    return out;
}

} // namespace plan
