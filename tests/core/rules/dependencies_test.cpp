#include "core/rules/dependencies.h"

#include "core/registers/project_dependency.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/intake_book.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::rules;
using tests::Given;
namespace dpd = registers::project_dependency;

namespace {

struct Pair : IntakeBook {
    Pair() {
        project("gives", "2026-09-21", 10);                 // its task finishes on Friday 2026-10-02
        project("takes", "2026-10-12", 5);
    }
    Id owes(std::string_view key, std::vector<Given> more) {
        more.insert(more.begin(), {{"project", "takes"}, {"provider", "gives"}, {"title", key}});
        return add(dpd::kType, key, more);
    }
    std::vector<Hit> hits() { return check_dependencies(facts()); }
};

}  // namespace

TEST_CASE("a dependency is broken when the provider's plan ends after the need") {
    Pair book;
    auto const broken = book.owes("broken", {{"needed_by", "2026-10-01"}, {"provider_task", "gives.task"}, {"status", "agreed"}, {"promised_on", "2026-09-30"}});
    auto const slips = book.owes("slips", {{"needed_by", "2026-10-20"}, {"provider_task", "gives.task"}, {"status", "agreed"}, {"promised_on", "2026-10-01"}});
    auto const fine = book.owes("fine", {{"needed_by", "2026-10-20"}, {"provider_task", "gives.task"}, {"status", "agreed"}, {"promised_on", "2026-10-02"}});
    auto const hits = book.hits();
    fires(hits, "dependency.broken", broken);
    fires(hits, "dependency.promise_slips", slips);
    silent(hits, "dependency.broken", slips);
    silent(hits, "dependency.broken", fine);
    silent(hits, "dependency.promise_slips", fine);
    auto const facts = dependency_facts(book.facts(), book.at("broken"));
    CHECK(facts.state == DependencyState::broken);
    CHECK(facts.late_days == 1);
    CHECK(dependency_facts(book.facts(), book.at("fine")).state == DependencyState::in_time);
}

TEST_CASE("the receiver's own plan can need it earlier than was agreed") {
    Pair book;
    auto const id = book.owes("early", {{"needed_by", "2026-12-01"}, {"task", "takes.task"}, {"promised_on", "2026-10-15"}});
    fires(book.hits(), "dependency.broken", id);
    CHECK(dependency_facts(book.facts(), book.at("early")).needed == parse_date("2026-10-12"));
}

TEST_CASE("overdue, unpromised, owed by a project that is over, done and not said") {
    Pair book;
    book.add(registers::project::kType, "shut", {{"name", "shut"}, {"status", "closed"}});
    book.add(registers::task::kType, "done", {{"project", "gives"}, {"name", "done"}, {"duration", "480"}, {"percent_complete", "100"}});
    auto const overdue = book.owes("overdue", {{"needed_by", "2026-09-17"}});
    auto const soon = book.owes("soon", {{"needed_by", "2026-10-18"}});
    auto const later = book.owes("later", {{"needed_by", "2026-10-19"}});
    auto const over = book.add(dpd::kType, "over", {{"project", "takes"}, {"provider", "shut"}, {"title", "over"}});
    auto const done = book.owes("done.dep", {{"needed_by", "2027-01-01"}, {"provider_task", "done"}});
    auto const hits = book.hits();
    fires(hits, "dependency.overdue", overdue);
    silent(hits, "dependency.overdue", soon);
    fires(hits, "dependency.no_promise", soon);
    silent(hits, "dependency.no_promise", later);
    fires(hits, "dependency.provider_over", over);
    silent(hits, "dependency.provider_over", soon);
    fires(hits, "dependency.task_finished", done);
    silent(hits, "dependency.task_finished", soon);
}

TEST_CASE("what was delivered or cancelled is silent, what leads nowhere does no harm") {
    Pair book;
    book.owes("delivered", {{"needed_by", "2026-01-01"}, {"delivered_on", "2026-02-01"}, {"status", "delivered"}});
    book.owes("cancelled", {{"needed_by", "2026-01-01"}, {"status", "cancelled"}});
    CHECK(book.hits().empty());
    CHECK(dependency_facts(book.facts(), book.at("delivered")).state == DependencyState::delivered);
    book.add(dpd::kType, "empty", {});
    book.add(dpd::kType, "lost", {{"project", "nobody"}, {"provider", "nowhere"}, {"task", "x"}, {"provider_task", "y"}, {"needed_by", "2026-12-01"}, {"promised_on", "2026-11-01"}});
    book.add(dpd::kType, "itself", {{"project", "gives"}, {"provider", "gives"}, {"provider_task", "gives.task"}, {"task", "gives.task"}});
    CHECK(all_dependencies(book.facts()).size() == 5);
    CHECK_FALSE(dependency_facts(book.facts(), book.at("lost")).provider);
}
