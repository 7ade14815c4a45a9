// People, equipment and material of the project, and what they do on which task.

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/engine/parts.h"
#include "core/io/mspdi_gaps.h"
#include "core/io/mspdi_xml.h"
#include "core/project/mspdi_export_parts.h"
#include "core/project/plan_gaps.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"

namespace pmo::mspdi_export {

namespace {

namespace per = registers::person;
namespace res = registers::resource;
namespace asg = registers::assignment;
namespace tsk = registers::task;

constexpr std::int64_t kPercent = 10'000;              // millionths
constexpr std::int64_t kMostPercent = 1'000'000;
constexpr std::int32_t kNobody = -65535;               // the resource of work that nobody does yet

bool is_person(Record const& worker) { return &worker.type() == &per::kType; }

// The worker of an assignment; nullptr: none that is still there.
Record const* worker_of(Store const& store, Record const& line) {
    if (is_live(store, line.get(asg::person), per::kType)) return store.live(line.get(asg::person));
    if (is_live(store, line.get(asg::resource), res::kType)) return store.live(line.get(asg::resource));
    return nullptr;
}

// What the file said more exactly than a cell can, as long as it rounds to what the cell says now.
std::int64_t units_of(std::int64_t kept, std::int64_t percent) {
    auto const rounded = (std::max<std::int64_t>(0, kept) + kPercent / 2) / kPercent;
    bool const same = rounded == percent || (kept > 0 && rounded == 0 && percent == 1);
    return same ? kept : std::clamp<std::int64_t>(percent, 0, kMostPercent) * kPercent;
}

std::int64_t rate_of(Writer& writer, Record const& worker, Field<Money> field, std::int64_t kept) {
    if (!worker.has(field)) return 0;
    auto const rate = writer.rate(worker.get(field));
    auto const cent = writer.rate({1, worker.get(field).currency});
    bool const same = cent > 0 && (kept >= rate ? kept - rate : rate - kept) * 2 <= cent;
    return same ? kept : rate;
}

void add_person(Writer& writer, Record const& person, mspdi::Resource& out) {
    out.type = mspdi::ResourceType::work;
    out.email = person.get(per::email);
    out.max_units = units_of(out.max_units, person.has(per::max_units) ? person.get(per::max_units) : 100);
    out.standard_rate = rate_of(writer, person, per::cost_rate, out.standard_rate);
    out.overtime_rate = rate_of(writer, person, per::overtime_rate, out.overtime_rate);
    out.inactive = person.get(per::inactive);
    out.generic = person.get(per::generic);
    out.notes = person.get(per::notes);
    ++writer.out.counts.people;
}

void add_resource(Writer& writer, Record const& resource, mspdi::Resource& out) {
    auto const kind = resource.get(res::kind);
    out.type = kind == "material" ? mspdi::ResourceType::material : kind == "budget" ? mspdi::ResourceType::cost : mspdi::ResourceType::work;
    if (out.type == mspdi::ResourceType::work) {
        writer.count("mspdi_export.equipment");
        if (resource.has(res::capacity)) out.max_units = std::clamp<std::int64_t>(resource.get(res::capacity), 0, 1'000'000) * kPercent;
    }
    out.group = resource.get(res::group);
    out.material_label = resource.get(res::unit_label);
    out.standard_rate = rate_of(writer, resource, res::rate, out.standard_rate);
    out.cost_per_use = writer.hundredths(resource, res::cost_per_use);
    auto const accrual = resource.get(res::accrual);
    out.accrue_at = accrual == "start" ? 1 : accrual == "end" ? 2 : 3;
    out.inactive = resource.get(res::inactive);
    out.notes = resource.get(res::notes);
    ++writer.out.counts.resources;
}

mspdi::Resource resource_of(Writer& writer, Record const& worker) {
    bool const person = is_person(worker);
    auto const name = person ? worker.get(per::name) : worker.get(res::name);
    mspdi::Resource kept, out;
    if (!mspdi::read_kept(person ? worker.get(per::carried) : worker.get(res::carried), kept)) {
        writer.note("mspdi_export.kept_bad", {std::string(name)});
        kept = {};
    }
    out.rest = kept.rest;
    out.guid = kept.guid;
    out.initials = kept.initials;
    out.group = kept.group;
    out.email = kept.email;
    out.max_units = kept.max_units;
    out.accrue_at = kept.accrue_at;
    out.standard_rate = kept.standard_rate;
    out.overtime_rate = kept.overtime_rate;
    out.cost_per_use = kept.cost_per_use;
    out.generic = kept.generic;
    out.budget = kept.budget;
    out.booking_type = kept.booking_type;
    out.uid = writer.workers.of(worker.id());
    out.name = writer.name(name);
    if (auto const at = writer.calendar_of.find(worker.id()); at != writer.calendar_of.end()) out.calendar_uid = at->second;
    if (person) add_person(writer, worker, out);
    else add_resource(writer, worker, out);
    return out;
}

class Assignments {
public:
    explicit Assignments(Writer& writer) : m_writer(writer), m_store(writer.store) {}

