// Calendars of the project, its tasks and its team, with their bases; everybody of the team has one of their own in the file.

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/engine/calendar.h"
#include "core/project/calendars.h"
#include "core/project/mspdi_export_parts.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"
#include "core/registers/work_week.h"

namespace pmo::mspdi_export {

namespace {

namespace cal = registers::calendar;
namespace exc = registers::calendar_exception;
namespace wwk = registers::work_week;

constexpr std::size_t kMostBases = 16;                 // as far as the schedule follows them
constexpr std::size_t kMostTimes = 5;                  // working times of a day in the file

std::vector<engine::Shift> shifts_of(std::string_view text) {
    std::vector<engine::Shift> shifts;
    auto const hours = cal::parse_hours(text);
    for (std::size_t i = 0; hours && i < hours->count; ++i) shifts.push_back({hours->spans[i].from, hours->spans[i].to});
    return shifts;
}

template <std::size_t N>
engine::WeekPattern week_of(Record const& record, Field<std::string> const (&days)[N]) {
    engine::WeekPattern week;
    for (std::size_t i = 0; i < N; ++i) {
        if (record.get(days[i]).empty()) continue;     // as its base says
        auto shifts = shifts_of(record.get(days[i]));
        week[i] = shifts.empty() ? engine::DayRule::day_off() : engine::DayRule::hours(std::move(shifts));
    }
    return week;
}

mspdi::NamedException exception_of(Record const& row) {
    mspdi::NamedException out{.name = std::string(row.get(exc::name)), .rule = {.from = row.get(exc::from).day, .to = exc::last_day(row).day}};
    if (row.get(exc::working)) out.rule.shifts = shifts_of(row.get(exc::hours));
    if (row.get(exc::working) && out.rule.shifts.empty()) out.rule.shifts = {{480, 720}, {780, 1020}};
    return out;
}

bool same(mspdi::NamedException const& a, mspdi::NamedException const& b) {
    return a.rule.from == b.rule.from && a.rule.to == b.rule.to && a.name == b.name && a.rule.shifts == b.rule.shifts;
}

// The rows that a recurring exception became, or would become beside those that are there: each day once, neighbours together.
class Days {
public:
    void take(engine::Day from, engine::Day to) {
        for (auto day = std::max(from, engine::kFirstExceptionDay); day <= std::min(to, engine::kLastExceptionDay); ++day) m_taken.insert(day);
    }
    std::vector<mspdi::NamedException> rows_of(mspdi::NamedException const& recurring) {
        std::vector<mspdi::NamedException> rows;
        for (auto const day : engine::days_of(recurring.rule)) {
            if (!m_taken.insert(day).second) continue;
            if (!rows.empty() && rows.back().rule.to == day - 1) rows.back().rule.to = day;
            else rows.push_back({.name = recurring.name, .rule = {.from = day, .to = day, .shifts = recurring.rule.shifts}});
        }
        return rows;
    }
private:
    std::set<engine::Day> m_taken;
};

// A rule that recurs is written as such while all its days are still there as it made them; else its days are.
std::vector<mspdi::NamedException> with_recurring(std::vector<mspdi::NamedException> rows, std::vector<mspdi::NamedException> const& rules) {
    if (rules.empty()) return rows;
    std::vector<bool> used(rows.size(), false);
    auto const is_of = [&](mspdi::NamedException const& row) {
        return std::ranges::any_of(rules, [&](auto const& rule) { return rule.name == row.name && rule.rule.shifts == row.rule.shifts; });
    };
    Days days;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!(used[i] = is_of(rows[i]))) days.take(rows[i].rule.from, rows[i].rule.to);
    std::vector<mspdi::NamedException> made;
    for (auto const& rule : rules)
        for (auto& row : days.rows_of(rule)) made.push_back(std::move(row));
    auto const count = static_cast<std::size_t>(std::ranges::count(used, true));
    bool const whole = made.size() == count && std::ranges::all_of(made, [&](auto const& row) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (used[i] && same(rows[i], row)) return true;
        return false;
    });
    if (!whole) return rows;
    std::vector<mspdi::NamedException> out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!used[i]) out.push_back(std::move(rows[i]));
    out.insert(out.end(), rules.begin(), rules.end());
    return out;
}

class Calendars {
public:
    explicit Calendars(Writer& writer) : m_writer(writer), m_store(writer.store) {}

    void write() {
        namespace prj = registers::project;
        for (auto const& unused : m_writer.kept.calendars) m_writer.calendars.reserve(unused.uid);
        auto const own = m_writer.project.get(prj::calendar);
        collect(own);
        for (auto const& row : m_writer.plan.rows)
            if (auto const* task = m_store.live(row.task)) collect(task->get(registers::task::calendar));
        for (auto const* worker : m_writer.team) collect(calendar_of(*worker));
        m_writer.calendars.settle();
        for (auto const* record : m_records) m_writer.out.file.calendars.push_back(convert(*record));
        auto standard = uid_of_calendar(m_writer, own);
        // A project without a calendar works by the standard week; a file that had none gets none.
        if (standard < 0 && !m_writer.imported) standard = add_standard();
        m_writer.out.file.calendar_uid = standard;
        for (auto const* worker : m_writer.team) give(*worker, standard);
        for (auto const& unused : m_writer.kept.calendars) m_writer.out.file.calendars.push_back(unused);
        sort_stably(m_writer.out.file.calendars, {}, &mspdi::Calendar::uid);
        if (m_cut > 0) m_writer.count("mspdi_export.times_cut", m_cut);
    }

private:
    static Id calendar_of(Record const& worker) {
        return &worker.type() == &registers::person::kType ? worker.get(registers::person::calendar) : worker.get(registers::resource::calendar);
    }

