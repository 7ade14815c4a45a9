#include "core/actions/apply_method.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <unordered_map>

#include "core/actions/pending.h"
#include "core/project/calendars.h"
#include "core/project/method_content.h"
#include "core/registers/activity.h"
#include "core/registers/closing_item.h"
#include "core/registers/communication_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/dependency.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role_assignment.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"
#include "core/registers/template.h"

namespace pmo {

namespace {

using namespace registers;

constexpr std::int64_t kUsualDays = 5;               // of an activity without a time limit: an estimate, marked as one
constexpr int kStartOfDay = 480;

class Application {
public:
    Application(Adding& caller, Id project, MethodContent const& content, MethodChoice const& choice)
        : m_edit(caller.edit()), m_context(context_of(caller, project)), m_own(m_edit, m_context), m_adding(caller.context().project == project ? caller : m_own), m_project(project),
          m_content(content), m_choice(choice), m_pending(m_context.store, m_edit) {
        m_manager = m_pending.get(project, project::manager);
        if (!m_manager) m_manager = m_context.person;
        auto const minutes = m_pending.get(project, project::minutes_per_day);
        m_day = minutes > 0 ? minutes : 480;
        m_time = compile_calendar(m_context.store, m_pending.get(project, project::calendar));
        m_now = m_time.next_start(moment_of(choice.start, kStartOfDay).minute);
        m_plan = m_context.store.referrers(task::kType, task::project, project).empty();
    }

    void run() {
        for (auto const* phase : m_content.phases)
            if (!out(*phase)) run_phase(*phase);
        for (auto const* activity : m_content.activities)
            if (!phase_of_item(m_content, *activity) && !out(*activity)) take_activity(*activity, kNoId, kNoId);
        for (auto const* gate : m_content.gates)
            if (!phase_of_item(m_content, *gate) && !out(*gate)) take_gate(*gate, kNoId, kNoId);
        for (auto const* item : m_content.deliverables) if (!out(*item)) take_deliverable(*item);
        for (auto const* item : m_content.templates) if (!out(*item)) take_document(*item);
        for (auto const* item : m_content.communication) if (!out(*item)) take_communication(*item);
        for (auto const* item : m_content.closing) if (!out(*item)) take_closing(*item);
        for (auto const* item : m_content.items()) if (std::ranges::find(m_choice.left_out, item->id()) != m_choice.left_out.end()) record_omission(*item);
        settle_project();
    }

private:
    static EditContext context_of(Adding& caller, Id project) {
        auto context = caller.context();
        context.project = project;
        return context;
    }

    bool out(Record const& item) const { return left_out(m_content, item, m_choice.left_out); }

    template <class T> void copy(Record const& from, Id to, std::initializer_list<Field<T>> fields) {
        for (auto const field : fields)
            if (from.has(field.slot)) m_edit.set(to, field.slot, from.value(field.slot));
    }

    // What the project has of this item already; kNoId: nothing yet.
    Id present(TypeDef const& type, Field<Id> project, Field<Id> origin, Id item) const {
        for (auto const* record : m_context.store.referrers(type, origin, item))
            if (record->get(project) == m_project) return record->id();
        return kNoId;
    }
    bool present_by_title(TypeDef const& type, Field<Id> project, Record const& item) const {
        auto const records = m_context.store.referrers(type, project, m_project);
        return std::ranges::any_of(records, [&](Record const* record) { return title_of(*record) == title_of(item); });
    }

    Id add(TypeDef const& type, Field<Id> project, Field<Id> owner, Id who) {
        auto const id = m_adding.add(type);
        m_edit.set(id, project, m_project);
        if (who) m_edit.set(id, owner, who);
        return id;
    }

    // The first instant at which the next piece of work can begin; behind the end of time, where a calendar runs out, it stays.
    void work(std::int64_t days) {
        auto const end = m_time.add(m_now, days * m_day);
        if (end != engine::kNoTime) m_now = end;
    }
    Date day_of_begin() const {
        auto const begin = m_time.next_start(m_now);
        return date_of(Moment{begin == engine::kNoTime ? m_now : begin});
    }
    Date day_of_end() const { return date_of(Moment{m_now}); }

    Id add_task(Record const& item, Id parent, Id phase, Id owner) {
        auto const id = m_adding.add(task::kType, parent);
        m_edit.set(id, task::project, m_project);
        m_edit.set(id, task::name, title_of(item));
        if (phase) m_edit.set(id, task::phase, phase);
        if (owner) m_edit.set(id, task::owner, owner);
        return id;
    }

    void follow(Id task) {
        if (m_last) {
            auto const link = m_adding.add(dependency::kType);
            m_edit.set(link, dependency::project, m_project);
            m_edit.set(link, dependency::predecessor, m_last);
            m_edit.set(link, dependency::successor, task);
            m_edit.set(link, dependency::kind, "fs");
        }
        m_last = task;
    }