    void write() {
        auto const& rows = m_writer.plan.rows;
        for (auto const& row : rows)
            for (auto const* line : m_store.referrers(asg::kType, asg::task, row.task)) {
                if (worker_of(m_store, *line)) m_writer.assignments.want(line->id(), line->get(asg::source_uid));
                else m_writer.count("mspdi_export.no_worker");
            }
        m_writer.assignments.settle();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            bool any = false;
            for (auto const* line : m_store.referrers(asg::kType, asg::task, rows[i].task))
                if (auto const* worker = worker_of(m_store, *line)) {
                    write_one(i, *line, *worker);
                    any = true;
                }
            if (!any && !rows[i].summary) write_nobody(i);
        }
        set_bookings();
        sort_stably(m_writer.out.file.assignments, {}, &mspdi::Assignment::uid);
    }

private:
    // Somebody who is proposed for one task is proposed for the project: the file has it so.
    void set_bookings() {
        for (auto& resource : m_writer.out.file.resources) {
            auto const at = m_bookings.find(resource.uid);
            if (at == m_bookings.end()) continue;
            auto const& [proposed, all] = at->second;
            resource.booking_type = proposed > 0 ? std::max(1, resource.booking_type) : 0;
            if (proposed > 0 && proposed < all) m_writer.count("mspdi_export.booking");
        }
    }

    mspdi::Task const& task(std::size_t row) const { return *std::ranges::lower_bound(m_writer.out.file.tasks, static_cast<std::int32_t>(row) + 1, {}, &mspdi::Task::id); }

    void write_one(std::size_t row, Record const& line, Record const& worker) {
        mspdi::Assignment kept, out;
        if (!mspdi::read_kept(line.get(asg::carried), kept)) {
            m_writer.note("mspdi_export.kept_bad", {task(row).name});
            kept = {};
        }
        out.rest = kept.rest;
        out.uid = m_writer.assignments.of(line.id());
        out.task_uid = task(row).uid;
        out.resource_uid = m_writer.workers.of(worker.id());
        bool const material = !is_person(worker) && worker.get(res::kind) == "material";
        bool const budget = !is_person(worker) && worker.get(res::kind) == "budget";
        if (material) set_quantity(line, kept, out);
        else if (budget) out.units = kept.units;
        else set_work(row, line, kept, out);
        out.overtime_work = minutes(line, asg::overtime_effort);
        out.cost = m_writer.hundredths(line, asg::cost);
        out.actual_cost = m_writer.hundredths(line, asg::actual_cost);
        out.delay = std::clamp<Minute>(line.get(asg::delay), -2'000'000'000, 2'000'000'000);
        out.leveling_delay = minutes(line, asg::level_delay);
        out.work_contour = option(line.get(asg::contour), asg::kContour);
        out.rate_table = option(line.get(asg::rate_table), asg::kRateTable);
        out.actual_start = minute_or_none(line, asg::actual_start);
        out.actual_finish = minute_or_none(line, asg::actual_finish);
        set_span(row, worker, out);
        keep_time_phased(row, kept, out);
        if (!budget && !material) split(row, out);
        auto& [proposed, all] = m_bookings[out.resource_uid];
        proposed += line.get(asg::booking) == "proposed" ? 1 : 0;
        ++all;
        ++m_writer.out.counts.assignments;
        m_writer.out.file.assignments.push_back(std::move(out));
    }

