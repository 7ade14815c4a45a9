#pragma once
// A date: typed text (ui/widgets/date_text.h) or a day from the calendar. The calendar starts on Monday and marks public holidays
// (休) and worked weekend days (班) by Ui::day_kind.

#include "ui/widgets/date_text.h"
#include "ui/widgets/ui.h"

namespace pmo::ui {

struct DateField {
    std::string_view id = {};
    std::string_view name = {};
    std::optional<std::int32_t> day = {};          // since 1970
    std::optional<std::int32_t> base = {};         // for +5d; else the field's own day, else today
    std::int32_t min = INT32_MIN, max = INT32_MAX;
    std::string_view placeholder = {}, problem = {}, warning = {};
    bool read_only = false, disabled = false, required = false;
    float width = -1;
    Box at = {};
};
struct DateEdit { std::optional<std::int32_t> day; };
std::optional<DateEdit> date_field(Ui& ui, DateField const& spec);
std::string date_problem(DateResult const& result);

// The calendar alone. `year` and `month` are the page that is shown and change with the arrows.
struct CalendarSpec {
    std::string_view id = {};
    std::optional<std::int32_t> day = {};
    std::int32_t* year = nullptr;
    std::int32_t* month = nullptr;
    bool panel = true;                        // draw the floating panel around it
    Box at = {};                                   // only x and y count
};
std::optional<std::int32_t> calendar(Ui& ui, CalendarSpec const& spec);
inline constexpr float kCalendarWidth = 252, kCalendarHeight = 224;

}  // namespace pmo::ui
