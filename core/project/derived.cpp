#include "core/project/derived.h"

#include <algorithm>
#include <utility>

#include "core/base/sort.h"
#include "core/project/calendars.h"
#include "core/project/health.h"
#include "core/project/live_plan.h"
#include "core/project/plan_ties.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

// Which project a record belongs to, for forgetting what depends on it. A record that was moved between projects touches both.
void touched_projects(Store const& store, Change const& change, std::vector<Id>& out) {
    auto const* record = store.find(change.record);
    if (!record) return;
    auto const slot = slot_of(record->type(), "project");
    if (slot == kNoSlot || slot == kDeletedSlot) return;
    if (auto const* id = std::get_if<Id>(&record->value(slot))) out.push_back(*id);
    if (change.slot == slot)
        if (auto const* id = std::get_if<Id>(&change.before.value)) out.push_back(*id);
}

// Records that can make, move or take away a tie that drives dates.
bool can_tie(std::string_view type) { return type == "project_dependency" || type == "dependency" || type == "task" || type == "project"; }

bool is_calendar(std::string_view type) { return type == "calendar" || type == "calendar_exception" || type == "work_week"; }

// A person's working time counts in every plan in which the person works.
bool changes_hours(Record const& record, std::uint8_t slot) {
    return record.type().id == "person" && (slot == registers::person::calendar.slot || slot == kDeletedSlot);
}

// Rows that name a project only through another record.
Id via(Store const& store, Record const& record, std::string_view field) {
    auto const slot = slot_of(record.type(), field);
    if (slot == kNoSlot || slot == kDeletedSlot) return kNoId;
    auto const* id = std::get_if<Id>(&record.value(slot));
    auto const* other = id ? store.find(*id) : nullptr;
    if (!other) return kNoId;
    auto const project = slot_of(other->type(), "project");
    if (project == kNoSlot || project == kDeletedSlot) return kNoId;
    auto const* found = std::get_if<Id>(&other->value(project));
    return found ? *found : kNoId;
}

}  // namespace

void Derived::rebind(Store const& store) {
    m_store = &store;
    m_entries.clear();
    m_calendars.clear();
    m_active.reset();
    m_projects.reset();
    m_live.reset();
    m_groups.reset();
    m_live_project = m_edited = kNoId;
}

TieGroups const& Derived::groups() const {
    if (!m_groups) m_groups = std::make_shared<TieGroups const>(tie_groups(*m_store));
    return *m_groups;
}

void Derived::forget(Id project) {
    m_entries.erase(project);
    if (auto const* group = groups().group_of(project))
        for (auto const other : group->projects) m_entries.erase(other);
}

// A plan that was made for it takes the change over when somebody asks; any other is forgotten and made so the next time.
void Derived::follow(Id task) {
    auto const* record = m_store->find(task);
    if (!record) return;
    auto const project = record->get(registers::task::project);
    m_edited = project;
    if (groups().group_of(project)) return forget(project);
    auto const found = m_entries.find(project);
    if (found == m_entries.end()) return;
    if (m_live && m_live_project == project && found->second.plan) {
        found->second.changed.push_back(task);
        found->second.summary.reset();
    } else {
        m_entries.erase(found);
    }
}

void Derived::apply(Diff const& diff) {
    std::vector<Id> projects;
    bool calendars = false, project_list = false, ties = false;
    auto const note = [&](Record const& record) {
        auto const type = record.type().id;
        calendars = calendars || is_calendar(type);
        ties = ties || can_tie(type);
        if (type == "project") {
            project_list = true;
            projects.push_back(record.id());
        }
        for (auto const field : {"task", "provider_task", "successor", "predecessor", "baseline"})
            if (auto const project = via(*m_store, record, field)) projects.push_back(project);
    };
    std::vector<Id> followed;
    for (auto const& change : diff.changed) {
        auto const* record = m_store->find(change.record);
        if (record && &record->type() == &registers::task::kType && can_follow(change.slot)) {
            followed.push_back(change.record);
            continue;
        }
        touched_projects(*m_store, change, projects);
        if (!record) continue;
        note(*record);
        calendars = calendars || changes_hours(*record, change.slot);
    }
    for (auto const& added : diff.added) {
        auto const* record = m_store->find(added.id());
        if (!record) continue;
        note(*record);
        calendars = calendars || (record->type().id == "person" && record->has(registers::person::calendar));
        auto const slot = slot_of(record->type(), "project");
        if (slot != kNoSlot && slot != kDeletedSlot)
            if (auto const* id = std::get_if<Id>(&record->value(slot))) projects.push_back(*id);
    }
    if (calendars) {
        m_calendars.clear();
        m_entries.clear();
    }
    // By the ties as they were, and as they are.
    for (auto const id : projects) forget(id);
    if (ties) {
        m_groups.reset();
        for (auto const id : projects) forget(id);
    }
    if (!projects.empty()) m_edited = projects.back();
    for (auto const task : followed) follow(task);
    if (project_list) {
        m_active.reset();
        m_projects.reset();
    }
}

Derived::Entry& Derived::entry(Id project) const {
    auto& entry = m_entries[project];
    if (entry.plan && entry.changed.empty()) return entry;
    ++m_plans_computed;
    bool const live = m_live && m_live_project == project;
    if (entry.plan && live && pmo::follow(*m_store, std::exchange(entry.changed, {}), *m_live, *entry.plan)) return entry;
    entry.changed.clear();
    if (project == m_edited) {
        m_live = std::make_shared<LivePlan>();
        m_live_project = project;
    } else if (live) {
        m_live.reset();
        m_live_project = kNoId;
    }
    auto const calendars = [this](Id id) -> engine::WorkingTime const& { return working_time(id); };
    if (auto const* group = groups().group_of(project)) {
        auto plans = make_tied_plans(*m_store, *group, calendars);
        for (std::size_t i = 0; i < plans.size(); ++i) m_entries[group->projects[i]] = {.plan = std::move(plans[i]), .summary = nullptr, .changed = {}};
        return m_entries[project];
    }
    entry.plan = make_plan(*m_store, project, calendars, nullptr, project == m_edited ? m_live.get() : nullptr);
    return entry;
}

Plan const& Derived::plan(Id project) const { return *entry(project).plan; }

ProjectSummary const& Derived::summary(Id project) const {
    auto& found = entry(project);
    if (!found.summary) found.summary = std::make_unique<ProjectSummary>(make_summary(*m_store, *found.plan));
    return *found.summary;
}

engine::WorkingTime const& Derived::working_time(Id calendar) const {
    auto& time = m_calendars[calendar];
    if (!time) time = std::make_unique<engine::WorkingTime>(compile_calendar(*m_store, calendar));
    return *time;
}

std::vector<Id> const& Derived::projects() const {
    if (m_projects) return *m_projects;
    std::vector<Record const*> rows;
    for (auto const& row : m_store->table(registers::project::kType).rows())
        if (!row.deleted()) rows.push_back(&row);
    sort_stably(rows, [](Record const* a, Record const* b) {
        auto const x = a->get(registers::project::code), y = b->get(registers::project::code);
        return x != y ? x < y : a->id() < b->id();
    });
    m_projects.emplace();
    for (auto const* row : rows) m_projects->push_back(row->id());
    return *m_projects;
}

std::vector<Id> const& Derived::active_projects() const {
    if (m_active) return *m_active;
    std::vector<Id> active;
    for (auto const id : projects()) {
        auto const status = m_store->find(id)->get(registers::project::status);
        if (status.empty() || status == "active" || status == "on_hold") active.push_back(id);
    }
    m_active = std::move(active);
    return *m_active;
}

}  // namespace pmo
