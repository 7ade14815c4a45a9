// Tasks as a tree, their links and the baseline.

#include <algorithm>

#include "core/base/order_key.h"
#include "core/engine/schedule.h"
#include "core/io/mspdi_schedule.h"
#include "core/io/mspdi_writer.h"
#include "core/io/mspdi_xml.h"
#include "core/project/mspdi_import_parts.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo::mspdi_import {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace irr = registers::interruption;
namespace bln = registers::baseline;
namespace blt = registers::baseline_task;

constexpr std::int32_t kDeepest = 64;                  // levels; no real plan comes near
constexpr std::int32_t kLastBaseline = 10;
constexpr std::int32_t kNoDuration = 21;               // format of a manual task that nobody has estimated

struct Line {
    mspdi::Task const* task = nullptr;
    Id id{};
    std::int32_t parent = -1;                          // among the lines
    std::uint32_t position = 0;                        // among its siblings
    std::uint32_t children = 0;
    std::string number{};                              // as the workbench would number it
};

// Number 0, above all others, stands for the project itself.
mspdi::Task const* project_row(mspdi::Project const& file) {
    mspdi::Task const* first = nullptr;
    for (auto const& task : file.tasks) {
        if (task.is_null) continue;
        if (!first) {
            if (task.outline_level > 0 || task.uid != 0) return nullptr;
            first = &task;
        } else if (task.outline_level <= 0) {
            return nullptr;
        }
    }
    return first;
}

// What of a task no field holds. Texts for the dates of a manual task count only where it has none.
std::string kept_of(mspdi::Task const& task) {
    auto rest = std::string_view(task.rest);
    std::string kept;
    for (mspdi::Piece piece; mspdi::next_piece(rest, piece);) {
        bool const of_dates = piece.name == "StartText" || piece.name == "FinishText" || piece.name == "DurationText";
        if (!of_dates || task.start == kNoTime) kept += piece.whole;
    }
    for (auto const& baseline : task.baselines) {
        if (baseline.rest.empty()) continue;
        std::string inside;
        mspdi::append_element(inside, "Number", std::to_string(baseline.number));
        mspdi::append_element(kept, "Baseline", inside + baseline.rest);
    }
    return kept;
}

void keep_project_row(Writer& writer, mspdi::Task const& row) {
    auto inside = mspdi::without(mspdi::without(row.rest, "DurationFormat"), "LevelingDelayFormat");
    for (auto const& baseline : row.baselines) inside += mspdi::write_baseline(baseline);
    if (!row.notes.empty()) {
        std::string notes;
        mspdi::append_text(notes, row.notes);
        mspdi::append_element(inside, "Notes", notes);
    }
    if (!inside.empty()) mspdi::append_element(writer.project_row, "Task", inside);
}

std::vector<Line> lines_of(Writer& writer) {
    auto const& file = writer.file;
    auto const* skipped = project_row(file);
    if (skipped) keep_project_row(writer, *skipped);
    std::vector<Line> lines;
    std::vector<std::int32_t> open;                    // the lines above, by level
    std::uint32_t tops = 0;
    bool cut = false;
    lines.reserve(file.tasks.size());
    for (auto const& task : file.tasks) {
        if (task.is_null || &task == skipped) continue;
        auto const index = static_cast<std::int32_t>(lines.size());
        cut = cut || task.outline_level > kDeepest;
        auto const level = static_cast<std::size_t>(std::clamp(task.outline_level, 0, kDeepest));
        if (open.size() > level) open.resize(level);
        Line line{.task = &task, .id = writer.add(tsk::kType)};
        line.parent = open.empty() ? -1 : open.back();
        open.resize(level, line.parent);
        open.push_back(index);
        auto* const above = line.parent < 0 ? nullptr : &lines[static_cast<std::size_t>(line.parent)];
        line.position = above ? above->children++ : tops++;
        line.number = (above ? above->number + '.' : std::string{}) + std::to_string(line.position + 1);
        // A code that somebody gave is the head of the numbers below it.
        if (!task.wbs.empty() && task.wbs != line.number) {
            writer.set(line.id, tsk::wbs, task.wbs);
            line.number = task.wbs.substr(0, 200);
        }
        lines.push_back(std::move(line));
    }
    if (cut) writer.note("mspdi.levels", {std::to_string(kDeepest)});
    return lines;
}

