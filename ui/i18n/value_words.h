#pragma once
// Values of records in the words of the moment: option words, dates, amounts, numbers with their unit, titles of linked records. For table
// cells, forms, history and merge review. Plain text for files is core/io/value_text.h; reading what a person typed is parse_value.

#include <optional>
#include <string>
#include <string_view>

#include "core/model/store.h"

namespace pmo::ui {

// What a record is called on the screen: in English its English name (field "name_en" or "title_en") where there is one, else its title.
std::string_view shown_title(Record const& record);
std::string register_words(std::string_view type);                       // 风险
std::string register_words_many(std::string_view type);                  // 风险登记册
std::string register_words_within(std::string_view type, bool many = false);   // inside a sentence: "risk", but "KPI"
std::string field_words(TypeDef const& type, std::uint8_t slot);         // 负责人; kDeletedSlot: 删除标记
std::string field_words(TypeDef const& type, std::string_view field);    // also of computed columns
std::string field_help(TypeDef const& type, std::uint8_t slot);          // empty: there is none
std::string option_words(TypeDef const& type, std::uint8_t slot, std::string_view option);
// Money by the hour is shown and typed in whole units of the currency, other money in 万元 or thousands.
bool is_rate(FieldDef const& field);
std::string unit_words(Unit unit);                                       // 天, %, empty for none

// with: "85%", "128.5 万元", "5 天". without: as it stands in a column whose header carries the unit; percentages keep their sign.
enum class UnitStyle : std::uint8_t { with, without };
// Empty values give "". A link gives the record's title, else its code; a deleted or unknown record is named so.
std::string value_words(TypeDef const& type, std::uint8_t slot, Value const& value, Store const& store, UnitStyle style = UnitStyle::with);
// The header of a column: the field, and the unit when the cells go without it.
std::string column_words(TypeDef const& type, std::uint8_t slot);

// The value as it stands in a field while it is edited; parse_value reads it back to the same value.
std::string edit_words(TypeDef const& type, std::uint8_t slot, Value const& value);

// Working time as people write it: 2400 → "5 天", 90 → "1.5 小时". Days are of eight hours.
std::string duration_words(std::int64_t minutes);
std::optional<std::int64_t> parse_duration(std::string_view text);       // 5d 4h 30m 5天 4小时 2周, mixed, a bare number is days

// What somebody typed or pasted into a field. Links are found by code, then title, in `store`. Nothing: not understood. Empty text
// gives the empty value.
struct ReadContext {
    Store const& store;
    std::int32_t today = 0;                                              // for dates like 9-24
    Id project;                                                          // its records are preferred when a code stands for several
};
std::optional<Value> parse_value(TypeDef const& type, std::uint8_t slot, std::string_view text, ReadContext const& context);
// Why a text cannot be written into that field: one sentence; empty: it can.
std::string value_problem(TypeDef const& type, std::uint8_t slot, std::string_view text, ReadContext const& context);

}  // namespace pmo::ui
