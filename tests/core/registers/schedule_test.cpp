#include <string>
#include <vector>

#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/board_column.h"
#include "core/registers/board_snapshot.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/person.h"
#include "core/registers/progress_report.h"
#include "core/registers/project.h"
#include "core/registers/sprint.h"
#include "core/registers/task.h"
#include "core/registers/work_week.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Id add_task(Book& book, std::string_view key, std::string_view project, std::string_view parent = {}) {
    Record record(r::task::kType, id_from_key(key));
    record.set(r::task::name.slot, {std::string(key), Stamp{1, 1}});
    record.set(r::task::project.slot, {id_from_key(project), Stamp{1, 1}});
    record.set(r::task::place.slot, {Place(parent.empty() ? kNoId : id_from_key(parent), "a"), Stamp{1, 1}});
    book.store.add(std::move(record));
    return id_from_key(key);
}

std::string normal(std::string_view text) {
    auto const hours = r::calendar::parse_hours(text);
    return hours ? r::calendar::hours_text(*hours) : "?";
}

}  // namespace

TEST_CASE("a project's dates, stage, status and manager fit together") {
    auto const& type = r::project::kType;
    rule(type, "project.finish_before_start", {{"start", "2026-03-02T08:00"}, {"finish", "2026-03-02T07:59"}}, {{"finish", "2026-12-31T17:00"}});
    rule(type, "project.target_before_start", {{"target_start", "2026-03-02"}, {"target_finish", "2026-03-01"}}, {{"target_finish", "2026-12-31"}});
    rule(type, "project.no_finish", {{"schedule_from", "finish"}}, {{"finish", "2026-12-31T17:00"}});
    rule(type, "project.no_finish", {{"schedule_from", "finish"}}, {{"schedule_from", "start"}});
    rule(type, "project.no_manager", {{"status", "active"}}, {{"manager", "chen"}});
    rule(type, "project.day_order", {{"default_start", "480"}, {"default_finish", "480"}}, {{"default_finish", "1020"}});
    rule(type, "project.stage_closed", {{"stage", "closed"}, {"status", "active"}}, {{"status", "closed"}});
    rule(type, "project.status_closed", {{"stage", "closing"}, {"status", "closed"}}, {{"stage", "closed"}});
}

TEST_CASE("a project counts in one currency") {
    auto const& type = r::project::kType;
    rule(type, "project.negative_budget", {{"budget", "-1 CNY"}}, {{"budget", "1 CNY"}});
    rule(type, "project.currency", {{"currency", "yuan"}}, {{"currency", "CNY"}});
    rule(type, "project.budget_currency", {{"currency", "USD"}, {"budget", "5 CNY"}}, {{"currency", "CNY"}});
    Book book;
    auto const currency = [&](std::string_view key) { return std::string(r::project::currency_of(*book.store.find(id_from_key(key))).text()); };
    book.add(type, "by_budget", {{"budget", "5 EUR"}, {"currency", "USD"}});
    book.add(type, "by_name", {{"currency", "USD"}});
    book.add(type, "by_default", {{"currency", "yuan"}});
    CHECK(currency("by_budget") == "EUR");
    CHECK(currency("by_name") == "USD");
    CHECK(currency("by_default") == "CNY");
}

TEST_CASE("a colour that is not green has a reason") {
    auto const& type = r::project::kType;
    rule(type, "project.no_reason", {{"health_scope", "amber"}}, {{"health_scope_reason", "Two requests pending"}});
    rule(type, "project.no_reason", {{"health_risk", "red"}}, {{"health_risk_reason", "Supplier"}});
    rule(type, "project.no_reason", {{"health_quality", "amber"}}, {{"health_quality", "green"}});
}

TEST_CASE("a project's baseline is its own, and its manager stays until the end") {
    Book book;
    book.add(r::baseline::kType, "own", {{"project", "mes"}, {"name", "V1"}});
    book.add(r::baseline::kType, "foreign", {{"project", "erp"}, {"name", "V2"}});
    auto const right = book.add(r::project::kType, "mes", {{"baseline", "own"}});
    CHECK(book.problems(right).empty());
    book.add(r::person::kType, "chen", {{"name", "Chen"}, {"left", "2026-09-30"}});
    auto const wrong = book.add(r::project::kType, "crm", {{"baseline", "foreign"}, {"manager", "chen"}, {"target_finish", "2026-12-31"}});
    CHECK(book.args(wrong, "link.other_project") == std::vector<std::string>{"V2"});
    CHECK(book.args(wrong, "owner.left") == std::vector<std::string>{"Chen", "2026-09-30"});
}

