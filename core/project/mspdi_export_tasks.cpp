// Tasks with their computed dates, their links and their baselines.

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/io/mspdi_values.h"
#include "core/io/mspdi_xml.h"
#include "core/project/mspdi_export_parts.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo::mspdi_export {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace bln = registers::baseline;
namespace blt = registers::baseline_task;

constexpr std::size_t kBaselines = 11;                 // 0 to 10
constexpr std::int32_t kNoDuration = 21;               // format of a manual task that nobody has estimated
constexpr Minute kMostMinutes = 2'000'000'000;

Minute minutes(Record const& record, Field<std::int64_t> field) { return std::clamp<Minute>(record.get(field), 0, kMostMinutes); }

std::int32_t percent(Record const& task, Field<std::int64_t> field) { return static_cast<std::int32_t>(std::clamp<std::int64_t>(task.get(field), 0, 100)); }

template <std::size_t N>
std::size_t option(std::string_view id, std::string_view const (&options)[N]) {
    auto const at = std::ranges::find(options, id);
    return at == std::end(options) ? 0 : static_cast<std::size_t>(at - std::begin(options));
}

// The unit that a duration is shown in, as it was read, but around the clock only if it still is.
std::int32_t format_of(mspdi::DurationFormat kept, bool elapsed, bool has_duration) {
    if (kept.code == kNoDuration) return has_duration ? (elapsed ? 8 : 7) : kNoDuration;
    if (kept.elapsed() == elapsed) return kept.code;
    return elapsed ? kept.code + 1 : kept.code - 1;
}

class Tasks {
public:
    explicit Tasks(Writer& writer) : m_writer(writer), m_store(writer.store), m_plan(writer.plan) {}

    void write() {
        auto& tasks = m_writer.out.file.tasks;
        for (auto const& row : m_plan.rows) m_writer.tasks.want(row.task, m_store.live(row.task)->has(tsk::uid) ? m_store.live(row.task)->get(tsk::uid) : -1);
        bool const zero = std::ranges::any_of(m_plan.rows, [&](PlanRow const& row) { return m_writer.tasks.of(row.task) == 0; });
        if (!zero) m_writer.tasks.reserve(0);
        m_writer.tasks.settle();
        number_baselines();
        tasks.reserve(m_plan.rows.size() + 1);
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i) tasks.push_back(task_of(i));
        roll_up();
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i) add_links(i);
        if (!zero) tasks.insert(tasks.begin(), project_row());
    }

