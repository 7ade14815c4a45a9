// The rules of the responsibility matrix, each by what makes it fire and what keeps it silent, and the matrix they read.

#include "core/registers/approval.h"
#include "core/registers/assignment.h"
#include "core/registers/communication_item.h"
#include "core/registers/gate.h"
#include "core/registers/person.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/registers/stakeholder.h"
#include "core/registers/task.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/raci_book.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using rules::Duty;

Id id(std::string_view key) { return id_from_key(key); }

TEST_CASE("a row of the matrix has one who answers and somebody who does it") {
    RaciBook book;
    book.departments("pmo pm fin it ops hr leg mkt");
    auto const good = book.activity("good", "pmo:a pm:r fin:c");
    auto const alone = book.activity("alone", "pm:ar");
    auto const nobody = book.activity("nobody", "pm:r fin:c");
    auto const two = book.activity("two", "pmo:a fin:a pm:r");
    auto const idle = book.activity("idle", "pmo:a fin:i");
    auto const talk = book.activity("talk", "pmo:a pm:r fin:c it:c ops:c hr:c leg:c mkt:c");
    auto const five = book.activity("five", "pmo:a pm:r fin:c it:c ops:c hr:c leg:c");
    auto const empty = book.activity("empty", "");
    auto const hits = book.hits();
    fires(hits, "raci.no_accountable", nobody);
    fires(hits, "raci.many_accountable", two);
    fires(hits, "raci.no_responsible", idle);
    fires(hits, "raci.many_consulted", talk);
    fires(hits, "raci.empty", empty);
    for (auto const one : {good, alone, five}) {
        silent(hits, "raci.no_accountable", one);
        silent(hits, "raci.many_accountable", one);
        silent(hits, "raci.no_responsible", one);
        silent(hits, "raci.many_consulted", one);
        silent(hits, "raci.empty", one);
    }
    silent(hits, "raci.no_accountable", empty);
    auto const found = std::ranges::find(hits, std::string_view("raci.many_accountable"), &rules::Hit::rule);
    CHECK(found->args == std::vector<std::string>{"2"});
    CHECK(found->evidence == std::vector{id("fin"), id("pmo")});
    CHECK(found->severity == Severity::error);
}

TEST_CASE("a heading needs no letters, and activities follow their phases") {
    RaciBook book;
    book.departments("pm");
    book.add(reg::phase::kType, "ph2", {{"method", "m"}, {"name", "规划"}, {"place", "b"}});
    auto const later = book.activity("1-later", "pm:ar", {{"phase", "ph2"}});
    auto const stray = book.activity("0-stray", "pm:ar", {{"phase", ""}});
    auto const heading = book.activity("2-heading", "");
    Record child(reg::activity::kType, id("child"));
    child.set(reg::activity::method.slot, {Value(id("m")), Stamp{1, 1}});
    child.set(reg::activity::phase.slot, {Value(id("ph")), Stamp{1, 1}});
    child.set(reg::activity::place.slot, {Value(Place(heading, "a")), Stamp{1, 1}});
    book.store.add(std::move(child));
    auto const matrix = book.matrix();
    REQUIRE(matrix.rows.size() == 4);
    CHECK(matrix.rows[0].activity == heading);
    CHECK(matrix.rows[0].heading);
    CHECK(matrix.rows[1].level == 1);
    CHECK(matrix.rows[2].activity == later);
    CHECK(matrix.rows[3].activity == stray);
    CHECK(matrix.phases.back().phase == kNoId);
    CHECK(matrix.activities == 3);
    silent(book.hits(), "raci.empty", heading);
    fires(book.hits(), "raci.empty", id("child"));
}

TEST_CASE("departments and roles are two matrices over the same activities") {
    RaciBook book;
    book.departments("pmo pm");
    book.add(reg::role::kType, "director", {{"name", "主任"}, {"place", "a"}});
    auto const both = book.activity("both", "pmo:a pm:r director:a");
    silent(book.hits(), "raci.many_accountable", both);
    auto const roles = book.matrix("m", rules::Parties::roles);
    REQUIRE(roles.columns.size() == 1);
    CHECK(roles.rows[0].tally.accountable == 1);
    CHECK_FALSE(book.says(both, "activity.many_accountable"));
    CHECK(book.says(both, "activity.nobody_responsible"));       // the role matrix has no R
}

TEST_CASE("of two records in one cell the later one counts, and it is said") {
    RaciBook book;
    book.departments("pm fin");
    auto const twice = book.activity("twice", "pm:ar fin:c");
    Record other(reg::raci_cell::kType, id("other"));
    other.set(reg::raci_cell::activity.slot, {Value(twice), Stamp{9, 9}});
    other.set(reg::raci_cell::party.slot, {Value(id("fin")), Stamp{9, 9}});
    other.set(reg::raci_cell::value.slot, {Value(std::string("i")), Stamp{9, 9}});
    book.store.add(std::move(other));
    auto const matrix = book.matrix();
    auto const& cell = matrix.rows[0].cells[static_cast<std::size_t>(matrix.column_of(id("fin")))];
    CHECK(cell.duty == Duty::informed);
    CHECK(cell.doubled);
    fires(book.hits(), "raci.doubled", twice);
    RaciBook clean;
    clean.departments("pm");
    auto const once = clean.activity("once", "pm:ar");
    silent(clean.hits(), "raci.doubled", once);
}