TEST_CASE("a task's dates are in order") {
    auto const& type = r::task::kType;
    rule(type, "task.finish_before_start", {{"start_on", "2026-03-02T08:00"}, {"finish_on", "2026-03-01T17:00"}}, {{"finish_on", "2026-03-02T17:00"}});
    rule(type, "task.actual_finish_before_start", {{"actual_start", "2026-03-02T08:00"}, {"actual_finish", "2026-03-01T17:00"}}, {{"actual_finish", "2026-03-02T08:00"}});
    rule(type, "task.resume_before_stop", {{"stop", "2026-03-02T17:00"}, {"resume", "2026-03-02T08:00"}}, {{"resume", "2026-03-09T08:00"}});
}

TEST_CASE("a task's percentage agrees with its actual dates") {
    auto const& type = r::task::kType;
    rule(type, "task.finished_not_complete", {{"actual_finish", "2026-03-02T17:00"}, {"percent_complete", "95"}}, {{"percent_complete", "100"}});
    rule(type, "task.finish_without_start", {{"actual_finish", "2026-03-02T17:00"}}, {{"actual_start", "2026-03-02T08:00"}});
    rule(type, "task.complete_without_finish", {{"percent_complete", "100"}}, {{"actual_finish", "2026-03-02T17:00"}});
    rule(type, "task.progress_without_start", {{"percent_complete", "30"}}, {{"actual_start", "2026-03-02T08:00"}});
    rule(type, "task.progress_without_start", {{"percent_complete", "30"}}, {{"percent_complete", "0"}});
    Book book;
    book.add(r::project::kType, "mes", {{"status_date", "2026-09-18"}});
    auto const future = book.add(type, "future", {{"project", "mes"}, {"actual_start", "2026-09-19T08:00"}});
    CHECK(book.args(future, "task.actual_in_future") == std::vector<std::string>{"2026-09-19T08:00", "2026-09-18"});
    auto const today = book.add(type, "today", {{"project", "mes"}, {"actual_start", "2026-09-18T17:00"}});
    CHECK_FALSE(book.says(today, "task.actual_in_future"));
}

TEST_CASE("percentages lie between 0 and 100") {
    Book book;
    auto const id = book.add(r::task::kType, "task", {{"name", "Build"}, {"percent_complete", "101"}, {"physical_percent", "-1"}});
    Problems problems;
    check_record(*book.store.find(id), book.store, problems);
    CHECK(book.find(problems.found, "too_large") != nullptr);
    CHECK(book.find(problems.found, "too_small") != nullptr);
}

TEST_CASE("a task's plan is complete") {
    auto const& type = r::task::kType;
    rule(type, "task.constraint_without_date", {{"constraint", "snet"}}, {{"constraint_on", "2026-03-02T08:00"}});
    rule(type, "task.constraint_without_date", {{"constraint", "mfo"}}, {{"constraint", "alap"}});
    rule(type, "task.manual_without_start", {{"mode", "manual"}}, {{"start_on", "2026-03-02T08:00"}});
    rule(type, "task.milestone_with_duration", {{"milestone", "true"}, {"duration", "480"}}, {{"duration", "0"}});
    rule(type, "task.estimate_order", {{"estimate_low", "480"}, {"estimate_likely", "240"}}, {{"estimate_likely", "480"}});
    rule(type, "task.estimate_order", {{"estimate_likely", "480"}, {"estimate_high", "240"}}, {{"estimate_high", "960"}});
    rule(type, "task.estimate_order", {{"estimate_low", "480"}, {"estimate_high", "240"}}, {{"estimate_low", "120"}});
    rule(type, "task.blocked_without_reason", {{"board_state", "blocked"}}, {{"blocked_reason", "No licence"}});
    rule(type, "task.board_done", {{"board_state", "done"}, {"percent_complete", "90"}}, {{"percent_complete", "100"}});
}

