#pragma once
// The parts of mspdi_import.cpp: each fills a share of one edit. Cells are written only where the file says something; texts and numbers
// are brought within what a cell may hold.

#include <concepts>
#include <map>
#include <unordered_map>

#include "core/model/record.h"
#include "core/project/mspdi_import.h"

namespace pmo::mspdi_import {

using engine::kNoTime;
using engine::Minute;

// What a work resource has become, or another one.
struct Worker {
    Id person{}, resource{};
    mspdi::Resource const* from = nullptr;
};

class Writer {
public:
    Writer(mspdi::Project const& read, Store const& workspace, IdSource& id_source, MspdiImport& result);

    mspdi::Project const& file;
    Store const& store;
    MspdiImport& out;
    Currency currency;

    std::map<std::int32_t, Id> calendars;              // by UID, those that say something and are used
    std::map<std::int32_t, Worker> workers;            // resources by UID
    std::map<std::int32_t, Id> tasks;                  // by UID
    Id project_calendar{};                             // kNoId: the standard week
    std::string unused_calendars;                      // of the file, as XML
    std::string project_row;                           // what the row of the project itself says, as XML
    struct Span { Minute start, finish; };
    std::unordered_map<std::int32_t, Span> scheduled;  // when our plan has the tasks, by UID

    Id add(TypeDef const& type);
    template <class T> requires(!std::same_as<T, std::string>) void set(Id record, Field<T> field, T value) { out.edit.set(record, field, std::move(value)); }
    void set(Id record, Field<std::string> field, std::string_view text);     // an empty text is left out
    void set_moment(Id record, Field<Moment> field, Minute minute);           // kNoTime is left out
    void set_money(Id record, Field<Money> field, std::int64_t hundredths);   // nothing is left out
    void set_flag(Id record, Field<bool> field, bool value);                  // false is left out
    void note(std::string code, std::vector<std::string> args = {});
    // A note about a task: its number and name come first.
    void note(mspdi::Task const& task, std::string code, std::vector<std::string> args = {});
    Money money(std::int64_t hundredths) const;
    Money rate(std::int64_t ten_thousandths) const;

private:
    IdSource& m_ids;
};

void write_calendars(Writer& writer);                  // fills writer.calendars and the project's calendar cell
Id calendar_of(Writer const& writer, std::int32_t uid);   // the record that stands for that calendar, kNoId: none

void write_workers(Writer& writer);                    // fills writer.workers
void write_assignments(Writer& writer);

void write_tasks(Writer& writer);                      // fills writer.tasks; baselines too
void write_links(Writer& writer);

}  // namespace pmo::mspdi_import