TEST_CASE("a letter of somebody who is gone is reported") {
    RaciBook book;
    book.departments("pm");
    book.add(reg::department::kType, "closed", {{"name", "旧部门"}, {"inactive", "true"}});
    auto const a = book.activity("a", "pm:ar closed:c");
    auto const b = book.activity("b", "pm:ar");
    auto const never = book.activity("never", "pm:ar ghost:c");
    fires(book.hits(), "raci.party_gone", a);
    fires(book.hits(), "raci.party_gone", never);
    silent(book.hits(), "raci.party_gone", b);
    book.add(reg::person::kType, "gone", {{"name", "走了"}, {"left", "2026-09-17"}});
    book.add(reg::person::kType, "last-day", {{"name", "今天"}, {"left", "2026-09-18"}});
    auto const by_people = book.activity("people", "gone:a last-day:r");
    Derived const derived{book.store};
    auto const hits = rules::check_raci({book.store, derived, book.today}, book.matrix("m", rules::Parties::roles));
    auto const count = std::ranges::count_if(hits, [&](auto const& hit) { return hit.rule == "raci.party_gone" && hit.subject == by_people; });
    CHECK(count == 1);
}

TEST_CASE("a column carries too much, or nothing") {
    RaciBook book;
    book.departments("pmo pm fin");
    for (int i = 0; i < 8; ++i) book.activity("a" + std::to_string(i), i < 5 ? "pmo:a pm:r fin:i" : "pm:ar");
    auto const hits = book.hits();
    fires(hits, "raci.overloaded", id("pm"));                    // R in 8 of 8
    fires(hits, "raci.idle", id("fin"));
    silent(hits, "raci.idle", id("pm"));
    fires(hits, "raci.overloaded", id("pmo"));                   // A in 5 of 8: 62.5 %
    RaciBook few;
    few.departments("pm");
    for (int i = 0; i < 7; ++i) few.activity("a" + std::to_string(i), "pm:ar");
    silent(few.hits(), "raci.overloaded", id("pm"));             // seven activities say nothing about load
}

// A project that follows the method, with a plan of one task below its phase.
struct Running : RaciBook {
    Running() {
        departments("pmo pm fin");
        add(reg::department::kType, "fin-a", {{"name", "核算组"}});
        add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"method", "m"}, {"start", "2026-09-01T08:00"}});
        add(reg::task::kType, "sum", {{"project", "p"}, {"name", "立项"}, {"place", "a"}});
        add(reg::task::kType, "t", {{"project", "p"}, {"name", "工作"}, {"place", "b"}, {"duration", "480"}});
        add(reg::phase::kType, "p-ph", {{"project", "p"}, {"name", "立项"}, {"kind", "initiation"}, {"task", "t"}, {"status", "active"}});
        add(reg::person::kType, "wang", {{"name", "王"}, {"department", "fin"}});
        add(reg::person::kType, "li", {{"name", "李"}, {"department", "pm"}});
        activity("act", "pm:ar fin:r pmo:i");
    }
};

TEST_CASE("whoever does something in a phase has a task in it") {
    Running book;
    fires(book.reality("p", "m"), "raci.unplanned", id("fin"));
    book.add(reg::assignment::kType, "as", {{"project", "p"}, {"task", "t"}, {"person", "wang"}});
    silent(book.reality("p", "m"), "raci.unplanned", id("fin"));
    fires(book.reality("p", "m"), "raci.unplanned", id("pm"));

    Running other;                                               // assigned, but outside of the phase's task
    other.add(reg::assignment::kType, "as", {{"project", "p"}, {"task", "sum"}, {"person", "wang"}});
    fires(other.reality("p", "m"), "raci.unplanned", id("fin"));
    CHECK(other.reality("no-such", "m").empty());
}

TEST_CASE("who approves a gate answers for something in its phase") {
    Running book;
    auto const gate = book.add(reg::gate::kType, "g", {{"project", "p"}, {"name", "立项门"}, {"phase", "p-ph"}, {"status", "planned"}});
    silent(book.reality("p", "m"), "raci.approver_without_a", gate);
    book.add(reg::approval::kType, "ok", {{"project", "p"}, {"subject", "g"}, {"title", "放行"}, {"approver", "li"}});
    silent(book.reality("p", "m"), "raci.approver_without_a", gate);     // pm is A/R
    book.add(reg::approval::kType, "no", {{"project", "p"}, {"subject", "g"}, {"title", "放行"}, {"approver", "wang"}});
    fires(book.reality("p", "m"), "raci.approver_without_a", gate);
    auto const held = book.add(reg::gate::kType, "held", {{"project", "p"}, {"name", "旧门"}, {"phase", "p-ph"}, {"status", "held"}, {"chair", "wang"}});
    silent(book.reality("p", "m"), "raci.approver_without_a", held);
}