TEST_CASE("what a task names belongs to its project") {
    Book book;
    book.add(r::project::kType, "mes", {{"budget", "5 CNY"}});
    book.add(r::sprint::kType, "sprint", {{"project", "erp"}, {"name", "S1"}});
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"left", "2026-09-30"}});
    auto const task = book.add(r::task::kType, "task", {{"project", "mes"}, {"sprint", "sprint"}, {"budget", "5 USD"}, {"owner", "wang"}});
    CHECK(book.args(task, "link.other_project") == std::vector<std::string>{"S1"});
    CHECK(book.args(task, "project.other_currency") == std::vector<std::string>{"USD", "CNY"});
    CHECK(book.says(task, "owner.left"));
    auto const done = book.add(r::task::kType, "done", {{"project", "mes"}, {"owner", "wang"}, {"percent_complete", "100"}});
    CHECK_FALSE(book.says(done, "owner.left"));
    add_task(book, "summary", "mes");
    CHECK_FALSE(book.says(add_task(book, "child", "mes", "summary"), "task.parent_elsewhere"));
    CHECK(book.args(add_task(book, "stray", "erp", "summary"), "task.parent_elsewhere") == std::vector<std::string>{"summary"});
}

TEST_CASE("a dependency joins two tasks that are not one inside the other, once") {
    auto const& type = r::dependency::kType;
    rule(type, "dependency.itself", {{"predecessor", "a"}, {"successor", "a"}}, {{"successor", "b"}});
    Book book;
    add_task(book, "phase", "mes");
    add_task(book, "part", "mes", "phase");
    add_task(book, "work", "mes", "part");
    add_task(book, "next", "mes");
    CHECK(book.says(book.add(type, "up", {{"predecessor", "phase"}, {"successor", "work"}}), "dependency.own_summary"));
    CHECK(book.says(book.add(type, "down", {{"predecessor", "work"}, {"successor", "part"}}), "dependency.own_summary"));
    auto const link = book.add(type, "link", {{"predecessor", "work"}, {"successor", "next"}});
    book.add(type, "other", {{"predecessor", "work"}, {"successor", "next"}, {"kind", "ss"}});
    CHECK(book.problems(link).empty());
    book.add(type, "same", {{"predecessor", "work"}, {"successor", "next"}, {"kind", "fs"}});
    CHECK(book.args(link, "dependency.twice") == std::vector<std::string>{"work"});
}

TEST_CASE("a circle of summaries does not hang a dependency's check") {
    Book book;
    add_task(book, "a", "mes", "b");
    add_task(book, "b", "mes", "a");
    add_task(book, "c", "mes");
    auto const link = book.add(r::dependency::kType, "link", {{"predecessor", "c"}, {"successor", "a"}});
    CHECK(book.problems(link).empty());
}

TEST_CASE("an assignment names one person or one resource, once, for a while") {
    auto const& type = r::assignment::kType;
    rule(type, "assignment.nobody", {{"task", "t"}}, {{"person", "wang"}});
    rule(type, "assignment.nobody", {{"task", "t"}}, {{"resource", "crane"}});
    rule(type, "assignment.nobody", {{"task", "t"}}, {{"role", "tester"}});
    rule(type, "assignment.person_and_resource", {{"person", "wang"}, {"resource", "crane"}}, {{"resource", ""}});
    rule(type, "assignment.no_units", {{"person", "wang"}, {"units", "0"}}, {{"units", "50"}});
    rule(type, "assignment.finish_before_start", {{"start_on", "2026-03-02T08:00"}, {"finish_on", "2026-03-01T08:00"}}, {{"finish_on", "2026-03-02T17:00"}});
    rule(type, "assignment.actual_finish_before_start", {{"actual_start", "2026-03-02T08:00"}, {"actual_finish", "2026-03-01T08:00"}},
         {{"actual_finish", "2026-03-02T17:00"}});
    Book book;
    book.add(r::person::kType, "wang", {{"name", "Wang"}, {"left", "2026-09-30"}});
    add_task(book, "t", "mes");
    auto const one = book.add(type, "one", {{"project", "mes"}, {"task", "t"}, {"person", "wang"}, {"finish_on", "2026-09-30T17:00"}});
    CHECK(book.problems(one).empty());
    auto const two = book.add(type, "two", {{"project", "erp"}, {"task", "t"}, {"person", "wang"}, {"finish_on", "2026-10-01T17:00"}});
    CHECK(book.says(one, "assignment.twice"));
    CHECK(book.says(two, "owner.left"));
    CHECK(book.says(two, "link.other_project"));
}

