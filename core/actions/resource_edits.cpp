#include "core/actions/resource_edits.h"

#include <algorithm>

#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/resource_request.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace asg = registers::assignment;
namespace per = registers::person;
namespace ask = registers::resource_request;
namespace tsk = registers::task;
using registers::is;
using registers::is_open;

Record const* live(EditContext const& context, TypeDef const& type, Id id) {
    auto const* record = context.store.live(id);
    return record && &record->type() == &type ? record : nullptr;
}

Label label(std::string_view code, Record const& record) { return {std::string(code), {std::string(title_of(record))}}; }

// The one request's assignment on its task, if it names one.
void book_task(Edit& edit, EditContext const& context, Record const& request, Id person) {
    auto const* task = live(context, tsk::kType, request.get(ask::task));
    if (!task || !person) return;
    Record const* demand = nullptr;
    for (auto const* row : context.store.referrers(asg::kType, asg::task, task->id())) {
        if (row->get(asg::person) == person) {
            if (is(*row, asg::booking, "proposed")) edit.set(row->id(), asg::booking, "committed");
            return;
        }
        bool const nobody = !row->has(asg::person) && !row->has(asg::resource);
        if (nobody && (!request.has(ask::role) || row->get(asg::role) == request.get(ask::role))) demand = row;
    }
    auto const line = demand ? demand->id() : add_record(edit, {context.store, context.ids, task->get(tsk::project), context.person, context.today}, {.type = asg::kType});
    if (!demand) {
        edit.set(line, asg::task, task->id());
        edit.set(line, asg::units, request.has(ask::units) ? request.get(ask::units) : std::int64_t{100});
        if (request.has(ask::role)) edit.set(line, asg::role, request.get(ask::role));
        if (request.has(ask::effort)) edit.set(line, asg::effort, request.get(ask::effort));
    }
    edit.set(line, asg::person, person);
    edit.set(line, asg::booking, "committed");
}

void confirm(Edit& edit, EditContext const& context, Record const& request, Id person) {
    edit.set(request.id(), ask::status, "fulfilled");
    edit.set(request.id(), ask::decided_by, context.person);
    edit.set(request.id(), ask::decided_on, context.today);
    book_task(edit, context, request, person);
}

}  // namespace

Edit propose_person(EditContext const& context, Id id, Id person) {
    auto const* request = live(context, ask::kType, id);
    auto const* who = live(context, per::kType, person);
    if (!request || !who || !is_open(*request)) return Edit("request.propose");
    Edit edit(Label{"request.propose", {std::string(title_of(*who)), std::string(title_of(*request))}});
    edit.set(id, ask::assigned, person);
    edit.set(id, ask::status, "proposed");
    return edit;
}

Edit confirm_request(EditContext const& context, Id id) {
    auto const* request = live(context, ask::kType, id);
    if (!request || !is_open(*request)) return Edit("request.confirm");
    auto const* who = live(context, per::kType, request->get(ask::assigned));
    if (!who && !context.store.live(request->get(ask::resource))) return Edit("request.confirm");
    Edit edit(label("request.confirm", *request));
    confirm(edit, context, *request, who ? who->id() : kNoId);
    return edit;
}

Edit assign_person(EditContext const& context, Id id, Id person) {
    auto edit = propose_person(context, id, person);
    if (edit.empty()) return Edit("request.assign");
    auto const* request = context.store.live(id);
    Edit both(Label{"request.assign", {std::string(title_of(*context.store.live(person))), std::string(title_of(*request))}});
    both.set(id, ask::assigned, person);
    confirm(both, context, *request, person);
    return both;
}

Edit refuse_request(EditContext const& context, Id id, std::string_view reason) {
    auto const* request = live(context, ask::kType, id);
    if (!request || !is_open(*request)) return Edit("request.refuse");
    Edit edit(label("request.refuse", *request));
    edit.set(id, ask::status, "rejected");
    edit.set(id, ask::decided_by, context.person);
    edit.set(id, ask::decided_on, context.today);
    if (!reason.empty()) edit.set(id, ask::comment, reason);
    return edit;
}