TEST_CASE("whoever is to be informed is named in the communication plan") {
    Running book;
    fires(book.reality("p", "m"), "raci.uninformed", id("pmo"));
    book.add(reg::communication_item::kType, "c1", {{"project", "p"}, {"title", "周报"}, {"audience", "发起人"}});
    fires(book.reality("p", "m"), "raci.uninformed", id("pmo"));
    book.add(reg::communication_item::kType, "c2", {{"project", "p"}, {"title", "月报"}, {"audience", "ＰＭＯ 与发起人"}});
    silent(book.reality("p", "m"), "raci.uninformed", id("pmo"));

    Running by_person;
    by_person.add(reg::person::kType, "zhao", {{"name", "赵"}, {"department", "pmo"}});
    by_person.add(reg::stakeholder::kType, "s", {{"project", "p"}, {"name", "赵"}, {"person", "zhao"}});
    by_person.add(reg::communication_item::kType, "c", {{"project", "p"}, {"title", "周报"}, {"stakeholder", "s"}, {"status", "ended"}});
    fires(by_person.reality("p", "m"), "raci.uninformed", id("pmo"));    // ended
    by_person.add(reg::communication_item::kType, "c2", {{"project", "p"}, {"title", "周报"}, {"stakeholder", "s"}});
    silent(by_person.reality("p", "m"), "raci.uninformed", id("pmo"));
}

TEST_CASE("phases that are over are left alone, and so is a project without a plan") {
    Running book;
    book.add(reg::project::kType, "q", {{"code", "P-2"}, {"name", "新项目"}, {"method", "m"}});
    book.add(reg::phase::kType, "q-ph", {{"project", "q"}, {"name", "立项"}, {"kind", "initiation"}, {"status", "done"}});
    auto const hits = book.reality("q", "m");
    silent(hits, "raci.unplanned");
    silent(hits, "raci.uninformed");
    CHECK(rules::phase_in_project(book.store, id("p"), id("ph")) == id("p-ph"));
    CHECK(rules::phase_in_project(book.store, id("p"), id("ghost")) == kNoId);
    CHECK(rules::raci_scope_of(book.store, id("p")) == id("m"));
    book.activity("own", "pm:ar", {{"project", "p"}, {"phase", "p-ph"}});
    CHECK(rules::raci_scope_of(book.store, id("p")) == id("p"));
    CHECK(rules::raci_scope_of(book.store, id("ghost")) == kNoId);
}

TEST_CASE("what a project does otherwise than its method is listed") {
    Running book;
    book.add(reg::activity::kType, "second", {{"method", "m"}, {"phase", "ph"}, {"name", "第二项"}});
    book.activity("own", "pm:a fin:r", {{"project", "p"}, {"phase", "p-ph"}, {"origin", "act"}});
    book.activity("extra", "pm:ar", {{"project", "p"}, {"phase", "p-ph"}});
    auto const found = rules::compare_raci(book.store, book.matrix("p"), book.matrix());
    auto const kind_of = [&](std::string_view activity, std::string_view party) {
        for (auto const& one : found)
            if (one.activity == id(activity) && one.party == (party.empty() ? kNoId : id(party))) return one.kind;
        return rules::Tailored::same;
    };
    CHECK(kind_of("own", "pm") == rules::Tailored::changed);
    CHECK(kind_of("own", "pmo") == rules::Tailored::removed);
    CHECK(kind_of("own", "fin") == rules::Tailored::same);
    CHECK(kind_of("extra", "") == rules::Tailored::added);
    CHECK(kind_of("second", "") == rules::Tailored::removed);
    CHECK(found.size() == 4);
}

TEST_CASE("who stands for a party: below the department, by the role of the project, itself; circles end") {
    Running book;
    book.add(reg::role::kType, "sponsor", {{"name", "发起人"}});
    book.add(reg::person::kType, "qin", {{"name", "秦"}, {"role", "sponsor"}});
    CHECK(rules::stands_for(book.store, id("fin"), id("wang")));
    CHECK_FALSE(rules::stands_for(book.store, id("pm"), id("wang")));
    CHECK(rules::stands_for(book.store, id("wang"), id("wang")));
    CHECK(rules::stands_for(book.store, id("sponsor"), id("qin")));
    CHECK(rules::stands_for(book.store, id("sponsor"), id("qin"), id("p")));
    book.add(reg::role_assignment::kType, "ra", {{"project", "p"}, {"role", "sponsor"}, {"person", "li"}});
    CHECK(rules::stands_for(book.store, id("sponsor"), id("li"), id("p")));
    CHECK_FALSE(rules::stands_for(book.store, id("sponsor"), id("qin"), id("p")));
    for (auto const& [key, parent] : {std::pair{"x", "y"}, std::pair{"y", "x"}}) {
        Record one(reg::department::kType, id(key));
        one.set(reg::department::place.slot, {Value(Place(id(parent), "a")), Stamp{1, 1}});
        book.store.add(std::move(one));
    }
    CHECK_FALSE(rules::within_department(book.store, id("x"), id("fin")));
    CHECK(rules::within_department(book.store, id("x"), id("y")));
}

}  // namespace