TEST_CASE("a baseline is numbered once and its approval is signed") {
    auto const& type = r::baseline::kType;
    rule(type, "baseline.approved_by_nobody", {{"approved", "true"}}, {{"approved_by", "lin"}});
    rule(type, "baseline.approved_without_date", {{"approved", "true"}}, {{"approved_on", "2026-04-03"}});
    rule(type, "baseline.date_without_approval", {{"approved_on", "2026-04-03"}}, {{"approved", "true"}});
    rule(type, "baseline.approved_before_set", {{"set_on", "2026-04-03"}, {"approved_on", "2026-04-02"}}, {{"approved_on", "2026-04-03"}});
    Book book;
    auto const one = book.add(type, "one", {{"project", "mes"}, {"name", "V1"}, {"number", "0"}});
    book.add(type, "unnumbered", {{"project", "mes"}, {"name", "V0"}});
    CHECK(book.problems(one).empty());
    book.add(type, "two", {{"project", "mes"}, {"name", "V2"}, {"number", "0"}});
    CHECK(book.args(one, "baseline.twice") == std::vector<std::string>{"V2"});
}

TEST_CASE("a baseline has each of its project's tasks once") {
    auto const& type = r::baseline_task::kType;
    rule(type, "baseline_task.finish_before_start", {{"start", "2026-03-02T08:00"}, {"finish", "2026-03-02T07:00"}}, {{"finish", "2026-03-02T08:00"}});
    Book book;
    book.add(r::baseline::kType, "v1", {{"project", "mes"}});
    add_task(book, "t", "mes");
    add_task(book, "foreign", "erp");
    auto const one = book.add(type, "one", {{"baseline", "v1"}, {"task", "t"}});
    book.add(type, "older", {{"baseline", "v0"}, {"task", "t"}});
    CHECK(book.problems(one).empty());
    book.add(type, "two", {{"baseline", "v1"}, {"task", "t"}});
    CHECK(book.says(one, "baseline_task.twice"));
    CHECK(book.says(book.add(type, "three", {{"baseline", "v1"}, {"task", "foreign"}}), "link.other_project"));
}

TEST_CASE("a progress report is complete, of a Monday, and the only one") {
    auto const& type = r::progress_report::kType;
    rule(type, "progress_report.no_percent", {{"status", "collected"}}, {{"percent_complete", "40"}});
    rule(type, "progress_report.no_date", {{"status", "collected"}}, {{"reported_on", "2026-09-18"}});
    rule(type, "progress_report.applied_not_collected", {{"status", "due"}, {"applied", "true"}}, {{"status", "collected"}});
    rule(type, "progress_report.no_correction", {{"cause", "Rework"}}, {{"correction", "Two more people"}});
    rule(type, "progress_report.finish_before_start", {{"actual_start", "2026-09-18"}, {"actual_finish", "2026-09-17"}}, {{"actual_finish", "2026-09-18"}});
    rule(type, "progress_report.finished_not_complete", {{"actual_finish", "2026-09-17"}, {"percent_complete", "90"}}, {{"percent_complete", "100"}});
    rule(type, "progress_report.not_monday", {{"week", "2026-09-18"}}, {{"week", "2026-09-14"}});
    Book book;
    add_task(book, "t", "mes");
    auto const one = book.add(type, "one", {{"project", "mes"}, {"task", "t"}, {"reporter", "wang"}, {"week", "2026-09-14"}});
    book.add(type, "before", {{"project", "mes"}, {"task", "t"}, {"reporter", "wang"}, {"week", "2026-09-07"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"project", "mes"}, {"task", "t"}, {"reporter", "wang"}, {"week", "2026-09-14"}});
    CHECK(book.says(one, "progress_report.twice"));
}

