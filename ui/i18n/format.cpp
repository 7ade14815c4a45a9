#include "ui/i18n/format.h"

#include <algorithm>
#include <array>
#include <limits>

#include "ui/i18n/tr.h"

namespace pmo::ui {
namespace {

// Tenths of `unit`, rounded half away from zero, without ever leaving 64 bits: what is beyond is shown as the most that can be shown.
std::int64_t tenths_of(std::int64_t minutes, std::int64_t unit) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 16;
    auto const most = std::clamp(minutes, -kMost, kMost);
    auto const half = unit / 2;
    return (most * 10 + (most < 0 ? -half : half)) / unit;
}

constexpr std::string_view kMinus = "\u2212";

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::uint64_t power_of_ten(int n) {
    std::uint64_t p = 1;
    for (int i = 0; i < n; ++i) p *= 10;
    return p;
}

std::string grouped(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; ) digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string two(int value) { return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)}; }

std::string padded(std::uint64_t value, int width) {
    std::string digits = std::to_string(value);
    if (static_cast<int>(digits.size()) < width) digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return digits;
}

// Grouped digits of value / 10^decimals with `shown` decimals, without a sign. Rounds half away from zero.
std::string digits_of(std::uint64_t value, int decimals, int shown) {
    if (shown < 0) shown = decimals;
    if (shown < decimals) {
        std::uint64_t const cut = power_of_ten(decimals - shown);
        value = value / cut + (value % cut >= (cut + 1) / 2 ? 1 : 0);
    } else {
        value *= power_of_ten(shown - decimals);
    }
    std::uint64_t const unit = power_of_ten(shown);
    std::string out = grouped(value / unit);
    if (shown > 0) out += '.' + padded(value % unit, shown);
    return out;
}

bool all_zero(std::string const& digits) { return digits.find_first_of("123456789") == std::string::npos; }

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

Msg month_word(int month) {
    static constexpr std::array<Msg, 12> kWords{"month.01", "month.02", "month.03", "month.04", "month.05", "month.06",
                                               "month.07", "month.08", "month.09", "month.10", "month.11", "month.12"};
    return kWords[static_cast<std::size_t>(month - 1) % 12];
}

int minor_digits(std::string_view currency) { return currency == "JPY" || currency == "KRW" ? 0 : 2; }

}  // namespace

std::string format_integer(std::int64_t value) {
    std::string out = value < 0 ? std::string(kMinus) : std::string();
    return out + grouped(magnitude(value));
}

std::string format_decimal(std::int64_t scaled, int decimals, int shown) {
    std::string const digits = digits_of(magnitude(scaled), decimals, shown);
    return scaled < 0 && !all_zero(digits) ? std::string(kMinus) + digits : digits;
}

std::string format_signed(std::int64_t scaled, int decimals, int shown) {
    std::string const digits = digits_of(magnitude(scaled), decimals, shown);
    if (all_zero(digits)) return digits;
    return (scaled < 0 ? std::string(kMinus) : "+") + digits;
}

std::string format_percent(std::int64_t scaled, int decimals, int shown) { return format_decimal(scaled, decimals, shown) + "%"; }

std::string format_plain(std::int64_t scaled, int decimals) {
    std::uint64_t const value = magnitude(scaled), unit = power_of_ten(decimals);
    std::string out = scaled < 0 ? "-" : "";
    out += std::to_string(value / unit);
    std::uint64_t const rest = value % unit;
    if (rest != 0) {
        out += '.' + padded(rest, decimals);
        while (out.back() == '0') out.pop_back();
    }
    return out;
}

std::int64_t money_unit_minor(std::string_view currency) {
    auto const minor = static_cast<std::int64_t>(power_of_ten(minor_digits(currency)));
    return (language() == Language::zh ? 10000 : 1000) * minor;
}

std::string money_unit(std::string_view currency) {
    if (language() == Language::en) return std::string(currency) + " K";
    if (currency == "CNY" || currency.empty()) return "万元";
    return "万 " + std::string(currency);
}

std::string format_money(std::int64_t minor, std::string_view currency, MoneyStyle style) {
    int const digits = minor_digits(currency);
    if (style == MoneyStyle::full) return format_decimal(minor, digits);
    int const unit_digits = language() == Language::zh ? 4 : 3;
    if (style == MoneyStyle::rounded) return format_decimal(minor, digits + unit_digits, magnitude(minor) / power_of_ten(digits + unit_digits) >= 100 ? 0 : 1);
    if (style == MoneyStyle::number) return format_decimal(minor, digits + unit_digits, 1);
    if (language() == Language::zh) return format_decimal(minor, digits + 4, 1) + " " + money_unit(currency);
    std::uint64_t const whole = magnitude(minor) / power_of_ten(digits);
    std::string const prefix = std::string(currency) + " ";
    if (whole >= 1000000) return prefix + format_decimal(minor, digits + 6, 1) + " M";
    if (whole >= 1000) return prefix + format_decimal(minor, digits + 3, 1) + " K";
    return prefix + format_decimal(minor, digits, 0);
}

// ---------------------------------------------------------------------------------------------- dates

