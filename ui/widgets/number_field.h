#pragma once
// Fields for numbers, amounts and percentages. The value is an integer scaled by 10^decimals, or nothing. Wrong text is never written: it
// stays in the field with a red border and a sentence until it is corrected or given up with Esc.

#include "ui/widgets/number_text.h"
#include "ui/widgets/ui.h"

namespace pmo::ui {

struct NumberField {
    std::string_view id = {};
    std::string_view name = {};
    std::optional<std::int64_t> value = {};
    int decimals = 0;
    int shown_decimals = -1;                  // at rest; -1: all
    std::int64_t min = INT64_MIN, max = INT64_MAX;
    std::int64_t step = 0;                    // 0: one unit; for ↑ ↓ and the mirror's increment
    std::string_view unit = {};                    // 工作日, %
    std::string_view placeholder = {}, problem = {}, warning = {};
    bool read_only = false, disabled = false, required = false;
    Size size = Size::normal;
    float width = -1;
    Box at = {};
};
struct NumberEdit { std::optional<std::int64_t> value; };             // empty: the field was cleared
std::optional<NumberEdit> number_field(Ui& ui, NumberField const& spec);
std::string number_problem(NumberFault fault, NumberField const& spec);   // the sentence

// Minor units of a currency, shown and typed in the unit of the language (万元, K); "1280万" and "1.2亿" are understood.
struct MoneyField {
    std::string_view id = {};
    std::string_view name = {};
    std::optional<std::int64_t> minor = {};
    std::string_view currency = "CNY";
    std::string_view per = {};                      // "/h": a rate, typed in whole units of the currency instead of 万元 or K
    std::string_view placeholder = {}, problem = {}, warning = {};
    bool read_only = false, disabled = false, required = false, allow_negative = false;
    float width = -1;
    Box at = {};
};
std::optional<NumberEdit> money_field(Ui& ui, MoneyField const& spec);

}  // namespace pmo::ui
