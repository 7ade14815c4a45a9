#include "core/actions/progress_round.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/registers/action_item.h"
#include "core/registers/progress_report.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace rep = registers::progress_report;
namespace act = registers::action_item;
using registers::is;

constexpr std::int32_t kFriday = 4;                   // days after Monday
constexpr std::size_t kTitle = 60;                    // code points of an action item's title

Id add_report(Edit& edit, EditContext const& context, Round const& round, RoundLine const& line, int further) {
    EditContext const own{context.store, context.ids, line.project, context.person, context.today};
    auto const id = add_record(edit, own, {.type = rep::kType, .further = further});
    edit.set(id, rep::task, line.task);
    edit.set(id, rep::reporter, line.reporter);
    edit.set(id, rep::week, round.week);
    edit.set(id, rep::due, Date{round.week.day + kFriday});
    edit.set(id, rep::status, "due");
    return id;
}

Minute end_of(engine::WorkingTime const& calendar, Date day) { return calendar.previous_finish(moment_of(day).minute + engine::kMinutesPerDay); }

// What a report changes in its task.
void apply(Edit& edit, Plan const& plan, Record const& task, Record const& report) {
    auto const row = plan.row_of(task.id());
    if (row < 0) return;
    auto const& line = plan.rows[static_cast<std::size_t>(row)];
    auto const& placed = plan.schedule.placed[static_cast<std::size_t>(row)];
    auto const& calendar = plan.calendars[static_cast<std::size_t>(line.calendar)];
    bool const finished = report.has(rep::actual_finish) || report.get(rep::percent_complete) >= 100;
    auto const percent = finished ? 100 : report.has(rep::percent_complete) ? std::clamp<std::int64_t>(report.get(rep::percent_complete), 0, 100) : line.percent;
    edit.set(task.id(), tsk::percent_complete, percent);
    Minute start = task.has(tsk::actual_start) ? task.get(tsk::actual_start).minute : placed.start;
    if (report.has(rep::actual_start)) start = calendar.next_start(moment_of(report.get(rep::actual_start)).minute);
    bool const begun = percent > 0 || finished || report.has(rep::actual_start) || task.has(tsk::actual_start);
    if (!begun) return;
    edit.set(task.id(), tsk::actual_start, Moment{start});
    if (finished) {
        Minute const finish = report.has(rep::actual_finish) ? end_of(calendar, report.get(rep::actual_finish)) : std::min(placed.finish, std::max(start, calendar.previous_finish(plan.status)));
        edit.set(task.id(), tsk::actual_finish, Moment{std::max(start, finish)});
        edit.clear(task.id(), tsk::remaining_duration);
        return;
    }
    auto duration = line.duration;
    auto remaining = duration * (100 - percent) / 100;
    if (report.has(rep::remaining_duration)) {
        remaining = std::max<std::int64_t>(0, report.get(rep::remaining_duration));
        duration = line.duration * percent / 100 + remaining;
    } else if (report.has(rep::expected_finish) && !line.milestone && engine::day_of(placed.finish - 1) != report.get(rep::expected_finish).day) {
        // As in the plan: a finish that is said changes the duration, the share that is done stays.
        if (auto const length = calendar.between(start, end_of(calendar, report.get(rep::expected_finish))); length > 0) {
            duration = length;
            remaining = length * (100 - percent) / 100;
        }
    }
    if (duration != line.duration) edit.set(task.id(), tsk::duration, duration);
    edit.set(task.id(), tsk::remaining_duration, remaining);
    edit.clear(task.id(), tsk::actual_finish);
}

bool add_action(Edit& edit, Adding& adding, Record const& report) {
    auto const& store = adding.context().store;
    if (!report.has(rep::correction) || !store.referrers(act::kType, act::source, report.id()).empty()) return false;
    auto const id = adding.add(act::kType);
    edit.set(id, act::project, report.get(rep::project));
    edit.set(id, act::title, std::string(first_code_points(trim(report.get(rep::correction)), kTitle)));
    edit.set(id, act::source, report.id());
    edit.set(id, act::owner, report.get(rep::reporter));
    edit.set(id, act::raised_on, adding.context().today);
    edit.set(id, act::status, "open");
    edit.set(id, act::due, report.has(rep::correction_due) ? report.get(rep::correction_due) : Date{adding.context().today.day + 7});
    return true;
}

}  // namespace

std::optional<Edit> ask_for_reports(EditContext const& context, Round const& round) {
    Edit changes("round");
    int count = 0;
    for (auto const& line : round.lines)
        if (line.state == RoundState::expected && line.reporter) add_report(changes, context, round, line, ++count);
    if (count == 0) return std::nullopt;
    Edit edit(Label{"round.ask", {std::to_string(count)}});
    edit.append(changes);
    return edit;
}

std::optional<Edit> write_report(EditContext const& context, Round const& round, RoundLine const& line, ReportCell const& cell) {
    if (cell.slot >= rep::kType.fields.size() || (!line.report && !line.reporter)) return std::nullopt;
    if (line.report && !context.store.live(line.report)) return std::nullopt;
    auto const& field = rep::kType.fields[cell.slot];
    if (auto const* number = std::get_if<std::int64_t>(&cell.value); number && (*number < field.min || *number > field.max)) return std::nullopt;
    Edit edit("round.write");
    auto const id = line.report ? line.report : add_report(edit, context, round, line, 1);
    auto const* text = std::get_if<std::string>(&cell.value);
    edit.set(id, cell.slot, text && text->empty() ? Value{} : cell.value);
    edit.set(id, rep::status, "collected");
    edit.set(id, rep::reported_on, context.today);
    if (line.state == RoundState::applied) edit.set(id, rep::applied, false);      // the plan does not know this yet
    return edit;
}

std::optional<Edit> accept_reports(EditContext const& context, Derived const& derived, std::span<Id const> reports) {
    std::vector<Record const*> chosen;
    for (auto const id : reports) {
        auto const* report = context.store.live(id);
        if (!report || &report->type() != &rep::kType || !is(*report, rep::status, "collected") || report->get(rep::applied)) continue;
        auto const* task = registers::linked(*report, context.store, rep::task);
        if (task && &task->type() == &tsk::kType) chosen.push_back(report);
    }
    sort_stably(chosen, {}, [](Record const* report) { return report->get(rep::reported_on); });
    Edit changes("round");
    Adding adding(changes, context);
    std::set<Id> done;
    for (auto const* report : chosen) {
        if (!done.insert(report->id()).second) continue;
        auto const& task = *context.store.live(report->get(rep::task));
        apply(changes, derived.plan(task.get(tsk::project)), task, *report);
        for (auto const& [from, to] : {std::pair{rep::cause, tsk::cause}, std::pair{rep::correction, tsk::correction}})
            if (report->has(from)) changes.set(task.id(), to, report->get(from));
        changes.set(report->id(), rep::applied, true);
        if (report->has(rep::correction_due)) add_action(changes, adding, *report);
    }
    if (done.empty()) return std::nullopt;
    Edit edit(Label{"round.accept", {std::to_string(done.size())}});
    edit.append(changes);
    return edit;
}

std::optional<Edit> action_from_report(EditContext const& context, Id id) {
    auto const* report = context.store.live(id);
    if (!report || &report->type() != &rep::kType) return std::nullopt;
    Edit edit("round.action");
    EditContext const own{context.store, context.ids, report->get(rep::project), context.person, context.today};
    Adding adding(edit, own);
    if (!add_action(edit, adding, *report)) return std::nullopt;
    return edit;
}

}  // namespace pmo