TEST_CASE("working hours are read in the spellings that people type") {
    CHECK(normal("08:00-12:00 13:00-17:00") == "08:00-12:00 13:00-17:00");
    CHECK(normal("8:00-12:00,13:00-17:30") == "08:00-12:00 13:00-17:30");
    CHECK(normal("８:00-12:00") == "?");
    CHECK(normal("08：00－12：00，13：00～17：00") == "08:00-12:00 13:00-17:00");
    CHECK(normal(" 08:00–12:00、13:00—17:00 ") == "08:00-12:00 13:00-17:00");
    CHECK(normal("00:00-24:00") == "00:00-24:00");
    CHECK(normal("00:00-00:00") == "00:00-24:00");
    CHECK(normal("none") == "none");
    CHECK(normal("") == "none");
    CHECK(normal("22:00-06:00") == "22:00-06:00");
    CHECK(r::calendar::parse_hours("22:00-06:00")->spans[0] == r::calendar::Span{1320, 1800});
    CHECK(r::calendar::parse_hours("none")->count == 0);
}

TEST_CASE("working hours that make no sense are refused") {
    for (auto const text : {"08:00", "08:00-", "8-12", "08:60-12:00", "08:00-49:00", "24:00-25:00", "08:00-12:00 11:00-13:00", "08:00-12:00 x", "None", "-",
                            "13:00-17:00 08:00-12:00", "08:00-12:00-17:00", "099:00-12:00",
                            "00:00-01:00 01:00-02:00 02:00-03:00 03:00-04:00 04:00-05:00 05:00-06:00 06:00-07:00 07:00-08:00 08:00-09:00"}) {
        CAPTURE(text);
        CHECK_FALSE(r::calendar::parse_hours(text).has_value());
    }
    static_assert(r::calendar::parse_hours("08:00-12:00 13:00-17:00")->count == 2);
}

TEST_CASE("a calendar works some time and its bases end") {
    auto const& type = r::calendar::kType;
    rule(type, "calendar.hours", {{"monday", "8 to 5"}}, {{"monday", "08:00-17:00"}});
    rule(type, "calendar.never_works", {{"monday", "none"}}, {{"tuesday", "08:00-12:00"}});
    rule(type, "calendar.never_works", {{"name", "Empty"}}, {{"base", "standard"}});
    rule(type, "calendar.base_circle", {{"base", "wrong"}}, {{"base", "standard"}});
    Book book;
    auto const a = book.add(type, "a", {{"base", "b"}});
    book.add(type, "b", {{"base", "a"}});
    CHECK(book.says(a, "calendar.base_circle"));
}

TEST_CASE("an exception has days and hours, and meets no other") {
    auto const& type = r::calendar_exception::kType;
    rule(type, "calendar_exception.to_before_from", {{"from", "2026-10-07"}, {"to", "2026-10-01"}}, {{"to", "2026-10-07"}});
    rule(type, "calendar.hours", {{"working", "true"}, {"hours", "all day"}}, {{"hours", "08:00-12:00"}});
    rule(type, "calendar_exception.hours_without_work", {{"hours", "08:00-12:00"}}, {{"working", "true"}});
    rule(type, "calendar_exception.no_hours", {{"working", "true"}, {"hours", "none"}}, {{"hours", ""}});
    Book book;
    auto const holiday = book.add(type, "holiday", {{"calendar", "cn"}, {"name", "National Day"}, {"from", "2026-10-01"}, {"to", "2026-10-07"}});
    book.add(type, "make_up", {{"calendar", "cn"}, {"from", "2026-10-10"}, {"working", "true"}});
    book.add(type, "elsewhere", {{"calendar", "de"}, {"from", "2026-10-03"}});
    CHECK(book.problems(holiday).empty());
    auto const inside = book.add(type, "inside", {{"calendar", "cn"}, {"from", "2026-10-07"}});
    CHECK(book.args(inside, "calendar_exception.overlap") == std::vector<std::string>{"National Day", "2026-10-01"});
    CHECK(book.says(holiday, "calendar_exception.overlap"));
}

