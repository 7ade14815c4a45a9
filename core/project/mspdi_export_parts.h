#pragma once
// The parts of mspdi_export.cpp: each fills a share of one file.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/money.h"
#include "core/model/record.h"
#include "core/project/mspdi_export.h"

namespace pmo::mspdi_export {

using engine::kNoTime;
using engine::Minute;

// Numbers within one list of the file. First come those that have one, then the others, in order of their ids, behind the greatest.
class Numbers {
public:
    void reserve(std::int32_t number) { m_taken.insert(number); }
    void want(Id record, std::string_view number);
    void want(Id record, std::int64_t number);        // negative: none
    void settle();                                     // after it `of` answers, and `next` goes on
    std::int32_t of(Id record) const;                  // -1: not in the list
    std::int32_t next() { return ++m_last; }
    bool is_new(Id record) const { return m_new.contains(record); }

private:
    std::set<std::int32_t> m_taken;
    std::map<Id, std::int32_t> m_numbers;
    std::set<Id> m_new;
    std::int32_t m_last = 0;
};

class Writer {
public:
    Writer(Store const& workspace, Derived const& results, Record const& record, MspdiExport& result);

    Store const& store;
    Derived const& derived;
    Plan const& plan;
    Record const& project;
    MspdiExport& out;
    mspdi::Project kept;                               // what the import has kept of the project itself
    bool imported = false;                             // once read from such a file

    Numbers calendars, workers, tasks, assignments;
    std::unordered_map<Id, std::int32_t, IdHash> calendar_of;   // worker → UID of its calendar
    std::vector<Record const*> team;                   // people and resources of the file

    std::int64_t hundredths(Money amount);             // 0 and counted: another currency than the project's
    std::int64_t hundredths(Record const& record, Field<Money> field) { return hundredths(record.get(field)); }
    std::int64_t rate(Money amount);                   // ten-thousandths
    std::string name(std::string_view text);           // what a name of the file may hold
    void note(std::string code, std::vector<std::string> args = {});
    void count(std::string_view code, std::size_t n = 1);   // one note for all, with their number
    void write_counted_notes();

private:
    Currency m_currency;
    std::map<std::string, std::size_t, std::less<>> m_counted;
};

bool is_live(Store const& store, Id id, TypeDef const& type);
Minute minute_or_none(Record const& record, Field<Moment> field);

void find_team(Writer& writer);
void write_calendars(Writer& writer);                  // of the project, its tasks and its team
std::int32_t uid_of_calendar(Writer const& writer, Id calendar);   // -1: none
void write_team(Writer& writer);
void write_tasks(Writer& writer);                      // with links and baselines
void write_assignments(Writer& writer);                // of the tasks written before
void report_left_out(Writer& writer);

}  // namespace pmo::mspdi_export
