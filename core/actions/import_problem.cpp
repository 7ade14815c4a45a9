#include "core/actions/import_problem.h"

#include <string>
#include <vector>

#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace asg = registers::assignment;
namespace dep = registers::dependency;
namespace prj = registers::project;
namespace rsc = registers::resource;
namespace tsk = registers::task;

constexpr std::int64_t kDay = 480, kUnit = 100;        // minutes of a period; percent, and hundredths of capacity, of a unit
constexpr std::int64_t kMorning = 8 * 60;

std::string_view kind_of(levelling::LinkType type) {
    switch (type) {
        case levelling::LinkType::finish_to_start: return "fs";
        case levelling::LinkType::start_to_start: return "ss";
        case levelling::LinkType::finish_to_finish: return "ff";
        case levelling::LinkType::start_to_finish: break;
    }
    return "sf";
}

Id add_project(Edit& edit, EditContext const& context, std::string_view name) {
    auto const id = add_record(edit, {context.store, context.ids, kNoId, context.person, context.today}, {.type = prj::kType});
    edit.set(id, prj::name, name);
    edit.set(id, prj::status, std::string_view("active"));
    edit.set(id, prj::start, Moment{std::int64_t{context.today.day} * 24 * 60 + kMorning});
    return id;
}

std::vector<Id> add_resources(Edit& edit, EditContext const& context, levelling::Problem const& problem, std::string_view name) {
    std::vector<Id> out;
    for (auto const& resource : problem.resources) {
        auto const id = out.emplace_back(context.ids.next());
        edit.add(rsc::kType, id);
        edit.set(id, rsc::name, std::string(name) + " R" + std::to_string(out.size()));
        edit.set(id, rsc::kind, std::string_view("equipment"));
        edit.set(id, rsc::capacity, std::int64_t{resource.last()} * kUnit);
    }
    return out;
}

void assign(Edit& edit, EditContext const& context, Id project, Id task, Id resource, std::int64_t units) {
    auto const id = context.ids.next();
    edit.add(asg::kType, id);
    edit.set(id, asg::project, project);
    edit.set(id, asg::task, task);
    edit.set(id, asg::resource, resource);
    edit.set(id, asg::units, units * kUnit);
}

void link(Edit& edit, EditContext const& context, Id project, Id from, Id to, levelling::Link const& link) {
    auto const id = context.ids.next();
    edit.add(dep::kType, id);
    edit.set(id, dep::project, project);
    edit.set(id, dep::predecessor, from);
    edit.set(id, dep::successor, to);
    edit.set(id, dep::kind, kind_of(link.type));
    if (link.lag != 0) edit.set(id, dep::lag, std::int64_t{link.lag} * kDay);
}

}  // namespace

ImportedProblem import_problem(EditContext const& context, levelling::Problem const& problem, std::string_view name) {
    Edit edit(Label{"import.problem", {std::string(name)}});
    auto const project = add_project(edit, context, name);
    auto const resources = add_resources(edit, context, problem, name);
    EditContext const inside{context.store, context.ids, project, context.person, context.today};
    std::vector<Id> tasks;
    for (auto const& activity : problem.activities) {
        auto const id = tasks.emplace_back(add_record(edit, inside, {.type = tsk::kType}));
        edit.set(id, tsk::name, "J" + std::to_string(tasks.size()));
        edit.set(id, tsk::duration, std::int64_t{activity.duration} * kDay);
        if (activity.duration == 0) edit.set(id, tsk::milestone, true);
        for (auto const& demand : activity.demands)
            if (demand.units > 0) assign(edit, context, project, id, resources[static_cast<std::size_t>(demand.resource)], demand.units);
    }
    for (auto const& own : problem.links) link(edit, context, project, tasks[static_cast<std::size_t>(own.from)], tasks[static_cast<std::size_t>(own.to)], own);
    return {std::move(edit), project};
}

}  // namespace pmo