    void run_phase(Record const& item) {
        auto const begin = day_of_begin();
        auto id = present(phase::kType, phase::project, phase::origin, item.id());
        bool const fresh = !id;
        if (fresh) {
            id = add(phase::kType, phase::project, phase::owner, m_manager);
            copy(item, id, {phase::name, phase::name_en, phase::kind, phase::goal, phase::notes});
            m_edit.set(id, phase::origin, item.id());
        }
        m_phase[item.id()] = id;
        if (!m_first_phase) m_first_phase = id;
        Id summary;
        if (m_plan) {
            summary = add_task(item, kNoId, id, m_manager);
            m_edit.set(id, phase::task, summary);
        }
        for (auto const* activity : m_content.activities_of(item.id())) if (!out(*activity)) take_activity(*activity, id, summary);
        for (auto const* gate : m_content.gates_of(item.id())) if (!out(*gate)) take_gate(*gate, id, summary);
        m_end_of[item.id()] = day_of_end();
        if (!fresh) return;
        m_edit.set(id, phase::start, begin);
        m_edit.set(id, phase::finish, day_of_end() < begin ? begin : day_of_end());
    }

    // Who does it: the first party of the activity that is responsible and has somebody in this project, else who leads it.
    Id doer(Record const& activity) const {
        for (auto const* cell : m_context.store.referrers(raci_cell::kType, raci_cell::activity, activity.id()))
            if (raci_cell::responsible(*cell))
                if (auto const who = m_pending.holder(m_project, cell->get(raci_cell::party))) return who;
        return m_manager;
    }

    void take_activity(Record const& item, Id phase, Id summary) {
        if (!present(activity::kType, activity::project, activity::origin, item.id())) {
            auto const id = m_adding.add(activity::kType);
            m_edit.set(id, activity::project, m_project);
            if (phase) m_edit.set(id, activity::phase, phase);
            m_edit.set(id, activity::origin, item.id());
            copy(item, id, {activity::code, activity::name, activity::name_en, activity::output, activity::time_from, activity::approval_rule, activity::basis, activity::description});
            copy(item, id, {activity::time_limit});
            copy(item, id, {activity::template_});
            for (auto const* cell : m_context.store.referrers(raci_cell::kType, raci_cell::activity, item.id())) {
                auto const gone = std::ranges::find(m_choice.left_out, cell->get(raci_cell::party)) != m_choice.left_out.end();
                if (!gone) take_cell(*cell, id);
            }
        }
        auto const days = item.has(activity::time_limit) ? item.get(activity::time_limit) : kUsualDays;
        if (m_plan) {
            auto const task = add_task(item, summary, phase, doer(item));
            m_edit.set(task, task::duration, days * m_day);
            if (!item.has(activity::time_limit)) m_edit.set(task, task::estimated, true);
            follow(task);
        }
        work(days);
    }

    void take_cell(Record const& cell, Id activity) {
        auto const id = m_adding.add(raci_cell::kType);
        m_edit.set(id, raci_cell::activity, activity);
        copy(cell, id, {raci_cell::party});
        copy(cell, id, {raci_cell::value, raci_cell::note});
    }

    void take_gate(Record const& item, Id phase, Id summary) {
        Id milestone;
        if (m_plan) {
            milestone = add_task(item, summary, phase, m_manager);
            m_edit.set(milestone, task::milestone, true);
            m_edit.set(milestone, task::duration, std::int64_t{0});
            follow(milestone);
        }
        auto id = present(gate::kType, gate::project, gate::origin, item.id());
        if (!id) {
            id = add(gate::kType, gate::project, gate::owner, m_manager);
            copy(item, id, {gate::code, gate::name, gate::name_en, gate::notes});
            if (phase) m_edit.set(id, gate::phase, phase);
            if (milestone) m_edit.set(id, gate::task, milestone);
            if (auto const sponsor = m_pending.get(m_project, project::sponsor)) m_edit.set(id, gate::chair, sponsor);
            m_edit.set(id, gate::planned_on, day_of_end());
            m_edit.set(id, gate::decision, "none");
            m_edit.set(id, gate::origin, item.id());
        }
        for (auto const* criterion : m_content.criteria_of(item.id())) if (!out(*criterion)) take_criterion(*criterion, id);
    }

    void take_criterion(Record const& item, Id gate) {
        for (auto const* record : m_context.store.referrers(gate_criterion::kType, gate_criterion::origin, item.id()))
            if (record->get(gate_criterion::gate) == gate) return;
        auto const id = m_adding.add(gate_criterion::kType);
        m_edit.set(id, gate_criterion::gate, gate);
        copy(item, id, {gate_criterion::title, gate_criterion::title_en, gate_criterion::kind, gate_criterion::computed});
        copy(item, id, {gate_criterion::weight});
        if (m_manager) m_edit.set(id, gate_criterion::owner, m_manager);
        m_edit.set(id, gate_criterion::due, day_of_end());
        m_edit.set(id, gate_criterion::origin, item.id());
    }

