#include "ui/views/plan_text.h"

#include "core/base/text.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/number_text.h"

namespace pmo::ui {

namespace {

// The words of a unit are one text, separated by commas, in each language.
bool names(Msg words, std::string_view unit) {
    for (auto const language : {Language::zh, Language::en})
        for (auto const word : split(tr_in(language, words), ','))
            if (fold(trim(word)) == unit) return true;
    return false;
}

}  // namespace

std::optional<engine::Minute> parse_duration(std::string_view text, std::int32_t minutes_per_day) {
    auto const plain = fold(trim(text));
    auto const end = plain.find_first_not_of("0123456789.,+- ");
    auto const number = trim(std::string_view(plain).substr(0, end));
    auto unit = end == std::string::npos ? std::string_view{} : trim(std::string_view(plain).substr(end));
    if (unit.ends_with('?')) unit = trim(unit.substr(0, unit.size() - 1));        // an estimated duration in Microsoft Project
    auto const parsed = parse_number(number, {.decimals = 3, .min = 0, .max = 1'000'000'000, .base = 0, .has_base = false, .relative = false});
    if (parsed.fault != NumberFault::none) return std::nullopt;
    engine::Minute of_one = minutes_per_day;
    if (unit.empty() || names("plan.unit.day", unit)) of_one = minutes_per_day;
    else if (names("plan.unit.hour", unit)) of_one = 60;
    else if (names("plan.unit.week", unit)) of_one = engine::Minute{5} * minutes_per_day;
    else if (names("plan.unit.minute", unit)) of_one = 1;
    else if (names("plan.unit.month", unit)) of_one = engine::Minute{20} * minutes_per_day;
    else return std::nullopt;
    return (parsed.value * of_one + 500) / 1000;
}

std::string days_text(engine::Minute minutes, std::int32_t minutes_per_day) {
    auto const per_day = minutes_per_day > 0 ? minutes_per_day : 480;
    if (minutes % per_day == 0) return format_integer(minutes / per_day);
    auto const tenths = (minutes * 10 + (minutes >= 0 ? per_day / 2 : -per_day / 2)) / per_day;
    return tenths % 10 == 0 ? format_integer(tenths / 10) : format_decimal(tenths, 1);
}

}  // namespace pmo::ui