class Tasks {
public:
    explicit Tasks(Writer& writer) : m_writer(writer), m_lines(lines_of(writer)) {}

    void write() {
        for (auto const& line : m_lines) {
            if (!m_writer.tasks.emplace(line.task->uid, line.id).second) m_writer.note(*line.task, "mspdi.uid_twice", {std::to_string(line.task->uid)});
            bool const summary = line.children > 0;
            write_common(line, *line.task);
            write_dates(line.id, *line.task);
            if (!summary) write_leaf(line.id, *line.task);
            count(*line.task, summary);
        }
        write_custom_fields();
        write_baselines();
        schedule();
    }

private:
    void write_common(Line const& line, mspdi::Task const& task) {
        auto const id = line.id;
        m_writer.set(id, tsk::project, m_writer.out.project);
        m_writer.set(id, tsk::place, Place(line.parent < 0 ? kNoId : m_lines[static_cast<std::size_t>(line.parent)].id, order_at(line.position)));
        m_writer.set(id, tsk::name, task.name.empty() ? std::string_view("?") : std::string_view(task.name));
        m_writer.set(id, tsk::uid, std::int64_t{task.uid});
        m_writer.set(id, tsk::notes, task.notes);
        m_writer.set(id, tsk::external, kept_of(task));
        m_writer.set_flag(id, tsk::inactive, !task.active);
        m_writer.set_flag(id, tsk::ignore_resource_calendar, task.ignore_resource_calendar);
        if (task.priority != 500) m_writer.set(id, tsk::priority, std::int64_t{std::clamp(task.priority, 0, 1000)});
        m_writer.set_money(id, tsk::fixed_cost, task.fixed_cost);
        if (task.calendar_uid < 0) return;
        if (auto const calendar = calendar_of(m_writer, task.calendar_uid)) m_writer.set(id, tsk::calendar, calendar);
        else m_writer.note(task, "mspdi.calendar_missing", {std::to_string(task.calendar_uid)});
    }

    // What people have set; the computed dates are computed here again.
    void write_dates(Id id, mspdi::Task const& task) {
        auto constraint = task.constraint;
        auto date = task.constraint_date;
        bool const manual = task.manual || task.external;
        // Of a task in a project that is not here the file has only the effect: when this one was last allowed to start.
        for (auto const& link : task.links) {
            if (!link.cross_project || knows(link.predecessor_uid)) continue;
            m_writer.note(task, "mspdi.other_project", {link.cross_project_name});
            if (manual || !task.active || constraint != engine::Constraint::as_soon_as_possible || task.start == kNoTime) continue;
            constraint = engine::Constraint::start_no_earlier_than;
            date = task.start;
        }
        if (constraint != engine::Constraint::as_soon_as_possible) {
            m_writer.set(id, tsk::constraint, tsk::kConstraint[static_cast<std::size_t>(constraint)]);
            if (constraint != engine::Constraint::as_late_as_possible) m_writer.set_moment(id, tsk::constraint_on, date);
        }
        m_writer.set_moment(id, tsk::deadline, task.deadline);
        if (task.external) m_writer.note(task, "mspdi.external");
        if (!manual) return;
        m_writer.set(id, tsk::mode, "manual");
        m_writer.set_moment(id, tsk::start_on, task.start != kNoTime ? task.start : task.manual_start);
        m_writer.set_moment(id, tsk::finish_on, task.finish != kNoTime ? task.finish : task.manual_finish);
    }

