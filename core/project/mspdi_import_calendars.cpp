// Calendars that the file's plan uses, with their bases, work weeks and exceptions.

#include <algorithm>

#include "core/base/sort.h"
#include "core/engine/calendar.h"
#include "core/io/mspdi_writer.h"
#include "core/project/mspdi_import_parts.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/project.h"
#include "core/registers/work_week.h"

namespace pmo::mspdi_import {

namespace {

namespace cal = registers::calendar;
namespace exc = registers::calendar_exception;
namespace wwk = registers::work_week;

constexpr std::size_t kMostRows = 20'000;              // exceptions and work weeks of a file
constexpr std::size_t kMostDays = 20'000'000;          // looked at for them

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

bool says_nothing(mspdi::Calendar const& c) {
    bool const plain = std::ranges::all_of(c.week, [](auto const& day) { return day.kind == engine::DayRule::Kind::from_base; });
    return plain && c.work_weeks.empty() && c.exceptions.empty();
}

class Calendars {
public:
    explicit Calendars(Writer& writer) : m_writer(writer), m_all(writer.file.calendars), m_records(m_all.size()) {
        for (std::size_t i = 0; i < m_all.size(); ++i) m_index.emplace(m_all[i].uid, static_cast<std::int32_t>(i));
    }

    void write() {
        auto const& file = m_writer.file;
        auto standard = index_of(file.calendar_uid);
        if (standard < 0 && !m_all.empty()) standard = 0;
        auto const id = standard >= 0 ? record(standard) : office();
        if (id) m_writer.set(m_writer.out.project, registers::project::calendar, id);
        m_writer.project_calendar = id;
        for (auto const& task : file.tasks) use(task.calendar_uid);
        for (auto const& resource : file.resources) use(resource.calendar_uid);
        for (std::size_t i = 0; i < m_all.size(); ++i)
            if (m_all[i].is_base && !m_records[i]) m_writer.unused_calendars += mspdi::write_calendar(m_all[i]);
    }

private:
    std::int32_t index_of(std::int32_t uid) const {
        auto const found = m_index.find(uid);
        return found == m_index.end() ? -1 : found->second;
    }

    void use(std::int32_t uid) {
        auto const index = index_of(uid);
        if (index >= 0 && !m_writer.calendars.contains(uid)) m_writer.calendars.emplace(uid, record(index));
    }

    // Most resource calendars say nothing of their own: they are their base.
    std::int32_t telling(std::int32_t index) const {
        for (std::size_t steps = 0; steps < m_all.size() && says_nothing(m_all[at(index)]); ++steps) {
            auto const base = index_of(m_all[at(index)].base_uid);
            if (base < 0) break;
            index = base;
        }
        return index;
    }

    Id record(std::int32_t index) {
        index = telling(index);
        std::vector<std::int32_t> chain;
        for (; index >= 0 && !m_records[at(index)]; index = index_of(m_all[at(index)].base_uid)) {
            index = telling(index);
            if (m_records[at(index)]) break;
            m_records[at(index)] = m_writer.add(cal::kType);
            chain.push_back(index);
        }
        for (std::size_t i = 0; i < chain.size(); ++i) {
            auto const base = i + 1 < chain.size() ? chain[i + 1] : index;
            bool const circle = i + 1 == chain.size() && std::ranges::find(chain, base) != chain.end();
            if (circle) m_writer.note("mspdi.base_circle", {m_all[at(chain[i])].name});
            fill(m_all[at(chain[i])], m_records[at(chain[i])], base >= 0 && !circle ? m_records[at(base)] : kNoId);
        }
        return chain.empty() ? m_records[at(index)] : m_records[at(chain.front())];
    }

    // A file without calendars works by its default times from Monday to Friday.
    Id office() {
        auto const& file = m_writer.file;
        if (file.default_start_time == 480 && file.default_finish_time == 1020) return kNoId;
        mspdi::Calendar calendar;
        calendar.name = "Standard";
        for (std::size_t day = 0; day < 7; ++day)
            calendar.week[day] = day < 5 ? engine::DayRule::hours({{file.default_start_time, 720}, {780, file.default_finish_time}}) : engine::DayRule::day_off();
        auto const id = m_writer.add(cal::kType);
        fill(calendar, id, kNoId);
        return id;
    }

    void fill(mspdi::Calendar const& from, Id id, Id base) {
        ++m_writer.out.counts.calendars;
        m_writer.set(id, cal::name, from.name.empty() ? std::to_string(from.uid) : std::string_view(from.name));
        if (!from.is_base) m_writer.set(id, cal::kind, "personal");
        if (base) m_writer.set(id, cal::base, base);
        m_writer.set(id, cal::project, m_writer.out.project);
        m_writer.set(id, cal::source_uid, std::to_string(from.uid));
        constexpr Field<std::string> kDays[] = {cal::monday, cal::tuesday, cal::wednesday, cal::thursday, cal::friday, cal::saturday, cal::sunday};
        set_week(id, kDays, from.week, from.name);
        keep_rest(from, id);
        for (std::size_t i = 0; i < from.work_weeks.size(); ++i) {
            auto const& week = from.work_weeks[i];
            if (!room(from.name)) return;
            constexpr Field<std::string> kWeekDays[] = {wwk::monday, wwk::tuesday, wwk::wednesday, wwk::thursday, wwk::friday, wwk::saturday, wwk::sunday};
            auto const row = m_writer.add(wwk::kType);
            m_writer.set(row, wwk::calendar, id);
            if (i < from.work_week_names.size()) m_writer.set(row, wwk::name, from.work_week_names[i]);
            m_writer.set(row, wwk::from, Date{week.from});
            m_writer.set(row, wwk::to, Date{week.to});
            set_week(row, kWeekDays, week.week, from.name);
        }
        set_exceptions(from, id);
    }