    // The project's phase for an item, and the last day of it.
    Id phase_for(Record const& item) const {
        auto const* phase = phase_of_item(m_content, item);
        auto const found = phase ? m_phase.find(phase->id()) : m_phase.end();
        return found == m_phase.end() ? kNoId : found->second;
    }
    Date due_for(Record const& item) const {
        auto const* phase = phase_of_item(m_content, item);
        auto const found = phase ? m_end_of.find(phase->id()) : m_end_of.end();
        return found == m_end_of.end() ? day_of_end() : found->second;
    }

    void take_deliverable(Record const& item) {
        if (present(deliverable::kType, deliverable::project, deliverable::origin, item.id())) return;
        auto const id = add(deliverable::kType, deliverable::project, deliverable::owner, m_manager);
        copy(item, id, {deliverable::title, deliverable::title_en, deliverable::description, deliverable::kind, deliverable::quality_criteria});
        copy(item, id, {deliverable::standard, deliverable::template_});
        copy(item, id, {deliverable::contractual});
        if (auto const phase = phase_for(item)) m_edit.set(id, deliverable::phase, phase);
        m_edit.set(id, deliverable::due, due_for(item));
        m_edit.set(id, deliverable::origin, item.id());
    }

    void take_document(Record const& item) {
        if (!is(item, template_::kind, "document", "report") || present(document::kType, document::project, document::template_, item.id())) return;
        auto const id = add(document::kType, document::project, document::owner, m_manager);
        m_edit.set(id, document::title, title_of(item));
        if (item.has(template_::name_en)) m_edit.set(id, document::title_en, item.get(template_::name_en));
        if (is(item, template_::kind, "report")) m_edit.set(id, document::kind, "report");
        m_edit.set(id, document::template_, item.id());
        m_edit.set(id, document::required_by_method, true);
        if (auto const phase = phase_for(item)) m_edit.set(id, document::phase, phase);
        m_edit.set(id, document::due, due_for(item));
    }

    void take_communication(Record const& item) {
        if (present_by_title(communication_item::kType, communication_item::project, item)) return;
        auto const id = add(communication_item::kType, communication_item::project, communication_item::owner, m_manager);
        copy(item, id, {communication_item::title, communication_item::title_en, communication_item::audience, communication_item::purpose, communication_item::channel, communication_item::frequency, communication_item::format});
        copy(item, id, {communication_item::template_});
        if (is(item, communication_item::frequency, "gate", "event")) return;
        m_edit.set(id, communication_item::first_on, m_choice.start);
        m_edit.set(id, communication_item::next_on, m_choice.start);
    }

    void take_closing(Record const& item) {
        if (present_by_title(closing_item::kType, closing_item::project, item)) return;
        auto const id = add(closing_item::kType, closing_item::project, closing_item::owner, m_manager);
        copy(item, id, {closing_item::title, closing_item::title_en, closing_item::kind});
        copy(item, id, {closing_item::department});
        m_edit.set(id, closing_item::due, day_of_end());
    }

    void record_omission(Record const& item) {
        for (auto const* record : m_context.store.referrers(deviation::kType, deviation::method_item, item.id()))
            if (record->get(deviation::project) == m_project) return;
        auto const id = add(deviation::kType, deviation::project, deviation::owner, m_manager);
        m_edit.set(id, deviation::method_item, item.id());
        m_edit.set(id, deviation::title, title_of(item));
        m_edit.set(id, deviation::kind, "omitted");
        if (!m_choice.reason.empty()) m_edit.set(id, deviation::reason, m_choice.reason);
        if (!m_choice.approved_by) return;
        m_edit.set(id, deviation::status, "approved");
        m_edit.set(id, deviation::decided_by, m_choice.approved_by);
        m_edit.set(id, deviation::decided_on, m_context.today);
    }

    void settle_project() {
        m_edit.set(m_project, project::method, m_choice.method);
        if (m_first_phase && !m_pending.get(m_project, project::phase)) m_edit.set(m_project, project::phase, m_first_phase);
        if (!m_pending.has(m_project, project::start)) m_edit.set(m_project, project::start, moment_of(m_choice.start, kStartOfDay));
    }

    Edit& m_edit;
    EditContext m_context;
    Adding m_own;                                    // codes are numbered within the project, also when the caller works in another one
    Adding& m_adding;
    Id m_project;
    MethodContent const& m_content;
    MethodChoice const& m_choice;
    Pending m_pending;
    Id m_manager, m_first_phase, m_last;
    std::int64_t m_day = 480;
    engine::WorkingTime m_time;
    engine::Minute m_now = 0;
    bool m_plan = true;
    std::unordered_map<Id, Id, IdHash> m_phase;      // of the method → of the project
    std::unordered_map<Id, Date, IdHash> m_end_of;
};

}  // namespace

void apply_method(Adding& adding, Id project, MethodChoice const& choice) {
    auto const content = method_content(adding.context().store, choice.method);
    if (!content.method || !project) return;
    Application(adding, project, content, choice).run();
}

}  // namespace pmo