    void write_leaf(Id id, mspdi::Task const& task) {
        auto const minutes = [&](Field<std::int64_t> field, Minute value) {
            if (value > 0) m_writer.set(id, field, value);
        };
        bool const placed = task.start != kNoTime || task.manual_start != kNoTime;
        bool const nobody_knows = task.manual && placed && task.duration_format.code == kNoDuration;
        if (!nobody_knows) m_writer.set(id, tsk::duration, std::max<Minute>(0, task.duration));
        m_writer.set_flag(id, tsk::duration_elapsed, task.duration_format.elapsed());
        m_writer.set_flag(id, tsk::estimated, task.estimated);
        m_writer.set_flag(id, tsk::milestone, task.milestone);
        m_writer.set(id, tsk::task_type, tsk::kTaskType[static_cast<std::size_t>(task.type)]);
        m_writer.set_flag(id, tsk::effort_driven, task.effort_driven);
        minutes(tsk::effort, task.work);
        minutes(tsk::actual_effort, task.actual_work);
        if (task.actual_work > 0) m_writer.set(id, tsk::remaining_effort, std::max<Minute>(0, task.remaining_work));
        minutes(tsk::level_delay, task.leveling_delay);
        write_progress(id, task);
        m_writer.set_money(id, tsk::cost_planned, task.cost);
        m_writer.set_money(id, tsk::actual_cost, task.actual_cost);
        auto const* planned = baseline_of(task, 0);
        m_writer.set_money(id, tsk::budget, planned && planned->cost != 0 ? planned->cost : task.cost);
        if (task.recurring) m_writer.note(task, "mspdi.recurring");
    }

    void write_progress(Id id, mspdi::Task const& task) {
        auto const percent = [&](Field<std::int64_t> field, std::int32_t value) {
            if (value > 0) m_writer.set(id, field, std::int64_t{std::min(value, 100)});
        };
        percent(tsk::percent_complete, task.percent_complete);
        percent(tsk::percent_work, task.percent_work_complete);
        percent(tsk::physical_percent, task.physical_percent_complete);
        if (task.earned_value_method == 1) m_writer.set(id, tsk::value_method, "physical");
        m_writer.set_moment(id, tsk::actual_start, task.actual_start);
        m_writer.set_moment(id, tsk::actual_finish, task.actual_finish);
        if (task.actual_start == kNoTime) return;
        if (task.remaining_duration != kNoTime) m_writer.set(id, tsk::remaining_duration, std::max<Minute>(0, task.remaining_duration));
        if (task.stop == kNoTime || task.resume == kNoTime) return;      // the work goes on without a gap
        m_writer.set_moment(id, tsk::stop, task.stop);
        m_writer.set_moment(id, tsk::resume, task.resume);
    }

    void count(mspdi::Task const& task, bool summary) {
        auto& counts = m_writer.out.counts;
        ++counts.tasks;
        counts.summaries += summary ? 1 : 0;
        counts.milestones += !summary && (task.milestone || (task.duration == 0 && task.duration_format.code != kNoDuration)) ? 1 : 0;
    }

    bool knows(std::int32_t uid) {
        if (m_uids.empty())
            for (auto const& line : m_lines) m_uids.emplace(line.task->uid, true);
        return m_uids.contains(uid);
    }

    void write_custom_fields() {
        std::map<std::int64_t, std::size_t> used;
        for (auto const& line : m_lines)
            for (auto const& value : line.task->extended) ++used[value.field_id];
        for (auto const& [field, times] : used) {
            auto const at = std::ranges::find(m_writer.file.extended_fields, field, &mspdi::ExtendedField::field_id);
            bool const named = at != m_writer.file.extended_fields.end();
            auto const name = named && !at->alias.empty() ? at->alias : named && !at->name.empty() ? at->name : std::to_string(field);
            m_writer.note("mspdi.custom_field", {name, std::to_string(times)});
        }
    }

    // When everything is in this plan, and where work is split.
    void schedule() {
        auto const input = mspdi::make_schedule_input(m_writer.file);
        if (!input.ok()) return;                       // calendars made to harm
        auto const plan = engine::schedule(input->network());
        std::size_t moved = 0, placed = 0;
        for (std::size_t i = 0; i < input->activities.size(); ++i) {
            auto const& task = m_writer.file.tasks[static_cast<std::size_t>(input->task_of_activity[i])];
            m_writer.scheduled.emplace(task.uid, Writer::Span{plan.placed[i].start, plan.placed[i].finish});
            write_gaps(task, input->gaps[i]);
            if (input->rests_alone[i]) m_writer.note(task, "mspdi.person_rests");
            if (!task.summary && task.active && task.start != kNoTime && task.finish != kNoTime) {
                ++placed;
                moved += task.start != plan.placed[i].start || task.finish != plan.placed[i].finish ? 1 : 0;
            }
        }
        if (moved > 0) m_writer.note("mspdi.dates_differ", {std::to_string(moved), std::to_string(placed)});
    }

