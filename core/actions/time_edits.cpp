#include "core/actions/time_edits.h"

#include <algorithm>
#include <map>

#include "core/base/sums.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/rules.h"
#include "core/registers/time_sheet.h"

namespace pmo {

namespace {

namespace tim = registers::time_sheet;
namespace asg = registers::assignment;
using registers::is;

constexpr std::int64_t kDay = 1440, kQuarter = 15;

Label label(std::string_view code, EditContext const& context, TimeWeek const& week) {
    auto const* person = context.store.live(week.person);
    return {std::string(code), {person ? std::string(title_of(*person)) : std::string{}, to_text(week.monday)}};
}

void add_sheet(Edit& edit, EditContext const& context, TimeWeek const& week, TimeRow const& row, Date day, std::int64_t minutes) {
    auto const id = add_record(edit, {context.store, context.ids, row.project, context.person, context.today}, {.type = tim::kType});
    edit.set(id, tim::person, week.person);
    edit.set(id, tim::date, day);
    edit.set(id, tim::kind, row.kind);
    edit.set(id, tim::minutes, minutes);
    edit.set(id, tim::status, "draft");
    if (row.project) edit.set(id, tim::project, row.project);
    if (row.task) edit.set(id, tim::task, row.task);
}

// Calls `act` for every living sheet of the week in one of the states.
template <class Act, class... States>
void each(EditContext const& context, TimeWeek const& week, Act act, States... states) {
    for (auto const& row : week.rows)
        for (auto const& sheets : row.sheets)
            for (auto const id : sheets)
                if (auto const* sheet = context.store.live(id); sheet && is(*sheet, tim::status, states...)) act(row, *sheet);
}

Record const* assignment_of(Store const& store, Id task, Id person) {
    if (!task) return nullptr;
    for (auto const* row : store.referrers(asg::kType, asg::task, task))
        if (row->get(asg::person) == person) return row;
    return nullptr;
}

std::int64_t minutes_of(Record const& sheet) { return std::clamp<std::int64_t>(sheet.get(tim::minutes), 0, kDay) + std::clamp<std::int64_t>(sheet.get(tim::overtime_minutes), 0, kDay); }

// Of an assignment whose actual work nobody has entered yet: what was approved on its task so far.
std::int64_t approved_before(Store const& store, Record const& line) {
    std::int64_t sum = 0;
    for (auto const* sheet : store.referrers(tim::kType, tim::task, line.get(asg::task)))
        if (sheet->get(tim::person) == line.get(asg::person) && is(*sheet, tim::status, "approved")) sum = plus(sum, minutes_of(*sheet));
    return sum;
}

}  // namespace

Edit set_hours(EditContext const& context, TimeWeek const& week, std::size_t at, int day, std::int64_t minutes) {
    if (at >= week.rows.size() || day < 0 || day >= kWeekDays || minutes < 0 || minutes > kDay || !context.store.live(week.person)) return Edit("time.set");
    auto const& row = week.rows[at];
    auto const d = static_cast<std::size_t>(day);
    if (row.states[d] == SheetState::approved) return Edit("time.set");
    Edit edit(label("time.set", context, week));
    Record const* first = nullptr;
    for (auto const id : row.sheets[d]) {
        auto const* sheet = context.store.live(id);
        if (!sheet) continue;
        if (is(*sheet, tim::status, "approved")) return Edit("time.set");
        if (first) edit.remove(id);
        else first = sheet;
    }
    if (!first) {
        if (minutes > 0) add_sheet(edit, context, week, row, Date{week.monday.day + day}, minutes);
        return edit;
    }
    if (first->get(tim::minutes) == minutes && row.sheets[d].size() == 1) return Edit("time.set");
    if (minutes == 0 && first->get(tim::overtime_minutes) <= 0) edit.remove(first->id());
    else edit.set(first->id(), tim::minutes, minutes);
    return edit;
}

Edit submit_week(EditContext const& context, TimeWeek const& week) {
    Edit edit(label("time.submit", context, week));
    each(context, week, [&](TimeRow const&, Record const& sheet) { edit.set(sheet.id(), tim::status, "submitted"); }, "draft", "rejected", "");
    return edit;
}

Edit approve_week(EditContext const& context, TimeWeek const& week) {
    if (!context.person || context.person == week.person) return Edit("time.approve");
    Edit edit(label("time.approve", context, week));
    std::map<Id, std::int64_t> worked;                         // by assignment
    each(context, week, [&](TimeRow const& row, Record const& sheet) {
        edit.set(sheet.id(), tim::status, "approved");
        edit.set(sheet.id(), tim::approver, context.person);
        edit.set(sheet.id(), tim::approved_on, context.today);
        if (auto const* line = assignment_of(context.store, row.task, week.person)) worked[line->id()] += minutes_of(sheet);
    }, "submitted");
    for (auto const& [id, minutes] : worked) {
        auto const& line = *context.store.live(id);
        auto const before = line.has(asg::actual_effort) ? std::max<std::int64_t>(0, line.get(asg::actual_effort)) : approved_before(context.store, line);
        auto const rest = line.has(asg::remaining_effort) ? line.get(asg::remaining_effort) : minus(line.get(asg::effort), before);
        edit.set(id, asg::actual_effort, plus(before, minutes));
        if (line.has(asg::effort) || line.has(asg::remaining_effort)) edit.set(id, asg::remaining_effort, std::max<std::int64_t>(0, minus(rest, minutes)));
    }
    return edit;
}

Edit send_back_week(EditContext const& context, TimeWeek const& week) {
    Edit edit(label("time.send_back", context, week));
    each(context, week, [&](TimeRow const&, Record const& sheet) { edit.set(sheet.id(), tim::status, "rejected"); }, "submitted");
    return edit;
}

Edit propose_week(EditContext const& context, TimeWeek const& week, Date until) {
    Edit edit(label("time.propose", context, week));
    std::vector<std::size_t> days;
    for (int day = 0; day < kWeekDays; ++day) {
        auto const d = static_cast<std::size_t>(day);
        bool const empty = std::ranges::all_of(week.rows, [&](TimeRow const& row) { return row.sheets[d].empty(); });
        if (week.there[d] > 0 && empty && week.monday.day + day <= until.day) days.push_back(d);
    }
    auto const working = std::ranges::count_if(week.there, [](std::int64_t minutes) { return minutes > 0; });
    for (auto const& row : week.rows) {
        if (row.planned <= 0 || working == 0) continue;
        auto const each_day = std::min(kDay, (row.planned / working + kQuarter / 2) / kQuarter * kQuarter);
        for (auto const d : days)
            if (each_day > 0) add_sheet(edit, context, week, row, Date{week.monday.day + static_cast<std::int32_t>(d)}, each_day);
    }
    return edit;
}

}  // namespace pmo