    void collect(Id id) {
        for (std::size_t steps = 0; steps < kMostBases && is_live(m_store, id, cal::kType); ++steps) {
            auto const* record = m_store.live(id);
            if (std::ranges::find(m_records, record) != m_records.end()) return;
            m_records.push_back(record);
            m_writer.calendars.want(id, record->get(cal::source_uid));
            id = record->get(cal::base);
        }
    }

    mspdi::Calendar convert(Record const& record) {
        constexpr Field<std::string> kDays[] = {cal::monday, cal::tuesday, cal::wednesday, cal::thursday, cal::friday, cal::saturday, cal::sunday};
        mspdi::Calendar kept, out;
        if (!mspdi::read_kept(record.get(cal::carried), kept)) m_writer.note("mspdi_export.kept_bad", {std::string(record.get(cal::name))});
        out.rest = kept.rest;
        out.uid = m_writer.calendars.of(record.id());
        out.name = m_writer.name(record.get(cal::name));
        out.is_base = record.get(cal::kind) != "personal";
        out.base_uid = uid_of_calendar(m_writer, record.get(cal::base));
        if (out.base_uid == out.uid) out.base_uid = -1;
        out.week = week_of(record, kDays);
        // Days that nobody says anything of do not work here; Project would let its own default decide.
        if (out.is_base && out.base_uid < 0 && !record.has(cal::source_uid))
            for (auto& day : out.week)
                if (day.kind == engine::DayRule::Kind::from_base) day = engine::DayRule::day_off();
        add_work_weeks(record, out);
        std::vector<mspdi::NamedException> rows;
        for (auto const* row : m_store.referrers(exc::kType, exc::calendar, record.id()))
            if (row->has(exc::from)) rows.push_back(exception_of(*row));
        // Of two on one day the first counts in the file, here the one with fewer days.
        sort_stably(rows, [](auto const& a, auto const& b) { return std::pair(a.rule.to - a.rule.from, a.rule.from) < std::pair(b.rule.to - b.rule.from, b.rule.from); });
        std::vector<mspdi::NamedException> rules;
        for (auto& exception : kept.exceptions)
            if (exception.rule.repeat != engine::Repeat::every_day) rules.push_back(std::move(exception));
        out.exceptions = with_recurring(std::move(rows), rules);
        ++m_writer.out.counts.calendars;
        m_writer.out.counts.exceptions += out.exceptions.size();
        for (auto const& day : out.week) m_cut += day.shifts.size() > kMostTimes ? 1 : 0;
        for (auto const& exception : out.exceptions) m_cut += exception.rule.shifts.size() > kMostTimes ? 1 : 0;
        return out;
    }

    void add_work_weeks(Record const& record, mspdi::Calendar& out) {
        constexpr Field<std::string> kDays[] = {wwk::monday, wwk::tuesday, wwk::wednesday, wwk::thursday, wwk::friday, wwk::saturday, wwk::sunday};
        auto rows = m_store.referrers(wwk::kType, wwk::calendar, record.id());
        std::erase_if(rows, [](Record const* row) { return !row->has(wwk::from) || !row->has(wwk::to); });
        sort_stably(rows, {}, [](Record const* row) { return std::pair(row->get(wwk::to).day - row->get(wwk::from).day, row->get(wwk::from)); });
        for (auto const* row : rows) {
            out.work_weeks.push_back({row->get(wwk::from).day, row->get(wwk::to).day, week_of(*row, kDays)});
            out.work_week_names.emplace_back(row->get(wwk::name));
        }
    }

    std::int32_t add_standard() {
        mspdi::Calendar out{.uid = m_writer.calendars.next(), .name = "Standard", .week = standard_calendar().week};
        m_writer.out.file.calendars.push_back(out);
        return out.uid;
    }

    // A calendar of their own that differs in nothing, or the personal one that they alone have.
    void give(Record const& worker, std::int32_t standard) {
        auto const own = calendar_of(worker);
        auto base = uid_of_calendar(m_writer, own);
        bool const has_own = base >= 0;
        bool const person = &worker.type() == &registers::person::kType;
        if (!has_own) base = person ? standard : -1;
        if (base < 0) return;
        if (has_own && m_store.live(own)->get(cal::kind) == "personal" && m_given.insert(own).second) {
            m_writer.calendar_of.emplace(worker.id(), base);
            return;
        }
        mspdi::Calendar out{.uid = m_writer.calendars.next(), .base_uid = base, .is_base = false};
        out.name = m_writer.name(person ? worker.get(registers::person::name) : worker.get(registers::resource::name));
        m_writer.calendar_of.emplace(worker.id(), out.uid);
        m_writer.out.file.calendars.push_back(std::move(out));
    }

    Writer& m_writer;
    Store const& m_store;
    std::vector<Record const*> m_records;
    std::set<Id> m_given;
    std::size_t m_cut = 0;
};

}  // namespace

void write_calendars(Writer& writer) { Calendars(writer).write(); }

std::int32_t uid_of_calendar(Writer const& writer, Id calendar) { return calendar ? writer.calendars.of(calendar) : -1; }

}  // namespace pmo::mspdi_export