private:
    mspdi::Task task_of(std::size_t i) {
        auto const& row = m_plan.rows[i];
        auto const& record = *m_store.live(row.task);
        mspdi::Task kept, out;
        if (!mspdi::read_kept(record.get(tsk::external), kept)) {
            m_writer.note("mspdi_export.kept_bad", {std::string(record.get(tsk::name))});
            kept = {};
        }
        out.rest = kept.rest;
        out.guid = kept.guid;
        out.external = kept.external;
        out.recurring = kept.recurring;
        out.fixed_cost_accrual = kept.fixed_cost_accrual;
        out.leveling_can_split = kept.leveling_can_split;
        out.leveling_delay_format = kept.leveling_delay_format;
        out.duration_format = kept.duration_format;
        out.uid = m_writer.tasks.of(row.task);
        if (m_writer.tasks.is_new(row.task)) m_writer.out.numbers.set(row.task, tsk::uid, std::int64_t{out.uid});
        out.id = static_cast<std::int32_t>(i) + 1;
        out.name = m_writer.name(record.get(tsk::name));
        out.wbs = row.wbs;
        out.outline_level = row.level + 1;
        out.outline_number = outline_number(row);
        out.notes = record.get(tsk::notes);
        out.active = !row.inactive;
        out.manual = record.get(tsk::mode) == "manual" && !out.external;
        out.summary = row.summary;
        out.milestone = row.milestone;
        out.ignore_resource_calendar = record.get(tsk::ignore_resource_calendar);
        if (record.has(tsk::priority)) out.priority = static_cast<std::int32_t>(std::clamp<std::int64_t>(record.get(tsk::priority), 0, 1000));
        out.calendar_uid = uid_of_calendar(m_writer, record.get(tsk::calendar));
        out.fixed_cost = m_writer.hundredths(record, tsk::fixed_cost);
        out.percent_complete = row.percent;
        add_dates(i, record, out);
        if (row.summary) add_summary(row, out);
        else add_leaf(row, record, out);
        add_baselines(record, kept, out);
        if (!row.summary) add_cost(record, out);
        count(out);
        return out;
    }

    std::string outline_number(PlanRow const& row) {
        auto const level = static_cast<std::size_t>(row.level) + 1;
        m_counters.resize(level, 0);
        ++m_counters.back();
        std::string text;
        for (auto const n : m_counters) text += (text.empty() ? "" : ".") + std::to_string(n);
        return text;
    }

    void add_dates(std::size_t i, Record const& record, mspdi::Task& out) {
        auto const& placed = m_plan.schedule.placed[i];
        out.start = placed.start;
        out.finish = placed.finish;
        out.early_start = placed.early_start;
        out.early_finish = placed.early_finish;
        out.late_start = placed.late_start;
        out.late_finish = placed.late_finish;
        out.total_slack = placed.total_slack;
        out.free_slack = placed.free_slack;
        out.critical = placed.critical;
        out.constraint = static_cast<engine::Constraint>(option(record.get(tsk::constraint), tsk::kConstraint));
        if (out.constraint > engine::Constraint::as_late_as_possible) out.constraint_date = minute_or_none(record, tsk::constraint_on);
        out.deadline = minute_or_none(record, tsk::deadline);
        if (record.get(tsk::mode) != "manual") return;
        // What nobody has said stays open.
        out.start = minute_or_none(record, tsk::start_on);
        if (record.has(tsk::finish_on) || out.start == kNoTime) out.finish = minute_or_none(record, tsk::finish_on);
        out.manual_start = out.start;
        out.manual_finish = out.finish;
    }

    void add_summary(PlanRow const& row, mspdi::Task& out) {
        out.type = mspdi::TaskType::fixed_duration;
        out.duration = row.duration;
        out.remaining_duration = row.duration * (100 - row.percent) / 100;
        out.actual_duration = row.duration - out.remaining_duration;
        if (out.manual) out.manual_duration = row.duration;
    }

    void add_leaf(PlanRow const& row, Record const& record, mspdi::Task& out) {
        bool const elapsed = record.get(tsk::duration_elapsed);
        bool const open = out.manual && out.start != kNoTime && !record.has(tsk::duration);
        out.duration = row.duration;
        out.duration_format.code = open ? kNoDuration : format_of(out.duration_format, elapsed, record.has(tsk::duration) && out.manual && out.start != kNoTime);
        if (out.manual) out.manual_duration = row.duration;
        out.estimated = record.get(tsk::estimated);
        out.milestone = record.get(tsk::milestone) || (row.milestone && !m_writer.imported);
        out.type = static_cast<mspdi::TaskType>(option(record.get(tsk::task_type), tsk::kTaskType));
        out.effort_driven = record.get(tsk::effort_driven);
        out.work = minutes(record, tsk::effort);
        out.actual_work = minutes(record, tsk::actual_effort);
        out.remaining_work = record.has(tsk::remaining_effort) ? minutes(record, tsk::remaining_effort) : std::max<Minute>(0, out.work - out.actual_work);
        out.leveling_delay = minutes(record, tsk::level_delay);
        out.percent_work_complete = percent(record, tsk::percent_work);
        out.physical_percent_complete = percent(record, tsk::physical_percent);
        auto const method = record.get(tsk::value_method);
        out.earned_value_method = method == "physical" ? 1 : 0;
        if (!method.empty() && method != "physical" && method != "percent") m_writer.count("mspdi_export.value_method");
        out.actual_start = minute_or_none(record, tsk::actual_start);
        out.actual_finish = minute_or_none(record, tsk::actual_finish);
        out.stop = minute_or_none(record, tsk::stop);
        out.resume = minute_or_none(record, tsk::resume);
        if (record.has(tsk::remaining_duration)) out.remaining_duration = minutes(record, tsk::remaining_duration);
        else if (out.actual_start == kNoTime) out.remaining_duration = row.duration;
        auto const left = out.remaining_duration != kNoTime ? out.remaining_duration : row.duration * (100 - row.percent) / 100;
        out.actual_duration = std::max<Minute>(0, row.duration - left);
    }

    // Cost as it is planned; a task that has a budget only costs that.
    void add_cost(Record const& record, mspdi::Task& out) {
        bool const based = std::ranges::any_of(out.baselines, [](auto const& baseline) { return baseline.number == 0 && baseline.cost != 0; });
        auto const budget = m_writer.hundredths(record, tsk::budget);
        out.cost = record.has(tsk::cost_planned) ? m_writer.hundredths(record, tsk::cost_planned) : based ? 0 : budget;
        out.actual_cost = m_writer.hundredths(record, tsk::actual_cost);
        out.remaining_cost = std::max<std::int64_t>(0, minus(out.cost, out.actual_cost));
        auto const at = std::ranges::find(out.baselines, 0, &mspdi::Baseline::number);
        auto const said = at != out.baselines.end() && at->cost != 0 ? at->cost : out.cost;
        if (budget != said) m_writer.count("mspdi_export.budget");
    }

    void count(mspdi::Task const& task) {
        auto& counts = m_writer.out.counts;
        ++counts.tasks;
        counts.summaries += task.summary ? 1 : 0;
        counts.milestones += task.milestone ? 1 : 0;
    }

    // Work and cost of everything below; dates and progress are the plan's.
    void roll_up() {
        auto& tasks = m_writer.out.file.tasks;
        auto const add = [](std::int64_t& to, std::int64_t amount) { to = plus(to, amount); };
        for (std::size_t i = tasks.size(); i-- > 0;) {
            auto& task = tasks[i];
            if (task.summary) {
                add(task.cost, task.fixed_cost);
                if (task.work > 0) task.percent_work_complete = static_cast<std::int32_t>(std::min<Minute>(100, task.actual_work * 100 / task.work));
            }
            auto& above = m_plan.rows[i].parent < 0 ? m_whole : tasks[static_cast<std::size_t>(m_plan.rows[i].parent)];
            if (!task.active) continue;
            add(above.work, task.work);
            add(above.actual_work, task.actual_work);
            add(above.remaining_work, task.remaining_work);
            add(above.cost, task.cost);
            add(above.actual_cost, task.actual_cost);
            add(above.remaining_cost, task.remaining_cost);
        }
    }

    void add_links(std::size_t i) {
        auto& task = m_writer.out.file.tasks[i];
        std::set<std::int32_t> from;
        for (auto const* link : m_store.referrers(dep::kType, dep::successor, m_plan.rows[i].task)) {
            auto const row = m_plan.row_of(link->get(dep::predecessor));
            if (row < 0) {
                m_writer.count("mspdi_export.link_out");
                continue;
            }
            if (!from.insert(row).second) m_writer.count("mspdi_export.link_twice");
            task.links.push_back(link_of(*link, m_writer.tasks.of(m_plan.rows[static_cast<std::size_t>(row)].task)));
            ++m_writer.out.counts.links;
        }
    }

    static mspdi::Link link_of(Record const& link, std::int32_t from) {
        constexpr std::string_view kKind[] = {"ff", "fs", "sf", "ss"};   // by the file's number
        mspdi::Link out{.predecessor_uid = from};
        if (link.has(dep::kind)) out.type = static_cast<engine::LinkType>(option(link.get(dep::kind), kKind));
        out.lag_kind = static_cast<engine::LagKind>(option(link.get(dep::lag_kind), dep::kLagKind));
        out.lag = static_cast<std::int32_t>(std::clamp<std::int64_t>(link.get(dep::lag), -100'000'000, 100'000'000));
        out.lag_format = mspdi::usual_format(out.lag_kind);
        std::string_view kept = link.get(dep::external);
        mspdi::Piece piece;
        if (!mspdi::next_piece(kept, piece) || piece.name != "LagFormat") return out;
        auto const code = mspdi::parse_decimal(piece.content, 0).value_or(0);
        mspdi::DurationFormat const usual{out.lag_format}, format{static_cast<std::int32_t>(code >= 32 ? code - 32 : code)};
        bool const known = (format.code >= 3 && format.code <= 12) || format.percent();
        if (known && format.elapsed() == usual.elapsed() && format.percent() == usual.percent()) out.lag_format = static_cast<std::int32_t>(code);
        return out;
    }

    // The one in force is the file's first, the others keep their number where it is free.
    void number_baselines() {
        auto all = m_store.referrers(bln::kType, bln::project, m_writer.project.id());
        auto const current = m_writer.project.get(prj::baseline);
        sort_stably(all, {}, [&](Record const* b) { return std::tuple(b->id() != current, !b->has(bln::number), b->get(bln::number), b->get(bln::set_on), b->id()); });
        std::vector<Record const*> later;
        for (auto const* record : all) {
            auto const wanted = record->id() == current ? 0 : record->has(bln::number) ? record->get(bln::number) : -1;
            bool const free = wanted >= 0 && wanted < static_cast<std::int64_t>(kBaselines) && !m_baselines[static_cast<std::size_t>(wanted)];
            if (free) m_baselines[static_cast<std::size_t>(wanted)] = record;
            else later.push_back(record);
        }
        for (auto const* record : later) {
            auto const at = std::ranges::find(m_baselines, nullptr);
            if (at == m_baselines.end()) m_writer.count("mspdi_export.baselines");
            else *at = record;
        }
        for (std::size_t n = 0; n < kBaselines; ++n) {
            if (!m_baselines[n]) continue;
            for (auto const* row : m_store.referrers(blt::kType, blt::baseline, m_baselines[n]->id())) m_lines[n].emplace(row->get(blt::task), row);
        }
    }

    void add_baselines(Record const& record, mspdi::Task const& kept, mspdi::Task& out) {
        for (std::size_t n = 0; n < kBaselines; ++n) {
            auto const at = m_lines[n].find(record.id());
            if (at == m_lines[n].end()) continue;
            auto const& line = *at->second;
            mspdi::Baseline baseline{.number = static_cast<std::int32_t>(n), .start = minute_or_none(line, blt::start), .finish = minute_or_none(line, blt::finish),
                                     .duration = minutes(line, blt::duration), .work = minutes(line, blt::effort), .cost = m_writer.hundredths(line, blt::cost)};
            auto const rest = std::ranges::find(kept.baselines, baseline.number, &mspdi::Baseline::number);
            if (rest != kept.baselines.end()) baseline.rest = rest->rest;
            ++m_writer.out.counts.baseline_tasks;
            out.baselines.push_back(std::move(baseline));
        }
    }

    // The row above all others, which Project shows as the project itself.
    mspdi::Task project_row() {
        auto out = m_whole;
        if (!m_writer.kept.tasks.empty()) {
            auto& kept = m_writer.kept.tasks.front();
            out.rest = kept.rest;
            out.guid = kept.guid;
            out.notes = kept.notes;
            out.baselines = kept.baselines;
            out.fixed_cost_accrual = kept.fixed_cost_accrual;
        }
        out.uid = out.id = 0;
        out.name = m_writer.out.file.name;
        out.wbs = out.outline_number = "0";
        out.type = mspdi::TaskType::fixed_duration;
        out.summary = true;
        out.start = out.early_start = m_plan.start;
        out.finish = out.early_finish = m_plan.finish;
        if (m_plan.rows.empty()) out.start = out.early_start = out.finish = out.early_finish = m_writer.out.file.start;
        out.late_start = out.start;
        out.late_finish = out.finish;
        if (out.start == kNoTime || out.finish == kNoTime) return out;
        out.duration = m_plan.calendars[0].between(out.start, out.finish);
        out.percent_complete = m_plan.permille / 10;
        out.critical = m_plan.critical_count > 0;
        out.remaining_duration = out.duration * (100 - out.percent_complete) / 100;
        out.actual_duration = out.duration - out.remaining_duration;
        return out;
    }

    Writer& m_writer;
    Store const& m_store;
    Plan const& m_plan;
    mspdi::Task m_whole;
    std::vector<std::int32_t> m_counters;
    std::array<Record const*, kBaselines> m_baselines{};
    std::array<std::unordered_map<Id, Record const*, IdHash>, kBaselines> m_lines;
};

}  // namespace

void write_tasks(Writer& writer) { Tasks(writer).write(); }

}  // namespace pmo::mspdi_export