CivilDate civil_from_days(std::int32_t days) {
    std::int64_t const z = std::int64_t{days} + 719468;
    std::int64_t const era = floor_div(z, 146097);
    std::int64_t const doe = z - era * 146097;
    std::int64_t const yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    std::int64_t const doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    std::int64_t const mp = (5 * doy + 2) / 153;
    auto const day = static_cast<std::int32_t>(doy - (153 * mp + 2) / 5 + 1);
    auto const month = static_cast<std::int32_t>(mp < 10 ? mp + 3 : mp - 9);
    auto const year = static_cast<std::int32_t>(yoe + era * 400 + (month <= 2 ? 1 : 0));
    return {year, month, day};
}

std::int32_t days_from_civil(CivilDate date) {
    std::int64_t const y = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
    std::int64_t const era = floor_div(y, 400);
    std::int64_t const yoe = y - era * 400;
    std::int64_t const doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    std::int64_t const doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return static_cast<std::int32_t>(era * 146097 + doe - 719468);
}

int weekday_of(std::int32_t days) {
    int const w = (days + 3) % 7;   // 1970-01-01 was a Thursday
    return w < 0 ? w + 7 : w;
}

int days_in_month(std::int32_t year, std::int32_t month) {
    bool const next_year = month == 12;
    return days_from_civil({next_year ? year + 1 : year, next_year ? 1 : month + 1, 1}) - days_from_civil({year, month, 1});
}

std::string format_date(std::int32_t days) {
    CivilDate const d = civil_from_days(days);
    return padded(static_cast<std::uint64_t>(d.year < 0 ? 0 : d.year), 4) + "-" + two(d.month) + "-" + two(d.day);
}

std::string format_date_short(std::int32_t days) {
    CivilDate const d = civil_from_days(days);
    return two(d.month) + "-" + two(d.day);
}

std::string format_date_long(std::int32_t days) {
    static constexpr std::array<Msg, 7> kWords{"weekday.0", "weekday.1", "weekday.2", "weekday.3", "weekday.4", "weekday.5", "weekday.6"};
    return tr("date.long_pattern", {format_date(days), tr(kWords[static_cast<std::size_t>(weekday_of(days))])});
}

std::string format_month(std::int32_t year, std::int32_t month) {
    return tr("date.month_pattern", {std::to_string(year), tr(month_word(month))});
}

std::string format_month_short(std::int32_t month) {
    static constexpr std::array<Msg, 12> kWords{"month.01.short", "month.02.short", "month.03.short", "month.04.short", "month.05.short",
        "month.06.short", "month.07.short", "month.08.short", "month.09.short", "month.10.short", "month.11.short", "month.12.short"};
    return std::string(tr(kWords[static_cast<std::size_t>(month - 1) % 12]));
}

std::string weekday_short(int weekday) {
    static constexpr std::array<Msg, 7> kWords{"weekday.0.short", "weekday.1.short", "weekday.2.short", "weekday.3.short",
                                              "weekday.4.short", "weekday.5.short", "weekday.6.short"};
    return std::string(tr(kWords[static_cast<std::size_t>(weekday) % 7]));
}

std::string format_time(std::int64_t local_minutes) {
    std::int64_t const of_day = local_minutes - floor_div(local_minutes, 1440) * 1440;
    return two(static_cast<int>(of_day / 60)) + ":" + two(static_cast<int>(of_day % 60));
}

std::string format_moment(std::int64_t local_minutes) {
    return format_date_short(static_cast<std::int32_t>(floor_div(local_minutes, 1440))) + " " + format_time(local_minutes);
}

std::string format_moment_long(std::int64_t local_minutes) {
    return format_date(static_cast<std::int32_t>(floor_div(local_minutes, 1440))) + " " + format_time(local_minutes);
}

std::string format_workdays(std::int64_t minutes, std::int32_t minutes_per_day) {
    auto const tenths = tenths_of(minutes, minutes_per_day);
    return tr("format.days", {format_decimal(tenths, 1, tenths % 10 == 0 ? 0 : 1)});
}

std::string format_hours(std::int64_t minutes) {
    auto const tenths = tenths_of(minutes, 60);
    return tr("format.hours", {format_decimal(tenths, 1, tenths % 10 == 0 ? 0 : 1)});
}

std::string format_bytes(std::int64_t bytes) {
    static constexpr std::array<std::string_view, 4> kUnits{" KB", " MB", " GB", " TB"};
    if (bytes < 1000) return format_integer(bytes) + " B";
    std::int64_t unit = 1000;
    std::size_t i = 0;
    while (i + 1 < kUnits.size() && bytes >= unit * 1000) unit *= 1000, ++i;
    return format_decimal(bytes / (unit / 10), 1) + std::string(kUnits[i]);
}

std::string format_initial(std::string_view name) {
    if (name.empty()) return {};
    auto const first = static_cast<unsigned char>(name[0]);
    std::size_t const length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::string initial(name.substr(0, length));
    if (length == 1 && initial[0] >= 'a' && initial[0] <= 'z') initial[0] = static_cast<char>(initial[0] - 32);
    return initial;
}

}  // namespace pmo::ui