TEST_CASE("a work week has hours and days in order") {
    rule(r::work_week::kType, "work_week.to_before_from", {{"from", "2026-07-01"}, {"to", "2026-06-30"}}, {{"to", "2026-08-31"}});
    rule(r::work_week::kType, "calendar.hours", {{"friday", "morning"}}, {{"friday", "08:00-12:00"}});
}

TEST_CASE("a project has one active sprint, with an end") {
    auto const& type = r::sprint::kType;
    rule(type, "sprint.finish_before_start", {{"start", "2026-09-14"}, {"finish", "2026-09-13"}}, {{"finish", "2026-09-27"}});
    rule(type, "sprint.active_without_end", {{"status", "active"}}, {{"finish", "2026-09-27"}});
    Book book;
    auto const one = book.add(type, "one", {{"project", "mes"}, {"name", "S7"}, {"status", "active"}, {"finish", "2026-09-27"}});
    book.add(type, "before", {{"project", "mes"}, {"name", "S6"}, {"status", "done"}});
    CHECK(book.problems(one).empty());
    book.add(type, "two", {{"project", "mes"}, {"name", "S8"}, {"status", "active"}, {"finish", "2026-10-11"}});
    CHECK(book.args(one, "sprint.two_active") == std::vector<std::string>{"S8"});
}

TEST_CASE("a board has each column once, its history its own sprint") {
    Book book;
    auto const one = book.add(r::board_column::kType, "one", {{"project", "mes"}, {"state", "doing"}, {"name", "Coding"}});
    book.add(r::board_column::kType, "two", {{"project", "mes"}, {"state", "doing"}, {"name", "Testing"}});
    CHECK(book.problems(one).empty());
    book.add(r::board_column::kType, "three", {{"project", "mes"}, {"state", "doing"}, {"name", "Coding"}});
    CHECK(book.says(one, "board_column.twice"));
    book.add(r::sprint::kType, "s7", {{"project", "mes"}, {"name", "S7"}});
    CHECK(book.problems(book.add(r::board_snapshot::kType, "day", {{"project", "mes"}, {"sprint", "s7"}})).empty());
    CHECK(book.says(book.add(r::board_snapshot::kType, "odd", {{"project", "erp"}, {"sprint", "s7"}}), "link.other_project"));
}

TEST_CASE("an interruption lies within the work of a task that can rest") {
    auto const with_task = [](std::vector<Given> task, std::vector<Given> gap) {
        Book book;
        task.push_back({"project", "mes"});
        book.add(r::project::kType, "mes", {{"code", "P-1"}});
        book.add(r::task::kType, "t", task);
        gap.push_back({"project", "mes"});
        gap.push_back({"task", "t"});
        auto const id = book.add(r::interruption::kType, "gap", gap);
        std::string said;
        for (auto const* code : {"interruption.manual", "interruption.outside", "interruption.twice"}) said += book.says(id, code) ? code : "";
        return said;
    };
    CHECK(with_task({{"duration", "1920"}}, {{"after", "960"}, {"length", "480"}}).empty());
    CHECK(with_task({{"duration", "1920"}}, {{"after", "1920"}, {"length", "480"}}) == "interruption.outside");
    CHECK(with_task({{"duration", "1920"}}, {{"after", "0"}, {"length", "480"}}) == "interruption.outside");
    CHECK(with_task({{"duration", "1920"}, {"mode", "manual"}}, {{"after", "960"}, {"length", "480"}}) == "interruption.manual");
    Book book;
    book.add(r::task::kType, "t", {{"duration", "1920"}});
    auto const one = book.add(r::interruption::kType, "one", {{"task", "t"}, {"after", "960"}, {"length", "480"}});
    auto const two = book.add(r::interruption::kType, "two", {{"task", "t"}, {"after", "960"}, {"length", "240"}});
    CHECK(book.says(one, "interruption.twice"));
    CHECK(book.says(two, "interruption.twice"));
    CHECK_FALSE(book.says(book.add(r::interruption::kType, "of nothing", {{"task", "gone"}}), "interruption.outside"));
}
