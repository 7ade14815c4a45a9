#include "core/base/date.h"

#include <cstdio>

namespace pmo {

// Days from civil date and back: the usual 400-year-era arithmetic with March as the first month.
Date date_of(Civil c) {
    std::int32_t const y = c.year - (c.month <= 2 ? 1 : 0);
    std::int32_t const era = (y >= 0 ? y : y - 399) / 400;
    auto const yoe = static_cast<std::uint32_t>(y - era * 400);
    std::uint32_t const month = c.month;
    std::uint32_t const doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + c.day - 1;
    std::uint32_t const doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return {era * 146097 + static_cast<std::int32_t>(doe) - 719468};
}

Civil civil_of(Date date) {
    std::int32_t const z = date.day + 719468;
    std::int32_t const era = (z >= 0 ? z : z - 146096) / 146097;
    auto const doe = static_cast<std::uint32_t>(z - era * 146097);
    std::uint32_t const yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    std::uint32_t const doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    std::uint32_t const mp = (5 * doy + 2) / 153;
    auto const day = static_cast<std::uint8_t>(doy - (153 * mp + 2) / 5 + 1);
    auto const month = static_cast<std::uint8_t>(mp < 10 ? mp + 3 : mp - 9);
    return {static_cast<std::int32_t>(yoe) + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int days_in_month(std::int32_t year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

bool valid(Civil c) {
    return c.year >= 1 && c.year <= 9999 && c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= days_in_month(c.year, c.month);
}

int weekday(Date date) {
    int const w = (date.day + 3) % 7;                // 1970-01-01 was a Thursday
    return (w < 0 ? w + 7 : w) + 1;
}

int iso_week(Date date) {
    Date const thursday{date.day + 4 - weekday(date)};
    Date const first = date_of(Civil{civil_of(thursday).year, 1, 1});
    return (thursday.day - first.day) / 7 + 1;
}

std::string to_text(Date date) {
    Civil const c = civil_of(date);
    char buffer[24];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", static_cast<int>(c.year), c.month, c.day);
    return buffer;
}

std::string to_text(Moment moment) {
    int const m = minute_of_day(moment);
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d", m / 60, m % 60);
    return to_text(date_of(moment)) + buffer;
}

namespace {

// Exactly `n` ASCII digits at the head of `text`, consumed; -1 otherwise.
int digits(std::string_view& text, std::size_t n) {
    if (text.size() < n) return -1;
    int value = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(n);
    return value;
}

bool eat(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> eat_date(std::string_view& text) {
    int const y = digits(text, 4);
    if (y < 0 || !eat(text, '-')) return std::nullopt;
    int const m = digits(text, 2);
    if (m < 0 || !eat(text, '-')) return std::nullopt;
    int const d = digits(text, 2);
    if (d < 0) return std::nullopt;
    Civil const c{y, static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
    if (!valid(c)) return std::nullopt;
    return date_of(c);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    auto const date = eat_date(text);
    return date && text.empty() ? date : std::nullopt;
}

std::optional<Moment> parse_moment(std::string_view text) {
    auto const date = eat_date(text);
    if (!date || !eat(text, 'T')) return std::nullopt;
    int const h = digits(text, 2);
    if (h < 0 || h > 23 || !eat(text, ':')) return std::nullopt;
    int const m = digits(text, 2);
    if (m < 0 || m > 59) return std::nullopt;
    if (eat(text, ':')) {
        int const s = digits(text, 2);
        if (s < 0 || s > 59) return std::nullopt;
    }
    if (!text.empty()) return std::nullopt;
    return moment_of(*date, h * 60 + m);
}

}  // namespace pmo
