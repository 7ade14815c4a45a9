#include "core/io/mspdi_values.h"

#include "core/base/date.h"

#include <algorithm>

namespace pmo::mspdi {

namespace {

constexpr std::int64_t kHuge = 1'000'000'000'000'000; // keeps sums of saturated values inside 64 bits

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    auto const from = text.find_first_not_of(blank);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

// Digits in front of `text` as a number; false without any.
bool take_number(std::string_view& text, std::int64_t& value)
{
    if (text.empty() || !is_digit(text.front()))
        return false;
    value = 0;
    while (!text.empty() && is_digit(text.front())) {
        value = std::min(kHuge, value * 10 + (text.front() - '0'));
        text.remove_prefix(1);
    }
    return true;
}

} // namespace

std::optional<std::int64_t> parse_decimal(std::string_view text, int digits)
{
    text = trimmed(text);
    bool const negative = take(text, '-');
    if (!negative)
        take(text, '+');
    std::string_view const whole = text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin()));
    text.remove_prefix(whole.size());
    std::string_view fraction;
    if (take(text, '.')) {
        fraction = text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin()));
        text.remove_prefix(fraction.size());
    }
    if (whole.empty() && fraction.empty())
        return std::nullopt;
    std::int64_t exponent = 0;
    if (take(text, 'e') || take(text, 'E')) {
        bool const down = take(text, '-');
        if (!down)
            take(text, '+');
        if (!take_number(text, exponent))
            return std::nullopt;
        exponent = std::min<std::int64_t>(exponent, 400) * (down ? -1 : 1);
    }
    if (!text.empty())
        return std::nullopt;
    // The decimal point stands `point` digits to the right of the first digit.
    std::int64_t const point = static_cast<std::int64_t>(whole.size()) + exponent + digits;
    auto const digit = [&](std::int64_t i) -> std::int64_t {
        if (i < 0)
            return 0;
        auto const k = static_cast<std::size_t>(i);
        if (k < whole.size())
            return whole[k] - '0';
        return k - whole.size() < fraction.size() ? fraction[k - whole.size()] - '0' : 0;
    };
    std::int64_t value = 0;
    for (std::int64_t i = 0; i < point; ++i) {
        value = value * 10 + digit(i);
        if (value > kHuge) {
            value = kHuge;
            break;
        }
    }
    if (value < kHuge && point >= 0 && digit(point) >= 5)
        ++value;
    return negative ? -value : value;
}

std::optional<std::int64_t> parse_duration(std::string_view text)
{
    text = trimmed(text);
    if (text == "0")
        return 0;
    bool negative = take(text, '-');
    if (!take(text, 'P'))
        return std::nullopt;
    std::int64_t seconds = 0;
    bool any = false;
    bool in_time = take(text, 'T');
    while (!text.empty()) {
        if (!in_time && take(text, 'T')) {
            in_time = true;
            continue;
        }
        if (take(text, '-'))
            negative = true; // Project writes the sign inside, and one sign is meant for all
        std::int64_t number = 0;
        if (!take_number(text, number))
            return std::nullopt;
        bool half_up = false;
        if (take(text, '.')) {
            half_up = !text.empty() && text.front() >= '5';
            std::int64_t ignored = 0;
            take_number(text, ignored);
        }
        if (text.empty())
            return std::nullopt;
        std::int64_t unit = 0;
        if (!in_time && text.front() == 'D')
            unit = 86'400;
        else if (in_time && text.front() == 'H')
            unit = 3'600;
        else if (in_time && text.front() == 'M')
            unit = 60;
        else if (in_time && text.front() == 'S')
            unit = 1;
        else
            return std::nullopt;
        text.remove_prefix(1);
        number = std::min<std::int64_t>(number, kHuge / unit);
        seconds = std::min(kHuge, seconds + number * unit + (half_up && unit == 1 ? 1 : 0));
        any = true;
    }
    if (!any)
        return std::nullopt;
    std::int64_t const minutes = (seconds + 30) / 60;
    return negative ? -minutes : minutes;
}

std::optional<std::int64_t> parse_date_time(std::string_view text)
{
    text = trimmed(text);
    if (text.size() == 10) {
        auto const date = parse_date(text);
        if (!date)
            return std::nullopt;
        return moment_of(*date).minute;
    }
    if (text.size() > 19)
        text = text.substr(0, 19);
    auto const moment = parse_moment(text);
    if (!moment)
        return std::nullopt;
    return moment->minute;
}

std::optional<std::int32_t> parse_time_of_day(std::string_view text)
{
    text = trimmed(text);
    if (auto const t = text.find('T'); t != std::string_view::npos)
        text.remove_prefix(t + 1);
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    if (!take_number(text, hours) || !take(text, ':') || !take_number(text, minutes) || hours > 24 || minutes > 59)
        return std::nullopt;
    return static_cast<std::int32_t>(std::min<std::int64_t>(1440, hours * 60 + minutes));
}

std::optional<bool> parse_flag(std::string_view text)
{
    text = trimmed(text);
    if (text == "1" || text == "true" || text == "-1")
        return true;
    if (text == "0" || text == "false" || text.empty())
        return false;
    return std::nullopt;
}

void append_duration(std::string& out, std::int64_t minutes)
{
    bool const negative = minutes < 0;
    auto const size = negative ? -minutes : minutes;
    auto const number = [&](std::int64_t value) { out += (negative && value > 0 ? "-" : "") + std::to_string(value); };
    out += "PT";
    number(size / 60);
    out += 'H';
    number(size % 60);
    out += "M0S";
}

bool append_date_time(std::string& out, std::int64_t minute)
{
    constexpr std::int64_t kFirst = -1'035'593'280; // 0001-01-01
    constexpr std::int64_t kLast = 4'223'371'679;   // 9999-12-31T23:59
    if (minute < kFirst || minute > kLast)
        return false;
    out += to_text(Moment{minute});
    out += ":00";
    return true;
}

void append_time_of_day(std::string& out, std::int32_t minute)
{
    auto const two = [&](std::int32_t value) {
        out += static_cast<char>('0' + value / 10);
        out += static_cast<char>('0' + value % 10);
    };
    minute %= 1440;
    two(minute / 60);
    out += ':';
    two(minute % 60);
    out += ":00";
}

} // namespace pmo::mspdi
