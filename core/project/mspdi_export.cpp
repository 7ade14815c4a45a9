#include "core/project/mspdi_export.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/project/mspdi_export_parts.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/calendar.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace mspdi_export {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;

constexpr std::size_t kLongestName = 512;              // characters

}  // namespace

void Numbers::want(Id record, std::string_view number) {
    std::int64_t value = -1;
    auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    want(record, error == std::errc{} && end == number.data() + number.size() ? value : -1);
}

void Numbers::want(Id record, std::int64_t number) {
    bool const fits = number >= 0 && number <= 2'000'000'000;
    auto const uid = static_cast<std::int32_t>(fits ? number : -1);
    bool const free = fits && m_taken.insert(uid).second;
    if (!m_numbers.emplace(record, free ? uid : -1).second || free) return;
    m_new.insert(record);
}

void Numbers::settle() {
    if (!m_taken.empty()) m_last = *m_taken.rbegin();
    for (auto& [record, number] : m_numbers)
        if (number < 0) number = next();
}

std::int32_t Numbers::of(Id record) const {
    auto const at = m_numbers.find(record);
    return at == m_numbers.end() ? -1 : at->second;
}

Writer::Writer(Store const& workspace, Derived const& results, Record const& record, MspdiExport& result)
    : store(workspace), derived(results), plan(results.plan(record.id())), project(record), out(result), m_currency(prj::currency_of(record)) {
    imported = record.has(prj::source_uid) || record.has(prj::external);
    if (!record.has(prj::external)) return;
    auto read = mspdi::read_kept_project(record.get(prj::external));
    if (read.ok()) kept = std::move(*read);
    else note("mspdi_export.kept_bad", {std::string(record.get(prj::name))});
}

std::int64_t Writer::hundredths(Money amount) {
    if (amount.minor != 0 && amount.currency != m_currency) {
        count("mspdi_export.other_currency");
        return 0;
    }
    auto const digits = minor_digits(m_currency);
    if (digits == 2) return amount.minor;
    return digits > 2 ? scale(amount, 1, 10).minor : scale(amount, digits == 1 ? 10 : 100, 1).minor;
}

std::int64_t Writer::rate(Money amount) {
    if (amount.minor != 0 && amount.currency != m_currency) {
        count("mspdi_export.other_currency");
        return 0;
    }
    constexpr std::int64_t kParts[] = {10'000, 1'000, 100, 10};
    return scale(amount, kParts[static_cast<std::size_t>(std::clamp(minor_digits(m_currency), 0, 3))], 1).minor;
}

std::string Writer::name(std::string_view text) {
    auto const head = first_code_points(text, kLongestName);
    if (head.size() < text.size()) count("mspdi_export.name_cut");
    return std::string(head);
}

void Writer::note(std::string code, std::vector<std::string> args) { out.notes.push_back({std::move(code), std::move(args)}); }

void Writer::count(std::string_view code, std::size_t n) {
    if (n > 0) m_counted[std::string(code)] += n;
}

void Writer::write_counted_notes() {
    for (auto const& [code, n] : m_counted) note(code, {std::to_string(n)});
}

bool is_live(Store const& store, Id id, TypeDef const& type) {
    auto const* record = store.live(id);
    return record && &record->type() == &type;
}

Minute minute_or_none(Record const& record, Field<Moment> field) { return record.has(field) ? record.get(field).minute : kNoTime; }

