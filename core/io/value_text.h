#pragma once
// Values as plain text without a locale, by field, and back: for CSV, seeds, command lines, clipboards and tests. What a person reads on a
// screen is made in ui/i18n, not here.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/model/schema.h"

namespace pmo {

// text, note, choice: themselves; number: decimal with the field's scale ("12.5"); money "1234.50 CNY"; date "2026-09-18"; moment
// "2026-03-02T08:00"; flag "true"/"false"; link: 26 characters; place: "parent order", "- order" at the top. Empty: "".
std::string value_to_text(FieldDef const& field, Value const& value);
// The exact inverse; nothing else is accepted. "" gives an empty value. Choices are not checked against the options.
std::optional<Value> value_from_text(FieldDef const& field, std::string_view text);

// What people write in seeds and tables, beyond the exact forms. Each gives nothing when it does not understand the whole text.
std::optional<Date> lenient_date(std::string_view text);            // also 2026/9/18, 2026.9.18, 2026年9月18日, 20260918
std::optional<Moment> lenient_moment(std::string_view text, int minute_of_day);   // a day without a time begins at that minute; "2026/9/18 8:00"
std::optional<Money> lenient_money(std::string_view text, Currency fallback);     // "12.5万", "1,234.50 USD", "¥3 000", "1.2亿元"
// "35%", "1,200", "12.5万"; with a unit of time also "5d", "4h", "30m", "2w" and 天 小时 分钟 周: eight-hour days, five-day weeks.
std::optional<std::int64_t> lenient_number(FieldDef const& field, std::string_view text);
std::optional<bool> lenient_flag(std::string_view text);            // true/false, yes/no, 1/0, 是/否, √, x

// A date far outside the calendar would be a bug of ours; files get the nearest possible one.
Date within_calendar(Date date);
Moment within_calendar(Moment moment);
bool in_calendar(Date date);                                         // years 1–9999

// What registers, fields and options are called, also those of a newer version.
bool is_name(std::string_view text);

// What an order key may be made of; see core/base/order_key.h.
inline constexpr std::size_t kMaxOrderKey = 4096;
inline bool is_order_character(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace pmo
