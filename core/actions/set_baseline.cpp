#include "core/actions/set_baseline.h"

#include <set>

#include "core/base/money.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace bas = registers::baseline;
namespace bat = registers::baseline_task;
namespace tsk = registers::task;

constexpr std::int64_t kBaselines = 10;              // MS Project counts them from 0 to 10

// The least number that no baseline of the project has; nothing: all are taken.
std::optional<std::int64_t> free_number(Store const& store, Id project) {
    std::set<std::int64_t> taken;
    for (auto const* row : store.referrers(bas::kType, bas::project, project))
        if (row->has(bas::number)) taken.insert(row->get(bas::number));
    for (std::int64_t number = 0; number <= kBaselines; ++number)
        if (!taken.contains(number)) return number;
    return std::nullopt;
}

}  // namespace

Id write_baseline(Edit& edit, EditContext const& context, Plan const& plan, NewBaseline const& wanted) {
    auto const project = plan.project;
    Adding adding(edit, context);
    auto const id = adding.add(bas::kType);
    Currency const currency = parse_currency(plan.currency).value_or(Currency{});
    edit.set(id, bas::project, project);
    edit.set(id, bas::name, wanted.name);
    if (auto const number = free_number(context.store, project)) edit.set(id, bas::number, *number);
    edit.set(id, bas::set_on, context.today);
    edit.set(id, bas::set_by.slot, context.person ? Value(context.person) : Value{});
    edit.set(id, bas::approved, true);
    edit.set(id, bas::approved_on, context.today);
    edit.set(id, bas::approved_by.slot, context.person ? Value(context.person) : Value{});
    if (!wanted.reason.empty()) edit.set(id, bas::reason, wanted.reason);
    if (wanted.change) edit.set(id, bas::change_request, wanted.change);
    edit.set(id, bas::bac, Money{plan.value.bac, currency});
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (row.summary || row.inactive) continue;
        bool const keeps = row.percent >= 100 && row.baseline_finish != kNoTime;
        auto const& placed = plan.schedule.placed[i];
        auto const line = adding.add(bat::kType);
        edit.set(line, bat::baseline, id);
        edit.set(line, bat::task, row.task);
        if (auto const* task = context.store.live(row.task)) edit.set(line, bat::title, task->get(tsk::name));
        edit.set(line, bat::wbs, row.wbs);
        edit.set(line, bat::start, Moment{keeps ? row.baseline_start : placed.start});
        edit.set(line, bat::finish, Moment{keeps ? row.baseline_finish : placed.finish});
        edit.set(line, bat::duration, row.duration);
        edit.set(line, bat::cost, Money{row.value.bac, currency});
    }
    edit.set(project, registers::project::baseline, id);
    return id;
}

}  // namespace pmo