    // The days of what recurs become rows of their own; the rule is kept for those who read the file back.
    void keep_rest(mspdi::Calendar const& from, Id id) {
        auto kept = from.rest;
        mspdi::Calendar recurring;
        for (auto const& exception : from.exceptions)
            if (exception.rule.repeat != engine::Repeat::every_day) recurring.exceptions.push_back(exception);
        if (!recurring.exceptions.empty()) kept += mspdi::write_exceptions(recurring);
        m_writer.set(id, cal::carried, kept);
    }

    template <std::size_t N>
    void set_week(Id id, Field<std::string> const (&days)[N], engine::WeekPattern const& week, std::string const& name) {
        for (std::size_t i = 0; i < N; ++i)
            if (week[i].kind != engine::DayRule::Kind::from_base)
                m_writer.set(id, days[i], hours(week[i].kind == engine::DayRule::Kind::working ? week[i].shifts : std::vector<engine::Shift>{}, name));
    }

    // Of two exceptions on one day the file's order decides: a range beats what recurs, then the first wins. Records have no order, so each
    // day is written once.
    void set_exceptions(mspdi::Calendar const& from, Id id) {
        std::vector<bool> taken;
        for (bool const ranges : {true, false})
            for (auto const& exception : from.exceptions) {
                if ((exception.rule.repeat == engine::Repeat::every_day) != ranges) continue;
                auto const days = engine::days_of(exception.rule);
                if ((m_days += days.size()) > kMostDays || m_rows > kMostRows) {
                    room(from.name);
                    return;
                }
                if (taken.empty()) taken.resize(at(engine::kLastExceptionDay - engine::kFirstExceptionDay + 1), false);
                for (std::size_t i = 0; i < days.size();) {
                    auto const first = i;
                    while (i < days.size() && !taken[at(days[i] - engine::kFirstExceptionDay)] && days[i] - days[first] == static_cast<engine::Day>(i - first))
                        taken[at(days[i++] - engine::kFirstExceptionDay)] = true;
                    if (i == first) { ++i; continue; }
                    if (!room(from.name)) return;
                    set_exception(from, exception, id, days[first], days[i - 1]);
                }
            }
    }

    void set_exception(mspdi::Calendar const& from, mspdi::NamedException const& exception, Id calendar, engine::Day first, engine::Day last) {
        ++m_writer.out.counts.exceptions;
        auto const row = m_writer.add(exc::kType);
        m_writer.set(row, exc::calendar, calendar);
        m_writer.set(row, exc::name, exception.name);
        m_writer.set(row, exc::from, Date{first});
        m_writer.set(row, exc::to, Date{last});
        auto const text = hours(exception.rule.shifts, from.name);
        bool const works = text != cal::kNoWork;
        m_writer.set(row, exc::working, works);
        if (works) m_writer.set(row, exc::hours, text);
    }

    bool room(std::string const& name) {
        if (++m_rows <= kMostRows && m_days <= kMostDays) return true;
        if (!m_full) m_writer.note("mspdi.exceptions_cut", {name, std::to_string(kMostRows)});
        m_full = true;
        return false;
    }

    std::string hours(std::vector<engine::Shift> shifts, std::string const& name) {
        sort_stably(shifts);
        cal::Hours out;
        for (auto shift : shifts) {
            shift = {std::clamp(shift.from, 0, 1440), std::clamp(shift.to, 0, 2880)};
            if (shift.from >= shift.to || shift.from >= 1440) continue;
            if (out.count > 0 && shift.from <= out.spans[out.count - 1].to) {
                out.spans[out.count - 1].to = std::max(out.spans[out.count - 1].to, shift.to);
            } else if (out.count < cal::Hours::kMost) {
                out.spans[out.count++] = {shift.from, shift.to};
            } else {
                m_writer.note("mspdi.hours_cut", {name, std::to_string(cal::Hours::kMost)});
                break;
            }
        }
        return cal::hours_text(out);
    }

    Writer& m_writer;
    std::vector<mspdi::Calendar> const& m_all;
    std::vector<Id> m_records;                         // by index into the file's calendars
    std::map<std::int32_t, std::int32_t> m_index;      // UID → that index
    std::size_t m_rows = 0, m_days = 0;
    bool m_full = false;
};

}  // namespace

void write_calendars(Writer& writer) { Calendars(writer).write(); }

Id calendar_of(Writer const& writer, std::int32_t uid) {
    auto const found = writer.calendars.find(uid);
    return found == writer.calendars.end() ? kNoId : found->second;
}

}  // namespace pmo::mspdi_import
