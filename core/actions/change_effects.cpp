#include "core/actions/change_effects.h"

#include <algorithm>

#include "core/base/order_key.h"
#include "core/registers/budget_line.h"
#include "core/registers/budget_version.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace chg = registers::change_request;
namespace eff = registers::change_effect;
namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace prj = registers::project;
namespace bud = registers::budget_line;
using registers::is;
using registers::linked;

Record const* task_at(Store const& store, Record const& effect, Field<Id> link) {
    auto const* task = linked(effect, store, link);
    return task && &task->type() == &tsk::kType ? task : nullptr;
}

std::string_view link_kind_of(Record const& effect) { return effect.has(eff::link_kind) ? effect.get(eff::link_kind) : std::string_view("fs"); }

Record const* link_between(Store const& store, Id from, Id to) {
    for (auto const* link : store.referrers(dep::kType, dep::successor, to))
        if (link->get(dep::predecessor) == from) return link;
    return nullptr;
}

// The budget that is in force: the approved version, the one approved last where there are several.
Record const* version_in_force(Store const& store, Id project) {
    namespace ver = registers::budget_version;
    Record const* last = nullptr;
    for (auto const* version : store.referrers(ver::kType, ver::project, project))
        if (is(*version, ver::status, "approved") && (!last || version->get(ver::approved_on) >= last->get(ver::approved_on))) last = version;
    return last;
}

// Directly behind `task` among its siblings.
Place place_behind(Store const& store, Record const& task, IdSource& ids) {
    auto const& place = task.get(tsk::place);
    std::string next;
    for (auto const* other : store.referrers(tsk::kType, tsk::project, task.get(tsk::project))) {
        auto const at = other->get(tsk::place);
        if (at.parent() == place.parent() && at.order() > place.order() && (next.empty() || at.order() < next)) next = at.order();
    }
    return Place(place.parent(), order_between(place.order(), next, ids.jitter()));
}

class Writer {
public:
    Writer(Edit& edit, EditContext const& context, Record const& project) : m_edit(edit), m_context(context), m_project(project), m_adding(edit, context) {
        m_budget = project.get(prj::budget);
        m_reserve = project.get(prj::reserve);
        auto const currency = prj::currency_of(project);
        if (!project.has(prj::budget)) m_budget.currency = currency;
        if (!project.has(prj::reserve)) m_reserve.currency = currency;
    }

    // The record that came of the effect.
    Id write(Record const& effect) {
        auto const task = effect.get(eff::task);
        if (is(effect, eff::kind, "duration")) return lengthen(effect, *m_context.store.live(task));
        if (is(effect, eff::kind, "start")) {
            m_edit.set(task, tsk::constraint, "snet");
            m_edit.set(task, tsk::constraint_on, moment_of(effect.get(eff::date)));
            return task;
        }
        if (is(effect, eff::kind, "new_task")) return add_task(effect);
        if (is(effect, eff::kind, "drop_task")) {
            m_edit.set(task, tsk::inactive, true);
            return task;
        }
        if (is(effect, eff::kind, "new_link")) return link(task, effect.get(eff::other), link_kind_of(effect), effect.get(eff::minutes));
        if (is(effect, eff::kind, "drop_link")) {
            m_edit.remove(link_between(m_context.store, task, effect.get(eff::other))->id());
            return kNoId;
        }
        return add_money(effect, task);
    }

    // The frame of the project, once for all effects.
    void finish() {
        if (m_budget != m_project.get(prj::budget) && m_money) m_edit.set(m_project.id(), prj::budget, m_budget);
        if (m_reserve != m_project.get(prj::reserve) && m_money) m_edit.set(m_project.id(), prj::reserve, m_reserve);
    }

private:
    Id lengthen(Record const& effect, Record const& task) {
        auto& duration = m_durations.try_emplace(task.id(), task.get(tsk::duration)).first->second;
        duration = std::max<std::int64_t>(0, duration + effect.get(eff::minutes));
        m_edit.set(task.id(), tsk::duration, duration);
        if (task.has(tsk::remaining_duration)) m_edit.set(task.id(), tsk::remaining_duration, std::max<std::int64_t>(0, task.get(tsk::remaining_duration) + duration - task.get(tsk::duration)));
        return task.id();
    }

    Id link(Id from, Id to, std::string_view kind, std::int64_t lag) {
        auto const id = m_adding.add(dep::kType);
        m_edit.set(id, dep::project, m_project.id());
        m_edit.set(id, dep::predecessor, from);
        m_edit.set(id, dep::successor, to);
        m_edit.set(id, dep::kind, kind);
        if (lag != 0) m_edit.set(id, dep::lag, lag);
        return id;
    }

    Id add_task(Record const& effect) {
        auto const* before = task_at(m_context.store, effect, eff::task);
        auto const id = m_adding.add(tsk::kType);
        m_edit.set(id, tsk::name, effect.get(eff::title));
        m_edit.set(id, tsk::duration, effect.get(eff::minutes));
        auto const owner = effect.has(eff::performer) ? effect.get(eff::performer) : before ? before->get(tsk::owner) : kNoId;
        m_edit.set(id, tsk::owner.slot, owner ? Value(owner) : Value{});
        if (before) {
            m_edit.set(id, tsk::place, place_behind(m_context.store, *before, m_context.ids));
            link(before->id(), id, "fs", 0);
        }
        if (auto const* after = task_at(m_context.store, effect, eff::other)) link(id, after->id(), "fs", 0);
        if (effect.has(eff::amount)) add_money(effect, id);
        return id;
    }

