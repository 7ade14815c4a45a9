// Resources as people, equipment and material, and what they do on which task.

#include <algorithm>
#include <unordered_map>

#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/io/mspdi_writer.h"
#include "core/io/mspdi_xml.h"
#include "core/project/mspdi_import_parts.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"

namespace pmo::mspdi_import {

namespace {

namespace per = registers::person;
namespace res = registers::resource;
namespace asg = registers::assignment;

constexpr std::int64_t kOneHundred = 1'000'000;        // millionths: all of a person

std::int64_t percent_of(std::int64_t millionths) { return (std::max<std::int64_t>(0, millionths) + 5'000) / 10'000; }

std::string name_of(mspdi::Resource const& from) {
    for (auto const& text : {from.name, from.initials})
        if (!trim(text).empty()) return std::string(trim(text));
    return '#' + std::to_string(from.uid);
}

// Shares of whole percents and rates of whole cents are in their cells; finer ones stay beside them, in a spelling of ours.
std::string exactly(std::string_view rest, std::string_view name, std::int64_t value, int digits) {
    auto kept = mspdi::without(rest, name);
    if (value % (digits == 6 ? 10'000 : 100) != 0) mspdi::append_element(kept, name, decimal_text(value, digits));
    return kept;
}

std::string kept_of(mspdi::Resource const& from) {
    auto kept = exactly(from.rest, "MaxUnits", from.max_units, 6);
    kept = exactly(kept, "StandardRate", from.standard_rate, 4);
    return exactly(kept, "OvertimeRate", from.overtime_rate, 4);
}

class People {
public:
    explicit People(Writer& writer) : m_writer(writer) {
        for (auto const& row : writer.store.table(per::kType).rows())
            if (!row.deleted()) m_known[std::string(row.get(per::name))].push_back(row.id());
        for (auto const& assignment : writer.file.assignments) m_busy.emplace(assignment.resource_uid, true);
    }

    void write() {
        for (auto const& from : m_writer.file.resources) {
            // Resource 0 of every file is the place for work that nobody does yet.
            bool const nobody = from.is_null || (trim(from.name).empty() && !m_busy.contains(from.uid));
            if (nobody || from.uid < 0 || m_writer.workers.contains(from.uid)) continue;
            Worker worker{.from = &from};
            if (from.type == mspdi::ResourceType::work) worker.person = person(from);
            else worker.resource = resource(from);
            m_writer.workers.emplace(from.uid, worker);
        }
    }

private:
    // One in the workspace with exactly that name is the same person, and keeps what is known there.
    Id person(mspdi::Resource const& from) {
        auto const name = name_of(from);
        auto const calendar = calendar_of(m_writer, from.calendar_uid);
        if (auto const known = m_known.find(name); known != m_known.end() && !known->second.empty()) {
            if (known->second.size() == 1) {
                auto const id = known->second.front();
                known->second.clear();                 // a second one of that name in the file is somebody else
                ++m_writer.out.counts.matched_people;
                bool const own = calendar && calendar != m_writer.project_calendar;
                if (own) m_writer.note("mspdi.person_calendar", {name});
                return id;
            }
            m_writer.note("mspdi.person_ambiguous", {name, std::to_string(known->second.size())});
        }
        ++m_writer.out.counts.people;
        auto const id = m_writer.add(per::kType);
        m_writer.set(id, per::name, name);
        m_writer.set(id, per::email, from.email);
        // Who keeps the project's hours keeps those of every project.
        if (calendar && calendar != m_writer.project_calendar) m_writer.set(id, per::calendar, calendar);
        if (from.max_units != kOneHundred) m_writer.set(id, per::max_units, percent_of(from.max_units));
        if (from.standard_rate != 0) m_writer.set(id, per::cost_rate, m_writer.rate(from.standard_rate));
        if (from.overtime_rate != 0) m_writer.set(id, per::overtime_rate, m_writer.rate(from.overtime_rate));
        m_writer.set_flag(id, per::inactive, from.inactive);
        m_writer.set_flag(id, per::generic, from.generic);
        m_writer.set(id, per::source_uid, std::to_string(from.uid));
        m_writer.set(id, per::notes, from.notes);
        m_writer.set(id, per::carried, mspdi::without(kept_of(from), "EmailAddress"));
        // Kept with the rest for the way back, but of no effect here.
        if (from.cost_per_use != 0) m_writer.note("mspdi.cost_per_use", {name, to_text(m_writer.money(from.cost_per_use))});
        if (!trim(from.group).empty()) m_writer.note("mspdi.group", {name, from.group});
        return id;
    }

    Id resource(mspdi::Resource const& from) {
        ++m_writer.out.counts.resources;
        auto const id = m_writer.add(res::kType);
        m_writer.set(id, res::name, name_of(from));
        m_writer.set(id, res::kind, from.type == mspdi::ResourceType::material ? "material" : "budget");
        m_writer.set(id, res::group, from.group);
        m_writer.set(id, res::unit_label, from.material_label);
        if (auto const calendar = calendar_of(m_writer, from.calendar_uid); calendar && calendar != m_writer.project_calendar) m_writer.set(id, res::calendar, calendar);
        if (from.standard_rate != 0) m_writer.set(id, res::rate, m_writer.rate(from.standard_rate));
        m_writer.set_money(id, res::cost_per_use, from.cost_per_use);
        if (from.accrue_at == 1) m_writer.set(id, res::accrual, "start");
        if (from.accrue_at == 2) m_writer.set(id, res::accrual, "end");
        m_writer.set_flag(id, res::inactive, from.inactive);
        m_writer.set(id, res::source_uid, std::to_string(from.uid));
        m_writer.set(id, res::notes, from.notes);
        m_writer.set(id, res::carried, kept_of(from));
        return id;
    }

    Writer& m_writer;
    std::unordered_map<std::string, std::vector<Id>> m_known;
    std::unordered_map<std::int32_t, bool> m_busy;
};

// Work by the day holds as long as the plan and the work are what they were: both are noted beside it, as this plan has them.
std::string kept_of(Writer const& writer, mspdi::Assignment const& from, mspdi::Task const& on) {
    auto kept = exactly(from.rest, "Units", from.units, 6);
    if (kept.find("<TimephasedData>") == std::string::npos) return kept;
    auto const at = writer.scheduled.find(on.uid);
    if (at == writer.scheduled.end()) return kept;
    return mspdi::write_span(at->second.start, at->second.finish, from.work) + kept;
}

void write_assignment(Writer& writer, mspdi::Assignment const& from, Id task, Worker const& worker, mspdi::Task const& on) {
    ++writer.out.counts.assignments;
    auto const id = writer.add(asg::kType);
    auto const minutes = [&](Field<std::int64_t> field, Minute value) {
        if (value > 0) writer.set(id, field, value);
    };
    writer.set(id, asg::project, writer.out.project);
    writer.set(id, asg::task, task);
    if (worker.person) {
        writer.set(id, asg::person, worker.person);
        // Both together say how long it takes, also when the work is none.
        writer.set(id, asg::units, from.units > 0 ? std::max<std::int64_t>(1, percent_of(from.units)) : 0);
        writer.set(id, asg::effort, std::max<Minute>(0, from.work));
        minutes(asg::actual_effort, from.actual_work);
        if (from.actual_work > 0) writer.set(id, asg::remaining_effort, std::max<Minute>(0, from.remaining_work));
        minutes(asg::overtime_effort, from.overtime_work);
        if (from.units > 0 && from.units % 10'000 != 0) writer.note(on, "mspdi.units_rounded", {decimal_text(from.units, 4), std::to_string(percent_of(from.units))});
    } else {
        writer.set(id, asg::resource, worker.resource);
        // Material is counted in hours in the file; a sum of money has no number.
        if (worker.from->type == mspdi::ResourceType::material)
            writer.set(id, asg::quantity, from.work > 0 ? from.work * 100 / 60 : std::max<std::int64_t>(0, from.units) / 10'000);
    }
    writer.set_money(id, asg::cost, from.cost);
    writer.set_money(id, asg::actual_cost, from.actual_cost);
    if (worker.from->booking_type > 0) writer.set(id, asg::booking, "proposed");
    if (from.work_contour > 0 && static_cast<std::size_t>(from.work_contour) < std::size(asg::kContour))
        writer.set(id, asg::contour, asg::kContour[static_cast<std::size_t>(from.work_contour)]);
    if (from.rate_table > 0 && static_cast<std::size_t>(from.rate_table) < std::size(asg::kRateTable))
        writer.set(id, asg::rate_table, asg::kRateTable[static_cast<std::size_t>(from.rate_table)]);
    writer.set_moment(id, asg::actual_start, from.actual_start);
    writer.set_moment(id, asg::actual_finish, from.actual_finish);
    if (from.delay != 0) writer.set(id, asg::delay, from.delay);
    minutes(asg::level_delay, from.leveling_delay);
    writer.set(id, asg::source_uid, std::to_string(from.uid));
    writer.set(id, asg::carried, kept_of(writer, from, on));
}

}  // namespace

void write_workers(Writer& writer) { People(writer).write(); }

void write_assignments(Writer& writer) {
    std::unordered_map<std::int32_t, mspdi::Task const*> tasks;
    for (auto const& task : writer.file.tasks) tasks.emplace(task.uid, &task);
    std::size_t nowhere = 0;
    for (auto const& assignment : writer.file.assignments) {
        if (assignment.resource_uid < 0) continue;     // work that nobody does yet: the task has it
        auto const task = writer.tasks.find(assignment.task_uid);
        auto const worker = writer.workers.find(assignment.resource_uid);
        if (task != writer.tasks.end() && worker != writer.workers.end())
            write_assignment(writer, assignment, task->second, worker->second, *tasks[assignment.task_uid]);
        else ++nowhere;
    }
    if (nowhere > 0) writer.note("mspdi.assignments_lost", {std::to_string(nowhere)});
}

}  // namespace pmo::mspdi_import