Edit release_request(EditContext const& context, Id id) {
    auto const* request = live(context, ask::kType, id);
    bool const confirmed = request && is(*request, ask::status, "approved", "fulfilled");
    bool const over = confirmed && request->has(ask::to) && request->get(ask::to) <= context.today;
    if (!confirmed || over) return Edit("request.release");
    Edit edit(label("request.release", *request));
    if (request->has(ask::from) && request->get(ask::from) > context.today) edit.set(id, ask::status, "cancelled");
    else edit.set(id, ask::to, context.today);
    return edit;
}

Edit confirm_assignment(EditContext const& context, Id id) {
    auto const* line = live(context, asg::kType, id);
    if (!line || !is(*line, asg::booking, "proposed")) return Edit("assignment.confirm");
    auto const* task = context.store.live(line->get(asg::task));
    Edit edit(Label{"assignment.confirm", {task ? std::string(title_of(*task)) : std::string{}}});
    edit.set(id, asg::booking, "committed");
    return edit;
}

Edit reassign(EditContext const& context, Id id, Id person) {
    auto const* who = live(context, per::kType, person);
    if (auto const* request = live(context, ask::kType, id)) {
        if (!who || !is(*request, ask::status, "approved", "fulfilled") || request->get(ask::assigned) == person) return Edit("assignment.reassign");
        Edit edit(Label{"assignment.reassign", {std::string(title_of(*request)), std::string(title_of(*who))}});
        edit.set(id, ask::assigned, person);
        return edit;
    }
    auto const* line = live(context, asg::kType, id);
    if (!line || !who || line->has(asg::resource) || line->get(asg::person) == person) return Edit("assignment.reassign");
    auto const* task = live(context, tsk::kType, line->get(asg::task));
    if (!task) return Edit("assignment.reassign");
    for (auto const* other : context.store.referrers(asg::kType, asg::task, task->id()))
        if (other->get(asg::person) == person) return Edit("assignment.reassign");       // already on the task: change the efforts instead
    Edit edit(Label{"assignment.reassign", {std::string(title_of(*task)), std::string(title_of(*who))}});
    auto const done = line->get(asg::actual_effort);
    if (done <= 0) {
        edit.set(id, asg::person, person);
        return edit;
    }
    auto const rest = line->has(asg::remaining_effort) ? line->get(asg::remaining_effort) : std::max<std::int64_t>(0, line->get(asg::effort) - done);
    if (rest <= 0) return Edit("assignment.reassign");
    edit.set(id, asg::effort, done);
    edit.set(id, asg::remaining_effort, std::int64_t{0});
    auto const next = add_record(edit, {context.store, context.ids, task->get(tsk::project), context.person, context.today}, {.type = asg::kType});
    edit.set(next, asg::task, task->id());
    edit.set(next, asg::person, person);
    if (line->has(asg::role)) edit.set(next, asg::role, line->get(asg::role));
    edit.set(next, asg::units, line->has(asg::units) ? line->get(asg::units) : std::int64_t{100});
    edit.set(next, asg::effort, rest);
    edit.set(next, asg::booking, line->has(asg::booking) ? line->get(asg::booking) : std::string_view("committed"));
    return edit;
}

Edit reassign_all(EditContext const& context, std::span<Id const> bookings, Id person) {
    auto const* who = live(context, per::kType, person);
    std::vector<Edit> parts;
    std::vector<Id> tasks;                                // two bookings on one task would leave the person on it twice
    for (auto const id : bookings) {
        auto const* line = live(context, asg::kType, id);
        if (line && std::ranges::find(tasks, line->get(asg::task)) != tasks.end()) continue;
        auto edit = reassign(context, id, person);
        if (edit.empty()) continue;
        if (line) tasks.push_back(line->get(asg::task));
        parts.push_back(std::move(edit));
    }
    if (parts.size() == 1) return std::move(parts.front());
    Edit all(Label{"assignment.reassign_many", {std::to_string(parts.size()), who ? std::string(title_of(*who)) : std::string{}}});
    for (auto const& part : parts) all.append(part);
    return all;
}

}  // namespace pmo
