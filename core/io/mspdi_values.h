// The spellings of values in Microsoft Project XML. Reading: text in, number out; nullopt for what is not such a value. Overflow
// saturates far outside of every sensible range instead of wrapping. Writing: Project's own spelling, appended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pmo::mspdi {

// A decimal number times 10^digits, rounded half away from zero: ("12.345", 2) is 1235. Exponents are understood.
std::optional<std::int64_t> parse_decimal(std::string_view text, int digits);

// Whole minutes of "PT8H0M0S", rounded. Also days, the sign in front or inside ("-PT8H", "PT-8H0M0S"), and a bare "0".
std::optional<std::int64_t> parse_duration(std::string_view text);

// Minutes since 1970 of "2026-11-23T08:00:00"; a date alone is midnight; fractions of seconds and zones are dropped.
std::optional<std::int64_t> parse_date_time(std::string_view text);

// Minutes after midnight of "08:00:00", or of a date and time.
std::optional<std::int32_t> parse_time_of_day(std::string_view text);

std::optional<bool> parse_flag(std::string_view text); // 1 0 true false

// "PT40H30M0S": hours, never days, which Project does not understand. The sign stands at each number: "PT-1H-30M0S".
void append_duration(std::string& out, std::int64_t minutes);

// "2026-11-23T08:00:00"; false and nothing outside of the years 1 to 9999.
bool append_date_time(std::string& out, std::int64_t minute);

// "08:00:00", minutes after midnight; 1440 is the next midnight and begins again.
void append_time_of_day(std::string& out, std::int32_t minute);

} // namespace pmo::mspdi