namespace {

void write_frame(Writer& writer, Date today) {
    auto const& project = writer.project;
    auto const& plan = writer.plan;
    auto& file = writer.out.file;
    file.rest = writer.kept.rest;
    file.author = writer.kept.author;
    file.company = writer.kept.company;
    file.currency_symbol = writer.kept.currency_symbol;
    file.week_start_day = writer.kept.week_start_day;
    file.honor_constraints = project.has(prj::links_win) ? !project.get(prj::links_win) : writer.kept.honor_constraints;
    file.manager = writer.kept.manager;
    if (is_live(writer.store, project.get(prj::manager), registers::person::kType))
        file.manager = writer.store.live(project.get(prj::manager))->get(registers::person::name);
    file.name = file.title = writer.name(project.get(prj::name));
    file.guid = project.get(prj::source_uid);
    auto const currency = prj::currency_of(project);
    file.currency_code = currency.text();
    file.currency_digits = std::min(2, minor_digits(currency));
    file.schedule_from_start = project.get(prj::schedule_from) != "finish";
    file.start = minute_or_none(project, prj::start);
    file.finish = file.schedule_from_start ? plan.finish : minute_or_none(project, prj::finish);
    if (plan.rows.empty()) file.finish = minute_or_none(project, prj::finish);
    auto const number = [&](std::int32_t& target, Field<std::int64_t> field, std::int64_t least, std::int64_t most) {
        if (project.has(field)) target = static_cast<std::int32_t>(std::clamp(project.get(field), least, most));
        else if (writer.imported && least > 0) target = 0;   // the file had nothing sensible
    };
    number(file.minutes_per_day, prj::minutes_per_day, 1, 1440);
    number(file.minutes_per_week, prj::minutes_per_week, 1, 10080);
    number(file.days_per_month, prj::days_per_month, 1, 31);
    number(file.default_start_time, prj::default_start, 0, 1439);
    number(file.default_finish_time, prj::default_finish, 1, 1440);
    // Project counts this in days.
    auto const day = std::max(1, file.minutes_per_day);
    auto const slack = std::clamp<std::int64_t>(project.get(prj::critical_slack), 0, 1'000'000'000);
    file.critical_slack_limit = static_cast<std::int32_t>(slack / day);
    if (slack % day != 0) writer.note("mspdi_export.critical_slack", {std::to_string(slack), std::to_string(file.critical_slack_limit)});
    file.new_tasks_are_manual = project.get(prj::new_tasks_manual);
    if (project.has(prj::status_date)) file.status_date = moment_of(project.get(prj::status_date), file.default_finish_time).minute;
    file.current_date = moment_of(today, file.default_start_time).minute;
    for (auto const& problem : plan.problems)
        if (problem.code == "plan.cycle") writer.note("mspdi_export.cycle", problem.args);
}

}  // namespace

// Everything that belongs to the project by a link of its own and is not one of the file's lists.
void report_left_out(Writer& writer) {
    constexpr TypeDef const* kWritten[] = {&tsk::kType, &registers::dependency::kType, &registers::assignment::kType, &registers::baseline::kType, &registers::calendar::kType};
    for (auto const* type : all_registers()) {
        if (std::ranges::find(kWritten, type) != std::end(kWritten)) continue;
        auto const at = std::ranges::find_if(type->fields, [](FieldDef const& field) { return field.kind == Kind::link && field.target == "project" && field.id == "project"; });
        if (at == type->fields.end()) continue;
        auto const n = writer.store.referrers(*type, static_cast<std::uint8_t>(at - type->fields.begin()), writer.project.id()).size();
        if (n > 0) writer.out.left_out.push_back({type, kNoSlot, n});
    }
    constexpr std::uint8_t kCells[] = {tsk::owner.slot, tsk::department.slot, tsk::phase.slot, tsk::deliverable.slot, tsk::sprint.slot, tsk::item_type.slot, tsk::board_state.slot,
                                       tsk::blocked_reason.slot, tsk::story_points.slot, tsk::estimate_low.slot, tsk::estimate_likely.slot, tsk::estimate_high.slot,
                                       tsk::distribution.slot, tsk::cause.slot, tsk::correction.slot, tsk::tags.slot};
    std::size_t counts[std::size(kCells)] = {};
    for (auto const& row : writer.plan.rows)
        if (auto const* task = writer.store.live(row.task))
            for (std::size_t i = 0; i < std::size(kCells); ++i) counts[i] += task->has(kCells[i]) ? 1 : 0;
    for (std::size_t i = 0; i < std::size(kCells); ++i)
        if (counts[i] > 0) writer.out.left_out.push_back({&tsk::kType, kCells[i], counts[i]});
}

}  // namespace mspdi_export

MspdiExport make_mspdi_export(Store const& store, Derived const& derived, Id project, Date today) {
    MspdiExport out;
    auto const* record = store.live(project);
    if (!record || &record->type() != &registers::project::kType) return out;
    mspdi_export::Writer writer(store, derived, *record, out);
    mspdi_export::write_frame(writer, today);
    mspdi_export::find_team(writer);
    mspdi_export::write_calendars(writer);
    mspdi_export::write_team(writer);
    mspdi_export::write_tasks(writer);
    mspdi_export::write_assignments(writer);
    mspdi_export::report_left_out(writer);
    writer.write_counted_notes();
    return out;
}

}  // namespace pmo