    Id add_money(Record const& effect, Id task) {
        auto const amount = effect.get(eff::amount);
        m_money = true;
        m_budget = add(m_budget, amount);
        if (is(effect, eff::funding, "reserve")) m_reserve = add(m_reserve, scale(amount, -1, 1));
        if (task) {
            auto const* known = m_context.store.live(task);
            auto& budget = m_task_budgets.try_emplace(task, known ? known->get(tsk::budget) : Money{0, amount.currency}).first->second;
            budget = add(budget.minor == 0 ? Money{0, amount.currency} : budget, amount);
            m_edit.set(task, tsk::budget, budget);
        }
        auto const* version = version_in_force(m_context.store, m_project.id());
        if (!version) return task ? task : m_project.id();
        auto const id = m_adding.add(bud::kType);
        m_edit.set(id, bud::version, version->id());
        m_edit.set(id, bud::title, effect.get(eff::title));
        m_edit.set(id, bud::category, effect.has(eff::category) ? effect.get(eff::category) : std::string_view("other"));
        m_edit.set(id, bud::amount, amount);
        if (task) m_edit.set(id, bud::task, task);
        return id;
    }

    Edit& m_edit;
    EditContext const& m_context;
    Record const& m_project;
    Adding m_adding;
    Money m_budget, m_reserve;
    bool m_money = false;
    std::map<Id, std::int64_t> m_durations;            // several effects may change one task
    std::map<Id, Money> m_task_budgets;
};

std::string_view refuse_link_effect(Store const& store, Record const& effect, Id project) {
    auto const* from = task_at(store, effect, eff::task);
    auto const* to = task_at(store, effect, eff::other);
    if (!to || from == to) return "no_other";
    if (to->get(tsk::project) != project) return "other_project";
    if (is(effect, eff::kind, "drop_link") && !link_between(store, from->id(), to->id())) return "no_link";
    return {};
}

}  // namespace

std::string_view refuse_effect(Store const& store, Record const& effect) {
    if (effect.has(eff::applied_on)) return "applied";
    auto const* change = linked(effect, store, eff::change);
    auto const project = change && &change->type() == &chg::kType ? change->get(chg::project) : kNoId;
    auto const* frame = store.live(project);
    auto const* task = task_at(store, effect, eff::task);
    if (!effect.has(eff::kind)) return "no_kind";
    bool const budget = is(effect, eff::kind, "budget"), fresh = is(effect, eff::kind, "new_task"), link = is(effect, eff::kind, "new_link", "drop_link");
    if (!task && (effect.has(eff::task) || !(budget || fresh))) return "no_task";
    if (task && task->get(tsk::project) != project) return "other_project";
    if (task && !fresh && !link && !budget && task->get(tsk::percent_complete) >= 100) return "task_done";
    if (link) return refuse_link_effect(store, effect, project);
    if (is(effect, eff::kind, "duration", "new_task") && effect.get(eff::minutes) == 0) return "no_minutes";
    if (fresh && effect.get(eff::minutes) < 0) return "no_minutes";
    if (is(effect, eff::kind, "start") && !effect.has(eff::date)) return "no_date";
    if (budget && effect.get(eff::amount).minor == 0) return "no_amount";
    if (effect.has(eff::amount) && (budget || fresh) && frame && effect.get(eff::amount).currency != prj::currency_of(*frame)) return "currency";
    return {};
}

int write_effects(Edit& edit, EditContext const& context, Id id, bool marks) {
    auto const* change = context.store.live(id);
    if (!change || &change->type() != &chg::kType) return 0;
    auto const* project = context.store.live(change->get(chg::project));
    if (!project || &project->type() != &prj::kType) return 0;
    auto inside = EditContext{context.store, context.ids, project->id(), context.person, context.today};
    Writer writer(edit, inside, *project);
    int done = 0;
    for (auto const* effect : context.store.referrers(eff::kType, eff::change, id)) {
        if (!refuse_effect(context.store, *effect).empty()) continue;
        auto const result = writer.write(*effect);
        ++done;
        if (!marks) continue;
        edit.set(effect->id(), eff::applied_on, context.today);
        if (result) edit.set(effect->id(), eff::result, result);
    }
    writer.finish();
    return done;
}

PlanImpact change_impact(Store const& store, Derived const& derived, Id id) {
    auto const* change = store.live(id);
    if (!change || &change->type() != &chg::kType) return {};
    IdSource ids(id.high, id.low);                       // of records that nobody keeps
    Edit edit("change.preview");
    if (write_effects(edit, {store, ids, change->get(chg::project), kNoId, {}}, id, false) == 0) return {};
    return plan_impact(store, derived, change->get(chg::project), edit);
}

}  // namespace pmo
