#include "core/project/mspdi_import.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/text.h"
#include "core/io/mspdi_xml.h"
#include "core/project/mspdi_import_parts.h"
#include "core/registers/project.h"

namespace pmo {

namespace mspdi_import {

namespace {

namespace prj = registers::project;

constexpr std::size_t kMostNotes = 1000;

// Old files have a sign only.
std::optional<Currency> currency_of(mspdi::Project const& file) {
    if (auto const known = parse_currency(file.currency_code)) return known;
    constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
        {"¥", "CNY"}, {"￥", "CNY"}, {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"₽", "RUB"}, {"₹", "INR"}, {"₩", "KRW"}};
    for (auto const& [sign, code] : kSigns)
        if (trim(file.currency_symbol) == sign) return parse_currency(code);
    return std::nullopt;
}

// What a cell can hold of it.
std::string fitting(std::string_view text) {
    auto good = repair_utf8(text.substr(0, kMaxTextBytes));
    if (good.size() > kMaxTextBytes) good = repair_utf8(text.substr(0, kMaxTextBytes / 3));   // damaged bytes grow to three
    return good;
}

std::string_view without_tail(std::string_view name, std::string_view tail) {
    return name.size() > tail.size() && fold(name).ends_with(tail) ? name.substr(0, name.size() - tail.size()) : name;
}

}  // namespace

Writer::Writer(mspdi::Project const& read, Store const& workspace, IdSource& id_source, MspdiImport& result)
    : file(read), store(workspace), out(result), currency(currency_of(read).value_or(Currency{})), m_ids(id_source) {}

Id Writer::add(TypeDef const& type) {
    auto const id = m_ids.next();
    out.edit.add(type, id);
    return id;
}

void Writer::set(Id record, Field<std::string> field, std::string_view text) {
    if (!text.empty()) out.edit.set(record, field.slot, Value(fitting(text)));
}

void Writer::set_moment(Id record, Field<Moment> field, Minute minute) {
    if (minute != kNoTime) out.edit.set(record, field, Moment{minute});
}

void Writer::set_money(Id record, Field<Money> field, std::int64_t hundredths) {
    if (hundredths != 0) out.edit.set(record, field, money(hundredths));
}

void Writer::set_flag(Id record, Field<bool> field, bool value) {
    if (value) out.edit.set(record, field, true);
}

void Writer::note(std::string code, std::vector<std::string> args) {
    if (out.notes.size() < kMostNotes) out.notes.push_back({std::move(code), std::move(args)});
    else if (out.notes.size() == kMostNotes) out.notes.push_back({"mspdi.notes_cut", {std::to_string(kMostNotes)}});
}

void Writer::note(mspdi::Task const& task, std::string code, std::vector<std::string> args) {
    args.insert(args.begin(), {std::to_string(task.id), task.name});
    note(std::move(code), std::move(args));
}

Money Writer::money(std::int64_t hundredths) const {
    auto const digits = minor_digits(currency);
    Money const amount{hundredths, currency};
    return digits >= 2 ? scale(amount, digits == 2 ? 1 : 10, 1) : scale(amount, 1, digits == 1 ? 10 : 100);
}

Money Writer::rate(std::int64_t ten_thousandths) const {
    Money const amount{ten_thousandths, currency};
    switch (minor_digits(currency)) {
        case 0: return scale(amount, 1, 10'000);
        case 1: return scale(amount, 1, 1'000);
        case 2: return scale(amount, 1, 100);
        default: return scale(amount, 1, 10);
    }
}

namespace {

void write_project(Writer& writer, MspdiImportOptions const& options) {
    auto const& file = writer.file;
    auto const id = writer.out.project = writer.add(prj::kType);
    auto name = !trim(file.title).empty() ? trim(file.title) : trim(without_tail(file.name, ".mpp"));
    if (name.empty()) name = trim(without_tail(options.file_name, ".xml"));
    writer.set(id, prj::code, options.project_code);
    writer.set(id, prj::name, name.empty() ? std::string_view("?") : name);
    writer.set_moment(id, prj::start, file.start);
    if (!file.schedule_from_start) {
        writer.set(id, prj::schedule_from, "finish");
        writer.set_moment(id, prj::finish, file.finish);
    }
    if (file.status_date != kNoTime) writer.set(id, prj::status_date, date_of(Moment{file.status_date}));
    auto const number = [&](Field<std::int64_t> field, std::int64_t value, std::int64_t least, std::int64_t most) {
        if (value >= least && value <= most) writer.set(id, field, value);
    };
    number(prj::minutes_per_day, file.minutes_per_day, 1, 1440);
    number(prj::minutes_per_week, file.minutes_per_week, 1, 10080);
    number(prj::days_per_month, file.days_per_month, 1, 31);
    number(prj::default_start, file.default_start_time, 0, 1439);
    number(prj::default_finish, file.default_finish_time, 1, 1440);
    // A summary's roll-up and all slack are in minutes here; the file's limit is in days.
    number(prj::critical_slack, std::int64_t{file.critical_slack_limit} * file.minutes_per_day, 1, 1'000'000'000);
    writer.set_flag(id, prj::new_tasks_manual, file.new_tasks_are_manual);
    writer.set(id, prj::source_uid, file.guid);
    writer.set(id, prj::currency, writer.currency.text());
    if (!currency_of(file) && !trim(file.currency_symbol).empty()) writer.note("mspdi.currency", {file.currency_symbol, std::string(writer.currency.text())});
    if (file.start == kNoTime) writer.note("mspdi.no_start");
}

// Resources that have no task yet: by number and name, or the project would not find them again.
std::string resources_without_work(Writer const& writer) {
    std::unordered_set<std::int32_t> busy;
    for (auto const& assignment : writer.file.assignments)
        if (writer.tasks.contains(assignment.task_uid)) busy.insert(assignment.resource_uid);
    std::string list;
    for (auto const& [uid, worker] : writer.workers) {
        if (busy.contains(uid)) continue;
        std::string inside, name;
        mspdi::append_element(inside, "UID", std::to_string(uid));
        mspdi::append_text(name, worker.from->name);
        mspdi::append_element(inside, "Name", name);
        mspdi::append_element(list, "Resource", inside);
    }
    return list;
}

// The project's own share of the file that no field holds, itself a file in small.
void keep_rest(Writer& writer) {
    auto kept = writer.file.rest;
    auto const list = [&](std::string_view name, std::string const& inside) {
        if (!inside.empty()) mspdi::append_element(kept, name, inside);
    };
    list("Calendars", writer.unused_calendars);
    list("Tasks", writer.project_row);
    list("Resources", resources_without_work(writer));
    writer.set(writer.out.project, prj::external, kept);
}

}  // namespace

}  // namespace mspdi_import

MspdiImport make_mspdi_import(mspdi::Project const& file, Store const& store, IdSource& ids, MspdiImportOptions const& options) {
    MspdiImport out;
    mspdi_import::Writer writer(file, store, ids, out);
    mspdi_import::write_project(writer, options);
    mspdi_import::write_calendars(writer);
    mspdi_import::write_workers(writer);
    mspdi_import::write_tasks(writer);
    mspdi_import::write_links(writer);
    mspdi_import::write_assignments(writer);
    mspdi_import::keep_rest(writer);
    return out;
}

}  // namespace pmo
