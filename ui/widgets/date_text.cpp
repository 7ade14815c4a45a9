#include "ui/widgets/date_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "ui/i18n/format.h"
#include "ui/widgets/number_text.h"

namespace pmo::ui {
namespace {

struct Word { std::string_view text; int days; };
constexpr std::array kWords{Word{"今天", 0}, Word{"今日", 0}, Word{"today", 0}, Word{"明天", 1}, Word{"tomorrow", 1}, Word{"后天", 2},
                            Word{"昨天", -1}, Word{"yesterday", -1}, Word{"前天", -2}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool works(DateRules const& rules, std::int32_t day) { return rules.is_workday ? rules.is_workday(day) : weekday_of(day) < 5; }

std::int32_t add_workdays(DateRules const& rules, std::int32_t day, int count) {
    int const step = count < 0 ? -1 : 1;
    for (int left = std::min(std::abs(count), 20000), guard = 0; left > 0 && guard < 200000; ++guard) {
        day += step;
        if (works(rules, day)) --left;
    }
    return day;
}

std::int32_t add_months(std::int32_t day, int count) {
    CivilDate date = civil_from_days(day);
    int const months = date.year * 12 + date.month - 1 + count;
    date.year = months / 12;
    date.month = months % 12 + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return days_from_civil(date);
}

DateResult civil(std::int32_t year, std::int32_t month, std::int32_t day, DateRules const& rules) {
    DateResult result;
    if (year < 1900 || year > 2199) { result.fault = DateFault::out_of_range; return result; }
    if (month < 1 || month > 12 || day < 1) { result.fault = DateFault::not_a_date; return result; }
    result.month = month;
    result.days_in_month = days_in_month(year, month);
    if (day > result.days_in_month) {
        result.fault = day <= 31 ? DateFault::no_such_day : DateFault::not_a_date;
        return result;
    }
    result.day = days_from_civil({year, month, day});
    if (result.day < rules.min || result.day > rules.max) result.fault = DateFault::out_of_range;
    return result;
}

DateResult checked(std::int32_t day, DateRules const& rules) {
    DateResult result;
    result.day = day;
    if (day < rules.min || day > rules.max) result.fault = DateFault::out_of_range;
    return result;
}

}  // namespace

DateResult parse_date(std::string_view text, DateRules const& rules) {
    std::string plain = normalize_width(text);
    for (char& c : plain) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (plain.empty()) return {DateFault::empty};
    for (Word const& word : kWords) if (plain == word.text) return checked(rules.today + word.days, rules);

    // +5d, -2w, +1m: working days, weeks, months.
    if (plain[0] == '+' || plain[0] == '-') {
        std::size_t at = 1;
        int count = 0;
        while (at < plain.size() && is_digit(plain[at]) && count < 100000) count = count * 10 + (plain[at++] - '0');
        std::string_view const unit = std::string_view(plain).substr(at);
        if (at == 1) return {DateFault::not_a_date};
        if (plain[0] == '-') count = -count;
        if (unit.empty() || unit == "d" || unit == "天" || unit == "日" || unit == "工作日") return checked(add_workdays(rules, rules.base, count), rules);
        if (count > 2000 || count < -2000) return {DateFault::out_of_range};
        if (unit == "w" || unit == "周") return checked(rules.base + 7 * count, rules);
        if (unit == "m" || unit == "月" || unit == "个月") return checked(add_months(rules.base, count), rules);
        return {DateFault::not_a_date};
    }

    // Numbers with any separators between them: - / . 年 月 日 号.
    std::array<std::int32_t, 3> numbers{};
    std::array<std::size_t, 3> lengths{};
    std::size_t count = 0;
    for (std::size_t at = 0; at < plain.size();) {
        if (is_digit(plain[at])) {
            if (count == 3) return {DateFault::not_a_date};
            std::size_t const start = at;
            std::int32_t value = 0;
            while (at < plain.size() && is_digit(plain[at]) && at - start < 9) value = value * 10 + (plain[at++] - '0');
            numbers[count] = value;
            lengths[count++] = at - start;
            continue;
        }
        std::string_view const rest = std::string_view(plain).substr(at);
        std::size_t skip = 0;
        for (std::string_view separator : {"-", "/", ".", " ", "年", "月", "日", "号"})
            if (rest.starts_with(separator)) skip = separator.size();
        if (skip == 0 || count == 0) return {DateFault::not_a_date};
        at += skip;
    }
    CivilDate const today = civil_from_days(rules.today);
    if (count == 3) {
        if (lengths[0] <= 2) return civil(2000 + numbers[0], numbers[1], numbers[2], rules);
        return civil(numbers[0], numbers[1], numbers[2], rules);
    }
    if (count == 2) return civil(today.year, numbers[0], numbers[1], rules);
    if (count == 1) {
        if (lengths[0] == 8) return civil(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100, rules);
        if (lengths[0] == 4) return civil(today.year, numbers[0] / 100, numbers[0] % 100, rules);
        if (lengths[0] <= 2) return civil(today.year, today.month, numbers[0], rules);
    }
    return {DateFault::not_a_date};
}

}  // namespace pmo::ui