    static Minute minutes(Record const& record, Field<std::int64_t> field) { return std::clamp<Minute>(record.get(field), 0, 2'000'000'000); }

    template <std::size_t N>
    static std::int32_t option(std::string_view id, std::string_view const (&options)[N]) {
        auto const at = std::ranges::find(options, id);
        return at == std::end(options) ? 0 : static_cast<std::int32_t>(at - std::begin(options));
    }

    void set_work(std::size_t row, Record const& line, mspdi::Assignment const& kept, mspdi::Assignment& out) {
        auto const percent = line.has(asg::units) ? std::clamp<std::int64_t>(line.get(asg::units), 0, kMostPercent) : 100;
        out.units = units_of(kept.units, percent);
        out.work = line.has(asg::effort) ? minutes(line, asg::effort) : m_writer.plan.rows[row].duration * percent / 100;
        out.actual_work = minutes(line, asg::actual_effort);
        out.remaining_work = line.has(asg::remaining_effort) ? minutes(line, asg::remaining_effort) : std::max<Minute>(0, out.work - out.actual_work);
    }

    // Material is counted in hours in the file: rounded up, because reading rounds down.
    static void set_quantity(Record const& line, mspdi::Assignment const& kept, mspdi::Assignment& out) {
        auto const quantity = std::clamp<std::int64_t>(line.get(asg::quantity), 0, 1'000'000'000'000);
        out.work = (quantity * 60 + 99) / 100;
        out.remaining_work = out.work;
        out.units = line.has(asg::quantity) ? quantity * kPercent : kept.units;
    }

    void set_span(std::size_t row, Record const& worker, mspdi::Assignment& out) {
        auto const& placed = m_writer.plan.schedule.placed[row];
        bool const own = is_person(worker) && worker.has(per::calendar) && !m_writer.store.live(m_writer.plan.rows[row].task)->has(tsk::calendar);
        auto const& time = own ? m_writer.derived.working_time(worker.get(per::calendar)) : m_writer.plan.calendars[static_cast<std::size_t>(m_writer.plan.rows[row].calendar)];
        out.start = out.delay > 0 ? time.next_start(time.add(placed.start, out.delay)) : placed.start;
        out.finish = placed.finish;
        if (out.units <= 0 || out.work <= 0 || out.delay <= 0) return;
        auto const part = engine::part_of({.work = out.work - out.overtime_work, .units = out.units}, m_writer.plan.rows[row].duration);
        out.finish = std::max(out.start, time.add(out.start, part.duration));
    }

    // Work by the day is of use only while the plan and the work are what they were when it was read.
    void keep_time_phased(std::size_t row, mspdi::Assignment const& kept, mspdi::Assignment& out) {
        if (out.rest.find("<TimephasedData>") == std::string::npos) return;
        auto const& placed = m_writer.plan.schedule.placed[row];
        bool const material = out.units != kept.units && kept.work > 0;
        bool const same_work = kept.work == out.work || (material && kept.work * 100 / 60 == out.work * 100 / 60);
        if (kept.start == placed.start && kept.finish == placed.finish && same_work) return;
        auto without = mspdi::without(out.rest, "TimephasedData");
        if (without.size() != out.rest.size()) m_writer.count("mspdi_export.time_phased");
        out.rest = std::move(without);
    }

    // Work with gaps is told by the day; the pieces share it by their length.
    void split(std::size_t row, mspdi::Assignment& out) {
        auto const& line = m_writer.plan.rows[row];
        auto const gaps = std::span(m_writer.plan.gaps).subspan(static_cast<std::size_t>(line.first_gap), static_cast<std::size_t>(line.gap_count));
        bool const planned = std::ranges::any_of(gaps, [](PlanGap const& gap) { return static_cast<bool>(gap.interruption); });
        // One in the middle of work shaped by hand is what its dates alone say.
        bool const said = out.work_contour == static_cast<std::int32_t>(engine::Contour::by_hand) && gaps.size() == 1 && gaps[0].after == line.duration / 2;
        if (!planned || said || out.rest.find("<TimephasedData>") != std::string::npos) return;
        auto const& time = m_writer.plan.calendars[static_cast<std::size_t>(m_writer.plan.rows[row].calendar)];
        auto const periods = periods_of(pieces_of(m_writer.plan, static_cast<std::int32_t>(row)), time, out);
        out.rest += mspdi::write_periods(out.uid, periods);
    }

    static std::vector<mspdi::WorkPeriod> periods_of(std::vector<Piece> const& pieces, engine::WorkingTime const& time, mspdi::Assignment const& on) {
        constexpr std::size_t kMostDays = 2000;        // of all pieces: a longer one is told as a whole
        std::vector<mspdi::WorkPeriod> out;
        Minute whole = 0, passed = 0, told = 0, until = kNoTime;
        for (auto const& piece : pieces) whole += time.between(std::max(piece.from, on.start), std::max(piece.to, on.start));
        if (whole <= 0) return out;
        auto const work = [&](Minute from, Minute to) {
            passed += time.between(from, to);
            auto const share = (on.work > 0 ? on.work : whole) * passed / whole - told;   // nobody's work still lies somewhere
            out.push_back({from, to, share, told + share <= on.actual_work});
            told += share;
            until = to;
        };
        for (auto const& piece : pieces) {
            auto const from = std::max(piece.from, on.start);
            if (piece.to <= from) continue;
            if (until != kNoTime) out.push_back({until, from, 0, told < on.actual_work});
            auto const last = engine::day_of(piece.to - 1);
            bool const by_day = out.size() + static_cast<std::size_t>(last - engine::day_of(from)) < kMostDays;
            if (!by_day) { work(from, piece.to); continue; }
            for (auto day = engine::day_of(from); day <= last; ++day)
                if (auto const hours = hours_of(time, day)) {
                    auto const a = std::max(from, hours->from), b = std::min(piece.to, hours->to);
                    if (a < b) work(a, b);
                }
        }
        return out;
    }

    // The whole day's work, from its first shift to its last.
    static std::optional<Piece> hours_of(engine::WorkingTime const& time, engine::Day day) {
        auto const shifts = time.shifts_on(day);
        if (shifts.empty()) return std::nullopt;
        auto const midnight = engine::Minute{day} * engine::kMinutesPerDay;
        return Piece{midnight + shifts.front().from, midnight + shifts.back().to};
    }

    void write_nobody(std::size_t row) {
        auto const& on = task(row);
        mspdi::Assignment out{.uid = m_writer.assignments.next(), .task_uid = on.uid, .resource_uid = kNobody};
        out.work = on.work;
        out.actual_work = on.actual_work;
        out.remaining_work = on.remaining_work;
        out.start = on.start;
        out.finish = on.finish;
        split(row, out);
        m_writer.out.file.assignments.push_back(std::move(out));
    }

    Writer& m_writer;
    Store const& m_store;
    std::map<std::int32_t, std::pair<int, int>> m_bookings;    // by worker: proposed ones, all
};

}  // namespace

void find_team(Writer& writer) {
    std::set<Id> seen;
    auto const add = [&](Record const& worker) {
        if (!seen.insert(worker.id()).second) return;
        writer.team.push_back(&worker);
        writer.workers.want(worker.id(), is_person(worker) ? worker.get(per::source_uid) : worker.get(res::source_uid));
    };
    for (auto const& row : writer.plan.rows)
        for (auto const* line : writer.store.referrers(asg::kType, asg::task, row.task))
            if (auto const* worker = worker_of(writer.store, *line)) add(*worker);
    auto const find = [&](TypeDef const& type, Field<std::string> name, Field<std::string> uid, mspdi::Resource const& wanted) {
        for (auto const& row : writer.store.table(type).rows())
            if (!row.deleted() && row.get(name) == trim(wanted.name) && row.get(uid) == std::to_string(wanted.uid)) return add(row);
    };
    for (auto const& wanted : writer.kept.resources) {
        find(per::kType, per::name, per::source_uid, wanted);
        find(res::kType, res::name, res::source_uid, wanted);
    }
    writer.workers.settle();
}

void write_team(Writer& writer) {
    for (auto const* worker : writer.team) writer.out.file.resources.push_back(resource_of(writer, *worker));
    sort_stably(writer.out.file.resources, {}, &mspdi::Resource::uid);
    std::int32_t id = 0;
    for (auto& resource : writer.out.file.resources) resource.id = ++id;
}

void write_assignments(Writer& writer) { Assignments(writer).write(); }

}  // namespace pmo::mspdi_export