    void write_gaps(mspdi::Task const& task, std::vector<engine::Gap> const& gaps) {
        auto const at = m_writer.tasks.find(task.uid);
        if (at == m_writer.tasks.end() || task.summary) return;
        for (auto const& gap : gaps) {
            auto const id = m_writer.add(irr::kType);
            m_writer.set(id, irr::project, m_writer.out.project);
            m_writer.set(id, irr::task, at->second);
            m_writer.set(id, irr::after, gap.after);
            m_writer.set(id, irr::length, gap.length);
        }
    }

    void write_baselines() {
        for (std::int32_t number = 0; number <= kLastBaseline; ++number) write_baseline(number);
    }

    // A baseline that says something.
    static mspdi::Baseline const* baseline_of(mspdi::Task const& task, std::int32_t number) {
        auto const at = std::ranges::find(task.baselines, number, &mspdi::Baseline::number);
        if (at == task.baselines.end()) return nullptr;
        bool const empty = at->start == kNoTime && at->finish == kNoTime && at->duration == 0 && at->work == 0 && at->cost == 0;
        return empty ? nullptr : &*at;
    }

    void write_baseline(std::int32_t number) {
        Id baseline;
        std::int64_t whole = 0;
        for (auto const& line : m_lines) {
            auto const* from = baseline_of(*line.task, number);
            if (!from) continue;
            if (!baseline) baseline = m_writer.add(bln::kType);
            ++m_writer.out.counts.baseline_tasks;
            auto const id = m_writer.add(blt::kType);
            m_writer.set(id, blt::baseline, baseline);
            m_writer.set(id, blt::task, line.id);
            m_writer.set(id, blt::title, line.task->name);
            m_writer.set(id, blt::wbs, line.number);
            m_writer.set_moment(id, blt::start, from->start);
            m_writer.set_moment(id, blt::finish, from->finish);
            m_writer.set(id, blt::duration, std::max<Minute>(0, from->duration));
            if (from->work > 0) m_writer.set(id, blt::effort, from->work);
            m_writer.set_money(id, blt::cost, from->cost);
            if (line.children == 0) whole = add({whole, {}}, {from->cost, {}}).minor;
        }
        if (!baseline) return;
        m_writer.set(baseline, bln::project, m_writer.out.project);
        m_writer.set(baseline, bln::name, number == 0 ? std::string("Baseline") : "Baseline " + std::to_string(number));
        m_writer.set(baseline, bln::number, std::int64_t{number});
        m_writer.set_money(baseline, bln::bac, whole);
        if (number == 0) m_writer.set(m_writer.out.project, prj::baseline, baseline);
    }

    Writer& m_writer;
    std::vector<Line> m_lines;
    std::map<std::int32_t, bool> m_uids;
};

}  // namespace

void write_tasks(Writer& writer) { Tasks(writer).write(); }

void write_links(Writer& writer) {
    constexpr std::string_view kKind[] = {"ff", "fs", "sf", "ss"};       // by the file's number
    for (auto const& task : writer.file.tasks) {
        auto const to = writer.tasks.find(task.uid);
        if (to == writer.tasks.end() || task.is_null) continue;
        for (auto const& link : task.links) {
            auto const from = writer.tasks.find(link.predecessor_uid);
            if (from == writer.tasks.end()) {
                if (!link.cross_project) writer.note(task, "mspdi.link_lost", {std::to_string(link.predecessor_uid)});
                continue;
            }
            ++writer.out.counts.links;
            auto const id = writer.add(dep::kType);
            writer.set(id, dep::project, writer.out.project);
            writer.set(id, dep::predecessor, from->second);
            writer.set(id, dep::successor, to->second);
            writer.set(id, dep::kind, kKind[static_cast<std::size_t>(link.type)]);
            if (link.lag != 0) writer.set(id, dep::lag, std::int64_t{link.lag});
            if (link.lag != 0 && link.lag_kind != engine::LagKind::working)
                writer.set(id, dep::lag_kind, dep::kLagKind[static_cast<std::size_t>(link.lag_kind)]);
            if (link.lag_format == mspdi::usual_format(link.lag_kind)) continue;
            std::string format;
            mspdi::append_element(format, "LagFormat", std::to_string(link.lag_format));
            writer.set(id, dep::external, format);
        }
    }
}

}  // namespace pmo::mspdi_import
